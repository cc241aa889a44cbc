"""Rule files: what they mean, and what is said of a broken one."""

from __future__ import annotations

from pathlib import Path

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from tinyte import rulebook
from tinyte.rulebook import RuleError, any_of, load
from tinyte.rulecheck import check, check_rule

GOOD = """
table: dates
lexicons:
  part_of_day: {Sáng: MO, chiều: AF}
  months: [tháng Giêng, tháng Chạp]
fragments:
  day: '(?P<day>\\d{1,2})'
rules:
- id: mine.part
  pattern: ['{start}{part_of_day}', ' {day}{end}']
  set: {role: event}
  confidence: 0.5
  examples: [{text: sáng 6, row: {value: x}}]
  not: [sáng kiến]
- id: mine.month
  pattern: '{months}'
  examples: []
  not: []
"""


@pytest.fixture
def rules(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("TINYTE_RULES", str(tmp_path))
    return tmp_path


def write(folder: Path, text: str, name: str = "mine") -> Path:
    path = folder / f"{name}.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_names_in_a_pattern_stand_for_fragments_and_lexicons(rules: Path) -> None:
    write(rules, GOOD)
    mine = load("mine")
    found = [(rule.id, match.group(), match["day"]) for rule, match in mine.scan("sáng 6 và chiều 14, tháng chạp")]
    assert found == [("mine.part", "sáng 6", "6"), ("mine.part", "chiều 14", "14"), ("mine.month", "tháng chạp", None)]
    assert (mine.rules[0].constants, mine.rules[0].confidence) == ({"role": "event"}, 0.5)


def test_lexicon_phrases_are_looked_up_in_lower_case_and_normal_form(rules: Path) -> None:
    write(rules, "lexicons:\n  posts: {Uỷ viên: UV}\n")
    assert load("mine").lexicon("posts") == {"ủy viên": "UV"}


def test_a_fragment_of_another_file_is_named_with_its_file(rules: Path) -> None:
    write(rules, "fragments: {year: '(?:19|20)\\d\\d'}\n", "calendar")
    write(rules, "rules:\n- {id: a, pattern: 'năm {calendar.year}', examples: [], not: []}\n")
    assert [match.group() for _, match in load("mine").scan("từ năm 2019 đến nay")] == ["năm 2019"]


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ("a: b\nrules: [\n", 3, "is not valid YAML"),
        ("- a\n- b\n", 1, "must be a mapping"),
        ("\nrulez: []\n", 2, "unknown key `rulez`; known: fragments, lexicons, rules, table"),
        ("rules:\n- id: a\n  pattern: x\n  examples: []\n", 2, "rule a: has no `not`"),
        ("rules:\n- {id: a, patern: x}\n", 2, "rule a: unknown key `patern`"),
        ("rules:\n- {id: a, pattern: '{nowhere}', examples: [], not: []}\n", 2, "rule a: unknown name {nowhere}"),
        ("rules:\n- {id: a, pattern: 5, examples: [], not: []}\n", 2, "rule a: a pattern must be a string"),
        (
            "rules:\n- {id: a, pattern: x, examples: [], not: []}\n- {id: a, pattern: y, examples: [], not: []}\n",
            3,
            "used twice",
        ),
        ("lexicons:\n  words: {no: 1}\n", 2, "quote yes, no, numbers"),
        ("rules: {a: b}\n", 1, "`rules` must be a list"),
        ("? [a]\n: b\n", 1, "must be a name"),
        ("fragments: {a: x, a: y}\n", 1, "stand here once"),
        ("rules:\n- {id: , pattern: x, examples: [], not: []}\n", 2, "has no `id`"),
        ("rules:\n- {id: a, pattern: x, examples: text, not: []}\n", 2, "rule a: `examples` must be a list"),
        ("rules:\n- {id: a, pattern: x, examples: [{text: x, rows: {}}], not: []}\n", 2, "rule a: an example must be"),
        ("rules:\n- {id: a, pattern: x, examples: [{text: x, row: [1]}], not: []}\n", 2, "rule a: the `row`"),
        ("rules:\n- {id: a, pattern: x, set: [1], examples: [], not: []}\n", 2, "rule a: `set` must be a mapping"),
        ("rules:\n- {id: a, pattern: x, confidence: high, examples: [], not: []}\n", 2, "rule a: `confidence` must be"),
        (
            "rules:\n- {id: a, pattern: x, case: upper, examples: [], not: []}\n",
            2,
            "rule a: `case` must be any or exact",
        ),
        ("rules:\n- {id: a, pattern: !mine x, examples: [], not: []}\n", 2, "is not valid YAML"),
        (
            "fragments: {a: '{b}', b: '{a}'}\nrules:\n- {id: r, pattern: '{a}', examples: [], not: []}\n",
            3,
            "contains itself",
        ),
    ],
)
def test_a_broken_file_is_one_error_with_file_line_and_rule(rules: Path, text: str, line: int, says: str) -> None:
    path = write(rules, text)
    with pytest.raises(RuleError) as error:
        load("mine")
    assert str(error.value).startswith(f"{path}:{line}: ") and says in str(error.value)


def test_a_broken_pattern_is_named_when_it_is_first_used(rules: Path) -> None:
    path = write(rules, GOOD.replace("'{months}'", "'(['"))
    with pytest.raises(RuleError, match=rf"{path}:15: rule mine.month: the pattern is not valid"):
        list(load("mine").scan("sáng 6"))


def test_a_missing_folder_says_how_to_name_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TINYTE_RULES", "/nowhere/rules")
    with pytest.raises(RuleError, match="set TINYTE_RULES"):
        rulebook.folder()


@given(
    st.lists(
        st.text(alphabet="aăâbcđ ", min_size=1, max_size=6).map(lambda text: " ".join(text.split())).filter(bool),
        min_size=1,
        max_size=30,
    )
)
def test_any_of_matches_exactly_its_phrases_and_the_longest(phrases: list[str]) -> None:
    pattern = regex.compile(any_of(phrases))
    folded = {" ".join(phrase.split()) for phrase in phrases}
    for phrase in folded:
        assert pattern.fullmatch(phrase)
        longest = max((other for other in folded if phrase.startswith(other)), key=len)
        match = pattern.match(phrase)
        assert match and match.group() == longest
    assert not pattern.fullmatch("xyz")


def test_every_rule_of_the_project_passes_its_examples() -> None:
    result = check()
    assert not result.failures, "\n".join(result.failures)
    assert result.rules > 50


def test_a_failing_example_says_what_was_wanted_and_what_came(rules: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write(rules, GOOD)
    rule, _ = load("mine").rules
    monkeypatch.delenv("TINYTE_RULES")
    assert check_rule(rule, "dates") == [
        f"{path}:9: rule mine.part: 'sáng 6' should give {{'value': 'x'}}, gives nothing"
    ]
