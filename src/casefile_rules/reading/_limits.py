"""What is too much to read, and what no text may hold."""

import re
from functools import cache
from typing import Final

MOST_BYTES: Final = 20_000_000
MOST_NODES: Final = 1_000_000
DEEPEST: Final = 40
_CONTROL: Final = "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]"
"""Characters no text may hold, written out or as an escape: controls, separators that look like line ends, halves."""


def control_in(text: str) -> re.Match[str] | None:
    """Return the first character of *text* that no text may hold, or None."""
    if text.replace("\n", "").replace("\r", "").replace("\t", "").isprintable():
        return None  # nearly every text: nothing that is refused is printable, and the pattern is slow to make
    return _control().search(text)


@cache
def _control() -> re.Pattern[str]:
    return re.compile(_CONTROL)
