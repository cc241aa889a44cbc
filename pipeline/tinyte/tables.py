"""The vocabulary of tinyte: one row class a table; columns, types, units and meaning are said here and nowhere else.

CSV headers, Parquet schemas, `datapackage.json`, `tinyte tables` and the data dictionary are generated from this module.
Every mention row is the columns of `Mention` followed by those of its own class.

>>> [column.name for column in TABLES["dates"].columns][-3:]
['precision', 'time', 'role']
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import MISSING, Field, dataclass, field, fields
from typing import Any, Literal, get_args, get_origin, get_type_hints

Method = Literal["rule", "model", "hybrid"]
Precision = Literal["day", "month", "quarter", "year", "week", "span"]
PartOfDay = Literal["MO", "MI", "AF", "EV", "NI"]
DateRole = Literal["document", "deadline", "period", "event"]
TargetKind = Literal["target", "result"]
Comparator = Literal["=", ">", "<", ">=", "<=", "~"]
UnitType = Literal[
    "government", "department", "committee", "council", "party", "agency", "hospital", "health_center",
    "health_station", "school", "company", "association", "international", "force", "province", "district",
    "commune", "other",
]  # fmt: skip
UnitLevel = Literal["central", "province", "district", "commune", "foreign"]
OfficialRole = Literal["speaker", "chair", "attendee", "signatory", "subject"]


def column(meaning: str, *, default: Any = MISSING, key: bool = False) -> Any:
    """A column: what its values mean, and whether it is part of the table's key."""
    return field(default=default, metadata={"meaning": meaning, "key": key})


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One article: a page after cleaning."""

    article_id: str = column("identifier, 16 hexadecimal digits made from `source`", key=True)
    source: str = column("path of the input relative to what was given, with `#id` for a record inside a file")
    url: str | None = column("address of the page", default=None)
    site: str | None = column("host of the page's address, or the site's name as the page says it", default=None)
    title: str | None = column("headline", default=None)
    author: str | None = column("names of the byline as printed, joined by `; `", default=None)
    source_credit: str | None = column("what follows “Nguồn:” or “Theo”", default=None)
    published_at: str | None = column("`YYYY-MM-DD` or `YYYY-MM-DDTHH:MM`, Asia/Ho_Chi_Minh", default=None)
    province: str | None = column("province that the article is about, short name as of its day", default=None)
    province_code: str | None = column("two-digit code of that province in the list in force on that day", default=None)
    duplicate_of: str | None = column("`article_id` of the earliest copy of the same story in this run", default=None)
    n_sentences: int = column("number of rows in `sentences`", default=0)
    text_sha256: str = column("SHA-256 of `text` in UTF-8, hexadecimal")
    text: str = column("the article: title, lead, body, captions, table rows; NFC; every offset points into it")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One sentence of an article."""

    article_id: str = column("→ articles", key=True)
    sentence_id: int = column("position in the article, from 0", key=True)
    start: int = column("offset of the first character in `articles.text`, code points from 0")
    end: int = column("offset after the last character")
    text: str = column("`articles.text[start:end]`")
    words: str = column("words separated by blanks, syllables of one word joined by `_`")


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """What every extracted row says of where it comes from."""

    article_id: str = column("→ articles", key=True)
    mention_id: str = column("identifier inside the article: the table's letter and a number", key=True)
    sentence_id: int = column("→ sentences: the one in which the mention starts")
    start: int = column("offset of the first character in `articles.text`, code points from 0")
    end: int = column("offset after the last character")
    text: str = column("`articles.text[start:end]`")
    method: Method = column("who found it")
    rule: str = column(
        "identifier of the rule in `rules/`, with what it leaned on after `;`; `entities.model` for a row of the model"
    )
    confidence: float = column("probability that the row is right in every column, calibrated on the corpus, 0 to 1")


@dataclass(frozen=True, slots=True, kw_only=True)
class Date:
    """A calendar expression."""

    value: str | None = column(
        "ISO 8601 to the precision said; `start/end` for spans; `..` an open end; `YYYY-Qn`, `YYYY-Wnn`"
    )
    date_start: str | None = column("first day, `YYYY-MM-DD`; empty when open", default=None)
    date_end: str | None = column("last day, `YYYY-MM-DD`; empty when open", default=None)
    precision: Precision = column("finest calendar unit said, or `span`")
    time: str | None = column("`HH:MM`, or MO sáng, MI trưa, AF chiều, EV tối, NI đêm", default=None)
    role: DateRole = column(
        "document: issue day of a cited document; deadline; period: what a figure or plan covers; event"
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Official:
    """One post of one mention of a named person in public, Party, professional or managerial capacity."""

    person_id: str = column("the same person in the whole dataset, made from full name and organization")
    name: str = column("full name without titles")
    honorific: str | None = column("đồng chí, ông, bà … as used", default=None)
    titles: tuple[str, ...] = column(
        "academic and professional titles in order: GS, PGS, TS, ThS, BS, CKII …", default=()
    )
    position: str | None = column("post; former posts start with `nguyên`", default=None)
    organization: str | None = column(
        "organization of the post, written out as far as the article lets one know", default=None
    )
    unit_id: str | None = column("→ units: that organization", default=None)
    role: OfficialRole | None = column("what the person does in the article", default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A named organizational or administrative unit."""

    unit_id: str = column("the same unit in the whole dataset, made from canonical name and province")
    name: str = column("canonical name, written out and placed")
    type: UnitType = column("kind of unit")
    level: UnitLevel | None = column("administrative level it works at", default=None)
    province: str | None = column(
        "province it belongs to, short name as of the article's day; empty for central bodies", default=None
    )
    province_code: str | None = column("code of that province in the list in force on the article's day", default=None)
    district_code: str | None = column("code of its district (until 30 June 2025)", default=None)
    commune_code: str | None = column("code of its commune in the list in force on the article's day", default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolution:
    """A cited legal or administrative document."""

    document_id: str = column("the same document in the whole dataset, never shared by two documents")
    doc_type: str = column("Nghị quyết, Quyết định, Chỉ thị, Kế hoạch …")
    number: str | None = column("number as printed, upper case, no blanks", default=None)
    year: int | None = column("year of issue", default=None)
    issuer: str | None = column("issuing body written out", default=None)
    issue_date: str | None = column("`YYYY-MM-DD`", default=None)
    title: str | None = column("title at its natural end, without `về việc`", default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """One figure that measures the health sector or the matter in hand."""

    indicator: str = column("the words that say what is measured, as printed")
    indicator_id: str | None = column("→ `rules/indicators.yaml`", default=None)
    kind: TargetKind = column("target: assigned, planned, hoped for, a limit set; result: reached, counted, observed")
    comparator: Comparator = column("how the figure bounds the value", default="=")
    value: float = column("number, multipliers folded in (1,5 triệu is 1500000)")
    value_max: float | None = column("upper end of a range", default=None)
    out_of: float | None = column("whole of which `value` is the part (2.600/2.707: 2707)", default=None)
    unit: str | None = column("what is counted: `%`, `ca`, `người`, `giường bệnh/10.000 dân`, `đồng` …", default=None)
    period: str | None = column("time that the figure is for, ISO as in dates.value", default=None)
    unit_id: str | None = column("→ units: whom the figure concerns", default=None)
    pair_id: str | None = column("joins an assigned figure with the one achieved, inside the article", default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetPair:
    """An assigned figure beside the one achieved: a view of two rows of `targets` with one `pair_id`."""

    article_id: str = column("→ articles", key=True)
    pair_id: str = column("→ targets", key=True)
    indicator: str = column("the words that say what is measured, as printed with the assigned figure")
    indicator_id: str | None = column("→ `rules/indicators.yaml`", default=None)
    concerned: str | None = column("canonical name of the unit whom the figures concern", default=None)
    unit: str | None = column("what is counted, as in `targets`", default=None)
    period: str | None = column("time that the figures are for, ISO as in dates.value", default=None)
    comparator: Comparator = column("how the assigned figure bounds the value", default="=")
    assigned: float = column("value of the assigned figure; of a range its lower end")
    achieved: float = column("value of the figure achieved; of a range its lower end")
    achieved_to_assigned: float | None = column(
        "`achieved` / `assigned`, 4 decimals; empty when 0 was assigned", default=None
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Reject:
    """An input that could not be read, cleaned or finished in its time."""

    source: str = column("path of the input relative to what was given, with `#id` for a record inside a file")
    stage: Literal["read", "clean", "extract", "time", "worker"] = column("where it failed")
    error: str = column("what is wrong and what to do about it")
    sha256: str | None = column("SHA-256 of the input's bytes, where they could be read", default=None)


@dataclass(frozen=True, slots=True)
class Column:
    """Name, Python type, meaning of one column; `choices` closes an enumeration."""

    name: str
    type: type
    meaning: str
    optional: bool
    choices: tuple[str, ...] = ()
    key: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its name, what a row is, its columns in order; `letter` starts the mention ids."""

    name: str
    meaning: str
    columns: tuple[Column, ...]
    row_class: type
    letter: str = ""

    @property
    def column_names(self) -> list[str]:
        """Names of the columns, in the order of a row."""
        return [column.name for column in self.columns]


def _columns(cls: type) -> list[Column]:
    hints = get_type_hints(cls)
    return [_column(f, hints[f.name]) for f in fields(cls)]


def _column(f: Field[Any], hint: Any) -> Column:
    members = [a for a in get_args(hint) if a is not type(None)]
    optional = type(None) in get_args(hint)
    inner = members[0] if optional else hint
    choices: tuple[str, ...] = ()
    if get_origin(inner) is Literal:
        choices, inner = get_args(inner), str
    elif get_origin(inner) is tuple:
        inner = tuple
    return Column(f.name, inner, f.metadata["meaning"], optional, choices, f.metadata["key"])


def _table(name: str, cls: type, letter: str = "") -> Table:
    meaning = (cls.__doc__ or "").splitlines()[0]
    return Table(name, meaning, tuple((_columns(Mention) if letter else []) + _columns(cls)), cls, letter)


Row = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Rows:
    """What one page gave: rows by table, tuples in the order of the columns, or why it gave none.

    `signature` tells near-copies of one story (`tinyte.clean.duplicates`).
    """

    source: str
    tables: Mapping[str, Sequence[Row]] = field(default_factory=dict)
    signature: bytes = b""
    reject: Reject | None = None


MENTION_TABLES: Sequence[str] = ("dates", "officials", "units", "resolutions", "targets")

TABLES: dict[str, Table] = {
    t.name: t
    for t in (
        _table("articles", Article),
        _table("sentences", Sentence),
        _table("dates", Date, "d"),
        _table("officials", Official, "o"),
        _table("units", Unit, "u"),
        _table("resolutions", Resolution, "r"),
        _table("targets", Target, "t"),
        _table("target_pairs", TargetPair),
    )
}

REJECTS = _table("rejects", Reject)
