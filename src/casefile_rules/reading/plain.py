"""Typing data that is plainly right: the same as ``reading.typed``, without keeping track of where anything stands.

Nearly every file is in order. So each field has a reader that knows only the ways in which data is right, made when it
is first met; whatever else it meets, also what is merely written in another way (a Chinese label for a key), it raises
:class:`DoubtError`, and the whole is read with care. It never tells what is wrong: a test holds the two together.
"""

from collections.abc import Callable
from decimal import Decimal
from re import compile as pattern_of
from sys import intern
from typing import Any, Final

from casefile_rules.reading import scalars
from casefile_rules.shape import Field

MOST_TEXT: Final = 100_000
MOST_ITEMS: Final = 100_000

Reader = Callable[[Any], Any]


class DoubtError(ValueError):
    """Something is not plainly right."""


def plainly(field: Field, raw: Any) -> Any:
    """Return *raw* typed by *field*. Raises DoubtError, or another ValueError, where it has to be read with care."""
    return None if raw is None else reader_of(field)(raw)


def reader_of(field: Field) -> Reader:
    """Return what reads a value of *field* that is not blank."""
    owner, found = field.plain or (None, None)
    if found is None or owner is not field:  # the copy of a field may be changed afterwards
        found = _MAKERS.get(field.kind, _scalar)(field)
        field.plain = field, found
    return found


def _any(_field: Field) -> Reader:
    return lambda raw: raw


def _record(field: Field) -> Reader:
    known: dict[str, tuple[str, Reader]] = {}  # filled as keys are met: a file has few of those there are

    def learn(key: str) -> tuple[str, Reader]:
        below = field.fields.get(key)
        if below is None:
            raise DoubtError
        known[key] = found = (intern(key), reader_of(below))
        return found

    def read(raw: Any) -> Any:
        if type(raw) is not dict:
            raise DoubtError
        result = {}
        for written, item in raw.items():
            if written.startswith("x-"):
                continue
            key, reader = known.get(written) or learn(written)
            result[key] = None if item is None else reader(item)
        for key in field.required:
            if key not in result or (value := raw[key]) is None or (type(value) is str and not value.strip()):
                raise DoubtError
        return result

    return read


def _list(field: Field) -> Reader:
    item = field.item if field.item is not None else Field("any")
    most = field.most or MOST_ITEMS
    anything = item.kind == "any"
    reader: Reader | None = None

    def read(raw: Any) -> Any:
        nonlocal reader
        if type(raw) is not list or len(raw) > most or (not anything and None in raw):
            raise DoubtError
        if anything:
            return list(raw)
        if reader is None:
            reader = reader_of(item)
        return [reader(member) for member in raw]

    return read


def _mapping(field: Field) -> Reader:
    item = field.item if field.item is not None else Field("any")

    def read(raw: Any) -> Any:
        if type(raw) is not dict:
            raise DoubtError
        return {key: plainly(item, value) for key, value in raw.items() if not key.startswith("x-")}

    return read


_SHAPES: Final = {"record": "mapping", "mapping": "mapping", "list": "list"}


def _union(field: Field) -> Reader:
    def read(raw: Any) -> Any:
        shape = "mapping" if isinstance(raw, dict) else "list" if isinstance(raw, list) else "scalar"
        fitting = [one for one in field.options if one.kind == "any" or _SHAPES.get(one.kind, "scalar") == shape]
        if not fitting or (shape == "mapping" and len(fitting) > 1):
            raise DoubtError
        return reader_of(fitting[0])(raw)  # where the first does not do, care tells which does

    return read


def _scalar(field: Field) -> Reader:
    kind, most = field.kind, field.most or MOST_TEXT
    plain = kind == "text" and not field.pattern
    read_kind = scalars.READERS[kind]
    low, high = (None if bound == "" else Decimal(bound) for bound in (field.minimum, field.maximum))
    fits = pattern_of(field.pattern).fullmatch if field.pattern else None

    def text(raw: Any) -> Any:
        if type(raw) is not str:
            raise DoubtError
        if not raw.isprintable():
            raw = scalars.visible(raw)
        if len(raw) > most:
            raise DoubtError
        return raw

    if plain and low is None and high is None:
        return text

    def read(raw: Any) -> Any:
        if type(raw) is bool and kind == "boolean":
            return raw
        raw = text(raw)
        if kind != "text" and not raw.strip():
            raise DoubtError
        value = read_kind(raw)
        if (low is not None and value < low) or (high is not None and value > high):
            raise DoubtError
        if fits is not None and fits(raw) is None:
            raise DoubtError
        return value

    return read


def _choice(field: Field) -> Reader:
    known = {intern(value): intern(value) for value in field.values}
    words = {word: value for word, value in field.value_labels.items() if word not in known}
    most = field.most or MOST_TEXT

    def read(raw: Any) -> Any:
        if type(raw) is bool:
            raw = "true" if raw else "false"
        elif type(raw) is not str or len(raw) > most:
            raise DoubtError
        value = known.get(raw)
        if value is None:
            word = scalars.visible(raw).strip()
            value = known.get(word) or words.get(word)
            if value is None:
                raise DoubtError
        return value

    return read


_MAKERS: Final[dict[str, Callable[[Field], Reader]]] = {
    "any": _any, "record": _record, "list": _list, "mapping": _mapping, "union": _union, "choice": _choice,
}  # fmt: skip
