"""Quantifiers, counts and sets against brute force: every world in which the unseen members are known."""

from itertools import combinations_with_replacement
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.conditions.helpers import compiled, problems_of, told
from tests.strategies import conditions

from casefile_rules.conditions import Run
from casefile_rules.status import FAIL, NOT_APPLICABLE, PASS, UNDETERMINED, all_of, any_of, negate
from casefile_rules.values import Record, Records

MEMBERS: list[Record] = [
    {"hours": 1, "level": "county"},
    {"hours": 2, "level": "county"},
    {"hours": 2, "level": "region"},
]
HIDDEN: list[Record] = [{}, {"level": "county"}]
ORDERED = ("is", "differs_from", "at_least", "at_most", "more_than", "less_than")


def worlds(seen: list[Record], unseen: tuple[Record, ...], most: int = 5) -> list[list[Record]]:
    """Return every list that may turn out: each unseen place stands for any number of members that fit it."""
    lists = [seen]
    for hidden in unseen:
        fitting = [member for member in MEMBERS if all(member[key] == value for key, value in hidden.items())]
        more = [list(some) for size in range(most + 1) for some in combinations_with_replacement(fitting, size)]
        lists = [[*before, *some] for before in lists for some in more]
    return lists


def settled(statuses: set[int]) -> int:
    return statuses.pop() if len(statuses) == 1 else UNDETERMINED


seen_lists = st.lists(st.sampled_from(MEMBERS), max_size=3)
unseen_places = st.sampled_from([(), (HIDDEN[0],), (HIDDEN[1],), (HIDDEN[1], HIDDEN[1])])


@given(seen_lists, unseen_places, st.dictionaries(st.sampled_from(ORDERED), st.integers(0, 4), min_size=1, max_size=2))
def test_a_count_is_certain_where_every_world_agrees(
    seen: list[Record], unseen: tuple[Record, ...], tests: dict[str, int]
) -> None:
    raw = {"trainings": {"count": {op: str(limit) for op, limit in tests.items()}}}
    through = {"trainings.level": {"count": {op: str(limit) for op, limit in tests.items()}}}
    found = told(raw, {"trainings": Records(seen, unseen)})
    assert found == settled({told(raw, {"trainings": world}) for world in worlds(seen, unseen[:1], most=8)})
    assert found == told(through, {"trainings": Records(seen, unseen)})


def test_what_counts_are_compared_with_may_be_unknown() -> None:
    raw = {"trainings": {"count": {"at_least": {"field": "hours"}}}}
    assert told(raw, {"trainings": []}) == UNDETERMINED
    assert told(raw, {"trainings": [], "hours": 0}) == PASS
    assert told(raw, {"trainings": Records([], ({},)), "hours": 0}) == PASS
    assert told(raw, {"trainings": Records([], ({},)), "hours": 1}) == UNDETERMINED


simple = st.sampled_from([
    {"hours": "1"}, {"hours": "2"}, {"level": "county"}, {"level": "region"}, {"hours": "2", "level": "county"},
    {"any": [{"hours": "1"}, {"level": "region"}]}, {"not": {"hours": "1"}},
])  # fmt: skip


@given(seen_lists, unseen_places, st.sampled_from(["some", "every", "none"]), st.data())
def test_a_quantifier_is_certain_where_every_world_agrees(
    seen: list[Record], unseen: tuple[Record, ...], op: str, data: st.DataObject
) -> None:
    """And never certain of more than that; of what is known of an unseen place it may make use."""
    raw: dict[str, Any] = {"in": "trainings", "where": data.draw(simple)}
    if data.draw(st.booleans()):
        raw["of"] = data.draw(simple)
    found = told({op: raw}, {"trainings": Records(seen, unseen)})
    truths = {told({op: raw}, {"trainings": world}) for world in worlds(seen, unseen, most=2)}
    assert found == UNDETERMINED or truths == {found}
    if not unseen:
        assert {found} == truths


@given(seen_lists, simple, simple)
def test_quantifiers_say_what_the_words_say(seen: list[Record], of: dict[str, Any], where: dict[str, Any]) -> None:
    record: Record = {"trainings": seen}
    belong = [told(of, record, member) == PASS for member in seen]
    meet = [told(where, record, member) == PASS for member in seen]
    both = [one and two for one, two in zip(belong, meet, strict=True)]
    raw = {"in": "trainings", "of": of, "where": where}
    assert told({"some": raw}, record) == (PASS if any(both) else FAIL)
    assert told({"none": raw}, record) == (FAIL if any(both) else PASS)
    assert told({"every": raw}, record) == (PASS if sum(both) == sum(belong) else FAIL)
    assert told({"some": {"in": "trainings", "of": of}}, record) == (PASS if any(belong) else FAIL)
    assert told({"some": {"in": "trainings"}}, record) == (PASS if seen else FAIL)


@given(conditions(inside=True, depth=1), conditions(inside=True, depth=1), st.sampled_from(MEMBERS))
def test_of_one_member_a_quantifier_is_what_is_demanded(
    of: dict[str, Any], where: dict[str, Any], member: Record
) -> None:
    record: Record = {"trainings": [member]}
    first, second = told(of, record, member), told(where, record, member)
    if NOT_APPLICABLE in (first, second):
        return
    raw = {"in": "trainings", "of": of, "where": where}
    assert told({"some": raw}, record) == all_of((first, second))
    assert told({"none": raw}, record) == negate(all_of((first, second)))
    assert told({"every": raw}, record) == any_of((negate(first), second))


def test_an_empty_closed_list() -> None:
    raw = {"in": "trainings", "where": {"hours": "1"}}
    assert [told({op: raw}, {"trainings": []}) for op in ("some", "every", "none")] == [FAIL, PASS, PASS]
    assert [told({op: raw}, {"trainings": None}) for op in ("some", "every", "none")] == [FAIL, PASS, PASS]
    assert [told({op: raw}, {}) for op in ("some", "every", "none")] == [UNDETERMINED] * 3


def test_what_does_not_apply_to_a_member_neither_breaks_nor_serves() -> None:
    """``matches`` (the check) does not apply to a blank text."""
    raw = {"in": "trainings", "where": {"check": "matches", "field": "topic", "pattern": "法.*"}}
    one: Record = {"trainings": [{"topic": None}]}
    assert [told({op: raw}, one) for op in ("some", "every", "none")] == [FAIL, PASS, PASS]


@pytest.mark.parametrize(
    ("raw", "members", "status"),
    [
        ({"shares_none_with": {"field": "tags"}}, ["甲"], PASS),
        ({"shares_none_with": {"field": "tags"}}, ["乙"], FAIL),
        ({"within": {"field": "tags"}}, ["乙"], PASS), ({"within": {"field": "tags"}}, ["甲"], FAIL),
        ({"within": {"field": "tags"}}, [None], PASS), ({"contains_all": {"field": "tags"}}, ["乙", "丙"], PASS),
        ({"contains_all": ["乙", "丁"]}, ["乙"], FAIL), ({"contains_any": ["乙", "丁"]}, ["乙"], PASS),
        ({"contains": "乙"}, ["甲", None], FAIL),
    ],
)  # fmt: skip
def test_sets(raw: dict[str, Any], members: list[str | None], status: int) -> None:
    record: Record = {"tags": ["乙", "丙"], "trainings": [{"topic": member} for member in members]}
    assert told({"trainings.topic": raw}, record) == status
    record["trainings"] = Records(record["trainings"], ({},))
    after = told({"trainings.topic": raw}, record)
    assert after in (UNDETERMINED, status), "more members may only leave it open"


@pytest.mark.parametrize(
    "text",
    ["some: trainings", "some: {where: {hours: '1'}}", "every: {in: trainings}", "some: {in: trainings, when: {}}"],
)
def test_how_a_quantifier_is_written(text: str) -> None:
    assert [code for code, _, _ in problems_of(text)] == ["S316"]


@pytest.mark.parametrize(
    "text", ["some: {in: tags}", "some: {in: badge}", "some: {in: name}", "none: {in: trainings.topic}"]
)
def test_only_lists_of_records_are_looked_through(text: str) -> None:
    assert [code for code, _, _ in problems_of(text)] == ["S311"]


@pytest.mark.parametrize(
    ("record", "faults"),
    [
        ({"name": "甲", "hired": None, "level": None, "tags": []}, (2, 2)),
        ({"name": "乙", "hired": None, "level": "county", "tags": []}, (2, 2)),
        ({"name": "乙", "hired": None, "level": None, "tags": []}, (3, 3)),
        ({"name": "乙", "level": None, "tags": []}, (2, 3)),
        ({"hired": None, "level": "county"}, (1, 2)),
    ],
)
def test_of_several_demands_each_that_fails_is_a_fault_and_so_is_what_it_counts(
    record: Record, faults: tuple[int, int]
) -> None:
    made = compiled({"all": [{"name": "甲"}, {"check": "present", "fields": ["hired", "level"]}]})
    assert made.count is not None
    assert made.count(Run(record), record, record) == faults


def test_an_alternative_counts_as_one_fault() -> None:
    assert compiled({"any": [{"name": "甲"}, {"level": "county"}]}).count is None
