"""Training the entity model: from a CoNLL file, from annotated articles; settings; what cannot be trained."""

from __future__ import annotations

import json
from pathlib import Path
from random import Random

import pytest

from tests.conftest import ROOT, Command
from tinyte.extract.entities.model import ModelError, read_model
from tinyte.extract.entities.observations import MASKED
from tinyte.training.annotated import annotated_lessons, read_corpus, read_passages
from tinyte.training.config import DEFAULT, Config, TrainingError, read_config
from tinyte.training.conll import conll_samples
from tinyte.training.silver import silver_lessons

NAMES = ["Tào Khôi", "Vi Sáu", "Lò Nở", "Giàng Páo", "Thào Dếnh"]
PLACES = ["Mường Lay", "Hải Hậu", "Tam Nông", "Đăk Tô", "Phú Lộc"]


def conll(names: list[str], places: list[str]) -> str:
    """Invented sentences of two kinds: who goes where, and where it rains."""
    lines: list[str] = []
    for name in names:
        for place in places:
            given, own = name.split()
            first, second = place.split()
            lines += [f"{given} B-NAME", f"{own} I-NAME", "về O", f"{first} B-LOC", f"{second} I-LOC", "", "ở O"]
            lines += [f"{first} B-LOC", f"{second} I-LOC", "trời O", "mưa O", ""]
    return "\n".join(lines)


@pytest.fixture
def conll_files(tmp_path: Path) -> tuple[Path, Path]:
    train, dev = tmp_path / "train.conll", tmp_path / "dev.conll"
    train.write_text(conll(NAMES[:4], PLACES[:4]), encoding="utf-8")
    dev.write_text(conll(NAMES[4:], PLACES[4:]), encoding="utf-8")
    return train, dev


def test_a_conll_file_trains_a_model_that_knows_names_it_has_not_seen(
    tinyte: Command, tmp_path: Path, conll_files: tuple[Path, Path]
) -> None:
    train, dev = conll_files
    done = tinyte("train", "--conll", str(train), "--dev", str(dev), "--out", str(tmp_path / "m.npz"))
    assert done.returncode == 0, done.stderr
    model = read_model(tmp_path / "m.npz")
    assert model.about["test"]["dev.conll"]["all"]["f1"] == 1.0
    sentence = [(word, "B", "-") for word in ("Thào", "Dếnh", "về", "Phú", "Lộc")]
    [entities] = model.label([sentence])
    assert [(one.first, one.last, one.label) for one in entities] == [(0, 2, "NAME"), (3, 5, "LOC")]
    assert "| LOC | 2 | 1.000 | 1.000 | 1.000 |" in (tmp_path / "m.md").read_text("utf-8")


def test_the_same_inputs_and_seed_give_the_same_file(
    tinyte: Command, tmp_path: Path, conll_files: tuple[Path, Path]
) -> None:
    for name in ("a.npz", "b.npz"):
        assert tinyte("train", "--conll", str(conll_files[0]), "--seed", "7", "--out", name).returncode == 0
    assert (tmp_path / "a.npz").read_bytes() == (tmp_path / "b.npz").read_bytes()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("", "no sentence in it"),
        ("ông O\nAn\n", "line 2: 'An': write the token, then O, B-x or I-x"),
        ("ông O\nAn PER\n", "line 2: 'An PER': write the token, then O, B-x or I-x"),
    ],
)
def test_a_conll_file_that_is_none_is_refused_with_its_line(tmp_path: Path, content: str, said: str) -> None:
    path = tmp_path / "x.conll"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(TrainingError, match=r"x\.conll") as error:
        conll_samples(path)
    assert said in str(error.value)


def test_sentences_without_any_entity_teach_nothing(tinyte: Command, tmp_path: Path) -> None:
    (tmp_path / "x.conll").write_text("trời O\nmưa O\n", encoding="utf-8")
    done = tinyte("train", "--conll", "x.conll", "--out", "m.npz")
    assert done.returncode == 1 and "nothing to learn" in done.stderr
    assert not (tmp_path / "m.npz").exists()


def test_the_settings_of_the_shipped_model_are_complete() -> None:
    assert read_config(DEFAULT, seed=5).seed == 5
    assert read_config(DEFAULT).sure.keys() <= {"person", "post", "organization"}


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("sed: 1", "sed: choose from seed"),
        ("seed: one", "seed: 'one' is no number"),
        ("- 1", "no settings"),
        ("a: [", "cannot be read"),
    ],
)
def test_wrong_settings_are_named(tmp_path: Path, content: str, said: str) -> None:
    path = tmp_path / "s.yaml"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(TrainingError, match=r"s\.yaml") as error:
        read_config(path)
    assert said in str(error.value)


def test_a_folder_without_a_split_is_no_corpus(tmp_path: Path) -> None:
    with pytest.raises(TrainingError, match=r"split\.json"):
        read_corpus(tmp_path)


def test_a_file_that_is_no_model_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "m.npz"
    path.write_bytes(b"PK no model")
    with pytest.raises(ModelError, match=r"m\.npz: no model of tinyte"):
        read_model(path)


def test_gold_says_which_spans_are_to_be_learnt() -> None:
    corpus = read_corpus(ROOT / "corpus")
    assert (len(corpus.train), len(corpus.test)) == (40, 20)
    passage, gold = corpus.train["bkn-20141022-y-te-xa"]
    wanted = {
        (passage.text[start:end], label)
        for lesson in annotated_lessons(passage, gold)
        for start, end, label in lesson.wanted
    }
    people = {row["name"] for row in gold.tables["officials"] if row["name"] in passage.text}
    assert people and people <= {text for text, label in wanted if label == "person"}


def test_silver_takes_the_rules_answers_and_hides_cues(tmp_path: Path) -> None:
    text = "Ông Tào Mạnh Khôi, Giám đốc Sở Y tế tỉnh Lai Châu, cho biết bệnh viện đã nhận thêm 12 bác sĩ."
    (tmp_path / "a.jsonl").write_text(json.dumps({"id": "1", "text": text}), encoding="utf-8")
    [(_, passage)] = read_passages([str(tmp_path / "a.jsonl")])
    config = Config(silver_share=1.0, unsure_share=1.0, hide_answers=1.0, hide_cues=1.0)
    [lesson] = silver_lessons([passage], config, Random(1))
    assert [(text[s:e], label) for s, e, label in lesson.wanted][:3] == [
        ("Tào Mạnh Khôi", "person"),
        ("Giám đốc", "post"),
        ("Sở Y tế tỉnh Lai Châu", "organization"),
    ]
    sample = lesson.sample(config, Random(1))
    assert [word for word, _, _ in sample.observations[:8]] == [
        MASKED, "Tào", "Mạnh", "Khôi", ",", MASKED, MASKED, "Sở",
    ]  # fmt: skip
    assert {answer for _, _, answer in sample.observations} == {"-"}
