"""Grounds on which a file is not reviewed, or fails: asked about, told in words, explained by their ids."""

import json
from pathlib import Path
from typing import Any

import pytest
from tests.cli import test_reviews as reviews

from casefile_rules.cli import main

ELIGIBILITY = """\
eligibility:
  - id: disputed
    when: {any: [{reconsideration.begun: true}, {litigation.begun: true}]}
    message: {zh: 案件进入过复议、诉讼的不评查。, en: The case went to court.}
    cites: [{source: s, article: 第三条}]
    authority: seed
"""
CLOSED = {**reviews.GOOD, "reconsideration": {"begun": False}, "litigation": {"begun": False}}

folder = reviews.folder


@pytest.fixture(autouse=True)
def with_grounds(folder: Path) -> None:
    (folder / "tiny" / "ruleset.yaml").write_text(reviews.RULESET + ELIGIBILITY, encoding="utf-8")
    (folder / "closed.json").write_text(json.dumps(CLOSED), encoding="utf-8")


def assessed(capsys: pytest.CaptureFixture[str], *arguments: str) -> Any:
    return reviews.assessed(capsys, *arguments)


def test_what_keeps_eligibility_open_is_asked_of_the_clerk(capsys: pytest.CaptureFixture[str]) -> None:
    found = assessed(capsys, "good.json")

    asked = [one for one in found["questions"] if one.get("eligibility")]
    assert {(one["eligibility"], one["who"], one["path"]) for one in asked} == {
        ("disputed", "clerk", "litigation.begun"), ("disputed", "clerk", "reconsideration.begun"),
    }  # fmt: skip
    assert found["questions"][: len(asked)] == asked
    assert "行政复议" in "".join(one["ask"]["zh"] for one in asked)
    grounds = {reason["id"]: reason["title"] for reason in found["reasons"] if reason["code"] == "eligibility_open"}
    assert all("案件进入过复议、诉讼的不评查" in grounds[one["eligibility"]]["zh"] for one in asked)
    assert all("The case went to court" in grounds[one["eligibility"]]["en"] for one in asked)


def test_what_is_decided_is_not_asked(capsys: pytest.CaptureFixture[str]) -> None:
    found = assessed(capsys, "closed.json")

    assert not any(one.get("eligibility") for one in found["questions"])
    assert not any(reason["code"] == "eligibility_open" for reason in found["reasons"])


def test_reasons_carry_the_words_of_grounds(capsys: pytest.CaptureFixture[str]) -> None:
    found = assessed(capsys, "good.json")
    raised = assessed(capsys, "no-power.json")

    assert found["reasons"][0] == {
        "code": "eligibility_open", "id": "disputed",
        "title": {"zh": "案件进入过复议、诉讼的不评查。", "en": "The case went to court."},
    }  # fmt: skip
    assert {
        "code": "veto_raised",
        "id": "organ",
        "title": {"zh": "主体不合法", "en": "The organ may not act"},
    } in raised["reasons"]


@pytest.mark.parametrize(
    ("id_", "lang", "words"),
    [
        ("disputed", "zh", ["案件进入过复议", "《标准》第三条", "县规定", "不纳入评查", "行政复议"]),
        ("disputed", "en", ["The case went to court", "the file is not reviewed", "reconsideration.begun"]),
        ("organ", "zh", ["主体不合法", "等次为不合格", "V-2", "由评查人员确认后成立"]),
        ("organ", "en", ["The organ may not act", "the grade is 不合格", "V-2", "by a reviewer"]),
    ],
)
def test_a_ground_is_explained_by_its_id(
    capsys: pytest.CaptureFixture[str], id_: str, lang: str, words: list[str]
) -> None:
    assert main(["explain", id_, "--ruleset", "tiny", "--lang", lang]) == 0
    told = capsys.readouterr().out

    assert [word for word in words if word not in told] == [], told


def test_an_id_that_is_nearly_one_of_a_ground_is_suggested(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "disputd", "--ruleset", "tiny"]) == 2
    assert "disputed" in capsys.readouterr().err


def test_the_bundled_grounds_are_confirmed_by_the_organiser(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "art19-1"]) == 0
    assert "评查人员提出，评查组织者确认" in capsys.readouterr().out
