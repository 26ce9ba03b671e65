"""Bringing review sheets to a file: each answer is checked against the question it answers.

Every sheet is scored by itself. In the whole result an answer counts where the sheets that gave one agree; where they
differ the question stays open: conflicting answers never merge inside an outcome.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from casefile_rules.conditions import Answer, suggestion
from casefile_rules.engine import Evaluation
from casefile_rules.problems import Problem, ProblemsError

if TYPE_CHECKING:
    from casefile_rules.human import Review
    from casefile_rules.human.reviews import Given

Answers = dict[tuple[str, str], Answer]


class Human:
    """What reviewers said: answers that agree, words on vetoes, the sheets one by one, and where they differ."""

    __slots__ = ("agreed", "confirmed", "conflicts", "sheets", "veto_words")

    def __init__(
        self,
        agreed: Answers,
        confirmed: dict[str, bool],
        veto_words: dict[str, tuple[str, str, str]],
        sheets: tuple[tuple[Review, Answers, dict[str, bool]], ...],
        conflicts: tuple[tuple[str, str], ...],
    ) -> None:
        self.agreed = agreed
        self.confirmed = confirmed
        self.veto_words = veto_words
        self.sheets = sheets
        self.conflicts = conflicts


def apply_reviews(engine: Any, evaluation: Evaluation, reviews: Sequence[Review], identities: tuple[str, ...]) -> Human:
    """Return what *reviews* say about this file.

    Raises:
        ProblemsError: H503 to H508, H511 to H513: answers to what was not asked, of another file, or out of range.
    """
    problems: list[Problem] = []
    sheets: list[tuple[Review, Answers, dict[str, bool]]] = []
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
            if any(rule == veto.rule and answer.verdict == "fail" for (rule, _), answer in answers.items()):
                confirmed.setdefault(veto.id, True)
        sheets.append((review, answers, confirmed))
    if problems:
        raise ProblemsError(problems)
    return _joined(sheets)


def _joined(sheets: list[tuple[Review, Answers, dict[str, bool]]]) -> Human:
    agreed: Answers = {}
    conflicts: set[tuple[str, str]] = set()
    confirmed: dict[str, bool] = {}
    split: set[str] = set()
    words: dict[str, tuple[str, str, str]] = {}
    for review, answers, vetoes in sheets:
        for key, answer in answers.items():
            other = agreed.setdefault(key, answer)
            if (other.verdict, other.points) != (answer.verdict, answer.points):
                conflicts.add(key)
        for veto, word in vetoes.items():
            if confirmed.setdefault(veto, word) != word:
                split.add(veto)
            for said in review.vetoes:
                if said.veto == veto:
                    words.setdefault(veto, (review.reviewer, said.reason, said.page))
    return Human(
        {key: answer for key, answer in agreed.items() if key not in conflicts},
        {veto: word for veto, word in confirmed.items() if veto not in split},
        {veto: said for veto, said in words.items() if veto not in split},
        tuple(sheets),
        tuple(sorted(conflicts)),
    )


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
