"""The tests a field can be put to: ``field: value`` and ``field: {operator: operand}``.

Each operator is a function (value, operand) -> status, called only with recorded values; what is unknown or blank is
settled before (:func:`settle`): an unknown value is undetermined, a blank one fails every test but ``blank`` and
the two negative ones, because the demanded value is not there.
"""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any, Final

from casefile_rules.folding import folded, same
from casefile_rules.status import FAIL, PASS, UNDETERMINED
from casefile_rules.values import UNKNOWN, Records

ORDERED: Final = ("integer", "decimal", "date", "moment")
DATES: Final = ("date", "moment")
SCALARS: Final = ("text", "integer", "decimal", "boolean", "date", "moment", "choice", "pages", "any")


class Values(list[Any]):
    """The values that a path through a list gives; ``open``: the last one, UNKNOWN, stands for what nobody has seen."""

    __slots__ = ("open",)

    def __init__(self, values: list[Any], *, is_open: bool) -> None:
        super().__init__(values)
        self.open = is_open


class Operator:
    """One operator: for which kinds of field, what its operand is, the test, and what a blank value gives."""

    __slots__ = ("blank", "kinds", "operand", "test")

    def __init__(
        self, kinds: tuple[str, ...], operand: str, test: Callable[[Any, Any], int], blank: int = FAIL
    ) -> None:
        self.kinds = kinds
        # value | values | number | flag | pattern | test
        self.operand = operand
        self.test = test
        self.blank = blank


def _flag(value: bool) -> int:
    return PASS if value else FAIL


def same_day(left: Any, right: Any) -> tuple[Any, Any]:
    """Return two dates or moments made comparable: by day, unless both carry the time of day."""
    if isinstance(left, datetime) and not isinstance(right, datetime):
        return left.date(), right
    if isinstance(right, datetime) and not isinstance(left, datetime):
        return left, right.date()
    return left, right


def equal(left: Any, right: Any) -> bool:
    """Return whether two recorded values are the same: dates by day unless both carry the time of day, texts folded."""
    if isinstance(left, date) and isinstance(right, date):
        left, right = same_day(left, right)
    return same(left, right)


def _less(left: Any, right: Any) -> bool:
    if isinstance(left, date) and isinstance(right, date):
        left, right = same_day(left, right)
    return bool(left < right)


def _members(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _contains(members: Any, wanted: Any) -> int:
    """Whether *wanted* is among *members*, three-valued: an unknown member might be it."""
    listed = members if isinstance(members, list) else [members]
    if wanted is not None:
        if wanted in listed:
            return PASS
        if isinstance(wanted, str):
            text = folded(wanted)
            if any(isinstance(member, str) and folded(member) == text for member in listed):
                return PASS
        elif isinstance(wanted, date) and any(isinstance(member, date) and equal(member, wanted) for member in listed):
            return PASS
    return UNDETERMINED if UNKNOWN in listed else FAIL


def _each_of(members: Any, wanted: Any) -> list[int]:
    return [UNDETERMINED if item is UNKNOWN else _contains(members, item) for item in _members(wanted)]


def _contains_all(members: Any, wanted: Any) -> int:
    return min(_each_of(members, wanted), default=PASS)


def _contains_any(members: Any, wanted: Any) -> int:
    return max(_each_of(members, wanted), default=FAIL)


def _within(members: Any, allowed: Any) -> int:
    return _contains_all(allowed, [member for member in _members(members) if member is not None])


_SWAP: Final = {PASS: FAIL, FAIL: PASS, UNDETERMINED: UNDETERMINED}


def _shares_none(members: Any, others: Any) -> int:
    return _SWAP[_contains_any(members, [other for other in _members(others) if other is not None])]


def _in(value: Any, allowed: Any) -> int:
    return _contains(allowed, value)


def _holds(value: Any, wanted: Any) -> int:
    """Whether a list has the member *wanted*, or a text holds it, texts folded."""
    if not isinstance(value, str):
        return _contains(value, wanted)
    return _flag(wanted in value or (bool(part := folded(wanted)) and part in folded(value)))


def among(name: str, operand: Any) -> Callable[[Any, Any], int] | None:
    """Return the test *name* against texts that stand in the rule, which are folded once; None for any other test."""
    listed = operand if name == "in" else [operand]
    if name not in ("is", "in") or not all(isinstance(one, str) for one in listed):
        return None
    written, texts = frozenset(listed), frozenset(map(folded, listed))

    def test(value: Any, _operand: Any) -> int:
        return PASS if value in written or (isinstance(value, str) and folded(value) in texts) else FAIL

    return test


OPERATORS: Final[dict[str, Operator]] = {
    "is": Operator(SCALARS, "value", lambda value, operand: _flag(equal(value, operand))),
    "differs_from": Operator(SCALARS, "value", lambda value, operand: _flag(not equal(value, operand)), PASS),
    "in": Operator(SCALARS, "values", _in),
    "not_in": Operator(SCALARS, "values", lambda value, operand: _SWAP[_in(value, operand)], PASS),
    "at_least": Operator(ORDERED, "value", lambda value, operand: _flag(not _less(value, operand))),
    "at_most": Operator(ORDERED, "value", lambda value, operand: _flag(not _less(operand, value))),
    "more_than": Operator(ORDERED, "value", lambda value, operand: _flag(_less(operand, value))),
    "less_than": Operator(ORDERED, "value", lambda value, operand: _flag(_less(value, operand))),
    "not_before": Operator(DATES, "value", lambda value, operand: _flag(not _less(value, operand))),
    "not_after": Operator(DATES, "value", lambda value, operand: _flag(not _less(operand, value))),
    "before": Operator(DATES, "value", lambda value, operand: _flag(_less(value, operand))),
    "after": Operator(DATES, "value", lambda value, operand: _flag(_less(operand, value))),
    "contains": Operator(("list", "text"), "value", _holds),
    "contains_all": Operator(("list",), "values", _contains_all),
    "contains_any": Operator(("list",), "values", _contains_any),
    "shares_none_with": Operator(("list", *SCALARS), "values", _shares_none, PASS),
    "within": Operator(("list",), "values", _within, PASS),
    "count": Operator(("list",), "test", lambda _value, _operand: UNDETERMINED),
    "matches": Operator(("text",), "pattern", lambda value, operand: _flag(operand(value) is not None)),
    "blank": Operator(("list", "record", *SCALARS), "flag", lambda _value, operand: _flag(not operand)),
}
"""Operator name -> its meaning. ``count`` and ``blank`` are evaluated by the tree, which sees blanks and open lists."""


def emptiness(value: Any) -> int:
    """Return whether *value* is blank, three-valued: an unknown value, or a list nobody saw the end of, may be.

    A record of which nothing is recorded (``{}``) says neither.
    """
    if value is UNKNOWN or value == {}:
        return UNDETERMINED
    if isinstance(value, list):
        return FAIL if seen_of(value) else UNDETERMINED if is_open(value) else PASS
    return _flag(value is None or value == "")


def seen_of(members: list[Any]) -> int:
    """Return how many members of a list were seen; the last item of open values stands for those that were not."""
    return len(members) - (1 if isinstance(members, Values) and members.open else 0)


def is_open(members: list[Any]) -> bool:
    """Return whether a list may have members that nobody has seen."""
    return bool(members.unseen) if isinstance(members, Records) else isinstance(members, Values) and members.open


def settle(value: Any, operator: Operator, operand: Any) -> int:
    """Return the status of *operator* for any value: unknown is undetermined, blank as the operator says."""
    if value is UNKNOWN or operand is UNKNOWN:
        return UNDETERMINED
    if value is None or operand is None:
        return operator.blank
    return operator.test(value, operand)
