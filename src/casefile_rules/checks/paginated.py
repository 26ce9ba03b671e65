"""paginated: page numbers run on without gap or overlap, and stand where they belong (页码)."""

from typing import Any

from casefile_rules.checks._documents import Listed, called, listed, told
from casefile_rules.checks._kind import Kind, choice, flag, parameters, texts, whole_number
from casefile_rules.checks._marks import mark_faults
from casefile_rules.conditions import At, Compiled, Run, Scope, Trace
from casefile_rules.status import FAIL, NOT_APPLICABLE, PASS, UNDETERMINED
from casefile_rules.values import UNKNOWN, Record


def compile_paginated(typed_: dict[str, Any], _scope: Scope, _at: At) -> Compiled:
    """Compile ``{start, volume, spans, front, back, exception_for, exception}``.

    ``spans`` (default true): the page spans of the documents follow one another from ``start``. A gap names the pages
    that are missing and the documents it lies between. ``front`` and ``back``: the corners in which the leaves carry
    their numbers, where leaves are recorded; a blank side carries none. ``exception``: the corner allowed for content
    in ``exception_for``, which is hard to number in front. Unrecorded pages and corners are undetermined, and so is
    the end of an open list. No documents: not applicable.
    """
    start = 1 if typed_.get("start") is None else typed_["start"]
    volume = typed_.get("volume")
    spans = typed_.get("spans") is not False
    marks = {key: typed_.get(key) for key in ("front", "back", "exception", "exception_for")}

    def look(here: Record) -> tuple[list[Record], bool, Listed]:
        found = listed(here, volume)
        faults: list[Record] = []
        loose = found.is_open
        if spans:
            faults, unknown = _spans(found.documents, start)
            loose = loose or unknown
        if marks["front"] or marks["back"]:
            wrong, unknown = mark_faults(found.documents, marks)
            faults += wrong
            loose = loose or unknown
        return faults, loose, found

    def status(_run: Run, here: Record, _each: Record) -> int:
        faults, loose, found = look(here)
        if faults:
            return FAIL
        if loose:
            return UNDETERMINED
        return PASS if found.documents else NOT_APPLICABLE

    def count(_run: Run, here: Record, _each: Record) -> tuple[int, int | None]:
        faults, loose, _ = look(here)
        return len(faults), None if loose else len(faults)

    def explain(run: Run, here: Record, each: Record) -> Trace:
        faults, _, found = look(here)
        result = status(run, here, each)
        note = "" if result != UNDETERMINED else "unseen" if found.is_open else "unrecorded"
        return Trace("paginated", "", start, len(found.documents), result, (), tuple(faults[:200]), note)

    return Compiled(status, explain, count=count)


def _spans(documents: list[Record], start: int) -> tuple[list[Record], bool]:
    """Return the faults of the page spans, and whether an unrecorded span leaves more open.

    After an unrecorded span the count is taken up again at the next recorded one; a blank span is a fault of its own.
    """
    faults: list[Record] = []
    unknown = False
    expected: int | None = start
    before: Record | None = None
    for document in documents:
        span = document.get("pages", UNKNOWN)
        if span is UNKNOWN:
            unknown, expected = True, None
            continue
        if span is None:
            faults.append({"unnumbered": called(document), **told(document)})
            expected = None
            continue
        first, last = span
        if last < first:
            faults.append({"inverted": span, **told(document)})
            expected, before = None, document
            continue
        if expected is not None and first != expected:
            fault = {"expected_page": expected, "found_page": first, **told(document)}
            if before is not None:
                fault["after"] = called(before)
            if first > expected:
                fault["missing_pages"] = (expected, first - 1)
            faults.append(fault)
        expected, before = last + 1, document
    return faults, unknown


KIND = Kind(
    "paginated",
    "页码连续,位置符合规定",
    "Page numbers run on and stand where they belong.",
    parameters(
        start=whole_number("the first page number, 1 where absent"),
        volume=choice("look in this volume only", "main", "sub"),
        spans=flag("whether the page spans of documents must run on; true where absent"),
        front=texts("corners allowed on the front of a leaf, such as upper_right"),
        back=texts("corners allowed on the back of a leaf"),
        exception=texts("corners also allowed for the content in exception_for, written as side:corner"),
        exception_for=texts("kinds of content that are hard to number in front, such as photo or table"),
    ),
    compile_paginated,
    needs="documents",
)
