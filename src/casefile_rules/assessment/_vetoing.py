"""Grounds of failure that wait for somebody's word: for the reviewers, or, once they propose it, for the organiser."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from casefile_rules.assessment._text import both

if TYPE_CHECKING:
    from casefile_rules.assessment._assessment import Assessment
    from casefile_rules.scoring.types import VetoState

_ASK = {"zh": "否决事由是否成立：{}", "en": "does this ground of failure exist: {}"}


def asked_of_vetoes(assessment: Assessment) -> Iterator[tuple[VetoState, str, dict[str, str]]]:
    """Yield (ground, who decides it, question) of every ground that is raised, or proposed by reviewers."""
    human = assessment.human
    proposed = human.proposed
    for veto in assessment.score.vetoes:
        waiting = veto.id in proposed and veto.state != "not_raised"
        if veto.state != "raised" and not waiting:
            continue
        ground = both(veto.ground)
        ask = {lang: text.format(ground[lang]) for lang, text in _ASK.items()}
        if veto.id in human.disputed:
            from casefile_rules.assessment._differing import disputed

            ask = disputed(ask, human.veto_words[veto.id])
        elif waiting:
            from casefile_rules.assessment._differing import awaiting

            ask = awaiting(ask, human.veto_words[veto.id])
        yield veto, "organiser" if waiting else "reviewer", ask
