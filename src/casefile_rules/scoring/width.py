"""Why a score is an interval: what nobody could read, what is not recorded, not answered and not confirmed."""

from collections.abc import Collection
from fractions import Fraction
from typing import NamedTuple

from casefile_rules.scoring.changes import presumed
from casefile_rules.scoring.rubric import Rubric, Score
from casefile_rules.scoring.types import ScoreInput
from casefile_rules.status import FAIL, NOT_APPLICABLE, PASS, UNDETERMINED


class Width(NamedTuple):
    """The width of an interval in parts that add up to it exactly.

    Each part is what opens up when, in this order, the unread part of the table (``unread``), what the manifest
    leaves open (``unrecorded``), the questions for a human (``unanswered``) and raised vetoes (``unconfirmed``) are
    let open again.
    """

    unread: Fraction
    unrecorded: Fraction
    unanswered: Fraction
    unconfirmed: Fraction


def split_width(rubric: Rubric, given: ScoreInput, human: Collection[str] = ()) -> Width:
    """Return the width of the score of *given* by cause; *human* are the rules that only a human can answer."""
    full = rubric.score(given)
    raised = {veto.id: False for veto in full.vetoes if veto.state == "raised"}
    settled = given._replace(confirmed={**given.confirmed, **raised})
    answered = presumed(settled, [rule for rule in given.states if rule in human])
    recorded = presumed(answered, list(given.states))
    known = {
        key: status if (status := given.conditions.get(key, UNDETERMINED)) in (FAIL, NOT_APPLICABLE) else PASS
        for key in rubric.conditions
    }
    fields = {key: next((value for value in values if value), None) for key, values in rubric.plan.choices.items()}
    chosen = {key: given.selections.get(key) or value for key, value in fields.items()}
    recorded = recorded._replace(conditions=known, selections=chosen)
    widths = [_width(rubric.score(each)) for each in (recorded, answered, settled)] + [_width(full)]
    return Width(widths[0], widths[1] - widths[0], widths[2] - widths[1], widths[3] - widths[2])


def _width(score: Score) -> Fraction:
    return score.high - score.low
