"""people: at each act so many different people, by who signed or is named on that paper."""

from typing import Any

import pytest
from tests.checks.helpers import compiled, explained, faults, file_of, problems, word

TWO: dict[str, Any] = {
    "check": "people",
    "named": [{"in": "signed_by", "field": "name", "where": {"role": {"in": ["handler", "recorder"]}}}, "handlers"],
    "unless": {"in": "case.officers", "field": "name", "where": {"auxiliary": True}},
    "at_least": 2,
}


def at(officers: list[dict[str, Any]] | None = None, **paper: Any) -> str:
    """Return the status of the check at the one paper of a file with these officers."""
    root = file_of({"type": "笔录", **paper})
    if officers is not None:
        root["officers"] = officers
    return word(TWO, root, root["documents"][0], each="documents")


def signed(*pairs: tuple[str, str]) -> list[dict[str, str]]:
    """Return signatures from (name, role)."""
    return [{"name": name, "role": role} for name, role in pairs]


@pytest.mark.parametrize(
    ("signatures", "expected"),
    [
        (signed(("甲", "handler"), ("乙", "recorder")), "pass"),
        (signed(("甲", "handler"), ("甲", "recorder")), "fail"),
        (signed(("甲", "handler"), (" 甲 ", "recorder")), "fail"),
        (signed(("甲", "handler"), ("丙", "party")), "fail"),
        ([{"name": "甲", "role": "handler"}, {"name": "乙"}], "undetermined"),
        ([{"name": "甲", "role": "handler"}, {"role": "recorder"}], "undetermined"),
    ],
)
def test_one_person_in_two_parts_is_one(signatures: list[dict[str, str]], expected: str) -> None:
    assert at(signed_by=signatures) == expected


def test_the_names_of_both_places_are_united() -> None:
    assert at(signed_by=signed(("甲", "handler")), handlers=["甲", "乙"]) == "pass"
    assert at(signed_by=signed(("丙", "party")), handlers=["甲", "乙"]) == "pass"


def test_where_nobody_is_named_a_place_that_is_not_recorded_leaves_it_open() -> None:
    assert at() == "undetermined"
    assert at(signed_by=signed(("丙", "party"))) == "undetermined"
    assert at(signed_by=signed(("丙", "party")), handlers=[]) == "fail"
    assert at(signed_by=[], handlers=None) == "fail"


def test_who_is_listed_as_left_out_does_not_count_and_is_named() -> None:
    listed = [{"name": "乙", "auxiliary": True}]
    assert at(listed, handlers=["甲", "乙"]) == "fail"
    assert at([{"name": "乙"}], handlers=["甲", "乙"]) == "pass"  # nothing is recorded against 乙
    assert at(handlers=["甲", "乙"]) == "pass"
    root = file_of({"type": "笔录", "handlers": ["甲", "乙"]}, officers=listed)
    (fault,) = faults(TWO, root, root["documents"][0], each="documents")
    assert fault == {"named": ["甲"], "left_out": ["乙"], "least": 2}


def test_an_open_one_asks_for_a_place_that_is_not_recorded() -> None:
    root = file_of({"type": "笔录"})
    trace = explained(compiled(TWO, "documents"), root, root["documents"][0])
    assert [leaf.path for leaf in trace.leaves()] == ["handlers"]


def test_what_is_no_name_is_refused() -> None:
    assert problems({**TWO, "named": ["pages"]}, "documents") == ["S311"]
    assert problems({**TWO, "unless": {"in": "case.events", "field": "name"}}, "documents") == ["S311"]


def test_which_key_holds_the_names_of_those_left_out_is_always_said() -> None:
    assert problems({**TWO, "unless": {"in": "case.officers", "where": {"auxiliary": True}}}, "documents") == ["S393"]


def test_a_single_place_needs_no_brackets() -> None:
    check = {"check": "people", "named": "handlers", "at_least": 2}
    root = file_of({"type": "笔录", "handlers": ["甲", "乙"]})
    assert word(check, root, root["documents"][0], each="documents") == "pass"


def test_somebody_without_a_recorded_name_leaves_nobody_out() -> None:
    assert at([{"auxiliary": True}, {"name": "乙", "auxiliary": False}], handlers=["甲", "乙"]) == "pass"
