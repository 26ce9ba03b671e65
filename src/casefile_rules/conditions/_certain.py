"""What the engine's screen may conclude without evaluating a condition: sure passes and sure failures.

The screen (``engine._screen``) is one generated function for all rules of a ruleset; it finds the few rules that need a
closer look. Here, and in check kinds, conditions state when they surely pass or fail as Python expressions over
``root``, ``here`` and constants. Silence is always allowed; a wrong certainty never is (tests compare with the
closures). Values from YAML enter only as constants bound by name, never as text of an expression.
"""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import Any, Final, NamedTuple

from casefile_rules.values import UNKNOWN, Records

_EXACT: Final = ("text", "choice", "boolean", "integer", "decimal")
_ORDERS: Final = {
    "at_least": (">=", "<"), "at_most": ("<=", ">"), "more_than": (">", "<="), "less_than": ("<", ">="),
    "not_before": (">=", "<"), "not_after": ("<=", ">"), "before": ("<", ">="), "after": (">", "<="),
}  # fmt: skip


class Certain(NamedTuple):
    """Two expressions: true only where the condition surely passes, true only where it surely fails (``""``: never)."""

    true: str
    false: str


class Names:
    """The constants that expressions of one ruleset name, and how its getters read what they read."""

    __slots__ = ("_constants", "_literals", "_reaches", "_sections")

    def __init__(self) -> None:
        self._constants: list[Any] = []
        self._literals: dict[int, tuple[Any, Any]] = {}
        self._reaches: dict[int, tuple[Any, str, tuple[str, ...]]] = {}
        self._sections: dict[tuple[str, ...], str] = {}

    def copy(self) -> "Names":
        """Return the same names, to which more may be added without touching these."""
        other = Names()
        other._constants, other._sections = list(self._constants), dict(self._sections)
        other._literals, other._reaches = self._literals, self._reaches
        return other

    def constant(self, value: Any) -> str:
        """Return the name under which *value* is bound."""
        for index, known in enumerate(self._constants):
            if known is value:
                return f"k{index}"
        self._constants.append(value)
        return f"k{len(self._constants) - 1}"

    def bound(self) -> dict[str, Any]:
        """Return every constant by its name, with ``U`` (unknown) and ``E`` (an empty record)."""
        names = {f"k{index}": value for index, value in enumerate(self._constants)}
        return names | {"U": UNKNOWN, "E": {}, "Records": Records, "date": date, "datetime": datetime}

    def reach(self, getter: Callable[..., Any], start: str, keys: tuple[str, ...]) -> None:
        """Remember that *getter* follows *keys* from *start* (``root``, ``here`` or ``each``)."""
        self._reaches[id(getter)] = (getter, start, keys)

    def literal(self, getter: Callable[..., Any], value: Any) -> None:
        """Remember that *getter* always gives *value*."""
        self._literals[id(getter)] = (getter, value)

    def value_of(self, getter: Callable[..., Any]) -> tuple[Any, ...]:
        """Return ``(value,)`` where *getter* is a literal, else ``()``."""
        found = self._literals.get(id(getter))
        return () if found is None else (found[1],)

    def expression(self, getter: Callable[..., Any]) -> str:
        """Return an expression that reads what *getter* reads (``U`` where unknown), or ``""`` where there is none."""
        found = self._reaches.get(id(getter))
        if found is None:
            return ""
        _, start, keys = found
        if start == "each":
            start = "here"
        record = start
        if len(keys) > 1 and start == "root":
            record = self._section(keys[:-1])
        else:
            for key in keys[:-1]:
                record = f"({record}.get({key!r}) or E)"
        return f"{record}.get({keys[-1]!r}, U)" if keys else ""

    def _section(self, keys: tuple[str, ...]) -> str:
        if len(keys) > 1:
            self._section(keys[:-1])
        return self._sections.setdefault(keys, f"s{len(self._sections)}")

    def sections(self) -> list[str]:
        """Return the lines that bind parts of the root record, parents first."""
        lines = []
        for keys, name in self._sections.items():
            above = self._sections[keys[:-1]] if len(keys) > 1 else "root"
            lines.append(f"{name} = {above}.get({keys[-1]!r}) or E")
        return lines


def joined(op: str, parts: Sequence[Certain | None]) -> Certain | None:
    """Join the expressions of *parts* for ``all`` or ``any``.

    not_applicable is neutral, so that a conjunction may pass although a part does not apply; the expressions demand a
    sure status of every part that matters and are silent otherwise.
    """
    if op == "all":
        true = (
            " and ".join(f"({part.true})" for part in parts if part)
            if all(part and part.true for part in parts)
            else ""
        )
        false = " or ".join(f"({part.false})" for part in parts if part and part.false)
    else:
        true = " or ".join(f"({part.true})" for part in parts if part and part.true)
        false = (
            " and ".join(f"({part.false})" for part in parts if part)
            if all(part and part.false for part in parts)
            else ""
        )
    return Certain(true, false) if true or false else None


def swapped(part: Certain | None) -> Certain | None:
    """Return the expressions of a negation."""
    return None if part is None else Certain(part.false, part.true)


def compared(names: Names, op: str, kind: str, getter: Any, wanted: Any) -> Certain | None:
    """Return the expressions of ``field: {op: operand}``, or None where the closure must look."""
    value = names.expression(getter)
    if not value:
        return None
    literal = names.value_of(wanted)
    if op in _ORDERS:
        return _ordered(names, op, kind, value, wanted, literal)
    if not literal or literal[0] is UNKNOWN or literal[0] is None:
        return None
    if op == "is" and kind in _EXACT:
        constant = names.constant(literal[0])
        return Certain(f"{value} == {constant}", f"(w := {value}) is not U and w != {constant}")
    if op == "in" and kind in _EXACT and UNKNOWN not in literal[0]:
        among, out = frozenset(literal[0]), frozenset([*literal[0], UNKNOWN])
        return Certain(f"{value} in {names.constant(among)}", f"{value} not in {names.constant(out)}")
    if op == "matches" and callable(literal[0]):
        match = names.constant(literal[0])
        return Certain(
            f"type(w := {value}) is str and {match}(w) is not None", f"type(w := {value}) is str and {match}(w) is None"
        )
    return None


def _ordered(names: Names, op: str, kind: str, value: str, wanted: Any, literal: tuple[Any, ...]) -> Certain | None:
    good, bad = _ORDERS[op]
    if literal:
        if literal[0] is UNKNOWN or literal[0] is None or kind not in ("integer", "decimal"):
            return None
        constant = names.constant(literal[0])
        known = f"(w := {value}) is not U and w is not None and w"
        return Certain(f"{known} {good} {constant}", f"{known} {bad} {constant}")
    other = names.expression(wanted)
    if not other or kind not in ("date", "moment"):
        return None
    # both plain days: a time of day on either side needs the closure's care
    known = f"type(w := {value}) is date and type(x := {other}) is date and w"
    return Certain(f"{known} {good} x", f"{known} {bad} x")


def filled(names: Names, getters: Sequence[Any]) -> Certain | None:
    """Return the expressions of "every one of these is filled in": a sure pass only; faults need a closer look."""
    values = [names.expression(getter) for getter in getters]
    if not all(values):
        return None
    # read with None for unknown: an empty, blank or unknown value is falsy, and 0 or False only cost a second look
    return Certain(" and ".join(value.replace(", U)", ")") for value in values), "")
