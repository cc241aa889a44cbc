"""Which unit of the article a post without a whole organization is in: the only one of its kind, the nearest, the main one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

import regex

from tinyte.extract.passage import Found, Passage
from tinyte.segment.normal import lower
from tinyte.tables import Official, Unit

NEAR = 250
"""How many characters before a post the unit that it leads may be named."""
MAIN = 3
"""How often the unit that the article is about is named at least, and how many times as often as the next of its kind."""

_NO_MINISTRY = ("bộ chính trị", "bộ chỉ huy", "bộ tư lệnh", "bộ môn", "bộ phận")
_WITHIN = regex.compile(r"(?:đoàn công tác|đảng ủy|đảng bộ|chi bộ|công đoàn) ")
_BOARDS = (
    "ban ",
    "sở chỉ huy",
    "hội đồng",
    "tiểu ban",
    "tổ công tác",
    "đoàn ",
    "ủy ban ",
    "chương trình ",
    "trung tâm chỉ huy",
)
_PLACED = regex.compile(r" (?:tỉnh|thành phố) \p{Lu}[^,]*$")
_PLACE = regex.compile(r"(?:tỉnh|thành phố|huyện|quận|thị xã|xã|phường|thị trấn|đặc khu) ")


def unit_of_kind(
    passage: Passage, at: int, heads: tuple[str, ...], colleagues: Sequence[Found[Official]] = ()
) -> Unit | None:
    """The unit whose name begins with one of the heads that a post at that place is in; None when the article leaves it open.

    It is the only one of its kind in the article; of several the one named last before in the same line, or the one that
    `colleagues` named there are in; else the only one named before, the only one of the article's province, the main one.
    """
    found = [(f.start, unit) for f in units_of(passage) if (unit := _led(passage, f.value, heads))]
    if only := _only([unit for _, unit in found]):
        return only
    line = max(passage.text.rfind("\n", 0, at) + 1, at - NEAR)
    near = [(start, unit) for start, unit in found if line <= start < at]
    near += [(m.start, unit) for m in colleagues if line <= m.start < at and (unit := _of_colleague(m.value, heads))]
    if near:
        return max(near, key=lambda pair: pair[0])[1]
    before = [unit for start, unit in found if start < at]
    local = [unit for _, unit in found if passage.province and unit.province == passage.province]
    return _only(before) or _only(local) or _main(passage, found)


def fuller_board(passage: Passage, name: str) -> Unit | None:
    """The one board or committee of the article whose name goes on where this one ends ("Ban Chỉ đạo")."""
    begun = lower(_PLACED.sub("", name)) + " "
    if not begun.startswith(_BOARDS):
        return None
    longer = {
        f.value.name: f.value
        for f in units_of(passage)
        if lower(f.value.name).startswith(begun) and not _PLACE.match(lower(f.value.name), len(begun))
    }
    return next(iter(longer.values())) if len(longer) == 1 else None


def station_near(passage: Passage, at: int) -> str | None:
    """The health station of the commune named last before that place in its line."""
    line = passage.text.rfind("\n", 0, at) + 1
    communes = [f.value.name for f in units_of(passage) if f.value.type == "commune" and line <= f.start < at]
    return f"Trạm Y tế {communes[-1][:1].lower()}{communes[-1][1:]}" if communes else None


def units_of(passage: Passage) -> Sequence[Found[Unit]]:
    """The units found in the article."""
    return passage.found.get("units", ())  # type: ignore[return-value]


def unit_id_of(passage: Passage, name: str) -> str | None:
    """The id of the article's unit of that name."""
    return next((f.value.unit_id for f in units_of(passage) if f.value.name == name), None)


def _only(units: Sequence[Unit]) -> Unit | None:
    return units[0] if len({unit.name for unit in units}) == 1 else None


def _main(passage: Passage, found: Sequence[tuple[int, Unit]]) -> Unit | None:
    """The unit that the headline names, else one named far more often than the others of its kind."""
    headline = passage.text.find("\n")
    headed = {unit.name: unit for start, unit in found if start < headline}
    if len(headed) == 1:
        return next(iter(headed.values()))
    names = Counter(unit.name for _, unit in found).most_common(2)
    if len(names) == 2 and names[0][1] >= max(MAIN, MAIN * names[1][1]):
        return next(unit for _, unit in found if unit.name == names[0][0])
    return None


def _led(passage: Passage, unit: Unit, heads: tuple[str, ...]) -> Unit | None:
    """The unit if its name begins so; of a delegation or a Party committee the unit that has it."""
    name = lower(unit.name)
    if name.startswith(heads) and not ("bộ" in heads and name.startswith(_NO_MINISTRY)):
        return unit
    own = _WITHIN.match(name)
    if own and name.startswith(heads, own.end()):
        house = unit.name[own.end() :]
        return replace(unit, name=house, unit_id=unit_id_of(passage, house) or "")
    return None


def _of_colleague(official: Official, heads: tuple[str, ...]) -> Unit | None:
    name = official.organization or ""
    former = (official.position or "").startswith("nguyên")
    if former or " " not in name or not lower(name).startswith(heads):
        return None
    return Unit(unit_id=official.unit_id or "", name=name, type="other")
