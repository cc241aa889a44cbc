"""From a passage to the figures of its sentences and tables."""

from __future__ import annotations

import bisect
from collections.abc import Iterator, Sequence

from tinyte import rulebook
from tinyte.extract.passage import Found, Passage
from tinyte.extract.quantities import Quantity, find_quantities
from tinyte.extract.targets.clauses import clauses
from tinyte.extract.targets.figures import Figure, figures
from tinyte.extract.targets.groups import Name
from tinyte.extract.targets.kinds import Cues, begins_task, kinds, speaks_of_tasks
from tinyte.extract.targets.lists import is_heading, is_item, list_head
from tinyte.extract.targets.naming import names
from tinyte.extract.targets.phrases import lexicon, phrases_in
from tinyte.extract.targets.printing import printed
from tinyte.extract.targets.sentences import Sentence
from tinyte.extract.targets.spans import Known, covering
from tinyte.extract.targets.tables import table_lines, table_targets
from tinyte.extract.targets.units import units
from tinyte.tables import Target, TargetKind

LONGEST_LIST = 100
"""Figures of one sentence that are read together."""


def find_targets(passage: Passage) -> list[Found[Target]]:
    """Every figure of the passage that measures the sector or the matter in hand, in order.

    >>> text = "Tỷ lệ bao phủ bảo hiểm y tế đạt 94,4%, chỉ tiêu giao là 92%."
    >>> for row in find_targets(Passage(text, [(0, len(text))])):
    ...     print(row.value.indicator, row.value.kind, row.value.value, row.value.unit)
    Tỷ lệ bao phủ bảo hiểm y tế result 94.4 %
    Tỷ lệ bao phủ bảo hiểm y tế target 92.0 %
    """
    lines = table_lines(passage.text)
    quantities = [q for q in find_quantities(passage) if covering(lines, q.start) is None]
    return sorted([*_in_sentences(passage, quantities), *table_targets(passage)], key=lambda row: row.start)


def _in_sentences(passage: Passage, quantities: Sequence[Quantity]) -> Iterator[Found[Target]]:
    known = Known.of(passage)
    cues = Cues(passage, known, [q.measure.noun for q in quantities if q.measure.noun and q.measure.kind != "unknown"])
    starts = [q.start for q in quantities]
    tasks, listed, section, last = False, False, False, None
    said: dict[str | None, Name] = {}
    for start, end in passage.sentences:
        if not start or passage.text[start - 1] == "\n":
            head = list_head(passage.text, start)
            section = _opens_tasks(passage, start, end, cues, section)
            planned = head is not None and cues.plan_in(_last_sentence(passage, *head), head[1])
            tasks, listed, last = False, planned or (section and is_item(passage.text, start)), None
            said = {}
        inside = quantities[bisect.bisect_left(starts, start) : bisect.bisect_left(starts, end)]
        for stretch_start, stretch_end, stretch in _stretches(start, end, inside):
            sentence = _sentence(passage, known, stretch_start, stretch_end, stretch)
            named = names(sentence, last, said)
            carried = listed or (tasks and begins_task(passage, start, end))
            yield from _rows(sentence, named, kinds(sentence, named, cues, carried))
            last = named[-1] if named else last
            for figure, name in zip(sentence.figures, named, strict=True):
                if name.how not in ("place", "changed", "plan", "inherited"):
                    said[figure.quantity.measure.unit] = name
        tasks = speaks_of_tasks(passage, start, end, cues, tasks)


def _opens_tasks(passage: Passage, start: int, end: int, cues: Cues, before: bool) -> bool:
    """Whether the items from this line on are tasks ahead: as a heading says, else as `before`."""
    if not is_heading(passage.text, start, end):
        return before
    observed = any(cue.group == "observed" for cue in cues.between(start, end))
    return not observed and next(phrases_in(passage.lower[start:end], lexicon("tasks_ahead")), None) is not None


def _last_sentence(passage: Passage, start: int, end: int) -> int:
    """Where the last sentence of the line begins."""
    i = bisect.bisect_left(passage.sentences, (end, 0)) - 1
    return max(start, passage.sentences[i][0]) if i >= 0 else start


def _stretches(start: int, end: int, inside: Sequence[Quantity]) -> Iterator[tuple[int, int, Sequence[Quantity]]]:
    """The sentence whole, or, where it is an endless list, in pieces, so that time grows with its length only."""
    for i in range(0, len(inside), LONGEST_LIST):
        first = inside[i - 1].end if i else start
        last = inside[i + LONGEST_LIST].start if i + LONGEST_LIST < len(inside) else end
        yield first, last, inside[i : i + LONGEST_LIST]


def _sentence(passage: Passage, known: Known, start: int, end: int, inside: Sequence[Quantity]) -> Sentence:
    parts, counted = figures(passage, clauses(passage, start, end, inside, known.names(start, end)), known.bodies)
    return Sentence(passage, start, end, parts, counted, known)


def _rows(sentence: Sentence, named: Sequence[Name], told: Sequence[tuple[TargetKind, str]]) -> Iterator[Found[Target]]:
    for figure, name, (kind, cue), unit in zip(sentence.figures, named, told, units(sentence, named), strict=True):
        q = figure.quantity
        target = Target(
            indicator=_indicator(sentence, figure, name), kind=kind, comparator=figure.comparator,
            value=q.value, value_max=q.value_max, out_of=q.out_of, unit=unit,
        )  # fmt: skip
        yield Found(q.start, q.end, target, f"{q.rule};name={name.how},kind={cue}", _confidence(figure, name))


def _indicator(sentence: Sentence, figure: Figure, name: Name) -> str:
    """The words of the name; where nothing of it is left, those before the figure, else the figure's own."""
    q = figure.quantity
    words = printed(sentence, name.spans) or printed(sentence, [figure.left])
    return words or sentence.passage.text[q.start : q.end]


def _confidence(figure: Figure, name: Name) -> float:
    rules = rulebook.load("targets")
    unit = float(rules.lexicon("trust_units").get(figure.quantity.measure.kind, 1.0))
    return round(figure.quantity.confidence * float(rules.lexicon("trust_names")[name.how]) * unit, 3)
