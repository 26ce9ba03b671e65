"""Variations of an example: the same case with one thing recorded otherwise, for finding what tells a change apart."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any, Final

from casefile_rules.conditions import At
from casefile_rules.mutation._change import DROPPED, changed
from casefile_rules.mutation._literals import beside, next_to
from casefile_rules.shape import Field

_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_WORD: Final = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_MOST_DAYS: Final = 100


class Spoken:
    """What a rule speaks of: names of fields, words and numbers it compares with, lengths of periods in days."""

    def __init__(self, *raws: Any) -> None:
        self.names: set[str] = set()
        self.words: dict[str, list[str]] = {}
        self.days: set[int] = {-1, 0, 1}
        for raw in raws:
            self._read(raw, "")

    def _read(self, raw: Any, name: str) -> None:
        if isinstance(raw, dict):
            for key, value in raw.items():
                self.names.update(_WORD.findall(key))
                self._read(
                    value, key.rpartition(".")[2] if key not in ("is", "in", "not_in", "contains", "within") else name
                )
            self._period(raw)
        elif isinstance(raw, list):
            for one in raw:
                self._read(one, name)
        elif isinstance(raw, str):
            self.names.update(_WORD.findall(raw))
            self.words.setdefault(name, []).append(raw)

    def _period(self, raw: dict[str, Any]) -> None:
        amount = raw.get("amount")
        if isinstance(amount, str) and amount.isdecimal():
            number = int(amount)
            unit = str(raw.get("unit", "calendar_day"))
            first = number * {"month": 30, "year": 365}.get(unit, 1)
            last = first + (number // 5 * 2 + 10 if unit == "working_day" else 5)
            self.days.update(range(max(first - 2, 0), min(last, first + _MOST_DAYS)))


def variations(
    example: dict[str, Any], root: Field, members: dict[str, Field], spoken: Spoken
) -> Iterator[dict[str, Any]]:
    """Yield *example* with one thing recorded otherwise; *members* are the fields of what it may give by name."""
    days = sorted(set(_DAY.findall(repr(example))))
    for key, value in example.items():
        field = root if key == "case" else members.get(key)
        if field is not None and isinstance(value, dict):
            for at, new in _record(value, field, (key,), spoken, days):
                yield changed(example, at, new)
    if "case" not in example:
        for name in sorted(spoken.names & root.fields.keys()):
            for new in _new(root.fields[name], name, spoken, days):
                yield {**example, "case": {name: new}}
    for verdict in ("pass", "fail"):
        if "answer" not in example:
            yield {**example, "answer": verdict}


def _record(raw: dict[str, Any], field: Field, at: At, spoken: Spoken, days: list[str]) -> Iterator[tuple[At, Any]]:
    for key, value in raw.items():
        there, below = (*at, key), field.fields.get(key, Field("any"))
        yield there, DROPPED
        if value is not None:
            yield there, None
        yield from _value(value, below, there, spoken, days, key)
    for name in sorted(spoken.names & field.fields.keys() - raw.keys()):
        for new in _new(field.fields[name], name, spoken, days):
            yield (*at, name), new


def _value(value: Any, field: Field, at: At, spoken: Spoken, days: list[str], name: str) -> Iterator[tuple[At, Any]]:
    if isinstance(value, dict):
        yield from _record(value, field, at, spoken, days)
    elif isinstance(value, list):
        item = field.item or Field("any")
        for index, one in enumerate(value):
            yield (*at, index), DROPPED
            yield from _value(one, item, (*at, index), spoken, days, name)
        if item.kind == "record" and value:
            for change, new in _record(value[-1], item, (), spoken, days) if isinstance(value[-1], dict) else ():
                yield at, [*value, changed(value[-1], change, new)]
        for new in _new(item, name, spoken, days):
            yield at, [*value, new]
    elif isinstance(value, str):
        yield from ((at, other) for other in _others(value, field, name, spoken, days))


def _others(value: str, field: Field, name: str, spoken: Spoken, days: list[str]) -> Iterator[str]:
    """Yield other values for what is recorded as *value*."""
    if value in ("true", "false"):
        yield "false" if value == "true" else "true"
    elif _DAY.match(value):
        for day in days:
            for step in sorted(spoken.days):
                other = (date.fromisoformat(day) + timedelta(days=step)).isoformat() + value[10:]
                if other != value:
                    yield other
    elif field.kind == "choice":
        yield from dict.fromkeys(
            [*(one for one in spoken.words.get(name, ()) if one in field.values), *next_to(value, field.values)]
        )
    elif re.fullmatch(r"[0-9.]+", value) and field.kind in ("integer", "decimal"):
        for number in [
            value,
            *(one for words in spoken.words.values() for one in words if re.fullmatch(r"[0-9.]+", one)),
        ]:
            yield number
            yield from beside(number)
    else:
        yield from spoken.words.get(name, ())
        yield value + "甲"


def _new(field: Field, name: str, spoken: Spoken, days: list[str]) -> Iterator[Any]:
    """Yield values for what is not recorded yet."""
    kind = field.kind
    if kind == "boolean":
        yield from ("true", "false")
    elif kind in ("date", "moment"):
        yield from days[:2]
        for step in sorted(spoken.days):
            yield from ((date.fromisoformat(day) + timedelta(days=step)).isoformat() for day in days)
    elif kind == "choice":
        said = [one for one in spoken.words.get(name, ()) if one in field.values]
        yield from said or field.values[:2]
        yield from [one for one in field.values if one not in said][:1]
    elif kind in ("integer", "decimal"):
        yield from ("1", "2")
    elif kind == "text":
        yield from dict.fromkeys([*spoken.words.get(name, ()), "某"])
    elif kind == "list":
        yield []
        item = field.item or Field("text")
        if item.kind == "record":
            yield from ([new] for new in _members(item, spoken, days))
        else:
            yield from ([new] for new in _new(item, name, spoken, days))
    elif kind == "record":
        for inner in sorted(spoken.names & field.fields.keys()):
            yield from ({inner: new} for new in _new(field.fields[inner], inner, spoken, days))
    yield None


def _members(item: Field, spoken: Spoken, days: list[str]) -> Iterator[dict[str, Any]]:
    for name in sorted(spoken.names & item.fields.keys()):
        if item.fields[name].kind not in ("list", "record"):
            yield from ({name: new} for new in _new(item.fields[name], name, spoken, days))
