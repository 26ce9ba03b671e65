"""One case file held against one ruleset: what every rule says at every place, computed once, explained on demand."""

from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from typing import TYPE_CHECKING, Any, Final

from casefile_rules.conditions import Answer, Run
from casefile_rules.engine._bodies import Place
from casefile_rules.engine._rules import CompiledRule
from casefile_rules.status import BROKE, MAY_PASS
from casefile_rules.values import Record

if TYPE_CHECKING:
    from casefile_rules.engine._screen import Screen

_NONE: Final[frozenset[str]] = frozenset()


class Evaluation:
    """The outcomes of all rules for one file.

    Attributes:
        run: the evaluation's own state, for explaining.
        results: rule id -> its places where it may apply, only of rules that are neither quiet nor silent.
        silent: ids of rules with no place that applies; ``unselected`` those not in force or disabled.
            Every other rule is quiet: each of its places that applies passes.
        broken: whether a rule broke anywhere.
    """

    __slots__ = ("_rules", "broken", "results", "run", "silent", "unselected")

    def __init__(self, rules: Mapping[str, CompiledRule], run: Run, screen: "Screen | None" = None) -> None:
        self.run = run
        self._rules = rules
        self.results: dict[str, list[Place]] = {}
        self.silent: set[str] = set()
        self.unselected: AbstractSet[str] = _NONE
        self.broken = False
        if screen is None:
            self._look(rules.values())
            return
        looks: list[int] = []
        fails: list[int] = []
        try:
            screen.find(run, run.root, looks.append, fails.append, self.silent.add)
        except Exception:  # noqa: BLE001 - a check that raises is found and told by the closures, one by one
            self.silent.clear()
            self._look(rules.values())
            return
        if fails or looks:
            for index in sorted(fails + looks):
                rule = screen.rules[index]
                failed = rule.failed(run) if index in fails else None
                if failed is not None:
                    self.results[rule.id] = [failed]
                else:
                    self._sort(rule.id, rule.places(run, telling=True))

    def _look(self, rules: Iterable[CompiledRule]) -> None:
        """Ask the closures of *rules*, which are in the order of the ruleset."""
        for rule in rules:
            self._sort(rule.id, rule.places(self.run, telling=True))

    @property
    def quiet(self) -> set[str]:
        """The ids of the rules of which every place that applies passes."""
        return self._rules.keys() - self.results.keys() - self.silent - self.unselected

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
            self.results[id_] = places
            self.broken = self.broken or bool(possible & BROKE)

    def places(self, id_: str) -> list[Place] | None:
        """Return every place of the rule *id_*, whatever it says there; None where it is not selected."""
        return self._rules[id_].places(self.run)

    def presumed(self) -> "Evaluation":
        """Return the same evaluation with every unanswered question for a human presumed in order (自查)."""
        judged = [id_ for id_ in self.results if self._rules[id_].judges]
        other = object.__new__(Evaluation)
        other.run = Run(self.run.root, len(self.run.derived))
        other.run.answers = self.run.answers
        other.run.as_of = self.run.as_of
        other.run.presume = True
        other._rules = self._rules
        other.results = dict(self.results)
        other.silent, other.unselected = set(self.silent), self.unselected
        other.broken = self.broken
        for id_ in judged:
            del other.results[id_]
            other._sort(id_, self._rules[id_].places(other.run, telling=True))
        return other


def new_run(root: Record, derivers: int, answers: Mapping[tuple[str, str], Answer], as_of: Any) -> Run:
    """Return the run for one file."""
    return Run(root, derivers, answers, as_of)
