"""What keeps open whether a file is reviewed at all: questions, and the words of grounds."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from casefile_rules.assessment._asking import Ask, asked_leaves, asks, who_knows
from casefile_rules.assessment._text import both
from casefile_rules.conditions import Trace
from casefile_rules.status import FAIL, NOT_APPLICABLE, PASS

if TYPE_CHECKING:
    from casefile_rules.assessment._assessment import Assessment

_CLEAR = (FAIL, NOT_APPLICABLE, PASS)
_SOURCE = {"zh": "评查时《{}》是否施行", "en": "whether {} was in force at the review"}
_SCOPE = {"zh": "是否属于规则集适用的案卷", "en": "whether the ruleset is about such files"}


def title_of_reason(assessment: "Assessment", code: str, id_: str) -> dict[str, str] | None:
    """Return the words of the ground that a reason of the verdict names, or None where it names none."""
    engine = assessment.basis.engine
    if code.startswith("eligibility"):
        return next((both(record["message"]) for record, _ in engine.ruleset.eligibility if record["id"] == id_), None)
    if code in ("scope_source", "source_open", "source_doubtful"):
        return both(engine.ruleset.sources[id_]["title"])
    if code == "reviewers_missing" and engine.panel is not None:
        least, (zh, en) = engine.panel.at_least, engine.panel.cites["number"]
        return {
            "zh": f"还缺{id_}名评查人员的评查表（{zh}：不少于{least}名）",
            "en": f"{id_} more review sheets are needed ({en}: at least {least})",
        }
    if code.startswith("veto"):
        return next((both(veto.ground) for veto in assessment.score.vetoes if veto.id == id_ and veto.ground), None)
    return None


def open_grounds(assessment: "Assessment") -> Iterator[tuple[str, dict[str, str], Trace]]:
    """Yield (id, words, why it is open) of every ground, and of the scope, that is not decided."""
    engine, run = assessment.basis.engine, assessment.evaluation.run
    ruleset, admission = engine.ruleset, engine.admission
    if admission.in_scope(run) not in _CLEAR:
        for scope in admission.scopes:
            yield ruleset.id, _SCOPE, scope.explain(run, run.root, run.root)
    for id_, window, holds in admission.governed(run):
        if holds is None:
            title = both(ruleset.sources[id_]["title"])
            yield id_, {lang: text.format(title[lang]) for lang, text in _SOURCE.items()}, window.opening(run)
    for ground, status in admission.barring(run):
        if status not in _CLEAR:
            yield ground.record["id"], both(ground.record["message"]), ground.opening(run)


def asked_of_grounds(assessment: "Assessment") -> Iterator[tuple[str, str, str, Ask, bool]]:
    """Yield (id, path, who is asked, question) of every fact on which it hangs which rules bind the file.

    The last part tells those on which it hangs whether the file is reviewed at all.
    """
    engine, run = assessment.basis.engine, assessment.evaluation.run
    labels = engine.labels_in("")
    open_ = [(id_, words, trace, True) for id_, words, trace in open_grounds(assessment)]
    doubts: list[tuple[str, dict[str, str], Trace, bool]] = [
        (id_, {}, trace, False) for _, id_, trace in engine.admission.doubtful(run)
    ]
    for id_, words, trace, admits in (*open_, *doubts):
        for leaf in asked_leaves(trace.leaves(), engine, run):
            for ask in asks(leaf, words, engine, assessment.basis.root, labels):
                yield id_, leaf.path, who_knows(leaf, engine), ask, admits


def exceptions(assessment: "Assessment") -> Iterator[tuple[str, str, str, Ask]]:
    """Yield (ground, path, who is asked, question) of every exception to what bars the file that nobody recorded."""
    engine, run = assessment.basis.engine, assessment.evaluation.run
    barring = {id_ for code, id_ in assessment.reasons if code == "eligibility"}
    labels = engine.labels_in("")
    for ground in engine.admission.grounds:
        if ground.record["id"] not in barring or ground.unless is None:
            continue
        trace = ground.unless.explain(run, run.root, run.root)
        for leaf in asked_leaves(trace.leaves(), engine, run):
            for ask in asks(leaf, ground.record["message"], engine, assessment.basis.root, labels):
                yield ground.record["id"], leaf.path, who_knows(leaf, engine), ask
