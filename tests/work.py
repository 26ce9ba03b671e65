"""Counting what a call does: that something stops soon is a number of calls, the same on every machine."""

import sys
from collections.abc import Callable
from typing import Any


def calls_of(function: Callable[[], object]) -> int:
    """Return how many functions *function* calls, Python's own included. An exception is passed on."""
    count = 0

    def hook(_frame: Any, event: str, _arg: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(hook)
    try:
        function()
    finally:
        sys.setprofile(before)
    return count
