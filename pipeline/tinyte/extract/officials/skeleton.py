"""The text as a short string of letters, one a cue, a name or what stands between them; the rules are patterns over it.

| letter | stands for |
| --- | --- |
| N | name of a person |
| H | honorific: ông, bà, đồng chí; of somebody accused: bị cáo |
| T | titles: PGS.TS.BS |
| P | post with its organization; p one that only counts after a name |
| O | unit named without a post; L a place |
| M | several: các, hai |
| = | holds a post: là |
| > | takes up a post: giữ chức, về làm |
| + | besides: kiêm |
| & | và |
| X | word before a name that is no official's: bệnh nhân, đường |
| t | theo |
| @ | thuộc, công tác tại |
| y | age, day of birth, other personal detail |
| w | other words |
| , ; : ( ) - / | themselves; : also gồm |
| . | end of a sentence |
| \\| | end of a line |
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

import regex

from tinyte import rulebook
from tinyte.extract.officials.names import is_abbreviated
from tinyte.extract.officials.tokens import Token, heavy_tokens
from tinyte.extract.passage import Passage

_BORN = r" *(?:sinh ngày|sinh|sn)[: ]*\d{1,2}[/.\-]\d{1,2}[/.\-]\d{4}"
_PIECE = regex.compile(rf"{_BORN}|\n\s*|\.(?=\s|$)|[,;:()/\-]|[^\n,;:()/\-.]+|\.")
_WORDS = regex.compile(r"[\p{L}\p{N}]+")
_AGE = regex.compile(
    r"\d{1,3} tuổi|(?:sn|sinh năm|sinh) \d{4}|(?:sinh ngày|sinh|sn) \d{1,2} \d{1,2} \d{4}|(?:người )?dân tộc \p{L}+(?: \p{L}+)?"
)
NEAR = 50
"""How many characters on either side of a heavy token are looked at."""


@dataclass(frozen=True, slots=True)
class Skeleton:
    """The letters and, one for one, their tokens."""

    letters: str
    tokens: Sequence[Token]


def skeleton(passage: Passage) -> Skeleton:
    """The skeleton of the text."""
    tokens: list[Token] = []
    at, end = 0, len(passage.text)
    for token in (*heavy_tokens(passage), Token("", end, end)):
        tokens += _between(passage, at, token.start, tokens[-1].letter if tokens else "|", token.letter)
        if token.letter:
            tokens.append(token)
        at = token.end
    return Skeleton("".join(token.letter for token in tokens), tokens)


def _between(passage: Passage, start: int, end: int, left: str, right: str) -> Iterator[Token]:
    """The light tokens of the text between two heavy ones; of a long text only what is near to either."""
    if end - start > 2 * NEAR:
        yield from _between(passage, start, start + NEAR, left, "")
        yield Token("w", start + NEAR, end - NEAR)
        start, left = end - NEAR, "w"
    pieces = list(_PIECE.finditer(passage.lower, start, end))
    for n, piece in enumerate(pieces):
        text = piece.group()
        if text[0] == "\n":
            yield Token("|", piece.start(), piece.end())
        elif text == ".":
            if (
                n or left != "T" or not is_abbreviated(passage.normal, start)
            ):  # "BS. Hòa": the stop belongs to the title
                yield Token("." if _ends_sentence(passage, piece.end()) else "w", piece.start(), piece.end())
        elif text in ",;:()/-":
            yield Token(text, piece.start(), piece.end())
        else:
            before_cue = n == len(pieces) - 1 and right in ("H", "T", "P", "N")
            for letter in _word_letters(" ".join(_WORDS.findall(text)), before_cue):
                yield Token(letter, piece.start(), piece.end())


def _ends_sentence(passage: Passage, at: int) -> bool:
    rest = passage.text[at : at + 2].lstrip()
    return not rest or not rest[0].islower()


def _word_letters(words: str, before_cue: bool) -> str:
    """The letters of words between two cues: a known phrase at the left, one at the right, `w` for the rest."""
    lexicon = _phrases()
    if not words:
        return ""
    if words in lexicon:
        return lexicon[words]
    if _AGE.fullmatch(words):
        return "y"
    parts = words.split(" ")
    left = right = ""
    for length in (3, 2, 1):
        if not left and length < len(parts) and (letter := lexicon.get(" ".join(parts[:length]))) and letter in "=>+&:":
            left, parts = letter, parts[length:]
    if before_cue:
        for length in (3, 2, 1):
            if not right and length <= len(parts) and (letter := lexicon.get(" ".join(parts[-length:]))):
                right, parts = letter, parts[:-length]
    return left + ("w" if parts else "") + right


@cache
def _phrases() -> dict[str, str]:
    posts, names = rulebook.load("posts"), rulebook.load("names")
    letters = dict.fromkeys(names.lexicon("no_official_before"), "X") | {"theo": "t"}
    letters |= dict.fromkeys(names.lexicon("personal"), "y")
    for lexicon, letter in (
        ("consists", ":"),
        ("works_at", "@"),
        ("holds", "="),
        ("takes_up", ">"),
        ("besides", "+"),
        ("together", "&"),
        ("several", "M"),
    ):
        letters |= dict.fromkeys(posts.lexicon(lexicon), letter)
    return letters
