"""Counting with whole numbers: a day is its ordinal, a minute the number of minutes since the first ordinal.

Whatever is not known exactly is a pair (earliest, latest). A number stands for the unit that ends with it, so that
"the n-th unit after the start" is the same sum for days and for minutes.
"""

import datetime as dt
from collections.abc import Iterable
from typing import Final, NamedTuple

from casefile_rules.calendars import Calendar
from casefile_rules.calendars.spans import NEVER, Spans, as_date, united
from casefile_rules.status import ERROR, FAIL, NOT_APPLICABLE, PASS, UNDETERMINED
from casefile_rules.values import Unknown

UNITS: Final = ("working_day", "calendar_day", "month", "year", "hour")
EDGES: Final = ("by", "after", "at_least")
ROLLS: Final = ("none", "next_workday")
OPEN: Final = ("calendar", "exclusion", "extension", "hour")

Moment = dt.date | None | Unknown
"""A ``date`` or ``datetime`` (naive, to the minute); ``None`` is blank and ``UNKNOWN`` unrecorded."""

_MINUTES: Final = 24 * 60
_UNSURE: Final = (UNDETERMINED, ERROR)


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
    """

    amount: int
    unit: str
    edge: str = "by"
    roll: str = "none"
    count_start: bool = False


class Exclusion(NamedTuple):
    """A span that may not count (扣除期间), from *first* to *last*, both within it.

    *proof* is the status of its proof in the file: passed, the span is excluded; failed or not applicable, it is not;
    undetermined (or broken), it may be. So may what lies towards an end that is blank or unknown. A span whose end
    comes before its beginning excludes nothing.
    """

    first: Moment
    last: Moment
    proof: int = PASS


class Extension:
    """More units of the period's own unit (延长), if the condition with this *status* holds."""

    __slots__ = ("amount", "status")

    def __init__(self, amount: int, status: int = PASS) -> None:
        self.amount = amount
        self.status = status


class Frame:
    """A period with what is known of everything that moves its last day: each as an earlier and a later bound."""

    __slots__ = ("begun", "calendar", "least", "maybe", "most", "period", "sure")

    def __init__(
        self,
        period: Period,
        begun: tuple[int, int],
        sure: Spans,
        maybe: Spans,
        least: int,
        most: int,
        calendar: Calendar,
    ) -> None:
        self.period = period
        self.begun = begun
        self.sure = sure
        self.maybe = maybe
        self.least = least
        self.most = most
        self.calendar = calendar

    def limits(self) -> tuple[int, int]:
        """Return the earliest and the latest last day: whatever is open can only move it one way."""
        low = _last(self.period, self.begun[0], self.least, self.sure, self.calendar, sooner=True)
        return low, _last(self.period, self.begun[1], self.most, self.maybe, self.calendar, sooner=False)

    def causes(self, *, dated: bool) -> tuple[str, ...]:
        """Return what keeps the limits apart: each cause that moves the last day from one end or the other."""
        ends = (
            (self.begun[0], self.least, self.sure, True),
            (self.begun[1], self.most, self.maybe, False),
        )
        found = ["hour"] if dated else []
        for begun, amount, excluded, sooner in ends:
            here = self._at(begun, amount, excluded, sooner=sooner)
            if here != self._at(begun, amount, excluded, sooner=not sooner):
                found.append("calendar")
            if here != self._at(begun, amount, self.maybe if sooner else self.sure, sooner=sooner):
                found.append("exclusion")
            if here != self._at(begun, self.most if sooner else self.least, excluded, sooner=sooner):
                found.append("extension")
        return tuple(cause for cause in OPEN if cause in found)

    def _at(self, begun: int, amount: int, excluded: Spans, *, sooner: bool) -> int:
        return _last(self.period, begun, amount, excluded, self.calendar, sooner=sooner)


def _last(period: Period, start: int, amount: int, excluded: Spans, calendar: Calendar, *, sooner: bool) -> int:
    unit = period.unit
    if unit == "hour":
        return _skip(start, amount * 60, excluded)
    if period.count_start:
        start -= 1
    if unit == "working_day":
        last = calendar.reach(start + 1, amount, sooner=sooner, excluded=excluded) if amount else start
    else:
        if unit != "calendar_day":
            amount = _months_on(start, amount * 12 if unit == "year" else amount) - start
        last = _skip(start, amount, excluded)
    if period.roll == "next_workday" and period.edge != "at_least" and last < NEVER:
        last = calendar.reach(last, 1, sooner=sooner)
    return min(last, NEVER)


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


def amounts(period: Period, extensions: Iterable[Extension]) -> tuple[int, int]:
    checked(period.amount, period.unit)
    least = most = period.amount
    for extension in extensions:
        checked(extension.amount, period.unit)
        if extension.status == PASS:
            least += extension.amount
            most += extension.amount
        elif extension.status in _UNSURE:
            most += extension.amount
    return least, most


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
