"""What is still open, put together for reading: what is asked of one paper is one item, and the first items are enough.

Nothing is lost: the JSON result and the review sheet hold every question by itself.
"""

from fractions import Fraction
from typing import Any, Final

from casefile_rules.assessment._asking import RECORD
from casefile_rules.conditions import NOTES
from casefile_rules.reports._words import say
from casefile_rules.scoring.rounding import show

Json = dict[str, Any]
MOST: Final = 25
"""Items shown; the rest is counted."""

_FORM: Final = "form"
"""The field of a paper that decides alone whether what else is asked of it matters: an original needs no confirming."""


def grouped(questions: list[Json]) -> list[list[Json]]:
    """Return the questions as items, in their order: those a clerk must record of one place are one item.

    What decides a ground of failure, or whether the file is reviewed, stays an item of its own.
    """
    items: dict[tuple[str, ...], list[Json]] = {}
    for at, one in enumerate(questions):
        alone = one["kind"] != "record" or not one.get("where") or one.get("veto") or one.get("eligibility")
        items.setdefault((str(at),) if alone else ("at", one["place"]), []).append(one)
    return list(items.values())


def asked(item: list[Json], lang: str) -> str:
    """Return what an item asks: the fields to record in one sentence, a paper's form before what hangs on it."""
    first = [one for one in item if one.get("path") == _FORM]
    if first and len(item) > 1:
        covered = set(first[0]["rules"])
        later = [one for one in item if one is not first[0] and covered.issuperset(one["rules"])]
        item = first + [one for one in item if one is not first[0] and one not in later]
        tail = say("if_copy", lang, len(later)) if later else ""
    else:
        tail = ""
    texts = [str(one["ask"].get(lang) or one["ask"]["zh"]) for one in item]
    if len(texts) == 1:
        return texts[0] + tail
    index = 0 if lang == "zh" else 1
    note = ("（{}）" if lang == "zh" else " ({})").format(NOTES["unrecorded"][index])
    plain = [text for text in texts if text.startswith(RECORD[index]) and text.endswith(note)]
    fields = [text[len(RECORD[index]) : -len(note)] for text in plain]
    told = [RECORD[index] + ("、" if lang == "zh" else ", ").join(fields) + note] if fields else []
    told += [text for text in texts if text not in plain]
    return ("；" if lang == "zh" else "; ").join(told) + tail


def most(item: list[Json], total: str) -> str:
    """Return how many points an item can move at most: what its questions move together, where rules differ."""
    moves = {tuple(one["rules"]): Fraction(one["moves"]) for one in reversed(item)}
    return show(min(sum(moves.values(), Fraction(0)), Fraction(total)))


def rules_of(item: list[Json]) -> list[str]:
    """Return the rules that ask, each once."""
    return list(dict.fromkeys(rule for one in item for rule in one["rules"]))
