"""What a deadline says of the period that was used, and its sure pass for the screen."""

from datetime import date, datetime, timedelta
from typing import Any

from casefile_rules.calendars import Calendar, Days
from casefile_rules.checks._worked_days import KNOWN, LONGEST, worked_days
from casefile_rules.conditions import Certain, Names
from casefile_rules.periods import Exclusion, Period, Verdict, judge, used
from casefile_rules.status import PASS


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
    plain = period.edge == "by" and not period.count_start and period.after is None
    if plain and 0 < period.amount <= LONGEST:
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
