"""Titles of documents (题名) brought to the form in which they are compared."""

import re
from collections.abc import Iterator
from typing import Final

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
_NUMBER: Final = (
    rf"(?:\((?:第|之|共)?{_NUMERAL}(?:次|份|号|页)?\)|之{_NUMERAL}|第{_NUMERAL}(?:次|份|号)|[-_.]?{_NUMERAL})$"
)


def normal(title: str) -> str:
    """Return *title* folded and without 《》; equal forms are the same title."""
    return folded(title.translate(_MARKS))


def readings(form: str, organ: tuple[str, ...], copy: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Yield groups of forms that *form* may be read as, nearest first; within a group none is preferred.

    First the title itself, then without a trailing number or a word for a copy, then those without the name of an
    organ in front. *organ* are the words an organ's name may end with, *copy* the words for a copy.
    """
    yield (form,)
    if len(form) > MOST:
        return
    trimmed = [form]
    for _ in range(3):  # 身份证复印件（二）: a few endings may follow each other
        shorter = _without_ending(trimmed[-1], copy)
        if shorter == trimmed[-1]:
            break
        trimmed.append(shorter)
        yield (shorter,)
    for text in trimmed:
        rests = tuple(
            text[end:]
            for ending in organ
            for end in _ends(text, ending)
            if end < len(text) and end - len(ending) >= _SHORTEST
        )
        if rests:
            yield rests


def _without_ending(text: str, copy: tuple[str, ...]) -> str:
    """Return *text* without one trailing number or word for a copy."""
    shorter = re.sub(_NUMBER, "", text) if text[-1:] in _LAST else text
    if shorter and shorter != text:
        return shorter
    for word in copy:
        for ending in (f"({word})", word):
            if len(text) > len(ending) and text.endswith(ending):
                return text[: -len(ending)]
    return text


def _ends(text: str, ending: str) -> Iterator[int]:
    """Yield where each occurrence of *ending* in *text* ends."""
    at = text.find(ending)
    while at >= 0:
        yield at + len(ending)
        at = text.find(ending, at + 1)
