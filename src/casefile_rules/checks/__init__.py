"""Check kinds (检查类型): one module a kind, a registry open to other packages.

``kinds()`` returns the built-in ones and, once, those that installed packages add through the entry point group
``casefile_rules.checks``.
"""

from functools import cache
from importlib import import_module
from typing import Final

from casefile_rules.checks._kind import (
    ENTRY_POINTS,
    Kind,
    anything,
    choice,
    compile_check,
    flag,
    parameters,
    text,
    texts,
    whole_number,
)  # fmt: skip

__all__ = [
    "ENTRY_POINTS", "Kind", "anything", "choice", "compile_check", "flag", "kinds", "parameters", "text", "texts",
    "whole_number",
]  # fmt: skip

BUILT_IN: Final = (
    "catalogued", "consistent", "count", "deadline", "excluded", "judge", "labelled", "matches", "named", "ordered",
    "paginated", "people", "placed", "present", "required", "sequence", "signed", "stamped", "timed", "total",
)  # fmt: skip


@cache
def built_in(name: str) -> Kind:
    """Return the built-in kind *name*; its module is imported when a rule first uses it."""
    kind: Kind = import_module(f"casefile_rules.checks.{name}").KIND
    return kind


@cache
def added() -> dict[str, Kind]:
    """Return the kinds that installed packages add; a package can add a name, never replace one."""
    from importlib.metadata import entry_points  # 33 ms: only when a rule names a kind that is not built in

    found = {entry.name: entry.load() for entry in sorted(entry_points(group=ENTRY_POINTS), key=lambda it: it.name)}
    return {name: kind for name, kind in found.items() if name not in BUILT_IN and isinstance(kind, Kind)}


def kinds(wanted: str = "") -> dict[str, Kind]:
    """Return the kinds by name: only *wanted* where that is built in, else all, also those that packages add."""
    if wanted in BUILT_IN:
        return {wanted: built_in(wanted)}
    return {**{name: built_in(name) for name in BUILT_IN}, **added()}
