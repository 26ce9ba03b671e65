"""An article, called as people call it, shows what carries each of its clauses."""

from pathlib import Path

import pytest
from tests.coverage.small import CLAUSES, write
from tests.rules.files import engine

from casefile_rules import Engine
from casefile_rules.cli import main
from casefile_rules.coverage.article import article_in
from casefile_rules.problems import ProblemsError
from casefile_rules.reports.article import render


@pytest.mark.parametrize(
    ("text", "source", "article"),
    [
        ("评查办法 第十五条", "bohu-pingcha", 15),
        ("《博湖县行政执法案卷评查办法》第十五条", "bohu-pingcha", 15),
        ("评查办法第15条第（三）项", "bohu-pingcha", 15),
        ("评查办法15", "bohu-pingcha", 15),
        ("制作规范 9条", "bohu-zhizuo", 9),
        ("监督办法 第三条", "bohu-jiandu", 3),
        ("处罚法第五十七条", "chufa", 57),
        ("行政处罚法第57条第二款", "chufa", 57),
        ("中华人民共和国行政处罚法 五十七条", "chufa", 57),
        ("chufa 57", "chufa", 57),
        ("Administrative Penalty Law 57", "chufa", 57),
        ("复议法第二十四条", "fuyi", 24),
    ],
)
def test_an_article_is_found_however_it_is_called(text: str, source: str, article: int) -> None:
    found = article_in(text, engine().ruleset)
    assert found is not None
    assert (found.sources, found.place.article) == ((source,), article)


@pytest.mark.parametrize("text", ["BH-ZZ-15-1", "c3", "评查办法", "art19-1", "PRC-CFF-57-1", ""])
def test_what_names_no_article_is_none(text: str) -> None:
    found = article_in(text, engine().ruleset)
    assert found is None or not found.sources


def page(folder: Path, text: str, *, lang: str = "zh", **files: str) -> str:
    found = render(Engine.load(str(write(folder, **files)), examples=True), text, lang=lang)
    assert found is not None
    return found


def test_every_clause_of_the_article_is_shown_with_what_carries_it(tmp_path: Path) -> None:
    clauses = CLAUSES.replace(
        "people: [M-2]", "people: [M-2], grounds: [grave], by: [rubric.papers, facts.sealed], later: rounds"
    )
    told = page(tmp_path, "制作规范 第二条", clauses=clauses)
    assert told.startswith(
        "《某县案卷制作规范》第二条\n\n第二条（一）  年度\n  规则\n    M-3  年度\n  未看的部分  机构不看\n"
    )
    assert "第二条（二）  装订\n  人工\n    M-2  装订整齐（扣 5 分）\n  事由\n    grave  散失\n" in told
    assert "    rubric.papers  文书\n    facts.sealed   是否封存\n  后续部分\n    rounds  评查轮次\n" in told


def test_a_clause_shows_itself_and_what_lies_in_it(tmp_path: Path) -> None:
    told = page(tmp_path, "制作规范第二条（二）")
    assert "第二条（二）" in told
    assert "第二条（一）" not in told
    assert "第一条  The cover\n" in page(tmp_path, "County standard 1", lang="en")
    assert "第一条  封面\n" in page(tmp_path, "制作规范第一条第一款")


def test_a_reason_is_told(tmp_path: Path) -> None:
    told = page(tmp_path, "制作规范第三条", clauses=CLAUSES.replace("by: [in_force]", "none: {zh: 没有可查的}"))
    assert told.endswith("第三条  施行\n  不设规则  没有可查的\n")


def test_an_article_that_only_rules_know(tmp_path: Path) -> None:
    rule = (
        "- {id: M-1, title: {zh: 甲}, cites: [{source: review, article: 第二条, item: （三）}], authority: seed, "
        "status: draft, require: {state: closed}}\n"
    )
    files = {"rules": rule, "clauses": "[]\n", "rubric": RUBRIC}
    told = page(tmp_path, "评查办法第二条", **files)
    assert "规则集没有条款登记；下列规则引用了它：\n    M-1  甲（扣 1 分）\n" in told
    assert "没有规则引用它" in page(tmp_path, "评查办法第三条", **files)
    assert "没有规则引用它" in page(tmp_path, "评查办法第二条（一）", **files)


RUBRIC = """\
format: rubric/1
total: 10
nodes: [{id: a, mode: deduct, points: 10, lines: [{rule: M-1, deduct: 1}]}]
grades: [{name: 合格, min: 5}, {name: 不合格}]
"""


def test_a_check_item_is_told_by_its_number(tmp_path: Path) -> None:
    told = page(tmp_path, "K01", items="- {id: K01, says: {zh: 整齐}, people: [M-2]}\n")
    assert told == "K01  整齐\n  人工\n    M-2  装订整齐（扣 5 分）\n"


def test_what_may_be_several_is_asked(tmp_path: Path) -> None:
    told = page(tmp_path, "第二条")
    assert told.startswith("“第二条”可能指下列条文")
    assert "  standard 第二条  《某县案卷制作规范》\n  review 第二条    《某县案卷评查办法》\n" in told
    assert page(tmp_path, "第五条").startswith("《某县案卷评查办法》第五条")


def test_an_article_that_the_source_does_not_have_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ProblemsError) as caught:
        page(tmp_path, "制作规范第四条")
    assert [one.code for one in caught.value.problems] == ["S345"]


def test_the_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "评查办法 第十五条"]) == 0
    shown = capsys.readouterr().out
    assert "《博湖县行政执法案卷评查办法》第十五条" in shown
    assert all(f"第十五条（{number}）" in shown for number in ("一", "二", "十", "十三"))
    assert "BH-PC-15-01-1" in shown
    assert main(["explain", "没有这部法 第一条"]) == 2
    assert "U604" in capsys.readouterr().err
