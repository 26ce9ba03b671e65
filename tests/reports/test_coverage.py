"""What a ruleset covers, as people and programs read it."""

import json
from pathlib import Path

import pytest
from tests.coverage.small import CLAUSES, covered, write
from tests.rules.files import engine

from casefile_rules import Engine
from casefile_rules.cli import main
from casefile_rules.coverage.table import coverage_of, totals
from casefile_rules.reports._layout import columns_of
from casefile_rules.reports.coverage import as_json, markdown, text

ITEMS = "- {id: K01, says: {zh: 整齐, en: Tidy}, people: [M-2]}\n- {id: K02, says: {zh: 培训}, later: training}\n"
UNREAD = "format: unread-keys/1\ngroups: [{kind: people, why: {zh: 看卷才知道, en: seen only}, keys: [agency.phone]}]\n"


def test_the_text_says_what_carries_each_clause_and_who_reads_each_key(tmp_path: Path) -> None:
    told = text(covered(tmp_path, items=ITEMS, unread=UNREAD))
    assert "《某县案卷制作规范》：共 4，规则 2，人工 1，其他部分 1，缺 0，其中有未看的部分 1\n" in told
    assert "  第一条  封面\n    规则  M-1\n  第二条（一）  年度\n    规则  M-3\n    未看的部分  机构不看\n" in told
    assert "  第三条  施行\n    其他部分  施行\n" in told
    assert (
        "检查项：共 2，人工 1，后续部分 1，缺 0\n  K01  整齐\n    人工  M-2\n  K02  培训\n    后续部分  培训\n" in told
    )
    lines = {line.split()[0]: line.split(maxsplit=1)[1] for line in told.splitlines() if line.startswith("  ")}
    assert lines["cover.cause"] == "M-1"
    assert lines["unit.stray"] == "推导用：bound"
    assert lines["state"] == "不纳入评查"
    assert lines["agency.phone"] == "由人判断：看卷才知道"
    assert lines["party.phone"] == "没有读取"


def test_it_is_no_wider_than_it_may_be(tmp_path: Path) -> None:
    told = text(covered(tmp_path, items=ITEMS), width=70)
    assert max(map(columns_of, told.splitlines())) <= 70


def test_in_english(tmp_path: Path) -> None:
    told = text(covered(tmp_path, items=ITEMS, unread=UNREAD), lang="en")
    assert "County standard: 4 in total, 2 rules, 1 people, 1 other parts, 0 gaps, 1 of these in part" in told
    assert "  K01  Tidy\n    people  M-2\n" in told
    assert "judged by people: seen only" in told


def test_of_many_rules_that_read_a_key_the_first_are_named(tmp_path: Path) -> None:
    rules = "".join(
        f"- {{id: N-{each}, title: {{zh: 试}}, cites: [{{source: standard, article: 第一条}}], authority: seed, "
        "status: draft, require: {cover.cause: 甲}}\n"
        for each in range(1, 9)
    )
    named = ", ".join(f"N-{each}" for each in range(1, 9))
    clauses = "- {source: standard, clauses: [{at: 第一条, says: {zh: 封面}, rules: [" + named + "]}]}\n"
    rubric = "format: rubric/1\ntotal: 1\nnodes: [{id: a, mode: deduct, points: 1, lines: [{rule: N-1, deduct: 1}]}]\n"
    grades = "grades: [{name: 合格, min: 1}, {name: 不合格}]\n"
    told = text(covered(tmp_path, rules=rules, clauses=clauses, rubric=rubric + grades))
    assert "N-1、N-2、N-3、N-4、N-5等 8 条" in told


def test_the_tables_of_markdown_hold_one_line_each(tmp_path: Path) -> None:
    told = markdown(covered(tmp_path, items=ITEMS))
    assert "## 《某县案卷制作规范》\n\n共 4" in told
    assert "| 第二条（一） | 年度 | 规则：M-3<br>未看的部分：机构不看 |" in told
    assert "| `cover.cause` | 案由 | M-1 |" in told
    rows = [line for line in told.splitlines() if line.startswith("|")]
    assert {line.replace("\\|", "").count("|") for line in rows} == {4}


def test_json_holds_all_of_it(tmp_path: Path) -> None:
    found = json.loads(as_json(covered(tmp_path, items=ITEMS, unread=UNREAD)))
    (document,) = found["documents"]
    assert document["source"] == "standard"
    assert document["totals"]["total"] == len(document["clauses"]) == 4
    first = {"at": "第一条", "says": {"zh": "封面", "en": "The cover"}, "carried": "machine", "rules": ["M-1"]}
    assert document["clauses"][0] == first
    assert found["items"]["items"][1] == {
        "id": "K02",
        "says": {"zh": "培训"},
        "carried": "later",
        "later": ["training"],
    }
    keys = {key["key"]: key for key in found["keys"]["keys"]}
    assert keys["agency.phone"]["unread"] == {"kind": "people", "why": {"zh": "看卷才知道", "en": "seen only"}}
    assert keys["cover.cause"]["rules"] == ["M-1"]
    assert {one["code"] for one in found["problems"]} == {"S464"}


def test_a_gap_is_counted_and_shown(tmp_path: Path) -> None:
    found = covered(tmp_path, clauses=CLAUSES.replace("rules: [M-1]", "in_part: {zh: 甲}"))
    assert totals(found.clauses["standard"])["gap"] == 1
    assert "  第一条  封面\n    未看的部分  甲\n" in text(found)


def test_what_a_child_adds_stands_at_its_article_and_who_cites_is_told(tmp_path: Path) -> None:
    write(tmp_path)
    child = tmp_path / "child"
    (child / "rules").mkdir(parents=True)
    (child / "clauses").mkdir()
    (child / "ruleset.yaml").write_text(
        "format: ruleset/1\nid: child\nversion: 0.1.0\ntitle: {zh: 某乡}\nsubject: casefile\nvocabulary: vocabulary\n"
        "calendar: cn\nextends: [{ruleset: mine}]\n",
        encoding="utf-8",
    )
    (child / "rules" / "own.yaml").write_text(
        "".join(
            f"- {{id: C-{article}, title: {{zh: 试}}, cites: [{{source: standard, article: '{article}'}}], "
            "authority: seed, status: draft, require: {state: closed}}\n"
            for article in (1, 3)
        ),
        encoding="utf-8",
    )
    found = coverage_of(Engine.load(str(child), examples=True))
    assert found.problems == []
    lines = {line.name: line for line in found.clauses["standard"]}
    assert lines["第一条"].cited == ("C-1",)
    assert lines["第三条"].cited == ("C-3",)
    (child / "clauses" / "more.yaml").write_text(
        "- {source: standard, clauses: [{at: 第1条, rules: [C-1]}, {at: 第一条第一款, says: {zh: 甲}, rules: [C-1]}, "
        "{at: 第三条, rules: [C-3]}]}\n",
        encoding="utf-8",
    )
    found = coverage_of(Engine.load(str(child), examples=True))
    assert found.problems == []
    assert [line.name for line in found.clauses["standard"]][:2] == ["第一条", "第一条第一款"]
    assert found.clauses["standard"][0].rules == ("M-1", "C-1")


def test_the_documents_of_the_ruleset_itself_stand_before_those_of_its_parents() -> None:
    found = list(coverage_of(engine()).clauses)
    county = [source for source in found if source.startswith("bohu-")]
    assert found[: len(county)] == county
    assert len(found) > len(county) == 5


# the commands


def test_a_ruleset_without_a_register_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new", "ruleset", str(tmp_path / "plain")]) == 0
    capsys.readouterr()
    assert main(["rules", "coverage", str(tmp_path / "plain")]) == 0
    assert "没有条款登记" in capsys.readouterr().out
    assert main(["rules", "coverage", str(tmp_path / "plain"), "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["registered"] is False


@pytest.mark.parametrize("form", ["text", "json", "markdown"])
def test_the_command_fails_on_a_gap_and_tells_it(form: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = write(tmp_path)
    assert main(["rules", "coverage", str(folder), "--format", form]) == 0
    shown = capsys.readouterr()
    assert (bool(shown.out), shown.err) == (True, "")
    write(tmp_path, clauses=CLAUSES.replace("rules: [M-1]", "later: rounds"))
    assert main(["rules", "coverage", str(folder), "--format", form]) == 1
    assert "S462" in capsys.readouterr().err


def test_lint_refuses_what_coverage_tells(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = write(tmp_path)
    assert main(["rules", "lint", str(folder)]) == 0
    write(tmp_path, clauses=CLAUSES.replace("rules: [M-1]", "rules: [M-9]"))
    assert main(["rules", "lint", str(folder)]) == 2
    assert "standard.yaml:4:" in capsys.readouterr().err


def test_a_file_beside_the_register_that_nobody_reads_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = write(tmp_path)
    (folder / "clauses" / "more.yml").write_text("[]\n", encoding="utf-8")
    assert main(["rules", "lint", str(folder)]) == 2
    assert "S407" in capsys.readouterr().err
