"""Recording a fact only narrows: what is certain stays so, whatever else comes to be known."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests import officers
from tests.conditions.helpers import compiled, told
from tests.strategies import conditions, known_better, officer_records

from casefile_rules.conditions import OPERATORS, Run
from casefile_rules.status import FAIL, NOT_APPLICABLE, PASS, UNDETERMINED
from casefile_rules.values import Record, Records


@given(conditions(), officer_records(), st.data())
def test_recording_more_changes_no_certain_outcome(raw: dict[str, Any], record: Record, data: st.DataObject) -> None:
    condition = compiled(raw)
    before = condition.status(Run(record), record, record)
    better = data.draw(known_better(record))
    after = condition.status(Run(better), better, better)
    assert before in (UNDETERMINED, after)


@given(conditions(inside=True), officer_records(), st.data())
def test_the_same_at_a_place(raw: dict[str, Any], record: Record, data: st.DataObject) -> None:
    condition = compiled(raw, inside=True)
    place: Record = data.draw(st.sampled_from(record.get("trainings") or [{}]))
    before = condition.status(Run(record), place, place)
    shape = officers.SHAPE.fields["trainings"].item
    assert shape is not None
    better = data.draw(known_better(place, shape))
    assert before in (UNDETERMINED, condition.status(Run(record), better, better))


@given(conditions())
def test_of_a_record_nobody_filled_in_nothing_is_certain_but_what_holds_anyway(raw: dict[str, Any]) -> None:
    status = told(raw, {})
    assert status in (PASS, FAIL, NOT_APPLICABLE, UNDETERMINED)
    assert status == UNDETERMINED or told(raw, {"name": "甲", "trainings": [], "tags": []}) == status


SAMPLES: dict[str, tuple[str, Any]] = {
    "is": ("name", "甲"), "differs_from": ("name", "甲"), "in": ("name", ["甲"]), "not_in": ("name", ["甲"]),
    "at_least": ("hours", "1"), "at_most": ("hours", "1"), "more_than": ("hours", "1"), "less_than": ("hours", "1"),
    "not_before": ("hired", "2024-01-01"), "not_after": ("hired", "2024-01-01"), "before": ("hired", "2024-01-01"),
    "after": ("hired", "2024-01-01"), "contains": ("tags", "甲"), "contains_all": ("tags", ["甲"]),
    "contains_any": ("tags", ["甲"]), "shares_none_with": ("tags", ["甲"]), "within": ("tags", ["甲"]),
    "count": ("tags", "0"), "matches": ("name", "甲.*"), "blank": ("name", "true"),
}  # fmt: skip


def test_the_samples_below_name_every_operator() -> None:
    assert set(SAMPLES) == set(OPERATORS)


@pytest.mark.parametrize("op", sorted(OPERATORS))
def test_every_operator_leaves_open_what_is_unknown(op: str) -> None:
    path, operand = SAMPLES[op]
    assert told({path: {op: operand}}, {}) == UNDETERMINED


@pytest.mark.parametrize("op", sorted(OPERATORS))
def test_every_operator_says_something_of_a_blank(op: str) -> None:
    """A blank fails every test that demands a value; the negative ones, ``blank`` and a count of none pass."""
    path, operand = SAMPLES[op]
    passes = op in ("differs_from", "not_in", "shares_none_with", "within", "blank", "count")
    assert told({path: {op: operand}}, {path: None}) == (PASS if passes else FAIL)


def test_blank_is_not_unrecorded() -> None:
    assert told({"name": None}, {}) == UNDETERMINED
    assert told({"name": None}, {"name": None}) == PASS
    assert told({"name": {"blank": "false"}}, {"name": None}) == FAIL
    assert told({"name": {"blank": "否"}}, {"name": "甲"}) == PASS


def test_a_record_of_which_nothing_is_recorded_is_neither_blank_nor_filled() -> None:
    assert told({"badge": {"blank": "true"}}, {"badge": {}}) == UNDETERMINED
    assert told({"badge": {"blank": "true"}}, {"badge": {"no": "1"}}) == FAIL
    assert told({"badge": {"blank": "true"}}, {"badge": None}) == PASS


def test_below_a_blank_everything_is_blank_and_below_an_unknown_unknown() -> None:
    assert told({"badge.no": None}, {"badge": None}) == PASS
    assert told({"badge.no": None}, {"badge": {}}) == UNDETERMINED
    assert told({"badge.no": None}, {}) == UNDETERMINED


@pytest.mark.parametrize("path", ["trainings", "trainings.topic"])
def test_a_list_nobody_saw_the_end_of(path: str) -> None:
    """Of the members nobody saw it is not even known whether there are any."""
    none_seen: Record = {"trainings": Records([], ({},))}
    one_seen: Record = {"trainings": Records([{"topic": "甲"}], ({},))}
    assert told({path: {"blank": "true"}}, none_seen) == UNDETERMINED
    assert told({path: {"blank": "true"}}, one_seen) == FAIL
    assert told({path: {"count": {"at_least": "1"}}}, none_seen) == UNDETERMINED
    assert told({path: {"count": {"at_least": "1"}}}, one_seen) == PASS
    assert told({path: {"count": {"at_most": "0"}}}, one_seen) == FAIL
    assert told({path: {"count": "1"}}, one_seen) == UNDETERMINED


def test_an_unseen_member_never_settles_a_list_by_what_is_known_of_it() -> None:
    """Its volume may be known; whether it exists is not."""
    record: Record = {"trainings": Records([], ({"level": "county"},))}
    of_county = {"in": "trainings", "where": {"level": "county"}}
    of_region = {"in": "trainings", "where": {"level": "region"}}
    assert told({"some": {"in": "trainings"}}, record) == UNDETERMINED
    assert told({"some": of_county}, record) == UNDETERMINED
    assert told({"some": of_region}, record) == FAIL
    assert told({"every": of_region}, record) == UNDETERMINED
    assert told({"every": of_county}, record) == PASS
    assert told({"none": of_county}, record) == UNDETERMINED
    assert told({"none": of_region}, record) == PASS
