"""What the static analysis of a rubric refuses and what it warns of: every mistake, at its place, in one pass."""

from typing import Any

import pytest
from tests.scoring.helpers import problems_of

GRADES: list[dict[str, Any]] = [{"name": "优秀", "min": 9}, {"name": "合格", "min": 6}, {"name": "不合格"}]
A: dict[str, Any] = {"id": "a", "mode": "deduct", "points": 10, "lines": [{"rule": "A", "deduct": 2}]}
VETO: dict[str, Any] = {"rule": "V", "effect": {"score": 0}, "ground": "g"}


def sheet(*nodes: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"total": 10, "nodes": list(nodes) or [A], **more}


def line(**more: Any) -> dict[str, Any]:
    return sheet({**A, "lines": [{"rule": "A", "deduct": 2} | more]})


def found(data: dict[str, Any]) -> list[tuple[str, str]]:
    problems, _ = problems_of(data)
    return sorted((each.file, each.code) for each in problems)


def warned(data: dict[str, Any]) -> list[tuple[str, str]]:
    problems, warnings = problems_of(data)
    assert not problems
    return sorted((each.file, each.code) for each in warnings)


SHARED = {**A, "id": "s"}
BY = "nodes/0/lines/0/deduct"


def by_number(**more: Any) -> dict[str, Any]:
    return line(per="place", deduct={"each": 1, **more})


def by_bands(*bands: dict[str, Any]) -> dict[str, Any]:
    return line(per="place", deduct={"bands": list(bands)})


OTHER: dict[str, Any] = {"effect": {"score": 0}, "ground": "g"}


def vetoed(**more: Any) -> dict[str, Any]:
    return sheet(vetoes=[{**OTHER, "id": "v", **more}])


P: dict[str, Any] = {"rule": "P", "points": 2}

REFUSED: list[tuple[str, dict[str, Any], list[tuple[str, str]]]] = [
    ("a veto about a rule and a node", vetoed(rule="V", node="a"), [("vetoes/0", "G451")]),
    ("several rules and no number", vetoed(rules=["V", "W"]), [("vetoes/0", "G452")]),
    ("more of the rules than there are", vetoed(rules=["V", "W"], at_least=3), [("vetoes/0/at_least", "G452")]),
    ("half a rule", vetoed(rules=["V", "W"], at_least="0.5"), [("vetoes/0/at_least", "G452")]),
    ("a rule twice among several", vetoed(rules=["V", "V"], at_least=2), [("vetoes/0/rules", "G456")]),
    ("an unknown rule among several", vetoed(rules=["V", "?W"], at_least=2), [("vetoes/0/rules/1", "G405")]),
    ("a ground of several rules without a name",
     sheet(vetoes=[{**OTHER, "rules": ["V", "W"], "at_least": 1}]), [("vetoes/0", "G404")]),
    ("a share of a node that is not there", vetoed(node="b", below="60%"), [("vetoes/0/node", "G453")]),
    ("a share of the whole", vetoed(node="total", below="60%"), [("vetoes/0/node", "G453")]),
    ("no share", vetoed(node="a"), [("vetoes/0", "G457")]),
    ("a share in points", vetoed(node="a", below=6), [("vetoes/0/below", "G457")]),
    ("a share beyond all", vetoed(node="a", below="101%"), [("vetoes/0/below", "G457")]),
    ("a share that a reviewer confirms", vetoed(node="a", below="60%", confirm="none"), [("vetoes/0/confirm", "G406")]),
    ("a share of a pool",
     sheet(A, {"id": "p", "mode": "pool", "points": 5, "lines": [{"rule": "B", "deduct": 1}]},
           vetoes=[{**OTHER, "id": "v", "node": "p", "below": "60%"}]), [("vetoes/0/node", "G454")]),
    ("a share that a fault elsewhere would raise",
     {"total": 20, "nodes": [A, {**A, "id": "b", "lines": [{"rule": "B", "deduct": 3, "top_up": ["A"]}]}],
      "vetoes": [{**OTHER, "id": "v", "node": "b", "below": "60%"}]}, [("vetoes/0/node", "G455")]),
    ("bands that fall", by_bands({"up_to": 2, "points": 3}, {"points": 2}), [(f"{BY}/bands/1/points", "G447")]),
    ("bands out of order", by_bands({"up_to": 2, "points": 1}, {"up_to": 2, "points": 2}, {"points": 3}),
     [(f"{BY}/bands/1/up_to", "G446")]),
    ("a last band that ends", by_bands({"up_to": 2, "points": 1}), [(f"{BY}/bands/0", "G445")]),
    ("a band in the middle without an end",
     by_bands({"points": 1}, {"points": 2}), [(f"{BY}/bands/0", "G445")]),
    ("a band without points", by_bands({"up_to": 2}, {"points": 2}), [(f"{BY}/bands/0", "G404")]),
    ("a band up to half a fault",
     by_bands({"up_to": "1.5", "points": 1}, {"points": 2}), [(f"{BY}/bands/0/up_to", "G443")]),
    ("bands without any", by_bands(), [(BY, "G404")]),
    ("bands beyond the section", by_bands({"points": 11}), [("nodes/0/lines/0", "G430")]),
    ("bands of a line that counts once", line(deduct={"bands": [{"points": 1}]}), [("nodes/0/lines/0", "G448")]),
    ("so much for every three, and no word on the rest", by_number(every=3), [(BY, "G450")]),
    ("so much for every none", by_number(every=0), [(f"{BY}/every", "G443")]),
    ("a most below each", by_number(each=3, most=2), [(f"{BY}/most", "G442")]),
    ("both each and bands", by_number(bands=[{"points": 1}]), [(f"{BY}/each", "G406")]),
    ("every without each", by_number(each=None, every=1), [(BY, "G404")]),
    ("a number without a limit where nothing limits it",
     sheet({**A, "floor": None, "lines": [{"rule": "A", "deduct": {"each": 1}, "per": "place"}]}), [(BY, "G444")]),
    ("a share of tables with totals of their own",
     {"nodes": [], "shared": [SHARED], "tables": {"by": "f", "use": {"x": "s"}},
      "grades": [{"name": "A", "min": "90%"}, {"name": "B"}]}, [("grades/0/min", "G449")]),
    ("a share beyond the total", sheet(grades=[{"name": "A", "min": "101%"}, {"name": "B"}]), [("grades/0", "G438")]),
    ("a share that is no number",
     sheet(grades=[{"name": "A", "min": "x%"}, {"name": "B"}]), [("grades/0/min", "G402")]),
    ("a bonus for a rule and for a group", sheet(bonus={**P, "best_of": [P]}), [("bonus", "G440")]),
    ("a bonus for every place without a cap", sheet(bonus={**P, "per": "place"}), [("bonus", "G441")]),
    ("a cap below what a bonus adds at once", sheet(bonus=[{**P, "cap": 1}]), [("bonus/0/cap", "G442")]),
    ("a bonus without points", sheet(bonus={"rule": "P"}), [("bonus", "G404")]),
    ("a bonus for nothing", sheet(bonus={"points": 2}), [("bonus", "G404")]),
    ("a group of bonuses without any", sheet(bonus={"sum_of": []}), [("bonus", "G404")]),
    ("a member of a group that may exceed the total alone",
     sheet(bonus={"best_of": [{**P, "may_exceed_total": True}]}), [("bonus/best_of/0/may_exceed_total", "G406")]),
    ("a bonus counted by faults", sheet(bonus={**P, "per": "counted", "cap": 3}), [("bonus/per", "G401")]),
    ("a range of a bonus upside down", sheet(bonus={**P, "points": {"from": 4, "to": 1}}), [("bonus/points", "G413")]),
    ("nodes that do not add up", sheet(A, {**A, "id": "b", "points": 3}), [("", "G428")]),
    ("parts that do not add up",
     sheet({"id": "a", "mode": "earn", "points": 10, "lines": [{"rule": "A", "earn": 9}]}), [("nodes/0", "G428")]),
    ("a deduction larger than its section", line(deduct=11), [("nodes/0/lines/0", "G430")]),
    ("a range larger than its section", line(deduct={"from": 1, "to": 11}), [("nodes/0/lines/0", "G430")]),
    ("a step that does not divide its range",
     line(deduct={"from": 1, "to": 4, "step": 2}), [("nodes/0/lines/0/deduct/step", "G414")]),
    ("a range upside down", line(deduct={"from": 4, "to": 1}), [("nodes/0/lines/0/deduct", "G413")]),
    ("negative points", line(deduct=-1), [("nodes/0/lines/0/deduct", "G403")]),
    ("points that are no number", line(deduct="two"), [("nodes/0/lines/0/deduct", "G402")]),
    ("points without end", line(deduct="1" * 400), [("nodes/0/lines/0/deduct", "G402")]),
    ("an unknown rule", sheet({**A, "lines": [{"rule": "?A", "deduct": 2}]}), [("nodes/0/lines/0/rule", "G405")]),
    ("a gate on an unknown rule", sheet({**A, "gate": {"rule": "?A"}}), [("nodes/0/gate/rule", "G405")]),
    ("an unknown key", line(cup=3), [("nodes/0/lines/0/cup", "G406")]),
    ("an unknown word", line(per="day"), [("nodes/0/lines/0/per", "G401")]),
    ("a line without points", sheet({**A, "lines": [{"rule": "A"}]}), [("nodes/0/lines/0", "G404")]),
    ("the same id twice",
     {"total": 20, "nodes": [A, A]}, [("nodes/1", "G407")]),
    ("a reference to nothing", sheet({"use": "t"}, shared=[SHARED]), [("", "G428"), ("nodes/0/use", "G408")]),
    ("references in a circle",
     sheet({"use": "s"}, shared=[{"id": "s", "mode": "sum", "points": 10, "nodes": [{"use": "s"}]}]),
     [("shared/0", "G428"), ("shared/0/nodes/0/use", "G409")]),
    ("own points for a shared node without any",
     sheet({"use": "s", "points": 10}, shared=[{"id": "s", "mode": "earn", "lines": [{"rule": "A", "earn": 10}]}]),
     [("nodes/0/points", "G410")]),
    ("a table that is not there", {"tables": {"by": "f", "use": {"x": "s"}}, "total": 0},
     [("tables", "G404"), ("tables/use/x", "G408")]),
    ("tables that do not add up to the total",
     {"total": 11, "tables": {"by": "f", "use": {"x": "s"}}, "shared": [SHARED]}, [("", "G428")]),
    ("a gap under the last grade", sheet(grades=[{"name": "x", "min": 9}, {"name": "y", "min": 1}]),
     [("grades/1", "G416")]),
    ("a grade that swallows the next", sheet(grades=[{"name": "x"}, {"name": "y"}]), [("grades/0", "G417")]),
    ("grades that overlap", sheet(grades=[{"name": "x", "min": 5}, {"name": "y", "above": 5}, {"name": "z"}]),
     [("grades/1", "G418")]),
    ("a grade with two borders", sheet(grades=[{"name": "x", "min": 5, "above": 4}, {"name": "z"}]),
     [("grades/0", "G415")]),
    ("a grade out of reach", sheet(grades=[{"name": "a", "min": "10.5"}, {"name": "b"}]), [("grades/0", "G438")]),
    ("a veto without a ground", sheet(vetoes=[{**VETO, "ground": ""}]), [("vetoes/0", "G419")]),
    ("a veto without an effect", sheet(vetoes=[{**VETO, "effect": {}}]), [("vetoes/0", "G421")]),
    ("a veto with an unknown grade", sheet(grades=GRADES, vetoes=[{**VETO, "effect": {"grade": "不及格"}}]),
     [("vetoes/0/effect/grade", "G423")]),
    ("a veto that could raise a grade", sheet(grades=GRADES, vetoes=[{**VETO, "effect": {"grade": "合格"}}]),
     [("vetoes/0/effect/grade", "G424")]),
    ("a pool inside a rescaled part",
     sheet(A, {"id": "p", "mode": "pool", "points": 5, "lines": []}, rescale="pro_rata"), [("nodes/1", "G429")]),
    ("a rescaled part without a floor", sheet(A, rescale="pro_rata", floor=None), [("", "G429")]),
    ("a top-up of what is earned",
     sheet({"id": "a", "mode": "earn", "points": 5, "lines": [{"rule": "A", "earn": 5}]},
           {"id": "b", "mode": "deduct", "points": 5, "lines": [{"rule": "B", "deduct": 1, "top_up": ["A"]}]}),
     [("nodes/1/lines/0/top_up", "G420")]),
    ("a top-up across a rescaling",
     sheet({"id": "r", "mode": "sum", "rescale": "pro_rata", "points": 5, "of": 10, "nodes": [A]},
           {"id": "b", "mode": "deduct", "points": 5, "lines": [{"rule": "B", "deduct": 1, "top_up": ["A"]}]}),
     [("nodes/1/lines/0/top_up", "G436")]),
    ("a top-up of itself", line(top_up=["A"]), [("nodes/0/lines/0/top_up", "G420")]),
    ("top-ups that wait for each other",
     sheet({"id": "a", "mode": "deduct", "points": 5, "lines": [{"rule": "A", "deduct": 1, "top_up": ["B"]}]},
           {"id": "b", "mode": "deduct", "points": 5, "lines": [{"rule": "B", "deduct": 1, "top_up": ["A"]}]}),
     [("nodes/0/lines/0", "G437"), ("nodes/1/lines/0", "G437")]),
    ("a misprint of nothing",
     sheet(resolve=[{"node": "z", "points": 1, "reason": "误印", "authority": "proposed"}]), [("resolve", "G427")]),
    ("a list where a mapping belongs", sheet(vetoes=["V"]), [("vetoes/0", "G404"), ("vetoes/0", "G419"),
     ("vetoes/0", "G421"), ("vetoes/0", "G400")]),
]  # fmt: skip


@pytest.mark.parametrize(("what", "data", "expected"), REFUSED, ids=[what for what, _, _ in REFUSED])
def test_refused(what: str, data: dict[str, Any], expected: list[tuple[str, str]]) -> None:
    assert found(data) == sorted(expected), what


WARNED: list[tuple[str, dict[str, Any], list[tuple[str, str]]]] = [
    ("nothing", sheet(), []),
    ("a fault hit by two lines", sheet({**A, "lines": [{"rule": "A", "deduct": 1}, {"rule": "A", "deduct": 2}]}),
     [("nodes/0/lines/1", "G435")]),
    ("a fault that the second line tops up",
     sheet({**A, "lines": [{"rule": "A", "deduct": 1}, {"rule": "A", "deduct": 2, "top_up": ["A"]}]}), []),
    ("a shared node that nothing uses", sheet(shared=[SHARED]), [("shared/0", "G431")]),
    ("points that leave and are lost", sheet({**A, "when_na": "leave"}), [("nodes/0/when_na", "G432")]),
    ("a line that takes nothing", line(deduct=0), [("nodes/0/lines/0", "G433")]),
]  # fmt: skip


@pytest.mark.parametrize(("what", "data", "expected"), WARNED, ids=[what for what, _, _ in WARNED])
def test_warned(what: str, data: dict[str, Any], expected: list[tuple[str, str]]) -> None:
    assert warned(data) == expected, what


def test_a_misprint_is_resolved_openly() -> None:
    wrong = {**A, "points": 12}
    assert found(sheet(wrong)) == [("", "G428")]
    resolved = [{"node": "a", "points": 10, "reason": "误印", "authority": "proposed"}]
    assert found(sheet(wrong, resolve=resolved)) == []


def test_everything_wrong_is_found_in_one_pass() -> None:
    data = sheet({**A, "lines": [{"rule": "?x", "deduct": -1, "per": "day"}]}, grades=[{"name": "x"}, {"name": "y"}])
    assert [code for _, code in found(data)] == ["G417", "G403", "G401", "G405"]


def test_shared_nodes_that_multiply_are_refused_instead_of_unfolded() -> None:
    shared = [
        {"id": f"s{n}", "mode": "sum", "points": 0, "nodes": [{"use": f"s{n + 1}", "id": f"x{n}{k}"} for k in range(9)]}
        for n in range(9)
    ]
    shared.append({"id": "s9", "mode": "constant", "points": 0})
    assert "G422" in {code for _, code in found({"total": 0, "nodes": [{"use": "s0"}], "shared": shared})}


def test_every_problem_says_something_in_both_languages() -> None:
    for _, data, _ in REFUSED + WARNED:
        for problems in problems_of(data):
            for each in problems:
                assert each.text("zh") != each.text("en")


def test_points_in_a_problem_are_decimals() -> None:
    third = {"id": "s", "mode": "sum", "points": 3, "nodes": [{**A, "id": "t", "points": 1, "lines": []},
                                                              {**A, "id": "u", "points": 2, "lines": []}]}  # fmt: skip
    problems, _ = problems_of(sheet({"use": "s", "points": 10}, A, shared=[third]))
    assert {"20", "10"} <= {value for each in problems for _, value in each.arguments}
    problems, _ = problems_of(sheet({"use": "s", "points": 10}, shared=[{**third, "points": 7}]))
    told = [each.text("zh") for each in problems]
    assert any("4.2857" in text for text in told)
    assert not any("/" in text for text in told)
