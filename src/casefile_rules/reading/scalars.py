"""Scalars as people write them: text -> value, or ValueError with the reason.

Fullwidth digits and signs are read like their ASCII twins; dates may be ISO or Chinese (2024年3月1日); a document
number may carry its year in any bracket. Nothing is guessed: 2023-02-30 is an error, not the second of March.
"""

import datetime as dt
import re
from decimal import Decimal
from functools import cache
from typing import Final

_WIDE: Final = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}
# ASCII digits only: \d and int() would also take those of other scripts, which no clerk here writes
_DAY: Final = r"([0-9]{4})\s*(?:年\s*([0-9]{1,2})\s*月\s*([0-9]{1,2})\s*日?|([-./])\s*([0-9]{1,2})\s*\4\s*([0-9]{1,2}))"
_MOMENT: Final = (
    _DAY + r"(?:(?:\s+|T|(?<=日))([0-9]{1,2})(?:\s*时|\s*[:时]\s*([0-9]{1,2})\s*(?:[:分]\s*(?:([0-9]{1,2})\s*秒?)?)?))?"
)
_INTEGER: Final = r"[+-]?[0-9]{1,18}"
_DECIMAL: Final = r"[+-]?(?:[0-9]{1,18}|[0-9]{1,3}(?:,[0-9]{3}){1,5})(?:\.[0-9]{1,9})?"
_PAGES: Final = r"第?\s*([0-9]{1,6})\s*(?:页)?\s*(?:[-—–~至一]+\s*第?\s*([0-9]{1,6})\s*)?页?"
_YEAR: Final = r"[\[(〔【﹝]([0-9]{4})[\])〕】﹞]"
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
    found = _pattern(_DAY).fullmatch(narrow(value))
    if found is None:
        raise ValueError("expected a date such as 2024-03-01")
    return _day(found)


def moment(value: str) -> dt.date | dt.datetime:
    """Return the day, or the minute where a time follows (2024-03-01 14:30). Raises ValueError for no such moment."""
    if _is_iso(value):
        return dt.date.fromisoformat(value)
    if _is_iso(value[:10]) and value[10:11] in (" ", "T") and _is_clock(value[11:]):
        return dt.datetime.fromisoformat(value)
    found = _pattern(_MOMENT).fullmatch(narrow(value))
    if found is None:
        raise ValueError("expected a date or a time such as 2024-03-01 14:30")
    hour, minute, second = found.groups()[6:]
    if hour is None:
        return _day(found)
    return dt.datetime.combine(_day(found), dt.time(int(hour), int(minute or 0), int(second or 0)))


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
