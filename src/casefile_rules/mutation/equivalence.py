"""Changes that cannot be noticed: what a condition means, written in one way only.

Two conditions of the same canonical form are the same condition, so that a change from one into the other is no change.
Nothing is called equivalent because no example tells it apart.
"""

from collections.abc import Iterator
from typing import Any

from casefile_rules.conditions import OPERATORS

Canonical = tuple[Any, ...]

_SAME = {"not_before": "at_least", "not_after": "at_most", "after": "more_than", "before": "less_than"}
_QUANTIFIERS = ("some", "every", "none")


def canonical_rule(data: dict[str, Any]) -> Canonical:
    """Return what the rule *data* looks at and demands, in one form."""
    each = data.get("each")
    place = {key: value for key, value in each.items() if key != "where"} if isinstance(each, dict) else each
    where = canonical(each["where"]) if isinstance(each, dict) and isinstance(each.get("where"), dict) else ()
    return (
        _plain(place), where, *(canonical(data[key]) if data.get(key) else () for key in ("applies", "require")),
        repr(data.get("in_force")), repr(data.get("whole_file")),
    )  # fmt: skip


def canonical(raw: Any) -> Canonical:
    """Return the condition *raw* in one form: nested conjunctions are one, order and repetition do not matter."""
    if not isinstance(raw, dict):
        return ("word", raw)
    if "check" in raw:
        idle = {"count_start"} if raw.get("unit") == "hour" else ()  # hours run from minute to minute: no day to count
        return ("check", *sorted((key, repr(_plain(value))) for key, value in raw.items() if key not in idle))
    return _joined("all", [part for key, value in raw.items() for part in _parts(key, value)])


def _parts(key: str, value: Any) -> Iterator[Canonical]:
    if key in ("all", "any") and isinstance(value, list):
        yield _joined(key, [canonical(one) for one in value])
    elif key == "nearest" and isinstance(value, list):
        yield ("nearest", *(canonical(one) for one in value))
    elif key == "not":
        yield ("not", canonical(value))
    elif key in _QUANTIFIERS and isinstance(value, dict):
        yield (
            key,
            repr(value.get("in")),
            *(canonical(value[part]) if part in value else () for part in ("of", "where")),
        )
    else:
        yield from _tests(key, value)


def _tests(path: str, raw: Any) -> Iterator[Canonical]:
    if raw is None:
        raw = {"blank": "true"}
    if not isinstance(raw, dict):
        raw = {"is": raw}
    for name, operand in raw.items():
        if name not in OPERATORS:
            yield ("field", path, name, repr(operand))
        elif name == "count":
            tests = operand if isinstance(operand, dict) else {"is": operand}
            yield from (("count", path, *_bound(test, value)) for test, value in tests.items())
        else:
            listed = sorted(set(map(str, operand))) if isinstance(operand, list) else operand
            yield ("field", path, _SAME.get(name, name), repr(_plain(listed)))


def _bound(name: str, value: Any) -> tuple[str, Any]:
    """Return a bound of a whole number in one form: more than one is at least two."""
    name = _SAME.get(name, name)
    if isinstance(value, str) and value.lstrip("-").isdecimal():
        if name == "more_than":
            return "at_least", int(value) + 1
        if name == "less_than":
            return "at_most", int(value) - 1
        return name, int(value)
    return name, repr(_plain(value))


def _joined(key: str, parts: list[Canonical]) -> Canonical:
    flat: dict[str, Canonical] = {}
    for part in parts:
        for one in part[1:] if part[0] == key else (part,):
            flat[repr(one)] = one
    ordered = tuple(flat[name] for name in sorted(flat))
    return ordered[0] if len(ordered) == 1 else (key, *ordered)


def _plain(raw: Any) -> Any:
    """Return *raw* with the keys of its records in order."""
    if isinstance(raw, dict):
        return {key: _plain(raw[key]) for key in sorted(raw)}
    return [_plain(one) for one in raw] if isinstance(raw, list) else raw
