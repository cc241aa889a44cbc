"""Vietnamese words: underthesea's word segmentation model, run here, as offsets into the text.

The tags are the same as those of `underthesea.word_tokenize` on each sentence. Its tokens are rewritten on the way
("Uỷ" → "Ủy"), so the text's own offsets are kept beside them and nothing is ever looked up by what a token says.
"""

from __future__ import annotations

import importlib.util
import pickle
import re
import unicodedata
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path

from tinyte.segment.linear_chain import LinearChain, Template, read_crfsuite
from tinyte.segment.syllables import syllables
from tinyte.segment.tokens import tokens

_MODEL = "pipeline/word_tokenize/models/ws_crf_vlsp2013_20230727"
_SPELLINGS = "pipeline/text_normalize/tn_rules_2023_07_14.bin"
_TEMPLATE = re.compile(r"T\[(-?\d+)(?:,(-?\d+))?\](?:\.(\w+))?")
_BLANKS = re.compile(r"\s+")

Spans = list[tuple[int, int]]


def words(text: str, sentences: Sequence[tuple[int, int]]) -> Spans:
    """Spans (start, end) of the words of all sentences, in order; they hold every character that is not blank once.

    Raises FileNotFoundError when underthesea's model is not installed.

    >>> text = "Đại diện Uỷ ban nhân dân tỉnh khen 12 bác sĩ."
    >>> [text[start:end] for start, end in words(text, [(0, len(text))])]
    ['Đại diện', 'Uỷ ban nhân dân', 'tỉnh', 'khen', '12', 'bác sĩ', '.']
    """
    chain, spellings = model()
    found = [_tokens(text[start:end]) for start, end in sentences]
    labels = chain.label([[spellings.get(token, token) for token, _, _ in line] for line in found])
    begin = chain.labels.index("B-W")
    spans: Spans = []
    for (offset, _), line, tags in zip(sentences, found, labels, strict=True):
        opened = len(spans)
        for (_, start, end), tag in zip(line, tags, strict=True):
            if tag == begin or len(spans) == opened:
                spans.append((offset + start, offset + end))
            else:
                spans[-1] = (spans[-1][0], offset + end)
    return spans


def segmented(text: str, words: Sequence[tuple[int, int]]) -> str:
    """The words separated by blanks, the blanks inside a word turned into `_`.

    >>> segmented("bác sĩ  gia đình", [(0, 6), (8, 16)])
    'bác_sĩ gia_đình'
    """
    return " ".join(_BLANKS.sub("_", text[start:end]) for start, end in words)


@cache
def model() -> tuple[LinearChain[str, str], dict[str, str]]:
    """The word model and the spellings it was trained on ({token: usual spelling}); read once, a tenth of a second."""
    spec = importlib.util.find_spec("underthesea")
    if spec is None or spec.origin is None:
        raise FileNotFoundError("words need the package underthesea (pip install underthesea)")
    package = Path(spec.origin).parent
    folder = package / _MODEL
    lexicon: frozenset[str] = frozenset(pickle.loads((folder / "dictionary.bin").read_bytes()))
    names: list[str] = pickle.loads((folder / "features.bin").read_bytes())
    spellings: dict[str, str] = pickle.loads((package / _SPELLINGS).read_bytes())["token"]
    return LinearChain(read_crfsuite(folder / "models.bin"), _templates(names, lexicon), " ".join), spellings


def _tokens(sentence: str) -> list[tuple[str, int, int]]:
    """The model's tokens; syllables where the text is not in NFC, which the model's own tokenizer cannot hold."""
    if unicodedata.is_normalized("NFC", sentence):
        return tokens(sentence)
    spans = syllables(sentence)
    return [(unicodedata.normalize("NFC", sentence[start:end]), start, end) for start, end in spans]


def _templates(names: Sequence[str], lexicon: frozenset[str]) -> list[Template[str]]:
    """The model's features from their names, like "T[0]", "T[-1,0].lower", "T[0,2].is_in_dict"."""
    functions: dict[str | None, Callable[[str], str]] = {
        None: str,
        "lower": str.lower,
        "isdigit": lambda run: "True" if run.isascii() and run.isdigit() else "False",
        "istitle": _is_title,
        "is_in_dict": lambda run: "True" if run.lower() in lexicon else "False",
    }
    templates = []
    for name in names:
        match = _TEMPLATE.fullmatch(name)
        if match is None or match[3] not in functions:
            raise ValueError(f"the word model has a feature that is not known here: {name}")
        first, last = int(match[1]), int(match[2] or match[1])
        templates.append(Template(name, first, last - first + 1, functions[match[3]]))
    return templates


def _is_title(run: str) -> str:
    """Whether every word begins with its own upper case, so that digits and signs count as title in this model."""
    first = run[:1]
    if first != first.upper():
        return "False"
    return "False" if any(word[:1] != word[:1].upper() for word in run.split(" ")) else "True"
