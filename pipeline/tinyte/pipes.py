"""The stages as spaCy pipes: `nlp.add_pipe("tinyte_dates")`, spans in `doc.spans["dates"]`, values in `span._.value`.

| pipe | fills | needs |
| --- | --- | --- |
| tinyte_segments | sentence starts, `doc._.passage` | the tokenizer `tinyte.syllables.v1` |
| tinyte_resolutions | `doc.spans["resolutions"]` | tinyte_segments |
| tinyte_dates | `doc.spans["dates"]` | tinyte_segments; resolutions, so that no document number is a date |
| tinyte_units | `doc.spans["units"]` | tinyte_segments |
| tinyte_entities | `doc.spans["entities"]`, more units | tinyte_units, whose doubts the trained model is asked about |
| tinyte_officials | `doc.spans["officials"]` | tinyte_segments; units, for the organizations of posts; entities, if any |
| tinyte_targets | `doc.spans["targets"]` | tinyte_segments; all the others, for periods and for figures that are none |
| tinyte_confidence | `span._.confidence` | the others, whose rows it calibrates |

The headline, the publication time and the province of the article come from `doc._.title`, `doc._.published`, `doc._.province`.

>>> from tinyte import load
>>> doc = load()("Tính đến ngày 15/6/2021, tỉnh đã tiêm 1.200 liều.")
>>> [(span.text, span._.value.value) for span in doc.spans["dates"]]
[('Tính đến ngày 15/6/2021', '2021-06-15')]
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache, partial
from pathlib import Path
from typing import Any

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.util import get_lang_class, registry
from spacy.vocab import Vocab

from tinyte import doc_data  # noqa: F401 - teaches spaCy to write what stands in `doc._.passage`
from tinyte.extract.dates import find_dates
from tinyte.extract.entities.find import find_entities
from tinyte.extract.entities.joined import joined_units
from tinyte.extract.entities.model import EntityModel, read_model, shipped_model
from tinyte.extract.officials import find_officials
from tinyte.extract.passage import Found, Passage
from tinyte.extract.resolutions import find_resolutions
from tinyte.extract.targets import find_targets
from tinyte.extract.units import find_units
from tinyte.resolve.confidence import calibrated
from tinyte.resolve.documents import resolve_resolutions
from tinyte.resolve.pairs import resolve_targets
from tinyte.resolve.people import resolve_officials
from tinyte.resolve.units import resolve_units
from tinyte.resolve.years import resolve_dates
from tinyte.segment.sentences import sentences
from tinyte.segment.syllables import syllables
from tinyte.segment.words import words
from tinyte.tables import MENTION_TABLES

PIPES = (
    "tinyte_segments",
    "tinyte_resolutions",
    "tinyte_dates",
    "tinyte_units",
    "tinyte_entities",
    "tinyte_officials",
    "tinyte_targets",
    "tinyte_confidence",
)

for _name in ("title", "published", "province", "passage"):
    Doc.set_extension(_name, default=None, force=True)


def _of_span(name: str, span: Span) -> Any:
    return getattr(span.doc._.passage.found[span.label_][int(span.id_)], name)


for _name in ("value", "rule", "confidence", "method"):
    Span.set_extension(_name, getter=partial(_of_span, _name), force=True)

_TEXT = "tinyte_text"
"""Where the tokenizer leaves the text for the first pipe: `doc.text` puts it together again token by token, in 2 ms."""


class SyllableTokenizer:
    """Tokens whose characters are exactly the text's: letters, digits, single signs, runs of blanks."""

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab

    def __call__(self, text: str) -> Doc:
        """The text as a Doc; `doc.text == text`, always."""
        tokens: list[str] = []
        spaces: list[bool] = []
        at = 0
        for start, end in (*syllables(text), (len(text), len(text))):
            if gap := text[at:start]:
                if tokens and gap[0] == " ":
                    spaces[-1], gap = True, gap[1:]
                if gap:
                    tokens.append(gap)
                    spaces.append(False)
            if end > start:
                tokens.append(text[start:end])
                spaces.append(False)
            at = end
        doc = Doc(self.vocab, words=tokens, spaces=spaces)
        doc.user_data[_TEXT] = text
        return doc

    def to_bytes(self, **_: Any) -> bytes:
        """Nothing to keep: the tokenizer has no state."""
        return b""

    def from_bytes(self, _data: bytes, **_: Any) -> SyllableTokenizer:
        """Itself."""
        return self

    def to_disk(self, _path: Any, **_: Any) -> None:
        """Nothing to keep: the tokenizer has no state."""

    def from_disk(self, _path: Any, **_: Any) -> SyllableTokenizer:
        """Itself."""
        return self


@registry.tokenizers("tinyte.syllables.v1")  # type: ignore[untyped-decorator]
def make_tokenizer() -> Callable[[Language], SyllableTokenizer]:
    """The tokenizer's factory, for a spaCy config."""
    return lambda nlp: SyllableTokenizer(nlp.vocab)


@Language.component("tinyte_segments")
def segments(doc: Doc) -> Doc:
    """Sets sentence starts and `doc._.passage`, on which the other pipes work."""
    text = doc.user_data.pop(_TEXT, None) or doc.text
    spans = sentences(text)
    doc._.passage = Passage(
        text=text, sentences=spans, words=words(text, spans), title=doc._.title, published=doc._.published,
        province=doc._.province, found={},
    )  # fmt: skip
    starts = {start for start, _ in spans} | {0}
    # one array: setting `is_sent_start` token by token takes longer than all the pipes
    offsets = doc.to_array(["IDX"])
    begins: Any = np.where(np.isin(offsets, list(starts)), 1, -1).reshape(-1, 1).astype("uint64")
    return doc.from_array(["SENT_START"], begins)


def _passage_of(doc: Doc, pipe: str) -> Passage:
    passage: Passage | None = doc._.passage
    if passage is None:
        raise ValueError(f'{pipe} needs "tinyte_segments" before it: nlp.add_pipe("tinyte_segments", first=True)')
    return passage


def _keep(doc: Doc, table: str, found: Sequence[Found[Any]]) -> None:
    """Leaves the findings, in the order of the text, in the passage and as spans of the Doc."""
    found = sorted(found, key=lambda f: (f.start, f.end))
    doc._.passage.found[table] = found
    spans = [doc.char_span(f.start, f.end, label=table, span_id=str(n)) for n, f in enumerate(found)]
    doc.spans[table] = [span for span in spans if span is not None]


def _pipe(table: str, find: Callable[[Passage], list[Any]], resolve: Callable[[Passage, list[Any]], list[Any]]) -> None:
    def pipe(doc: Doc) -> Doc:
        passage = _passage_of(doc, f"tinyte_{table}")
        _keep(doc, table, resolve(passage, find(passage)))
        return doc

    Language.component(f"tinyte_{table}", func=pipe, assigns=["doc.spans"])


_pipe("resolutions", find_resolutions, resolve_resolutions)
_pipe("dates", find_dates, resolve_dates)
_pipe("units", find_units, resolve_units)
_pipe("officials", find_officials, resolve_officials)
_pipe("targets", find_targets, resolve_targets)


@Language.component("tinyte_confidence")
def confidence(doc: Doc) -> Doc:
    """Replaces what the rules say of themselves by how often such rows are right."""
    found = _passage_of(doc, "tinyte_confidence").found
    for table in MENTION_TABLES:
        if table in found:
            found[table] = [calibrated(table, one) for one in found[table]]  # type: ignore[index]
    return doc


class EntityPipe:
    """The trained model as a pipe; organizations that only it knows become units."""

    def __init__(self, model: EntityModel) -> None:
        self.model = model

    def __call__(self, doc: Doc) -> Doc:
        """Fills `doc.spans["entities"]` and adds to `doc.spans["units"]`."""
        passage = _passage_of(doc, "tinyte_entities")
        entities = find_entities(passage, self.model)
        _keep(doc, "entities", entities)
        if more := resolve_units(passage, joined_units(passage, entities)):
            _keep(doc, "units", [*passage.found["units"], *more])
        return doc


@Language.factory("tinyte_entities", default_config={"path": None}, assigns=["doc.spans"])
def make_entities(nlp: Language, name: str, path: str | None) -> EntityPipe:  # noqa: ARG001 - what a factory is called with
    """The pipe with the model in a file of `tinyte train`, or the one that comes with tinyte.

    Raises ModelError when the file is no model.
    """
    return EntityPipe(read_model(Path(path)) if path else shipped_model())


def load(model: bool = True) -> Language:
    """A spaCy pipeline for Vietnamese with all of tinyte's pipes, or all but the trained model; made once a process.

    >>> load().pipe_names[0]
    'tinyte_segments'
    """
    return _made(model)


@cache
def _made(model: bool) -> Language:
    config = {"nlp": {"tokenizer": {"@tokenizers": "tinyte.syllables.v1"}}}
    nlp = get_lang_class("vi").from_config(config)
    for name in PIPES:
        if model or name != "tinyte_entities":
            nlp.add_pipe(name)
    return nlp
