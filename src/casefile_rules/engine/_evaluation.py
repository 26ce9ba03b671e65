"""One case file held against one ruleset: what every rule says at every place, computed once, explained on demand."""

from collections.abc import Mapping
from typing import Any

from casefile_rules.conditions import Answer, Run
from casefile_rules.engine._bodies import Place
from casefile_rules.engine._rules import CompiledRule, quiet, silent
from casefile_rules.status import BROKE
from casefile_rules.values import Record


class Evaluation:
    """The outcomes of all rules for one file.

    Attributes:
        run: the evaluation's own state, for explaining.
        results: rule id -> its places, only of rules that are neither quiet nor silent.
        quiet: ids of rules of which every place that applies passes.
        silent: ids of rules with no place that applies; ``unselected`` those not in force or disabled.
        broken: whether a rule broke anywhere.
    """

    __slots__ = ("_rules", "broken", "quiet", "results", "run", "silent", "unselected")

    def __init__(self, rules: Mapping[str, CompiledRule], run: Run) -> None:
        self.run = run
        self._rules = rules
        self.results: dict[str, list[Place]] = {}
        self.quiet: set[str] = set()
        self.silent: set[str] = set()
        self.unselected: set[str] = set()
        self.broken = False
        for id_, rule in rules.items():
            self._sort(id_, rule.places(run))

    def _sort(self, id_: str, places: list[Place] | None) -> None:
        if places is None:
            self.unselected.add(id_)
        elif silent(places):
            self.silent.add(id_)
        elif quiet(places):
            self.quiet.add(id_)
        else:
            self.results[id_] = places
            self.broken = self.broken or any(place.mask & BROKE for place in places)

    def places(self, id_: str) -> list[Place] | None:
        """Return every place of the rule *id_*, also the passing ones; None where it is not selected."""
        found = self.results.get(id_)
        return found if found is not None else self._rules[id_].places(self.run)

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
        other.quiet, other.silent, other.unselected = set(self.quiet), set(self.silent), set(self.unselected)
        other.broken = self.broken
        for id_ in judged:
            del other.results[id_]
            other._sort(id_, self._rules[id_].places(other.run))
        return other


def new_run(root: Record, derivers: int, answers: Mapping[tuple[str, str], Answer], as_of: Any) -> Run:
    """Return the run for one file."""
    run = Run(root, derivers)
    run.answers = answers
    run.as_of = as_of
    return run
