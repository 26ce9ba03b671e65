"""Regular expressions that cannot hang: what would take too long on a hostile text is refused when a ruleset loads.

Python's matcher tries alternatives one after the other, so its time is bounded by the number of ways in which the
repetitions of a pattern can share out a text. That number is estimated from the pattern, generously.
"""

import re
import warnings
from collections.abc import Callable
from typing import Any, Final

from casefile_rules.folding import folded

LONGEST: Final = 500
MOST_TEXT: Final = 10_000
"""The longest text that a pattern with several open repetitions is tried on."""

_PIECE: Final = re.compile(
    r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|\((?:\?:)?|\)|\||[*+?][?+]?|\{[0-9]*,[0-9]*\}[?+]?|\{[0-9]+\}[?+]?|.", re.DOTALL
)
# open repetitions -> how many ways the bounded ones may add
_MOST_WAYS: Final = {0: 100_000, 1: 1_000, 2: 4}


def pattern_of(text: str) -> Callable[[str], Any]:
    """Return the full-match function of the regular expression *text*; ``.`` is any character, also a line break.

    A text matches as it is written, or as it is folded: a form is not missed for a space or the width of a sign.
    The function raises ValueError for a text longer than :data:`MOST_TEXT` where the time may grow with its square.

    Raises:
        ValueError: where *text* is not a regular expression, or not one that is safe: with back references, look-around
            or flags, a repeated group that holds a repetition or alternatives, or too many repetitions.
    """
    if not text:
        raise ValueError("a pattern is expected")
    if len(text) > LONGEST:
        raise ValueError(f"longer than {LONGEST} characters")
    if re.search(r"\\[1-9]|\(\?(?!:)", text):
        raise ValueError("back references, look-around and flags are not allowed")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")  # what may come to mean something else is refused too
            match = re.compile(text, re.DOTALL).fullmatch
    except (re.error, OverflowError, RecursionError, Warning) as error:
        raise ValueError(str(error)) from None
    opened, ways = _weigh(text)
    if opened not in _MOST_WAYS or ways > _MOST_WAYS[opened]:
        raise ValueError("too many repetitions or alternatives; at most two may be open (* or +) beside a last .*")
    most = None if opened + (ways > 1) < 2 else MOST_TEXT

    def matched(value: str) -> Any:
        if most is not None and len(value) > most:
            raise ValueError(f"a text longer than {most} characters is not compared with a pattern")
        found = match(value)
        return match(folded(value)) if found is None else found

    return matched


def _weigh(text: str) -> tuple[int, int]:
    """Return (number of open repetitions, ways in which bounded repetitions and alternatives multiply)."""
    pieces = _PIECE.findall(text)
    if pieces[-2:] in ([".", "*"], [".", "+"]):
        pieces = pieces[:-2]  # takes whatever is left, at once
    opened, ways = 0, 1
    groups = [[0, 1]]  # of each open group: whether it holds a choice, and its alternatives
    closed = False  # whether the item before is a group that holds a choice
    for piece in pieces:
        least, most = _span(piece)
        if least is None:
            closed = False
            if piece[0] == "(":
                groups.append([0, 1])
            elif piece == "|":
                groups[-1] = [1, groups[-1][1] + 1]
            elif piece == ")":
                choice, alternatives = groups.pop()
                closed = bool(choice)
                ways *= alternatives
                groups[-1][0] |= choice
            continue
        if closed and (most is None or most > 1):
            raise ValueError("a repeated group may hold neither a repetition nor alternatives")
        if most is None:
            opened += 1
        else:
            ways *= most - least + 1
        groups[-1][0] |= most != least
        closed = closed or most != least
    return opened, ways * groups[0][1]


def _span(piece: str) -> tuple[int | None, int | None]:
    """Return (fewest, most) of a repetition; (None, None) for anything else, most None where it is open."""
    if piece[0] in "*+?" and piece[0] != "\\":
        return {"*": (0, None), "+": (1, None), "?": (0, 1)}[piece[0]]
    if piece[0] != "{" or len(piece) < 3:
        return None, None
    least, comma, most = piece.rstrip("?+").strip("{}").partition(",")
    if not comma:
        return int(least), int(least)
    return int(least or 0), int(most) if most else None
