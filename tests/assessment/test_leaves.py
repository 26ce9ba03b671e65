"""Single leaves and faults in words: a fault by what is on record, what is open by what must be known first."""

from datetime import date, datetime
from typing import Any

import pytest

from casefile_rules.assessment._faults import clauses, describe
from casefile_rules.assessment._leaves import DEPENDS, leaf_text, needed
from casefile_rules.conditions import Trace
from casefile_rules.status import FAIL, PASS, UNDETERMINED
from casefile_rules.values import UNKNOWN

LABELS = {
    "recusal.grounds_exist": "回避·存在回避情形", "remarks_sheet.present": "备考表·存在", "a": "甲", "roles": "职责",
    "officers": "执法人员", "volumes": "卷", "cover.fonds_no": "案卷封面·卷宗号", "cover.cause": "案卷封面·案由",
    "events.opened": "办案时间·立案", "until": "有效期至", "events.decided": "办案时间·决定",
}  # fmt: skip


MORNING = datetime.strptime("2025-06-24 10:00", "%Y-%m-%d %H:%M")  # noqa: DTZ007 - case files name no time zone


def leaf(op: str, expected: Any, seen: Any, *, path: str = "a", status: int = FAIL, **more: Any) -> Trace:
    return Trace(op, path, expected, seen, status, **more)


@pytest.mark.parametrize(
    ("trace", "zh", "en"),
    [
        (leaf("is", True, False), "甲：否", "a: no"),
        (leaf("is", True, None), "甲为空白", "a is blank"),
        (leaf("at_least", 6, 3), "甲为3，应不少于6", "a is 3, should be at least 6"),
        (leaf("not_before", date(2024, 6, 21), date(2024, 4, 30)), "甲为2024-04-30，早于2024-06-21",
         "a is 2024-04-30, before 2024-06-21"),
        (leaf("is", True, "否", path="remarks_sheet.present"), "没有备考表", "remarks_sheet.present: 否"),
        (leaf("contains_all", ["理由", "依据"], ["依据"]), "甲缺少理由", "a lacks 理由"),
        (leaf("shares_none_with", ["审核人"], ["承办人", "审核人"], path="roles"), "职责中有不应有的审核人",
         "roles holds 审核人, which it should not"),
        (leaf("within", ["警告"], ["警告", "罚款"]), "甲中有不应有的罚款",
         "a holds 罚款, which it should not"),
        (leaf("none", None, ["某甲"], path="officers"), "执法人员：涉及某甲", "officers: this concerns 某甲"),
        (leaf("some", None, [], path="officers"), "执法人员：无", "officers: none"),
        (leaf("some", None, ["?", "?"], path="officers"), "执法人员：只有没有名称的2项，没有符合要求的",
         "officers: only 2 without a name, none will do"),
        (leaf("not_in", ["铅笔", "圆珠笔"], "铅笔"), "甲为铅笔，不合要求", "a is 铅笔, which will not do"),
        (leaf("contains_any", ["修补", "复制"], ["未处理"]), "甲为未处理，修补、复制都没有",
         "a is 未处理, with none of 修补, 复制"),
        (leaf("contains", "教育", ["一", "二", "三", "四"]), "甲中没有教育", "a is without 教育"),
        (leaf("at_most", 0, 2), "甲为2", "a is 2"),
        (leaf("count", {"at_least": 1}, 0), "甲：无", "a: none"),
        (leaf("not_before", date(2024, 6, 21), date(2024, 4, 30), path="until"),
         "有效期至：2024-04-30，早于2024-06-21", "until is 2024-04-30, before 2024-06-21"),
        (leaf("matches", "[A-Z]+", "x7"), "甲“x7”格式不对", 'a "x7" has not the form'),
        (leaf("not_after", None, date(2024, 3, 11)), "甲为2024-03-11，据以比较的一项空白",
         "a is 2024-03-11, what it is compared with is blank"),
        (leaf("is", True, False, of="某甲"), "某甲·甲：否", "某甲: a: no"),
        (leaf("is", True, False, of="#2"), "第2项·甲：否", "no. 2: a: no"),
        (leaf("is", True, True, status=PASS), "甲为是", "a is yes"),
    ],
)  # fmt: skip
def test_a_fault_is_told_by_what_is_on_record(trace: Trace, zh: str, en: str) -> None:
    assert leaf_text(trace, "zh", LABELS) == zh
    assert leaf_text(trace, "en", LABELS) == en


def test_what_nobody_recorded_is_told_as_what_must_be_known() -> None:
    open_ = leaf("is", True, UNKNOWN, path="recusal.grounds_exist", status=UNDETERMINED, note="unrecorded")

    assert leaf_text(open_, "zh", LABELS) == "需先知道：回避·存在回避情形（未记录）"
    assert needed([open_, open_], "zh", LABELS, DEPENDS) == "是否适用要看：回避·存在回避情形（未记录）"
    assert leaf_text(open_, "en", LABELS) == "to be known first: recusal.grounds_exist (not recorded)"


def test_a_key_that_follows_from_what_a_paper_is_is_never_named() -> None:
    open_ = leaf("is", "调查笔录", UNKNOWN, path="type.within", status=UNDETERMINED, note="unrecorded")

    assert leaf_text(open_, "zh", {"type.within": "归入"}) == "需先知道：是什么文书（未记录）"


def period(start: Any, end: Any, **more: Any) -> dict[str, Any]:
    return {"deadline": True, "from": start, "to": end, "limit": 1, "unit": "calendar_day", "edge": "by",
            "last_day": date(2025, 6, 24)} | more  # fmt: skip


@pytest.mark.parametrize(
    ("fault", "told"),
    [
        (period(MORNING, date(2025, 6, 25)), "自2025-06-24 10:00起，应在当日，实为2025-06-25"),
        (period(date(2025, 6, 23), date(2025, 6, 25)), "应不迟于2025-06-23的次日（2025-06-24），实为2025-06-25"),
        (period(date(2025, 6, 20), None, limit=30), "自2025-06-20起30日，应不迟于2025-06-24，办理日期为空白"),
        (period(date(2024, 11, 13), date(2024, 11, 20), limit=7, unit="working_day", edge="at_least", used=6),
         "2024-11-13至2024-11-20之间满6个工作日，应至少满7个工作日"),
    ],
)  # fmt: skip
def test_a_day_is_that_day_and_days_are_compared_with_days(fault: dict[str, Any], told: str) -> None:
    assert describe(fault, "zh", LABELS) == told


def test_steps_in_the_wrong_order_are_told_as_they_are() -> None:
    fault = {"earlier": "events.opened", "later": "events.decided", "earlier_date": date(2024, 5, 2),
             "later_date": date(2024, 5, 1)}  # fmt: skip

    assert describe(fault, "zh", LABELS) == "立案（2024-05-02）晚于决定（2024-05-01）"
    assert describe(fault | {"later_date": date(2024, 5, 2)}, "zh", LABELS) == "立案与决定同在2024-05-02，应在其前"


def test_faults_of_one_sort_are_one_clause_and_the_rest_is_counted() -> None:
    blank = [{"field": "cover.fonds_no"}, {"field": "cover.cause"}]
    pages = [{"unnumbered": True, "document": f"材料{number}"} for number in range(10)]

    assert clauses(blank, "zh", LABELS) == ["卷宗号、案由未填写"]
    assert clauses(blank, "en", LABELS) == ["cover.fonds_no, cover.cause are not filled in"]
    assert clauses(pages, "zh", LABELS, 2) == ["《材料0》、《材料1》等10件没有页码"]
    assert clauses([*blank, {"document": "甲", "expected_page": 3, "found_page": 2, "after": "乙"}], "zh", LABELS) == [
        "卷宗号、案由未填写", "《乙》之后《甲》自第2页起，第2页重号",
    ]  # fmt: skip
