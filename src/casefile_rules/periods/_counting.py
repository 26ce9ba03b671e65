"""Counting with whole numbers: a day is its ordinal, a minute the number of minutes since the first ordinal.

Whatever is not known exactly is a pair (earliest, latest). A number stands for the unit that ends with it, so that
"the n-th unit after the start" is the same sum for days and for minutes.
"""

import datetime as dt
from collections.abc import Iterable
from typing import Final, NamedTuple

from casefile_rules.calendars import Calendar
from casefile_rules.calendars.spans import NEVER, Spans, as_date, united
from casefile_rules.status import FAIL, NOT_APPLICABLE, PASS
from casefile_rules.values import Unknown

UNITS: Final = ("working_day", "calendar_day", "month", "year", "hour")
EDGES: Final = ("by", "after", "at_least")
ROLLS: Final = ("none", "next_workday")
OPEN: Final = ("calendar", "exclusion", "extension", "hour")

Moment = dt.date | None | Unknown
"""A ``date`` or ``datetime`` (naive, to the minute); ``None`` is blank and ``UNKNOWN`` unrecorded."""

_MINUTES: Final = 24 * 60


class Period(NamedTuple):
    """A period as a rule states it.

    Attributes:
        amount: how many units, 0 or more.
        unit: one of :data:`UNITS`.
        edge: ``by`` 不得超过: not later than the last day. ``after`` 届满后: only when the period has expired, so from
            the day after the last day on (with hours: later than the last minute). ``at_least`` 间隔不少于: that many
            full units lie strictly between the two days, as for a notice so many days before a hearing; where the
            day of the notice is to be one of them, say ``count_start`` (with hours: so long after, or longer). The
            second day is a later one even where the amount is 0.
        roll: one of :data:`ROLLS`; without effect on hours and on ``at_least``, which protects a least distance.
        count_start: whether the start is the first day counted; without effect on hours.
        after: another period that runs first: this one starts on its last day (期间届满之日), so that each has its own
            arithmetic and its own roll. Nothing is excluded from it and nothing extends it; its edge has no effect.
    """

    amount: int
    unit: str
    edge: str = "by"
    roll: str = "none"
    count_start: bool = False
    after: "Period | None" = None


class Exclusion(NamedTuple):
    """A span that may not count (扣除期间), from *first* to *last*, both within it.

    *proof* is the status of its proof in the file: passed, the span is excluded; failed or not applicable, it is not;
    undetermined (or broken), it may be. So may what lies towards an end that is blank or unknown. A span whose end
    comes before its beginning excludes nothing.
    """

    first: Moment
    last: Moment
    proof: int = PASS


def counted(period: Period, start: int, amount: int, excluded: Spans, calendar: Calendar, *, sooner: bool) -> int:
    """Return the number on which *amount* units of *period* have passed, a last day of rest not yet moved on."""
    unit = period.unit
    if unit == "hour":
        return _skip(start, amount * 60, excluded)
    if period.count_start:
        start -= 1
    if start >= NEVER:
        return NEVER
    if unit == "working_day":
        return min(calendar.reach(start + 1, amount, sooner=sooner, excluded=excluded) if amount else start, NEVER)
    if unit != "calendar_day":
        amount = _months_on(start, amount * 12 if unit == "year" else amount) - start
    return min(_skip(start, amount, excluded), NEVER)


def rolled(period: Period, last: int, calendar: Calendar, *, sooner: bool) -> int:
    """Return the *last* day of *period*, moved on to the next working day where the period says so (顺延)."""
    if period.roll != "next_workday" or period.edge == "at_least" or period.unit == "hour" or last >= NEVER:
        return last
    return min(calendar.reach(last, 1, sooner=sooner), NEVER)


def _skip(start: int, amount: int, excluded: Spans) -> int:
    """Return the *amount*-th whole number after *start* that lies in none of the *excluded* spans."""
    for first, end in excluded:
        if end > start + 1:
            free = max(first - 1 - start, 0)
            if amount <= free:
                break
            amount -= free
            start = end - 1
    return start + amount


def _months_on(start: int, months: int) -> int:
    day = dt.date.fromordinal(max(start, 1))
    return _in_month(day.year * 12 + day.month - 1 + months, day.day)


def months_back(last: int, months: int) -> int:
    day = dt.date.fromordinal(last)
    month = day.year * 12 + day.month - 1
    # every start that a short month cut off ends on its last day, so from there the way back is to a month's end
    cut = last == _in_month(month, 31)
    return _in_month(month - months, 31 if cut else day.day)


def _in_month(month: int, day: int) -> int:
    """Return the ordinal of *day* in *month* (counted from the year 0), or of the month's last day if it has none."""
    if month < dt.MINYEAR * 12:
        return 0
    first = _first_of(month)
    return min(first + day, _first_of(month + 1)) - 1 if first < NEVER else NEVER


def _first_of(month: int) -> int:
    year, index = divmod(month, 12)
    return dt.date(year, index + 1, 1).toordinal() if year <= dt.MAXYEAR else NEVER


def checked(amount: int, unit: str) -> None:
    if amount < 0 or unit not in UNITS:
        message = f"not an amount and a unit of a period: {amount} {unit}"
        raise ValueError(message)


def spans_of(exclusions: Iterable[Exclusion], *, hours: bool) -> tuple[Spans, Spans]:
    """Return the spans that are surely excluded and those that may be; the first lie within the second."""
    sure: list[tuple[int, int]] = []
    maybe: list[tuple[int, int]] = []
    for first, last, proof in exclusions:
        if proof not in (FAIL, NOT_APPLICABLE):
            begin, stop = _edge(first, hours=hours, closing=False), _edge(last, hours=hours, closing=True)
            maybe.append((begin[0], stop[1]))
            if proof == PASS:
                sure.append((begin[1], stop[0]))
    return (united(sure), united(maybe)) if maybe else ((), ())


def _edge(moment: Moment, *, hours: bool, closing: bool) -> tuple[int, int]:
    """Return the earliest and latest number at which a span that *moment* opens or closes begins or has ended."""
    known = bounds(moment, hours=hours)
    if known is None:
        return 0, NEVER * _MINUTES
    if not hours:
        return known[0] + closing, known[1] + closing
    # of a date without an hour, no minute is sure to be excluded and every one may be
    return known[0] + 1, known[1] + 1 + (closing and known[0] < known[1])


def bounds(moment: Moment, *, hours: bool) -> tuple[int, int] | None:
    """Return the earliest and latest number of *moment*: a day's ordinal, or with *hours* minutes."""
    if moment is None or isinstance(moment, Unknown):
        return None
    day = moment.toordinal()
    if not hours:
        return day, day
    if isinstance(moment, dt.datetime):
        minute = day * _MINUTES + moment.hour * 60 + moment.minute
        return minute, minute
    return day * _MINUTES, day * _MINUTES + _MINUTES - 1


def named(number: int, *, hours: bool) -> dt.date | None:
    """Return the date (or with *hours* the datetime) that *number* stands for, ``None`` beyond the calendar."""
    if not hours:
        return as_date(number)
    day, minute = divmod(number, _MINUTES)
    date = as_date(day)
    return date and dt.datetime.combine(date, dt.time(minute // 60, minute % 60))
