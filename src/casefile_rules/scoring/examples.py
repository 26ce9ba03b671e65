"""Running the examples that a rubric carries, so that a changed weight is noticed."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any, NamedTuple

from casefile_rules.scoring.rubric import Rubric
from casefile_rules.scoring.types import PlaceState, ScoreInput
from casefile_rules.status import FAIL, MAY_FAIL, PASS


class ExampleResult(NamedTuple):
    """What an example of a rubric expects and what it came to; ``unknown`` are names in it that mean nothing."""

    number: int
    expected: tuple[Fraction, str]
    found: tuple[Fraction, str]
    unknown: tuple[str, ...]

    @property
    def holds(self) -> bool:
        """Whether the example came out as expected; a grade that is not stated is not compared."""
        same = self.expected[1] in ("", self.found[1])
        return not self.unknown and self.expected[0] == self.found[0] and same


def run_examples(rubric: Rubric, data: Mapping[str, Any]) -> tuple[ExampleResult, ...]:
    """Return the result of every example in *data* (the data *rubric* was compiled from)."""
    return tuple(_run(rubric, index, example) for index, example in enumerate(data.get("examples") or ()))


def _run(rubric: Rubric, index: int, example: Mapping[str, Any]) -> ExampleResult:
    failing = {str(rule): int(count) for rule, count in (example.get("fail") or {}).items()}
    absent = frozenset(example.get("not_applicable") or ())
    false = frozenset(example.get("false") or ())
    select = {by: rubric.plan.words.get((by, one), one) for by, one in (example.get("select") or {}).items()}
    confirmed = dict.fromkeys(example.get("confirm") or (), True)
    keys = {node.id: node.key for node in rubric.plan.nodes if node.key}
    unknown = (failing.keys() | absent) - rubric.rules | false - keys.keys() | select.keys() - rubric.selectors.keys()
    unknown |= confirmed.keys() - {veto.id for veto in rubric.vetoes}
    off = {keys[name] for name in false if name in keys}
    states = {
        rule: [PlaceState(str(number), MAY_FAIL) for number in range(count)] for rule, count in sorted(failing.items())
    }
    exceptions = {veto.exception for veto in rubric.vetoes}
    conditions = {key: FAIL if key in off or key in exceptions else PASS for key in rubric.conditions}
    score = rubric.score(ScoreInput(states, absent, conditions, select, confirmed))
    expected = Fraction(str(example["score"])), str(example.get("grade") or "")
    return ExampleResult(index, expected, (score.low, rubric.grade(score.low)), tuple(sorted(unknown)))
