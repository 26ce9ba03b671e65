"""Conditions over the members of a list: ``some | every | none: {in, of, where}``."""

from typing import Any

from casefile_rules.conditions._node import Compiled, Run, Trace, constant
from casefile_rules.conditions._operands import collection_of
from casefile_rules.conditions._operators import is_open
from casefile_rules.conditions._scope import At, Scope
from casefile_rules.status import FAIL, NOT_APPLICABLE, PASS, UNDETERMINED, any_of, negate
from casefile_rules.values import UNKNOWN, Record, Records


def compile_quantified(op: str, raw: Any, scope: Scope, at: At) -> Compiled:
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
