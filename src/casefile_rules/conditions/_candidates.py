"""Papers whose title matches no type (题名未识别): what they may be bears on what can be said of them.

The view notes at such a paper the types its title may mean all the same, ``type.maybe``. A test of the type that none
of them meets does not hold: nobody is asked whether the text of a law is a decision.
"""

from collections.abc import Callable
from typing import Any, Final

from casefile_rules.conditions._node import Run
from casefile_rules.conditions._scope import Scope
from casefile_rules.shape import Field
from casefile_rules.status import UNDETERMINED
from casefile_rules.values import Record

MAYBE: Final = "type.maybe"
"""Key of a record of the view: a tuple of (name, id, group, name of the type whose place it shares, volume)."""

_POSITIONS: Final = {"type": 0, "type.id": 1, "type.group": 2, "type.within": 3, "type.volume": 4}

Candidates = Callable[[Run, Record, Record], list[Any] | None]
"""Returns the values that a facet of the type may have at a record, None where nothing is known of it."""


def candidates_of(scope: Scope, path: str, field: Field) -> Candidates | None:
    """Return what tells the values that *path* may lead to where the type is open; None for any other path."""
    start, _, rest = path.partition(".")
    of_each = start == scope.alias and rest in _POSITIONS
    facet = rest if of_each else path
    owner = scope.each if of_each else scope.here
    kind = owner.fields.get("type") if owner.kind == "record" and facet in _POSITIONS else None
    if kind is None or "group" not in kind.flat or field.kind != "choice":
        return None
    position = _POSITIONS[facet]

    def values(_run: Run, here: Record, each: Record) -> list[Any] | None:
        maybe = (each if of_each else here).get(MAYBE)
        return None if maybe is None else [one[position] or None for one in maybe]

    return values


def narrowed(values: list[Any] | None, status_of: Callable[[Any], int], of_none: int) -> int:
    """Return what every possible value says, and no type at all (*of_none*); undetermined where they differ."""
    if values is None:
        return UNDETERMINED
    found = {of_none, *(of_none if value is None else status_of(value) for value in values)}
    return found.pop() if len(found) == 1 else UNDETERMINED
