"""Review sheets and waivers: every verdict has a reason, every mistake is told in its place."""

from datetime import date
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.strategies import raw_trees

from casefile_rules.human import read_confirmation, read_review, read_waivers
from casefile_rules.human.persons import names_at, same_form
from casefile_rules.human.waivers import Waiver
from casefile_rules.problems import ProblemsError

SHEET = """\
format: review/1
case: 博市监罚〔2024〕3号
reviewer: {name: 张三}
reviewed_on: 2024年6月1日
answers:
  - {rule: A, verdict: 符合, reason: 已核对, page: 3}
  - {rule: A, place: volumes/main/documents/1, verdict: 不符合, points: 1.5, reason: 缺章}
  - {rule: B, question: tone, points: 2, reason: 用语欠妥}
  - {rule: C, verdict: , reason: }
vetoes:
  - {veto: v1, verdict: 成立, reason: 见第9页, page: 9}
  - {veto: v2, verdict: }
"""


def written(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "sheet.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def wrong(tmp_path: Path, text: str, *, waivers: bool = False) -> list[tuple[str, int]]:
    """Return (code, line) of everything wrong with a sheet."""
    with pytest.raises(ProblemsError) as caught:
        (read_waivers if waivers else read_review)(written(tmp_path, text))
    return [(each.code, each.line) for each in caught.value.problems]


def test_a_review_sheet_is_read_without_its_open_questions(tmp_path: Path) -> None:
    review = read_review(written(tmp_path, SHEET))
    assert (review.case, review.reviewer, review.reviewed_on) == ("博市监罚〔2024〕3号", "张三", date(2024, 6, 1))
    assert [(one.rule, one.question, one.place, one.verdict) for one in review.answers] == [
        ("A", "", "", "pass"), ("A", "", "volumes/main/documents/1", "fail"), ("B", "tone", "", ""),
    ]  # fmt: skip
    assert [str(one.points) for one in review.answers] == ["None", "1.5", "2"]
    assert [(word.veto, word.confirmed, word.page) for word in review.vetoes] == [("v1", True, "9")]
    assert review.problem("H503", (*review.answers[1].at, "rule"), id="A", known="").line == 7


def test_a_sheet_nobody_filled_in_yet(tmp_path: Path) -> None:
    review = read_review(written(tmp_path, "format: review/1\nreviewer: {name: 张三}\n"))
    assert (review.answers, review.vetoes, review.case, review.reviewed_on) == ((), (), "", None)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("reason: 已核对", "reason: ''", [("H501", 6)]),
        ("reason: 用语欠妥", "reason: ", [("H501", 8)]),
        ("reason: 见第9页", "reason: ' '", [("H501", 11)]),
        ("{veto: v2, verdict: }", "{veto: v1, verdict: 不成立, reason: x}", [("H502", 12)]),
        ("{rule: C, verdict: , reason: }", "{rule: A, verdict: 不符合, reason: x}", [("H502", 9)]),
        ("verdict: 符合", "verdict: 大概", [("K210", 6)]),
        ("points: 1.5", "points: some", [("K212", 7)]),
        ("name: 张三", "nmae: 张三", [("K204", 3), ("K201", 3)]),
        ("format: review/1", "format: review/9", [("K210", 1)]),
        ("2024年6月1日", "2024年6月31日", [("K214", 4)]),
        ("answers:", "answers: x\nx-a:", [("K202", 5)]),
    ],
)
def test_what_is_wrong_with_a_sheet(tmp_path: Path, old: str, new: str, expected: list[tuple[str, int]]) -> None:
    assert old in SHEET
    assert wrong(tmp_path, SHEET.replace(old, new)) == expected


def test_everything_wrong_is_told_at_once(tmp_path: Path) -> None:
    text = (
        SHEET.replace("reason: 已核对", "reason: ''")
        .replace("reason: 缺章", "reason: ")
        .replace("reason: 见第9页, ", "")
    )
    assert wrong(tmp_path, text) == [("H501", 6), ("H501", 7), ("H501", 11)]


WAIVERS = """\
format: waivers/1
waivers:
  - {rule: A, reason: 卷宗移交, authority: 局长, granted_on: 2024-01-01, expires_on: 2024-12-31}
  - {规则: B, 案卷: '3', 位置: documents/1, 理由: x, 批准: y}
"""


def test_waivers_are_read(tmp_path: Path) -> None:
    first, second = read_waivers(written(tmp_path, WAIVERS)).waivers
    assert (first.rule, first.case, first.place, first.expires_on) == ("A", "", "", date(2024, 12, 31))
    assert (second.rule, second.case, second.place, second.reason) == ("B", "3", "documents/1", "x")
    assert read_waivers(written(tmp_path, "format: waivers/1\nwaivers: []")).waivers == ()


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("reason: 卷宗移交", "reason: ''", [("K205", 3)]),
        ("authority: 局长, ", "", [("K204", 3)]),
        ("expires_on: 2024-12-31", "expires_on: never", [("K214", 3)]),
        ("规则: B", "规则: B, rule: B", [("K203", 4)]),
        ("waivers:\n", "waiver:\n", [("K201", 2), ("K204", 1)]),
    ],
)
def test_what_is_wrong_with_waivers(tmp_path: Path, old: str, new: str, expected: list[tuple[str, int]]) -> None:
    assert sorted(wrong(tmp_path, WAIVERS.replace(old, new), waivers=True)) == sorted(expected)


def waiver(granted: str, expires: str) -> Waiver:
    return Waiver("A", "", "", "x", "y", date.fromisoformat(granted) if granted else None,
                  date.fromisoformat(expires) if expires else None, ())  # fmt: skip


@pytest.mark.parametrize(
    ("granted", "expires", "as_of", "state"),
    [
        ("", "", "", "valid"), ("2024-01-01", "", "", "valid"), ("", "2024-12-31", "", "undated"),
        ("2024-01-01", "2024-12-31", "2023-12-31", "not_yet"), ("2024-01-01", "2024-12-31", "2024-01-01", "valid"),
        ("2024-01-01", "2024-12-31", "2024-12-31", "valid"), ("2024-01-01", "2024-12-31", "2025-01-01", "expired"),
    ],
)  # fmt: skip
def test_what_expires_needs_a_day(granted: str, expires: str, as_of: str, state: str) -> None:
    assert waiver(granted, expires).state(date.fromisoformat(as_of) if as_of else None) == state


CONFIRMATION = """\
format: confirmation/1
case: '1'
organ: 县司法局
name: 局长
confirmed_on: 2024年6月9日
grounds:
  - {veto: v1, verdict: 成立, reason: 核对属实, page: 9}
  - {否决项: v2, 结论: , 理由: }
"""


def test_a_confirmation_is_read_without_what_is_open(tmp_path: Path) -> None:
    found = read_confirmation(written(tmp_path, CONFIRMATION))
    assert (found.case, found.organ, found.name, found.confirmed_on) == ("1", "县司法局", "局长", date(2024, 6, 9))
    assert [(one.veto, one.confirmed, one.reason, one.page) for one in found.grounds] == [("v1", True, "核对属实", "9")]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("reason: 核对属实, ", "", [("H501", 7)]),
        ("{否决项: v2, 结论: , 理由: }", "{veto: v1, verdict: 不成立, reason: x}", [("H502", 8)]),
        ("organ: 县司法局", "organ:", [("K205", 3)]),
        ("name: 局长\n", "", [("K204", 1)]),
        ("confirmed_on: 2024年6月9日\n", "", [("K204", 1)]),
        ("verdict: 成立", "verdict: 大概", [("K210", 7)]),
    ],
)
def test_what_is_wrong_with_a_confirmation(tmp_path: Path, old: str, new: str, expected: list[tuple[str, int]]) -> None:
    assert old in CONFIRMATION
    with pytest.raises(ProblemsError) as caught:
        read_confirmation(written(tmp_path, CONFIRMATION.replace(old, new)))
    assert [(each.code, each.line) for each in caught.value.problems] == expected


@pytest.mark.parametrize(
    "other", ["买买提 吐尔逊", "买买提•吐尔逊", "买买提・吐尔逊", " 买买提·\u200b吐尔逊", "买买提．吐尔逊"]
)
def test_a_name_is_the_same_however_it_is_spaced(other: str) -> None:
    assert same_form(other) == same_form("买买提·吐尔逊")
    assert same_form("买买提") != same_form(other)


def test_names_are_found_through_lists_and_in_one_text() -> None:
    data = {"a": [{"b": [{"c": "张三、李四"}, {"c": None}, {}]}, {"b": None}], "d": "王五"}
    assert list(names_at(data, "a.b.c")) == ["张三", "李四"]
    assert list(names_at(data, "d")) == ["王五"]
    assert list(names_at(data, "d.e")) == []
    assert list(names_at(None, "d")) == []


WORDS = [
    "grounds", "veto", "organ", "confirmed_on", "format", "case", "reviewer", "answers", "vetoes", "waivers", "rule",
    "verdict", "reason", "评查人员", "name",
]  # fmt: skip


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(raw_trees(st.sampled_from(WORDS)), st.sampled_from(["review/1", "confirmation/1", "waivers/1"]))
def test_any_data_in_the_place_of_a_sheet_is_read_or_told(tmp_path: Path, data: dict[str, object], form: str) -> None:
    path = written(tmp_path, yaml.safe_dump(data | {"format": form}, allow_unicode=True))
    for reader in (read_review, read_confirmation, read_waivers):
        try:
            reader(path)
        except ProblemsError as error:
            assert all(each.render("zh") for each in error.problems)  # noqa: PT017 - one of the two always refuses
