"""The names in the text of the engine's screen: constants of a ruleset, and what its getters read, as expressions.

Values from YAML enter the text only as constants bound by name, names of fields only as they are quoted by ``repr``.

A field is read in two ways. *Carefully*, with ``get``: what is not recorded is ``U`` then. *Directly*, by subscript:
that is quicker, and raises where something is not recorded; whoever asks directly takes whatever is raised to mean
"not sure" and asks carefully.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Final

from casefile_rules.values import UNKNOWN, Records

_BY_VALUE: Final = (str, int, bool, Decimal, date, frozenset, tuple)


Keyed = tuple[str, str, bool]
"""A test that a field of ``here`` has one of a few values: its key, the name of a constant that holds them, and whether
there is nothing else to the condition."""


class _Shared:
    """Expressions that have a name each, because several may ask for them."""

    __slots__ = ("_expressions", "_form", "_names")

    def __init__(self, form: str) -> None:
        self._form = form
        self._names: dict[str, str] = {}
        self._expressions: dict[str, str] = {}

    def name(self, expression: str) -> str:
        """Return the name of *expression*; it may hold names given before."""
        name = self._names.get(expression)
        if name is None:
            name = self._names[expression] = self._form.format(len(self._names))
            self._expressions[name] = expression
        return name

    def asked(self, lines: Iterable[str]) -> list[tuple[str, str]]:
        """Return (name, expression) of all that *lines* need, each after what it needs itself.

        A quoted key that looks like a name is taken for one, and then something is read that nobody asks for.
        """
        wanted: dict[str, int] = {}
        todo = list(lines)
        while todo:
            for found in re.findall(self._form.format(r"\d+"), todo.pop()):
                if found in self._expressions and found not in wanted:
                    wanted[found] = int(found.strip("vp\0"))
                    todo.append(self._expressions[found])
        return [(name, self._expressions[name]) for name in sorted(wanted, key=wanted.__getitem__)]


class Names:
    """The constants that expressions of one ruleset name, and how its getters read what they read."""

    __slots__ = ("_constants", "_direct", "_firsts", "_held", "_literals", "_parts", "_reaches", "_space", "_top")

    def __init__(self) -> None:
        self._constants: dict[Any, str] = {}
        self._space: dict[str, Any] = {}
        self._literals: dict[int, tuple[Any, Any]] = {}
        self._reaches: dict[int, tuple[Any, str, tuple[str, ...]]] = {}
        self._held: dict[str, str] = {}
        self._top = _Shared("v{}")
        self._parts = _Shared("p{}")
        self._firsts: dict[str, str] = {}
        self._direct = _Shared("\0{}\0")  # no quoted key holds this sign

    def constant(self, value: Any) -> str:
        """Return the name under which *value* is bound; equal values of one simple type share one."""
        key = (type(value), value) if type(value) in _BY_VALUE else id(value)
        name = self._constants.get(key)
        if name is None:
            name = self._constants[key] = f"k{len(self._constants)}"
            self._space[name] = value  # kept alive here, so that its id is not given to another
        return name

    def bound(self) -> dict[str, Any]:
        """Return every constant by its name, with ``U`` (unknown), ``E`` (an empty record), ``L`` (a list of it)."""
        known = {"U": UNKNOWN, "E": {}, "Records": Records, "date": date, "datetime": datetime}
        return self._space | known | {"L": ({},), "N": (_Blank(),), "grouped": grouped}

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
            groups, wanted = self.top(f"grouped({listed}, {by!r})"), self.constant(value)
            record = self.top(f"{groups}.get({wanted}, {groups} and N or L)[0]")  # none at all: blank
            self._firsts[record] = f"{self._groups(listed, by)}[{wanted}][0]"
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
                record = self._parts.name(f"{record}.get({key!r}) or E")
            return f"{record}.get({keys[-1]!r}, U)"
        return self.top(f"{self.part(start, keys[:-1])}.get({keys[-1]!r}, U)")

    def direct(self, getter: Callable[..., Any]) -> str:
        """Return an expression that reads directly what *getter* reads, or ``""`` where there is none."""
        _, start, keys = self._reaches.get(id(getter), (None, "", ()))
        if start == "run":
            return self.expression(getter)
        if not keys:
            return ""
        record = start if start == "root" else self._firsts.get(start, "here")
        for key in keys:
            record = self.once(f"{record}[{key!r}]")
        return record

    def unknown(self, getter: Callable[..., Any]) -> str:
        """Return an expression that is true where what *getter* reads is surely unknown, or ``""``.

        Where a record on the way is blank, so is the field: only the getter itself tells that from unknown.
        """
        _, start, keys = self._reaches.get(id(getter), (None, "", ()))
        if start == "run" or (start == "root" and len(keys) == 1):
            return f"{self.expression(getter)} is U"
        if start == "root" and keys:
            return f"{self.top(f'{self.constant(getter)}(run, root, root)')} is U"
        if start in ("here", "each") and keys:
            read = self.expression(getter) if len(keys) == 1 else f"{self.constant(getter)}(run, here, here)"
            return f"{read} is U"
        return ""

    def _groups(self, members: str, by: str) -> str:
        index = self.once(f"{members}.columns['by']")
        return self.once(f"{index}[{by!r}]")

    def among(self, members: str, keyed: Keyed) -> str:
        """Return an expression of those of the list *members* that *keyed* does not rule out, in any order.

        It raises where the list does not tell at once.
        """
        groups, values = self._groups(members, keyed[0]), self._space[keyed[1]]
        if len(values) == 1:
            return f"{groups}.get({self.constant(values[0])}, ())"
        return f"[one for value in {keyed[1]} for one in {groups}.get(value, ())]"

    def together(self, texts: Iterable[str]) -> str:
        """Return an expression that is true where all of *texts* are; many tests of one set are one test of it."""
        kept: dict[str, list[str]] = {}
        for text in texts:
            found = re.fullmatch(r"(k\d+) in (v\d+)", text)
            kept.setdefault(found[2] if found else text, []).append(found[1] if found else "")
        parts = []
        for text, values in kept.items():
            if len(values) > 1 and values[0]:
                among = self.constant(frozenset(self._space[value] for value in values))
                parts.append(f"{text}.issuperset({among})")  # what has no such method raises
            else:
                parts.append(f"({values[0]} in {text})" if values[0] else f"({text})")
        return " and ".join(parts)

    def once(self, expression: str) -> str:
        """Return a mark for *expression*, so that it is evaluated once where several ask for it (:meth:`directly`)."""
        return self._direct.name(expression)

    def day(self, read: str) -> str:
        """Return an expression, worth evaluating once, that *read*, which is read directly, is a plain day."""
        return self.once(f"(type({read}) is date)")

    def directly(self, text: str) -> tuple[list[str], str]:
        """Return *text* with what is read directly in place of its mark; what is read more than once is read before."""
        lines: list[str] = []
        for mark, expression in reversed(self._direct.asked([text])):
            if sum(each.count(mark) for each in (text, *lines)) > 1:
                name = f"d{mark.strip(chr(0))}"
                text, *lines = (each.replace(mark, name) for each in (text, *lines))
                lines.insert(0, f"{name} = {expression}")
            else:
                text, *lines = (each.replace(mark, expression) for each in (text, *lines))
        return lines, text

    def first_read(self, text: str) -> str:
        """Return what *text* reads first: a part of the file, or one of its own fields; empty where it reads none."""
        while asked := self._direct.asked([text])[-1:]:
            text = text.replace(*asked[0])
        found = re.search(r"\bv\d+\b|\broot\['\w+'\]", text)
        return found[0] if found else ""

    def keyed(self, getter: Callable[..., Any], kind: str, values: Sequence[Any]) -> Keyed | None:
        """Return what ``Certain.keyed`` says of a test that *getter*, a field of ``here``, is one of *values*."""
        _, start, keys = self._reaches.get(id(getter), (None, "", ()))
        if start not in ("here", "each") or len(keys) != 1 or kind != "choice":
            return None
        return keys[0], self.constant(tuple(dict.fromkeys(values))), True

    def part(self, start: str, keys: tuple[str, ...]) -> str:
        """Return the name of a part of the record *start*, empty where it is unknown or blank."""
        for key in keys:
            start = self.top(f"{start}.get({key!r}) or E")
        return start

    def top(self, expression: str) -> str:
        """Return the name under which the screen keeps *expression*, which it evaluates once a file."""
        return self._top.name(expression)

    def tops(self, lines: Iterable[str]) -> list[str]:
        """Return the lines that read what *lines* name of the whole file, each after what it needs."""
        return [f"{name} = {expression}" for name, expression in self._top.asked(lines)]

    def parts(self, lines: Iterable[str]) -> list[str]:
        """Return the lines that read the parts of ``here`` that *lines* name, each after what it needs."""
        return [f"{name} = {expression}" for name, expression in self._parts.asked(lines)]

    def held(self, value: str) -> tuple[str, str]:
        """Return *value* as it is written where it is read first, and the name that holds it from there on."""
        if not value or value.isidentifier():
            return value, value
        name = self._held.setdefault(value, f"w{len(self._held)}")
        return f"({name} := {value})", name


def grouped(members: Any, by: str) -> dict[Any, list[Any]]:
    """Return *members* by their field *by*; empty where the list does not tell at once.

    Only a closed list tells, whose view gave it an index of that field because it is recorded of every member.
    """
    if type(members) is not Records or members.unseen:
        return _NOBODY
    found: dict[Any, list[Any]] = members.columns.get("by", _NOBODY).get(by, _NOBODY)
    return found


class _Blank(dict[str, Any]):
    """Stands for a member that there is not: every field of it is blank."""

    def get(self, _key: str, _default: Any = None) -> Any:
        """Return None."""
        return None

    def __missing__(self, _key: str) -> None:
        return None


_NOBODY: Final[dict[str, Any]] = {}
