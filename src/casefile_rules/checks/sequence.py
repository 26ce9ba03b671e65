"""sequence: acts follow one another in the prescribed order (先后顺序)."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from casefile_rules.checks._kind import Kind, anything, choice, flag, parameters, text
from casefile_rules.conditions import (
    At,
    Compiled,
    Getter,
    Run,
    Scope,
    Trace,
    ascending,
    collection_of,
    constant,
    equal,
    name_of,
    same_day,
    value_of,
)
from casefile_rules.status import FAIL, NOT_APPLICABLE, PASS, UNDETERMINED
from casefile_rules.values import UNKNOWN, Record, Records

Step = tuple[str, Any]
"""Name of a step (``""``: members nobody has seen) and its date, None or UNKNOWN."""

Steps = Callable[[Run, Record, Record], list[Step]]


def compile_sequence(typed: dict[str, Any], scope: Scope, at: At) -> Compiled:
    """Compile ``{steps: [date, …], strict, when_blank}`` or ``{in, field, where}``: no step is before an earlier one.

    The steps are named one by one, or they are ``field`` of the members of a list in its order. ``strict``: the same
    day does not do either. A known inversion fails whatever else is unknown; otherwise an unrecorded step is
    undetermined. A blank step is passed over (``skip``) or makes it undetermined or failing. Fewer than two dates that
    are or may be recorded: not applicable. Days are compared by day unless both tell the time. Linear in the steps.
    """
    getters: list[Getter] = []
    steps_of = _members(typed, scope, at) if typed.get("in") is not None else _named(typed, scope, at, getters)
    if steps_of is None:
        return constant()
    strict = bool(typed.get("strict"))
    when_blank = typed.get("when_blank") or "skip"

    def judged(found: list[Step]) -> int:
        if inversions(found, strict=strict):
            return FAIL
        blanks = sum(value is None for _, value in found)
        if blanks and when_blank != "skip":
            return FAIL if when_blank == "fail" else UNDETERMINED
        unknown = sum(value is UNKNOWN for _, value in found)
        # unseen members may be any number, so that one of them may already be out of order with another
        more = any(value is UNKNOWN and name == "" for name, value in found)
        if len(found) - blanks < 2 and not more:
            return NOT_APPLICABLE
        return UNDETERMINED if unknown else PASS

    def status(run: Run, here: Record, each: Record) -> int:
        return judged(steps_of(run, here, each))

    def count(run: Run, here: Record, each: Record) -> tuple[int, int | None]:
        found = steps_of(run, here, each)
        wrong = len(inversions(found, strict=strict))
        more = any(value is UNKNOWN and name == "" for name, value in found)
        return wrong, None if more else max(wrong, len(found) - 1)

    def explain(run: Run, here: Record, each: Record) -> Trace:
        found = steps_of(run, here, each)
        result = judged(found)
        children = tuple(
            Trace("date", name or str(typed.get("in")), None, value, UNDETERMINED if value is UNKNOWN else PASS,
                  note="unrecorded" if value is UNKNOWN else "")
            for name, value in found[:50]
        ) if result == UNDETERMINED and any(value is UNKNOWN for _, value in found[:50]) else ()  # fmt: skip
        wrong = inversions(found, strict=strict)
        blank = next((name for name, value in found if value is None), "")
        note = "inverted" if wrong else "blank" if result == FAIL else ""
        if result == UNDETERMINED and not children:
            note = "blank" if blank else "unrecorded"
        faults = tuple(wrong) or (({"field": blank},) if result == FAIL else ())
        seen = [value for _, value in found[:50]]
        return Trace("sequence", "", [name for name, _ in found[:50]], seen, result, children, faults, note)

    certain = None
    if typed.get("in") is None and not scope.inner:
        certain = ascending(scope.host.names, getters, strict=strict, skip=when_blank == "skip")
    return Compiled(status, explain, count=count, certain=certain)


def _named(typed: dict[str, Any], scope: Scope, at: At, getters: list[Getter]) -> Steps | None:
    """Compile ``steps`` and add a getter of each to *getters*; None after a reported problem (S380, S385)."""
    steps = typed.get("steps")
    if steps is None or typed.get("field") is not None or typed.get("where") is not None:
        scope.problem("S385", at)
        return None
    if not isinstance(steps, list) or len(steps) < 2:
        scope.problem("S380", (*at, "steps"))
        return None
    names: list[str] = []
    for index, step in enumerate(steps):
        found = value_of(scope, step, (*at, "steps", index), kinds=("date", "moment"))
        if found is None:
            return None
        names.append(_name(scope, step))
        getters.append(found[0])
    named = tuple(zip(names, getters, strict=True))
    return lambda run, here, each: [(name, getter(run, here, each)) for name, getter in named]


def _members(typed: dict[str, Any], scope: Scope, at: At) -> Steps | None:
    """Compile ``{in, field, where}``; None after a reported problem (S385 and those of paths)."""
    if typed.get("steps") is not None or typed.get("field") is None:
        scope.problem("S385", at)
        return None
    collection = collection_of(scope, typed["in"], (*at, "in"))
    if collection is None:
        return None
    members, inner = collection[0], scope.within(collection[1])
    found = value_of(inner, typed["field"], (*at, "field"), kinds=("date", "moment"))
    where = None if typed.get("where") is None else inner.condition(typed["where"], (*at, "where"))
    if found is None:
        return None
    getter = found[0]

    def steps(run: Run, here: Record, each: Record) -> list[Step]:
        listed = members(run, here, each)
        if listed is UNKNOWN:
            return [("", UNKNOWN)]
        result: list[Step] = []
        for member in listed or ():
            belongs = PASS if where is None else where.status(run, member, each)
            if belongs not in (FAIL, NOT_APPLICABLE):
                value = getter(run, member, each)
                result.append((name_of(member), value if belongs == PASS or value is None else UNKNOWN))
        hidden = listed.unseen if isinstance(listed, Records) else ()
        if any(where is None or where.status(run, one, each) not in (FAIL, NOT_APPLICABLE) for one in hidden):
            result.append(("", UNKNOWN))
        return result

    return steps


def inversions(found: list[Step], *, strict: bool) -> list[Record]:
    """Return every step that is before an earlier one, with the nearest such one; linear.

    Neighbours among the known steps are compared. A day stands between two times of that day without telling anything,
    so that a time is also compared with the last time before it.
    """
    faults: list[Record] = []
    last: Step | None = None
    timed: Step | None = None
    for name, value in found:
        if value is UNKNOWN or value is None:
            continue
        for before in (last, timed):
            if before is not None and _inverted(before[1], value, strict=strict):
                faults.append({"earlier": before[0], "earlier_date": before[1], "later": name, "later_date": value})
                break
        last = (name, value)
        timed = last if isinstance(value, datetime) else timed
    return faults


def _inverted(value: Any, later: Any, *, strict: bool) -> bool:
    if equal(value, later):
        return strict
    left, right = same_day(value, later)
    return bool(left > right)


def _name(scope: Scope, step: Any) -> str:
    """Return the path by which a step is named in explanations."""
    if isinstance(step, dict):
        path = str(step.get("field", ""))
        if "pick" in step:
            label = scope.host.labels.get(path, path)
            name = f"{step.get('in')}.{path}"
            scope.host.labels.setdefault(name, f"{scope.host.labels.get(str(step.get('in')), '')}·{label}")
            return name
        return path
    return str(step)


KIND = Kind(
    "sequence",
    "各环节先后顺序正确",
    "Acts follow one another in the prescribed order.",
    parameters(
        steps=anything("dates in the order they must have: paths, or {pick, in, where, by, field}"),
        **{"in": text("instead of steps: path of a list whose members must be in order of their dates")},
        field=text("the date of each member"),
        where=anything("the members looked at"),
        strict=flag("whether two steps on one day are out of order"),
        when_blank=choice("what a blank date gives; skip where absent", "skip", "undetermined", "fail"),
    ),
    compile_sequence,
)
