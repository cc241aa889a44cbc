"""Check gold annotations: `python scripts/check_gold.py FOLDER [FOLDER ...]`.

A folder holds `NAME.gold.json` beside `NAME.html` or `NAME.txt`, or `ID.gold.json` for the record ID of a JSONL
file that lies in the folder, or beside it under the folder's name (`archive.jsonl` for `archive/`).

Checked: the keys and types of every row; that each `text` stands letter by letter in the article (in a page: in what
a reader sees of it; runs of blanks count as one); that values are well-formed and agree with the figure printed; that
nothing is annotated twice; that every page and record has gold.

One line a fault, `file: place: what is wrong`. Exit code 0 when there is none, 1 when there are faults,
2 when a folder cannot be checked at all.
"""

from __future__ import annotations

import calendar
import datetime as dt
import json
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, get_args

from article_text import article_text, fold, records

from tinyte.tables import MENTION_TABLES, Comparator, DateRole, PartOfDay, TargetKind, UnitType

Row = dict[str, Any]
TEXT, TEXT_OR_NONE, NUMBER, NUMBER_OR_NONE, LIST = (
    (str,),
    (str, type(None)),
    (int, float),
    (int, float, type(None)),
    (list,),
)
KEYS: dict[str, dict[str, tuple[type, ...]]] = {
    "dates": {"text": TEXT, "value": TEXT, "time": TEXT_OR_NONE, "role": TEXT},
    "officials": {"name": TEXT, "honorific": TEXT_OR_NONE, "titles": LIST, "positions": LIST},
    "units": {"text": TEXT, "name": TEXT, "type": TEXT, "province": TEXT_OR_NONE},
    "resolutions": {
        "text": TEXT,
        "doc_type": TEXT,
        "number": TEXT_OR_NONE,
        "issuer": TEXT_OR_NONE,
        "issue_date": TEXT_OR_NONE,
        "title": TEXT_OR_NONE,
    },
    "targets": {
        "text": TEXT,
        "indicator": TEXT,
        "kind": TEXT,
        "comparator": TEXT,
        "value": NUMBER,
        "value_max": NUMBER_OR_NONE,
        "out_of": NUMBER_OR_NONE,
        "unit": TEXT_OR_NONE,
        "period": TEXT_OR_NONE,
    },
}
ARTICLE_KEYS = ("title", "published_at", "author", "source_credit", "province")
MULTIPLIERS = {"nghìn": 1e3, "ngàn": 1e3, "vạn": 1e4, "triệu": 1e6, "tỷ": 1e9, "tỉ": 1e9}
FIGURE = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?|\d+\.\d+")


def iso_faults(value: str) -> list[str]:
    """What is wrong with an ISO value: a day, month, quarter, week, year or a span of two.

    >>> iso_faults("2016-02-29"), iso_faults("2021-01-15/.."), iso_faults("2021-Q1")
    ([], [], [])
    >>> iso_faults("2015-02-29"), iso_faults("2022/2021")
    (['2015-02-29 is no ISO value'], ['2022/2021 ends before it starts'])
    """
    ends = value.split("/")
    faults = [f"{end} is no ISO value" for end in ends if not (end == ".." and len(ends) == 2) and not is_calendar(end)]
    if len(ends) > 2 or ends == ["..", ".."]:
        faults.append(f"{value} is no span")
    if not faults and len(ends) == 2 and ".." not in ends and last_day(ends[1]) < last_day(ends[0]):
        faults.append(f"{value} ends before it starts")
    return faults


def is_calendar(value: str) -> bool:
    """Whether a value names a day, month, quarter, week or year that exists."""
    try:
        last_day(value)
    except ValueError:
        return False
    return True


def last_day(value: str) -> dt.date:
    """The last day of a value that is no span; raises ValueError when it names none."""
    if m := re.fullmatch(r"(\d{4})-W(\d{2})", value):
        return dt.date.fromisocalendar(int(m[1]), int(m[2]), 7)
    if m := re.fullmatch(r"(\d{4})(?:-Q([1-4])|-(\d{2}))?", value):
        year, month = int(m[1]), int(m[2]) * 3 if m[2] else int(m[3] or 12)
        if not 1 <= month <= 12:
            raise ValueError(value)
        return dt.date(year, month, calendar.monthrange(year, month)[1])
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
        return dt.date.fromisoformat(value)
    raise ValueError(value)


def figure(text: str) -> float | None:
    """The first figure of a text with its multipliers; None when it is spelled out.

    >>> figure("2 tỷ 640 triệu đồng"), figure("1.045,5 lượt"), figure("15 - 18 xã"), figure("hai đợt")
    (2640000000.0, 1045.5, 15.0, None)
    """
    total, place = None, 0
    while m := re.compile(rf"\s*({FIGURE.pattern})(?:\s*(nghìn|ngàn|vạn|triệu|tỷ|tỉ)\b)?").match(text, place):
        part = plain_number(m[1]) * MULTIPLIERS.get(m[2] or "", 1)
        if total is not None and part >= total:
            break
        total, place = (total or 0.0) + part, m.end()
        if not m[2]:
            break
    return total


def plain_number(digits: str) -> float:
    """A printed number as a float: dots group thousands, a comma starts decimals."""
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?", digits):
        digits = digits.replace(".", "")
    return float(digits.replace(",", "."))


def value_faults(row: Row) -> Iterator[str]:
    """Faults of a target's numbers against what is printed."""
    printed = figure(row["text"])
    if printed and not any(abs(row["value"] - printed * k) < 1e-6 * max(1, row["value"]) for k in (1, 1e3, 1e6, 1e9)):
        yield f"value {row['value']} is not the figure of «{row['text']}»"
    if row["value_max"] is not None and row["value_max"] <= row["value"]:
        yield "value_max is not above value"
    if row["out_of"] is not None and not re.search(r"/", row["text"]):
        yield f"out_of has no slash in «{row['text']}»"


def date_faults(row: Row, text: str) -> Iterator[str]:
    """Faults of a date row."""
    del text
    yield from iso_faults(row["value"])
    time = row["time"]
    if time is not None and time not in get_args(PartOfDay) and not re.fullmatch(r"([01]\d|2[0-3]):[0-5]\d", time):
        yield f"time {time} is neither HH:MM nor one of {', '.join(get_args(PartOfDay))}"
    yield from choice_faults("role", row["role"], DateRole)


def choice_faults(key: str, value: str, choices: object) -> Iterator[str]:
    """A fault when a value is not in its enumeration."""
    if value not in get_args(choices):
        yield f"{key} {value} is none of {', '.join(get_args(choices))}"


def official_faults(row: Row, text: str) -> Iterator[str]:
    """Faults of an official: name and posts."""
    if row["name"] not in text:
        yield f"name «{row['name']}» is not in the article"
    if not all(isinstance(title, str) and title for title in row["titles"]):
        yield "titles are not texts"
    for post in row["positions"]:
        if set(post) - {"optional"} != {"position", "organization"} or not post["position"]:
            yield f"position {post} lacks a key or has one too many"


def unit_faults(row: Row, text: str) -> Iterator[str]:
    """Faults of a unit row."""
    del text
    yield from choice_faults("type", row["type"], UnitType)
    if not row["name"]:
        yield "name is empty"


def resolution_faults(row: Row, text: str) -> Iterator[str]:
    """Faults of a document: number as printed in upper case without blanks, title from the article."""
    number, title = row["number"], row["title"]
    if not number and not title:
        yield "has neither number nor title"
    if number and (number != number.upper() or re.search(r"\s", number)):
        yield f"number {number} is not upper case without blanks"
    if number and squeezed(number) not in squeezed(text):
        yield f"number {number} is not in the article"
    if title and squeezed(title) not in squeezed(text):
        yield f"title «{title}» is not in the article"
    if row["issue_date"] and not re.fullmatch(r"\d{4}-\d{2}-\d{2}", row["issue_date"]):
        yield f"issue_date {row['issue_date']} is no day"
    if row["issue_date"]:
        yield from iso_faults(row["issue_date"])


def squeezed(text: str) -> str:
    """A text in upper case without blanks and with one kind of dash, to compare numbers and titles."""
    return re.sub(r"\s", "", text).upper().replace("–", "-").replace("—", "-")


def target_faults(row: Row, text: str) -> Iterator[str]:
    """Faults of a target row: enumerations, figures, period, indicator in the article's words."""
    yield from choice_faults("kind", row["kind"], TargetKind)
    yield from choice_faults("comparator", row["comparator"], Comparator)
    yield from value_faults(row)
    if row["period"]:
        yield from iso_faults(row["period"])
    strange = set(words(row["indicator"])) - set(words(text))
    if strange:
        yield f"indicator has words that are not in the article: {', '.join(sorted(strange))}"


def words(text: str) -> list[str]:
    """The words of a text in lower case."""
    return re.findall(r"\w+", text.lower())


ROW_FAULTS: dict[str, Callable[[Row, str], Iterator[str]]] = {
    "dates": date_faults,
    "officials": official_faults,
    "units": unit_faults,
    "resolutions": resolution_faults,
    "targets": target_faults,
}


def shape_faults(table: str, row: Row) -> Iterator[str]:
    """Faults of a row's keys and types."""
    keys = KEYS[table]
    for key in sorted(set(row) ^ set(keys) - {"optional"}):
        if key != "optional":
            yield f"key {key} is {'missing' if key in keys else 'unknown'}"
    for key, types in keys.items():
        if key in row and (not isinstance(row[key], types) or isinstance(row[key], bool)):
            yield f"{key} is a {type(row[key]).__name__}"
    if row.get("optional", True) is not True:
        yield "optional is not true"


def identity(table: str, row: Row) -> str:
    """What must be unique among the rows of a table that are not optional."""
    if table == "targets":
        return json.dumps({k: v for k, v in row.items() if k != "text"}, ensure_ascii=False, sort_keys=True)
    if table == "resolutions":
        return row["number"] or f"{row['doc_type']} {row['title']}"
    if table == "dates":
        return f"{row['value']} {row['time'] or ''}".strip()
    return str(row["name" if table == "officials" else "text"])


def table_faults(table: str, rows: list[Row], text: str) -> Iterator[str]:
    """Faults of one table of a gold file."""
    whole: list[Row] = []
    for i, row in enumerate(rows):
        faults = list(shape_faults(table, row))
        if not faults:
            whole.append(row)
            faults += list(ROW_FAULTS[table](row, text))
            if "text" in row and fold(row["text"]) not in text:
                faults.append(f"text «{row['text']}» is not in the article")
        yield from (f"{table}[{i}]: {fault}" for fault in faults)
    counts = Counter(identity(table, row) for row in whole if not row.get("optional"))
    yield from (f"{table}: {key} is annotated {n} times" for key, n in counts.items() if n > 1)


def article_faults(article: Row, text: str) -> Iterator[str]:
    """Faults of the article's own data."""
    if set(article) != set(ARTICLE_KEYS):
        yield f"keys are not {', '.join(ARTICLE_KEYS)}"
        return
    day = article["published_at"]
    if day and not re.fullmatch(r"\d{4}-\d{2}-\d{2}(T([01]\d|2[0-3]):[0-5]\d)?", day):
        yield f"published_at {day} is neither YYYY-MM-DD nor YYYY-MM-DDTHH:MM"
    elif day:
        yield from iso_faults(day[:10])
    named = [article["title"], article["source_credit"], *(article["author"] or "").split("; ")]
    yield from (f"«{name}» is not in the article" for name in named if name and fold(name) not in text)


def clean_faults(clean: Row, text: str) -> Iterator[str]:
    """Faults of the runs of words that cleaning must keep and must drop."""
    if not clean.get("must_contain"):
        yield "must_contain is empty"
    for key in ("must_contain", "must_not_contain"):
        yield from (f"{key}: «{run}» is not in the page" for run in clean.get(key, []) if fold(run) not in text)
    lines = set(text.split("\n"))  # a page may print its body twice: the same line again is no second place
    for run in clean.get("must_contain", []):
        if sum(line.count(fold(run)) for line in lines) > 1:
            yield f"must_contain: «{run}» is not distinctive"


def gold_faults(path: Path) -> Iterator[str]:
    """Faults of one gold file."""
    try:
        gold = json.loads(path.read_text(encoding="utf-8"))
    except ValueError as error:
        yield f"no JSON: {error}"
        return
    missing = {"article_id", "source", "article", "clean", *MENTION_TABLES} - set(gold)
    if missing:
        yield f"lacks {', '.join(sorted(missing))}"
        return
    if gold["article_id"] != path.name.removesuffix(".gold.json"):
        yield f"article_id {gold['article_id']} is not the file's name"
    text = article_text(path.parent, gold["source"])
    if text is None:
        yield f"source {gold['source']} is not beside it"
        return
    yield from (f"article: {fault}" for fault in article_faults(gold["article"], text))
    yield from (f"clean: {fault}" for fault in clean_faults(gold["clean"], text))
    for table in MENTION_TABLES:
        yield from table_faults(table, gold[table], text)


def orphan_faults(folder: Path) -> Iterator[str]:
    """Pages of a folder, and records of the archives that its gold names, that have no gold."""
    for page in sorted(p for p in folder.iterdir() if p.suffix in {".html", ".htm", ".txt"}):
        if not (folder / f"{page.stem}.gold.json").is_file():
            yield f"{page}: has no gold"
    for archive in sorted([*folder.glob("*.jsonl"), *folder.parent.glob(f"{folder.name}.jsonl")]):
        for record in records(archive):
            if not (folder / f"{record.get('id')}.gold.json").is_file():
                yield f"{archive}: record {record.get('id')} has no gold"


def row_counts(path: Path) -> dict[str, int]:
    """How many rows a gold file has in each table; none when it cannot be read."""
    try:
        gold = json.loads(path.read_text(encoding="utf-8"))
    except ValueError:
        return {}
    return {table: len(gold.get(table, [])) for table in MENTION_TABLES}


def main(folders: list[str]) -> int:
    """Print the faults of the gold in some folders, then a count; return the exit code."""
    if not folders:
        print(__doc__)
        return 2
    faults, files, rows = 0, 0, Counter[str]()
    for folder in map(Path, folders):
        if not folder.is_dir():
            print(f"{folder}: is no folder; give the folder that holds *.gold.json")
            return 2
        paths = sorted(folder.glob("*.gold.json"))
        lines = [f"{path}: {fault}" for path in paths for fault in gold_faults(path)] + list(orphan_faults(folder))
        print(*lines, sep="\n", end="\n" if lines else "")
        faults, files = faults + len(lines), files + len(paths)
        for path in paths:
            rows.update(row_counts(path))
    print(f"{files} gold files, {faults} faults; " + ", ".join(f"{t} {rows[t]}" for t in MENTION_TABLES))
    return 1 if faults or not files else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
