"""Conditions as trees: all / any / not / nearest, some / every / none, check, and tests of fields.

Because a condition is a tree, its evaluation is the explanation: ``explain`` keeps for every branch what it
demanded, what it saw and its status. A mapping with several keys demands all of them.
"""

from collections.abc import Callable
from typing import Any, Final

from casefile_rules.conditions._certain import Certain, joined, nearest, swapped
from casefile_rules.conditions._fields import compile_field
from casefile_rules.conditions._node import Compiled, Run, Trace, constant
from casefile_rules.conditions._quantified import compile_quantified
from casefile_rules.conditions._scope import At, Scope, as_written
from casefile_rules.status import FAIL, NOT_APPLICABLE, PASS, all_of, any_of, negate
from casefile_rules.values import Record

CONNECTIVES: Final = ("all", "any", "not", "nearest")
QUANTIFIERS: Final = ("some", "every", "none")
DEEPEST: Final = 12
SETTLED: Final = {"pass": PASS, "fail": FAIL}
"""Words that may stand last below ``nearest``: what holds where nobody has said anything."""


def compile_condition(raw: object, scope: Scope, at: At) -> Compiled:
    """Compile the condition *raw*. Problems are recorded in the scope; what is returned can always run."""
    if not isinstance(raw, dict) or not raw:
        scope.problem("S312", at, value=as_written(raw))
        return constant()
    if len(at) > DEEPEST * 4:
        scope.problem("S313", at, most=DEEPEST)
        return constant()
    if "check" in raw:
        return _check(raw, scope, at)
    parts = [_part(key, value, scope, (*at, key)) for key, value in raw.items()]
    return parts[0] if len(parts) == 1 else _joined("all", parts, scope)


def _part(key: str, value: Any, scope: Scope, at: At) -> Compiled:
    if key in ("all", "any"):
        if not isinstance(value, list) or not value:
            scope.problem("S314", at, key=key)
            return constant()
        parts = [compile_condition(item, scope, (*at, index)) for index, item in enumerate(value)]
        return parts[0] if len(parts) == 1 else _joined(key, parts, scope)
    if key == "nearest":
        return _nearest(value, scope, at)
    if key == "not":
        return _negated(compile_condition(value, scope.negated(), at))
    if key in QUANTIFIERS:
        return compile_quantified(key, value, scope, at)
    return compile_field(key, value, scope, at)


def _check(raw: dict[str, Any], scope: Scope, at: At) -> Compiled:
    name = raw["check"]
    compiler = scope.host.compile_check
    if compiler is None:
        scope.problem("S315", (*at, "check"), name=as_written(name), known="—")
        return constant()
    return compiler(as_written(name), {key: value for key, value in raw.items() if key != "check"}, scope, at)


def _calls(parts: list[Compiled], scope: Scope) -> list[str]:
    """Return expressions that ask the closures of *parts*; empty where the rule or a member of a list matters."""
    if scope.inner:
        return [""] * len(parts)
    record = "root" if scope.each is scope.host.root else "here"
    constant_of = scope.host.names.constant
    return ["" if part.judges else f"{constant_of(part.status)}(run, {record}, {record})" for part in parts]


def _joined(op: str, parts: list[Compiled], scope: Scope) -> Compiled:
    """Return the conjunction or disjunction of *parts*."""
    statuses = tuple(part.status for part in parts)
    fold = all_of if op == "all" else any_of

    if op == "all":

        def status(run: Run, here: Record, each: Record) -> int:
            worst = NOT_APPLICABLE
            for evaluate in statuses:
                found = evaluate(run, here, each)
                if found < worst:
                    if found == FAIL:
                        return FAIL
                    worst = found
            return worst
    else:

        def status(run: Run, here: Record, each: Record) -> int:
            seen = []
            for evaluate in statuses:
                found = evaluate(run, here, each)
                if found == PASS:
                    return PASS
                seen.append(found)
            return any_of(seen)

    def explain(run: Run, here: Record, each: Record) -> Trace:
        children = tuple(part.explain(run, here, each) for part in parts)
        faults = tuple(fault for child in children if child.status == FAIL for fault in child.faults)
        return Trace(op, "", None, None, fold(child.status for child in children), children, faults)

    return Compiled(
        status,
        explain,
        judges=any(part.judges for part in parts),
        count=_counted(parts) if op == "all" else None,
        certain=lambda: joined(op, [part.certain for part in parts], _calls(parts, scope)),
        lapses=all(part.lapses for part in parts),
    )


def _nearest(raw: Any, scope: Scope, at: At) -> Compiled:
    """Compile ``nearest: [condition, …]``: the first that can tell decides, the nearer word over the general one.

    A condition that is undetermined or does not apply hands on to the next. ``pass`` or ``fail`` may stand last and
    holds where none tells: what is not said then is nobody's question. So a word recorded later on the paper itself may
    contradict what the general word had settled; use it only where the two speak of the same thing.
    """
    presumed = SETTLED.get(raw[-1]) if isinstance(raw, list) and raw and isinstance(raw[-1], str) else None
    written = raw[:-1] if presumed is not None else raw
    if not isinstance(written, list) or not written or len(raw) < 2:
        scope.problem("S314", at, key="nearest")
        return constant()
    parts = [compile_condition(item, scope, (*at, index)) for index, item in enumerate(written)]
    if presumed is not None:
        parts.append(constant(presumed, certain=Certain("True", "") if presumed == PASS else Certain("", "True")))
    statuses = tuple(part.status for part in parts)
    last = parts[-1]

    def status(run: Run, here: Record, each: Record) -> int:
        found = NOT_APPLICABLE
        for evaluate in statuses:
            told = evaluate(run, here, each)
            if told in (PASS, FAIL):
                return told
            found = min(found, told)
        return found

    def deciding(run: Run, here: Record, each: Record) -> Compiled:
        """Return the condition that decides, or the last that could have: what it lacks is what has to be asked."""
        known = next((part for part in parts if part.status(run, here, each) in (PASS, FAIL)), None)
        open_ = [part for part in parts if part.status(run, here, each) != NOT_APPLICABLE]
        return known or (open_[-1] if open_ else last)

    def count(run: Run, here: Record, each: Record) -> tuple[int, int | None]:
        part = deciding(run, here, each)
        return (1, 1) if part.count is None else part.count(run, here, each)

    return Compiled(
        status,
        lambda run, here, each: deciding(run, here, each).explain(run, here, each),
        judges=any(part.judges for part in parts),
        count=count if any(part.count is not None for part in parts) else None,
        certain=lambda: nearest([part.certain for part in parts], _calls(parts, scope)),
        lapses=all(part.lapses for part in parts),
    )


def _counted(parts: list[Compiled]) -> Callable[[Run, Record, Record], tuple[int, int | None]]:
    """Return what counts the faults of several demands: each that fails counts, and what it counts itself."""

    def count(run: Run, here: Record, each: Record) -> tuple[int, int | None]:
        low, high = 0, 0
        endless = False
        for part in parts:
            found = part.status(run, here, each)
            if found in (PASS, NOT_APPLICABLE):
                continue
            fewest, most = (1, 1) if part.count is None else part.count(run, here, each)
            low += max(1, fewest) if found == FAIL else 0
            endless = endless or most is None
            high += max(1, most or 0)
        return low, None if endless else high

    return count


def _negated(part: Compiled) -> Compiled:
    evaluate = part.status

    def explain(run: Run, here: Record, each: Record) -> Trace:
        child = part.explain(run, here, each)
        return Trace("not", "", None, None, negate(child.status), (child,))

    return Compiled(
        lambda run, here, each: negate(evaluate(run, here, each)),
        explain,
        judges=part.judges,
        certain=lambda: swapped(part.certain),
        lapses=part.lapses,
    )
