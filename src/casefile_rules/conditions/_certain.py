"""What the engine's screen may conclude without evaluating a condition: sure passes and sure failures.

The screen (``engine._screen``) is one generated function for all rules of a ruleset; it finds the few rules that need a
closer look. Here, and in check kinds, conditions state when they surely pass or fail as Python expressions over
``root``, ``here`` and constants. Silence is always allowed; a wrong certainty never is (tests compare with the
closures). Values from YAML enter only as constants bound by name, names of fields only as they are quoted by ``repr``.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Final, NamedTuple

from casefile_rules.values import UNKNOWN, Records

EXACT: Final = ("text", "choice", "boolean", "integer", "decimal")
"""Kinds of field whose values are the same where they are equal."""

_ORDERS: Final = {
    "at_least": (">=", "<"), "at_most": ("<=", ">"), "more_than": (">", "<="), "less_than": ("<", ">="),
    "not_before": (">=", "<"), "not_after": ("<=", ">"), "before": ("<", ">="), "after": (">", "<="),
}  # fmt: skip
_NAME: Final = r"\b[vp][0-9]+\b"
_BY_VALUE: Final = (str, int, bool, Decimal, date, frozenset)


class Certain(NamedTuple):
    """Expressions about one condition (``""``: never true).

    Attributes:
        true: true only where the condition surely passes.
        false: true only where it surely fails.
        after: the same as ``false``, but worth asking only right after ``true`` was evaluated and was not true.
        keyed: (field, name of a constant): surely fails where the recorded field of ``here`` is none of these values.
    """

    true: str
    false: str
    after: str = ""
    keyed: tuple[str, str] | None = None


class Names:
    """The constants that expressions of one ruleset name, and how its getters read what they read."""

    __slots__ = ("_constants", "_held", "_literals", "_parts", "_reaches", "_space", "_top")

    def __init__(self) -> None:
        self._constants: dict[Any, str] = {}
        self._space: dict[str, Any] = {}
        self._literals: dict[int, tuple[Any, Any]] = {}
        self._reaches: dict[int, tuple[Any, str, tuple[str, ...]]] = {}
        self._top: dict[str, str] = {}
        self._held: dict[str, str] = {}
        self._parts: dict[str, str] = {}

    def constant(self, value: Any) -> str:
        """Return the name under which *value* is bound; equal values of one simple type share one."""
        key = (type(value), value) if type(value) in _BY_VALUE else id(value)
        name = self._constants.get(key)
        if name is None:
            name = self._constants[key] = f"k{len(self._constants)}"
            self._space[name] = value  # kept alive here, so that its id is not given to another
        return name

    def bound(self) -> dict[str, Any]:
        """Return every constant by its name, with ``U`` (unknown), ``E`` (an empty record), ``L`` (a list of one)."""
        known = {"U": UNKNOWN, "E": {}, "Records": Records, "date": date, "datetime": datetime, "grouped": grouped}
        return self._space | known | {"L": ({},), "chosen": chosen}

    def reach(self, getter: Callable[..., Any], start: str, keys: tuple[str, ...]) -> None:
        """Remember that *getter* follows *keys* from *start* (``root``, ``here`` or ``each``)."""
        self._reaches[id(getter)] = (getter, start, keys)

    def computed(self, getter: Callable[..., Any]) -> None:
        """Remember that *getter* looks at the whole file alone, whatever the place: it is asked once a file."""
        self._reaches[id(getter)] = (getter, "run", ())

    def first(self, getter: Callable[..., Any], members: Callable[..., Any], by: str, value: Any, field: str) -> None:
        """Remember that *getter* reads *field* of the first of *members* whose field *by* is *value*."""
        listed = self.expression(members)
        if listed.isidentifier():
            record = self.top(f"{self.top(f'grouped({listed}, {by!r})')}.get({self.constant(value)}, L)[0]")
            self._reaches[id(getter)] = (getter, record, (field,))

    def literal(self, getter: Callable[..., Any], value: Any) -> None:
        """Remember that *getter* always gives *value*."""
        self._literals[id(getter)] = (getter, value)

    def value_of(self, getter: Callable[..., Any]) -> tuple[Any, ...]:
        """Return ``(value,)`` where *getter* is a literal, else ``()``."""
        found = self._literals.get(id(getter))
        return () if found is None else (found[1],)

    def expression(self, getter: Callable[..., Any]) -> str:
        """Return an expression that reads what *getter* reads (``U`` where unknown), or ``""`` where there is none.

        What is read from the whole file is read once, at the top of the screen: the expression is then a name.
        """
        found = self._reaches.get(id(getter))
        if found is None:
            return ""
        _, start, keys = found
        if start == "run":
            return self.top(f"{self.constant(getter)}(run, root, root)")
        if not keys:
            return ""
        if start in ("here", "each"):
            record = "here"
            for key in keys[:-1]:
                record = self._parts.setdefault(f"{record}.get({key!r}) or E", f"p{len(self._parts)}")
            return f"{record}.get({keys[-1]!r}, U)"
        return self.top(f"{self.part(start, keys[:-1])}.get({keys[-1]!r}, U)")

    def keyed(self, getter: Callable[..., Any], kind: str, values: Sequence[Any]) -> tuple[str, str] | None:
        """Return what ``Certain.keyed`` says of a test that *getter*, a field of ``here``, is one of *values*."""
        _, start, keys = self._reaches.get(id(getter), (None, "", ()))
        if start not in ("here", "each") or len(keys) != 1 or kind != "choice":
            return None
        return keys[0], self.constant(tuple(dict.fromkeys(values)))

    def part(self, start: str, keys: tuple[str, ...]) -> str:
        """Return the name of a part of the record *start*, empty where it is unknown or blank."""
        for key in keys:
            start = self.top(f"{start}.get({key!r}) or E")
        return start

    def top(self, expression: str) -> str:
        """Return the name under which the screen keeps *expression*, which it evaluates once a file."""
        return self._top.setdefault(expression, f"v{len(self._top)}")

    def tops(self, lines: Iterable[str]) -> list[str]:
        """Return the lines that read what *lines* name of the whole file, each after what it needs."""
        return _needed(self._top, lines)

    def parts(self, lines: Iterable[str]) -> list[str]:
        """Return the lines that read the parts of ``here`` that *lines* name, each after what it needs."""
        return _needed(self._parts, lines)

    def held(self, value: str) -> tuple[str, str]:
        """Return *value* as it is written where it is read first, and the name that holds it from there on."""
        if not value or value.isidentifier():
            return value, value
        name = self._held.setdefault(value, f"w{len(self._held)}")
        return f"({name} := {value})", name


def _needed(named: dict[str, str], lines: Iterable[str]) -> list[str]:
    wanted = {name for line in lines for name in re.findall(_NAME, line)}
    found = []
    for expression, name in reversed(named.items()):
        if name in wanted:
            wanted.update(re.findall(_NAME, expression))
            found.append(f"{name} = {expression}")
    return found[::-1]


def grouped(members: Any, by: str) -> dict[Any, list[Any]]:
    """Return *members* by their field *by*; empty where the list does not tell at once.

    Only a closed list tells whose view was given an index of that field, because it is recorded of every member.
    """
    if type(members) is not Records or members.unseen:
        return _NOBODY
    found: dict[Any, list[Any]] = members.columns.get("by", _NOBODY).get(by, _NOBODY)
    return found


def chosen(members: Any, by: str, values: tuple[Any, ...]) -> Any:
    """Return those of *members* whose field *by* is one of *values*, unordered; all where nobody can tell."""
    groups = grouped(members, by)
    if not groups:
        return members
    if len(values) == 1:
        return groups.get(values[0], ())
    return [member for value in values for member in groups.get(value, ())]


_NOBODY: Final[dict[str, Any]] = {}


def joined(op: str, parts: Sequence[Certain | None]) -> Certain | None:
    """Join the expressions of *parts* for ``all`` or ``any``.

    not_applicable is neutral, so that a conjunction may pass although a part does not apply; the expressions demand a
    sure status of every part that matters and are silent otherwise.
    """
    keyed = None
    if op == "all":
        keyed = next((part.keyed for part in parts if part and part.keyed), None)
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
    return Certain(true, false, "", keyed) if true or false else None


def swapped(part: Certain | None) -> Certain | None:
    """Return the expressions of a negation."""
    return None if part is None else Certain(part.false, part.true)


def compared(names: Names, op: str, kind: str, getter: Any, wanted: Any) -> Certain | None:
    """Return the expressions of ``field: {op: operand}``, or None where the closure must look."""
    read = names.expression(getter)
    if not read:
        return None
    literal = names.value_of(wanted)
    value, held = names.held(read)
    if op in _ORDERS:
        return _ordered(names, op, kind, getter, wanted, literal)
    if op == "is" and not literal and kind in EXACT:
        other, kept = names.held(names.expression(wanted))
        known = f"{value} is not U and {held} is not None and {other} is not U and {kept} is not None"
        return Certain(f"{known} and {held} == {kept}", f"{known} and {held} != {kept}") if other else None
    if not literal or literal[0] is UNKNOWN or literal[0] is None:
        return None
    if op == "is" and kind in EXACT:
        constant = names.constant(literal[0])
        same, other = ("is", "is not") if kind == "boolean" else ("==", "!=")
        missed = f"{value} is not U and {held} {other} {constant}"
        return Certain(f"{value} {same} {constant}", missed, f"{held} is not U", names.keyed(getter, kind, literal))
    if op == "in" and kind in EXACT and UNKNOWN not in literal[0]:
        among, out = frozenset(literal[0]), frozenset([*literal[0], UNKNOWN])
        found, missed = f"{value} in {names.constant(among)}", f"{read} not in {names.constant(out)}"
        return Certain(found, missed, f"{held} is not U", names.keyed(getter, kind, literal[0]))
    if op == "matches" and callable(literal[0]):
        match, text = names.constant(literal[0]), f"type({value}) is str"
        return Certain(f"{text} and {match}({held})", f"{text} and not {match}({held})")
    return None


def _ordered(names: Names, op: str, kind: str, getter: Any, wanted: Any, literal: tuple[Any, ...]) -> Certain | None:
    good, bad = _ORDERS[op]
    value, held = names.held(names.expression(getter))
    if literal:
        if literal[0] is UNKNOWN or literal[0] is None or kind not in ("integer", "decimal"):
            return None
        constant = names.constant(literal[0])
        known = f"{value} is not U and {held} is not None and {held}"
        return Certain(f"{known} {good} {constant}", f"{known} {bad} {constant}", f"{held} is not U")
    other, kept = names.held(names.expression(wanted))
    if not other or kind not in ("date", "moment"):
        return None
    # both plain days: a time of day on either side needs the closure's care
    known = f"type({value}) is date and type({other}) is date and {held}"
    return Certain(f"{known} {good} {kept}", f"{known} {bad} {kept}")


def ascending(names: Names, getters: Sequence[Any], *, strict: bool) -> Certain | None:
    """Return the expressions of "these are plain days, none before the one above it"."""
    pairs = [names.held(names.expression(getter)) for getter in getters]
    if not all(value for value, _ in pairs):
        return None
    days = " and ".join(f"type({value}) is date" for value, _ in pairs)
    order = (" < " if strict else " <= ").join(held for _, held in pairs)
    return Certain(f"{days} and {order}", f"{days} and not ({order})")


def filled(names: Names, getters: Sequence[Any]) -> Certain | None:
    """Return the expressions of "every one of these is filled in"."""
    pairs = [names.held(names.expression(getter)) for getter in getters]
    if not all(value for value, _ in pairs):
        return None
    # an empty or blank value is falsy, and 0 or False only cost a second look
    true = " and ".join(f"{value} is not U and {held}" for value, held in pairs)
    return Certain(true, " or ".join(f"{value} is None or {held} == ''" for value, held in pairs))
