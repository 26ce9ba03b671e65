"""Names of persons in a case file: where they stand, and whether two of them are the same person's."""

import re
from collections.abc import Iterator
from typing import Any, Final

from casefile_rules.folding import folded
from casefile_rules.shape import Field
from casefile_rules.values import Record

_APART: Final = re.compile(r"[、，,；;／/\n]")
"""What stands between several names in one text."""


def same_form(name: str) -> str:
    """Return the one form in which names are compared: 买买提·吐尔逊 and 买买提 吐尔逊 are one person."""
    return folded(name)


def label_of(shape: Field, path: str) -> str | None:
    """Return what the names at *path* are called in Chinese, as 执法人员; None where *path* leads to no names."""
    labels: list[str] = []
    field = shape
    for step in path.split("."):
        field = field.item if field.kind == "list" and field.item is not None else field
        below = field.fields.get(step) if field.kind == "record" else None
        if below is None:
            return None
        field = below
        labels.append(field.zh)
    last = field.item if field.kind == "list" and field.item is not None else field
    if last.kind != "text":
        return None
    if path.rpartition(".")[2] == "name" and len(labels) > 1:
        labels.pop()  # what has the name says who it is
    return "·".join(label for label in labels if label)


def names_at(data: Any, path: str) -> Iterator[str]:
    """Yield every name at *path* in *data*, through all lists on the way."""
    yield from _names(data, path.split("."))


def _names(data: Any, steps: list[str]) -> Iterator[str]:
    if isinstance(data, list):
        for one in data:
            yield from _names(one, steps)
    elif steps:
        record: Record = data if isinstance(data, dict) else {}
        yield from _names(record.get(steps[0]), steps[1:])
    elif isinstance(data, str):
        yield from (name for part in _APART.split(data) if (name := part.strip()))
