
from collections.abc import Callable
from typing import Any

from . import common, floor_funcs, floor_mono

Case = dict[str, Any]
Result = tuple[list[tuple[str, str]], int, str]
"""Findings (rule, text), score, grade."""

tuned: Callable[[Case], Result] = floor_mono.check
"""One function, one pass over the documents: the fastest plain Python for these sixty rules."""

functions: Callable[[Case], Result] = floor_funcs.check
"""Sixty functions, one for each rule."""

cases: Callable[..., list[Case]] = common.cases
faulted: Callable[[], list[Case]] = common.CORRECT
titles: dict[str, str] = common.TITLE
