"""sequence: acts follow one another in the prescribed order (先后顺序)."""

from itertools import pairwise
from typing import Any

from casefile_rules.checks._kind import Kind, anything, choice, flag, parameters
from casefile_rules.conditions import (
    At,
    Compiled,
    Getter,
    Run,
    Scope,
    Trace,
    constant,
    equal,
    same_day,
    value_of,
)  # fmt: skip
from casefile_rules.status import FAIL, NOT_APPLICABLE, PASS, UNDETERMINED
from casefile_rules.values import UNKNOWN, Record


def compile_sequence(typed: dict[str, Any], scope: Scope, at: At) -> Compiled:
    """Compile ``{steps: [date, …], strict, when_blank}``: no step is earlier than one before it.

    ``strict``: the same day does not do either. A known inversion fails whatever else is unknown; otherwise an
    unrecorded step is undetermined. A blank step is passed over (``skip``) or makes it undetermined or failing. Fewer
    than two dates that are or may be recorded: not applicable.
    """
    steps = typed["steps"]
    if not isinstance(steps, list) or len(steps) < 2:
        scope.problem("S380", (*at, "steps"))
        return constant()
    getters: list[tuple[str, Getter]] = []
    for index, step in enumerate(steps):
        found = value_of(scope, step, (*at, "steps", index), kinds=("date", "moment"))
        if found is None:
            return constant()
        getters.append((_name(scope, step), found[0]))
    strict = bool(typed.get("strict"))
    when_blank = typed.get("when_blank") or "skip"

    def dates(run: Run, here: Record, each: Record) -> list[tuple[str, Any]]:
        return [(name, getter(run, here, each)) for name, getter in getters]

    def inversions(found: list[tuple[str, Any]]) -> list[Record]:
        known = [(name, value) for name, value in found if value is not UNKNOWN and value is not None]
        # steps in between may be unknown: every pair of neighbours among the known ones must be in order
        return [
            {"earlier": name, "earlier_date": value, "later": other, "later_date": later}
            for (name, value), (other, later) in pairwise(known)
            if _inverted(value, later, strict=strict)
        ]

    def judged(found: list[tuple[str, Any]]) -> int:
        if inversions(found):
            return FAIL
        blanks = sum(value is None for _, value in found)
        if blanks and when_blank != "skip":
            return FAIL if when_blank == "fail" else UNDETERMINED
        unknown = sum(value is UNKNOWN for _, value in found)
        if len(found) - blanks < 2:
            return NOT_APPLICABLE
        return UNDETERMINED if unknown else PASS

    def status(run: Run, here: Record, each: Record) -> int:
        return judged(dates(run, here, each))

    def count(run: Run, here: Record, each: Record) -> tuple[int, int]:
        found = dates(run, here, each)
        wrong = len(inversions(found))
        return wrong, max(wrong, len(found) - 1)

    def explain(run: Run, here: Record, each: Record) -> Trace:
        found = dates(run, here, each)
        result = judged(found)
        children = tuple(
            Trace("date", name, None, value, UNDETERMINED if value is UNKNOWN else PASS,
                  note="unrecorded" if value is UNKNOWN else "")
            for name, value in found
        ) if result == UNDETERMINED else ()  # fmt: skip
        seen = [value for _, value in found]
        return Trace("sequence", "", [name for name, _ in found], seen, result, children, tuple(inversions(found)))

    return Compiled(status, explain, count=count)


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
        ("steps",),
        steps=anything("dates in the order they must have: paths, or {pick, in, where, by, field}"),
        strict=flag("whether two steps on one day are out of order"),
        when_blank=choice("what a blank date gives; skip where absent", "skip", "undetermined", "fail"),
    ),
    compile_sequence,
)
