"""What is wrong with the page spans of papers in the order they are bound: one fault a mistake that was made."""

from bisect import bisect_right
from itertools import pairwise
from typing import Final

from casefile_rules.checks._documents import called, told
from casefile_rules.values import UNKNOWN, Record

FAULTS: Final = frozenset(("gap", "inverted", "unnumbered", "displaced"))
"""The faults of page spans: pages left out or counted twice, a span that runs backwards, a paper without numbers, and
papers whose numbers are right, but which are bound in another order."""


def span_faults(
    documents: list[Record], start: int | None, wanted: frozenset[str] = FAULTS, *, more: bool = False
) -> tuple[list[Record], bool]:
    """Return the *wanted* faults of the page spans, and whether an unrecorded span leaves more open.

    The first span begins with the page *start*, anywhere where that is None. Electronic papers may have no pages.

    After an unrecorded span the count is taken up again at the next recorded one, which must leave room for one page at
    least of each in between; a blank span is a fault of its own. A document that goes on behind the highest page so far
    is not accused of an overlap that came before it. Where there may be ``more`` documents a gap is no fault.

    What was one slip is one fault: papers that are out of order while no page is counted twice (``displaced``: those
    that would have to be moved; what is missing is told of the pages in their order), and a paper with the wrong
    numbers where the next one goes on as if they were right (``misnumbered``).
    """
    documents = [one for one in documents if one.get("medium") != "electronic" or one.get("pages") is not None]
    found, unknown = _walked(documents, start, wanted, more=more)
    if not found or "gap" not in wanted:
        return found, unknown
    corrected, slips = _slips(documents, start, more=more)
    ordered = _in_order(corrected)
    if ordered is not None:
        found, _ = _walked(ordered, start, wanted, more=more or unknown)
        whole = not (found or slips or more or unknown)
        moved = [{**_displaced(corrected, documents), "whole": whole}] if "displaced" in wanted else []
        return [*moved, *slips, *found], unknown
    if slips:
        found, _ = _walked(corrected, start, wanted, more=more)
    return [*slips, *found], unknown


def least_faults(faults: list[Record], *, loose: bool) -> int:
    """Return how many faults there are at least: what is not recorded may turn out to make one slip of several."""
    return min(len(faults), 1) if loose else len(faults)


def _proper(document: Record) -> tuple[int, int] | None:
    """Return the span of *document* where it is recorded and runs forwards."""
    span = document.get("pages", UNKNOWN)
    return span if isinstance(span, tuple) and span[0] <= span[1] else None


def _slips(documents: list[Record], start: int | None, *, more: bool) -> tuple[list[Record], list[Record]]:
    """Return the documents with the numbers of single misnumbered papers put right, and the faults of those papers.

    Only where every span is recorded and the whole set of pages is not there in another order.
    """
    found = [_proper(document) for document in documents]
    spans = [span for span in found if span is not None]
    if more or start is None or len(spans) < len(documents) or _complete(spans, start):
        return documents, []
    corrected, faults = list(documents), []
    expected = start
    for index, (first, last) in enumerate(spans):
        following = expected + last - first + 1
        if first != expected and index + 1 < len(spans) and spans[index + 1][0] == following:
            right = (expected, following - 1)
            corrected[index] = {**documents[index], "pages": right}
            faults.append({"misnumbered": right, **told(documents[index])})
            expected = following
        else:
            expected = last + 1
    return corrected, faults


def _complete(spans: list[tuple[int, int]], start: int) -> bool:
    """Return whether the spans number off every page from *start* on, in whatever order."""
    expected = start
    for first, last in sorted(spans):
        if first != expected:
            return False
        expected = last + 1
    return True


def _in_order(documents: list[Record]) -> list[Record] | None:
    """Return the documents with recorded spans by their pages; None where they stand so, or a page is counted twice."""
    known = [document for document in documents if document.get("pages", UNKNOWN) is not UNKNOWN]
    if any(_proper(document) is None for document in known):
        return None
    ordered = sorted(known, key=lambda document: document["pages"])
    if any(later["pages"][0] <= before["pages"][1] for before, later in pairwise(ordered)):
        return None
    return None if all(one is other for one, other in zip(ordered, known, strict=True)) else ordered


def _displaced(documents: list[Record], bound: list[Record]) -> Record:
    """Return the one fault of papers that are out of order: the fewest that would have to be moved.

    *bound* are the same documents with the numbers they carry.
    """
    known = [(document, shown) for document, shown in zip(documents, bound, strict=True) if _proper(document)]
    staying = _longest([document["pages"][0] for document, _ in known])
    moved = [shown for index, (_, shown) in enumerate(known) if index not in staying]
    fault: Record = {"displaced": [called(document) for document in moved], **told(moved[0])}
    at = next(index for index, (_, shown) in enumerate(known) if shown is moved[0])
    if at:
        fault["after"] = called(known[at - 1][1])
    return fault


def _longest(numbers: list[int]) -> set[int]:
    """Return the places of a longest rising part of *numbers*, which are all different."""
    tails: list[int] = []
    places: list[int] = []
    before: list[int] = []
    for place, number in enumerate(numbers):
        at = bisect_right(tails, number)
        before.append(places[at - 1] if at else -1)
        tails[at : at + 1], places[at : at + 1] = [number], [place]
    kept = set()
    place = places[-1] if places else -1
    while place >= 0:
        kept.add(place)
        place = before[place]
    return kept


def _walked(
    documents: list[Record], start: int | None, wanted: frozenset[str], *, more: bool
) -> tuple[list[Record], bool]:
    """Return the *wanted* faults met one after another, and whether an unrecorded span leaves more open."""
    faults: list[Record] = []
    unknown, exact = False, start is not None
    expected = 0 if start is None else start
    highest = expected - 1
    gaps, inverted, unnumbered = (kind in wanted for kind in ("gap", "inverted", "unnumbered"))
    before: Record | None = None
    for document in documents:
        span = document.get("pages", UNKNOWN)
        if span is UNKNOWN:
            unknown, exact = True, False
            expected += 1
            continue
        if span is None:
            if unnumbered:
                faults.append({"unnumbered": called(document), **told(document)})
            exact, expected = False, 0
            continue
        exact = exact and not more
        first, last = span
        if last < first and inverted:
            faults.append({"inverted": span, **told(document)})
            exact, expected, before = False, 0, document
            continue
        if gaps and (first < expected or (exact and first not in (expected, highest + 1))):
            fault = {"expected_page": expected, "found_page": first, **told(document)}
            if before is not None:
                fault["after"] = called(before)
            if first > highest + 1 and first > expected:
                fault["missing_pages"] = (max(expected, highest + 1), first - 1)
            faults.append(fault)
        exact, expected, before = True, last + 1, document
        highest = max(highest, last)
    return faults, unknown
