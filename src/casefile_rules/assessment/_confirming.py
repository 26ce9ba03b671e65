"""What the organiser decided on grounds of failure, held against what the reviewers proposed (评查办法 第十二条)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

from casefile_rules.assessment._answers import Decision, Human
from casefile_rules.assessment._text import both
from casefile_rules.conditions import suggestion
from casefile_rules.problems import Problem, ProblemsError

if TYPE_CHECKING:
    from casefile_rules.conditions import Run
    from casefile_rules.human import Confirmation
    from casefile_rules.human.reviews import VetoWord
    from casefile_rules.scoring.plan import Veto

_WHY: Final = {
    "few": (
        "评查表尚不足 {least} 份（有 {there} 份可以计入）",
        "there are not {least} sheets yet ({there} count)",
    ),
    "unproposed": ("没有评查人员提出这一事由", "no reviewer proposed it"),
    "alone": (
        "提出这一事由的评查人员只有 {there} 名，须 {least} 名",
        "only {there} of the {least} reviewers it takes proposed it",
    ),
    "rejected": ("评查人员一致认为不成立", "the reviewers agree that it does not exist"),
    "disputed": ("评查人员意见不一，应先复评", "the reviewers differ, and the file has to be reviewed again first"),
}


def read_confirmations(
    engine: Any, human: Human, confirmations: Sequence[Confirmation], identities: tuple[str, ...], run: Run
) -> None:
    """Note in *human* what *confirmations* decide; what of it does not count is told.

    Raises:
        ProblemsError: H506, H520, H521, H525, H528, H529: decisions on what is not there, of another file, by somebody
            who handled the case, or in a ruleset that leaves the word to the reviewers.
    """
    problems: list[Problem] = []
    vetoes = {} if engine.rubric is None else {veto.id: veto for veto in engine.rubric.vetoes}
    panel = engine.panel
    for one in confirmations:
        if panel is None or not panel.by_organiser:
            problems.append(one.problem("H525", ("grounds",), id=engine.ruleset.id))
            continue
        if one.case and identities and one.case not in identities:
            problems.append(one.problem("H528", ("case",), case=one.case, known=" / ".join(identities)))
            continue
        problems.extend(panel.refused(panel.persons(run), one, one.name, ("name",)))
        for word in one.grounds:
            veto = vetoes.get(word.veto)
            at = (*word.at, "veto")
            if veto is None:
                problems.append(one.problem("H506", at, id=word.veto, known=suggestion(word.veto, list(vetoes))))
            elif veto.nodes or not veto.confirm:
                problems.append(one.problem("H520", at, id=word.veto))
            elif word.veto in human.decided:
                problems.append(one.problem("H529", at, id=word.veto))
            else:
                _decide(human, one, word, veto, panel.at_least)
        human.notices.extend(_noticed(human, one))
    if problems:
        raise ProblemsError(problems)


def _decide(human: Human, one: Confirmation, word: VetoWord, veto: Veto, least: int) -> None:
    """Note the decision *word* on *veto*, or why it does not count."""
    kind, there = _obstacle(human, veto.id, least)
    said = (word.confirmed, word.reason, word.page)
    human.decided[veto.id] = Decision(one.organ, one.name, one.confirmed_on, *said, counts=not kind)
    if kind:
        zh, en = (text.format(least=least, there=there) for text in _WHY[kind])
        ground = both(veto.ground)
        words = {"ground_zh": ground["zh"] or veto.id, "ground": ground["en"] or veto.id, "why_zh": zh, "why": en}
        human.notices.append(one.problem("H526", (*word.at, "verdict"), **words))


def _obstacle(human: Human, veto: str, least: int) -> tuple[str, int]:
    """Return why nothing can be decided on *veto* yet, ``""`` where it can, and how many there are."""
    words = human.veto_words.get(veto, ())
    if veto in human.disputed:
        return "disputed", 0
    if words and not words[0].confirmed:
        return "rejected", 0
    if human.missing:
        return "few", len(human.counting)
    if not words:
        return "unproposed", 0
    proposing = {word.reviewer for word in words} & human.counting
    return ("alone", len(proposing)) if len(proposing) < least else ("", 0)


def _noticed(human: Human, one: Confirmation) -> list[Problem]:
    """Return what of the confirmation must be seen though it is no mistake."""
    from casefile_rules.human.persons import same_form

    found = []
    if same_form(one.name) in {same_form(review.reviewer) for review, _, _ in human.sheets}:
        found.append(one.problem("H524", ("name",), name=one.name))
    days = [review.reviewed_on for review, _, _ in human.sheets if review.reviewed_on is not None]
    latest = max(days, default=one.confirmed_on)
    if one.confirmed_on < latest:
        day, earlier = one.confirmed_on.isoformat(), latest.isoformat()
        found.append(one.problem("H527", ("confirmed_on",), day=day, earlier=earlier))
    return found
