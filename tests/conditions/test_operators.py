"""Tests of one field: what may be compared with what, how literals are typed, which patterns are safe."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.conditions.helpers import host, problems_of, scope_of, told

from casefile_rules.conditions.patterns import pattern_of
from casefile_rules.folding import folded
from casefile_rules.reading import scalars
from casefile_rules.status import FAIL, PASS, UNDETERMINED
from casefile_rules.values import Record


@pytest.mark.parametrize(
    ("raw", "record"),
    [
        ({"level": "县级"}, {"level": "county"}), ({"level": "county"}, {"level": "county"}),
        ({"active": "是"}, {"active": True}), ({"hired": "2024年3月1日"}, {"hired": scalars.date("2024-03-01")}),
        ({"hours": "１２"}, {"hours": 12}), ({"score": "1,000.50"}, {"score": scalars.decimal("1000.5")}),
        ({"pages": "第1-3页"}, {"pages": (1, 3)}), ({"name": {"is": "no"}}, {"name": "no"}),
        ({"score": {"at_least": {"field": "hours"}}}, {"score": scalars.decimal("8"), "hours": 8}),
    ],
)  # fmt: skip
def test_a_literal_is_typed_by_the_field_it_is_compared_with(raw: Record, record: Record) -> None:
    assert told(raw, record) == PASS


@pytest.mark.parametrize(
    ("seen", "wanted", "holds"),
    [
        ("2024-03-01 09:00", "2024-03-01", True), ("2024-03-01", "2024-03-01 18:00", True),
        ("2024-03-01 09:00", "2024-03-01 18:00", False), ("2024-03-01 18:00", "2024-03-01 18:00", True),
    ],
)  # fmt: skip
def test_dates_are_compared_by_day_unless_both_have_a_time(seen: str, wanted: str, holds: bool) -> None:
    record = {"seen_at": scalars.moment(seen)}
    assert told({"seen_at": wanted}, record) == (PASS if holds else FAIL)
    assert told({"seen_at": {"not_before": wanted}}, record) == (PASS if holds else FAIL)


def test_several_operators_are_all_demanded() -> None:
    raw = {"hours": {"at_least": "2", "less_than": "4"}}
    assert [told(raw, {"hours": hours}) for hours in (1, 2, 3, 4)] == [FAIL, PASS, PASS, FAIL]
    assert told(raw, {}) == UNDETERMINED


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("name: {equals: x}", [("S318", 1, 8)]),
        ("name: {at_least: x}", [("S319", 1, 8)]),
        ("badge: {is: x}", [("S319", 1, 9)]),
        ("tags: {is: x}", [("S319", 1, 8)]),
        ("trainings: {contains: x}", [("S319", 1, 13)]),
        ("trainings: x", [("S319", 1, 12)]),
        ("hours: many", [("S304", 1, 8)]),
        ("hired: {before: 2023-02-29}", [("S304", 1, 17)]),
        ("level: 乡级", [("S305", 1, 8)]),
        ("level: {in: [county, 乡级]}", [("S305", 1, 22)]),
        ("name: {is: {field: hours}}", [("S306", 1, 12)]),
        ("name: {is: {field: tags}}", [("S306", 1, 12)]),
        ("hours: {at_least: {field: hired}}", [("S306", 1, 19)]),
        ("name: {in: x}", [("S307", 1, 12)]),
        ("name: {in: []}", [("S307", 1, 12)]),
        ("name: {matches: '('}", [("S308", 1, 17)]),
        ("name: {matches: [x]}", [("S308", 1, 17)]),
        ("name: {is: {of: x}}", [("S310", 1, 12)]),
        ("name: {}", [("S312", 1, 7)]),
        ("name: [x]", [("S317", 1, 7)]),
        ("name: {is: null}", [("S392", 1, 12)]),
        ("name: {in: [x, ~]}", [("S392", 1, 16)]),
        ("name: {blank: maybe}", [("S304", 1, 15)]),
        ("tags: {count: {}}", [("S312", 1, 15)]),
        ("tags: {count: many}", [("S304", 1, 15)]),
        ("tags: {count: {in: ['1']}}", [("S318", 1, 16)]),
        ("tags: {count: {at_least: {field: name}}}", [("S306", 1, 26)]),
        ("name: {is: {pick: best, in: trainings, field: topic}}", [("S305", 1, 19)]),
        ("name: {is: {pick: latest, in: trainings, by: topic, field: topic}}", [("S309", 1, 46)]),
        ("name: {is: {pick: first, in: tags, field: topic}}", [("S311", 1, 30)]),
        ("name: {is: {pick: first, in: trainings, field: topic, when: x}}", [("S310", 1, 61)]),
    ],
)
def test_what_cannot_be_tested_and_where_it_stands(text: str, expected: list[tuple[str, int, int]]) -> None:
    assert problems_of(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[]", [("S312", 1, 1)]),
        ("{}", [("S312", 1, 1)]),
        ("all: []", [("S314", 1, 6)]),
        ("any: {name: x}", [("S314", 1, 6)]),
        ("all:\n  - name: x\n  - y", [("S312", 3, 5)]),
        ("not: [x]", [("S312", 1, 6)]),
        ("check: no_such", [("S315", 1, 8)]),
        ("check: [x]", [("S315", 1, 8)]),
        ("{check: present}", [("K204", 1, 1)]),
        ("{check: present, fields: [nmae]}", [("S302", 1, 27)]),
        ("{check: present, fields: [name], filds: x}", [("K201", 1, 34)]),
        ("{check: paginated}", [("S320", 1, 9)]),
    ],
)
def test_what_is_no_condition(text: str, expected: list[tuple[str, int, int]]) -> None:
    assert problems_of(text) == expected


def test_everything_wrong_is_told_at_once() -> None:
    text = "all:\n- nmae: x\n- hours: y\n- some: {in: trainings, where: {topik: z}}\n- not: {level: 乡}\n- check: x\n"
    assert problems_of(text) == [("S302", 2, 3), ("S304", 3, 10), ("S302", 4, 33), ("S305", 5, 16), ("S315", 6, 10)]


def test_conditions_may_not_be_nested_endlessly() -> None:
    raw: Record = {"name": "甲"}
    for _ in range(60):
        raw = {"not": raw}
    made = host()
    scope_of(made).condition(raw, ())
    assert [each.code for each in made.problems] == ["S313"]


JUDGE = "{check: judge, ask: {zh: 问}}"


@pytest.mark.parametrize(
    ("text", "refused"),
    [
        (JUDGE, False),
        (f"any: [{JUDGE}, name: x]", False),
        (f"some: {{in: trainings, where: {JUDGE}}}", False),
        (f"every: {{in: trainings, where: {JUDGE}}}", False),
        (f"not: {JUDGE}", True),
        (f"not: {{any: [name: x, {JUDGE}]}}", True),
        (f"none: {{in: trainings, where: {JUDGE}}}", True),
        (f"every: {{in: trainings, of: {JUDGE}, where: {{hours: '1'}}}}", True),
        (f"not: {{not: {JUDGE}}}", False),
    ],
)
def test_a_question_for_a_person_stands_where_in_order_means_no_fault(text: str, refused: bool) -> None:
    assert [code for code, _, _ in problems_of(text)] == (["S321"] if refused else [])


SAFE = [
    "〔[0-9]{4}〕", ".*决定.*", ".*X.*Y.*", "[^〔]{2,20}〔[0-9]{4}〕第?[0-9]{1,5}号", "(?:ab)*c", r"\s*\s*x",
    "甲|乙|丙|丁", "[a-z]*[a-z]*1", r"\(.*\)", "a*+b", "(?:行政处罚|听证)告知书", r"[\[]x", "a{}b",
    r"\d{4}-\d{1,2}-\d{1,2}",
]  # fmt: skip
UNSAFE = [
    "", "(a+)+b", "(a|aa)+", "(a|b)*", "(a*)*", "([a-z]+){3}", "(x+x+)+y", ".*.*.*=.*", "a?" * 25 + "a" * 25,
    "(a?){30}a{30}", "((a)|b)+", "(?:(?:a|b)c){2,}", "(a{1,5}b)*", r"(a)\1", "(?=a)b", "(?!a)b", "(?i)a", "(?P<x>a)",
    "(", "[]", "[[]x", "a**", "a" * 501, "[a-z]*[a-z]*[a-z]*1", "(a{0,9}){0,9}", "a{0,99999}" * 3,
    "(?:a{0,30}b?){0,30}c",
]  # fmt: skip
HOSTILE = [
    "a" * 10_000,
    "X" * 10_000,
    "XY" * 5_000,
    "ab" * 5_000,
    "1" * 9_999 + "x",
    " " * 10_000,
    "0-" * 5_000,
    "(" * 10_000,
]


@pytest.mark.parametrize("pattern", SAFE)
def test_a_pattern_that_is_taken_ends_on_any_text(pattern: str) -> None:
    """One that goes back and back would hang here, longer than anybody waits."""
    match = pattern_of(pattern)
    for text in HOSTILE:
        assert bool(match(text)) == bool(re.fullmatch(pattern, text, re.DOTALL))


@pytest.mark.parametrize("pattern", UNSAFE)
def test_a_pattern_that_may_hang_is_refused(pattern: str) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        pattern_of(pattern)


@given(st.text("ab(|)*+?{}[]^.1,\\", max_size=12))
def test_any_pattern_is_refused_or_taken_and_ends(pattern: str) -> None:
    try:
        match = pattern_of(pattern)
    except ValueError:
        return
    for text in ("a" * 2_000 + "!", "ab" * 1_000 + "!", "b" * 2_000):
        assert bool(match(text)) == bool(re.fullmatch(pattern, text, re.DOTALL))


@given(st.text("甲乙X1 \n", max_size=8), st.sampled_from(["甲.*", ".*X.*1.*", "[甲乙]{2}", "甲?乙"]))
def test_a_pattern_must_match_the_whole_text(text: str, pattern: str) -> None:
    assert (told({"name": {"matches": pattern}}, {"name": text}) == PASS) == bool(
        re.fullmatch(pattern, text, re.DOTALL) or re.fullmatch(pattern, folded(text), re.DOTALL)
    )


def test_a_text_too_long_to_be_compared_is_told_not_guessed() -> None:
    """In the engine what raises is an ``error`` outcome, shown loudly."""
    with pytest.raises(ValueError, match="longer than"):
        told({"name": {"matches": ".*a.*b.*"}}, {"name": "a" * 10_001})
    assert told({"name": {"matches": ".*"}}, {"name": "a" * 90_000}) == PASS


@pytest.mark.parametrize(
    ("written", "quoted"),
    [
        ({"ask": {"zh": "{papers}：问"}}, ["papers"]),
        ({"together": "true", "ask": {"zh": "{papers}：问"}}, []),
        ({"together": "true", "ask": {"zh": "{paper}：问", "en": "{papers}"}}, ["paper"]),
    ],
)
def test_a_question_quotes_nothing_but_the_papers_it_is_about(written: Record, quoted: list[str]) -> None:
    made = host()
    scope_of(made).condition({"check": "judge"} | written, ())
    assert [(one.code, dict(one.arguments)["name"]) for one in made.problems] == [("S350", name) for name in quoted]


@pytest.mark.parametrize(
    ("written", "codes"),
    [({"who": "organiser"}, []), ({"who": "reviewer", "together": "true"}, []), ({"who": "clerk"}, ["K210"]),
     ({"who": "organiser", "together": "true"}, ["S395"])],
)  # fmt: skip
def test_a_question_is_for_a_reviewer_or_for_the_organiser(written: Record, codes: list[str]) -> None:
    made = host()
    scope_of(made).condition({"check": "judge", "ask": {"zh": "问"}} | written, ())
    assert [one.code for one in made.problems] == codes
