"""Articles of a law as English cites them: 第六十四条第一款（二） is art. 64 para. 1 (2)."""

import re
from functools import partial
from typing import Final

_DIGITS: Final = {sign: value for value, sign in enumerate("零一二三四五六七八九")}
_PARTS: Final = (
    (re.compile("第([零一二三四五六七八九十百]+)条"), "art. {} "),
    (re.compile("第([零一二三四五六七八九十百]+)款"), "para. {} "),
    (re.compile("第([零一二三四五六七八九十百]+)项"), "item {} "),
    (re.compile("（([零一二三四五六七八九十百]+)）"), "({}) "),
)


def in_english(article: str, item: str) -> str:
    """Return an article with its paragraph and item; what is no number stays as it is written."""
    if article.isdecimal():
        article = f"art. {article} "
    text = article + item
    for pattern, written in _PARTS:
        text = pattern.sub(partial(_part, written), text)
    return re.sub(" {2,}", " ", text).strip()


def _part(written: str, found: re.Match[str]) -> str:
    return written.format(_number(found[1]))


def _number(written: str) -> int:
    """Return a number up to 999 that is written in Chinese."""
    total, digit = 0, 0
    for sign in written:
        if sign == "百":
            total, digit = total + (digit or 1) * 100, 0
        elif sign == "十":
            total, digit = total + (digit or 1) * 10, 0
        else:
            digit = _DIGITS[sign]
    return total + digit
