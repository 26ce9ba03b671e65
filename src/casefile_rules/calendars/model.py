"""The contract ``calendar/1``: a file of working days for a country or a region, a year an entry."""

from typing import Annotated, ClassVar

from casefile_rules.contracts._base import Contract, Count, Day, Scalar, Text, Words, key

Status = Annotated[str, Words("recorded 已记录\nunrecorded 未记录")]
Confidence = Annotated[str, Words("high 高\nmedium 中\nlow 低")]
Library = Annotated[str, Words("chinesecalendar 国务院节假日安排库")]
Format = Annotated[str, Words("calendar/1")]
YearNumber = Annotated[int, Scalar("integer", minimum=1, maximum=9999)]


class Title(Contract):
    """A name in two languages."""

    zh: ClassVar[str] = "名称"
    chinese: Text = key("中文", "in Chinese", alias="zh", required=True)
    english: Text = key("英文", "in English", alias="en", required=True)


class RestDays(Contract):
    """Days of rest in a row (放假), weekend days among them or not."""

    zh: ClassVar[str] = "放假"
    name: Text = key("节日", "the holiday", required=True)
    first: Day = key("起", "the first day of rest", alias="from", required=True)
    last: Day = key("止", "the last day of rest, this one included", alias="until", required=True)


class OpenWindow(Contract):
    """Where an unrecorded holiday may fall (可能放假的时段)."""

    zh: ClassVar[str] = "可能时段"
    name: Text = key("节日", "the holiday", required=True)
    first: Day = key("起", "the first day on which it may be", alias="from", required=True)
    last: Day = key("止", "the last day on which it may be, this one included", alias="until", required=True)
    rest: Count = key("放假天数", "how many working days in the window may be days of rest, at most", required=True)
    work: Count = key("补班天数", "how many days of rest in the window may have been worked, at most", required=True)


class Elsewhere(Contract):
    """What a year without an entry may hide, anywhere in that year (没有条目的年份)."""

    zh: ClassVar[str] = "其他年份"
    rest: Count = key("放假天数", "how many working days of the year may be days of rest, at most", required=True)
    work: Count = key("补班天数", "how many days of rest of the year may have been worked, at most", required=True)


class YearEntry(Contract):
    """One year: what is recorded of it, or where what is not recorded may fall."""

    zh: ClassVar[str] = "年份条目"
    year: YearNumber = key("年份", "the year", required=True)
    status: Status = key("状态", "recorded, or unrecorded: then the windows say where it may be", required=True)
    source: Text = key("来源", "where this was read", required=True)
    confidence: Confidence = key("可信度", "how sure the source is", required=True)
    rest: list[RestDays] | None = key(
        "放假", "days of rest that are not so in the calendar below (or in the plain week)"
    )
    work: list[Day] | None = key("补班", "days worked that are not working days in the calendar below")
    windows: list[OpenWindow] | None = key("可能时段", "where an unrecorded holiday may fall")
    note: Text | None = key("备注", "anything a reader should know")


class CalendarFile(Contract):
    """A calendar of working days (工作日历)."""

    zh: ClassVar[str] = "工作日历"
    format: Format = key("格式", "calendar/1", required=True)
    id: Text = key("标识", "the name rulesets write, the same as the file's", required=True)
    title: Title = key("名称", "its name for people", required=True)
    base: Text | None = key("基础", "the id of the calendar below, in the same folder, for a region")
    library: Library | None = key("年历库", "the package whose years are known without an entry")
    elsewhere: Elsewhere | None = key(
        "其他年份", "what a year without an entry may hide; needed where there is a base, no bound else"
    )
    years: list[YearEntry] | None = key("年份", "what is said about single years, each at most once")
