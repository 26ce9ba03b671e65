"""Changes of what rules stand on (derived facts, days of force) and of the rubric: noticed through rules and points."""

from pathlib import Path

import pytest

from casefile_rules import Engine
from casefile_rules.cli import main
from casefile_rules.mutation.running import Bench
from casefile_rules.mutation.scoring import Scales
from casefile_rules.mutation.scoring_examples import rubric_suggestions
from casefile_rules.mutation.suggesting import written

FACTS = """\
facts:
  late: {type: bool, ask: {zh: 是否逾期}, derive: {all: [{category: penalty}, {events.opened: {blank: false}}]}}
"""

RULE = """\
- id: LATE-1
  title: {zh: 有立案日期}
  cites: [{source: standard, article: 第一条}]
  authority: seed
  status: draft
  require: {facts.late: true}
  examples:
"""
GOOD = "    - {expect: pass, case: {category: penalty, events: {opened: 2024-03-04}}}\n"
OTHER_KIND = "    - {expect: fail, case: {category: licence, events: {opened: 2024-03-04}}}\n"
NO_DAY = "    - {expect: fail, case: {category: penalty, events: {opened: null}}}\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    assert main(["new", "ruleset", str(tmp_path / "mine")]) == 0
    declared = tmp_path / "mine" / "ruleset.yaml"
    declared.write_text(declared.read_text(encoding="utf-8") + FACTS, encoding="utf-8")
    return tmp_path / "mine"


def load(folder: Path, *examples: str) -> Engine:
    (folder / "rules" / "late.yaml").write_text(RULE + "".join(examples), encoding="utf-8")
    return Engine.load(str(folder), examples=True)


def survivors(folder: Path, *examples: str) -> set[str]:
    return {one.said[1] for one in Bench(load(folder, *examples)).fact("late") if not one.noticed}


def test_a_fact_is_proved_by_the_examples_of_the_rules_that_read_it(folder: Path) -> None:
    assert survivors(folder, GOOD, OTHER_KIND, NO_DAY) == set()


def test_a_part_of_a_fact_that_no_rule_shows_survives(folder: Path) -> None:
    assert "{category: penalty} left out" in survivors(folder, GOOD, NO_DAY)
    assert "{events.opened: {blank: false}} left out" in survivors(folder, GOOD, OTHER_KIND)


def test_what_survives_stands_where_the_fact_is_declared(folder: Path) -> None:
    found = [one for one in Bench(load(folder, GOOD, NO_DAY)).fact("late") if not one.noticed]
    one = next(one for one in found if one.said[1] == "{category: penalty} left out")
    assert one.of == "facts.late"
    assert one.file.endswith("ruleset.yaml")
    text = (folder / "ruleset.yaml").read_text(encoding="utf-8").splitlines()[one.line - 1]
    assert text[one.column - 1 :].startswith("{category: penalty}")


def test_after_its_changes_the_engine_is_as_before(folder: Path) -> None:
    engine = load(folder, GOOD, OTHER_KIND, NO_DAY)
    bench = Bench(engine)
    first = [*bench.fact("late"), *bench.rule("LATE-1")]
    assert first == [*bench.fact("late"), *bench.rule("LATE-1")]


FORCE = "    in_force: {from: 2024-01-01, by: case.events.opened}\n"
FIRST_DAY = "    - {expect: pass, case: {category: penalty, events: {opened: 2024-01-01}}}\n"
DAY_BEFORE = "    - {expect: not_selected, case: {category: penalty, events: {opened: 2023-12-31}}}\n"


def windows(folder: Path, *examples: str) -> set[str]:
    declared = folder / "ruleset.yaml"
    text = declared.read_text(encoding="utf-8")
    if FORCE not in text:
        lines = text.splitlines(keepends=True)
        at = next(number for number, line in enumerate(lines) if "id: standard" in line)
        assert lines[at].lstrip().startswith("- id: standard")
        lines.insert(at + 1, FORCE)
        declared.write_text("".join(lines), encoding="utf-8")
    return {one.said[1] for one in Bench(load(folder, *examples)).source("standard") if not one.noticed}


def test_the_first_day_of_force_is_proved_by_a_file_of_that_day_and_one_of_the_day_before(folder: Path) -> None:
    assert windows(folder, FIRST_DAY, DAY_BEFORE) == set()
    assert windows(folder, FIRST_DAY) == {"from: 2024-01-01 → 2023-12-31"}
    assert windows(folder, DAY_BEFORE) == {"from: 2024-01-01 → 2024-01-02"}


SCORED = "- {default: pass, states: {COVER-1: fail}, expect: {low: 95, high: 95, grade: 优秀}}\n"


def scored(folder: Path, *examples: str) -> set[str]:
    (folder / "examples.yaml").write_text("".join(examples) or "[]\n", encoding="utf-8")
    scales = Scales(Engine.load(str(folder), examples=True))
    return {one.said[1] for one in scales.outcomes(scales.changes()) if not one.noticed}


def test_a_weight_is_proved_by_a_file_that_loses_it(folder: Path) -> None:
    weights = {"deduct: 5 → 5.5", "deduct: 5 → 4.5"}
    assert weights <= scored(folder)
    assert not weights & scored(folder, SCORED)


def with_node(folder: Path, text: str) -> Path:
    (folder / "rubric.yaml").write_text("format: rubric/1\ntotal: 10\nnodes:\n" + text, encoding="utf-8")
    return folder


EARNED = "  - {id: cover, title: {zh: 封面}, mode: earn, points: 10, lines: [{rule: COVER-1, earn: 10}]}\n"
TAKEN = "  - {id: cover, title: {zh: 封面}, mode: deduct, points: 10, floor: 0, lines: [{rule: COVER-1, deduct: 10}]}\n"


def test_points_that_only_say_what_the_lines_add_up_to_are_no_change_when_left_out(folder: Path) -> None:
    assert "{points: 10} left out" not in scored(with_node(folder, EARNED))


def test_a_floor_of_nothing_left_out_is_no_change(folder: Path) -> None:
    assert "{floor: 0} left out" not in scored(with_node(folder, TAKEN))


def test_all_lines_of_a_node_left_out_are_noticed_by_a_file_that_loses_one(folder: Path) -> None:
    losing = "- {default: pass, states: {COVER-1: fail}, expect: {low: 0, high: 0}}\n"
    assert not any("lines" in one for one in scored(with_node(folder, TAKEN), losing))


GROUND = """\
  - {id: base, title: {zh: 基础}, mode: constant, points: 10}
vetoes:
  - {id: cover, rule: COVER-1, effect: {score: 0}, ground: {zh: 封面不实}}
"""


def test_a_ground_that_leaves_nothing_is_proved_by_a_file_with_the_ground_confirmed(folder: Path) -> None:
    ground = with_node(folder, GROUND)
    confirmed = "- {default: pass, states: {COVER-1: fail}, confirmed: {cover: true}, expect: {low: 0, high: 0}}\n"
    assert "score: 0 → 0.5" in scored(ground)
    assert "score: 0 → 0.5" not in scored(ground, confirmed)


def test_an_example_of_the_rubric_that_does_not_come_out_notices_nothing(folder: Path) -> None:
    assert "deduct: 5 → 5.5" in scored(folder, SCORED.replace("95", "94.5"))


def test_what_is_suggested_for_the_rubric_comes_out_and_notices(folder: Path) -> None:
    before = scored(folder)
    found, left = rubric_suggestions(Engine.load(str(folder), examples=True))
    noticed = {one.said[1] for each in found for one in each.notices}
    assert "deduct: 5 → 5.5" in noticed
    assert noticed | {one.said[1] for one in left} == before
    lines = [written(one.example) + "\n" for one in found]
    assert scored(folder, *lines) == before - noticed
    assert main(["rules", "test", str(folder)]) == 0


def test_the_command_writes_examples_of_the_rubric(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules", "test", str(folder), "--suggest", "--only", "rubric", "--lang", "en"]) == 0
    told = capsys.readouterr().out
    assert "deduct: 5 → 5.5" in told
    assert "- {expect: {low: 95, high: 95, grade: 优秀}, default: pass, states: {COVER-1: fail}}" in told
