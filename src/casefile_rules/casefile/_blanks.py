"""Blank instead of unknown: the keys that are blank once somebody says they were looked at (``observed``).

A paper that was looked at as a whole (the cover, the remarks sheet) is blank wherever nothing is written of it.
Elsewhere a yes or no that nobody wrote stays unknown: whether an act was fined before is no box of a form that could be
empty, and a blank there would accuse.
"""

from functools import lru_cache
from typing import Any, Final

from casefile_rules.casefile._shape import list_in_volume, read_shape
from casefile_rules.shape import Field
from casefile_rules.values import Record

ALL: Final = "all"
"""The word that stands for every group a volume may have looked at."""

_NONE: Final = Field("any")
"""What a key is that no manifest has; views made by programs may hold one."""

_IN_VOLUMES: Final = ("documents", "catalogue")
_PAPERS: Final = ("cover", "remarks_sheet")


class Blanks:
    """Keys of a record that are blank where absent, and the same for the records inside it."""

    __slots__ = ("inside", "keys")

    def __init__(self, keys: tuple[str, ...], inside: tuple[tuple[str, "Blanks"], ...]) -> None:
        self.keys = keys
        self.inside = inside


def fill(record: Record, blanks: Blanks) -> Record:
    """Return a copy of *record* in which the absent keys of *blanks* are blank; written ones stay."""
    filled: Record = dict.fromkeys(blanks.keys)
    filled.update(record)
    for key, inner in blanks.inside:
        value = filled.get(key)
        if isinstance(value, dict):
            filled[key] = fill(value, inner)
        elif isinstance(value, list):
            filled[key] = [fill(each, inner) for each in value]
    return filled


def seen(where: str, record: Record) -> Record:
    """Return *record*, the section *where* of the root or a member of the list *where*, with its blanks.

    It says ``observed: true`` of itself, or a record inside it does; otherwise the same object comes back.
    """
    if record.get("observed") is True:
        blanks = blanks_of(where, None)
        return record if blanks is None else fill(record, blanks)
    inside = _inside(where)
    if inside:
        found = {
            key: fill(record[key], blanks)
            for key, blanks in inside
            if isinstance(record.get(key), dict) and record[key].get("observed") is True
        }
        return record | found if found else record
    return record


@lru_cache(maxsize=512)
def blanks_of(where: str, groups: frozenset[str] | None) -> Blanks | None:
    """Return what is blank under ``documents`` or ``catalogue`` of a volume that observed *groups*.

    ``None`` for *groups* is a record *where* (of the root, a member of a list of the root, a document or a line of the
    catalogue) that says ``observed: true`` of itself: every key. The result is ``None`` where nothing is.
    """
    if groups is None:
        record = list_in_volume(where) if where in _IN_VOLUMES else _record(where)
        return _every(record, flags=where in _PAPERS)
    return _blanks(list_in_volume(where), None if ALL in groups else groups) if groups else None


def _record(where: str) -> Field:
    field = read_shape().fields.get(where, _NONE)
    return field if field.item is None else field.item


@lru_cache(maxsize=128)
def _inside(where: str) -> tuple[tuple[str, Blanks], ...]:
    """Return the records inside a record *where* that may be observed by themselves."""
    field = _record(where)
    if field.kind != "record":
        return ()
    nested = [(key, below) for key, below in field.fields.items() if below.kind == "record"]
    return tuple((key, _every(below)) for key, below in nested if "observed" in below.fields)


def _every(field: Field, *, flags: bool = False) -> Blanks:
    """Return every key of *field*, and of the records inside it; other spellings of a key are none.

    A yes or no is one with *flags*, or where it belongs to a group that is looked at.
    """
    keys = tuple(
        key
        for key, below in field.fields.items()
        if key != "observed" and not below.same_as and (flags or below.kind != "boolean" or below.observed)
    )
    inside = ((key, _member(below)) for key, below in field.fields.items())
    return Blanks(keys, tuple((key, _every(record)) for key, record in inside if record is not None))


def _member(field: Field) -> Field | None:
    """Return the record that *field* is, or a list of."""
    record: Any = field.item if field.kind == "list" else field
    return record if record is not None and record.kind == "record" else None


def _blanks(field: Field, groups: frozenset[str] | None) -> Blanks | None:
    """Return the keys of *field* in one of *groups* (None: in any)."""
    keys = tuple(
        key for key, below in field.fields.items() if (below.observed if groups is None else below.observed in groups)
    )
    inside = []
    for key, below in field.fields.items():
        record = _member(below)
        inner = _blanks(record, groups) if record is not None else None
        if inner is not None:
            inside.append((key, inner))
    return Blanks(keys, tuple(inside)) if keys or inside else None
