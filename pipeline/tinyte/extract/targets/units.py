"""The unit of a figure: as printed after it, else from the words that name the indicator or from the figure before."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import regex

from tinyte import rulebook
from tinyte.extract.measures import each, noun_at, per_at
from tinyte.extract.targets.figures import JOINTS
from tinyte.extract.targets.groups import Name
from tinyte.extract.targets.phrases import lexicon, phrase_after, phrase_before
from tinyte.extract.targets.sentences import Sentence
from tinyte.extract.targets.spans import covering


def units(sentence: Sentence, names: Sequence[Name]) -> list[str | None]:
    """The canonical unit of each figure of the sentence."""
    out: list[str | None] = []
    for i, name in enumerate(names):
        measure = sentence.figures[i].quantity.measure
        unit = measure.canonical
        if (
            unit
            and not measure.per
            and measure.noun
            and (rate := _from_name(sentence, name, None) or "").startswith(f"{unit}/")
        ):
            unit = rate
        if measure.kind in ("bare", "rate"):
            unit = (
                _of_list(sentence, i)
                or _of_end(sentence, i)
                or _from_name(sentence, name, measure.per)
                or _of_neighbour(sentence, i, name, out)
            )
        out.append(_taken_per(sentence, i, unit))
    return out


def _of_list(sentence: Sentence, i: int) -> str | None:
    """A bare numeral's unit from the end of its list: "lần lượt là 162; 148 và 133 ca/100.000 dân"."""
    text, figures = sentence.passage.lower, sentence.figures
    if "lần lượt" not in text[sentence.start : figures[i].quantity.start]:
        return None
    while figures[i].quantity.measure.kind == "bare" and i + 1 < len(figures):
        if text[figures[i].quantity.end : figures[i + 1].quantity.start] not in JOINTS:
            return None
        i += 1
    return figures[i].quantity.measure.canonical


def _of_end(sentence: Sentence, i: int) -> str | None:
    """The unit of what a change leads to: "giảm từ 27 xuống còn 22 đơn vị"."""
    figures, text = sentence.figures, sentence.passage.lower
    if (
        figures[i].quantity.measure.kind != "bare"
        or i + 1 >= len(figures)
        or figures[i + 1].clause != figures[i].clause
    ):
        return None
    between = text[figures[i].quantity.end : figures[i + 1].left[1]].strip()
    from_here = phrase_before(text, figures[i].left[1], ("từ",), figures[i].left[0]) is not None
    return figures[i + 1].quantity.measure.canonical if from_here and between in lexicon("leads_to") else None


def _of_neighbour(sentence: Sentence, i: int, name: Name, before: Sequence[str | None]) -> str | None:
    """A bare numeral's unit from the figure it goes with: the next ("từ 73,2 lên 74,1 tuổi"), else the one before."""
    figures = sentence.figures
    if figures[i].quantity.measure.kind != "bare":
        return None
    if i + 1 < len(figures) and figures[i + 1].clause == figures[i].clause and name.how == "before":
        return figures[i + 1].quantity.measure.canonical
    return before[-1] if before and name.how != "before" else None


def unit_in(text: str, start: int, end: int, per: str | None = None) -> str | None:
    """The unit that a name of an indicator tells: its counted noun, with what it is taken per, or what its head implies.

    >>> unit_in("số bác sĩ/1 vạn dân", 0, 19), unit_in("tỷ lệ bao phủ bhyt", 0, 18)
    ('bác sĩ/10.000 dân', '%')
    """
    implied = _implied().search(text, start, end)
    unit = rulebook.load("targets").lexicon("implied_units")[implied[0]] if implied else None
    if implied and unit == "ca" and (whole := per_at(text, implied.end())):
        return f"ca/{whole[0]}"
    if implied and unit == "ca" and per:
        start = implied.start()
    unit = None if unit == "ca" and per else unit
    if unit is not None and unit != "%" and not per:
        return str(unit)
    for word in _words().finditer(text, start, end):
        found = noun_at(text, word.start())
        if found is not None and word[0] not in _classifiers() and found[0] not in ("weak", "never", "share", "money"):
            taken = per or (whole[0] if (whole := per_at(text, found[2])) else None)
            if taken:
                return f"{found[1]}/{taken}"
            return str(unit) if unit else found[1]
    if per:
        return f"ca/{per}"
    return str(unit) if unit else None


def _from_name(sentence: Sentence, name: Name, per: str | None) -> str | None:
    text, bodies = sentence.passage.lower, sentence.known.bodies
    spans = [
        span
        for span in name.spans
        if name.how != "colon"
        or not (covering(bodies, span[0]) or phrase_after(text, span[0], lexicon("place_heads"), span[1]))
    ]
    return next((u for a, b in spans if (u := unit_in(sentence.passage.lower, a, b, per))), None)


def _taken_per(sentence: Sentence, i: int, unit: str | None) -> str | None:
    """ "300 lượt khám mỗi ngày" is lượt/ngày; "mỗi tháng tiết kiệm 120 triệu đồng" is đồng/tháng."""
    figure = sentence.figures[i]
    if (
        unit is None
        or "/" in unit
        or figure.quantity.measure.kind not in ("money", "visits", "people", "cases", "works", "equipment")
    ):
        return unit
    text = sentence.passage.lower
    before = sentence.figures[i - 1].quantity.end if i else sentence.start
    time = each(text, *figure.right) or each(text, before, figure.quantity.start)
    return f"{unit}/{time}" if time and time != unit else unit


@cache
def _classifiers() -> frozenset[str]:
    return frozenset(rulebook.load("measures").lexicon("classifiers"))


@cache
def _words() -> regex.Pattern[str]:
    return rulebook.load("targets").compile("{unit_word}")


@cache
def _implied() -> regex.Pattern[str]:
    return rulebook.load("targets").compile("{start}{implied_units}{end}")
