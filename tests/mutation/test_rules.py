"""Changes of rules: an example that stands at the border notices, one that does not lets the change survive."""

from pathlib import Path

import pytest

from casefile_rules import Engine
from casefile_rules.cli import main
from casefile_rules.mutation.running import Bench

RULE = """\
- id: TERM-1
  title: {zh: 五日内立案}
  cites: [{source: standard, article: 第一条}]
  authority: seed
  status: draft
  applies: {category: penalty}
  require: {check: deadline, from: events.discovered, to: events.opened, amount: 5, unit: calendar_day}
  examples:
"""

LAST_DAY = "    - {expect: pass, case: {category: penalty, events: {discovered: 2024-03-04, opened: 2024-03-09}}}\n"
DAY_AFTER = "    - {expect: fail, case: {category: penalty, events: {discovered: 2024-03-04, opened: 2024-03-10}}}\n"
OTHERS = "    - {expect: not_applicable, case: {category: licence, events: {discovered: 2024-03-04}}}\n"
BLANK = "    - {expect: undetermined, case: {category: penalty, events: {discovered: 2024-03-04, opened: null}}}\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    assert main(["new", "ruleset", str(tmp_path / "mine")]) == 0
    return tmp_path / "mine"


def survivors(folder: Path, *examples: str, rule: str = RULE) -> set[tuple[str, str]]:
    (folder / "rules" / "term.yaml").write_text(rule + "".join(examples), encoding="utf-8")
    bench = Bench(Engine.load(str(folder), examples=True))
    return {(one.kind, one.said[1]) for one in bench.rule("TERM-1") if not one.noticed}


def test_a_rule_whose_borders_are_proved_has_no_survivors(folder: Path) -> None:
    assert not survivors(folder, LAST_DAY, DAY_AFTER, OTHERS, BLANK)


def test_without_the_day_after_a_longer_limit_survives(folder: Path) -> None:
    found = survivors(folder, LAST_DAY, OTHERS, BLANK)
    assert ("limit", "amount: 5 → 6") in found
    assert ("limit", "amount: 5 → 4") not in found


def test_without_the_last_day_a_shorter_limit_survives(folder: Path) -> None:
    found = survivors(folder, DAY_AFTER, OTHERS, BLANK)
    assert ("limit", "amount: 5 → 4") in found
    assert ("limit", "amount: 5 → 6") not in found


def test_without_a_case_of_another_kind_the_condition_survives(folder: Path) -> None:
    assert ("condition", "{applies: {category: penalty}} left out") in survivors(folder, LAST_DAY, DAY_AFTER, BLANK)


def test_without_examples_everything_survives(folder: Path) -> None:
    kinds = {kind for kind, _ in survivors(folder, OTHERS.replace("not_applicable", "fail"))}
    assert {"limit", "unit", "start", "edge", "condition"} <= kinds


def test_a_condition_that_is_written_twice_is_no_change_where_one_goes(folder: Path) -> None:
    """Nothing could notice it: it is not listed."""
    twice = RULE.replace("applies: {category: penalty}", "applies: {all: [{category: penalty}, {category: penalty}]}")
    assert not survivors(folder, LAST_DAY, DAY_AFTER, OTHERS, BLANK, rule=twice)


def test_the_command_lists_survivors_where_they_stand_and_fails(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert survivors(folder, LAST_DAY, OTHERS, BLANK)
    capsys.readouterr()
    assert main(["rules", "test", str(folder), "--mutate", "--only", "TERM-1", "--lang", "en"]) == 1
    told = capsys.readouterr().out
    assert "term.yaml:7:" in told
    assert "M701 'TERM-1': no example notices this change (length of a period): amount: 5 → 6" in told
    assert survivors(folder, LAST_DAY, DAY_AFTER, OTHERS, BLANK) == set()
    assert main(["rules", "test", str(folder), "--mutate", "--only", "TERM-1"]) == 0
