"""Working days (工作日): which days count, how many lie in a span, which is the n-th, and where nobody knows.

The national arrangement (国务院办公厅节假日安排, 调休 included) comes from the chinesecalendar package for the years it
covers; further years, corrections and the holidays a region publishes itself come from files (``calendar_files``).
A calendar never guesses. Each day of a year without an arrangement may or may not be a working day (no more of them
than the calendar says, where it says so), and a region's holiday that is not recorded may fall anywhere in the window
given for it; so every answer is an interval, and it is certain only where its two ends agree. The ends are exact: some
arrangement that fits what is recorded attains each.
"""

import datetime as dt
from bisect import bisect_left
from collections.abc import Mapping
from typing import Any, Final, NamedTuple

from casefile_rules.calendars._tables import Layer, Table, Window, Year, plain_week, whole_year
from casefile_rules.calendars.spans import LAST_ORDINAL, NEVER, Spans, as_date, without

__all__ = ["CHINA", "NO_CALENDAR", "Calendar", "Count", "Days", "Gap", "Window", "Year"]


_LONGEST: Final = 200
"""In a span of more years than this a year without an arrangement is not looked at: each of its days may be either."""


class Count(NamedTuple):
    """A number of units, between ``low`` and ``high`` (both attainable); certain where they are equal."""

    low: int
    high: int


class Days(NamedTuple):
    """A day, between ``low`` and ``high``; ``None`` is later than any date that can be named (or never)."""

    low: dt.date | None
    high: dt.date | None


class Gap(NamedTuple):
    """Something a calendar does not know, between two days.

    ``kind`` is ``no_arrangement`` (no calendar of that year at all), ``unrecorded`` (a regional holiday may fall
    there) or ``unconfirmed`` (recorded, with less than high confidence; counted as recorded).
    """

    kind: str
    first: dt.date
    last: dt.date
    name: str = ""


class Calendar:
    """A calendar of working days (工作日历), by itself or laid over a ``base``.

    Args:
        name: as rulesets and provenance write it.
        years: what is said about single years, by number.
        base: the calendar below, for a region (its holidays are laid over the national ones).
        library: whether the years of the chinesecalendar package are known (of no effect over a base).
        elsewhere: the (off, work) that a year it says nothing about may hide, anywhere in that year: beside the days of
            the calendar below for a region, beside the plain week without one. (0, 0) without a base: no bound, each
            day of such a year may be either.
        digests: sha256 of the files it was read from, the base's first.

    ``layers`` are what it is made of, the lowest first. Nothing is computed before it is asked for, and a year's
    table is built once. Instances can be shared by threads and pickled. A question costs microseconds; none of them
    loops over days.
    """

    __slots__ = ("_bounded", "_known", "_tables", "digests", "layers", "name")

    def __init__(
        self,
        name: str = "",
        years: Mapping[int, Year] | None = None,
        *,
        base: "Calendar | None" = None,
        library: bool = False,
        elsewhere: tuple[int, int] = (0, 0),
        digests: tuple[str, ...] = (),
    ) -> None:
        self.name = name
        self.digests = digests
        below = base.layers if base else ()
        self.layers: tuple[Layer, ...] = (*below, Layer(dict(years or {}), library and not below, elsewhere))
        self._bounded = any(self.layers[0].elsewhere)
        self._known: tuple[int, ...] | None = None
        self._tables: dict[int, Table | None] = {}

    @property
    def known_years(self) -> tuple[int, ...]:
        """The years with an arrangement, ascending; a region's own days may still be unrecorded there."""
        known = self._known
        if known is None:
            known = self._known = tuple(sorted(self.layers[0].known_years()))
        return known

    def working_days(self, first: dt.date, last: dt.date) -> Count:
        """Return how many working days lie from *first* to *last*, both counted; none where *last* is earlier."""
        return self.count(((first.toordinal(), last.toordinal() + 1),))

    def is_working_day(self, day: dt.date) -> bool | None:
        """Return whether *day* is a working day, or ``None`` where that is not known."""
        low, high = self.working_days(day, day)
        return low == 1 if low == high else None

    def nth_working_day(self, after: dt.date, n: int) -> Days:
        """Return the *n*-th working day after *after* (which is not counted). Raises ValueError for n < 1."""
        if n < 1:
            message = "a working day is counted from 1"
            raise ValueError(message)
        start = after.toordinal() + 1
        return Days(as_date(self.reach(start, n, sooner=True)), as_date(self.reach(start, n, sooner=False)))

    def next_working_day(self, day: dt.date) -> Days:
        """Return *day* itself if it is a working day, else the next that is (顺延)."""
        start = day.toordinal()
        return Days(as_date(self.reach(start, 1, sooner=True)), as_date(self.reach(start, 1, sooner=False)))

    def gaps(self, first: dt.date, last: dt.date) -> tuple[Gap, ...]:
        """Return what is not known or not confirmed from *first* to *last*, by day."""
        found: list[Gap] = []
        unknown_from = first
        for number in self.known_years:
            if first.year <= number <= last.year:
                new_year = dt.date(number, 1, 1)
                if unknown_from < new_year:
                    found.append(Gap("no_arrangement", unknown_from, new_year - dt.timedelta(1)))
                if number == dt.MAXYEAR:
                    unknown_from = dt.date.max
                    break
                unknown_from = dt.date(number + 1, 1, 1)
                found += [gap for gap in self._gaps_of(number) if gap.first <= last and gap.last >= first]
        if unknown_from <= last and unknown_from.year not in self.known_years:
            found.append(Gap("no_arrangement", unknown_from, last))
        return tuple(sorted(found, key=lambda gap: (gap.first, gap.last, gap.kind, gap.name)))

    def count(self, spans: Spans) -> Count:
        """Return how many working days lie in the *spans* together (empty spans count nothing)."""
        low = high = 0
        touched: dict[tuple[int, int, int, int], list[int]] = {}
        for start, end in spans:
            if end <= start:
                continue
            unknown = end - start
            for number in self._known_between(start, end):
                table = self._table(number)
                if table is None:
                    continue
                size = len(table.upto) - 1
                here, there = max(start - table.first, 0), min(end - table.first, size)
                unknown -= there - here
                worked = table.upto[there] - table.upto[here]
                low += worked
                high += worked
                for window in table.windows:
                    here, there = max(start, window[0]), min(end, window[1])
                    if here < there:
                        inside = touched.setdefault(window, [0, 0])
                        worked = table.upto[there - table.first] - table.upto[here - table.first]
                        inside[0] += worked
                        inside[1] += there - here - worked
            high += unknown
        for (_, _, off, work), (worked, rested) in touched.items():
            low -= min(off, worked)
            high += min(work, rested)
        return Count(low, high)

    def reach(self, start: int, n: int, *, sooner: bool, excluded: Spans = ()) -> int:
        """Return the first ordinal at which *n* working days have passed, counting from *start* on.

        *sooner* takes every unknown day as a working day, otherwise as a day of rest. Days in *excluded* are not
        counted. Returns :data:`NEVER` where no date that can be named will do. *n* is at least 1.
        """
        if not excluded:
            day, n, start = self._walk(start, n)
            if day:
                return day
        # where something is unknown, or days are excluded: the count grows with the last day, so bisect over it
        if start > LAST_ORDINAL:
            return NEVER
        bound = start
        step = n
        origin = start
        while self._counted(origin, bound, excluded, sooner=sooner) < n:
            if bound >= LAST_ORDINAL:
                return NEVER
            start = bound + 1
            bound = min(bound + step, LAST_ORDINAL)
            step *= 2
        return bisect_left(
            range(bound + 1), n, lo=start, hi=bound, key=lambda day: self._counted(origin, day, excluded, sooner=sooner)
        )

    def reach_back(self, end: int, n: int, *, later: bool) -> int:
        """Return the last ordinal from which *n* working days lie up to *end*, both counted; 0 where none does.

        *later* takes every unknown day as a working day, otherwise as a day of rest. *n* is at least 1.
        """
        bound, step = end, n
        while self._counted(bound, end, (), sooner=later) < n:
            if bound <= 1:
                return 0
            bound = max(bound - step, 1)
            step *= 2
        # the count shrinks as the first day moves on: bisect for the first day from which too few are left
        days = range(end + 2)
        return (
            bisect_left(days, 1 - n, lo=bound, hi=end + 1, key=lambda day: -self._counted(day, end, (), sooner=later))
            - 1
        )

    def _counted(self, start: int, day: int, excluded: Spans, *, sooner: bool) -> int:
        return self.count(without(start, day + 1, excluded))[sooner]

    def _walk(self, start: int, n: int) -> tuple[int, int, int]:
        """Go through whole certain years: (the day or 0, what is left to count, where the uncertain part begins)."""
        while 0 < start <= LAST_ORDINAL:
            table = self._table(dt.date.fromordinal(start).year)
            if table is None or table.windows:
                break
            passed = table.upto[start - table.first]
            left = len(table.days) - passed
            if n <= left:
                return table.days[passed + n - 1], 0, start
            n -= left
            start = table.first + len(table.upto) - 1
        return 0, n, start

    def _known_between(self, start: int, end: int) -> range | list[int]:
        first = dt.date.fromordinal(max(1, min(start, LAST_ORDINAL))).year
        last = dt.date.fromordinal(max(1, min(end - 1, LAST_ORDINAL))).year
        if last - first <= (_LONGEST if self._bounded else 1):
            return range(first, last + 1)
        return [number for number in self.known_years if first <= number <= last]

    def _table(self, number: int) -> Table | None:
        try:
            return self._tables[number]
        except KeyError:
            table = self._tables[number] = self._built(number)
            return table

    def _built(self, number: int) -> Table | None:
        known = number in self.known_years
        if not known and not self._bounded:
            return None
        flags = plain_week(number)
        windows = [] if known else [whole_year(number, self.layers[0].elsewhere)]
        for height, layer in enumerate(self.layers):
            layer.write(number, flags)
            windows += layer.windows(number, regional=height > 0)
        return Table.of(number, flags, windows)

    def _gaps_of(self, number: int) -> list[Gap]:
        found: list[Gap] = []
        for height, layer in enumerate(self.layers):
            windows = layer.windows(number, regional=height > 0)
            found += [Gap("unrecorded", window.first, window.last, window.name) for window in windows]
            year = layer.years.get(number)
            if year is not None and year.confidence != "high":
                found += [Gap("unconfirmed", start, end, name) for start, end, name in year.off]
                found += [Gap("unconfirmed", day, day) for day in year.work]
        return found

    def __getstate__(self) -> tuple[Any, ...]:
        return self.name, self.layers, self.digests

    def __setstate__(self, state: tuple[Any, ...]) -> None:
        self.name, self.layers, self.digests = state
        self._bounded = any(self.layers[0].elsewhere)
        self._known = None
        self._tables = {}


NO_CALENDAR: Final = Calendar()
"""A calendar that knows no year: every count of working days is open."""

CHINA: Final = Calendar("chinesecalendar", library=True)
"""The national working days of the chinesecalendar package alone (工作日, 调休 included)."""
