"""What is written down about a year, and the table it becomes: a year is laid out once, then only looked up."""

import datetime as dt
from collections.abc import Iterable
from functools import cache
from itertools import accumulate
from typing import Final, NamedTuple


class Window(NamedTuple):
    """Days within which an unrecorded holiday may fall (both ends included).

    At most ``off`` of its working days may in truth be days of rest, and at most ``work`` of its days of rest may
    in truth have been worked to make up for them (调休).
    """

    first: dt.date
    last: dt.date
    off: int
    work: int
    name: str = ""


class Year:
    """What one calendar says about one year, laid over the calendar below it (or over the plain week).

    ``off`` holds (first, last, name) spans of days of rest and ``work`` days that are worked although they are not
    working days below; a day in both is worked. A year that is not ``recorded`` is known only through its windows.
    """

    __slots__ = ("confidence", "off", "recorded", "windows", "work")

    def __init__(
        self,
        off: tuple[tuple[dt.date, dt.date, str], ...] = (),
        work: tuple[dt.date, ...] = (),
        windows: tuple[Window, ...] = (),
        *,
        recorded: bool = True,
        confidence: str = "high",
    ) -> None:
        self.off = off
        self.work = work
        self.windows = windows
        self.recorded = recorded
        self.confidence = confidence


class Table:
    """One year: ``upto[i]`` working days among its first i days, the ordinals of all of them, and its windows."""

    __slots__ = ("days", "first", "upto", "windows")

    def __init__(self, first: int, upto: list[int], days: list[int], windows: list[tuple[int, int, int, int]]) -> None:
        self.first = first
        self.upto = upto
        self.days = days
        self.windows = windows

    @classmethod
    def of(cls, number: int, flags: bytearray, windows: Iterable[Window]) -> "Table":
        """Return the table of the year *number*, whose days are worked where *flags* say 1."""
        first = new_year(number)
        days = [first + day for day, worked in enumerate(flags) if worked]
        return cls(first, list(accumulate(flags, initial=0)), days, _united(windows, first, first + len(flags)))


def new_year(number: int) -> int:
    """Return the ordinal of 1 January of the year *number*."""
    return dt.date(number, 1, 1).toordinal()


def whole_year(number: int, hidden: tuple[int, int]) -> Window:
    """Return the window of a year of which nothing is recorded, which may hide so many days (off, work)."""
    return Window(dt.date(number, 1, 1), dt.date(number, 12, 31), *hidden)


def plain_week(number: int) -> bytearray:
    """Return one flag a day of the year *number*: 1 from Monday to Friday, 0 at the weekend (双休日)."""
    first = new_year(number)
    size = dt.date(number, 12, 31).toordinal() - first + 1
    return bytearray((first + day - _MONDAY) % 7 < _WORKED for day in range(size))


_MONDAY: Final = dt.date(1, 1, 1).toordinal()
_WORKED: Final = 5


@cache
def national() -> dict[int, dict[int, int]]:
    """Return what chinesecalendar records: year -> ordinal of each day that differs from the plain week -> 0 or 1.

    The package is imported at the first question about working days: most case files never ask one.
    """
    import chinese_calendar  # type: ignore[import-untyped, unused-ignore]  # it ships no types

    covered = [day.year for day in chinese_calendar.holidays]
    found: dict[int, dict[int, int]] = {number: {} for number in range(min(covered), max(covered) + 1)}
    for days, worked in ((chinese_calendar.holidays, 0), (chinese_calendar.workdays, 1)):
        for day in days:
            found[day.year][day.toordinal()] = worked
    return found


class Layer:
    """One calendar without those below it: see :class:`casefile_rules.calendars.Calendar` for its parts."""

    __slots__ = ("elsewhere", "library", "years")

    def __init__(self, years: dict[int, Year], library: bool, elsewhere: tuple[int, int]) -> None:
        self.years = years
        self.library = library
        self.elsewhere = elsewhere

    def known_years(self) -> set[int]:
        """Return the years that this layer alone gives an arrangement."""
        known = set(national()) if self.library else set()
        for number, year in self.years.items():
            if year.recorded or year.windows:
                known.add(number)
            else:
                known.discard(number)
        return known

    def write(self, number: int, flags: bytearray) -> None:
        """Write what is recorded of the year *number* into *flags*: the library, days of rest, days worked."""
        first = new_year(number)
        if self.library:
            for day, worked in national().get(number, {}).items():
                flags[day - first] = worked
        year = self.years.get(number, _NOTHING)
        for start, end, _ in year.off:
            for day in range(max(start.toordinal() - first, 0), min(end.toordinal() - first + 1, len(flags))):
                flags[day] = 0
        for made_up in year.work:
            if made_up.year == number:
                flags[made_up.toordinal() - first] = 1

    def windows(self, number: int, *, regional: bool) -> tuple[Window, ...]:
        """Return where days of the year *number* are not recorded; the whole year where a region says nothing."""
        year = self.years.get(number)
        if year is not None and (year.recorded or year.windows):
            return year.windows
        if not regional or not any(self.elsewhere):
            return ()
        return (whole_year(number, self.elsewhere),)


_NOTHING: Final = Year()


def _united(windows: Iterable[Window], first: int, end: int) -> list[tuple[int, int, int, int]]:
    """Return *windows* within one year, in order, overlapping ones as one that may hide what they hide together."""
    found: list[tuple[int, int, int, int]] = []
    for window in sorted(windows):
        here, there = max(window.first.toordinal(), first), min(window.last.toordinal() + 1, end)
        if here >= there:
            continue
        if found and here < found[-1][1]:
            before = found.pop()
            found.append((before[0], max(before[1], there), before[2] + window.off, before[3] + window.work))
        else:
            found.append((here, there, window.off, window.work))
    return found
