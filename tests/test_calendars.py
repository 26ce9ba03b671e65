"""Working days: what the State Council arranged, what a region adds, and what nobody has written down."""

import datetime as dt
import pickle
from concurrent.futures import ThreadPoolExecutor
from itertools import combinations, pairwise

import chinese_calendar  # type: ignore[import-untyped, unused-ignore]  # it ships no types
import pytest
from hypothesis import given
from hypothesis import strategies as st

from casefile_rules.calendars import CHINA, NO_CALENDAR, Calendar, Count, Days, Gap, Window, Year
from casefile_rules.calendars.spans import NEVER, united, without

DAY = dt.timedelta(1)
recorded_days = st.dates(dt.date(2004, 1, 1), dt.date(2026, 12, 31))
any_days = st.dates()


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def days_between(first: dt.date, last: dt.date) -> list[dt.date]:
    return [first + DAY * n for n in range((last - first).days + 1)]


def test_the_tables_agree_with_the_library_on_every_day() -> None:
    for date in days_between(day("2004-01-01"), day("2026-12-31")):
        assert CHINA.is_working_day(date) is chinese_calendar.is_workday(date), date


@pytest.mark.parametrize("made_up", ["2024-02-04", "2024-02-18", "2025-01-26", "2025-04-27"])
def test_a_sunday_that_is_worked_counts(made_up: str) -> None:
    date = day(made_up)
    assert date.weekday() == 6
    assert CHINA.is_working_day(date)
    assert CHINA.working_days(date, date) == Count(1, 1)


def test_a_weekday_given_in_exchange_does_not_count() -> None:
    assert CHINA.is_working_day(day("2025-02-04")) is False
    assert CHINA.working_days(day("2025-01-27"), day("2025-02-05")) == Count(2, 2)


def test_a_year_without_an_arrangement_is_not_guessed() -> None:
    assert CHINA.is_working_day(day("2027-10-06")) is None
    assert CHINA.is_working_day(day("2003-12-31")) is None
    assert CHINA.working_days(day("2026-12-30"), day("2027-01-05")) == Count(2, 7)
    assert CHINA.nth_working_day(day("2026-12-29"), 3) == Days(day("2027-01-01"), None)
    assert CHINA.nth_working_day(day("2026-12-29"), 2) == Days(day("2026-12-31"), day("2026-12-31"))
    assert CHINA.gaps(day("2026-06-01"), day("2027-02-01")) == (
        Gap("no_arrangement", day("2027-01-01"), day("2027-02-01")),
    )


def test_days_before_the_first_arrangement_are_open_and_those_after_it_are_not() -> None:
    # 1 January 2004 was a holiday, the 2nd a Friday
    assert CHINA.nth_working_day(day("2003-12-30"), 1) == Days(day("2003-12-31"), day("2004-01-02"))


@given(any_days, any_days)
def test_without_any_calendar_every_day_may_or_may_not_count(first: dt.date, last: dt.date) -> None:
    length = max((last - first).days + 1, 0)
    assert NO_CALENDAR.working_days(first, last) == Count(0, length)
    assert NO_CALENDAR.gaps(first, last) == ((Gap("no_arrangement", first, last),) if length else ())


@given(any_days, any_days)
def test_any_two_dates_have_an_answer(first: dt.date, last: dt.date) -> None:
    low, high = CHINA.working_days(first, last)
    assert 0 <= low <= high <= max((last - first).days + 1, 0)
    CHINA.gaps(first, last)
    for found in (CHINA.nth_working_day(first, 1 + abs((last - first).days)), CHINA.next_working_day(last)):
        assert found.low is None or found.high is None or found.low <= found.high


@given(recorded_days, st.integers(-3, 500))
def test_a_count_is_the_sum_of_its_days(first: dt.date, length: int) -> None:
    last = min(first + DAY * length, day("2026-12-31"))
    truth = sum(chinese_calendar.is_workday(date) for date in days_between(first, last))
    assert CHINA.working_days(first, last) == Count(truth, truth)


@given(recorded_days, st.integers(1, 300))
def test_the_nth_working_day_is_the_nth(after: dt.date, n: int) -> None:
    low, high = CHINA.nth_working_day(after, n)
    if low is None or low.year > 2026:
        return
    assert low == high
    assert CHINA.is_working_day(low)
    assert CHINA.working_days(after + DAY, low) == Count(n, n)


def test_the_first_working_day_is_the_least_that_can_be_asked_for() -> None:
    with pytest.raises(ValueError, match="from 1"):
        CHINA.nth_working_day(day("2024-03-01"), 0)


@given(recorded_days)
def test_the_next_working_day_skips_only_days_of_rest(date: dt.date) -> None:
    found = CHINA.next_working_day(date)
    if found.high is not None:
        assert found.low == found.high
        assert not any(chinese_calendar.is_workday(skipped) for skipped in days_between(date, found.high - DAY))


# ---- a region, and what it has not recorded


@st.composite
def hidden_holidays(draw: st.DrawFn) -> list[Window]:
    """Draw one or two disjoint windows in March 2024, small enough to try every arrangement."""
    windows = []
    first = day("2024-03-04")
    for _ in range(draw(st.integers(1, 2))):
        first += DAY * draw(st.integers(0, 4))
        last = first + DAY * draw(st.integers(0, 6))
        windows.append(Window(first, last, draw(st.integers(0, 2)), draw(st.integers(0, 1)), "hidden"))
        first = last + DAY
    return windows


def arrangements(windows: list[Window]) -> list[dict[dt.date, bool]]:
    """Return every arrangement the windows allow, as the days that differ from the national calendar."""
    found: list[dict[dt.date, bool]] = [{}]
    for window in windows:
        inside = days_between(window.first, window.last)
        worked = [date for date in inside if chinese_calendar.is_workday(date)]
        rested = [date for date in inside if not chinese_calendar.is_workday(date)]
        changes = [
            dict.fromkeys(off, False) | dict.fromkeys(on, True)
            for size in range(window.off + 1)
            for off in combinations(worked, size)
            for made_up in range(window.work + 1)
            for on in combinations(rested, made_up)
        ]
        found = [before | change for before in found for change in changes]
    return found


def region(windows: list[Window]) -> Calendar:
    return Calendar("region", {2024: Year(windows=tuple(windows), recorded=False)}, base=CHINA)


@given(hidden_holidays(), st.integers(-3, 12), st.integers(0, 25), st.integers(1, 8))
def test_an_interval_is_exactly_what_the_arrangements_allow(
    windows: list[Window], shift: int, length: int, n: int
) -> None:
    first = day("2024-03-04") + DAY * shift
    last = first + DAY * length
    counts, reached = [], []
    for changes in arrangements(windows):
        worked = [
            date
            for date in days_between(first, last + DAY * 40)
            if changes.get(date, chinese_calendar.is_workday(date))
        ]
        counts.append(sum(date <= last for date in worked))
        reached.append(worked[n - 1])
    calendar = region(windows)
    assert calendar.working_days(first, last) == Count(min(counts), max(counts))
    assert calendar.nth_working_day(first - DAY, n) == Days(min(reached), max(reached))


@given(hidden_holidays(), st.data())
def test_recording_what_was_hidden_only_narrows(windows: list[Window], data: st.DataObject) -> None:
    changes = data.draw(st.sampled_from(arrangements(windows)))
    rests = tuple((date, date, "found") for date, worked in changes.items() if not worked)
    works = tuple(date for date, worked in changes.items() if worked)
    known = Calendar("region", {2024: Year(off=rests, work=works)}, base=CHINA)
    first, last = sorted((data.draw(recorded_days), data.draw(st.dates(day("2024-02-20"), day("2024-04-10")))))
    wide, narrow = region(windows).working_days(first, last), known.working_days(first, last)
    assert wide.low <= narrow.low <= narrow.high <= wide.high


def test_a_region_that_says_nothing_of_a_year_may_hide_holidays_anywhere_in_it() -> None:
    calendar = Calendar("region", base=CHINA, elsewhere=(4, 1))
    national = CHINA.working_days(day("2024-05-01"), day("2024-05-31")).low
    assert calendar.working_days(day("2024-05-01"), day("2024-05-31")) == Count(national - 4, national + 1)
    assert calendar.gaps(day("2024-05-01"), day("2024-05-31")) == (
        Gap("unrecorded", day("2024-01-01"), day("2024-12-31")),
    )


# ---- a year without an arrangement, and what it may hide at most

BOUNDED = Calendar("bounded", library=True, elsewhere=(3, 2))
unknown_days = st.dates(day("2026-11-01"), day("2029-02-28"))


@st.composite
def unpublished(draw: st.DrawFn) -> dict[int, Year]:
    """Draw an arrangement of the years 2027 to 2029 within what BOUNDED says they may hide."""
    years = {}
    for number in (2027, 2028, 2029):
        days = [dt.date(number, 1, 1) + DAY * n for n in draw(st.sets(st.integers(0, 364), max_size=12))]
        off = [date for date in days if date.weekday() < 5][:3]
        on = [date for date in days if date.weekday() > 4][:2]
        years[number] = Year(off=tuple((date, date, "drawn") for date in off), work=tuple(on))
    return years


@given(unpublished(), unknown_days, unknown_days, st.integers(1, 300))
def test_a_bounded_year_holds_whatever_is_published_later(
    years: dict[int, Year], one: dt.date, other: dt.date, n: int
) -> None:
    first, last = min(one, other), max(one, other)
    later = Calendar("later", years, library=True)
    wide, truth = BOUNDED.working_days(first, last), later.working_days(first, last).low
    assert wide.low <= truth <= wide.high
    assert BOUNDED.known_years == CHINA.known_years, "a bound makes no year known"
    reached, true = BOUNDED.nth_working_day(first, n), later.nth_working_day(first, n)
    if true.high is not None and true.high.year < 2030:
        assert true.low is not None
        assert (reached.low or dt.date.max) <= true.low
        assert true.high <= (reached.high or dt.date.max)
    free = CHINA.working_days(first, last)
    assert free.low <= wide.low
    assert wide.high <= free.high


def test_the_bound_is_reached_and_no_more() -> None:
    assert BOUNDED.working_days(day("2027-03-01"), day("2027-03-07")) == Count(2, 7)
    assert BOUNDED.working_days(day("2027-03-01"), day("2027-03-31")) == Count(20, 25)
    # from 31 December 2026, a Thursday: three of the next weekdays may be off, and the next two days of rest worked
    assert BOUNDED.nth_working_day(day("2026-12-31"), 1) == Days(day("2027-01-01"), day("2027-01-06"))
    assert BOUNDED.nth_working_day(day("2027-03-05"), 3) == Days(day("2027-03-08"), day("2027-03-15"))
    # far away it is not looked at any more
    assert BOUNDED.working_days(day("2027-01-01"), dt.date.max).low == 0


def test_windows_that_overlap_hide_no_more_than_all_their_days() -> None:
    week = Window(day("2024-03-04"), day("2024-03-08"), 4, 0, "one")
    calendar = region([week, week._replace(name="two")])
    assert calendar.working_days(day("2024-03-04"), day("2024-03-08")) == Count(0, 5)


def test_a_year_written_down_makes_a_new_year_known() -> None:
    new = Year(off=((day("2027-01-01"), day("2027-01-03"), "元旦"),), work=(day("2027-01-09"),))
    calendar = Calendar("own", {2027: new}, library=True)
    assert calendar.working_days(day("2026-12-31"), day("2027-01-10")) == Count(7, 7)
    assert calendar.is_working_day(day("2027-01-09"))
    assert calendar.known_years[-1] == 2027


def test_an_unrecorded_year_of_the_national_calendar_is_unknown_even_if_the_library_has_it() -> None:
    calendar = Calendar("own", {2024: Year(recorded=False)}, library=True)
    assert calendar.is_working_day(day("2024-03-04")) is None
    assert calendar.is_working_day(day("2025-03-04")) is True


def test_what_is_recorded_without_certainty_is_named() -> None:
    rest = (day("2024-04-10"), day("2024-04-10"), "肉孜节")
    calendar = Calendar("region", {2024: Year(off=(rest,), confidence="medium")}, base=CHINA)
    assert calendar.is_working_day(day("2024-04-10")) is False
    assert calendar.gaps(day("2024-04-01"), day("2024-04-30")) == (Gap("unconfirmed", *rest),)
    assert calendar.gaps(day("2024-04-11"), day("2024-04-30")) == ()


def test_a_calendar_can_be_pickled_and_shared() -> None:
    calendar = Calendar("region", {2024: Year(work=(day("2024-03-09"),))}, base=CHINA, digests=("0" * 64,))
    copy = pickle.loads(pickle.dumps(calendar))  # noqa: S301  # our own bytes
    assert copy.is_working_day(day("2024-03-09"))
    assert copy.digests == calendar.digests
    with ThreadPoolExecutor(4) as pool:
        counts = list(pool.map(lambda n: copy.working_days(day("2024-01-01"), day(f"20{n}-12-31")), range(10, 27)))
    assert counts == [calendar.working_days(day("2024-01-01"), day(f"20{n}-12-31")) for n in range(10, 27)]


# ---- spans

numbers = st.integers(0, 60)
raw_spans = st.lists(st.tuples(numbers, numbers), max_size=8)


@given(raw_spans, numbers, numbers)
def test_united_spans_and_what_they_leave_are_those_of_sets(spans: list[tuple[int, int]], start: int, end: int) -> None:
    truth = {number for first, stop in spans for number in range(first, stop)}
    joined = united(spans)
    assert [number for first, stop in joined for number in range(first, stop)] == sorted(truth)
    assert all(earlier[1] < later[0] for earlier, later in pairwise(joined))
    left = [number for first, stop in without(start, end, joined) for number in range(first, stop)]
    assert left == [number for number in range(start, end) if number not in truth]


@given(recorded_days, raw_spans, st.integers(1, 60))
def test_counting_past_excluded_days_misses_none(after: dt.date, spans: list[tuple[int, int]], n: int) -> None:
    start = after.toordinal() + 1
    excluded = united((first + start, end + start) for first, end in spans)
    inside = {number for first, end in excluded for number in range(first, end)}
    reached = CHINA.reach(start, n, sooner=True, excluded=excluded)
    if reached == NEVER or dt.date.fromordinal(reached).year > 2026:
        return
    counted = [
        number
        for number in range(start, reached + 1)
        if number not in inside and chinese_calendar.is_workday(dt.date.fromordinal(number))
    ]
    assert len(counted) == n
    assert counted[-1] == reached
