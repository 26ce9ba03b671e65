"""Papers that stand with another one (材料之间的联系): an attachment, a proof of service, a picture with its record."""

from collections.abc import Callable
from typing import Any, NamedTuple

from casefile_rules.casefile.vocabulary import Order, Vocabulary
from casefile_rules.folding import form
from casefile_rules.values import UNKNOWN, Record


class Bond(NamedTuple):
    """How a paper stands to the one it belongs to.

    Attributes:
        rides: it stands right behind that paper, so that its own place and date say nothing.
        maybe: it may belong to the paper before it, by its type; nobody recorded to which it does.
        host: where the paper stands to which it is recorded to belong, as the number in the list; None where unknown.
    """

    rides: bool = False
    maybe: bool = False
    host: int | None = None


FREE = Bond()


def bonds(
    documents: list[Record], order: Order, vocabulary: Vocabulary, category: str | None, *, more: bool = False
) -> list[Bond]:
    """Return how each of *documents*, in the order they are bound, stands to the paper it belongs to. Linear.

    A paper that says what it ``refers_to`` (a number, a title or a type) rides where it stands right behind such a
    paper, other riders between them not counted. One of a type that is usually connected and says nothing may belong
    to the paper before it, if that is of a group it goes with, or nobody knows what it is, or there may be ``more``.
    """
    wanted = [_wanted(document, vocabulary, category) for document in documents]
    if not any(wanted) and not any(document.get("type.id") in order.connected for document in documents):
        return [FREE] * len(documents)
    hosts = _index(documents) if any(wanted) else {}
    found: list[Bond] = []
    before: int | None = None  # the last paper that stands for itself
    for at, document in enumerate(documents):
        names, groups = wanted[at], order.connected.get(document.get("type.id", ""))
        if names:
            places = [place for name in names for place in hosts.get(name, ()) if place != at]
            rides = before is not None and before in places
            # of several papers that may be meant the nearest before it, else the first
            host = max((place for place in places if place < at), default=min(places, default=None))
            found.append(Bond(rides, not places and groups is not None, host))
        elif groups is not None and document.get("refers_to", UNKNOWN) is UNKNOWN:
            goes = more or (before is not None and documents[before].get("type.group", UNKNOWN) in (*groups, UNKNOWN))
            found.append(Bond(maybe=goes))
        else:
            found.append(FREE)
        if not found[-1].rides and not found[-1].maybe:
            before = at
    return found


def _wanted(document: Record, vocabulary: Vocabulary, category: str | None) -> tuple[Any, ...]:
    """Return by what the paper is found that *document* says it belongs to: its number or title, and its type."""
    named = document.get("refers_to")
    if not isinstance(named, str) or not named:
        return ()
    kind = vocabulary.resolve(named, category)
    return (form(named),) if kind is None else (form(named), ("type", kind.id))


def _index(documents: list[Record]) -> dict[Any, list[int]]:
    """Return number, title and type of papers -> where they stand."""
    found: dict[Any, list[int]] = {}
    keys: tuple[Callable[[Record], Any], ...] = (
        lambda document: form(document.get("doc_no")),
        lambda document: form(document.get("title")),
        lambda document: ("type", document.get("type.id")),
    )
    for at, document in enumerate(documents):
        for name in dict.fromkeys(key(document) for key in keys):
            found.setdefault(name, []).append(at)
    return found
