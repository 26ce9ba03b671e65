"""Scalars as people write them: text -> value, or ValueError with the reason.

Fullwidth digits and signs are read like their ASCII twins; dates may be ISO or Chinese (2024年3月1日); a document
number may carry its year in any bracket. Nothing is guessed: 2023-02-30 is an error, not the second of March.
"""

import datetime as dt
import re
from decimal import Decimal
from typing import Final

_WIDE: Final = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}
_DATE: Final = re.compile(r"(\d{4})\s*[-./年]\s*(\d{1,2})\s*[-./月]\s*(\d{1,2})\s*日?")
_TIME: Final = re.compile(r"(\d{1,2})\s*[:时]\s*(\d{1,2})\s*(?:[:分]\s*(?:(\d{1,2})\s*秒?)?)?")
_INTEGER: Final = re.compile(r"[+-]?\d{1,18}")
_DECIMAL: Final = re.compile(r"[+-]?(?:\d{1,18}|\d{1,3}(?:,\d{3}){1,5})(?:\.\d{1,9})?")
_PAGES: Final = re.compile(r"第?\s*(\d{1,6})\s*(?:页)?\s*(?:[-—–~至一]+\s*第?\s*(\d{1,6})\s*)?页?")
_YEAR: Final = re.compile(r"[\[((〔【﹝]\s*(\d{4})\s*[\]))〕】﹞]")
_TRUE: Final = frozenset(("true", "yes", "是", "有", "y", "√", "已"))
_FALSE: Final = frozenset(("false", "no", "否", "无", "n", "×", "未", "没有"))


def narrow(text: str) -> str:
    """Return *text* with fullwidth letters, digits and signs as their ASCII twins and no space around it."""
    return (text if text.isascii() else text.translate(_WIDE)).strip()


def text(value: str) -> str:
    """Return *value* as it is."""
    return value


def integer(value: str) -> int:
    """Return the whole number *value*, such as 12 or １２. Raises ValueError for anything else."""
    plain = narrow(value)
    if not _INTEGER.fullmatch(plain):
        raise ValueError("expected a whole number")
    return int(plain)


def decimal(value: str) -> Decimal:
    """Return the amount *value*, such as 5000, 5,000.50 or ５０００元. Raises ValueError for anything else."""
    plain = narrow(value).removesuffix("元").rstrip()
    if not _DECIMAL.fullmatch(plain):
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
    if len(value) == 10 and value.isascii() and value[4] == "-":
        return dt.date.fromisoformat(value)
    found = _DATE.fullmatch(narrow(value))
    if found is None:
        raise ValueError("expected a date such as 2024-03-01")
    year, month, day = found.groups()
    return dt.date(int(year), int(month), int(day))


def moment(value: str) -> dt.date | dt.datetime:
    """Return the day, or the minute where a time follows (2024-03-01 14:30). Raises ValueError for no such moment."""
    if len(value) == 10 and value.isascii() and value[4] == "-":
        return dt.date.fromisoformat(value)
    plain = narrow(value)
    found = _DATE.match(plain)
    rest = "" if found is None else plain[found.end() :].lstrip(" T")
    if found is None or not rest:
        return date(plain)
    time = _TIME.fullmatch(rest)
    if time is None:
        raise ValueError("expected a time such as 14:30")
    year, month, day = found.groups()
    hour, minute, second = time.groups()
    return dt.datetime(int(year), int(month), int(day), int(hour), int(minute), int(second or 0))  # noqa: DTZ001 - local


def pages(value: str) -> tuple[int, int]:
    """Return (first, last) of a page span such as 1-3, 4 or 第8—9页. Raises ValueError for anything else."""
    found = _PAGES.fullmatch(narrow(value))
    if found is None:
        raise ValueError("expected pages such as 1-3")
    first, last = found.groups()
    return int(first), int(last or first)


def document_number(value: str) -> str:
    """Return a document number (文号) in one spelling: the year in 〔〕, no spaces, ASCII digits."""
    plain = "".join(narrow(value).split())
    return _YEAR.sub(r"〔\1〕", plain)
