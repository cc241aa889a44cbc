"""tinyte as spaCy pipes."""

from __future__ import annotations

import datetime as dt

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc, DocBin

import tinyte
from tinyte.pipes import PIPES

TEXT = (
    "Sáng 14-3, ông Nguyễn Văn Bình, Giám đốc Sở Y tế tỉnh Bắc Ninh, đến thăm 12 trạm y tế. Tỷ lệ tiêm chủng đạt 95,5%."
)


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=80))
def test_a_doc_never_changes_its_text(text: str) -> None:
    assert tinyte.load().make_doc(text).text == text


def test_spans_stand_in_the_doc_with_their_values() -> None:
    nlp = tinyte.load()
    doc = nlp.make_doc(TEXT)
    doc._.published = dt.datetime(2021, 3, 15)
    doc = nlp(doc)
    [date] = doc.spans["dates"]
    assert (date.text, date._.value.value, date._.value.time) == ("Sáng 14-3", "2021-03-14", "MO")
    assert date._.rule and date._.method == "rule" and 0 < date._.confidence <= 1
    [official] = doc.spans["officials"]
    assert official._.value.name == "Nguyễn Văn Bình"
    assert [s.text for s in doc.sents][1] == "Tỷ lệ tiêm chủng đạt 95,5%."


def test_a_pipe_can_be_added_to_another_pipeline() -> None:
    nlp = spacy.blank("xx")
    nlp.add_pipe("tinyte_segments")
    nlp.add_pipe("tinyte_dates")
    doc = nlp("Ngày 6/1/2020 họp.")
    assert [span._.value.value for span in doc.spans["dates"]] == ["2020-01-06"]


def test_a_pipe_without_its_segments_says_what_to_add() -> None:
    nlp = spacy.blank("xx")
    nlp.add_pipe("tinyte_dates")
    with pytest.raises(ValueError, match=r'nlp.add_pipe\("tinyte_segments", first=True\)'):
        nlp("Ngày 6/1/2020 họp.")


def test_the_pipeline_survives_its_serialization(tmp_path: object) -> None:
    nlp = tinyte.load()
    nlp.to_disk(f"{tmp_path}/model")
    again: Language = spacy.load(f"{tmp_path}/model")
    assert tuple(again.pipe_names) == PIPES
    first, second = nlp(TEXT), again(TEXT)
    assert [span.text for span in first.spans["units"]] == [span.text for span in second.spans["units"]] != []


def published(nlp: Language) -> Doc:
    doc = nlp.make_doc(TEXT)
    doc._.published = dt.datetime(2021, 3, 15)
    return nlp(doc)


def values(doc: Doc) -> list[object]:
    return [span._.value for table in ("dates", "officials", "units", "targets") for span in doc.spans[table]]


def test_values_survive_the_bytes_of_a_doc_and_a_doc_bin() -> None:
    nlp = tinyte.load()
    doc = published(nlp)
    assert values(Doc(nlp.vocab).from_bytes(doc.to_bytes())) == values(doc) != []
    kept = DocBin(docs=[doc], store_user_data=True).to_bytes()
    [again] = DocBin().from_bytes(kept).get_docs(nlp.vocab)
    assert values(again) == values(doc)
    assert again._.published == dt.datetime(2021, 3, 15)


def test_several_processes_give_what_one_gives() -> None:
    nlp = tinyte.load()
    docs = [*nlp.pipe([TEXT] * 4, n_process=2, batch_size=2)]
    assert [values(doc) for doc in docs] == [values(nlp(TEXT))] * 4


def test_values_live_in_a_memory_zone() -> None:
    nlp = tinyte.load()
    outside = values(nlp(TEXT))
    with nlp.memory_zone():
        assert [values(nlp(TEXT)) for _ in range(2)] == [outside] * 2
