"""What only follows from a file that could not be read is not told: nobody can act on it."""

from pathlib import Path
from typing import Any

import pytest
from tests.engine.helpers import SOURCE, dump, rule, write

from casefile_rules.assessment import Engine
from casefile_rules.problems import ProblemsError

RUBRIC: dict[str, Any] = {
    "format": "rubric/1",
    "total": "100",
    "nodes": [
        {
            "id": "n",
            "mode": "deduct",
            "points": "100",
            "lines": [{"rule": "A", "deduct": "10"}, {"rule": "B", "deduct": "5"}],
        }
    ],
    "grades": [{"name": "合格", "min": "60"}, {"name": "不合格"}],
}
A, B = rule("A", {"name": "甲"}), rule("B", {"name": "乙"})
SLIP = "- id: B\n  title: {zh: 乙: 丙}\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A ruleset in which nothing is wrong, with each rule in a file of its own."""
    made = write(tmp_path / "own", A)
    dump(made / "rules" / "b.yaml", [B])
    dump(made / "rubric.yaml", RUBRIC)
    return made


def told(folder: Path) -> list[str]:
    """Return what is told of a ruleset as ``file CODE``."""
    try:
        Engine.load(str(folder))
    except ProblemsError as error:
        return [f"{Path(one.file).name} {one.code}" for one in error.problems]
    return []


def test_nothing_is_wrong_with_it(folder: Path) -> None:
    assert told(folder) == []


def test_a_rule_of_a_file_with_a_slip_is_not_said_to_be_missing(folder: Path) -> None:
    (folder / "rules" / "b.yaml").write_text(SLIP, encoding="utf-8")
    assert told(folder) == ["b.yaml R110"]


def test_a_rule_that_stands_nowhere_is_missing_all_the_same(folder: Path) -> None:
    (folder / "rules" / "b.yaml").write_text(SLIP.replace("id: B", "id: D"), encoding="utf-8")
    assert told(folder) == ["rubric.yaml G405", "b.yaml R110"]


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ({"require": None}, ["b.yaml K205"]),
        ({"id": None}, ["rubric.yaml G405", "b.yaml K205"]),
        ({"id": "B ", "title": {"zh": "x"}}, ["b.yaml K209"]),
        ({"require": {"nmae": "x"}}, ["b.yaml S302"]),
    ],
)
def test_a_rule_that_is_not_sound_is_not_missing(folder: Path, more: Any, expected: list[str]) -> None:
    dump(folder / "rules" / "b.yaml", [B | more])
    assert told(folder) == expected


def test_a_rubric_that_cannot_be_read_is_not_missing(folder: Path) -> None:
    for text in ("a: b: c\n", "{format: rubric/1}\n"):
        (folder / "rubric.yaml").write_text(text, encoding="utf-8")
        assert {one.split()[0] for one in told(folder)} == {"rubric.yaml"}
    (folder / "rubric.yaml").unlink()
    assert told(folder) == ["ruleset.yaml S355"]


def test_without_its_parent_nothing_is_said_of_what_the_parent_may_hold(folder: Path, tmp_path: Path) -> None:
    rules = [rule("C", {"facts.due": "是"}, message={"zh": "{case.facts.due}"})]
    cites = [{"source": "law"}]
    change = {"rule": "A", "disable": "true", "reason": {"zh": "x"}, "authority": "law", "cites": cites}
    child = write(tmp_path / "child", *rules, extends=[{"ruleset": "own"}], sources=[], overrides=[change])
    dump(folder / "ruleset.yaml", {"format": "ruleset/1"})
    assert {one.split()[1] for one in told(child)} == {"K204"}
    (folder / "ruleset.yaml").write_text("a: b: c\n", encoding="utf-8")
    assert told(child) == ["ruleset.yaml R110"]


def test_a_slip_in_a_file_of_the_parent_hides_what_follows_below(folder: Path, tmp_path: Path) -> None:
    (folder / "rules" / "b.yaml").write_text(SLIP, encoding="utf-8")
    cites = [{"source": "law"}]
    change = {"rule": "B", "disable": "true", "reason": {"zh": "x"}, "authority": "law", "cites": cites}
    child = write(tmp_path / "child", rule("C", {"name": "x"}), extends=[{"ruleset": "own"}], sources=[],
                  overrides=[change])  # fmt: skip
    assert told(child) == ["b.yaml R110"]


def test_places_that_cannot_be_are_told_once(tmp_path: Path) -> None:
    made = write(tmp_path, rule("A", {"passed": "是"}, each="trainigns", message={"zh": "{training.topic}"}),
                 rule("B", {"name": "x"}))  # fmt: skip
    dump(made / "rubric.yaml", RUBRIC)
    assert told(made) == ["rules.yaml S302"]


def test_what_is_no_record_does_not_shift_the_places_of_what_follows(tmp_path: Path) -> None:
    made = write(tmp_path, "no rule", A, rule("B", {"nmae": "x"}))  # type: ignore[arg-type] # no rule at all is what is tried
    dump(made / "rubric.yaml", RUBRIC)
    with pytest.raises(ProblemsError) as caught:
        Engine.load(str(made))
    lines = (made / "rules" / "rules.yaml").read_text(encoding="utf-8").split("\n")
    assert [lines[one.line - 1].strip(" -") for one in caught.value.problems] == ["no rule", "nmae: x"]
    dump(made / "ruleset.yaml", {"format": "ruleset/1", "id": "x", "version": "1.0.0", "title": {"zh": "x"},
                                 "subject": "officer", "sources": ["law", SOURCE, SOURCE]})  # fmt: skip
    with pytest.raises(ProblemsError) as caught:
        Engine.load(str(made))
    again = next(one for one in caught.value.problems if one.code == "S401")
    assert (made / "ruleset.yaml").read_text(encoding="utf-8").split("\n")[again.line - 1].strip(" -") == "id: law"
    assert again.line > int(dict(again.arguments)["where"].rpartition(":")[2])
