"""The JSON form of an assessment (contract ``assessment/1``): the one place where its keys are laid out."""

from typing import TYPE_CHECKING, Any, Final

from casefile_rules.assessment._findings import Outcomes
from casefile_rules.assessment._left_out import left_out
from casefile_rules.assessment._missing import traces_of_missing
from casefile_rules.assessment._numbers import DIGITS, as_number, interval, points, self_check
from casefile_rules.assessment._questions import Questions
from casefile_rules.assessment._said import reviews, vetoes
from casefile_rules.assessment._text import LANGS, both, number, plain
from casefile_rules.scoring.repairs import repairs
from casefile_rules.scoring.rounding import apportion
from casefile_rules.scoring.width import split_width
from casefile_rules.status import MAY_FAIL

if TYPE_CHECKING:
    from casefile_rules.assessment._assessment import Assessment

FORMAT = "assessment/1"
_NO_REPAIRS: Final[dict[str, Any]] = {
    "current": "", "target": "", "smallest": None, "exact": True, "each": [], "traces": [],
}  # fmt: skip
_NO_REVIEWS: Final[dict[str, Any]] = {"sheets": [], "combined": None, "conflicts": []}
"""What stands in a result without points: a file out of scope, or not reviewed."""

_REPAIRABLE = ("supplement", "rebind", "annotate")


def document(assessment: "Assessment", *, brief: bool = False) -> tuple[dict[str, Any], Outcomes]:
    """Return *assessment* as JSON data but for its ``outcomes``, which stay empty, and what can tell those.

    *brief*: of findings that are open it is not told why.

    Lists are sorted, points are numbers printed beside their exact fraction.
    """
    engine = assessment.basis.engine
    outcomes = Outcomes(assessment)
    questions = Questions(assessment, outcomes)
    counted = assessment.counted
    grades = list(assessment.grades)
    result: dict[str, Any] = {
        "format": FORMAT,
        "case": {
            "name": assessment.basis.casefile.name.rpartition("/")[2],
            "numbers": list(assessment.basis.identities),
        },
        "ruleset": {"id": engine.ruleset.id, "version": engine.ruleset.version, "title": both(engine.ruleset.title)},
        "verdict": assessment.verdict,
        "reasons": _reasons(assessment),
        "score": interval(assessment, assessment.score) if counted else None,
        "self_check": self_check(assessment) if counted else None,
        "total": points(assessment.score.total),
        **_bonus(assessment),
        "grades": grades,
        "grade": "" if not counted else grades[0] if assessment.settled and grades else None,
        "settled": assessment.settled,
        "exact": assessment.score.exact,
        "width": _width(assessment) if counted else None,
        "criteria": _criteria(assessment) if counted else [],
        "ledger": _ledger(assessment) if counted else [],
        "vetoes": vetoes(assessment) if counted else [],
        "outcomes": [],  # one for every rule and place: made where they are wanted
        "findings": outcomes.findings(brief=brief) if counted else [],
        "repairs": _repairs(assessment, outcomes) if counted else _NO_REPAIRS,
        "questions": questions.questions() if counted else questions.of_exceptions(),
        "waivers": _waivers(assessment),
        "reviews": reviews(assessment) if counted else _NO_REVIEWS,
        "notices": [
            *outcomes.notices(),
            *left_out(assessment),
            *({"code": one.code, "text": {lang: one.text(lang) for lang in LANGS}} for one in assessment.human.notices),
        ],
        "provenance": _provenance(assessment),
    }
    return result, outcomes


def _reasons(assessment: "Assessment") -> list[dict[str, Any]]:
    result = []
    for code, id_ in assessment.reasons:
        found: dict[str, Any] = {"code": code, "id": id_}
        if id_ and code not in ("scope", "scope_open"):
            from casefile_rules.assessment._grounds import title_of_reason

            title = title_of_reason(assessment, code, id_)
            if title is not None:
                found["title"] = title
        result.append(found)
    return result


def _bonus(assessment: "Assessment") -> dict[str, Any]:
    """Return the most points that may stand on top of the total, where there are such."""
    rubric = assessment.basis.engine.rubric
    assert rubric is not None
    more = sum(bonus.greatest for bonus in rubric.plan.bonuses if bonus.may_exceed)
    return {"bonus": points(rubric.fraction(more))} if more else {}


def _width(assessment: "Assessment") -> dict[str, Any]:
    rubric = assessment.basis.engine.rubric
    assert rubric is not None
    human = {id_ for id_, rule in assessment.basis.engine.rules.items() if rule.judges}
    width = split_width(rubric, assessment.given, human)
    return {name: number(getattr(width, name)) for name in ("unrecorded", "unanswered", "unconfirmed", "unread")}


def _criteria(assessment: "Assessment") -> list[dict[str, Any]]:
    return [
        {
            "id": node.id,
            "title": both(node.title),
            "mode": node.mode,
            "points": points(node.points),
            "earned": {"low": points(node.earned_low), "high": points(node.earned_high)},
            "applicable": {"low": points(node.applicable_low), "high": points(node.applicable_high)},
            "note": node.note,
            "depth": node.depth,
        }
        for node in assessment.score.nodes
    ]


def _ledger(assessment: "Assessment") -> list[dict[str, Any]]:
    """The ledger: each column adds up to total minus the bound, exactly as fractions and also as printed."""
    lines = assessment.score.ledger
    low = apportion([line.taken_low for line in lines], DIGITS)
    high = apportion([line.taken_high for line in lines], DIGITS)
    rules = assessment.basis.engine.rules
    result = []
    for line, shown_low, shown_high in zip(lines, low, high, strict=True):
        body = rules[line.rule].body if line.rule in rules else None
        cites = [] if body is None else [plain(cite) for cite in body.data.get("cites") or []]
        result.append(
            {
                "kind": line.kind,
                "node": line.node,
                "rule": line.rule,
                "cites": cites,
                "authority": "" if body is None else body.data.get("authority", ""),
                "places": list(line.places),
                "asked": {"low": number(line.asked_low), "high": number(line.asked_high)},
                "taken": {
                    "low": as_number(shown_low), "high": as_number(shown_high),
                    "exact": {"low": number(line.taken_low), "high": number(line.taken_high)},
                },
                "limited_by": line.limited_by,
                "found_by": line.found_by,
            }
        )  # fmt: skip
    return result


def _repairs(assessment: "Assessment", outcomes: Outcomes) -> dict[str, Any]:
    rubric = assessment.basis.engine.rubric
    assert rubric is not None
    candidates = sorted(
        (id_, place.key)
        for id_, places in assessment.evaluation.results.items()
        for place in places
        if place.mask == MAY_FAIL and (id_, place.key) not in assessment.waived.places
        and place.body.data.get("repair") in _REPAIRABLE
    )  # fmt: skip
    traces = traces_of_missing(outcomes, candidates)
    found = repairs(rubric, assessment.self_input, [pair for pair in candidates if pair not in traces])
    return {
        "current": found.grade,
        "target": found.target,
        "smallest": None if found.smallest is None else [outcomes.reference(*pair) for pair in found.smallest],
        "exact": found.exact,
        "each": [outcomes.reference(*pair) | {"worth": number(worth)} for pair, worth in found.each],
        "traces": [outcomes.reference(*pair) for pair in traces],
    }


def _waivers(assessment: "Assessment") -> dict[str, Any]:
    uses = [
        {
            "rule": waiver.rule,
            "place": waiver.place,
            "reason": waiver.reason,
            "authority": waiver.authority,
            "expires_on": plain(waiver.expires_on),
            "state": state,
        }
        for waiver, state in assessment.waived.uses
    ]
    if not assessment.waived.places or not assessment.counted:
        return {"used": uses, "gross": None}
    engine = assessment.basis.engine
    rubric = engine.rubric
    assert rubric is not None
    gross = rubric.score(
        engine.given(assessment.evaluation, frozenset(), assessment.human.confirmed, raised_stand=False)
    )
    return {"used": uses, "gross": interval(assessment, gross) | {"grades": list(gross.grades)}}


def _provenance(assessment: "Assessment") -> dict[str, Any]:
    from casefile_rules import __version__

    basis = assessment.basis
    ruleset = basis.engine.ruleset
    calendar = basis.engine.compiler.calendar
    return {
        "package": __version__,
        "ruleset": {"id": ruleset.id, "version": ruleset.version, "sha256": ruleset.digest},
        "parents": [{"id": id_, "version": version} for id_, version in ruleset.parents],
        "sources": [
            {"id": id_, "title": both(record["title"]), "authority": record.get("authority", "")}
            for id_, record in sorted(ruleset.sources.items())
        ],
        "manifest": {"sha256": basis.casefile.digest},
        "reviews": [
            {"reviewer": review.reviewer, "sha256": review.source.digest} for review, _, _ in assessment.human.sheets
        ],
        **(
            {"confirmations": [{"organ": one.organ, "sha256": one.source.digest} for one in basis.confirmations]}
            if basis.confirmations
            else {}
        ),
        "waivers": None if basis.waivers is None else {"sha256": basis.waivers.source.digest},
        "as_of": plain(basis.as_of),
        "calendar": calendar.name,
    }
