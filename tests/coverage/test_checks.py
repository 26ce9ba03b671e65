"""What is wrong with a register is told where it stands; each way of being wrong by itself."""

from pathlib import Path

import pytest
from tests.coverage.small import CLAUSES, RULES, RULESET, covered, told, write

from casefile_rules import Engine
from casefile_rules.coverage.table import coverage_of
from casefile_rules.reports.coverage import as_json, markdown, text

MORE_OF_THREE = """\
    - {at: 第三条第二款, says: {zh: 试}, later: training}
    - {at: 第三条（一）, says: {zh: 试}, later: training}
    - {at: 第三条（二）1, says: {zh: 试}, later: training}
    - {at: 第三条（二）2, says: {zh: 试}, later: training}
"""


def test_a_register_that_accounts_for_everything_is_right(tmp_path: Path) -> None:
    assert told(tmp_path) == []


@pytest.mark.parametrize(
    ("before", "after", "where", "words"),
    [
        ("source: standard", "source: standrad", "S344:1", "没有来源“standrad”；已声明：standard"),
        ("articles: 3", "articles: 4", "S452:2", "条款登记写“standard”共 4 条"),
        ("第三条", "第四条", "S345:7", "“standard”只有 3 条，没有第四条"),
        ("第三条", "第二、三条", "S451:7", "“第二、三条”不是一处条款"),
        ("第三条", "第一条", "S454:7", "“第一条”已在"),
        ("第三条", "第 1 条", "S454:7", "“第 1 条”已在"),
        (", by: [in_force]", "", "S455:7", "“第三条”没有写由什么承担"),
        (", by: [in_force]", ", in_part: {zh: 无}", "S455:7", "“第三条”没有写由什么承担"),
        ("by: [in_force]", "by: [in_force], none: {zh: 无}", "S456:7", "“第三条”写了 none，又写了 by"),
        ("in_part: {zh: 机构不看}", "none: {zh: 无}", "S456:5", "“第二条（一）”写了 none，又写了 rules"),
        ("rules: [M-1]", "rules: [M-1, M-9]", "S457:4", "rules 中的“M-9”不存在；相近：M-3"),
        ("people: [M-2]", "people: [M-2, M-8]", "S457:6", "people 中的“M-8”不存在"),
        ("people: [M-2]", "people: [M-2], grounds: [gravy]", "S457:6", "grounds 中的“gravy”不存在"),
        ("by: [in_force]", "by: [eligibilty]", "S457:7", "by 中的“eligibilty”不存在；相近：eligibility"),
        ("by: [in_force]", "by: [orders.mine-mian]", "S457:7", "by 中的“orders.mine-mian”不存在"),
        ("by: [in_force]", "by: [facts.seald]", "S457:7", "by 中的“facts.seald”不存在；相近：facts.sealed"),
        ("by: [in_force]", "by: [rubric.paper]", "S457:7", "by 中的“rubric.paper”不存在；相近：rubric.papers"),
        ("by: [in_force]", "by: [scope]", "S457:7", "by 中的“scope”不存在"),
        ("rules: [M-1]", "rules: [M-1], people: [M-1]", "S458:4", "“M-1”全由机器判断"),
        ("people: [M-2]", "people: [M-2], rules: [M-2]", "S459:6", "“M-2”只由人回答"),
        ("{at: 第一条, says: {zh: 封面, en: The cover}", "{at: 第一条", "S463:4", "“第一条”没有写要点"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_at_its_place(tmp_path: Path, before: str, after: str, where: str, words: str) -> None:
    found = told(tmp_path, clauses=CLAUSES.replace(before, after, 1))
    expected = where.replace(":", " standard.yaml:")
    assert any(one.startswith(f"{expected} {words}") for one in found)


def test_every_part_that_the_ruleset_has_can_be_named(tmp_path: Path) -> None:
    parts = "in_force, eligibility, calendar, vocabulary, grades, rubric, orders.mine-main, facts.bound"
    more = ", rubric.papers, rubric.grave, types.行政处罚决定书, types.penalty_decision"
    assert told(tmp_path, clauses=CLAUSES.replace("by: [in_force]", f"by: [{parts}{more}]")) == []


def test_a_part_that_is_in_force_needs_a_source_that_is(tmp_path: Path) -> None:
    more = "- {source: review, clauses: [{at: 第九条, says: {zh: 施行}, by: [in_force]}]}\n"
    assert [one[:23] for one in told(tmp_path, more=more)] == ["S457 review.yaml:1 by 中"[:23]]


def test_an_article_left_out_is_told(tmp_path: Path) -> None:
    lines = CLAUSES.splitlines(keepends=True)
    (found,) = told(tmp_path, clauses="".join(line for line in lines if "第三条" not in line))
    assert found.startswith("S453 standard.yaml:1 “standard”的第三条没有登记")


@pytest.mark.parametrize(
    ("line", "missing"),
    [("第二条（一）", "第二条（一）"), ("第三条第一款", "第三条第一款"), ("第三条（二）1", "第三条（二）1")],
)
def test_a_paragraph_or_item_passed_over_is_told(tmp_path: Path, line: str, missing: str) -> None:
    whole = CLAUSES.replace("第三条", "第三条第一款") + MORE_OF_THREE
    assert told(tmp_path, clauses=whole) == []
    (found, *_) = told(tmp_path, clauses="".join(each for each in whole.splitlines(keepends=True) if line not in each))
    assert found.startswith(f"S453 standard.yaml:1 “standard”的{missing}没有登记")


def test_a_document_without_a_number_of_articles_holds_those_that_rules_cite(tmp_path: Path) -> None:
    clauses = CLAUSES.replace("  articles: 3\n", "")
    lines = [line for line in clauses.splitlines(keepends=True) if "第三条" not in line]
    assert told(tmp_path, clauses="".join(lines)) == []
    found = told(tmp_path, clauses="".join(line for line in lines if "第一条" not in line))
    assert [one.split("；")[0] for one in found] == [
        "S462 all.yaml:1 没有任何条款列出规则“M-1”",
        "S460 all.yaml:3 规则“M-1”引用了 standard 第一条，条款登记中没有这一处",
    ]


def test_a_cited_clause_names_the_rule_back(tmp_path: Path) -> None:
    rules = RULES.replace(
        "[{source: standard, article: 第一条}]",
        "[{source: standard, article: 第一条}, {source: standard, article: 第三条}]",
    )
    (found,) = told(tmp_path, rules=rules)
    assert found.startswith("S461 all.yaml:3 规则“M-1”引用了 standard 第三条，条款登记的这一处没有列出它")


def test_who_cites_an_article_is_named_by_one_of_its_clauses(tmp_path: Path) -> None:
    assert told(tmp_path, rules=RULES.replace(", item: （二）", "")) == []


def test_a_ground_names_the_rules_that_raise_it(tmp_path: Path) -> None:
    assert told(tmp_path, clauses=CLAUSES.replace("people: [M-2]", "grounds: [grave]")) == []


def test_a_rule_that_nobody_names_is_told(tmp_path: Path) -> None:
    rule = (
        "- {id: M-4, title: {zh: 试}, cites: [{source: review, article: 第一条}], authority: seed, status: STATUS, "
        "require: {state: closed}}\n"
    )
    assert told(tmp_path, rules=RULES + rule.replace("STATUS", "draft")) == [
        "S462 all.yaml:20 没有任何条款列出规则“M-4”"
    ]
    assert told(tmp_path, rules=RULES + rule.replace("STATUS", "deprecated")) == []
    items = "- {id: K01, says: {zh: 试}, rules: [M-4]}\n"
    assert told(tmp_path, rules=RULES + rule.replace("STATUS", "draft"), items=items) == []


def test_a_check_item_is_held_to_the_same(tmp_path: Path) -> None:
    items = "- {id: K01, says: {zh: 试}}\n- {id: K01, says: {zh: 试}, rules: [M-7]}\n"
    assert [one[:18] for one in told(tmp_path, items=items)] == [
        "S455 items.yaml:1 ",
        "S454 items.yaml:2 ",
        "S457 items.yaml:2 ",
    ]


@pytest.mark.parametrize(
    "clauses",
    [
        "[]\n", "x\n", "- x\n", "- {}\n", "- {source: standard}\n", "- {source: standard, clauses: [x, null]}\n",
        "- {source: standard, clauses: [{at: null}, {at: []}, {at: 第一条, rules: M-1, by: [null], people: [[]]}]}\n",
        "- {source: standard, clauses: [{at: 第一条, says: 甲, rules: [null, M-1], later: null, none: x}]}\n",
        "- {source: null, articles: -3, clauses: null}\n", "- {source: standard, articles: many, clauses: {}}\n",
        "a: [\n",
    ],
)  # fmt: skip
def test_whatever_is_written_is_told_and_nothing_breaks(tmp_path: Path, clauses: str) -> None:
    found = covered(tmp_path, clauses=clauses, items=clauses, unread=clauses)
    assert found.problems or clauses == "[]\n"
    assert text(found)
    assert markdown(found)
    assert as_json(found)


def test_a_link_out_of_the_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "elsewhere.yaml").write_text(CLAUSES, encoding="utf-8")
    folder = write(tmp_path)
    (folder / "clauses" / "standard.yaml").unlink()
    (folder / "clauses" / "standard.yaml").symlink_to(tmp_path / "elsewhere.yaml")
    engine = Engine.load(str(folder), examples=True)
    assert [one.code for one in coverage_of(engine).problems] == ["S414"]


def test_keys_of_a_register_are_checked_by_their_contract(tmp_path: Path) -> None:
    found = told(tmp_path, clauses=CLAUSES.replace("by: [in_force]", "later: sometime"))
    assert any(one.startswith("K210 standard.yaml:7") for one in found)


def test_who_builds_on_a_ruleset_with_such_a_list_may_switch_its_rules_off(tmp_path: Path) -> None:
    child = tmp_path / "child"
    child.mkdir()
    off = "overrides: [{rule: M-3, disable: true, reason: {zh: 无}, authority: seed, cites: [{source: standard}]}]\n"
    (child / "ruleset.yaml").write_text(
        RULESET.replace("id: mine\n", "id: child\nextends: [{ruleset: mine}]\n").split("sources:")[0] + off,
        encoding="utf-8",
    )
    write(tmp_path, unread=KEYS.replace("KEYS", "agency.phone"))
    engine = Engine.load(str(child), examples=True)
    assert not {one.code for one in coverage_of(engine).problems} & {"S464", "S465"}


KEYS = """\
format: unread-keys/1
groups:
  - {kind: identifies, why: 只作标识, keys: [KEYS]}
"""


def test_a_list_of_unread_keys_promises_to_account_for_all(tmp_path: Path) -> None:
    found = told(
        tmp_path, unread=KEYS.replace("KEYS", "agency.phone, agency.phone, cover.cause, unit.stray, agency.fone")
    )
    assert "S464 ruleset.yaml:1 字段“party.phone”没有规则读取，也没有写理由" in "\n".join(found)
    assert [one.split("；")[0] for one in found if not one.startswith("S464")] == [
        "S467 unread-keys.yaml:3 字段“agency.phone”列了两次",
        "S465 unread-keys.yaml:3 字段“cover.cause”已有规则读取，请从 unread-keys.yaml 删去",
        "S465 unread-keys.yaml:3 字段“unit.stray”已有规则读取，请从 unread-keys.yaml 删去",
        "S466 unread-keys.yaml:3 清单没有字段“agency.fone”",
    ]
    assert not any("agency.phone”没有" in one for one in found)
