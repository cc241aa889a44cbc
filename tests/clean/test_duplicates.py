"""Near-duplicates: the same story on several portals points to its earliest copy."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from tinyte.clean.duplicates import Copy, earliest_copies, signature, similarity

WORDS = "sở y tế tỉnh tổ chức hội nghị tổng kết công tác năm bác sĩ trạm xã huyện tiêm chủng vắc xin dịch bệnh trẻ em"


def story(seed: int, length: int = 300) -> str:
    return " ".join(random.Random(seed).choices(WORDS.split(), k=length))


def edited(text: str, share: float) -> str:
    """The text with its last words changed."""
    words = text.split()
    kept = int(len(words) * (1 - share))
    return " ".join(words[:kept] + ["khác"] * (len(words) - kept))


def test_copies_point_to_the_earliest() -> None:
    copies = [
        Copy("c", signature(story(1)), "2020-01-09"),
        Copy("a", signature(edited(story(1), 0.05)), "2020-01-08T07:00"),
        Copy("b", signature(story(1).upper()), None),
        Copy("d", signature(story(2)), "2020-01-01"),
    ]
    assert earliest_copies(copies) == {"b": "a", "c": "a"}


def test_other_stories_are_no_copies() -> None:
    assert earliest_copies([Copy(str(i), signature(story(i)), None) for i in range(100)]) == {}


def test_an_empty_text_is_no_copy_of_another() -> None:
    assert earliest_copies([Copy("a", signature(""), None), Copy("b", signature("…"), None)]) == {}


@given(st.permutations(range(24)))
def test_the_order_of_the_articles_does_not_matter(order: list[int]) -> None:
    copies = [
        Copy(f"{i:02}", signature(edited(story(i % 6), (i // 6) * 0.04)), f"2020-01-{1 + i % 9:02}") for i in range(24)
    ]
    assert earliest_copies([copies[i] for i in order]) == earliest_copies(copies)


def test_a_story_on_many_portals_is_one_group() -> None:
    copies = [Copy(f"{i:03}", signature(story(7)), f"2020-02-{1 + i % 28:02}") for i in range(200)]
    assert set(earliest_copies(copies).values()) == {"000"}


def test_similarity_estimates_the_share_of_common_shingles() -> None:
    one, other = signature(story(3, 1000)), signature(edited(story(3, 1000), 0.1))
    assert 0.7 < similarity(one, other) < 0.95
