"""The vocabulary at run time: which type of document a title means, and where the standard binds it.

Immutable once built; safe to share between threads. The contract of the file is ``vocabulary_model``.
"""

import os
from collections.abc import Sequence
from functools import lru_cache
from typing import Any, Final

from casefile_rules.casefile import _titles
from casefile_rules.casefile._orders import EMPTY, DocumentType, Order, Parts, Place, build
from casefile_rules.problems import Problem, ProblemsError, nearest
from casefile_rules.reading.bundle import bundle_folder
from casefile_rules.values import Record

__all__ = [
    "DocumentType",
    "Order",
    "Place",
    "Vocabulary",
    "bundled_vocabulary",
    "read_vocabulary",
    "vocabulary_for",
    "vocabulary_of",
]


class Vocabulary:
    """Document types by title and the orders they stand in.

    Attributes:
        types: id -> type, in the order of the file.
        orders: id -> order.
        steps: of what a file may say that there was none, or show it.
        digest: SHA-256 of the file, ``""`` for one that was not read from a file.
    """

    __slots__ = ("_met", "_pairs", "_parts", "_volumes", "digest", "orders", "steps", "types")

    def __init__(self, parts: Parts, digest: str = "") -> None:
        self.types = parts.types
        self.orders = parts.orders
        self.steps = parts.steps
        self.digest = digest
        self._parts = parts
        self._volumes = _volumes(parts.orders)
        self._met: dict[tuple[str, str | None], DocumentType | None] = {}  # only saves work: files repeat their titles
        self._pairs: dict[str, frozenset[str]] = {}

    def resolve(self, title: str, category: str | None = None) -> DocumentType | None:
        """Return the type that *title* (official name, alias or id) means in a file of *category*, or ``None``.

        Two types are never guessed between: a title that could be read as either is no type.
        """
        asked = (title, category)
        if asked in self._met:
            return self._met[asked]
        found = self._look_up(title, category)
        if len(self._met) < _MOST_MET:
            self._met[asked] = found
        return found

    def _look_up(self, title: str, category: str | None) -> DocumentType | None:
        names, endings = self._parts.names, self._parts.endings
        scoped = self._parts.scoped.get(category, _NONE) if category else _NONE
        found = scoped.get(title) or names.get(title)
        if found is None:
            form = _titles.normal(title)
            pair = [scoped.get(part) or names.get(part) for part in _titles.parted(form)]
            if all(pair) and pair[0] != pair[1]:
                return self._of_two(pair)
            for forms in _titles.readings(form, endings):
                seen = {scoped.get(form) or names.get(form) for form in forms} - {None}
                if seen:
                    found = seen.pop() if len(seen) == 1 else None
                    break
            else:
                found = self._by_tail(form, category)
        return self.types[found] if found else None

    def _of_two(self, pair: Sequence[str | None]) -> DocumentType | None:
        """Return the type of a title with a name on both sides of a dash: the one that may stand behind anything."""
        speaking = {identifier for tails in self._parts.tails.values() for identifier in tails.values()}
        found = [identifier for identifier in pair if identifier in speaking]
        return self.types[found[0]] if len(found) == 1 and found[0] else None

    def _by_tail(self, form: str, category: str | None) -> str | None:
        """Return the id of the type that the end of a title means whatever stands in front (某某营业执照), or None."""
        if len(form) > _titles.MOST:
            return None
        tails = {**self._parts.tails.get("", _NONE), **(self._parts.tails.get(category, _NONE) if category else _NONE)}
        for text in _titles.trimmings(form, self._parts.endings):
            found = _titles.tail(text, tails, self._parts.endings)
            if found:
                return found
        return None

    def may_be(self, title: str) -> list[DocumentType]:
        """Return the types that *title*, which matches none, may mean all the same.

        Only those with a name that has two characters side by side in common with it: 种子台账 is no decision.
        """
        if not self._pairs:
            known: dict[str, set[str]] = {identifier: set() for identifier in self.types}
            tables = [self._parts.names, *self._parts.scoped.values(), *self._parts.tails.values()]
            for table in tables:
                for form, identifier in table.items():
                    known[identifier] |= _titles.pairs(form)
            self._pairs = {identifier: frozenset(found) for identifier, found in known.items()}
        asked = _titles.pairs(_titles.normal(title))
        return [kind for kind in self.types.values() if not asked.isdisjoint(self._pairs[kind.id])]

    def open_without_category(self, title: str) -> bool:
        """Say whether what *title* means depends on the category of the case file, which is not known."""
        meant = self.resolve(title)
        return any(self.resolve(title, category) is not meant for category in self._parts.scoped)

    def words(self) -> dict[str, str]:
        """Return every name, alias and id that a rule may write -> official name; brackets in either width."""
        found: dict[str, str] = {}
        for form, identifier in self._parts.names.items():
            name = self.types[identifier].name
            found[form] = found[form.translate(_WIDE)] = name
        return found

    def nearest(self, title: str) -> str:
        """Return the official name of the type whose name or alias is nearest to *title*, or ``""``."""
        found = nearest(_titles.normal(title), self._parts.names)
        return self.types[self._parts.names[found]].name if found else ""

    def group(self, title: str) -> str | None:
        """Return the group of the type that *title* means, or ``None``."""
        found = self.resolve(title)
        return found.group if found else None

    def volume(self, kind: DocumentType) -> str | None:
        """Return the volume (``main`` or ``sub``) the standard binds *kind* in, ``None`` where it has no place."""
        return self._volumes.get(kind.id)

    def order_for(self, category: str, volume: str) -> Order | None:
        """Return the order of *volume* in a case file of *category*, or ``None`` where there is none."""
        general = None
        for order in self.orders.values():
            if order.volume == volume and order.category == category:
                return order
            if order.volume == volume and not order.category:
                general = order
        return general

    def extended(
        self, extra: Record, file: str = "", source: Any = None, path: tuple[str | int, ...] = ()
    ) -> "Vocabulary":
        """Return a vocabulary with the types and orders of *extra* (contract ``VocabularyAdditions``) added.

        *source* and *path* say where *extra* was written, for messages. Raises ProblemsError with every problem.
        """
        return Vocabulary(build(extra, self._parts, file, source, path), self.digest)

    def __reduce__(self) -> tuple[Any, ...]:
        return Vocabulary, (self._parts, self.digest)


_MOST_MET: Final = 4096
_WIDE: Final = str.maketrans("(),:", "（），：")
_NONE: Final[dict[str, str]] = {}


def read_vocabulary(path: str | os.PathLike[str]) -> Vocabulary:
    """Read and check a vocabulary file. Raises ProblemsError with everything wrong with it."""
    from casefile_rules.reading.source import read_source
    from casefile_rules.reading.typed import read
    from casefile_rules.shape import load_shape

    source = read_source(path)
    problems: list[Problem] = []
    record = source.data if source.packed else read(load_shape("vocabulary"), source.data, source, problems)
    if problems:
        raise ProblemsError(problems)
    return vocabulary_of(record, source.name, source, source.digest)


def vocabulary_of(record: Record, file: str = "", source: Any = None, digest: str = "") -> Vocabulary:
    """Build a vocabulary from its typed record. Raises ProblemsError with everything wrong with it."""
    return Vocabulary(build(record, EMPTY, file, source, ()), digest)


def vocabulary_for(path: str | None, additions: Sequence[tuple[list[Any], list[Any], Any]] = ()) -> Vocabulary:
    """Return the vocabulary of a ruleset: the file *path*, or the bundled one, with what it and its parents add.

    An addition is (types, orders, place): the raw lists of the contract and where they are written, ``place.source``
    and ``place.at``. Raises ProblemsError with every problem of the first file or addition that has any.
    """
    from casefile_rules.reading.typed import read
    from casefile_rules.shape import load_shape

    vocabulary = bundled_vocabulary() if path is None else read_vocabulary(path)
    for types, orders, place in additions:
        fields = load_shape("vocabulary").fields
        problems: list[Problem] = []
        record: Record = {}
        for key, raw in (("types", types), ("orders", orders)):
            record[key] = read(fields[key], raw, place.source, problems, (*place.at, key))
        if problems:
            raise ProblemsError(problems)
        vocabulary = vocabulary.extended(record, place.source.name, place.source, place.at)
    return vocabulary


@lru_cache(maxsize=1)
def bundled_vocabulary() -> Vocabulary:
    """Return the vocabulary that travels with the package."""
    return read_vocabulary(os.path.join(bundle_folder(), "vocabulary.yaml"))


def _volumes(orders: dict[str, Order]) -> dict[str, str]:
    """Return type id -> volume; a type that stands in both is bound in the main volume (正卷)."""
    found: dict[str, str] = {}
    for order in sorted(orders.values(), key=lambda order: order.volume):
        for identifier in order.ranks:
            found.setdefault(identifier, order.volume)
    return found
