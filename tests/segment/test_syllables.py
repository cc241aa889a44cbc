import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tinyte.segment.syllables import syllables


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("95%dân số", ["95", "%", "dân", "số"]),
        ("khai.Đồng chí", ["khai", ".", "Đồng", "chí"]),
        ("28-NQ/TW", ["28", "-", "NQ", "/", "TW"]),
        ("Covid19,5mg", ["Covid", "19", ",", "5", "mg"]),
        ("(“a…”)", ["(", "“", "a", "…", "”", ")"]),
        ("ngày\xa027-02", ["ngày", "27", "-", "02"]),
        ("m² ½", ["m", "²", "½"]),
        (unicodedata.normalize("NFD", "tế"), [unicodedata.normalize("NFD", "tế")]),
        ("", []),
    ],
)
def test_letters_digits_and_signs_come_apart(text: str, tokens: list[str]) -> None:
    assert [text[start:end] for start, end in syllables(text)] == tokens


@given(st.text())
def test_every_character_that_is_not_blank_is_in_one_token(text: str) -> None:
    covered = [at for start, end in syllables(text) for at in range(start, end)]
    assert covered == [at for at, char in enumerate(text) if not char.isspace()]
