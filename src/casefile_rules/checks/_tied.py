"""Whether a member of a list belongs to the place that a rule looks at: time taken out of one measure, not of all."""

from collections.abc import Callable, Iterator
from typing import Any, Final

from casefile_rules.conditions import At, Compiled, Run, Scope, collection_of, equal
from casefile_rules.shape import Field
from casefile_rules.status import FAIL, NOT_APPLICABLE, PASS, UNDETERMINED
from casefile_rules.values import UNKNOWN, Record

Belongs = Callable[[Run, Record, Record, Record], int]
"""(run, member, here, each) -> whether the member belongs to the place."""

_TIE: Final = {"key", "is", "among"}


def open_leaves(part: Compiled | None, run: Run, here: Record, each: Record) -> Iterator[str]:
    """Yield the paths that keep the condition *part* open at a member."""
    if part is not None and part.status(run, here, each) == UNDETERMINED:
        yield from (leaf.path for leaf in part.explain(run, here, each).leaves() if leaf.path)


class Belonging:
    """Whether a member of a list belongs to the place: ``where`` it is meant at all, and how it is ``tied`` to it."""

    def __init__(self, where: Compiled | None, tied: Belongs | None = None, key: str = "") -> None:
        self.where = where
        self.tied = tied
        self.key = key

    def __call__(self, run: Run, member: Record, here: Record, each: Record) -> int:
        status = PASS if self.where is None else self.where.status(run, member, each)
        if status in (FAIL, NOT_APPLICABLE) or self.tied is None:
            return status
        return min(status, self.tied(run, member, here, each))

    def open(self, run: Run, member: Record, here: Record, each: Record) -> Iterator[str]:
        """Yield the paths of the member that keep it open whether it belongs."""
        yield from open_leaves(self.where, run, member, each)
        if self.tied is not None and self.tied(run, member, here, each) == UNDETERMINED:
            yield self.key


def belonging_of(raw: dict[str, Any], item: Field, scope: Scope, at: At) -> Belonging | None:
    """Compile ``where`` and ``tie`` of a list; None after a reported problem.

    ``tie: {key, is, among}``: the member belongs to the place whose value ``is`` (a path from the place) its ``key``
    names. One that names none belongs where the list ``among`` has no other place it could mean, and is open else.
    """
    inner = scope.within(item)
    where = None if raw.get("where") is None else inner.condition(raw["where"], (*at, "where"))
    tie = raw.get("tie")
    if tie is None:
        return Belonging(where)
    if not isinstance(tie, dict) or set(tie) != _TIE:
        scope.problem("S381" if "from" in raw else "S382", (*at, "tie"))
        return None
    key = inner.path(tie["key"], (*at, "tie", "key"))
    wanted = scope.path(tie["is"], (*at, "tie", "is"))
    among = collection_of(scope, tie["among"], (*at, "tie", "among"))
    if key is None or wanted is None or among is None:
        return None
    key_of, wanted_of, places_of = key[0], wanted[0], among[0]

    def tied(run: Run, member: Record, here: Record, each: Record) -> int:
        named, own = key_of(run, member, each), wanted_of(run, here, each)
        if named is UNKNOWN or named is None:
            places = places_of(run, here, each)
            alone = places is not UNKNOWN and len(places or ()) < 2 and not getattr(places, "unseen", ())
            return PASS if alone else UNDETERMINED
        if own is UNKNOWN or own is None:
            return UNDETERMINED
        return PASS if equal(named, own) else FAIL

    return Belonging(where, tied, str(tie["key"]))
