"""Tests of one field: ``field: value`` and ``field: {operator: operand, …}`` (several operators: all of them)."""

from collections.abc import Callable
from typing import Any

from casefile_rules.conditions._candidates import Candidates, candidates_of, narrowed
from casefile_rules.conditions._certain import EXACT, Certain, compared, filled, joined, swapped, unrecorded
from casefile_rules.conditions._node import Compiled, Run, Trace, constant
from casefile_rules.conditions._operands import fixed, operand, operands, pattern
from casefile_rules.conditions._operators import OPERATORS, Operator, among, emptiness, is_open, seen_of, settle
from casefile_rules.conditions._scope import At, Scope, as_written, suggestion
from casefile_rules.reading import scalars
from casefile_rules.shape import Field
from casefile_rules.status import FAIL, PASS, UNDETERMINED, all_of, negate
from casefile_rules.values import UNKNOWN, Record


def compile_field(path: str, raw: Any, scope: Scope, at: At) -> Compiled:
    """Compile the tests *raw* of the field at *path*; problems are recorded in the scope.

    Many rules ask the same of a field: what is sound is made once.
    """
    host = scope.host
    asked = (path, repr(raw), scope.here, scope.each, scope.alias, scope.inner, scope.inside_not)
    known = host.tests.get(asked)
    if known is None:
        before = len(host.problems)
        known = _compiled(path, raw, scope, at)
        if len(host.problems) == before:
            host.tests[asked] = known
    return known


def _compiled(path: str, raw: Any, scope: Scope, at: At) -> Compiled:
    found = scope.path(path, at)
    if found is None:
        return constant()
    getter, field = found
    if raw is None:
        raw = {"blank": "true"}
    elif not isinstance(raw, dict):
        if isinstance(raw, list):
            scope.problem("S317", at, path=path)
            return constant()
        raw = {"contains" if field.kind == "list" else "is": raw}
    if not raw:
        scope.problem("S312", at, value="{}")
        return constant()
    parts = [_test(path, getter, field, name, value, scope, (*at, name)) for name, value in raw.items()]
    if len(parts) == 1:
        return parts[0]
    statuses = tuple(part.status for part in parts)

    def status(run: Run, here: Record, each: Record) -> int:
        return all_of([evaluate(run, here, each) for evaluate in statuses])

    def explain(run: Run, here: Record, each: Record) -> Trace:
        children = tuple(part.explain(run, here, each) for part in parts)
        return Trace("all", "", None, None, all_of(child.status for child in children), children)

    return Compiled(status, explain, certain=lambda: joined("all", [part.certain for part in parts]), lapses=False)


def _test(path: str, getter: Any, field: Field, name: str, raw: Any, scope: Scope, at: At) -> Compiled:
    operator = OPERATORS.get(name)
    if operator is None:
        scope.problem("S318", at, of_key=True, name=name, known=suggestion(name, OPERATORS))
        return constant()
    of_records = field.kind == "list" and field.item is not None and field.item.kind == "record"
    if field.kind not in operator.kinds or (of_records and operator.operand not in ("test", "flag")):
        kinds = ("test", "flag") if of_records else ("value", "values", "pattern", "test", "flag")
        allowed = sorted(
            other for other, known in OPERATORS.items() if field.kind in known.kinds and known.operand in kinds
        )
        scope.problem(
            "S319",
            at,
            of_key=True,
            name=name,
            path=path,
            kind="list of records" if of_records else field.kind,
            known=" / ".join(allowed) or "—",
        )
        return constant()
    if name == "count":
        return _count(path, getter, raw, scope, at)
    if name == "blank":
        return _blank(path, getter, raw, scope, at)
    item = field.item if field.kind == "list" and field.item is not None else field
    if operator.operand == "pattern":
        match = pattern(scope, raw, at)
        if match is None:
            return constant()
        wanted = fixed(scope, match)
    elif operator.operand == "values":
        wanted = operands(scope, raw, item, at)
    else:
        wanted = operand(scope, raw, item, at)

    maybe = candidates_of(scope, path, field)

    def certain() -> Certain | None:
        if scope.inner:
            return None
        found = compared(scope.host.names, name, field.kind, getter, wanted)
        # what a paper without a known type may be says something all the same
        return found if maybe is not None else unrecorded(scope.host.names, found, getter, wanted)

    outcomes = None if maybe is not None else _outcomes(scope, name, field, wanted)
    literal = scope.host.names.value_of(wanted)
    test = (among(name, literal[0]) if literal and field.kind in ("text", "choice") else None) or operator.test
    return _compared(path, getter, (name, test), wanted, raw, certain, outcomes, maybe)


def _other(raw: Any) -> str:
    """Return the path that the operand *raw* is read from, or ``""`` where it stands in the rule."""
    if not isinstance(raw, dict):
        return ""
    return f"{raw['in']}.{raw.get('field')}" if "in" in raw else str(raw.get("field", ""))


def _compared(
    path: str, getter: Any, named: tuple[str, Callable[[Any, Any], int]], wanted: Any, raw: Any,
    certain: Callable[[], Certain | None], outcomes: dict[Any, int] | None, maybe: Candidates | None,
) -> Compiled:  # fmt: skip
    name, test = named
    operator = OPERATORS[name]
    when_blank = operator.blank

    def status(run: Run, here: Record, each: Record) -> int:
        value = getter(run, here, each)
        if value is UNKNOWN and maybe is None:
            return UNDETERMINED
        other = wanted(run, here, each)
        if other is UNKNOWN:
            return UNDETERMINED
        if value is UNKNOWN and maybe is not None:
            of_value = when_blank if other is None else None
            return narrowed(
                maybe(run, here, each), lambda one: test(one, other) if of_value is None else of_value, when_blank
            )
        return when_blank if value is None or other is None else test(value, other)

    def explain(run: Run, here: Record, each: Record) -> Trace:
        value = getter(run, here, each)
        other = wanted(run, here, each)
        result = settle(value, operator, other) if maybe is None else status(run, here, each)
        note = "unrecorded" if value is UNKNOWN or other is UNKNOWN else "blank" if value is None else ""
        shown = raw if name == "matches" else other
        if other is UNKNOWN and _other(raw):
            # what is not recorded is told by its own name, not by that of what is compared with it
            sides = [(_other(raw), other)] if value is not UNKNOWN else [(path, value), (_other(raw), other)]
            children = tuple(Trace("value", one, None, found, UNDETERMINED, note=note) for one, found in sides)
            return Trace(name, path, shown, value, result, children, note=note)
        return Trace(name, path, shown, value, result, note=note)

    if outcomes is None:
        return Compiled(status, explain, certain=certain, lapses=False)
    return Compiled(
        lambda run, here, each: outcomes.get(getter(run, here, each), FAIL), explain, certain=certain, lapses=False
    )


def _outcomes(scope: Scope, name: str, field: Field, wanted: Any) -> dict[Any, int] | None:
    """Return the status of every value that does not fail, where the test compares with fixed words or numbers."""
    literal = scope.host.names.value_of(wanted)
    if name not in ("is", "in") or field.kind not in EXACT or field.kind == "text" or not literal:
        return None
    values = literal[0] if name == "in" else [literal[0]]
    return None if UNKNOWN in values or None in values else dict.fromkeys(values, PASS) | {UNKNOWN: UNDETERMINED}


def _count(path: str, getter: Any, raw: Any, scope: Scope, at: At) -> Compiled:
    """Compile ``list: {count: {at_least: 2}}``; unseen members make the count an interval without an upper end."""
    number = Field("integer")
    tests = raw if isinstance(raw, dict) else {"is": raw}
    if not tests:
        scope.problem("S312", at, value="{}")
    parsed: list[tuple[Operator, Any]] = []
    for name, value in tests.items():
        operator = OPERATORS.get(name)
        if operator is None or "integer" not in operator.kinds or operator.operand != "value":
            allowed = sorted(
                other for other, known in OPERATORS.items() if "integer" in known.kinds and known.operand == "value"
            )
            scope.problem("S318", (*at, name), of_key=True, name=name, known=" / ".join(allowed))
        else:
            parsed.append((operator, operand(scope, value, number, (*at, name))))

    def status(run: Run, here: Record, each: Record) -> int:
        members = getter(run, here, each)
        if members is UNKNOWN:
            return UNDETERMINED
        size = 0 if members is None else seen_of(members)
        found = all_of([settle(size, operator, wanted(run, here, each)) for operator, wanted in parsed])
        if members is not None and is_open(members):
            # more may exist: certain only where every greater size says the same; what a size is compared with
            # splits the sizes into stretches on which nothing changes, so one size of each stretch is enough
            limits = [wanted(run, here, each) for _, wanted in parsed]
            sizes = {size + 1, *(limit + step for limit in limits if isinstance(limit, int) for step in (-1, 0, 1))}
            greater = [more for more in sorted(sizes) if more > size]
            pairs = [(operator, limit) for (operator, _), limit in zip(parsed, limits, strict=True)]
            others = [all_of([settle(more, operator, limit) for operator, limit in pairs]) for more in greater]
            return found if all(other == found for other in others) else UNDETERMINED
        return found

    def explain(run: Run, here: Record, each: Record) -> Trace:
        members = getter(run, here, each)
        result = status(run, here, each)
        size = members if members is UNKNOWN else 0 if members is None else seen_of(members)
        note = "unrecorded" if members is UNKNOWN else "unseen" if result == UNDETERMINED else ""
        return Trace("count", path, tests, size, result, note=note)

    return Compiled(status, explain, lapses=False)


def _blank(path: str, getter: Any, raw: Any, scope: Scope, at: At) -> Compiled:
    """Compile ``field: {blank: true | false}``. Blank is recorded knowledge: an absent key stays undetermined."""
    try:
        wanted = scalars.boolean(str(raw).lower())
    except ValueError:
        scope.problem("S304", at, value=as_written(raw), kind="boolean")
        return constant()

    def status(run: Run, here: Record, each: Record) -> int:
        found = emptiness(getter(run, here, each))
        return found if wanted else negate(found)

    def explain(run: Run, here: Record, each: Record) -> Trace:
        value = getter(run, here, each)
        result = status(run, here, each)
        return Trace("blank", path, wanted, value, result, note="unrecorded" if value is UNKNOWN else "")

    def certain() -> Certain | None:
        if scope.inner:
            return None
        found = filled(scope.host.names, [getter])
        return unrecorded(scope.host.names, swapped(found) if wanted else found, getter)

    return Compiled(status, explain, certain=certain, lapses=False)
