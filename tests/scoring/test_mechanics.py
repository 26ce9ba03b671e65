"""The mechanics of published standards, one worked case each (reference: scoring mechanics M01 to M34).

M25 (several reviewers) and M26 (means of a unit) combine scores of several sheets and files; M27 needs no mechanism
(what no line names costs nothing, shown with M06); M29, M31 and M34 are matters of rules, not of points.
"""

from fractions import Fraction
from typing import Any

import pytest
from tests.scoring.helpers import FAILED, GONE, MAYBE, OPEN, PASSED, places, rubric_of, score_of, seen, taken

from casefile_rules import status
from casefile_rules.scoring import PlaceState, Rubric


def deduct(id_: str, points: int, *lines: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"id": id_, "mode": "deduct", "points": points, "lines": list(lines), **more}


def earn(id_: str, *parts: tuple[object, str], **more: Any) -> dict[str, Any]:
    return {"id": id_, "mode": "earn", "lines": [{"rule": rule, "earn": points} for points, rule in parts], **more}


ALL = deduct("all", 100, {"rule": "A", "deduct": 5}, {"rule": "B", "deduct": 45})


def veto(effect: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"rule": "V", "effect": effect, "ground": "超越职权", **more}


def test_m01_any_veto_makes_the_score_nothing() -> None:
    rubric = rubric_of(ALL, vetoes=[veto({"score": 0})])
    score = score_of(rubric, {"V": FAILED, "A": FAILED}, confirmed={"V": True})
    assert seen(score.low, score.high, score.grades) == (0, 0, ("不合格",))
    assert taken(score) == {"A": 5, "V": 95}
    assert score.vetoes[0].state == "confirmed"


def test_m02_a_veto_gives_the_lowest_grade_and_keeps_the_score() -> None:
    score = score_of(rubric_of(ALL, vetoes=[veto({"grade": "不合格"}, confirm="none")]), {"V": FAILED})
    assert seen(score.low, score.high, score.grades, score.settled) == (100, 100, ("不合格",), True)


def test_m03_a_veto_bars_the_best_grade() -> None:
    rubric = rubric_of(ALL, vetoes=[veto({"grade_at_most": "合格"}, confirm="none")])
    assert score_of(rubric, {"V": FAILED}).grades == ("合格",)
    assert score_of(rubric, {"V": FAILED, "A": FAILED, "B": FAILED}).grades == ("不合格",)


def test_m04_a_deduction_larger_than_its_section_is_taken_from_the_total() -> None:
    rubric = rubric_of(deduct("a", 10, {"rule": "A", "deduct": 100, "from": "total"}), deduct("b", 90))
    score = score_of(rubric, {"A": FAILED})
    assert score.low == 0
    assert score.nodes[1].earned_low == 10, "its own section is not touched"


def test_m05_a_veto_with_an_exception_and_one_that_needs_a_human() -> None:
    rubric = rubric_of(ALL, vetoes=[veto({"score": 0}, **{"except": "综合全卷能判断"})])
    (key,) = rubric.conditions
    states = {"V": FAILED}
    assert score_of(rubric, states, conditions={key: status.PASS}).vetoes[0].state == "not_raised"
    unknown = score_of(rubric, states, conditions={})
    assert seen(unknown.vetoes[0].state, unknown.low, unknown.high) == ("possible", 0, 100)
    raised = score_of(rubric, states, conditions={key: status.FAIL})
    assert seen(raised.vetoes[0].state, raised.low, raised.high, raised.settled) == ("raised", 0, 100, False)
    stands = score_of(rubric, states, conditions={key: status.FAIL}, raised_stand=True)
    assert seen(stands.vetoes[0].state, stands.low, stands.high) == ("raised", 0, 0)
    rejected = score_of(rubric, states, conditions={key: status.FAIL}, confirmed={"V": False})
    assert seen(rejected.vetoes[0].state, rejected.low) == ("rejected", 100)


@pytest.mark.parametrize(("masks", "lost"), [((), 0), ((FAILED,), 2), ((FAILED, PASSED, FAILED), 4)])
def test_m06_a_deduction_for_every_place(masks: tuple[int, ...], lost: int) -> None:
    rubric = rubric_of(deduct("a", 100, {"rule": "A", "deduct": 2, "per": "place"}))
    assert score_of(rubric, {"A": masks}).low == 100 - lost


def test_m06_a_deduction_for_every_fault_that_was_counted() -> None:
    rubric = rubric_of(deduct("a", 100, {"rule": "A", "deduct": 2, "per": "counted", "cap": 7}))
    assert score_of(rubric, {"A": places(FAILED, low=3, high=3)}).low == 94
    score = score_of(rubric, {"A": places(FAILED, low=3, high=9)})
    assert seen(score.low, score.high) == (93, 94)
    assert score.ledger[0].limited_by == "cap"


def test_m07_an_item_goes_to_nothing_and_never_below() -> None:
    rubric = rubric_of(deduct("a", 3, {"rule": "A", "deduct": 2, "per": "place"}), deduct("b", 97))
    score = score_of(rubric, {"A": (FAILED, FAILED)})
    assert score.low == 97
    assert [seen(line.asked_low, line.taken_low, line.limited_by) for line in score.ledger] == [
        (2, 2, ""),
        (2, 1, "floor"),
    ]
    assert score_of(rubric_of(deduct("a", 3, {"rule": "A", "deduct": 2, "per": "place"}, floor=None),
                              deduct("b", 97)), {"A": (FAILED, FAILED)}).low == 96  # fmt: skip


def test_m08_an_item_is_all_or_nothing() -> None:
    rubric = rubric_of(earn("a", (4, "A")), deduct("b", 96))
    assert score_of(rubric, {"A": (PASSED, FAILED)}).low == 96


def test_m09_the_reviewer_chooses_within_a_range() -> None:
    rubric = rubric_of(deduct("a", 100, {"rule": "A", "deduct": {"from": 1, "to": 5, "step": "0.5"}}))
    assert seen(score_of(rubric, {"A": FAILED}).low, score_of(rubric, {"A": FAILED}).high) == (95, 99)
    assert score_of(rubric, {"A": OPEN}).high == 100
    chosen = score_of(rubric, {"A": places(FAILED, points=Fraction("2.5"))})
    assert seen(chosen.low, chosen.high) == (Fraction("97.5"), Fraction("97.5"))
    allowed = rubric.judged["A"]
    assert allowed.allows(Fraction("2.5"))
    assert not allowed.allows(Fraction("2.25"))
    assert not allowed.allows(Fraction(6))


def test_m10_of_several_grounds_in_an_item_the_dearest_counts() -> None:
    rubric = rubric_of(
        deduct("a", 10, {"worst_of": [{"rule": "A", "deduct": 5}, {"rule": "B", "deduct": 2, "per": "place"}]}),
        deduct("b", 90),
        vetoes=[veto({"score": 0}, confirm="none")],
    )
    assert score_of(rubric, {"A": FAILED, "B": (FAILED, FAILED)}).low == 95
    score = score_of(rubric, {"A": FAILED, "B": (FAILED, FAILED, FAILED)})
    assert score.low == 94
    assert taken(score)["A"] == 0
    assert next(line.limited_by for line in score.ledger if line.rule == "A") == "covered"


def test_m11_points_are_earned_part_by_part() -> None:
    rubric = rubric_of(earn("a", ("0.5", "A"), (1, "B"), ("98.5", "C")))
    assert score_of(rubric, {"A": FAILED, "B": OPEN}).low == Fraction("98.5")
    assert score_of(rubric, {"A": FAILED, "B": OPEN}).high == Fraction("99.5")


def test_m12_a_missing_document_takes_its_item_and_a_part_can_take_its_parent() -> None:
    rubric = rubric_of(
        {"id": "docs", "mode": "sum", "points": 15, "nodes": [
            earn("a", (2, "A"), (3, "B"), gate={"rule": "there"}),
            earn("b", (5, "C"), (5, "D"), gate={"rule": "seal", "zero": "parent"}),
        ]},
        deduct("rest", 85),
    )  # fmt: skip
    missing = score_of(rubric, {"there": FAILED}, absent=frozenset({"A", "B"}))
    assert missing.low == 95
    assert taken(missing) == {"there": 5}
    assert score_of(rubric, {"seal": FAILED}).low == 85
    assert score_of(rubric, {"seal": OPEN}).high == 100


def test_m13_an_item_or_a_part_that_does_not_apply() -> None:
    full = rubric_of(earn("a", (2, "A"), (3, "B")), deduct("b", 95))
    assert score_of(full, absent=frozenset({"A"})).low == 100, "without rescaling it keeps its points"
    rubric = rubric_of(earn("a", (20, "A"), (30, "B")), deduct("b", 50, {"rule": "C", "deduct": 40}, applies="有听证"),
                       rescale="pro_rata")  # fmt: skip
    (key,) = rubric.conditions
    assert score_of(rubric, {"B": FAILED}).low == 70
    assert score_of(rubric, {"B": FAILED}, absent=frozenset({"A"})).low == 62 + Fraction(1, 2)
    none = {key: status.FAIL}
    assert score_of(rubric, {"B": FAILED, "C": FAILED}, conditions=none).low == 40
    assert score_of(rubric, {"C": FAILED}, absent=frozenset({"A", "B"}), conditions=none).low == 100


def test_m14_points_are_rescaled_over_what_applies() -> None:
    rubric = mee_style()
    score = score_of(rubric, {"decision": FAILED}, conditions=dict.fromkeys(rubric.conditions, status.FAIL))
    fault = next(line for line in score.ledger if line.rule == "decision")
    assert fault.asked_low == 5
    assert fault.taken_low == Fraction(250, 81), "5 points of one fault cost 3.09 where 81 points apply"
    (rescale,) = [line for line in score.ledger if line.kind == "rescale"]
    assert seen(rescale.taken_low, rescale.factor_low) == (0, Fraction(50, 81))
    assert score.low == 100 - Fraction(250, 81)


def mee_style(**more: Any) -> Rubric:
    return rubric_of(
        {"id": "legality", "mode": "constant", "points": 50},
        {"id": "documents", "mode": "sum", "points": 50, "of": 100, "rescale": "pro_rata", "nodes": [
            earn("others", (76, "others")),
            earn("decision", (5, "decision")),
            earn("hearing", (12, "hearing"), applies="听证"),
            earn("enforcement", (7, "enforcement"), applies="强制执行"),
        ]},
        {"id": "elements", "mode": "pool", "points": 20, "lines": [
            {"rule": "seal", "deduct": 3}, {"rule": "receipt", "deduct": 2}, {"rule": "gap", "deduct": "1.5"},
        ]},
        vetoes=[veto({"score": 0})],
        **more,
    )  # fmt: skip


def test_m15_constant_scaled_part_and_pool_make_one_score() -> None:
    rubric = mee_style()
    assert score_of(rubric).low == 100
    score = score_of(rubric, {"seal": FAILED, "gap": (FAILED, FAILED), "hearing": FAILED})
    assert score.low == 50 + Fraction(50 * 88, 100) - Fraction("4.5")
    assert score_of(rubric, {"V": FAILED}, confirmed={"V": True}).low == 0


def test_m16_any_document_that_lacks_something_costs_once() -> None:
    rubric = mee_style()
    assert score_of(rubric, {"seal": (FAILED, FAILED, PASSED, FAILED)}).low == 97


def test_m17_tables_have_their_own_totals() -> None:
    rubric = kinds()
    assert score_of(rubric, selections={"facts.kind": "按日连续"}).total == 120
    assert score_of(rubric, {"A": FAILED}, selections={"facts.kind": "按日连续"}).low == 110
    assert score_of(rubric, {"A": FAILED}, selections={"facts.kind": "一般"}).low == 90


def kinds(**more: Any) -> Rubric:
    inspection = earn("inspection", (10, "A"), points=10)
    return rubric_of(
        total=None,
        shared=[
            inspection,
            {"id": "common", "mode": "sum", "points": 100, "nodes": [{"use": "inspection"}, earn("rest", (90, "B"))]},
            {"id": "daily", "mode": "sum", "points": 120, "nodes": [{"use": "inspection"}, earn("rest", (110, "B"))]},
            {"id": "crime", "mode": "sum", "points": 100, "nodes": [{"use": "inspection", "points": 15},
                                                                    earn("rest", (85, "B"))]},
        ],
        tables={"by": "facts.kind", "use": {"一般": "common", "按日连续": "daily", "移送": "crime"}},
        **more,
    )  # fmt: skip


def several(**more: Any) -> dict[str, Any]:
    return {"id": "many", "rules": ["V", "W", "X"], "at_least": 2, "effect": {"grade": "不合格"}, "ground": "g", **more}


def test_m02_a_veto_may_take_several_faults() -> None:
    rubric = rubric_of(ALL, vetoes=[several()])
    states: list[dict[str, Any]] = [
        {"V": FAILED},
        {"V": FAILED, "W": OPEN},
        {"V": FAILED, "W": FAILED},
        {"V": [FAILED, FAILED]},
    ]
    assert [score_of(rubric, given).vetoes[0].state for given in states] == [
        "not_raised", "possible", "raised", "not_raised",
    ]  # fmt: skip
    raised = score_of(rubric, {"V": FAILED, "X": FAILED})
    assert seen(raised.vetoes[0].rules, raised.vetoes[0].rule, raised.vetoes[0].places) == (
        ("V", "W", "X"), "", ("p0", "p0"),
    )  # fmt: skip
    assert raised.grades == ("优秀", "不合格")
    assert score_of(rubric, {"V": FAILED, "X": FAILED}, confirmed={"many": True}).grades == ("不合格",)
    assert score_of(rubric, {"V": FAILED}, confirmed={"many": True}).grades == ("优秀",), "no word makes up a fault"
    by_itself = rubric_of(ALL, vetoes=[several(confirm="none", effect={"score": 30})])
    both = score_of(by_itself, {"V": FAILED, "X": FAILED})
    assert seen(both.low, both.vetoes[0].state) == (30, "confirmed")
    assert [seen(line.kind, line.node, line.rule, line.taken_low) for line in both.ledger] == [
        ("veto", "total", "", 70)
    ]  # fmt: skip


def short(node: str = "a", **more: Any) -> dict[str, Any]:
    return {"id": "short", "node": node, "below": "60%", "effect": {"grade": "不合格"}, "ground": "g", **more}


def test_m02_an_item_that_earns_too_little_fails_the_file() -> None:
    lines: list[dict[str, Any]] = [{"rule": "A", "deduct": 8}, {"rule": "B", "deduct": "0.1"}]
    rubric = rubric_of(deduct("a", 20, *lines), deduct("b", 80), vetoes=[short()])
    states: list[dict[str, Any]] = [{"A": FAILED}, {"A": FAILED, "B": OPEN}, {"A": FAILED, "B": FAILED}]
    found = [score_of(rubric, given) for given in states]
    assert [(score.vetoes[0].state, score.grades) for score in found] == [
        ("not_raised", ("优秀",)), ("possible", ("优秀", "不合格")), ("confirmed", ("不合格",)),
    ]  # fmt: skip
    assert seen(found[2].vetoes[0].node, found[2].vetoes[0].rules, found[2].low) == ("a", (), Fraction("91.9"))
    assert all(score.exact for score in found)


def test_m02_a_share_is_of_what_applies() -> None:
    parts = earn("a", (2, "A"), (6, "B"))
    rubric = rubric_of(parts, earn("b", (92, "C")), rescale="pro_rata", vetoes=[short(effect={"score": 0})])
    assert score_of(rubric, {"A": FAILED}).low == 98
    without = score_of(rubric, {"A": FAILED}, absent=frozenset({"B"}))
    assert seen(without.low, without.high, without.vetoes[0].state) == (0, 0, "confirmed"), "none of 2"
    gone = score_of(rubric, absent=frozenset({"A", "B"}))
    assert seen(gone.low, gone.vetoes[0].state) == (100, "not_raised"), "nothing of nothing falls short of nothing"
    either = score_of(rubric, {"A": FAILED, "B": MAYBE})
    assert seen(either.low, either.vetoes[0].state, either.exact) == (0, "confirmed", True)
    open_ = score_of(rubric, {"A": FAILED, "B": [5]})
    assert seen(open_.low, open_.vetoes[0].state, open_.exact) == (0, "possible", False)


def test_m02_an_item_under_a_closed_gate_has_no_share_left() -> None:
    inner = deduct("a", 20, {"rule": "A", "deduct": 8})
    outer = {"id": "o", "mode": "sum", "points": 20, "nodes": [inner], "gate": {"rule": "G"}}
    rubric = rubric_of(outer, deduct("b", 80), vetoes=[short()])
    assert score_of(rubric, {"G": FAILED}).vetoes[0].state == "confirmed"
    assert score_of(rubric, {"G": OPEN}).vetoes[0].state == "possible"
    assert score_of(rubric).vetoes[0].state == "not_raised"


def test_m02_a_share_counts_in_the_table_that_is_chosen() -> None:
    tables = [{"id": name, "mode": "sum", "points": 100, "nodes": [earn("a", (90, name)), earn("r", (10, "R"))]}
              for name in ("x", "y")]  # fmt: skip
    rubric = rubric_of(tables={"by": "f", "use": {"x": "x", "y": "y"}}, shared=tables, vetoes=[short()])
    assert score_of(rubric, {"x": FAILED}, selections={"f": "x"}).vetoes[0].state == "confirmed"
    assert score_of(rubric, {"x": FAILED}, selections={"f": "y"}).vetoes[0].state == "not_raised"
    assert score_of(rubric, {"x": FAILED}).vetoes[0].state == "possible"


def test_m05_an_exception_lifts_a_ground_that_goes_by_a_share() -> None:
    rubric = rubric_of(deduct("a", 100, {"rule": "A", "deduct": 80}), vetoes=[short(**{"except": "c"})])
    states = {"A": FAILED}
    (key,) = rubric.conditions
    statuses = (status.PASS, status.FAIL, status.UNDETERMINED)
    found = [score_of(rubric, states, conditions={key: one}).vetoes[0].state for one in statuses]
    assert found == ["not_raised", "confirmed", "possible"]


BANDS = [{"up_to": 2, "points": 2}, {"up_to": 5, "points": 5}, {"points": 10}]


@pytest.mark.parametrize(("count", "cost"), [(0, 0), (1, 2), (2, 2), (3, 5), (5, 5), (6, 10), (40, 10)])
def test_m06_bands_of_the_number_of_places(count: int, cost: int) -> None:
    rubric = rubric_of(deduct("a", 100, {"rule": "A", "deduct": {"bands": BANDS}, "per": "place"}))
    assert score_of(rubric, {"A": [FAILED] * count + [PASSED]}).low == 100 - cost


def test_m06_without_a_fault_even_a_single_band_takes_nothing() -> None:
    rubric = rubric_of(deduct("a", 100, {"rule": "A", "deduct": {"bands": [{"points": 2}]}, "per": "place"}))
    assert [score_of(rubric, {"A": masks}).low for masks in ([PASSED], [PASSED, FAILED], [FAILED] * 9)] == [100, 98, 98]


def test_m06_bands_of_the_number_of_faults_over_all_places() -> None:
    rubric = rubric_of(deduct("a", 100, {"rule": "A", "deduct": {"bands": BANDS}, "per": "counted"}))
    assert rubric.counting == {"A"}
    faults = [PlaceState("d1", FAILED, low=2, high=2), PlaceState("d2", FAILED, low=1, high=4)]
    score = score_of(rubric, {"A": faults})
    assert seen(score.low, score.high) == (90, 95), "3 to 6 faults"
    (line,) = score.ledger
    assert seen(line.places, line.asked_low, line.asked_high) == (("d1", "d2"), 10, 5)
    assert score_of(rubric, {"A": places(OPEN, high=None)}).low == 90, "nobody knows how many there are"


@pytest.mark.parametrize(
    ("scale", "count", "cost"),
    [
        ({"each": 1}, 7, 7),
        ({"each": 1, "most": 5}, 7, 5),
        ({"each": 1, "every": 3, "rest": "counts"}, 7, 3),
        ({"each": 1, "every": 3, "rest": "free"}, 7, 2),
        ({"each": 1, "every": 3, "rest": "free"}, 2, 0),
        ({"each": "0.5", "every": 10, "rest": "counts", "most": 2}, 90, 2),
    ],
)
def test_m06_so_much_for_every_so_many_days(scale: dict[str, Any], count: int, cost: int) -> None:
    rubric = rubric_of(deduct("a", 100, {"rule": "A", "deduct": scale, "per": "counted"}))
    assert score_of(rubric, {"A": places(FAILED, low=count, high=count)}).low == 100 - cost


def test_m06_without_a_number_as_much_as_there_is_to_lose() -> None:
    line = {"rule": "A", "deduct": {"each": 1}, "per": "counted"}
    endless = {"A": places(OPEN, high=None)}
    assert score_of(rubric_of(deduct("a", 10, line), deduct("b", 90)), endless).low == 90
    assert score_of(rubric_of(deduct("a", 10, {**line, "cap": 4}), deduct("b", 90)), endless).low == 96
    total = {**line, "from": "total", "deduct": {"each": 1, "most": 30}}
    assert score_of(rubric_of(deduct("a", 10, total), deduct("b", 90)), endless).low == 70


def test_m06_a_number_may_be_one_of_several_alternatives_and_topped_up() -> None:
    by_number = {"rule": "A", "deduct": {"bands": BANDS}, "per": "place"}
    either = deduct("a", 50, {"worst_of": [by_number, {"rule": "B", "deduct": 4}]})
    rubric = rubric_of(either, deduct("b", 50, {"rule": "C", "deduct": 6, "top_up": ["A"]}))
    assert score_of(rubric, {"A": [FAILED] * 2, "B": FAILED}).low == 96
    assert score_of(rubric, {"A": [FAILED] * 3, "B": FAILED, "C": FAILED}).low == 94, "5, and 1 up to 6"


def test_m17_m24_a_border_may_be_a_share_of_the_total() -> None:
    shares = [{"name": "优秀", "min": "90%"}, {"name": "合格", "above": "62.5 %"}, {"name": "不合格"}]
    rubric = rubric_of(deduct("a", 120, {"rule": "A", "deduct": {"to": 100}}), total=120, grades=shares)
    assert [str(grade.border) for grade in rubric.grades] == ["108", "75", "None"]
    assert [rubric.grade(Fraction(points)) for points in ("108", "107.99", "75", "75.01")] == [
        "优秀", "合格", "不合格", "合格",
    ]  # fmt: skip


def test_m18_a_bonus_for_an_outside_event() -> None:
    def rubric(may_exceed: bool) -> Rubric:
        return rubric_of(ALL, bonus={"rule": "filed", "points": 15, "may_exceed_total": may_exceed})

    assert score_of(rubric(True), {"B": FAILED, "filed": PASSED}).low == 70
    assert score_of(rubric(True), {"A": FAILED}).low == 110
    capped = score_of(rubric(False), {"A": FAILED})
    assert capped.low == 100
    assert [seen(line.kind, line.taken_low, line.limited_by) for line in capped.ledger][-1] == ("bonus", -5, "total")
    assert score_of(rubric(True), absent=frozenset({"filed"})).low == 100


def test_m18_a_bonus_may_be_given_for_every_place_up_to_its_cap() -> None:
    rubric = rubric_of(ALL, bonus={"rule": "P", "points": 2, "per": "place", "cap": 5, "may_exceed_total": True})
    assert rubric.wants_places == {"P"}
    score = score_of(rubric, {"P": [PASSED, OPEN, FAILED]})
    assert seen(score.low, score.high) == (102, 104)
    three = score_of(rubric, {"P": [PASSED] * 3})
    assert three.low == 105
    assert [seen(line.places, line.taken_high, line.limited_by) for line in three.ledger] == [
        (("p0",), -2, ""), (("p1",), -2, ""), (("p2",), -1, "cap"),
    ]  # fmt: skip
    assert score_of(rubric, {"P": places(OPEN, high=None)}).high == 105, "nobody knows how many there are"


def test_m18_a_reviewer_chooses_a_bonus_within_its_range() -> None:
    rubric = rubric_of(ALL, bonus={"rule": "P", "points": {"from": 1, "to": 5, "step": 1}, "may_exceed_total": True})
    assert seen(rubric.judged["P"].low, rubric.judged["P"].high, rubric.judged["P"].earns) == (1, 5, True)
    assert seen(score_of(rubric, {"P": PASSED}).low, score_of(rubric, {"P": PASSED}).high) == (101, 105)
    assert score_of(rubric, {"P": places(PASSED, points=Fraction(3))}).low == 103
    assert score_of(rubric, {"P": places(FAILED, points=Fraction(3))}).high == 100


def test_m18_of_a_group_of_bonuses_the_highest_counts_or_all_together() -> None:
    members = [{"rule": "P", "points": 3}, {"rule": "Q", "points": 5}, {"rule": "R", "points": 2}]
    best = rubric_of(ALL, bonus=[{"best_of": members, "may_exceed_total": True}])
    assert score_of(best).low == 105
    score = score_of(best, {"Q": OPEN})
    assert seen(score.low, score.high) == (103, 105)
    assert [seen(line.rule, line.taken_low, line.taken_high) for line in score.ledger] == [
        ("P", -3, 0), ("Q", 0, -5), ("R", 0, 0),
    ]  # fmt: skip
    together = rubric_of(ALL, bonus=[{"sum_of": members, "cap": 6, "may_exceed_total": True}])
    assert score_of(together).low == 106
    assert score_of(together, {"Q": FAILED}).low == 105
    assert [seen(line.rule, line.taken_low, line.limited_by) for line in score_of(together).ledger] == [
        ("P", -3, ""), ("Q", -3, "cap"), ("R", 0, "cap"),
    ]  # fmt: skip


def test_m18_in_the_self_check_only_a_certain_bonus_is_given() -> None:
    rubric = rubric_of(ALL, bonus={"rule": "P", "points": 2, "per": "place", "cap": 4, "may_exceed_total": True})
    score = score_of(rubric, {}, unearned={"P": places(PASSED, OPEN)})
    assert seen(score.low, score.high) == (102, 102)


def test_m19_shared_items_stand_in_several_tables_with_points_of_their_own() -> None:
    rubric = kinds()
    assert score_of(rubric, {"A": FAILED}, selections={"facts.kind": "移送"}).low == 85
    unknown = score_of(rubric, {"A": FAILED})
    assert seen(unknown.low, unknown.high) == (85, 110), "every table is tried while the kind of case is unknown"
    assert [line.kind for line in unknown.ledger if line.kind == "table"] == ["table"]


def test_m20_three_levels_of_items() -> None:
    rubric = rubric_of(
        {"id": "p", "mode": "sum", "points": 40, "nodes": [
            {"id": "q", "mode": "sum", "points": 30, "nodes": [earn("r", (10, "A"), (20, "B"))]},
            deduct("s", 10, {"rule": "C", "deduct": 4}),
        ]},
        deduct("t", 60),
    )  # fmt: skip
    score = score_of(rubric, {"A": FAILED, "C": FAILED})
    assert [seen(node.id, node.depth, node.earned_low) for node in score.nodes] == [
        ("total", 0, 86), ("p", 1, 26), ("q", 2, 20), ("r", 3, 20), ("s", 2, 6), ("t", 1, 60),
    ]  # fmt: skip


def test_m21_a_catch_all_item_waits_for_a_human() -> None:
    rubric = rubric_of(deduct("a", 100, {"rule": "other", "deduct": {"to": 5}}))
    assert score_of(rubric, {"other": OPEN}).low == 95
    assert score_of(rubric, {"other": places(FAILED, points=Fraction(3), by="张三")}).ledger[0].found_by == "张三"


def test_m22_half_points() -> None:
    rubric = rubric_of(earn("a", ("1.5", "A"), ("0.5", "B"), (98, "C")))
    assert score_of(rubric, {"A": FAILED}).low == Fraction("98.5")


@pytest.mark.parametrize(
    ("points", "grade"),
    [("90", "优秀"), ("89.96", "合格"), ("60", "合格"), ("59.99", "不合格"), ("0", "不合格"), ("100", "优秀")],
)
def test_m23_borders_are_compared_exactly(points: str, grade: str) -> None:
    rubric = rubric_of(deduct("a", 100, {"rule": "A", "deduct": {"to": 100}}))
    lost = 100 - Fraction(points)
    score = score_of(rubric, {"A": places(FAILED, points=lost)})
    assert seen(score.low, score.grades, rubric.grade(score.low)) == (Fraction(points), (grade,), grade)


def test_m23_an_exclusive_border_does_not_belong_to_the_grade() -> None:
    rubric = rubric_of(ALL, grades=[{"name": "A", "above": 60}, {"name": "B"}])
    assert rubric.grade(Fraction(60)) == "B"
    assert rubric.grade(Fraction(6001, 100)) == "A"


def test_m24_any_number_of_grades_with_names_of_their_own() -> None:
    four = [{"name": "优秀", "min": 90}, {"name": "良好", "min": 80}, {"name": "一般", "min": 60}, {"name": "较差"}]
    rubric = rubric_of(ALL, grades=four)
    assert score_of(rubric, {"B": FAILED}).grades == ("较差",)
    assert score_of(rubric, {"A": FAILED, "B": OPEN}).grades == ("优秀", "良好", "一般", "较差")


def test_m27_what_no_line_names_costs_nothing() -> None:
    assert score_of(rubric_of(ALL), {"unheard of": FAILED}).low == 100


def test_m30_a_fault_that_another_item_deals_with_does_not_count_twice() -> None:
    rubric = rubric_of(
        deduct("a", 40, {"rule": "A", "deduct": 3}),
        deduct("b", 60, {"rule": "B", "deduct": 5, "top_up": ["A"]},
               {"rule": "C", "deduct": 2, "per": "place", "except_covered_by": ["A"]}),
    )  # fmt: skip
    assert score_of(rubric, {"A": FAILED, "B": FAILED}).low == 95, "3 and then 2 more"
    assert score_of(rubric, {"A": PASSED, "B": FAILED}).low == 95
    places_ = [PlaceState("d1", FAILED), PlaceState("d2", FAILED)]
    assert score_of(rubric, {"A": [PlaceState("d1", PASSED)], "C": places_}).low == 98, "d1 is dealt with elsewhere"
    assert score_of(rubric, {"C": places_}, absent=frozenset({"A"})).low == 96
    assert rubric.wants_places == {"A"}


def test_m32_every_line_says_rule_places_and_who_found_it() -> None:
    rubric = rubric_of(deduct("a", 100, {"rule": "A", "deduct": 2, "per": "place"}))
    (line,) = score_of(rubric, {"A": [PlaceState("volumes/main/documents/3", FAILED)]}).ledger
    assert seen(line.node, line.rule, line.places, line.found_by) == ("a", "A", ("volumes/main/documents/3",), "")


def test_part_of_a_table_that_nobody_could_read_stays_open() -> None:
    rubric = rubric_of(earn("a", (86, "A")), {"id": "filing", "mode": "earn", "points": 14, "unseen": 14})
    score = score_of(rubric)
    assert seen(score.low, score.high) == (86, 100)
    assert [seen(line.kind, line.taken_low, line.taken_high) for line in score.ledger] == [("unread", 14, 0)]


def test_faults_without_a_limit_take_the_cap_or_all_there_is_to_lose() -> None:
    line = {"rule": "A", "deduct": 2, "per": "place"}
    unseen = places(OPEN, high=None)
    assert score_of(rubric_of(deduct("a", 100, {**line, "cap": 6})), {"A": unseen}).low == 94
    assert score_of(rubric_of(deduct("a", 10, line), deduct("b", 90)), {"A": unseen}).low == 90
    assert score_of(rubric_of(deduct("a", 10, line, floor=None), deduct("b", 90)), {"A": unseen}).low == 98


def test_when_applicability_is_open_all_fail_is_not_the_worst_case() -> None:
    def rubric(others: int) -> Rubric:
        return rubric_of(earn("a", (2, "A"), (6, "B"), applies="c"), earn("b", (92 - others, "C"), (others, "D")),
                         rescale="pro_rata")  # fmt: skip

    good, poor = rubric(80), rubric(60)
    states = {"A": FAILED, "C": FAILED}
    score = score_of(good, states, conditions={})
    assert seen(score.low, score.high) == (Fraction(86), Fraction(8000, 92)), "6 of 8 lowers the score beside 80 of 92"
    score = score_of(poor, states, conditions={})
    assert seen(score.low, score.high) == (Fraction(6000, 92), Fraction(66)), "and raises it beside 60 of 92"


def test_a_fault_that_may_not_apply_is_never_an_applicable_pass() -> None:
    rubric = rubric_of(
        deduct("a", 20, {"rule": "A", "deduct": 10}), deduct("b", 80, {"rule": "B", "deduct": 40}), rescale="pro_rata"
    )
    score = score_of(rubric, {"A": MAYBE, "B": FAILED})
    assert seen(score.low, score.high) == (50, 50), "10 of 20 or nothing of nothing, beside 40 of 80"
    assert score_of(rubric, {"A": GONE, "B": FAILED}).low == 50


def test_an_empty_case_file_keeps_its_points_and_nothing_divides_by_zero() -> None:
    rubric = rubric_of(earn("a", (40, "A")), earn("b", (60, "B")), rescale="pro_rata")
    score = score_of(rubric, absent=frozenset({"A", "B"}))
    assert seen(score.low, score.high, score.grades) == (100, 100, ("优秀",))


def test_a_span_of_scores_reaches_the_grades_it_touches_and_no_others() -> None:
    rubric = rubric_of(ALL, vetoes=[veto({"score": 0})])
    score = score_of(rubric, {"V": FAILED, "A": OPEN})
    assert score.grades == ("优秀", "不合格"), "95 to 100, or nothing: never between"
