"""Scalars as people write them: text -> value, or ValueError with the reason.

Fullwidth digits and signs are read like their ASCII twins; dates may be ISO, Chinese (2024年3月1日, 二〇二四年三月
一日) or eight digits (20240301); a time with an offset (RFC 3339) is the time that clocks in China showed then; a
document number may carry its year in any bracket. Nothing is guessed: 2023-02-30 is an error, not the second of March,
and 24-3-1 names no year.
"""

import datetime as dt
import re
from collections.abc import Callable
from decimal import Decimal
from functools import cache
from typing import Any, Final

_WIDE: Final = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}
# ASCII digits only: \d and int() would also take those of other scripts, which no clerk here writes
_DAY: Final = (
    r"([0-9]{4})\s*(?:年\s*([0-9]{1,2})\s*月\s*([0-9]{1,2})\s*[日号]?"
    r"|([-./])\s*([0-9]{1,2})\s*\4\s*([0-9]{1,2}))"
)
_MOMENT: Final = (
    _DAY + r"(?:(?:\s+|[Tt]|(?<=[日号]))([0-9]{1,2})"
    r"(?:\s*时|\s*[:时]\s*([0-9]{1,2})\s*(?:[:分]\s*(?:([0-9]{1,2})\s*秒?)?)?))?"
)
_OFFSET: Final = r"(.*[Tt ][0-9]{2}:[0-9]{2}(?::[0-9]{2})?)(?:\.[0-9]{1,9})?(?:([Zz])|([+-])([0-9]{2}):?([0-9]{2}))"
_FEW: Final = "([0-9一二三四五六七八九十]{1,3})"
_SPELT: Final = rf"([〇零○0-9一二三四五六七八九]{{4}})\s*年\s*{_FEW}\s*月\s*{_FEW}(\s*[日号].*)?"
_NUMERALS: Final = {sign: str(number) for number, sign in enumerate("〇一二三四五六七八九")} | {"零": "0", "○": "0"}
_INTEGER: Final = r"[+-]?[0-9]{1,18}"
_DECIMAL: Final = r"[+-]?(?:[0-9]{1,18}|[0-9]{1,3}(?:,[0-9]{3}){1,5})(?:\.[0-9]{1,9})?"
_PAGES: Final = r"第?\s*([0-9]{1,6})\s*(?:页)?\s*(?:[-—–~至一]+\s*第?\s*([0-9]{1,6})\s*)?页?"
_YEAR: Final = r"[\[(〔【﹝]([0-9]{4})[\])〕】﹞]"
_UNSEEN: Final = (
    "[\u00ad\u034f\u061c\u115f\u1160\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\u3164\ufe00-\ufe0f\ufeff\uffa0]"
)
CHINA: Final = dt.timedelta(hours=8)
"""How far clocks in China are ahead of UTC: what carries an offset is told by them."""
_BRACKETS: Final = frozenset("[]()【】﹝﹞")
"""Brackets around a year that are not yet 〔 〕."""
_TRUE: Final = frozenset(("true", "yes", "是", "有", "y", "√", "已"))
_FALSE: Final = frozenset(("false", "no", "否", "无", "n", "×", "未", "没有"))


@cache
def _pattern(text: str) -> re.Pattern[str]:
    """Return a pattern of the above, made when it is first needed: one file needs few of them."""
    return re.compile(text)


def _digits(text: str, most: int) -> bool:
    """Return whether *text* is from one to *most* ASCII digits: most numbers are, and need no pattern."""
    return len(text) <= most and text.isascii() and text.isdigit()


def narrow(text: str) -> str:
    """Return *text* with fullwidth letters, digits and signs as their ASCII twins and no space around it."""
    return (text if text.isascii() else text.translate(_WIDE)).strip()


def text(value: str) -> str:
    """Return *value* as it is."""
    return value


def visible(value: str) -> str:
    """Return *value* without the signs that nobody sees: zero-width, soft hyphen, marks of direction and variation."""
    return value if value.isprintable() else _pattern(_UNSEEN).sub("", value)


def integer(value: str) -> int:
    """Return the whole number *value*, such as 12 or １２. Raises ValueError for anything else."""
    plain = narrow(value)
    if _digits(plain, 18):
        return int(plain)
    if not _pattern(_INTEGER).fullmatch(plain):
        raise ValueError("expected a whole number")
    return int(plain)


def decimal(value: str) -> Decimal:
    """Return the amount *value*, such as 5000, 5,000.50 or ５０００元. Raises ValueError for anything else."""
    plain = narrow(value).removesuffix("元").rstrip()
    if _digits(plain, 18):
        return Decimal(plain)
    if not _pattern(_DECIMAL).fullmatch(plain):
        raise ValueError("expected an amount")
    return Decimal(plain.replace(",", ""))


def boolean(value: str) -> bool:
    """Return the truth value of *value*: true, yes, 是, 有 or false, no, 否, 无. Raises ValueError otherwise."""
    plain = narrow(value).lower()
    if plain in _TRUE:
        return True
    if plain in _FALSE:
        return False
    raise ValueError("expected true or false")


def date(value: str) -> dt.date:
    """Return the day *value*, such as 2024-03-01, 2024年3月1日 or 2024.3.1. Raises ValueError for no such day."""
    if _is_iso(value):
        return dt.date.fromisoformat(value)
    plain = narrow(value)
    found = _pattern(_DAY).fullmatch(plain) or _pattern(_DAY).fullmatch(_plainer(plain))
    if found is not None:
        return _day(found)
    read = moment(plain) if _pattern(_OFFSET).fullmatch(plain) else None
    if read is None:
        raise ValueError("expected a date such as 2024-03-01")
    return read.date() if isinstance(read, dt.datetime) else read


def moment(value: str) -> dt.date | dt.datetime:
    """Return the day, or the minute where a time follows (2024-03-01 14:30). Raises ValueError for no such moment."""
    if _is_iso(value):
        return dt.date.fromisoformat(value)
    if _is_iso(value[:10]) and value[10:11] in (" ", "T") and _is_clock(value[11:]):
        return dt.datetime.fromisoformat(value)
    plain, ahead = narrow(value), None
    found = _pattern(_MOMENT).fullmatch(plain)
    if found is None:
        plain, ahead = _without_offset(_plainer(plain))
        found = _pattern(_MOMENT).fullmatch(plain)
    if found is None:
        raise ValueError("expected a date or a time such as 2024-03-01 14:30")
    hour, minute, second = found.groups()[6:]
    if hour is None:
        return _day(found)
    read = dt.datetime.combine(_day(found), dt.time(int(hour), int(minute or 0), int(second or 0)))
    if ahead is None:
        return read
    try:
        read += CHINA - ahead
    except OverflowError:
        raise ValueError("beyond the years that can be written") from None
    return read if read.time() != dt.time() else read.date()  # midnight is how a system writes a day without a time


def _plainer(plain: str) -> str:
    """Return a day in eight digits, or in Chinese numerals, as 2024年3月1日; anything else as it is."""
    if len(plain) == 8 and _digits(plain, 8):
        return f"{plain[:4]}-{plain[4:6]}-{plain[6:]}"
    found = None if plain.isascii() else _pattern(_SPELT).fullmatch(plain)
    if found is None:
        return plain
    year = "".join(_NUMERALS.get(sign, sign) for sign in found[1])
    return f"{year}年{_number(found[2])}月{_number(found[3])}{(found[4] or '日').strip()}"


def _number(text: str) -> int:
    """Return a number up to 99 in digits or Chinese numerals (十二, 三十一). Raises ValueError for anything else."""
    if _digits(text, 2):
        return int(text)
    tens, ten, ones = text.partition("十")
    if not ten:
        tens, ones = "〇", text
    try:
        return int(_NUMERALS[tens or "一"] + _NUMERALS[ones or "〇"])
    except KeyError:
        raise ValueError("expected a number") from None


def _without_offset(plain: str) -> tuple[str, dt.timedelta | None]:
    """Return a time without the offset behind it, and how far that is ahead of UTC; None where there is no offset."""
    found = _pattern(_OFFSET).fullmatch(plain)
    if found is None:
        return plain, None
    rest, _, sign, hours, minutes = found.groups()
    ahead = dt.timedelta(hours=int(hours or 0), minutes=int(minutes or 0))
    if ahead >= dt.timedelta(1):
        raise ValueError("expected an offset below a day")
    return rest, -ahead if sign == "-" else ahead


def _is_iso(value: str) -> bool:
    """Return whether *value* looks like 2024-03-01; fromisoformat alone would also take a week date (2024-W10-1)."""
    return len(value) == 10 and value[4] == value[7] == "-" and value.isascii() and value[8:].isdigit()


def _is_clock(value: str) -> bool:
    """Return whether *value* looks like 14:30."""
    return len(value) == 5 and value[2] == ":" and _digits(value[:2], 2) and _digits(value[3:], 2)


def _day(found: re.Match[str]) -> dt.date:
    """Return the day that one of the two spellings of ``_DAY`` gave."""
    year, month, day, _, other_month, other_day = found.groups()[:6]
    return dt.date(int(year), int(month or other_month), int(day or other_day))


def pages(value: str) -> tuple[int, int]:
    """Return (first, last) of a page span such as 1-3, 4 or 第8—9页. Raises ValueError for anything else."""
    plain = narrow(value)
    start, dash, end = plain.partition("-")
    if _digits(start, 6) and (_digits(end, 6) if dash else True):
        return int(start), int(end or start)
    found = _pattern(_PAGES).fullmatch(plain)
    if found is None:
        raise ValueError("expected pages such as 1-3")
    first, last = found.groups()
    return int(first), int(last or first)


def document_number(value: str) -> str:
    """Return a document number (文号) in one spelling: the year in 〔〕, no spaces, ASCII digits."""
    plain = "".join(narrow(value).split())
    if _BRACKETS.isdisjoint(plain):
        return plain
    return _pattern(_YEAR).sub(r"〔\1〕", plain)


READERS: Final[dict[str, Callable[[str], Any]]] = {
    "text": text, "integer": integer, "decimal": decimal, "boolean": boolean, "date": date, "moment": moment,
    "pages": pages,
}  # fmt: skip
"""Kind of a field -> what reads it."""
