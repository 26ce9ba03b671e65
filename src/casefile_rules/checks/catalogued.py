"""catalogued: the catalogue agrees with the documents and their pages (卷内目录与材料相符)."""

from typing import Any

from casefile_rules.checks._documents import called, listed, told
from casefile_rules.checks._kind import Kind, choice, flag, parameters
from casefile_rules.checks._sequences import longest_ordered
from casefile_rules.conditions import At, Compiled, Run, Scope, Trace
from casefile_rules.reading.scalars import narrow
from casefile_rules.status import FAIL, NOT_APPLICABLE, PASS, UNDETERMINED
from casefile_rules.values import UNKNOWN, Record, Records


def compile_catalogued(typed: dict[str, Any], scope: Scope, _at: At) -> Compiled:
    """Compile ``{volume, pages}``: document by document the catalogue names what is bound, in that order.

    Used on a volume, or on the whole file for all of its volumes. A line that matches nothing, a document without a
    line, the fewest lines that stand in another order and (``pages``, default true) other page numbers are faults. A
    line matches by its title, else by its type. A blank catalogue lacks every document; an unrecorded one, or documents
    nobody saw, are undetermined where nothing contradicts already. Nothing bound and nothing listed: not applicable.
    n log n in documents and lines.
    """
    only, with_pages = typed.get("volume"), typed.get("pages") is not False
    own = "catalogue" in scope.here.fields

    def look(run: Run, here: Record) -> tuple[list[Record], bool, bool]:
        """Return (faults, whether something is open, whether there was anything to compare)."""
        volumes: Any = [here] if own else run.root.get("volumes", UNKNOWN)
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
            found, unknown, something = _volume(volume, with_pages=with_pages)
            faults += found
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
        note = "unrecorded" if result == UNDETERMINED else ""
        return Trace("catalogued", "volumes.catalogue", None, len(faults), result, (), tuple(faults[:200]), note)

    return Compiled(status, explain, count=count)


def _volume(volume: Record, *, with_pages: bool) -> tuple[list[Record], bool, bool]:
    catalogue = volume.get("catalogue", UNKNOWN)
    documents, unseen = listed(volume, None)
    if catalogue is UNKNOWN:
        closed_and_empty = not documents and not unseen
        return [], not closed_and_empty, False
    lines: list[Record] = list(catalogue or ())
    faults: list[Record] = []
    loose = bool(unseen)
    nameless = any(_name(document) is UNKNOWN for document in documents)
    line_of = _matched(lines, documents)
    bound = sorted(line_of)
    in_order = {bound[index] for index in longest_ordered([line_of[position] for position in bound])}
    for position, document in enumerate(documents):
        line = line_of.get(position)
        if line is None:
            if _name(document) is UNKNOWN:
                loose = True
            else:
                faults.append({"uncatalogued": called(document), **told(document)})
            continue
        if position not in in_order:
            faults.append({"catalogue_order": called(document), **told(document)})
        if with_pages:
            entry = lines[line].get("pages", UNKNOWN)
            pages = document.get("pages", UNKNOWN)
            if entry is UNKNOWN or pages is UNKNOWN:
                loose = True
            elif not _same_pages(entry, pages):
                faults.append({"catalogue_pages": entry, **told(document)})
    used = set(line_of.values())
    for index, unused in enumerate(lines):
        if index in used:
            continue
        if unseen or nameless:
            loose = True
        else:
            faults.append({"no_document": called(unused), "line": unused.get("no", index + 1)})
    return faults, loose, bool(documents or lines)


def _same_pages(entry: Any, pages: Any) -> bool:
    """Return whether a line gives the pages of a document; the first page alone is a usual way to write it."""
    if entry is None or pages is None:
        return entry is None and pages is None
    return bool(entry == pages or entry == (pages[0], pages[0]))


def _matched(lines: list[Record], documents: list[Record]) -> dict[int, int]:
    """Return document position -> catalogue line: by exact title first, then by type, each line once, in order."""
    by_title: dict[Any, list[int]] = {}
    by_type: dict[Any, list[int]] = {}
    for index, line in enumerate(lines):
        by_title.setdefault(_name(line), []).append(index)
        by_type.setdefault(line.get("type"), []).append(index)
    matched: dict[int, int] = {}
    taken: set[int] = set()
    for index_of, key_of in ((by_title, _name), (by_type, lambda record: record.get("type"))):
        pointer: dict[Any, int] = {}
        for position, document in enumerate(documents):
            key = key_of(document)
            if position in matched or key is None or key is UNKNOWN:
                continue
            candidates = index_of.get(key, [])
            start = pointer.get(key, 0)
            while start < len(candidates) and candidates[start] in taken:
                start += 1
            if start < len(candidates):
                matched[position] = candidates[start]
                taken.add(candidates[start])
                start += 1
            pointer[key] = start
    return matched


def _name(record: Record) -> Any:
    title = record.get("title", UNKNOWN)
    if isinstance(title, str):
        return "".join(narrow(title).split())
    kind = record.get("type", UNKNOWN)
    return kind if isinstance(kind, str) else UNKNOWN


KIND = Kind(
    "catalogued",
    "卷内目录与材料、页码相符",
    "The catalogue agrees with the documents and their pages.",
    parameters(
        volume=choice("look at this volume only", "main", "sub"),
        pages=flag("whether page numbers are compared; true where absent"),
    ),
    compile_catalogued,
    needs="documents",
)
