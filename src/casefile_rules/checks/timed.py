"""timed: what was written down as the beginning of an act is not later than its end (起止时间)."""

import re
from datetime import date, datetime, time
from typing import Any, Final

from casefile_rules.checks._kind import Kind, parameters, text
from casefile_rules.conditions import At, Compiled, Run, Scope, Trace, constant
from casefile_rules.reading import scalars
from casefile_rules.status import FAIL, NOT_APPLICABLE, PASS, UNDETERMINED
from casefile_rules.values import UNKNOWN, Record

_CLOCK: Final = re.compile(
    r"(上午|下午|晚上|晚)?\s*(\d{1,2})\s*(?:[:：]|时|点)\s*(\d{1,2})?\s*分?(?:\s*[:：]\s*\d{1,2})?\s*$"
)
_AFTERNOON: Final = ("下午", "晚上", "晚")
_HALF: Final = 12


def compile_timed(typed: dict[str, Any], scope: Scope, at: At) -> Compiled:
    """Compile ``{from, to}``: two fields that hold a time as it was written on the paper.

    Read are a date with a time, a time with or without a date before it (10:30, 10时30分, 下午3点). Compared are the
    days where both tell one, then the times of day; one that tells no day belongs to the day of the other, and one day
    without a time is in order. What cannot be read is undetermined, a blank leaves nothing to compare.
    """
    first, last = scope.path(typed["from"], (*at, "from")), scope.path(typed["to"], (*at, "to"))
    if first is None or last is None:
        return constant()
    get_first, get_last = first[0], last[0]

    def status(run: Run, here: Record, each: Record) -> int:
        begun, over = get_first(run, here, each), get_last(run, here, each)
        if begun is None or over is None:
            return NOT_APPLICABLE
        if begun is UNKNOWN or over is UNKNOWN:
            return UNDETERMINED
        (day, hour), (end_day, end_hour) = written(begun), written(over)
        if day is not None and end_day is not None and day != end_day:
            return PASS if day < end_day else FAIL
        if hour is None or end_hour is None:
            return UNDETERMINED if day is None or end_day is None else PASS
        return PASS if hour <= end_hour else FAIL

    def explain(run: Run, here: Record, each: Record) -> Trace:
        begun, over = get_first(run, here, each), get_last(run, here, each)
        result = status(run, here, each)
        fault = {"earlier": typed["from"], "later": typed["to"], "earlier_date": begun, "later_date": over}
        note = "unrecorded" if result == UNDETERMINED else ""
        return Trace("timed", typed["to"], typed["from"], over, result, (), (fault,) if result == FAIL else (), note)

    return Compiled(status, explain)


def written(value: Any) -> tuple[date | None, time | None]:
    """Return the day and the time of day that *value* tells, each None where it tells none."""
    if isinstance(value, datetime):
        return value.date(), value.time()
    if isinstance(value, date):
        return value, None
    said = str(value).strip()
    try:
        found = scalars.moment(said)
    except ValueError:
        found = None
    if found is not None:
        return written(found)
    clock = _CLOCK.search(said)
    day = _day(said[: clock.start()] if clock else said)
    if clock is None:
        return day, None
    hour, minute = int(clock[2]), int(clock[3] or 0)
    hour += _HALF if clock[1] in _AFTERNOON and hour < _HALF else 0
    return day, time(hour, minute) if hour < 2 * _HALF and minute < 5 * _HALF else None


def _day(said: str) -> date | None:
    try:
        return scalars.date(said.strip())
    except ValueError:
        return None


KIND = Kind(
    "timed",
    "起止时间先后有序",
    "What is written as the beginning is not later than the end.",
    parameters(
        ("from", "to"),
        **{"from": text("the field that holds the beginning"), "to": text("the field that holds the end")},
    ),
    compile_timed,
)
