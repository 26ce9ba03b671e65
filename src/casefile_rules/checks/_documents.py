"""What the checks of documents share: the documents of a volume, what nobody saw of it, and where a paper belongs."""

from typing import Any, NamedTuple

from casefile_rules.conditions import At, Scope, suggestion
from casefile_rules.values import UNKNOWN, Record, Records


class Listed(NamedTuple):
    """Documents of one volume or of all, in the order they are bound, and the places where more may be."""

    documents: list[Record]
    unseen: list[Record]

    @property
    def is_open(self) -> bool:
        """Whether more documents may exist than are listed."""
        return bool(self.unseen)


def listed(here: Record, volume: str | None) -> Listed:
    """Return the documents of *here* (a case file or a volume), those of the kind *volume* alone where one is named."""
    found = here.get("documents", UNKNOWN)
    if found is UNKNOWN:
        return Listed([], [{}])
    if found is None:
        return Listed([], [])
    unseen: list[Record] = list(found.unseen) if isinstance(found, Records) else []
    if volume is None:
        return Listed(found, unseen)
    return Listed(
        [document for document in found if _kind(document) == volume],
        [document for document in unseen if _kind(document) in (volume, UNKNOWN)],
    )


def _kind(document: Record) -> Any:
    volume = document.get("volume", UNKNOWN)
    return UNKNOWN if volume is UNKNOWN or volume is None else volume.get("kind", UNKNOWN)


def typed(scope: Scope, names: list[str], at: At) -> list[str]:
    """Return the official names of the types that *names* mean; S323 for one the vocabulary does not know."""
    vocabulary = scope.host.vocabulary
    if vocabulary is None:
        return names
    words = vocabulary.words()
    result = []
    for index, name in enumerate(names):
        found = vocabulary.resolve(name)
        if found is None:
            place = (*at, index) if len(names) > 1 else at
            scope.problem("S323", place, name=name, near=vocabulary.nearest(name) or suggestion(name, words))
        else:
            result.append(found.name)
    return result


def called(document: Record) -> str:
    """Return how a document is called in a message: its title, else its type, else its number."""
    for key in ("title", "type", "doc_no"):
        value = document.get(key)
        if isinstance(value, str) and value:
            return value
    return f"#{document.get('position', '?')}"


def told(document: Record) -> Record:
    """Return what a fault says of a document."""
    fault: Record = {"document": called(document), "key": document.get("key", "")}
    pages = document.get("pages")
    if pages is not None and pages is not UNKNOWN:
        fault["pages"] = pages
    return fault


def insertion(documents: list[Record], ranks: dict[str, int], rank: int) -> Record:
    """Return where a missing paper of *rank* belongs: after which document of the list and before which.

    *ranks* maps type ids to ranks; documents without a rank give no direction.
    """
    after: Record | None = None
    before: Record | None = None
    for document in documents:
        here = ranks.get(document.get("type.id", ""))
        if here is None:
            continue
        if here <= rank:
            after = document
        elif (before is None and after is not None) or (before is None and here > rank):
            before = document
    place: Record = {}
    if after is not None:
        place["after"] = called(after)
    if before is not None:
        place["before"] = called(before)
    return place
