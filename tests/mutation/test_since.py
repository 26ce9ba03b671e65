"""Only what changed since a git revision is changed: rules by their lines, rules that read a fact that changed."""

import subprocess
from pathlib import Path

import pytest

from casefile_rules import Engine
from casefile_rules.cli import main
from casefile_rules.mutation.collecting import works
from casefile_rules.mutation.scoring import Scales
from casefile_rules.mutation.since import Since

RULES = """\
- id: ONE-1
  title: {zh: 一}
  cites: [{source: standard, article: 第一条}]
  authority: seed
  status: draft
  require: {facts.late: true}
- id: TWO-1
  title: {zh: 二}
  cites: [{source: standard, article: 第一条}]
  authority: seed
  status: draft
  require: {category: penalty}
- id: THREE-1
  title: {zh: 三}
  cites: [{source: standard, article: 第一条}]
  authority: seed
  status: draft
  require: {category: licence}
"""

FACTS = """\
facts:
  late: {type: bool, ask: {zh: 是否逾期}, derive: {events.opened: {blank: false}}}
"""


def git(folder: Path, *arguments: str) -> None:
    who = ["-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", "-C", str(folder), *who, *arguments], check=True, capture_output=True)  # noqa: S607 - whichever git there is


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    assert main(["new", "ruleset", str(tmp_path / "mine")]) == 0
    mine = tmp_path / "mine"
    (mine / "rules" / "some.yaml").write_text(RULES, encoding="utf-8")
    declared = (mine / "ruleset.yaml").read_text(encoding="utf-8")
    (mine / "ruleset.yaml").write_text(declared + FACTS, encoding="utf-8")
    return mine


@pytest.fixture
def committed(folder: Path) -> Path:
    git(folder, "init", "-q")
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", "one")
    return folder


def found(folder: Path) -> list[tuple[str, str]]:
    engine = Engine.load(str(folder), examples=True)
    return [work for work in works(engine, since=Since(engine, "HEAD")) if work[0] != "rubric"]


def put(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_where_nothing_changed_nothing_is_done(committed: Path) -> None:
    assert found(committed) == []
    assert main(["rules", "test", str(committed), "--mutate", "--since", "HEAD"]) == 0


def test_a_rule_whose_text_changed_is_done_and_no_other(committed: Path) -> None:
    put(committed / "rules" / "some.yaml", "{category: penalty}", "{category: coercion}")
    assert found(committed) == [("rule", "TWO-1")]


def test_a_line_that_went_counts_for_its_rule(committed: Path) -> None:
    put(committed / "rules" / "some.yaml", "  title: {zh: 二}\n", "  title: {zh: 二}\n  applies: {state: closed}\n")
    git(committed, "commit", "-qam", "two")
    put(committed / "rules" / "some.yaml", "  applies: {state: closed}\n", "")
    assert found(committed) == [("rule", "TWO-1")]


def test_a_fact_that_changed_is_done_with_the_rules_that_read_it(committed: Path) -> None:
    put(committed / "ruleset.yaml", "{events.opened: {blank: false}}", "{events.opened: {blank: true}}")
    assert found(committed) == [("rule", "ONE-1"), ("fact", "late")]


def test_a_file_that_is_new_is_done_as_a_whole(committed: Path) -> None:
    (committed / "rules" / "new.yaml").write_text(RULES.replace("-1", "-2"), encoding="utf-8")
    assert found(committed) == [("rule", "ONE-2"), ("rule", "TWO-2"), ("rule", "THREE-2")]


def test_a_line_of_the_rubric_that_changed_is_done_alone(committed: Path) -> None:
    put(committed / "rubric.yaml", "deduct: 5", "deduct: 6")
    engine = Engine.load(str(committed), examples=True)
    scales = Scales(engine)
    numbers = Since(engine, "HEAD").of_rubric(scales)
    lines = {scales.spot(scales.changes()[number].at).position()[0] for number in numbers}
    assert len(lines) == 1
    assert 0 < len(numbers) < len(scales.changes())


def test_outside_a_checkout_it_is_said_so(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules", "test", str(folder), "--mutate", "--since", "HEAD", "--lang", "en"]) == 2
    told = "".join(capsys.readouterr())
    assert "M702" in told
    assert "lies in no git checkout" in told


def test_a_revision_that_is_not_there_is_named(committed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules", "test", str(committed), "--mutate", "--since", "yesterday", "--lang", "en"]) == 2
    assert "no revision yesterday" in "".join(capsys.readouterr())
