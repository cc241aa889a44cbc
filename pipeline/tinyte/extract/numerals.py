"""Vietnamese numerals, in digits and in words, to numbers."""

from __future__ import annotations

from decimal import Decimal
from functools import cache

import regex

from tinyte import rulebook

_PARTS = regex.compile(r"(\d[\d., ]*(?<=\d)) ?(\p{L}*)(?: (\p{L}+))?")


def number(numeral: str) -> float | None:
    """The value of a printed numeral with its scale words; None when it is no number.

    Dots part thousands and the comma parts decimals; both slips ("94.4", "1,250,000", "3,120") are understood.

    >>> number("1.045.300"), number("27,6"), number("94.4"), number("3,120")
    (1045300.0, 27.6, 94.4, 3120.0)
    >>> number("186 triệu 500 nghìn"), number("1,3 nghìn tỷ")
    (186500000.0, 1300000000000.0)
    """
    total, scale = Decimal(0), 1
    for digits, word, second in _PARTS.findall(numeral):
        value = _decimal(digits.replace(" ", ""))
        if value is None:
            return None
        scale = _scales().get(word, 1) * _scales().get(second, 1)
        total += value * scale
    if numeral.endswith("rưỡi"):
        total += Decimal(scale) / 2
    return float(total)


def spelled(words: str) -> float | None:
    """The value of a number written in words; None when the words are no number.

    >>> spelled("hai mươi ba"), spelled("một trăm linh năm"), spelled("mười hai nghìn"), spelled("hai ba")
    (23.0, 105.0, 12000.0, None)
    """
    digits = rulebook.load("quantities").lexicon("digit_words")
    total, group, last = 0, 0, 0
    half, *scale = words.split()
    if half == "nửa" and scale and scale[0] in _scales():
        return _scales()[scale[0]] / 2
    for word in words.split():
        if word in digits and not last:
            last = int(digits[word])
            group += last
        elif word == "mười" and not last:
            group += 10
        elif word in _TIMES and last:
            group, last = group + (_TIMES[word] - 1) * last, 0
        elif word in _scales() and group:
            total, group, last = total + group * _scales()[word], 0, 0
        elif word not in ("linh", "lẻ"):
            return None
    return float(total + group)


_TIMES = {"mươi": 10, "trăm": 100}


def scale_of(numeral: str) -> int:
    """The factor of the scale words that end the numeral, 1 without one.

    >>> scale_of("1,5 triệu"), scale_of("36"), scale_of("2 nghìn tỷ")
    (1000000, 1, 1000000000000)
    """
    parts = _PARTS.findall(numeral)
    return _scales().get(parts[-1][1], 1) * _scales().get(parts[-1][2], 1) if parts else 1


def _decimal(digits: str) -> Decimal | None:
    dots, commas = digits.count("."), digits.count(",")
    if dots and commas:
        mark, other = (",", ".") if digits.rfind(",") > digits.rfind(".") else (".", ",")
        whole, _, part = digits.rpartition(mark)
        whole = whole.replace(other, "")
        return Decimal(f"{whole}.{part}") if whole.isdigit() else None
    groups = digits.split("." if dots else ",")
    if len(groups) == 1:
        return Decimal(digits)
    if all(len(g) == 3 for g in groups[1:]) and len(groups[0]) <= 3 and not groups[0].startswith("0"):
        return Decimal("".join(groups))
    return Decimal(".".join(groups)) if len(groups) == 2 else None


@cache
def _scales() -> dict[str, int]:
    return dict(rulebook.load("measures").lexicon("scales"))
