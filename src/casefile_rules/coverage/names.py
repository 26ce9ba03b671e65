"""The names by which a register calls what carries a clause: rules, grounds and the other parts of a ruleset."""

from typing import TYPE_CHECKING, Any, Final

from casefile_rules.ruleset.form import window_of_source

if TYPE_CHECKING:
    from casefile_rules.assessment import Engine

WHOLE: Final = (
    "eligibility", "scope", "reviewers", "in_force", "deferred", "overrides", "calendar", "vocabulary", "grades",
    "rubric",
)  # fmt: skip
"""Parts of a ruleset that are named as a whole."""


class Known:
    """What a register may name in the ruleset of *engine*."""

    def __init__(self, engine: "Engine") -> None:
        ruleset, rubric = engine.ruleset, engine.rubric
        self.rules = frozenset(ruleset.rules)
        vetoes = () if rubric is None else rubric.vetoes
        self.grounds = {veto.id: tuple(veto.rules) for veto in vetoes}
        self.grounds |= {record["id"]: () for record, _ in ruleset.eligibility if record.get("id")}
        vocabulary = engine.compiler.vocabulary
        nodes = dict(_nodes(engine.points))
        self._parts = {
            "orders": frozenset(getattr(vocabulary, "orders", ())),
            "types": frozenset(_types(vocabulary)),
            "facts": frozenset(ruleset.facts),
            "rubric": frozenset(nodes),
        }
        held = {
            "eligibility": ruleset.eligibility,
            "scope": ruleset.scopes,
            "reviewers": ruleset.reviewers,
            "in_force": [id_ for id_ in ruleset.sources if window_of_source(ruleset, id_)],
            "deferred": ruleset.deferred,
            "overrides": [
                entry
                for entries in ruleset.rules.values()
                for entry in entries
                if any(one.overrides for one in entry.variants)
            ],
            "calendar": ruleset.calendar,
            "vocabulary": ruleset.vocabulary,
            "grades": engine.points.get("grades"),
            "rubric": nodes,
        }
        self._whole = frozenset(name for name in WHOLE if held[name])

    def part(self, name: str) -> bool:
        """Return whether the ruleset has the part *name*, such as ``scope`` or ``orders.penalty``."""
        kind, dot, inner = name.partition(".")
        return inner in self._parts.get(kind, ()) if dot else name in self._whole

    def parts(self) -> list[str]:
        """Return the names of all parts, for telling the nearest."""
        inner = (f"{kind}.{one}" for kind, names in self._parts.items() for one in sorted(names))
        return [*sorted(self._whole), *inner]


def _nodes(value: Any) -> "list[tuple[str, Any]]":
    """Return (id, node) of every part of a rubric that has an id: nodes, tables and grounds."""
    if isinstance(value, list):
        return [pair for one in value for pair in _nodes(one)]
    if not isinstance(value, dict):
        return []
    own = [(value["id"], value)] if isinstance(value.get("id"), str) else []
    return own + [pair for key, below in value.items() if key != "examples" for pair in _nodes(below)]


def _types(vocabulary: Any) -> "list[str]":
    """Return the ids and official names of the document types of *vocabulary*."""
    types = getattr(vocabulary, "types", {})
    return [*types, *(one.name for one in types.values())]


def asks_only(raw: Any) -> bool:
    """Return whether nothing but a person's answer can meet the raw condition *raw*."""
    if isinstance(raw, list):
        return bool(raw) and all(map(asks_only, raw))
    if not isinstance(raw, dict):
        return False
    if raw.get("check") == "judge":
        return True
    return bool(raw) and set(raw) <= {"all", "any"} and all(map(asks_only, raw.values()))


def asks(raw: Any) -> bool:
    """Return whether a question for a person stands in the raw condition *raw*."""
    if isinstance(raw, dict):
        return raw.get("check") == "judge" or any(map(asks, raw.values()))
    return isinstance(raw, list) and any(map(asks, raw))
