"""The workload: sixty rules held against generated case files, by our engine and by the two floors."""

from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks import floors
from benchmarks.convert import manifest_of

from casefile_rules.assessment import Engine
from casefile_rules.casefile.reader import CaseFile, case_file_from
from casefile_rules.engine import Evaluation
from casefile_rules.scoring import LedgerLine

RULESET = Path(__file__).with_name("workload")
NOBODY: frozenset[tuple[str, str]] = frozenset()
NOTHING: dict[str, bool] = {}


class Graded(NamedTuple):
    """What an evaluation gives: every rule's status, the score, the reasons for it and the grade."""

    evaluation: Evaluation
    low: Fraction
    high: Fraction
    ledger: tuple[LedgerLine, ...]
    grades: tuple[str, ...]


@cache
def engine() -> Engine:
    """Return the engine of the sixty rules."""
    return Engine.load(str(RULESET))


def case_file(case: floors.Case) -> CaseFile:
    """Return a case of the workload as a case file, read and checked."""
    return case_file_from(manifest_of(case, floors.titles), case["case_id"])


def graded(prepared: Any) -> Graded:
    """Hold a prepared case file against the sixty rules, score and grade it."""
    ours = engine()
    rubric = ours.rubric
    assert rubric is not None
    evaluation = ours.evaluate(prepared)
    score = rubric.score(ours.given(evaluation, NOBODY, NOTHING, raised_stand=False))
    return Graded(evaluation, score.low, score.high, score.ledger, score.grades)
