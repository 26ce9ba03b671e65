"""nearest: the nearer word decides where it is known, the general one where it is not."""

from typing import Any

import pytest
from tests.conditions.helpers import compiled, problems_of, told

from casefile_rules.conditions import Run
from casefile_rules.status import FAIL, PASS, UNDETERMINED

TWO: Any = {"nearest": [{"active": "true"}, {"badge.no": {"blank": "false"}}]}


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        ({"active": True, "badge": {"no": None}}, PASS),
        ({"active": False, "badge": {"no": "1"}}, FAIL),
        ({"badge": {"no": "1"}}, PASS),
        ({"badge": {"no": None}}, FAIL),
        ({}, UNDETERMINED),
    ],
)
def test_the_first_word_that_is_known_decides(record: dict[str, Any], expected: int) -> None:
    assert told(TWO, record) == expected


@pytest.mark.parametrize(("word", "status"), [("pass", PASS), ("fail", FAIL)])
def test_a_last_word_holds_where_nobody_has_said_anything(word: str, status: int) -> None:
    presumed = {"nearest": [{"active": "true"}, word]}
    assert told(presumed, {}) == status
    assert told(presumed, {"active": True}) == PASS
    assert told(presumed, {"active": False}) == FAIL


def test_of_two_unknown_words_the_general_one_is_asked_for() -> None:
    trace = compiled(TWO).explain(Run({}), {}, {})
    assert [leaf.path for leaf in trace.leaves()] == ["badge.no"]


def test_one_word_alone_or_a_word_in_the_middle_is_refused() -> None:
    assert [code for code, _, _ in problems_of("nearest: [{active: true}]")] == ["S314"]
    assert [code for code, _, _ in problems_of("nearest: [pass, {active: true}]")] == ["S312"]
    assert [code for code, _, _ in problems_of("nearest: {active: true}")] == ["S314"]
