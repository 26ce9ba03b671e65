"""Neighbours of a value: what a literal, a path or a type of document could have been instead."""

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import Any, Final

from casefile_rules.conditions import Scope
from casefile_rules.shape import Field

_DAY: Final = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"


def neighbours(raw: str, field: Field) -> Iterator[tuple[str, str]]:
    """Yield (kind of change, other value) for the literal *raw* of a test of *field*."""
    kind = field.item.kind if field.kind == "list" and field.item is not None else field.kind
    values = field.item.values if field.kind == "list" and field.item is not None else field.values
    if kind == "boolean":
        yield "value", "false" if raw.lower() == "true" else "true"
    elif kind in ("integer", "decimal"):
        yield from (("threshold", other) for other in beside(raw, field.minimum))
    elif kind in ("date", "moment"):
        yield from (("date", other) for other in days_beside(raw))
    elif kind == "choice":
        yield from (("value", other) for other in next_to(raw, values)[:1])
    elif raw:
        yield "text", raw + "〇"


def next_to(raw: str, values: Sequence[str]) -> list[str]:
    """Return the two words that stand beside *raw*, the next one first: they come last from one to the other."""
    others = [value for value in values if value != raw]
    if len(others) <= 2 or raw not in values:
        return others[:2]
    at = values.index(raw)
    return [values[(at + 1) % len(values)], values[at - 1]]


def beside(raw: str, minimum: str = "") -> Iterator[str]:
    """Yield the numbers next to *raw*, one more and one less, that are not below *minimum*."""
    try:
        number = Decimal(raw)
    except ArithmeticError:
        return
    step = Decimal(1).scaleb(int(number.as_tuple().exponent)) if number != number.to_integral() else Decimal(1)
    for other in (number + step, number - step):
        if not minimum or other >= Decimal(minimum):
            yield f"{other:f}"


def days_beside(raw: str) -> Iterator[str]:
    """Yield the day after and the day before the one that *raw* begins with."""
    if re.match(_DAY, raw):
        day = date.fromisoformat(raw[:10])
        for step in (1, -1):
            yield (day + timedelta(days=step)).isoformat() + raw[10:]


def siblings(path: str, scope: Scope) -> list[str]:
    """Return the fields beside the date at *path* that hold dates too: the next one and the one before."""
    found = _field(path, scope)
    if found is None or found.kind not in ("date", "moment"):
        return []
    above, _, name = path.rpartition(".")
    owner = _field(above, scope) if above else _owner(name, scope)
    if owner is None or name not in owner.fields:
        return []
    # what the contract reads as another key is no other date
    alike = [
        key for key, field in owner.fields.items()
        if field.kind in ("date", "moment") and (key == name or not field.same_as)
    ]  # fmt: skip
    at = alike.index(name)
    beside_ = [alike[other] for other in (at + 1, at - 1) if 0 <= other < len(alike)]
    return [f"{above}.{key}" if above else key for key in beside_]


def types_beside(raw: str, scope: Scope) -> Iterator[str]:
    """Yield the type of document that stands next to the one called *raw* in the vocabulary."""
    vocabulary: Any = scope.host.vocabulary
    types: list[str] = list(getattr(vocabulary, "types", ()))
    found = vocabulary.resolve(raw) if types else None
    if found is not None and found.id in types:
        at = types.index(found.id)
        yield types[at + 1] if at + 1 < len(types) else types[at - 1]


def _owner(name: str, scope: Scope) -> Field | None:
    return next((one for one in (scope.here, scope.each, scope.host.root) if name in one.fields), None)


def _field(path: str, scope: Scope) -> Field | None:
    """Return the field at *path*; None, without a word, where there is none."""
    problems = scope.host.problems
    before = len(problems)
    found = scope.path(path, ())
    del problems[before:]
    return None if found is None else found[1]


def field_at(path: str, scope: Scope) -> Field:
    """Return the field at *path*, of any kind where there is none."""
    return _field(path, scope) or Field("any")
