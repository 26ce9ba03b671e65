"""judge: a question that only a person can answer (评查人员判断)."""

import re
from typing import Any

from casefile_rules.checks._kind import Kind, anything, choice, flag, parameters, text
from casefile_rules.conditions import At, Compiled, Run, Scope, Trace, constant
from casefile_rules.status import ERROR, FAIL, NOT_APPLICABLE, PASS, UNDETERMINED
from casefile_rules.values import Record

VERDICTS = {"pass": PASS, "fail": FAIL, "not_applicable": NOT_APPLICABLE, "undetermined": UNDETERMINED}


def compile_judge(typed: dict[str, Any], scope: Scope, at: At) -> Compiled:
    """Compile a question. Undetermined until a review sheet answers it; never below a ``not`` (S321).

    ``settled_by``: where this condition is surely met or surely not, the machine has the answer and nobody is asked;
    a person answers only what it leaves open. ``failed_by``: where this condition is surely not met, the record itself
    says no; that it is met is no answer, for what an office says of its own work does not settle a reviewer's question.
    ``Run.presume`` answers it in order, for the self-check (自查) that says so. ``together``: a rule with many places
    (every paper) asks once for all that are open, and ``{papers}`` in the question names them; an answer about the
    whole file then counts at each place that has none of its own. ``who: organiser``: about the review itself, not the
    file, so that neither the clerk nor a reviewer is asked but who organises it.
    """
    if scope.inside_not:
        scope.problem("S321", at)
        return constant()
    name = typed.get("question") or ""
    ask = typed["ask"]
    if not isinstance(ask, dict) or not isinstance(ask.get("zh"), str):
        scope.problem("S322", (*at, "ask"))
        return constant()

    together = bool(typed.get("together"))
    for lang, words in ask.items():
        for quoted in re.findall(r"\{([^{}]*)\}", str(words)):
            if not (together and quoted == "papers"):
                scope.problem("S350", (*at, "ask", lang), name=quoted, known="papers" if together else "—")
    of_organiser = typed.get("who") == "organiser"
    if together and of_organiser:
        scope.problem("S395", (*at, "who"))
        return constant()
    note = "asked_together" if together else "needs_organiser" if of_organiser else "needs_human"

    def answered(run: Run) -> Any:
        key = f"{run.rule}#{name}" if name else run.rule
        answer = run.answers.get((key, run.place))
        return run.answers.get((key, "")) if answer is None and together else answer

    settled = None
    if typed.get("settled_by") is not None:
        settled = scope.condition(typed["settled_by"], (*at, "settled_by"))
    refuted = None
    if typed.get("failed_by") is not None:
        refuted = scope.condition(typed["failed_by"], (*at, "failed_by"))

    def status(run: Run, here: Record, each: Record) -> int:
        if settled is not None:
            found = settled.status(run, here, each)
            if found not in (UNDETERMINED, ERROR):
                return found
        if refuted is not None and refuted.status(run, here, each) == FAIL:
            return FAIL
        answer = answered(run)
        if answer is not None:
            return VERDICTS[answer.verdict]
        return PASS if run.presume else UNDETERMINED

    def explain(run: Run, here: Record, each: Record) -> Trace:
        answer = answered(run)
        result = status(run, here, each)
        if settled is not None:
            found = settled.explain(run, here, each)
            if found.status not in (UNDETERMINED, ERROR):
                return found
        if refuted is not None:
            found = refuted.explain(run, here, each)
            if found.status == FAIL:
                return found
        if answer is not None:
            seen = {
                "verdict": answer.verdict,
                "reason": answer.reason,
                "page": answer.page,
                "reviewer": answer.reviewer,
            }
            return Trace("judge", name, ask, seen, result)
        return Trace("judge", name, ask, None, result, note=note)

    return Compiled(status, explain, judges=True)


KIND = Kind(
    "judge",
    "由评查人员作出判断并说明理由",
    "A person decides and gives a reason.",
    parameters(
        ("ask",),
        ask=anything("the question, {zh, en}"),
        settled_by=anything("a condition that answers the question where it is known"),
        failed_by=anything("a condition that answers no where it is surely not met, and never yes"),
        together=flag("whether all open places of the rule are asked about at once; {papers} in ask names them"),
        who=choice("who decides; the reviewers where absent", "reviewer", "organiser"),
        question=text("a name that tells several questions of one rule apart"),
    ),
    compile_judge,
)
