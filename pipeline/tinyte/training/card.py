"""The model card: what a model learnt from, how, what it reaches, what it is not for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from tinyte.extract.entities.model import EntityModel


def write_card(path: Path, model_file: Path, model: EntityModel) -> None:
    """Writes the card as Markdown."""
    path.write_text("\n".join(_lines(model_file, model)) + "\n", encoding="utf-8")


def _lines(model_file: Path, model: EntityModel) -> Iterator[str]:
    about = model.about
    yield f"# {model_file.name}"
    yield ""
    yield "A linear-chain CRF over Vietnamese syllables: people, posts, organizations, places, documents, indicators in health"
    yield "news. tinyte asks it about sentences that its rules leave in doubt; it is no entity recognizer for other texts."
    yield ""
    yield "| | |"
    yield "| --- | --- |"
    weights = model.weights
    size = f"{model_file.stat().st_size / 1e6:.1f} MB, {len(weights.attributes):,} attributes, {len(weights.labels)} labels"
    yield f"| size | {size} |"
    yield f"| annotated | {_data(about['annotated'])} |"
    if "silver" in about:
        yield f"| silver (labelled by the rules) | {_data(about['silver'])} |"
    yield f"| settings | {', '.join(f'{name} {value}' for name, value in about['config'].items() if name != 'sure')} |"
    if about.get("sure"):
        yield f"| taken from a probability of | {', '.join(f'{label} {value}' for label, value in about['sure'].items())} |"
    for name, figures in about.get("test", {}).items():
        yield ""
        yield f"## Test: {name}"
        yield ""
        yield "| label | entities | precision | recall | F1 |"
        yield "| --- | --- | --- | --- | --- |"
        for label, one in figures.items():
            yield f"| {label} | {one['n']} | {one['p']:.3f} | {one['r']:.3f} | {one['f1']:.3f} |"
    yield ""
    yield "The texts themselves are in no model: it holds weights of single words and of pairs and triples of words."


def _data(data: Mapping[str, Any]) -> str:
    told = [f"{count:,} {what}" for what, count in data.items() if isinstance(count, int)]
    files = [f"{file['name']} (sha256 {file['sha256'][:12]}…)" for file in data.get("files", ())]
    return ", ".join(told + files)
