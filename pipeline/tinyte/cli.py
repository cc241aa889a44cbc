"""The command line: parses, calls, prints."""

from __future__ import annotations

import io
import json
import os
import sys
import traceback
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import Annotated, NoReturn

import typer

app = typer.Typer(
    add_completion=False, no_args_is_help=True, rich_markup_mode=None, pretty_exceptions_enable=False,
    help="Vietnamese health news to tidy tables: dates, officials, units, resolutions, numeric targets.",
)  # fmt: skip
rules_app = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help="The rules in rules/*.yaml.")
app.add_typer(rules_app, name="rules")

STOPPED = 130
"""Exit code after Ctrl-C, as shells have it."""


def main() -> None:
    """Runs the command."""
    if isinstance(sys.stdout, io.TextIOWrapper):  # a terminal without Vietnamese letters shows their codes
        sys.stdout.reconfigure(errors="backslashreplace")
    try:
        app()
    except SystemExit as end:
        if end.code == STOPPED and not isinstance(end.__context__, KeyboardInterrupt):  # typer ends without a word
            _fail("stopped", STOPPED)
        raise


@contextmanager
def _plain_faults(stopped: str = "stopped") -> Iterator[None]:
    """A fault is one line on standard error and exit code 1; Ctrl-C is one line too."""
    try:
        yield
    except KeyboardInterrupt:
        _fail(stopped, STOPPED)
    except BrokenPipeError:  # who reads standard output has seen enough, as in `tinyte tables | head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise SystemExit(1) from None
    except typer.BadParameter:
        raise
    except Exception as error:
        if type(error).__module__.startswith("tinyte."):
            _fail(str(error))
        place = traceback.extract_tb(error.__traceback__)[-1]
        where = f"{Path(place.filename).name}, line {place.lineno}"
        _fail(f"a fault of tinyte itself, please report it: {type(error).__name__}: {error} ({where})")


def _fail(message: str, code: int = 1) -> NoReturn:
    print(f"tinyte: {message}", file=sys.stderr)
    raise SystemExit(code)


def _version(wanted: bool) -> None:
    if wanted:
        from tinyte import __version__

        print(f"tinyte {__version__}")
        raise typer.Exit


@app.callback()
def options(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Options of the command itself."""


@app.command()
def run(
    inputs: Annotated[
        list[str], typer.Argument(metavar="INPUT...", help="Files, folders or globs of pages and archives.")
    ],
    out: Annotated[Path, typer.Option(help="Folder for the tables.")],
    workers: Annotated[int | None, typer.Option(min=1, help="Processes; all cores when not given.")] = None,
    formats: Annotated[str, typer.Option("--format", help="csv, parquet, or both: csv,parquet.")] = "csv,parquet",
    page_seconds: Annotated[float, typer.Option(min=0.1, help="Time that one page may take.")] = 10.0,
    page_memory: Annotated[int, typer.Option(min=64, help="Memory in MB that one page may take.")] = 2048,
    model: Annotated[bool, typer.Option("--model/--no-model", help="Ask the trained model where rules doubt.")] = True,
    quiet: Annotated[bool, typer.Option("--quiet", help="Print nothing but errors.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print the summary as one JSON object.")] = False,
) -> None:
    """Turn pages into tables.

    Exit code 0 when all is done, 3 when some inputs were rejected (they are in rejects.csv), 1 when it could not run.
    """
    with _plain_faults("stopped; the output folder is as it was"):
        from tinyte.dataset.writer import FORMATS
        from tinyte.engine.run import input_files
        from tinyte.engine.run import run as run_inputs
        from tinyte.engine.worker import Limits
        from tinyte.progress import Progress, count_pages, print_summary

        chosen = [one.strip() for one in formats.split(",") if one.strip()]
        if not chosen or set(chosen) - set(FORMATS):
            raise typer.BadParameter(f"{formats!r}: choose from {', '.join(FORMATS)}", param_hint="--format")
        with nullcontext() if quiet or as_json else Progress(count_pages(input_files(inputs, out))) as shown:
            summary = run_inputs(
                inputs, out, workers=workers, formats=[f for f in FORMATS if f in chosen],
                limits=Limits(seconds=page_seconds, memory_mb=page_memory), model=model, on_page=shown.advance if shown else None,
            )  # fmt: skip
    with _plain_faults():
        if as_json:
            print(json.dumps({"out": str(out), "articles": summary.articles, "rows": summary.rows,
                              "rejects": summary.rejects, "seconds": round(summary.seconds, 3)}))  # fmt: skip
        elif not quiet:
            print_summary(summary, out)
    if summary.rejects:
        raise typer.Exit(3)


@app.command()
def show(
    file: Annotated[str, typer.Argument(metavar="FILE", help="A page or text, or - for standard input.")],
    published_at: Annotated[
        str | None, typer.Option(help="Publication time, ISO 8601, when the page does not say.")
    ] = None,
    cuts: Annotated[bool, typer.Option("--cuts", help="Also show what cleaning left out, and why.")] = False,
) -> None:
    """Show one article in the terminal: its spans coloured, its rows under it."""
    with _plain_faults():
        from tinyte.show import show_page

        show_page(file, published_at=published_at, cuts=cuts)


@app.command()
def tables(
    markdown: Annotated[bool, typer.Option("--markdown", help="Print the dictionary as Markdown.")] = False,
) -> None:
    """Print the data dictionary: every table and column."""
    with _plain_faults():
        from tinyte.dictionary import markdown_dictionary, print_dictionary

        if markdown:
            print(markdown_dictionary(), end="")
        else:
            print_dictionary()


@app.command(name="eval")
def evaluate(
    gold: Annotated[list[Path], typer.Argument(metavar="GOLD...", help="Folders of gold, NAME.gold.json an article.")],
    run: Annotated[Path | None, typer.Option(metavar="DIR", help="Folder of a run, with its CSV files.")] = None,
    inputs: Annotated[
        list[str] | None,
        typer.Option("--input", metavar="INPUT", help="Instead of --run: what to run; may be repeated."),
    ] = None,
    workers: Annotated[int | None, typer.Option(min=1, help="Processes of --input; all cores when not given.")] = None,
    against: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Print gains and losses since this earlier result.")
    ] = None,
    json_file: Annotated[Path | None, typer.Option("--json", metavar="FILE", help="Write the result there.")] = None,
    errors_file: Annotated[
        Path | None, typer.Option("--errors", metavar="FILE", help="Write a page of the errors in context there.")
    ] = None,
    listing: Annotated[bool, typer.Option("--list", help="Print every error.")] = False,
    kept: Annotated[
        bool, typer.Option("--reliability", help="Print how often rows of each confidence are right.")
    ] = False,
    model: Annotated[
        bool, typer.Option("--model/--no-model", help="Whether --input is run with the trained model.")
    ] = True,
) -> None:
    """Score a run against gold: every table, attribute by attribute, with its errors.

    Exit code 0 when it is scored, however it did; 1 when it could not be.
    """
    from tinyte.evaluate import evaluate as evaluate_run
    from tinyte.evaluate import fresh_run, read_gold, read_run, report
    from tinyte.evaluate.page import write_page
    from tinyte.evaluate.reliability import judged_rows, reliability
    from tinyte.evaluate.result import compare, read_result, result_of, write_result

    if (run is None) == (not inputs):
        raise typer.BadParameter("give either the folder of a run, or inputs to run", param_hint="--run / --input")
    with _plain_faults():
        articles = read_gold(gold)
        earlier = read_result(against) if against else None
        tables = read_run(run) if run else fresh_run(inputs or [], workers, model=model)
        evaluation = evaluate_run(articles, tables)
        result = result_of(evaluation)
        if json_file:
            write_result(result, json_file)
        if errors_file:
            write_page(evaluation, errors_file)
    for lines in (
        report.notes(tables), report.summary(evaluation), report.errors(evaluation) if listing else (),
        report.changes(compare(earlier, result)) if earlier else (),
        reliability([(float(one.row["confidence"]), one.right) for one in judged_rows(evaluation.outcomes)]) if kept else (),
    ):  # fmt: skip
        for line in lines:
            print(line)


@app.command()
def train(
    out: Annotated[Path, typer.Option(metavar="FILE", help="Where the model goes; its card is written beside it.")],
    corpus: Annotated[
        Path | None, typer.Option(metavar="DIR", help="Annotated articles: a folder laid out like corpus/.")
    ] = None,
    raw: Annotated[
        list[Path] | None, typer.Option(metavar="FILE", help="Articles without annotations; may be repeated.")
    ] = None,
    conll: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Instead of --corpus: a CoNLL file, token and label on a line.")
    ] = None,
    dev: Annotated[
        Path | None, typer.Option(metavar="FILE", help="A CoNLL file to score the model of --conll on.")
    ] = None,
    config: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Settings in YAML; those of the shipped model.")
    ] = None,
    seed: Annotated[int | None, typer.Option(help="Instead of the settings' seed.")] = None,
) -> None:
    """Train an entity model; the same inputs, settings and seed give the same file."""
    if (corpus is None) == (conll is None):
        raise typer.BadParameter("give either annotated articles or a CoNLL file", param_hint="--corpus / --conll")
    with _plain_faults("stopped; no model was written"):
        from tinyte.training.config import DEFAULT, read_config
        from tinyte.training.train import train as train_model
        from tinyte.training.train import train_conll

        settings = read_config(config or DEFAULT, seed)
        if corpus:
            train_model(out, corpus, raw or [], settings)
        elif conll:
            train_conll(out, conll, dev, settings)
        print(out.with_suffix(".md").read_text(encoding="utf-8"), end="")


@app.command()
def calibrate(
    corpus: Annotated[Path, typer.Argument(metavar="DIR", help="Annotated articles: a folder laid out like corpus/.")],
    out: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Where the weights go; those that tinyte uses.")
    ] = None,
) -> None:
    """Learn how often rows are right, which is what the column `confidence` says; prints how well it keeps its word."""
    with _plain_faults("stopped; the weights are as they were"):
        from tinyte.evaluate.reliability import reliability
        from tinyte.resolve.confidence import SHIPPED
        from tinyte.training.confidence import calibrate as calibrate_rows

        for line in reliability(calibrate_rows(corpus, out or SHIPPED)):
            print(line)


@rules_app.command("check")
def rules_check(
    names: Annotated[
        list[str] | None, typer.Argument(metavar="[NAME]...", help="Rule files; all when none is named.")
    ] = None,
) -> None:
    """Run every rule on its examples and counter-examples."""
    with _plain_faults():
        from tinyte.rulecheck import check

        result = check(names or None)
    for failure in result.failures:
        print(failure, file=sys.stderr)
    counts = f"{result.rules} rules, {result.examples} examples, {result.counterexamples} counter-examples"
    print(f"{counts}: {len(result.failures)} failed")
    if result.failures:
        raise typer.Exit(1)
