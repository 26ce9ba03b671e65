"""One question as JSON data, and questions that are the same put together."""

from fractions import Fraction
from typing import Any, Final

from casefile_rules.assessment._asking import Ask
from casefile_rules.assessment._text import plain
from casefile_rules.conditions import Answer

MOST_PAPERS: Final = 8
"""So many papers a question names; the rest it counts."""

Parts = dict[str, Fraction]
"""Node of the rubric -> how many points of it an answer can move; ``""`` for the whole."""


def key_of(ask: Ask) -> dict[str, Any]:
    """Return what a question says of the key to record."""
    if ask.field is None:
        return {}
    return {"field": ask.field, "sort": ask.sort} | ({} if ask.none is None else {"none": ask.none})


def answered(answer: Answer) -> dict[str, Any]:
    """Return *answer* as JSON data."""
    return {"verdict": answer.verdict, "points": plain(answer.points), "reason": answer.reason, "page": answer.page,
            "reviewer": answer.reviewer}  # fmt: skip


def made(kind: str, rule: str, place: str, who: str, ask: dict[str, str], moves: Parts, **more: Any) -> dict[str, Any]:
    """Return a question; ``moves`` is exact, and by nodes, until it is printed."""
    return {"kind": kind, "rule": rule, "rules": [rule], "place": place, "who": who, "ask": ask,
            "moves": dict(moves), **more}  # fmt: skip


def add(found: dict[tuple[str, ...], dict[str, Any]], one: dict[str, Any]) -> dict[str, Any]:
    """Add a question; the same fact asked for by several rules is one question, worth what they are worth together."""
    asked = (one["kind"], one["rule"], one["place"], one.get("question", ""))
    if "papers" in one and asked in found:
        known = found[asked]
        for node, moved in one["moves"].items():
            known["moves"][node] = known["moves"].get(node, Fraction(0)) + moved
        known["places"] += one["places"]
        known["papers"] += one["papers"]
        return known
    if one["kind"] != "record":
        found[asked] = one
        return one
    # two papers may be called the same, volumes and people are known by their names
    paper = one["place"] if one["where"] and "/documents/" in one["place"] else ""
    key = ("record", one["ask"]["zh"], paper, one["where"])
    known = found.setdefault(key, one)
    if known is not one:
        for node, moved in one["moves"].items():
            known["moves"][node] = known["moves"].get(node, Fraction(0)) + moved
        if one["rule"] not in known["rules"]:
            known["rules"].append(one["rule"])
    return known


def name_papers(one: dict[str, Any]) -> None:
    """Put the names of the papers that *one* is about into its question, which asks of all of them at once."""
    papers = one.pop("papers", None)
    if papers is None:
        return
    ask = {}
    for lang, text in one["ask"].items():
        told = list(dict.fromkeys(each[lang] for each in papers))
        names = ("、" if lang == "zh" else ", ").join(told[:MOST_PAPERS])
        if len(papers) > MOST_PAPERS:
            names += f"等{len(papers)}件" if lang == "zh" else f" and others, {len(papers)} in all"
        ask[lang] = text.replace("{papers}", names) if "{papers}" in text else text
    one["ask"] = ask
