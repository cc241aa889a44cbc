"""Normal forms of the same length as the text, so that an offset in one is an offset in the other."""

from __future__ import annotations

import regex

_TONES = {
    "oà": "òa", "oá": "óa", "oả": "ỏa", "oã": "õa", "oạ": "ọa",
    "oè": "òe", "oé": "óe", "oẻ": "ỏe", "oẽ": "õe", "oẹ": "ọe",
    "uỳ": "ùy", "uý": "úy", "uỷ": "ủy", "uỹ": "ũy", "uỵ": "ụy",
}  # fmt: skip
_OLD_STYLE = regex.compile(r"(?<![qQ])(?:[oO][àáảãạèéẻẽẹÀÁẢÃẠÈÉẺẼẸ]|[uU][ỳýỷỹỵỲÝỶỸỴ])(?!\p{L})")
_SIGNS = str.maketrans(
    {
        "\xa0": " ", "\t": " ", "\u2009": " ", "\u202f": " ", "\u3000": " ", "\u2003": " ", "\u2002": " ",
        "–": "-", "—": "-", "−": "-", "‐": "-", "‑": "-", "―": "-", "‒": "-", "\xad": "-",
        "‘": "'", "’": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "″": '"',
        "ð": "đ", "Ð": "Đ",
    }
)  # fmt: skip
_SY = regex.compile(r"(?<!\p{L})([Ss])([ỹỸ])(?!\p{L})")


def _new_style(match: regex.Match[str]) -> str:
    old = match.group()
    new = _TONES[old.lower()]
    return "".join(n.upper() if o.isupper() else n for o, n in zip(old, new, strict=True))


def normal(text: str) -> str:
    """The text with new-style tone marks and plain blanks, dashes and quotes, one character for one.

    >>> normal("Uỷ ban – khoá XII, bác sỹ “giỏi”, quý I, hoàn")
    'Ủy ban - khóa XII, bác sĩ "giỏi", quý I, hoàn'
    >>> normal("BÁC SỸ")
    'BÁC SĨ'
    """
    folded = _OLD_STYLE.sub(_new_style, text.translate(_SIGNS))
    return _SY.sub(lambda m: m[1] + ("ĩ" if m[2] == "ỹ" else "Ĩ"), folded)


def lower(text: str) -> str:
    """Lower case, one character for one.

    >>> lower("İSTANBUL, Đà Nẵng")
    'İstanbul, đà nẵng'
    """
    small = text.lower()
    return small if len(small) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
