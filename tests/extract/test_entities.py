"""The trained model: what it is asked, what it may add, that it can be left out."""

from __future__ import annotations

from pathlib import Path

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language

import tinyte
from tinyte.extract.entities.answers import answers_of
from tinyte.extract.entities.doubt import doubtful
from tinyte.extract.entities.model import SHIPPED, shipped_model
from tinyte.extract.entities.tagging import LABELS, spans_of, tags_of
from tinyte.extract.passage import Passage
from tinyte.pipes import PIPES
from tinyte.training.config import Config
from tinyte.training.train import train_conll

MB = 1_000_000


def passage_of(text: str) -> Passage:
    """The passage as the model's pipe meets it: the rules' answers with their own confidence."""
    nlp = tinyte.load(model=False)
    with nlp.select_pipes(disable="tinyte_confidence"):
        passage: Passage = nlp(text)._.passage
    return passage


@given(st.lists(st.sampled_from([*LABELS, None]), max_size=12))
def test_spans_come_back_from_their_labels(kinds: list[str | None]) -> None:
    tokens = [(3 * at, 3 * at + 2) for at in range(len(kinds))]
    spans = [(start, end, kind) for (start, end), kind in zip(tokens, kinds, strict=True) if kind]
    found = [(tokens[first][0], tokens[last - 1][1], label) for first, last, label in spans_of(tags_of(spans, tokens))]
    assert found == spans


def test_the_shipped_model_is_small_and_knows_all_labels() -> None:
    assert SHIPPED.stat().st_size < 8 * MB
    assert {label.partition("-")[2] for label in shipped_model().weights.labels} == {"", *LABELS}
    assert SHIPPED.with_suffix(".md").is_file(), "a model has its card beside it"


def test_only_sentences_with_unclaimed_capitals_are_asked_about() -> None:
    text = (
        "Ông Tào Mạnh Khôi, Giám đốc Sở Y tế tỉnh Lai Châu, phát biểu. "
        "Người dân đi làm. Gói hỗ trợ do Sáng Kiến Hồng Tâm trao."
    )
    passage = passage_of(text)
    assert doubtful(passage, answers_of(passage)) == [2]


def test_countries_leave_no_doubt() -> None:
    passage = passage_of("Đoàn chuyên gia Hàn Quốc đến Việt Nam.")
    assert doubtful(passage, answers_of(passage)) == []


def test_without_the_model_only_rules_speak() -> None:
    text = "Gói hỗ trợ do Sáng Kiến Hồng Tâm trao cho Trạm Y tế xã Vĩnh Kim."
    doc = tinyte.load(model=False)(text)
    assert "entities" not in doc.spans
    assert {span._.method for span in doc.spans["units"]} == {"rule"}


def test_entities_are_spans_with_their_label_and_probability() -> None:
    doc = tinyte.load()("Gói hỗ trợ do Sáng Kiến Hồng Tâm trao, theo Vi Thị Sáu.")
    for span in doc.spans["entities"]:
        assert span._.value.label in LABELS and 0 < span._.confidence <= 1 and span._.method == "model"


CONLL = """
Hội O
thảo O
do O
Mạng B-organization
lưới I-organization
Điều I-organization
Dưỡng I-organization
Trẻ I-organization
tổ O
chức O
. O

ông O
Tào B-person
Mạnh I-person
Khôi I-person
, O
nghệ B-post
trưởng I-post
của O
Mạng B-organization
lưới I-organization
Điều I-organization
Dưỡng I-organization
Trẻ I-organization
"""


@pytest.fixture
def taught(tmp_path: Path) -> Language:
    """The pipeline with a model that learnt one organization and one post that no rule knows."""
    (tmp_path / "two.conll").write_text(CONLL * 3, encoding="utf-8")
    train_conll(tmp_path / "two.npz", tmp_path / "two.conll", None, Config(iterations=60))
    nlp = spacy.blank("vi", config={"nlp": {"tokenizer": {"@tokenizers": "tinyte.syllables.v1"}}})
    for name in PIPES:
        nlp.add_pipe(name, config={"path": str(tmp_path / "two.npz")} if name == "tinyte_entities" else {})
    return nlp


def test_an_organization_that_only_the_model_knows_is_a_unit_of_the_model(taught: Language) -> None:
    doc = taught("Hội thảo do Mạng lưới Điều Dưỡng Trẻ tổ chức.")
    [unit] = doc.spans["units"]
    assert (unit.text, unit._.method, unit._.rule) == ("Mạng lưới Điều Dưỡng Trẻ", "model", "entities.model")
    assert (unit._.value.name, unit._.value.type) == ("Mạng lưới Điều Dưỡng Trẻ", "other")


def test_a_post_that_only_the_model_knows_makes_a_hybrid_row(taught: Language) -> None:
    doc = taught("Theo ông Tào Mạnh Khôi, nghệ trưởng của Mạng lưới Điều Dưỡng Trẻ, trẻ đã khỏe.")
    [official] = doc.spans["officials"]
    value = official._.value
    assert (value.name, value.position, value.organization) == (
        "Tào Mạnh Khôi",
        "nghệ trưởng",
        "Mạng lưới Điều Dưỡng Trẻ",
    )
    assert official._.method == "hybrid" and official._.rule == "officials.post_after"


def test_what_a_rule_found_stays_the_rules(taught: Language) -> None:
    doc = taught("Tại Sở Y tế tỉnh Lai Châu có hội thảo do Mạng lưới Điều Dưỡng Trẻ tổ chức.")
    assert [(span.text, span._.method) for span in doc.spans["units"]] == [
        ("Sở Y tế tỉnh Lai Châu", "rule"),
        ("Mạng lưới Điều Dưỡng Trẻ", "model"),
    ]
