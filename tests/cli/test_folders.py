"""Folders, links, standard input, bars and tallies: nothing that was to be checked vanishes without a word."""

import io
import json
import sys
from pathlib import Path
from typing import Any

import pytest
from tests.cli.test_reviews import GOOD, check, folder  # noqa: F401 - the fixture makes the ruleset

from casefile_rules.cli import main


@pytest.fixture
def cases(tmp_path: Path) -> Path:
    """Return a folder with one manifest in it."""
    made = tmp_path / "cases"
    made.mkdir()
    (made / "a.json").write_text(json.dumps(GOOD), encoding="utf-8")
    return made


def add(cases: Path, name: str, **changes: Any) -> None:
    (cases / name).write_text(json.dumps({**GOOD, **changes}), encoding="utf-8")


@pytest.mark.parametrize("target", ["nowhere.json", "b.json"])
def test_a_link_that_leads_nowhere_cannot_be_read(cases: Path, capsys: pytest.CaptureFixture[str], target: str) -> None:
    (cases / "b.json").symlink_to(target)

    assert check("cases", "--fail-under", "0") == 2
    captured = capsys.readouterr()
    assert "cases/b.json:0:0: R104" in captured.err
    assert "共 1 卷，未达到 0 卷，另有 1 个文件无法读取" in captured.out


def test_a_link_to_a_file_is_left_out_and_said_to_be(cases: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (cases / "b.json").symlink_to("a.json")
    (cases / "c").symlink_to(cases.parent / "tiny")

    assert check("cases", "--fail-under", "0") == 0
    told = capsys.readouterr().err
    assert [line.split(": ")[0] for line in told.splitlines()] == ["cases/b.json:0:0", "cases/c:0:0"]
    assert told.count("U616") == 2


def test_files_left_out_are_summed_where_there_are_many(cases: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for number in range(3):
        (cases / f"x{number}.yaml").write_text("format: review/1\n", encoding="utf-8")
    check("cases")
    assert capsys.readouterr().err.count("U610") == 3

    for number in range(3, 29):
        (cases / f"x{number}.yaml").write_text("format: review/1\n", encoding="utf-8")
    check("cases")
    assert capsys.readouterr().err == "cases:0:0: U617 跳过 29 个文件（如 x0.yaml）：这是 review/1，不是案卷清单\n"


def test_the_tally_counts_what_could_not_be_read(cases: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (cases / "b.json").write_text("{", encoding="utf-8")
    (cases / "c.json").write_text('{"format": "casefile/1", "no": 1}', encoding="utf-8")

    assert check("cases", "gone.json", "--fail-under", "0") == 2
    assert "共 1 卷，未达到 0 卷，另有 3 个文件无法读取" in capsys.readouterr().out
    assert check("cases", "gone.json", "--lang", "en", "--fail-under", "0") == 2
    assert "0 of 1 fall short; 3 more could not be read" in capsys.readouterr().out


def test_what_has_nothing_to_reach_has_a_mark_of_its_own(
    cases: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with (tmp_path / "tiny" / "ruleset.yaml").open("a", encoding="utf-8") as file:
        file.write("scope: {category: penalty}\n")
    add(cases, "b.json", category="licence", case_no="2")

    assert check("cases", "--fail-under", "0") == 0
    tally = capsys.readouterr().out.partition("合格线")[2].splitlines()
    assert tally[0].endswith("共 2 卷，未达到 0 卷，不作评查 1 卷")
    assert [line.split()[0] for line in tally[1:]] == ["✓", "–"]


@pytest.mark.usefixtures("cases")
def test_without_a_bar_nothing_falls_short_of_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "tiny" / "rubric.yaml"
    lines = path.read_text(encoding="utf-8").replace("effect: {grade: 不合格}", "effect: {score: 0}").splitlines()
    path.write_text("\n".join(line for line in lines if not line.startswith("grades:")), encoding="utf-8")

    assert check("cases") == 0
    assert "没有合格线：共 1 卷\n" in capsys.readouterr().out


@pytest.mark.parametrize("bar", ["101", "-5", "100.01", "-0.01"])
@pytest.mark.usefixtures("cases")
def test_a_bar_that_no_file_can_have_is_bad_usage(capsys: pytest.CaptureFixture[str], bar: str) -> None:
    assert check("cases", f"--fail-under={bar}") == 2
    assert "U618" in capsys.readouterr().err


def test_two_files_of_the_same_numbers_are_noticed(cases: Path, capsys: pytest.CaptureFixture[str]) -> None:
    add(cases, "b.json", cover={"archive_no": "7"})
    add(cases, "c.json", case_no="2")
    add(cases, "d.json")

    assert check("cases", "--fail-under", "0") == 0
    assert capsys.readouterr().err == "cases/d.json:0:0: U619 与 cases/a.json 的编号相同（1），可能是同一案卷\n"


@pytest.mark.parametrize("text", [json.dumps(GOOD), "format: casefile/1\ncategory: penalty\n"])
def test_a_manifest_may_come_on_standard_input(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], text: str
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode())))

    assert main(["check", "-", "--ruleset", "tiny", "--format", "json", "--fail-under", "0"]) == 0
    assert json.loads(capsys.readouterr().out)["case"]["name"] == "-"
