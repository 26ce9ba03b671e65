"""Whether papers keep the listed order, or the listed order and their dates: the two ways of ``ordered`` to judge."""

from datetime import date
from itertools import pairwise
from typing import Any, NamedTuple

from casefile_rules.casefile.vocabulary import Order
from casefile_rules.checks._connected import Bond
from casefile_rules.checks._dated import Dated, disordered, shifts, together
from casefile_rules.checks._documents import called, told
from casefile_rules.checks._sequences import fewest, moves
from casefile_rules.conditions import Run
from casefile_rules.folding import form
from casefile_rules.values import UNKNOWN, Record


class Part(NamedTuple):
    """The papers of one case, or of a volume that holds one, as they are bound."""

    documents: list[Record]
    bonds: list[Bond]


class Listed:
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

    def open(self, _run: Run, _part: Part) -> str:
        """Return the path of what is not recorded and leaves it open; ``""`` where nothing does."""
        return ""

    def told(self, _run: Run, part: Part) -> tuple[bool, bool, bool]:
        """Return whether the part is in disorder, whether that is open, and whether there is anything to compare."""
        ranks = self.ranked(part)[1]
        return any(left > right for left, right in pairwise(ranks)), False, len(ranks) > 1

    def fewest(self, _run: Run, part: Part) -> int:
        return fewest(self.ranked(part)[1])

    def faults(self, _run: Run, part: Part) -> list[Record]:
        documents, ranks = self.ranked(part)
        return [
            _moved(documents[move.position], _at(documents, move.after), _at(documents, move.before))
            for move in moves(ranks, [_leaves(document) for document in documents])
        ]


class Timed(Listed):
    """Documents held against list and dates together."""

    def __init__(self, order: Order, leader: frozenset[str] | None, key: str, paths: dict[str, Any]) -> None:
        super().__init__(order)
        self.leader = leader
        self.key = key
        self.timeless = order.timeless
        self.connected = order.connected
        self.day_of = paths["by"][0]
        self.group_of = paths["grouped_by"][0] if "grouped_by" in paths else None

    def dated(self, run: Run, part: Part) -> tuple[list[Dated], str]:
        """Return the papers that are judged by their date, and the path of what is not recorded and leaves it open.

        Proofs of service and the like may stand as the papers they belong to do: where nobody recorded to which they
        belong, and they do not follow their dates, that is open.
        """
        papers: list[Dated] = []
        undated: list[str] = []
        unbound: list[Dated] = []
        groups = self.groups(run, part)
        # where there is no decision to stand in front, a paper in front that ended the case may stand for it
        leaderless = self.leader is not None and all(one["type.id"] not in self.leader for one in part.documents)
        for at, (document, bond) in enumerate(zip(part.documents, part.bonds, strict=True)):
            kind = document["type.id"]
            if kind in self.timeless or bond.rides or bond.maybe or (leaderless and at == 0 and self.ends(document)):
                continue
            if kind in self.connected and bond.host is None and document.get("refers_to", UNKNOWN) is not UNKNOWN:
                continue  # it belongs to a paper that stands elsewhere
            day = self.day_of(run, document, document)
            alone = kind in self.connected and bond.host is None
            if isinstance(day, date):
                papers.append(Dated(at, self.rank_of(kind), f"{kind}#{at}" if alone else kind, day, bond.host,
                                    groups.get(at)))  # fmt: skip
                if alone:
                    unbound.append(papers[-1]._replace(kind=kind))
            elif day is UNKNOWN:
                undated.append(kind)
        kinds = [paper.kind.partition("#")[0] for paper in papers]
        if any(kind in kinds or undated.count(kind) > 1 for kind in undated):
            return papers, f"documents.{self.key}"
        return papers, "documents.refers_to" if disordered(unbound) else ""

    def ends(self, document: Record) -> bool:
        """Return whether *document* may stand where a decision would: no record, piece of evidence or receipt does."""
        placed = self.rank_of(document["type.id"]) is not None
        return not placed or document.get("type.group") not in ("record", "evidence", "receipt")

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
            if named and 1 < len(set(map(form, names))) < len(names) and together([form(name) for name in names]):
                found |= {at: form(name) for at, name in pairs}
        return found

    def compared(self, run: Run, part: Part) -> list[Record]:
        return [part.documents[paper.at] for paper in self.dated(run, part)[0]]

    def wrong(self, run: Run, part: Part) -> bool:
        return disordered(self.dated(run, part)[0])

    def open(self, run: Run, part: Part) -> str:
        return self.dated(run, part)[1]

    def told(self, run: Run, part: Part) -> tuple[bool, bool, bool]:
        papers, lacking = self.dated(run, part)
        return disordered(papers), bool(lacking), len(papers) > 1

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
