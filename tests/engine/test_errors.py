"""A rule that breaks gives an ``error`` outcome for itself and its place, is told, and nothing else is touched."""

from pathlib import Path
from typing import Any

import pytest
from tests.engine.helpers import Tiny, rule, tiny

from casefile_rules import checks
from casefile_rules.checks import Kind, parameters, text
from casefile_rules.conditions import Compiled, Trace
from casefile_rules.engine import screens_of
from casefile_rules.engine._evaluation import Evaluation, new_run
from casefile_rules.status import BROKE, FAIL, MAY_FAIL, MAY_NOT_APPLY, MAY_PASS, PASS
from casefile_rules.values import UNKNOWN


def compile_explosive(typed: dict[str, Any], _scope: Any, _at: Any) -> Compiled:
    """Compile a check that raises where the record's name is 坏 (``in: count``: only where its faults are counted)."""
    when = typed.get("in") or "status"

    def status(_run: Any, here: Any, _each: Any) -> int:
        if here.get("name", here.get("topic")) == "坏":
            if when == "status":
                message = "boom"
                raise ZeroDivisionError(message)
            return FAIL
        return PASS

    def count(_run: Any, _here: Any, _each: Any) -> tuple[int, int]:
        message = "boom"
        raise KeyError(message)

    def explain(run: Any, here: Any, each: Any) -> Trace:
        return Trace("explosive", "", None, None, status(run, here, each))

    return Compiled(status, explain, count=count if when == "count" else None)


@pytest.fixture(autouse=True)
def explosive(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let rules use the check ``explosive``, as another package might add it."""
    kind = Kind("explosive", "爆", "explodes", parameters(**{"in": text("where")}), compile_explosive)
    monkeypatch.setattr(checks, "added", lambda: {"explosive": kind})


EXPLODES = {"check": "explosive"}
ANY = MAY_FAIL | MAY_PASS


def masks(made: Tiny, text: str, id_: str = "A") -> list[int]:
    places = made.places(text, id_)
    assert places is not None
    return [place.mask for place in places]


def test_only_the_place_that_breaks_is_an_error(tmp_path: Path) -> None:
    made = tiny(tmp_path, rule("A", EXPLODES, each="trainings"), rule("B", {"name": "甲"}))
    text = "{name: 甲, all_listed: 是, trainings: [{topic: 好}, {topic: 坏}]}"
    assert made.words(text) == {"trainings/1": "pass", "trainings/2": "error"}
    assert made.words(text, "B") == {"": "pass"}
    assert made.evaluate(text).broken
    assert not made.evaluate(text.replace("坏", "好")).broken


def test_where_it_breaks_says_what_is_still_possible(tmp_path: Path) -> None:
    made = tiny(
        tmp_path, rule("A", EXPLODES), rule("B", {"hours": "1"}, applies=EXPLODES),
        rule("C", EXPLODES, applies={"hours": "1"}),
        rule("D", {"check": "explosive", "in": "count"}), rule("E", {"any": [EXPLODES, {"hours": "1"}]}),
    )  # fmt: skip
    bad = "{name: 坏, hours: 2}"
    assert masks(made, bad, "A") == [BROKE | ANY]
    assert masks(made, bad, "B") == [BROKE | MAY_FAIL | MAY_NOT_APPLY]
    assert masks(made, bad, "C") == [MAY_NOT_APPLY], "what does not apply is not looked at"
    assert masks(made, bad, "D") == [BROKE | MAY_FAIL]
    assert masks(made, bad, "E") == [BROKE | ANY]


def test_where_the_selection_breaks_the_whole_rule_does(tmp_path: Path) -> None:
    where = {"in": "trainings", "where": EXPLODES}
    made = tiny(tmp_path, rule("A", {"passed": "是"}, each=where), rule("B", {"name": "甲"}))
    text = "{name: 甲, all_listed: 是, trainings: [{topic: 好, passed: 是}, {topic: 坏, passed: 是}]}"
    assert made.words(text) == {"": "error"}
    assert made.words(text, "B") == {"": "pass"}
    assert made.words(text.replace("坏", "好")) == {"trainings/1": "pass", "trainings/2": "pass"}


def test_the_explanation_of_what_broke_is_that_it_broke(tmp_path: Path) -> None:
    where = {"in": "trainings", "where": EXPLODES}
    made = tiny(tmp_path, rule("A", EXPLODES), rule("B", {"passed": "是"}, each=where))
    evaluation = made.evaluate("{name: 坏, trainings: [{topic: 坏}]}")
    for id_ in ("A", "B"):
        places = evaluation.places(id_)
        assert places is not None
        _, trace = places[0].body.explain(evaluation.run, places[0])
        assert trace is not None
        assert (trace.note, trace.seen) == ("broke", "ZeroDivisionError: boom")


def test_the_screen_leaves_what_breaks_to_the_closures(tmp_path: Path) -> None:
    made = tiny(tmp_path, rule("A", EXPLODES), rule("B", {"name": "甲"}), rule("C", {"hours": "1"}, each="trainings"))
    screens = screens_of(made.rules, made.compiler.host)
    for name in ("坏", "甲"):
        root = made.root(f"{{name: {name}, all_listed: 是, trainings: []}}")
        plain = Evaluation(made.rules, new_run(root, 0, {}, UNKNOWN))
        run = new_run(root, 0, {}, UNKNOWN)
        screened = Evaluation(made.rules, run, screens.of(run))
        assert (screened.results, screened.silent, screened.broken) == (plain.results, plain.silent, plain.broken)
