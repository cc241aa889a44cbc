"""Which unit of the article a post without a whole organization is in: the only one of its kind, the nearest, the main one."""

from __future__ import annotations

from bisect import bisect_right
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
_CREDIT = regex.compile(r"[ .]*\(?Ảnh(?: minh họa)?\b")
_CLINIC = regex.compile(r"(?<!\p{L})[Kk]hoa (\p{Lu}\p{Ll}*(?: (?:- )?\p{L}+){0,5}),? (?:của )?\Z")
_HOSPITALS = ("hospital", "health_center")
_DEPARTMENT, _HEALTH = "sở ", "sở y tế"
_SPEAKS = regex.compile(r"(?:theo|tại|của|về phía|thay mặt|lãnh đạo|đại diện|ban giám đốc|[ ,])*")
_PLACE = regex.compile(r"(?:tỉnh|thành phố|huyện|quận|thị xã|xã|phường|thị trấn|đặc khu) ")


def unit_of_kind(
    passage: Passage, at: int, heads: tuple[str, ...], colleagues: Sequence[Found[Official]] = ()
) -> Unit | None:
    """The unit whose name begins with one of the heads that a post at that place is in; None when the article leaves it open.

    It is the only one of its kind in the article; of several the one named last before in the same line, or the one that
    `colleagues` named there are in; beside a Sở Y tế another Sở only when a sentence begins with it or a colleague is in
    it; else the only one named before, the only one of the article's province, the main one, for a bare Sở the Sở Y tế.
    """
    found = [(f.start, unit) for f in units_of(passage) if (unit := _led(passage, f.value, heads))]
    if only := _only([unit for _, unit in found]):
        return only
    line = passage.text.rfind("\n", 0, at) + 1
    line, far = max(line, at - NEAR), max(line, at - 2 * NEAR)
    departments = {unit.name for _, unit in found if lower(unit.name).startswith(_HEALTH)}
    near = [(start, unit) for start, unit in found if line <= start < at]
    if departments:  # "đại diện Bảo hiểm xã hội tỉnh và Sở Tài chính": only named beside others
        near = [(start, unit) for start, unit in near if not _is_other_department(unit) or _opens(passage, start)]
    if near and _in_caption(passage, max(start for start, _ in near)):
        # what the words of a photo interrupt goes on after them
        told = [(start, unit) for start, unit in found if far <= start < at and not _in_caption(passage, start)]
        near = told or near
    near += [(m.start, unit) for m in colleagues if line <= m.start < at and (unit := _of_colleague(m.value, heads))]
    if near:
        return max(near, key=lambda pair: pair[0])[1]
    before = [unit for start, unit in found if start < at]
    local = [unit for _, unit in found if passage.province and unit.province == passage.province]
    health = (
        [unit for unit in local if lower(unit.name).startswith(_HEALTH)]
        if [head.strip() for head in heads] == ["sở"]
        else []
    )
    return _only(before) or _only(local) or _main(passage, found) or _only(health)


def letterhead(passage: Passage, heads: tuple[str, ...]) -> Unit | None:
    """The first unit of the article whose name begins with one of the heads: it is the one that a document is signed for."""
    return next((unit for f in units_of(passage) if (unit := _led(passage, f.value, heads))), None)


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


def clinic_before(passage: Passage, at: int) -> str | None:
    """The "Khoa" with its house named last before that place in its line: "khoa Nhi, Bệnh viện Bạch Mai"."""
    line = passage.text.rfind("\n", 0, at) + 1
    for found in reversed([f for f in units_of(passage) if line <= f.start < at]):
        if found.value.type in _HOSPITALS and (room := _CLINIC.search(passage.normal, line, found.start)):
            return f"Khoa {room[1]}, {found.value.name}"
    return None


def unit_id_of(passage: Passage, name: str) -> str | None:
    """The id of the article's unit of that name."""
    return next((f.value.unit_id for f in units_of(passage) if f.value.name == name), None)


def _is_other_department(unit: Unit) -> bool:
    name = lower(unit.name)
    return name.startswith(_DEPARTMENT) and not name.startswith((_HEALTH, "sở chỉ huy"))


def _opens(passage: Passage, at: int) -> bool:
    """Whether the unit there is what its sentence begins with, and so speaks of."""
    n = bisect_right(passage.sentences, (at, len(passage.text))) - 1
    first = passage.sentences[n][0] if n >= 0 else 0
    return bool(_SPEAKS.fullmatch(passage.lower, first, at))


def _in_caption(passage: Passage, at: int) -> bool:
    """Whether the sentence there is that of a photo, whose credit follows: "… Ảnh: X"."""
    n = bisect_right(passage.sentences, (at, len(passage.text))) - 1
    return n >= 0 and bool(_CREDIT.match(passage.text, passage.sentences[n][1]))


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
    other = name.startswith("ủy ban nhân dân") and "ủy ban nhân dân" not in [head.strip() for head in heads]
    if name.startswith(heads) and not other and not ("bộ" in heads and name.startswith(_NO_MINISTRY)):
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
