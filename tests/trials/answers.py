"""The right answers to the trial inputs: what a careful reviewer says of each file, as data.

``answers/*.yaml`` maps the name of an input to what must come out of it. An entry names one thing to look at:

* ``{rule: ID, status: fail}``: the rule says so somewhere, or at ``place: KEY``. ``status: [a, b]`` leaves a choice;
  ``quiet`` is a rule with neither a fault nor a question anywhere. ``says: TEXT`` must stand in the message or the
  details.
* ``{veto: ID, state: raised}``, ``{verdict: provisional}``, ``{verdict_not: ineligible}``, ``{notice: TEXT}``.
* ``{self_check: {below: 90}}``, ``{self_check: {at_least: 90}}``: its low end; ``{grade_not: 优秀}``: no such grade.
* ``{asked: TEXT}``, ``{not_asked: TEXT}``: the Chinese text of a question.

``why`` may stand beside any of them: the article behind the answer.
"""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from casefile_rules import Engine, read_case_file

HERE = Path(__file__).parent
INPUTS = {path.stem: path for path in sorted((HERE / "inputs").rglob("*.yaml"))}
KEYS = {
    "asked", "grade_not", "not_asked", "notice", "place", "rule", "says", "self_check", "state", "status", "verdict",
    "verdict_not", "veto", "why",
}  # fmt: skip


@cache
def answers() -> dict[str, list[dict[str, Any]]]:
    """Return name of an input -> the entries about it, of all files together."""
    found: dict[str, list[dict[str, Any]]] = {}
    for path in sorted((HERE / "answers").glob("*.yaml")):
        for name, entries in (yaml.safe_load(path.read_text(encoding="utf-8")) or {}).items():
            found.setdefault(str(name), []).extend(entries)
    return found


@cache
def result(name: str) -> dict[str, Any]:
    """Return what the bundled county ruleset says of the input *name*."""
    return engine().assess(read_case_file(INPUTS[name])).to_dict()


@cache
def engine() -> Engine:
    """Return the engine of the bundled county ruleset."""
    return Engine.load()


def missed(name: str, entry: dict[str, Any]) -> str:
    """Return how the result of *name* differs from *entry*, or ``""``."""
    found = result(name)
    unknown = entry.keys() - KEYS
    if unknown:
        return f"an entry cannot say {', '.join(sorted(unknown))}"
    if "rule" in entry:
        return _of_rule(found, entry)
    if "veto" in entry:
        states = {veto["id"]: veto["state"] for veto in found["vetoes"]}
        state = states.get(entry["veto"], "no such ground")
        return "" if state in _several(entry["state"]) else f"{entry['veto']} is {state}"
    if "self_check" in entry:
        low = Decimal(str((found["self_check"] or {}).get("low") or 0))
        bound = entry["self_check"]
        right = ("below" not in bound or low < bound["below"]) and ("at_least" not in bound or low >= bound["at_least"])
        return "" if right else f"the self-check comes to {low}"
    if "grade_not" in entry:
        grades = found["self_check"]["grades"]
        return f"the grades are {grades}" if entry["grade_not"] in grades else ""
    if "verdict" in entry:
        return "" if found["verdict"] in _several(entry["verdict"]) else f"the verdict is {found['verdict']}"
    if "verdict_not" in entry:
        return "" if found["verdict"] != entry["verdict_not"] else f"the verdict is {found['verdict']}"
    if "notice" in entry:
        return "" if any(entry["notice"] in str(one) for one in found["notices"]) else "no such notice"
    asked = [question["ask"]["zh"] for question in found["questions"]]
    if "asked" in entry:
        return "" if any(entry["asked"] in ask for ask in asked) else "nobody is asked"
    return next((f"asked: {ask}" for ask in asked if entry["not_asked"] in ask), "")


def _several(value: Any) -> list[str]:
    return [value] if isinstance(value, str) else list(value)


def _of_rule(found: dict[str, Any], entry: dict[str, Any]) -> str:
    if entry["rule"] not in engine().rules:
        return f"there is no rule {entry['rule']}"
    outcomes = [
        one for one in found["outcomes"] if one["rule"] == entry["rule"] and entry.get("place") in (None, one["place"])
    ]
    statuses = {one["status"] for one in outcomes}
    wanted = _several(entry["status"])
    if "quiet" in wanted and not statuses & {"fail", "undetermined", "error"}:
        return ""
    if not statuses & set(wanted):
        return f"{entry['rule']} says {sorted(statuses) or 'nothing'}"
    if "says" not in entry:
        return ""
    texts = [
        one["message"]["zh"] + " ".join(detail["zh"] for detail in one["details"])
        for one in found["findings"]
        if one["rule"] == entry["rule"] and entry.get("place") in (None, one["place"]["key"])
    ]
    return "" if any(entry["says"] in text for text in texts) else f"it says: {' / '.join(texts)}"
