"""National law, held to its own exceptions: what a lawyer found condemned, and what passed though it should not."""

import re
from typing import Any

import pytest
from tests.rules.files import Change, changed, drop, engine, faults, put, said

PARTY = "博湖县塔温觉肯乡和顺便利店"
DECISION = "行政处罚决定书"
LATE = [put("events.approved", "2024-06-20"), put("events.decided", "2024-06-20"), put("events.served", "2024-06-20"),
        put("events.published", "2024-06-20"), put("publications.0.published_on", "2024-06-20"),
        put("services.2.served_on", "2024-06-20"), put("events.paid", "2024-06-20"),
        put("payments.0.paid_on", "2024-06-20")]  # fmt: skip
"""Decided on the hundred and first day."""


def seizure(**differing: str) -> dict[str, str]:
    """Return a lawful seizure of twenty-nine days, but for *differing*."""
    return {"kind": "seize", "doc_no": "博市监强〔2024〕2号", "began": "2024-03-12 10:00", "urgent": "false",
            "approved": "true", "approved_on": "2024-03-12 09:00", "decision_delivered_on": "2024-03-12 10:40",
            "list_delivered": "true", "party_present": "true", "extended": "false", "ended": "2024-04-10",
            **differing}  # fmt: skip


LAWFUL: dict[str, list[Change]] = {
    "posted in time, returned, then announced (民诉法95)": [
        put("services.2", {"of": DECISION, "to": PARTY, "mode": "post", "sent_on": "2024-05-22", "served_on": None}),
        lambda manifest: manifest["services"].append(
            {"of": DECISION, "to": PARTY, "mode": "announcement", "sent_on": "2024-06-20", "deemed_on": "2024-07-20",
             "announcement_reason": "邮件退回", "tried_otherwise": "true"}
        ),
    ],
    "announced at once: the party cannot be found (民诉法95: 或者)": [
        put("services.2", {"of": DECISION, "to": PARTY, "mode": "announcement", "sent_on": "2024-05-22",
                           "deemed_on": "2024-06-21", "announcement_reason": "当事人下落不明",
                           "tried_otherwise": "false"}),
    ],
    "a corrigendum of the decision, a month later": [
        lambda manifest: manifest["services"].append(
            {"of": "行政处罚决定书更正通知", "to": PARTY, "mode": "direct", "served_on": "2024-06-20"}
        ),
    ],
    "extended by fifteen days (处罚法60: 另有规定)": [
        *LATE, put("extensions", [{"of": "decision", "approved": "true", "days": "15"}]),
    ],
    "a bare warning has nothing to perform (处罚法59)": [
        put("penalty.kinds", ["warning"]), put("penalty.notified_kinds", ["warning"]), put("penalty.fine", None),
        put("penalty.notified_fine", None), put("payments", []),
        lambda manifest: manifest["decision"]["contents"].remove("performance"),
    ],
    "a handler at a desk who met nobody (处罚法55)": [
        lambda manifest: manifest["officers"].append(
            {"name": "古丽", "roles": ["handler"], "credential_shown": "false", "credential_recorded": "false",
             "certificate_no": "28110824044", "valid_from": "2022-06-01", "valid_until": "2027-05-31"}
        ),
    ],
    "nothing left to put right (处罚法28)": [
        put("penalty.correction_ordered", "false"), put("penalty.corrected", None), put("corrections", []),
    ],
    "reconsideration first under the ordinary procedure (诉讼法46)": [
        put("remedies.reconsideration_first", "true"), put("remedies.litigation_months", None),
        put("remedies.litigation_days", None),
    ],
    "paid at the bank, no special receipt (处罚法70)": [put("payments.0.receipt", "false")],
    "handed over on the day, both with the time": [put("coercive_measures", [seizure()])],
    "the party did not come, a witness did (强制法18(九))": [
        put("coercive_measures",
            [seizure(party_present="false", witness="马某", decision_delivered_on="2024-03-14")]),
    ],
    "a technical appraisal, recorded as expert review (强制法25)": [
        put("coercive_measures", [seizure(ended="2024-05-08")]),
        put("excluded_periods", [{"of": "measure", "kind": "expert_review", "first": "2024-03-20",
                                  "last": "2024-04-20", "proof": "鉴定期间告知书", "told": "true"}]),
    ],
}  # fmt: skip

UNLAWFUL: dict[str, tuple[list[Change], set[str], str]] = {
    "heard after the decision (处罚法65)": (
        [put("penalty.hearing_right", "true"),
         put("hearing", {"told": "true", "told_on": "2024-05-06", "requested": "true", "requested_on": "2024-05-08",
                         "waived": "false", "held": "true", "announced_on": "2024-05-28", "held_on": "2024-06-20",
                         "public": "true", "chair": "王芳", "record_signed": "true",
                         "decision_follows_record": "true"})],
        {"PRC-CFF-64-2", "PRC-CFF-65-1"}, "2024-06-20",
    ),
    "six thousand yuan in cash as a small fine (处罚法68)": (
        [put("payments.0", {"amount": "6000", "mode": "cash", "ground": "small_fine", "paid_on": "2024-05-30",
                            "handed_in_on": "2024-05-31", "banked_on": "2024-06-03", "receipt": "true"})],
        {"PRC-CFF-67-1"}, "6000",
    ),
    "enforced without an urging letter (强制法35)": (
        [put("enforcements", [{"kind": "removal", "urged": "false", "urged_on": None, "decided_on": "2024-12-10",
                               "urging_contents_complete": None, "urgent": "false", "at_night": "false",
                               "on_holiday": "false"}])],
        {"PRC-QZF-35-1"}, "2024-12-10",
    ),
    "a court asked before the time to sue was over (强制法53)": (
        [put("enforcements", [{"kind": "court", "urged": "true", "urged_on": "2024-08-01",
                               "applied_on": "2024-09-02"}])],
        {"PRC-QZF-53-1"}, "2024-09-02",
    ),
}  # fmt: skip


def national(assessment: Any) -> set[str]:
    return {rule for rule in faults(assessment) if rule.startswith("PRC-")}


@pytest.mark.parametrize("name", LAWFUL)
def test_what_the_law_allows_is_no_fault(name: str) -> None:
    assert national(changed("penalty-clean", *LAWFUL[name])) == set()


@pytest.mark.parametrize("name", UNLAWFUL)
def test_what_the_law_forbids_is_found(name: str) -> None:
    changes, expected, words = UNLAWFUL[name]
    found = changed("penalty-clean", *changes)
    assert national(found) == expected
    assert words in "\n".join(said(found, rule) for rule in sorted(expected))


def test_a_licence_that_needs_no_document_and_one_decided_on_the_spot_are_asked_about() -> None:
    without = changed("permit", put("licence.certificate_issued", "false"), put("events.licence_issued", None))
    at_once = changed("permit", put("acceptance.slip_issued", "false"), put("events.applied", "2024-05-08 10:00"),
                      put("events.decided", "2024-05-08 11:00"))  # fmt: skip
    states = [
        {outcome["rule"]: outcome["status"] for outcome in found.to_dict()["outcomes"]} for found in (without, at_once)
    ]
    assert states[0]["PRC-XKF-44-1"] == "undetermined"
    assert states[1]["PRC-XKF-32-2"] == "undetermined"


def test_the_law_on_civil_procedure_binds_penalties_and_coercion_alone() -> None:
    left = changed("permit", put("services.0.mode", "retention"), put("services.0.refusal_witnessed", "false"))
    assert "PRC-MSF-89-1" not in faults(left)


def test_a_fine_above_the_limit_on_the_spot_is_asked_about_before_it_is_a_fault() -> None:
    more = changed("simple-penalty", put("penalty.fine", "500"))
    assert "PRC-CFF-51-1" not in faults(more)
    bare = changed("simple-penalty", drop("decision.contents"))
    assert "PRC-CFF-52-2" not in faults(bare)


def test_what_is_put_into_an_archived_file_is_noted_in_the_remarks_sheet() -> None:
    for id_, rule in engine("prc").ruleset.rules.items():
        remedy = rule[0].data["remedy"]["zh"]
        if re.search("补入|移入", remedy):
            assert "备考表" in remedy, id_
