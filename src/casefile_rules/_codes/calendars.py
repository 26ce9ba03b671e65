"""Problem codes: files of working days."""

from typing import Final

CALENDARS: Final[dict[str, tuple[str, str]]] = {
    "K290": (
        "“{name}”不能作日历的标识：只能用字母、数字、“-”和“_”，请改名",
        "“{name}” cannot be the id of a calendar: use letters, digits, “-” and “_” only",
    ),
    "K291": (
        "日历的标识是“{id}”，文件名却是“{name}”：两者须一致，请改其中之一",
        "the calendar's id is “{id}” but its file is called “{name}”: make them the same",
    ),
    "K292": (
        "基础日历“{name}”又以本日历为基础，或者层数过多：请去掉循环",
        "the base “{name}” rests on this calendar in turn, or the chain is too long: break the circle",
    ),
    "K293": (
        "有 base 的日历须写 elsewhere，不写 library",
        "a calendar with a base needs elsewhere and no library",
    ),
    "K294": (
        "{year} 年写了两次：每年只能有一个条目，请合并",
        "the year {year} is written twice: merge its two entries",
    ),
    "K295": (
        "{year} 年的 {days} 与 status 不符：recorded 写 rest 和 work，unrecorded 只写 windows",
        "{days} of {year} does not go with its status: recorded years have rest and work, unrecorded ones only windows",
    ),
    "K296": (
        "{days} 不属于 {year} 年，或起止颠倒，或既放假又补班：请改正日期",
        "{days} is not within {year}, ends before it begins, or is both a day of rest and worked: correct the date",
    ),
}
