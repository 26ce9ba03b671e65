"""Titles of documents (题名) brought to the form in which they are compared."""

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Final, NamedTuple

from casefile_rules.folding import folded

MOST: Final = 200
"""A title longer than this is never looked at for a known name inside it."""

_SHORTEST: Final = 2
"""The name of an organ has at least so many characters before its ending: 博湖县…局, not 局 alone."""

_MARKS: Final = str.maketrans("", "", "《》〈〉")
_DIGITS: Final = "0123456789一二三四五六七八九十百零〇两"
_NUMERAL: Final = f"[{_DIGITS}]+"
_LAST: Final = frozenset(f"{_DIGITS}次份号)")
"""What a number may end with."""
_BRACKET: Final = re.compile(r"[(\[【][^()\[\]【】]*(?:\([^()]*\)[^()]*)?[)\]】]$")
"""A bracket at the end, with one bracket inside it: the head of the title decides, 送达回证(行政处罚(当场)决定书)."""
_CLOSING: Final = frozenset(")]】")
_DASH: Final = re.compile(r"(?:[:—–]+|(?<![0-9A-Za-z])-+(?![0-9A-Za-z]))")
"""What parts a name from what it is about: 送达回证—责令改正通知书, 询问笔录:某丙."""
_DATE: Final = re.compile(
    r"^(?:[0-9]{4}年)?(?:[0-9]{1,2}月)?(?:[0-9]{1,2}[日号])?|^[0-9]{4}[-./][0-9]{1,2}[-./][0-9]{1,2}"
)
_ORDINAL: Final = re.compile(rf"^第{_NUMERAL}(?:次|份|号)|^{_NUMERAL}次")
_NUMBER: Final = (
    rf"(?:\((?:第|之|共)?{_NUMERAL}(?:次|份|号|页)?\)|之{_NUMERAL}|第{_NUMERAL}(?:次|份|号)|[-_.]?{_NUMERAL})$"
)


def normal(title: str) -> str:
    """Return *title* folded and without 《》; equal forms are the same title."""
    return folded(title.translate(_MARKS))


class Endings(NamedTuple):
    """Words around a name that do not change the type, from the vocabulary (题名前后缀).

    Attributes:
        organ: words the name of an organ in front may end with.
        copy: words for a copy behind, the longest first.
        along: words of what comes along with a paper: 照片 in 整改情况报告及照片.
        changing: words in front of a name that make another paper of it: 解除, 延长, 不予.
    """

    organ: tuple[str, ...] = ()
    copy: tuple[str, ...] = ()
    along: tuple[str, ...] = ()
    changing: tuple[str, ...] = ()


def readings(form: str, endings: Endings) -> Iterator[tuple[str, ...]]:
    """Yield groups of forms that *form* may be read as, nearest first; within a group none is preferred.

    First the title itself, then without what may stand behind a name (a number, a word for a copy, a bracket, what the
    paper is about after a dash, what comes along with it), then those without what may stand in front (the name of an
    organ, a date, a number). The head of the title decides: 送达回证(行政处罚决定书) is a proof of service.
    """
    yield (form,)
    if len(form) > MOST:
        return
    trimmed = trimmings(form, endings)
    for shorter in trimmed[1:]:
        yield (shorter,)
    for text in trimmed:
        rests = tuple(
            text[end:]
            for ending in endings.organ
            for end in _ends(text, ending)
            if end < len(text) and end - len(ending) >= _SHORTEST
        )
        if rests:
            yield rests
        plain = _without_beginning(text)
        if plain != text:
            yield (plain,)


def trimmings(form: str, endings: Endings) -> list[str]:
    """Return *form* and what is left of it as one ending after the other is taken off, the longest first."""
    trimmed = [form]
    for _ in range(4):  # 身份证复印件（二）(某丙): a few endings may follow each other
        shorter = _without_ending(trimmed[-1], endings)
        if shorter == trimmed[-1]:
            break
        trimmed.append(shorter)
    return trimmed


def about(title: str) -> str:
    """Return what a title says its paper is about, in a bracket at its end or after a dash; ``""`` for nothing."""
    form = normal(title)
    if form[-1:] in _CLOSING:
        found = _BRACKET.search(form)
        return "" if found is None or not found.start() else found.group()[1:-1]
    return parted(form)[1]


def parted(form: str) -> tuple[str, str]:
    """Return what stands before and after the first dash or colon of *form*; two empty texts where there is none."""
    parts = _DASH.split(form, maxsplit=1)
    return (parts[0], parts[1]) if len(parts) == 2 and parts[0] and parts[1] else ("", "")


def _without_ending(text: str, endings: Endings) -> str:
    """Return *text* without one ending that does not change the type."""
    shorter = re.sub(_NUMBER, "", text) if text[-1:] in _LAST else text
    if shorter and shorter != text:
        return shorter
    for word in endings.copy:
        for ending in (f"({word})", word):
            if len(text) > len(ending) and text.endswith(ending):
                return text[: -len(ending)]
    if text[-1:] in _CLOSING:
        found = _BRACKET.search(text)
        if found is not None and found.start():
            return text[: found.start()]
    for word in endings.along:
        for joint in ("及", "和", "与", "、", "及其"):
            if text.endswith(joint + word) and len(text) > len(joint + word):
                return text[: -len(joint + word)]
    return parted(text)[0] or text


def _without_beginning(text: str) -> str:
    """Return *text* without a date or a number in front: 2024年3月5日现场检查笔录, 第二次询问笔录."""
    rest = _DATE.sub("", text, count=1)
    rest = _ORDINAL.sub("", rest, count=1)
    return rest or text


def tail(text: str, tails: Mapping[str, str], endings: Endings) -> str:
    """Return what the longest of *tails* that ends *text* stands for, ``""`` where none does.

    Whatever stands in front only tells more of the paper, unless a word there makes another paper of it.
    """
    for start in range(len(text)):
        found = tails.get(text[start:])
        if found is not None:
            front = text[:start]
            return "" if any(word in front for word in endings.changing) else found
    return ""


def _ends(text: str, ending: str) -> Iterator[int]:
    """Yield where each occurrence of *ending* in *text* ends."""
    at = text.find(ending)
    while at >= 0:
        yield at + len(ending)
        at = text.find(ending, at + 1)


def pairs(form: str) -> frozenset[str]:
    """Return the pairs of Chinese characters that stand side by side in *form*."""
    return frozenset(pair for pair in map("".join, pairwise(form)) if not pair.isascii() and pair.isalpha())
