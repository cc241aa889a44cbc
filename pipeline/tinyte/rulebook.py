"""Rules as data: reads `rules/*.yaml` into lexicons, pattern fragments and named rules.

A rule file is a mapping with

* `table`: the table its rules fill (only in files with rules),
* `lexicons`: name → list of phrases, or phrase → value (the normal form, or any mapping),
* `fragments`: name → pattern,
* `rules`: list of `id`, `pattern` (a string, or strings that are joined), `set` (constants for the mechanism),
  `confidence`, `case` (`any`, the default, matched on the lower-case text; `exact`), `examples` (each `text` and `row`, the
  expected columns, with `published_at` and `province` of the article where they matter) and `not` (texts it leaves alone).

In a pattern `{name}` is the fragment or lexicon of that name in the same file, `{file.name}` one of another file;
`{start}` and `{end}` are the borders of a word. A lexicon stands for any of its phrases, longest first. Patterns are matched
on `Passage.lower` or `Passage.normal`, so they are written with new-style tone marks, plain blanks, `-` and `"`.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from types import MappingProxyType
from typing import Any

import regex
import yaml

from tinyte.rule_yaml import RuleError, RuleFile, line_of
from tinyte.segment.normal import lower, normal

__all__ = [
    "BORDERS",
    "TIMEOUT",
    "Example",
    "Rule",
    "RuleError",
    "Rules",
    "any_of",
    "compile_pattern",
    "folder",
    "load",
    "names",
]

TIMEOUT = 5.0
"""Seconds that one scan of one text may take before `TimeoutError`; linear patterns take milliseconds."""

BORDERS = {"start": r"(?<![\p{L}\p{M}\p{N}])", "end": r"(?![\p{L}\p{M}\p{N}])"}
_NAME = regex.compile(r"\{([a-z_][a-z0-9_]*(?:\.[a-z_][a-z0-9_]*)?)\}")
_RULE_KEYS = {"id", "pattern", "set", "confidence", "case", "examples", "not"}
_EXAMPLE_KEYS = {"text", "row", "published_at", "province"}
_FILE_KEYS = {"table", "lexicons", "fragments", "rules"}


@dataclass(frozen=True, slots=True)
class Example:
    """A text and the columns of the row that its rule must give there."""

    text: str
    row: Mapping[str, Any]
    published_at: str | None = None
    province: str | None = None


@dataclass(frozen=True)
class Rule:
    """One named pattern; `constants` are what its `set` says."""

    id: str
    pattern: str
    constants: Mapping[str, Any]
    confidence: float
    exact_case: bool
    examples: tuple[Example, ...]
    counterexamples: tuple[Example, ...]
    file: Path
    line: int

    @cached_property
    def regex(self) -> regex.Pattern[str]:
        """The compiled pattern."""
        return compile_pattern(self.pattern, self.file, self.line, self.id)


@dataclass(frozen=True)
class Rules:
    """The content of one rule file."""

    name: str
    file: Path
    table: str | None
    lexicons: Mapping[str, Mapping[str, Any]]
    fragments: Mapping[str, str]
    rules: tuple[Rule, ...]

    def lexicon(self, name: str) -> Mapping[str, Any]:
        """Phrase (lower case, normal form) → value; for a plain list the value is the phrase as written."""
        return self.lexicons[name]

    def rule(self, rule_id: str) -> Rule:
        """The rule of that id.

        Raises KeyError.
        """
        return self._by_id[rule_id]

    def compile(self, pattern: str) -> regex.Pattern[str]:
        """A pattern with this file's fragments and lexicons put in, compiled."""
        return compile_pattern(_expand(pattern, self, ()), self.file, 1, None)

    def scan(self, text: str, only: Sequence[str] = ()) -> Iterator[tuple[Rule, regex.Match[str]]]:
        """Leftmost matches of all rules (or of those ids) in one pass, the earlier rule first where two begin together."""
        rules, pattern = self._scanner(tuple(only))
        for match in pattern.finditer(text, timeout=TIMEOUT):
            spans = match.regs
            yield next(rule for marker, rule in rules if spans[marker][0] >= 0), match

    def scan_at(
        self, text: str, starts: Iterable[int], only: Sequence[str] = ()
    ) -> Iterator[tuple[Rule, regex.Match[str]]]:
        """Like `scan`, trying only those places: for rules whose beginnings a cheaper pattern finds."""
        rules, pattern = self._scanner(tuple(only))
        end = 0
        for start in starts:
            if start >= end and (match := pattern.match(text, start, timeout=TIMEOUT)):
                end, spans = match.end(), match.regs
                yield next(rule for marker, rule in rules if spans[marker][0] >= 0), match

    @cached_property
    def _by_id(self) -> dict[str, Rule]:
        return {rule.id: rule for rule in self.rules}

    @cached_property
    def _scanners(self) -> dict[tuple[str, ...], tuple[list[tuple[int, Rule]], regex.Pattern[str]]]:
        return {}

    def _scanner(self, only: tuple[str, ...]) -> tuple[list[tuple[int, Rule]], regex.Pattern[str]]:
        if only not in self._scanners:
            chosen = [self.rule(i) for i in only] if only else list(self.rules)
            # an empty group closes each branch and says which rule matched (`lastgroup` does not: it may name an inner group)
            branches = [f"(?:{rule.pattern})(?P<rule_{n}>)" for n, rule in enumerate(chosen)]
            try:
                pattern = regex.compile("|".join(branches), regex.VERSION1)
            except regex.error:
                for rule in chosen:
                    compile_pattern(rule.pattern, rule.file, rule.line, rule.id)
                raise
            markers = [(pattern.groupindex[f"rule_{n}"], rule) for n, rule in enumerate(chosen)]
            self._scanners[only] = (markers, pattern)
        return self._scanners[only]


def folder() -> Path:
    """Where the rules are: `$TINYTE_RULES`, else beside the package (wheel), else the project's `rules/` (editable install).

    Raises RuleError when there is no such folder.
    """
    return _folder(os.environ.get("TINYTE_RULES"))


@cache
def _folder(given: str | None) -> Path:
    here = Path(__file__).parent
    for place in [Path(given)] if given else [here / "rules", here.parents[1] / "rules"]:
        if place.is_dir():
            return place
    raise RuleError(
        Path(given or "rules"), 0, None, "no such folder of rules; set TINYTE_RULES or install tinyte again"
    )


def load(name: str) -> Rules:
    """The rule file `NAME.yaml`, read once.

    Raises RuleError.

    >>> load("dates").lexicon("part_of_day")["sáng"]
    'MO'
    """
    return _load(folder(), name)


def names() -> list[str]:
    """Names of all rule files, sorted."""
    return sorted(path.stem for path in folder().glob("*.yaml"))


def any_of(phrases: Iterable[str]) -> str:
    """A pattern for any of the phrases, longest first, as a prefix tree so that its time does not grow with their number.

    >>> any_of(["sở y tế", "sở", "bộ y tế"])
    '(?:bộ +y +tế|sở(?: +y +tế)?)'
    """
    tree: dict[str, Any] = {}
    for phrase in phrases:
        node = tree
        for char in phrase:
            node = node.setdefault(char, {})
        node[""] = {}
    return _branch(tree)


def compile_pattern(pattern: str, file: Path, line: int, rule: str | None) -> regex.Pattern[str]:
    """The compiled pattern (`regex`, version 1).

    Raises RuleError naming the file, line and rule when it is no valid pattern.
    """
    try:
        return regex.compile(pattern, regex.VERSION1)
    except regex.error as error:
        raise RuleError(file, line, rule, f"the pattern is not valid: {error}") from None


def _branch(node: dict[str, Any]) -> str:
    choices = []
    for char in sorted(c for c in node if c):
        chunk, child = _escape(char), node[char]
        while len(child) == 1 and "" not in child:
            (char, child), *_ = child.items()
            chunk += _escape(char)
        choices.append(chunk + (_branch(child) if set(child) != {""} else ""))
    optional = "" in node
    if len(choices) == 1 and not optional:
        return choices[0]
    return f"(?:{'|'.join(choices)}){'?' if optional else ''}"


def _escape(char: str) -> str:
    return " +" if char == " " else regex.escape(char)


@cache
def _load(place: Path, name: str) -> Rules:
    file = place / f"{name}.yaml"
    try:
        return _Reader(RuleFile(file)).read()
    except RecursionError:
        raise RuleError(file, 0, None, "needs itself, through names of another file") from None


@dataclass(frozen=True)
class _Reader:
    source: RuleFile

    def read(self) -> Rules:
        source = self.source
        parts = source.parts(source.root(), None, _FILE_KEYS)
        table = source.plain(parts["table"]) if "table" in parts else None
        lexicons = {k: self._lexicon(k, v) for k, v in source.parts(parts.get("lexicons"), None).items()}
        fragments = {k: self._pattern(v, None) for k, v in source.parts(parts.get("fragments"), None).items()}
        bare = Rules(source.file.stem, source.file, table, MappingProxyType(lexicons), fragments, ())
        nodes = source.items(parts["rules"], None, "`rules`") if "rules" in parts else []
        rules = tuple(self._rule(node, bare) for node in nodes)
        seen: set[str] = set()
        for rule in rules:
            if rule.id in seen:
                raise RuleError(source.file, rule.line, rule.id, "this id is used twice; give each rule its own")
            seen.add(rule.id)
        return Rules(source.file.stem, source.file, table, MappingProxyType(lexicons), fragments, rules)

    def _lexicon(self, name: str, node: yaml.Node) -> Mapping[str, Any]:
        data = self.source.plain(node)
        if isinstance(data, list):
            data = {phrase: phrase for phrase in data}
        if not isinstance(data, dict) or not all(isinstance(phrase, str) for phrase in data):
            raise self.source.error(
                node, None, f"lexicon `{name}` must be a list of phrases, or phrase: value (quote yes, no, numbers)"
            )
        return MappingProxyType({lower(normal(phrase)): value for phrase, value in data.items()})

    def _pattern(self, node: yaml.Node, rule: str | None) -> str:
        data = self.source.plain(node)
        if isinstance(data, list) and all(isinstance(part, str) for part in data):
            data = "".join(data)
        if not isinstance(data, str):
            raise self.source.error(
                node, rule, "a pattern must be a string or a list of strings; put it in single quotes"
            )
        return data

    def _rule(self, node: yaml.Node, rules: Rules) -> Rule:
        if not isinstance(node, yaml.MappingNode):
            raise self.source.error(node, None, "a rule must be a mapping with `id` and `pattern`")
        named = [v for k, v in node.value if k.value == "id" and isinstance(v, yaml.ScalarNode) and v.value]
        rule_id = named[0].value if named else None
        parts = self.source.parts(node, rule_id, _RULE_KEYS)
        missing = [key for key in ("id", "pattern", "examples", "not") if key not in parts]
        if missing or rule_id is None:
            raise self.source.error(node, rule_id, f"has no `{missing[0] if missing else 'id'}`")
        constants = self.source.plain(parts["set"]) if "set" in parts else {}
        if not isinstance(constants, dict):
            raise self.source.error(parts["set"], rule_id, "`set` must be a mapping")
        confidence = self.source.plain(parts["confidence"]) if "confidence" in parts else 0.9
        if not isinstance(confidence, int | float) or not 0 < confidence <= 1:
            raise self.source.error(parts["confidence"], rule_id, "`confidence` must be a number over 0, at most 1")
        case = parts["case"].value if "case" in parts else "any"
        if case not in ("any", "exact"):
            raise self.source.error(parts["case"], rule_id, "`case` must be any or exact")
        try:
            pattern = _expand(self._pattern(parts["pattern"], rule_id), rules, ())
        except KeyError as error:
            raise self.source.error(
                parts["pattern"], rule_id, f"unknown name {{{error.args[0]}}} in the pattern"
            ) from None
        return Rule(
            rule_id, pattern,
            MappingProxyType(constants), float(confidence), case == "exact",
            tuple(self._example(n, rule_id) for n in self.source.items(parts["examples"], rule_id, "`examples`")),
            tuple(self._example(n, rule_id) for n in self.source.items(parts["not"], rule_id, "`not`")),
            self.source.file, line_of(node),
        )  # fmt: skip

    def _example(self, node: yaml.Node, rule: str | None) -> Example:
        data = self.source.plain(node)
        if isinstance(data, str):
            return Example(data, {})
        if not isinstance(data, dict) or not isinstance(data.get("text"), str) or set(data) - _EXAMPLE_KEYS:
            raise self.source.error(
                node, rule, "an example must be a text, or a mapping of `text`, `row`, `published_at`, `province`"
            )
        if not isinstance(data.get("row") or {}, dict):
            raise self.source.error(node, rule, "the `row` of an example must be a mapping of columns")
        return Example(data["text"], data.get("row") or {}, data.get("published_at"), data.get("province"))


def _expand(pattern: str, rules: Rules, within: tuple[str, ...]) -> str:
    """The pattern with every `{name}` replaced; raises KeyError with the name that is not known."""

    def part(match: regex.Match[str]) -> str:
        name = match[1]
        if name in BORDERS:
            return BORDERS[name]
        if name in within:
            raise KeyError(f"{name} (it contains itself)")
        home, local = (load(name.split(".")[0]), name.split(".")[1]) if "." in name else (rules, name)
        if local in home.fragments:
            return "(?:" + _expand(home.fragments[local], home, (*within, name)) + ")"
        if local in home.lexicons:
            return any_of(home.lexicons[local])
        raise KeyError(name)

    return str(_NAME.sub(part, pattern))
