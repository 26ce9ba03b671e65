"""What reviewers said of a file, together. The sheets themselves are read by ``_sheets``, where there are any."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

from casefile_rules.conditions import Answer
from casefile_rules.engine import Evaluation

if TYPE_CHECKING:
    from casefile_rules.human import Review
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


class Human:
    """What reviewers said, together.

    Attributes:
        sheets: the sheets one by one.
        agreed: answers on which all who gave one agree; conflicts: those on which they differ, with all that was said.
        worst: ``agreed``, and of each conflict the answer that is worst for the file: what the self-check goes by.
        veto_words: veto -> who said what of it; disputed: ids of vetoes that some confirm and others do not.
        confirmed: agreed words on vetoes; standing: the same, with those that at least one reviewer confirms.
        notices: what of the sheets must be seen though it is no mistake.
    """

    __slots__ = (
        "agreed", "confirmed", "conflicts", "disputed", "notices", "sheets", "standing", "veto_words", "worst",
    )  # fmt: skip

    def __init__(
        self,
        sheets: tuple[Sheet, ...],
        agreed: Answers,
        conflicts: Mapping[Key, tuple[Answer, ...]],
        worst: Answers,
        veto_words: Mapping[str, tuple[VetoSaid, ...]],
    ) -> None:
        self.sheets = sheets
        self.agreed = agreed
        self.conflicts = conflicts
        self.worst = worst
        self.veto_words = veto_words
        answered = {id_: {word.confirmed for word in words} for id_, words in veto_words.items()}
        self.disputed = frozenset(id_ for id_, words in answered.items() if len(words) > 1)
        self.standing = {id_: True in words for id_, words in answered.items()}
        self.confirmed = {id_: word for id_, word in self.standing.items() if id_ not in self.disputed}
        self.notices: list[Problem] = []


_NOBODY: Final = Human((), {}, {}, {}, {})


def apply_reviews(engine: Any, evaluation: Evaluation, reviews: Sequence[Review], identities: tuple[str, ...]) -> Human:
    """Return what *reviews* say about this file.

    Raises:
        ProblemsError: answers to what was not asked, of another file, or out of range.
    """
    if not reviews:
        return _NOBODY
    from casefile_rules.assessment._sheets import read_sheets

    return read_sheets(engine, evaluation, reviews, identities)


def rule_of(key: Key) -> str:
    """Return the rule that the key of an answer is about, without the name of its question."""
    return key[0].partition("#")[0]
