"""Statutory periods: where they end, who is late, and when nobody can say."""

import datetime as dt
from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casefile_rules.calendars import CHINA, NO_CALENDAR, Calendar, Count, Days, Window, Year
from casefile_rules.periods import (
    EDGES,
    REASONS,
    ROLLS,
    UNITS,
    Exclusion,
    Extension,
    Moment,
    Period,
    Verdict,
    add,
    count_back,
    judge,
    last_day,
    used,
)
from casefile_rules.status import ERROR, FAIL, NOT_APPLICABLE, PASS, UNDETERMINED
from casefile_rules.values import UNKNOWN

DAY = dt.timedelta(1)
FIRST = dt.date(2015, 1, 1)
dates = st.dates(FIRST, dt.date(2022, 12, 31))
near = st.integers(-5, 40)
amounts = st.integers(0, 400)
day_units = st.sampled_from([unit for unit in UNITS if unit != "hour"])
statuses = st.sampled_from([PASS, FAIL, UNDETERMINED, ERROR, NOT_APPLICABLE])
# a region that has not recorded a holiday of 2019, over a national calendar that is certain
REGION = Calendar(
    "region",
    {2019: Year(windows=(Window(dt.date(2019, 6, 3), dt.date(2019, 6, 7), 1, 0),), recorded=False)},
    base=CHINA,
)


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def minute(text: str) -> dt.datetime:
    return dt.datetime.fromisoformat(text)


def certain(text: str) -> Days:
    return Days(day(text), day(text))


@st.composite
def periods(draw: st.DrawFn) -> Period:
    unit = draw(day_units)
    most = {"working_day": 120, "calendar_day": 400, "month": 18, "year": 1}[unit]
    return Period(
        draw(st.integers(0, most)),
        unit,
        draw(st.sampled_from(EDGES)),
        draw(st.sampled_from(ROLLS)),
        draw(st.booleans()),
    )


@st.composite
def exclusions(draw: st.DrawFn, start: dt.date, proofs: st.SearchStrategy[int] = statuses) -> list[Exclusion]:
    spans = draw(st.lists(st.tuples(near, near, proofs), max_size=3))
    return [Exclusion(start + DAY * first, start + DAY * last, proof) for first, last, proof in spans]


def ends(last: Days) -> list[dt.date]:
    """Return the days around both ends of an interval: where a verdict may change."""
    return [edge + DAY * step for edge in last if edge is not None for step in (-1, 0, 1, 2)]


# ---- worked cases


@pytest.mark.parametrize(
    ("start", "amount", "unit", "end"),
    [
        ("2024-04-02", 5, "working_day", "2024-04-10"),  # 清明节 from the 4th to the 6th, and Sunday the 7th is worked
        ("2024-02-01", 5, "working_day", "2024-02-07"),  # Sunday 4 February is worked
        ("2024-09-27", 7, "working_day", "2024-10-12"),  # 国庆节, with a Sunday before and a Saturday after it worked
        ("2025-01-24", 3, "working_day", "2025-02-05"),  # Sunday 26 January is worked
        ("2025-04-25", 2, "working_day", "2025-04-28"),  # Sunday 27 April is worked
        ("2024-03-01", 90, "calendar_day", "2024-05-30"),
        ("2024-04-22", 15, "calendar_day", "2024-05-07"),
        ("2025-01-10", 6, "month", "2025-07-10"),
        ("2024-02-29", 1, "year", "2025-02-28"),
        ("2024-02-29", 4, "year", "2028-02-29"),
    ],
)
def test_the_last_day_is_the_one_a_calendar_on_the_wall_shows(start: str, amount: int, unit: str, end: str) -> None:
    assert add(day(start), amount, unit, CHINA) == certain(end)


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        ("2024-01-31", 1, "2024-02-29"),
        ("2023-01-31", 1, "2023-02-28"),
        ("2023-01-28", 1, "2023-02-28"),
        ("2024-02-29", 1, "2024-03-29"),
        ("2024-03-31", 1, "2024-04-30"),
        ("2024-04-30", 1, "2024-05-30"),
        ("2024-12-31", 2, "2025-02-28"),
        ("2024-05-31", 0, "2024-05-31"),
    ],
)
def test_a_month_ends_on_its_day_or_where_the_month_does(start: str, months: int, end: str) -> None:
    assert add(day(start), months, "month", NO_CALENDAR) == certain(end)


def test_one_period_may_start_where_another_ends() -> None:
    """Six months to sue, then three months to ask the court to enforce."""
    sue = last_day(Period(6, "month"), day("2025-01-10"), calendar=CHINA)
    assert sue.low is not None
    assert last_day(Period(3, "month"), sue.low, calendar=CHINA) == certain("2025-10-10")


def test_the_first_day_counts_only_where_the_rule_says_so() -> None:
    assert last_day(Period(30, "calendar_day"), day("2024-03-01"), calendar=CHINA) == certain("2024-03-31")
    assert last_day(Period(30, "calendar_day", count_start=True), day("2024-03-01"), calendar=CHINA) == certain(
        "2024-03-30"
    )
    assert last_day(Period(1, "month", count_start=True), day("2024-03-01"), calendar=CHINA) == certain("2024-03-29")


def test_a_last_day_of_rest_rolls_over_only_where_the_rule_says_so() -> None:
    start = day("2024-09-16")
    assert last_day(Period(15, "calendar_day"), start, calendar=CHINA) == certain("2024-10-01")
    rolled = Period(15, "calendar_day", roll="next_workday")
    assert last_day(rolled, start, calendar=CHINA) == certain("2024-10-08")
    assert judge(rolled, start, day("2024-10-08"), calendar=CHINA).status == PASS
    assert judge(rolled, start, day("2024-10-09"), calendar=CHINA).reason == "late"


def test_a_saturday_after_the_last_working_day_is_late() -> None:
    five = Period(5, "working_day")
    assert judge(five, day("2024-03-01"), day("2024-03-08"), calendar=CHINA) == Verdict(
        PASS, "in_time", certain("2024-03-08")
    )
    assert judge(five, day("2024-03-01"), day("2024-03-09"), calendar=CHINA) == Verdict(
        FAIL, "late", certain("2024-03-08")
    )


def test_after_means_when_the_period_is_over() -> None:
    """A decision may be made when the five working days to ask for a hearing have run out."""
    wait = Period(5, "working_day", "after")
    assert judge(wait, day("2024-03-01"), day("2024-03-08"), calendar=CHINA).reason == "too_early"
    assert judge(wait, day("2024-03-01"), day("2024-03-09"), calendar=CHINA).reason == "far_enough"


def test_at_least_means_so_many_full_days_between() -> None:
    """Seven working days before the hearing the parties are told of it."""
    gap = Period(7, "working_day", "at_least")
    told = day("2024-03-04")
    assert judge(gap, told, day("2024-03-13"), calendar=CHINA).reason == "too_early"
    assert judge(gap, told, day("2024-03-14"), calendar=CHINA).reason == "far_enough"
    assert used(gap, told, day("2024-03-13"), calendar=CHINA) == Count(6, 6)
    lenient = gap._replace(count_start=True)
    assert judge(lenient, told, day("2024-03-13"), calendar=CHINA).status == PASS
    assert judge(lenient, told, day("2024-03-12"), calendar=CHINA).status == FAIL


def test_a_least_distance_never_rolls() -> None:
    gap = Period(15, "calendar_day", "at_least", "next_workday")
    assert judge(gap, day("2024-09-16"), day("2024-10-02"), calendar=CHINA).status == PASS


def test_hours_run_from_minute_to_minute() -> None:
    limit = Period(24, "hour")
    start = minute("2024-03-01 14:30")
    assert judge(limit, start, minute("2024-03-02 14:30"), calendar=CHINA) == Verdict(
        PASS, "in_time", Days(minute("2024-03-02 14:30"), minute("2024-03-02 14:30"))
    )
    assert judge(limit, start, minute("2024-03-02 14:31"), calendar=CHINA).reason == "late"
    assert used(limit, start, minute("2024-03-02 14:31"), calendar=CHINA) == Count(24 * 60 + 1, 24 * 60 + 1)
    assert judge(Period(24, "hour", "at_least"), start, minute("2024-03-02 14:30"), calendar=CHINA).status == PASS
    assert judge(Period(24, "hour", "after"), start, minute("2024-03-02 14:30"), calendar=CHINA).status == FAIL


def test_hours_of_which_only_dates_are_recorded_are_two_values() -> None:
    limit = Period(24, "hour")
    assert judge(limit, day("2024-03-01"), day("2024-03-01"), calendar=CHINA).status == PASS
    assert judge(limit, day("2024-03-01"), day("2024-03-02"), calendar=CHINA) == Verdict(
        UNDETERMINED, "open", Days(minute("2024-03-02 00:00"), minute("2024-03-02 23:59")), ("hour",)
    )
    assert judge(limit, day("2024-03-01"), day("2024-03-03"), calendar=CHINA).status == FAIL


def test_an_exclusion_moves_the_last_day_if_it_is_proved() -> None:
    limit = Period(90, "calendar_day")
    hearing = Exclusion(day("2024-04-01"), day("2024-04-10"))
    for proof, last, status in (
        (PASS, certain("2024-06-09"), PASS),
        (FAIL, certain("2024-05-30"), FAIL),
        (UNDETERMINED, Days(day("2024-05-30"), day("2024-06-09")), UNDETERMINED),
    ):
        verdict = judge(
            limit, day("2024-03-01"), day("2024-06-01"), calendar=CHINA, exclusions=[hearing._replace(proof=proof)]
        )
        assert (verdict.status, verdict.last) == (status, last)
        assert verdict.open == (("exclusion",) if status == UNDETERMINED else ())


def test_an_exclusion_that_begins_when_the_period_is_over_revives_nothing() -> None:
    late = Exclusion(day("2024-05-31"), day("2024-06-30"))
    verdict = judge(Period(90, "calendar_day"), day("2024-03-01"), day("2024-06-01"), calendar=CHINA, exclusions=[late])
    assert (verdict.status, verdict.last) == (FAIL, certain("2024-05-30"))


def test_overlapping_exclusions_are_counted_once() -> None:
    both = [Exclusion(day("2024-04-01"), day("2024-04-10")), Exclusion(day("2024-04-05"), day("2024-04-12"))]
    assert last_day(Period(90, "calendar_day"), day("2024-03-01"), calendar=CHINA, exclusions=both) == certain(
        "2024-06-11"
    )


@pytest.mark.parametrize("end", [None, UNKNOWN])
def test_an_exclusion_that_nobody_ended_may_last(end: Moment) -> None:
    open_end = Exclusion(day("2024-04-01"), end)
    assert last_day(Period(90, "calendar_day"), day("2024-03-01"), calendar=CHINA, exclusions=[open_end]) == Days(
        day("2024-05-30"), None
    )


def test_an_exclusion_that_ends_before_it_begins_excludes_nothing() -> None:
    nonsense = Exclusion(day("2024-04-10"), day("2024-04-01"))
    assert last_day(Period(90, "calendar_day"), day("2024-03-01"), calendar=CHINA, exclusions=[nonsense]) == certain(
        "2024-05-30"
    )


def test_excluded_hours_are_taken_out_to_the_minute() -> None:
    pause = Exclusion(minute("2024-03-01 20:00"), minute("2024-03-01 21:30"))
    limit = Period(24, "hour")
    assert last_day(limit, minute("2024-03-01 14:30"), calendar=CHINA, exclusions=[pause]) == Days(
        minute("2024-03-02 16:00"), minute("2024-03-02 16:00")
    )
    whole = Exclusion(day("2024-03-02"), day("2024-03-02"))
    assert last_day(limit, minute("2024-03-01 14:30"), calendar=CHINA, exclusions=[whole]) == Days(
        minute("2024-03-02 14:30"), minute("2024-03-03 14:30")
    )


def test_an_extension_whose_condition_is_open_makes_two_limits() -> None:
    """Twenty working days for a permit, ten more if the head of the agency approved it."""
    limit = Period(20, "working_day")
    accepted = day("2024-03-01")
    approved, open_, refused = (Extension(10, status) for status in (PASS, UNDETERMINED, FAIL))
    assert last_day(limit, accepted, calendar=CHINA, extensions=[refused]) == certain("2024-03-29")
    assert last_day(limit, accepted, calendar=CHINA, extensions=[approved]) == certain("2024-04-15")
    both = Days(day("2024-03-29"), day("2024-04-15"))
    for end, status in (("2024-03-29", PASS), ("2024-04-01", UNDETERMINED), ("2024-04-16", FAIL)):
        verdict = judge(limit, accepted, day(end), calendar=CHINA, extensions=[open_])
        assert (verdict.status, verdict.last) == (status, both)
        assert verdict.open == (("extension",) if status == UNDETERMINED else ())


def test_what_is_late_however_the_next_year_is_arranged_is_late() -> None:
    """Ninety days end on 20 January 2027; with every bound on days of rest the limit rolls on to February at most."""
    bounded = Calendar("bounded", library=True, elsewhere=(15, 15))
    ninety = Period(90, "calendar_day", roll="next_workday")
    opened = day("2026-10-22")
    assert judge(ninety, opened, day("2027-01-20"), calendar=bounded).reason == "in_time"
    assert judge(ninety, opened, day("2027-01-21"), calendar=bounded).open == ("calendar",)
    assert last_day(ninety, opened, calendar=bounded) == Days(day("2027-01-20"), day("2027-02-10"))
    assert judge(ninety, opened, day("2027-02-11"), calendar=bounded).reason == "late"
    assert judge(ninety, opened, day("2027-06-30"), calendar=CHINA).reason == "open", "without a bound nobody knows"


# ---- extensions that were granted for so long, and in time

THIRTY = Period(30, "calendar_day")
SEIZED = day("2025-06-24")  # thirty days end on 2025-07-24


def granted(amount: int | None = None, approved: str = "2025-07-20", **more: Any) -> Extension:
    return Extension(amount, most=30, asked=True, approved=day(approved))._replace(**more)


def reaches(*extensions: Extension, period: Period = THIRTY) -> Days:
    return last_day(period, SEIZED, calendar=CHINA, extensions=extensions)


def test_an_extension_gives_what_was_granted_and_no_more_than_its_bound() -> None:
    assert reaches(granted(10)) == certain("2025-08-03")
    assert reaches(granted(45)) == certain("2025-08-23")
    assert reaches(granted(until=day("2025-08-01"))) == certain("2025-08-01")
    assert reaches(granted(until=day("2025-12-31"))) == certain("2025-08-23")
    assert reaches(granted(until=day("2025-07-01"))) == certain("2025-07-24"), "nothing is taken away"
    assert reaches(granted(20), granted(20, "2025-08-01")) == certain("2025-08-23"), "the bound is for all together"
    assert reaches(granted(20), granted(until=day("2025-08-20"), approved="2025-08-01")) == certain("2025-08-20")
    assert reaches(granted(until=day("2025-08-01")), granted(9, "2025-07-30")) == certain("2025-08-10")


def test_an_extension_approved_when_the_period_was_over_gives_nothing() -> None:
    assert reaches(granted(10, "2025-07-24")) == certain("2025-08-03"), "on the last day is in time"
    assert reaches(granted(10, "2025-07-25")) == certain("2025-07-24")
    assert reaches(granted(10), granted(10, "2025-08-03")) == certain("2025-08-13")
    assert reaches(granted(10), granted(10, "2025-08-04")) == certain("2025-08-03")
    assert reaches(granted(10, "2025-08-03"), granted(10)) == certain("2025-08-13"), "however they are listed"


def test_an_extension_of_which_something_is_unknown_makes_two_limits() -> None:
    both = Days(day("2025-07-24"), day("2025-08-03"))
    assert reaches(granted(10, approved="2025-07-01", status=UNDETERMINED)) == both
    assert reaches(granted(10)._replace(approved=UNKNOWN)) == both
    assert reaches(granted()) == Days(day("2025-07-24"), day("2025-08-23"))
    assert reaches(granted()._replace(most=None)) == Days(day("2025-07-24"), None)
    assert reaches(granted(10, until=day("2025-08-06"))) == Days(day("2025-08-03"), day("2025-08-06"))


def test_a_period_may_run_after_another_each_with_its_own_roll() -> None:
    """Six months to sue after 31 August end with February; three months more, and not nine in one step."""
    three = Period(3, "month", roll="next_workday", after=Period(6, "month", roll="next_workday"))
    assert last_day(three, day("2024-08-31"), calendar=CHINA) == certain("2025-05-28")
    assert last_day(Period(9, "month"), day("2024-08-31"), calendar=CHINA) == certain("2025-05-31")
    # six months end on Sunday 11 May, the next working day is the 12th
    assert last_day(three, day("2024-11-11"), calendar=CHINA) == certain("2025-08-12")
    assert judge(three, day("2024-08-31"), day("2025-05-29"), calendar=CHINA).reason == "late"
    assert judge(three, day("2024-08-31"), day("2024-10-01"), calendar=CHINA).reason == "in_time"
    assert used(three, day("2024-08-31"), day("2025-05-28"), calendar=CHINA) == Count(89, 89)
    with pytest.raises(ValueError, match="by days"):
        last_day(Period(2, "hour", after=Period(1, "month")), day("2024-08-31"), calendar=CHINA)


@given(st.integers(0, 24), st.integers(0, 24), dates)
def test_a_period_after_another_starts_on_its_last_day(first: int, second: int, start: dt.date) -> None:
    for unit, roll in product(("month", "calendar_day", "working_day"), ROLLS):
        before = last_day(Period(first, unit, roll=roll), start, calendar=CHINA).low
        assert before is not None
        chained = Period(second, unit, roll=roll, after=Period(first, unit, roll=roll))
        assert last_day(chained, start, calendar=CHINA) == last_day(
            chained._replace(after=None), before, calendar=CHINA
        )


def test_a_period_that_needs_a_year_without_a_calendar_is_open() -> None:
    verdict = judge(Period(15, "working_day"), day("2026-12-15"), day("2027-01-08"), calendar=CHINA)
    assert (verdict.status, verdict.reason, verdict.open) == (UNDETERMINED, "open", ("calendar",))
    assert verdict.last == Days(day("2027-01-03"), None)


def test_a_year_without_a_calendar_settles_nothing_that_is_settled_before_it() -> None:
    short = Period(5, "working_day")
    assert judge(short, day("2026-12-15"), day("2027-03-01"), calendar=CHINA).reason == "late"
    assert judge(short, day("2026-12-30"), day("2026-12-31"), calendar=CHINA).reason == "in_time"


def test_calendar_days_need_no_calendar_unless_they_roll() -> None:
    thirty = Period(30, "calendar_day")
    assert judge(thirty, day("2031-03-01"), day("2031-03-31"), calendar=NO_CALENDAR).status == PASS
    rolled = thirty._replace(roll="next_workday")
    assert judge(rolled, day("2031-03-01"), day("2031-03-31"), calendar=NO_CALENDAR).status == PASS
    assert judge(rolled, day("2031-03-01"), day("2031-04-01"), calendar=NO_CALENDAR).open == ("calendar",)


def test_a_holiday_the_region_has_not_recorded_makes_two_limits() -> None:
    assert add(day("2019-05-31"), 5, "working_day", REGION) == Days(day("2019-06-10"), day("2019-06-11"))


# ---- what is missing, and what contradicts itself


@pytest.mark.parametrize("edge", EDGES)
@pytest.mark.parametrize("unit", UNITS)
def test_a_missing_date_is_never_today(unit: str, edge: str) -> None:
    period = Period(3, unit, edge)
    known = minute("1990-01-05 10:00")
    for nothing, word in ((None, "blank"), (UNKNOWN, "unknown")):
        without_start = judge(period, nothing, known, calendar=CHINA)
        assert (without_start.status, without_start.reason, without_start.last) == (UNDETERMINED, f"{word}_start", None)
        without_end = judge(period, known, nothing, calendar=CHINA)
        assert (without_end.status, without_end.reason) == (UNDETERMINED, f"{word}_end")
        assert without_end.last is not None


@given(periods(), dates, st.integers(1, 4000))
def test_an_end_before_its_start_is_not_late_but_never_far_enough(period: Period, start: dt.date, gap: int) -> None:
    verdict = judge(period, start, start - DAY * gap, calendar=CHINA)
    assert verdict.reason == "inverted"
    assert verdict.status == (PASS if period.edge == "by" else FAIL)
    assert used(period, start, start - DAY * (gap + 1), calendar=CHINA) == Count(0, 0)


@pytest.mark.parametrize(
    "wrong",
    [Period(-1, "month"), Period(1, "week"), Period(1, "month", "until"), Period(1, "month", "by", "back")],
)
def test_a_period_that_is_none_is_refused(wrong: Period) -> None:
    with pytest.raises(ValueError, match="not an"):
        judge(wrong, day("2024-03-01"), day("2024-03-02"), calendar=CHINA)


far = (st.integers(0, 10**12), st.sampled_from(UNITS), st.sampled_from(EDGES), st.sampled_from(ROLLS), st.booleans())
by_days = st.builds(Period, st.integers(0, 10**12), day_units, st.just("by"), st.sampled_from(ROLLS), after=st.none())


@given(
    st.builds(Period, *far, st.none()) | st.builds(Period, far[0], day_units, *far[2:], by_days),
    st.dates() | st.datetimes(),
    st.dates() | st.datetimes() | st.none() | st.just(UNKNOWN),
    st.sampled_from([CHINA, NO_CALENDAR, REGION]),
)
def test_no_date_and_no_amount_is_too_far(period: Period, start: dt.date, end: Moment, calendar: Calendar) -> None:
    verdict = judge(period, start, end, calendar=calendar)
    assert verdict.reason in REASONS
    assert bool(verdict.open) == (verdict.reason == "open")


# ---- laws


@given(dates, amounts, st.sampled_from(["calendar_day", "working_day"]))
def test_no_day_is_skipped(start: dt.date, amount: int, unit: str) -> None:
    this, following = add(start, amount, unit, CHINA).low, add(start, amount + 1, unit, CHINA).low
    assert this is not None
    step = this + DAY if unit == "calendar_day" else CHINA.next_working_day(this + DAY).low
    assert following == step


@given(dates, st.integers(0, 60), st.sampled_from(UNITS), st.sampled_from([CHINA, REGION]))
def test_a_longer_period_never_ends_earlier(start: dt.date, amount: int, unit: str, calendar: Calendar) -> None:
    this, longer = add(start, amount, unit, calendar), add(start, amount + 1, unit, calendar)
    later = add(start + DAY, amount, unit, calendar)
    for bound in (0, 1):
        assert (this[bound] or dt.date.max) <= (longer[bound] or dt.date.max)
        assert (this[bound] or dt.date.max) <= (later[bound] or dt.date.max)


@given(dates, st.integers(0, 40), day_units, near)
def test_adding_and_counting_back_agree(start: dt.date, amount: int, unit: str, shift: int) -> None:
    last = add(start, amount, unit, CHINA).low
    assert last is not None
    for ended in (last, last + DAY * shift):
        back = count_back(ended, amount, unit, CHINA)
        assert back.low == back.high
        assert back.low is not None
        assert (start <= back.low) == (last <= ended)


@given(dates, st.integers(1, 12), day_units)
def test_counting_back_finds_the_latest_start(last: dt.date, amount: int, unit: str) -> None:
    back = count_back(last, amount, unit, CHINA).low
    assert back is not None
    this, following = add(back, amount, unit, CHINA).low, add(back + DAY, amount, unit, CHINA).low
    assert this is not None
    assert following is not None
    assert this <= last < following


@given(st.dates(dt.date(2019, 5, 25), dt.date(2019, 6, 20)), st.integers(1, 9))
def test_counting_back_over_an_unrecorded_holiday_gives_both_starts(last: dt.date, amount: int) -> None:
    back = count_back(last, amount, "working_day", REGION)
    assert back.low is not None
    assert back.high is not None
    assert back.low <= (count_back(last, amount, "working_day", CHINA).low or dt.date.min) <= back.high
    assert (add(back.low, amount, "working_day", REGION).high or dt.date.max) <= last
    assert (add(back.high, amount, "working_day", REGION).low or dt.date.max) <= last


def test_counting_back_hours_goes_back_to_the_minute() -> None:
    assert count_back(minute("2024-03-02 14:30"), 24, "hour", CHINA).low == minute("2024-03-01 14:30")
    assert count_back(day("0001-01-02"), 5, "calendar_day", CHINA) == Days(None, None)
    assert count_back(day("0001-01-02"), 5, "working_day", CHINA) == Days(None, None)
    assert count_back(day("0001-01-02"), 5, "year", CHINA) == Days(None, None)


@given(periods(), dates)
def test_the_last_lawful_day_passes_and_the_day_after_fails(period: Period, start: dt.date) -> None:
    last = last_day(period, start, calendar=CHINA)
    assert last.low == last.high
    assert last.low is not None
    on, following = (judge(period, start, last.low + DAY * step, calendar=CHINA) for step in (0, 1))
    if last.low < start:  # counted with its start, a period of 0 days ends the day before
        assert on.reason == "inverted"
    else:
        assert on.status == (PASS if period.edge == "by" else FAIL)
    assert following.status == (FAIL if period.edge == "by" else PASS)


@given(periods(), dates, near)
def test_what_was_used_agrees_with_the_verdict(period: Period, start: dt.date, length: int) -> None:
    end = start + DAY * abs(length)
    if period.unit in {"month", "year"} or period.roll != "none" or not period.amount:
        return
    low, high = used(period, start, end, calendar=CHINA)
    assert low == high
    status = judge(period, start, end, calendar=CHINA).status
    if period.edge == "by":
        assert status == FAIL or low <= period.amount
        assert status == PASS or low >= period.amount
    else:
        assert (status == PASS) == (low >= period.amount)


@given(st.data())
def test_exclusions_are_those_of_a_set_of_days(data: st.DataObject) -> None:
    start = data.draw(dates)
    unit = data.draw(st.sampled_from(["working_day", "calendar_day"]))
    amount = data.draw(st.integers(1, 30))
    spans = data.draw(exclusions(start, st.just(PASS)))
    out = {
        span.first + DAY * n
        for span in spans
        if isinstance(span.first, dt.date) and isinstance(span.last, dt.date)
        for n in range((span.last - span.first).days + 1)
    }
    date, left = start, amount
    while left:
        date += DAY
        left -= date not in out and (unit == "calendar_day" or bool(CHINA.is_working_day(date)))
    assert last_day(Period(amount, unit), start, calendar=CHINA, exclusions=spans) == Days(date, date)
    assert used(Period(amount, unit), start, date, calendar=CHINA, exclusions=spans) == Count(amount, amount)


@given(periods(), st.data())
def test_a_verdict_is_certain_exactly_where_all_that_is_open_agrees(period: Period, data: st.DataObject) -> None:
    start = data.draw(dates)
    spans = data.draw(exclusions(start))
    extensions = [Extension(1, status) for status in data.draw(st.lists(statuses, max_size=2))]
    open_last = last_day(period, start, calendar=CHINA, exclusions=spans, extensions=extensions)
    choices = [[PASS, FAIL] if status in (UNDETERMINED, ERROR) else [status] for status in (
        *(span.proof for span in spans), *(extension.status for extension in extensions)
    )]  # fmt: skip
    settled = [
        (
            [span._replace(proof=proof) for span, proof in zip(spans, choice, strict=False)],
            [Extension(1, status) for status in choice[len(spans) :]],
        )
        for choice in product(*choices)
    ]
    lasts = [last_day(period, start, calendar=CHINA, exclusions=s, extensions=e) for s, e in settled]
    assert open_last.low == min(last.low or dt.date.max for last in lasts)
    assert open_last.high == max(last.high or dt.date.max for last in lasts)
    for end in ends(open_last):
        verdict = judge(period, start, end, calendar=CHINA, exclusions=spans, extensions=extensions)
        truths = {judge(period, start, end, calendar=CHINA, exclusions=s, extensions=e).status for s, e in settled}
        assert verdict.status == (truths.pop() if len(truths) == 1 else UNDETERMINED)
        assert bool(verdict.open) == (verdict.status == UNDETERMINED)
        assert set(verdict.open) <= {"exclusion", "extension"}


@st.composite
def grants(draw: st.DrawFn, start: dt.date) -> Extension:
    """Return an extension of which the length, or the day of the approval, may be unknown."""
    return Extension(
        draw(st.none() | st.integers(0, 12)),
        draw(st.sampled_from([PASS, FAIL, UNDETERMINED])),
        draw(st.none() | st.none() | near.map(lambda days: start + DAY * days)),
        draw(st.sampled_from([4, 8])),
        draw(st.booleans()),
        draw(st.sampled_from([None, UNKNOWN]) | near.map(lambda days: start + DAY * days)),
        draw(st.integers(0, 1)),
    )


def completed(one: Extension, start: dt.date) -> list[Extension]:
    """Return what *one* may turn out to be."""
    statuses_ = [PASS, FAIL] if one.status == UNDETERMINED else [one.status]
    known = isinstance(one.approved, dt.date) or not one.asked
    days = [one.approved] if known else [start - DAY, start + DAY * 12, start + DAY * 60]
    if one.amount is not None and one.until is not None:
        lengths: list[tuple[int | None, Moment]] = [(one.amount, None), (None, one.until)]
    elif one.amount is None and one.until is None:
        lengths = [(amount, None) for amount in (0, 3, 8)]
    else:
        lengths = [(one.amount, one.until)]
    return [
        one._replace(amount=amount, until=until, status=status, approved=approved)
        for (amount, until), status, approved in product(lengths, statuses_, days)
    ]


def walked(amount: int, start: dt.date, extensions: list[Extension]) -> dt.date:
    """Return the last day of *amount* calendar days, one extension after another as a clerk would add them."""
    last = start + DAY * amount
    caps: dict[int, dt.date] = {}
    for one in sorted(extensions, key=lambda it: str(it.approved) if it.asked else ""):
        if one.status == FAIL or (one.asked and isinstance(one.approved, dt.date) and one.approved > last):
            continue
        assert one.most is not None
        cap = caps.setdefault(one.group, last + DAY * one.most)
        wanted = one.until if isinstance(one.until, dt.date) else last + DAY * (one.amount or 0)
        last = max(last, min(wanted, cap))
    return last


@given(dates, st.integers(0, 20), st.data())
def test_an_extension_is_certain_only_where_all_it_may_be_agrees(
    start: dt.date, amount: int, data: st.DataObject
) -> None:
    extensions = data.draw(st.lists(grants(start), max_size=2))
    period = Period(amount, "calendar_day")
    found = last_day(period, start, calendar=CHINA, extensions=extensions)
    assert found.low is not None
    assert found.high is not None
    for choice in product(*(completed(one, start) for one in extensions)):
        last = walked(amount, start, list(choice))
        assert last_day(period, start, calendar=CHINA, extensions=choice) == Days(last, last)
        assert found.low <= last <= found.high


@given(periods(), st.dates(dt.date(2019, 4, 1), dt.date(2019, 6, 30)))
def test_a_calendar_that_knows_more_only_narrows(period: Period, start: dt.date) -> None:
    wide = last_day(period, start, calendar=NO_CALENDAR)
    middle = last_day(period, start, calendar=REGION)
    narrow = last_day(period, start, calendar=CHINA)
    for outer, inner in ((wide, middle), (middle, narrow)):
        assert (outer.low or dt.date.max) <= (inner.low or dt.date.max)
        assert (outer.high or dt.date.max) >= (inner.high or dt.date.max)
    for end in ends(middle):
        less, more = (judge(period, start, end, calendar=known).status for known in (REGION, CHINA))
        assert less in (UNDETERMINED, more)


@given(
    st.integers(0, 72),
    st.sampled_from(EDGES),
    st.datetimes(minute("2024-03-01"), minute("2024-03-03")),
    st.data(),
)
def test_recording_the_hour_only_narrows(amount: int, edge: str, start: dt.datetime, data: st.DataObject) -> None:
    end = data.draw(st.datetimes(start, start + DAY * 5))
    pause = data.draw(st.datetimes(start, end))
    period = Period(amount, "hour", edge)
    exact = judge(period, start, end, calendar=CHINA, exclusions=[Exclusion(pause, pause + DAY)]).status
    for begun, ended, stop in product((start, start.date()), (end, end.date()), (pause, pause.date())):
        span = Exclusion(stop, pause + DAY if stop is pause else (pause + DAY).date())
        verdict = judge(period, begun, ended, calendar=CHINA, exclusions=[span])
        assert verdict.status in (UNDETERMINED, exact)
