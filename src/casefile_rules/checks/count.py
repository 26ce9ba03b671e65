"""count: how many members of a list meet a condition (数量)."""

from typing import Any

from casefile_rules.checks._kind import Kind, anything, flag, parameters, text, whole_number
from casefile_rules.conditions import At, Certain, Compiled, Run, Scope, Trace, collection_of, constant, name_of
from casefile_rules.status import FAIL, NOT_APPLICABLE, PASS, UNDETERMINED
from casefile_rules.values import UNKNOWN, Record, Records


def compile_count(typed: dict[str, Any], scope: Scope, at: At) -> Compiled:
    """Compile ``{in, where, at_least, at_most, each_one}``.

    Members that may count make the number an interval; where unseen ones may count it has no upper end. A blank list
    has no members. Bounds that cross are refused when the rule is loaded (S384). With ``each_one`` every member that
    is missing or too many is a fault of its own. Linear in the members.
    """
    if typed.get("at_least") is None and typed.get("at_most") is None:
        scope.problem("S329", at)
        return constant()
    least, most = typed.get("at_least") or 0, typed.get("at_most")
    if most is not None and least > most:
        scope.problem("S384", (*at, "at_most"), least=least, most=most)
        return constant()
    found = collection_of(scope, typed["in"], (*at, "in"))
    if found is None:
        return constant()
    getter, item = found
    where = None if typed.get("where") is None else scope.within(item).condition(typed["where"], (*at, "where"))

    def sizes(run: Run, here: Record, each: Record) -> tuple[int, int | None, list[Record]] | None:
        members = getter(run, here, each)
        if members is UNKNOWN:
            return None
        low = high = 0
        counted = []
        for member in members or ():
            status = PASS if where is None else where.status(run, member, each)
            if status in (FAIL, NOT_APPLICABLE):
                continue
            high += 1
            if status == PASS:
                low += 1
                counted.append(member)
        if isinstance(members, Records) and any(
            where is None or where.status(run, member, each) not in (FAIL, NOT_APPLICABLE) for member in members.unseen
        ):
            return low, None, counted
        return low, high, counted

    def status(run: Run, here: Record, each: Record) -> int:
        size = sizes(run, here, each)
        if size is None:
            return UNDETERMINED
        low, high, _ = size
        if low >= least and (most is None or (high is not None and high <= most)):
            return PASS
        if (high is not None and high < least) or (most is not None and low > most):
            return FAIL
        return UNDETERMINED

    def off(run: Run, here: Record, each: Record) -> tuple[int, int | None]:
        size = sizes(run, here, each)
        return (1, None) if size is None else _off(size[0], size[1], least, most)

    counts = off if typed.get("each_one") else None

    def _open_parts(run: Run, members: list[Record], each: Record) -> tuple[Trace, ...]:
        """Return what is not recorded of the members that may count or not, each thing once."""
        assert where is not None
        traces = [where.explain(run, member, each) for member in members]
        leaves = [leaf for trace in traces if trace.status == UNDETERMINED for leaf in trace.leaves() if leaf.path]
        paths = dict.fromkeys(leaf.path for leaf in leaves if leaf.status == UNDETERMINED)
        return tuple(
            Trace("value", f"{typed['in']}.{path}", None, UNKNOWN, UNDETERMINED, note="unrecorded") for path in paths
        )

    def explain(run: Run, here: Record, each: Record) -> Trace:
        size = sizes(run, here, each)
        result = status(run, here, each)
        demanded = {key: value for key, value in (("at_least", least or None), ("at_most", most)) if value is not None}
        if size is None:
            return Trace("count", typed["in"], demanded, UNKNOWN, result, note="unrecorded")
        low, high, counted = size
        fault: Record = {"counted": low, "demanded": demanded, "members": [name_of(one) for one in counted[:20]]}
        if counts is not None:
            fault["over"] = counts(run, here, each)[0]
        faults = (fault,) if result == FAIL else ()
        seen: Any = low if low == high else [low, high if high is not None else UNKNOWN]
        note = "" if result != UNDETERMINED else "unseen" if high is None else "unrecorded"
        children = _open_parts(run, getter(run, here, each), each) if note == "unrecorded" else ()
        return Trace("count", typed["in"], demanded, seen, result, children, faults, note)

    names = scope.host.names
    read, held = names.held("" if scope.inner or where is not None or most is not None else names.expression(getter))
    certain = None
    if read and least:
        closed = f"{held} is None or (isinstance({held}, list) and not getattr({held}, 'unseen', ()))"
        enough = f"isinstance({read}, list) and len({held}) >= {least:d}"
        now = names.direct(getter)
        quick = f"isinstance({now}, list) and len({now}) >= {least:d}"
        certain = Certain(enough, f"not ({enough}) and ({closed})", closed, quick=quick)
    return Compiled(status, explain, count=counts, certain=certain, lapses=False)


def _off(low: int, high: int | None, least: int, most: int | None) -> tuple[int, int | None]:
    """Return (fewest, most) members that are missing or too many where *low* to *high* count."""
    fewest, worst = 0 if high is None else max(0, least - high), max(0, least - low)
    if most is None:
        return fewest, worst
    return max(fewest, low - most), None if high is None else max(worst, high - most)


KIND = Kind(
    "count",
    "符合条件的数量在要求之内",
    "The number of members that meet a condition is within bounds.",
    parameters(
        ("in",),
        **{
            "in": text("path of the list"),
            "where": anything("the condition that members must meet to be counted"),
            "at_least": whole_number("the fewest"),
            "at_most": whole_number("the most"),
            "each_one": flag(
                "whether each member missing, or too many, is a fault of its own, for points by the piece"
            ),
        },
    ),
    compile_count,
)
