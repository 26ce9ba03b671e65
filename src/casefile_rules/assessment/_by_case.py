"""Questions about a file that holds several cases: of which case they are asked, and what is asked alike of all."""

from fractions import Fraction
from typing import Any, Final

from casefile_rules.assessment._asking import claim
from casefile_rules.assessment._findings import Outcomes, title_of
from casefile_rules.conditions import FACTS, ROOT, Run, Trace
from casefile_rules.engine import Place

_OF_ALL: Final = {
    "zh": "（共{}案；答案不同的，逐案作答并写明 place: cases/1 等）",
    "en": " (of {} cases; where they differ, answer each with place: cases/1 and so on)",
}


def asked_of(outcomes: Outcomes, place: Place, leaf: Trace) -> tuple[str, str]:
    """Return (what it is called, its key) of what *leaf* asks about: one of several cases, or the file."""
    fields = outcomes.engine.compiler.host.root.fields["cases"].item
    first = leaf.path.removeprefix(f"{ROOT}.").partition(".")[0]
    of_case = first == FACTS or (fields is not None and first in fields.fields)
    if not of_case or leaf.note in ("unseen", "unmatched_title"):
        return "", place.key
    return outcomes.case_label(place.part)["zh"], outcomes.run.at(place.part).prefix


def whose_is(outcomes: Outcomes, place: Place) -> dict[str, str] | None:
    """Return the question whose the record at *place* is; None for what nobody has seen at all."""
    if not place.part or not title_of(place.record):
        return None
    root = outcomes.run.at(place.part).root
    return claim(root["unclaimed"] if "volume" in place.record else [{"title": title_of(place.record)}])


def of_all_cases(questions: list[dict[str, Any]], run: Run) -> list[dict[str, Any]]:
    """Return *questions*, with one for what a reviewer is asked alike of every case: one answer may cover them all."""
    prefixes = {part.prefix for part in run.parts}
    if len(prefixes) < 2:
        return questions
    alike: dict[tuple[str, str], list[dict[str, Any]]] = {}
    for one in questions:
        if one["kind"] == "judge" and one["place"] in prefixes and "said" not in one:
            alike.setdefault((one["rule"], one["question"]), []).append(one)
    result = []
    for one in questions:
        group = alike.get((one["rule"], one.get("question", ""))) if one["place"] in prefixes else None
        if group is None or len(group) < len(prefixes):
            result.append(one)
        elif one is group[0]:
            moves: dict[str, Fraction] = {}
            for each in group:
                for node, moved in each["moves"].items():
                    moves[node] = moves.get(node, Fraction(0)) + moved
            ask = {lang: text + _OF_ALL[lang].format(len(group)) for lang, text in one["ask"].items()}
            result.append({**one, "place": "", "ask": ask, "moves": moves})
    return result
