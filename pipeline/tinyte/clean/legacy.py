"""Text that was written in the letters of another encoding: UTF-8 read as Windows-1252, TCVN3 (ABC) fonts, VNI fonts.

No byte tells these apart from plain text; the share of valid Vietnamese syllables before and after does.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache

import regex

from tinyte import rulebook
from tinyte.clean.syllables import accented_words, vietnamese_share

MIN_SHARE = 0.7
"""Share of valid syllables that a conversion must reach to be believed."""

MIN_GAIN = 0.3
"""By how much it must be better than the text as it stands."""

_BEYOND_LATIN_1 = regex.compile(r"[ăđĩũơưĂĐĨŨƠƯạ-ỹẠ-Ỹ]")
_HIGH = regex.compile(r"[\x80-\xff]")
_WINDOWS_1252 = {
    ord(bytes([byte]).decode("cp1252")): byte
    for byte in range(0x80, 0xA0)
    if byte not in (0x81, 0x8D, 0x8F, 0x90, 0x9D)
}
_SIGNS_OF_UTF8 = ("á»", "áº", "Ã", "Æ°", "Ä\x91", "Ä‘")
_UTF8_SEQUENCE = regex.compile(r"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")


def undo_double_encoding(text: str) -> str:
    """UTF-8 that was read as Windows-1252 or Latin-1 and encoded again, undone where that makes Vietnamese of it.

    >>> undo_double_encoding("Sá»Ÿ Y táº¿ tá»‰nh Báº¯c Ninh")
    'Sở Y tế tỉnh Bắc Ninh'
    """
    if not any(sign in text for sign in _SIGNS_OF_UTF8):
        return text
    as_bytes = text.translate(_WINDOWS_1252)
    if sum(1 for _ in zip(range(3), _UTF8_SEQUENCE.finditer(as_bytes), strict=False)) < 3:
        return text
    undone = []
    end = 0
    for match in _UTF8_SEQUENCE.finditer(as_bytes):
        undone += [text[end : match.start()], _as_utf8(match.group())]
        end = match.end()
    fixed = "".join([*undone, text[end:]])
    return fixed if vietnamese_share(fixed) > vietnamese_share(text) + 0.1 else text


def _as_utf8(sequence: str) -> str:
    try:
        return sequence.encode("latin-1").decode("utf-8")
    except UnicodeDecodeError:
        return sequence


def to_unicode_lines(lines: Sequence[str]) -> list[str]:
    """The lines with those that are in TCVN3 or VNI letters written in Unicode; the others as they are.

    >>> to_unicode_lines(["Së Y tÕ tØnh B¾c Ninh tæ chøc héi nghÞ", "Sở Y tế"])
    ['Sở Y tế tỉnh Bắc Ninh tổ chức hội nghị', 'Sở Y tế']
    """
    doubtful = [i for i, line in enumerate(lines) if _HIGH.search(line) and not _BEYOND_LATIN_1.search(line)]
    sample = "\n".join(lines[i] for i in doubtful)
    if len(accented_words(sample[:20000])) < 3:
        return list(lines)
    before = vietnamese_share(sample)
    converted = [(vietnamese_share(convert(sample)), convert) for convert in (_from_tcvn3, _from_vni)]
    share, convert = max(converted, key=lambda pair: pair[0])
    if share < MIN_SHARE or share < before + MIN_GAIN:
        return list(lines)
    out = list(lines)
    for i in doubtful:
        out[i] = _better(out[i], convert)
    return out


def _better(line: str, convert: Callable[[str], str]) -> str:
    new = convert(line)
    return new if vietnamese_share(new) >= vietnamese_share(line) else line


@cache
def _tcvn3_table() -> dict[int, str]:
    rules = rulebook.load("clean_letters")
    table = {ord(sign): letter for letter, sign in rules.lexicon("tcvn3").items()}
    return table | {ord(sign): letter.upper() for letter, sign in rules.lexicon("tcvn3_capitals").items()}


def _from_tcvn3(text: str) -> str:
    return text.translate(_tcvn3_table())


@cache
def _vni_table() -> tuple[regex.Pattern[str], dict[str, str]]:
    small = {sign: letter for letter, sign in rulebook.load("clean_letters").lexicon("vni").items()}
    table = small | {sign.upper(): letter.upper() for sign, letter in small.items()}
    table |= {sign[0].upper() + sign[1]: letter.upper() for sign, letter in small.items() if len(sign) == 2}
    signs = sorted(table, key=len, reverse=True)
    return regex.compile("|".join(regex.escape(sign) for sign in signs)), table


def _from_vni(text: str) -> str:
    pattern, table = _vni_table()
    return pattern.sub(lambda match: table[match.group()], text)
