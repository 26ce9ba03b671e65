"""What reviewers said of a file, together. The sheets themselves are read by ``_sheets``, where there are any."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from casefile_rules.conditions import Answer
from casefile_rules.engine import Evaluation

if TYPE_CHECKING:
    from datetime import date

    from casefile_rules.human import Confirmation, Review
    from casefile_rules.problems import Problem

Key = tuple[str, str]
"""(rule, or rule#question; place): what an answer is about."""

Answers = dict[Key, Answer]
Sheet = tuple["Review", Answers, dict[str, bool]]


class VetoSaid:
    """What one reviewer said of a ground of failure: with a word of its own, or by answering the rule of the ground."""

    __slots__ = ("confirmed", "page", "reason", "reviewer")

    def __init__(self, reviewer: str, confirmed: bool, reason: str, page: str) -> None:
        self.reviewer = reviewer
        self.confirmed = confirmed
        self.reason = reason
        self.page = page


class Decision(NamedTuple):
    """What the organiser decided on a ground of failure; ``counts``: whether the reviewers had proposed it."""

    organ: str
    name: str
    day: date
    confirmed: bool
    reason: str
    page: str
    counts: bool


class Human:
    """What reviewers said, together, and what the organiser made of it.

    Attributes:
        sheets: the sheets one by one.
        agreed: answers on which all who gave one agree; conflicts: those on which they differ, with all that was said.
        worst: ``agreed``, and of each conflict the answer that is worst for the file: what the self-check goes by.
        veto_words: veto -> who said what of it; disputed: ids of vetoes that some confirm and others do not.
        counting: names of the reviewers whose sheets count towards the number; missing: how many there are too few.
        by_organiser: whether what the reviewers say of a ground only proposes it.
        decided: veto -> what the organiser decided.
        notices: what of the sheets must be seen though it is no mistake.
    """

    __slots__ = (
        "agreed", "by_organiser", "conflicts", "counting", "decided", "disputed", "missing", "notices", "sheets",
        "veto_words", "worst",
    )  # fmt: skip

    def __init__(
        self,
        sheets: tuple[Sheet, ...] = (),
        agreed: Answers | None = None,
        conflicts: Mapping[Key, tuple[Answer, ...]] | None = None,
        worst: Answers | None = None,
        veto_words: Mapping[str, tuple[VetoSaid, ...]] | None = None,
    ) -> None:
        self.sheets = sheets
        self.agreed = agreed or {}
        self.conflicts = conflicts or {}
        self.worst = worst or {}
        self.veto_words = veto_words or {}
        self.disputed = frozenset(
            id_ for id_, words in self.veto_words.items() if len({word.confirmed for word in words}) > 1
        )
        self.counting = frozenset(review.reviewer for review, _, _ in sheets)
        self.missing = 0
        self.by_organiser = False
        self.decided: dict[str, Decision] = {}
        self.notices: list[Problem] = []

    @property
    def said(self) -> dict[str, bool]:
        """The words on vetoes on which the reviewers agree."""
        return {id_: words[0].confirmed for id_, words in self.veto_words.items() if id_ not in self.disputed}

    @property
    def settled(self) -> dict[str, bool]:
        """The decisions of the organiser that count."""
        return {id_: one.confirmed for id_, one in self.decided.items() if one.counts}

    @property
    def proposed(self) -> frozenset[str]:
        """The ids of the vetoes that reviewers propose and the organiser has not decided on."""
        if not self.by_organiser:
            return frozenset()
        return frozenset(id_ for id_, word in self.said.items() if word) - self.settled.keys()

    @property
    def confirmed(self) -> dict[str, bool]:
        """What is settled of vetoes: True stands, False is out of the question."""
        waiting = self.proposed
        return {id_: word for id_, word in self.said.items() if id_ not in waiting} | self.settled

    @property
    def standing(self) -> dict[str, bool]:
        """What the self-check goes by: a veto stands that at least one reviewer confirms, but for what was settled."""
        return {id_: any(word.confirmed for word in words) for id_, words in self.veto_words.items()} | self.settled


def apply_reviews(
    engine: Any, evaluation: Evaluation, reviews: Sequence[Review], confirmations: Sequence[Confirmation],
    identities: tuple[str, ...],
) -> Human:  # fmt: skip
    """Return what *reviews* and *confirmations* say about this file.

    Raises:
        ProblemsError: answers to what was not asked, of another file, out of range, or by somebody who may not review.
    """
    found = Human()
    if reviews:
        from casefile_rules.assessment._sheets import read_sheets

        found = read_sheets(engine, evaluation, reviews, identities)
    panel = engine.panel
    if panel is not None:
        found.by_organiser = panel.by_organiser
        found.missing = max(0, panel.at_least - len(found.counting))
    if confirmations:
        from casefile_rules.assessment._confirming import read_confirmations

        read_confirmations(engine, found, confirmations, identities, evaluation.run)
    return found


def rule_of(key: Key) -> str:
    """Return the rule that the key of an answer is about, without the name of its question."""
    return key[0].partition("#")[0]
