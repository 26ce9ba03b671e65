"""Working days counted once for every day asked for, so that a deadline is a subtraction."""

from datetime import date
from functools import lru_cache
from typing import Any, Final

from casefile_rules.calendars import Calendar

LONGEST: Final = 36_500
"""Periods longer than this are not judged by subtraction."""

KNOWN: Final = 5_000_000
"""More than there are working days in all years together: a difference below it is one between two known days."""

_APART: Final = 10_000_000
"""How far two runs of certain years are set apart."""

_NOWHERE: Final = _APART * 100_000


class WorkedDays(dict[Any, int]):
    """How many working days lie before a day (or up to it), counted within the years a calendar knows for certain.

    Filled as days are asked for. Within one run of certain years two days may be subtracted; what is no plain day of
    such a year (unknown, blank, a time of day) is further away than any period is long, on the late side as an end and
    on the early side as a start. So ``before[end] - upto[start] < amount`` is true only where a period of so many
    working days from *start* surely has not ended before *end*, and where the difference is not less than the amount
    but less than :data:`KNOWN` it surely has.
    """

    __slots__ = ("_before", "_calendar", "_runs")

    def __init__(self, calendar: Calendar, *, before: bool) -> None:
        super().__init__()
        self._calendar = calendar
        self._before = before
        self._runs: dict[int, int] = {}

    def __missing__(self, day: Any) -> int:
        nowhere = _NOWHERE if self._before else -_NOWHERE
        if type(day) is not date:
            return nowhere
        run = self._run(day.year)
        if not run:
            return nowhere
        first, end = date(run, 1, 1).toordinal(), day.toordinal()
        worked = self._calendar.count(((first, end if self._before else end + 1),)).low
        self[day] = found = worked + run * _APART
        return found

    def _run(self, year: int) -> int:
        """Return the first of the years up to *year* that are certain without a gap; 0 where *year* itself is not."""
        passed = []
        while year and year not in self._runs:
            low, high = self._calendar.working_days(date(year, 1, 1), date(year, 12, 31))
            if low != high:
                self._runs[year] = 0
                break
            passed.append(year)
            year -= 1
        run = self._runs.get(year, 0)
        for later in reversed(passed):
            run = self._runs[later] = run or later
        return run


@lru_cache(maxsize=16)
def worked_days(calendar: Calendar, before: bool) -> WorkedDays:
    """Return the table of *calendar*: the same one for every deadline."""
    return WorkedDays(calendar, before=before)
