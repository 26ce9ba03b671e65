"""Changes of a rubric, by its contract: weights, caps, gates, vetoes and their effects, borders of grades."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any, Final

from casefile_rules.conditions import At
from casefile_rules.mutation import _said
from casefile_rules.mutation._change import Change
from casefile_rules.shape import Field, load_shape

_FOR_PEOPLE: Final = {
    "authority", "cites", "examples", "format", "ground", "id", "mode", "name", "note", "reason", "step", "title",
}  # fmt: skip
"""Keys on which no score depends, or which only say what the lines say already."""

_PER: Final = {
    "place": ("case",), "case": ("place",), "counted": ("place", "case"), "worst": ("any", "mean"),
    "any": ("worst", "mean"), "mean": ("worst", "any"),
}  # fmt: skip
"""How several places count -> what is no other word for the same where a rule finds one fault at a place."""

_KINDS: Final = {
    "cap": "cap", "per": "per", "gate": "gate", "vetoes": "veto", "effect": "effect", "top_up": "top_up",
    "except_covered_by": "covered", "grades": "grade", "bonus": "bonus", "applies": "condition", "except": "condition",
    "exception": "condition", "deduct": "weight", "earn": "weight", "points": "weight", "tables": "table",
}  # fmt: skip


def of_rubric(data: dict[str, Any]) -> Iterator[Change]:
    """Yield every change of the rubric *data*."""
    yield from _record(data, load_shape("rubric"), ())
    names = [str(grade.get("name")) for grade in data.get("grades") or []]
    for index, veto in enumerate(data.get("vetoes") or []):
        at = ("vetoes", index, "effect")
        for other in _effects(veto["effect"], names):
            yield _said.replaced("effect", at, veto["effect"], other)


def _effects(effect: dict[str, Any], names: list[str]) -> Iterator[dict[str, Any]]:
    """Yield what the veto could do instead."""
    if effect.get("score") is None:
        yield {"score": Decimal(0)}
    if effect.get("grade_at_most") is not None:
        yield from ({"grade_at_most": name} for name in names[1:] if name != effect["grade_at_most"])
    elif len(names) > 2:
        yield {"grade_at_most": names[1]}


def kind_of(at: At) -> str:
    """Return the kind of a change at a place of a rubric, by the nearest key that tells."""
    return next((_KINDS[step] for step in reversed(at) if isinstance(step, str) and step in _KINDS), "scoring")


def _record(data: dict[str, Any], shape: Field, at: At) -> Iterator[Change]:
    for key, field in shape.fields.items():
        if key in _FOR_PEOPLE or data.get(key) is None:
            continue
        there = (*at, key)
        if key not in shape.required and field.kind in ("record", "list", "union", "decimal", "any") and at:
            yield _said.dropped(kind_of(there), there, data[key])
        yield from _value(data[key], field, there)


def _value(value: Any, field: Field, at: At) -> Iterator[Change]:
    if isinstance(value, dict):
        yield from _record(value, _alternative(field, "record"), at)
    elif isinstance(value, list):
        item = _alternative(field, "list").item or Field("any")
        for index, one in enumerate(value):
            there = (*at, index)
            if isinstance(one, str) or at[-1] in ("vetoes", "gate", "bonus"):
                yield _said.dropped(kind_of(there), there, one)
            yield from _value(one, item, there) if not isinstance(one, str) else ()
    elif isinstance(value, bool):
        yield _said.replaced(kind_of(at), at, value, not value)
    elif isinstance(value, Decimal | int):
        yield from (_said.replaced(kind_of(at), at, value, other) for other in _beside(value, at))
    elif isinstance(value, str) and value.rstrip().endswith(("%", "％")):
        number = Decimal(value.rstrip("%％ "))
        yield from (_said.replaced(kind_of(at), at, value, f"{number + step}%") for step in (1, -1))
    elif at[-1] == "per":
        yield from (_said.replaced("per", at, value, other) for other in _PER[value] if other in field.values)
    elif field.kind == "choice":
        yield from (_said.replaced(kind_of(at), at, value, other) for other in field.values if other != value)


def _alternative(field: Field, kind: str) -> Field:
    return next((one for one in field.options if one.kind == kind), field) if field.kind == "union" else field


def _beside(value: Decimal | int, at: At) -> Iterator[Decimal | int]:
    """Yield the amounts next to *value*: a hundredth at the border of a grade, a half, or half of what is small."""
    if isinstance(value, int):
        yield value + 1
        if value > 1:
            yield value - 1
        return
    step = Decimal("0.01") if kind_of(at) == "grade" else Decimal("0.5") if value >= 1 or not value else value / 2
    yield value + step
    if value >= step > 0:
        yield value - step
