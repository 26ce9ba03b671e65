"""Why a score is an interval: what nobody could read, what is not recorded, not answered and not confirmed."""

from collections.abc import Collection
from fractions import Fraction
from typing import NamedTuple

from casefile_rules.scoring.changes import presumed
from casefile_rules.scoring.rubric import Rubric, Score
from casefile_rules.scoring.types import PlaceState, ScoreInput
from casefile_rules.status import FAIL, MAY_PASS, NOT_APPLICABLE, PASS, UNDETERMINED


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
    waiting = not given.raised_stand  # where raised vetoes stand, nothing about them is open
    raised = {veto.id: False for veto in full.vetoes if waiting and veto.state == "raised"}
    settled = given._replace(confirmed={**given.confirmed, **raised})
    answered = presumed(settled, [rule for rule in given.states if rule in human])
    # how much a reviewer adds on top is a question, too: answered, only what is certain counts
    certain = {
        rule: given.states.get(rule, (PlaceState("", MAY_PASS),))
        for rule in rubric.bonus_rules
        if rule in given.states or rule not in given.absent
    }
    answered = answered._replace(unearned={**certain, **given.unearned})
    recorded = presumed(answered, list(given.states))
    known = {
        key: status if (status := given.conditions.get(key, UNDETERMINED)) in (FAIL, NOT_APPLICABLE) else PASS
        for key in rubric.conditions
    }
    fields = {key: next((value for value in values if value), None) for key, values in rubric.plan.choices.items()}
    chosen = {key: given.selections.get(key) or value for key, value in fields.items()}
    recorded = recorded._replace(conditions=known, selections=chosen)
    widths = [_width(rubric.score(each)) for each in (recorded, answered, settled)] + [_width(full)]
    for index in (2, 1, 0):  # what a floor or a veto hides anyhow is not open, though it would be in a better file
        widths[index] = min(widths[index], widths[index + 1])
    return Width(widths[0], widths[1] - widths[0], widths[2] - widths[1], widths[3] - widths[2])


def _width(score: Score) -> Fraction:
    return score.high - score.low
