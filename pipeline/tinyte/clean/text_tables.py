"""Tables in plain text: lines of cells that follow one another, which are no furniture whatever their heads say."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

import regex

from tinyte.clean.boilerplate import furniture
from tinyte.clean.outline import BAR, CELLS

_FIGURE = regex.compile(r"\| *[≥≤<>]? ?\d[\d.,]* ?%?(?= *(?:\||$))")


def tables(lines: Sequence[str]) -> list[range]:
    """The tables among the lines of a text, given in lower-case normal form.

    A line of heads alone reads like a visit counter, so what tells is a line of figures beside it that is none.

    >>> tables(["họp.", "tt | xã | năm 2020 | năm 2021", "1 | bình an | 12 | 9", "hết."])
    [range(1, 3)]
    >>> tables(["tin tức | liên hệ", "trực tuyến: 3 | hôm nay: 12 | tổng: 3.450"])
    []
    """
    found = []
    for barred, run in groupby(range(len(lines)), key=lambda i: BAR in lines[i] or lines[i].startswith("| ")):
        rows = list(run) if barred else []
        if len(rows) > 1 and any(holds_figures(lines[i]) and furniture(lines[i]) is None for i in rows):
            found.append(range(rows[0], rows[-1] + 1))
    return found


def holds_figures(line: str) -> bool:
    """Whether a line has the cells of a row and a figure in one behind the first.

    >>> holds_figures("01/03/2021 | 12 | 3"), holds_figures("ngày đăng: | 01/03/2021")
    (True, False)
    """
    return line.count("|") >= CELLS - 1 and _FIGURE.search(line) is not None
