"""Reading review sheets beside a file: each answer is checked against the question it answers.

Every sheet is scored by itself. In the whole result an answer counts where the sheets that gave one agree; where they
differ the question stays open (``_differing``). Loaded only where there are sheets.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from casefile_rules.assessment._answers import Answers, Human, Sheet, rule_of
from casefile_rules.assessment._differing import joined
from casefile_rules.assessment._text import both
from casefile_rules.conditions import Answer, suggestion
from casefile_rules.engine import Evaluation
from casefile_rules.human.persons import same_form
from casefile_rules.problems import Problem, ProblemsError
from casefile_rules.scoring.rounding import show
from casefile_rules.status import MAY_FAIL

if TYPE_CHECKING:
    from casefile_rules.assessment._panel import Panel
    from casefile_rules.human import Review
    from casefile_rules.human.reviews import Given, VetoWord
    from casefile_rules.scoring.plan import Veto
    from casefile_rules.scoring.types import Range


def read_sheets(engine: Any, evaluation: Evaluation, reviews: Sequence[Review], identities: tuple[str, ...]) -> Human:
    """Return what *reviews* say about this file.

    Raises:
        ProblemsError: H503 to H508, H511 to H516, H519, H521: answers to what was not asked, out of range, or by
            somebody who handled the case.
    """
    problems: list[Problem] = []
    notices: list[Problem] = []
    sheets: list[Sheet] = []
    rubric = engine.rubric
    vetoes = {} if rubric is None else {veto.id: veto for veto in rubric.vetoes}
    names: set[str] = set()
    panel = engine.panel
    persons = {} if panel is None else panel.persons(evaluation.run)
    for review in reviews:
        name = same_form(review.reviewer)
        if name in names:
            problems.append(review.problem("H513", ("reviewer",), id=review.case, reviewer=review.reviewer))
        names.add(name)
        if panel is not None:
            problems.extend(panel.refused(persons, review, review.reviewer, ("reviewer", "name")))
        if review.case and identities and review.case not in identities:
            problems.append(review.problem("H507", ("case",), case=review.case, known=" / ".join(identities)))
            continue
        answers: Answers = {}
        for one in _one_by_one(engine, evaluation, review.answers):
            key = _checked(engine, evaluation, review, one, problems)
            if key is not None:
                verdict = one.verdict or "fail"
                answers[key] = Answer(verdict, one.points, one.reason, one.page, review.reviewer)
        confirmed: dict[str, bool] = {}
        for word in review.vetoes:
            veto = vetoes.get(word.veto)
            if veto is None:
                known = suggestion(word.veto, list(vetoes))
                problems.append(review.problem("H506", (*word.at, "veto"), id=word.veto, known=known))
            elif veto.nodes:
                problems.append(review.problem("H520", (*word.at, "veto"), id=word.veto))
            else:
                confirmed[word.veto] = word.confirmed
                notices.extend(_confirmed(evaluation, review, word, veto, answers, problems))
        for id_, veto in vetoes.items():
            # a reviewer who finds the fault of a ground, with reason and page, has confirmed the ground
            if any(rule_of(key) == veto.rule and answer.verdict == "fail" for key, answer in answers.items()):
                confirmed.setdefault(id_, True)
        sheets.append((review, answers, confirmed))
        notices.extend(_early(evaluation, review))
    if problems:
        raise ProblemsError(problems)
    failing = frozenset(
        id_ for id_, places in evaluation.results.items() if any(place.mask == MAY_FAIL for place in places)
    )
    found = joined(sheets, list(vetoes.values()), {} if rubric is None else rubric.judged, failing)
    found.notices = notices
    if panel is not None:
        found.counting = frozenset(_counting(engine, panel, sheets, notices))
    return found


def _counting(engine: Any, panel: Panel, sheets: Sequence[Sheet], notices: list[Problem]) -> Iterator[str]:
    """Yield the reviewers whose sheets count: they are signed and answer whatever others answered.

    Two people stand behind a result only where both have answered what it rests on.
    """
    asked = {key for _, answers, _ in sheets for key in answers if engine.rules[rule_of(key)].judges}
    grounds = {} if engine.rubric is None else {veto.id: veto.rules for veto in engine.rubric.vetoes}
    for review, answers, _ in sheets:
        said = {rule for word in review.vetoes for rule in grounds.get(word.veto, ())}
        own = {rule_of(key) for key in answers}  # what was answered of all places at once, or of each of them
        covered = [key for key in asked if (key[0], "") in answers or (not key[1] and rule_of(key) in own)]
        left = asked - answers.keys() - set(covered) - {key for key in asked if rule_of(key) in said}
        if panel.signed and not review.signed:
            notices.append(review.problem("H522", ("reviewer",), reviewer=review.reviewer))
        elif left:
            notices.append(review.problem("H523", ("answers",), reviewer=review.reviewer, number=len(left)))
        else:
            yield review.reviewer


def _one_by_one(engine: Any, evaluation: Evaluation, answers: Sequence[Given]) -> Sequence[Given]:
    """Return *answers*; in a file of several cases what is answered without a place is answered of every case.

    An answer that names its case goes before one that does not.
    """
    parts = evaluation.run.parts
    if not parts:
        return answers
    named = {(one.rule, one.question, one.place) for one in answers}
    result: list[Given] = []
    for one in answers:
        rule = engine.rules.get(one.rule)
        if one.place or rule is None or rule.whole_file:
            result.append(one)
            continue
        keys = {place.key for place in evaluation.places(one.rule) or ()}
        of_all = [part.prefix for part in parts if part.prefix in keys]
        more = [key for key in of_all if (one.rule, one.question, key) not in named]
        result += [one._replace(place=key) for key in more] if of_all else [one]
    return result


def _confirmed(
    evaluation: Evaluation, review: Review, word: VetoWord, veto: Veto, answers: Answers, problems: list[Problem]
) -> list[Problem]:
    """Return a notice where a confirmation comes to nothing, because the machine finds the rule fulfilled.

    That a reviewer answers the question of a ground in order and confirms the ground is a mistake of the sheet.
    """
    masks = {rule: _mask(evaluation, rule) for rule in veto.rules}
    if not word.confirmed or list(masks.values()).count(MAY_FAIL) >= veto.at_least:
        return []
    may_fail = [rule for rule, mask in masks.items() if mask & MAY_FAIL]
    if len(may_fail) < veto.at_least:
        ground = both(veto.ground)
        return [
            review.problem("H518", (*word.at, "verdict"), reviewer=review.reviewer, rule=", ".join(veto.rules),
                           ground_zh=ground["zh"] or veto.id, ground=ground["en"] or veto.id)
        ]  # fmt: skip
    in_order = [rule for rule in may_fail if _in_order(rule, answers)]
    if len(may_fail) - len(in_order) < veto.at_least:
        problems.append(review.problem("H519", (*word.at, "verdict"), id=veto.id, rule=", ".join(in_order)))
    return []


def _in_order(rule: str, answers: Answers) -> bool:
    """Say whether the sheet answers *rule*, and finds no fault of it."""
    own = [answer.verdict for key, answer in answers.items() if rule_of(key) == rule]
    return "pass" in own and "fail" not in own


def _mask(evaluation: Evaluation, rule: str) -> int:
    """Return MAY_FAIL where the machine finds a fault of *rule*, else all that is possible at its places."""
    found = 0
    for place in evaluation.results.get(rule, ()):
        if place.mask == MAY_FAIL:
            return MAY_FAIL
        found |= place.mask
    return found


def _early(evaluation: Evaluation, review: Review) -> list[Problem]:
    """Return a notice where a sheet is dated before the case was filed."""
    events = evaluation.run.root.get("events")
    for key, zh, en in (("opened", "立案", "opened"), ("accepted", "受理", "accepted")):
        day = events.get(key) if isinstance(events, dict) else None
        if isinstance(day, date) and isinstance(review.reviewed_on, date):
            filed = day.date() if isinstance(day, datetime) else day
            if review.reviewed_on >= filed:
                return []
            return [
                review.problem("H517", ("reviewed_on",), reviewer=review.reviewer, day=review.reviewed_on.isoformat(),
                               event_zh=zh, event=en, earlier=filed.isoformat())
            ]  # fmt: skip
    return []


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
    if not rule.judges and (span is None or one.verdict not in ("", "fail")):
        problems.append(review.problem("H504", (*one.at, "rule"), id=one.rule))
        return None
    places = evaluation.places(one.rule) or []
    keys = [place.key for place in places]
    if any(_together(place.body.data.get("require")) for place in places):
        keys.append("")  # one answer for all of them
    if one.place not in keys:
        known = suggestion(one.place, keys) if keys else "—"
        problems.append(review.problem("H505", (*one.at, "place"), id=one.rule, place=one.place, known=known))
        return None
    meant = [place.body.data for place in places if one.place in (place.key, "")]
    names = set().union(*map(_names, meant)) if rule.judges else {""}
    if one.question not in names:
        problems.append(
            review.problem("H516", (*one.at, "question" if one.question else "rule"), id=one.rule,
                           question=one.question, known=" / ".join(sorted(names)))
        )  # fmt: skip
        return None
    if one.points is not None:
        _weighed(review, one, span, problems)
    if not one.verdict and rule.judges:
        problems.append(review.problem("H511", one.at, id=one.rule))
    return (f"{one.rule}#{one.question}" if one.question else one.rule), one.place


def _weighed(review: Review, one: Given, span: Range | None, problems: list[Problem]) -> None:
    """Hold the points of an answer against what may be chosen, and against its verdict."""
    at = (*one.at, "points")
    points = Fraction(one.points)
    shown = show(points, 4)
    if span is None:
        problems.append(review.problem("H515", at, id=one.rule))
        return
    against = _against(span, one.verdict, points)
    if against is not None:
        problems.append(review.problem("H514", at, id=one.rule, points=shown, why_zh=against[0], why=against[1]))
    elif not points and (span.earns or one.verdict not in ("", "fail")):
        return  # nothing given, or nothing taken where nothing is wrong
    elif not span.low <= points <= span.high:
        problems.append(review.problem("H508", at, points=shown, low=show(span.low, 4), high=show(span.high, 4)))
    elif span.step and (points - span.low) % span.step:
        problems.append(review.problem("H512", at, points=shown, step=show(span.step, 4)))


def _against(span: Range, verdict: str, points: Fraction) -> tuple[str, str] | None:
    """Return how *points* contradict *verdict*, or None: a sheet that does not know which way they count is refused."""
    if not span.earns:
        if points and verdict not in ("", "fail"):
            return "这一项的分值是扣分，只有“不符合”才扣分", "points are taken away here, and only from what is not met"
    elif verdict in ("not_applicable", "undetermined"):
        return "这一结论不计分，请去掉分值", "such a verdict gives no points; leave them out"
    elif verdict == "pass" and not points:
        return "这一项的分值是得分，符合的不会得 0 分", "points are given here, and what is met is not given none"
    elif verdict == "fail" and points == span.high:
        return "这一项的分值是得分，得满分的应为“符合”", "points are given here, and what is given all of them is met"
    return None


def _names(data: Any) -> set[str]:
    """Return the names of the questions in a rule as written; ``""`` for one without a name."""
    if isinstance(data, dict):
        found = {str(data.get("question") or "")} if data.get("check") == "judge" else set()
        return found.union(*(_names(value) for value in data.values()))
    return set().union(*(_names(value) for value in data)) if isinstance(data, list) else set()


def _together(data: Any) -> bool:
    """Return whether a rule as written asks once for all its places."""
    if isinstance(data, dict):
        own = data.get("check") == "judge" and str(data.get("together")).lower() == "true"
        return own or any(_together(value) for value in data.values())
    return any(_together(value) for value in data) if isinstance(data, list) else False
