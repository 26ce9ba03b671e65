"""The tests a field can be put to: ``field: value`` and ``field: {operator: operand}``.

Each operator is a function (value, operand) -> status, called only with recorded values; what is unknown or blank is
settled before (:func:`settle`): an unknown value is undetermined, a blank one fails every test but ``blank`` and
the two negative ones, because the demanded value is not there.
"""

import re
from collections.abc import Callable
from datetime import date, datetime
from typing import Any, Final, NamedTuple

from casefile_rules.status import FAIL, PASS, UNDETERMINED
from casefile_rules.values import UNKNOWN

ORDERED: Final = ("integer", "decimal", "date", "moment")
DATES: Final = ("date", "moment")
SCALARS: Final = ("text", "integer", "decimal", "boolean", "date", "moment", "choice", "pages", "any")


class Operator(NamedTuple):
    """One operator: for which kinds of field, what its operand is, the test, and what a blank value gives."""

    kinds: tuple[str, ...]
    operand: str  # value | values | number | flag | pattern | test
    test: Callable[[Any, Any], int]
    blank: int = FAIL


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
    """Return whether two recorded values are the same; dates by day unless both carry the time of day."""
    if isinstance(left, date) and isinstance(right, date):
        left, right = same_day(left, right)
    return bool(left == right)


def _less(left: Any, right: Any) -> bool:
    if isinstance(left, date) and isinstance(right, date):
        left, right = same_day(left, right)
    return bool(left < right)


def _members(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _contains(members: Any, wanted: Any) -> int:
    """Whether *wanted* is among *members*, three-valued: an unknown member might be it."""
    listed = _members(members)
    if any(member is not UNKNOWN and member is not None and equal(member, wanted) for member in listed):
        return PASS
    return UNDETERMINED if any(member is UNKNOWN for member in listed) else FAIL


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
    return _flag(wanted in value) if isinstance(value, str) else _contains(value, wanted)


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


def pattern_of(text: str) -> Callable[[str], Any]:
    """Return the full-match function of the regular expression *text*; raises ValueError where it is not safe.

    Quantified groups that hold a quantifier or an alternative are refused (they can take exponential time), as are
    back references and look-around; what is left runs in polynomial time, on texts whose length is bounded.
    """
    if len(text) > 500:
        raise ValueError("longer than 500 characters")
    if re.search(r"\\[1-9]|\(\?(?!:)", text):
        raise ValueError("back references and look-around are not allowed")
    bare = re.sub(r"\\.|\[\^?\]?[^\]]*\]", "x", text)
    if re.search(r"\([^()]*[*+?{|][^()]*\)\s*[*+{]", bare) or re.search(r"\([^()]*\([^()]*\)[^()]*\)\s*[*+{]", bare):
        raise ValueError("a repeated group may hold neither a repetition nor alternatives")
    try:
        return re.compile(text).fullmatch
    except re.error as error:
        raise ValueError(str(error)) from None


def settle(value: Any, operator: Operator, operand: Any) -> int:
    """Return the status of *operator* for any value: unknown is undetermined, blank as the operator says."""
    if value is UNKNOWN or operand is UNKNOWN:
        return UNDETERMINED
    if value is None or operand is None:
        return operator.blank
    return operator.test(value, operand)
