"""Paths are typed: a bare one starts at the record looked at, ``case.`` at the root, an alias at the selected place."""

import pytest
from hypothesis import given
from tests import officers
from tests.conditions.helpers import host, problem_of, problems_of, scope_of, told
from tests.strategies import officer_records

from casefile_rules.conditions import Run
from casefile_rules.status import FAIL, PASS, UNDETERMINED
from casefile_rules.values import UNKNOWN, Record, Records


def read(path: str, record: Record, here: Record | None = None) -> object:
    """Return what *path* reads."""
    made = host()
    found = scope_of(made, inside=here is not None, alias="training").path(path, ())
    assert found is not None, made.problems
    place = record if here is None else here
    return found[0](Run(record), place, place)


RECORD: Record = {
    "name": "甲",
    "badge": {"no": "7"},
    "pages": (3, 5), "pages.first": 3, "pages.last": 5,
    "tags": ["一"],
    "trainings": Records([{"topic": "法", "hours": 8}, {"topic": None}, {}], ()),
    "facts": {"quota": 40},
}  # fmt: skip
PLACE: Record = {"topic": "法", "hours": 8}


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("name", "甲"), ("badge.no", "7"), ("badge.valid_until", UNKNOWN), ("hired", UNKNOWN), ("pages", (3, 5)),
        ("pages.first", 3), ("case.pages.last", 5), ("tags", ["一"]), ("case.name", "甲"), ("facts.quota", 40),
        ("case.facts.quota", 40), ("facts.due", UNKNOWN), ("trainings.topic", ["法", None, UNKNOWN]),
        ("case.trainings.hours", [8, UNKNOWN, UNKNOWN]),
    ],
)  # fmt: skip
def test_at_the_whole_record(path: str, value: object) -> None:
    assert read(path, RECORD) == value


@pytest.mark.parametrize(
    ("path", "value"),
    [("topic", "法"), ("training.topic", "法"), ("held_on", UNKNOWN), ("case.name", "甲"), ("case.badge.no", "7"),
     ("facts.quota", 40), ("case.trainings.topic", ["法", None, UNKNOWN])],
)  # fmt: skip
def test_at_a_place(path: str, value: object) -> None:
    assert read(path, RECORD, PLACE) == value


def test_within_a_list_the_place_keeps_its_name() -> None:
    """Inside ``some`` bare paths start at the member looked at, the alias still at the selected place."""
    same_topic = {"some": {"in": "case.trainings", "where": {"topic": {"is": {"field": "training.topic"}}}}}
    assert told(same_topic, RECORD, {"topic": "法"}, alias="training") == PASS
    assert told(same_topic, {"trainings": []}, {"topic": "法"}, alias="training") == FAIL
    assert told(same_topic, RECORD, {}, alias="training") == UNDETERMINED


def test_what_is_below_an_unknown_or_blank_list() -> None:
    assert read("trainings.topic", {}) is UNKNOWN
    assert read("trainings.topic", {"trainings": None}) is None
    assert read("trainings.topic", {"trainings": []}) == []


def test_members_nobody_saw_leave_one_value_open() -> None:
    assert read("trainings.topic", {"trainings": Records([{"topic": "法"}], ({},))}) == ["法", UNKNOWN]


@given(officer_records())
def test_facts_that_are_not_recorded_are_unknown(record: Record) -> None:
    facts = record.get("facts")
    assert read("facts.due", record) is (UNKNOWN if facts is None or "due" not in facts else facts["due"])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("nmae: x", [("S302", 1, 1)]),
        ("badge.nu: x", [("S302", 1, 1)]),
        ("name.first: x", [("S302", 1, 1)]),
        ("pages.middle: 1", [("S302", 1, 1)]),
        ("training.topic: x", [("S302", 1, 1)]),
        ("case.training.topic: x", [("S302", 1, 1)]),
        ("facts.unheard: x", [("S303", 1, 1)]),
        ("case.facts.unheard: x", [("S303", 1, 1)]),
        ("'': x", [("S301", 1, 1)]),
        ("a..b: x", [("S302", 1, 1)]),
        ("tags.first: x", [("S302", 1, 1)]),
        ("name: {is: {field: nmae}}", [("S302", 1, 20)]),
        ("name: {is: {field: [a]}}", [("S301", 1, 20)]),
        ("trainings.notes.x: y", [("S390", 1, 1)]),
    ],
)
def test_a_path_that_leads_nowhere(text: str, expected: list[tuple[str, int, int]]) -> None:
    assert problems_of(text) == expected


def test_the_nearest_name_is_suggested() -> None:
    assert "known: badge" in problem_of("bagde.no: x").text("en")
    assert "declared: facts.quota" in problem_of("facts.quote: '1'").text("en")
    assert "known: topic" in problem_of("topik: x", inside=True).text("en")
    assert "known: badge" in problem_of("badge_of_office: x").text("en"), "they share a word"
    assert "known: case.name" in problem_of("name: x", inside=True).text("en"), "it is a key of the file"


def test_labels_of_paths_are_kept_for_people() -> None:
    made = host()
    scope = scope_of(made)
    scope.condition({"badge.no": "1", "trainings.topic": {"contains": "法"}, "facts.due": "true"}, ())
    assert made.labels.items() >= {"badge.no": "证件·证号", "trainings.topic": "培训·主题", "facts.due": "到期"}.items()
    assert officers.SHAPE.fields["badge"].zh == "证件"
