"""Changes of rules: what they look at, when they bind, what they demand, since when they are in force."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from casefile_rules.conditions import At, Scope
from casefile_rules.mutation import _said
from casefile_rules.mutation._change import Change
from casefile_rules.mutation.conditions import of_condition, of_reference


def of_rule(data: dict[str, Any], scope: Scope) -> Iterator[Change]:
    """Yield every change of the rule *data*, whose places are looked at in *scope*."""
    each = data.get("each")
    if isinstance(each, dict):
        reference = {key: value for key, value in each.items() if key != "in"}
        yield from of_reference(reference, scope, ("each",))
    if data.get("applies") is not None:
        yield _said.dropped("condition", ("applies",), data["applies"])
        yield from of_condition(data["applies"], scope, ("applies",))
    yield from of_condition(data.get("require"), scope, ("require",))
    if isinstance(data.get("in_force"), dict):
        yield from of_window(data["in_force"], ("in_force",))


def of_window(window: dict[str, Any], at: At) -> Iterator[Change]:
    """Yield every change of the days on which a rule, or what it stands on, is in force."""
    for key in ("from", "until", "assumed"):
        day = window.get(key)
        if isinstance(day, date):
            for step in (1, -1):
                other = day + timedelta(days=step)
                yield _said.border(
                    "window", (*at, key), day.isoformat(), other.isoformat(), "、".join(_by(window))
                )._replace(new=other)


def _by(window: dict[str, Any]) -> list[str]:
    by = window.get("by") or []
    return [by] if isinstance(by, str) else [str(one) for one in by]
