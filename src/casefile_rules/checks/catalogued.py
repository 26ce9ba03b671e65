"""catalogued: the catalogue agrees with the documents and their pages (卷内目录与材料相符)."""

from collections import Counter
from itertools import pairwise
from typing import Any, Final

from casefile_rules.checks._documents import called, listed, told
from casefile_rules.checks._kind import Kind, choice, choices, flag, parameters
from casefile_rules.checks._sequences import longest_ordered
from casefile_rules.conditions import At, Compiled, Run, Scope, Trace, equal
from casefile_rules.folding import folded
from casefile_rules.status import FAIL, NOT_APPLICABLE, PASS, UNDETERMINED
from casefile_rules.values import UNKNOWN, Record, Records

FAULTS: Final = (
    "catalogue_order", "catalogue_pages", "catalogue_row", "catalogue_says", "no_document", "uncatalogued",
)  # fmt: skip
"""The faults of a catalogue."""


def compile_catalogued(typed: dict[str, Any], scope: Scope, _at: At) -> Compiled:
    """Compile ``{volume, pages, fields, rows, faults}``: the catalogue names what is bound, in that order.

    Used on a volume, or on the whole file for all of its volumes. A line that matches nothing, a document without a
    line, the fewest lines that stand in another order and (``pages``, default true) other page numbers are faults. A
    line matches by its title, else by its type. A blank catalogue lacks every document; an unrecorded one, or documents
    nobody saw, are undetermined where nothing contradicts already. Nothing bound and nothing listed: not applicable.
    n log n in documents and lines.

    ``fields``: what else a line says of its document, where both are recorded and not blank; dates by the day, who made
    it also by a shorter name. ``rows``: the numbers of the lines run on, in each case anew where lines name theirs.
    ``faults``: which faults are looked for, all where absent. A line without a document may be the only trace of one.
    """
    only, wanted = typed.get("volume"), frozenset(typed.get("faults") or FAULTS)
    if typed.get("pages") is False:
        wanted -= {"catalogue_pages"}
    fields = tuple(typed.get("fields") or ())
    rows = bool(typed.get("rows"))
    own = "catalogue" in scope.here.fields

    def volumes_of(run: Run, here: Record) -> Any:
        return [here] if own else run.root.get("volumes", UNKNOWN)

    def look(run: Run, here: Record) -> tuple[list[Record], bool, bool]:
        """Return (faults, whether something is open, whether there was anything to compare)."""
        volumes = volumes_of(run, here)
        if volumes is UNKNOWN or volumes is None:
            return [], volumes is UNKNOWN, False
        faults: list[Record] = []
        hidden = volumes.unseen if isinstance(volumes, Records) else ()
        loose = any(only is None or volume.get("kind", only) == only for volume in hidden)
        anything = False
        for volume in volumes:
            kind = volume.get("kind", UNKNOWN)
            if only is not None and kind is not UNKNOWN and kind != only:
                continue
            found, unknown, something = _volume(volume, wanted, fields)
            if rows and isinstance(volume.get("catalogue"), list):
                found = [*found, *row_faults(volume["catalogue"])]
            faults += [fault for fault in found if not wanted.isdisjoint(fault)]
            loose = loose or unknown
            anything = anything or something
        return faults, loose, anything

    def status(run: Run, here: Record, _each: Record) -> int:
        faults, loose, anything = look(run, here)
        if faults:
            return FAIL
        return UNDETERMINED if loose else PASS if anything else NOT_APPLICABLE

    def count(run: Run, here: Record, _each: Record) -> tuple[int, int | None]:
        faults, loose, _ = look(run, here)
        return len(faults), None if loose else len(faults)

    def explain(run: Run, here: Record, each: Record) -> Trace:
        faults, _, _ = look(run, here)
        result = status(run, here, each)
        path, note = _open_part(volumes_of(run, here)) if result == UNDETERMINED else ("volumes.catalogue", "")
        path = path.removeprefix("volumes.") if own else path
        return Trace("catalogued", path, None, len(faults), result, (), tuple(faults), note)

    return Compiled(status, explain, count=count)


def _open_part(volumes: Any) -> tuple[str, str]:
    """Return (path, note) of what keeps the comparison of *volumes* open: the first thing that is not there."""
    if not isinstance(volumes, list):
        return "volumes", "unrecorded"
    if any(one.get("catalogue", UNKNOWN) is UNKNOWN and one.get("present") != "false" for one in volumes):
        return "volumes.catalogue", "unrecorded"
    if (isinstance(volumes, Records) and volumes.unseen) or any(listed(one, None).is_open for one in volumes):
        return "", "unseen"
    bound = [document for one in volumes for document in listed(one, None).documents]
    if any(_name(document) is UNKNOWN for document in bound):
        return "documents.title", "unrecorded"
    if any(document.get("pages", UNKNOWN) is UNKNOWN for document in bound):
        return "documents.pages", "unrecorded"
    if any(_untitled(document) for document in bound):
        return "documents.title", "unrecorded"
    return "volumes.catalogue", "unrecorded"


def _volume(volume: Record, wanted: frozenset[str], fields: tuple[str, ...]) -> tuple[list[Record], bool, bool]:
    """Return (faults, whether something is open, whether there was anything to compare) of one volume."""
    catalogue = volume.get("catalogue", UNKNOWN)
    documents, unseen = listed(volume, None)
    if catalogue is UNKNOWN:
        return [], volume.get("present") != "false", False
    lines: list[Record] = list(catalogue or ())
    faults: list[Record] = []
    # documents nobody saw or named may be those of any line, lines without a title those of any document
    more = bool(unseen) or any(_name(document) is UNKNOWN for document in documents)
    nameless = any(_name(line) is UNKNOWN for line in lines)
    loose = more or nameless
    line_of, doubtful = _matched(lines, documents, sure=not loose)
    used = set(line_of.values())
    # a line of no known type may name a paper whose title nobody recorded, and which matches nothing by its type
    odd = {index for index, line in enumerate(lines) if index not in used and _kind(line) is UNKNOWN}
    maybe = {position for position, one in enumerate(documents) if position not in line_of and _untitled(one)}
    loose = loose or bool(odd and maybe)
    if nameless:
        doubtful = set(line_of)
    bound = [position for position in sorted(line_of) if position not in doubtful]
    in_order = {bound[index] for index in longest_ordered([line_of[position] for position in bound])}
    for position, document in enumerate(documents):
        line = line_of.get(position)
        if line is None:
            if not nameless and _name(document) is not UNKNOWN and not (odd and position in maybe):
                faults.append({"uncatalogued": called(document), **told(document)})
            continue
        if position not in doubtful and position not in in_order:
            faults.append({"catalogue_order": called(document), **told(document)})
        sure = position not in doubtful or lines[line].get("pages", UNKNOWN) == document.get("pages")
        faults += _said_otherwise(lines[line], document, fields) if sure and not nameless else []
        if "catalogue_pages" in wanted:
            entry = lines[line].get("pages", UNKNOWN)
            pages = document.get("pages", UNKNOWN)
            if entry is UNKNOWN or pages is UNKNOWN:
                loose = True
            elif pages is None:
                continue  # no number stands on the paper: the check of page numbers says so
            elif not _same_pages(entry, pages) and not (loose and position in doubtful):
                faults.append({"catalogue_pages": entry, **told(document)})
    if not more:
        faults += [
            {"no_document": called(line), "line": line.get("no", index + 1)}
            for index, line in enumerate(lines)
            if index not in used and _name(line) is not UNKNOWN and not (maybe and index in odd)
        ]
    return faults, loose, bool(documents or lines)


def _said_otherwise(line: Record, document: Record, fields: tuple[str, ...]) -> list[Record]:
    """Return the *fields* of which a line says something else than its document."""
    found = []
    for key in fields:
        entry, own = line.get(key, UNKNOWN), document.get(key, UNKNOWN)
        if entry is UNKNOWN or entry is None or own is UNKNOWN or own is None or equal(entry, own):
            continue
        if key == "responsible" and _short_for(entry, own):
            continue
        said = {"catalogue_says": entry, "column": key, "paper_says": own, "line": line.get("no")}
        found.append({**said, **told(document)})
    return found


def _short_for(one: Any, other: Any) -> bool:
    """Return whether one of two names is a short form of the other: its signs stand in the other, in that order."""
    short, full = sorted((folded(str(one)), folded(str(other))), key=len)
    signs = iter(full)
    return bool(short) and all(sign in signs for sign in short)


def row_faults(lines: list[Record]) -> list[Record]:
    """Return the lines whose number does not follow that of the line above it."""
    found = []
    for above, line in pairwise(lines):
        before, number = above.get("no", UNKNOWN), line.get("no", UNKNOWN)
        if not isinstance(before, int) or not isinstance(number, int) or number == before + 1:
            continue
        if number == 1 and line.get("case", UNKNOWN) != above.get("case", UNKNOWN):
            continue
        found.append({"catalogue_row": number, "expected": before + 1, "line_title": called(line)})
    return found


def _same_pages(entry: Any, pages: Any) -> bool:
    """Return whether a line gives the pages of a document; the first page alone is a usual way to write it."""
    if entry is None or pages is None:
        return entry is None and pages is None
    return bool(entry == pages or entry == (pages[0], pages[0]))


def _matched(lines: list[Record], documents: list[Record], *, sure: bool) -> tuple[dict[int, int], set[int]]:
    """Return (document position -> catalogue line, the positions for which several lines might be meant).

    Lines are matched by title and pages, then by title, then by type, each line once, in order. Where a title stands in
    several lines, and not (``sure``) in just as many documents, nobody can say which line is whose.
    """
    matched: dict[int, int] = {}
    taken: set[int] = set()
    for key_of in (_paged, _name, _kind):
        index_of: dict[Any, list[int]] = {}
        for index, line in enumerate(lines):
            if index not in taken:
                index_of.setdefault(key_of(line), []).append(index)
        used: Counter[Any] = Counter()
        for position, document in enumerate(documents):
            key = key_of(document)
            candidates = index_of.get(key, ())
            if position not in matched and key is not UNKNOWN and used[key] < len(candidates):
                matched[position] = candidates[used[key]]
                taken.add(candidates[used[key]])
                used[key] += 1
    in_lines, in_documents = Counter(map(_kind_or_name, lines)), Counter(map(_kind_or_name, documents))
    doubtful = {
        position
        for position, document in enumerate(documents)
        if in_lines[key := _kind_or_name(document)] > 1 and not (sure and in_lines[key] == in_documents[key])
    }
    return matched, doubtful


def _kind(record: Record) -> Any:
    kind = record.get("type", UNKNOWN)
    return UNKNOWN if kind is None else kind


def _kind_or_name(record: Record) -> Any:
    kind = _kind(record)
    return _name(record) if kind is UNKNOWN else kind


def _untitled(record: Record) -> bool:
    return record.get("title", UNKNOWN) is UNKNOWN or "untitled" in record


def _paged(record: Record) -> Any:
    name, pages = _name(record), record.get("pages", UNKNOWN)
    return UNKNOWN if name is UNKNOWN or pages is UNKNOWN else (name, pages)


def _name(record: Record) -> Any:
    """Return the title folded, else the type, None where both are blank."""
    title, kind = record.get("title", UNKNOWN), record.get("type", UNKNOWN)
    if isinstance(title, str):
        return folded(title)
    return kind if isinstance(kind, str) else title


KIND = Kind(
    "catalogued",
    "卷内目录与材料、页码相符",
    "The catalogue agrees with the documents and their pages.",
    parameters(
        volume=choice("look at this volume only", "main", "sub"),
        pages=flag("whether page numbers are compared; true where absent"),
        fields=choices("what else a line and its document must agree on", "doc_no", "date", "responsible"),
        rows=flag("whether the numbers of the lines must run on"),
        faults=choices("the faults that are looked for, all where absent", *FAULTS),
    ),
    compile_catalogued,
    needs="documents",
)
