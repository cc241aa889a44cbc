"""Normal forms: two spellings of one thing are equal in them. What they fold away is in `rules/evaluate.yaml`."""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache

import regex

from tinyte import rulebook
from tinyte.extract.calendar_values import day_range
from tinyte.segment.normal import lower, normal

_QUOTES = regex.compile(r"[\"']")
_BLANKS = regex.compile(r"\s+")
_WORD = regex.compile(r"\w+|[^\w\s.,;:()/\-]")
_OUTER = " .,;:-()"
_CACHED = 1 << 15


@lru_cache(_CACHED)
def folded(text: str | None) -> str:
    """The text without what spelling leaves open: case, Unicode form, style of tone marks, quotes, outer punctuation.

    >>> folded("«Uỷ  ban» – khoá XII."), folded("Qúy I")
    ('ủy ban - khóa xii', 'quý i')
    """
    plain = _QUOTES.sub("", normal(lower(unicodedata.normalize("NFC", text or ""))))
    spelled = _spelling().sub(lambda match: _lexicon("spellings")[match[0]], plain)
    return _BLANKS.sub(" ", spelled).strip(_OUTER)


@lru_cache(_CACHED)
def written_out(text: str | None) -> str:
    """The folded words with abbreviations written out and punctuation dropped.

    >>> written_out("TTYT TP. Huế"), written_out("CDC Hà Nội")
    ('trung tâm y tế thành phố huế', 'trung tâm kiểm soát bệnh tật hà nội')
    """
    abbreviations = _lexicon("abbreviations")
    return " ".join(abbreviations.get(word, word) for word in _WORD.findall(folded(text)))


def similarity(one: str | None, other: str | None) -> float:
    """Dice coefficient of the written-out words: 0 without a common one, 1 when they are the same.

    >>> similarity("phòng, chống dịch", "chống dịch sởi"), similarity("sởi", "ho gà")
    (0.6666666666666666, 0.0)
    """
    words, others = set(written_out(one).split()), set(written_out(other).split())
    if not words or not others:
        return float(words == others)
    return 2 * len(words & others) / (len(words) + len(others))


@lru_cache(_CACHED)
def same_unit(one: str | None, other: str | None) -> bool:
    """Whether two names are of one unit: however abbreviated, placed ("tỉnh") or not, its parent said by one or not.

    >>> same_unit("Sở Y tế tỉnh Bắc Ninh", "Sở Y tế Bắc Ninh"), same_unit("Cục Quản lý Dược", "Cục Quản lý Dược, Bộ Y tế")
    (True, True)
    >>> same_unit("Sở Y tế Bắc Ninh", "Sở Y tế Bắc Giang")
    False
    """
    if written_out(one) == written_out(other) or _same_but_for_parent(one or "", other or ""):
        return True
    words = _unplaced(one)
    return bool(words) and words == _unplaced(other)


def post_words(position: str | None, organization: str | None) -> frozenset[str]:
    """A post as a set of words, so that it does not matter where position ends and organization begins.

    >>> post_words("Trưởng khoa Nội", "BV Đa khoa Huế") == post_words("Trưởng khoa", "Khoa Nội, Bệnh viện Đa khoa Huế")
    True
    """
    return frozenset(_unplaced(f"{position or ''} , {organization or ''}"))


@lru_cache(_CACHED)
def same_issuer(one: str | None, other: str | None) -> bool:
    """Whether two names are of one issuing body, its congress said or not, or with four fifths of their words in common.

    >>> same_issuer("Ban Chấp hành Trung ương Đảng khóa XII", "Ban Chấp hành TW")
    True
    """
    x, y = (_party_term().sub("", written_out(name)) for name in (one, other))
    return same_unit(x, y) or (bool(y) and similarity(x, y) >= 0.8)


@lru_cache(_CACHED)
def measure(unit: str | None) -> str:
    """A unit of measure under its usual name.

    >>> measure("bác sĩ/vạn dân"), measure("Trường hợp")
    ('bác sĩ/10.000 dân', 'ca')
    """
    name = _rate().sub(lambda match: _lexicon("rates")[match[0]], folded(unit))
    return str(_lexicon("measures").get(name, name))


def number(value: object) -> float | None:
    """A figure to six decimals; None where there is none.

    >>> number("2600"), number(27.6), number("")
    (2600.0, 27.6, None)
    """
    try:
        return None if value in (None, "") else round(float(str(value)), 6)
    except ValueError:
        return None


Days = tuple[str | None, str | None] | str | None


@lru_cache(_CACHED)
def days(value: str | None) -> Days:
    """First and last day of a calendar value, None at an open end; what is no such value stays as it is.

    >>> days("2021-Q1"), days("2017-08-01/.."), days("mai"), days("")
    (('2021-01-01', '2021-03-31'), ('2017-08-01', None), 'mai', None)
    """
    try:
        return day_range(value) if value else None
    except ValueError:
        return value


def same_days(one: str | None, other: str | None) -> bool:
    """Whether two values are the same days; a span open at one end also equals what closes its other end.

    >>> same_days("2017-08-01/..", "2017-08-01"), same_days("2021-Q1", "2021-01/2021-03"), same_days("2021", "2021-01")
    (True, True, False)
    """
    x, y = days(one), days(other)
    return x == y or _open_span_of(x, y) or _open_span_of(y, x)


def _open_span_of(span: Days, point: Days) -> bool:
    if not isinstance(span, tuple) or not isinstance(point, tuple) or None in point:
        return False
    return (span[1] is None and span[0] == point[0]) or (span[0] is None and span[1] == point[1])


def _same_but_for_parent(one: str, other: str) -> bool:
    if ("," in one) == ("," in other):
        return False
    first, second = (written_out(name.partition(",")[0]) for name in (one, other))
    return first == second != ""


def _unplaced(name: str | None) -> list[str]:
    placing = _lexicon("placing")
    return [word for word in written_out(name).split() if word not in placing]


@cache
def _lexicon(name: str) -> dict[str, str]:
    return dict(rulebook.load("evaluate").lexicon(name))


@cache
def _spelling() -> regex.Pattern[str]:
    return rulebook.load("evaluate").compile("{spellings}{end}")


@cache
def _rate() -> regex.Pattern[str]:
    return rulebook.load("evaluate").compile("{rates}")


@cache
def _party_term() -> regex.Pattern[str]:
    return rulebook.load("evaluate").compile("{party_term}")
