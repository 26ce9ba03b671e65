"""What takes time out of a deadline (扣除) or adds to it (延长), each tied to the place it belongs to."""

from collections.abc import Callable, Iterator
from typing import Any, Final, NamedTuple

from casefile_rules.checks._tied import belonging_of, open_leaves
from casefile_rules.conditions import At, Compiled, Getter, Run, Scope, collection_of, value_of
from casefile_rules.periods import Exclusion, Extension
from casefile_rules.status import FAIL, NOT_APPLICABLE, PASS, UNDETERMINED
from casefile_rules.values import UNKNOWN, Record, Records

Open = Callable[[Run, Record, Record], Iterator[str]]
"""(run, here, each) -> the paths of what is not recorded and may move the last day."""


class Exclusions(NamedTuple):
    """What is taken out of a period, and what of that is not recorded."""

    spans: Callable[[Run, Record, Record], tuple[Exclusion, ...]]
    unknown: Open


class Extensions(NamedTuple):
    """What is added to a period, and what of that is not recorded."""

    granted: Callable[[Run, Record, Record], tuple[Extension, ...]]
    unknown: Open


def _nothing(_run: Run, _here: Record, _each: Record) -> Iterator[str]:
    yield from ()


_SPAN: Final = {"in", "from", "to"}
_GRANT: Final = {"amount", "until", "most", "if", "approved"}
_DAYS: Final = ("date", "moment")


def exclusions_of(raw: Any, scope: Scope, at: At) -> Exclusions | None:
    """Compile ``{in, from, to, where, proof, tie}``: the spans of a list; None after a reported problem (S381).

    A span without a satisfied ``proof`` condition is open; a list that is not recorded holds an open span of unknown
    length, because nobody knows whether time was taken out.
    """
    if raw is None:
        return Exclusions(lambda _run, _here, _each: (), _nothing)
    if not isinstance(raw, dict) or not _SPAN <= set(raw) <= _SPAN | {"where", "proof", "tie"}:
        scope.problem("S381", at)
        return None
    found = collection_of(scope, raw["in"], (*at, "in"))
    if found is None:
        return None
    members, item = found
    inner = scope.within(item)
    first, last = inner.path(raw["from"], (*at, "from")), inner.path(raw["to"], (*at, "to"))
    belonging = belonging_of(raw, item, scope, at)
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

    def unknown(run: Run, here: Record, each: Record) -> Iterator[str]:
        listed = members(run, here, each)
        if listed is UNKNOWN:
            yield str(raw["in"])
            return
        for member in listed or ():
            if belonging(run, member, here, each) in (FAIL, NOT_APPLICABLE):
                continue
            found = [key for key, at in (("from", first), ("to", last)) if at[0](run, member, each) is UNKNOWN]
            paths = [*(raw[key] for key in found), *belonging.open(run, member, here, each)]
            yield from (f"{raw['in']}.{path}" for path in [*paths, *open_leaves(proof, run, member, each)])

    return Exclusions(spans, unknown)


class _Grant(NamedTuple):
    """What one entry of ``extend`` says of an extension, its values as getters."""

    condition: Compiled | None
    amount: Getter | int | None
    until: Getter | None
    most: int | None
    approved: Getter | None
    group: int

    def unknown(self, raw: dict[str, Any], run: Run, here: Record, each: Record) -> Iterator[str]:
        """Yield the paths, from the record that says it, of what is not recorded."""
        yield from open_leaves(self.condition, run, here, each)
        lengths = {"amount": self.amount, "until": self.until}
        known = [getter for getter in lengths.values() if isinstance(getter, int)
                 or (getter is not None and getter(run, here, each) not in (None, UNKNOWN))]  # fmt: skip
        length = [] if known else [pair for pair in lengths.items() if pair[1] is not None][:1]  # either will do
        asked = {"approved": self.approved} | dict(length)
        for key, getter in asked.items():
            if callable(getter) and getter(run, here, each) is UNKNOWN:
                yield path_of(raw[key])

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
    return Extensions(
        lambda run, place, each: tuple(one for part in parts for one in part.granted(run, place, each)),
        lambda run, place, each: (path for part in parts for path in part.unknown(run, place, each)),
    )


def _extension(raw: Any, scope: Scope, at: At, group: int) -> Extensions | None:
    keys = set(raw) if isinstance(raw, dict) else set()
    listed = {"in", "where", "tie"} if "in" in keys else set()
    if not keys <= _GRANT | listed or not keys & {"amount", "until"} or not keys & {"if", "in"}:
        scope.problem("S382", at)
        return None
    if "in" not in keys:
        own = _grant(raw, scope, at, group)
        if own is None:
            return None
        return Extensions(
            lambda run, here, each: (own.of(run, here, each),),
            lambda run, here, each: own.unknown(raw, run, here, each),
        )
    found = collection_of(scope, raw["in"], (*at, "in"))
    if found is None:
        return None
    members, item = found
    belonging = belonging_of(raw, item, scope, at)
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

    def unknown(run: Run, here: Record, each: Record) -> Iterator[str]:
        everyone = members(run, here, each)
        if everyone is UNKNOWN:
            yield str(raw["in"])
            return
        for member in everyone or ():
            if belonging(run, member, here, each) not in (FAIL, NOT_APPLICABLE):
                paths = [*belonging.open(run, member, here, each), *grant.unknown(raw, run, member, each)]
                yield from (f"{raw['in']}.{path}" for path in paths)

    return Extensions(extensions, unknown)


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


def path_of(raw: Any) -> str:
    """Return the path by which a value is named in explanations: that of the field, with the list it is picked from."""
    if isinstance(raw, dict):
        return f"{raw['in']}.{raw.get('field')}" if "in" in raw else str(raw.get("field", ""))
    return str(raw)
