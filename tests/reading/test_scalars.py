"""Scalars as people write them: every spelling of the same thing is the same, and nothing is guessed."""

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casefile_rules.reading import scalars

WIDE = str.maketrans("0123456789-./:,()[] ", "０１２３４５６７８９－．／：，（）［］　")
DAYS = st.dates(min_value=dt.date(1000, 1, 1))


def spelt(year: int, zero: str = "〇") -> str:
    """Return a year sign by sign: 二〇二四."""
    return "".join(f"{zero}一二三四五六七八九"[int(sign)] for sign in str(year))


def counted(number: int) -> str:
    """Return a number below a hundred as it is read: 十, 十二, 三十一."""
    tens, ones = divmod(number, 10)
    signs = " 一二三四五六七八九"
    return (("" if tens < 2 else signs[tens]) + ("十" if tens else "") + signs[ones]).strip()


@given(DAYS)
def test_a_day_in_every_spelling(day: dt.date) -> None:
    year, month, number = day.year, day.month, day.day
    spellings = [
        day.isoformat(), f"{year}-{month}-{number}", f"{year}.{month}.{number}", f"{year}/{month:02}/{number:02}",
        f"{year}年{month}月{number}日", f"{year}年{month:02}月{number}", f" {year} 年 {month} 月 {number} 日 ",
        f"{year}年{month}月{number}号", f"{day:%Y%m%d}", f"{spelt(year)}年{counted(month)}月{counted(number)}日",
        f"{spelt(year, '零')}年{counted(month)}月{counted(number)}号", f"{spelt(year, '○')}年{month}月{number}日",
    ]  # fmt: skip
    for written in spellings:
        assert scalars.date(written) == day
        assert scalars.date(written.translate(WIDE)) == day
        assert scalars.moment(written) == day


@given(DAYS, st.times())
def test_a_minute_in_every_spelling(day: dt.date, time: dt.time) -> None:
    minute = dt.datetime.combine(day, time.replace(second=0, microsecond=0))
    hour = time.hour
    spellings = [
        f"{day} {hour}:{time.minute:02}", f"{day}T{time:%H:%M}", f"{day} {time:%H:%M:00}",
        f"{day}  {hour}时{time.minute}分",
        f"{day.year}年{day.month}月{day.day}日{hour}时{time.minute}分",
        f"{day.year}年{day.month}月{day.day}日 {hour}:{time.minute:02}",
        f"{spelt(day.year)}年{counted(day.month)}月{counted(day.day)}日{hour}时{time.minute}分",
    ]  # fmt: skip
    if time.minute == 0:
        spellings.append(f"{day.year}年{day.month}月{day.day}日{hour}时")
    for written in spellings:
        assert scalars.moment(written) == minute
        assert scalars.moment(written.translate(WIDE)) == minute


@given(DAYS.filter(lambda day: day.year < dt.MAXYEAR), st.times(), st.integers(-14 * 60, 14 * 60))
def test_a_time_with_an_offset_is_what_clocks_in_china_showed(day: dt.date, time: dt.time, offset: int) -> None:
    utc = dt.datetime.combine(day, time.replace(microsecond=0)) + dt.timedelta(days=1)
    here = utc + dt.timedelta(hours=8)
    there = utc + dt.timedelta(minutes=offset)
    sign, minutes = "-" if offset < 0 else "+", abs(offset)
    for written in (
        f"{there:%Y-%m-%dT%H:%M:%S}{sign}{minutes // 60:02}:{minutes % 60:02}",
        f"{there.isoformat(' ')}.250{sign}{minutes // 60:02}{minutes % 60:02}",
        f"{utc.isoformat()}Z",
    ):
        assert scalars.moment(written) == (here if here.time() != dt.time() else here.date())
        assert scalars.date(written) == here.date()


def test_midnight_with_an_offset_is_a_day_without_a_time() -> None:
    assert scalars.moment("2024-05-20T00:00:00+08:00") == dt.date(2024, 5, 20)
    assert scalars.moment("2024-05-19T16:00:00Z") == dt.date(2024, 5, 20)
    assert scalars.moment("2024-05-20 00:00") == dt.datetime.fromisoformat("2024-05-20"), (
        "whoever writes a time means it"
    )


@pytest.mark.parametrize(
    "written", ["2024-05-20T10:30+25:00", "0001-01-01T00:30:00+14:00", "2024-05-20T10:30+8", "+08:00"]
)
def test_what_is_no_offset(written: str) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        scalars.moment(written)


@pytest.mark.parametrize("sign", ["\u200b", "\u200e", "\u202e", "\u00ad", "\ufeff", "\u2060", "\ufe0f\u200d"])
def test_signs_that_nobody_sees_are_not_read(sign: str) -> None:
    assert scalars.visible(f"王{sign}芳") == "王芳"
    assert scalars.visible("王　芳 ·“A”") == "王　芳 ·“A”"


@pytest.mark.parametrize(
    "written",
    [
        "2023-02-29", "2024-13-01", "2024-00-10", "2024-04-31", "0000-01-01", "2024-03", "2024年3月", "3月1日",
        "20241301", "2024-W10-1", "2024-061", "2024030", "202403011", "二四年三月一日", "二〇二四年三月三十二日",
        "二〇二四年十三月一日", "二〇二四年三月十十日", "24-3-8", "24年3月8日",
        "2024年3-1", "2024-3.1", "24-03-01", "2024-03-01-02", "昨天", "", "2024-03-01 14:30",
        "٢٠٢٤-٠٣-٠١", "२०२४-०३-०१", "2024-03-١", "𝟐𝟎𝟐𝟒-𝟎𝟑-𝟎𝟏", "+024-03-01", "2024- 3-1x",
    ],
)  # fmt: skip
def test_what_is_no_day(written: str) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        scalars.date(written)


@pytest.mark.parametrize(
    "written",
    ["14:30", "2024-03-01 24:00", "2024-03-01 12:60", "2024-03-0114:30", "2024-03-01 14", "2024-03-01T14:30ZZ",
     "2024-03-01 14:30:61", "2024-02-30 14:30", "2024-03-01 ١٤:٣٠", "2024-03-01TT14:30",
     "2024年3月114时", "2024-3-114:30"],
)  # fmt: skip
def test_what_is_no_minute(written: str) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        scalars.moment(written)


@given(st.integers(-(10**17), 10**17))
def test_whole_numbers(number: int) -> None:
    assert scalars.integer(str(number)) == number
    assert scalars.integer(f" {number:+} ".translate(WIDE)) == number
    assert scalars.integer(f"{number:+}") == number


NO_NUMBERS = [
    "",
    "-",
    "1e3",
    "1_000",
    "0x10",
    "1 000",
    "NaN",
    "inf",
    "٣",
    "३",
    "²",
    "½",
    "Ⅳ",
    "一",
    "1.0.0",
    "9" * 19,
    "--1",
]


@pytest.mark.parametrize("written", [*NO_NUMBERS, "1.0", "1.5", "1,000"])
def test_what_is_no_whole_number(written: str) -> None:
    """int() would take some of these."""
    with pytest.raises(ValueError, match=r"\w"):
        scalars.integer(written)


@given(st.decimals(-(10**15), 10**15, places=2))
def test_amounts(amount: Decimal) -> None:
    for written in (f"{amount}", f"{amount}元", f"{amount:,}", f" {amount} 元 ", f"{amount:,}".translate(WIDE)):
        assert scalars.decimal(written) == amount


@pytest.mark.parametrize(
    "written", [*NO_NUMBERS, "1,00", "1,0000", ",100", "1.", ".5", "5万元", "1e-2", "Infinity", "sNaN"]
)
def test_what_is_no_amount(written: str) -> None:
    """Decimal() would take some of these."""
    with pytest.raises(ValueError, match=r"\w"):
        scalars.decimal(written)


@pytest.mark.parametrize(
    ("written", "expected"),
    [("true", True), ("TRUE", True), ("yes", True), ("是", True), ("有", True), (" 是 ", True), ("ｔｒｕｅ", True),
     ("false", False), ("No", False), ("否", False), ("无", False), ("没有", False)],
)  # fmt: skip
def test_truth_values(written: str, expected: bool) -> None:
    assert scalars.boolean(written) is expected


@pytest.mark.parametrize("written", ["", "1", "0", "on", "maybe", "是否", "不详", "true false"])
def test_what_is_no_truth_value(written: str) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        scalars.boolean(written)


@given(st.integers(0, 999_999), st.integers(0, 999_999), st.sampled_from("-—–~至"))
def test_page_spans(first: int, last: int, sign: str) -> None:
    for written in (
        f"{first}{sign}{last}",
        f"第{first}{sign}{last}页",
        f"第{first}页 {sign} 第{last}页",
        f" {first} {sign} {last} ",
    ):
        assert scalars.pages(written) == (first, last)
        assert scalars.pages(written.translate(WIDE)) == (first, last)
    for written in (f"{first}", f"第{first}页", f"{first}页"):
        assert scalars.pages(written) == (first, first)


@pytest.mark.parametrize("written", ["", "-", "1-", "-3", "a", "1-2-3", "1,3", "٣", "1.5", "1 3", "1000000", "封面"])
def test_what_are_no_pages(written: str) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        scalars.pages(written)


@pytest.mark.parametrize("brackets", ["〔〕", "[]", "［］", "()", "（）", "【】", "﹝﹞"])
def test_a_document_number_with_any_bracket_is_the_same(brackets: str) -> None:
    written = f"博市监罚{brackets[0]}2024{brackets[1]}3号"
    assert scalars.document_number(written) == "博市监罚〔2024〕3号"
    assert scalars.document_number(f" {written.translate(WIDE)} ".replace("罚", "罚 ")) == "博市监罚〔2024〕3号"


@given(st.text("博罚〔[(（【〕])）】2024 　０１号-", max_size=20))
def test_normalising_a_document_number_twice_changes_nothing(written: str) -> None:
    once = scalars.document_number(written)
    assert scalars.document_number(once) == once


@given(st.text(max_size=30), st.sampled_from(["integer", "decimal", "boolean", "date", "moment", "pages"]))
def test_any_text_has_a_value_or_is_refused(written: str, kind: str) -> None:
    try:
        value = getattr(scalars, kind)(written)
    except ValueError:
        return
    assert getattr(scalars, kind)(scalars.narrow(written)) == value


@given(st.text(max_size=30))
def test_text_stays_as_it_is(written: str) -> None:
    assert scalars.text(written) == written
    assert scalars.narrow(scalars.narrow(written)) == scalars.narrow(written)
