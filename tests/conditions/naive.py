"""Conditions read word for word: walks the YAML tree over the records each time, compiles nothing, shares no code.

It says what a condition means; the compiled one (src/casefile_rules/conditions) must say the same.
"""

import datetime as dt
import re
from decimal import Decimal
from typing import Any, NamedTuple

from casefile_rules.shape import Field
from casefile_rules.values import UNKNOWN, Records

Raw = dict[str, Any]
FAIL, ERROR, UNDETERMINED, PASS, NOT_APPLICABLE = range(5)
WORST = {
    "all": (FAIL, ERROR, UNDETERMINED, PASS, NOT_APPLICABLE),
    "any": (PASS, ERROR, UNDETERMINED, FAIL, NOT_APPLICABLE),
}
NEGATIVE = ("differs_from", "not_in", "shares_none_with", "within")


class World(NamedTuple):
    """Where a condition stands: the file, the place that ``each`` selected, the record looked at, and their shapes."""

    root: Raw
    each: Raw
    here: Raw
    shapes: tuple[Field, Field, Field]  # of root, each and here
    facts: dict[str, Field]
    alias: str = ""

    def within(self, member: Raw, shape: Field | None) -> "World":
        assert shape is not None
        return self._replace(here=member, shapes=(*self.shapes[:2], shape))


def evaluate(raw: Raw, world: World) -> int:
    """Return the status of the condition *raw*."""
    return folded("all", [part(key, value, world) for key, value in raw.items()])


def folded(op: str, statuses: list[int]) -> int:
    return next((status for status in WORST[op] if status in statuses), NOT_APPLICABLE)


def negated(status: int) -> int:
    return {PASS: FAIL, FAIL: PASS}.get(status, status)


def part(key: str, value: Any, world: World) -> int:
    if key in ("all", "any"):
        return folded(key, [evaluate(item, world) for item in value])
    if key == "not":
        return negated(evaluate(value, world))
    if key in ("some", "every", "none"):
        return quantified(key, value, world)
    return tested(key, value, world)


def quantified(op: str, raw: Raw, world: World) -> int:
    """Tell for every member, and for one more that may or may not be there, and join them."""
    members, shape = found(raw["in"], world)
    if members is UNKNOWN:
        return UNDETERMINED
    demanded = FAIL if op == "every" else PASS
    told = []
    for member, seen in everyone(members):
        status = member_status(op, raw, world.within(member, shape.item))
        told.append(status if seen or status != demanded else UNDETERMINED)
    if op == "every":
        return folded("all", [*told, PASS])
    some = folded("any", [*told, FAIL])
    return some if op == "some" else negated(some)


def everyone(members: Any) -> list[tuple[Raw, bool]]:
    unseen = members.unseen if isinstance(members, Records) else ()
    return [(member, True) for member in members or ()] + [(member, False) for member in unseen]


def member_status(op: str, raw: Raw, world: World) -> int:
    belongs = evaluate(raw["of"], world) if "of" in raw else PASS
    meets = evaluate(raw["where"], world) if "where" in raw else PASS
    if NOT_APPLICABLE in (belongs, meets) or belongs == FAIL:
        return PASS if op == "every" else FAIL
    return folded("any", [negated(belongs), meets]) if op == "every" else folded("all", [belongs, meets])


def found(path: str, world: World) -> tuple[Any, Field]:
    """Return what stands at *path* and its shape; a path through a list gives the values of its members."""
    keys = path.split(".")
    record, shape = world.here, world.shapes[2]
    if keys[0] == "case":
        record, shape, keys = world.root, world.shapes[0], keys[1:]
    elif keys[0] == world.alias:
        record, shape, keys = world.each, world.shapes[1], keys[1:]
    if keys[0] == "facts":
        recorded = world.root.get("facts")
        name = ".".join(keys[1:])
        return (UNKNOWN if recorded is None or recorded is UNKNOWN else recorded.get(name, UNKNOWN)), world.facts[name]
    return walked(record, shape, keys)


def walked(value: Any, shape: Field, keys: list[str]) -> tuple[Any, Field]:
    if not keys:
        return value, shape
    if shape.kind == "list":
        assert shape.item is not None
        through = Field("list")
        _, through.item = walked(UNKNOWN, shape.item, keys)
        if value is UNKNOWN or value is None:
            return value, through
        # of a member nobody saw it is not known whether it exists, so what is known of it says nothing here
        values = [walked(member, shape.item, keys)[0] if is_seen else UNKNOWN for member, is_seen in everyone(value)]
        return values, through
    key, below = keys[0], shape.fields[keys[0]]
    rest = keys[1:]
    if rest and rest[0] in below.flat:
        key, below, rest = f"{key}.{rest[0]}", below.flat[rest[0]], rest[1:]
    return walked(value if value is UNKNOWN or value is None else value.get(key, UNKNOWN), below, rest)


def seen(path: str, world: World) -> tuple[int, bool]:
    """Return how many members the list at *path* has, and whether it may have more."""
    head = next(head for head in heads(path) if head == path or found(head, world)[1].kind == "list")
    members = found(head, world)[0]
    return len(members or ()), isinstance(members, Records) and bool(members.unseen)


def heads(path: str) -> list[str]:
    keys = path.split(".")
    start = 2 if keys[0] in ("case", "training") and len(keys) > 1 else 1
    return [".".join(keys[:length]) for length in range(start, len(keys) + 1)]


def tested(path: str, raw: Any, world: World) -> int:
    value, shape = found(path, world)
    if raw is None:
        raw = {"blank": "true"}
    elif not isinstance(raw, dict):
        raw = {"contains" if shape.kind == "list" else "is": raw}
    return folded("all", [one_test(path, value, shape, op, operand, world) for op, operand in raw.items()])


def one_test(path: str, value: Any, shape: Field, op: str, operand: Any, world: World) -> int:
    if value is UNKNOWN:
        return UNDETERMINED
    if op == "count":
        return counted(path, operand if isinstance(operand, dict) else {"is": operand}, world)
    if op == "blank":
        wanted = operand in ("true", "是")
        return negated(blank(path, value, world)) if not wanted else blank(path, value, world)
    if op == "matches":
        spellings = [] if value is None else [value, spelt(value)]
        return PASS if any(re.fullmatch(operand, each, re.DOTALL) for each in spellings) else FAIL
    item = shape.item if shape.kind == "list" and shape.item is not None else shape
    other = operand_value(operand, item, world)
    if other is UNKNOWN:
        return UNDETERMINED
    if value is None or other is None:
        return PASS if op in NEGATIVE else FAIL
    return compared(op, value, other)


def blank(path: str, value: Any, world: World) -> int:
    if isinstance(value, list):
        size, more = seen(path, world)
        return FAIL if size else UNDETERMINED if more else PASS
    if value == {}:
        return UNDETERMINED
    return PASS if value is None or value == "" else FAIL


def counted(path: str, tests: Raw, world: World) -> int:
    """Try the number of members, and every greater one up to far beyond what it is compared with."""
    size, more = seen(path, world)
    told = set()
    for number in range(size, size + 12) if more else [size]:
        statuses = []
        for op, raw in tests.items():
            limit = operand_value(raw, Field("integer"), world)
            if limit is UNKNOWN:
                statuses.append(UNDETERMINED)
            elif limit is None:
                statuses.append(PASS if op in NEGATIVE else FAIL)
            else:
                statuses.append(compared(op, number, limit))
        told.add(folded("all", statuses))
    return told.pop() if len(told) == 1 else UNDETERMINED


def operand_value(raw: Any, shape: Field, world: World) -> Any:
    if isinstance(raw, list):
        return [typed(item, shape) for item in raw]
    if not isinstance(raw, dict):
        return typed(raw, shape)
    return picked(raw, world) if "pick" in raw else found(raw["field"], world)[0]


def picked(raw: Raw, world: World) -> Any:
    members, shape = found(raw["in"], world)
    if members is UNKNOWN or members is None:
        return members
    chosen: list[Raw] = []
    for member, is_seen in everyone(members):
        status = evaluate(raw["where"], world.within(member, shape.item)) if "where" in raw else PASS
        if status in (FAIL, NOT_APPLICABLE):
            continue
        if status != PASS or not is_seen:
            return UNKNOWN
        chosen.append(member)
    if raw["pick"] in ("latest", "earliest"):
        dates = [found(raw["by"], world.within(member, shape.item))[0] for member in chosen]
        if any(day is UNKNOWN for day in dates):
            return UNKNOWN
        dated = [(day, -index) for index, day in enumerate(dates) if day is not None]
        if not dated:
            return None
        best = max(day for day, _ in dated) if raw["pick"] == "latest" else min(day for day, _ in dated)
        chosen = [chosen[dates.index(best)]]
    if not chosen:
        return None
    if raw["pick"] == "only" and len(chosen) > 1:
        return UNKNOWN
    member = chosen[-1] if raw["pick"] == "last" else chosen[0]
    return found(raw["field"], world.within(member, shape.item))[0]


def typed(raw: str, shape: Field) -> Any:
    """Return the value of a literal; only the spellings that the strategies write."""
    numbers = [int(number) for number in re.findall("[0-9]+", raw)]
    if shape.kind == "choice":
        return shape.value_labels.get(raw, raw)
    if shape.kind == "boolean":
        return raw in ("true", "是")
    if shape.kind in ("integer", "decimal"):
        return Decimal(raw)
    if shape.kind == "pages":
        return numbers[0], numbers[-1]
    if shape.kind in ("date", "moment"):
        day = dt.date(*numbers[:3])
        return dt.datetime.combine(day, dt.time(numbers[3], numbers[4])) if numbers[3:] else day
    return raw


def same(one: Any, two: Any) -> bool:
    one, two = aligned(one, two)
    return bool(one == two) or (isinstance(one, str) and isinstance(two, str) and spelt(one) == spelt(two))


def spelt(text: str) -> str:
    """Return a text as it is compared; only the differences that the strategies write."""
    for sign, plain in zip("（）〔〕[]•·‧ 　\u200b", ("(", ")", "(", ")", "(", ")", *[""] * 6), strict=True):
        text = text.replace(sign, plain)
    return text.lower()


def aligned(one: Any, two: Any) -> tuple[Any, Any]:
    """Days and moments are compared by day unless both have a time of day."""
    timed = isinstance(one, dt.datetime), isinstance(two, dt.datetime)
    if timed == (True, False):
        return one.date(), two
    return (one, two.date()) if timed == (False, True) else (one, two)


def among(wanted: Any, members: Any) -> int:
    listed = members if isinstance(members, list) else [members]
    if any(member is not UNKNOWN and member is not None and same(member, wanted) for member in listed):
        return PASS
    return UNDETERMINED if any(member is UNKNOWN for member in listed) else FAIL


def compared(op: str, value: Any, other: Any) -> int:
    if op in ("contains", "contains_all", "contains_any", "shares_none_with", "within"):
        return sets(op, value, other)
    if op in ("in", "not_in"):
        return among(value, other) if op == "in" else negated(among(value, other))
    if op in ("is", "differs_from"):
        return PASS if same(value, other) == (op == "is") else FAIL
    left, right = aligned(value, other)
    held = {
        "at_least": left >= right, "not_before": left >= right, "at_most": left <= right, "not_after": left <= right,
        "more_than": left > right, "after": left > right, "less_than": left < right, "before": left < right,
    }  # fmt: skip
    return PASS if held[op] else FAIL


def sets(op: str, value: Any, other: Any) -> int:
    if op == "contains":
        return (PASS if spelt(other) in spelt(value) else FAIL) if isinstance(value, str) else among(other, value)
    others = other if isinstance(other, list) else [other]
    values = value if isinstance(value, list) else [value]
    if op == "within":
        others, values = [item for item in values if item is not None], others
        op = "contains_all"
    elif op == "shares_none_with":
        others = [item for item in others if item is not None]
    each = [UNDETERMINED if item is UNKNOWN else among(item, values) for item in others]
    if op == "contains_all":
        return folded("all", [*each, PASS])
    some = folded("any", [*each, FAIL])
    return negated(some) if op == "shares_none_with" else some
