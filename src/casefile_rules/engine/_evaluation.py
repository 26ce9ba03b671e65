"""One case file held against one ruleset: what every rule says at every place, computed once, explained on demand."""

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from operator import itemgetter
from typing import TYPE_CHECKING, Any, Final

from casefile_rules.conditions import Answer, Run
from casefile_rules.engine._bodies import Body, Place
from casefile_rules.engine._rules import CompiledRule
from casefile_rules.status import BROKE, MAY_FAIL, MAY_NOT_APPLY, MAY_PASS
from casefile_rules.values import Record

if TYPE_CHECKING:
    from casefile_rules.engine._screen import Found, Screen

_NONE: Final[frozenset[str]] = frozenset()
_POSITION: Final = itemgetter(0)


class Sure:
    """What the screen found of a rule, in place of its places, which are made when they are read.

    ``seen`` holds (key, record, mask) of every place that applies; it is empty where the whole file fails. ``counts``
    tells that the faults at each have to be counted.
    """

    __slots__ = ("body", "counts", "seen")

    def __init__(self, body: Body, seen: Sequence[tuple[str, Record, int]]) -> None:
        self.body = body
        self.seen = seen
        self.counts = body.counts

    def places(self, run: Run) -> list[Place]:
        """Return the places."""
        return [self.body.place(run, *one) for one in self.seen or (("", run.root, MAY_FAIL),)]


class Evaluation:
    """The outcomes of all rules for one file.

    Attributes:
        run: the evaluation's own state, for explaining.
        found: rule id -> its places where it may apply, or what is sure of them, in the order of the ruleset.
        silent: ids of rules with no place that applies; ``unselected`` those not in force or disabled.
            Every rule that is in none of these is quiet: each of its places that applies passes.
        broken: whether a rule broke anywhere.
    """

    __slots__ = ("_bodies", "_rules", "broken", "found", "run", "silent", "unselected")

    def __init__(self, rules: Mapping[str, CompiledRule], run: Run, screen: "Screen | None" = None) -> None:
        self.run = run
        self._rules = rules
        self._bodies: Mapping[str, Body] = {}
        self.found: dict[str, list[Place] | Sure] = {}
        self.silent: set[str] = set()
        self.unselected: AbstractSet[str] = _NONE
        self.broken = False
        try:
            found = None if screen is None else screen.find(run, run.root, self.silent)
        except Exception:  # noqa: BLE001 - a check that raises is found and told by the closures, one by one
            self.silent.clear()
            found = None
        if found is None or screen is None:
            self._look(rules.values())
            return
        self.unselected = screen.unselected
        self._bodies = screen.bodies
        if found:
            self._take(found, screen.rules)

    def _take(self, found: "list[Found]", rules: "Sequence[tuple[CompiledRule, Sure | None]]") -> None:
        """Take what the screen *found*, and ask the closures where it found nothing sure."""
        if len(found) > 1:
            found.sort(key=_POSITION)
        for index, seen in found:
            rule, fails = rules[index]
            if seen is None or fails is None:
                chosen = None if fails is None else fails.body
                self._sort(rule.id, rule.places(self.run, telling=True, chosen=chosen))
                continue
            sure = Sure(fails.body, seen) if seen else fails
            if fails.counts:
                self.run.rule = rule.id
                self._sort(rule.id, sure.places(self.run))
            else:
                self.found[rule.id] = sure

    @property
    def results(self) -> dict[str, list[Place]]:
        """Rule id -> its places where it may apply, only of rules that are neither quiet nor silent."""
        found: dict[str, Any] = self.found
        for id_, places in found.items():
            if type(places) is Sure:
                found[id_] = places.places(self.run)
        return found

    def _look(self, rules: Iterable[CompiledRule]) -> None:
        """Ask the closures of *rules*, which are in the order of the ruleset."""
        for rule in rules:
            self._sort(rule.id, rule.places(self.run, telling=True))

    @property
    def quiet(self) -> set[str]:
        """The ids of the rules of which every place that applies passes."""
        return self._rules.keys() - self.found.keys() - self.silent - self.unselected

    def _sort(self, id_: str, places: list[Place] | None) -> None:
        if places is None:
            self.unselected = self.unselected | {id_}
            return
        possible = 0  # the statuses possible at one place or another; those where it does not apply are left out
        for place in places:
            possible |= place.mask
        if not possible:
            self.silent.add(id_)
        elif possible != MAY_PASS:
            self.found[id_] = places
            self.broken = self.broken or bool(possible & BROKE)

    def places(self, id_: str) -> list[Place] | None:
        """Return every place of the rule *id_*, whatever it says there; None where it is not selected."""
        if id_ in self.unselected:
            return None
        body = self._bodies.get(id_)
        if body is not None and body.collection is None and id_ not in self.found:
            # there is one place, of which is known what the rule says there
            return [Place("", self.run.root, MAY_NOT_APPLY if id_ in self.silent else MAY_PASS, body)]
        return self._rules[id_].places(self.run, chosen=body)

    def presumed(self) -> "Evaluation":
        """Return the same evaluation with every unanswered question for a human presumed in order (自查)."""
        judged = [id_ for id_ in self.found if self._rules[id_].judges]
        other = object.__new__(Evaluation)
        other.run = self.run.presuming()
        other._rules, other._bodies = self._rules, self._bodies
        other.found = dict(self.found)
        other.silent, other.unselected = set(self.silent), self.unselected
        other.broken = self.broken
        for id_ in judged:
            del other.found[id_]
            other._sort(id_, self._rules[id_].places(other.run, telling=True))
        return other


def new_run(root: Record, derivers: int, answers: Mapping[tuple[str, str], Answer], as_of: Any) -> Run:
    """Return the run for one file."""
    return Run(root, derivers, answers, as_of)
