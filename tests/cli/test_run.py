"""`tinyte run` as a user meets it: outputs, messages, exit codes."""

from __future__ import annotations

import csv
import json
import os
import signal
import subprocess
import sys
from pathlib import Path

from tests.conftest import Command
from tinyte.tables import TABLES

PAGE = "Sở Y tế họp giao ban\n\nSáng 6/1/2020, Sở Y tế tỉnh Bắc Ninh tổ chức hội nghị giao ban. Toàn ngành có {n} trạm y tế."


def make_pages(folder: Path, count: int) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for n in range(count):
        (folder / f"{n:03}.txt").write_text(PAGE.format(n=n + 2), encoding="utf-8")
    return folder


def files_of(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_a_folder_of_pages_becomes_all_tables_and_a_summary(tinyte: Command, tmp_path: Path) -> None:
    make_pages(tmp_path / "pages", 2)
    done = tinyte("run", "pages", "--out", "out")
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("2 articles: 6 sentences, 2 dates,")
    assert "articles/s, tables in out" in done.stdout
    names = {f"{name}.{suffix}" for name in TABLES for suffix in ("csv", "parquet")} | {
        "rejects.csv",
        "datapackage.json",
    }
    assert set(files_of(tmp_path / "out")) == names


def test_every_row_is_grounded_in_its_article(tinyte: Command, tmp_path: Path) -> None:
    make_pages(tmp_path / "pages", 1)
    tinyte("run", "pages", "--out", "out")
    read = lambda name: list(csv.DictReader((tmp_path / "out" / f"{name}.csv").open(encoding="utf-8", newline="")))  # noqa: E731
    [article] = read("articles")
    rows = [row for name in ("sentences", "dates", "units", "targets") for row in read(name)]
    assert len(rows) > 3
    assert all(article["text"][int(row["start"]) : int(row["end"])] == row["text"] for row in rows)


def test_the_trained_model_can_be_left_out(tinyte: Command, tmp_path: Path) -> None:
    make_pages(tmp_path / "pages", 1)
    assert tinyte("run", "pages", "--out", "out", "--no-model").returncode == 0
    for table in ("dates", "units", "targets"):
        rows = list(csv.DictReader((tmp_path / "out" / f"{table}.csv").open(encoding="utf-8", newline="")))
        assert rows and {row["method"] for row in rows} == {"rule"}


def test_the_same_bytes_for_any_number_of_workers_hash_seed_locale_and_time_zone(
    tinyte: Command, tmp_path: Path
) -> None:
    make_pages(tmp_path / "pages", 30)
    (tmp_path / "pages" / "bad.txt").write_text("", encoding="utf-8")
    tinyte("run", "pages", "--out", "one", "--workers", 1)
    tinyte("run", "pages", "--out", "three", "--workers", 3, PYTHONHASHSEED="7", LC_ALL="C", TZ="Pacific/Kiritimati")
    assert files_of(tmp_path / "one") == files_of(tmp_path / "three")
    assert (tmp_path / "one" / "rejects.csv").read_text("utf-8").count("bad.txt") == 1


def test_rejected_inputs_are_listed_the_rest_is_written_and_the_exit_code_is_3(tinyte: Command, tmp_path: Path) -> None:
    make_pages(tmp_path / "pages", 1)
    (tmp_path / "pages" / "empty.html").write_bytes(b"")
    (tmp_path / "pages" / "photo.html").write_bytes(b"\xff\xd8\xff\xe0" + bytes(range(256)) * 40)
    broken = [json.dumps({"id": n, "text": PAGE.format(n=n + 2)}) for n in range(1, 9)]
    broken[6] = broken[6][:30]
    (tmp_path / "pages" / "archive.jsonl").write_text("\n".join(broken), encoding="utf-8")
    (tmp_path / "pages" / "table.csv").write_text("id,body\n1,x\n", encoding="utf-8")
    done = tinyte("run", "pages", "--out", "out")
    assert done.returncode == 3
    assert "4 inputs rejected: see out/rejects.csv" in done.stdout
    rejects = {row["source"]: row for row in csv.DictReader((tmp_path / "out" / "rejects.csv").open(encoding="utf-8"))}
    assert set(rejects) == {"empty.html", "photo.html", "archive.jsonl#7", "table.csv"}
    assert "line 7 is not JSON" in rejects["archive.jsonl#7"]["error"]
    assert rejects["table.csv"]["error"] == "no column `text` or `html`; the columns are: id, body"
    assert (tmp_path / "out" / "articles.csv").read_text("utf-8").count("archive.jsonl#") == 7


def test_inputs_that_cannot_be_run_are_one_line_and_exit_code_1(tinyte: Command, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "notes.pdf").write_bytes(b"%PDF")
    for given, says in (
        ("no.html", "no such file"),
        ("empty", "no pages in this folder"),
        ("notes.pdf", "unknown kind of file"),
    ):
        done = tinyte("run", given, "--out", "out")
        assert (done.returncode, done.stdout) == (1, "")
        assert done.stderr.startswith(f"tinyte: {given}: {says}") and done.stderr.count("\n") == 1
    assert not (tmp_path / "out").exists()


def test_an_output_folder_that_cannot_be_made_is_one_line_and_exit_code_1(tinyte: Command, tmp_path: Path) -> None:
    make_pages(tmp_path / "pages", 1)
    (tmp_path / "file").write_text("x")
    done = tinyte("run", "pages", "--out", "file/out")
    assert done.returncode == 1
    assert done.stderr.startswith("tinyte: file/out: ") and done.stderr.count("\n") == 1


def test_a_broken_rule_file_is_one_line_with_file_line_and_rule(tinyte: Command, tmp_path: Path) -> None:
    from tinyte.rulebook import folder

    make_pages(tmp_path / "pages", 1)
    rules = tmp_path / "rules"
    for path in folder().rglob("*"):
        if path.is_file():
            target = rules / path.relative_to(folder())
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(path.read_bytes())
    text = (rules / "dates.yaml").read_text("utf-8")
    (rules / "dates.yaml").write_text(
        text + "\n- id: dates.mine\n  pattern: '(['\n  examples: []\n  not: []\n", encoding="utf-8"
    )
    for command in (("run", "pages", "--out", "out"), ("rules", "check", "dates")):
        done = tinyte(*command, TINYTE_RULES=str(rules))
        assert done.returncode == 1
        line = text.count("\n") + 2
        assert done.stderr.startswith(f"tinyte: {rules}/dates.yaml:{line}: rule dates.mine: the pattern is not valid")
        assert done.stderr.count("\n") == 1


def test_quiet_prints_nothing_and_json_prints_one_object(tinyte: Command, tmp_path: Path) -> None:
    make_pages(tmp_path / "pages", 1)
    quiet = tinyte("run", "pages", "--out", "out", "--quiet")
    assert (quiet.returncode, quiet.stdout, quiet.stderr) == (0, "", "")
    summary = json.loads(tinyte("run", "pages", "--out", "out", "--json").stdout)
    assert summary["articles"] == 1 and summary["rows"]["dates"] == 1 and summary["rejects"] == 0


def test_one_format_may_be_chosen_and_an_unknown_one_is_refused(tinyte: Command, tmp_path: Path) -> None:
    make_pages(tmp_path / "pages", 1)
    assert tinyte("run", "pages", "--out", "out", "--format", "parquet").returncode == 0
    assert sorted(path.name for path in (tmp_path / "out").glob("*.csv")) == ["rejects.csv"]
    refused = tinyte("run", "pages", "--out", "out", "--format", "xlsx")
    assert refused.returncode == 2 and "choose from csv, parquet" in refused.stderr


def test_ctrl_c_stops_at_once_and_leaves_the_folder_as_it_was(tmp_path: Path) -> None:
    make_pages(tmp_path / "few", 1)
    make_pages(tmp_path / "many", 3000)
    # a shell that starts the tests in the background has them, and what they start, ignore Ctrl-C
    heeding = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler)"
    command = [sys.executable, "-c", f"{heeding}; from tinyte.cli import main; main()", "run"]
    subprocess.run([*command, "few", "--out", "out", "--quiet"], cwd=tmp_path, check=True)
    before = files_of(tmp_path / "out")
    running = subprocess.Popen(
        [*command, "many", "--out", "out", "--workers", "1"], cwd=tmp_path, stderr=subprocess.PIPE, text=True,
        start_new_session=True,
    )  # fmt: skip
    assert running.stderr
    assert running.stderr.readline().startswith("1,000 of 3,000 pages")
    os.killpg(running.pid, signal.SIGINT)
    assert running.wait(timeout=30) == 130
    assert running.stderr.read().splitlines() == ["tinyte: stopped; the output folder is as it was"]
    assert files_of(tmp_path / "out") == before


def test_a_folder_of_pages_may_hold_the_output(tinyte: Command, tmp_path: Path) -> None:
    make_pages(tmp_path / "pages", 1)
    first = tinyte("run", "pages", "--out", "pages", "--format", "csv")
    before = files_of(tmp_path / "pages")
    again = tinyte("run", "pages", "--out", "pages", "--format", "csv")
    assert (first.returncode, again.returncode) == (0, 0)
    assert files_of(tmp_path / "pages") == before


def test_files_that_may_grow_no_further_are_one_line_and_leave_the_folder_as_it_was(tmp_path: Path) -> None:
    make_pages(tmp_path / "few", 1)
    make_pages(tmp_path / "more", 300)
    command = [sys.executable, "-c", "from tinyte.cli import main; main()", "run", "--out", "out", "--quiet"]
    subprocess.run([*command, "few"], cwd=tmp_path, check=True)
    before = files_of(tmp_path / "out")
    limit = f"import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (30000, 30000)); {command[2]}"
    done = subprocess.run([command[0], "-c", limit, *command[3:], "more"], cwd=tmp_path, capture_output=True, text=True)
    assert done.returncode == 1
    assert (
        done.stderr.startswith("tinyte: out: a file grows larger than the system lets it")
        and done.stderr.count("\n") == 1
    )
    assert files_of(tmp_path / "out") == before
