"""What a finding costs, in words: and why that is not what its line of the rubric says, where it is not."""

from fractions import Fraction
from typing import Any

from casefile_rules.reports._words import say
from casefile_rules.scoring.rounding import show

Json = dict[str, Any]
Lines = dict[tuple[str, str], list[Json]]
"""(rule, place) -> the lines of the ledger that deduct for it."""

States = dict[tuple[str, str], str]
"""(rule, place) -> how the rule stands there."""


def lines_by_place(ledger: list[Json]) -> Lines:
    """Return the deductions of *ledger* by rule and place."""
    found: Lines = {}
    for line in ledger:
        for place in line["places"] if line["kind"] == "deduction" else ():
            found.setdefault((line["rule"], place), []).append(line)
    return found


def cost_in_words(one: Json, lines: Lines, lang: str, states: States | None = None) -> str:
    """Return what the finding *one* costs, as one number or an interval, with what explains it.

    Of a deduction that several places share it is said how many of them fail and how many are open, as *states* has it.
    """
    cost = one["cost"]
    low, high = show(Fraction(cost["low"])), show(Fraction(cost["high"]))
    free = Fraction(cost["high"]) == 0
    text = say("free", lang) if free else say("lost", lang, low if low == high else f"{low}–{high}")
    mine = lines.get((one["rule"], one["place"]["key"]), [])
    notes = _shared(one, mine, lang, states or {}) if cost["shared"] > 1 and not free else []
    if len(mine) == 1 and cost["shared"] == 1:
        notes += _why(mine[0], lang)
    limits = {line["limited_by"] for line in mine}
    if free and not notes and len(limits) == 1:
        notes += [say(limit, lang) for limit in limits & {"cap", "covered"}]
    if not notes:
        return text
    return f"{text}（{'；'.join(notes)}）" if lang == "zh" else f"{text} ({'; '.join(notes)})"


def _shared(one: Json, mine: list[Json], lang: str, states: States) -> list[str]:
    """Return which places share the deduction: those that fail, and those that nobody can tell yet."""
    places = {place for line in mine for place in line["places"]}
    open_ = sum(states.get((one["rule"], place)) == "undetermined" for place in places)
    failing = (len(places) or one["cost"]["shared"]) - open_
    told = [say("shared", lang, failing)] if failing > 1 else [say("here_alone", lang)]
    return [*told, say("shared_open", lang, open_)] if open_ else told


def _why(line: Json, lang: str) -> list[str]:
    """Return why *line* takes other than what the rubric says, if it does."""
    asked, taken = ({end: Fraction(line_[end]) for end in ("low", "high")} for line_ in _spans(line))
    if asked["low"] != asked["high"] or asked == taken:
        return []
    points = show(asked["low"], 4)
    if line["limited_by"]:
        return [say("limited", lang, points)] if line["limited_by"] == "floor" else []
    return [say("scaled", lang, points)]


def _spans(line: Json) -> tuple[Json, Json]:
    return line["asked"], line["taken"]["exact"]
