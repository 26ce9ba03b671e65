"""What the checks of documents share: the documents of a volume, what nobody saw of it, and where a paper belongs."""

from collections.abc import Callable
from typing import Any, NamedTuple

from casefile_rules.conditions import MAYBE, At, Certain, Run, Scope, suggestion
from casefile_rules.shape import Field
from casefile_rules.status import FAIL, PASS, UNDETERMINED
from casefile_rules.values import UNKNOWN, Record, Records


class Listed(NamedTuple):
    """Documents of one volume or of all, in the order they are bound, and the places where more may be."""

    documents: list[Record]
    unseen: list[Record]

    @property
    def is_open(self) -> bool:
        """Whether more documents may exist than are listed."""
        return bool(self.unseen)


Home = Callable[[Run, Record], Record]


def home(scope: Scope) -> tuple[Home, Field | None]:
    """Return (which record the documents are taken from, the field of one document).

    Where the place that ``each`` selected has documents of its own (a volume), those; else those of the whole file, so
    that a rule about each service may ask whether its receipt is in the file.
    """
    own = scope.here.fields.get("documents")
    if own is not None:
        return (lambda _run, here: here), own.item
    whole = scope.host.root.fields.get("documents")
    return (lambda run, _here: run.root), None if whole is None else whole.item


def doubt(found: Listed) -> str:
    """Return the note of a check that must leave it open: what keeps it from saying more."""
    if found.is_open:
        return "unseen"
    nameless = any("type" not in document for document in found.documents)
    return "unmatched_title" if nameless else "unrecorded"


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


def fitting(wanted: frozenset[str], *, exact: bool) -> Callable[[Record], int]:
    """Return what tells whether a document is of one of the types *wanted*, by their official names.

    A title nobody knows may be such a paper if it has words in common with it; a paper without any title is not. Unless
    *exact*, what shares the place of such a type is one.
    """

    def of(name: object, within: object) -> bool:
        return name in wanted or (not exact and within in wanted)

    def fits(document: Record) -> int:
        kind = document.get("type")
        if kind is not None:
            return PASS if of(kind, document.get("type.within")) else FAIL
        maybe = document.get(MAYBE)
        if "type" in document or (maybe is not None and not any(of(one[0], one[3]) for one in maybe)):
            return FAIL
        return UNDETERMINED

    return fits


def columns_of(root: Record, volume: str | None) -> dict[str, Any]:
    """Return the columns of the one closed volume of the kind *volume* that holds documents; of any where it is None.

    Empty where there is no such one, or the view did not tell.
    """
    documents = root.get("documents")
    if type(documents) is not Records:
        return {}
    found: dict[str, Any] = documents.columns.get("only", {}).get(volume, {})
    return found


def asked_of_columns(
    scope: Scope, volume: str | None, surely: Callable[[dict[str, Any]], bool | None], quick: Callable[[str], str]
) -> Certain | None:
    """Return the screen's expressions for a check of documents that the columns of one volume answer.

    *surely* is given the columns and returns True for a sure pass, False for a sure failure, None for neither; *quick*
    is given their name and returns an expression of the sure pass. There are none for a check of one place of the file.
    """
    if scope.here is not scope.host.root or scope.inner:
        return None
    names = scope.host.names
    kind = "None" if volume is None else names.constant(volume)
    asked = names.top(f"{names.constant(columns_of)}(root, {kind})")
    answer, held = names.held(f"{names.constant(surely)}({asked})")
    columns = names.once(f"root['documents'].columns['only'][{kind}]")
    return Certain(f"{answer} is True", f"{answer} is False", f"{held} is False", quick=quick(columns))


def _kind(document: Record) -> Any:
    volume = document.get("volume", UNKNOWN)
    return UNKNOWN if volume is UNKNOWN or volume is None else volume.get("kind", UNKNOWN)


def typed(scope: Scope, names: list[str], at: At) -> list[str]:
    """Return the official names of the types that *names* mean; S323 for one the vocabulary does not know."""
    vocabulary = scope.host.vocabulary
    if vocabulary is None:
        return names
    result = []
    for index, name in enumerate(names):
        found = vocabulary.resolve(name)
        if found is None:
            place = (*at, index) if len(names) > 1 else at
            scope.problem(
                "S323", place, name=name, near=vocabulary.nearest(name) or suggestion(name, vocabulary.words())
            )
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
    """Return where a missing paper of *rank* belongs: after which document, before which, and its number in the volume.

    *ranks* maps type ids to ranks; documents without a rank give no direction. In a volume that is out of order it is
    the place with the fewest papers on the wrong side, the last of several. Linear in the documents.
    """
    ranked = [document for document in documents if document.get("type.id") in ranks]
    wrong = sum(ranks[document["type.id"]] <= rank for document in ranked)
    best, slot = wrong, 0
    for index, document in enumerate(ranked, 1):
        wrong += -1 if ranks[document["type.id"]] <= rank else 1
        if wrong <= best:
            best, slot = wrong, index
    place: Record = {}
    if slot:
        place["after"] = called(ranked[slot - 1])
    if slot < len(ranked):
        place["before"] = called(ranked[slot])
    neighbour = ranked[slot - 1] if slot else ranked[0] if ranked else None
    number = 1 if neighbour is None else neighbour.get("position", UNKNOWN)
    if isinstance(number, int):
        place["position"] = number + 1 if slot else number
    return place
