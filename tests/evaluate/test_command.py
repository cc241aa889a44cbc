"""`tinyte eval` as a user meets it."""

from __future__ import annotations

import json
from pathlib import Path

from tests.conftest import Command
from tests.evaluate.invented import DATE, TEXT, TITLE, gold_of, write_gold, write_run


def test_a_run_is_scored_in_the_terminal_as_json_and_as_a_page(tinyte: Command, tmp_path: Path) -> None:
    write_gold(tmp_path / "gold", gold_of(dates=[DATE]))
    write_run(tmp_path / "run", dates=[DATE | {"role": "period"}])
    done = tinyte("eval", "gold", "--run", "run", "--json", "r.json", "--errors", "e.html")
    assert done.returncode == 0, done.stderr
    assert "1 articles, 0 lost; 1 rows, 0 whose text is not at its offsets" in done.stdout
    assert "role 0.000 (0/1)  time 1.000 (1/1)" in done.stdout and "partial: Sáng 6/1" not in done.stdout
    assert json.loads((tmp_path / "r.json").read_text("utf-8"))["dates"]["f1"] == 1.0
    assert "<h4>partial: role</h4>" in (tmp_path / "e.html").read_text("utf-8")
    assert "  partial: Sáng 6/1 | 2020-01-06\n    role: gold event | got period\n" in (
        tinyte("eval", "gold", "--run", "run", "--list").stdout
    )


def test_gains_and_losses_are_printed_against_an_earlier_result(tinyte: Command, tmp_path: Path) -> None:
    write_gold(tmp_path / "gold", gold_of(dates=[DATE]))
    tinyte("eval", "gold", "--run", write_run(tmp_path / "run"), "--json", "r.json")
    write_run(tmp_path / "run", dates=[DATE])
    printed = tinyte("eval", "gold", "--run", "run", "--against", "r.json").stdout
    assert "since the earlier result: 1 rows gained, 0 lost, 0 wrong in another way" in printed
    assert "dates f1             0.0000  →  1.0000  +1.0000" in printed
    assert printed.endswith("+ dates tin: Sáng 6/1 | 2020-01-06: missed → correct\n")


def test_inputs_are_run_and_scored(tinyte: Command, tmp_path: Path) -> None:
    write_gold(tmp_path / "gold", gold_of(dates=[DATE | {"text": "Sáng 6/1/2020"}]))
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "tin.txt").write_text(TEXT.replace("Sáng 6/1", "Sáng 6/1/2020"), encoding="utf-8")
    (tmp_path / "pages" / "rong.txt").write_text("", encoding="utf-8")
    done = tinyte("eval", "gold", "--input", "pages", "--workers", 1)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("rejected: rong.txt: ") and "1 articles, 0 lost" in done.stdout
    assert TITLE not in done.stdout


def test_what_cannot_be_scored_is_one_line_and_exit_code_1(tinyte: Command, tmp_path: Path) -> None:
    write_gold(tmp_path / "gold")
    for args, fault in [
        (("nowhere", "--run", "run"), "nowhere: no such folder; give the folder that holds *.gold.json"),
        (("gold", "--run", "run"), "run: no such folder; give the --out folder of `tinyte run`, with its CSV files"),
        (("gold", "--input", "no.html"), "no.html: no such file or folder; check the path"),
        (
            ("gold", "--run", write_run(tmp_path / "r"), "--errors", "no/e.html"),
            "no/e.html: cannot be written: No such file or directory",
        ),
        (("gold", "--run", "r", "--against", "no.json"), "no.json: cannot be read: No such file or directory"),
    ]:
        done = tinyte("eval", *args)
        assert (done.returncode, done.stdout, done.stderr) == (1, "", f"tinyte: {fault}\n")


def test_a_run_or_inputs_must_be_given(tinyte: Command, tmp_path: Path) -> None:
    write_gold(tmp_path / "gold")
    refused = tinyte("eval", "gold")
    assert refused.returncode == 2 and "give either the folder of a run, or inputs to run" in refused.stderr
