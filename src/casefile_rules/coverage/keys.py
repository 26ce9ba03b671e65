"""Which keys of a manifest a ruleset reads, and who does: rules, derived facts, other parts, the reader itself."""

from typing import TYPE_CHECKING, Any, NamedTuple

from casefile_rules.coverage.register import Register, Unread
from casefile_rules.engine.readers import BY_READER, contract_keys
from casefile_rules.engine.reads import NOTHING, Tracing
from casefile_rules.problems import Problem, near, problem
from casefile_rules.ruleset.entries import Spot
from casefile_rules.shape import load_shape

if TYPE_CHECKING:
    from casefile_rules.assessment import Engine


class Key(NamedTuple):
    """A key of a manifest: its path and label, who reads it, and why nobody does.

    ``facts`` are the facts that rules use and that are derived from it; ``parts`` other parts of the ruleset that read
    it (``eligibility``, ``scope``, ``rubric``), or ``reader``, where it says how all the rest is to be taken.
    ``unread`` is the reason where nobody reads it; None where there is none.
    """

    path: str
    label: str
    rules: tuple[str, ...]
    facts: tuple[str, ...]
    parts: tuple[str, ...]
    unread: Unread | None

    @property
    def read(self) -> bool:
        """Whether anybody reads it."""
        return bool(self.rules or self.facts or self.parts)


def keys_of(engine: "Engine", register: Register) -> list[Key]:
    """Return every key of the contract that the ruleset of *engine* is about, in the order of the contract."""
    ruleset = engine.ruleset
    tracing = Tracing(ruleset)
    rules: dict[str, list[str]] = {}
    parts: dict[str, list[str]] = {path: ["reader"] for path in BY_READER}
    facts: dict[str, list[str]] = {}
    used: set[str] = set()
    for id_, entries in ruleset.rules.items():
        live = [entry for entry in entries if entry.data.get("status") != "deprecated"]
        found = tracing.read_by(live) if live else NOTHING
        used |= found.facts
        for path in found.own:
            rules.setdefault(path, []).append(id_)
    for name, raw, spot in _conditions(engine):
        found = tracing.of(raw, spot)
        used |= found.facts
        for path in found.own:
            if name not in parts.setdefault(path, []):
                parts[path].append(name)
    for name in sorted(used):
        for path in tracing.fact(name).keys:
            facts.setdefault(path, []).append(name)
    unread = {one.key: one for one in register.unread}

    def read_by(each: dict[str, list[str]], path: str) -> tuple[str, ...]:
        return tuple(each.get(path, ()))

    return [
        Key(path, field.zh, read_by(rules, path), read_by(facts, path), read_by(parts, path), unread.get(path))
        for path, field in contract_keys(load_shape(ruleset.subject)).items()
    ]


def _conditions(engine: "Engine") -> "list[tuple[str, Any, Spot]]":
    """Return (part, raw condition, place) of every condition about the whole file that is no rule's."""
    ruleset = engine.ruleset
    whole = Spot(ruleset.source, ())
    found = [("eligibility", record["when"], spot) for record, spot in ruleset.eligibility]
    found += [("scope", raw, spot) for raw, spot in ruleset.scopes]
    conditions = {} if engine.rubric is None else engine.rubric.conditions
    return found + [("rubric", one.raw, whole) for one in conditions.values()]


def key_problems(engine: "Engine", register: Register, keys: list[Key]) -> list[Problem]:
    """Return what is wrong with the list of unread keys.

    Only a ruleset that has a list of its own promises to account for all: who builds on it may switch its rules off.
    """
    if engine.ruleset.id not in register.listing:
        return []
    known = {key.path: key for key in keys}
    source = engine.ruleset.source
    found = [problem("S464", source.name, (1, 1), key=key.path) for key in keys if not key.read and key.unread is None]
    seen: set[str] = set()
    for one in (one for one in register.unread if one.ruleset == engine.ruleset.id):
        position, name = one.spot.position(), one.spot.source.name
        key = known.get(one.key)
        if key is None:
            found.append(problem("S466", name, position, key=one.key, near=near(one.key, known)))
        elif one.key in seen:
            found.append(problem("S467", name, position, key=one.key))
        elif key.read:
            found.append(problem("S465", name, position, key=one.key))
        seen.add(one.key)
    return found
