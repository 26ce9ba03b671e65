"""Columns and look-up tables of documents, made once for checks that ask the same of every file."""

from operator import sub
from typing import Any, Final

from casefile_rules.casefile.vocabulary import Order
from casefile_rules.values import UNKNOWN, Record

_CHOSEN_BY: Final = ("type", "form")


def grouped(documents: list[Record]) -> dict[str, Any]:
    """Return the documents by each of the fields that rules choose them by, where it is recorded of every one."""
    index: dict[str, Any] = {}
    for key in _CHOSEN_BY:
        groups: dict[Any, list[Record]] = {}
        for document in documents:
            groups.setdefault(document.get(key, UNKNOWN), []).append(document)
        if UNKNOWN not in groups:
            index[key] = groups
    return index


def only(volumes: list[Record], kinds: tuple[str, ...], *, is_open: bool) -> dict[str | None, dict[str, Any]]:
    """Return the columns of the one volume that holds documents: by the kind of volume, and of all (None).

    There is none of a kind of which documents stand in several volumes, or may stand elsewhere.
    """
    found: dict[str | None, dict[str, Any]] = {}
    for kind in (*kinds, None):
        lists = [volume["documents"] for volume in volumes if kind in (None, volume["kind"])]
        holding = [documents for documents in lists if documents]
        if len(holding) == 1 and not any(documents.unseen for documents in lists) and not (is_open and kind is None):
            found[kind] = holding[0].columns
    return found


def columns_of(documents: list[Record], order: Order | None) -> dict[str, Any]:
    """Return the columns of a volume that are known of every one of its documents.

    ``order`` is the id of the volume's standard order and ``ranks`` where each document stands in it; ``free`` counts
    those that surely ride behind no other. Spans of pages are half open: a document ``starts`` where the one before it
    ``ends``; ``shortest`` is the least number of pages.
    """
    columns: dict[str, Any] = {}
    if order is not None and not any("case" in document for document in documents):
        ranks = [order.ranks.get(document.get("type.id", "")) for document in documents]
        if None not in ranks:
            columns["order"], columns["ranks"] = order.id, ranks
            columns["free"] = sum(
                document.get("refers_to") is None and document.get("type.id") not in order.connected
                for document in documents
            )
    spans = [document.get("pages") for document in documents]
    if documents and None not in spans:
        columns["starts"] = [span[0] for span in spans if span]
        columns["ends"] = [span[1] + 1 for span in spans if span]
        columns["shortest"] = min(map(sub, columns["ends"], columns["starts"]))
    return columns
