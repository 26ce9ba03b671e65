"""Typing by a contract: labels become keys, text becomes values, everything wrong is told at once and in its place."""

import json
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests import officers
from tests.officers import choice, field, listed
from tests.strategies import raw_trees
from tests.work import calls_of

from casefile_rules.problems import MOST_PROBLEMS, Problem
from casefile_rules.reading.source import parse_source
from casefile_rules.reading.typed import read
from casefile_rules.shape import Field, load_shape


def typed(text: str, shape: Field = officers.SHAPE, *, json: bool | None = None) -> tuple[Any, list[Problem]]:
    """Return the typed data of *text* and what is wrong with it."""
    problems: list[Problem] = []
    source = parse_source(text, "f", json=json)
    return read(shape, source.data, source, problems), problems


def wrong(text: str, shape: Field = officers.SHAPE) -> list[tuple[str, int, int]]:
    """Return (code, line, column) of everything wrong with *text*."""
    return sorted((each.code, each.line, each.column) for each in typed(text, shape)[1])


def need(*required: str, **fields: Field) -> Field:
    """Return a record of which some keys are required."""
    made = field("record", "", **fields)
    made.required = required
    return made


def test_every_kind_of_value() -> None:
    data, problems = typed(
        """
        name: no
        level: 县级
        hired: 2024年3月1日
        hours: １２
        score: 1,000.50
        active: 是
        pages: 第1—3页
        tags: [a, 0123]
        badge: {no: '1'}
        trainings: [{topic: x, passed: 否}]
        """
    )
    assert not problems
    assert data == {
        "name": "no", "level": "county", "hired": date(2024, 3, 1), "hours": 12, "score": Decimal("1000.50"),
        "active": True, "pages": (1, 3), "tags": ["a", "0123"], "badge": {"no": "1"},
        "trainings": [{"topic": "x", "passed": False}],
    }  # fmt: skip


def test_labels_and_keys_may_be_mixed() -> None:
    english, _ = typed("name: 甲\nbadge: {no: 1}\ntrainings: [{level: county}]")
    chinese, problems = typed("姓名: 甲\n证件: {证号: 1}\n培训: [{级别: 县级}]")
    assert english == chinese
    assert not problems


def test_blank_is_not_absent() -> None:
    data, problems = typed("name:\nbadge: ~\ntrainings: []\ntags:\n  -\n")
    assert data == {"name": None, "badge": None, "trainings": [], "tags": []}
    assert [each.code for each in problems] == ["K207"]


def test_keys_of_others_are_left_alone() -> None:
    data, problems = typed("x-note: [anything]\nbadge: {x-a: {b: c}, no: 1}\nfacts: {x-b: 1, due: 是}")
    assert not problems
    assert data == {"badge": {"no": "1"}, "facts": {"due": "是"}}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("nmae: x", [("K201", 1, 1)]),
        ("badge:\n  nu: 1", [("K201", 2, 3)]),
        ("name: x\n姓名: y", [("K203", 2, 1)]),
        ("姓名: x\nname: y", [("K203", 2, 1)]),
        ("name: [x]", [("K202", 1, 7)]),
        ("badge: 3", [("K202", 1, 8)]),
        ("证件:\n  - 3", [("K202", 2, 3)]),
        ("trainings: {topic: x}", [("K202", 1, 12)]),
        ("trainings:\n  - x", [("K202", 2, 5)]),
        ("tags:\n  - a\n  -\n  - b", [("K207", 3, 4)]),
        ("level: 乡级", [("K210", 1, 8)]),
        ("hours: 1.5", [("K211", 1, 8)]),
        ("score: 1e3", [("K212", 1, 8)]),
        ("active: 不详", [("K213", 1, 9)]),
        ("入职: 2023-02-29", [("K214", 1, 5)]),
        ("seen_at: 2024-03-01 25:00", [("K215", 1, 10)]),
        ("pages: 三页", [("K216", 1, 8)]),
        ("badge: no：1", [("K218", 1, 8)]),
        ("badge: no:1", [("K218", 1, 8)]),
        ("tags:\n  -a\n  -b", [("K219", 2, 3)]),
        ("tags: a", [("K219", 1, 7)]),
    ],
)
def test_what_is_refused_and_where(text: str, expected: list[tuple[str, int, int]]) -> None:
    assert wrong(text) == expected


def test_everything_wrong_is_told_at_once() -> None:
    text = "nmae: x\nhired: 2023-02-29\n培训:\n  - 主题: x\n    学时: many\n  - topc: y\n级别: 乡级\n"
    assert wrong(text) == [("K201", 1, 1), ("K201", 6, 5), ("K210", 7, 5), ("K211", 5, 9), ("K214", 2, 8)]


def test_messages_name_the_nearest_and_what_was_written() -> None:
    told = [each.text("en") for each in typed("nmae: x\n级别: 县\n培训: [{学时: x}]")[1]]
    assert "did you mean: name" in told[0]
    assert "near: 县级" in told[1]
    assert "'学时'" in told[2]
    zh = typed("badge: 3")[1][0].text("zh")
    assert zh == "“badge”应为键值对，实为文字"


def test_required_keys() -> None:
    shape = need("a", "b", "c", a=field("text", "甲"), b=field("date", "乙"), c=field("text", "丙"))
    assert wrong("乙: 2024-03-01\nc: x\na: y", shape) == []
    assert wrong("甲: x\nb: 2024-03-01", shape) == [("K204", 1, 1)]
    assert wrong("a: ''\nb:\nc: ' '", shape) == [("K205", 1, 4), ("K205", 2, 3), ("K205", 3, 4)]
    assert wrong("a: x\nb: soon\nc: y", shape) == [("K214", 2, 4)], "what is there but wrong is not missing too"


def test_bounds_patterns_and_lengths() -> None:
    number, word, short = field("integer"), field("text"), listed(field("text"))
    number.minimum, number.maximum, word.pattern, word.most, short.most = "1", "9", "[a-z]+", 5, 2
    shape = field("record", number=number, word=word, short=short)
    assert wrong("number: 1\nword: abc\nshort: [a, b]", shape) == []
    assert wrong("number: 0\nword: a1\nshort: [a, b, c]", shape) == [("K206", 3, 8), ("K208", 1, 9), ("K209", 2, 7)]
    assert wrong("number: 10\nword: abcdef", shape) == [("K206", 2, 7), ("K208", 1, 9)]


def test_a_union_is_told_by_the_shape_of_what_is_written() -> None:
    union = field("union")
    one, other = (
        field("record", name=field("text", "名")),
        field("record", no=field("integer", "号"), name=field("text")),
    )
    union.options = (field("date"), field("integer"), listed(field("date")), one, other)
    shape = field("record", it=union)
    for text, value in (
        ("it: 2024-03-01", date(2024, 3, 1)), ("it: 3", 3), ("it: [2024-03-01]", [date(2024, 3, 1)]),
        ("it: {名: x}", {"name": "x"}), ("it: {号: 3}", {"no": 3}), ("it:", None),
    ):  # fmt: skip
        assert typed(text, shape) == ({"it": value}, [])
    assert wrong("it: x", shape) == [("K211", 1, 5)]
    assert wrong("it: {号: x}", shape) == [("K211", 1, 9)]
    union.options = (field("date"), field("integer"))
    assert wrong("it: [x]", shape) == [("K202", 1, 5)]


def test_a_choice_takes_values_and_labels_with_space_around() -> None:
    shape = field("record", it=choice("它", photocopy="复印件", true="真"))
    assert typed("it: ' 复印件 '", shape) == ({"it": "photocopy"}, [])
    assert typed('{"it": true}', shape, json=True) == ({"it": "true"}, [])


def test_json_truth_values_are_not_text() -> None:
    assert typed('{"active": true}', json=True) == ({"active": True}, [])
    assert [each.code for each in typed('{"name": true, "hours": false}', json=True)[1]] == ["K202", "K202"]


@given(raw_trees())
def test_any_data_is_typed_or_told(data: dict[str, Any]) -> None:
    text = json.dumps(data, ensure_ascii=False)
    for shape in (officers.SHAPE, load_shape("casefile"), load_shape("ruleset"), load_shape("rules")):
        _, problems = typed(text, shape, json=True)
        assert all(each.render("zh") and each.line >= 1 for each in problems)


@given(st.permutations(["name: 甲", "hours: x", "nmae: x", "tags: [a]", "级别: 乡"]))
def test_the_order_of_keys_changes_neither_data_nor_what_is_wrong(lines: list[str]) -> None:
    data, problems = typed("\n".join(lines))
    assert data == {"name": "甲", "hours": None, "tags": ["a"], "level": None}
    assert sorted((each.code, lines[each.line - 1]) for each in problems) == [
        ("K201", "nmae: x"), ("K210", "级别: 乡"), ("K211", "hours: x"),
    ]  # fmt: skip


def test_a_file_of_nothing_but_mistakes_is_read_once() -> None:
    """Names that are near are looked for only as long as somebody is told: the rest costs the same for each key."""
    text = "{" + ",".join(f'"k{number}": 1' for number in range(100_000)) + "}"
    assert len(typed(text, json=True)[1]) == MOST_PROBLEMS
    assert calls_of(lambda: typed(text, json=True)) < 100 * 100_000


def test_a_key_no_that_another_tool_took_for_false_is_known_again() -> None:
    problems = typed('{"false": "3"}', field("record", no=field("text"), name=field("text")), json=True)[1]
    assert [each.code for each in problems] == ["K228"]
    assert problems[0].text("en").endswith("write 'no', in quotes")
    assert "序号" in typed("false: 3", field("record", no=Field("text", zh="序号")))[1][0].text("zh")


def test_a_key_false_is_nothing_special_where_there_is_no_key_no() -> None:
    assert [each.code for each in typed("false: 3", field("record", name=field("text")))[1]] == ["K201"]


def test_a_key_no_in_quotes_is_read() -> None:
    assert typed('"no": 3', field("record", no=field("text"))) == ({"no": "3"}, [])


def test_a_file_that_is_one_word_is_told_as_a_whole() -> None:
    assert [each.code for each in typed("hello")[1]] == ["K226"]


def test_an_empty_text_for_a_day_a_number_or_a_choice_is_told_as_such() -> None:
    assert wrong('hired: ""\nhours: " "\nscore: "　"\nactive: ""\nlevel: ""') == [
        ("K224", line, column) for line, column in ((1, 8), (2, 8), (3, 8), (4, 9), (5, 8))
    ]


@pytest.mark.parametrize(
    ("written", "plain"), [("6万元", "60000"), ("６.５ 万元", "65000"), ("0.12345万", "1234.5"), ("100万", "1000000")]
)
def test_an_amount_in_ten_thousands_is_told_in_yuan(written: str, plain: str) -> None:
    (found,) = typed(f"score: {written}")[1]
    assert found.code == "K225"
    assert f"write {plain} for" in found.text("en")


def test_other_words_for_an_amount_are_no_number_of_yuan() -> None:
    assert [code for code, _, _ in wrong("score: 万元")] == ["K212"]
