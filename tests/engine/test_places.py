"""What a rule looks at: the file, each member of a list, the one that is picked, and what nobody has seen."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.engine.helpers import Tiny, codes_of, rule, tiny, write
from tests.strategies import known_better, officer_records

from casefile_rules.status import MAY_FAIL, MAY_NOT_APPLY, MAY_PASS
from casefile_rules.values import Record

OPEN = MAY_FAIL | MAY_NOT_APPLY | MAY_PASS


def test_a_rule_about_the_whole_file(tmp_path: Path) -> None:
    made = tiny(tmp_path, rule("A", {"name": "甲"}, applies={"active": "是"}))
    for text, expected in (
        ("{name: 甲, active: 是}", "pass"), ("{name: 乙, active: 是}", "fail"),
        ("{name: 乙, active: 否}", "not_applicable"),
        ("{active: 是}", "undetermined"), ("{name: 甲}", "undetermined"), ("{x-a: 1}", "undetermined"),
    ):  # fmt: skip
        assert made.words(text) == {"": expected}
    places = made.places("name: 甲")
    assert places is not None
    assert places[0].mask == MAY_PASS | MAY_NOT_APPLY, "applies unknown and require passed is never a fault"


def test_one_outcome_a_place(tmp_path: Path) -> None:
    made = tiny(tmp_path, rule("A", {"passed": "是"}, each="trainings", applies={"level": "县级"}))
    text = "{all_listed: 是, trainings: [{level: 县级, passed: 是}, {level: 县级, passed: 否},"
    text += "{level: 自治区级}, {passed: 否}]}"
    assert made.words(text) == {
        "trainings/1": "pass", "trainings/2": "fail", "trainings/3": "not_applicable", "trainings/4": "undetermined",
    }  # fmt: skip


def test_lists_that_are_empty_blank_or_not_recorded(tmp_path: Path) -> None:
    made = tiny(tmp_path, rule("A", {"passed": "是"}, each="trainings"), rule("B", {"name": "甲"}))
    assert made.words("{all_listed: 是, trainings: []}") == {}
    assert made.words("trainings:") == {}
    assert made.words("{trainings: []}") == {"trainings/?1": "undetermined"}
    assert made.words("name: 甲") == {"trainings/?": "undetermined"}
    evaluation = made.evaluate("{name: 甲, all_listed: 是, trainings: []}")
    assert (evaluation.silent, evaluation.quiet, evaluation.unselected) == ({"A"}, {"B"}, set())


def test_what_decides_whether_a_member_is_looked_at_is_named_while_it_is_open(tmp_path: Path) -> None:
    made = tiny(tmp_path, rule("A", {"passed": "是"}, each={"in": "trainings", "where": {"level": "县级"}}))
    evaluation = made.evaluate("{all_listed: 是, trainings: [{level: 县级, passed: 否}, {passed: 否}]}")
    said = {}
    for place in evaluation.places("A") or ():
        found = place.body.selecting(evaluation.run, place.record)
        said[place.key] = None if found is None else [(leaf.path, leaf.note) for leaf in found.leaves()]
    assert said == {"trainings/1": None, "trainings/2": [("level", "unrecorded")]}


def test_nobody_knows_how_many_were_not_seen(tmp_path: Path) -> None:
    made = tiny(tmp_path, rule("A", {"passed": "是"}, each="trainings"))
    places = made.places("trainings: [{passed: 是}]")
    assert places is not None
    seen, unseen = places
    assert (seen.unseen, seen.mask, seen.low, seen.high) == (False, MAY_PASS, 1, 1)
    assert (unseen.unseen, unseen.mask, unseen.low, unseen.high) == (True, OPEN, 1, None)


def test_an_unseen_place_of_which_enough_is_known(tmp_path: Path) -> None:
    made = tiny(tmp_path, rule("A", {"passed": "是"}, each="trainings", applies={"level": "县级"}))
    root = made.root("trainings: []")
    root["trainings"].unseen = ({"level": "region"},)
    assert made.evaluate_record(root).places("A") == []
    root["trainings"].unseen = ({"level": "county", "passed": True},)
    places = made.evaluate_record(root).places("A")
    assert places is not None
    assert [place.mask for place in places] == [MAY_PASS | MAY_NOT_APPLY], "it may also not exist"


EACH: dict[str, Any] = {
    "where": {"in": "trainings", "where": {"level": "县级"}},
    "latest": {"in": "trainings", "pick": "latest", "by": "held_on"},
    "earliest": {"in": "trainings", "pick": "earliest", "by": "held_on", "where": {"level": "县级"}},
    "first": {"in": "trainings", "pick": "first"},
    "last": {"in": "trainings", "pick": "last"},
    "only": {"in": "trainings", "pick": "only"},
}
THREE = (
    "all_listed: 是\ntrainings:\n- {level: 县级, held_on: 2024-03-01, passed: 否}\n"
    "- {level: 县级, held_on: 2024-01-01, passed: 是}\n- {level: 自治区级, held_on: 2024-02-01, passed: 是}\n"
)


@pytest.mark.parametrize(
    ("how", "expected"),
    [
        ("where", {"trainings/1": "fail", "trainings/2": "pass"}),
        ("latest", {"trainings/1": "fail"}),
        ("earliest", {"trainings/2": "pass"}),
        ("first", {"trainings/1": "fail"}),
        ("last", {"trainings/3": "pass"}),
        ("only", {"trainings/1": "undetermined", "trainings/2": "undetermined", "trainings/3": "undetermined"}),
    ],
)
def test_each_may_select(tmp_path: Path, how: str, expected: dict[str, str]) -> None:
    assert tiny(tmp_path, rule("A", {"passed": "是"}, each=EACH[how])).words(THREE) == expected


def test_who_may_be_selected_may_also_not_apply(tmp_path: Path) -> None:
    where = tiny(tmp_path / "a", rule("A", {"passed": "是"}, each=EACH["where"]))
    places = where.places("{all_listed: 是, trainings: [{passed: 否}]}")
    assert places is not None
    assert [place.mask for place in places] == [MAY_FAIL | MAY_NOT_APPLY]
    latest = tiny(tmp_path / "b", rule("A", {"passed": "是"}, each=EACH["latest"]))
    text = "{all_listed: 是, trainings: [{held_on: 2024-01-01, passed: 否}, {passed: 是}]}"
    places = latest.places(text)
    assert places is not None
    assert [place.mask for place in places] == [MAY_FAIL | MAY_NOT_APPLY, MAY_PASS | MAY_NOT_APPLY]
    assert latest.words(text.replace("all_listed: 是, ", ""))["trainings/?1"] == "undetermined"  # type: ignore[index] # words are there


@pytest.fixture(scope="module")
def selecting(tmp_path_factory: pytest.TempPathFactory) -> Tiny:
    """Rules that select in every way."""
    folder = tmp_path_factory.mktemp("selecting")
    rules = [rule(how, {"passed": "是"}, each=each, applies={"hours": {"at_least": "1"}}) for how, each in EACH.items()]
    return tiny(folder, *rules, rule("every", {"passed": "是"}, each="trainings"), rule("file", {"name": "甲"}))


@given(officer_records(), st.data())
def test_recording_more_only_narrows_what_is_possible_at_a_place(
    selecting: Tiny, record: Record, data: st.DataObject
) -> None:
    """Of places that exist; members found later are places of their own, foreseen by an unseen one."""
    before = selecting.evaluate_record(record)
    after = selecting.evaluate_record(data.draw(known_better(record)))
    for id_ in selecting.rules:
        known = {place.key: place.mask for place in before.places(id_) or ()}
        foreseen = 0
        for place in before.places(id_) or ():
            foreseen |= place.mask if place.unseen else 0
        for place in after.places(id_) or ():
            possible = known.get(place.key, foreseen or MAY_NOT_APPLY)
            assert place.mask & ~possible == 0 or place.unseen


def test_several_faults_at_one_place_are_counted(tmp_path: Path) -> None:
    made = tiny(tmp_path, rule("A", {"check": "present", "fields": ["name", "hired", "level"]}))
    places = made.places("name:\nhired:\n")
    assert places is not None
    assert (places[0].mask, places[0].low, places[0].high) == (MAY_FAIL, 2, 3)


@pytest.mark.parametrize(
    ("each", "code"),
    [
        ("nothing", "S302"), ("tags", "S311"), ("name", "S311"), (["trainings"], "S349"),
        ({"in": "trainings", "when": {}}, "S349"), ({"pick": "first"}, "S349"),
        ({"in": "trainings", "where": {"topik": "x"}}, "S302"), ({"in": "trainings", "pick": "best"}, "S305"),
        ({"in": "trainings", "pick": "latest"}, "S410"), ({"in": "trainings", "pick": "latest", "by": "topic"}, "S309"),
        ({"in": "trainings", "pick": "first", "by": "held_on"}, "S411"), ({"in": "trainings", "by": "held_on"}, "S411"),
        ({"in": "trainings", "where": {"check": "judge", "ask": {"zh": "问"}}}, "S391"),
    ],
)  # fmt: skip
def test_how_each_is_written(tmp_path: Path, each: Any, code: str) -> None:
    assert code in codes_of(write(tmp_path, rule("A", {"passed": "是"}, each=each)))
