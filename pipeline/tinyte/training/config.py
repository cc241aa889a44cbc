"""Settings of a training, from a YAML file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

import yaml

DEFAULT = Path(__file__).with_name("entities.yaml")


class TrainingError(ValueError):
    """Training that cannot be done; the message says why and what to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """Settings of a training; `entities.yaml` says what each means."""

    seed: int = 1
    silver_share: float = 0.2
    unsure_share: float = 0.5
    least_confidence: float = 0.75
    annotated_copies: int = 3
    hide_answers: float = 0.5
    hide_cues: float = 0.3
    shortest: int = 6
    longest: int = 120
    rarest: int = 2
    l1: float = 0.3
    l2: float = 0.01
    iterations: int = 60
    sure: Mapping[str, float] = field(default_factory=dict)


def read_config(path: Path = DEFAULT, seed: int | None = None) -> Config:
    """The settings in a file; those that it does not name are as in `Config`, and a given seed goes first.

    Raises TrainingError for a file that cannot be read, names no setting of ours, or gives one a value of another kind.
    """
    try:
        values = yaml.safe_load(path.read_text(encoding="utf-8")) or {}
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise TrainingError(f"{path}: cannot be read: {error}") from None
    kinds = {one.name: type(one.default) for one in fields(Config) if one.name != "sure"}
    for name, value in values.items() if isinstance(values, dict) else [("", None)]:
        _check(path, name, value, kinds)
    return Config(**(values if seed is None else {**values, "seed": seed}))


def _check(path: Path, name: str, value: Any, kinds: Mapping[str, type]) -> None:
    if name == "sure" and isinstance(value, dict) and all(isinstance(one, int | float) for one in value.values()):
        return
    if name not in kinds:
        raise TrainingError(f"{path}: {name or 'no settings'}: choose from {', '.join([*kinds, 'sure'])}")
    if not isinstance(value, int | float if kinds[name] is float else int) or isinstance(value, bool):
        raise TrainingError(f"{path}: {name}: {value!r} is no number of the kind wanted ({kinds[name].__name__})")
