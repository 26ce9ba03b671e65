"""Records that hold several others (PARTS): rules run on each of them, and those about the whole once."""

from datetime import date
from pathlib import Path
from typing import Any

from tests.engine.helpers import Tiny, rule, tiny

from casefile_rules.conditions import Answer
from casefile_rules.status import MAY_FAIL, MAY_PASS, word
from casefile_rules.values import PARTS, Record

FIRST = {"key": "years/1", "name": "甲", "trainings": [{"passed": True}, {"passed": False}]}
SECOND = {"key": "years/2", "name": "乙", "trainings": [{"passed": True}]}
JUDGE = {"check": "judge", "ask": {"zh": "问"}}


def root_of(*parts: Record, **more: Any) -> Record:
    return {"name": "甲", "trainings": [], PARTS: list(parts)} | more


def words(made: Tiny, root: Record, id_: str = "A", answers: Any = None) -> dict[str, str] | None:
    places = made.evaluate_record(root, answers).places(id_)
    return None if places is None else {place.key: word(place.mask) for place in places}


def test_a_rule_runs_on_each_part_and_its_places_say_in_which_they_lie(tmp_path: Path) -> None:
    made = tiny(tmp_path, rule("A", {"name": "甲"}), rule("B", {"passed": "true"}, each="trainings"))
    root = root_of(FIRST, SECOND)
    assert words(made, root) == {"years/1": "pass", "years/2": "fail"}
    assert words(made, root, "B") == {
        "years/1/trainings/1": "pass", "years/1/trainings/2": "fail", "years/2/trainings/1": "pass",
    }  # fmt: skip
    assert [place.part for place in made.evaluate_record(root).places("B") or ()] == [1, 1, 2]


def test_a_rule_about_the_whole_runs_once(tmp_path: Path) -> None:
    made = tiny(tmp_path, rule("A", {"name": "甲"}, whole_file="true"))
    assert words(made, root_of(FIRST, SECOND)) == {"": "pass"}


def test_facts_are_derived_for_each_part(tmp_path: Path) -> None:
    facts = {"first": {"type": "bool", "ask": {"zh": "甲"}, "derive": {"name": "甲"}}}
    made = tiny(tmp_path, rule("A", {"facts.first": "true"}), facts=facts)
    assert words(made, root_of(FIRST, SECOND)) == {"years/1": "pass", "years/2": "fail"}


def test_an_answer_is_of_the_part_that_it_names(tmp_path: Path) -> None:
    made = tiny(tmp_path, rule("A", JUDGE))
    answers = {("A", "years/2"): Answer("pass", None, "好", "1", "王")}
    assert words(made, root_of(FIRST, SECOND), answers=answers) == {"years/1": "undetermined", "years/2": "pass"}
    presumed = made.evaluate_record(root_of(FIRST, SECOND), answers).presumed()
    assert "A" in presumed.quiet


def test_what_is_in_force_is_decided_in_each_part(tmp_path: Path) -> None:
    window = {"from": "2024-01-01", "by": "hired"}
    made = tiny(tmp_path, rule("A", {"name": "乙"}, in_force=window))
    old, new = FIRST | {"hired": date(2023, 5, 1)}, SECOND | {"hired": date(2024, 5, 1)}
    assert words(made, root_of(old, new)) == {"years/2": "pass"}
    assert words(made, root_of(old)) is None


def test_a_place_is_explained_in_its_own_part(tmp_path: Path) -> None:
    made = tiny(tmp_path, rule("A", {"case.name": "甲"}, each="trainings"))
    evaluation = made.evaluate_record(root_of(FIRST, SECOND))
    places = {place.key: place for place in evaluation.places("A") or ()}
    assert {key: place.mask for key, place in places.items()} == {
        "years/1/trainings/1": MAY_PASS, "years/1/trainings/2": MAY_PASS, "years/2/trainings/1": MAY_FAIL,
    }  # fmt: skip
    place = places["years/2/trainings/1"]
    _, trace = place.body.explain(evaluation.run.at(place.part), place)
    assert trace is not None
    assert trace.seen == "乙"
