"""total: amounts of several places add up to enough, or to no more than they should."""

from typing import Any

import pytest
from tests.checks.helpers import faults, problems, view, word

PAID: dict[str, Any] = {"check": "total", "of": [{"in": "payments", "field": "amount"}], "at_least": ["penalty.fine"]}
OWED: dict[str, Any] = {
    "check": "total",
    "of": [{"in": "payments", "field": "amount"}],
    "at_most": ["penalty.fine", "penalty.confiscated"],
}


def of(check: dict[str, Any], payments: Any = ..., **penalty: Any) -> str:
    """Return the status of *check* for a file with these payments and this penalty."""
    data: dict[str, Any] = {"category": "penalty", "penalty": penalty}
    if payments is not ...:
        data["payments"] = [{} if one is ... else {"amount": one} for one in payments]
    return word(check, view(data))


@pytest.mark.parametrize(
    ("payments", "expected"),
    [
        ([4000, 2000], "pass"), ([6000], "pass"), ([7000], "pass"), ([5999], "fail"), ([], "fail"),
        ([6000, ...], "pass"), ([5000, ...], "undetermined"), (..., "undetermined"), ([5000, None], "fail"),
    ],
)  # fmt: skip
def test_what_was_paid_reaches_the_fine(payments: Any, expected: str) -> None:
    assert of(PAID, payments, fine=6000) == expected


def test_an_amount_that_is_not_recorded_may_be_any() -> None:
    assert of(PAID, [5000]) == "undetermined"
    assert of(OWED, [5000], fine=6000) == "pass"  # more can only be owed
    assert of(OWED, [7000], fine=6000) == "undetermined"
    assert of(OWED, [7000], fine=6000, confiscated=None) == "fail"
    assert of(OWED, [7000], fine=6000, confiscated=1000) == "pass"


def test_both_sums_are_told() -> None:
    root = view({"category": "penalty", "penalty": {"fine": 6000}, "payments": [{"amount": 5000}]})
    assert [{key: int(value) for key, value in fault.items()} for fault in faults(PAID, root)] == [
        {"total": 5000, "at_least": 6000}
    ]


def test_a_total_needs_a_bound_and_amounts() -> None:
    assert problems({"check": "total", "of": ["penalty.fine"]}) == ["S329"]
    assert problems({"check": "total", "of": ["party.name"], "at_least": ["penalty.fine"]}) == ["S309"]
    assert problems({"check": "total", "of": [{"in": "party"}], "at_least": ["penalty.fine"]}) == ["S311"]
    assert problems({"check": "total", "of": [{"in": "payments"}], "at_least": ["penalty.fine"]}) == ["S393"]


@pytest.mark.parametrize("bound", [3, "3", [3], ["3.5"]])
def test_a_number_is_no_path(bound: Any) -> None:
    for key in ("at_least", "at_most"):
        assert problems({**PAID, "at_least": ["penalty.fine"], key: bound}) == ["S394"]
