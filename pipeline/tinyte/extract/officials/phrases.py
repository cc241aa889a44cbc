"""Phrases: a person with the posts beside the name, as the rules over the skeleton join them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import regex

from tinyte import rulebook
from tinyte.extract.officials.skeleton import Skeleton
from tinyte.extract.officials.tokens import Token
from tinyte.rulebook import Rule
from tinyte.segment.normal import lower

NEXT = 80
"""How far after a name its titles may stand, personal details between."""
_SAME_LIST = regex.compile(r"[,;&:]*")


@dataclass(frozen=True, slots=True)
class Phrase:
    """One mention: the token of the name (of the post, when that stands alone), and what is said with it.

    `start` is where its honorific or titles begin.
    """

    rule: Rule
    mention: Token
    name: str = ""
    honorific: str | None = None
    titles: tuple[str, ...] = ()
    posts: tuple[Token, ...] = ()
    unit: Token | None = None
    start: int = 0


def phrases(bones: Skeleton) -> Iterator[Phrase]:
    """All phrases, in order; an honorific ("các đồng chí") or a post ("3 Phó Giám đốc gồm") that opens a list is everybody's."""
    honorific: str | None = None
    posts: list[Token] = []
    end = 0
    for rule, match in rulebook.load("officials").scan(bones.letters):
        if not _SAME_LIST.fullmatch(bones.letters, end, match.start()):
            honorific, posts = None, []
        end = match.end()
        if match.captures("several") and (shared := _tokens(bones, match, "several", "H")):
            honorific = shared[0].value
        posts = _tokens(bones, match, "shared", "P") or posts
        yield from (_with_shared(phrase, posts) for phrase in _phrases(bones, rule, match, honorific))


def _with_shared(phrase: Phrase, posts: list[Token]) -> Phrase:
    return replace(phrase, posts=(*phrase.posts, *posts)) if phrase.name and posts else phrase


def _phrases(bones: Skeleton, rule: Rule, match: regex.Match[str], honorific: str | None) -> Iterator[Phrase]:
    if alone := _tokens(bones, match, "alone", "P"):
        said = _tokens(bones, match, "before", "H")
        yield Phrase(rule, alone[0], honorific=said[0].value if said else None, posts=(alone[0],))
        return
    before = [t for t in _tokens(bones, match, "before", "Pp") if t.letter == "P" or t.organization]
    after = [t for t in _tokens(bones, match, "after", "Pp") if t.organization or not t.value.head.get("housed")]
    posts = (*_own(before), *_housed(after, _tokens(bones, match, "new_house", "O")))
    units = _tokens(bones, match, "unit", "O")
    shared = [*_tokens(bones, match, "several", "HT"), *_tokens(bones, match, "before", "HT")]
    degrees = _tokens(bones, match, "degree", "T")
    for cues, name in _people(_tokens(bones, match, "people", "HTN")):
        own_titles = any(cue.letter == "T" for cue in cues)
        said = [*(cue for cue in shared if cue.letter == "H" or not own_titles), *cues, *_said_after(name, degrees)]
        yield Phrase(
            rule,
            name,
            name.value.text,
            next((cue.value for cue in reversed(said) if cue.letter == "H"), honorific),
            tuple(dict.fromkeys(title for cue in said if cue.letter == "T" for title in cue.value)),
            posts,
            units[0] if units else None,
            min(token.start for token in (*cues, name)),
        )


def _tokens(bones: Skeleton, match: regex.Match[str], group: str, letters: str) -> list[Token]:
    """The tokens of a group that have one of the letters."""
    return [
        bones.tokens[at]
        for start, end in match.spans(group)
        for at in range(start, end)
        if bones.letters[at] in letters
    ]


def _people(tokens: Sequence[Token]) -> Iterator[tuple[list[Token], Token]]:
    """Each name with the honorifics and titles right before it."""
    cues: list[Token] = []
    for token in tokens:
        if token.letter == "N":
            yield cues, token
            cues = []
        else:
            cues.append(token)


def _said_after(name: Token, degrees: Sequence[Token]) -> list[Token]:
    """The titles that an apposition gives the name: "bà A, bác sĩ chuyên khoa II, Giám đốc …"."""
    return [degree for degree in degrees if 0 < degree.start - name.end < NEXT]


def _housed(posts: Sequence[Token], houses: Sequence[Token]) -> list[Token]:
    """The posts, one without an organization with the house said before it: "về công tác tại Ban A, giữ chức Phó Trưởng ban"."""
    housed = list(posts)
    for at in range(1, len(posts)):
        kinds = tuple(posts[at].value.head.get("of", ()))
        for house in houses:
            between = posts[at - 1].end <= house.start < posts[at].start
            name = house.organization.name if house.organization else ""
            if between and not posts[at].organization and lower(name).startswith(kinds):
                housed[at] = replace(posts[at], organization=house.organization)
    return housed


def _own(posts: list[Token]) -> list[Token]:
    """The posts before a name that are the person's own: of "Tiếp Giám đốc A, Thủ tướng B" only the last is B's."""
    for at in range(len(posts) - 1, 0, -1):
        head, earlier = posts[at].value.head, posts[at - 1].value.head
        of_many = earlier.get("party") or earlier.get("many")
        others = earlier.get("near") or (head.get("top") and not of_many and not earlier.get("top"))
        # "chất vấn Bộ trưởng Bộ X, Chủ tịch Quốc hội A": after a minister comes nobody's higher office, nor a mere "ĐB"
        higher = (
            earlier.get("field")
            and head.get("top")
            and not head.get("field")
            and not (head.get("many") and head.get("at"))
        )
        if (
            others or higher or (posts[at].value.capital and not posts[at - 1].value.capital)
        ):  # "trước đại biểu Quốc hội, Bộ trưởng …"
            return posts[at:]
    return posts
