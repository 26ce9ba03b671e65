"""What a file was not held against is counted and named: by date, by a fact, by an overlay, by another standard."""

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from tests.rules.files import ROOT, changed, drop, engine, put

from casefile_rules.assessment import Engine
from casefile_rules.casefile.reader import case_file_from
from casefile_rules.human import read_review

SMALLEST = {
    "format": "casefile/1", "category": "penalty", "procedure": "ordinary", "state": "closed",
    "events": {"opened": "2023-10-24", "decided": "2023-12-28", "closed": "2024-01-12"},
    "reconsideration": {"begun": "false"}, "litigation": {"begun": "false"},
    "volumes": [{"kind": "main", "complete": "true", "documents": [{"type": "送达回证", "pages": "5"}]}],
}  # fmt: skip


FILED = put("reports", [{"kind": "superior_standard", "due": "true", "done": "true", "made_on": "2024-01-18"}])


def told(result: Any) -> list[dict[str, Any]]:
    """Return the notices of rules that were left out, or may be."""
    return [one for one in result.to_dict()["notices"] if one["code"] in ("not_selected", "selection_open")]


def test_a_file_made_up_before_the_standard_says_so_and_does_not_look_clean() -> None:
    """No date of the county's documents is printed: one notice, one question, and no settled result."""
    result = engine().assess(case_file_from(SMALLEST, "early"))
    open_ = next(one for one in told(result) if one["code"] == "selection_open")
    assert re.search(r"《博湖县行政执法案卷制作规范》的 \d+ 条规则（BH-ZZ.*等）是否适用尚不清楚", open_["text"]["zh"])
    assert "2024-01-12" in open_["text"]["zh"]
    assert "2024-02-03" in open_["text"]["en"]
    assert all(rule.startswith("BH-ZZ-") for rule in open_["rules"])
    document = result.to_dict()
    assert (document["verdict"], len(document["grades"])) == ("provisional", 3)
    assert document["self_check"]["low"] < document["self_check"]["high"]
    asked = [one for one in document["questions"] if "《制作规范》是否适用" in one["ask"]["zh"]]
    assert len(asked) == 1


EARLY = (put("events.closed", "2024-01-20"), put("remarks_sheet.date", "2024-01-25"))


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (EARLY, ("source_doubtful", "bohu-zhizuo")),
        ((*EARLY, put("facts.zhizuo_applies", "true")), None),
        ((FILED,), ("deferred_open", "superior-standard")),
        ((FILED, put("facts.superior_standard_followed", "false")), None),
    ],
)
def test_a_file_of_which_nobody_knows_by_what_standard_it_was_made_is_not_graded(
    change: tuple[Any, ...], reason: tuple[str, str] | None
) -> None:
    """However clean it is, and though two people have answered everything else."""
    sheets = [read_review(ROOT / f"samples/human/penalty-clean.review{more}.yaml") for more in ("", "-2")]
    result = engine().assess(changed("penalty-clean", *change).basis.casefile, reviews=sheets)
    assert (result.verdict, result.reasons) == (("graded", ()) if reason is None else ("provisional", (reason,)))
    assert result.settled == (reason is None)
    assert [one["who"] for one in result.to_dict()["questions"]] == ([] if reason is None else ["clerk"])


def test_a_law_that_was_not_in_force_is_told_with_its_rules() -> None:
    [law] = told(changed("penalty-clean", put("events.decided", "2023-12-20")))
    assert law["text"]["zh"] == (
        "《中华人民共和国行政复议法》的 4 条规则（PRC-FYF-23-1、PRC-FYF-24-1、PRC-FYF-28-1 等）未适用："
        "办案时间·决定（2023-12-20）早于施行日期 2024-01-01。"
    )
    wanted = {"PRC-FYF-23-1", "PRC-FYF-23-2", "PRC-FYF-24-1", "PRC-FYF-28-1"}
    assert set(law["rules"]) == wanted, "sixty days were told before 2024 too"


def test_an_ordinary_file_has_no_such_notice() -> None:
    assert told(changed("penalty-clean")) == []


def test_what_a_fact_takes_out_is_told() -> None:
    [gone] = told(changed("penalty-clean", put("facts.zhizuo_applies", "false")))
    assert "未适用：已登记该文件不适用于本卷" in gone["text"]["zh"]
    assert "BH-ZZ-16-1" in gone["rules"]


def test_a_filed_standard_of_the_superior_leaves_the_form_to_one_question() -> None:
    """制作规范 第十九条: 从其规定. What the county says of form binds nobody for certain."""
    faulty = [FILED, put("cover.fonds_no", None)]
    document = changed("penalty-clean", *faulty).to_dict()
    statuses = {one["rule"]: one["status"] for one in document["outcomes"]}
    assert statuses["BH-ZZ-16-1"] == "undetermined"
    assert [one["who"] for one in document["questions"] if "上级对案卷制作另有规定" in one["ask"]["zh"]] == ["clerk"]
    [notice] = [one for one in document["notices"] if "rules" in one]
    assert "上级另有规定并已备案，按其规定" in notice["text"]["zh"]
    assert {"BH-ZZ-08-1", "BH-ZZ-16-1"} <= set(notice["rules"])
    assert not {"BH-ZZ-05-1", "BH-PC-15-12-1"} & set(notice["rules"])
    kept = changed("penalty-clean", *faulty, put("facts.superior_standard_followed", "false")).to_dict()
    assert {one["rule"] for one in kept["findings"] if one["status"] == "fail"} == {"BH-ZZ-16-1"}
    gone = changed("penalty-clean", *faulty, put("facts.superior_standard_followed", "true"))
    assert [one["code"] for one in told(gone)] == ["not_selected"]
    reasons = {one["rule"]: one["reason"] for one in gone.to_dict()["outcomes"] if one["status"] == "not_selected"}
    assert set(reasons.values()) == {"deferred"}


def test_a_standard_that_was_not_filed_changes_nothing() -> None:
    reports = put("reports", [{"kind": "superior_standard", "due": "true", "done": "false"}])
    document = changed("penalty-clean", reports, put("cover.fonds_no", None)).to_dict()
    assert "BH-ZZ-16-1" in {one["rule"] for one in document["findings"] if one["status"] == "fail"}


OVERLAY = """\
format: ruleset/1
id: system
version: 1.0.0
title: {zh: 某系统要求, en: A system}
subject: casefile
extends: [{ruleset: bohu}]
overrides:
  - rule: BH-ZZ-16-1
    disable: true
    reason: {zh: 本系统封面没有卷宗号, en: No such number}
    authority: law
    cites: [{source: bohu-zhizuo, article: 第十九条}]
"""


def test_what_an_overlay_switches_off_is_told_with_its_reason(tmp_path: Path) -> None:
    (tmp_path / "system").mkdir()
    (tmp_path / "system" / "ruleset.yaml").write_text(OVERLAY, encoding="utf-8")
    system = Engine.load(str(tmp_path / "system"))
    case = changed("penalty-clean", FILED, put("cover.fonds_no", None), put("unit.case_nos", ["1", "2"]))
    [notice] = told(system.assess(case.basis.casefile))
    assert notice["rules"] == ["BH-ZZ-16-1"]
    assert "本系统封面没有卷宗号" in notice["text"]["zh"]
    assert notice["code"] == "not_selected"
    outcomes = system.assess(case.basis.casefile).to_dict()["outcomes"]
    assert [one["reason"] for one in outcomes if one["status"] == "not_selected"] == ["disabled"]


def test_a_file_out_of_scope_was_held_against_nothing() -> None:
    other = changed("penalty-clean", put("category", "inspection"), put("facts.follows_standard", "false"))
    [notice] = told(other)
    assert f"{len(engine().rules)} 条规则" in notice["text"]["zh"]
    assert notice["rules"] == list(engine().rules)


@pytest.mark.parametrize(("day", "code"), [(date(2024, 2, 2), "selection_open"), (date(2024, 2, 3), "")])
def test_review_measures_that_were_perhaps_not_in_force_yet(day: date, code: str) -> None:
    case = changed("penalty-clean", drop("facts")).basis.casefile
    assert [one["code"] for one in told(engine().assess(case, as_of=day))] == ([code] if code else [])
