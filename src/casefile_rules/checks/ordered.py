"""ordered: documents are bound in the standard order (排列顺序)."""

from itertools import pairwise
from typing import Any

from casefile_rules.checks._documents import Listed, asked_of_columns, called, home, listed, told
from casefile_rules.checks._kind import Kind, choice, parameters, text
from casefile_rules.checks._sequences import fewest, moves
from casefile_rules.conditions import At, Compiled, Run, Scope, Trace, constant, suggestion
from casefile_rules.status import FAIL, NOT_APPLICABLE, PASS, UNDETERMINED
from casefile_rules.values import UNKNOWN, Record


def compile_ordered(typed_: dict[str, Any], scope: Scope, at: At) -> Compiled:
    """Compile ``{order, volume}``: the documents with a place in the order stand in it.

    The faults are the fewest documents to move, among equally few those with the fewest pages, each with where to;
    made one after the other the moves sort the volume. Papers without a place in the order are neither moved nor
    accused; several of one type keep their own order. A known disorder fails; an unknown type, or documents nobody saw,
    leave a seeming order undetermined. Fewer than two papers with a place, and nothing unknown: not applicable.
    Linear in the documents; n log n for the faults.
    """
    vocabulary = scope.host.vocabulary
    order = None if vocabulary is None else vocabulary.orders.get(typed_["order"])
    if order is None:
        known = suggestion(typed_["order"], {} if vocabulary is None else vocabulary.orders)
        scope.problem("S326", (*at, "order"), name=typed_["order"], known=known)
        return constant()
    rank_of = order.ranks.get
    documents_of, _ = home(scope)
    volume = typed_.get("volume") or order.volume

    def ranked(run: Run, here: Record) -> tuple[list[Record], list[int], bool, Listed]:
        found = listed(documents_of(run, here), volume)
        documents: list[Record] = []
        ranks: list[int] = []
        loose = False
        for document in found.documents:
            kind = document.get("type.id", UNKNOWN)
            if kind is UNKNOWN:
                loose = True
                continue
            rank = rank_of(kind)
            if rank is not None:
                documents.append(document)
                ranks.append(rank)
        return documents, ranks, loose, found

    def status(run: Run, here: Record, _each: Record) -> int:
        _, ranks, loose, found = ranked(run, here)
        if any(left > right for left, right in pairwise(ranks)):
            return FAIL
        if loose or found.is_open:
            return UNDETERMINED
        return PASS if len(ranks) > 1 else NOT_APPLICABLE

    def count(run: Run, here: Record, _each: Record) -> tuple[int, int | None]:
        _, ranks, loose, found = ranked(run, here)
        least = fewest(ranks)
        return least, None if loose or found.is_open else least

    def explain(run: Run, here: Record, each: Record) -> Trace:
        documents, ranks, loose, _ = ranked(run, here)
        result = status(run, here, each)
        faults: list[Record] = []
        if result == FAIL:
            for move in moves(ranks, [_leaves(document) for document in documents]):
                fault = {"move": called(documents[move.position]), **told(documents[move.position])}
                for side, neighbour in (("after", move.after), ("before", move.before)):
                    if neighbour is not None:
                        fault[side] = called(documents[neighbour])
                        fault[f"{side}_position"] = documents[neighbour].get("position", UNKNOWN)
                faults.append(fault)
        note = "" if result != UNDETERMINED else "unmatched_title" if loose else "unseen"
        seen = [called(document) for document in documents[:50]]
        return Trace("ordered", "", order.id, seen, result, (), tuple(faults), note)

    def surely(columns: dict[str, Any]) -> bool | None:
        """Whether the documents stand in order, where there is one closed volume whose types all have a place in it."""
        if columns.get("order") != order.id:
            return None
        ranks = columns["ranks"]
        return bool(ranks == sorted(ranks)) if len(ranks) > 1 else None

    def quick(columns: str) -> str:
        names = scope.host.names
        ranks = names.once(f"{columns}['ranks']")
        return f"{columns}['order'] == {names.constant(order.id)} and len({ranks}) > 1 and {ranks} == sorted({ranks})"

    return Compiled(status, explain, count=count, certain=asked_of_columns(scope, volume, surely, quick))


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
    ),
    compile_ordered,
    needs="documents",
)
