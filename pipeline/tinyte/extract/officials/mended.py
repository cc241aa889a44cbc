"""Units whose bounds cut a word, mended: "Hiệp hội Vận|tải ô tô", "Bệnh |viện Chấn thương chỉnh hình"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tinyte.extract.officials.extent import head_pattern, natural_end, word_across
from tinyte.extract.passage import Found, Passage
from tinyte.tables import Unit

_LONGEST_HEAD = 20


def mended_units(passage: Passage, units: Sequence[Found[Unit]]) -> list[Found[Unit]]:
    """The units in order, a cut one with the words that belong to it; its name is then as printed."""
    limits = [unit.start for unit in units[1:]] + [len(passage.text)]
    return [_mended(passage, unit, limit) for unit, limit in zip(units, limits, strict=False)]


def _mended(passage: Passage, unit: Found[Unit], limit: int) -> Found[Unit]:
    start, end = _head_start(passage, unit.start), unit.end
    if word_across(passage, end):
        end = max(end, natural_end(passage, unit.start, max(limit, end), room=False))
    if (start, end) == (unit.start, unit.end):
        return unit
    name = " ".join(passage.normal[start:end].split())
    return replace(unit, start=start, end=end, value=replace(unit.value, name=name[:1].upper() + name[1:]))


def _head_start(passage: Passage, start: int) -> int:
    """Where the head begins whose last syllables the unit begins with; the unit's own start when it cuts none."""
    before = passage.lower.rfind(" ", max(0, start - _LONGEST_HEAD), max(0, start - 1)) + 1
    if before <= 0 or passage.text[start - 1 : start] != " ":
        return start
    head = head_pattern().match(passage.lower, before)
    return (
        before
        if head and head.end() > start and not head_pattern().fullmatch(passage.lower, before, start - 1)
        else start
    )
