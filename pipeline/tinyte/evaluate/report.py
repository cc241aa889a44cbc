"""An evaluation, its errors and its changes as plain lines for a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from tinyte.evaluate.articles import ArticleFault
from tinyte.evaluate.context import Piece, passages
from tinyte.evaluate.criteria import column_of
from tinyte.evaluate.evaluation import NOTHING, Evaluation
from tinyte.evaluate.figures import Ratio
from tinyte.evaluate.kinds import KINDS, Outcome
from tinyte.evaluate.result import Change, Changes
from tinyte.evaluate.runs import Run
from tinyte.evaluate.wording import label, visible, worded

REJECTS_SHOWN = 5
"""Rejected inputs that are named; of a crawl there may be thousands."""

_HEAD = ("", "P", "R", "F1", "exact", "gold", "got", *KINDS)


def summary(evaluation: Evaluation) -> Iterator[str]:
    """The figures: articles, metadata, cleaning, each table, the means."""
    figures = evaluation.figures()
    yield f"{evaluation.articles:,} articles, {len(evaluation.lost):,} lost; {evaluation.rows:,} rows, " + (
        f"{evaluation.ungrounded:,} whose text is not at its offsets"
    )
    if evaluation.lost:
        yield f"lost: {', '.join(map(visible, evaluation.lost))}"
    yield f"{'clean':13}{_ratios(evaluation.clean)}"
    yield f"{'article':13}{_ratios(evaluation.metadata)}"
    yield ""
    yield from grid([_HEAD, *table_lines(evaluation)])
    yield ""
    for table, counts in evaluation.tables.items():
        yield f"{table:13}{_ratios(counts.attributes)}"
    yield f"mean F1 {figures['mean_f1']:.4f}, mean exact F1 {figures['mean_exact_f1']:.4f}"


def notes(run: Run) -> Iterator[str]:
    """What a reader must know of a run before its figures: tables that it lacks, inputs that it rejected."""
    if run.absent:
        yield f"no {', '.join(f'{table}.csv' for table in run.absent)} in the run: counted as empty"
    for reject in run.rejects[:REJECTS_SHOWN]:
        yield visible(f"rejected: {reject.get('source')}: {reject.get('error')}")
    if len(run.rejects) > REJECTS_SHOWN:
        yield f"and {len(run.rejects) - REJECTS_SHOWN:,} more"


def table_lines(evaluation: Evaluation) -> list[tuple[str, ...]]:
    """One line of cells a table, under the heads of the summary."""
    return [
        (
            table,
            *(f"{rate:.3f}" for rate in (counts.precision, counts.recall, counts.f1, counts.exact_f1)),
            str(counts.gold),
            str(counts.predicted),
            *(str(counts.kinds[kind]) for kind in KINDS),
        )
        for table, counts in evaluation.tables.items()
    ]


def errors(evaluation: Evaluation) -> Iterator[str]:
    """Every error under its table and article: kind, what differs, its sentence with gold's span in [ ], the run's in { }."""
    for article, faults in groupby(evaluation.faults, key=lambda fault: fault.article):
        yield f"article {visible(article)}"
        yield from (f"  {fault_line(fault)}" for fault in faults)
    for (table, article), group in groupby(evaluation.errors(), key=lambda error: (error.table, error.article)):
        yield f"{table} {visible(article)}"
        for error in group:
            yield f"  {error.kind}: {label(error)}"
            yield from (f"    {line}" for line in differences(error))
            for pieces in passages(error, evaluation.found.get(article, NOTHING)):
                yield f"    {_marked(pieces)}"


def differences(error: Outcome) -> list[str]:
    """The columns of a row that differ, with gold's value and the run's."""
    if error.gold is None or error.got is None:
        return []
    columns = dict.fromkeys(column_of(attribute) for attribute in error.wrong)
    return [
        f"{column}: gold {worded(error.gold.get(column))} | got {worded(error.got.get(column))}" for column in columns
    ]


def fault_line(fault: ArticleFault) -> str:
    """What is wrong with an article, on one line."""
    if fault.part == "clean":
        return f"clean, {fault.what}: {worded(fault.gold or fault.got)}"
    return f"{fault.what}: gold {worded(fault.gold)} | got {worded(fault.got)}"


def changes(found: Changes) -> Iterator[str]:
    """Figures that moved, then the rows that were lost, gained, or are wrong in another way."""
    moved = f"{len(found.gained)} rows gained, {len(found.lost)} lost, {len(found.other)} wrong in another way"
    yield f"since the earlier result: {moved}"
    if found.only_before or found.only_now:
        yield f"gold rows in one result alone, not compared: {found.only_before} earlier, {found.only_now} now"
    yield from grid([(m.name, _figure(m.before), "→", _figure(m.now), _gain(m.before, m.now)) for m in found.figures])
    for sign, rows in (("-", found.lost), ("+", found.gained), ("~", found.other)):
        yield from (_change_line(sign, change) for change in rows)


def grid(lines: Sequence[Sequence[str]]) -> Iterator[str]:
    """Cells under one another, the first column to the left, the others to the right."""
    if not lines:
        return
    first, *others = (max(len(cell) for cell in column) for column in zip(*lines, strict=True))
    for cell, *cells in lines:
        yield "  ".join([cell.ljust(first), *(c.rjust(width) for c, width in zip(cells, others, strict=True))]).rstrip()


def _ratios(ratios: Mapping[str, Ratio]) -> str:
    shown = [(name, ratio) for name, ratio in ratios.items() if ratio.share is not None]
    return "  ".join(f"{name} {ratio.share:.3f} ({ratio.right}/{ratio.of})" for name, ratio in shown)


def _change_line(sign: str, change: Change) -> str:
    return visible(f"{sign} {change.table} {change.article}: {change.row}: {change.before} → {change.now}")


def _figure(value: float | None) -> str:
    return "–" if value is None else str(value) if isinstance(value, int) else f"{value:.4f}"


def _gain(before: float | None, now: float | None) -> str:
    if before is None or now is None:
        return ""
    return f"{now - before:+d}" if isinstance(now - before, int) else f"{now - before:+.4f}"


def _marked(pieces: Sequence[Piece]) -> str:
    """The sentence with brackets where a span begins and ends; where both do, the run's are inside."""
    line, gold, run = "", False, False
    for piece in (*pieces, Piece("")):
        closing = ("}" if run and not piece.in_run else "") + ("]" if gold and not piece.in_gold else "")
        opening = ("[" if piece.in_gold and not gold else "") + ("{" if piece.in_run and not run else "")
        line += closing + opening + visible(piece.text)
        gold, run = piece.in_gold, piece.in_run
    return line
