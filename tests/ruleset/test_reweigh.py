"""Changes of inherited points (调整分值): a node or the lines of a rule, in a copy, all problems at once."""

from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from tests.engine.helpers import dump, rule, write

from casefile_rules.assessment import Engine
from casefile_rules.problems import ProblemsError

RUBRIC: dict[str, Any] = {
    "format": "rubric/1",
    "total": "100",
    "nodes": [
        {
            "id": "n1",
            "mode": "deduct",
            "points": "40",
            "lines": [{"rule": "A", "deduct": "10"}, {"rule": "B", "deduct": "5"}],
        },
        {
            "id": "n2",
            "mode": "deduct",
            "points": "60",
            "lines": [{"worst_of": [{"rule": "A", "deduct": "1"}, {"rule": "C", "deduct": "2"}]}],
        },
    ],
    "grades": [{"name": "合格", "min": "60"}, {"name": "不合格"}],
}
RULES = [rule(id_, {"name": id_}) for id_ in "ABC"]
PARENT = {"extends": [{"ruleset": "parent"}], "sources": []}


def change(**what: Any) -> dict[str, Any]:
    """Return a raw reweigh entry."""
    return {"reason": {"zh": "上级"}, "authority": "law", "cites": [{"source": "law"}]} | what


def loaded(tmp_path: Path, *changes: Any) -> Engine:
    """Load a ruleset that changes the points of its parent."""
    parent = write(tmp_path / "parent", *RULES)
    dump(parent / "rubric.yaml", RUBRIC)
    child = write(tmp_path / "child", reweigh=list(changes), **PARENT)
    (child / "rules" / "rules.yaml").unlink()
    return Engine.load(str(child))


def low(engine: Engine) -> str:
    """Return the score of an officer who meets no rule."""
    from tests.officers import officer

    return str(engine.assess(officer("name: x")).to_dict()["score"]["low"])


def test_points_are_changed_where_the_parent_wrote_them(tmp_path: Path) -> None:
    before = deepcopy(RUBRIC)
    plain = loaded(tmp_path / "a")
    changed = loaded(tmp_path / "b", change(rule="B", set={"deduct": "25"}), change(node="n1", set={"floor": "10"}))
    assert before == RUBRIC
    assert low(plain) == "83"
    assert low(changed) == "68"


def blamed(tmp_path: Path, *changes: Any) -> list[str]:
    """Return what is wrong as ``CODE file line-of-the-file``."""
    with pytest.raises(ProblemsError) as caught:
        loaded(tmp_path, *changes)
    found = []
    for one in caught.value.problems:
        lines = Path(one.file).read_text(encoding="utf-8").split("\n")
        found.append(f"{one.code} {Path(one.file).relative_to(tmp_path)} {lines[one.line - 1][one.column - 1 :]}")
    return found


@pytest.mark.parametrize(
    ("entry", "told"),
    [
        (change(rule="B", set={"deduct": "many"}), "G402 child/ruleset.yaml many"),
        (change(rule="B", set={"deduct": "50"}), "G430 child/ruleset.yaml '50'"),
        (change(rule="B", set={"cup": "3"}), "G406 child/ruleset.yaml '3'"),
        (change(node="n1", set={"points": "30"}), "G428 child/ruleset.yaml '30'"),
        (change(node="n1", set={"applies": {"nmae": "x"}}), "S302 child/ruleset.yaml nmae: x"),
        (change(node="n1", set={"lines": [{"rule": "B", "deduct": "5"}, {"rule": "Q", "deduct": "1"}]}),
         "G405 child/ruleset.yaml Q"),
    ],
)  # fmt: skip
def test_what_a_change_makes_wrong_is_told_at_the_change(tmp_path: Path, entry: Any, told: str) -> None:
    assert blamed(tmp_path, entry) == [told]


def test_what_was_wrong_before_is_told_where_it_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    nodes = deepcopy(RUBRIC["nodes"])
    nodes[1]["lines"].append({"rule": "Q", "deduct": "1"})
    monkeypatch.setitem(RUBRIC, "nodes", nodes)
    assert blamed(tmp_path, change(rule="B", set={"deduct": "50"})) == [
        "G430 child/ruleset.yaml '50'",
        "G405 parent/rubric.yaml Q",
    ]


def test_the_page_of_a_rule_tells_the_points_as_they_were_changed(tmp_path: Path) -> None:
    from casefile_rules.reports.points import lines_of

    engine = loaded(tmp_path, change(rule="B", set={"deduct": "25"}))
    assert [(node, str(line["deduct"])) for node, line in lines_of(engine, "B")] == [("n1", "25")]


def test_changes_of_two_levels_add_up(tmp_path: Path) -> None:
    loaded(tmp_path, change(rule="B", set={"deduct": "25"}))
    grandchild = write(
        tmp_path / "grandchild",
        extends=[{"ruleset": "child"}],
        sources=[],
        reweigh=[change(rule="C", set={"deduct": "30"})],
    )
    (grandchild / "rules" / "rules.yaml").unlink()
    assert low(Engine.load(str(grandchild))) == "35"


@pytest.mark.parametrize(
    ("entry", "code"),
    [
        (change(set={"deduct": "1"}), "S356"),
        (change(node="n1", rule="A", set={"points": "1"}), "S356"),
        (change(node="n1", set="x"), "S356"),
        (change(node="n3", set={"points": "1"}), "S357"),
        (change(rule="D", set={"deduct": "1"}), "S357"),
        (change(rule="A", set={"deduct": "1"}) | {"cites": [{"source": "no"}]}, "S344"),
        (change(node="n1", set={"points": "30"}), "G4"),
        (change(rule="A", set={"deduct": "many"}), "G402"),
    ],
)
def test_changes_that_cannot_be(tmp_path: Path, entry: Any, code: str) -> None:
    with pytest.raises(ProblemsError) as caught:
        loaded(tmp_path, entry)
    assert {each.code[: len(code)] for each in caught.value.problems} == {code}
