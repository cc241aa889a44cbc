"""Numbers of Vietnamese documents: "210/KH-UBND", "18/2016/NQ-HĐND", "28-NQ/TW", "15/2023/QH15", "123/SYT-NVY"."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache

import regex

from tinyte import rulebook

_ASSEMBLY = regex.compile(r"qh\d*")
_TERM = regex.compile(r"(?<=^(?:qh|ubtvqh))\d+$")
_NUMBER = regex.compile(
    r"(?P<serial>\d[\dO]*[A-ZĐ]?)(?:(?:/|-(?=\d{4}(?:/|$)))(?P<year>(?:19|20)\d\d))?(?:[-/]?(?P<code>\D.*))?"
)
_BLANKS = regex.compile(r"\s+")
_LAST_DIGITS = regex.compile(r"\d+$")
_SEPARATORS = regex.compile(r"[-/ ]+")


@dataclass(frozen=True, slots=True)
class DocumentNumber:
    """A document number in its parts.

    `serial` is the running number, `year` the year inside the number, `codes` the parts of its code in lower case.
    """

    serial: str
    year: int | None
    codes: tuple[str, ...]
    text: str

    @property
    def kind(self) -> str | None:
        """The kind of document that the code names, None for letters ("123/SYT-NVY")."""
        types = _lexicon("type_codes")
        if self.codes and _ASSEMBLY.fullmatch(self.codes[0]):
            return "Luật"
        return next((types[code] for code in self.codes[:1] if code in types), None)

    @property
    def body(self) -> str | None:
        """The code of the issuing body: what follows the kind, or the first part of a letter's code."""
        rest = self.codes[1:] if self.kind and self.kind != "Luật" else self.codes
        return _TERM.sub("", rest[0]) if rest else None

    @property
    def canonical(self) -> str:
        """Serial and code in one spelling, without the year: `210-kh-ubnd`."""
        serial = self.serial.lstrip("0").rjust(2, "0") if self.serial.isdigit() else self.serial
        return "-".join((serial, *("tw" if code == "tư" else code for code in self.codes)))


@lru_cache(maxsize=1 << 12)
def parse_number(text: str) -> DocumentNumber:
    """A printed number in its parts.

    >>> number = parse_number("Số: 18/2016 /NQ - HĐND".removeprefix("Số: "))
    >>> number.text, number.kind, number.body, number.year
    ('18/2016/NQ-HĐND', 'Nghị quyết', 'hđnd', 2016)
    >>> parse_number("01-NQ/TW").canonical == parse_number("1/NQ-TW").canonical
    True
    """
    squeezed = _BLANKS.sub("", text).strip(".,-/").upper()
    match = _NUMBER.fullmatch(squeezed)
    if match is None:
        return DocumentNumber(squeezed.lower(), None, (), squeezed)
    serial = match["serial"].replace("O", "0")
    year = int(match["year"]) if match["year"] else None
    codes = tuple(part for part in _SEPARATORS.split((match["code"] or "").lower()) if part)
    return DocumentNumber(serial.lower(), year, codes, serial + squeezed[len(match["serial"]) :])


def is_number(number: DocumentNumber, printed: str) -> bool:
    """Whether it is the number of a document rather than a rate ("5 ca/ngày") or a name ("7-Eleven")."""
    known = _known_codes()
    bare = {_LAST_DIGITS.sub("", code) for code in number.codes}
    if not known & bare:
        return False
    letters = "".join(c for c in printed if c.isalpha())
    capitals = sum(c.isupper() for c in letters)
    return len(letters) >= 2 and (capitals * 2 >= len(letters) or len(known & bare) > 1)


@cache
def _lexicon(name: str) -> dict[str, str]:
    return dict(rulebook.load("issuers").lexicon(name))


@cache
def _known_codes() -> frozenset[str]:
    return frozenset(code for name in ("type_codes", "central", "provincial", "local") for code in _lexicon(name))
