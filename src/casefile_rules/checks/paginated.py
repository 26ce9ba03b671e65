"""paginated: page numbers run on without gap or overlap, and stand where they belong (页码)."""

from itertools import groupby
from typing import Any, Final

from casefile_rules.checks._documents import Listed, asked_of_columns, called, home, listed, told
from casefile_rules.checks._kind import Kind, choice, choices, flag, parameters, texts, whole_number
from casefile_rules.checks._marks import mark_faults, marks_of
from casefile_rules.conditions import At, Compiled, Run, Scope, Trace, constant, suggestion
from casefile_rules.shape import Field
from casefile_rules.status import FAIL, NOT_APPLICABLE, PASS, UNDETERMINED
from casefile_rules.values import UNKNOWN, Record

FAULTS: Final = frozenset(("gap", "inverted", "unnumbered"))
"""The faults of page spans: pages left out or counted twice, a span that runs backwards, a paper without numbers."""


def compile_paginated(typed_: dict[str, Any], scope: Scope, at: At) -> Compiled:
    """Compile ``{start, any_start, faults, per, volume, spans, front, back, exception, exception_for}``.

    ``spans`` (default true): the page spans of the documents follow one another from ``start`` (with ``any_start`` from
    wherever the first one begins), in each volume (``per: volume``, the default) or through the whole file. A gap names
    the pages that are missing and the documents it lies between. ``faults``: which faults of spans are looked for, all
    where absent; a span that runs backwards and is not looked for counts as it is written. ``front`` and ``back``: the
    corners in which the leaves carry their numbers, where leaves are recorded; a blank side carries none.
    ``exception``: the corner allowed for content in ``exception_for``, which is hard to number in front; the number of
    such a page may stand on its blank back. Unrecorded pages and corners are undetermined, and so is the end of an open
    list. No documents: not applicable. Linear in the documents and pages.
    """
    documents_of, item = home(scope)
    if not _known_words(typed_, item, scope, at):
        return constant()
    start = None if typed_.get("any_start") else 1 if typed_.get("start") is None else typed_["start"]
    if start is None and typed_.get("start") is not None:
        scope.problem("S387", (*at, "start"))
        return constant()
    wanted = frozenset(typed_.get("faults") or FAULTS)
    gaps, inverted = "gap" in wanted, "inverted" in wanted
    volume, through = typed_.get("volume"), typed_.get("per") == "file"
    spans = typed_.get("spans") is not False
    marks = marks_of(typed_)

    def look(run: Run, here: Record) -> tuple[list[Record], bool, Listed]:
        found = listed(documents_of(run, here), volume)
        faults: list[Record] = []
        loose = found.is_open
        if spans:
            runs = [found.documents] if through else [list(run_) for _, run_ in groupby(found.documents, _volume)]
            gappy = {_volume(unseen) for unseen in found.unseen}
            for documents in runs:
                more = found.is_open if through else bool(gappy & {None, *map(_volume, documents[:1])})
                wrong, unknown = span_faults(documents, start, wanted, more=more)
                faults += wrong
                loose = loose or unknown
        if marks is not None:
            wrong, unknown = mark_faults(found.documents, marks)
            faults += wrong
            loose = loose or unknown
        return faults, loose, found

    def status(run: Run, here: Record, _each: Record) -> int:
        faults, loose, found = look(run, here)
        if faults:
            return FAIL
        if loose:
            return UNDETERMINED
        return PASS if found.documents else NOT_APPLICABLE

    def count(run: Run, here: Record, _each: Record) -> tuple[int, int | None]:
        faults, loose, _ = look(run, here)
        return len(faults), None if loose else len(faults)

    def explain(run: Run, here: Record, each: Record) -> Trace:
        faults, _, found = look(run, here)
        result = status(run, here, each)
        note = "" if result != UNDETERMINED else "unseen" if found.is_open else "unrecorded"
        return Trace("paginated", "", start, len(found.documents), result, (), tuple(faults), note)

    def surely(columns: dict[str, Any]) -> bool | None:
        """Whether the spans of the one closed volume that holds documents are without the faults looked for."""
        if "starts" not in columns:
            return None
        if inverted and columns["shortest"] <= 0:
            return False
        starts = columns["starts"]
        if gaps and (starts[1:] != columns["ends"][:-1] or (start is not None and starts[0] != start)):
            # a span that runs backwards and is not looked for may have hidden where the next one should begin
            return False if columns["shortest"] > 0 else None
        return True

    def quick(columns: str) -> str:
        parts = [f"{columns}['shortest'] > 0"] if inverted else []
        parts += [f"{columns}['starts'][1:] == {columns}['ends'][:-1]"] if gaps else []
        parts += [f"{columns}['starts'][0] == {start:d}"] if gaps and start is not None else []
        return " and ".join(parts) or f"{columns}['starts']"

    certain = asked_of_columns(scope, volume, surely, quick) if spans and marks is None else None
    return Compiled(status, explain, count=count, certain=certain)


def _known_words(typed_: dict[str, Any], item: Field | None, scope: Scope, at: At) -> bool:
    """Return whether corners and contents are words of the contract (S305), so that a slip accuses nobody."""
    leaves = None if item is None else item.fields.get("leaves")
    if leaves is None or leaves.item is None:
        return True
    fields = leaves.item.fields
    good = True
    for key, names in (("front", ("mark",)), ("back", ("mark",)), ("exception_for", ("content",)),
                       ("exception", ("side", "mark"))):  # fmt: skip
        for index, word in enumerate(typed_.get(key) or ()):
            parts = word.split(":")
            known = [fields[name].values for name in names]
            if len(parts) != len(names) or any(part not in words for part, words in zip(parts, known, strict=True)):
                listed_ = known[0] if len(known) == 1 else [f"{side}:{mark}" for side in known[0] for mark in known[1]]
                scope.problem("S305", (*at, key, index), value=word, known=suggestion(word, list(listed_)))
                good = False
    return good


def _volume(document: Record) -> Any:
    volume = document.get("volume")
    return volume.get("key", volume.get("kind")) if isinstance(volume, dict) else None


def span_faults(
    documents: list[Record], start: int | None, wanted: frozenset[str] = FAULTS, *, more: bool = False
) -> tuple[list[Record], bool]:
    """Return the *wanted* faults of the page spans, and whether an unrecorded span leaves more open.

    The first span begins with the page *start*, anywhere where that is None.

    After an unrecorded span the count is taken up again at the next recorded one, which must leave room for one page at
    least of each in between; a blank span is a fault of its own. A document that goes on behind the highest page so far
    is not accused of an overlap that came before it. Where there may be ``more`` documents a gap is no fault.
    """
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


KIND = Kind(
    "paginated",
    "页码连续，位置符合规定",
    "Page numbers run on and stand where they belong.",
    parameters(
        start=whole_number("the first page number, 1 where absent"),
        any_start=flag("whether the first page number may be any; then start may not be given"),
        faults=choices("the faults of page spans that are looked for, all where absent", *sorted(FAULTS)),
        per=choice("whether pages are counted in each volume (where absent) or through the file", "volume", "file"),
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
