"""Traces of missing papers: a gap of pages, a line of the catalogue. They are not repaired before the paper is.

Whoever renumbers the pages or writes the catalogue anew takes away the only sign that there was a paper.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from casefile_rules.status import MAY_FAIL

if TYPE_CHECKING:
    from casefile_rules.assessment._findings import Outcomes

Pair = tuple[str, str]
_TRACES: Final = frozenset(("missing_pages", "no_document", "catalogue_row"))
"""Keys of faults that may come from a paper that is not there."""

_SIGNS: Final = frozenset(("missing", "no_document"))
"""Keys of faults that say that a paper is not there."""


def traces_of_missing(outcomes: "Outcomes", candidates: Sequence[Pair]) -> list[Pair]:
    """Return those of *candidates* that would take away the trace of a paper; none where no paper is missing."""
    found = [(pair, _keys(outcomes, pair)) for pair in candidates]
    traces = [pair for pair, keys in found if keys & _TRACES and not keys & {"missing"}]
    return traces if traces and any(keys & _SIGNS for _, keys in found) else []


def _keys(outcomes: "Outcomes", pair: Pair) -> frozenset[str]:
    """Return the keys of all faults of one finding."""
    id_, key = pair
    places = outcomes.assessment.evaluation.results[id_]
    place = next(place for place in places if place.key == key and place.mask & MAY_FAIL)
    _, require = outcomes.traces(id_, place)
    return frozenset(key for fault in (require.faults if require is not None else ()) for key in fault)
