"""The text for the terminal: what comes first, what is never left out, what never reaches the terminal."""

import json
import re
from typing import Any

import pytest
from tests.scenarios.test_scenarios import HERE

from casefile_rules import Engine, case_file_from
from casefile_rules.reports import summary, text
from casefile_rules.reports._layout import columns_of
from casefile_rules.reports._words import (
    AUTHORITIES,
    LEVELS,
    MATURITY,
    OUTCOMES,
    REASONS,
    REPAIRS,
    STATES,
    VERDICTS,
    WAIVED,
    WORDS,
)

Json = dict[str, Any]


@pytest.fixture(scope="module")
def engine() -> Engine:
    return Engine.load(str(HERE / "county"))


def assessed(engine: Engine, **more: Any) -> Json:
    manifest = {
        "format": "casefile/1",
        "category": "penalty",
        "state": "closed",
        "agency": {"name": "某局", "within_powers": "false"},
        "events": {"decided": "2024-04-20", "served": "2024-05-06"},
        "volumes": [
            {
                "kind": "main",
                "complete": "true",
                "documents": [
                    {"title": "营业执照复印件", "form": "photocopy", "pages": page, "certification": {"stamp": None}}
                    for page in ("1", "2", "3")
                ],
            }
        ],
    }
    return engine.assess(case_file_from({**manifest, **more}, "a.yaml")).to_dict()


def test_verdict_grade_and_score_come_first_then_what_was_found_then_what_is_open(engine: Engine) -> None:
    shown = text.render(assessed(engine))
    head = ["  结论", "  等次", "  得分", "  自查"]
    parts = [*head, "\n否决事由", "\n发现的问题", "\n尚不能判断", "\n整改与下一等次", "\n各项得分", "\n规则集 county"]

    places = [shown.index(part) for part in parts]
    assert places == sorted(places)


def test_why_the_points_do_not_tell_the_grade_is_one_sentence(engine: Engine) -> None:
    raised = text.render(assessed(engine), width=200)
    clear = text.render(assessed(engine, agency={"name": "某局", "within_powers": "true"}), width=200)

    assert "原因    除分数外，还看否决事由“主体无权”（已提出，待确认）；成立的，等次为“不合格”" in raised
    assert "除分数外" not in clear
    told = text.render(assessed(engine, agency={"name": "某局"}), width=200)
    assert "还看否决事由“主体无权”（尚待核实）" in told
    assert "grounds of failure count: 'No power'" in text.render(assessed(engine), lang="en", width=200)


def test_what_cannot_be_put_right_is_told_with_what_may_be_done(engine: Engine) -> None:
    shown = text.render(assessed(engine), width=200)

    assert "整改    写明原因（问题属实的，事后不能补正）" in shown
    assert "还取决于不能补正的问题、否决事由是否成立，以及尚待核实、判断的事项" in shown


def test_findings_of_a_criterion_come_dearest_first(engine: Engine) -> None:
    costs = [
        float(one["cost"]["high"]) for one in assessed(engine)["findings"]
        if one["criterion"] == "papers" and one["status"] == "fail"
    ]  # fmt: skip

    assert costs == sorted(costs, reverse=True)


def test_every_fault_is_told_with_article_authority_place_cost_and_remedy(engine: Engine) -> None:
    document = assessed(engine)
    shown = text.render(document, width=200)

    faults = [one for one in document["findings"] if one["status"] == "fail"]
    assert shown.count("✗") == len(faults) >= 4
    assert "《评查标准》第二条 [县规定]  COPY-1" in shown
    assert "营业执照复印件，正卷，第1页" in shown
    assert "补盖确认章并注明来源（可补充）" in shown
    assert "没有职权" in shown
    assert all(one["message"]["zh"] in shown for one in faults)


def test_every_question_is_asked(engine: Engine) -> None:
    document = assessed(engine)
    shown = text.render(document, width=200)

    assert all(one["ask"]["zh"] in shown for one in document["questions"])
    assert {one["who"] for one in document["questions"]} == {"clerk", "reviewer"}


def test_a_derived_fact_is_not_asked_for_but_what_it_is_derived_from(engine: Engine) -> None:
    asked = {one["ask"]["zh"] for one in assessed(engine)["questions"] if one["rule"] == "PROOF-1"}

    assert asked == {"现场是否拍照", "请核实并补充记录：听证·举行听证（是或否）"}


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("width", [60, 80, 120])
def test_no_line_is_wider_than_asked_for(engine: Engine, lang: str, width: int) -> None:
    shown = text.render(assessed(engine, case_no="x" * 300), lang=lang, width=width)

    assert max(map(columns_of, shown.splitlines())) <= width


def test_without_colour_there_is_no_escape_and_with_it_the_same_text(engine: Engine) -> None:
    plain, coloured = (text.render(assessed(engine), colour=colour) for colour in (False, True))

    assert "\x1b" not in plain
    assert "\x1b[" in coloured
    stripped = re.sub(r"\x1b\[[0-9;]*m", "", coloured)
    assert [line.rstrip() for line in stripped.splitlines()] == plain.splitlines()


@pytest.mark.parametrize(
    "name", ["[bold red]x[/]", "\x1b[31mx", "a\u202eb", "a\rb", "\N{RIGHT-TO-LEFT MARK}", "a\x07b"]
)
def test_nothing_in_a_result_can_move_the_cursor_or_colour_the_terminal(engine: Engine, name: str) -> None:
    """Reading refuses such signs; a result may come from elsewhere."""
    result = json.loads(json.dumps(assessed(engine)).replace(json.dumps("某局")[1:-1], json.dumps(name)[1:-1]))
    shown = text.render(result, colour=True, width=200)

    assert not any(sign in shown for sign in "\u202e\r\x07\N{RIGHT-TO-LEFT MARK}")
    assert "\x1b[31mx" not in shown
    if "[bold" in name:
        assert name in shown  # markup is text like any other


def test_a_file_out_of_scope_is_not_graded(engine: Engine) -> None:
    shown = text.render(assessed(engine, category="licence"))

    assert "不在适用范围" in shown
    assert "得分" not in shown


def test_english_has_no_chinese_of_ours(engine: Engine) -> None:
    document = assessed(engine, agency={"name": "x", "within_powers": "false"})
    shown = text.render(document, lang="en", width=200)

    assert "Findings" in shown
    assert "不可补正" not in shown
    assert "（" not in shown


def test_the_summary_has_a_line_for_every_file_and_says_how_many_fall_short() -> None:
    files = [
        summary.Standing("a.yaml", "graded", "95", ("优秀",), reached=True),
        summary.Standing("b\x1b.yaml", "vetoed", "40", ("不合格",), reached=False),
    ]

    assert summary.render(files, "合格").splitlines() == [
        "合格线 合格：共 2 卷，未达到 1 卷",
        "  ✓  95  优秀    已评定    a.yaml",
        "  ✗  40  不合格  一票否决  b\N{REPLACEMENT CHARACTER}.yaml",
    ]


@pytest.mark.parametrize(
    "table", [AUTHORITIES, LEVELS, MATURITY, OUTCOMES, REASONS, REPAIRS, STATES, VERDICTS, WAIVED, WORDS]
)
def test_every_fixed_word_is_there_in_both_languages(table: dict[str, tuple[str, str]]) -> None:
    for zh, en in table.values():
        assert zh
        assert en
        assert not re.search("[\u3000-\u9fff\uff00-\uffef]", en), en
        assert zh.count("{") == en.count("{")
