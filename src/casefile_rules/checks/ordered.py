"""ordered: documents are bound in the standard order (排列顺序), by the list or by list and date."""

from collections.abc import Callable
from datetime import date
from itertools import pairwise
from typing import Any, NamedTuple

from casefile_rules.casefile.vocabulary import Order, Vocabulary
from casefile_rules.checks._connected import Bond, bonds
from casefile_rules.checks._dated import Dated, disordered, shifts, strays
from casefile_rules.checks._documents import asked_of_columns, called, home, listed, told
from casefile_rules.checks._kind import Kind, anything, choice, parameters, text
from casefile_rules.checks._sequences import fewest, moves
from casefile_rules.conditions import At, Compiled, Run, Scope, Trace, constant, suggestion
from casefile_rules.folding import form
from casefile_rules.status import FAIL, NOT_APPLICABLE, PASS, UNDETERMINED
from casefile_rules.values import UNKNOWN, Record


class Part(NamedTuple):
    """The papers of one case, or of a volume that holds one, as they are bound."""

    documents: list[Record]
    bonds: list[Bond]


class Look(NamedTuple):
    """What was seen of the documents: by case, those among another case's, and what leaves it open.

    ``nameless``: there are several cases, and no paper names its own.
    """

    parts: list[Part]
    strays: list[tuple[Record, Record]]
    note: str
    path: str = ""
    nameless: bool = False


def compile_ordered(typed_: dict[str, Any], scope: Scope, at: At) -> Compiled:
    """Compile ``{order, volume, by, grouped_by, combined}``: the documents stand in the order.

    Without ``by`` the documents with a place in the listed order stand in it. With ``by``, the path to the date of a
    document, only what keeps neither the list nor the dates is out of order, and papers of one type that do not follow
    their dates, unless they are grouped by ``grouped_by`` or stand as the papers they belong to.

    A paper that stands right behind the one it belongs to (``_connected``) has no place of its own. Where documents
    name their ``case``, the order is looked at inside each, and a paper among those of another case is a fault. Where
    ``combined`` holds, papers that name no case are not accused.

    The faults are the fewest documents to move, of equally many those with fewer pages, each with where to; made one
    after the other the moves leave nothing out of order. Papers without a place in the list are not accused by it. A
    known disorder fails; an unknown type, an unrecorded date where there are several papers of a type, or documents
    nobody saw, leave a seeming order undetermined. Fewer than two papers to compare: not applicable.
    Linear in the documents; n log n for the faults of the list.
    """
    vocabulary = scope.host.vocabulary
    order = None if vocabulary is None else vocabulary.orders.get(typed_["order"])
    if order is None or vocabulary is None:
        known = suggestion(typed_["order"], {} if vocabulary is None else vocabulary.orders)
        scope.problem("S326", (*at, "order"), name=typed_["order"], known=known)
        return constant()
    documents_of, item = home(scope)
    volume = typed_.get("volume") or order.volume
    inner = scope if item is None else scope.within(item)
    paths = {key: inner.path(typed_[key], (*at, key)) for key in ("by", "grouped_by") if typed_.get(key) is not None}
    if None in paths.values():
        return constant()
    combined = None if typed_.get("combined") is None else scope.condition(typed_["combined"], (*at, "combined"))
    looked = _looking(order, vocabulary, volume)
    judge = _Listed(order) if "by" not in paths else _Timed(order, str(typed_["by"]), paths)

    def look(run: Run, here: Record, each: Record) -> Look:
        several = combined is not None and combined.status(run, here, each) == PASS
        return looked(documents_of(run, here), run.root.get("category"), several)

    def status(run: Run, here: Record, each: Record) -> int:
        found = look(run, here, each)
        if found.strays or any(judge.wrong(run, part) for part in found.parts):
            return UNDETERMINED if found.nameless else FAIL
        if found.note or any(judge.open(run, part) for part in found.parts):
            return UNDETERMINED
        return PASS if any(judge.compares(run, part) for part in found.parts) else NOT_APPLICABLE

    def count(run: Run, here: Record, each: Record) -> tuple[int, int | None]:
        found = look(run, here, each)
        least = len(found.strays) + sum(judge.fewest(run, part) for part in found.parts)
        if found.nameless:
            return 0, None
        return least, None if found.note or any(judge.open(run, part) for part in found.parts) else least

    def explain(run: Run, here: Record, each: Record) -> Trace:
        found, result = look(run, here, each), status(run, here, each)
        faults: list[Record] = []
        if result == FAIL:
            faults = [
                {"stray": called(one), "case": one.get("case"), "among": other.get("case"), **told(one)}
                for one, other in found.strays
            ] + [fault for part in found.parts for fault in judge.faults(run, part)]
        note, path = (found.note, found.path) if result == UNDETERMINED else ("", "")
        if result == UNDETERMINED and (found.nameless or not note):
            note, path = "unrecorded", "documents.case" if found.nameless else f"documents.{typed_['by']}"
        seen = [called(document) for part in found.parts for document in judge.compared(run, part)][:50]
        return Trace("ordered", path, order.id, seen, result, (), tuple(faults), note)

    def surely(columns: dict[str, Any]) -> bool | None:
        """Whether the documents stand in order, where there is one closed volume whose types all have a place in it."""
        if columns.get("order") != order.id:
            return None
        ranks = columns["ranks"]
        if len(ranks) < 2:
            return None
        # out of the list may be a paper that rides behind another one
        return True if ranks == sorted(ranks) else None if order.connected else False

    def quick(columns: str) -> str:
        names = scope.host.names
        ranks = names.once(f"{columns}['ranks']")
        return f"{columns}['order'] == {names.constant(order.id)} and len({ranks}) > 1 and {ranks} == sorted({ranks})"

    certain = None if paths else asked_of_columns(scope, volume, surely, quick)
    return Compiled(status, explain, count=count, certain=certain)


def _looking(order: Order, vocabulary: Vocabulary, volume: str) -> Callable[[Record, str | None, bool], Look]:
    """Return what looks at the documents of a record: (record, category, whether it holds several cases) -> look."""

    def look(record: Record, category: str | None, combined: bool) -> Look:
        found = listed(record, volume)
        note = "unseen" if found.is_open else ""
        known = [document for document in found.documents if document.get("type.id", UNKNOWN) is not UNKNOWN]
        note = "unmatched_title" if len(known) < len(found.documents) else note
        named = [document for document in known if _case(document) is not None]
        if not named:
            return Look([Part(known, bonds(known, order, vocabulary, category))], [], note, nameless=combined)
        cases = [_case(document) for document in named]
        odd = strays(cases)
        if not note and any("case" not in one and one.get("type.group") != "part" for one in known):
            note = "unrecorded"
        parts = []
        for case in dict.fromkeys(cases):
            papers = [document for at, document in enumerate(named) if cases[at] == case and at not in odd]
            parts.append(Part(papers, bonds(papers, order, vocabulary, category)))
        between = [(named[at], _beside(named, at, odd)) for at in odd]
        return Look(parts, between, note, "documents.case" if note == "unrecorded" else "")

    return look


def _case(document: Record) -> str | None:
    """Return the case that a paper names; None where it names none, or several that it is common to."""
    case = document.get("case")
    return form(case) if isinstance(case, str) and case and not set("、,，;；") & set(case) else None


def _beside(documents: list[Record], at: int, odd: set[int]) -> Record:
    """Return the nearest paper of another case that stands where it should."""
    case = _case(documents[at])
    others = [other for other in range(len(documents)) if other not in odd and _case(documents[other]) != case]
    return documents[min(others, key=lambda other: (abs(other - at), other), default=at)]


class _Listed:
    """Documents held against the list alone."""

    def __init__(self, order: Order) -> None:
        self.rank_of = order.ranks.get

    def ranked(self, part: Part) -> tuple[list[Record], list[int]]:
        """Return the documents that have a place of their own in the list, and their ranks."""
        documents, ranks = [], []
        for document, bond in zip(part.documents, part.bonds, strict=True):
            rank = self.rank_of(document["type.id"])
            if rank is not None and not bond.rides:
                documents.append(document)
                ranks.append(rank)
        return documents, ranks

    def compared(self, _run: Run, part: Part) -> list[Record]:
        return self.ranked(part)[0]

    def wrong(self, _run: Run, part: Part) -> bool:
        return any(left > right for left, right in pairwise(self.ranked(part)[1]))

    def open(self, _run: Run, _part: Part) -> bool:
        return False

    def compares(self, _run: Run, part: Part) -> bool:
        return len(self.ranked(part)[1]) > 1

    def fewest(self, _run: Run, part: Part) -> int:
        return fewest(self.ranked(part)[1])

    def faults(self, _run: Run, part: Part) -> list[Record]:
        documents, ranks = self.ranked(part)
        return [
            _moved(documents[move.position], _at(documents, move.after), _at(documents, move.before))
            for move in moves(ranks, [_leaves(document) for document in documents])
        ]


class _Timed(_Listed):
    """Documents held against list and dates together."""

    def __init__(self, order: Order, key: str, paths: dict[str, Any]) -> None:
        super().__init__(order)
        self.key = key
        self.timeless = order.timeless
        self.connected = order.connected
        self.day_of = paths["by"][0]
        self.group_of = paths["grouped_by"][0] if "grouped_by" in paths else None

    def dated(self, run: Run, part: Part) -> tuple[list[Dated], bool]:
        """Return the papers that are judged by their date, and whether one that is not recorded leaves it open."""
        papers: list[Dated] = []
        undated: list[str] = []
        groups = self.groups(run, part)
        for at, (document, bond) in enumerate(zip(part.documents, part.bonds, strict=True)):
            kind = document["type.id"]
            if kind in self.timeless or bond.rides or bond.maybe:
                continue
            if kind in self.connected and bond.host is None and document.get("refers_to", UNKNOWN) is not UNKNOWN:
                continue  # it belongs to a paper that stands elsewhere
            day = self.day_of(run, document, document)
            if isinstance(day, date):
                papers.append(Dated(at, self.rank_of(kind), kind, day, bond.host, groups.get(at)))
            elif day is UNKNOWN:
                undated.append(kind)
        kinds = [paper.kind for paper in papers]
        return papers, any(kind in kinds or undated.count(kind) > 1 for kind in undated)

    def groups(self, run: Run, part: Part) -> dict[int, Any]:
        """Return where papers of one kind are bound by what they are about -> what that is."""
        if self.group_of is None:
            return {}
        of_kind: dict[str, list[tuple[int, Any]]] = {}
        for at, document in enumerate(part.documents):
            of_kind.setdefault(document["type.id"], []).append((at, self.group_of(run, document, document)))
        found: dict[int, Any] = {}
        for pairs in of_kind.values():
            names = [name for _, name in pairs]
            named = all(isinstance(name, str) and name for name in names)
            if named and 1 < len(set(map(form, names))) < len(names) and not strays([form(name) for name in names]):
                found |= {at: form(name) for at, name in pairs}
        return found

    def compared(self, run: Run, part: Part) -> list[Record]:
        return [part.documents[paper.at] for paper in self.dated(run, part)[0]]

    def wrong(self, run: Run, part: Part) -> bool:
        return disordered(self.dated(run, part)[0])

    def open(self, run: Run, part: Part) -> bool:
        return self.dated(run, part)[1]

    def compares(self, run: Run, part: Part) -> bool:
        return len(self.dated(run, part)[0]) > 1

    def fewest(self, run: Run, part: Part) -> int:
        return len(self.faults(run, part)) if self.wrong(run, part) else 0

    def faults(self, run: Run, part: Part) -> list[Record]:
        papers = self.dated(run, part)[0]
        if not disordered(papers):
            return []
        bound = [part.documents[paper.at] for paper in papers]
        days = {id(document): paper.day for document, paper in zip(bound, papers, strict=True)}
        found = []
        for shift in shifts(papers, [_leaves(document) for document in bound]):
            fault = _moved(bound[shift.paper], _at(bound, shift.after), _at(bound, shift.before), days)
            other = bound[shift.other]
            found.append({**fault, "against": called(other), "against_date": days[id(other)]})
        return found


def _at(documents: list[Record], index: int | None) -> Record | None:
    return None if index is None else documents[index]


def _moved(
    document: Record, after: Record | None, before: Record | None, days: dict[int, date] | None = None
) -> Record:
    """Return the fault of a document that should stand elsewhere, with its date and those of its new neighbours."""
    fault: Record = {"move": called(document), **told(document)}
    if days is not None:
        fault["date"] = days[id(document)]
    for side, neighbour in (("after", after), ("before", before)):
        if neighbour is not None:
            fault[side] = called(neighbour)
            fault[f"{side}_position"] = neighbour.get("position", UNKNOWN)
            if days is not None:
                fault[f"{side}_date"] = days[id(neighbour)]
    return fault


def _leaves(document: Record) -> int:
    """Return how many pages a document has; 0 where they are not recorded or run backwards."""
    pages = document.get("pages")
    return max(0, pages[1] - pages[0] + 1) if isinstance(pages, tuple) else 0


KIND = Kind(
    "ordered",
    "材料按规定顺序排列",
    "Documents stand in the standard order.",
    parameters(
        ("order",),
        order=text("id of an order in the vocabulary"),
        volume=choice("the volume; that of the order where absent", "main", "sub"),
        by=text("the date of a document: then only what keeps neither list nor dates is out of order"),
        grouped_by=text("what papers of one type may be grouped by, each group by date; with by"),
        combined=anything("a condition: the volume holds several cases, so that a paper must name its own"),
    ),
    compile_ordered,
    needs="documents",
)
