"""Scoring (评分): from outcomes to ledger, score, grade and repairs.

Pure on abstract input: it knows rules by their ids, places by their keys and nothing of case files. All points are
exact fractions; what is open makes an interval.
"""

from casefile_rules.scoring.compiling import compile_rubric
from casefile_rules.scoring.rubric import Rubric, Score
from casefile_rules.scoring.types import (
    CASE_FAILS,
    LedgerLine,
    NodeScore,
    PlaceState,
    ScoreInput,
    SurePlaces,
    VetoState,
    Wanted,
)

__all__ = [
    "CASE_FAILS", "LedgerLine", "NodeScore", "PlaceState", "Rubric", "Score", "ScoreInput", "SurePlaces",
    "VetoState", "Wanted", "compile_rubric",
]  # fmt: skip
