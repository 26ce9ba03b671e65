"""What takes time out of a deadline (扣除) or adds to it (延长), each tied to the place it belongs to."""

from collections.abc import Callable
from typing import Any, Final, NamedTuple

from casefile_rules.conditions import At, Compiled, Getter, Run, Scope, collection_of, equal, value_of
from casefile_rules.periods import Exclusion, Extension
from casefile_rules.shape import Field
from casefile_rules.status import FAIL, NOT_APPLICABLE, PASS, UNDETERMINED
from casefile_rules.values import UNKNOWN, Record, Records

Exclusions = Callable[[Run, Record, Record], tuple[Exclusion, ...]]
Extensions = Callable[[Run, Record, Record], tuple[Extension, ...]]
Belongs = Callable[[Run, Record, Record, Record], int]
"""(run, member, here, each) -> whether the member belongs to the place."""

_TIE: Final = {"key", "is", "among"}
_SPAN: Final = {"in", "from", "to"}
_GRANT: Final = {"amount", "until", "most", "if", "approved"}
_DAYS: Final = ("date", "moment")


def exclusions_of(raw: Any, scope: Scope, at: At) -> Exclusions | None:
    """Compile ``{in, from, to, where, proof, tie}``: the spans of a list; None after a reported problem (S381).

    A span without a satisfied ``proof`` condition is open; a list that is not recorded holds an open span of unknown
    length, because nobody knows whether time was taken out.
    """
    if raw is None:
        return lambda _run, _here, _each: ()
    if not isinstance(raw, dict) or not _SPAN <= set(raw) <= _SPAN | {"where", "proof", "tie"}:
        scope.problem("S381", at)
        return None
    found = collection_of(scope, raw["in"], (*at, "in"))
    if found is None:
        return None
    members, item = found
    inner = scope.within(item)
    first, last = inner.path(raw["from"], (*at, "from")), inner.path(raw["to"], (*at, "to"))
    belonging = _belonging(raw, item, scope, at)
    if first is None or last is None or belonging is None:
        return None
    proof = None if raw.get("proof") is None else inner.condition(raw["proof"], (*at, "proof"))
    open_span = Exclusion(UNKNOWN, UNKNOWN, UNDETERMINED)

    def spans(run: Run, here: Record, each: Record) -> tuple[Exclusion, ...]:
        listed = members(run, here, each)
        if listed is UNKNOWN:
            return (open_span,)
        result = []
        for member in listed or ():
            belongs = belonging(run, member, here, each)
            if belongs in (FAIL, NOT_APPLICABLE):
                continue
            proved = PASS if proof is None else proof.status(run, member, each)
            if proved != NOT_APPLICABLE:
                proved = min(belongs, proved)
            result.append(Exclusion(first[0](run, member, each), last[0](run, member, each), proved))
        if isinstance(listed, Records) and listed.unseen:
            result.append(open_span)
        return tuple(result)

    return spans


class _Grant(NamedTuple):
    """What one entry of ``extend`` says of an extension, its values as getters."""

    condition: Compiled | None
    amount: Getter | int | None
    until: Getter | None
    most: int | None
    approved: Getter | None
    group: int

    def of(self, run: Run, here: Record, each: Record, belongs: int = PASS) -> Extension:
        status = PASS if self.condition is None else self.condition.status(run, here, each)
        amount = self.amount if isinstance(self.amount, int) else _read(self.amount, run, here, each)
        approved = _read(self.approved, run, here, each)
        return Extension(
            amount if isinstance(amount, int) and amount >= 0 else None,
            min(belongs, status) if status != NOT_APPLICABLE else status,
            _read(self.until, run, here, each),
            self.most,
            self.approved is not None,
            approved,
            self.group,
        )


def _read(getter: Any, run: Run, here: Record, each: Record) -> Any:
    return None if getter is None else getter(run, here, each)


def extensions_of(raw: Any, scope: Scope, at: At) -> Extensions | None:
    """Compile ``{amount, until, most, if, approved}``, with ``in``, ``where`` and ``tie`` of every member of a list.

    Or a list of them. None after a reported problem (S382). What is granted is a number or a path to one, or ``until``,
    a path to a day; ``most`` bounds what all of one entry add. ``approved`` is the path to the day of the approval,
    which must come before the period is over. For a path ``{pick, in, where, by, field}`` will do. A list that is not
    recorded may hold any extension.
    """
    parts: list[Extensions] = []
    for index, one in enumerate(raw if isinstance(raw, list) else [] if raw is None else [raw]):
        here = (*at, index) if isinstance(raw, list) else at
        part = _extension(one, scope, here, index)
        if part is None:
            return None
        parts.append(part)
    return lambda run, place, each: tuple(one for part in parts for one in part(run, place, each))


def _extension(raw: Any, scope: Scope, at: At, group: int) -> Extensions | None:
    keys = set(raw) if isinstance(raw, dict) else set()
    listed = {"in", "where", "tie"} if "in" in keys else set()
    if not keys <= _GRANT | listed or not keys & {"amount", "until"} or not keys & {"if", "in"}:
        scope.problem("S382", at)
        return None
    if "in" not in keys:
        own = _grant(raw, scope, at, group)
        return None if own is None else lambda run, here, each: (own.of(run, here, each),)
    found = collection_of(scope, raw["in"], (*at, "in"))
    if found is None:
        return None
    members, item = found
    belonging = _belonging(raw, item, scope, at)
    grant = _grant(raw, scope.within(item), at, group)
    if belonging is None or grant is None:
        return None
    open_one = Extension(None, UNDETERMINED, most=grant.most, group=group)

    def extensions(run: Run, here: Record, each: Record) -> tuple[Extension, ...]:
        everyone = members(run, here, each)
        if everyone is UNKNOWN:
            return (open_one,)
        result = []
        for member in everyone or ():
            belongs = belonging(run, member, here, each)
            if belongs not in (FAIL, NOT_APPLICABLE):
                result.append(grant.of(run, member, each, belongs))
        if isinstance(everyone, Records) and everyone.unseen:
            result.append(open_one)
        return tuple(result)

    return extensions


def _grant(raw: dict[str, Any], scope: Scope, at: At, group: int) -> _Grant | None:
    """Compile what is granted; None after a reported problem (S382, S309 and those of paths)."""
    amount: Getter | int | None = None
    if raw.get("amount") is not None:
        if str(raw["amount"]).isdecimal():
            amount = int(str(raw["amount"]))
        else:
            found = value_of(scope, raw["amount"], (*at, "amount"), kinds=("integer",))
            if found is None:
                return None
            amount = found[0]
    if raw.get("most") is not None and not str(raw["most"]).isdecimal():
        scope.problem("S382", at)
        return None
    days: dict[str, Getter] = {}
    for key in ("until", "approved"):
        if raw.get(key) is not None:
            day = value_of(scope, raw[key], (*at, key), kinds=_DAYS)
            if day is None:
                return None
            days[key] = day[0]
    condition = None if raw.get("if") is None else scope.condition(raw["if"], (*at, "if"))
    most = None if raw.get("most") is None else int(str(raw["most"]))
    return _Grant(condition, amount, days.get("until"), most, days.get("approved"), group)


def _belonging(raw: dict[str, Any], item: Field, scope: Scope, at: At) -> Belongs | None:
    """Compile ``where`` and ``tie`` of a list; None after a reported problem.

    ``tie: {key, is, among}``: the member belongs to the place whose value ``is`` (a path from the place) its ``key``
    names. One that names none belongs where the list ``among`` has no other place it could mean, and is open else.
    """
    inner = scope.within(item)
    where = None if raw.get("where") is None else inner.condition(raw["where"], (*at, "where"))
    tie = raw.get("tie")
    if tie is None:
        return lambda run, member, _here, each: PASS if where is None else where.status(run, member, each)
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

    def belongs(run: Run, member: Record, here: Record, each: Record) -> int:
        status = PASS if where is None else where.status(run, member, each)
        return status if status in (FAIL, NOT_APPLICABLE) else min(status, tied(run, member, here, each))

    return belongs
