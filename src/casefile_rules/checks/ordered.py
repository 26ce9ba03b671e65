"""ordered: documents are bound in the standard order (排列顺序), by the list or by list and date."""

from collections.abc import Callable
from typing import Any, NamedTuple

from casefile_rules.casefile.vocabulary import Order, Vocabulary
from casefile_rules.checks._connected import bonds
from casefile_rules.checks._dated import strays
from casefile_rules.checks._documents import asked_of_columns, called, home, listed, told
from casefile_rules.checks._keeping import Listed, Part, Timed
from casefile_rules.checks._kind import Kind, anything, choice, parameters, text
from casefile_rules.conditions import At, Compiled, Run, Scope, Trace, constant, suggestion
from casefile_rules.folding import form
from casefile_rules.status import FAIL, NOT_APPLICABLE, PASS, UNDETERMINED
from casefile_rules.values import Record, Records


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
    judge = Listed(order) if "by" not in paths else Timed(order, _leader(order, vocabulary), str(typed_["by"]), paths)

    def look(run: Run, here: Record, each: Record) -> Look:
        several = combined is not None and combined.status(run, here, each) == PASS
        return looked(run, documents_of(run, here), several)

    def status(run: Run, here: Record, each: Record) -> int:
        found = look(run, here, each)
        each_part = [judge.told(run, part) for part in found.parts]
        if found.strays or any(wrong for wrong, _, _ in each_part):
            return UNDETERMINED if found.nameless else FAIL
        if found.note or any(lacking for _, lacking, _ in each_part):
            return UNDETERMINED
        return PASS if any(compares for _, _, compares in each_part) else NOT_APPLICABLE

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
            note = "unrecorded"
            path = next(filter(None, (judge.open(run, part) for part in found.parts)), "")
            path = "documents.case" if found.nameless else path
        seen = [called(document) for part in found.parts for document in judge.compared(run, part)][:50]
        return Trace("ordered", path, order.id, seen, result, (), tuple(faults), note)

    def surely(columns: dict[str, Any]) -> bool | None:
        """Whether the documents stand in order, where there is one closed volume whose types all have a place in it."""
        if columns.get("order") != order.id:
            return None
        ranks, free = columns["ranks"], columns["free"]
        if free < 2:
            return None  # riders behind one paper are not compared
        # out of the list may be a paper that rides behind another one
        return True if ranks == sorted(ranks) else False if free == len(ranks) else None

    def quick(columns: str) -> str:
        names = scope.host.names
        ranks = names.once(f"{columns}['ranks']")
        return (
            f"{columns}['order'] == {names.constant(order.id)} and {columns}['free'] > 1 and {ranks} == sorted({ranks})"
        )

    certain = None if paths else asked_of_columns(scope, volume, surely, quick)
    return Compiled(status, explain, count=count, certain=certain)


def _leader(order: Order, vocabulary: Vocabulary) -> frozenset[str] | None:
    """Return the types of the paper that stands in front, where that is a decision; None for another order."""
    first = order.places[0].type
    if vocabulary.types[first].group != "decision":
        return None
    return frozenset(kind for kind, rank in order.ranks.items() if rank == order.ranks[first])


def _looking(order: Order, vocabulary: Vocabulary, volume: str) -> Callable[[Run, Record, bool], Look]:
    """Return what looks at the documents of a record: (run, record, whether it holds several cases) -> look."""
    leader = _leader(order, vocabulary)

    def look(run: Run, record: Record, combined: bool) -> Look:
        documents, category = record.get("documents"), run.root.get("category")
        if not isinstance(documents, Records):
            return afresh(record, category, combined)
        # several rules look at one order of one list, with the dates and without; the list lives as long as the run
        asked = ("ordered", id(documents), order.id, volume, combined)
        if asked not in run.shared:
            run.shared[asked] = afresh(record, category, combined)
        found: Look = run.shared[asked]
        return found

    def afresh(record: Record, category: str | None, combined: bool) -> Look:
        found = listed(record, volume)
        note = "unseen" if found.is_open else ""
        known = [document for document in found.documents if document.get("type.id") is not None]
        note = "unmatched_title" if any("type.id" not in document for document in found.documents) else note
        named = [document for document in known if _case(document) is not None]
        if not named:
            runs = _from_decision_to_decision(known, leader) if combined and leader else [known]
            if len(runs) == 1:
                bound = bonds(found.documents, order, vocabulary, category, more=found.is_open)
                kept = [bond for one, bond in zip(found.documents, bound, strict=True) if one.get("type.id")]
                return Look([Part(known, kept)], [], note, nameless=combined)
            parts = [Part(run, bonds(run, order, vocabulary, category, more=found.is_open)) for run in runs]
            return Look(parts, [], note, nameless=combined)
        cases = [_case(document) for document in named]
        odd = strays(cases)
        if not note and any("case" not in one and one.get("type.group") != "part" for one in known):
            note = "unrecorded"
        parts = []
        for case in dict.fromkeys(cases):
            papers = [document for at, document in enumerate(named) if cases[at] == case and at not in odd]
            parts.append(Part(papers, bonds(papers, order, vocabulary, category, more=bool(note))))
        beside = _beside(cases, odd) if odd else {}
        between = [(named[at], named[beside[at]]) for at in odd]
        return Look(parts, between, note, "documents.case" if note == "unrecorded" else "")

    return look


def _from_decision_to_decision(documents: list[Record], leader: frozenset[str]) -> list[list[Record]]:
    """Return *documents* of several cases, of which none is named, in runs that begin with a decision: a case each.

    Only runs that hold papers of the same kinds are surely taken for cases: else a receipt may stand in another's.
    """
    runs: list[list[Record]] = [[]]
    for document in documents:
        if document["type.id"] in leader and runs[-1]:
            runs.append([])
        runs[-1].append(document)
    kinds = {tuple(sorted(document["type.id"] for document in run)) for run in runs}
    return runs if len(kinds) == 1 else [documents]


def _case(document: Record) -> str | None:
    """Return the case that a paper names; None where it names none, or several that it is common to."""
    case = document.get("case")
    return form(case) if isinstance(case, str) and case and not set("、,，;；") & set(case) else None


def _beside(cases: list[str | None], odd: set[int]) -> dict[int, int]:
    """Return for each of *odd* the nearest paper of another case that stands where it should, itself where none does.

    Of two equally near ones the one in front.
    """
    found: dict[int, int] = {}
    for positions in (range(len(cases)), range(len(cases) - 1, -1, -1)):
        last, other = -1, -1  # the nearest that stays, and the nearest that stays of another case than that one
        for at in positions:
            if at not in odd:
                other = last if last >= 0 and cases[last] != cases[at] else other
                last = at
                continue
            seen = other if last >= 0 and cases[last] == cases[at] else last
            if seen >= 0 and (at not in found or abs(seen - at) < abs(found[at] - at)):
                found[at] = seen
    return {at: found.get(at, at) for at in odd}


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
