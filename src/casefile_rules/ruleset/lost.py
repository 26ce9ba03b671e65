"""What follows only from a file that could not be read (连带问题): not told, because nobody can act on it.

A rule that stands in a file with a slip of YAML is not missing; whoever names it is not wrong. What the lost text does
not hold is told all the same. Asked only where something is wrong already.
"""

from collections.abc import Iterable
from typing import Final

from casefile_rules.problems import Problem

_OF_RULES: Final = frozenset({"G405", "S337", "S354"})
_OF_VOCABULARY: Final = frozenset({"S323", "S326"})
_FOLLOWING: Final = {
    "rules": _OF_RULES,
    "rubric": frozenset({"S355", "S357"}),
    "vocabulary": _OF_VOCABULARY,
    "parent": _OF_RULES | _OF_VOCABULARY | {"S303", "S344", "S350", "S355", "S357"},
}
"""What was lost -> codes of problems that may only follow from it."""

_ABOUT_ALL: Final = frozenset({"S354", "S355"})
"""Codes of problems that name nothing that could stand in the lost text."""


def causes(problems: Iterable[Problem], lost: Iterable[tuple[str, str]]) -> list[Problem]:
    """Return *problems* without those that only follow from what was *lost*: (what, its text; ``""``: not known)."""
    lost = list(lost)
    return [one for one in problems if not any(_follows(one, what, text) for what, text in lost)]


def _follows(one: Problem, what: str, text: str) -> bool:
    if one.code not in _FOLLOWING[what]:
        return False
    if one.code in _ABOUT_ALL or not text:
        return one.code != "S350" or "facts." in dict(one.arguments)["name"]
    named = {value for name, value in one.arguments if name in ("id", "name", "value")}
    return any(value and value in text for value in named)
