"""Blank instead of unknown: the keys that are blank once somebody says they were looked at (``observed``)."""

from functools import lru_cache

from casefile_rules.casefile._shape import list_in_volume, root_field
from casefile_rules.shape import Field
from casefile_rules.values import Record


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


@lru_cache(maxsize=512)
def blanks_of(where: str, groups: frozenset[str] | None) -> Blanks | None:
    """Return what is blank under ``documents`` or ``catalogue`` of a volume that observed *groups*.

    ``None`` for *groups* is the record *where* of the root that says ``observed: true`` of itself: every key. The
    result is ``None`` where nothing is.
    """
    if groups is None:
        field = root_field(where)
        keys = tuple(key for key in field.fields if key != "observed")
        return Blanks(keys, ())
    return _blanks(list_in_volume(where), groups) if groups else None


def _blanks(field: Field, groups: frozenset[str]) -> Blanks | None:
    keys = tuple(key for key, below in field.fields.items() if below.observed in groups)
    inside = []
    for key, below in field.fields.items():
        record = below.item if below.kind == "list" else below
        inner = _blanks(record, groups) if record is not None and record.kind == "record" else None
        if inner is not None:
            inside.append((key, inner))
    return Blanks(keys, tuple(inside)) if keys or inside else None
