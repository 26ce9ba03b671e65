"""Values in words, Chinese and English: what a person reads aloud."""

from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any, Final

from casefile_rules.scoring.rounding import show as rounded
from casefile_rules.values import UNKNOWN

LANGS: Final = ("zh", "en")
LONGEST: Final = 200


def show(value: Any, lang: str) -> str:
    """Return *value* as a person writes it in *lang*; unknown and blank are said, never left out."""
    text = _show(value, lang)
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"


_IN_ENGLISH: Final = {"true": "yes", "false": "no"}
"""Choices that stand for yes and no, such as whether there is a volume."""


def _show(value: Any, lang: str) -> str:
    zh = lang == "zh"
    if value is UNKNOWN:
        return "未记录" if zh else "not recorded"
    if value is None:
        return "空白" if zh else "blank"
    if value is True or value is False:
        return ("是" if value else "否") if zh else ("yes" if value else "no")
    if isinstance(value, datetime):
        return value.strftime("%Y-%m-%d %H:%M")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Fraction | Decimal):
        text = number(Fraction(value))
        if "/" not in text:
            return text
        return ("约" if zh else "about ") + rounded(Fraction(value))
    if isinstance(value, tuple) and len(value) == 2 and all(isinstance(page, int) for page in value):
        first, last = value
        return f"{first}-{last}" if first != last else str(first)
    if isinstance(value, list | tuple):
        if not value:
            return "无" if zh else "none"
        value = [item for item in value if item is not UNKNOWN] or value[:1]  # of an open list, what was seen
        return ("、" if zh else ", ").join(_show(item, lang) for item in value[:20])
    if isinstance(value, dict):
        for name in ("title", "name", "type", "zh"):
            if isinstance(value.get(name), str):
                return str(value[name])
        return "…"
    text = str(value)
    return text if zh else _IN_ENGLISH.get(text, text)


def number(value: Fraction) -> str:
    """Return an exact decimal where there is one of at most six places, else the fraction."""
    scaled = value * 10**6
    if scaled.denominator == 1:
        text = f"{Decimal(scaled.numerator).scaleb(-6):f}"
        return text.rstrip("0").rstrip(".") or "0"
    return f"{value.numerator}/{value.denominator}"


def plain(value: Any) -> Any:
    """Return *value* as JSON: dates as text, UNKNOWN as ``{"unknown": true}``, amounts as text."""
    if value is UNKNOWN:
        return {"unknown": True}
    if value is None or isinstance(value, bool | int | str):
        return value
    if isinstance(value, datetime):
        return value.strftime("%Y-%m-%d %H:%M")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Fraction | Decimal):
        return number(Fraction(value))
    if isinstance(value, dict):
        return {str(key): plain(item) for key, item in value.items() if key != "volume"}
    if isinstance(value, list | tuple):
        return [plain(item) for item in value[:50]]
    return str(value)


def worded(value: Any, known: dict[str, str]) -> Any:
    """Return *value* with the Chinese words of a choice, as *known* gives them by value."""
    if isinstance(value, list):
        return [worded(item, known) for item in value]
    return known.get(value, value) if isinstance(value, str) else value


def both(text: Any) -> dict[str, str]:
    """Return a bilingual text with both languages; English falls back to Chinese, never the other way."""
    zh = str((text or {}).get("zh") or "") if isinstance(text, dict) else str(text or "")
    return {"zh": zh, "en": str((text.get("en") if isinstance(text, dict) else "") or zh)}
