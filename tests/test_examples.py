"""Examples of rules are read as strictly as manifests: what is wrong with one is told where it stands."""

from pathlib import Path

import pytest

from casefile_rules import Engine
from casefile_rules.cli import main
from casefile_rules.examples import run_examples, wrong_examples

RULE = """\
- id: COVER-1
  title: {zh: 封面写明案由}
  cites: [{source: standard, article: 第一条}]
  authority: seed
  status: draft
  require: {check: present, fields: [cover.cause]}
  examples:
    - expect: pass
      EXAMPLE
"""


def engine_of(folder: Path, example: str) -> Engine:
    assert main(["new", "ruleset", str(folder / "mine")]) == 0
    text = RULE.replace("EXAMPLE", example)
    (folder / "mine" / "rules" / "cover.yaml").write_text(text, encoding="utf-8")
    return Engine.load(str(folder / "mine"), examples=True)


@pytest.mark.parametrize(
    ("example", "column", "code", "told"),
    [
        ("case: {cover: {casue: 无照经营}}", 22, "K201", "cause"),
        ("case: {cover: {cause: 无照经营}, evnets: {}}", 36, "K201", "events"),
        ("case: {cover: {handlers: 3}}", 32, "K219", "handlers"),
        ("case: {category: licenze}", 24, "K210", "licence"),
        ("case: {案卷种类: 行政许可证}", 20, "K210", "行政许可"),
        ("case: {facts: {raining: true}}", 31, "K221", "raining"),
        ("document: {type: 询问笔录, 地点点: 某乡}", 30, "K201", "地点"),
        ("officer: {valid_until: 2024-02-30}", 30, "K214", "2024-02-30"),
        ("in: sbu\n      document: {type: 询问笔录}", 11, "K210", "sub"),
        ("documnet: {type: 询问笔录}", 7, "S359", "document"),
        ("case: []\n      answer: maybe", 15, "S359", "answer"),
    ],
)
def test_what_is_wrong_is_told_at_its_place_with_the_nearest_name(
    tmp_path: Path, example: str, column: int, code: str, told: str
) -> None:
    engine = engine_of(tmp_path, example)
    (found,) = wrong_examples(engine)
    assert (found.code, found.column) == (code, column)
    assert found.file.endswith("cover.yaml")
    assert found.line == (10 if "answer" in example else 9) - (code == "S359" and "answer" not in example)
    assert told in found.text("zh")
    assert run_examples(engine).problems == (found,)


def test_everything_wrong_with_an_example_is_told_and_counts_once(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    engine = engine_of(tmp_path, "case: {category: licenze, cover: {casue: 甲}}")
    tally = run_examples(engine)
    assert [found.code for found in tally.problems] == ["K210", "K201"]
    assert (tally.run, tally.failed) == (1, 1)
    capsys.readouterr()
    assert main(["rules", "lint", str(tmp_path / "mine")]) == 2
    assert capsys.readouterr().err.count("cover.yaml:9:") == 2
    assert main(["rules", "test", str(tmp_path / "mine")]) == 1


def test_an_example_that_is_right_is_passed_over(tmp_path: Path) -> None:
    engine = engine_of(tmp_path, "case: {cover: {cause: 无照经营}}")
    assert wrong_examples(engine) == []
    assert run_examples(engine).failed == 0
