"""The verdict (结论): graded, vetoed, ineligible, out_of_scope or provisional, and why."""

from typing import TYPE_CHECKING, Final

from casefile_rules.assessment._answers import Human
from casefile_rules.engine import Evaluation
from casefile_rules.scoring import Score
from casefile_rules.status import FAIL, NOT_APPLICABLE, PASS

if TYPE_CHECKING:
    from casefile_rules.assessment._engine import Engine

UNCOUNTED: Final = frozenset(("out_of_scope", "ineligible"))
"""The verdicts on files that are not reviewed: they have no points and no grades."""

UNSETTLED: Final = frozenset(("reviewers_missing", "source_doubtful", "source_open", "deferred_open"))
"""The reasons for which a grade is not settled though it is the only one left."""

Reason = tuple[str, str]
"""(code, id): grades_open, score_open, error, veto_raised, veto_proposed, veto_disputed, reviewers_missing (how many),
scope_open, source_open, source_doubtful, deferred_open, eligibility_open, or what decided."""


def verdict_of(engine: "Engine", evaluation: Evaluation, score: Score, human: Human) -> tuple[str, tuple[Reason, ...]]:
    """Return the verdict and its reasons. What is unknown about scope or eligibility makes it provisional.

    So does a ground of failure that one reviewer confirms and another does not, one that waits for the organiser, and
    that fewer people stand behind the result than the ruleset demands.
    """
    run = evaluation.run
    admission = engine.admission
    scope = admission.in_scope(run)
    if scope in (FAIL, NOT_APPLICABLE):
        return "out_of_scope", (("scope", engine.ruleset.id),)
    governed = admission.governed(run)
    lapsed = tuple(("scope_source", id_) for id_, _, holds in governed if holds is False)
    if lapsed:
        return "out_of_scope", lapsed
    grounds = admission.barring(run)
    barred = tuple(("eligibility", ground.record["id"]) for ground, status in grounds if status == PASS)
    if barred:
        return "ineligible", barred
    # what only bars the best grades (grade_at_most) fails no file
    failing = [veto for veto in score.vetoes if veto.effect.kind != "grade_at_most"]
    confirmed = tuple(("veto", veto.id) for veto in failing if veto.state == "confirmed")
    if confirmed and not human.missing:
        return "vetoed", confirmed
    reasons: list[Reason] = []
    disputed, proposed = human.disputed, human.proposed
    if scope != PASS:
        reasons.append(("scope_open", engine.ruleset.id))
    reasons.extend(dict.fromkeys((code, id_) for code, id_, _ in admission.doubtful(run)))
    reasons.extend(("source_open", id_) for id_, _, holds in governed if holds is None)
    reasons.extend(
        ("eligibility_open", ground.record["id"]) for ground, status in grounds if status not in (FAIL, NOT_APPLICABLE)
    )
    if evaluation.broken:
        reasons.append(("error", ""))
    reasons.extend(
        ("veto_raised", veto.id)
        for veto in score.vetoes
        if veto.state == "raised" and veto.id not in disputed and veto.id not in proposed
    )
    reasons.extend(
        ("veto_proposed", veto.id) for veto in score.vetoes if veto.id in proposed and veto.state != "not_raised"
    )
    reasons.extend(
        ("veto_disputed", veto.id) for veto in score.vetoes if veto.id in disputed and veto.state != "not_raised"
    )
    if len(score.grades) > 1:
        reasons.append(("grades_open", ""))
    elif not score.grades and score.low != score.high:
        reasons.append(("score_open", ""))  # a standard without grades is settled only where its score is
    if human.missing:
        reasons.append(("reviewers_missing", str(human.missing)))
    return ("provisional" if reasons else "graded"), tuple(reasons)
