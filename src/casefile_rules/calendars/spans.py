"""Spans of days as whole numbers: uniting them (合并), taking them out (扣除), and naming the day again."""

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Final

LAST_ORDINAL: Final = dt.date.max.toordinal()
NEVER: Final = LAST_ORDINAL + 1
"""An ordinal later than any date that can be named."""

Spans = Sequence[tuple[int, int]]
"""Disjoint, ascending, half-open spans ``[first, end)`` of proleptic ordinals (``date.toordinal``)."""


def without(start: int, end: int, excluded: Spans) -> list[tuple[int, int]]:
    """Return what is left of ``[start, end)`` when the *excluded* spans (扣除) are taken out."""
    left: list[tuple[int, int]] = []
    for first, stop in excluded:
        if first >= end:
            break
        if first > start:
            left.append((start, first))
        start = max(start, stop)
    if start < end:
        left.append((start, end))
    return left


def united(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return half-open *spans* in order, with those that overlap or touch made one and empty ones dropped."""
    found: list[tuple[int, int]] = []
    for first, end in sorted(span for span in spans if span[0] < span[1]):
        if found and first <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], end))
        else:
            found.append((first, end))
    return found


def as_date(ordinal: int) -> dt.date | None:
    """Return the date of *ordinal*, or ``None`` where it lies beyond the dates that can be named."""
    return dt.date.fromordinal(ordinal) if 0 < ordinal <= LAST_ORDINAL else None
