"""What the parts of a page are, by what their makers called them."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import NamedTuple

import regex

from tinyte import rulebook

_FILLERS = str.maketrans("", "", "-_:")


class Role(NamedTuple):
    """What a name says: furniture (with the reason), or body, lead, title, date, author, source."""

    name: str
    reason: str = ""


@lru_cache(maxsize=20_000)
def roles(names: str) -> frozenset[Role]:
    """Roles of a part of the page with these classes and id, separated by blanks.

    >>> roles("col-12 tin-lien-quan")
    frozenset({Role(name='furniture', reason='related news')})
    """
    return frozenset(role for name in names.lower().split()[:20] if (role := _role(name[:80].translate(_FILLERS))))


@lru_cache(maxsize=20_000)
def _role(name: str) -> Role | None:
    pattern, by_group = _patterns()
    match = pattern.fullmatch(name, timeout=rulebook.TIMEOUT)
    return by_group[str(match.lastgroup)] if match else None


@cache
def _patterns() -> tuple[regex.Pattern[str], dict[str, Role]]:
    rules = rulebook.load("sites").rules
    # an empty group closes each branch, so that `lastgroup` names the rule that matched
    branches = [f"(?:{rule.pattern})(?P<rule_{n}>)" for n, rule in enumerate(rules)]
    by_group = {
        f"rule_{n}": Role(rule.constants["role"], rule.constants.get("reason", "")) for n, rule in enumerate(rules)
    }
    return regex.compile("|".join(branches), regex.VERSION1), by_group
