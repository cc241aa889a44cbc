"""How a figure bounds its value: "hơn 300", "tối thiểu 60%", "95% trở lên"."""

from __future__ import annotations

from functools import cache
from typing import cast

from tinyte import rulebook
from tinyte.extract.passage import Passage
from tinyte.extract.quantities import Quantity
from tinyte.extract.targets.phrases import lexicon, phrase_after, phrase_before
from tinyte.tables import Comparator


def bound(passage: Passage, quantity: Quantity, floor: int) -> tuple[Comparator, int]:
    """The comparator, and where the words that say it begin (the figure's start when there are none before it).

    `floor` is where the clause begins.

    >>> from tinyte.extract.quantities import find_quantities
    >>> passage = Passage("đạt trên 95% dân số", [(0, 19)])
    >>> bound(passage, find_quantities(passage)[0], 0)
    ('>', 4)
    """
    text = passage.lower
    after = _after(passage, quantity)
    begin = phrase_before(text, quantity.start, _before(), floor)
    if begin is None:
        return after or _estimated(text, floor, quantity.start), quantity.start
    words = " ".join(text[begin : quantity.start].split())
    if words == "hơn" and phrase_before(text, begin, lexicon("compared"), floor) is not None:
        return after or "=", quantity.start
    return after or cast(Comparator, _before()[words]), begin


def _estimated(text: str, floor: int, end: int) -> Comparator:
    """ "ước tính chi phí lên tới 100 triệu": the clause says that the value is an estimate."""
    return "~" if any(f" {phrase} " in f" {text[floor:end]}" for phrase in lexicon("estimates")) else "="


def _after(passage: Passage, quantity: Quantity) -> Comparator | None:
    for end in (quantity.number_end, quantity.end):
        found = phrase_after(passage.lower, end, lexicon("comparators_after"), min(end + 20, len(passage.lower)))
        if found is not None:
            words = " ".join(passage.lower[end:found].split())
            return cast(Comparator, rulebook.load("targets").lexicon("comparators_after")[words])
    return None


@cache
def _before() -> dict[str, str]:
    return dict(rulebook.load("targets").lexicon("comparators_before"))
