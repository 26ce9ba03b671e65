"""Suggesting missing examples of a rubric: how rules stand, and the exact score and grade that follow.

What a suggestion expects is only what the rubric says as it stands: whether that is meant, a person must judge.
"""

from collections.abc import Iterator
from fractions import Fraction
from itertools import islice
from typing import Any, Final, NamedTuple

from casefile_rules.assessment import Engine
from casefile_rules.conditions import At
from casefile_rules.engine import Evaluation
from casefile_rules.mutation.running import Outcome
from casefile_rules.mutation.scoring import Scales
from casefile_rules.rubric_examples import evaluated, scored
from casefile_rules.scoring import Rubric, Score, ScoreInput
from casefile_rules.scoring.rounding import show

_PLACES: Final = (1, 2, 3, 5, 10, 20)
"""So many places of a rule are tried: with enough of them every cap is reached."""

_MOST: Final = 60
"""So many cases are tried for one change."""


class Suggested(NamedTuple):
    """An example that would notice some changes, with them."""

    example: dict[str, Any]
    notices: tuple[Outcome, ...]


def rubric_suggestions(engine: Engine) -> tuple[list[Suggested], list[Outcome]]:
    """Return examples that would notice the changes of the rubric that survive, and what none was found for."""
    if engine.rubric is None:
        return [], []
    return _Search(engine, engine.rubric).found()


class _Search:
    def __init__(self, engine: Engine, rubric: Rubric) -> None:
        self.engine = engine
        self.rubric = rubric
        self.scales = Scales(engine)
        self.known: dict[str, dict[str, Any]] = {}
        self.rules = [rule for rule in engine.rules if rule in rubric.rules]
        self.evaluation: Evaluation = evaluated(engine, {})
        self.base: ScoreInput = engine.given(self.evaluation, frozenset(), {}, raised_stand=False)

    def found(self) -> tuple[list[Suggested], list[Outcome]]:
        chosen: dict[str, tuple[dict[str, Any], list[Outcome]]] = {}
        left: list[Outcome] = []
        for outcome, change, mutant in self.scales.survivors():
            under = self.scales.under(mutant, self.evaluation, self.base)
            near = islice(self._cases(change.at), _MOST)
            example = next((case for case in near if self._tells(case, mutant, under)), None)
            if example is None:
                left.append(outcome)
                continue
            written = example | {"expect": self._stands(example)}
            chosen.setdefault(repr(example), (written, []))[1].append(outcome)
        return [Suggested(example, tuple(notices)) for example, notices in chosen.values()], left

    def _tells(self, case: dict[str, Any], mutant: Rubric, under: ScoreInput) -> bool:
        try:
            return self._stands(case) != _expected(scored(mutant, case, under))
        except (KeyError, ValueError):  # it names what the changed rubric does not: told as wrong, hence noticed
            return True

    def _stands(self, case: dict[str, Any]) -> dict[str, Any]:
        key = repr(case)
        if key not in self.known:
            self.known[key] = _expected(scored(self.rubric, case, self.base))
        return self.known[key]

    def _cases(self, at: At) -> Iterator[dict[str, Any]]:
        """Yield cases in which the line, the node or the ground at *at* is likely to matter, the nearest first."""
        own = [rule for rule in _rules_in(self._part(at)) if rule in self.rubric.rules]
        for other in own[1:6]:  # a line with what it tops up, or gives way to
            yield _case({own[0]: "fail", other: "fail"})
            yield _case({own[0]: "fail", other: ["fail"] * 10})
        for rule in own[:6]:
            yield from (_case({rule: ["fail"] * count if count > 1 else "fail"}) for count in _PLACES)
            yield _case({rule: "undetermined"})
            yield _case({rule: "not_applicable"})
        beside = [rule for rule in _rules_in(self._part(at[:2])) if rule in self.rubric.rules and rule not in own]
        for rule in own[:2]:
            for other in beside[:5]:
                yield _case({rule: "fail", other: "fail"})
                yield _case({rule: ["fail"] * 5, other: ["fail"] * 5})
        for count in range(2, len(self.rules), 12):
            yield _case(dict.fromkeys(self.rules[:count], "fail"))

    def _part(self, at: At) -> Any:
        """Return the nearest record that is written at *at*, with all it holds."""
        here: Any = self.engine.points
        record = here
        for step in at:
            here = here.get(step, {}) if isinstance(here, dict) else here[int(step)]
            if isinstance(here, dict) and ({"rule", "id", "ground"} & here.keys()):
                record = here
            if not isinstance(here, dict | list):
                break
        return record


def _rules_in(raw: Any) -> list[str]:
    """Return the ids of the rules that *raw* speaks of, in its order."""
    if isinstance(raw, dict):
        return list(dict.fromkeys(name for value in raw.values() for name in _rules_in(value)))
    if isinstance(raw, list | tuple):
        return list(dict.fromkeys(name for value in raw for name in _rules_in(value)))
    return [raw] if isinstance(raw, str) else []


def _case(states: dict[str, Any]) -> dict[str, Any]:
    return {"default": "pass", "states": states}


def _expected(score: Score) -> dict[str, Any]:
    """Return what an example would expect of *score*: exact, in decimals or as a fraction."""
    grades = list(score.grades)
    return {
        "low": _exact(score.low), "high": _exact(score.high), "grade": grades[0] if len(grades) == 1 else grades
    }  # fmt: skip


def _exact(value: Fraction) -> str:
    shown = show(value, 4)
    return shown if Fraction(shown) == value else str(value)
