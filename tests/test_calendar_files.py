"""Calendars that are written down: the bundled ones, and what is refused."""

import datetime as dt
from pathlib import Path

import pytest

from casefile_rules.calendars import Count, Gap
from casefile_rules.calendars.files import read_calendar
from casefile_rules.problems import ProblemsError

BUNDLED = Path(__file__).resolve().parents[1] / "rules" / "calendars"
NATIONAL = "format: calendar/1\nid: cn\ntitle: {zh: 全国, en: national}\nlibrary: chinesecalendar\n"
REGIONAL = "format: calendar/1\nid: here\ntitle: {zh: 本地, en: here}\nbase: cn\nelsewhere: {rest: 4, work: 2}\n"
YEAR = "  - {year: 2024, status: recorded, source: a notice, confidence: high, "


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "cn.yaml").write_text(NATIONAL, encoding="utf-8")
    return tmp_path


def codes(folder: Path, text: str, name: str = "here") -> list[str]:
    (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(ProblemsError) as raised:
        read_calendar(folder, name)
    return [problem.code for problem in raised.value.problems]


def test_the_national_calendar_is_the_library() -> None:
    national = read_calendar(BUNDLED, "cn")
    assert national.known_years[0] == 2004
    assert national.is_working_day(day("2025-01-26"))
    assert len(national.digests) == 1


@pytest.mark.parametrize(
    ("first", "last"),
    [
        ("2022-05-05", "2022-05-05"),
        ("2022-07-11", "2022-07-13"),
        ("2023-04-21", "2023-04-21"),
        ("2023-06-28", "2023-06-30"),
        ("2024-04-10", "2024-04-10"),
        ("2024-06-17", "2024-06-19"),
        ("2025-03-31", "2025-03-31"),
        ("2025-06-06", "2025-06-10"),
        ("2026-03-20", "2026-03-20"),
        ("2026-05-27", "2026-05-29"),
    ],
)
def test_the_region_rests_on_its_own_holidays_as_well(first: str, last: str) -> None:
    assert read_calendar(BUNDLED, "cn-xj").working_days(day(first), day(last)) == Count(0, 0)
    assert read_calendar(BUNDLED, "cn").working_days(day(first), day(last)).low >= 1


@pytest.mark.parametrize("year", [2022, 2023, 2024, 2025, 2026])
def test_a_recorded_year_of_the_region_has_four_working_days_fewer(year: int) -> None:
    """One for the first festival and three for the second, as the regional measures have it."""
    region, nation = read_calendar(BUNDLED, "cn-xj"), read_calendar(BUNDLED, "cn")
    first, last = day(f"{year}-01-01"), day(f"{year}-12-31")
    expected = nation.working_days(first, last).low - 4
    assert region.working_days(first, last) == Count(expected, expected)


def test_a_span_that_may_touch_an_unrecorded_holiday_says_so() -> None:
    region = read_calendar(BUNDLED, "cn-xj")
    low, high = region.working_days(day("2019-06-01"), day("2019-06-14"))
    assert low < high
    assert region.gaps(day("2019-06-01"), day("2019-06-14")) == (
        Gap("unrecorded", day("2019-05-21"), day("2019-06-19"), "肉孜节"),
    )
    assert region.gaps(day("2019-03-01"), day("2019-05-20")) == ()
    assert region.is_working_day(day("2010-03-01")) is None


def test_what_is_recorded_from_hearsay_is_named_and_the_notice_is_not() -> None:
    region = read_calendar(BUNDLED, "cn-xj")
    assert [gap.kind for gap in region.gaps(day("2024-01-01"), day("2024-12-31"))] == ["unconfirmed", "unconfirmed"]
    assert region.gaps(day("2025-01-01"), day("2025-12-31")) == ()


def test_a_year_is_added_without_a_line_of_code(folder: Path) -> None:
    text = NATIONAL + (
        "years:\n  - {year: 2027, status: recorded, source: 通知, confidence: high,"
        " rest: [{name: 元旦, from: 2027年1月1日, until: 2027-01-03}], work: [2027-01-09]}\n"
    )
    (folder / "cn.yaml").write_text(text, encoding="utf-8")
    calendar = read_calendar(folder, "cn")
    assert calendar.working_days(day("2026-12-31"), day("2027-01-10")) == Count(7, 7)


def test_a_calendar_stands_on_its_base(folder: Path) -> None:
    (folder / "here.yaml").write_text(REGIONAL, encoding="utf-8")
    calendar = read_calendar(folder, "here")
    assert len(calendar.digests) == 2
    assert calendar.gaps(day("2024-03-01"), day("2024-03-01")) == (
        Gap("unrecorded", day("2024-01-01"), day("2024-12-31")),
    )


@pytest.mark.parametrize("name", ["", "../cn", "a/b", "cn.yaml", "\0"])
def test_a_name_is_not_a_path(folder: Path, name: str) -> None:
    with pytest.raises(ProblemsError) as raised:
        read_calendar(folder, name)
    assert [problem.code for problem in raised.value.problems] == ["K290"]


def test_a_file_that_is_not_there_is_a_problem(folder: Path) -> None:
    with pytest.raises(ProblemsError):
        read_calendar(folder, "nowhere")


def test_the_id_is_the_name_of_the_file(folder: Path) -> None:
    assert codes(folder, REGIONAL.replace("id: here", "id: there")) == ["K291"]


def test_no_calendar_rests_on_itself(folder: Path) -> None:
    assert codes(folder, REGIONAL.replace("base: cn", "base: here")) == ["K292"]
    (folder / "there.yaml").write_text(
        REGIONAL.replace("id: here", "id: there").replace("base: cn", "base: here"), encoding="utf-8"
    )
    assert codes(folder, REGIONAL.replace("base: cn", "base: there")) == ["K292"]


def test_a_region_says_what_its_other_years_may_hide(folder: Path) -> None:
    assert codes(folder, REGIONAL.replace("elsewhere: {rest: 4, work: 2}\n", "")) == ["K293"]
    assert codes(folder, REGIONAL + "library: chinesecalendar\n") == ["K293"]


def test_a_national_calendar_may_bound_what_its_other_years_hide(folder: Path) -> None:
    (folder / "cn.yaml").write_text(NATIONAL + "elsewhere: {rest: 9, work: 5}\n", encoding="utf-8")
    week = dt.date(2099, 6, 1), dt.date(2099, 7, 31)
    weekdays = sum((week[0] + dt.timedelta(days)).weekday() < 5 for days in range(61))
    assert read_calendar(folder, "cn").working_days(*week) == Count(weekdays - 9, weekdays + 5)


def test_everything_wrong_with_the_years_is_said_at_once(folder: Path) -> None:
    text = (
        REGIONAL
        + "years:\n"
        + YEAR
        + "rest: [{name: 甲, from: 2024-04-10, until: 2024-04-09}, {name: 乙, from: 2023-04-10, until: 2023-04-10}]}\n"
        + YEAR
        + "rest: [{name: 丙, from: 2024-04-10, until: 2024-04-12}], work: [2024-04-11, 2025-01-04]}\n"
        + YEAR.replace("2024", "2025")
        + "windows: [{name: 丁, from: 2025-04-10, until: 2025-04-12, rest: 1, work: 0}]}\n"
        + YEAR.replace("2024", "2026").replace("recorded", "unrecorded")
        + "work: [2026-04-11]}\n"
    )
    assert sorted(codes(folder, text)) == ["K294", "K295", "K295", "K296", "K296", "K296", "K296"]
