"""One fact, one key: what is written under another spelling of a key is read under the key itself (``same_as``).

The contract says which keys are spellings of another one. Where only the other spelling is recorded, the fact is taken
from there. Where both are recorded and differ, the file contradicts itself, which is told: a duty that one of the two
affirms counts as due, since a flag may add a duty and never take one away; any other value is nobody's to choose and
becomes unknown.
"""

import datetime as dt
from functools import lru_cache
from typing import Any, NamedTuple

from casefile_rules.casefile._shape import read_shape, root_field
from casefile_rules.values import UNKNOWN, Record


class Twin(NamedTuple):
    """The key ``old`` of a section, which records the same fact as ``key`` of the section ``section``."""

    old: str
    section: str
    key: str


class Told(NamedTuple):
    """Something a file must be told: a problem code, the path it is about, and the arguments of the text."""

    code: str
    at: tuple[str | int, ...]
    arguments: dict[str, str]


@lru_cache(maxsize=128)
def twins_in(section: str) -> tuple[Twin, ...]:
    """Return the keys of the record *section* of the root that are other spellings of a key."""
    field = read_shape().fields.get(section)
    if field is None or field.kind != "record":
        return ()
    found = ((old, *below.same_as.split(".")) for old, below in field.fields.items() if below.same_as)
    return tuple(Twin(*one) for one in found)


def merge(root: Record, at: tuple[str | int, ...] = ()) -> list[Told]:
    """Bring every fact of *root* under its one key and return the contradictions; *at* leads to *root* in the data.

    Sections that change are replaced by copies: what was read stays as it is.
    """
    told: list[Told] = []
    for section in sorted(root):
        record = root[section]
        if not isinstance(record, dict):
            continue
        for twin in twins_in(section):
            value = record.get(twin.old, UNKNOWN)
            if value is UNKNOWN:
                continue
            there = root.get(twin.section, {})
            known = None if there is None else there.get(twin.key, UNKNOWN)
            if known is UNKNOWN:
                root[twin.section] = {**there, twin.key: value}
            elif not _same(known, value):
                told.append(_contradiction(section, twin, value, known, at))
                kept = {key: one for key, one in (there or {}).items() if key != twin.key}
                root[twin.section] = {**kept, twin.key: True} if True in (known, value) else kept
            elif isinstance(value, dt.datetime) and there is not None:
                root[twin.section] = {**there, twin.key: value}  # a day with its time says more than the day
    return told


def _same(one: object, other: object) -> bool:
    """Whether two values say the same; a day and a time of that day do."""
    if isinstance(one, dt.datetime) != isinstance(other, dt.datetime) and None not in (one, other):
        return _day(one) == _day(other)
    return one == other


def _day(value: object) -> object:
    return value.date() if isinstance(value, dt.datetime) else value


def _contradiction(section: str, twin: Twin, value: Any, known: Any, at: tuple[str | int, ...]) -> Told:
    arguments: dict[str, str] = {}
    for which, (place, key, one) in {
        "one": (twin.section, twin.key, known), "other": (section, twin.old, value),
    }.items():  # fmt: skip
        field = root_field(place)
        arguments |= {
            which: f"{place}.{key}", f"{which}_zh": f"{field.zh}·{field.fields[key].zh}",
            f"{which}_value": in_words(one)[1], f"{which}_value_zh": in_words(one)[0],
        }  # fmt: skip
    return Told("K252" if True in (known, value) else "K253", (*at, section, twin.old), arguments)


def in_words(value: Any) -> tuple[str, str]:
    """Return *value* for messages, in Chinese and English."""
    if value is None:
        return "空白", "blank"
    if isinstance(value, bool):
        return ("是", "true") if value else ("否", "false")
    text = value.isoformat(" ", "minutes") if isinstance(value, dt.datetime) else str(value)
    return text, text
