"""Points as JSON numbers: printed with few places, the exact fraction beside them."""

from fractions import Fraction
from typing import TYPE_CHECKING, Any, Final

from casefile_rules.assessment._text import number
from casefile_rules.scoring import Score
from casefile_rules.scoring.rounding import show_score

if TYPE_CHECKING:
    from casefile_rules.assessment._assessment import Assessment

DIGITS: Final = 2


def points(value: Fraction) -> int | float:
    """Return *value* as a JSON number of at most two places (exact values are given beside it)."""
    return value.numerator if value.denominator == 1 else float(f"{float(round(value, DIGITS)):.2f}")


def interval(assessment: "Assessment", score: Score) -> dict[str, Any]:
    rubric = assessment.basis.engine.rubric
    borders = [] if rubric is None else [grade.border for grade in rubric.grades if grade.border is not None]
    return {
        "low": as_number(show_score(score.low, borders)),
        "high": as_number(show_score(score.high, borders)),
        "exact": {"low": number(score.low), "high": number(score.high)},
    }


def self_check(assessment: "Assessment") -> dict[str, Any]:
    own = assessment.self_check
    return interval(assessment, own) | {"grades": list(own.grades)}


def as_number(text: str) -> int | float:
    value = Fraction(text)
    return value.numerator if value.denominator == 1 else float(text)
