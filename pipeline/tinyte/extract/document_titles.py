"""What follows or stands in a citation: the body that issued the document and the title, each to its natural end."""

from __future__ import annotations

from functools import cache

import regex

from tinyte import rulebook
from tinyte.extract.passage import Passage

_LONGEST = 320
"""Characters of the longest title that is still read."""

_ABOUT = regex.compile(r"(?i)^(?:về việc|về|v/v)\s+")
_LIST_NAME = regex.compile(r"bộ văn hóa|cục quản lý khám|cục quản lý y|sở văn hóa|bộ lao động")
"""Names with a comma in them: "Bộ Văn hóa, Thể thao và Du lịch", "Cục Quản lý Khám, chữa bệnh"."""

_WORDS_QUOTED = 4
"""Words from which on what stands in quotation marks belongs to the title before it."""

_QUOTE = regex.compile(r' *(?:[\p{L}]+ ){0,3}"')
_DANGLING = regex.compile(r"(?i)[ ,]+(?:và|của|,|các|theo|trong|được|là)$")
_DOING = regex.compile(r"(?<![Bb]an) (?:tổ chức|phối hợp|chủ trì)")
_WORD = regex.compile(r"[^\s,]+")


@cache
def _patterns() -> dict[str, regex.Pattern[str]]:
    book = rulebook.load("resolutions")
    names = ("day_said", "body_said", "title_said", "title_stop", "title_not", "passed_by", "passing", "body_stop",
             "capital_stop", "body_about", "joint_body", "joint_name", "other_name", "joined_name", "law_stop")  # fmt: skip
    return {name: book.compile(f"{{{name}}}") for name in names}


def tail(passage: Passage, place: int) -> tuple[str | None, str | None, int]:
    """Issuer and title said after a number that ends at `place`, and where they end; the day between is stepped over."""
    text, patterns = passage.lower, _patterns()
    issuer = title = None
    for _ in range(4):
        if day := patterns["day_said"].match(text, place):
            place = day.end()
        elif issuer is None and (body := patterns["body_said"].match(text, place)):
            issuer, place = _bodies_at(passage, body.start("body"))
            if _DOING.search(issuer) and body[0].lstrip(" ,(").startswith("do "):  # said of a meeting
                return None, None, body.start()
        elif issuer is None and (body := patterns["passed_by"].match(text, place)):
            said, end = body_at(passage, body.start("body"))
            if not patterns["passing"].match(text, end):
                break
            issuer, place = said, end
        elif opener := patterns["title_said"].match(text, place):
            start = opener.end() if not opener["opener"] or opener["opener"] in _silent() else opener.start("opener")
            title, end = title_at(passage, start, opener.end())
            if start != opener.end() and ":" in opener[0]:  # "quy định: Điều 7" quotes, it names nothing
                title = None
            if title and len(title.split()) < 2 + (0 if start == opener.end() else len(opener["opener"].split())):
                title = None
            return issuer, title, end if title else place
        else:
            break
    return issuer, title, place


@cache
def _silent() -> frozenset[str]:
    return frozenset(k for k, v in rulebook.load("resolutions").lexicon("title_openers").items() if not v)


def _bodies_at(passage: Passage, start: int) -> tuple[str, int]:
    """The body that begins at `start`, or the ministries that issue together: "Bộ Tư pháp, Bộ Công an và Bộ Y tế"."""
    issuer, end = body_at(passage, start)
    joint, place = _patterns()["joint_name" if issuer.lower().startswith("liên") else "joint_body"], end
    while further := joint.match(passage.lower, place):
        _, place = body_at(passage, further.end())
        if further[0].startswith(" và") or issuer.lower().startswith("liên"):
            return passage.text[start:place], place
    return issuer, end


def body_at(passage: Passage, start: int) -> tuple[str, int]:
    """The name of a body that begins at `start`, and its end.

    It goes on over capitals and the lower-case words of names, up to a word that begins something else.
    """
    end, about = start, _patterns()["body_about"]
    for count, match in enumerate(_WORD.finditer(passage.normal, start, start + 120)):
        between = passage.normal[end : match.start()]
        word = match[0]
        bare = word.strip("()\"'.;:!?…")
        if count and ("\n" in between or word[0] in '("'):
            break
        if count and between.strip(" .") and not _LIST_NAME.match(passage.lower, start, match.start()):
            break
        if bare == "và":
            if not _joins_name(passage, start, match.end()):
                break
        elif count and _ends_body(passage, match.start()) and not about.fullmatch(passage.lower, start, match.end()):
            break
        end = match.start() + len(word.rstrip(")\"'.;:!?…,"))
        if word[-1] in ').;:!?…"' and bare.lower() != "tp":
            break
    return passage.text[start:end].strip(), end


def _ends_body(passage: Passage, place: int) -> bool:
    """Whether a word that no name of a body goes on with begins at `place`: "ban hành", or "Quy định" for a new clause."""
    if passage.normal[place].islower():
        return _patterns()["body_stop"].match(passage.lower, place) is not None
    return _patterns()["capital_stop"].match(passage.normal, place) is not None


def _joins_name(passage: Passage, start: int, place: int) -> bool:
    """Whether "và" goes on with the name: one of a ministry or the like, and no body or document follows."""
    patterns = _patterns()
    return (
        patterns["joined_name"].match(passage.lower, start) is not None
        and patterns["other_name"].match(passage.lower, place) is None
    )


def law_title_at(passage: Passage, start: int) -> tuple[str | None, int]:
    """The title of a law that no list knows: a few words from a capital on, up to one that says something of the law."""
    stop = _patterns()["law_stop"].search(passage.lower, start, start + 80)
    end = stop.start() if stop else start
    title = passage.text[start:end].strip(" -")
    return (title, start + len(title)) if 2 <= len(title.split()) <= 9 else (None, start)


def title_at(passage: Passage, start: int, least: int) -> tuple[str | None, int]:
    """The title that begins at `start`, and its end; none where what follows `least` cannot be one.

    A quoted title ends with its quotation mark, another at the end of its clause.
    """
    text = passage.lower
    if _patterns()["title_not"].match(text, least):
        return None, start
    quote = _QUOTE.match(passage.normal, start)
    if quote and (close := text.find('"', quote.end(), quote.end() + _LONGEST)) > 0:
        return _trimmed(passage, start, close + 1)
    stop = _patterns()["title_stop"].search(text, least + 1, min(len(text), start + _LONGEST))
    end = stop.start() if stop else min(len(text), start + _LONGEST)
    if text[end : end + 1] == '"' and passage.normal[end + 1 : end + 2].isupper():  # 'thành lập Đoàn giám sát "Việc …"'
        close = text.find('"', end + 1, start + _LONGEST)
        if len(text[end:close].split()) >= _WORDS_QUOTED:
            goes_on = text[close + 1 : close + 2] == " "
            stop = _patterns()["title_stop"].search(text, close + 1, start + _LONGEST) if goes_on else None
            end = stop.start() if stop else close + 1
    return _trimmed(passage, start, end)


def _trimmed(passage: Passage, start: int, end: int) -> tuple[str | None, int]:
    raw = passage.text[start:end]
    title = raw.strip(" ,.;:-–\xa0")
    while match := _DANGLING.search(title):
        title = title[: match.start()]
    inner = _ABOUT.sub("", title[1:-1]) if title[:1] in '“"' and title[-1:] in '”"' else title
    if len(inner.split()) < 1:
        return None, start
    return inner, start + raw.find(title) + len(title)
