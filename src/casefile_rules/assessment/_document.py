"""The JSON form of an assessment (contract ``assessment/1``): the one place where its keys are laid out."""

from fractions import Fraction
from typing import TYPE_CHECKING, Any

from casefile_rules.assessment._answers import rule_of
from casefile_rules.assessment._findings import Outcomes
from casefile_rules.assessment._questions import Questions, answered
from casefile_rules.assessment._text import LANGS, both, number, plain
from casefile_rules.scoring import Score
from casefile_rules.scoring.repairs import repairs
from casefile_rules.scoring.rounding import apportion, show_score
from casefile_rules.scoring.width import split_width
from casefile_rules.status import MAY_FAIL

if TYPE_CHECKING:
    from casefile_rules.assessment._assessment import Assessment

FORMAT = "assessment/1"
DIGITS = 2
_REPAIRABLE = ("supplement", "rebind", "annotate")


def document(assessment: "Assessment") -> tuple[dict[str, Any], Outcomes]:
    """Return *assessment* as JSON data but for its ``outcomes``, which stay empty, and what can tell those.

    Lists are sorted, points are numbers printed beside their exact fraction.
    """
    engine = assessment.basis.engine
    outcomes = Outcomes(assessment)
    score, own = assessment.score, assessment.self_check
    grades = list(score.grades)
    result: dict[str, Any] = {
        "format": FORMAT,
        "case": {
            "name": assessment.basis.casefile.name.rpartition("/")[2],
            "numbers": list(assessment.basis.identities),
        },
        "ruleset": {"id": engine.ruleset.id, "version": engine.ruleset.version, "title": both(engine.ruleset.title)},
        "verdict": assessment.verdict,
        "reasons": _reasons(assessment),
        "score": _interval(assessment, score),
        "self_check": _interval(assessment, own) | {"grades": list(own.grades)},
        "total": points(score.total),
        **_bonus(assessment),
        "grades": grades,
        "grade": grades[0] if score.settled and grades else None,
        "settled": score.settled,
        "exact": score.exact,
        "width": _width(assessment),
        "criteria": _criteria(assessment),
        "ledger": _ledger(assessment),
        "vetoes": _vetoes(assessment),
        "outcomes": [],  # one for every rule and place: made where they are wanted
        "findings": outcomes.findings(),
        "repairs": _repairs(assessment, outcomes),
        "questions": Questions(assessment, outcomes).questions(),
        "waivers": _waivers(assessment),
        "reviews": _reviews(assessment),
        "notices": [
            *outcomes.notices(),
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


def points(value: Fraction) -> int | float:
    """Return *value* as a JSON number of at most two places (exact values are given beside it)."""
    return value.numerator if value.denominator == 1 else float(f"{float(round(value, DIGITS)):.2f}")


def _interval(assessment: "Assessment", score: Score) -> dict[str, Any]:
    rubric = assessment.basis.engine.rubric
    borders = [] if rubric is None else [grade.border for grade in rubric.grades if grade.border is not None]
    return {
        "low": _number(show_score(score.low, borders)),
        "high": _number(show_score(score.high, borders)),
        "exact": {"low": number(score.low), "high": number(score.high)},
    }


def _number(text: str) -> int | float:
    value = Fraction(text)
    return value.numerator if value.denominator == 1 else float(text)


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
                    "low": _number(shown_low), "high": _number(shown_high),
                    "exact": {"low": number(line.taken_low), "high": number(line.taken_high)},
                },
                "limited_by": line.limited_by,
                "found_by": line.found_by,
            }
        )  # fmt: skip
    return result


def _vetoes(assessment: "Assessment") -> list[dict[str, Any]]:
    human = assessment.human
    result = []
    for veto in assessment.score.vetoes:
        words = human.veto_words.get(veto.id, ())
        # of several reviewers the one who confirms it is the one named
        first = next((word for word in words if word.confirmed), words[0] if words else None)
        disputed = veto.id in human.disputed and veto.state != "not_raised"
        found: dict[str, Any] = {
            "id": veto.id,
            "rule": veto.rule,
            **({"rules": list(veto.rules)} if len(veto.rules) > 1 else {}),
            **({"node": veto.node} if veto.node else {}),
            "state": "disputed" if disputed else veto.state,
            "effect": effect_of(veto.effect),
            "ground": both(veto.ground),
            "places": list(veto.places),
            "reviewer": first.reviewer if first else "",
            "reason": first.reason if first else "",
            "page": first.page if first else "",
        }
        if words:
            found["said"] = [
                {"reviewer": word.reviewer, "verdict": "confirmed" if word.confirmed else "rejected",
                 "reason": word.reason, "page": word.page}
                for word in words
            ]  # fmt: skip
        result.append(found)
    return result


def effect_of(effect: Any) -> dict[str, Any]:
    """Return what a veto does, as the rubric writes it: {score: 0}, {grade: 不合格} or {grade_at_most: 合格}."""
    return {effect.kind: points(effect.points)} if effect.kind == "score" else {effect.kind: effect.grade}


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
    found = repairs(rubric, assessment.self_input, candidates)
    return {
        "current": found.grade,
        "target": found.target,
        "smallest": None if found.smallest is None else [outcomes.reference(*pair) for pair in found.smallest],
        "exact": found.exact,
        "each": [outcomes.reference(*pair) | {"worth": number(worth)} for pair, worth in found.each],
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
    if not assessment.waived.places:
        return {"used": uses, "gross": None}
    engine = assessment.basis.engine
    rubric = engine.rubric
    assert rubric is not None
    gross = rubric.score(
        engine.given(assessment.evaluation, frozenset(), assessment.human.confirmed, raised_stand=False)
    )
    return {"used": uses, "gross": _interval(assessment, gross) | {"grades": list(gross.grades)}}


def _reviews(assessment: "Assessment") -> dict[str, Any]:
    """Every sheet by itself, and their mean: what is combined are totals, never answers."""
    engine = assessment.basis.engine
    rubric = engine.rubric
    assert rubric is not None
    sheets, lows, highs = [], [], []
    for reviewer, evaluation, confirmed in assessment.sheets:
        score = rubric.score(engine.given(evaluation, assessment.waived.places, confirmed, raised_stand=False))
        lows.append(score.low)
        highs.append(score.high)
        sheets.append(
            {
                "reviewer": reviewer,
                **_interval(assessment, score),
                "grades": list(score.grades),
                "settled": score.settled,
            }
        )
    combined = None
    if sheets:
        low, high = sum(lows, Fraction(0)) / len(lows), sum(highs, Fraction(0)) / len(highs)
        combined = {
            "low": points(low), "high": points(high), "exact": {"low": number(low), "high": number(high)},
            "method": "mean", "authority": "proposed",
        }  # fmt: skip
    conflicts = [
        {"rule": rule_of(key), "question": key[0].partition("#")[2], "place": key[1],
         "answers": [answered(answer) for answer in answers]}
        for key, answers in assessment.human.conflicts.items()
    ]  # fmt: skip
    return {"sheets": sheets, "combined": combined, "conflicts": conflicts}


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
        "waivers": None if basis.waivers is None else {"sha256": basis.waivers.source.digest},
        "as_of": plain(basis.as_of),
        "calendar": calendar.name,
    }
