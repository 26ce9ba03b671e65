"""One change of a clean file, one fault: the clerk who breaks a sample understands the answer."""

from typing import Any

import pytest
from tests.rules.files import Change, changed, dated, drop, faults, move, open_rules, put, said

MAIN = "volumes.0"
SUB = "volumes.1"


def test_the_clean_file_has_no_fault_and_leaves_only_questions_for_a_reviewer() -> None:
    clean = changed("penalty-clean")
    assert faults(clean) == set()
    assert open_rules(clean) == set()


# what is changed, the rules that must fail, what must be said
BREAKS: dict[str, tuple[list[Change], set[str], str]] = {
    "a copy without a date": (
        [drop(f"{MAIN}.documents.1.certification.date")], {"BH-ZZ-05-1"}, "营业执照复印件",
    ),
    "a stamp with another wording": (
        [put(f"{MAIN}.documents.1.certification.stamp", "与原件一致")], {"BH-ZZ-05-1"}, "与原件一致",
    ),
    "a copied record whose original could be filed": (
        [put(f"{MAIN}.documents.3.form", "photocopy"), put(f"{MAIN}.documents.3.original_unavailable", "false")],
        {"BH-ZZ-05-1", "BH-ZZ-05-2"}, "询问笔录",
    ),
    "the notice bound before the records": (
        [move(f"{MAIN}.documents", 8, 3), move(f"{MAIN}.catalogue", 8, 3)],
        {"BH-ZZ-08-1", "BH-ZZ-02-1"}, "行政处罚告知书",
    ),
    "the decision is gone": (
        [drop(f"{MAIN}.documents.0"), drop(f"{MAIN}.catalogue.0")], {"BH-ZZ-09-201"}, "行政处罚决定书",
    ),
    "the legal reviewer handled the case": (
        [put("legal_review.reviewers", ["李建国"])], {"BH-PC-15-07-2"}, "李建国",
    ),
    "an approval lies in the main volume": (
        [put(f"{MAIN}.documents.15",
             {"type": "集体讨论记录", "date": "2024-05-17", "pages": "27-28", "form": "original"})],
        {"BH-ZZ-07-1", "BH-ZZ-02-1", "BH-ZZ-02-7"}, "副卷",
    ),
    "two pages are missing": (
        [put(f"{MAIN}.documents.15.pages", "29-30")], {"BH-ZZ-15-1", "BH-ZZ-02-1"}, "27",
    ),
    "a page number in the middle below": (
        [put(f"{MAIN}.documents.9.leaves",
             [{"page": "21", "side": "front", "content": "text", "mark": "lower_middle"}])],
        {"BH-ZZ-15-2"}, "罚没物品处理记录",
    ),
    "the cover lacks the term of keeping": ([drop("cover.retention")], {"BH-ZZ-16-1"}, "归档期限"),
    "archived without a date on the cover": ([drop("cover.archived_on")], {"BH-ZZ-16-2"}, "2024-07-05"),
    "the notice came after the decision": (
        [put("events.notice_served", "2024-05-21")], {"PRC-CFF-44-1", "BH-PC-15-08-8"}, "2024-05-21",
    ),
    "decided a day late": (
        [dated("opened", "2024-02-19"), dated("decided", "2024-05-21"), put("events.approved", "2024-05-20")],
        {"PRC-CFF-60-1"}, "九十日",
    ),
    "served on the eighth working day": (
        [put("services.2.served_on", "2024-05-30"), put("events.served", "2024-05-30")], {"PRC-CFF-61-1"}, "2024-05-30",
    ),
    "a certificate that ran out": (
        [put("officers.0.valid_until", "2024-05-19"), put("officers.0.certificate_valid", "false")],
        {"BH-PC-15-01-4"}, "李建国",
    ),
    "one officer alone": ([drop("officers.1"), put("cover.handlers", ["李建国"])], {"PRC-CFF-42-1"}, "1"),
    "the handler reviewed it": (
        [put("officers.0.roles", ["handler", "inspector", "legal_reviewer"])], {"BH-PC-15-07-1"}, "李建国",
    ),
    "no legal review though due": (
        [put("legal_review", {"due": "true", "done": "false", "passed": None, "done_on": None})], {"PRC-CFF-58-1"},
        "法制审核",
    ),
    "told to go to the superior": (
        [put("remedies.reconsideration_organ_kind", "superior"),
         put("remedies.reconsideration_organ", "巴州市场监督管理局")],
        {"PRC-FYF-24-1"}, "巴州市场监督管理局",
    ),
    "three months for a lawsuit": (
        [put("remedies.litigation_months", "3"), put("remedies.litigation_days", None)], {"PRC-SSF-46-1"}, "3",
    ),
    "fined more than was told": (
        [put("penalty.fine", "7000"), put("payments.0.amount", "7000")], {"BH-PC-15-10-3"}, "7000",
    ),
    "paid less than was fined": ([put("payments.0.amount", "5000")], {"PRC-CFF-67-2"}, "5000"),
    "paid in cash without a ground": (
        [put("payments.0", {"amount": "6000", "mode": "cash", "ground": "none", "paid_on": "2024-05-30",
                            "handed_in_on": "2024-05-31", "banked_on": "2024-06-03", "receipt": "true"})],
        {"PRC-CFF-67-1"}, "6000",
    ),
    "outside its powers": (
        [put("agency.within_powers", "false")], {"BH-PC-15-01-2", "BH-PC-19-1"}, "博湖县市场监督管理局",
    ),
    "an officer for the chair": (
        [put("hearing", {"told": "true", "told_on": "2024-04-10", "requested": "true", "requested_on": "2024-04-12",
                         "held": "true", "announced_on": "2024-04-15", "held_on": "2024-05-06", "public": "true",
                         "record_signed": "true", "decision_follows_record": "true", "chair": "李建国"})],
        {"PRC-CFF-64-4", "BH-ZZ-09-215", "BH-ZZ-09-216", "BH-ZZ-10-4"}, "李建国",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", BREAKS)
def test_one_change_one_answer(name: str) -> None:
    changes, expected, words = BREAKS[name]
    broken = changed("penalty-clean", *changes)
    assert faults(broken) == expected
    assert words in "\n".join(said(broken, rule) for rule in sorted(expected))


@pytest.mark.parametrize("name", BREAKS)
def test_a_fault_never_raises_the_score(name: str) -> None:
    clean, broken = changed("penalty-clean"), changed("penalty-clean", *BREAKS[name][0])
    assert broken.self_check.high <= clean.self_check.high
    assert broken.self_check.low <= clean.self_check.low


def test_what_is_not_recorded_is_neither_a_fault_nor_in_order() -> None:
    keys = ("officers", "remedies", "transfer", "payments", "submissions", "unit", "remarks_sheet", "evidence")
    bare = changed("penalty-clean", *(drop(key) for key in keys))
    assert faults(bare) == set()
    assert {"BH-PC-15-09-1", "BH-PC-15-11-1", "BH-ZZ-02-2"} <= open_rules(bare)
    assert "PRC-CFF-42-1" not in open_rules(bare)  # the records show two officers


def test_a_sub_volume_that_was_not_handed_over_leaves_its_papers_open() -> None:
    withheld = changed("penalty-clean", put(SUB, {"kind": "sub", "present": "unknown"}))
    assert faults(withheld) == set()
    assert "BH-ZZ-10-3" in open_rules(withheld)
    states = {one["rule"]: one["status"] for one in withheld.to_dict()["outcomes"]}
    assert states["BH-ZZ-10-1"] == "undetermined"


def test_a_raised_veto_waits_for_the_reviewer() -> None:
    result: dict[str, Any] = changed("penalty-clean", dated("notice_served", "2024-05-21")).to_dict()
    assert result["verdict"] == "provisional"
    assert result["self_check"]["grades"] == ["不合格"]


def test_another_order_than_the_listed_one_is_a_question_and_no_fault() -> None:
    """八条: the listed order may be followed; one by procedure and time is as lawful."""
    turned = changed("penalty-clean", move(f"{MAIN}.documents", 4, 3), move(f"{MAIN}.catalogue", 4, 3))
    states = {outcome["rule"]: outcome["status"] for outcome in turned.to_dict()["outcomes"]}
    assert states["BH-ZZ-08-1"] == "undetermined"


def test_what_keeps_neither_the_list_nor_the_dates_is_a_fault() -> None:
    """八条: by procedure and time, or by the list. A notice of May before the records of March keeps neither."""
    turned = changed("penalty-clean", move(f"{MAIN}.documents", 8, 3))
    assert "BH-ZZ-08-1" in faults(turned)
    assert "BH-ZZ-15-1" not in faults(turned), "one cause is told once"
    told = "".join(said(turned, "BH-ZZ-08-1"))
    assert "《行政处罚告知书》（第18-20页，2024-05-06）与《询问笔录》（2024-03-14）先后颠倒" in told


@pytest.mark.parametrize("told_by_order", [False, True], ids=["as listed", "not as listed"])
@pytest.mark.parametrize(
    ("volume", "pages", "order"),
    [("main", "BH-ZZ-15-1", "BH-ZZ-08-1"), ("sub", "BH-ZZ-15-3", "BH-ZZ-08-3")],
)
def test_pages_that_run_backwards_are_told_once_where_no_dates_can_be_compared(
    volume: str, pages: str, order: str, told_by_order: bool
) -> None:
    """十五条: undated papers in the listed order with turned numbers are a matter of pages, else of the order."""
    first, second = {"main": ("行政处罚决定书", "送达回证"), "sub": ("立案审批表", "结案审批表")}[volume]
    types = (second, first) if told_by_order else (first, second)
    bound = [{"type": types[0], "pages": "3"}, {"type": types[1], "pages": "1-2"}]
    index = 0 if volume == "main" else 1
    turned = changed("penalty-clean", put(f"volumes.{index}.documents", bound), put(f"volumes.{index}.catalogue", []))
    states = {one["rule"]: one["status"] for one in turned.to_dict()["outcomes"]}
    assert (states[pages] == "fail") is not told_by_order
    assert (states[order] == "pass") is not told_by_order


def test_a_certificate_counts_on_the_days_its_officer_acted() -> None:
    """He signed the inspection of 5 March and the interview of 14 March: a certificate from 1 April needs a word."""
    since = put("officers.0.valid_from", "2024-04-01")
    assert "BH-PC-15-01-4" in faults(changed("penalty-clean", since))
    valid = changed("penalty-clean", since, put("officers.0.certificate_valid", "true"))
    assert "BH-PC-15-01-4" not in faults(valid)
    assert _asked(valid, "BH-PC-15-01-4")
    renewed = changed("penalty-clean", since, put("officers.0.certificate_renewed", "true"))
    assert renewed.self_check.low == 100
    # where nobody knows when he acted it is asked
    unsigned = [put(f"{MAIN}.documents.{index}.signed_by", None) for index in (3, 4)]
    asked = changed("penalty-clean", since, *unsigned, put("officers.0.roles", ["handler"]))
    assert "BH-PC-15-01-4" not in faults(asked)
    assert _asked(asked, "BH-PC-15-01-4")


def _asked(result: Any, rule: str) -> bool:
    return any(question["rule"] == rule for question in result.to_dict()["questions"])


def test_papers_out_of_the_listed_order_are_a_question_that_names_the_moves() -> None:
    """The standard lets a bureau order by procedure and time (第八条), so the machine compares and a reviewer says."""
    document = changed("penalty-clean", move(f"{MAIN}.documents", 4, 3)).to_dict()

    [question] = [one for one in document["questions"] if one["rule"] == "BH-ZZ-08-1"]
    assert (question["who"], question["moves"]) == ("reviewer", "0.5")
    assert question["ask"]["zh"].endswith(
        "（机器比对：《现场检查笔录》（第11-13页）应移至《询问笔录》之后、《现场照片》之前）"
    )
    assert " (as compared: move '现场检查笔录' (p. 11-13) after" in question["ask"]["en"]
