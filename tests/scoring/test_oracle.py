"""The score against the naive scorer, which tries every possibility."""

from fractions import Fraction

import pytest
from hypothesis import assume, given, settings
from tests.scoring import naive
from tests.strategies import RULES, Sheet, sheets

from casefile_rules import status
from casefile_rules.scoring import Rubric, Score, ScoreInput, compile_rubric, plan

WORDS = {"true": status.PASS, "false": status.FAIL, "open": status.UNDETERMINED}


def compiled(sheet: Sheet) -> Rubric:
    rubric = compile_rubric(sheet.data, rules=[*RULES, "spare"], locate=lambda path: (str(path), 1, 1), problems=[])
    assume(rubric is not None)
    assert rubric is not None
    return rubric


def scored(sheet: Sheet, rubric: Rubric) -> Score:
    return rubric.score(
        ScoreInput(
            states=sheet.states,
            absent=sheet.absent,
            conditions={key: WORDS[sheet.conditions[wanted.raw]] for key, wanted in rubric.conditions.items()},
            selections=sheet.selections,
            confirmed=sheet.confirmed,
            raised_stand=sheet.stand,
        )
    )


def truth(sheet: Sheet) -> list[naive.Result]:
    assume(worlds(sheet) <= 3000)
    return list(
        naive.results(
            sheet.data,
            sheet.states,
            absent=sheet.absent,
            conditions=sheet.conditions,
            selections=sheet.selections,
            confirmed=sheet.confirmed,
            stand=sheet.stand,
        )
    )


def worlds(sheet: Sheet) -> int:
    found = 16
    for places in sheet.states.values():
        for place in places:
            found *= len(list(naive.faults(place)))
    return found


@given(sheets())
@settings(max_examples=100)
def test_bounds_are_the_least_and_the_greatest_of_all_worlds(sheet: Sheet) -> None:
    rubric = compiled(sheet)
    score = scored(sheet, rubric)
    found = truth(sheet)
    least, most = min(r.score for r in found), max(r.score for r in found)
    assert score.low <= least
    assert most <= score.high
    assert {r.grade for r in found} <= set(score.grades)
    if score.exact:
        assert (score.low, score.high) == (least, most)


@given(sheets())
@settings(max_examples=100)
def test_each_column_of_the_ledger_adds_up_to_its_end(sheet: Sheet) -> None:
    score = scored(sheet, compiled(sheet))
    assert sum((line.taken_low for line in score.ledger), Fraction(0)) == score.total - score.low
    assert sum((line.taken_high for line in score.ledger), Fraction(0)) == score.total - score.high


@given(sheets())
@settings(max_examples=100)
def test_with_too_much_open_at_once_the_bounds_still_contain_every_world(sheet: Sheet) -> None:
    rubric = compiled(sheet)
    found = truth(sheet)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(plan, "MOST_WORLDS", 1)
        score = scored(sheet, rubric)
        assert score.low <= min(r.score for r in found)
        assert max(r.score for r in found) <= score.high
        assert {r.grade for r in found} <= set(score.grades)
