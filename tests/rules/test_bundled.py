"""The bundled rulesets: complete, cited, marked, and every example comes out."""

import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from tests.rules.files import ROOT, engine

from casefile_rules import ProblemsError, case_file_from, read_waivers
from casefile_rules.examples import run_examples
from casefile_rules.reading.source import read_source
from casefile_rules.ruleset.form import article_number
from casefile_rules.ruleset.load import read_ruleset

RULESETS = ("bohu", "prc")
LAWS = {
    "CFF": "chufa", "XKF": "xuke", "QZF": "qiangzhi", "FYF": "fuyi", "SSF": "susong", "MSF": "minsu", "GKTL": "gongkai",
    "YSGD": "yisong",
}  # fmt: skip
UNSCORED = {"BH-ZZ-08-4"}
"""Rules that only give a hint."""


@cache
def rules(ruleset: str) -> dict[str, dict[str, Any]]:
    return {id_: entries[0].data for id_, entries in engine(ruleset).ruleset.rules.items()}


def every_rule() -> list[str]:
    return sorted({*rules("bohu"), *rules("prc")})


@pytest.mark.parametrize("ruleset", RULESETS)
def test_it_loads_without_a_warning(ruleset: str) -> None:
    assert engine(ruleset).warnings == []


@pytest.mark.parametrize("ruleset", RULESETS)
def test_every_example_comes_out(ruleset: str) -> None:
    tally = run_examples(engine(ruleset))
    assert [found.render() for found in tally.problems] == []
    assert tally.run > 3 * len(engine(ruleset).rules)


@pytest.mark.parametrize("id_", every_rule())
def test_a_rule_says_all_that_people_need(id_: str) -> None:
    rule = rules("bohu")[id_]
    assert rule["status"] == "stable"
    for key in ("title", "why", "message", "remedy"):
        assert rule[key]["zh"], key
        assert rule[key]["en"], key
        assert re.search(r"[\u4e00-\u9fff]", rule[key]["zh"])
        # an English text may quote a few Chinese words, but is not Chinese
        assert len(re.findall(r"[\u4e00-\u9fff]", rule[key]["en"])) < 12, key
    kinds = {example["expect"] for example in rule["examples"]}
    assert {"pass", "fail", "not_applicable"} <= kinds


@pytest.mark.parametrize("id_", every_rule())
def test_an_id_names_the_article_it_rests_on(id_: str) -> None:
    rule = rules("bohu")[id_]
    if found := re.fullmatch(r"BH-ZZ-(\d\d)-(\d+)", id_):
        source, article = "bohu-zhizuo", int(found[1])
    elif found := re.fullmatch(r"BH-PC-15-(0[1-9]|1[0-3])-(\d+)", id_):
        source, article = "bohu-pingcha", 15
    elif found := re.fullmatch(r"BH-PC-19-[1-5]", id_):
        source, article = "bohu-pingcha", 19
    else:
        found = re.fullmatch(r"PRC-([A-Z]+)-(\d+)-(\d+)", id_)
        assert found, id_
        source, article = LAWS[found[1]], int(found[2])
    cited = {(cite["source"], article_number(cite["article"])) for cite in rule["cites"] if cite.get("article")}
    assert (source, article) in cited


@pytest.mark.parametrize("id_", every_rule())
def test_whose_word_it_is_agrees_with_what_is_cited_first(id_: str) -> None:
    rule = rules("bohu")[id_]
    source = engine().ruleset.sources[rule["cites"][0]["source"]]
    if rule["authority"] == "proposed":
        assert any(engine().ruleset.sources[cite["source"]]["authority"] == "proposed" for cite in rule["cites"])
    else:
        assert rule["authority"] == source["authority"]


def test_the_national_rules_rest_on_law_alone() -> None:
    assert {rule["authority"] for rule in rules("prc").values()} == {"law"}


def test_nobody_is_told_to_redate_or_to_make_up_a_paper() -> None:
    for id_ in every_rule():
        remedy = rules("bohu")[id_]["remedy"]["zh"]
        for word in ("倒签", "补做", "补签", "改动日期", "更换"):
            for match in re.finditer(word, remedy):
                before = remedy[max(0, match.start() - 12) : match.start()]
                made_again = word == "补做" and "备考表" in remedy  # a remarks sheet may be made later, dated that day
                assert re.search("不得|不能|不再|也不", before) or made_again, (id_, remedy)


def test_every_rule_has_its_place_in_the_rubric() -> None:
    rubric = engine().rubric
    assert rubric is not None
    assert set(rules("bohu")) - rubric.rules == UNSCORED


def test_thirteen_criteria_of_a_hundred_points_all_marked_proposed() -> None:
    data = read_source(ROOT / "rules" / "bohu" / "rubric.yaml").data
    nodes = data["nodes"]
    assert [node["id"] for node in nodes] == [f"c{number}" for number in range(1, 14)]
    assert [int(node["points"]) for node in nodes] == [8, 20, 10, 22, 5, 5, 4, 10, 3, 3, 2, 8, 0]
    assert {node["authority"] for node in nodes} == {"proposed"}
    assert {veto["authority"] for veto in data["vetoes"]} == {"proposed"}
    assert [(grade["name"], grade.get("min")) for grade in data["grades"]] == [
        ("优秀", "90"), ("合格", "60"), ("不合格", None),
    ]  # fmt: skip


def test_a_veto_is_never_confirmed_by_the_machine_alone() -> None:
    rubric = engine().rubric
    assert rubric is not None
    grounds = [veto for veto in rubric.vetoes if not veto.nodes]
    assert [(veto.id, veto.confirm) for veto in grounds] == [(f"art19-{n}", True) for n in range(1, 6)]
    assert [veto.id for veto in rubric.vetoes if veto.nodes] == ["filing-half"]  # arithmetic, and no failure
    for veto in grounds:
        assert rules("bohu")[veto.rules[0]].get("waivable") is False


@pytest.mark.parametrize("rule", ["PRC-CFF-44-1", "BH-PC-19-3"])
def test_what_raises_a_ground_cannot_be_waived(rule: str, tmp_path: Path) -> None:
    waivers = tmp_path / "waivers.yaml"
    waivers.write_text(
        f"format: waivers/1\nwaivers:\n  - {{rule: {rule}, reason: 试, authority: 试, granted_on: 2024-08-05}}\n",
        encoding="utf-8",
    )
    with pytest.raises(ProblemsError, match="H509"):
        engine().assess(case_file_from({"format": "casefile/1"}), waivers=read_waivers(waivers))


def test_the_county_documents_are_in_force_by_making_up_and_by_review_and_their_date_is_assumed() -> None:
    """制作规范 governs the making up of a file (第二条、第三条), 评查办法 its review (第四条、第十四条)."""
    made_up = ["case.remarks_sheet.date", "case.events.archived", "case.events.closed"]
    for source, by in (("bohu-zhizuo", made_up), ("bohu-pingcha", "review")):
        window = engine().ruleset.sources[source]["in_force"]
        assert window["from"] is None
        assert str(window["assumed"]) == "2024-02-03"
        assert window["by"] == by
        assert engine().ruleset.facts[window["asks"].removeprefix("facts.")][0]["ask"]


def test_bundled_rulesets_are_read_without_a_problem_of_form() -> None:
    for ruleset in RULESETS:
        assert read_ruleset(ruleset)[1] == []
