"""Which keys of a manifest the rules of a ruleset read, found by compiling them: a coverage of the contract.

Every node of the shape gets an identity of its own, so that ``party.name`` and ``interested_parties.name`` are told
apart although both are the name of a party. What a condition compiles a path to is then a key of the contract, whether
the path started at the file, at a place or at the member of a list. Texts are not compiled: what a message quotes is
not read.
"""

from collections.abc import Callable, Iterator
from copy import copy
from typing import Any, Final

from casefile_rules.conditions import At, Compiled, Scope
from casefile_rules.engine._compile import Compiler
from casefile_rules.ruleset.entries import RuleEntry, Ruleset, Variant
from casefile_rules.shape import Field
from casefile_rules.subjects import Subject
from casefile_rules.values import Record

_SAME: Final = (
    ("documents", "volumes.documents"), ("volumes.documents.volume", "volumes"),
    ("volumes.defaults", "volumes.documents"), ("volumes.remarks_sheet", "remarks_sheet"),
    ("remarks_sheets", "remarks_sheet"), ("cases", ""),
)  # fmt: skip
"""Other ways to a key: in the view (the documents of all volumes) or in the contract (what holds of all papers of a
volume, the sheet of one volume, one of several cases)."""

_BESIDE: Final = {"parties": "party"}
"""A list that holds the record too that stands beside it: what is read of each party is read of the first."""

BY_CHECK: Final = {
    "catalogued": (
        "volumes.present", "volumes.catalogue.no", "volumes.catalogue.title", "volumes.catalogue.doc_no",
        "volumes.catalogue.date", "volumes.catalogue.pages", "volumes.documents.title", "volumes.documents.type",
        "volumes.documents.doc_no", "volumes.documents.date", "volumes.documents.pages",
    ),
    "excluded": ("volumes.documents.type", "volumes.documents.doc_no", "volumes.documents.date"),
    "ordered": (
        "volumes.documents.type", "volumes.documents.date", "volumes.documents.doc_no", "volumes.documents.refers_to",
        "volumes.documents.pages",
    ),
    "paginated": (
        "volumes.documents.pages", "volumes.documents.medium", "volumes.documents.leaves.page",
        "volumes.documents.leaves.side", "volumes.documents.leaves.content", "volumes.documents.leaves.mark",
        "volumes.documents.leaves.front_cannot_be_marked", "volumes.documents.page_marks",
    ),
    "placed": ("volumes.documents.type", "volumes.kind"),
    "required": ("volumes.documents.type", "volumes.documents.title"),
}  # fmt: skip
"""Check kind -> the keys it reads by itself, without a path in the rule."""

BY_READER: Final = (
    "format", "volumes.complete", "volumes.present", "volumes.observed", "volumes.defaults", "none_of", "facts",
)  # fmt: skip
"""Keys that say how the rest is to be taken; the reader and the view use them for every rule."""

_SIGNATURE: Final = ("name", "role", "refused", "refusal_noted")


class Reading(Compiler):
    """Compiles a ruleset to see what it reads; what comes out is not run."""

    def __init__(self, ruleset: Ruleset) -> None:
        self.nodes: dict[int, tuple[Field, str]] = {}
        self.used: set[str] = set()
        super().__init__(ruleset)

    def _subject(self) -> Subject:
        """Return the subject with a shape whose nodes are told apart by where they stand."""
        found = copy(super()._subject())
        shape_for: Callable[[Any], Field] = found.shape_for
        found.shape_for = lambda vocabulary: self._unfolded(shape_for(vocabulary), "")
        return found

    def _unfolded(self, field: Field, path: str) -> Field:
        """Return a copy of *field* that is its own all the way down, known as *path*."""
        new = Field(
            field.kind, zh=field.zh, description=field.description, later=lambda one: self._fill(one, field, path)
        )
        for name in ("maximum", "minimum", "most", "observed", "options", "pattern", "value_labels", "values"):
            setattr(new, name, getattr(field, name))
        new.flat = {name: self._unfolded(below, path) for name, below in field.flat.items()}
        if field.item is not None:
            new.item = self._unfolded(field.item, path)
        self.nodes[id(new)] = new, contracted(path)
        return new

    def _fill(self, new: Field, field: Field, path: str) -> None:
        new.fields = {
            key: self._unfolded(below, f"{path}.{key}" if path else key) for key, below in field.fields.items()
        }
        new.labels, new.required = field.labels, field.required

    def _texts(self, body: Any, data: Record, scope: Scope, variant: Variant, entry: RuleEntry) -> None:
        """Leave the texts out."""

    def keys(self) -> set[str]:
        """Return the keys that the rules and facts compiled so far read, as paths of the contract."""
        for rule in self.rules().values():
            for edition in rule.editions:
                for choice in edition.choices:
                    if choice.body is not None:
                        _ = choice.body.require  # compiled when it is first asked for
        found = set(BY_READER)
        found.update(*(BY_CHECK.get(name, ()) for name in self.used))
        for _, field in self.host.paths.values():
            key = self.key_of(field)
            if key is not None:
                found.add(key)
        return with_first(found)

    def key_of(self, field: Field) -> str | None:
        """Return the key of the contract that *field*, to which a path was compiled, stands for; None for a fact."""
        known = self.nodes.get(id(field)) or self.nodes.get(id(field.item))
        return None if known is None else known[1]


def with_first(keys: set[str]) -> set[str]:
    """Return *keys* with those of the record that stands beside a list: what is read of each is read of the first."""
    beside = {
        one + path.removeprefix(several)
        for several, one in _BESIDE.items()
        for path in keys
        if path.startswith(f"{several}.")
    }
    return keys | beside


def watched(reading: Reading) -> None:
    """Let *reading* note which checks are used, and compile the paths that they read by themselves."""
    compile_check = reading.host.compile_check
    assert compile_check is not None

    def seen(name: str, raw: dict[str, Any], scope: Scope, at: At) -> Compiled:
        reading.used.add(name)
        for path in _own_paths(name, raw):
            before = len(scope.host.problems)
            scope.path(path, at)
            del scope.host.problems[before:]
        return compile_check(name, raw, scope, at)

    reading.host.compile_check = seen


def keys_read(ruleset: Ruleset, conditions: "list[Any] | tuple[Any, ...]" = ()) -> set[str]:
    """Return the keys of the manifest that *ruleset* reads, and raw *conditions* about the whole file beside it."""
    reading = Reading(ruleset)
    watched(reading)
    spot = next(iter(ruleset.rules.values()))[0].spot
    for raw in conditions:
        reading.condition(raw, spot)
    return reading.keys()


def _own_paths(name: str, raw: dict[str, Any]) -> Iterator[str]:
    """Yield the paths that a check reads below the path it is given."""
    field = raw.get("field")
    if name == "labelled" and isinstance(field, str):
        yield from (f"{field}.{each}" for each in raw.get("fields") or ())
    elif name in ("signed", "people"):
        yield from (f"{field or 'signed_by'}.{each}" for each in _SIGNATURE)
    elif name == "stamped":
        yield f"{field or 'stamps'}.name"


def contracted(path: str) -> str:
    """Return *path* of the view, or another way to a key of the contract, as the one path that stands for it."""
    for before, after in _SAME:
        if path == before or path.startswith(f"{before}."):
            rest = path.removeprefix(before)
            path = f"{after}{rest}" if after else rest.removeprefix(".")
    return path


def contract_keys(shape: Field) -> dict[str, Field]:
    """Return every key of a manifest that holds a value: path -> field.

    Records and lists of records are left out, and so are other ways to a key: other spellings (``same_as``), what holds
    of all papers of a volume, and what says how the rest of its record is to be taken: ``observed``, and the ``case``
    it belongs to.
    """
    found: dict[str, Field] = {}
    _collect(shape, "", found)
    return {path: field for path, field in found.items() if contracted(path) == path and not path.endswith(".case")}


def _collect(field: Field, path: str, found: dict[str, Field]) -> None:
    for key, below in field.fields.items():
        inner = below.item if below.kind == "list" else below
        here = f"{path}.{key}" if path else key
        if inner is not None and inner.kind == "record":
            _collect(inner, here, found)
        elif key != "observed" and not below.same_as:
            found[here] = below
