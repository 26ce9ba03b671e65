"""Reading the calendars that are written down (``calendar/1``): the national years and what each region adds."""

import datetime as dt
import os
from collections.abc import Iterator
from typing import Final

from casefile_rules.calendars import Calendar, Window, Year
from casefile_rules.problems import Problem, ProblemsError, problem
from casefile_rules.reading.source import Source, read_source
from casefile_rules.reading.typed import read
from casefile_rules.shape import load_shape
from casefile_rules.values import Record

MOST_LEVELS: Final = 8
"""How many calendars may lie over each other."""


def read_calendar(folder: str | os.PathLike[str], name: str) -> Calendar:
    """Return the calendar *name* of *folder* (工作日历), laid over the calendars it names as its ``base``.

    Raises ProblemsError with every problem of a file at once: one that does not exist or does not fit the contract,
    a calendar that is its own base, a year written twice, days outside their year, windows of a recorded year.
    """
    return _read(os.fspath(folder), name, ())


def _read(folder: str, name: str, above: tuple[str, ...]) -> Calendar:
    shown = f"{name}.yaml"
    if not all(character.isalnum() or character in "-_" for character in name) or not name:
        raise ProblemsError([problem("K290", shown, name=name)])
    source = read_source(os.path.join(folder, shown), name=shown)
    problems: list[Problem] = []
    data: Record | None = source.data
    if not source.packed:
        data = read(load_shape("calendar"), source.data, source, problems)
    if problems or data is None:
        raise ProblemsError(problems)
    if not source.packed:  # what is packed was found sound
        problems += _faults(data, name, source)
    base_name = data.get("base")
    if base_name in (*above, name) or len(above) >= MOST_LEVELS:
        problems.append(problem("K292", shown, source.position(("base",)), name=base_name))
    if problems:
        raise ProblemsError(problems)
    base = _read(folder, base_name, (*above, name)) if base_name else None
    elsewhere = data.get("elsewhere") or {"rest": 0, "work": 0}
    return Calendar(
        name,
        {entry["year"]: _year(entry) for entry in data.get("years") or ()},
        base=base,
        library=data.get("library") is not None,
        elsewhere=(elsewhere["rest"], elsewhere["work"]),
        digests=(*(base.digests if base else ()), source.digest),
    )


def _year(entry: Record) -> Year:
    return Year(
        off=tuple((rest["from"], rest["until"], rest["name"]) for rest in entry.get("rest") or ()),
        work=tuple(entry.get("work") or ()),
        windows=tuple(
            Window(window["from"], window["until"], window["rest"], window["work"], window["name"])
            for window in entry.get("windows") or ()
        ),
        recorded=entry["status"] == "recorded",
        confidence=entry["confidence"],
    )


def _faults(data: Record, name: str, source: Source) -> list[Problem]:
    """Return what no shape can say: how the parts of a calendar must fit each other."""
    found: list[Problem] = []

    def report(code: str, *path: str | int, **values: object) -> None:
        found.append(problem(code, source.name, source.position(path), **values))

    if data["id"] != name:
        report("K291", "id", id=data["id"], name=name)
    regional = bool(data.get("base"))
    if regional and (data.get("library") or not data.get("elsewhere")):
        report("K293", "base")
    seen: set[int] = set()
    for index, entry in enumerate(data.get("years") or ()):
        if entry["year"] in seen:
            report("K294", "years", index, "year", year=entry["year"])
        seen.add(entry["year"])
        for code, path, days in _faults_of(entry):
            report(code, "years", index, *path, year=entry["year"], days=days)
    return found


def _faults_of(entry: Record) -> Iterator[tuple[str, tuple[str | int, ...], str]]:
    """Yield (code, path within the entry, days) for what does not fit in one year."""
    number = entry["year"]
    for part in ("rest", "work", "windows"):
        if entry.get(part) and (entry["status"] == "recorded") == (part == "windows"):
            yield "K295", (part,), part
    for part in ("rest", "windows"):
        for at, span in enumerate(entry.get(part) or ()):
            first, last = span["from"], span["until"]
            if not dt.date(number, 1, 1) <= first <= last <= dt.date(number, 12, 31):
                yield "K296", (part, at), f"{first} - {last}"
    for at, day in enumerate(entry.get("work") or ()):
        if day.year != number or any(rest["from"] <= day <= rest["until"] for rest in entry.get("rest") or ()):
            yield "K296", ("work", at), str(day)
