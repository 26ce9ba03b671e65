"""Building a vocabulary: types, names and orders put together, with every problem found on the way."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Final, NamedTuple

from casefile_rules.casefile import _titles
from casefile_rules.problems import Problem, ProblemsError, near, problem
from casefile_rules.shape import Field, load_shape
from casefile_rules.values import Record

SCOPED: Final = {"licence": "licence_aliases", "penalty": "penalty_aliases"}
"""Kind of case file -> the key of the aliases that hold in it alone."""

TAILS: Final = {"": "tails", "licence": "licence_tails", "penalty": "penalty_tails"}
"""Kind of case file, ``""`` for any -> the key of the ends of titles that mean the type there."""

Path = tuple[str | int, ...]


class DocumentType(NamedTuple):
    """A type of document (文书种类); ``within`` is the id of the type whose place it shares, or its own."""

    id: str
    name: str
    en: str
    group: str
    within: str
    authority: str
    cites: tuple[tuple[str, str, int | None], ...]
    reason: tuple[str, str]


class Place(NamedTuple):
    """A place in an order; ``no`` is the number printed in the source, ``None`` for an insertion."""

    type: str
    no: int | None
    authority: str
    reason: tuple[str, str]


class Order(NamedTuple):
    """The order of one volume (排列顺序); ``category`` is ``""`` where it holds for every kind of case file."""

    id: str
    category: str
    volume: str
    places: tuple[Place, ...]
    ranks: dict[str, int]
    """Type id -> rank; types that share a place share the rank. Smaller comes first."""
    connected: Mapping[str, frozenset[str]] = MappingProxyType({})
    """Id of a type whose papers stand with another one -> the groups of papers that they go with."""
    timeless: frozenset[str] = frozenset()
    """Ids of types whose date does not tell when the paper came into the file."""


class Step(NamedTuple):
    """Of what there may be none: the word of ``none_of``, the keys, and what shows that there was some.

    ``closed`` tells that a file (of ``category``, ``""`` for any) without any such paper answers; the sets hold ids of
    types, the keys are paths. ``never`` is what other keys hold where there can be none.
    """

    of: str
    keys: tuple[str, ...]
    shown_by: frozenset[str]
    open_with: frozenset[str]
    recorded_by: tuple[str, ...]
    unless: tuple[str, ...]
    unless_false: tuple[str, ...]
    category: str
    never: tuple[tuple[str, str | None], ...]
    closed: bool


class Parts(NamedTuple):
    """What a vocabulary is made of: types by id, type ids by title, the same for one kind of case file, orders."""

    types: dict[str, DocumentType]
    names: dict[str, str]
    scoped: dict[str, dict[str, str]]
    orders: dict[str, Order]
    endings: _titles.Endings
    tails: dict[str, dict[str, str]]
    """Kind of case file, ``""`` for any -> the ends of titles that mean a type whatever stands in front -> its id."""
    steps: tuple[Step, ...] = ()


EMPTY: Final = Parts({}, {}, {}, {}, _titles.Endings(), {})


class _Builder:
    """Collects types and orders, and every problem with them."""

    def __init__(self, base: Parts, file: str, source: Any, path: Path) -> None:
        self.file, self.source, self.path = file, source, path
        self.problems: list[Problem] = []
        self.types = dict(base.types)
        self.names = dict(base.names)
        self.scoped = {category: dict(names) for category, names in base.scoped.items()}
        self.orders = dict(base.orders)
        self.tails = {category: dict(tails) for category, tails in base.tails.items()}

    def report(self, code: str, path: Path, **arguments: object) -> None:
        """Note a problem at *path*."""
        position = (0, 0) if self.source is None else self.source.position(self.path + path)
        self.problems.append(problem(code, self.file, position, **arguments))

    def name(self, names: dict[str, str], title: str, identifier: str, path: Path) -> None:
        """Let *title* mean the type *identifier* (S361 where it already means another)."""
        form = _titles.normal(title)
        other = names.setdefault(form, identifier)
        if other != identifier:
            self.report("S361", path, name=title, type=identifier, other=self.types[other].name)

    def add_type(self, raw: Record, path: Path) -> None:
        """Add one type with its names (S360, S361, S365, S366)."""
        identifier = raw["id"]
        if identifier in self.types:
            self.report("S360", (*path, "id"), id=identifier)
            return
        reason = raw.get("reason") or {}
        cites = tuple((cite["source"], cite.get("article") or "", cite.get("item")) for cite in raw.get("cites") or ())
        kind = DocumentType(
            identifier, raw["name"], raw["en"], raw["group"], raw.get("within") or identifier, raw["authority"],
            cites, (reason.get("zh") or "", reason.get("en") or ""),
        )  # fmt: skip
        self.types[identifier] = kind
        if kind.authority == "proposed" and not all(kind.reason):
            self.report("S365", path, name=kind.name)
        if kind.authority != "proposed" and not cites:
            self.report("S366", path, name=kind.name)
        self.name(self.names, identifier, identifier, (*path, "id"))
        self.name(self.names, kind.name, identifier, (*path, "name"))
        for index, alias in enumerate(raw.get("aliases") or ()):
            self.name(self.names, alias, identifier, (*path, "aliases", index))
        for category, key in SCOPED.items():
            names = self.scoped.setdefault(category, {})
            for index, alias in enumerate(raw.get(key) or ()):
                self.name(names, alias, identifier, (*path, key, index))
        for category, key in TAILS.items():
            tails = self.tails.setdefault(category, {})
            for index, tail in enumerate(raw.get(key) or ()):
                self.name(tails, tail, identifier, (*path, key, index))

    def known(self, identifier: str, path: Path) -> bool:
        """Whether *identifier* is a type (S362)."""
        if identifier in self.types:
            return True
        self.report("S362", path, id=identifier, nearest=near(identifier, self.types))
        return False

    def add_order(self, raw: Record, path: Path) -> None:
        """Add an order, or insertions into the order of that id (S362, S363, S364, S367)."""
        identifier = raw["id"]
        base = self.orders.get(identifier)
        if base is not None and (raw.get("items") or raw.get("category") or raw.get("volume")):
            self.report("S367", (*path, "id"), id=identifier)
            return
        if base is None and (not raw.get("volume") or not raw.get("items")):
            self.report("S368", path, id=identifier)
            return
        places = list(base.places) if base else []
        authority = raw.get("authority") or "proposed"
        for index, item in enumerate(raw.get("items") or ()):
            at = (*path, "items", index, "type")
            if self.known(item["type"], at):
                self.place(places, len(places), Place(item["type"], item.get("no"), authority, ("", "")), at)
        for index, insertion in enumerate(raw.get("insertions") or ()):
            self.insert(places, insertion, (*path, "insertions", index))
        category, volume = (base.category, base.volume) if base else (raw.get("category") or "", raw["volume"])
        ranks = {place.type: rank for rank, place in enumerate(places)}
        connected = dict(base.connected) if base else {}
        for index, bond in enumerate(raw.get("connected") or ()):
            if self.known(bond["type"], (*path, "connected", index, "type")):
                connected[bond["type"]] = frozenset(bond["to"])
        timeless = [
            one for index, one in enumerate(raw.get("timeless") or ()) if self.known(one, (*path, "timeless", index))
        ]
        self.orders[identifier] = Order(
            identifier, category, volume, tuple(places), ranks, connected,
            (base.timeless if base else frozenset()) | frozenset(timeless),
        )  # fmt: skip

    def insert(self, places: list[Place], raw: Record, path: Path) -> None:
        """Put one insertion into *places*."""
        side = "after" if raw.get("after") else "before"
        anchor = raw.get(side)
        if not anchor or (raw.get("after") and raw.get("before")):
            self.report("S369", path, type=raw["type"])
            return
        if not self.known(raw["type"], (*path, "type")) or not self.known(anchor, (*path, side)):
            return
        index = next((at for at, place in enumerate(places) if place.type == anchor), None)
        if index is None:
            self.report("S364", (*path, side), type=self.types[anchor].name)
            return
        reason = raw.get("reason") or {}
        place = Place(raw["type"], None, raw["authority"], (reason.get("zh") or "", reason.get("en") or ""))
        if place.authority == "proposed" and not all(place.reason):
            self.report("S365", path, name=self.types[place.type].name)
        self.place(places, index + (side == "after"), place, (*path, "type"))

    def place(self, places: list[Place], index: int, place: Place, path: Path) -> None:
        """Put *place* at *index*, unless its type already stands in the order (S363)."""
        if any(other.type == place.type for other in places):
            self.report("S363", path, type=self.types[place.type].name)
            return
        places.insert(index, place)

    def step(self, raw: Record, path: Path) -> Step:
        """Return one step (S362 for an unknown type, S371 for an unknown key)."""
        for key in ("shown_by", "open_with"):
            for index, identifier in enumerate(raw.get(key) or ()):
                self.known(identifier, (*path, key, index))
        root = load_shape("casefile")
        for key in ("keys", "recorded_by", "unless", "unless_false", "never"):
            for index, written in enumerate(raw.get(key) or ()):
                field: Field | None = root
                for name in written.split("."):
                    field = field.fields.get(name) if field is not None and field.kind == "record" else None
                if field is None:
                    self.report("S371", (*path, key, index), key=written)
        keys, recorded_by, unless, unless_false = (
            tuple(raw.get(key) or ()) for key in ("keys", "recorded_by", "unless", "unless_false")
        )
        shown_by, open_with = (frozenset(raw.get(key) or ()) for key in ("shown_by", "open_with"))
        of, category, closed = raw.get("of") or "", raw.get("category") or "", raw.get("closed") is True
        never = tuple((raw.get("never") or {}).items())
        return Step(of, keys, shown_by, open_with, recorded_by, unless, unless_false, category, never, closed)

    def share_places(self, raw_types: list[Record]) -> None:
        """Give types that share a place the rank of that place (S370 where that place is itself shared)."""
        for index, raw in enumerate(raw_types):
            host = self.types.get(raw.get("within") or "")
            if host is not None and host.within != host.id:
                self.report("S370", ("types", index, "within"), type=raw["name"], host=host.name)
        for identifier, order in self.orders.items():
            ranks, connected, timeless = dict(order.ranks), dict(order.connected), set(order.timeless)
            for kind in self.types.values():
                if kind.within in ranks:
                    ranks.setdefault(kind.id, ranks[kind.within])
                if kind.within in connected:
                    connected.setdefault(kind.id, connected[kind.within])
                if kind.within in timeless:
                    timeless.add(kind.id)
            self.orders[identifier] = order._replace(ranks=ranks, connected=connected, timeless=frozenset(timeless))


def build(raw: Record, base: Parts, file: str, source: Any, path: Path) -> Parts:
    """Return *base* with what the typed record *raw* adds. Raises ProblemsError with every problem of *raw*."""
    builder = _Builder(base, file, source, path)
    types = raw.get("types") or []
    for index, each in enumerate(types):
        builder.add_type(each, ("types", index))
    for index, each in enumerate(types):
        if each.get("within"):
            builder.known(each["within"], ("types", index, "within"))
    for index, each in enumerate(raw.get("orders") or ()):
        builder.add_order(each, ("orders", index))
    builder.share_places(types)
    steps = tuple(builder.step(each, ("steps", index)) for index, each in enumerate(raw.get("steps") or ()))
    if builder.problems:
        raise ProblemsError(builder.problems)
    words = raw.get("endings") or {}
    added = [tuple(_titles.normal(word) for word in words.get(key) or ()) for key in _titles.Endings._fields]
    together = {
        key: tuple(sorted({*getattr(base.endings, key), *more}, key=lambda word: (-len(word), word)))
        for key, more in zip(_titles.Endings._fields, added, strict=True)
    }
    return Parts(
        builder.types,
        builder.names,
        builder.scoped,
        builder.orders,
        _titles.Endings(**together),
        builder.tails,
        base.steps + steps,
    )
