"""Grave single faults: what a reviewer would say of a file with nothing else wrong, and the tool says too.

Each is one mistake in a sample that is in order. ``ground`` is the ground of failure of 评查办法 第十九条 that the
record bears out; it is raised by the machine and confirmed only by people, and the self-check lets it stand. ``best``
is the best grade that is left where no ground is named.
"""

from typing import Any, NamedTuple

import pytest
from tests.rules.files import Change, changed, drop, put

PENALTY, LICENCE, SIMPLE = "penalty-clean", "permit", "simple-penalty"
SEIZURE: dict[str, Any] = {
    "doc_no": "博市监扣〔2024〕3号", "kind": "seize", "began": "2024-03-05 10:50", "urgent": "false",
    "approved": "true", "approved_on": "2024-03-05 09:00", "officers": ["李建国", "巴图孟克"],
    "credentials_shown": "true", "reasons_told": "true", "submissions_heard": "true",
    "scene_record": "true", "scene_record_signed": "true",
    "party_present": "true", "decision_delivered_on": "2024-03-05 11:30", "list_delivered": "true",
    "remedies_told": "true", "related": "true", "extended": "false", "ended": "2024-03-28", "end": "released",
    "contents": ["party_identity", "reasons", "legal_basis", "goods", "period", "remedies", "organ_and_date", "seal"],
}  # fmt: skip


def seized(**fields: Any) -> Change:
    """Return a change that records one seizure, with *fields* as they went wrong."""
    return lambda manifest: (
        manifest["none_of"].remove("measures"),
        manifest.update(coercive_measures=[SEIZURE | fields]),
    )


def without(*papers: str) -> Change:
    """Return a change that takes the papers with these titles out of all volumes, and their lines off the catalogue."""

    def change(manifest: dict[str, Any]) -> None:
        for volume in manifest["volumes"]:
            volume["documents"] = [one for one in volume["documents"] if one["type"] not in papers]
            volume["catalogue"] = [one for one in volume["catalogue"] if one["title"] not in papers]

    return change


def empty(manifest: dict[str, Any]) -> None:
    """Leave nothing in the volumes."""
    for volume in manifest["volumes"]:
        volume["documents"], volume["catalogue"] = [], []


class Grave(NamedTuple):
    """One grave fault: the sample, what is changed, the ground it raises or the best grade it leaves."""

    sample: str
    changes: list[Change]
    ground: str = ""
    best: str = ""


TABLE: dict[str, Grave] = {
    "both volumes are empty (第十九条四)": Grave(PENALTY, [empty], "art19-4"),
    "no piece of evidence is in the file (第十九条四)": Grave(
        PENALTY,
        [without("询问笔录", "现场检查笔录", "现场照片", "其他书证", "进货票据", "照片"), put("evidence", [])],
        "art19-4",
    ),
    "the evidence does not support the facts (处罚法40)": Grave(
        PENALTY, [put("decision.evidence_supports", "false")], "art19-4"
    ),
    "the decision is not in the file (制作规范 第九条)": Grave(PENALTY, [without("行政处罚决定书")], best="合格"),
    "found three years after the act was over (处罚法36)": Grave(
        PENALTY, [put("events.act_began", "2021-02-20"), put("events.act_ended", "2021-03-04")], "art19-3"
    ),
    "five times the greatest fine (处罚法 第十九条三)": Grave(
        PENALTY, [put("penalty.fine", "500000"), put("penalty.notified_fine", "500000")], "art19-3"
    ),
    "a basis that is not in force": Grave(PENALTY, [put("decision.basis_in_force", "false")], "art19-3"),
    "a child of thirteen is punished (处罚法30)": Grave(
        PENALTY, [put("party.kind", "natural_person"), put("party.age", "13")], "art19-3"
    ),
    "a fine instead of prosecution (移送规定11)": Grave(
        PENALTY,
        [put("transfer", {"due": "true", "kind": "crime", "done": "false", "fined_instead": "true"})],
        "art19-3",
    ),
    "one officer alone (处罚法42)": Grave(PENALTY, [drop("officers.1"), put("services", [])], "art19-2"),
    "the interview is held by one officer (处罚法42)": Grave(
        PENALTY,
        [
            lambda manifest: next(
                one for one in manifest["volumes"][0]["documents"] if one["type"] == "询问笔录"
            ).update(signed_by=[{"name": "马秀兰", "role": "interviewee"}, {"name": "李建国", "role": "questioner"}],
                     handlers=["李建国"])
        ],
        "art19-2",
    ),
    "decided before the party was told (处罚法44)": Grave(
        PENALTY, [put("events.notice_served", "2024-05-21"), put("notices.0.served_on", "2024-05-21"),
                  put("services.1.served_on", "2024-05-21"), put("events.notified", "2024-05-21")], "art19-2"
    ),
    "decided on other facts than were told (处罚法44)": Grave(
        PENALTY, [put("decision.same_facts_as_notice", "false")], "art19-2"
    ),
    "a licence is revoked and no hearing told (处罚法63)": Grave(
        PENALTY,
        [put("penalty.kinds", ["fine", "licence_revoked"]), put("penalty.notified_kinds", ["fine", "licence_revoked"])],
        "art19-2",
    ),
    "decided while a hearing may still be asked for (处罚法64)": Grave(
        PENALTY,
        [put("penalty.hearing_right", "true"), put("hearing", {"told": "true", "told_on": "2024-05-14", "requested":
             "false", "waived": "false", "held": "false"})],
        "art19-2",
    ),
    "a hearing asked for is not held (处罚法63)": Grave(
        PENALTY,
        [put("penalty.hearing_right", "true"),
         put("hearing", {"told": "true", "told_on": "2024-05-06", "requested": "true", "requested_on": "2024-05-08",
                         "waived": "false", "held": "false"})],
        "art19-2",
    ),
    "a major case is not discussed (处罚法57)": Grave(
        PENALTY, [put("penalty.major", "true"), put("collective_discussion", {"held": "false"})], "art19-2"
    ),
    "no legal review though due (处罚法58)": Grave(
        PENALTY, [put("legal_review", {"due": "true", "done": "false", "passed": None, "done_on": None})], "art19-2"
    ),
    "the decision was served on nobody (处罚法61)": Grave(
        PENALTY, [drop("services.2"), put("events.served", None),
                  lambda manifest: manifest["volumes"][0]["documents"].pop()], "art19-2"
    ),
    "five thousand yuan and confiscation on the spot (处罚法51)": Grave(
        SIMPLE,
        [put("penalty.kinds", ["fine", "confiscation_goods"]), put("penalty.fine", "5000"),
         put("penalty.lawful_maximum", "10000"), put("payments.0.amount", "5000")],
        "art19-2",
    ),
    "told of no right on the spot (处罚法44)": Grave(SIMPLE, [put("submissions.right_told", "false")], "art19-2"),
    "an organ without power (第十九条一)": Grave(PENALTY, [put("agency.within_powers", "false")], "art19-1"),
    "an entrusted body in its own name (处罚法20)": Grave(
        PENALTY, [put("agency.capacity", "entrusted_organisation")], "art19-1"
    ),
    "a seizure by an entrusted body (强制法17)": Grave(
        PENALTY,
        [
            seized(),
            lambda manifest: manifest["agency"].update(
                capacity="entrusted_organisation", acts_in_own_name="false", acts_in_name_of="博湖县农业农村局",
                entrusted_by="博湖县农业农村局", entrustment_written="true", within_entrustment="true",
                entrustment_from="2023-01-01", entrustment_until="2025-12-31",
            ),
        ],
        "art19-1",
    ),
    "goods held beyond the term (强制法25)": Grave(PENALTY, [seized(ended="2024-06-20")], "art19-2"),
    "an urgent seizure approved five days later (强制法19)": Grave(
        PENALTY,
        [seized(urgent="true", approved_on="2024-03-10 16:30", reported_on="2024-03-05 12:00")],
        "art19-2",
    ),
    "premises of somebody else are sealed (强制法23)": Grave(
        PENALTY, [seized(kind="seal", related="false")], "art19-2"
    ),
    "an organisation grants a licence (许可法24)": Grave(
        LICENCE,
        [
            lambda manifest: manifest["agency"].update(
                capacity="entrusted_organisation", acts_in_own_name="false", acts_in_name_of="博湖县市场监督管理局",
                entrusted_by="博湖县市场监督管理局", entrustment_written="true", within_entrustment="true",
                entrustment_from="2023-01-01", entrustment_until="2025-12-31",
            )
        ],
        "art19-1",
    ),
    "a hearing the law orders is not held (许可法46)": Grave(
        LICENCE, [put("licence.hearing_due", "true"), put("hearing", {"told": "false", "held": "false"})], "art19-2"
    ),
    "no cover, catalogue, remarks sheet or page order (评查办法 第五条)": Grave(
        PENALTY,
        [
            lambda manifest: manifest.update(cover=None, remarks_sheet={"present": "false"}),
            lambda manifest: [
                volume.update(
                    catalogue=[], page_numbers_continuous="false", observed=["page_marks", "pages", "catalogue"]
                )
                for volume in manifest["volumes"]
            ],
            lambda manifest: [
                document.update(pages=None) for volume in manifest["volumes"] for document in volume["documents"]
            ],
        ],
        best="合格",
    ),
}  # fmt: skip


def test_there_are_thirty() -> None:
    assert len(TABLE) == 30


@pytest.mark.parametrize("name", TABLE)
def test_a_grave_fault_is_no_good_file(name: str) -> None:
    fault = TABLE[name]
    before = changed(fault.sample).to_dict()
    assert [veto["id"] for veto in before["vetoes"] if veto["state"] == "raised"] == []
    found = changed(fault.sample, *fault.changes).to_dict()
    raised = [veto["id"] for veto in found["vetoes"] if veto["state"] == "raised"]
    grades = found["self_check"]["grades"]
    assert "优秀" not in grades, (found["self_check"], raised)
    if fault.ground:
        assert fault.ground in raised, (raised, found["self_check"])
        assert grades == ["不合格"]
    else:
        assert fault.best in grades or grades == ["不合格"], grades
    assert found["verdict"] == "provisional"  # only people fail a file


def test_a_seizure_in_order_raises_nothing() -> None:
    found = changed(PENALTY, seized()).to_dict()
    assert [veto["id"] for veto in found["vetoes"] if veto["state"] == "raised"] == []
    assert not [one["rule"] for one in found["outcomes"] if one["status"] == "fail" and "QZF" in one["rule"]]
