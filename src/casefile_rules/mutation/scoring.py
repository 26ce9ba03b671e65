"""Running the examples of a rubric under changes of it."""

import os
from collections.abc import Iterator
from functools import partial
from typing import Any, Final

from casefile_rules.assessment import Engine
from casefile_rules.assessment._admission import safe
from casefile_rules.assessment._reweigh import Reweighed
from casefile_rules.conditions import At
from casefile_rules.engine import Evaluation
from casefile_rules.mutation._change import DROPPED, Change, changed
from casefile_rules.mutation.rubric import of_rubric
from casefile_rules.mutation.running import Outcome, outcome_at
from casefile_rules.problems import Problem
from casefile_rules.reading.source import Source, read_source
from casefile_rules.rubric_examples import evaluated, points_difference
from casefile_rules.ruleset.entries import Spot
from casefile_rules.scoring import Rubric, ScoreInput, compile_rubric
from casefile_rules.scoring.examples import run_examples

_Case = tuple[dict[str, Any], Evaluation, str, ScoreInput]
"""An example, the evaluation of its case, the names in it, and what the rubric's own conditions come to."""

_RESTATING: Final = ("points", "floor")
"""Keys that may say only what holds without them: what the lines of a node add up to, a floor of 0."""


class Scales:
    """Changes the rubric of one engine and runs the examples that lie beside it and in it."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self._cases: list[_Case] | None = None
        self._conditions: dict[str, Any] = {}
        self._naming: dict[str, list[_Case]] = {}

    def changes(self) -> list[Change]:
        """Return every change of the rubric."""
        return list(of_rubric(dict(self.engine.points))) if self.engine.rubric is not None else []

    def outcomes(self, changes: list[Change]) -> Iterator[Outcome]:
        """Yield what becomes of each of *changes*."""
        for change in changes:
            mutant = self.mutant(change)
            if mutant is not None:
                noticed = self._noticed(*mutant, change.at)
                yield outcome_at(self.named(change.at), change, noticed, self.spot)

    def survivors(self) -> Iterator[tuple[Outcome, Change, Rubric]]:
        """Yield the changes that no example notices, each with the changed rubric."""
        for change in self.changes():
            mutant = self.mutant(change)
            if mutant is not None and not self._noticed(*mutant, change.at):
                yield outcome_at(self.named(change.at), change, False, self.spot), change, mutant[0]

    def mutant(self, change: Change) -> tuple[Rubric, dict[str, Any]] | None:
        """Return the rubric under *change* with its data; None where it does not compile or says the same."""
        data = changed(self.engine.points, change.at, change.new)
        rubric = self._compiled(data)
        if rubric is None or (change.new is DROPPED and change.at[-1] in _RESTATING and self._same(rubric)):
            return None
        return rubric, data

    def _same(self, rubric: Rubric) -> bool:
        """Say whether every node of *rubric* has the points and the floor that it has unchanged."""
        return self.engine.rubric is not None and _amounts(rubric) == _amounts(self.engine.rubric)

    def _compiled(self, data: dict[str, Any]) -> Rubric | None:
        problems: list[Problem] = []
        word = partial(self.engine.word, lambda path: Spot(self._source, path))
        rubric = compile_rubric(
            data, rules=self.engine.rules.keys(), locate=lambda _: ("", 0, 0), problems=problems, word=word
        )
        return None if problems else rubric

    @property
    def _source(self) -> Source:
        assert self.engine.ruleset.rubric is not None  # there are no changes of what is not there
        return self.engine.ruleset.rubric[1]

    def spot(self, at: At) -> Spot:
        """Return where *at* stands: in the rubric, or in what reweighs it."""
        if self.engine.ruleset.reweighs:
            return Reweighed(self.engine.ruleset, []).spot(at)
        return Spot(self._source, at)

    def named(self, at: At) -> str:
        """Return the rule, or the node or ground, that stands nearest above *at*."""
        found = str(at[0])
        here: Any = self.engine.points
        for step in at:
            if isinstance(here, dict):
                found = str(here.get("rule") or here.get("id") or found)
            here = here[step] if not isinstance(here, dict) or step in here else {}
        return found

    def _noticed(self, rubric: Rubric, data: dict[str, Any], at: At) -> bool:
        if any(not result.holds for result in run_examples(rubric, data)):
            return True
        return any(self._differs(rubric, case) for case in self._ordered(at))

    def _differs(self, rubric: Rubric, case: _Case) -> bool:
        example, evaluation, _, base = case
        try:
            return points_difference(rubric, example, self.under(rubric, evaluation, base)) is not None
        except (KeyError, ValueError):  # the example names a rule that the changed rubric does not: told as wrong
            return True

    def under(self, rubric: Rubric, evaluation: Evaluation, base: ScoreInput) -> ScoreInput:
        """Return *base* with what the conditions of a changed *rubric* come to."""
        conditions = dict(base.conditions)
        old = self.engine.rubric.conditions if self.engine.rubric is not None else {}
        for key, wanted in rubric.conditions.items():
            if key not in old or old[key].raw != wanted.raw:
                text = repr(wanted.raw)
                if text not in self._conditions:
                    self._conditions[text] = self.engine.compiler.condition(wanted.raw, Spot(self._source, wanted.path))
                conditions[key] = safe(self._conditions[text], evaluation.run)
        return base._replace(conditions=conditions)

    def _ordered(self, at: At) -> list[_Case]:
        """Return the examples that could notice: of a line only those in which its rule may fail."""
        name = self.named(at)
        if name not in self._naming:
            cases = self._all()
            if "lines" in at[:-1] and "worst_of" not in at:
                cases = [case for case in cases if name in case[2] or "default:" in case[2]]
            self._naming[name] = sorted(cases, key=lambda case: name not in case[2])
        return self._naming[name]

    def _all(self) -> list[_Case]:
        if self._cases is None:
            self._cases = []
            path = os.path.join(self.engine.ruleset.folder, "examples.yaml")
            data = read_source(path).data if os.path.isfile(path) else []
            known: dict[str, tuple[Evaluation, ScoreInput]] = {}
            for example in data if isinstance(data, list) else []:
                key = repr((example.get("case"), example.get("facts")))
                if key not in known:
                    evaluation = evaluated(self.engine, example)
                    known[key] = evaluation, self.engine.given(evaluation, frozenset(), {}, raised_stand=False)
                evaluation, base = known[key]
                assert self.engine.rubric is not None
                if points_difference(self.engine.rubric, example, base) is None:
                    self._cases.append((example, evaluation, _names_in(example), base))
        return self._cases


def _names_in(example: dict[str, Any]) -> str:
    """Return the names of the rules whose outcome an example states, one text."""
    named = [*(example.get("states") or {}), *(example.get("points") or {}), *(example.get("confirmed") or {})]
    return " ".join([*named, "default:" if example.get("default") not in (None, "pass") else ""])


def _amounts(rubric: Rubric) -> list[tuple[object, ...]]:
    """Return the points and the floor of every node, in the order of the rubric."""
    return [(node.id, node.points, node.floor) for node in rubric.plan.nodes]
