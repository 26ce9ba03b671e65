"""What is still open and who must answer (待核实事项), most decisive first."""

from collections.abc import Iterator
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Final

from casefile_rules.assessment._findings import Outcomes, title_of
from casefile_rules.assessment._telling import both
from casefile_rules.assessment._text import number
from casefile_rules.conditions import NOTES
from casefile_rules.engine import Place
from casefile_rules.scoring.leverage import Open, leverage
from casefile_rules.status import MAY_FAIL, UNDETERMINED, word

if TYPE_CHECKING:
    from casefile_rules.assessment._assessment import Assessment

_VOLUMES: Final = {"main": ("正卷", "main volume"), "sub": ("副卷", "sub volume")}


class Questions:
    """The open questions of one assessment."""

    def __init__(self, assessment: "Assessment", outcomes: Outcomes) -> None:
        self.assessment = assessment
        self.outcomes = outcomes

    def _leverage(self) -> tuple[Open, ...]:
        rubric = self.assessment.basis.engine.rubric
        return () if rubric is None else leverage(rubric, self.assessment.given)

    def questions(self) -> list[dict[str, Any]]:
        """Return what is still open, most decisive first: who must answer, what is asked, what it can move."""
        moves = {(one.kind, one.name, one.place): one.moves for one in self._leverage()}
        found: dict[tuple[str, ...], dict[str, Any]] = {}
        for id_, places in self.assessment.evaluation.results.items():
            for place in places:
                if place.mask & MAY_FAIL and word(place.mask) == "undetermined":
                    for one in self._asked(id_, place, moves.get(("place", id_, place.key), Fraction(0))):
                        _add(found, one)
        for veto in self.assessment.score.vetoes:
            if veto.state == "raised":
                ask = both(veto.ground)
                ask = {"zh": f"否决事由是否成立:{ask['zh']}", "en": f"does this ground of failure exist: {ask['en']}"}
                moved = moves.get(("veto", veto.id, ""), self.assessment.score.total)
                _add(found, _question("veto", veto.rule, "", "reviewer", ask, moved, veto=veto.id))
        result = list(found.values())
        result.sort(key=lambda one: (-one["moves"], one["kind"], one["rule"], one["place"], one["ask"]["zh"]))
        for one in result:
            one["moves"] = number(min(one["moves"], self.assessment.score.total))
        return result

    def _asked(self, id_: str, place: Place, moved: Fraction) -> Iterator[dict[str, Any]]:
        if place.unseen:
            yield _question("record", id_, place.key, "clerk", self._unseen(place), moved, path="", where="")
            return
        told: set[tuple[str, str]] = set()
        for leaf in self.outcomes.open_leaves(id_, place):
            if leaf.status != UNDETERMINED:
                continue
            kind = "judge" if leaf.op == "judge" else "record"
            if (kind, leaf.path) in told:
                continue
            told.add((kind, leaf.path))
            if kind == "judge":
                ask = both(leaf.expected)
                yield _question("judge", id_, place.key, "reviewer", ask, moved, question=leaf.path)
                continue
            zh, en = self.outcomes.labels.get(leaf.path, leaf.path), leaf.path
            note = NOTES.get(leaf.note, ("", ""))
            ask = {
                "zh": f"请核实并补充记录:{zh or '该处'}" + (f"({note[0]})" if note[0] else ""),
                "en": f"please look up and record: {en or 'this place'}" + (f" ({note[1]})" if note[1] else ""),
            }
            fact = self.assessment.basis.engine.ruleset.facts.get(
                leaf.path.removeprefix("case.").removeprefix("facts.")
            )
            if fact is not None and fact[0].get("ask"):
                ask = both(fact[0]["ask"])
            yield _question("record", id_, place.key, "clerk", ask, moved, path=leaf.path, where=title_of(place.record))

    def _unseen(self, place: Place) -> dict[str, str]:
        """Return the question that an unseen place asks: whether there is more, and what."""
        volume = (place.record.get("volume") or {}).get("kind")
        zh, en = _VOLUMES.get(str(volume), ("", ""))
        if not zh:
            name = place.body.name
            return {"zh": f"请补充记录:{self.outcomes.labels.get(name, name)}", "en": f"please record: {name}"}
        return {
            "zh": f"{zh}未移交或材料未列全:请列全材料并注明 complete: true(未立该卷的写 present: false)",
            "en": f"the {en} is incomplete or was not handed over: list all of it and say complete: true "
            "(or present: false where there is none)",
        }


def _question(
    kind: str, rule: str, place: str, who: str, ask: dict[str, str], moves: Fraction, **more: str
) -> dict[str, Any]:
    """Return a question; ``moves`` is exact until it is printed."""
    return {"kind": kind, "rule": rule, "rules": [rule], "place": place, "who": who, "ask": ask, "moves": moves, **more}


def _add(found: dict[tuple[str, ...], dict[str, Any]], one: dict[str, Any]) -> None:
    """Add a question; the same fact asked for by several rules is one question, worth what they are worth together."""
    if one["kind"] != "record":
        found[one["kind"], one["rule"], one["place"], one.get("question", "")] = one
        return
    key = ("record", one["ask"]["zh"], one["where"])
    known = found.setdefault(key, one)
    if known is not one:
        known["moves"] += one["moves"]
        if one["rule"] not in known["rules"]:
            known["rules"].append(one["rule"])
