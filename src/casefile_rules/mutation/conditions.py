"""Changes of conditions: connectives, quantifiers, tests of fields and their operands."""

from collections.abc import Iterator
from typing import Any, Final

from casefile_rules.conditions import At, Scope, collection_of
from casefile_rules.mutation import _said
from casefile_rules.mutation._change import Change
from casefile_rules.mutation._literals import beside, field_at, neighbours, siblings, types_beside
from casefile_rules.shape import Field

_BORDERS: Final = {
    "at_least": "more_than", "more_than": "at_least", "at_most": "less_than", "less_than": "at_most",
    "not_before": "after", "after": "not_before", "not_after": "before", "before": "not_after",
    "is": "differs_from", "differs_from": "is", "in": "not_in", "not_in": "in",
    "contains_all": "contains_any", "contains_any": "contains_all",
    "shares_none_with": "contains_any", "within": "contains_any",
}  # fmt: skip
"""Operator -> the one that differs from it least: where a border belongs, or which way round it is."""

_QUANTIFIERS: Final = {"some": ("every", "none"), "every": ("some", "none"), "none": ("some",)}
_PRESUMED: Final = {"pass": "fail", "fail": "pass"}
_PICKS: Final = {"latest": "earliest", "earliest": "latest", "first": "last", "last": "first", "only": "first"}


def of_condition(raw: Any, scope: Scope, at: At) -> Iterator[Change]:
    """Yield every change of the condition *raw*, which stands *at* a place of its rule."""
    if not isinstance(raw, dict):
        return
    if "check" in raw:
        from casefile_rules.mutation.checks import of_check

        yield from of_check(raw, scope, at)
        return
    for key, value in raw.items():
        if len(raw) > 1:
            yield _said.dropped("condition", (*at, key), value)
        yield from _of_part(key, value, scope, (*at, key), raw)


def _of_part(key: str, value: Any, scope: Scope, at: At, whole: dict[str, Any]) -> Iterator[Change]:
    if key in ("all", "any") and isinstance(value, list):
        yield from _joined(key, value, scope, at, whole)
    elif key == "nearest" and isinstance(value, list):
        yield from _nearest(value, scope, at)
    elif key == "not":
        if len(whole) == 1:
            yield _said.replaced("negation", at[:-1], whole, value)
        yield from of_condition(value, scope.negated(), at)
    elif key in _QUANTIFIERS and isinstance(value, dict):
        yield from _quantified(key, value, scope, at, whole)
    else:
        yield from of_field(key, value, scope, at)


def _joined(key: str, parts: list[Any], scope: Scope, at: At, whole: dict[str, Any]) -> Iterator[Change]:
    if len(parts) > 1:
        other = "any" if key == "all" else "all"
        if len(whole) == 1:
            yield _said.reworded("connective", at[:-1], key, other, {other: parts})
        for index, part in enumerate(parts):
            yield _said.dropped("condition", (*at, index), part)
    for index, part in enumerate(parts):
        yield from of_condition(part, scope, (*at, index))


def _nearest(parts: list[Any], scope: Scope, at: At) -> Iterator[Change]:
    last = parts[-1]
    if isinstance(last, str) and last in _PRESUMED:
        end = (*at, len(parts) - 1)
        unrecorded = short_of(parts[:-1])
        yield _said.replaced("presumed", end, last, _PRESUMED[last], unrecorded)
    for index, part in enumerate(parts):
        if isinstance(part, dict):
            if len(parts) > 2:
                yield _said.dropped("condition", (*at, index), part)
            yield from of_condition(part, scope, (*at, index))


def short_of(parts: list[Any]) -> tuple[str, str]:
    """Return the hint that nothing of *parts* may be recorded."""
    from casefile_rules.mutation._change import short

    shown = "、".join(short(part, 40) for part in parts)
    return f"一个没有登记 {shown} 的示例", f"an example in which nothing is recorded of {shown}"


def _quantified(op: str, raw: dict[str, Any], scope: Scope, at: At, whole: dict[str, Any]) -> Iterator[Change]:
    if len(whole) == 1:
        for other in _QUANTIFIERS[op]:
            yield _said.reworded(
                "quantifier", at[:-1], f"{op} {raw.get('in')}", f"{other} {raw.get('in')}", {other: raw}
            )
    inner = within(raw.get("in"), scope)
    for key in ("of", "where"):
        if key in raw:
            yield _said.dropped("condition", (*at, key), raw[key])
            yield from of_condition(raw[key], inner, (*at, key))


def within(path: Any, scope: Scope) -> Scope:
    """Return the scope inside the list at *path*; *scope* itself where there is no such list."""
    problems = scope.host.problems
    before = len(problems)
    found = collection_of(scope, path, ()) if isinstance(path, str) else None
    del problems[before:]
    return scope if found is None else scope.within(found[1])


def of_field(path: str, raw: Any, scope: Scope, at: At) -> Iterator[Change]:
    """Yield every change of the tests *raw* of the field at *path*."""
    field = field_at(path, scope)
    if not isinstance(raw, dict):
        if isinstance(raw, str):
            yield from _literal(raw, field, scope, at, path)
        return
    for name, value in raw.items():
        if len(raw) > 1:
            yield _said.dropped("condition", (*at, name), value)
        if name in _BORDERS and len(raw) == 1:
            wanted = (f"示例中 {path} 恰在边上", f"an example where {path} lies exactly on the border")
            test = {_BORDERS[name]: value}
            yield _said.reworded("operator", at, f"{path} {name}", f"{path} {_BORDERS[name]}", test, wanted)
        yield from _operand(path, name, value, field, scope, (*at, name))


def _operand(path: str, name: str, raw: Any, field: Field, scope: Scope, at: At) -> Iterator[Change]:
    if name == "blank":
        yield _said.replaced("value", at, raw, "false" if str(raw).lower() == "true" else "true")
    elif name == "count":
        yield from _count(path, raw, at)
    elif isinstance(raw, list):
        if len(raw) > 1:
            for index, member in enumerate(raw):
                shown = f"{path}: {member}"
                yield _said.dropped("member", (*at, index), member, (f"示例：{shown}", f"an example with {shown}"))
        else:
            for index, member in enumerate(raw):
                yield from _literal(member, field, scope, (*at, index), path)
    elif isinstance(raw, dict):
        yield from of_reference(raw, scope, at)
    elif isinstance(raw, str) and name != "matches":
        yield from _literal(raw, field, scope, at, path)


def _count(path: str, raw: Any, at: At) -> Iterator[Change]:
    tests = raw if isinstance(raw, dict) else {"is": raw}
    for name, value in tests.items():
        there = (*at, name) if isinstance(raw, dict) else at
        if isinstance(value, str):
            for other in beside(value, "0"):
                yield _said.border("threshold", there, value, other, f"{path} (count)")


def _literal(raw: Any, field: Field, scope: Scope, at: At, path: str) -> Iterator[Change]:
    if not isinstance(raw, str):
        return
    for other in types_beside(raw, scope) if field.kind in ("text", "choice") else ():
        yield _said.replaced("type", at, raw, other)
        return
    for kind, new in neighbours(raw, field):
        if kind in ("threshold", "date"):
            yield _said.border(kind, at, raw, new, path)
        else:
            yield _said.replaced(kind, at, raw, new)


def of_reference(raw: dict[str, Any], scope: Scope, at: At, kind: str = "field") -> Iterator[Change]:
    """Yield every change of ``{field: path}`` and of ``{pick, in, where, by, field}``."""
    inner = within(raw.get("in"), scope) if "in" in raw else scope
    if raw.get("pick") in _PICKS:
        yield _said.replaced("pick", (*at, "pick"), raw["pick"], _PICKS[raw["pick"]])
    for key in ("of", "where"):
        if isinstance(raw.get(key), dict):
            yield _said.dropped("condition", (*at, key), raw[key])
            yield from of_condition(raw[key], inner, (*at, key))
    for key in ("field", "by"):
        if isinstance(raw.get(key), str):
            yield from of_path(raw[key], inner, (*at, key), kind)


def of_path(raw: str, scope: Scope, at: At, kind: str) -> Iterator[Change]:
    """Yield the changes of the path *raw* of a date to the dates beside it."""
    for other in siblings(raw, scope):
        wanted = (f"{raw} 与 {other} 不同日的示例", f"an example in which {raw} and {other} are different days")
        yield _said.replaced(kind, at, raw, other, wanted)
