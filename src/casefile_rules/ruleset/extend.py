"""Inheritance (继承): a ruleset takes over its parents' rules and changes single ones, with a cited reason."""

from typing import Any

from casefile_rules.conditions import suggestion
from casefile_rules.problems import Problem, problem
from casefile_rules.reading.typed import read
from casefile_rules.ruleset.entries import At, RuleEntry, Ruleset, Spot, Variant
from casefile_rules.ruleset.form import check_rule
from casefile_rules.shape import Field, load_shape
from casefile_rules.values import Record

REPLACEABLE = (
    "applies", "authority", "cites", "each", "in_force", "level", "message", "remedy", "repair", "require", "status",
    "title", "waivable", "why",
)  # fmt: skip
_CLEARED = ("applies", "each", "in_force")
"""Fields that an override may take away by leaving them blank."""


def adopt(ruleset: Ruleset, parent: Ruleset, spot: Spot, problems: list[Problem]) -> None:
    """Take over everything of *parent*; what several parents change, the later one wins.

    Parents may have a parent in common: what is the same in both is taken once, and a rule that only one of them
    changed stays changed. The same id for two different rules is a problem (S335) at *spot*.
    """
    for id_, entries in parent.rules.items():
        known = ruleset.rules.get(id_)
        if known is not None and not _same_rule(known, entries):
            problems.append(problem("S335", spot.source.name, spot.position(), id=id_, other=known[0].ruleset))
        elif known is None or any(entry.variants[0].overrides for entry in entries):
            ruleset.rules[id_] = list(entries)
    if ruleset.parents and not spot.source.packed:
        from casefile_rules.ruleset.declared import check_parents

        check_parents(ruleset, parent, spot, problems)
    ruleset.sources.update(parent.sources)
    ruleset.declared.update(parent.declared)
    ruleset.facts.update(parent.facts)
    ruleset.lost += parent.lost
    _extend(ruleset.announced, parent.announced)
    _extend(ruleset.scopes, parent.scopes)
    _extend(ruleset.eligibility, parent.eligibility)
    _extend(ruleset.deferred, parent.deferred)
    _extend(ruleset.additions, parent.additions)
    ruleset.files.update(parent.files)
    ruleset.editions += parent.editions
    ruleset.parents.append((parent.id, parent.version))
    ruleset.vocabulary = parent.vocabulary or ruleset.vocabulary
    ruleset.calendar = parent.calendar or ruleset.calendar
    ruleset.reviewers = parent.reviewers or ruleset.reviewers
    if parent.rubric is not None:
        ruleset.rubric = parent.rubric
        ruleset.reweighs = list(parent.reweighs)


def _same_rule(known: list[RuleEntry], others: list[RuleEntry]) -> bool:
    """Return whether two inherited rules of one id come from the same place."""
    return [_place(entry.spot) for entry in known] == [_place(entry.spot) for entry in others]


def _place(spot: Spot) -> tuple[str, At]:
    return spot.source.name, spot.at


def _extend(mine: list[Any], inherited: list[Any]) -> None:
    """Add what a parent has and is not there yet; the last part of each member is where it is written."""
    known = {_place(each[-1]) for each in mine}
    mine.extend(each for each in inherited if _place(each[-1]) not in known)


def apply_override(ruleset: Ruleset, override: Record, spot: Spot, problems: list[Problem]) -> None:
    """Apply *override* to every variant of the inherited rule it names; it replaces single fields of each."""
    id_ = override["rule"]
    entries = ruleset.rules.get(id_)
    if entries is None:
        problems.append(
            problem("S337", spot.source.name, spot.position("rule"), id=id_, known=suggestion(id_, ruleset.rules))
        )
        return
    if override.get("cites") == []:
        problems.append(problem("S403", spot.source.name, spot.position("cites"), id=id_))
    replaced = override.get("replace")
    disabled = bool(override.get("disable"))
    if (replaced is None) == (not disabled) or (replaced is not None and not (isinstance(replaced, dict) and replaced)):
        problems.append(problem("S338", spot.source.name, spot.position()))
        return
    typed = None if replaced is None else _typed(replaced, spot, problems)
    ruleset.rules[id_] = [_changed(entry, override, typed, spot) for entry in entries]
    if typed is not None:
        for entry in ruleset.rules[id_]:
            data = entry.variants[0].data
            if data is not None:
                check_rule(ruleset, data, Spot(spot.source, (*spot.at, "replace")), [], problems, only=frozenset(typed))


def _typed(replaced: Record, spot: Spot, problems: list[Problem]) -> Record:
    """Return the replaced fields typed by the contract of a rule; what is wrong is recorded (K2xx, S339)."""
    rule = load_shape("rules").item
    assert rule is not None  # the contract of a file of rules is a list of rules
    shape = Field("record")
    shape.fields, shape.labels = rule.fields, rule.labels
    found = read(shape, replaced, spot.source, problems, (*spot.at, "replace"))
    for key in sorted(set(found) - set(REPLACEABLE)):
        position = spot.position("replace", key)
        problems.append(problem("S339", spot.source.name, position, key=key, known=suggestion(key, REPLACEABLE)))
        del found[key]
    return {key: value for key, value in found.items() if value is not None or key in _CLEARED}


def _changed(entry: RuleEntry, override: Record, replaced: Record | None, spot: Spot) -> RuleEntry:
    """Return *entry* with a variant for every one it has, changed; under ``when`` the old ones stay below."""
    when = override.get("when")
    whens = () if when is None else ((when, Spot(spot.source, (*spot.at, "when"))),)
    if replaced is None:
        changed = [Variant(whens, None, {}, (override,))]
    else:
        own = {key: Spot(spot.source, (*spot.at, "replace", key)) for key in replaced}
        changed = [
            _replaced(entry, variant, replaced, own, override)._replace(whens=(*variant.whens, *whens))
            for variant in entry.variants
        ]
    return entry._replace(variants=(*changed, *(entry.variants if whens else ())))


def _replaced(entry: RuleEntry, variant: Variant, replaced: Record, own: dict[str, Spot], override: Record) -> Variant:
    base, spots = variant.data, variant.spots
    if base is None:
        if variant.whens:
            return variant  # files for which the rule was disabled stay without it
        # disabled for all files and changed further down: the change brings the rule back as first written
        base, spots = entry.data, {}
    return Variant(variant.whens, {**base, **replaced}, {**spots, **own}, (*variant.overrides, override))
