"""Reading review sheets beside a file: each answer is checked against the question it answers.

Every sheet is scored by itself. In the whole result an answer counts where the sheets that gave one agree; where they
differ the question stays open (``_differing``). Loaded only where there are sheets.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from casefile_rules.assessment._answers import Answers, Human, Sheet, rule_of
from casefile_rules.assessment._differing import joined
from casefile_rules.conditions import Answer, suggestion
from casefile_rules.engine import Evaluation
from casefile_rules.problems import Problem, ProblemsError
from casefile_rules.status import MAY_FAIL

if TYPE_CHECKING:
    from casefile_rules.human import Review
    from casefile_rules.human.reviews import Given


def read_sheets(engine: Any, evaluation: Evaluation, reviews: Sequence[Review], identities: tuple[str, ...]) -> Human:
    """Return what *reviews* say about this file.

    Raises:
        ProblemsError: H503 to H508, H511 to H515: answers to what was not asked, of another file, or out of range.
    """
    problems: list[Problem] = []
    sheets: list[Sheet] = []
    names: set[str] = set()
    for review in reviews:
        if review.reviewer in names:
            problems.append(review.problem("H513", ("reviewer",), id=review.case, reviewer=review.reviewer))
        names.add(review.reviewer)
        if review.case and identities and review.case not in identities:
            problems.append(review.problem("H507", ("case",), case=review.case, known=" / ".join(identities)))
            continue
        answers: Answers = {}
        for one in review.answers:
            key = _checked(engine, evaluation, review, one, problems)
            if key is not None:
                verdict = one.verdict or "fail"
                answers[key] = Answer(verdict, one.points, one.reason, one.page, review.reviewer)
        confirmed: dict[str, bool] = {}
        known = [] if engine.rubric is None else [veto.id for veto in engine.rubric.vetoes]
        for word in review.vetoes:
            if word.veto in known:
                confirmed[word.veto] = word.confirmed
            else:
                problems.append(
                    review.problem("H506", (*word.at, "veto"), id=word.veto, known=suggestion(word.veto, known))
                )
        for veto in () if engine.rubric is None else engine.rubric.vetoes:
            # a reviewer who finds the fault of a ground, with reason and page, has confirmed the ground
            if any(rule_of(key) == veto.rule and answer.verdict == "fail" for key, answer in answers.items()):
                confirmed.setdefault(veto.id, True)
        sheets.append((review, answers, confirmed))
    if problems:
        raise ProblemsError(problems)
    failing = frozenset(
        id_ for id_, places in evaluation.results.items() if any(place.mask == MAY_FAIL for place in places)
    )
    rubric = engine.rubric
    return joined(sheets, () if rubric is None else rubric.vetoes, {} if rubric is None else rubric.judged, failing)


def _checked(
    engine: Any, evaluation: Evaluation, review: Review, one: Given, problems: list[Problem]
) -> tuple[str, str] | None:
    """Return the key of the question that *one* answers, or None after a reported problem."""
    rule = engine.rules.get(one.rule)
    if rule is None:
        known = suggestion(one.rule, list(engine.rules))
        problems.append(review.problem("H503", (*one.at, "rule"), id=one.rule, known=known))
        return None
    span = None if engine.rubric is None else engine.rubric.judged.get(one.rule)
    if not rule.judges and span is None:
        problems.append(review.problem("H504", (*one.at, "rule"), id=one.rule))
        return None
    places = evaluation.places(one.rule) or []
    keys = [place.key for place in places]
    if one.place not in keys:
        known = suggestion(one.place, keys) if keys else "—"
        problems.append(review.problem("H505", (*one.at, "place"), id=one.rule, place=one.place, known=known))
        return None
    if one.points is not None and span is not None:
        points = Fraction(one.points)
        if not span.low <= points <= span.high and points != 0:
            problems.append(review.problem("H508", (*one.at, "points"), points=points, low=span.low, high=span.high))
        elif span.step and (points - span.low) % span.step:
            problems.append(review.problem("H512", (*one.at, "points"), points=points, step=span.step))
    if not one.verdict and rule.judges:
        problems.append(review.problem("H511", one.at, id=one.rule))
    return (f"{one.rule}#{one.question}" if one.question else one.rule), one.place
