"""The parts of a deadline that take time out of the period or add to it, and its sure pass for the screen."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

from casefile_rules.calendars import Calendar, Days
from casefile_rules.checks._worked_days import KNOWN, LONGEST, worked_days
from casefile_rules.conditions import At, Certain, Names, Run, Scope, collection_of
from casefile_rules.periods import Exclusion, Extension, Period, Verdict, judge, used
from casefile_rules.status import FAIL, NOT_APPLICABLE, PASS, UNDETERMINED
from casefile_rules.values import UNKNOWN, Record, Records

Exclusions = Callable[[Run, Record, Record], tuple[Exclusion, ...]]
Extensions = Callable[[Run, Record, Record], tuple[Extension, ...]]


def exclusions_of(raw: Any, scope: Scope, at: At) -> Exclusions | None:
    """Compile ``{in, from, to, where, proof}``: the spans of a list; None after a reported problem (S381).

    A span without a satisfied ``proof`` condition is open; a list that is not recorded holds an open span of unknown
    length, because nobody knows whether time was taken out.
    """
    if raw is None:
        return lambda _run, _here, _each: ()
    if not isinstance(raw, dict) or not {"in", "from", "to"} <= set(raw) <= {"in", "from", "to", "where", "proof"}:
        scope.problem("S381", at)
        return None
    found = collection_of(scope, raw["in"], (*at, "in"))
    if found is None:
        return None
    members, item = found
    inner = scope.within(item)
    first, last = inner.path(raw["from"], (*at, "from")), inner.path(raw["to"], (*at, "to"))
    if first is None or last is None:
        return None
    where = None if raw.get("where") is None else inner.condition(raw["where"], (*at, "where"))
    proof = None if raw.get("proof") is None else inner.condition(raw["proof"], (*at, "proof"))
    open_span = Exclusion(UNKNOWN, UNKNOWN, UNDETERMINED)

    def spans(run: Run, here: Record, each: Record) -> tuple[Exclusion, ...]:
        listed = members(run, here, each)
        if listed is UNKNOWN:
            return (open_span,)
        result = []
        for member in listed or ():
            belongs = PASS if where is None else where.status(run, member, each)
            if belongs in (FAIL, NOT_APPLICABLE):
                continue
            proved = PASS if proof is None else proof.status(run, member, each)
            if proved != NOT_APPLICABLE:
                proved = min(belongs, proved)
            result.append(Exclusion(first[0](run, member, each), last[0](run, member, each), proved))
        if isinstance(listed, Records) and listed.unseen:
            result.append(open_span)
        return tuple(result)

    return spans


def extensions_of(raw: Any, scope: Scope, at: At) -> Extensions | None:
    """Compile ``{amount, if}`` or a list of them; None after a reported problem (S382)."""
    parts: list[tuple[int, Callable[[Run, Record, Record], int]]] = []
    for index, one in enumerate(raw if isinstance(raw, list) else [] if raw is None else [raw]):
        here = (*at, index) if isinstance(raw, list) else at
        amount = one.get("amount") if isinstance(one, dict) else None
        if not isinstance(one, dict) or set(one) != {"amount", "if"} or not str(amount).isdecimal():
            scope.problem("S382", here)
            return None
        parts.append((int(str(amount)), scope.condition(one["if"], (*here, "if")).status))
    return lambda run, place, each: tuple(Extension(amount, status(run, place, each)) for amount, status in parts)


def used_of(period: Period, start: date, end: date, calendar: Calendar, spans: tuple[Exclusion, ...]) -> Any:
    """Return how much of the period was used, [fewest, most] where it is open: working days, minutes or days."""
    fewest, most = used(period, start, end, calendar=calendar, exclusions=spans)
    return fewest if fewest == most else [fewest, most]


def overdue_of(period: Period, last: Days, end: date, calendar: Calendar) -> tuple[int, int | None]:
    """Return (fewest, most) units by which *end* lies beyond the *last* day: working days, hours begun or days.

    Where the last day cannot be named nobody knows how many. One day at least: what is late is late.
    """
    if last.low is None or last.high is None:
        return 1, None
    whole = 60 if period.unit == "hour" else 1
    after = Period(0, period.unit)
    fewest = used(after, last.high, end, calendar=calendar).low
    most = used(after, last.low, end, calendar=calendar).high
    return max(1, -(-fewest // whole)), max(1, -(-most // whole))


def calendar_note(calendar: Calendar, start: date, end: date, verdict: Verdict) -> str:
    """Return which gap of the calendar leaves a verdict open: a year without one, or an unrecorded regional holiday."""
    days = [start, end, *(day for day in verdict.last or () if day is not None)]
    plain = sorted(day.date() if isinstance(day, datetime) else day for day in days)
    kinds = {gap.kind for gap in calendar.gaps(plain[0], plain[-1])}
    return "regional_holiday" if kinds and "no_arrangement" not in kinds else "no_calendar"


def sure_pass(period: Period, calendar: Calendar, names: Names, start: Any, end: Any) -> Certain | None:
    """Return the screen's expression for a plain deadline: days subtracted, or verdicts remembered by pairs of days."""
    first, last = names.expression(start), names.expression(end)
    if not first or not last:
        return None
    since, till = names.direct(start), names.direct(end)
    if period.edge == "by" and not period.count_start and 0 < period.amount <= LONGEST:
        if period.unit == "working_day":
            before, upto = (names.constant(worked_days(calendar, side)) for side in (True, False))
            worked, held = names.held(f"{before}[{last}] - {upto}[{first}]")
            return Certain(f"{worked} < {period.amount:d}", f"{period.amount:d} <= {worked} < {KNOWN:d}",
                           f"{held} < {KNOWN:d}", None, f"{before}[{till}] - {upto}[{since}] < {period.amount:d}",
                           )  # fmt: skip
        if period.unit == "calendar_day" and period.roll == "none":
            (begin, begun), (finish, finished) = names.held(first), names.held(last)
            span = names.constant(timedelta(period.amount))
            days = f"type({begin}) is date and type({finish}) is date and {finished} - {begun}"
            quick = f"{names.day(since)} and {names.day(till)} and {till} - {since} <= {span}"
            return Certain(f"{days} <= {span}", f"{days} > {span}", quick=quick)
    known: dict[tuple[date, date], bool] = {}

    def passes(begin: Any, finish: Any) -> bool:
        if type(begin) is not date or type(finish) is not date:
            return False
        pair = (begin, finish)
        found = known.get(pair)
        if found is None:
            found = judge(period, begin, finish, calendar=calendar).status == PASS
            if len(known) < _MOST:
                known[pair] = found
        return found

    return Certain(f"{names.constant(passes)}({first}, {last})", "")


def sure_blank(names: Names, start: Any, end: Any, idle: tuple[bool, bool]) -> str:
    """Return the screen's expression of "a blank leaves nothing to judge": where a blank start, or end, is *idle*."""
    first, last = names.expression(start), names.expression(end)
    if all(idle):
        return f"{first} is None or {last} is None"
    if idle[0]:
        return f"{first} is None"
    # a start that is not recorded may be blank, and what that means goes first
    return f"{last} is None and {first} is not None and {first} is not U" if idle[1] else ""


_MOST = 65_536
