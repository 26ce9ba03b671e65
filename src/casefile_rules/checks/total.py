"""total: amounts of several places add up to enough, or to no more than they should (合计)."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from casefile_rules.checks._kind import Kind, anything, parameters
from casefile_rules.conditions import At, Compiled, Run, Scope, Trace, as_written, collection_of, constant
from casefile_rules.reading.scalars import decimal
from casefile_rules.status import FAIL, NOT_APPLICABLE, PASS, UNDETERMINED
from casefile_rules.values import UNKNOWN, Record, Records

Amount = tuple[Any, Any]
"""(least, greatest) of a sum; the greatest is None where it has no end."""


def compile_total(typed: dict[str, Any], scope: Scope, at: At) -> Compiled:
    """Compile ``{of, at_least, at_most}``: each a list of paths to amounts, or of ``{in, field, where}``.

    A blank amount adds nothing; one that is not recorded may be any amount from nothing up, so that the result is
    certain only where it holds for all of them. Amounts below zero are none of the manifest's. Linear in the members.
    """
    if typed.get("at_least") is None and typed.get("at_most") is None:
        scope.problem("S329", at)
        return constant()
    sums = {key: _sum(typed[key], scope, (*at, key)) for key in ("of", "at_least", "at_most") if typed.get(key)}
    if any(one is None for one in sums.values()):
        return constant()

    def status(run: Run, here: Record, each: Record) -> int:
        amounts = {key: read(run, here, each) for key, read in sums.items() if read is not None}
        results = []
        if "at_least" in amounts:
            results.append(_covers(amounts["of"], amounts["at_least"]))
        if "at_most" in amounts:
            results.append(_covers(amounts["at_most"], amounts["of"]))
        return min(results)

    def explain(run: Run, here: Record, each: Record) -> Trace:
        result = status(run, here, each)
        said = {key: read(run, here, each) for key, read in sums.items() if read is not None}
        paths = [_path(raw) for key in sums for raw in typed[key]]
        fault = {"total": said["of"][0], **{key: said[key][0] for key in said if key != "of"}}
        note = "unrecorded" if result == UNDETERMINED else ""
        children: tuple[Trace, ...] = ()
        if result == UNDETERMINED:
            gaps = [_path(raw) for key in sums for raw in typed[key] if _open(_term(raw, scope, at), run, here, each)]
            children = tuple(Trace("value", path, None, UNKNOWN, result, note=note) for path in gaps)
        seen = said["of"][0] if said["of"][0] == said["of"][1] else UNKNOWN
        return Trace("total", paths[0], None, seen, result, children, (fault,) if result == FAIL else (), note)

    return Compiled(status, explain, lapses=False)


def _covers(greater: Amount, less: Amount) -> int:
    """Return whether the sum *greater* is surely, surely not, or perhaps at least *less*."""
    if less[1] is not None and greater[0] >= less[1]:
        return PASS
    return FAIL if greater[1] is not None and greater[1] < less[0] else UNDETERMINED


def _open(term: "Callable[[Run, Record, Record], Amount] | None", run: Run, here: Record, each: Record) -> bool:
    found = (0, 0) if term is None else term(run, here, each)
    return bool(found[0] != found[1])


def _path(raw: Any) -> str:
    return f"{raw['in']}.{raw.get('field')}" if isinstance(raw, dict) else str(raw)


def _sum(raw: Any, scope: Scope, at: At) -> "Callable[[Run, Record, Record], Amount] | None":
    terms = [_term(one, scope, (*at, index)) for index, one in enumerate(raw if isinstance(raw, list) else [raw])]
    known = [term for term in terms if term is not None]
    if len(known) < len(terms):
        return None

    def read(run: Run, here: Record, each: Record) -> Amount:
        low, high = Decimal(0), Decimal(0)
        endless = False
        for term in known:
            least, most = term(run, here, each)
            low += least
            endless = endless or most is None
            high += most or 0
        return low, None if endless else high

    return read


def _term(raw: Any, scope: Scope, at: At) -> "Callable[[Run, Record, Record], Amount] | None":
    if not isinstance(raw, dict):
        if _is_number(raw):
            scope.problem("S394", at, key=_key(at), value=as_written(raw))
            return None
        found = scope.path(raw, at)
        if found is None:
            return None
        getter, field = found
        if field.kind not in ("decimal", "integer"):
            scope.problem("S309", at, path=raw, kind=field.kind, kinds="decimal")
            return None
        return lambda run, here, each: _bounds(getter(run, here, each))
    members = collection_of(scope, raw.get("in"), (*at, "in"))
    if members is None:
        return None
    listed, item = members
    if raw.get("field") is None:
        scope.problem("S393", at, key=_key(at), source=as_written(raw.get("in")), example="amount")
        return None
    inner = scope.within(item)
    amount = inner.path(raw["field"], (*at, "field"))
    where = inner.condition(raw["where"], (*at, "where")) if "where" in raw else None
    if amount is None:
        return None
    get = amount[0]

    def read(run: Run, here: Record, each: Record) -> Amount:
        value = listed(run, here, each)
        if value is UNKNOWN:
            return Decimal(0), None
        low, high = Decimal(0), Decimal(0)
        endless = isinstance(value, Records) and bool(value.unseen)
        for member in value or ():
            counts = PASS if where is None else where.status(run, member, each)
            if counts in (FAIL, NOT_APPLICABLE):
                continue
            least, most = _bounds(get(run, member, each))
            low += least if counts == PASS else 0
            endless = endless or most is None
            high += most or 0
        return low, None if endless else high

    return read


def _is_number(raw: Any) -> bool:
    try:
        decimal(str(raw))
    except ValueError:
        return False
    return True


def _key(at: At) -> str:
    """Return the key of the check that *at* stands below."""
    return next((key for key in reversed(at) if isinstance(key, str)), "")


def _bounds(value: Any) -> Amount:
    if value is UNKNOWN:
        return Decimal(0), None
    return (Decimal(value or 0),) * 2


KIND = Kind(
    "total",
    "各处金额的合计在要求之内",
    "Amounts of several places add up to enough, or to no more than they should.",
    parameters(
        ("of",),
        of=anything("the amounts that are added up: paths, or {in, field, where}"),
        at_least=anything("amounts whose sum must be reached"),
        at_most=anything("amounts whose sum may not be passed"),
    ),
    compile_total,
)
