"""What is too much to read, and what no text may hold."""

import re
from typing import Final

MOST_BYTES: Final = 20_000_000
MOST_NODES: Final = 1_000_000
DEEPEST: Final = 40
CONTROL: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]")
"""Characters no text may hold, written out or as an escape: controls, separators that look like line ends, halves."""
