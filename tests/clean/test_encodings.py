"""The same article in every encoding gives the same text."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

import pytest

from tinyte import rulebook
from tinyte.clean import CleanError, clean
from tinyte.clean.encoding import decode
from tinyte.clean.legacy import to_unicode_lines
from tinyte.read.page import Page

# no toned capitals: the ABC fonts have none
TITLE = "Sở Y tế Cao Bằng mở hội thảo bàn cách giữ bác sĩ ở vùng xa năm 2016"
BODY = (
    "Chiều 9/3, bà Lương Thị Thông nghe các trạm y tế kể việc khó ở thôn bản.",
    "Ba năm qua, tỷ lệ bác sĩ xin nghỉ việc ở các huyện vùng cao lên tới 7,6%.",
    "Đại biểu thảo luận về nhân lực, thuốc và trang thiết bị cho trạm y tế xã.",
)
TEXT = "\n".join((TITLE, *BODY))
PAGE = f"<html><head><title>{TITLE}</title></head><body><h1>{TITLE}</h1>{''.join(f'<p>{p}</p>' for p in BODY)}</body></html>"
TONES = "\u0300\u0301\u0303\u0309\u0323"


def windows_1258(text: str) -> bytes:
    out = b""
    for char in text:
        parts = unicodedata.normalize("NFD", char)
        base = unicodedata.normalize("NFC", "".join(part for part in parts if part not in TONES))
        out += (base + "".join(part for part in parts if part in TONES)).encode("cp1258")
    return out


def tcvn3(text: str) -> str:
    rules = rulebook.load("clean_letters")
    signs = dict(rules.lexicon("tcvn3")) | {c.upper(): s for c, s in rules.lexicon("tcvn3_capitals").items()}
    return "".join(signs.get(char, char) for char in text)


def vni(text: str) -> str:
    small = dict(rulebook.load("clean_letters").lexicon("vni"))
    signs = small | {letter.upper(): sign.upper() for letter, sign in small.items()}
    return "".join(signs.get(char, char) for char in text)


ENCODINGS: dict[str, Callable[[str], bytes]] = {
    "UTF-8": lambda text: text.encode(),
    "UTF-8 with a mark": lambda text: text.encode("utf-8-sig"),
    "UTF-16": lambda text: text.encode("utf-16"),
    "UTF-16 without a mark": lambda text: text.encode("utf-16-le"),
    "UTF-16 big-endian": lambda text: text.encode("utf-16-be"),
    "UTF-32": lambda text: text.encode("utf-32"),
    "decomposed": lambda text: unicodedata.normalize("NFD", text).encode(),
    "windows-1258": windows_1258,
    "UTF-8 encoded twice": lambda text: text.encode().decode("latin-1").encode(),
    "UTF-8 read as windows-1252": lambda text: "".join(
        chr(b) if b in (0x81, 0x8D, 0x8F, 0x90, 0x9D) else bytes([b]).decode("cp1252") for b in text.encode()
    ).encode(),
    "entities": lambda text: text.encode("ascii", "xmlcharrefreplace"),
    "TCVN3 in Latin-1": lambda text: tcvn3(text).encode("latin-1"),
    "TCVN3 in UTF-8": lambda text: tcvn3(text).encode(),
    "TCVN3 as entities": lambda text: tcvn3(text).encode("ascii", "xmlcharrefreplace"),
    "VNI in windows-1252": lambda text: vni(text).encode("cp1252"),
    "VNI in UTF-8": lambda text: vni(text).encode(),
}


@pytest.mark.parametrize("encode", ENCODINGS.values(), ids=ENCODINGS)
@pytest.mark.parametrize("kind", ["html", "text"])
def test_the_same_article(encode: Callable[[str], bytes], kind: str) -> None:
    content = encode(PAGE if kind == "html" else TEXT)
    article = clean(Page(source="a", content=content, kind="html" if kind == "html" else "text"))
    assert article.text == TEXT
    assert article.title == TITLE


@pytest.mark.parametrize("declared", ["utf-8", "iso-8859-1", "windows-1252", "us-ascii", "x-unknown", "utf-16", None])
@pytest.mark.parametrize("name", ["UTF-8", "windows-1258", "TCVN3 in Latin-1"])
def test_a_wrong_charset_does_no_harm(declared: str | None, name: str) -> None:
    assert clean(Page(source="a", content=ENCODINGS[name](PAGE), kind="html", charset=declared)).text == TEXT


def test_a_page_cut_in_the_middle_of_a_letter_is_still_utf_8() -> None:
    assert (
        decode("Hội nghị tổng kết, đồng chí Phó Chủ tịch dự và chỉ đạo, nhấn mạnh kết quả".encode()[:-1])[:8]
        == "Hội nghị"
    )


def test_old_fonts_beside_unicode_in_one_page() -> None:
    assert to_unicode_lines(["Trang chủ", tcvn3(BODY[0]), "Bản quyền thuộc Sở Y tế"]) == [
        "Trang chủ",
        BODY[0],
        "Bản quyền thuộc Sở Y tế",
    ]


def test_other_languages_are_left_alone() -> None:
    french = ["Le ministère de la Santé a présenté hier à Genève les résultats d'une enquête très attendue."]
    assert to_unicode_lines(french) == french


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"", "empty"),
        (b" \n\t ", "empty"),
        (b"%PDF-1.7 ...", "a PDF document"),
        (b"\xff\xd8\xff\xe0JFIF", "a JPEG picture"),
        (bytes(range(32)) * 40, "binary"),
        (b"a" * 20_000_001, "larger than 20 MB"),
        (b"<html><script>var a=1</script></html>", "no text"),
        (b"<ul><li><a href=x>Trang</a></li></ul>", "no running text"),
    ],
)
def test_a_page_without_an_article_is_refused_with_the_reason(content: bytes, problem: str) -> None:
    with pytest.raises(CleanError, match=problem):
        clean(Page(source="a", content=content, kind="html"))
