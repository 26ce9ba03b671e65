"""Nothing lawful is reported as a fault."""

from datetime import date
from typing import Any

import pytest
from tests.rules.files import Change, changed, dated, drop, engine, faults, put

from casefile_rules.casefile.reader import case_file_from

MAIN = "volumes.0"

LAWFUL: dict[str, list[Change]] = {
    "decided on the ninetieth day": [
        dated("opened", "2024-02-21"), dated("decided", "2024-05-21"), put("events.approved", "2024-05-20"),
    ],
    "the ninetieth day is a Sunday before a holiday": [
        dated("opened", "2024-03-11"), dated("decided", "2024-06-11"), put("events.approved", "2024-06-11"),
        put("events.served", "2024-06-12"), put("services.2.served_on", "2024-06-12"),
        *(put(f"events.{key}", "2024-06-13") for key in ("paid", "performed", "published")),
        put("payments.0.paid_on", "2024-06-13"), put("publications.0.published_on", "2024-06-13"),
        put(f"{MAIN}.documents.14.date", "2024-06-12"),
    ],
    "served on a Sunday": [put("services.2.served_on", "2024-05-26"), put("events.served", "2024-05-26")],
    "served on the seventh working day": [
        put("services.2.served_on", "2024-05-29"), put("events.served", "2024-05-29"),
    ],
    "notice and decision on one day": [dated("notice_served", "2024-05-20")],
    "opened after the inspection": [
        put("events.inspected", "2024-03-01"), put(f"{MAIN}.documents.4.date", "2024-03-01"),
    ],
    "extended with approval": [
        dated("opened", "2024-02-05"), put("extensions", [{"of": "decision", "approved": "true", "days": "30"}]),
    ],
    "time for a test, proved": [
        dated("opened", "2024-02-05"),
        put("excluded_periods",
            [{"of": "decision", "kind": "test", "first": "2024-03-01", "last": "2024-03-31", "proof": "检验告知书"}]),
    ],
    "no sub volume: nothing is confidential": [
        lambda manifest: manifest["volumes"][0]["documents"].extend(
            [{**document, "pages": f"{29 + at}"} for at, document in enumerate(manifest["volumes"][1]["documents"])]
        ),
        lambda manifest: manifest["volumes"][0]["catalogue"].extend(
            [{"no": str(17 + at), "title": line["title"], "pages": f"{29 + at}"}
             for at, line in enumerate(manifest["volumes"][1]["catalogue"])]
        ),
        put("volumes.1", {"kind": "sub", "present": "false"}),
    ],
    "the sub volume goes on with the page numbers": [
        lambda manifest: [
            record.update(pages=f"{29 + at}")
            for key in ("documents", "catalogue") for at, record in enumerate(manifest["volumes"][1][key])
        ],
    ],
    "a paper born digital without certification": [
        put(f"{MAIN}.documents.5",
            {"type": "电子数据截图", "date": "2024-03-05", "pages": "14-15", "form": "born_digital",
             "medium": "paper"}),
        put(f"{MAIN}.catalogue.5", {"no": "6", "title": "电子数据截图", "pages": "14-15"}),
    ],
    "blank sides without a number": [
        put(f"{MAIN}.documents.9.leaves",
            [{"page": "21", "side": "front", "content": "text", "mark": "upper_right"},
             {"side": "back", "content": "blank", "mark": "none"}]),
    ],
    "a photograph numbered on its back": [
        put(f"{MAIN}.documents.9.leaves",
            [{"side": "front", "content": "photo", "mark": "none"},
             {"page": "21", "side": "back", "content": "text", "mark": "upper_left"}]),
    ],
    "the person interviewed refused to sign": [
        put(f"{MAIN}.documents.3.signed_by",
            [{"role": "interviewee", "refused": "true", "refusal_noted": "true"},
             {"name": "李建国", "role": "questioner"}, {"name": "巴图孟克", "role": "recorder"}]),
    ],
    "not archived yet": [drop("cover.archived_on"), put("events.archived", None), put("unit.handed_over", "false")],
    "corrected within the decision": [
        put("corrections", []), drop(f"{MAIN}.documents.6"),
        lambda manifest: [
            record.update(pages=str(16 + at)) for at, record in enumerate(manifest["volumes"][0]["documents"][6:])
        ],
        lambda manifest: manifest["volumes"][0].update(
            catalogue=[
                {"no": str(at + 1), "title": document.get("title", document["type"]), "pages": document["pages"]}
                for at, document in enumerate(manifest["volumes"][0]["documents"])
            ]
        ),
    ],
    "a lighter penalty than was told": [put("penalty.fine", "5000"), put("payments.0.amount", "5000")],
    "below the minimum, with a statutory ground": [
        put("penalty.fine", "3000"), put("payments.0.amount", "3000"), put("discretion.severity", "reduced"),
        put("discretion.statutory_ground", "true"),
    ],
    "the catalogue gives first pages only": [
        lambda manifest: [
            line.update(pages=line["pages"].split("-")[0]) for line in manifest["volumes"][0]["catalogue"]
        ],
    ],
    "sent by post in time, received later": [
        put("events.served", "2024-06-03"),
        put("services.2", {"of": "行政处罚决定书", "to": "博湖县塔温觉肯乡和顺便利店", "mode": "post",
                           "sent_on": "2024-05-24", "served_on": "2024-06-03"}),
    ],
    "one notice of the right to a hearing tells everything": [
        put(f"{MAIN}.documents.8.type", "行政处罚听证告知书"), put(f"{MAIN}.catalogue.8.title", "行政处罚听证告知书"),
    ],
    "the inspection record is headed 现场笔录": [
        put(f"{MAIN}.documents.4.type", "现场笔录"), put(f"{MAIN}.catalogue.4.title", "现场笔录"),
    ],
    "a complaint among the papers": [
        put("volumes.1.documents.0", {"type": "投诉举报书", "date": "2024-03-05", "pages": "1", "form": "original",
                                      "approvals": []}),
        put("volumes.1.catalogue.0.title", "投诉举报书"),
    ],
    "a lighter kind of penalty than was told": [
        put("penalty.kinds", ["warning", "confiscation_goods"]), put("penalty.fine", None),
        put("decision.heavier_than_notice", "false"), put("payments", []),
    ],
    "not reviewed by the head before it is handed over": [
        drop("cover.archived_on"), put("events.archived", None), put("unit.handed_over", "false"),
        put("unit.reviewed_by_head", "false"),
    ],
    "a second book of the main volume goes on": [
        lambda manifest: manifest["volumes"].insert(
            1, {"kind": "main", "present": "true", "complete": "true", "observed": ["pages", "catalogue"],
                "catalogue": [{"no": "1", "title": "公示材料", "pages": "29-30"}],
                "documents": [{"type": "公示材料", "pages": "29-30", "form": "original"}]}
        ),
    ],
    "the investigation ended without a decision": [
        put("state", "terminated"), put("decision", None), put("penalty", {"kinds": ["none"]}), put("payments", []),
        put("services", []), put("notices", []), put("publications", []), put("remedies", None),
        put("corrections", []),
        *(put(f"events.{key}", None) for key in ("decided", "served", "notice_served", "notified", "approved",
                                                 "reviewed", "published", "paid", "performed")),
    ],
    "sent elsewhere as a whole": [
        put("transfer", {"due": "true", "done": "true", "to": "博湖县公安局", "sent_on": "2024-05-20",
                         "receipt": "true", "goods_sent": "false"}),
        put("decision", None), put("penalty", {"kinds": ["none"]}), put("payments", []), put("services", []),
        put("notices", []), put("publications", []), put("remedies", None), put("corrections", []),
        *(put(f"events.{key}", None) for key in ("decided", "served", "notice_served", "notified", "approved",
                                                 "reviewed", "published", "paid", "performed")),
        put(f"{MAIN}.documents.0", {"type": "案件移送函", "date": "2024-05-20", "pages": "1-4", "form": "original"}),
        put(f"{MAIN}.catalogue.0.title", "案件移送函"),
        put("volumes.1.documents.3.type", "案件移送审批表"), put("volumes.1.catalogue.3.title", "案件移送审批表"),
    ],
    "a form sent back, and approved in a second one (处罚法57)": [
        lambda manifest: manifest["volumes"][1]["documents"].insert(
            3, {"type": "行政处罚审批表", "date": "2024-05-10", "pages": "8-9", "page_marks": "prescribed",
                "form": "original", "medium": "paper",
                "approvals": [{"name": "赵卫东", "role": "head", "opinion": "补充证据后再报", "approved": "false",
                               "date": "2024-05-10", "signed": "true"}]}
        ),
        lambda manifest: [
            record.update(pages=pages)
            for record, pages in zip(manifest["volumes"][1]["documents"][4:], ["10-11", "12-13", "14-15"], strict=True)
        ],
        put("volumes.1.catalogue",
            [{"no": str(at), "title": title, "pages": pages} for at, (title, pages) in enumerate(
                [("案件来源登记表", "1"), ("立案审批表", "2-3"), ("案件调查终结报告", "4-7"), ("行政处罚审批表", "8-9"),
                 ("行政处罚审批表", "10-11"), ("法制审核意见书", "12-13"), ("结案审批表", "14-15")], 1)]),
        put("volumes.1.total_pages", "15"), put("remarks_sheet.total_pages", "43"),
    ],
    "a clear waiver of the hearing": [
        put("penalty.hearing_right", "true"),
        put("hearing", {"told": "true", "told_on": "2024-05-17", "requested": "false", "waived": "true",
                        "held": "false"}),
    ],
}  # fmt: skip


@pytest.mark.parametrize("name", LAWFUL)
def test_it_is_no_fault(name: str) -> None:
    assert faults(changed("penalty-clean", *LAWFUL[name])) - {"BH-PC-15-04-2"} == set()


@pytest.mark.parametrize("sample", ["simple-penalty", "incomplete", "real-case-open-burning"])
def test_a_file_in_which_much_is_lawfully_missing_or_unseen_has_no_fault(sample: str) -> None:
    assert faults(changed(sample)) == set()


def test_other_kinds_of_case_follow_the_standard_only_where_the_organ_says_so() -> None:
    plain: dict[str, Any] = changed("penalty-clean", put("category", "inspection")).to_dict()
    refused = changed("penalty-clean", put("category", "inspection"), put("facts.follows_standard", "false")).to_dict()
    assert plain["verdict"] == "provisional"
    assert refused["verdict"] == "out_of_scope"


def test_only_closed_files_outside_reconsideration_are_reviewed() -> None:
    assert changed("penalty-clean", put("state", "open")).to_dict()["verdict"] == "ineligible"
    sued = put("litigation.begun", "true")
    assert changed("penalty-clean", sued).to_dict()["verdict"] == "ineligible"
    refused = changed("penalty-clean", sued, put("facts.disputed_file_included", "false")).to_dict()
    assert refused["verdict"] == "ineligible"
    included = changed("penalty-clean", sued, put("facts.disputed_file_included", "true")).to_dict()
    assert included["verdict"] == "provisional"


def test_a_disputed_file_is_left_out_unless_the_organiser_took_it_in() -> None:
    """评查办法 第四条第二款: left out as a rule; the organiser (第六条) alone is asked whether it was taken in."""
    told = changed("penalty-clean", put("reconsideration.begun", "true")).to_dict()
    assert [(one["who"], one["path"]) for one in told["questions"]] == [
        ("organiser", "facts.disputed_file_included"),
    ]  # fmt: skip
    unknown = changed("penalty-clean", drop("reconsideration"), drop("litigation")).to_dict()
    assert unknown["verdict"] == "provisional"
    about = {one["path"]: one["who"] for one in unknown["questions"] if one.get("eligibility")}
    assert about == {"reconsideration.begun": "clerk", "litigation.begun": "clerk"}


@pytest.mark.parametrize(
    ("second", "verdict"), [("true", "ineligible"), ("false", "provisional"), (None, "provisional")]
)
def test_one_disputed_case_keeps_the_file_it_is_in_from_review(second: str | None, verdict: str) -> None:
    """A combined volume (制作规范 第四条第二款) is one file: what bars one of its cases bars it."""
    begun = {"reconsideration": {"begun": second}, "litigation": {"begun": second}}
    own = {"reconsideration": {"begun": "false"}, "litigation": {"begun": "false"}}
    manifest = {
        "format": "casefile/1", "category": "penalty", "procedure": "simple", "state": "closed",
        "cases": [{"case_no": "1", **own}, {"case_no": "2", **begun}],
    }  # fmt: skip
    assert engine().assess(case_file_from(manifest, "combined")).verdict == verdict


@pytest.mark.parametrize("change", [("state", "open"), ("reconsideration.begun", "true"), ("category", "inspection")])
def test_a_file_that_is_not_reviewed_has_no_points_and_no_grade(change: tuple[str, str]) -> None:
    """评查办法 第四条: what is not reviewed is not graded, for programs neither."""
    follows = put("facts.follows_standard", "false")
    found = changed("penalty-clean", put(*change), follows)
    told = found.to_dict()
    assert told["verdict"] in ("ineligible", "out_of_scope")
    assert [told[key] for key in ("score", "self_check", "grades", "grade", "settled")] == [None, None, [], "", False]
    assert [told[key] for key in ("criteria", "ledger", "vetoes", "findings")] == [[], [], [], []]
    assert (found.grades, found.settled, found.counted) == ((), False, False)


EARLY = (put("events.closed", "2024-02-01"), put("remarks_sheet.date", "2024-02-02"))
"""A file made up before the day assumed for the county's documents."""


def test_a_file_made_up_before_the_documents_is_not_accused_and_does_not_shine() -> None:
    """The day is assumed: nobody knows whether the standard governs the file, and one question decides it."""
    old = changed("penalty-clean", *EARLY, put("cover.retention", None))
    told = old.to_dict()
    assert not any(rule.startswith("BH-ZZ") for rule in faults(old))
    assert {one["status"] for one in told["outcomes"] if one["rule"] == "BH-ZZ-16-1"} == {"undetermined"}
    asked = [one for one in told["questions"] if "制作规范" in one["ask"]["zh"]]
    assert [one["who"] for one in asked] == ["clerk"]
    assert "BH-ZZ-16-1" in asked[0]["rules"]
    assert told["score"]["low"] < told["score"]["high"]


@pytest.mark.parametrize(("governs", "status"), [("true", "fail"), ("false", "not_selected")])
def test_whether_the_standard_governs_an_early_file_can_be_recorded(governs: str, status: str) -> None:
    old = changed("penalty-clean", *EARLY, put("cover.retention", None), put("facts.zhizuo_applies", governs)).to_dict()
    assert {one["status"] for one in old["outcomes"] if one["rule"] == "BH-ZZ-16-1"} == {status}
    assert not any("制作规范》是否适用" in one["ask"]["zh"] for one in old["questions"])


def test_the_review_measures_go_by_the_day_of_the_review() -> None:
    """评查办法 第八条 has files of the year before reviewed: their closing does not matter."""
    early = changed("penalty-clean", *EARLY)
    assert early.evaluation.places("BH-PC-15-02-1") is not None
    before = engine().assess(early.basis.casefile, as_of=date(2024, 2, 2))
    assert ("source_open", "bohu-pingcha") in before.reasons
    [asked] = [one for one in before.to_dict()["questions"] if "评查办法" in one["ask"]["zh"]]
    assert asked["who"] == "organiser"
    refused = changed("penalty-clean", put("facts.pingcha_applies", "false"))
    assert refused.verdict == "out_of_scope"
    assert refused.reasons == (("scope_source", "bohu-pingcha"),)
