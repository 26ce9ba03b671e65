"""The fields of a case file that choose a table of the rubric (分表), and what their values are called."""

from typing import Any, Final

from casefile_rules.conditions import Run, literal, value_of
from casefile_rules.engine import Compiler
from casefile_rules.ruleset.entries import Spot
from casefile_rules.values import UNKNOWN

_CHOOSING: Final = ("boolean", "choice", "integer", "text")
"""Kinds of field that can choose a table."""

Selectors = dict[str, Any]
"""Field that chooses a table -> (its getter, what it is); None after a reported problem."""


def selector_of(compiler: Compiler, known: Selectors, spot: Spot, by: str) -> Any:
    """Return (getter, field) of the field *by*, named at *spot*; None after a reported problem."""
    if by not in known:
        known[by] = value_of(compiler.root_scope(spot), by, spot.at, kinds=_CHOOSING)
    return known[by]


def word_of(compiler: Compiler, known: Selectors, by: str, spot: Spot, value: object, where: Spot) -> str:
    """Return *value*, written at *where*, as files have it in *by*, named at *spot*; ``""`` after a problem."""
    found = selector_of(compiler, known, spot, by)
    return "" if found is None else _shown(literal(compiler.root_scope(where), value, found[1], where.at))


def selection(found: Any, run: Run) -> str | None:
    """Return the value of a field in the file of *run*; None where it is not known."""
    return _shown(found[0](run, run.root, run.root)) or None


def _shown(value: Any) -> str:
    """Return a value as the rubric writes it; ``""`` for none."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return "" if value is UNKNOWN or value is None else str(value)
