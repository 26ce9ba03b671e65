"""Review sheets beside a file: what reviewers say is never presumed away, and every word of theirs is shown."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from casefile_rules.cli import main

RULES = """\
- id: J-1
  title: {zh: 事实清楚, en: The facts are clear}
  cites: [{source: s, article: 第一条}]
  authority: proposed
  status: draft
  require: {check: judge, ask: {zh: 事实是否清楚, en: Are the facts clear}}
- id: J-2
  title: {zh: 文书规范, en: The papers are in order}
  cites: [{source: s, article: 第一条}]
  authority: proposed
  status: draft
  require: {check: judge, ask: {zh: 文书是否规范, en: Are the papers in order}}
- id: J-3
  title: {zh: 说理充分, en: The reasons are given}
  cites: [{source: s, article: 第一条}]
  authority: proposed
  status: draft
  require: {check: judge, ask: {zh: 说理是否充分, en: Are the reasons given}}
- id: V-1
  title: {zh: 有证据, en: There is evidence}
  cites: [{source: s, article: 第二条}]
  authority: seed
  status: draft
  require: {check: judge, ask: {zh: 有无证据, en: Is there evidence}}
- id: V-2
  title: {zh: 主体合法, en: The organ may act}
  cites: [{source: s, article: 第二条}]
  authority: seed
  status: draft
  require: {agency.within_powers: true}
"""
RUBRIC = """\
format: rubric/1
total: 100
nodes:
  - id: facts
    title: {zh: 事实, en: Facts}
    mode: deduct
    points: 60
    lines:
      - {rule: J-1, deduct: {from: 1, to: 20, step: 1}}
      - {rule: J-2, deduct: {from: 0.5, to: 4, step: 0.5}}
  - {id: reasons, title: {zh: 说理, en: Reasons}, mode: earn, points: 40, lines: [{rule: J-3, earn: {from: 0, to: 40}}]}
vetoes:
  - {id: proof, rule: V-1, effect: {grade: 不合格}, ground: {zh: 没有证据, en: There is no evidence}}
  - {id: organ, rule: V-2, effect: {grade: 不合格}, ground: {zh: 主体不合法, en: The organ may not act}}
grades: [{name: 优秀, min: 90}, {name: 合格, min: 60}, {name: 不合格}]
"""
RULESET = """\
format: ruleset/1
id: tiny
version: 1.0.0
title: {zh: 小规则集, en: A tiny ruleset}
subject: casefile
sources: [{id: s, title: {zh: 标准, en: Standard}, authority: seed, articles: 3}]
"""
GOOD = {"format": "casefile/1", "category": "penalty", "case_no": "1", "agency": {"within_powers": True}}
NO_POWER = {**GOOD, "agency": {"within_powers": False}}


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "tiny" / "rules").mkdir(parents=True)
    (tmp_path / "tiny" / "ruleset.yaml").write_text(RULESET, encoding="utf-8")
    (tmp_path / "tiny" / "rules" / "all.yaml").write_text(RULES, encoding="utf-8")
    (tmp_path / "tiny" / "rubric.yaml").write_text(RUBRIC, encoding="utf-8")
    (tmp_path / "good.json").write_text(json.dumps(GOOD), encoding="utf-8")
    (tmp_path / "no-power.json").write_text(json.dumps(NO_POWER), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def sheet(name: str, *answers: str, vetoes: str = "") -> list[str]:
    """Write a sheet and return the options that hand it over; an answer is ``J-1 fail 3``."""
    lines = []
    for answer in answers:
        rule, verdict, *points = answer.split()
        given = f", points: {points[0]}" if points else ""
        lines.append(f"  - {{rule: {rule}, verdict: {verdict}, reason: 见{name}笔录, page: '3'{given}}}\n")
    text = f"format: review/1\ncase: '1'\nreviewer: {{name: {name}}}\nanswers:\n{''.join(lines) or '  []'}\n"
    if vetoes:
        veto, verdict = vetoes.split()
        text += f"vetoes: [{{veto: {veto}, verdict: {verdict}, reason: 见{name}意见}}]\n"
    Path(f"{name}.yaml").write_text(text, encoding="utf-8")
    return ["--review", f"{name}.yaml"]


def check(*arguments: str) -> int:
    return main(["check", *arguments, "--ruleset", "tiny"])


def assessed(capsys: pytest.CaptureFixture[str], *arguments: str) -> Any:
    check(*arguments, "--format", "json")
    return json.loads(capsys.readouterr().out)


ALL_PASS = ("J-1 pass", "J-2 pass", "J-3 pass", "V-1 pass")


@pytest.mark.parametrize("order", [1, -1])
def test_a_veto_stands_in_the_self_check_though_another_reviewer_disagrees(
    capsys: pytest.CaptureFixture[str], order: int
) -> None:
    sheets = [sheet("甲", *ALL_PASS), sheet("乙", *ALL_PASS[:3], "V-1 fail")][::order]
    arguments = ["good.json", *sheets[0], *sheets[1]]

    assert check(*arguments, "--fail-under", "合格") == 1
    capsys.readouterr()
    found = assessed(capsys, *arguments)

    assert found["self_check"]["grades"] == ["不合格"]
    assert found["grades"] == ["优秀", "不合格"]
    assert found["verdict"] == "provisional"
    assert ("veto_disputed", "proof") in {(reason["code"], reason["id"]) for reason in found["reasons"]}
    veto = found["vetoes"][0]
    assert (veto["state"], veto["reviewer"], veto["reason"]) == ("disputed", "乙", "见乙笔录")
    assert {(said["reviewer"], said["verdict"], said["reason"]) for said in veto["said"]} == {
        ("甲", "rejected", "见甲笔录"), ("乙", "confirmed", "见乙笔录"),
    }  # fmt: skip


@pytest.mark.parametrize("file", ["good.json", "no-power.json"])
def test_a_confirmed_veto_stands_whatever_became_of_its_question(capsys: pytest.CaptureFixture[str], file: str) -> None:
    """A reviewer who confirms a ground, and leaves its question open, has not found it in order."""
    found = assessed(capsys, file, *sheet("甲", *ALL_PASS[:3], vetoes="proof confirmed"))

    assert found["verdict"] == "vetoed"
    assert found["self_check"]["grades"] == ["不合格"]


def test_a_confirmed_veto_and_an_answer_in_order_are_at_odds(capsys: pytest.CaptureFixture[str]) -> None:
    found = assessed(capsys, "good.json", *sheet("甲", *ALL_PASS), *sheet("乙", vetoes="proof confirmed"))

    assert found["vetoes"][0]["state"] == "disputed"
    assert found["self_check"]["grades"] == ["不合格"]
    assert found["verdict"] == "provisional"


def test_reviewers_who_differ_about_a_raised_veto_do_not_settle_it(capsys: pytest.CaptureFixture[str]) -> None:
    sheets = [*sheet("甲", *ALL_PASS, vetoes="organ confirmed"), *sheet("乙", *ALL_PASS, vetoes="organ rejected")]

    found = assessed(capsys, "no-power.json", *sheets)

    assert [veto["state"] for veto in found["vetoes"]] == ["not_raised", "disputed"]
    assert found["self_check"]["grades"] == ["不合格"]
    asked = next(one["ask"] for one in found["questions"] if one["kind"] == "veto")
    assert "甲：成立，见甲意见；乙：不成立，见乙意见" in asked["zh"]
    assert "甲: it exists, 见甲意见" in asked["en"]


@pytest.mark.parametrize(
    ("one", "other", "own", "low", "high"),
    [
        ("J-1 pass", "J-1 fail 7", 93, 80, 100),
        ("J-1 fail 3", "J-1 fail 7", 93, 80, 100),
        ("J-1 fail", "J-1 fail 7", 80, 80, 100),  # without points: all that may be taken
        ("J-3 fail 30", "J-3 pass", 90, 60, 100),
        ("J-3 fail 30", "J-3 fail 10", 70, 60, 100),
        ("J-3 fail 30", "J-3 fail", 60, 60, 100),
        ("J-1 pass", "J-1 undetermined", 80, 80, 100),
        ("J-1 pass", "J-1 not_applicable", 100, 80, 100),
    ],
)
def test_the_self_check_takes_the_worst_of_what_reviewers_say(
    capsys: pytest.CaptureFixture[str], one: str, other: str, own: int, low: int, high: int
) -> None:
    rest = [answer for answer in ALL_PASS if answer[:3] != one[:3]]

    found = assessed(capsys, "good.json", *sheet("甲", one, *rest), *sheet("乙", other, *rest))

    assert found["self_check"]["low"] == own
    assert (found["score"]["low"], found["score"]["high"]) == (low, high)


def test_where_reviewers_differ_the_question_shows_every_word(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "120")
    sheets = [*sheet("张三", *ALL_PASS), *sheet("李四", "J-1 fail 2", *ALL_PASS[1:])]

    check("good.json", *sheets)
    told = re.sub(r"\n +", "", capsys.readouterr().out)
    found = assessed(capsys, "good.json", *sheets)

    assert "张三：符合，见张三笔录；李四：不符合，扣 2 分，见李四笔录" in told
    [question] = found["questions"]
    assert "李四: not met, 2 points taken, 见李四笔录" in question["ask"]["en"]
    [conflict] = found["reviews"]["conflicts"]
    assert (conflict["rule"], conflict["question"], conflict["place"]) == ("J-1", "", "")
    assert [(each["reviewer"], each["verdict"], each["points"]) for each in conflict["answers"]] == [
        ("张三", "pass", None), ("李四", "fail", "2"),
    ]  # fmt: skip
    assert question["said"] == conflict["answers"]


@pytest.mark.parametrize(
    ("answer", "code"),
    [
        ("J-1 pass 10", "H514"), ("J-1 not_applicable 2", "H514"), ("J-1 undetermined 2", "H514"),
        ("J-1 fail 0", "H508"), ("J-1 fail 21", "H508"), ("J-1 pass 0", ""), ("J-1 fail 1", ""),
        ("J-2 fail 0.7", "H512"), ("J-2 fail 1/2", ""), ("J-2 fail 3/2", ""), ("J-2 fail 1/3", "K212"),
        ("J-3 pass 0", "H514"), ("J-3 fail 40", "H514"), ("J-3 undetermined 5", "H514"), ("J-3 fail 0", ""),
        ("J-3 pass 35", ""), ("J-3 fail 41", "H508"), ("V-1 fail 5", "H515"),
    ],
)  # fmt: skip
def test_points_count_one_way_and_may_not_contradict_the_verdict(
    capsys: pytest.CaptureFixture[str], answer: str, code: str
) -> None:
    status = check("good.json", *sheet("甲", answer), "--fail-under", "0")
    told = capsys.readouterr().err

    assert (status, code in told) == (2 if code else 0, True), told
    assert code or not told


def test_what_is_wrong_with_points_is_told_in_decimals(capsys: pytest.CaptureFixture[str]) -> None:
    check("good.json", *sheet("甲", "J-2 fail 0.7"))
    assert "分值 0.7 应以 0.5 为单位" in capsys.readouterr().err
    check("good.json", *sheet("甲", "J-2 fail 9.5"))
    assert "分值 9.5 不在 0.5 到 4 之间" in capsys.readouterr().err
    check("good.json", *sheet("甲", "J-1 pass 10"))
    assert "扣分" in capsys.readouterr().err


def test_a_sheet_says_which_way_points_count(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new", "review", "good.json", "--ruleset", "tiny"]) == 0
    zh = capsys.readouterr().out
    assert main(["new", "review", "good.json", "--ruleset", "tiny", "--lang", "en"]) == 0
    en = capsys.readouterr().out

    assert [line.partition("#")[2].strip() for line in zh.splitlines() if line.startswith("    points:")] == [
        "得分：0–40", "扣分：1–20，每档 1 分", "扣分：0.5–4，每档 0.5 分",
    ]  # fmt: skip
    assert "points:   # points taken away: 0.5 – 4, in steps of 0.5" in en
    assert "points:   # points given: 0 – 40" in en
    assert not any(word in zh.replace("# Fill", "").split("format:")[1] for word in ("step", "points taken"))
    assert 'moves: "一票否决"' in zh


def test_a_fault_without_points_asks_how_many(capsys: pytest.CaptureFixture[str]) -> None:
    found = assessed(capsys, "good.json", *sheet("张三", "J-1 fail", *ALL_PASS[1:]))

    [question] = found["questions"]
    assert (question["rule"], question["who"], question["moves"]) == ("J-1", "reviewer", "19")
    assert "张三认为“事实清楚”不符合，没有写明扣几分" in question["ask"]["zh"]
    assert assessed(capsys, "good.json", *sheet("张三", "J-1 fail 3", *ALL_PASS[1:]))["questions"] == []


def test_an_answer_to_a_question_nobody_asks_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    options = sheet("甲", *ALL_PASS)
    text = Path("甲.yaml").read_text(encoding="utf-8").replace("rule: J-1,", "rule: J-1, question: typo,")
    Path("甲.yaml").write_text(text, encoding="utf-8")

    assert check("good.json", *options) == 2
    assert "H516" in capsys.readouterr().err


def test_a_confirmation_that_comes_to_nothing_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    found = assessed(capsys, "good.json", *sheet("甲", *ALL_PASS, vetoes="organ confirmed"))

    assert [notice["code"] for notice in found["notices"]] == ["H518"]
    assert "主体不合法" in found["notices"][0]["text"]["zh"]
    assert check("good.json", *sheet("甲", *ALL_PASS, vetoes="proof confirmed")) == 2
    assert "H519" in capsys.readouterr().err


@pytest.mark.parametrize(("day", "told"), [("2024-01-31", True), ("2024-02-01", False), ("2024-03-01", False)])
def test_a_review_before_the_case_was_filed_is_noticed(
    capsys: pytest.CaptureFixture[str], day: str, told: bool
) -> None:
    Path("dated.json").write_text(json.dumps({**GOOD, "events": {"opened": "2024-02-01"}}), encoding="utf-8")
    options = sheet("甲", *ALL_PASS)
    with Path("甲.yaml").open("a", encoding="utf-8") as file:
        file.write(f"reviewed_on: {day}\n")

    found = assessed(capsys, "dated.json", *options)

    assert [notice["code"] for notice in found["notices"]] == (["H517"] if told else [])


MANY = """\
- id: M-{0}
  title: {{zh: 事项{0}, en: Matter {0}}}
  cites: [{{source: s, article: 第一条}}]
  authority: proposed
  status: draft
  require: {{check: judge, ask: {{zh: 事项{0}如何, en: How is matter {0}}}}}
"""


@pytest.fixture
def many(folder: Path) -> None:
    """Twelve questions that share what one node has to lose, one that is not scored, one whose node is lost already."""
    rules = [MANY.format(number) for number in range(14)]
    (folder / "tiny" / "rules" / "all.yaml").write_text(RULES + "".join(rules), encoding="utf-8")
    lines = "".join(f"      - {{rule: M-{number}, deduct: 6}}\n" for number in range(12))
    more = f"""\
  - id: many
    title: {{zh: 多项, en: Many}}
    mode: deduct
    points: 10
    lines:
{lines}\
  - id: lost
    title: {{zh: 主体, en: Organ}}
    mode: deduct
    points: 5
    lines: [{{rule: V-2, deduct: 5}}, {{rule: M-12, deduct: 3}}]
vetoes:
"""
    rubric = RUBRIC.replace("total: 100", "total: 115").replace("vetoes:\n", more, 1)
    (folder / "tiny" / "rubric.yaml").write_text(rubric, encoding="utf-8")


@pytest.mark.usefixtures("many")
def test_points_on_top_show_what_an_answer_can_add_in_a_file_with_many_questions(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with (folder / "tiny" / "rubric.yaml").open("a", encoding="utf-8") as file:
        file.write("bonus: [{rule: M-13, points: 2, may_exceed_total: true}]\n")

    found = assessed(capsys, "good.json")

    assert {one["rule"]: one["moves"] for one in found["questions"]}["M-13"] == "2"


@pytest.mark.usefixtures("many")
def test_a_question_shows_what_its_own_answer_can_cost(capsys: pytest.CaptureFixture[str]) -> None:
    """Earlier lines may take all that the node has to lose, and yet each alone costs what it costs."""
    found = assessed(capsys, "no-power.json")
    moves = {one["rule"]: one for one in found["questions"] if one["kind"] == "judge"}

    assert {moves[f"M-{number}"]["moves"] for number in range(12)} == {"6"}
    assert (moves["J-1"]["moves"], moves["J-2"]["moves"]) == ("20", "4")
    assert (moves["M-12"]["moves"], moves["M-12"]["free"]) == ("0", "exhausted")
    assert (moves["M-13"]["moves"], moves["M-13"]["free"]) == ("0", "unscored")
    assert "free" not in moves["M-1"]
    assert "free" not in moves["V-1"]


def test_points_on_top_of_the_total_are_named(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bonus = "bonus: [{rule: V-2, points: 15, may_exceed_total: true, authority: proposed}]\n"
    with (folder / "tiny" / "rubric.yaml").open("a", encoding="utf-8") as file:
        file.write(bonus)

    found = assessed(capsys, "good.json", *sheet("甲", *ALL_PASS))

    assert (found["score"]["high"], found["total"], found["bonus"]) == (115, 100, 15)


def test_nobodys_points_on_top_are_presumed(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An open question counts as in order for the self-check; an open bonus does not, and shows what it can add."""
    with (folder / "tiny" / "rubric.yaml").open("a", encoding="utf-8") as file:
        file.write("bonus: {rule: J-3, points: {from: 1, to: 5, step: 1}, may_exceed_total: true}\n")

    open_ = assessed(capsys, "good.json")
    answered = assessed(capsys, "good.json", *sheet("甲", *ALL_PASS[:2], "J-3 pass 3", "V-1 pass"))

    assert (open_["self_check"]["low"], open_["self_check"]["high"], open_["score"]["high"]) == (100, 100, 105)
    assert {one["rule"]: one["moves"] for one in open_["questions"]}["J-3"] == "45", "40 of its node, 5 on top"
    assert (answered["score"]["low"], answered["score"]["high"]) == (66, 66), "3 of 40, and 3 on top"
    assert answered["self_check"]["low"] == 66


def test_what_is_met_earns_no_more_than_the_reviewer_gave(capsys: pytest.CaptureFixture[str]) -> None:
    found = assessed(capsys, "good.json", *sheet("甲", *ALL_PASS[:2], "J-3 pass 30", "V-1 pass"))

    assert (found["score"]["low"], found["score"]["high"]) == (90, 90)


SEVERAL = """
  - {id: two, rules: [J-1, J-2, V-2], at_least: 2, effect: {grade: 不合格}, ground: {zh: 两处硬伤, en: Two faults}}
  - {id: little, node: reasons, below: 60%, effect: {grade: 不合格}, ground: {zh: 说理得分过低, en: Too few points}}
"""


@pytest.fixture
def grounds(folder: Path) -> None:
    """Two more grounds: two of three rules, and a node that earns too little."""
    rubric = RUBRIC.replace("\ngrades:", SEVERAL.rstrip() + "\ngrades:", 1)
    (folder / "tiny" / "rubric.yaml").write_text(rubric, encoding="utf-8")


def states(found: Any) -> dict[str, str]:
    return {veto["id"]: veto["state"] for veto in found["vetoes"]}


@pytest.mark.usefixtures("grounds")
def test_so_many_faults_raise_a_ground_that_a_reviewer_confirms(capsys: pytest.CaptureFixture[str]) -> None:
    faults = ("J-1 fail 1", "J-2 fail 0.5", "J-3 pass 40", "V-1 pass")

    raised = assessed(capsys, "good.json", *sheet("甲", *faults))
    confirmed = assessed(capsys, "good.json", *sheet("甲", *faults, vetoes="two confirmed"))

    assert (states(raised)["two"], raised["self_check"]["grades"]) == ("raised", ["不合格"])
    assert next(veto["rules"] for veto in raised["vetoes"] if veto["id"] == "two") == ["J-1", "J-2", "V-2"]
    assert [one["veto"] for one in raised["questions"] if one["kind"] == "veto"] == ["two"]
    assert (states(confirmed)["two"], confirmed["verdict"]) == ("confirmed", "vetoed")
    assert check("good.json", *sheet("甲", "J-1 fail 1", *ALL_PASS[1:], vetoes="two confirmed")) == 2
    assert "H519" in capsys.readouterr().err, "of the three, the sheet itself finds two in order"


@pytest.mark.usefixtures("grounds")
def test_a_ground_of_several_open_rules_that_a_reviewer_confirms_stands(capsys: pytest.CaptureFixture[str]) -> None:
    found = assessed(capsys, "good.json", *sheet("甲", "J-3 pass 40", "V-1 pass", vetoes="two confirmed"))

    assert states(found)["two"] == "confirmed"
    assert found["self_check"]["grades"] == ["不合格"]


@pytest.mark.usefixtures("grounds")
def test_a_node_that_earns_too_little_fails_the_file_without_a_word(capsys: pytest.CaptureFixture[str]) -> None:
    few = (*ALL_PASS[:2], "J-3 pass 20", "V-1 pass")

    found = assessed(capsys, "good.json", *sheet("甲", *few))

    little = next(veto for veto in found["vetoes"] if veto["id"] == "little")
    assert (little["state"], little["node"], little["rule"]) == ("confirmed", "reasons", "")
    assert (found["verdict"], found["grades"]) == ("vetoed", ["不合格"])
    assert states(assessed(capsys, "good.json"))["little"] == "possible"
    check("good.json", *sheet("甲", *few))
    shown = capsys.readouterr().out
    assert "! 说理得分过低 [" in shown
    assert "说理 20 / 40" in shown


@pytest.mark.usefixtures("grounds")
def test_nobody_confirms_what_is_arithmetic(capsys: pytest.CaptureFixture[str]) -> None:
    assert check("good.json", *sheet("甲", *ALL_PASS, vetoes="little confirmed")) == 2
    assert "H520" in capsys.readouterr().err


@pytest.mark.usefixtures("grounds")
@pytest.mark.parametrize(
    ("ground", "told"),
    [
        ("two", ("J-2  文书规范", "以上至少 2 条不符合", "由评查人员确认")),
        ("little", ("reasons  说理：得分率低于 60%", "机器认定")),
    ],
)
def test_the_page_of_a_ground_tells_what_raises_it(
    capsys: pytest.CaptureFixture[str], ground: str, told: tuple[str, ...]
) -> None:
    assert main(["explain", ground, "--ruleset", "tiny"]) == 0
    shown = capsys.readouterr().out
    assert all(text in shown for text in told), shown
