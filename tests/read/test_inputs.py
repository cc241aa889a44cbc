"""Which files the inputs name, and what they are called."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tinyte.read import InputError, find_inputs, read_pages
from tinyte.tables import Reject


def make(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x", encoding="utf-8")


def test_a_folder_gives_its_pages_sorted_by_path_and_leaves_other_kinds_alone(tmp_path: Path) -> None:
    make(tmp_path, "b/2.html", "a.txt", "b/1.HTM", "c.jsonl.gz", "photo.jpg", "a.gold.json", ".hidden/x.html")
    assert [file.source for file in find_inputs([tmp_path])] == ["a.txt", "b/1.HTM", "b/2.html", "c.jsonl.gz"]


def test_a_file_is_called_by_its_name(tmp_path: Path) -> None:
    make(tmp_path, "deep/page.html")
    assert [file.source for file in find_inputs([tmp_path / "deep/page.html"])] == ["page.html"]


def test_a_glob_names_files_relative_to_its_fixed_part(tmp_path: Path) -> None:
    make(tmp_path, "2020/1.html", "2021/1.html", "2021/2.txt")
    assert [file.source for file in find_inputs([f"{tmp_path}/*/1.html"])] == ["2020/1.html", "2021/1.html"]


def test_a_file_given_twice_is_read_once(tmp_path: Path) -> None:
    make(tmp_path, "a.html")
    assert len(find_inputs([tmp_path, tmp_path / "a.html"])) == 1


def test_files_of_one_name_from_two_folders_are_told_apart(tmp_path: Path) -> None:
    make(tmp_path, "2020/1.html", "2021/1.html", "2021/2.html")
    sources = [file.source for file in find_inputs([tmp_path / "2020", tmp_path / "2021"])]
    assert sources == ["2020/1.html", "2021/1.html", "2.html"]


def test_a_name_with_brackets_is_a_path_before_it_is_a_glob(tmp_path: Path) -> None:
    make(tmp_path, "trang [1].html")
    assert [file.source for file in find_inputs([tmp_path / "trang [1].html"])] == ["trang [1].html"]


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ("missing.html", "missing.html: no such file or folder"),
        ("empty", "empty: no pages in this folder"),
        ("*.html", "*.html: no file matches"),
        ("notes.pdf", "notes.pdf: unknown kind of file; known kinds are .html"),
    ],
)
def test_an_input_that_names_nothing_to_read_is_one_clear_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, given: str, says: str
) -> None:
    make(tmp_path, "notes.pdf")
    (tmp_path / "empty").mkdir()
    monkeypatch.chdir(tmp_path)
    with pytest.raises(InputError) as error:
        find_inputs([given])
    assert says in str(error.value)


def test_the_output_of_an_earlier_run_is_no_input(tmp_path: Path) -> None:
    make(tmp_path, "a.html", "out/articles.csv")
    output = [tmp_path / "out/articles.csv", tmp_path / "out/dates.csv"]
    assert [file.source for file in find_inputs([tmp_path], leave_out=output)] == ["a.html"]
    with pytest.raises(InputError, match="only the output of tinyte is there"):
        find_inputs([tmp_path / "out"], leave_out=output)


def test_a_name_that_is_not_utf8_is_written_out(tmp_path: Path) -> None:
    make(tmp_path, os.fsdecode(b"tin-\xff.html"), "b\nc.html")
    assert [file.source for file in find_inputs([tmp_path])] == ["b\\nc.html", "tin-\\udcff.html"]


def test_what_is_no_file_is_a_reject_and_the_rest_goes_on(tmp_path: Path) -> None:
    make(tmp_path, "z.html")
    os.mkfifo(tmp_path / "pipe.jsonl")
    (tmp_path / "gone.html").symlink_to("nowhere.html")
    (tmp_path / "loop.html").symlink_to("loop.html")
    pages = list(read_pages(find_inputs([tmp_path])))
    assert [page.source for page in pages] == ["gone.html", "loop.html", "pipe.jsonl", "z.html"]
    assert [page.error[:14] for page in pages if isinstance(page, Reject)] == ["cannot be read"] * 3
