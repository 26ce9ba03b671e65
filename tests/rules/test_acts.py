"""A measure, a service, a licence, an enforcement with everything recorded is quiet; one fact changed is one fault."""

from typing import Any

import pytest
from tests.rules.files import Change, changed, drop, faults, open_rules, put

SEIZURE: dict[str, Any] = {
    "kind": "seize", "doc_no": "博市监强〔2024〕3号", "began": "2024-03-05 10:00", "urgent": "false",
    "approved": "true",
    "approved_on": "2024-03-05 09:00", "officers": ["李建国", "巴图孟克"], "credentials_shown": "true",
    "reasons_told": "true", "submissions_heard": "true", "scene_record": "true", "scene_record_signed": "true",
    "party_present": "true", "decision_delivered_on": "2024-03-05 11:00", "list_delivered": "true",
    "remedies_told": "true", "goods": ["酸奶12盒"], "related": "true", "until": "2024-04-03", "extended": "false",
    "contents": ["party_identity", "reasons", "legal_basis", "period", "goods", "remedies", "organ_and_date", "seal"],
    "ended": "2024-04-03", "end": "confiscated",
}  # fmt: skip
SECOND = {**SEIZURE, "doc_no": "博市监强〔2024〕4号", "began": "2024-03-12 10:00", "approved_on": "2024-03-11 09:00",
          "decision_delivered_on": "2024-03-12", "until": "2024-04-10", "ended": "2024-04-10"}  # fmt: skip
LAWS = ("PRC-QZF", "PRC-XKF", "PRC-FYF", "PRC-SSF", "PRC-MSF", "PRC-YSGD", "PRC-GKTL", "PRC-CFF-48", "PRC-CFF-61",
        "BH-PC-15-01-1", "BH-PC-15-09", "BH-PC-15-10-1", "BH-PC-15-11")  # fmt: skip
ASKED = {"PRC-QZF-26-1", "BH-PC-15-11-2"}
"""What only a person can say of a seizure, and of a case."""


def of_these(rules: set[str]) -> set[str]:
    """Return those of *rules* that stand for the laws looked at here."""
    return {rule for rule in rules if rule.startswith(LAWS)}


def seized(**changes: Any) -> Change:
    """Return the change that adds one seizure, with *changes* of what is recorded of it; None leaves a key out."""
    measure = {key: value for key, value in {**SEIZURE, **changes}.items() if value is not None}
    return put("coercive_measures", [measure])


def test_a_seizure_with_everything_in_order_asks_only_what_a_person_must_say() -> None:
    result = changed("penalty-clean", seized())
    assert of_these(faults(result)) == set()
    assert of_these(open_rules(result)) <= ASKED


ONE_FAULT: dict[str, tuple[dict[str, Any], str]] = {
    "not approved": ({"approved": "false"}, "PRC-QZF-18-1"),
    "approved after it, without urgency": ({"approved_on": "2024-03-05 12:00"}, "PRC-QZF-18-1"),
    "urgent, approved after 24 hours": (
        {"urgent": "true", "reported_on": "2024-03-05 12:00", "approved_on": "2024-03-06 10:01"}, "PRC-QZF-18-1"),
    "one officer": ({"officers": ["李建国"]}, "PRC-QZF-18-2"),
    "no credentials": ({"credentials_shown": "false"}, "PRC-QZF-18-3"),
    "not heard": ({"submissions_heard": "false"}, "PRC-QZF-18-4"),
    "nothing told on the spot": ({"reasons_told": "false"}, "PRC-QZF-18-5"),
    "no scene record": ({"scene_record": "false"}, "PRC-QZF-18-6"),
    "nobody signed it": ({"scene_record_signed": "false"}, "PRC-QZF-18-6"),
    "what belongs to others": ({"related": "false"}, "PRC-QZF-23-1"),
    "handed over the day after": ({"decision_delivered_on": "2024-03-06"}, "PRC-QZF-24-1"),
    "no list": ({"list_delivered": "false"}, "PRC-QZF-24-1"),
    "a decision without its term": (
        {"contents": ["party_identity", "reasons", "legal_basis", "goods", "remedies", "organ_and_date", "seal"]},
        "PRC-QZF-24-2"),
    "a decision without remedies": ({"remedies_told": "false"}, "BH-PC-15-09-2"),
    "thirty-one days": ({"ended": "2024-04-09"}, "PRC-QZF-25-1"),
    "never ended": ({"ended": "null"}, "PRC-QZF-25-1"),
    "goods left lying": ({"end": "pending"}, "PRC-QZF-28-1"),
}  # fmt: skip


@pytest.mark.parametrize("what", ONE_FAULT)
def test_one_mistake_at_a_seizure_is_one_fault(what: str) -> None:
    changes, rule = ONE_FAULT[what]
    blanks = [put(f"coercive_measures.0.{key}", None) for key, value in changes.items() if value == "null"]
    result = changed("penalty-clean", seized(**changes), *blanks)
    assert of_these(faults(result)) == {rule}


LAWFUL: dict[str, dict[str, Any]] = {
    "urgent on a Saturday night": {
        "began": "2024-03-09 22:00", "urgent": "true", "reported_on": "2024-03-10 08:00",
        "approved_on": "2024-03-10 22:00", "decision_delivered_on": "2024-03-09 22:30", "until": "2024-04-08",
    },
    "the party stayed away, a witness came": {
        "party_present": "false", "witness": "马某", "submissions_heard": "false", "reasons_told": "false",
        "decision_delivered_on": "2024-03-07",
    },
    "released on the thirtieth day": {"ended": "2024-04-04"},
    "extended to the sixtieth day": {
        "extended": "true", "extension_approved": "true", "extension_told": "true", "extended_until": "2024-05-04",
        "ended": "2024-05-04",
    },
}  # fmt: skip


@pytest.mark.parametrize("what", LAWFUL)
def test_a_lawful_seizure_is_not_accused(what: str) -> None:
    assert of_these(faults(changed("penalty-clean", seized(**LAWFUL[what])))) == set()


def test_each_measure_stands_for_itself() -> None:
    late = {**SECOND, "ended": "2024-04-12"}
    result = changed("penalty-clean", put("coercive_measures", [SEIZURE, late]))
    assert of_these(faults(result)) == {"PRC-QZF-25-1"}
    test = {"of": "measure", "of_no": SEIZURE["doc_no"], "kind": "test", "first": "2024-03-06", "last": "2024-03-20",
            "proof": "检验期间告知书", "told": "true"}  # fmt: skip
    tested = changed("penalty-clean", put("coercive_measures", [SEIZURE, late]), put("excluded_periods", [test]))
    assert of_these(faults(tested)) == {"PRC-QZF-25-1"}, "the time of the other measure does not help"
    own = changed("penalty-clean", put("coercive_measures", [SEIZURE, late]),
                  put("excluded_periods", [{**test, "of_no": late["doc_no"], "first": "2024-03-13"}]))  # fmt: skip
    assert of_these(faults(own)) == set()


def acting(name: str) -> Change:
    """Return a change that lets the organ called *name* act, in its own name, at the foot of the decision too."""
    return lambda manifest: (
        manifest["agency"].update(name=name),
        manifest["decision"].update(signed_organ=name, seal_name=name),
    )


def test_an_entrusted_body_may_handle_the_case_but_not_seize() -> None:
    entrusted = [
        put("agency.capacity", "entrusted_organisation"), put("agency.name", "博湖县市场监管综合服务所"),
        put("agency.acts_in_own_name", "false"), put("agency.acts_in_name_of", "博湖县市场监督管理局"),
        put("agency.entrusted_by", "博湖县市场监督管理局"), put("agency.entrustment_written", "true"),
        put("agency.within_entrustment", "true"), put("agency.entrustment_from", "2023-01-01"),
        put("agency.entrustment_until", None), put("agency.entrustment_published", "true"),
    ]  # fmt: skip
    assert of_these(faults(changed("penalty-clean", *entrusted))) == set()
    assert of_these(faults(changed("penalty-clean", *entrusted, seized()))) == {"PRC-QZF-17-1", "BH-PC-15-01-1"}
    itself = changed("penalty-clean", *entrusted, seized(organ="博湖县市场监督管理局"))
    assert of_these(faults(itself)) == set()


@pytest.mark.parametrize(
    ("changes", "rules"),
    [
        ([put("services.2.receipt_signed", "false")], {"PRC-MSF-87-1", "PRC-CFF-61-4"}),
        ([put("services.1.receipt_signed", "false")], {"PRC-MSF-87-1"}),
        ([put("services.2.receipt_signed", "false"), put("services.2.refusal_witnessed", "true")], set()),
        ([drop("services.2"), put("events.served", None)], {"PRC-CFF-61-4"}),
        ([put("services.2.served_on", "2024-05-30")], {"PRC-CFF-61-1"}),
        ([put("services.2.served_on", "2024-05-30"), put("services.1.served_on", "2024-05-20")], {"PRC-CFF-61-1"}),
        ([put("events.announced", "2024-05-20"), put("decision.announced_to_party", "true")], {"PRC-CFF-61-1"}),
        ([put("events.announced", "2024-05-20"), put("decision.announced_to_party", "false")], set()),
        ([put("parties", [{"name": "马成", "kind": "natural_person"}])], {"PRC-CFF-61-5"}),
        ([put("remedies.litigation_months", "3")], {"PRC-SSF-46-1"}),
        ([put("remedies.court", None)], {"PRC-SSF-18-1"}),
        ([put("remedies.reconsideration_organ", "巴音郭楞蒙古自治州人民政府")], {"PRC-FYF-24-1"}),
        ([put("remedies.reconsideration_organ", "博湖县市场监督管理局")], {"PRC-FYF-24-1"}),
        ([acting("博湖县人民政府"), put("remedies.reconsideration_organ", "和静县人民政府")], {"PRC-FYF-24-1"}),
        ([put("services.2.mode", "retention"), put("services.2.refusal_witnessed", "false")],
         {"PRC-MSF-89-1", "PRC-CFF-61-4"}),
        ([put("decision.seal_name", "博湖县市场监督管理局食品股")], {"BH-PC-15-10-1"}),
    ],
)  # fmt: skip
def test_service_and_remedies_of_a_penalty(changes: list[Change], rules: set[str]) -> None:
    assert of_these(faults(changed("penalty-clean", *changes))) == rules


@pytest.mark.parametrize(
    ("changes", "rule"),
    [
        ([put("services.2.to", "李四")], "PRC-CFF-61-5"),
        ([acting("巴音郭楞蒙古自治州生态环境局博湖县分局"),
          put("remedies.reconsideration_organ", "巴音郭楞蒙古自治州人民政府")], "PRC-FYF-24-1"),
        ([put("penalty.fine", "500"), put("penalty.goods_value", None)], "PRC-CFF-63-1"),
        ([seized(urgent="true", approved_on="2024-03-05 18:00", reported_on="2024-03-05 12:00")], "PRC-QZF-19-1"),
    ],
)  # fmt: skip
def test_what_only_a_person_can_say_is_asked_and_no_fault(changes: list[Change], rule: str) -> None:
    result = changed("penalty-clean", *changes)
    assert of_these(faults(result)) == set()
    assert {one["status"] for one in result.to_dict()["outcomes"] if one["rule"] == rule} == {"undetermined"}


@pytest.mark.parametrize(
    ("changes", "rules"),
    [
        ([put("volumes.0.documents.6.stamps", [])], {"PRC-XKF-32-3"}),
        ([put("events.decided", "2024-05-20")], {"PRC-XKF-42-1"}),
        ([put("events.applied", "2024-04-01"), put("events.decided", "2024-05-11")],
         {"PRC-XKF-32-1", "PRC-XKF-42-2"}),
        ([put("licence.decision", "refused"), put("decision.reasons_given", "false")],
         {"PRC-XKF-38-1", "PRC-FYF-20-1", "BH-PC-15-09-1"}),
        ([put("licence.third_parties", "true"), put("licence.third_parties_told", "true")], {"PRC-XKF-47-2"}),
        ([put("licence.hearing_due", "true")], {"PRC-XKF-46-1"}),
        ([put("licence.fee_charged", "true"), put("licence.fee_lawful", "false"), put("licence.fee_receipt", "true")],
         {"PRC-XKF-58-1"}),
        ([put("publications", []), put("events.published", None)], {"PRC-XKF-40-1"}),
        ([put("licence.decision", "renewed"), put("licence.former_until", "2024-05-07")], {"PRC-XKF-50-1"}),
        ([put("licence.decision", "renewed"), put("licence.former_until", "2024-05-08")], set()),
    ],
)  # fmt: skip
def test_a_licence_step_by_step(changes: list[Change], rules: set[str]) -> None:
    assert of_these(faults(changed("permit", *changes))) == rules


COURT: dict[str, Any] = {
    "kind": "court", "urged": "true", "urged_on": "2024-12-02", "urging_contents_complete": "true",
    "papers_complete": "true", "applied_on": "2025-01-06",
}  # fmt: skip


@pytest.mark.parametrize(
    ("changes", "rules"),
    [
        ({}, set()),
        ({"applied_on": "2025-02-25"}, {"PRC-QZF-53-1"}),
        ({"applied_on": "2025-02-25", "urged": "false", "urged_on": None}, {"PRC-QZF-53-1", "PRC-QZF-54-1"}),
        ({"urged_on": "2024-12-26"}, {"PRC-QZF-54-1"}),
        ({"urging_contents_complete": "false"}, {"PRC-QZF-35-2"}),
        ({"papers_complete": "false"}, {"PRC-QZF-55-1"}),
    ],
)
def test_a_court_is_asked(changes: dict[str, Any], rules: set[str]) -> None:
    enforcement = {**COURT, **changes}
    result = changed("penalty-clean", put("enforcements", [enforcement]), put("penalty.instalments", "false"))
    assert of_these(faults(result)) == rules


CRIME: dict[str, Any] = {
    "due": "true", "done": "true", "kind": "crime", "to": "博湖县公安局", "reported_on": "2024-04-15",
    "decided_on": "2024-04-16 17:00", "sent_on": "2024-04-17 10:00", "receipt": "true", "goods_sent": "true",
    "party_told": "true", "fined_instead": "false",
}  # fmt: skip


@pytest.mark.parametrize(
    ("changes", "rules"),
    [
        ({}, set()),
        ({"sent_on": "2024-04-18 09:00"}, {"PRC-YSGD-5-1"}),
        ({"fined_instead": "true"}, {"PRC-YSGD-11-1"}),
        ({"party_told": "false"}, {"PRC-QZF-21-1"}),
        ({"done": "false", "sent_on": None, "fined_instead": "true"}, {"PRC-YSGD-11-1", "BH-PC-15-11-1"}),
        ({"kind": "jurisdiction", "to": "焉耆县市场监督管理局", "sent_on": "2024-04-30"}, set()),
    ],
)
def test_a_crime_goes_to_the_police(changes: dict[str, Any], rules: set[str]) -> None:
    result = changed("penalty-clean", seized(), put("transfer", {**CRIME, **changes}))
    assert of_these(faults(result)) == rules
