"""Lines of a given width for text that mixes Chinese and Latin: nothing is cut off, stops stay where they belong.

Chinese has no spaces, so a line may end after almost every sign; but no line begins with a closing mark (，。》) and
none ends with an opening one (《（）. Chinese signs take two columns.
"""

import unicodedata
from collections.abc import Iterator, Sequence
from typing import Final

_OPENING: Final = frozenset("（《〈“‘〔【「『［｛([")
_CLOSING: Final = frozenset("，。；：、！？）》〉”’〕】」』］｝…,.;:!?)]%")


def columns_of(text: str) -> int:
    """Return how many columns of a terminal *text* takes: two for a Chinese sign, none for a combining one."""
    if text.isascii():
        return len(text)
    return sum(2 if unicodedata.east_asian_width(sign) in "WF" else not unicodedata.combining(sign) for sign in text)


def wrap(text: str, width: int) -> list[str]:
    """Return *text* as lines of at most *width* columns; line breaks in it are kept, nothing is left out."""
    width = max(width, 4)
    return [line for paragraph in text.split("\n") for line in _filled(paragraph, width)]


def pad(text: str, width: int) -> str:
    """Return *text* filled up with spaces to *width* columns."""
    return text + " " * max(width - columns_of(text), 0)


def columns(rows: Sequence[tuple[str, ...]], width: int, gap: int = 2) -> Iterator[str]:
    """Yield the lines of a table: every column as wide as its widest cell, the last one wrapped to what is left."""
    if not rows:
        return
    last = len(rows[0]) - 1
    sizes = [max(columns_of(row[index]) for row in rows) for index in range(last)]
    before = sum(sizes) + gap * last
    room = max(width - before, 12)
    for row in rows:
        head = "".join(pad(row[index], sizes[index] + gap) for index in range(last))
        for number, line in enumerate(wrap(row[last], room)):
            yield (head if number == 0 else " " * before) + line


def _filled(paragraph: str, width: int) -> Iterator[str]:
    if columns_of(paragraph.rstrip()) <= width:
        yield paragraph.rstrip()
        return
    line, used = "", 0
    for piece in _pieces(paragraph):
        for part in _split(piece, width):
            size = columns_of(part.rstrip())
            if line and used + size > width:
                yield line.rstrip()
                line, used = "", 0
            line += part
            used += columns_of(part)
    yield line.rstrip()


def _pieces(text: str) -> Iterator[str]:
    """Yield the parts of *text* between which a line may end: a Chinese sign or a word, with its marks and spaces."""
    at, end = 0, len(text)
    while at < end:
        start = at
        while at < end and text[at] in _OPENING:
            at += 1
        if at < end and text[at] not in _CLOSING and _wide(text[at]):
            at += 1
        else:
            while at < end and _of_word(text[at]):
                at += 1
        while at < end and text[at] in _CLOSING:
            at += 1
        while at < end and text[at].isspace():
            at += 1
        yield text[start:at]


def _wide(sign: str) -> bool:
    return not sign.isascii() and unicodedata.east_asian_width(sign) in "WF"


def _of_word(sign: str) -> bool:
    """Tell whether *sign* stands inside a word of Latin letters or digits, as the stop in ``events.opened`` does."""
    return not sign.isspace() and sign not in _OPENING and (sign.isascii() or not (sign in _CLOSING or _wide(sign)))


def _split(piece: str, width: int) -> Iterator[str]:
    """Yield *piece*, or parts of it that fit where it alone is wider than a line."""
    if columns_of(piece.rstrip()) <= width:
        yield piece
        return
    part, used = "", 0
    for sign in piece:
        size = columns_of(sign)
        if part and used + size > width:
            yield part
            part, used = "", 0
        part += sign
        used += size
    yield part
