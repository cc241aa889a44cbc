"""Figures of a text: every numeral form to value, end of a range, whole of a ratio and unit of measure.

Which of them measure something is for `tinyte.extract.targets` to say; here only what is certainly no figure (a date,
a document's number, a clock time, a telephone number) is left out.
"""

from __future__ import annotations

import bisect
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache

import regex

from tinyte import rulebook
from tinyte.extract.measures import Measure, measure_after
from tinyte.extract.numerals import number, scale_of, spelled
from tinyte.extract.passage import Passage


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure with its unit; `start` and `end` span both, `number_end` is where the numeral ends."""

    start: int
    end: int
    number_end: int
    value: float
    value_max: float | None
    out_of: float | None
    measure: Measure
    rule: str
    confidence: float
    beside: bool = False
    """True for the figure achieved in "84,2/85%"; the one assigned follows."""


def find_quantities(passage: Passage) -> list[Quantity]:
    """All figures of the passage in order, those inside dates, document citations and codes left out.

    >>> text = "Cả tỉnh có 1,5 triệu người, 118/126 trạm y tế có bác sĩ, đạt 93,7%."
    >>> [(q.value, q.out_of, q.measure.unit) for q in find_quantities(Passage(text, [(0, len(text))]))]
    [(1500000.0, None, 'người'), (118.0, 126.0, 'trạm y tế'), (93.7, None, '%')]
    """
    masked = _Mask(_masked(passage))
    rules = rulebook.load("quantities")
    found = []
    for forms in _forms():  # a scan for digits and one for words: each fails faster alone
        for rule, match in rules.scan(passage.lower, forms):
            if not masked.covers(match.start("a")):
                found += _quantities(passage, match, rule)
    return _share_denominators(_ranges(_apart(found), passage.lower), passage.lower)


def _apart(found: list[Quantity]) -> list[Quantity]:
    """In order, without those inside the unit of another ("8 bác sĩ trên | 1 vạn dân")."""
    out: list[Quantity] = []
    for quantity in sorted(found, key=lambda q: q.start):
        if not out or quantity.start >= out[-1].end:
            out.append(quantity)
    return out


@cache
def _forms() -> tuple[tuple[str, ...], ...]:
    """Ids of the rules for numerals in digits, and of those for numerals in words."""
    rules = rulebook.load("quantities").rules
    written = (("single", "ratio", "range"), ("spelled", "portion", "fold"))
    return tuple(tuple(r.id for r in rules if r.constants["form"] in forms) for forms in written)


@dataclass(frozen=True, slots=True)
class _Reading:
    """What a numeral says; `unit` when the form itself tells it, `end` when it stops before the match does."""

    value: float
    value_max: float | None = None
    out_of: float | None = None
    scale: int = 1
    unit: str | None = None
    end: int | None = None


def _ranges(found: list[Quantity], text: str) -> list[Quantity]:
    """ "từ 30 triệu đồng đến 40 triệu đồng": one range; "tăng từ 30 đồng lên 40 đồng" stays two figures."""
    out: list[Quantity] = []
    for quantity in found:
        first = out[-1] if out else None
        joined = (
            first is not None
            and text[first.end : quantity.start] in (" đến ", " tới ")
            and first.measure.unit == quantity.measure.unit
        )
        if (
            joined
            and first is not None
            and first.value < quantity.value
            and _FROM.search(text, max(0, first.start - 12), first.start)
        ):
            out[-1] = replace(quantity, start=first.start, value=first.value, value_max=quantity.value)
        else:
            out.append(quantity)
    return out


_FROM = regex.compile(r"(?<!(?:tăng|giảm|nâng) )(?<!\p{L})từ (?:khoảng |trên |gần )?$")


def _quantities(passage: Passage, match: regex.Match[str], rule: rulebook.Rule) -> list[Quantity]:
    reading = _READERS[rule.constants["form"]](match)
    if reading is None:
        return _achieved_and_assigned(passage, match, rule) if rule.constants["form"] == "ratio" else []
    end = reading.end or match.end()
    if reading.unit:
        measure = Measure("times", end, reading.unit)
    else:
        measure = measure_after(passage, end, reading.scale, part=reading.out_of is not None)
    values = (reading.value, reading.value_max, reading.out_of)
    return [Quantity(match.start("a"), measure.end, end, *values, measure, rule.id, rule.confidence)]


def _achieved_and_assigned(passage: Passage, match: regex.Match[str], rule: rulebook.Rule) -> list[Quantity]:
    """ "84,2/85%", "35.620/34.000 người": what was reached over what was to be reached."""
    achieved, assigned = number(match["a"]), number(match["b"])
    measure = measure_after(passage, match.end("b"))
    if achieved is None or assigned is None or measure.kind in ("bare", "unknown", "never", "rate", "weak"):
        return []
    unit = replace(measure, end=match.end("a"), noun=None)
    return [
        Quantity(
            match.start("a"), match.end("a"), match.end("a"), achieved, None, None, unit, rule.id, rule.confidence, True
        ),
        Quantity(
            match.start("b"), measure.end, match.end("b"), assigned, None, None, measure, rule.id, rule.confidence
        ),
    ]


def _single(match: regex.Match[str]) -> _Reading | None:
    value = number(match["a"])
    return None if value is None else _Reading(value, scale=scale_of(match["a"]))


def _ratio(match: regex.Match[str]) -> _Reading | None:
    part, whole = number(match["a"]), number(match["b"])
    if part is None or whole is None:
        return None
    if whole in _BASES and _OF_BASE.match(match.string, match.end()):
        return _Reading(part, end=match.end("a"))
    if match.string[match.end() :].lstrip()[:1] == "%":
        return None
    if (
        whole == 100
        and 100 < part < 150
        and "giới tính" in match.string[max(0, match.start() - SEX_RATIO) : match.start()]
    ):
        return _Reading(part, unit="bé trai/100 bé gái")
    counts = part.is_integer() and whole.is_integer() and (whole, part) not in ((7, 24), (24, 24))
    score = whole in (5, 10, 100) and _SCORE.match(match.string, match.end())
    return _Reading(part, out_of=whole) if part <= whole and (counts or score) else None


SEX_RATIO = 40
"""Characters before "112/100" in which the ratio is named."""
_BASES = (100, 1_000, 10_000, 100_000, 1_000_000)
_SCORE = regex.compile(r" điểm(?!\p{L})")
_OF_BASE = regex.compile(r" (?:dân|người|trẻ|bé|phụ nữ|ca|trường hợp)(?!\p{L})")


def _range(match: regex.Match[str]) -> _Reading | None:
    low, high, scale = number(match["a"]), number(match["b"]), scale_of(match["b"])
    if low is None or high is None:
        return None
    if scale > scale_of(match["a"]) == 1:
        low *= scale
    return _Reading(low, high, scale=scale) if low < high else None


def _spelled(match: regex.Match[str]) -> _Reading | None:
    value = spelled(match["a"])
    before = match.string[max(0, match.start() - 6) : match.start()].split()
    vague = bool(before) and before[-1] in rulebook.load("quantities").lexicon("vague")
    return None if value is None or value <= 10 or vague else _Reading(value)


def _portion(match: regex.Match[str]) -> _Reading:
    part, whole = rulebook.load("quantities").lexicon("portions")[match["a"]]
    return _Reading(float(part), out_of=float(whole))


def _fold(match: regex.Match[str]) -> _Reading:
    return _Reading(float(rulebook.load("quantities").lexicon("folds")[match["a"]]), unit="lần")


_READERS: dict[str, Callable[[regex.Match[str]], _Reading | None]] = {
    "single": _single, "ratio": _ratio, "range": _range, "spelled": _spelled, "portion": _portion, "fold": _fold,
}  # fmt: skip


class _Mask:
    """Stretches of text in which no figure begins."""

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        self._ends: list[int] = []
        self._starts: list[int] = []
        for start, end in sorted(spans):
            if self._ends and start < self._ends[-1]:
                self._ends[-1] = max(end, self._ends[-1])
            else:
                self._starts.append(start)
                self._ends.append(end)

    def covers(self, offset: int) -> bool:
        i = bisect.bisect_right(self._starts, offset) - 1
        return i >= 0 and offset < self._ends[i]


def _masked(passage: Passage) -> Iterator[tuple[int, int]]:
    for table in ("dates", "resolutions"):
        for found in passage.found.get(table, ()):
            yield found.start, found.end
    for match in _codes().finditer(passage.lower, timeout=rulebook.TIMEOUT):
        yield match.span()


@cache
def _codes() -> regex.Pattern[str]:
    return rulebook.load("quantities").compile("{codes}")


def _share_denominators(found: list[Quantity], text: str) -> list[Quantity]:
    """ "9,5 bác sĩ và 27,8 giường bệnh/10.000 dân": the first figure is a rate too."""
    out = list(found)
    for i in range(len(out) - 2, -1, -1):
        this, following = out[i], out[i + 1]
        per = following.measure.per
        counts = not this.measure.per and this.measure.kind in ("staff", "equipment")
        joined = text[this.end : following.start].strip(" ,;") in ("", "và")
        if per and per.endswith(" dân") and counts and joined:
            out[i] = replace(this, measure=replace(this.measure, per=per))
    return out
