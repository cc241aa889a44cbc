"""What a person does where the article names them: speaks, chairs, attends, signs, or is spoken of."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache
from typing import cast

from tinyte import rulebook
from tinyte.extract.passage import Passage
from tinyte.tables import OfficialRole

_ROLES: tuple[OfficialRole, ...] = ("speaker", "chair", "attendee", "signatory")
NEAR, NEAR_BEFORE = 120, 300
"""How far after and before a person the words may stand that tell the role."""


def role_of(passage: Passage, start: int, end: int, limit: int) -> OfficialRole:
    """The role of the person whose name and posts stand at `start` to `end`; `limit`: where the next person is named."""
    at = max(0, bisect_right(passage.sentences, (start, len(passage.text))) - 1)
    first, last = passage.sentences[at] if passage.sentences else (0, len(passage.text))
    after = _pattern("after").search(passage.lower, end, max(end, min(last, end + NEAR, limit)))
    if after:
        return cast(OfficialRole, after.lastgroup)
    before = list(_pattern("before").finditer(passage.lower, max(first, start - NEAR_BEFORE), start))
    return cast(OfficialRole, before[-1].lastgroup) if before else "subject"


def is_byline(passage: Passage, start: int) -> bool:
    """Whether what stands before tells that the name is that of the writer or photographer ("Tin, ảnh:")."""
    return bool(_byline().search(passage.lower, max(0, start - 30), start))


@cache
def _byline() -> re.Pattern[str]:
    words = rulebook.any_of(rulebook.load("names").lexicon("byline"))
    return re.compile(rf"(?<!\w){words}(?:[,\- ]+{words})*: *$")


@cache
def _pattern(side: str) -> re.Pattern[str]:
    rules = rulebook.load("officials")
    cues = (f"(?P<{role}>{rulebook.any_of(rules.lexicon(f'{role}_{side}'))})" for role in _ROLES)
    return re.compile(rf"(?<!\w)(?:{'|'.join(cues)})(?!\w)")
