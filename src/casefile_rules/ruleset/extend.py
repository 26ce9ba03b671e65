"""Inheritance (继承): a ruleset takes over its parents' rules and changes single ones, with a cited reason."""

from casefile_rules.conditions import suggestion
from casefile_rules.problems import Problem, problem
from casefile_rules.ruleset.entries import RuleEntry, Ruleset, Spot, Variant
from casefile_rules.values import Record

REPLACEABLE = (
    "applies", "authority", "cites", "each", "in_force", "level", "message", "remedy", "repair", "require", "status",
    "title", "waivable", "why",
)  # fmt: skip


def adopt(ruleset: Ruleset, parent: Ruleset) -> None:
    """Take over everything of *parent*; what several parents say, the later one wins."""
    ruleset.rules.update({id_: list(entries) for id_, entries in parent.rules.items()})
    ruleset.sources.update(parent.sources)
    ruleset.facts.update(parent.facts)
    ruleset.scopes.extend(parent.scopes)
    ruleset.eligibility.extend(parent.eligibility)
    ruleset.additions.extend(parent.additions)
    ruleset.files.update(parent.files)
    ruleset.parents.append((parent.id, parent.version))
    ruleset.vocabulary = parent.vocabulary or ruleset.vocabulary
    ruleset.calendar = parent.calendar or ruleset.calendar
    if parent.rubric is not None:
        ruleset.rubric = parent.rubric
        ruleset.reweighs = list(parent.reweighs)


def apply_override(ruleset: Ruleset, override: Record, spot: Spot, problems: list[Problem]) -> None:
    """Put *override* before the variants of the inherited rule it names; it merges by field over the latest one."""
    id_ = override["rule"]
    entries = ruleset.rules.get(id_)
    if entries is None:
        problems.append(
            problem("S337", spot.source.name, spot.position("rule"), id=id_, known=suggestion(id_, ruleset.rules))
        )
        return
    replaced = override.get("replace")
    disabled = bool(override.get("disable"))
    if (replaced is None) == (not disabled) or (replaced is not None and not isinstance(replaced, dict)):
        problems.append(problem("S338", spot.source.name, spot.position()))
        return
    for key in sorted(set(replaced or ()) - set(REPLACEABLE)):
        problems.append(
            problem(
                "S339", spot.source.name, spot.position("replace", key), key=key, known=suggestion(key, REPLACEABLE)
            )
        )
        return
    ruleset.rules[id_] = [_changed(entry, override, replaced, spot) for entry in entries]


def _changed(entry: RuleEntry, override: Record, replaced: Record | None, spot: Spot) -> RuleEntry:
    when = override.get("when")
    when_spot = Spot(spot.source, (*spot.at, "when")) if when is not None else None
    below = next((variant for variant in entry.variants if variant.when is None), entry.variants[-1])
    if replaced is None:
        variant = Variant(when, when_spot, None, {}, override)
    else:
        base = below.data if below.data is not None else entry.data
        spots = below.spots if below.data is not None else {key: Spot(entry.spot.source, entry.spot.at) for key in base}
        own = {key: Spot(spot.source, (*spot.at, "replace", key)) for key in replaced}
        variant = Variant(when, when_spot, {**base, **replaced}, {**spots, **own}, override)
    return entry._replace(variants=(variant, *entry.variants))
