"""Conditions as trees: all / any / not / nearest, some / every / none, check, and tests of fields.

Because a condition is a tree, its evaluation is the explanation: ``explain`` keeps for every branch what it
demanded, what it saw and its status. A mapping with several keys demands all of them.
"""

from collections.abc import Callable
from typing import Any, Final

from casefile_rules.conditions._certain import joined, nearest, swapped
from casefile_rules.conditions._fields import compile_field
from casefile_rules.conditions._node import Compiled, Run, Trace, constant
from casefile_rules.conditions._operands import collection_of
from casefile_rules.conditions._operators import is_open
from casefile_rules.conditions._scope import At, Scope, as_written
from casefile_rules.status import FAIL, NOT_APPLICABLE, PASS, UNDETERMINED, all_of, any_of, negate
from casefile_rules.values import UNKNOWN, Record, Records

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
    return parts[0] if len(parts) == 1 else _joined("all", parts)


def _part(key: str, value: Any, scope: Scope, at: At) -> Compiled:
    if key in ("all", "any"):
        if not isinstance(value, list) or not value:
            scope.problem("S314", at, key=key)
            return constant()
        parts = [compile_condition(item, scope, (*at, index)) for index, item in enumerate(value)]
        return parts[0] if len(parts) == 1 else _joined(key, parts)
    if key == "nearest":
        return _nearest(value, scope, at)
    if key == "not":
        return _negated(compile_condition(value, scope.negated(), at))
    if key in QUANTIFIERS:
        return _quantified(key, value, scope, at)
    return compile_field(key, value, scope, at)


def _check(raw: dict[str, Any], scope: Scope, at: At) -> Compiled:
    name = raw["check"]
    compiler = scope.host.compile_check
    if compiler is None:
        scope.problem("S315", (*at, "check"), name=as_written(name), known="—")
        return constant()
    return compiler(as_written(name), {key: value for key, value in raw.items() if key != "check"}, scope, at)


def _joined(op: str, parts: list[Compiled]) -> Compiled:
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
        certain=lambda: joined(op, [part.certain for part in parts]),
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
        parts.append(constant(presumed))
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
        certain=lambda: nearest(parts[0].certain),
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


def _quantified(op: str, raw: Any, scope: Scope, at: At) -> Compiled:
    """Compile ``some | every | none: {in, of, where}`` over a list of records.

    ``of`` narrows the members looked at, ``where`` is what is demanded of them (without it ``some`` and ``none`` ask
    whether there is a member at all). Members nobody has seen count as one more, with unknown fields. An empty
    closed list: ``some`` fails, ``every`` and ``none`` pass.
    """
    if not isinstance(raw, dict) or "in" not in raw or set(raw) - {"in", "of", "where"}:
        scope.problem("S316", at, op=op)
        return constant()
    found = collection_of(scope, raw["in"], (*at, "in"))
    if found is None:
        return constant()
    members, item = found
    inner = scope.within(item)
    if op == "none":
        inner = inner.negated()
    # who belongs to `every` is a supposition: a question for a human may not stand there either
    narrowing = inner.negated() if op == "every" else inner
    narrowed = narrowing.condition(raw["of"], (*at, "of")) if "of" in raw else None
    where = inner.condition(raw["where"], (*at, "where")) if "where" in raw else None
    if op == "every" and where is None:
        scope.problem("S316", at, op=op)
        return constant()
    path = str(raw["in"])
    idle = PASS if op == "every" else FAIL

    def one(run: Run, member: Record, each: Record) -> int:
        """The status of "belongs to the narrowed list, and (or: implies) meets the demand" for one member.

        A member to which the demand does not apply neither breaks ``every`` nor serves ``some``.
        """
        belongs = PASS if narrowed is None else narrowed.status(run, member, each)
        if belongs in (FAIL, NOT_APPLICABLE):
            return idle
        meets = PASS if where is None else where.status(run, member, each)
        if meets == NOT_APPLICABLE:
            return idle
        if belongs == PASS:
            return meets
        return any_of((negate(belongs), meets)) if op == "every" else min(belongs, meets)

    def unseen(run: Run, member: Record, each: Record) -> int:
        """The same for members nobody has seen: there may also be none."""
        found = one(run, member, each)
        return UNDETERMINED if found == (FAIL if op == "every" else PASS) else found

    def statuses(run: Run, here: Record, each: Record) -> tuple[list[int], list[Record]] | int:
        listed = members(run, here, each)
        if listed is UNKNOWN:
            return UNDETERMINED
        listed = [] if listed is None else listed
        found = [one(run, member, each) for member in listed]
        if not isinstance(listed, Records):
            return found, listed
        found += [unseen(run, member, each) for member in listed.unseen]
        return found, [*listed, *listed.unseen]

    def whole(found: list[int]) -> int:
        if op == "every":
            return min(found, default=PASS)
        some = any_of([FAIL, *found])
        return some if op == "some" else negate(some)

    enough = FAIL if op == "every" else PASS

    def status(run: Run, here: Record, each: Record) -> int:
        listed = members(run, here, each)
        if listed is UNKNOWN:
            return UNDETERMINED
        found = []
        for member in listed or ():
            told = one(run, member, each)
            if told == enough:
                return whole([told])
            found.append(told)
        if isinstance(listed, Records):
            found += [unseen(run, member, each) for member in listed.unseen]
        return whole(found)

    def explain(run: Run, here: Record, each: Record) -> Trace:
        found = statuses(run, here, each)
        if isinstance(found, int):
            return Trace(op, path, None, UNKNOWN, found, note="unrecorded")
        each_status, everyone = found
        result = whole(each_status)
        seen = len(everyone) - (len(listed.unseen) if isinstance(listed := members(run, here, each), Records) else 0)
        telling = [
            (number if number <= seen else 0, member)
            for number, (status, member) in enumerate(zip(each_status, everyone, strict=True), 1)
            if status == (negate(result) if op == "none" else result)
        ]
        demanded = where if where is not None else narrowed
        children = () if demanded is None else tuple(
            demanded.explain(run, member, each).about(_called(member, number)) for number, member in telling[:5]
        )  # fmt: skip
        # of a list in which some members are to blame, these are shown
        blamed = result == FAIL and op != "some"
        shown = [name_of(member) for member in ([one for _, one in telling] if blamed else everyone)[:50]]
        note = "unseen" if result == UNDETERMINED and is_open(members(run, here, each) or []) else ""
        return Trace(op, path, raw, shown, result, children, note=note)

    judges = any(part is not None and part.judges for part in (narrowed, where))
    return Compiled(status, explain, judges=judges, lapses=False)


def _called(member: Record, number: int) -> str:
    """Return how the member *number* of a list is called where it is told of: by its number where it has no name.

    Of those that nobody has seen only a volume is told by name.
    """
    name = name_of(member)
    if not number:
        return name if name.count("/") == 1 else ""
    return name if name != "?" else f"#{number}"


def name_of(record: Record) -> str:
    """Return how a member of a list is called in an explanation: its title, name, type or number."""
    for key in ("title", "type", "name", "doc_no", "no", "key"):
        value = record.get(key)
        if value is not None:
            return str(value)
    return "?"
