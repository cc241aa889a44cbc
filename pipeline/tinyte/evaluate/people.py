"""Officials: gold has one row a person, a run one row for each post of each mention. Here the run's rows become people."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import regex

from tinyte.evaluate.figures import Ratio
from tinyte.evaluate.gold import Row, is_optional
from tinyte.evaluate.normal_forms import folded, post_words, same_unit, written_out
from tinyte.evaluate.runs import Cells

_LIST = regex.compile(r"[;,]\s*")


def same_person(gold: Row, got: Row) -> bool:
    """Whether two people of one article bear the same full name."""
    return folded(gold["name"]) == folded(got["name"])


def gather(rows: Sequence[Cells]) -> list[tuple[Row, list[Cells]]]:
    """The people of an article in the shape of gold, each with the rows that speak of them.

    >>> [(person, rows)] = gather([
    ...     {"name": "Vũ An", "titles": "TS; BS", "position": "Giám đốc", "organization": "Sở Y tế"},
    ...     {"name": "VŨ AN", "titles": "", "position": "", "organization": ""},
    ... ])
    >>> person["titles"], person["positions"], len(rows)
    (['TS', 'BS'], [{'position': 'Giám đốc', 'organization': 'Sở Y tế'}], 2)
    """
    people: dict[str, list[Cells]] = {}
    for row in rows:
        if name := folded(row["name"]):
            people.setdefault(name, []).append(row)
    return [(_person(mentions), mentions) for mentions in people.values()]


def judge(gold: Row, got: Row) -> Mapping[str, Ratio]:
    """How many attributes of a person are right.

    `titles` as a set; each post that gold asks for in `positions`, its organization in `organizations`; `no spurious post`
    says that the run has no post besides those, be it an optional one of gold.
    """
    posts = match_posts(gold.get("positions", []), got["positions"])
    titles = _bare_titles(gold.get("titles", [])) == _bare_titles(got["titles"])
    return {
        "titles": Ratio(int(titles), 1),
        "positions": Ratio(posts.found, posts.wanted),
        "organizations": Ratio(posts.right, posts.wanted),
        "no spurious post": Ratio(int(not posts.spurious), 1),
    }


@dataclass(frozen=True, slots=True)
class PostMatch:
    """Of `wanted` posts `found` have their position, `right` their organization too; `spurious` are the rest of the run's."""

    wanted: int
    found: int
    right: int
    spurious: Sequence[Row]


def match_posts(gold: Sequence[Row], got: Sequence[Row]) -> PostMatch:
    """Matches posts one to one, gold's in order: whole posts before those that share the position alone.

    >>> match = match_posts(
    ...     [{"position": "Trưởng khoa Nội", "organization": "Bệnh viện A"}, {"position": "Giám đốc", "organization": "Sở B"}],
    ...     [{"position": "Giám đốc", "organization": "Sở C"}, {"position": "Trưởng khoa", "organization": "Khoa Nội, BV A"}],
    ... )
    >>> match.wanted, match.found, match.right, len(match.spurious)
    (2, 2, 1, 0)
    """
    wanted = [post for post in gold if not is_optional(post)]
    left = _distinct(got)
    found = right = 0
    for post in wanted:
        match = _best_post(post, left)
        if match is not None:
            left.remove(match)
            found += 1
            right += _is_same_post(post, match) or _is_right_organization(post, match) or not post.get("organization")
    optional = {folded(post["position"]) for post in gold if is_optional(post)}
    return PostMatch(len(wanted), found, right, [post for post in left if folded(post["position"]) not in optional])


def _best_post(post: Row, left: Sequence[Row]) -> Row | None:
    """Of the posts left the same one, else one of the same position, at best in the same organization."""
    same = next((one for one in left if _is_same_post(post, one)), None)
    if same is not None:
        return same
    holders = [one for one in left if folded(one["position"]) == folded(post["position"])]
    return next((one for one in holders if _is_right_organization(post, one)), holders[0] if holders else None)


def _is_same_post(post: Row, other: Row) -> bool:
    words = post_words(post["position"], post.get("organization"))
    return words == post_words(other["position"], other["organization"])


def _is_right_organization(post: Row, other: Row) -> bool:
    return same_unit(written_out(other["organization"]), post.get("organization"))


def _distinct(posts: Sequence[Row]) -> list[Row]:
    distinct: dict[tuple[str, str], Row] = {}
    for post in posts:
        distinct.setdefault((folded(post["position"]), written_out(post["organization"])), post)
    return list(distinct.values())


def _person(rows: Sequence[Cells]) -> dict[str, Any]:
    titles = [title for row in rows for title in _LIST.split(row["titles"]) if title]
    posts = [{"position": row["position"], "organization": row["organization"]} for row in rows if row["position"]]
    return {"name": rows[0]["name"], "titles": list(dict.fromkeys(titles)), "positions": _distinct(posts)}


def _bare_titles(titles: Sequence[str]) -> frozenset[str]:
    return frozenset("".join(folded(title).replace(".", "").split()) for title in titles)
