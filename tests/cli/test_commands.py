"""The other commands: show, tables, rules check, --version, --help."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT, Command
from tinyte import __version__
from tinyte.dictionary import markdown_dictionary
from tinyte.tables import REJECTS, TABLES

TEXT = "Sở Y tế họp giao ban\n\nSáng 6/1/2020, ông Nguyễn Văn Bình, Giám đốc Sở Y tế tỉnh Bắc Ninh chủ trì hội nghị."


def test_show_prints_the_article_and_its_rows(tinyte: Command, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    shown = tinyte("show", "a.txt")
    assert shown.returncode == 0, shown.stderr
    assert "Sáng 6/1/2020, ông Nguyễn Văn Bình" in shown.stdout and "2020-01-06" in shown.stdout


def test_show_reads_standard_input_with_a_publication_time(tinyte: Command) -> None:
    text = "Sáng 14-3, Sở Y tế tổ chức họp giao ban công tác tháng với các đơn vị trực thuộc."
    assert "2021-03-14" in tinyte("show", "-", "--published-at", "2021-03-15", stdin=text).stdout


def test_show_names_the_file_it_cannot_show(tinyte: Command) -> None:
    shown = tinyte("show", "no.html")
    assert (shown.returncode, shown.stderr) == (1, "tinyte: no.html: no such file or folder; check the path\n")


def test_tables_prints_every_column(tinyte: Command) -> None:
    printed = tinyte("tables", "--markdown").stdout
    for table in (*TABLES.values(), REJECTS):
        assert f"## {table.name}" in printed
        assert all(f"| {column.name} |" in printed for column in table.columns)


def test_the_committed_data_dictionary_is_the_one_of_the_code() -> None:
    assert (ROOT / "docs" / "data-dictionary.md").read_text("utf-8") == markdown_dictionary()


def test_version(tinyte: Command) -> None:
    assert tinyte("--version").stdout == f"tinyte {__version__}\n"


def test_help_loads_none_of_the_heavy_libraries() -> None:
    code = (
        "import sys\nsys.argv = ['tinyte', '--help']\nfrom tinyte.cli import main\n"
        "try: main()\nexcept SystemExit: pass\n"
        "heavy = {'spacy', 'pandas', 'trafilatura', 'underthesea', 'pyarrow', 'numpy'} & set(sys.modules)\n"
        "assert not heavy, heavy"
    )
    subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, env={**os.environ})


@pytest.mark.parametrize(
    ("interrupted", "command"),
    [("typer", "tables"), ("tinyte.cli", "tables"), ("tinyte.dictionary", "tables"), ("tinyte.evaluate", "eval")],
)
def test_ctrl_c_while_modules_are_imported_is_one_line(interrupted: str, command: str) -> None:
    code = f"""
import sys
class Finder:
    def find_spec(self, name, path=None, target=None):
        if name == {interrupted!r}:
            raise KeyboardInterrupt
sys.meta_path.insert(0, Finder())
sys.argv = ["tinyte", {command!r}, *(["gold", "--run", "out"] if {command!r} == "eval" else [])]
from tinyte.__main__ import main
main()
"""
    stopped = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (stopped.returncode, stopped.stdout, stopped.stderr) == (130, "", "tinyte: stopped\n")


def test_the_package_is_a_command_too() -> None:
    printed = subprocess.run([sys.executable, "-m", "tinyte", "--version"], capture_output=True, text=True, check=True)
    assert printed.stdout == f"tinyte {__version__}\n"


def test_show_names_the_page_that_holds_no_article(tinyte: Command, tmp_path: Path) -> None:
    (tmp_path / "a.html").write_bytes(b"%PDF-1.4")
    shown = tinyte("show", "a.html")
    assert (shown.returncode, shown.stderr) == (
        1,
        "tinyte: a.html: the page is a PDF document, not text; leave it out\n",
    )


def test_show_refuses_a_publication_time_that_is_none(tinyte: Command) -> None:
    shown = tinyte("show", "-", "--published-at", "yesterday", stdin=TEXT)
    assert shown.returncode == 1 and shown.stderr.startswith("tinyte: --published-at yesterday: no ISO 8601 time")


def test_a_terminal_without_vietnamese_letters_shows_their_codes(tinyte: Command, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    shown = tinyte("show", "a.txt", PYTHONIOENCODING="ascii")
    assert (shown.returncode, shown.stderr) == (0, "") and "S\\u1edf Y t\\u1ebf" in shown.stdout
