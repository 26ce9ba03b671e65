"""paginated: page numbers run on without gap or overlap, and stand where they belong (页码)."""

from itertools import groupby
from typing import Any

from casefile_rules.checks._documents import Listed, asked_of_columns, home, listed
from casefile_rules.checks._kind import Kind, anything, choice, choices, flag, parameters, texts, whole_number
from casefile_rules.checks._marks import mark_faults, marks_of
from casefile_rules.checks._spans import FAULTS, least_faults, span_faults
from casefile_rules.conditions import At, Compiled, Run, Scope, Trace, constant, suggestion
from casefile_rules.shape import Field
from casefile_rules.status import FAIL, NOT_APPLICABLE, PASS, UNDETERMINED
from casefile_rules.values import Record


def compile_paginated(typed_: dict[str, Any], scope: Scope, at: At) -> Compiled:
    """Compile ``{start, any_start, faults, per, volume, spans, front, back, exception, exception_for}``.

    ``spans`` (default true): the page spans of the documents follow one another from ``start`` (with ``any_start``
    from wherever the first one begins), in each volume (``per: volume``, the default) or through the whole file. A
    gap names the pages that are missing and the documents it lies between; papers that are out of order, with no
    page counted twice, are one fault, and so is a paper with the wrong numbers among others that are right.
    With ``traced`` and ``any_start`` a catalogue that begins with an earlier page tells that the first pages are gone.
    Where ``displaced_unless`` holds, papers bound in another order than their pages are told of by another rule.
    ``faults``: which faults of spans are looked for, all where absent; a span that runs backwards and is not looked
    for counts as it is written. ``front`` and ``back``: the corners in which the leaves carry their numbers, where
    leaves are recorded; a blank side carries none. ``exception``: the corner allowed for content in
    ``exception_for``, which is hard to number in front; the number of such a page may stand on its blank back.
    Unrecorded pages and corners are undetermined, and so is the end of an open list. No documents: not applicable.
    Linear in the documents and pages, but for sorting what is out of order.
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
    traced = bool(typed_.get("traced")) and start is None
    volume, through = typed_.get("volume"), typed_.get("per") == "file"
    spans = typed_.get("spans") is not False
    marks = marks_of(typed_)
    moved = typed_.get("displaced_unless")
    told_elsewhere = None if moved is None else scope.condition(moved, (*at, "displaced_unless"))

    def look(run: Run, here: Record, each: Record) -> tuple[list[Record], int, bool, Listed]:
        """Return the faults, how many there are at least, whether there may be more, and the documents."""
        found = listed(documents_of(run, here), volume)
        faults: list[Record] = []
        elsewhere = told_elsewhere is not None and told_elsewhere.status(run, here, each) == PASS
        looked_for = wanted - {"displaced"} if elsewhere else wanted
        least = 0
        loose = found.is_open
        if spans:
            runs = [found.documents] if through else [list(run_) for _, run_ in groupby(found.documents, _volume)]
            gappy = {_volume(unseen) for unseen in found.unseen}
            for documents in runs:
                more = found.is_open if through else bool(gappy & {None, *map(_volume, documents[:1])})
                first = _listed_start(documents) if traced else start
                wrong, unknown = span_faults(documents, first, looked_for, more=more)
                faults += wrong
                least += least_faults(wrong, loose=more or unknown)
                loose = loose or unknown
        if marks is not None:
            wrong, unknown = mark_faults(found.documents, marks)
            faults += wrong
            least += len(wrong)
            loose = loose or unknown
        return faults, least, loose, found

    def status(run: Run, here: Record, each: Record) -> int:
        faults, _, loose, found = look(run, here, each)
        if faults:
            return FAIL
        if loose:
            return UNDETERMINED
        return PASS if found.documents else NOT_APPLICABLE

    def count(run: Run, here: Record, each: Record) -> tuple[int, int | None]:
        _, least, loose, _ = look(run, here, each)
        return least, None if loose else least

    def explain(run: Run, here: Record, each: Record) -> Trace:
        faults, _, _, found = look(run, here, each)
        result = status(run, here, each)
        note = "" if result != UNDETERMINED else "unseen" if found.is_open else "unrecorded"
        path = "" if note != "unrecorded" else "documents.pages" if spans else "documents.leaves"
        return Trace("paginated", path, start, len(found.documents), result, (), tuple(faults), note)

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

    certain = asked_of_columns(scope, volume, surely, quick) if spans and marks is None and not traced else None
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


def _listed_start(documents: list[Record]) -> int | None:
    """Return the page with which the catalogue of the volume begins, where that is before the first page bound."""
    volume = documents[0].get("volume") if documents else None
    lines = volume.get("catalogue") if isinstance(volume, dict) else None
    first = lines[0].get("pages") if isinstance(lines, list) and lines else None
    bound = documents[0].get("pages") if documents else None
    if not isinstance(first, tuple) or not isinstance(bound, tuple) or first[0] >= bound[0]:
        return None
    return int(first[0])


def _volume(document: Record) -> Any:
    volume = document.get("volume")
    return volume.get("key", volume.get("kind")) if isinstance(volume, dict) else None


KIND = Kind(
    "paginated",
    "页码连续，位置符合规定",
    "Page numbers run on and stand where they belong.",
    parameters(
        start=whole_number("the first page number, 1 where absent"),
        any_start=flag("whether the first page number may be any; then start may not be given"),
        traced=flag("whether a catalogue that begins with an earlier page shows that pages are gone; with any_start"),
        displaced_unless=anything("a condition under which another rule tells of papers bound in another order"),
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
