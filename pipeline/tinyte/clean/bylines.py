"""Who wrote an article and where it was taken from: bylines, signatures, source lines."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

import regex

from tinyte import rulebook
from tinyte.clean.syllables import is_syllable
from tinyte.gazetteer import find_provinces
from tinyte.segment.normal import lower, normal

LONGEST = 160
"""Characters in the longest byline."""

LEAST_BEFORE = 60
"""Characters of a paragraph that may end with names though no full stop stands before them."""

_WRAPPED = regex.compile(r"^[\s*–—-]*[(\[](.*)[)\]][\s.*]*$")
_NOTE = regex.compile(r"\s*[(\[]([^()\[\]]*)[)\]]")
_PHOTOGRAPHER = regex.compile(r"[\s,;(–-]+[Ảả]nh *: *")
_INITIALS = regex.compile(r"(?:\p{Lu}\.)+\p{Lu}?\p{Ll}*|\p{Lu}\p{Ll}?\.|[HKYA]['’]\p{L}+|\p{Lu}")
_ABBREVIATED = regex.compile(r"\b(?:\p{Lu}{2,}|\p{Lu}+-\p{Lu}+)\b(?<!^\p{Lu}+(?:(?:['’] ?| )\p{Lu}+)*)")
_FOREIGN = regex.compile(r"\p{Lu}\p{Ll}{1,9}")
_HIGHLANDER = regex.compile(r"[HKY]['’]\p{L}+")
_APART = regex.compile(r"(?<=\b[HKY]['’]) (?=\p{Lu})")
_MAIL = regex.compile(r"[\s(,;–-]*[\w.+-]+@[\w-]+(?:\.[\w-]+)+\)?")
_SHORT_FOR_MEDIUM = regex.compile(r"(.+?) */ *(\p{Lu}{3,8})")
_LAST_SENTENCE_END = regex.compile(
    r"""[.!?…”"»)\]]/?\.?\s+"""
    r"""(?=(?:[^.!?…]|(?<=\b\p{Lu}\p{Ll}?)\.|\.(?=vn|com|net|org|info|VN)){2,60}$|\(?(?:Theo|Nguồn:?)[ ][^\s]+$)"""
)
_TWO_OR_THREE = r"(?:(?:\p{Lu}\p{Ll}+ ){2,3}|(?:\p{Lu}{2,} ){2,3})"
_LAST_NAMES = regex.compile(rf"(?P<before>\S+) +(?P<names>{_TWO_OR_THREE}(?:[-–] {_TWO_OR_THREE})?)$")
_NO_WORD = regex.compile(r"\p{Lu}{2,}|\p{N}[\p{N}.,]*%?|\S*[>*]")
_DOMAIN = regex.compile(r"[\w-]+(?:\.[\w-]+)*\.(?:vn|com|net|org|gov|info)[\w./-]*", regex.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Byline:
    """What a line says of authors and source; a `signature` also says the post, and stays in the article."""

    authors: tuple[str, ...] = ()
    source: str | None = None
    labelled: bool = False
    signature: bool = False


def read_byline(text: str) -> Byline | None:
    """The names or the source that a line consists of; None for any other line.

    >>> read_byline("Tin, ảnh: Thu Diệp – Đức Huy")
    Byline(authors=('Thu Diệp', 'Đức Huy'), source=None, labelled=True, signature=False)
    >>> read_byline("(Theo Báo Hà Nam)").source
    'Báo Hà Nam'
    >>> read_byline("Hội nghị kết thúc.")
    """
    if not 2 <= len(text) <= LONGEST:
        return None
    text = _MAIL.sub("", text) if "@" in text else text
    wrapped = _WRAPPED.match(text)
    inner = (wrapped[1] if wrapped else text).strip(" .*–—-")
    low = lower(normal(inner))
    patterns = _patterns()
    if match := patterns.source.match(low):
        return _source(inner[match.end() :])
    labelled = patterns.author.match(low)
    rest = inner[labelled.end() :] if labelled else inner
    if credited := _with_medium(rest, bool(labelled)):
        return credited
    if labelled and (cited := patterns.cited.search(rest)):
        found = read_byline(rest[cited.start() :].rstrip(" )"))
        names = _authors(rest[: cited.start()].rstrip(" ("), True)
        return Byline(names, found.source if found else None, True) if names else found
    return _names(rest, bool(labelled))


def labels(text: str) -> Iterator[regex.Match[str]]:
    """The labels of authors and sources in a line, each with its colon.

    >>> [match[0] for match in labels("Tác giả: Thu Diệp Nguồn: Báo Hà Nam")]
    ['tác giả: ', 'nguồn: ']
    """
    return _patterns().label.finditer(lower(normal(text)))


def byline_at_end(line: str) -> Byline | None:
    """The byline with which a paragraph ends: "… toàn tỉnh./. Thu Diệp".

    >>> byline_at_end("Dịch đã được khống chế. Theo suckhoe.vn").source
    'suckhoe.vn'
    """
    tail = line[-90:]
    for match in _LAST_SENTENCE_END.finditer(tail):
        if found := read_byline(tail[match.end() :].rstrip(" -–—")):
            return None if found.signature else found
    return None


def names_at_end(line: str) -> tuple[str, ...]:
    """The names with which a paragraph ends without a full stop before them.

    >>> names_at_end("Trạm đã cấp thuốc và hướng dẫn cách phòng bệnh cho toàn thể nhân dân Thu Diệp")
    ('Thu Diệp',)
    >>> names_at_end("Trạm đã cấp thuốc và hướng dẫn cách phòng bệnh cho gia đình bà Thu Diệp")
    ()
    """
    open_end = len(line) > LEAST_BEFORE and line[-1].isalpha()
    match = _LAST_NAMES.search(line[-LONGEST // 2 :] + " ") if open_end else None
    if match is None:
        return ()
    before, names = match["before"].strip('“"('), match["names"].strip()
    common = before.isalpha() and before.islower()
    if before in rulebook.load("clean_bylines").lexicon("before_persons") or not (common or _NO_WORD.fullmatch(before)):
        return ()
    return () if find_provinces(names, None) else _authors(names, False)


def is_person(name: str) -> bool:
    """Whether a name can be a person's: two to five words in capitals, Vietnamese syllables or initials.

    >>> is_person("Phạm Thu Hà"), is_person("admin"), is_person("Trung tâm Y tế"), is_person("Ph. Thắm")
    (True, False, False, True)
    >>> is_person("K' Brem"), is_person("Y Blang")
    (True, True)
    """
    name = _APART.sub("", name)
    words = name.replace(".", ". ").split()
    low = lower(normal(name))
    patterns = _patterns()
    if len(words) == 1 and _HIGHLANDER.fullmatch(name):
        return True
    if not 2 <= len(words) <= 5 or patterns.nobody.fullmatch(low) or patterns.office.match(low):
        return False
    if patterns.post.match(low) or patterns.medium.fullmatch(low):
        return False
    known = [_is_name_word(word) for word in words]
    return all(known) or (words[0] in _surnames() and all(map(_FOREIGN.fullmatch, words[1:])))


def has_surname(name: str) -> bool:
    """Whether a person's name begins with a surname.

    >>> has_surname("Phạm Thu Hà"), has_surname("PHẠM HÀ"), has_surname("Thời Sự")
    (True, True, False)
    """
    return name.split()[0].capitalize() in _surnames()


def names_post(low: str) -> bool:
    """Whether a line, in lower-case normal form, begins with a post: "giám đốc sở y tế".

    >>> names_post("giám đốc sở y tế"), names_post("kt. giám đốc"), names_post("sở y tế")
    (True, True, False)
    """
    return len(low) < LONGEST and _patterns().post.match(low) is not None


def names_office(low: str) -> bool:
    """Whether a line, in lower-case normal form, begins with the name of an office: "sở y tế tỉnh hà nam".

    >>> names_office("sở y tế tỉnh hà nam"), names_office("giám đốc sở y tế")
    (True, False)
    """
    return _patterns().office.match(low) is not None


def _is_name_word(word: str) -> bool:
    if _INITIALS.fullmatch(word):
        return True
    capital = word[0].isupper() and (word[1:].islower() or word.isupper())
    return capital and (is_syllable(word) or (word.isalpha() and not word.isascii()))


def _source(rest: str) -> Byline | None:
    """A source: a name that begins with a capital, a sign or a domain."""
    name = rest.strip(' :.–-"“”()[]').removeprefix("Theo ")
    if name.count("(") > name.count(")"):
        name += ")"
    if not name or len(name) > 90 or _runs_on(name) or not (name[0].isupper() or _DOMAIN.match(name)):
        return None
    if (credited := _with_medium(name, False)) and credited.authors:
        return replace(credited, labelled=True)
    note = _NOTE.search(name)
    author = name[: note.start()].strip() if note else ""
    return Byline((author,) if author and is_person(author) else (), name, True)


def _runs_on(name: str) -> bool:
    """Whether "Theo …" began a sentence: a verb follows, or small words after a comma that is not part of a name."""
    patterns = _patterns()
    low = lower(normal(name))
    if patterns.running_on.search(low):
        return True
    bare = patterns.comma_within.sub(lambda match: match[0].replace(",", " "), low)
    return any(name[i + 2 : i + 3].islower() for i in range(len(bare)) if bare.startswith(", ", i))


def _with_medium(text: str, labelled: bool) -> Byline | None:
    """A medium, alone or behind the names of its authors: "VnExpress", "Thu Diệp/VOV.VN", "Thu Diệp (Theo TTXVN)"."""
    text = _once(text.strip(" .*–—-"))
    patterns = _patterns()
    low = lower(normal(text))
    if patterns.media.fullmatch(low) and not patterns.nobody.fullmatch(low):
        return Byline((), text, labelled) if text[0].isupper() or _DOMAIN.fullmatch(text) else None
    match = patterns.behind.search(low)
    if match is None and (short := _SHORT_FOR_MEDIUM.fullmatch(text)) and not patterns.after.match(short[2].lower()):
        names = _authors(short[1], labelled)
        return Byline(names, short[2], labelled) if names else None
    if match is None or match.start() == 0:
        return None
    before = text[: match.start()].strip(" ,;/-–(")
    names = _authors(before, labelled) or ((before,) if patterns.reporters.fullmatch(before.lower()) else ())
    source = text[match.start("medium") : match.end("medium")].strip(" ()[]")
    small = source[:1].islower() and not patterns.medium.match(source.lower())
    if not names or not source or small or _runs_on(source):
        return None
    return Byline(names, source, labelled)


def _once(text: str) -> str:
    """A byline printed twice, once."""
    half = len(text) // 2
    return text[:half].strip() if text[:half].strip() == text[half:].strip() else text


def _names(text: str, labelled: bool) -> Byline | None:
    low = lower(normal(text))
    if not labelled and _patterns().running_on.search(low):
        return None
    signature = _patterns().post.search(low) is not None
    names = _authors(text, labelled)
    if (
        labelled
        and not names
        and text[:1].isupper()
        and len(text) <= 60
        and low not in rulebook.load("clean_bylines").lexicon("machines")
    ):
        names = (text,)
    if not names and _patterns().reporters.fullmatch(low) and text[0].isupper():
        names = (text,)
    return Byline(names, None, labelled, signature and not labelled) if names else None


def _authors(text: str, labelled: bool) -> tuple[str, ...]:
    """The persons that a text names; empty when anything else is said but offices, posts and notes."""
    patterns = _patterns()
    text = _PHOTOGRAPHER.sub("; ", text)
    text = _NOTE.sub(
        lambda m: "" if patterns.note.fullmatch(lower(normal(m[1].strip()))) or labelled else ", " + m[1], text
    )
    names: list[str] = []
    for piece in patterns.between.split(text):
        piece = piece.strip(' .:*"“”')
        low = lower(normal(piece))
        if noted := patterns.note_behind.search(low):
            piece, low = piece[: noted.start()], low[: noted.start()]
        if names and (patterns.after.match(low) or _ABBREVIATED.search(piece)):
            break
        if not piece or patterns.note.fullmatch(low):
            continue
        if (title := patterns.title.match(low)) and title.end() < len(piece):
            piece = piece[title.end() :].strip(" .")
        single = (
            labelled
            and " " not in piece
            and piece[:1].isupper()
            and len(piece) > 1
            and not patterns.nobody.fullmatch(low)
        )
        if is_person(piece) or single:
            names.append(piece)
        elif not (labelled and names):
            return ()
    return tuple(dict.fromkeys(names))


@dataclass(frozen=True, slots=True)
class _Patterns:
    author: regex.Pattern[str]
    source: regex.Pattern[str]
    cited: regex.Pattern[str]
    note: regex.Pattern[str]
    note_behind: regex.Pattern[str]
    nobody: regex.Pattern[str]
    reporters: regex.Pattern[str]
    office: regex.Pattern[str]
    post: regex.Pattern[str]
    after: regex.Pattern[str]
    title: regex.Pattern[str]
    between: regex.Pattern[str]
    running_on: regex.Pattern[str]
    comma_within: regex.Pattern[str]
    label: regex.Pattern[str]
    medium: regex.Pattern[str]
    media: regex.Pattern[str]
    behind: regex.Pattern[str]


@cache
def _surnames() -> frozenset[str]:
    return frozenset(rulebook.load("names").lexicon("surname").values())


@cache
def _patterns() -> _Patterns:
    rules = rulebook.load("clean_bylines")
    return _Patterns(
        author=rules.compile(r"(?:{author_labels} *(?:[:;]|- |\| )\s*|{plain_author_labels} +)"),
        source=rules.compile(
            r"(?:{source_labels} *[:;|-]\s*|(?:theo|tổng hợp theo|tổng hợp từ|nguồn|nguồn tin)(?: từ)? +)"
        ),
        cited=regex.compile(r"\b(?:[Tt]heo|[Nn]guồn)\b"),
        note=rules.compile(r"{author_notes}"),
        note_behind=rules.compile(r" (?:thực hiện|tổng hợp|lược dịch|biên dịch|biên soạn|lược ghi|sưu tầm)$"),
        nobody=rules.compile(r"{no_persons}"),
        reporters=rules.compile(r"{reporters}"),
        office=rules.compile(r"{offices}{end}"),
        post=rules.compile(r"{start}(?:{signing_for}[. ]+)*{posts}{end}"),
        after=rules.compile(r"(?:{offices}|{office_heads}|{posts}){end}"),
        title=rules.compile(r"(?:{titles}(?:[. ,]|{end}) ?)+"),
        between=rules.compile("{between}"),
        running_on=rules.compile("{running_on}"),
        comma_within=rules.compile("{comma_within}"),
        label=rules.compile(r"{start}(?:{author_labels}|{source_labels}) *: *"),
        medium=rules.compile("{medium}"),
        media=rules.compile("{media_list}"),
        behind=rules.compile("{behind}"),
    )
