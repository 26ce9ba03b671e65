"""What is too much to read, and what no text may hold."""

import re
from collections.abc import Iterable
from functools import cache
from typing import Final

from casefile_rules.problems import Problem

MOST_BYTES: Final = 20_000_000
MOST_NODES: Final = 1_000_000
DEEPEST: Final = 40
_HARMLESS: Final = frozenset({"R108", "R111", "R120"})
"""A sign that is refused, a key written twice, a number that is none: all else can be read."""

_CONTROL: Final = "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]"
"""Characters no text may hold, written out or as an escape: controls, separators that look like line ends, halves."""


def control_in(text: str) -> re.Match[str] | None:
    """Return the first character of *text* that no text may hold, or None."""
    if text.replace("\n", "").replace("\r", "").replace("\t", "").isprintable():
        return None  # nearly every text: nothing that is refused is printable, and the pattern is slow to make
    return _control().search(text)


def harmless(problems: Iterable[Problem]) -> bool:
    """Return whether what was read is still whole but for *problems*, so that it can be looked at for more."""
    return all(each.code in _HARMLESS for each in problems)


@cache
def _control() -> re.Pattern[str]:
    return re.compile(_CONTROL)
