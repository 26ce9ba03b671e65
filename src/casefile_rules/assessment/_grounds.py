"""What keeps open whether a file is reviewed at all: questions for the clerk, and the words of grounds."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from casefile_rules.assessment._asking import Ask, asked_leaves, asks
from casefile_rules.assessment._text import both
from casefile_rules.ruleset.entries import Spot
from casefile_rules.status import FAIL, NOT_APPLICABLE, PASS

if TYPE_CHECKING:
    from casefile_rules.assessment._assessment import Assessment

_SCOPE = {"zh": "是否属于规则集适用的案卷", "en": "whether the ruleset is about such files"}


def title_of_reason(assessment: "Assessment", code: str, id_: str) -> dict[str, str] | None:
    """Return the words of the ground that a reason of the verdict names, or None where it names none."""
    engine = assessment.basis.engine
    if code.startswith("eligibility"):
        return next((both(record["message"]) for record, _ in engine.ruleset.eligibility if record["id"] == id_), None)
    if code.startswith("veto"):
        return next((both(veto.ground) for veto in assessment.score.vetoes if veto.id == id_ and veto.ground), None)
    return None


def open_grounds(assessment: "Assessment") -> Iterator[tuple[str, dict[str, str], Any]]:
    """Yield (id, words, what is asked of the file) of every ground, and of the scope, that is not decided."""
    engine, run = assessment.basis.engine, assessment.evaluation.run
    ruleset = engine.ruleset
    if engine.in_scope(run) not in (FAIL, NOT_APPLICABLE, PASS):
        for raw, spot in ruleset.scopes:
            yield ruleset.id, _SCOPE, engine.compiler.condition(raw, spot)
    for record, status in engine.ineligible(run):
        if status not in (FAIL, NOT_APPLICABLE, PASS):
            spot = next(spot for one, spot in ruleset.eligibility if one is record)
            condition = engine.compiler.condition(record["when"], Spot(spot.source, (*spot.at, "when")))
            yield record["id"], both(record["message"]), condition


def asked_of_grounds(assessment: "Assessment") -> Iterator[tuple[str, str, Ask]]:
    """Yield (id of the ground, path, question) of every fact that decides whether the file is reviewed."""
    engine, run = assessment.basis.engine, assessment.evaluation.run
    labels = engine.labels_in("")
    for id_, words, condition in open_grounds(assessment):
        trace = condition.explain(run, run.root, run.root)
        for leaf in asked_leaves(trace.leaves(), engine, run):
            for ask in asks(leaf, words, engine, assessment.basis.root, labels):
                yield id_, leaf.path, ask
