"""YAML read with its line numbers, so that what is wrong in a rule file is said with file, line and rule."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml


class RuleError(ValueError):
    """A rule file that cannot be used; says file, line, rule and what to mend."""

    def __init__(self, file: Path, line: int, rule: str | None, problem: str) -> None:
        self.file, self.line, self.rule, self.problem = file, line, rule, problem
        where = f"{file}:{line}" if line else str(file)
        super().__init__(f"{where}: {f'rule {rule}: ' if rule else ''}{problem}")

    def __reduce__(self) -> tuple[Any, ...]:
        return RuleError, (self.file, self.line, self.rule, self.problem)


@dataclass(frozen=True, slots=True)
class RuleFile:
    """A file of YAML; its nodes know their lines. Every method raises RuleError; `rule` is the rule that a node belongs to."""

    file: Path

    def root(self) -> yaml.MappingNode:
        """The mapping that the file holds."""
        try:
            root = yaml.compose(self.file.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
        except OSError as error:
            raise RuleError(self.file, 0, None, f"cannot be read: {error.strerror}") from None
        except UnicodeDecodeError:
            raise RuleError(self.file, 0, None, "is not UTF-8; save it as UTF-8") from None
        except yaml.YAMLError as error:
            raise self._invalid(error) from None
        if not isinstance(root, yaml.MappingNode):
            raise RuleError(self.file, 1, None, "must be a mapping with `lexicons`, `fragments` or `rules`")
        return root

    def plain(self, node: yaml.Node) -> Any:
        """What a node says, as Python has it."""
        try:
            return yaml.SafeLoader("").construct_document(node)
        except yaml.YAMLError as error:
            raise self._invalid(error) from None

    def parts(
        self, node: yaml.Node | None, rule: str | None, known: Collection[str] | None = None
    ) -> dict[str, yaml.Node]:
        """The values of a mapping by their keys, which are names, each once, and among the known ones where these are given."""
        if node is None:
            return {}
        if not isinstance(node, yaml.MappingNode):
            raise self.error(node, rule, "must be a mapping of names")
        parts: dict[str, yaml.Node] = {}
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode) or key.value in parts:
                raise self.error(key, rule, f"`{key.value}` must be a name, and stand here once")
            if known is not None and key.value not in known:
                raise self.error(key, rule, f"unknown key `{key.value}`; known: {', '.join(sorted(known))}")
            parts[key.value] = value
        return parts

    def items(self, node: yaml.Node, rule: str | None, name: str) -> list[yaml.Node]:
        """The items of a list; `name` is what an error calls it."""
        if not isinstance(node, yaml.SequenceNode):
            raise self.error(node, rule, f"{name} must be a list")
        return list(node.value)

    def error(self, node: yaml.Node, rule: str | None, problem: str) -> RuleError:
        """The error that names the line of a node."""
        return RuleError(self.file, line_of(node), rule, problem)

    def _invalid(self, error: yaml.YAMLError) -> RuleError:
        if isinstance(error, yaml.MarkedYAMLError):
            line = int(error.problem_mark.line) + 1 if error.problem_mark else 1
            return RuleError(self.file, line, None, f"is not valid YAML: {error.problem}")
        return RuleError(self.file, 0, None, f"is not valid YAML: {str(error).splitlines()[0]}")


def line_of(node: yaml.Node) -> int:
    """The line that a node begins on, from 1."""
    return int(node.start_mark.line) + 1 if node.start_mark else 1
