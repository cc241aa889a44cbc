"""Which indicator of `rules/indicators.yaml` a figure measures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import regex

from tinyte import rulebook
from tinyte.segment.normal import lower, normal

GAP = 4
"""Words that may stand between two words of a wording."""


@dataclass(frozen=True, slots=True)
class Indicator:
    """An indicator of the sector; `wanted` is the direction wanted: up, down or none; `sdg` its SDG indicator."""

    id: str
    name: str
    english: str
    unit: str
    wanted: str
    sdg: str | None = None


def indicators() -> Mapping[str, Indicator]:
    """All indicators by id.

    >>> indicators()["maternal_mortality"].sdg
    '3.1.1'
    """
    return _indicators()


def indicator_id(words: str, unit: str | None, around: str = "") -> str | None:
    """The id of the indicator that the words name and the unit fits; None when none does.

    `around` is the text near the figure, in lower case, for indicators that need a context.

    >>> indicator_id("Tỷ lệ bao phủ BHYT", "%"), indicator_id("bác sỹ", "bác sĩ/10.000 dân"), indicator_id("cuộc họp", "cuộc")
    ('insurance_coverage', 'doctors_per_10000', None)
    """
    said = _words(words)
    best: tuple[int, int, int] | None = None
    found: str | None = None
    for order, wording in _candidates(said):
        rank = (wording.rank, len(wording.words), -order)
        if (best is None or rank > best) and wording.fits(unit, around) and _in_order(wording, said):
            best, found = rank, wording.id
    return found


@dataclass(frozen=True, slots=True)
class _Wording:
    id: str
    words: tuple[str, ...]
    families: frozenset[str]
    whole: bool
    context: str
    rank: int

    def fits(self, unit: str | None, around: str) -> bool:
        """The unit is of the same kind: share with share, rate with the same whole, counted noun with its like."""
        return ("chỉ số" if unit is None else family(unit)) in self.families and self.context in around


def _candidates(said: Sequence[str]) -> Iterable[tuple[int, _Wording]]:
    by_word = _by_rarest_word()
    return [pair for word in dict.fromkeys(said) for pair in by_word.get(word, ())]


def _in_order(wording: _Wording, said: Sequence[str]) -> bool:
    """The wording's words stand among those said in this order, never far apart; alone when it must be the whole name."""
    if any(word in _negations() and word not in wording.words for word in said):
        return False
    if wording.whole and sum(word not in _fillers() for word in said) > len(wording.words) + 1:
        return False
    starts = [i for i, word in enumerate(said) if word == wording.words[0]]
    return any(_follows(wording.words[1:], said, i + 1) for i in starts)


def _follows(wanted: Sequence[str], said: Sequence[str], at: int) -> bool:
    for word in wanted:
        window = said[at : at + GAP + 1]
        if word not in window:
            return False
        at += window.index(word) + 1
    return True


@cache
def family(unit: str) -> str:
    """What units are compared in: persons and cases are one family, trạm and trạm y tế too.

    >>> family("ca") == family("bệnh nhân"), family("bác sĩ/10.000 dân")
    (True, 'bác sĩ/10.000 dân')
    """
    if unit in ("%", "‰"):
        return "share"
    base, _, per = unit.partition("/")
    if per:
        return f"{family(base)}/{per}"
    if unit in ("đồng", "USD", "EUR"):
        return "money"
    return _folds().get(unit.split(",")[0], unit.split(",")[0])


@cache
def _folds() -> dict[str, str]:
    """Counted noun → the family that it is compared in."""
    lexicons = rulebook.load("measures").lexicons
    folds = {str(unit): "person" for name in ("people", "cases") for unit in lexicons[name].values()}
    folds |= {unit: unit for unit in ("vụ", "ổ dịch", "cặp")}
    folds |= {str(unit): "visit" for unit in lexicons["visits"].values()}
    folds |= {str(unit): "place" for unit in lexicons["places"].values()}
    for family, units in rulebook.load("indicators").lexicon("unit_families").items():
        folds |= dict.fromkeys(units, family)
    return folds


@cache
def _indicators() -> dict[str, Indicator]:
    lexicon = rulebook.load("indicators").lexicon("indicators")
    return {
        key: Indicator(key, v["name"], v["english"], v["unit"], v["wanted"], v.get("sdg")) for key, v in lexicon.items()
    }


@cache
def _by_rarest_word() -> dict[str, list[tuple[int, _Wording]]]:
    lexicon = rulebook.load("indicators").lexicon("indicators")
    wordings = [_wording(key, v, said) for key, v in lexicon.items() for said in (v["name"], *v["also"])]
    counts = Counter(word for wording in wordings for word in set(wording.words))
    index: dict[str, list[tuple[int, _Wording]]] = {}
    for order, wording in enumerate(wordings):
        index.setdefault(min(wording.words, key=lambda word: counts[word]), []).append((order, wording))
    return index


def _wording(key: str, value: Mapping[str, Any], said: str) -> _Wording:
    families = frozenset(family(unit) for unit in (value["unit"], *value.get("units", ())))
    return _Wording(
        key, _words(said), families, value.get("whole", False), value.get("context", ""), value.get("rank", 0)
    )


@cache
def _negations() -> frozenset[str]:
    return frozenset(rulebook.load("indicators").lexicon("negations"))


@cache
def _fillers() -> frozenset[str]:
    return frozenset(rulebook.load("indicators").lexicon("fillers"))


@cache
def _words(printed: str) -> tuple[str, ...]:
    """The words in lower case, abbreviations written out, punctuation dropped."""
    pattern, table = _abbreviations()
    text = lower(normal(printed))
    text = pattern.sub(lambda m: table[" ".join(m[0].split())], text)
    return tuple(_WORD.findall(text))


_WORD = regex.compile(r"[\p{L}\d]+(?:[-.][\p{L}\d]+)*")


@cache
def _abbreviations() -> tuple[regex.Pattern[str], Mapping[str, str]]:
    table = rulebook.load("indicators").lexicon("abbreviations")
    return regex.compile(rf"(?<![\p{{L}}\p{{N}}]){rulebook.any_of(table)}(?![\p{{L}}\p{{N}}])"), table
