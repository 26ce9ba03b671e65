"""Why a condition failed, in words: alternatives are one sentence, and what only exempts is not a demand."""

from datetime import date
from typing import Any

import pytest
from tests.rules.files import changed, put

from casefile_rules.assessment._faults import describe
from casefile_rules.assessment._leaves import leaf_text
from casefile_rules.assessment._reasons import only_exempts, reasons, sentence, without
from casefile_rules.conditions import Trace
from casefile_rules.status import FAIL, PASS

LABELS = {"a": "甲", "b": "乙", "c": "丙", "d": "丁"}


def leaf(path: str, op: str = "is", expected: Any = "是", seen: Any = "否", *, status: int = FAIL) -> Trace:
    return Trace(op, path, expected, seen, status)


def any_of(*children: Trace) -> Trace:
    return Trace("any", "", None, None, FAIL, children)


def all_of(*children: Trace) -> Trace:
    return Trace("all", "", None, None, FAIL, children)


def period(start: date | None) -> Trace:
    fault = {"deadline": True, "from": start, "to": date(2024, 5, 22), "limit": 7, "unit": "working_day", "edge": "by",
             "last_day": date(2024, 5, 13)}  # fmt: skip
    return Trace("deadline", "served_on", None, None, FAIL, (), (fault,))


def told(trace: Trace, lang: str = "zh") -> list[str]:
    def say(one: Trace, recorded: bool) -> list[str]:
        if one.faults:
            return [describe(fault, lang, LABELS) for fault in one.faults]
        return [leaf_text(one, lang, LABELS, recorded=recorded)]

    return [text for reason in reasons(trace) for text in sentence(reason, lang, say)]


def test_every_failed_part_of_all_is_told_and_no_other() -> None:
    assert told(all_of(leaf("a"), leaf("b", status=PASS), leaf("c"))) == ["甲：否", "丙：否"]


def test_alternatives_are_one_sentence() -> None:
    trace = any_of(leaf("a"), all_of(leaf("b"), leaf("c")))

    assert told(trace) == ["甲：否；乙：否；丙：否"]
    assert told(trace, "en") == ["a: 否; b: 否; c: 否"]


def test_no_single_alternative_is_demanded() -> None:
    """The least fine is 50000 and the most 100000: nobody demands that they be the same."""
    least = leaf("b", "is", 100000, 50000)
    trace = any_of(leaf("a", "at_least", 6, 3), all_of(leaf("c", "within", ["罚款"], ["罚款", "吊销"]), least))

    assert told(trace) == ["甲为3，小于6；丙中有吊销；乙为50000，不是100000"]
    assert told(any_of(leaf("a", "in", ["x", "y"], "z"), leaf("b", "some", None, ["某甲"]))) == ["甲为z；乙：某甲"]
    assert told(any_of(period(date(2024, 5, 1)), leaf("a", "in", ["x"], "z")))[0].startswith("自2024-05-01起")


def test_one_record_that_two_alternatives_look_at_is_told_once() -> None:
    twice = any_of(
        all_of(leaf("a", "contains", "x", "z"), leaf("b")), all_of(leaf("a", "matches", "[A-Z]+", "z"), leaf("b"))
    )

    assert told(twice) == ["甲为z；乙：否"]


def test_what_the_message_says_of_an_alternative_is_not_said_again() -> None:
    (reason,) = reasons(any_of(leaf("a"), all_of(leaf("b"), leaf("c"))))

    kept = without(reason, lambda one: one.path in ("a", "b"))
    assert sentence(kept, "zh", lambda one, recorded: [leaf_text(one, "zh", LABELS, recorded=recorded)]) == ["丙：否"]
    assert without(reason, bool) == []


@pytest.mark.parametrize(
    "exempting",
    [
        leaf("b", "is", False, True),  # 给予了行政处罚：应为否
        leaf("b", "is", "unknown", "false"),  # 备考表·存在：应为不详
        leaf("b", "in", ["false", "unknown"], "true"),
        leaf("b", "blank", True, 50000),  # 法定最高罚款：应为空白
        Trace("not", "", None, None, FAIL, (leaf("b", seen=True, status=PASS),)),
    ],
)
def test_a_branch_that_only_exempts_is_left_out(exempting: Trace) -> None:
    assert told(any_of(exempting, leaf("a", "at_most", 50000, 600000))) == ["甲为600000，应不超过50000"]
    # a branch is as exempting as its most exempting part
    assert told(any_of(all_of(exempting, leaf("c")), leaf("a"))) == ["甲：否"]


def test_where_nothing_but_exemptions_stands_they_are_told_together() -> None:
    assert told(any_of(leaf("a", "is", False, True), leaf("b", "blank", True, 1))) == ["甲：是；乙为1"]


def test_what_a_check_found_goes_before_what_fields_should_hold() -> None:
    waived, held = leaf("a"), leaf("b")

    assert told(any_of(waived, held, period(date(2024, 5, 1)))) == [
        "自2024-05-01起7个工作日，应不迟于2024-05-13，实为2024-05-22"
    ]


def test_a_period_without_a_first_day_is_not_told_beside_one_that_was_missed() -> None:
    assert told(any_of(period(None), period(date(2024, 5, 1)))) == told(period(date(2024, 5, 1)))
    assert told(period(None)) == ["起算日为空白，7个工作日的期限无从起算"]


def test_other_values_of_one_field_are_one_demand() -> None:
    days = [leaf("a", "is", date(2024, month, 14), date(2024, 9, 14)) for month in (6, 5)]

    assert told(any_of(*days, leaf("a", "blank", True, date(2024, 9, 14)))) == [
        "甲为2024-09-14，应为2024-06-14、2024-05-14之一"
    ]


def test_papers_any_of_which_will_do_are_one_fault() -> None:
    missing = [Trace("required", "", None, None, FAIL, (), ({"missing": name, "volume": "sub"},)) for name in "甲乙"]

    assert told(any_of(*missing)) == ["缺少《甲》或者《乙》，应在副卷"]


def test_at_most_four_alternatives_are_told_and_the_rest_is_counted() -> None:
    assert told(any_of(*(leaf(path) for path in "abcde"))) == ["甲：否；乙：否；丙：否；丁：否；另有 1 项"]


def test_what_should_not_be_so_is_told_by_what_it_is() -> None:
    trace = Trace("not", "", None, None, FAIL, (leaf("a", seen="是", status=PASS),))

    assert told(trace) == ["不应有此情形：甲为是"]
    assert told(trace, "en") == ["should not be so: a is 是"]


def test_no_member_of_a_list_is_blamed_where_one_of_them_would_do() -> None:
    members = tuple(leaf("姓名", "blank", False, None) for _ in range(3))

    assert told(Trace("some", "a", None, ["艾力", "volumes/main"], FAIL, members)) == [
        "甲：只有艾力、正卷，没有符合要求的"
    ]


def test_a_check_with_parts_is_told_by_its_faults_alone() -> None:
    part = Trace("present", "a", None, None, FAIL, note="blank")

    assert told(Trace("labelled", "b", None, None, FAIL, (part,), ({"field": "a"},))) == ["甲未填写"]


def late(last: date) -> Trace:
    fault = dict(period(date(2024, 5, 1)).faults[0]) | {"last_day": last}
    return Trace("deadline", "served_on", None, None, FAIL, (), (fault,))


def test_readings_of_one_period_are_one_fault_with_its_shortest_and_longest_end() -> None:
    readings = any_of(late(date(2024, 5, 15)), all_of(late(date(2024, 5, 13)), late(date(2024, 5, 20))))
    (text,) = told(any_of(late(date(2024, 5, 13)), readings))

    assert text.count("2024-05-13") == text.count("2024-05-20") == 1
    assert "以下各项" not in text


def test_what_only_exempts_can_be_told_from_what_is_wrong() -> None:
    exempting = leaf("b", "is", False, True)
    (reason,) = reasons(any_of(exempting, all_of(leaf("c", "is", True, False), exempting)))

    assert only_exempts(reason)
    assert not only_exempts(leaf("a"))


def test_what_the_message_quotes_of_a_list_is_not_said_again_as_a_demand() -> None:
    """An opinion that the message quotes: neither "should not be so" nor all the papers of the file."""
    refused = [{"name": "张", "role": "head", "approved": "false", "opinion": "不同意", "date": "2024-05-19"}]
    told = changed("penalty-clean", put("volumes.1.documents.3.approvals", refused)).to_dict()
    [finding] = [one for one in told["findings"] if one["rule"] == "BH-PC-15-08-21"]
    assert "不同意" in finding["message"]["zh"]
    assert finding["details"] == []


def test_two_days_that_the_message_quotes_are_not_held_against_one_another_again() -> None:
    told = changed("penalty-clean", put("volumes.0.documents.3.date", "2024-06-01")).to_dict()
    [finding] = [one for one in told["findings"] if one["rule"] == "BH-PC-15-08-11" and one["status"] == "fail"]
    assert "2024-06-01" in finding["message"]["zh"]
    assert finding["details"] == []


def test_a_record_that_has_only_a_number_is_called_by_what_it_is() -> None:
    measure = {"kind": "seize", "doc_no": "甲扣〔2024〕1号", "began": "2024-03-05", "reasons_told": False}
    told = changed("penalty-clean", put("coercive_measures", [measure])).to_dict()
    labels = {one["place"]["label"]["zh"] for one in told["findings"] if one["place"]["key"] == "coercive_measures/1"}
    assert labels == {"强制措施（甲扣〔2024〕1号）"}
