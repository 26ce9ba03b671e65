"""What people said of a file, as JSON data: grounds of failure and how far they have got, review sheets one by one."""

from fractions import Fraction
from typing import TYPE_CHECKING, Any

from casefile_rules.assessment._answers import rule_of
from casefile_rules.assessment._numbers import interval, points
from casefile_rules.assessment._question import answered
from casefile_rules.assessment._text import both, number

if TYPE_CHECKING:
    from casefile_rules.assessment._answers import Human
    from casefile_rules.assessment._assessment import Assessment
    from casefile_rules.scoring.types import VetoState


def vetoes(assessment: "Assessment") -> list[dict[str, Any]]:
    human = assessment.human
    result = []
    for veto in assessment.score.vetoes:
        words = human.veto_words.get(veto.id, ())
        # of several reviewers the one who confirms it is the one named
        first = next((word for word in words if word.confirmed), words[0] if words else None)
        state = _state(human, veto)
        found: dict[str, Any] = {
            "id": veto.id,
            "rule": veto.rule,
            **({"rules": list(veto.rules)} if len(veto.rules) > 1 else {}),
            **({"node": veto.node} if veto.node else {}),
            "state": state,
            "effect": effect_of(veto.effect),
            "ground": both(veto.ground),
            "places": list(veto.places),
            "reviewer": first.reviewer if first else "",
            "reason": first.reason if first else "",
            "page": first.page if first else "",
        }
        if words:
            found["said"] = [
                {"reviewer": word.reviewer, "verdict": "confirmed" if word.confirmed else "rejected",
                 "reason": word.reason, "page": word.page}
                for word in words
            ]  # fmt: skip
        decision = human.decided.get(veto.id)
        if decision is not None:
            found["decided"] = {
                "organ": decision.organ, "name": decision.name, "day": decision.day.isoformat(),
                "verdict": "confirmed" if decision.confirmed else "rejected", "reason": decision.reason,
                "page": decision.page, "counts": decision.counts,
            }  # fmt: skip
        result.append(found)
    return result


def _state(human: "Human", veto: "VetoState") -> str:
    """Return how far *veto* has got: raised by the record, proposed by reviewers, confirmed or rejected."""
    if veto.state == "not_raised":
        return veto.state
    return "disputed" if veto.id in human.disputed else "proposed" if veto.id in human.proposed else veto.state


def effect_of(effect: Any) -> dict[str, Any]:
    """Return what a veto does, as the rubric writes it: {score: 0}, {grade: 不合格} or {grade_at_most: 合格}."""
    return {effect.kind: points(effect.points)} if effect.kind == "score" else {effect.kind: effect.grade}


def reviews(assessment: "Assessment") -> dict[str, Any]:
    """Every sheet by itself, and their mean: what is combined are totals, never answers."""
    engine = assessment.basis.engine
    rubric = engine.rubric
    assert rubric is not None
    sheets, lows, highs = [], [], []
    signed = {review.reviewer: review.signed for review, _, _ in assessment.human.sheets}
    for reviewer, evaluation, confirmed in assessment.sheets:
        score = rubric.score(engine.given(evaluation, assessment.waived.places, confirmed, raised_stand=False))
        lows.append(score.low)
        highs.append(score.high)
        sheets.append(
            {
                "reviewer": reviewer,
                **interval(assessment, score),
                "grades": list(score.grades),
                "settled": score.settled,
                "signed": signed[reviewer],
                "counts": reviewer in assessment.human.counting,
            }
        )
    combined = None
    if sheets:
        low, high = sum(lows, Fraction(0)) / len(lows), sum(highs, Fraction(0)) / len(highs)
        combined = {
            "low": points(low), "high": points(high), "exact": {"low": number(low), "high": number(high)},
            "method": "mean", "authority": "proposed",
        }  # fmt: skip
    conflicts = [
        {"rule": rule_of(key), "question": key[0].partition("#")[2], "place": key[1],
         "answers": [answered(answer) for answer in answers]}
        for key, answers in assessment.human.conflicts.items()
    ]  # fmt: skip
    panel = engine.panel
    needed = {} if panel is None else {"at_least": panel.at_least, "missing": assessment.human.missing}
    return {"sheets": sheets, "combined": combined, "conflicts": conflicts, **needed}
