"""Reading the register of a ruleset (条款登记), its own and that of those it builds on: never while a file is checked.

A ruleset that builds on another inherits its register and may list a clause of it again, to say what else carries it.
"""

import os
from collections.abc import Iterator
from typing import Any, NamedTuple

from casefile_rules.coverage.places import Place, place_of
from casefile_rules.problems import Problem, ProblemsError, problem
from casefile_rules.reading.source import Source, read_source
from casefile_rules.reading.typed import read
from casefile_rules.ruleset.entries import Ruleset, Spot, placed
from casefile_rules.ruleset.locate import RULESET_FILE, beside_of, ruleset_folder
from casefile_rules.shape import load_shape
from casefile_rules.values import Record

FOLDER = "clauses"
ITEMS = "items.yaml"
UNREAD = "unread-keys.yaml"


class Entry(NamedTuple):
    """One entry of a register as one ruleset wrote it: a clause of a source, or a check item (``source`` is ``""``)."""

    source: str
    name: str
    place: Place
    data: Record
    spot: Spot
    ruleset: str


class Document(NamedTuple):
    """What one ruleset says of one source."""

    source: str
    articles: int | None
    spot: Spot
    ruleset: str


class Unread(NamedTuple):
    """A key that no rule reads, with the reason."""

    key: str
    kind: str
    why: Any
    spot: Spot
    ruleset: str


class Register:
    """The registers of a ruleset and of those it builds on, the parents' first."""

    def __init__(self) -> None:
        self.documents: list[Document] = []
        self.clauses: list[Entry] = []
        self.items: list[Entry] = []
        self.unread: list[Unread] = []
        self.listing: set[str] = set()  # the rulesets that list the keys they do not read
        self.problems: list[Problem] = []

    def __bool__(self) -> bool:
        return bool(self.documents or self.items or self.listing)

    def of(self, source: str) -> list[Entry]:
        """Return the clauses of *source*."""
        return [entry for entry in self.clauses if entry.source == source]

    def sources(self, own: str = "") -> list[str]:
        """Return the sources that are registered, in their order, those that the ruleset *own* registers first of all.

        What it only adds to a parent's source stands with the parent's.
        """
        first = {one.source: one.ruleset for one in reversed(self.documents)}
        found = dict.fromkeys(one.source for one in self.documents)
        return sorted(found, key=lambda source: first[source] != own)


def read_register(ruleset: Ruleset) -> Register:
    """Return the register of *ruleset*; what is wrong with its form stands in its ``problems``."""
    register = Register()
    for folder, id_ in _folders(ruleset.folder, ruleset.id, set()):
        _clauses(register, folder, id_)
        _items(register, folder, id_)
        _unread(register, folder, id_)
    return register


def _folders(folder: str, id_: str, seen: set[str]) -> Iterator[tuple[str, str]]:
    """Yield (folder, id) of a ruleset and of all it builds on, the parents first, each once."""
    if folder in seen:
        return
    seen.add(folder)
    data = read_source(os.path.join(folder, RULESET_FILE), packed=False).data
    parents = (data.get("extends", data.get("继承")) or []) if isinstance(data, dict) else []
    for parent in parents:
        name = str(parent.get("ruleset", parent.get("规则集")))
        yield from _folders(ruleset_folder(name, beside_of(folder)), name, seen)
    yield folder, id_


def _typed(register: Register, folder: str, path: str, contract: str) -> tuple[Source, Any] | None:
    if not os.path.isfile(path):
        return None
    if not os.path.realpath(path).startswith(os.path.realpath(folder) + os.sep):
        register.problems.append(problem("S414", path))
        return None
    try:
        source = read_source(path, packed=False)
    except ProblemsError as error:
        register.problems += error.problems
        return None
    return source, read(load_shape(contract), source.data, source, register.problems)


def _clauses(register: Register, folder: str, id_: str) -> None:
    below = os.path.join(folder, FOLDER)
    for name in sorted(os.listdir(below)) if os.path.isdir(below) else []:
        found = _typed(register, folder, os.path.join(below, name), "clauses") if name.endswith(".yaml") else None
        if found is None:
            continue
        source, documents = found
        for index, document in placed(documents, source):
            if not document.get("source"):
                continue  # told already
            spot = Spot(source, (index,))
            register.documents.append(Document(document["source"], document.get("articles"), spot, id_))
            for number, clause in placed(document.get("clauses"), source, (index, "clauses")):
                if clause.get("at"):
                    at = Spot(source, (index, "clauses", number))
                    place = place_of(clause["at"])
                    if place is None:
                        position = at.position("at")
                        register.problems.append(problem("S451", source.name, position, name=clause["at"]))
                        continue
                    register.clauses.append(Entry(document["source"], clause["at"], place, clause, at, id_))


def _items(register: Register, folder: str, id_: str) -> None:
    found = _typed(register, folder, os.path.join(folder, ITEMS), "items")
    for index, item in placed(found[1], found[0]) if found is not None else ():
        if found is not None and item.get("id"):
            register.items.append(Entry("", item["id"], Place(0), item, Spot(found[0], (index,)), id_))


def _unread(register: Register, folder: str, id_: str) -> None:
    found = _typed(register, folder, os.path.join(folder, UNREAD), "unread-keys")
    if found is None:
        return
    source, data = found
    register.listing.add(id_)
    for index, group in placed((data or {}).get("groups"), source, ("groups",)):
        for number, key in enumerate(group.get("keys") or ()):
            if not key:
                continue
            spot = Spot(source, ("groups", index, "keys", number))
            register.unread.append(Unread(key, group.get("kind") or "", group.get("why") or "", spot, id_))
