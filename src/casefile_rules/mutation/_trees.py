"""Conditions as trees over what they read, for proving that two of them always come to the same.

A test of a plain field against fixed words, numbers or days is kept as what it says of the field's value. Everything
else (a check, a quantifier, a test against another field) is one *opaque* part that may come to any status: what holds
for all of them holds for those it can really come to.
"""

from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any, Final, NamedTuple

from casefile_rules.conditions import FACTS, OPERATORS, ROOT, Scope, candidates_of, emptiness, literal, settle
from casefile_rules.mutation._literals import field_at
from casefile_rules.mutation.equivalence import canonical
from casefile_rules.shape import Field
from casefile_rules.status import ERROR, FAIL, NOT_APPLICABLE, PASS, UNDETERMINED, all_of, any_of, negate
from casefile_rules.values import UNKNOWN

OTHER: Final = "\x00another"
"""A word that no rule names."""

_QUANTIFIERS: Final = ("some", "every", "none")
_SETTLED: Final = {"pass": PASS, "fail": FAIL}
_PLAIN: Final = ("boolean", "choice", "integer", "decimal", "date", "moment", "text")
_TESTS: Final = (
    "after", "at_least", "at_most", "before", "blank", "differs_from", "in", "is", "less_than", "more_than",
    "not_after", "not_before", "not_in",
)  # fmt: skip


class Tree(NamedTuple):
    """A part of a condition: a connective with its ``parts``, a test of a value, or an opaque part.

    Attributes:
        op: ``all``, ``any``, ``not``, ``nearest``, ``derived``, ``settled``, ``test`` or ``opaque``.
        parts: what a connective joins, or what a fact is derived by.
        name: what is looked at: the path of a field, or what an opaque part is told from others by.
        test: (operator, operand) of a test, the status of what is settled, the statuses an opaque part may come to.
        reads: the names of everything below.
        field: what a test reads.
    """

    op: str
    parts: tuple["Tree", ...] = ()
    name: str = ""
    test: Any = None
    reads: frozenset[str] = frozenset()
    field: Field | None = None


Facts = Mapping[str, Any]
"""Name of a derived fact -> the condition it is derived by."""


def tree_of(raw: Any, scope: Scope, facts: Facts) -> Tree:
    """Return the condition *raw*, which stands in *scope*, as a tree, the *facts* it reads as what they are."""
    return _Reader(scope, facts).tree(raw)


class _Reader:
    """Reads conditions that stand in one scope."""

    def __init__(self, scope: Scope, facts: Facts) -> None:
        self.scope = scope
        self.facts = facts
        self.of_file = scope.here is scope.host.root and not scope.inner

    def tree(self, raw: Any) -> Tree:
        """Return one condition as a tree."""
        if isinstance(raw, str):
            return Tree("settled", test=_SETTLED.get(raw, FAIL))
        if not isinstance(raw, dict) or "check" in raw:
            return self._opaque(raw, (FAIL, UNDETERMINED, PASS, NOT_APPLICABLE, *((ERROR,) if _asks(raw) else ())))
        return _join("all", [part for key, value in raw.items() for part in self._parts(key, value)])

    def _parts(self, key: str, value: Any) -> Iterator[Tree]:
        if key in ("all", "any", "nearest") and isinstance(value, list):
            yield _join(key, [self.tree(one) for one in value])
        elif key == "not":
            below = self.tree(value)
            yield Tree("not", (below,), reads=below.reads)
        elif key in _QUANTIFIERS:
            judged = _asks(value)
            yield self._opaque({key: value}, (FAIL, UNDETERMINED, PASS, *((NOT_APPLICABLE, ERROR) if judged else ())))
        else:
            yield from self._tests(key, value)

    def _tests(self, path: str, raw: Any) -> Iterator[Tree]:
        field = field_at(path, self.scope)
        tests = {"blank": "true"} if raw is None else raw
        if not isinstance(tests, dict):
            tests = {"contains" if field.kind == "list" else "is": raw}
        name = self._name(path)
        plain = field.kind in _PLAIN and candidates_of(self.scope, path, field) is None
        derived = self.facts.get(name.removeprefix("case.facts."))
        for test, operand in tests.items():
            wanted = self._operand(test, operand, field) if plain and test in _TESTS else UNKNOWN
            if wanted is UNKNOWN or (field.kind == "moment" and _timed(wanted)):
                yield self._undivided(name, test, operand)
            elif derived is not None and name.startswith("case.facts."):
                below = _Reader(Scope(self.scope.host, self.scope.host.root), self.facts).tree(derived)
                yield Tree("derived", (below,), test=(test, wanted), reads=below.reads)
            else:
                yield Tree("test", name=name, test=(test, wanted), reads=frozenset((name,)), field=field)

    def _undivided(self, name: str, test: str, operand: Any) -> Tree:
        """Return a test that is not looked into; whether a thing is blank and whether it is not are one question."""
        if test == "blank":
            asked = self._opaque(f"{name} blank", (FAIL, UNDETERMINED, PASS))
            return asked if str(operand).lower() == "true" else Tree("not", (asked,), reads=asked.reads)
        return self._opaque({name: {test: operand}}, (FAIL, UNDETERMINED, PASS))

    def _operand(self, test: str, raw: Any, field: Field) -> Any:
        """Return the fixed operand of a test, typed; UNKNOWN where it is none."""
        if test == "blank":
            return str(raw).lower() == "true"
        problems = self.scope.host.problems
        before = len(problems)
        try:
            if isinstance(raw, dict):
                return UNKNOWN
            if not isinstance(raw, list):
                return literal(self.scope, raw, field, ())
            values = [literal(self.scope, one, field, ()) for one in raw]
            return UNKNOWN if any(one is UNKNOWN for one in values) else values
        finally:
            del problems[before:]

    def _name(self, path: str) -> str:
        """Return the one name of what *path* leads to: of the file from ``case.`` on, of the place without its name."""
        scope = self.scope
        start, _, rest = path.partition(".")
        if start == FACTS and FACTS not in scope.here.fields:
            return f"{ROOT}.{path}"
        if rest and start == scope.alias and scope.here is scope.each and not scope.inner:
            return rest
        return f"{ROOT}.{path}" if self.of_file and start != ROOT else path

    def _opaque(self, raw: Any, statuses: tuple[int, ...]) -> Tree:
        name = f"?{'file' if self.of_file else 'place'} {canonical(raw)!r}"
        return Tree("opaque", name=name, test=statuses, reads=frozenset((name,)))


def _timed(wanted: Any) -> bool:
    """Return whether a moment is compared with another than the whole of a day."""
    return any(isinstance(one, datetime) for one in (wanted if isinstance(wanted, list) else [wanted]))


def _asks(raw: Any) -> bool:
    """Return whether a question to a person, or a check, stands anywhere in *raw*."""
    if isinstance(raw, dict):
        return "check" in raw or any(_asks(one) for one in raw.values())
    return isinstance(raw, list) and any(_asks(one) for one in raw)


def _join(op: str, parts: list[Tree]) -> Tree:
    if len(parts) == 1:
        return parts[0]
    return Tree(op, tuple(parts), reads=frozenset(name for part in parts for name in part.reads))


def status_of(tree: Tree, world: dict[str, Any]) -> int:
    """Return what *tree* comes to where every name has the value, or the status, that *world* gives it."""
    op = tree.op
    if op == "opaque":
        found: int = world[tree.name]
        return found
    if op == "test":
        name, wanted = tree.test
        value = world[tree.name]
        if name == "blank":
            return emptiness(value) if wanted else negate(emptiness(value))
        return settle(value, OPERATORS[name], wanted)
    if op == "settled":
        return int(tree.test)
    told = [status_of(part, world) for part in tree.parts]
    if op == "derived":
        name, wanted = tree.test
        fact = True if told[0] == PASS else False if told[0] in (FAIL, NOT_APPLICABLE) else UNKNOWN
        if name == "blank":
            return emptiness(fact) if wanted else negate(emptiness(fact))
        return settle(fact, OPERATORS[name], wanted)
    if op == "not":
        return negate(told[0])
    if op == "nearest":
        return next((one for one in told if one in (PASS, FAIL)), min([NOT_APPLICABLE, *told]))
    return all_of(told) if op == "all" else any_of(told)


def tests_of(tree: Tree) -> Iterator[Tree]:
    """Yield the tests and the opaque parts of *tree*."""
    if tree.parts:
        for part in tree.parts:
            yield from tests_of(part)
    elif tree.op != "settled":
        yield tree


def values_of(tests: list[Tree]) -> list[Any]:
    """Return what the one name that *tests* read may be: one value for every way in which they can come out."""
    first = tests[0]
    if first.op == "opaque":
        return list(first.test)
    field = first.field or Field("any")
    said = {value for one in tests for value in _said(one.test)}
    if field.kind == "boolean":
        return [UNKNOWN, None, True, False]
    if field.kind in ("choice", "text"):
        others = [OTHER] if field.kind == "text" else [one for one in field.values if one not in said][:1]
        return [UNKNOWN, None, *sorted(said, key=str), *others]
    return [UNKNOWN, None, *_around(said, field)]


def _said(test: tuple[str, Any]) -> list[Any]:
    name, wanted = test
    return [] if name == "blank" else wanted if isinstance(wanted, list) else [wanted]


def _around(said: set[Any], field: Field) -> list[Any]:
    """Return the numbers or days named, and one in every stretch before, between and after them, within the range."""
    found: set[Any] = set()
    in_days = field.kind in ("date", "moment")
    step: Any = timedelta(days=1) if in_days else 1 if field.kind == "integer" else Decimal("0.000001")
    for value in said:
        found.update((value - step, value, value + step))
    if not said:
        found.add(date(2000, 1, 1) if in_days else 1)
    low, high = (Decimal(bound) if bound else None for bound in (field.minimum, field.maximum))
    if in_days:
        return sorted(found)
    return sorted(one for one in found if (low is None or one >= low) and (high is None or one <= high))
