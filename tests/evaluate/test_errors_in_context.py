"""Errors in their sentences: on the page and in the terminal."""

from __future__ import annotations

import base64
import hashlib
import re
from html.parser import HTMLParser
from pathlib import Path

from tests.evaluate.invented import DATE, OFFICIAL, SAID, TARGET, UNIT, scored, write_table
from tinyte.evaluate import Evaluation, evaluate, read_gold, read_run, report
from tinyte.evaluate.page import page


class Tags(HTMLParser):
    """Collects tags, attributes and the texts of marks."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: set[str] = set()
        self.marks: list[tuple[str | None, str]] = []
        self._mark: str | None = None
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes |= {name for name, _ in attrs}
        self._mark = dict(attrs).get("class") if tag == "mark" else None

    def handle_endtag(self, tag: str) -> None:
        del tag
        self._mark = None

    def handle_data(self, data: str) -> None:
        if self._mark:
            self.marks.append((self._mark, data))


def listed(evaluation: Evaluation) -> list[str]:
    return list(report.errors(evaluation))


def test_the_page_is_self_contained_and_lets_nothing_in(tmp_path: Path) -> None:
    html = page(scored(tmp_path, {"dates": [DATE]}, {}))
    style = re.search(r"<style>(.*?)</style>", html, re.S)
    assert style
    digest = base64.b64encode(hashlib.sha256(style[1].encode()).digest()).decode()
    assert f"default-src 'none'; style-src 'sha256-{digest}'" in html
    read = Tags(html)
    assert not {"script", "link", "img", "iframe", "object"} & set(read.tags)
    assert not {name for name in read.attributes if name.startswith("on") or name in {"style", "src"}}
    assert "http://" not in html and "https://" not in html and "url(" not in html


def test_a_scraped_text_cannot_act_on_the_page_or_the_terminal(tmp_path: Path) -> None:
    evil = '<script>alert("x")</script> năm 2019 &amp; \x1b[2J\u202e'
    row = DATE | {"text": "năm 2019", "value": "2019", "rule": "<b>", "role": '"><img src=x>'}
    evaluation = scored(tmp_path, {}, {"dates": [row]}, text=evil)
    html = page(evaluation)
    assert "&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt;" in html and "&amp;amp;" in html
    assert not {"script", "img", "b"} & set(Tags(html).tags)
    assert not re.search("[\x1b\u202e]", html + "".join(listed(evaluation)))


def test_both_spans_are_marked_in_the_sentence(tmp_path: Path) -> None:
    evaluation = scored(tmp_path, {"dates": [DATE]}, {"dates": [DATE | {"text": "6/1"}]})
    marks = [mark for mark in Tags(page(evaluation)).marks if mark[1] not in {"underlined", "coloured ground"}]
    assert marks == [("gold", "Sáng "), ("gold run", "6/1")]
    assert listed(evaluation)[:3] == [
        "dates tin",
        "  partial: Sáng 6/1 | 2020-01-06",
        "    text: gold Sáng 6/1 | got 6/1",
    ]
    assert listed(evaluation)[3].startswith("    [Sáng {6/1}], Sở Y tế tỉnh Hà Nam họp")


def test_the_sentence_is_that_of_the_run_where_it_has_sentences(tmp_path: Path) -> None:
    evaluation = scored(tmp_path, {"targets": [TARGET]}, {})
    folder = tmp_path / "run"
    start, end = 97, 143
    write_table(folder, "sentences", [{"article_id": "a1", "sentence_id": 1, "start": start, "end": end}])
    [article] = read_run(folder).articles
    again = evaluate(read_gold([tmp_path / "gold"]), read_run(folder))
    assert article.text[start:end].count("88 xã") == 1
    assert listed(again)[-1] == f"    {article.text[start:end].replace('88 xã', '[88 xã]')}"
    assert len(listed(evaluation)[-1]) > len(listed(again)[-1])


def test_of_several_places_the_one_whose_sentence_is_like_the_row_is_shown(tmp_path: Path) -> None:
    text = "Có 88 xã đạt chuẩn về giao thông.\nCó 88 xã có trạm y tế đạt tiêu chí quốc gia."
    row = TARGET | {"indicator": "xã có trạm y tế đạt tiêu chí quốc gia"}
    assert (
        "Có [88 xã] có trạm y tế đạt tiêu chí quốc gia."
        in listed(scored(tmp_path, {"targets": [row]}, {}, text=text))[-1]
    )


def test_a_text_that_the_article_lacks_is_said_so(tmp_path: Path) -> None:
    html = page(scored(tmp_path, {"dates": [DATE | {"text": "Tối 6/1"}]}, {}))
    assert "not in the text of the article" in html


def test_long_sentences_are_cut_at_words(tmp_path: Path) -> None:
    text = f"{'trước đó ' * 80}Sáng 6/1 {'sau đó ' * 80}"
    line = listed(scored(tmp_path, {"dates": [DATE]}, {}, text=text))[-1]
    assert "[Sáng 6/1]" in line and len(line) < 520
    assert line.startswith(("    … trước", "    … đó")) and line.endswith(("sau …", "đó …"))


def test_gold_and_got_stand_side_by_side_with_who_made_the_row(tmp_path: Path) -> None:
    html = page(scored(tmp_path, {"units": [UNIT]}, {"units": [UNIT | {"type": "agency", "rule": "units.head"}]}))
    assert '<tr class="differs"><th>type</th><td>department</td><td>agency</td></tr>' in html
    assert "<td>rule units.head (0.9)</td>" in html


def test_posts_are_written_in_one_cell(tmp_path: Path) -> None:
    html = page(scored(tmp_path, {"officials": [OFFICIAL]}, {"officials": [SAID | {"organization": "Bộ Y tế"}]}))
    assert "<td>Giám đốc, Sở Y tế tỉnh Hà Nam</td><td>Giám đốc, Bộ Y tế</td>" in html


def test_a_run_without_errors_has_a_page_too(tmp_path: Path) -> None:
    html = page(scored(tmp_path, {"dates": [DATE]}, {"dates": [DATE]}))
    assert "<h2" not in html and "1 articles, 0 lost" in html
