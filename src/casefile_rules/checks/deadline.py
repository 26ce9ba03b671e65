"""deadline: an act is done within, or not before the end of, a period (期限)."""

from datetime import date
from typing import Any

from casefile_rules.checks._deadline_parts import calendar_note, overdue_of, sure_blank, sure_pass, used_of
from casefile_rules.checks._deadline_time import exclusions_of, extensions_of, path_of
from casefile_rules.checks._kind import Kind, anything, choice, flag, parameters, text, whole_number
from casefile_rules.conditions import At, Compiled, Run, Scope, Trace, constant, value_of
from casefile_rules.periods import EDGES, ROLLS, UNITS, Period, Verdict, judge
from casefile_rules.status import FAIL, NOT_APPLICABLE, PASS, UNDETERMINED
from casefile_rules.values import UNKNOWN, Record

_BLANK = {"undetermined": UNDETERMINED, "fail": FAIL, "not_applicable": NOT_APPLICABLE}
_NOTES = {"exclusion": "no_proof", "extension": "unrecorded", "hour": "unrecorded"}


def compile_deadline(typed: dict[str, Any], scope: Scope, at: At) -> Compiled:
    """Compile ``{from, to, amount, unit, edge, roll, count_start, after, exclude, extend, when_blank, …}``.

    With ``each_day`` every day beyond the last one (every working day, every hour begun) is a fault of its own.

    The arithmetic is that of ``periods.judge``. An unrecorded date is undetermined (a missing end is never today);
    a blank one is what ``when_blank`` (end) or ``when_start_blank`` says, undetermined where they say nothing.
    ``after`` is a period that runs first, from the same start: this one starts where it ends. ``exclude`` takes spans
    out of the period where they are proved; ``extend`` lengthens it by what was granted (``_deadline_time``).
    Both leave two possible limits where they are open, and the result is certain only where both agree. An act before
    the start (``inverted``) is in time and not far enough; that the order is wrong is for ``sequence`` to say.
    """
    period = _period(typed)
    each_day = bool(typed.get("each_day"))
    if _contradicts(period, scope, at, each_day=each_day):
        return constant()
    start = value_of(scope, typed["from"], (*at, "from"), kinds=("date", "moment"))
    end = value_of(scope, typed["to"], (*at, "to"), kinds=("date", "moment"))
    excluded = exclusions_of(typed.get("exclude"), scope, (*at, "exclude"))
    extended = extensions_of(typed.get("extend"), scope, (*at, "extend"))
    if start is None or end is None or excluded is None or extended is None:
        return constant()
    calendar = scope.host.calendar
    get_start, get_end = start[0], end[0]
    blank_end = _BLANK[typed.get("when_blank") or "undetermined"]
    blank_start = _BLANK[typed.get("when_start_blank") or "undetermined"]

    def verdict(run: Run, here: Record, each: Record) -> Verdict:
        return judge(
            period,
            get_start(run, here, each),
            get_end(run, here, each),
            calendar=calendar,
            exclusions=excluded.spans(run, here, each),
            extensions=extended.granted(run, here, each),
        )

    def status(run: Run, here: Record, each: Record) -> int:
        first, last = get_start(run, here, each), get_end(run, here, each)
        if first is None:
            return blank_start
        if last is None:
            return UNDETERMINED if first is UNKNOWN and blank_start != blank_end else blank_end
        if first is UNKNOWN or last is UNKNOWN:
            return UNDETERMINED
        return verdict(run, here, each).status

    def overdue(run: Run, here: Record, each: Record) -> tuple[int, int | None]:
        first, last = get_start(run, here, each), get_end(run, here, each)
        if first is None or last is None:
            return 1, 1  # a blank is one fault
        limit = verdict(run, here, each).last
        return (1, None) if limit is None or last is UNKNOWN else overdue_of(period, limit, last, calendar)

    def explain(run: Run, here: Record, each: Record) -> Trace:
        first, last = get_start(run, here, each), get_end(run, here, each)
        result = status(run, here, each)
        found = verdict(run, here, each)
        said: Record = {"from": first, "to": last, "limit": period.amount, "unit": period.unit, "edge": period.edge,
                        "reason": found.reason}  # fmt: skip
        if period.after is not None:
            said["behind"] = [period.after.amount, period.after.unit]
        said |= _limit_of(found)
        spans = excluded.spans(run, here, each)
        if isinstance(first, date) and isinstance(last, date):
            said["used"] = used_of(period, first, last, calendar, spans)
        if typed.get("exclude"):
            said["excluded"] = [[span.first, span.last] for span in spans if span.proof == PASS]
        if result == FAIL and each_day:
            said["over"] = overdue(run, here, each)[0]
        faults = ({"deadline": True, **said},) if result == FAIL else ()
        children: tuple[Trace, ...] = ()
        note = ""
        if result == UNDETERMINED:
            children = tuple(
                Trace("date", name, None, value, UNDETERMINED, note="unrecorded" if value is UNKNOWN else "blank")
                for name, value in ((path_of(typed["from"]), first), (path_of(typed["to"]), last))
                if value is UNKNOWN or value is None
            )
            note = "" if children else "unrecorded"
            if "calendar" in found.open:
                note = calendar_note(calendar, first, last, found)
            elif found.open:
                note = _NOTES[found.open[0]]
                moving = (excluded, "exclusion"), (extended, "extension")
                parts = [part for part, cause in moving if cause in found.open]
                paths = dict.fromkeys(path for part in parts for path in part.unknown(run, here, each))
                children = tuple(Trace("value", path, None, UNKNOWN, UNDETERMINED, note="unrecorded") for path in paths)
        elif found.reason == "inverted":
            note = "inverted"
        return Trace("deadline", path_of(typed["to"]), said, last, result, children, faults, note)

    certain = None
    if not typed.get("exclude") and not typed.get("extend") and not scope.inner:
        certain = sure_pass(period, calendar, scope.host.names, get_start, get_end)
        if certain is not None:
            idle = (blank_start == NOT_APPLICABLE, blank_end == NOT_APPLICABLE)
            certain = certain._replace(idle=sure_blank(scope.host.names, get_start, get_end, idle))
    lapses = NOT_APPLICABLE in (blank_start, blank_end)
    return Compiled(status, explain, count=overdue if each_day else None, certain=certain, lapses=lapses)


def _period(typed: dict[str, Any]) -> Period:
    """Return the period that *typed* parameters describe, with the one that runs before it."""
    first = typed.get("after")
    return Period(typed["amount"], typed["unit"], typed.get("edge") or "by", typed.get("roll") or "none",
                  bool(typed.get("count_start")), None if first is None else _period(first))  # fmt: skip


def _limit_of(found: Verdict) -> Record:
    """Return the last day of a verdict, and where it is one of two the later one and why."""
    if found.last is None:
        return {}
    if found.last.high == found.last.low:
        return {"last_day": found.last.low}
    return {"last_day": found.last.low, "last_day_high": found.last.high, "widened": found.wide}


def _contradicts(period: Period, scope: Scope, at: At, *, each_day: bool) -> bool:
    """Return whether the parameters do not go together: S386, S388."""
    if each_day and period.edge != "by":
        scope.problem("S386", (*at, "each_day"))
        return True
    if period.after is not None and "hour" in (period.unit, period.after.unit):
        scope.problem("S388", (*at, "after"))
        return True
    return False


AMOUNT = whole_number("length of the period")
UNIT = choice("working_day, calendar_day, month, year or hour", *UNITS)
ROLL = choice("next_workday: a last day that is no working day moves to the next", *ROLLS)
AFTER = parameters(("amount", "unit"), amount=AMOUNT, unit=UNIT, roll=ROLL)
AFTER.description = "a period that runs first from the same start: {amount, unit, roll}; this one starts where it ends"

KIND = Kind(
    "deadline",
    "在规定期限内（或期限届满后）办理",
    "An act is done within a period, or not before its end.",
    parameters(
        ("from", "to", "amount", "unit"),
        **{
            "from": anything("the date that starts the period: a path or {pick, in, where, by, field}"),
            "to": anything("the date of the act"),
            "amount": AMOUNT,
            "unit": UNIT,
            "edge": choice("by: no later than the last day; after: only when it is over; at_least: so many full units "
                           "between", *EDGES),
            "roll": ROLL,
            "after": AFTER,
            "count_start": flag("whether the first day counts; it does not where absent"),
            "each_day": flag("whether each day too late is a fault of its own, for points by the day (edge: by)"),
            "exclude": anything("spans left out: {in: list, from, to, where, proof: condition, tie}"),
            "extend": anything("a longer limit: {amount, until, most, if, approved, in, where, tie} or a list of them"),
            "when_blank": choice("what a blank end gives; undetermined where absent", *_BLANK),
            "when_start_blank": choice("what a blank start gives; undetermined where absent", *_BLANK),
            "note": text("a remark for readers of the rule"),
        },
    ),
    compile_deadline,
)  # fmt: skip
