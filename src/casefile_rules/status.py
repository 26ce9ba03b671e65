"""The status of a check and the three-valued algebra over it (Kleene).

``all_of`` is the minimum over fail < error < undetermined < pass, ``any_of`` the maximum over
fail < undetermined < error < pass; ``not_applicable`` is neutral in both and ``negate`` leaves
undetermined, error and not_applicable as they are. The numbers are chosen so that ``all_of`` is ``min``.

An *outcome* carries the set of statuses that are still possible, as a bit mask (``MAY_*``); the one word
that is shown is derived from the set by :func:`word`.
"""

from collections.abc import Iterable
from typing import Final

FAIL: Final = 0
ERROR: Final = 1
UNDETERMINED: Final = 2
PASS: Final = 3
NOT_APPLICABLE: Final = 4

WORDS: Final = ("fail", "error", "undetermined", "pass", "not_applicable")
NOT_SELECTED: Final = "not_selected"

_NEGATED: Final = (PASS, ERROR, UNDETERMINED, FAIL, NOT_APPLICABLE)
# rank of a status under any_of; not_applicable ranks lowest because it is neutral there
_ANY_RANK: Final = (1, 3, 2, 4, 0)
_ANY_BACK: Final = (NOT_APPLICABLE, FAIL, UNDETERMINED, ERROR, PASS)

MAY_PASS: Final = 1
MAY_FAIL: Final = 2
MAY_NOT_APPLY: Final = 4
BROKE: Final = 8
"""Set beside the possible statuses when a rule broke inside the engine."""


def all_of(statuses: Iterable[int]) -> int:
    """Return the conjunction (并且) of *statuses*; an empty one is NOT_APPLICABLE."""
    return min(statuses, default=NOT_APPLICABLE)


def any_of(statuses: Iterable[int]) -> int:
    """Return the disjunction (或者) of *statuses*; an empty one is NOT_APPLICABLE."""
    return _ANY_BACK[max((_ANY_RANK[status] for status in statuses), default=0)]


def negate(status: int) -> int:
    """Return the negation (非) of *status*: only pass and fail change places."""
    return _NEGATED[status]


def possible(applies: int, require: int) -> int:
    """Return the mask of statuses still possible, from the status of ``applies`` and that of ``require``.

    Both are the *full* evaluations: ``require`` is looked at even where ``applies`` is undetermined, because
    "applies unknown, require passed" can never become a fault.
    """
    if applies in (FAIL, NOT_APPLICABLE):
        return MAY_NOT_APPLY
    mask = _REQUIRED[require]
    if applies == UNDETERMINED:
        mask |= MAY_NOT_APPLY
    elif applies == ERROR:
        mask |= MAY_NOT_APPLY | BROKE
    return mask


_REQUIRED: Final = (MAY_FAIL, MAY_PASS | MAY_FAIL | BROKE, MAY_PASS | MAY_FAIL, MAY_PASS, MAY_NOT_APPLY)


def word(mask: int) -> str:
    """Return the one word shown for a set of possible statuses (``error`` is never hidden)."""
    if mask & BROKE:
        return "error"
    if mask == MAY_PASS:
        return "pass"
    if mask == MAY_FAIL:
        return "fail"
    if mask == MAY_NOT_APPLY:
        return "not_applicable"
    return "undetermined"


def statuses(mask: int) -> list[str]:
    """Return the statuses in *mask* as words, in a fixed order (fail, not_applicable, pass)."""
    named = ((MAY_FAIL, "fail"), (MAY_NOT_APPLY, "not_applicable"), (MAY_PASS, "pass"))
    return [name for bit, name in named if mask & bit]


def of_flag(value: bool | None) -> int:
    """Return the status of a plain truth value; ``None`` is undetermined."""
    return UNDETERMINED if value is None else PASS if value else FAIL


XCCDF: Final = {
    "pass": "pass",
    "fail": "fail",
    "not_applicable": "notapplicable",
    "undetermined": "unknown",
    "error": "error",
    "not_selected": "notselected",
}
"""Our status words in XCCDF 1.2 terms; a question for a human is ``notchecked`` (see :func:`xccdf`)."""

EARL: Final = {
    "pass": "passed",
    "fail": "failed",
    "not_applicable": "inapplicable",
    "undetermined": "cantTell",
    "error": "cantTell",
    "not_selected": "untested",
}
"""Our status words in EARL 1.0 terms."""

SARIF: Final = {
    "pass": "pass",
    "fail": "fail",
    "not_applicable": "notApplicable",
    "undetermined": "open",
    "error": None,
    "not_selected": None,
}
"""Our status words as SARIF 2.1 result kinds; ``None`` is no result (an error is a tool notification)."""


def xccdf(status: str, *, needs_human: bool = False) -> str:
    """Return the XCCDF result for *status*; an unanswered question for a human is ``notchecked``."""
    return "notchecked" if status == "undetermined" and needs_human else XCCDF[status]


def sarif(status: str, *, needs_human: bool = False) -> str | None:
    """Return the SARIF kind for *status*; an unanswered question for a human is ``review``."""
    return "review" if status == "undetermined" and needs_human else SARIF[status]
