"""Tables chosen by a field: its values may be written as their Chinese labels, and unknown ones are refused."""

from pathlib import Path
from typing import Any

import pytest
from tests import officers
from tests.engine.helpers import dump, rule, write

from casefile_rules.assessment import Engine
from casefile_rules.problems import Problem, ProblemsError


def table(name: str, points: int) -> dict[str, Any]:
    return {"id": name, "mode": "deduct", "points": "100", "lines": [{"rule": "A", "deduct": str(points)}]}


def engine(folder: Path, by: str, use: dict[str, str]) -> Engine:
    write(folder, rule("A", {"name": "甲"}))
    rubric = {"format": "rubric/1", "total": "100", "tables": {"by": by, "use": use},
              "shared": [table("one", 10), table("other", 30)]}  # fmt: skip
    dump(folder / "rubric.yaml", rubric)
    return Engine.load(str(folder))


def low(made: Engine, text: str) -> tuple[str, str]:
    score = made.assess(officers.officer(text)).score
    return str(score.low), str(score.high)


def problems(folder: Path, by: str, use: dict[str, str]) -> list[Problem]:
    with pytest.raises(ProblemsError) as caught:
        engine(folder, by, use)
    return list(caught.value.problems)


def test_a_value_may_be_written_as_its_chinese_label(tmp_path: Path) -> None:
    made = engine(tmp_path, "level", {"县级": "one", "region": "other"})
    assert low(made, "{name: 乙, level: 县级}") == low(made, "{name: 乙, level: county}") == ("90", "90")
    assert low(made, "{name: 乙, level: 自治区级}") == ("70", "70")
    assert low(made, "{name: 乙}") == ("70", "90")


def test_yes_and_no_choose_a_table_too(tmp_path: Path) -> None:
    made = engine(tmp_path, "active", {"true": "one", "false": "other"})
    assert low(made, "{name: 乙, active: 是}") == ("90", "90")
    assert low(made, "{name: 乙, active: 否}") == ("70", "70")


def test_an_unknown_value_is_refused_at_its_place_with_the_nearest(tmp_path: Path) -> None:
    (one,) = problems(tmp_path, "level", {"县乡级": "one", "自治区级": "other"})
    assert (one.code, Path(one.file).name, one.line) == ("S305", "rubric.yaml", 6)
    assert "县级" in one.text("zh")


def test_the_same_value_twice_is_refused(tmp_path: Path) -> None:
    assert [each.code for each in problems(tmp_path, "level", {"县级": "one", "county": "other"})] == ["G439"]


@pytest.mark.parametrize(("by", "code"), [("trainings", "S309"), ("levle", "S302")])
def test_what_cannot_choose_a_table_is_told_once(tmp_path: Path, by: str, code: str) -> None:
    assert [each.code for each in problems(tmp_path, by, {"县级": "one", "region": "other"})] == [code]
