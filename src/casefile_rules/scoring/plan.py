"""A rubric as it is evaluated: the tree of nodes with everything indexed once, and the evaluation itself."""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import product
from typing import TYPE_CHECKING, Any, Final

from casefile_rules.scoring.bounds import choose
from casefile_rules.scoring.context import Context, Guard
from casefile_rules.scoring.faults import DeductLine, Points, any_fails
from casefile_rules.scoring.nodes import Leaf, Node
from casefile_rules.scoring.sums import Sum
from casefile_rules.scoring.types import Effect, PlaceState, ScoreInput, Wanted
from casefile_rules.status import FAIL, MAY_FAIL, MAY_NOT_APPLY, MAY_PASS, NOT_APPLICABLE, PASS, UNDETERMINED

if TYPE_CHECKING:
    from casefile_rules.scoring.bonuses import Bonus

MOST_WORLDS: Final = 64
"""So many combinations of what is open and shared by several nodes are tried; beyond, bounds are outer bounds."""


class Grade:
    """A grade (等次) and its lower border; the last has none. ``inclusive``: a score on the border belongs to it."""

    __slots__ = ("border", "inclusive", "name", "title")

    def __init__(self, name: str, title: Any, border: Fraction | None, inclusive: bool) -> None:
        self.name = name
        self.title = title
        self.border = border
        self.inclusive = inclusive


class Veto:
    """A ground that overrides the score (一票否决).

    It is raised where at least ``at_least`` of its ``rules`` fail, or where one of its ``nodes`` earns less than the
    share ``below`` of its points. ``rule`` is the only one of its rules, ``""`` where there are several or none.
    """

    __slots__ = (
        "at_least", "below", "cites", "confirm", "effect", "exception", "ground", "id", "nodes", "rule", "rules",
    )  # fmt: skip

    def __init__(
        self, id: str, rules: tuple[str, ...], effect: Effect, exception: str, confirm: bool, ground: Any, cites: Any
    ) -> None:
        self.id = id
        self.rules = rules
        self.rule = rules[0] if len(rules) == 1 else ""
        self.at_least = 1
        self.nodes: tuple[Node, ...] = ()
        self.below = Fraction(0)
        self.effect = effect
        self.exception = exception
        self.confirm = confirm
        self.ground = ground
        self.cites = cites


class Plan:
    """Everything about a rubric that evaluation needs. Filled by ``compiling``; not changed afterwards.

    ``users``: rule -> (node, line) for each line, (node, None) for each gate. ``sensitive``: rules whose absence
    matters. ``always``: nodes that are looked at every time. ``conditional``: condition key -> nodes under it.
    ``guards_of``: rule -> what must hold for each of its lines. ``total_lines`` and ``total_gates`` act on the total.
    ``shared_keys``, ``shared_rules``: what is tried one way and the other when it is open, because several places
    depend on it. ``words``: (field that chooses a table, value as written) -> value as files have it.
    """

    def __init__(self, root: Sum) -> None:
        self.root = root
        self.unit = 1
        self.users: dict[str, list[tuple[Any, Any]]] = {}
        self.sensitive: frozenset[str] = frozenset()
        self.always: tuple[Node, ...] = ()
        self.conditional: tuple[tuple[str, tuple[Node, ...]], ...] = ()
        self.guards_of: dict[str, tuple[tuple[Guard, ...], ...]] = {}
        self.total_lines: tuple[tuple[Leaf, DeductLine], ...] = ()
        self.total_gates: tuple[tuple[str, tuple[Guard, ...]], ...] = ()
        self.shared_keys: tuple[str, ...] = ()
        self.shared_rules: frozenset[str] = frozenset()
        self.bonuses: tuple[Bonus, ...] = ()
        self.vetoes: tuple[Veto, ...] = ()
        self.grades: tuple[Grade, ...] = ()
        self.conditions: dict[str, Wanted] = {}
        self.selectors: dict[str, Wanted] = {}
        self.choices: dict[str, tuple[str | None, ...]] = {}
        self.words: dict[tuple[str, str], str] = {}
        self.nodes: tuple[Node, ...] = ()

    def value(self, context: Context, worst: bool) -> Points:
        """Return the score before vetoes, in units."""
        _, value, _ = choose(self.root.group(context, worst), 0, 1, worst)
        if self.total_gates and context.gate_fails(self.total_gates, worst):
            value = 0
        for leaf, line in self.total_lines:
            value -= self.total_ask(leaf, line, context, worst)
        floor = self.root.floor
        if floor is not None and value < floor:
            value = floor
        for bonus in self.bonuses:
            more = value + bonus.ask(context, worst)
            value = more if bonus.may_exceed else max(value, min(more, self.root.worth(context)))
        return value

    @staticmethod
    def total_ask(leaf: Leaf, line: DeductLine, context: Context, worst: bool) -> Points:
        """Return what a line takes from the total (not from its own node)."""
        places = context.places(line) if line.rule in context.states else ()
        if not places:
            return 0
        active = context.guarded(leaf.guards)
        if active == PASS or (worst and active != FAIL):
            return line.ask(places, worst, None, context.unit)
        return 0

    def contexts(self, given: ScoreInput) -> Iterator[tuple[Context, bool]]:
        """Yield each way in which what is open and shared can turn out, and whether that leaves the bounds exact."""
        if not self.choices and not self.shared_keys and not self.shared_rules:
            yield Context(self, given, given.states, given.conditions, given.selections), True
            return
        open_fields = [field for field in self.choices if given.selections.get(field) is None]
        options: list[list[tuple[str, Any, Any]]] = [
            [("field", field, value) for value in self.choices[field]] for field in open_fields
        ]
        worlds = 1
        exact = True
        for variable in self._variables(given):
            if worlds * len(variable) > MOST_WORLDS:
                exact = False
                break
            worlds *= len(variable)
            options.append(variable)
        for world in product(*options):
            yield self._world(given, world), exact

    def _variables(self, given: ScoreInput) -> Iterator[list[tuple[str, Any, Any]]]:
        for key in self.shared_keys:
            status = given.conditions.get(key, UNDETERMINED)
            if status not in (PASS, FAIL, NOT_APPLICABLE):
                yield [("condition", key, PASS), ("condition", key, FAIL)]
        for rule in sorted(self.shared_rules & given.states.keys()):
            for index, place in enumerate(given.states[rule]):
                applies = place.mask & (MAY_PASS | MAY_FAIL)
                if place.mask & MAY_NOT_APPLY and applies:
                    yield [("place", (rule, index), applies), ("place", (rule, index), MAY_NOT_APPLY)]

    def _world(self, given: ScoreInput, world: tuple[tuple[str, Any, Any], ...]) -> Context:
        states: Mapping[str, Sequence[PlaceState]] = given.states
        conditions = given.conditions
        selections = given.selections
        changed: dict[str, list[PlaceState]] = {}
        for kind, what, value in world:
            if kind == "condition":
                conditions = {**conditions, what: value}
            elif kind == "field":
                selections = {**selections, what: value}
            else:
                rule, index = what
                places = changed.setdefault(rule, list(given.states[rule]))
                places[index] = places[index]._replace(mask=value)
        if changed:
            states = {**states, **changed}
        return Context(self, given, states, conditions, selections)

    def veto_state(self, veto: Veto, given: ScoreInput, context: Context) -> str:
        """Return how far *veto* has got under *context*.

        A reviewer's word decides what the record leaves open, an exception included; it cannot raise a veto whose rule
        is fulfilled or whose exception is recorded.
        """
        recorded = given.conditions.get(veto.exception, UNDETERMINED) if veto.exception else FAIL
        if recorded in (PASS, NOT_APPLICABLE) or not (veto.nodes or _holds(veto, given.states, True)):
            return "not_raised"
        answer = given.confirmed.get(veto.id) if veto.confirm or not veto.nodes else None
        if answer is not None:
            return "confirmed" if answer else "rejected"
        exception = context.status(veto.exception) if veto.exception else FAIL
        if exception == PASS or not self._raises(veto, context, True):
            return "not_raised"
        if exception != FAIL or not self._raises(veto, context, False):
            return "possible"
        return "raised" if veto.confirm else "confirmed"

    @staticmethod
    def _raises(veto: Veto, context: Context, worst: bool) -> bool:
        """Say whether *veto* may be raised (*worst*), or is for certain."""
        if veto.nodes:
            from casefile_rules.scoring.shares import falls_short

            return falls_short(veto, context, worst)
        return _holds(veto, context.states, worst)


def _holds(veto: Veto, states: Mapping[str, Sequence[PlaceState]], worst: bool) -> bool:
    """Say whether so many of the rules of *veto* fail, or may fail (*worst*), as it takes."""
    return sum(any_fails(states.get(rule, ()), worst) for rule in veto.rules) >= veto.at_least
