import gzip
import json
import unicodedata
from collections.abc import Iterator
from functools import cache
from itertools import accumulate
from pathlib import Path

import pytest
import underthesea
from hypothesis import example, given
from hypothesis import strategies as st
from underthesea.models.fast_crf_sequence_tagger import FastCRFSequenceTagger
from underthesea.pipeline.word_tokenize import regex_tokenize

from tinyte.segment.sentences import sentences
from tinyte.segment.tokens import LONGEST_CHUNK, tokens
from tinyte.segment.words import segmented, words

CORPORA = Path(__file__).parents[2] / "../shared/corpora"

INVENTED = [
    "Sáng 14/3/2022, PGS.TS. Trần Văn Bình, Phó Giám đốc Sở Y tế TP.HCM chủ trì cuộc họp trực tuyến.",
    "Uỷ ban nhân dân xã Hoà Bình đã tiêm 1.250 liều vắc-xin Covid-19 (đạt 95,5%), v.v...",
    "Bệnh viện Đa khoa tỉnh Đắk Lắk tiếp nhận máy thở từ H&M, Y'Tế và e-mail bao.cao@soyte.gov.vn!",
    "Xem https://soyte.example.gov.vn/tin-tuc(1)?p=2, gọi 024-3456-789 lúc 10:20:30 ngày 2-9-2025 =>",
    "Xe 43H-0530 chở 3x4 thùng 4K ở -5°C :)) <3 NĐ-CP số 20/NĐ-CP.",
    "Chị Nguyễn Thị Th sinh năm 1990, “bác sỹ giỏi”, điều trị tại khoa Hồi sức tích cực - chống độc",
    "đaị diện nghành y tế: khám, chữa bệnh miễn phí; cấp phát thuốc... cho 2.000 hộ nghèo",
    "Ðồng chí Lê Thị ðiệp T.Ư phát biểu TƯ. A.B.C.",
]


def of(text: str) -> list[str]:
    return [text[start:end] for start, end in words(text, [(0, len(text))])]


@cache
def their_model() -> FastCRFSequenceTagger:
    model = FastCRFSequenceTagger()
    model.load(str(Path(regex_tokenize.__file__).parent / "models/ws_crf_vlsp2013_20230727"))
    return model


def of_underthesea(sentence: str) -> list[int]:
    """Where its words begin, in characters that are not blank, of its tokens as they are before it respells them."""
    tags = their_model().predict([[token] for token in regex_tokenize.tokenize(sentence)])
    kept = regex_tokenize.tokenize(sentence, use_token_normalize=False)
    starts = accumulate((len("".join(token.split())) for token in kept), initial=0)
    return [start for start, tag in zip(starts, tags, strict=False) if tag == "B-W" or start == 0]


def starts(sentence: str) -> list[int]:
    """The same of our words."""
    return list(accumulate((len("".join(word.split())) for word in of(sentence)), initial=0))[:-1]


@pytest.mark.parametrize("sentence", INVENTED)
def test_words_are_those_of_underthesea(sentence: str) -> None:
    assert starts(sentence) == of_underthesea(sentence)
    assert len(of(sentence)) == len(underthesea.word_tokenize(sentence))


def test_words_keep_the_spelling_of_the_text() -> None:
    text = "Họp với Uỷ ban nhân dân huyện, cấp nghành y tế"
    assert segmented(text, words(text, [(0, len(text))])) == "Họp với Uỷ_ban_nhân_dân huyện , cấp nghành y_tế"
    assert underthesea.word_tokenize(text, format="text") == "Họp với Ủy_ban_nhân_dân huyện , cấp ngành y_tế"


def test_words_of_many_sentences_are_offsets_into_the_text() -> None:
    text = "Sở Y tế họp báo.\n\n  Bệnh nhân đã khỏi bệnh."
    found = [text[start:end] for start, end in words(text, sentences(text))]
    assert found == [*of("Sở Y tế họp báo."), *of("Bệnh nhân đã khỏi bệnh.")]


def test_the_segmented_sentence_joins_syllables() -> None:
    text = "Bác sĩ  khám bệnh\xa0nhân."
    assert segmented(text, words(text, [(0, len(text))])) == "Bác_sĩ khám bệnh_nhân ."


def test_no_words_in_nothing() -> None:
    assert words("", []) == words(" ", [(0, 1)]) == []
    assert segmented("", []) == ""


def test_text_that_is_not_normalized_still_gives_whole_words() -> None:
    text = unicodedata.normalize("NFD", "Bệnh nhân đã khỏi bệnh.")
    assert [unicodedata.normalize("NFC", word) for word in of(text)] == of("Bệnh nhân đã khỏi bệnh.")


def test_a_chunk_that_is_no_text_is_cut_into_syllables() -> None:
    chunk = "http://" + "a1," * LONGEST_CHUNK
    assert [token for token, _, _ in tokens(f"{chunk} tế")][:7] == ["http", ":", "/", "/", "a", "1", ","]


ODD = st.text(
    st.one_of(
        st.sampled_from(list("aAbThSsMrvđĐðƯưếỆ019.,:/-_&'’()=<>+@%×°C…“”🙂²\u0301\u200b\xa0 \r\x1c\ud800")),
        st.characters(),
    ),
    max_size=40,
)
PIECES = (
    *(
        "Th",
        "ThS.",
        "th.s",
        "s",
        "S.",
        "v.v",
        "...",
        "--",
        "->",
        "==>",
        "TP.",
        "HCM",
        "T.Ư",
        "Tp.",
        "H&M",
        "N’Thôn",
        "e-mail",
    ),
    *(
        "43H-0530",
        "3x4",
        "10:20:30",
        "2/9/2025",
        "2-9",
        "1.234,5",
        "20_1",
        "4K",
        "024-345-678",
        "100",
        "x-y-",
        "ðiệp",
        "é",
    ),
    *(
        "http://",
        "https:",
        "ftp:a",
        ".com/",
        "soyte.gov.vn",
        "@",
        "a.b@c.vn",
        "(x)",
        "(",
        ")",
        ":)",
        "=))",
        ":D",
        "<3",
        "♥‿♥",
    ),
    *("°C", "-", ".", ",", ";", "!", ":", "…", "🙂", "²", "Y"),
)
PIECED = st.lists(st.tuples(st.sampled_from(("", " ")), st.sampled_from(PIECES)).map("".join), max_size=12).map("".join)


@given(st.one_of(ODD, PIECED))
@example("Th sinh")
@example("http:/x(a)(b),,")
def test_tokens_are_those_of_underthesea(sentence: str) -> None:
    sentence = unicodedata.normalize("NFC", sentence)
    theirs = regex_tokenize.tokenize(sentence, use_token_normalize=False)
    ours = [sentence.translate(str.maketrans("ðÐ", "đĐ"))[start:end] for _, start, end in tokens(sentence)]
    assert ours == [token for token, _, _ in tokens(sentence)] == theirs


@given(PIECED)
@example("² ª ß ǆ x² 100")
def test_words_are_those_of_underthesea_on_odd_signs(text: str) -> None:
    sentence = unicodedata.normalize("NFC", text).strip()
    assert not sentence or starts(sentence) == of_underthesea(sentence)


@given(ODD)
def test_words_hold_every_character_that_is_not_blank_once(text: str) -> None:
    spans = words(text, sentences(text))
    covered = [at for start, end in spans for at in range(start, end) if not text[at].isspace()]
    assert covered == [at for at, char in enumerate(text) if not char.isspace()]
    assert all(start < end for start, end in spans)


def of_corpus(name: str) -> Iterator[str]:
    file = CORPORA / f"{name}.jsonl.gz"
    if not file.exists():
        pytest.skip(f"the corpus {file.name} is not beside this repository")
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        for line in lines:
            text = unicodedata.normalize("NFC", json.loads(line)["text"])
            yield from (text[start:end] for start, end in sentences(text))


def test_words_are_those_of_underthesea_on_health_news() -> None:
    different = [sentence for sentence in of_corpus("vinews-health") if starts(sentence) != of_underthesea(sentence)]
    assert different == []
