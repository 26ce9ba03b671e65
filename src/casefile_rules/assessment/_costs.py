"""What each rule took at each place, added up over the lines of the ledger."""

from fractions import Fraction
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from casefile_rules.assessment._assessment import Assessment


def costs_of(assessment: "Assessment") -> dict[tuple[str, str], tuple[Fraction, Fraction, int]]:
    """Return (rule, place) -> (taken in the low world, in the high world, places that share the line)."""
    costs: dict[tuple[str, str], tuple[Fraction, Fraction, int]] = {}
    for line in assessment.score.ledger:
        if not line.rule or line.kind in ("rescale", "not_applicable", "table", "unread"):
            continue
        for place in line.places:
            low, high, shared = costs.get((line.rule, place), (Fraction(0), Fraction(0), 1))
            costs[line.rule, place] = (low + line.taken_low, high + line.taken_high, max(shared, len(line.places)))
    return costs
