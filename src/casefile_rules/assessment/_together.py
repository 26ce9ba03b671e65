"""One question about several papers: a rule that looks at each of them asks once for all where it is open."""

from fractions import Fraction
from typing import Any, Final

Json = dict[str, Any]

TOGETHER: Final = "asked_together"
"""The note of a question that is put once for all the places where it is open."""

_MOST: Final = 8
"""So many papers a question names; the rest it counts."""


def join_papers(known: Json, one: Json) -> Json:
    """Add the paper that *one* asks about to the same question, *known*, and return that."""
    for node, moved in one["moves"].items():
        known["moves"][node] = known["moves"].get(node, Fraction(0)) + moved
    known["places"] += one["places"]
    known["papers"] += one["papers"]
    return known


def name_papers(one: Json) -> None:
    """Put the names of the papers that *one* is about into its question; any other question stays as it is."""
    papers = one.pop("papers", None)
    if papers is None:
        return
    ask = {}
    for lang, text in one["ask"].items():
        told = list(dict.fromkeys(each[lang] for each in papers))
        names = ("、" if lang == "zh" else ", ").join(told[:_MOST])
        if len(papers) > _MOST:
            names += f"等{len(papers)}件" if lang == "zh" else f" and others, {len(papers)} in all"
        ask[lang] = text.replace("{papers}", names)
    one["ask"] = ask
