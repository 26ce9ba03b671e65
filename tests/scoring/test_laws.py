"""What must hold of every rubric: more faults never help, more knowledge only narrows, order does not matter."""

import random
from fractions import Fraction

from hypothesis import assume, given, settings
from hypothesis import strategies as st
from tests.scoring.helpers import FAILED, OPEN, rubric_of, score_of
from tests.scoring.test_oracle import compiled, scored
from tests.strategies import Sheet, sheets

from casefile_rules.scoring import Score
from casefile_rules.scoring.changes import answers
from casefile_rules.scoring.leverage import leverage
from casefile_rules.scoring.width import split_width


def changed(sheet: Sheet, rule: str, index: int, mask: int) -> Sheet:
    places = list(sheet.states[rule])
    places[index] = places[index]._replace(mask=mask)
    return sheet._replace(states={**sheet.states, rule: places})


def spots(sheet: Sheet) -> list[tuple[str, int]]:
    return [(rule, index) for rule, places in sheet.states.items() for index in range(len(places))]


@given(sheets(), st.randoms(use_true_random=False))
@settings(max_examples=100)
def test_a_pass_that_becomes_a_fault_never_raises_a_bound(sheet: Sheet, rnd: random.Random) -> None:
    assume(spots(sheet))
    rubric = compiled(sheet)
    spot = rnd.choice(spots(sheet))
    before = scored(changed(sheet, *spot, 1), rubric)
    after = scored(changed(sheet, *spot, 2), rubric)
    assert after.low <= before.low
    assert after.high <= before.high


@given(sheets(), st.randoms(use_true_random=False))
@settings(max_examples=100)
def test_recording_what_was_open_only_narrows(sheet: Sheet, rnd: random.Random) -> None:
    sheet = sheet._replace(confirmed={})  # a reviewer's word is about what was open when it was given
    rubric = compiled(sheet)
    before = scored(sheet, rubric)
    open_spots = [(rule, index) for rule, index in spots(sheet) if len(answers(sheet.states[rule][index])) > 1]
    assume(open_spots and before.exact)
    rule, index = rnd.choice(open_spots)
    for mask in answers(sheet.states[rule][index]):
        inside(scored(changed(sheet, rule, index, mask), rubric), before)


@given(sheets())
@settings(max_examples=60)
def test_recording_a_condition_or_the_kind_of_case_only_narrows(sheet: Sheet) -> None:
    sheet = sheet._replace(confirmed={})
    rubric = compiled(sheet)
    before = scored(sheet, rubric)
    assume(before.exact)
    for name, status in sheet.conditions.items():
        if status == "open":
            for word in ("true", "false"):
                inside(scored(sheet._replace(conditions={**sheet.conditions, name: word}), rubric), before)
    if sheet.selections["kind"] is None and rubric.selectors:
        for kind in ("x", "y"):
            inside(scored(sheet._replace(selections={"kind": kind}), rubric), before)


def inside(after: Score, before: Score) -> None:
    if after.exact:
        assert before.low <= after.low <= after.high <= before.high
        assert set(after.grades) <= set(before.grades)


@given(sheets())
def test_the_order_in_which_states_are_given_changes_nothing(sheet: Sheet) -> None:
    rubric = compiled(sheet)
    turned = sheet._replace(states=dict(reversed(list(sheet.states.items()))))
    one, other = scored(sheet, rubric), scored(turned, rubric)
    assert (one.low, one.high, one.grades, one.ledger, one.nodes) == (
        other.low, other.high, other.grades, other.ledger, other.nodes,
    )  # fmt: skip


@given(sheets())
def test_the_short_way_and_the_long_way_agree(sheet: Sheet) -> None:
    rubric = compiled(sheet)
    score = scored(sheet, rubric)
    long = Score(rubric, score.given, None)
    assert (score.low, score.high, score.grades) == (long.low, long.high, long.grades)


@given(sheets())
def test_the_width_is_split_without_a_rest(sheet: Sheet) -> None:
    rubric = compiled(sheet)
    score = scored(sheet, rubric)
    assume(score.exact)
    parts = split_width(rubric, score.given, human=frozenset({"A", "C"}))
    assert sum(parts, Fraction(0)) == score.high - score.low
    assert all(part >= 0 for part in parts)


@given(sheets())
def test_the_most_decisive_question_comes_first(sheet: Sheet) -> None:
    rubric = compiled(sheet)
    score = scored(sheet, rubric)
    found = leverage(rubric, score.given)
    assert [each.moves for each in found] == sorted((each.moves for each in found), reverse=True)
    if not found and not score.settled:  # what is still open then is not for anyone to answer
        assert any(line.kind == "unread" for line in score.ledger) or any(v.state == "possible" for v in score.vetoes)


@given(sheets())
def test_the_short_ledger_is_the_long_ledger(sheet: Sheet) -> None:
    score = scored(sheet, compiled(sheet))
    assert set(score.ledger) == set(score.statement().lines())


def test_a_score_shows_itself_in_a_line() -> None:
    rubric = rubric_of({"id": "a", "mode": "deduct", "points": 100, "lines": [{"rule": "A", "deduct": "10.04"}]})
    assert repr(score_of(rubric, {"A": FAILED})) == "Score(89.96 of 100, grades=('合格',))"
    assert repr(score_of(rubric, {"A": OPEN})) == "Score(89.96–100 of 100, grades=('优秀', '合格'))"
