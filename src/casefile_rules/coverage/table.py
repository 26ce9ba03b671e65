"""The coverage of a ruleset: its clauses, check items and keys with what carries them, totals, and the gaps."""

from typing import TYPE_CHECKING, Any, Final, NamedTuple

from casefile_rules.coverage.checks import CARRIERS, register_problems
from casefile_rules.coverage.keys import Key, key_problems, keys_of
from casefile_rules.coverage.places import Place, cited_places
from casefile_rules.coverage.register import Entry, Register, read_register
from casefile_rules.problems import Problem
from casefile_rules.ruleset.entries import RuleEntry

if TYPE_CHECKING:
    from casefile_rules.assessment import Engine

KINDS: Final = ("machine", "people", "grounds", "other", "later", "none", "gap")
"""What a clause is carried by, counted once each under the first that holds: rules, people, and so on."""


KEY_KINDS: Final = ("rules", "facts", "parts", "identifies", "people", "later", "unread")
"""Who reads a key, counted once each under the first that holds; then why nobody does, or that nobody says why."""


class Line(NamedTuple):
    """A clause or check item with all that its ruleset and those it builds on say of it.

    ``cited`` are rules of a ruleset that builds on the one that registers the clause: they cite it, and are not named.
    """

    name: str
    source: str
    says: dict[str, str]
    rules: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    grounds: tuple[str, ...] = ()
    by: tuple[str, ...] = ()
    later: tuple[str, ...] = ()
    none: dict[str, str] | None = None
    in_part: tuple[dict[str, str], ...] = ()
    cited: tuple[str, ...] = ()

    @property
    def kind(self) -> str:
        """What carries it, the first of :data:`KINDS` that holds."""
        for kind, held in (
            ("machine", self.rules), ("people", self.people), ("grounds", self.grounds), ("other", self.by),
            ("later", self.later), ("none", self.none),
        ):  # fmt: skip
            if held:
                return kind
        return "gap"


class Coverage(NamedTuple):
    """What a ruleset covers. ``clauses`` is source -> lines; ``problems`` are the gaps.

    ``registered``: whether the ruleset, or one it builds on, brings a register at all.
    """

    ruleset: str
    version: str
    titles: dict[str, dict[str, str]]
    clauses: dict[str, list[Line]]
    items: list[Line]
    keys: list[Key]
    registered: bool
    problems: list[Problem]


def coverage_of(engine: "Engine", register: Register | None = None) -> Coverage:
    """Return what the ruleset of *engine* covers."""
    register = read_register(engine.ruleset) if register is None else register
    keys = keys_of(engine, register)
    return Coverage(
        engine.ruleset.id,
        engine.ruleset.version,
        {id_: dict(source.get("title") or {}) for id_, source in engine.ruleset.sources.items()},
        {source: lines_of(register.of(source), engine) for source in register.sources(engine.ruleset.id)},
        lines_of(register.items),
        keys,
        bool(register),
        [*register_problems(engine, register), *key_problems(engine, register, keys)],
    )


def lines_of(entries: list[Entry], engine: "Engine | None" = None) -> list[Line]:
    """Return a line for each clause or item of *entries*; what several rulesets say of one stands together.

    With *engine*, those rules are added that cite a clause of another ruleset's register, which cannot name them.
    """
    source = entries[0].source if entries else ""
    citing = [] if engine is None or not source else _citing(engine, source)
    together: dict[Any, list[Entry]] = {}
    for entry in entries:
        together.setdefault(entry.place if entry.source else entry.name, []).append(entry)
    lines = [(alike[0].place.article, _line(alike, citing)) for alike in together.values()]
    return [line for _, line in sorted(lines, key=lambda one: one[0])]  # what a child adds stands at its article


def _citing(engine: "Engine", source: str) -> list[tuple[RuleEntry, Place]]:
    """Return the rules that cite *source*, with each place in it."""
    return [
        (entry, place)
        for entries in engine.ruleset.rules.values()
        for entry in entries
        if entry.data.get("status") != "deprecated"
        for cite in entry.data.get("cites") or ()
        if cite.get("source") == source
        for place in cited_places(cite)
    ]


def _line(entries: list[Entry], citing: list[tuple[RuleEntry, Place]]) -> Line:
    writers = {entry.ruleset for entry in entries}
    held_by_others = [
        rule.id for rule, place in citing if rule.ruleset not in writers and entries[0].place.holds(place)
    ]
    held: dict[str, list[str]] = {key: [] for key in CARRIERS}
    for entry in entries:
        for key in CARRIERS:
            value = entry.data.get(key) or ()
            held[key] += [value] if isinstance(value, str) else filter(None, value)
    carried = {key: tuple(dict.fromkeys(names)) for key, names in held.items()}
    return Line(
        entries[0].name,
        entries[0].source,
        next((entry.data["says"] for entry in entries if entry.data.get("says")), {}),
        **carried,
        none=next((entry.data["none"] for entry in entries if entry.data.get("none")), None),
        in_part=tuple(entry.data["in_part"] for entry in entries if entry.data.get("in_part")),
        cited=tuple(dict.fromkeys(held_by_others)),
    )


def totals(lines: list[Line]) -> dict[str, int]:
    """Return how many of *lines* each of :data:`KINDS` carries, and how many something carries only in part."""
    found = dict.fromkeys(KINDS, 0)
    for line in lines:
        found[line.kind] += 1
    return {"total": len(lines), **found, "in_part": sum(bool(line.in_part) for line in lines)}


def key_kind(key: Key) -> str:
    """Return who reads *key*, the first of :data:`KEY_KINDS` that holds."""
    for kind in ("rules", "facts", "parts"):
        if getattr(key, kind):
            return kind
    return key.unread.kind if key.unread is not None else "unread"


def key_totals(keys: list[Key]) -> dict[str, int]:
    """Return how many of *keys* rules read, only facts or parts do, and nobody for which reason."""
    found = {"total": len(keys)} | dict.fromkeys(KEY_KINDS, 0)
    for key in keys:
        found[key_kind(key)] += 1
    return found
