"""Repairs, open questions and the width of a score."""

from fractions import Fraction

from hypothesis import assume, given, settings
from tests.scoring.helpers import FAILED, OPEN, places, rubric_of, seen
from tests.scoring.test_oracle import compiled, scored
from tests.strategies import Sheet, sheets

from casefile_rules.scoring import PlaceState, Rubric, ScoreInput
from casefile_rules.scoring.changes import repaired
from casefile_rules.scoring.leverage import leverage
from casefile_rules.scoring.repairs import MOST_EXACT, repairs
from casefile_rules.scoring.width import split_width


def rubric(count: int, *, each: int = 3) -> Rubric:
    lines = [{"rule": f"R{index}", "deduct": each + index % 3} for index in range(count)]
    return rubric_of({"id": "a", "mode": "deduct", "points": 100, "lines": lines})


def failing(*rules: str) -> ScoreInput:
    return ScoreInput({rule: places(FAILED) for rule in rules})


def test_each_repair_has_a_value_and_the_fewest_reach_the_next_grade() -> None:
    found = repairs(rubric(6), failing("R0", "R1", "R2", "R3"), [(rule, "p0") for rule in ("R0", "R1", "R2", "R3")])
    assert seen(found.grade, found.target, found.exact) == ("合格", "优秀", True)
    assert seen(*found.each) == ((("R2", "p0"), 5), (("R1", "p0"), 4), (("R0", "p0"), 3), (("R3", "p0"), 3))
    assert found.smallest == (("R2", "p0"),)


def test_what_cannot_be_repaired_is_left_and_then_nothing_may_be_enough() -> None:
    bad = failing(*(f"R{index}" for index in range(6)))
    assert repairs(rubric(6), bad, [("R0", "p0")]).smallest is None
    assert repairs(rubric(6), bad, []).smallest is None
    assert repairs(rubric(6), ScoreInput(), []).smallest == ()


def test_above_the_stated_number_the_choice_is_greedy_and_says_so() -> None:
    count = MOST_EXACT + 1
    rules = [f"R{index}" for index in range(count)]
    found = repairs(rubric(count), failing(*rules), [(rule, "p0") for rule in rules])
    assert not found.exact
    assert found.smallest is not None
    assert rubric(count).score(repaired(failing(*rules), found.smallest)).grades == ("合格",)


def test_a_deduction_once_a_case_is_worth_nothing_until_its_last_place_is_repaired() -> None:
    one = rubric_of({"id": "a", "mode": "deduct", "points": 100, "lines": [{"rule": "A", "deduct": 20}]})
    states = ScoreInput({"A": places(FAILED, FAILED)})
    found = repairs(one, states, [("A", "p0"), ("A", "p1")])
    assert [value for _, value in found.each] == [0, 0]
    assert found.smallest == (("A", "p0"), ("A", "p1"))


@given(sheets())
@settings(max_examples=60)
def test_repairing_never_lowers_the_score_and_the_fewest_do_reach(sheet: Sheet) -> None:
    table = compiled(sheet)
    score = scored(sheet, table)
    assume(score.exact)
    spots = [(rule, place.key) for rule, found in sheet.states.items() for place in found]
    found = repairs(table, score.given, spots)
    if found.smallest and found.target:
        after = table.score(repaired(score.given, found.smallest)).grades
        assert found.grade not in after


def test_many_places_that_count_alike_are_tried_once() -> None:
    line = {"rule": "A", "deduct": "0.001", "per": "place"}
    table = rubric_of({"id": "a", "mode": "deduct", "points": 100, "lines": [line]})
    given_ = ScoreInput({"A": [PlaceState(f"p{index:05d}", OPEN) for index in range(3000)]})
    found = leverage(table, given_)
    assert len(found) == 3000
    assert {each.moves for each in found} == {Fraction(1, 1000)}


def test_the_most_decisive_question_is_a_veto_and_then_what_costs_most() -> None:
    table = rubric_of(
        {"id": "a", "mode": "deduct", "points": 100, "lines": [{"rule": "A", "deduct": 5}, {"rule": "B", "deduct": 2}]},
        vetoes=[{"rule": "V", "effect": {"score": 0}, "ground": "g"}],
    )
    found = leverage(table, ScoreInput({"A": places(OPEN), "B": places(OPEN), "V": places(FAILED)}))
    assert [(each.kind, each.name) for each in found] == [("veto", "V"), ("place", "A"), ("place", "B")]


def test_the_width_is_split_by_who_can_close_it() -> None:
    table = rubric_of(
        {"id": "a", "mode": "deduct", "points": 90, "lines": [{"rule": "A", "deduct": 5}, {"rule": "J", "deduct": 2}]},
        {"id": "u", "mode": "earn", "points": 10, "unseen": 10},
        vetoes=[{"rule": "V", "effect": {"score": 50}, "ground": "g"}],
    )
    given_ = ScoreInput({"A": places(OPEN), "J": places(OPEN), "V": places(FAILED)})
    assert seen(*split_width(table, given_, human={"J"})) == (10, 5, 2, 33)


def test_what_a_standing_veto_hides_is_not_open() -> None:
    table = rubric_of(
        {"id": "a", "mode": "deduct", "points": 90, "lines": [{"rule": "A", "deduct": 5}]},
        {"id": "u", "mode": "earn", "points": 10, "unseen": 10},
        vetoes=[{"rule": "V", "effect": {"score": 0}, "ground": "g"}],
    )
    given_ = ScoreInput({"A": places(OPEN), "V": places(FAILED)}, raised_stand=True)
    assert seen(*split_width(table, given_, human={"A"})) == (0, 0, 0, 0)


def test_how_much_a_reviewer_adds_on_top_is_a_question() -> None:
    bonus = {"rule": "P", "points": {"from": 1, "to": 5}, "may_exceed_total": True}
    table = rubric_of({"id": "a", "mode": "constant", "points": 100}, bonus=bonus)
    assert seen(*split_width(table, ScoreInput({"P": places(OPEN)}), human={"P"})) == (0, 0, 5, 0)
    assert seen(*split_width(table, ScoreInput(), human={"P"})) == (0, 0, 4, 0)
