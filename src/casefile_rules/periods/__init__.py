"""Statutory periods (期间): the last day of one, whether an act keeps to it, and when that cannot be said.

How a period is counted:

* The day it starts on is not counted (开始之日不计入) unless ``count_start`` says so; then it is counted as if it had
  started the day before.
* ``working_day`` 工作日 and ``calendar_day`` 自然日: the n-th such day after the start. ``month`` 月 and ``year`` 年:
  the day of the same number, or the last day of a month that has none (31 January and one month end on the last day
  of February; 29 February and one year on 28 February). ``hour`` 小时 runs from minute to minute.
* ``roll: next_workday`` (顺延): a last day that is a day of rest gives way to the next working day.
* Excluded spans (扣除) are united; the days in them are not counted, both ends included. Only what lies within the
  period counts: a span that begins after the last day does not revive an expired period.
* An extension (延长) adds to the amount before it is counted, or sets the last day. It gives what was granted, not
  more than its bound, and where it must be approved in time, only if it was: by the last day of the period as it stood.
* A period may start where another ends (``after``): six months to sue, then three months to ask a court.

What is not known (an unproved exclusion, an extension whose condition is open, a year without a calendar, an hour of
which only the date is recorded) makes the limit two values, and a verdict is certain only where both agree. A
missing end is never today.
"""

import datetime as dt
from collections.abc import Iterable
from typing import Final, NamedTuple

from casefile_rules.calendars import Calendar, Count, Days
from casefile_rules.calendars.spans import as_date, without
from casefile_rules.periods._counting import (
    EDGES,
    OPEN,
    ROLLS,
    UNITS,
    Exclusion,
    Moment,
    Period,
    bounds,
    checked,
    months_back,
    named,
    spans_of,
)  # fmt: skip
from casefile_rules.periods._extending import Extension, Frame, begins
from casefile_rules.status import FAIL, PASS, UNDETERMINED

__all__ = [
    "EDGES", "OPEN", "REASONS", "ROLLS", "UNITS",
    "Exclusion", "Extension", "Moment", "Period", "Verdict",
    "add", "count_back", "judge", "last_day", "used",
]  # fmt: skip

REASONS: Final = (
    "in_time", "late", "too_early", "far_enough", "inverted", "open",
    "unknown_start", "blank_start", "unknown_end", "blank_end",
)  # fmt: skip


class Verdict(NamedTuple):
    """How an act stands to a period.

    Attributes:
        status: PASS, FAIL or UNDETERMINED of ``casefile_rules.status``.
        reason: one of :data:`REASONS`.
        last: the last day of the period (datetimes where the unit is hours); ``None`` where the start is not known.
        open: where the reason is ``open``, which of :data:`OPEN` keep it open.
        wide: which of them keep the last day between two values, also where the act is late by either.
    """

    status: int
    reason: str
    last: Days | None = None
    open: tuple[str, ...] = ()
    wide: tuple[str, ...] = ()


def judge(
    period: Period,
    start: Moment,
    end: Moment,
    *,
    calendar: Calendar,
    exclusions: Iterable[Exclusion] = (),
    extensions: Iterable[Extension] = (),
) -> Verdict:
    """Return whether an act at *end* keeps to the *period* that runs from *start*.

    On the last lawful day it does and on the next day it does not. An *end* before *start* contradicts the file and
    always gives the reason ``inverted``: ``by`` passes all the same (it is not late; that the order is wrong is for a
    sequence check to say), ``after`` and ``at_least`` fail. A start or end that is blank or unknown is undetermined;
    the last day is given wherever the start is known. Raises ValueError for an amount below 0 or an unknown word.
    """
    if period.edge not in EDGES or period.roll not in ROLLS:
        message = f"not an edge or a roll of a period: {period.edge}, {period.roll}"
        raise ValueError(message)
    hours = period.unit == "hour"
    begun, counted_from = bounds(start, hours=hours), begins(period, start, calendar)
    if begun is None or counted_from is None:
        return Verdict(UNDETERMINED, "blank_start" if start is None else "unknown_start")
    frame = Frame(period, counted_from, spans_of(exclusions, hours=hours), calendar, extensions)
    low, high = frame.limits()
    last = Days(named(low, hours=hours), named(high, hours=hours))
    ended = bounds(end, hours=hours)
    if ended is None:
        return Verdict(UNDETERMINED, "blank_end" if end is None else "unknown_end", last)
    wide = frame.causes(dated=False) if low != high else ()
    if ended[1] < begun[0]:
        return Verdict(PASS if period.edge == "by" else FAIL, "inverted", last, (), wide)
    # hours run to the minute, so that the last minute itself is already far enough away
    step = 0 if hours and period.edge == "at_least" else 1
    if ended[0] >= high + step:
        status, reason = (FAIL, "late") if period.edge == "by" else (PASS, "far_enough")
        return Verdict(status, reason, last, (), wide)
    if ended[1] < low + step:
        status, reason = (PASS, "in_time") if period.edge == "by" else (FAIL, "too_early")
        return Verdict(status, reason, last, (), wide)
    return Verdict(UNDETERMINED, "open", last, frame.causes(dated=ended[0] < ended[1] or begun[0] < begun[1]), wide)


def last_day(
    period: Period,
    start: dt.date,
    *,
    calendar: Calendar,
    exclusions: Iterable[Exclusion] = (),
    extensions: Iterable[Extension] = (),
) -> Days:
    """Return the last day of *period* (期间届满日) counted from *start*; moments where the unit is hours."""
    verdict = judge(period, start, None, calendar=calendar, exclusions=exclusions, extensions=extensions)
    return verdict.last or Days(None, None)


def used(
    period: Period, start: dt.date, end: dt.date, *, calendar: Calendar, exclusions: Iterable[Exclusion] = ()
) -> Count:
    """Return how much of *period* was used from *start* to *end*, for the words of a finding.

    In working days where the unit is the working day, in minutes where it is the hour, else in calendar days. The
    end is counted for ``by`` and is not for the other edges (what lies between). 0 where *end* comes first.
    """
    hours = period.unit == "hour"
    begun, ended = begins(period, start, calendar), bounds(end, hours=hours)
    if begun is None or ended is None:
        message = "a start and an end are needed to count what was used"
        raise ValueError(message)
    sure, maybe = spans_of(exclusions, hours=hours)
    back = 0 if hours or period.edge == "by" else 1
    ahead = 0 if period.count_start and not hours else 1
    few = without(begun[1] + ahead, ended[0] + 1 - back, maybe)
    many = without(begun[0] + ahead, ended[1] + 1 - back, sure)
    if period.unit == "working_day":
        return Count(calendar.count(few).low, calendar.count(many).high)
    return Count(sum(stop - first for first, stop in few), sum(stop - first for first, stop in many))


def add(start: dt.date, amount: int, unit: str, calendar: Calendar) -> Days:
    """Return the last day of *amount* units counted from *start*, which is not counted itself."""
    return last_day(Period(amount, unit), start, calendar=calendar)


def count_back(last: dt.date, amount: int, unit: str, calendar: Calendar) -> Days:
    """Return the latest start from which a period of *amount* units has ended by *last* (往回推算).

    It is the exact inverse of :func:`add`: ``start <= count_back(last)`` holds just when ``add(start) <= last`` does.
    ``None`` is earlier than any date that can be named. Raises ValueError as :func:`judge` does.
    """
    checked(amount, unit)
    hours = unit == "hour"
    low, high = bounds(last, hours=hours) or (0, 0)
    if unit == "working_day" and amount:
        return Days(*(as_date(calendar.reach_back(low, amount, later=later) - 1) for later in (False, True)))
    if unit in ("month", "year"):
        day = months_back(low, amount * 12 if unit == "year" else amount)
        return Days(as_date(day), as_date(day))
    size = amount * 60 if hours else amount
    return Days(named(low - size, hours=hours), named(high - size, hours=hours))
