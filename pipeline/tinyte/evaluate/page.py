"""The errors of an evaluation as one HTML page that needs nothing but itself: no script, no network, every text escaped."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator, Mapping, Sequence
from html import escape
from itertools import groupby
from pathlib import Path

from tinyte.evaluate.context import Piece, passages
from tinyte.evaluate.criteria import CRITERIA, column_of
from tinyte.evaluate.evaluation import NOTHING, Evaluation
from tinyte.evaluate.faults import write_file
from tinyte.evaluate.kinds import KINDS, Outcome
from tinyte.evaluate.report import fault_line, table_lines
from tinyte.evaluate.runs import RunArticle
from tinyte.evaluate.wording import visible, worded

_LEGEND = (
    'Gold’s span is <mark class="gold">underlined</mark>, the run’s has a <mark class="run">coloured ground</mark>; '
    "what differs is red."
)


def write_page(evaluation: Evaluation, path: Path) -> None:
    """Writes the page.

    Raises EvaluationError.
    """
    write_file(path, page(evaluation))


def page(evaluation: Evaluation) -> str:
    """The page: figures, faults of whole articles, then each error in its sentence, by table and article."""
    style = (Path(__file__).parent / "page.css").read_text(encoding="utf-8")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    return "\n".join(
        [
            '<!doctype html>\n<html lang="vi">\n<head>\n<meta charset="utf-8">',
            f'<meta http-equiv="Content-Security-Policy" content="{policy}">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f"<title>Errors of a run</title>\n<style>{style}</style>\n</head>\n<body>",
            *_body(evaluation),
            "</body>\n</html>\n",
        ]
    )


def _body(evaluation: Evaluation) -> Iterator[str]:
    yield "<h1>Errors of a run</h1>"
    yield f"<p>{evaluation.articles:,} articles, {len(evaluation.lost):,} lost; {evaluation.rows:,} rows, "
    yield f"{evaluation.ungrounded:,} whose text is not at its offsets. {_LEGEND}</p>"
    yield from _figures(evaluation)
    yield from _article_faults(evaluation)
    for table, errors in groupby(evaluation.errors(), key=lambda error: error.table):
        yield f'<section>\n<h2 id="{table}">{table}</h2>'
        for name, group in groupby(errors, key=lambda error: error.article):
            article = evaluation.found.get(name, NOTHING)
            yield f"<h3>{_text(name)} <small>{_text(article.row.get('title', 'lost'))}</small></h3>"
            for error in group:
                yield from _error(error, article)
        yield "</section>"


def _figures(evaluation: Evaluation) -> Iterator[str]:
    heads = ("P", "R", "F1", "exact", "gold", "got", *KINDS)
    yield '<div class="wide"><table class="figures">'
    yield f"<tr><th></th>{''.join(f'<th>{head}</th>' for head in heads)}</tr>"
    with_errors = {error.table for error in evaluation.errors()}
    for table, *cells in table_lines(evaluation):
        name = f'<a href="#{table}">{table}</a>' if table in with_errors else table
        yield f"<tr><th>{name}</th>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>"
    yield "</table></div>"


def _article_faults(evaluation: Evaluation) -> Iterator[str]:
    if not evaluation.lost and not evaluation.faults:
        return
    yield '<section>\n<h2 id="articles">articles</h2>\n<ul>'
    yield from (f"<li>{_text(name)}: lost</li>" for name in evaluation.lost)
    yield from (f"<li>{_text(fault.article)}: {_text(fault_line(fault))}</li>" for fault in evaluation.faults)
    yield "</ul>\n</section>"


def _error(error: Outcome, article: RunArticle) -> Iterator[str]:
    wrong = f": {', '.join(error.wrong)}" if error.wrong else ""
    yield f'<div class="error">\n<h4>{error.kind}{wrong}</h4>'
    shown = passages(error, article)
    yield from (f"<p>{''.join(map(_marked, pieces))}</p>" for pieces in shown)
    if not shown:
        yield '<p class="absent">not in the text of the article</p>'
    yield from _side_by_side(error)
    yield "</div>"


def _side_by_side(error: Outcome) -> Iterator[str]:
    """Gold's row and the run's, a line a column."""
    differing = {column_of(attribute) for attribute in error.wrong}
    yield '<div class="wide"><table>\n<tr><th></th><th>gold</th><th>got</th></tr>'
    for column in CRITERIA[error.table].columns:
        mark = ' class="differs"' if column in differing else ""
        cells = "".join(f"<td>{_cell(row, column)}</td>" for row in (error.gold, error.got))
        yield f"<tr{mark}><th>{column}</th>{cells}</tr>"
    if error.mentions:
        yield f"<tr><th>rule</th><td></td><td>{_text(_rules(error.mentions))}</td></tr>"
    yield "</table></div>"


def _rules(mentions: Sequence[Mapping[str, str]]) -> str:
    """Who made the row: method, rule and confidence, each once."""
    made = (f"{m.get('method', '')} {m.get('rule', '')} ({m.get('confidence', '')})" for m in mentions)
    return ", ".join(dict.fromkeys(made))


def _cell(row: Mapping[str, object] | None, column: str) -> str:
    return "" if row is None else escape(worded(row.get(column)))


def _marked(piece: Piece) -> str:
    names = " ".join(name for name, inside in (("gold", piece.in_gold), ("run", piece.in_run)) if inside)
    return f'<mark class="{names}">{_text(piece.text)}</mark>' if names else _text(piece.text)


def _text(text: str) -> str:
    return escape(visible(text))
