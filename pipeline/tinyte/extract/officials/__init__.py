"""Officials: named people with honorific, titles and posts.

| step | module |
| --- | --- |
| honorifics, titles, posts in one pass | cues |
| runs of capitals that can be a name | names |
| units whose bounds cut a word | mended |
| the unit that a post names | organizations |
| where its name ends, for units that no rule knows | extent |
| all of them, in order, none within another | tokens |
| the text as a string of letters | skeleton |
| rules over that string → who holds which post | phrases, `rules/officials.yaml` |
| what the person does in the sentence | roles |

>>> from tinyte.extract.passage import Passage
>>> text = "Dự có ThS.BS Vi Văn Sáu, Tỉnh ủy viên, Giám đốc Sở Nội vụ."
>>> passage = Passage(text=text, sentences=[(0, len(text))])
>>> [(f.value.name, f.value.titles, f.value.position) for f in find_officials(passage)]
[('Vi Văn Sáu', ('ThS', 'BS'), 'Tỉnh ủy viên'), ('Vi Văn Sáu', ('ThS', 'BS'), 'Giám đốc')]
"""

from __future__ import annotations

from bisect import bisect_left

from tinyte.extract.officials.phrases import phrases
from tinyte.extract.officials.roles import is_byline, role_of
from tinyte.extract.officials.skeleton import skeleton
from tinyte.extract.officials.tokens import Token
from tinyte.extract.passage import Found, Passage
from tinyte.tables import Method, Official

__all__ = ["find_officials"]


def find_officials(passage: Passage) -> list[Found[Official]]:
    """One finding for each post of each mention, in order; `person_id` is empty until the article is resolved.

    A mention without a post has position None. A post that stands alone has an empty name.
    """
    bones = skeleton(passage)
    starts = [token.start for token in bones.tokens if token.letter == "N"]
    found: list[Found[Official]] = []
    for phrase in phrases(bones):
        if not phrase.posts and is_byline(passage, phrase.start):
            continue
        end = max(token.end for token in (phrase.mention, *phrase.posts))
        limit = next(iter(starts[bisect_left(starts, end) :][:1]), len(passage.text))
        role = (
            "signatory"
            if phrase.rule.id == "officials.signature"
            else role_of(passage, phrase.mention.start, end, limit)
        )
        for post in phrase.posts or (phrase.unit,):
            official = Official(
                person_id="",
                name=phrase.name,
                honorific=phrase.honorific,
                titles=phrase.titles,
                role=role,
                **_post(post, phrase.unit if len(phrase.posts) < 2 else None),
            )
            mention, rule, method = phrase.mention, phrase.rule, _method(passage, phrase.mention, post)
            found.append(Found(mention.start, mention.end, official, rule.id, rule.confidence, method))
    return found


def _method(passage: Passage, mention: Token, post: Token | None) -> Method:
    """Whether the model named the person, the post or the unit that a rule joined."""
    by_model = {f.start for table in ("entities", "units") for f in passage.found.get(table, ()) if f.method == "model"}
    said = {mention.start, *((post.start,) if post else ())}
    if post and post.organization:
        said.add(post.organization.start)
    return "hybrid" if said & by_model else "rule"


def _post(post: Token | None, unit: Token | None) -> dict[str, str | None]:
    """Position, organization and unit; a post that names none takes the `unit` said after the person."""
    organization = (post.organization if post else None) or (unit.organization if unit else None)
    name = (organization.name or None) if organization else None
    unit_id = organization.unit_id if organization else None
    if post is None or post.letter == "O":
        return {"position": None, "organization": name, "unit_id": unit_id}
    position = f"{post.value.text} {organization.field}" if organization and organization.field else post.value.text
    at = post.value.head.get("at")
    if at and (not organization or organization.start >= 0):  # "Đại biểu Quốc hội tỉnh X" sits in the Quốc hội
        name, unit_id = at, unit_id if name == at else None
    return {"position": position, "organization": name, "unit_id": unit_id}
