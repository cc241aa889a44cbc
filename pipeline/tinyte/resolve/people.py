"""Officials over the whole article: one person from all mentions, organizations written out, one id a person."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cache

from tinyte import rulebook
from tinyte.extract.officials.names import is_syllable, without_marks, words_of
from tinyte.extract.passage import Found, Passage
from tinyte.resolve.posts import complete, head_of, is_party, placed
from tinyte.segment.normal import lower, normal
from tinyte.tables import Official

Mention = Found[Official]


_FULLER = {"GS": "PGS", "TS": "TSKH"}


@dataclass
class Person:
    """One person of the article and the findings that mention them."""

    name: str
    mentions: list[Mention] = field(default_factory=list)


def resolve_officials(passage: Passage, found: Sequence[Mention]) -> list[Mention]:
    """The findings that are officials', in order, with what the whole article says of each person."""
    people = [person for person in _gather(found) if _is_official(person)]
    alone = [placed(mention) for mention in found if not mention.value.name]
    colleagues: list[Mention] = []
    for person in people:
        person.mentions = complete(passage, person.mentions, alone, colleagues)
        colleagues += [mention for mention in person.mentions if mention.value.organization]
    people = _without_misprints(people)
    _link_posts(passage, people, alone)
    rows = [row for person in people for row in _rows(passage, person)]
    return sorted(rows, key=lambda row: (row.start, row.end))


def _gather(found: Sequence[Mention]) -> list[Person]:
    """People by full name, in order of appearance; a short name joins the person whose name ends with it."""
    people: dict[str, Person] = {}
    named = [mention for mention in found if mention.value.name]
    for mention in sorted(named, key=lambda m: -m.value.name.count(" ")):
        name = _fold(mention.value.name)
        home = people.get(name) or _longer(people, name, mention)
        if home is None:
            home = people[name] = Person(mention.value.name)
        home.mentions.append(mention)
    for person in people.values():
        person.mentions.sort(key=lambda m: m.start)
    return sorted(people.values(), key=lambda p: p.mentions[0].start)


def _longer(people: dict[str, Person], name: str, mention: Mention) -> Person | None:
    """The person whose longer name ends with this one: an official first, then the one named last before the mention.

    A foreigner may also be called by the first word of the name ("ông Moon").
    """
    if name.count(" ") > 1:
        return None
    gender = _gender(mention)
    people = {key: p for key, p in people.items() if not gender or _gender_of(p) in (None, gender)}
    full = [
        p
        for key, p in people.items()
        if key.endswith(" " + name) and (_is_official(p) or is_syllable(key.split(" ")[0]))
    ]
    full = full or [p for key, p in people.items() if key.startswith(name + " ") and _is_official(p) and _is_foreign(p)]
    return max(full, key=lambda p: (_is_official(p), *_closeness(p, mention)), default=None)


def _without_misprints(people: Sequence[Person]) -> list[Person]:
    """The people, one whose name is only a misprint joined to the one who is meant; the spelling said more often stays."""
    kept: list[Person] = []
    for person in people:
        twin = next((other for other in kept if _is_misprint(person, other)), None)
        if twin is None:
            kept.append(person)
            continue
        twin.name = max(twin, person, key=_times_said).name
        twin.mentions = sorted([*twin.mentions, *person.mentions], key=lambda m: m.start)
    return kept


def _is_misprint(person: Person, other: Person) -> bool:
    """Whether the names differ in one syllable and the posts let both be one person.

    Only its marks may differ when one of them has no post or they share one; a whole syllable before the given name when
    they share a post that one person alone holds and one spelling is said more often.
    """
    one, two = _fold(person.name).split(" "), _fold(other.name).split(" ")
    if len(one) != len(two) or len(one) < 3 or {_gender_of(person), _gender_of(other)} == {"ông", "bà"}:
        return False
    differing = [at for at in range(len(one)) if one[at] != two[at]]
    if len(differing) != 1:
        return False
    at, held, shared = differing[0], (_posts(person), _posts(other)), _posts(person) & _posts(other)
    if without_marks(one[at]) == without_marks(two[at]):
        return bool(shared) or not all(held)
    told = at < len(one) - 1 and _times_said(person) != _times_said(other)
    return told and any(_is_held_by_one(position) for position, _ in shared)


def _times_said(person: Person) -> int:
    """How often the full name stands in the article in its own spelling."""
    return len({m.start for m in person.mentions if m.value.name == person.name})


def _posts(person: Person) -> set[tuple[str, str]]:
    return {(m.value.position, m.value.organization or "") for m in person.mentions if m.value.position}


def _is_held_by_one(position: str) -> bool:
    return not (head_of(position).get("many") or head_of(position).get("weak") or "Phó" in position)


def _gender(mention: Mention) -> str | None:
    """ "ông" or "bà" where the honorific or the name says which."""
    honorific = mention.value.honorific or ""
    if honorific in ("bà", "chị", "cô") or " Thị " in mention.value.name:
        return "bà"
    return "ông" if honorific in ("ông", "anh", "chú", "ngài") else None


def _gender_of(person: Person) -> str | None:
    return next(filter(None, map(_gender, person.mentions)), None)


def _is_foreign(person: Person) -> bool:
    if not all(map(is_syllable, person.name.split(" "))):
        return True
    organizations = [lower(m.value.organization or "") for m in person.mentions]
    return any(f" {name}".endswith(_countries()) for name in organizations)


def _closeness(person: Person, mention: Mention) -> tuple[bool, int]:
    before = [m.start for m in person.mentions if m.start < mention.start]
    return bool(before), max(before) if before else -person.mentions[0].start


def _is_official(person: Person) -> bool:
    """Whether a post, a title or "đồng chí" says that the person stands here in public capacity."""
    officials = [m.value for m in person.mentions]
    if any(o.honorific in _accused() for o in officials):
        return False
    if " " not in person.name and is_syllable(person.name):
        named = person.name.lower() not in words_of("country")
        return named and any((o.honorific and o.position) or o.titles for o in officials)
    return any(o.position or o.titles or o.honorific == "đồng chí" for o in officials)


def _link_posts(passage: Passage, people: Sequence[Person], alone: Sequence[Mention]) -> None:
    """Posts said without a name join the one person who holds them."""
    for mention in alone:
        holders = [p for p in people if any(_same_post(m.value, mention.value) for m in p.mentions)]
        if len(holders) == 1 and _is_spoken_of(passage, mention):
            post = next(m.value for m in holders[0].mentions if _same_post(m.value, mention.value))
            value = replace(post, honorific=mention.value.honorific, role=mention.value.role)
            holders[0].mentions.append(replace(mention, value=value, confidence=mention.confidence - 0.1))


def _same_post(held: Official, said: Official) -> bool:
    if held.position != said.position or head_of(said.position or "").get("many"):
        return False
    if said.organization:
        return (
            held.unit_id == said.unit_id if said.unit_id else _fold(said.organization) in _fold(held.organization or "")
        )
    head = head_of(said.position or "")
    return bool(head.get("field") or head.get("at"))


def _is_spoken_of(passage: Passage, mention: Mention) -> bool:
    """Whether the post stands for the person: no part of "của Bộ trưởng", written with a capital or after an honorific."""
    before = passage.lower[max(0, mention.start - 5) : mention.start].strip()
    return not before.endswith("của") and (passage.text[mention.start].isupper() or bool(mention.value.honorific))


def _rows(passage: Passage, person: Person) -> list[Mention]:
    officials = [m.value for m in person.mentions]
    titles = _titles([o.titles for o in officials])
    honorific = next((o.honorific for o in officials if o.honorific), None)
    person_id = _person_id(passage, person)
    return [
        replace(m, value=replace(m.value, name=person.name, titles=titles, honorific=honorific, person_id=person_id))
        for m in person.mentions
    ]


def _titles(said: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    """All titles that the article gives the person, the fullest run of them first; "GS" short for "PGS" is none more."""
    longest: tuple[str, ...] = max(said, key=len)
    titles = list(longest)
    more = [title for run in said for title in run if title not in titles and _FULLER.get(title) not in titles]
    if more:
        order = list(dict.fromkeys(t for values in rulebook.load("titles").lexicon("title").values() for t in values))
        titles = sorted({*titles, *more}, key=order.index)
    return tuple(titles)


def _person_id(passage: Passage, person: Person) -> str:
    """Sixteen hexadecimal digits from the full name and the main organization; without one, from the article's text."""
    home = _main_organization([m.value for m in person.mentions]) or passage.text
    return hashlib.sha256(f"{_fold(person.name)}\n{_fold(home)}".encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _main_organization(officials: Sequence[Official]) -> str | None:
    """The organization of the first post outside the Party, steering committees and delegations, else of the first post."""
    posts = [o for o in officials if o.position and o.organization]
    lasting = [
        o for o in posts if not is_party(o) and not _fold(o.organization or "").startswith(("ban chỉ đạo", "đoàn"))
    ]
    for official in lasting or posts:
        name = official.organization or ""
        first, _, rest = name.partition(", ")
        return rest if rest and _fold(first).startswith(("khoa ", "phòng ", "tổ ", "đơn nguyên ")) else first
    return None


@cache
def _accused() -> frozenset[str]:
    return frozenset(rulebook.load("titles").lexicon("accused"))


@cache
def _countries() -> tuple[str, ...]:
    return tuple(f" {country}" for country in rulebook.load("posts").lexicon("country"))


def _fold(name: str) -> str:
    return lower(normal(name))
