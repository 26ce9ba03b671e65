"""The checks of what is written down: signatures, stamps, labels, dates, numbers. Worked cases and small oracles."""

from datetime import date, datetime, timedelta
from decimal import Decimal
from itertools import combinations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.checks.helpers import compiled, explained, faults, file_of, papers, problems, word
from tests.strategies import MOMENTS

from casefile_rules.checks.sequence import inversions
from casefile_rules.conditions import Run, same_day
from casefile_rules.values import UNKNOWN

STAMP = "经核对与原件无误"
STAMPED = {"check": "stamped", "text": STAMP}


def on_paper(check: dict[str, Any], **paper: Any) -> str:
    """Return the status of *check* at the one document of a file."""
    root = file_of({"type": "笔录", **paper})
    return word(check, root, root["documents"][0], each="documents")


# stamped


@pytest.mark.parametrize(
    ("stamp", "expected"),
    [
        (STAMP, "pass"),
        ("“经核对与原件无误”。", "pass"),
        (" 经核对 与原件无误 ", "pass"),
        ("与原件核对无误", "fail"),
        ("经核对与原件无误差", "fail"),
        (None, "fail"),
    ],
)
def test_a_stamp_has_the_prescribed_wording(stamp: str | None, expected: str) -> None:
    assert on_paper(STAMPED, certification={"stamp": stamp}) == expected


def test_another_wording_is_shown() -> None:
    root = file_of({"type": "笔录", "certification": {"stamp": "复印属实"}})
    (fault,) = faults(STAMPED, root, root["documents"][0], each="documents")
    assert fault == {"stamp": "复印属实", "expected": [STAMP]}


def test_an_unrecorded_stamp_is_open_and_one_of_several_will_do() -> None:
    assert on_paper(STAMPED) == "undetermined"
    check = {**STAMPED, "field": "stamps"}
    assert on_paper(check, stamps=[{"name": "公章"}, {"name": STAMP}]) == "pass"
    assert on_paper(check, stamps=[{"name": "公章"}]) == "fail"
    assert on_paper(check, stamps=[{"date": None}]) == "undetermined"
    assert on_paper(check, stamps=[]) == "fail"


# signed


def signature(role: str, name: str | None = "甲", **more: Any) -> dict[str, Any]:
    return {"role": role, "name": name} | more


@pytest.mark.parametrize(
    ("signatures", "expected"),
    [
        ([signature("party"), signature("handler")], "pass"),
        ([signature("party")], "fail"),
        ([signature("party"), signature("handler", None)], "fail"),
        ([signature("party"), {"name": "乙"}], "undetermined"),
        ([signature("party", refused=True), signature("handler")], "fail"),
        ([], "fail"),
        (None, "fail"),
    ],
)
def test_everybody_who_must_sign_has_signed(signatures: Any, expected: str) -> None:
    assert on_paper({"check": "signed", "roles": ["party", "handler"]}, signed_by=signatures) == expected


def test_two_officers_are_two_persons() -> None:
    check = {"check": "signed", "roles": ["handler"], "at_least": 2}
    assert on_paper(check, signed_by=[signature("handler"), signature("handler", "乙")]) == "pass"
    assert on_paper(check, signed_by=[signature("handler"), signature("handler")]) == "fail"


def test_a_refusal_will_do_only_where_the_rule_says_so_and_it_is_noted() -> None:
    check = {"check": "signed", "roles": ["party"], "accept_refusal": True}
    assert on_paper(check, signed_by=[signature("party", refused=True, refusal_noted=True)]) == "pass"
    assert on_paper(check, signed_by=[signature("party", refused=True, refusal_noted=False)]) == "fail"
    assert on_paper(check, signed_by=[signature("party", refused=True)]) == "undetermined"


@given(st.lists(st.sampled_from(["甲", None, UNKNOWN]), min_size=1, max_size=3), st.integers(1, 3))
def test_so_many_of_the_fields_hold_a_signature(values: list[Any], least: int) -> None:
    names = ["party_name", "issued_by", "recipient"][: len(values)]
    paper = {name: value for name, value in zip(names, values, strict=True) if value is not UNKNOWN}
    enough = min(least, len(values))
    sure, maybe = values.count("甲"), sum(value is not None for value in values)
    expected = "pass" if sure >= enough else "undetermined" if maybe >= enough else "fail"
    assert on_paper({"check": "signed", "by": names, "at_least": least}, **paper) == expected


# labelled

LABELLED = {"check": "labelled", "field": "label", "fields": ["name", "quantity", "features", "source"]}


@pytest.mark.parametrize(
    ("label", "expected", "lacking"),
    [
        ({"name": "刀", "quantity": "1", "features": "黑", "source": "现场"}, "pass", 0),
        ({"name": "刀", "quantity": None, "features": "黑", "source": ""}, "fail", 2),
        ({"name": "刀", "quantity": None}, "fail", 1),
        ({"name": "刀"}, "undetermined", 0),
        (None, "fail", 4),
        (UNKNOWN, "undetermined", 0),
    ],
)
def test_a_bag_says_what_is_in_it(label: Any, expected: str, lacking: int) -> None:
    root = file_of(evidence=[{} if label is UNKNOWN else {"label": label}])
    trace = explained(LABELLED, root, root["evidence"][0], each="evidence")
    assert (trace.word(), len(trace.faults)) == (expected, lacking)


# deadline

WITHIN = {"check": "deadline", "from": "events.opened", "to": "events.decided", "amount": 7, "unit": "working_day"}


def dated(opened: Any = UNKNOWN, decided: Any = UNKNOWN, **more: Any) -> dict[str, Any]:
    events = {"opened": opened, "decided": decided}
    return file_of(events={key: value for key, value in events.items() if value is not UNKNOWN}, **more)


def test_the_last_lawful_day_passes_and_the_next_one_fails() -> None:
    # 4 and 5 April 2024 are a holiday and 7 April is a working Sunday
    assert word(WITHIN, dated(date(2024, 3, 29), date(2024, 4, 10))) == "pass"
    trace = explained(WITHIN, dated(date(2024, 3, 29), date(2024, 4, 11)))
    (fault,) = trace.faults
    assert trace.word() == "fail"
    assert (fault["last_day"], fault["used"], fault["limit"]) == (date(2024, 4, 10), 8, 7)


def number_of(check: dict[str, Any], root: dict[str, Any]) -> tuple[int, int | None]:
    """Return (fewest, most) faults that *check* counts."""
    count = compiled(check).count
    assert count is not None
    return count(Run(root, 0), root, root)


@pytest.mark.parametrize(
    ("unit", "amount", "decided", "late"),
    [
        ("working_day", 7, date(2024, 4, 11), 1),
        ("working_day", 7, date(2024, 4, 15), 3),  # 13 and 14 April are a weekend
        ("calendar_day", 7, date(2024, 4, 15), 10),
        ("month", 1, date(2024, 5, 1), 2),
        ("hour", 24, datetime.fromisoformat("2024-03-30 09:01"), 1),
        ("hour", 24, datetime.fromisoformat("2024-03-30 11:00"), 2),
    ],
)
def test_each_day_too_late_can_count_by_itself(unit: str, amount: int, decided: Any, late: int) -> None:
    opened = datetime.fromisoformat("2024-03-29 09:00") if unit == "hour" else date(2024, 3, 29)
    check = {**WITHIN, "unit": unit, "amount": amount, "each_day": True}
    assert number_of(check, dated(opened, decided)) == (late, late)
    (fault,) = explained(check, dated(opened, decided)).faults
    assert fault["over"] == late


def test_nobody_knows_how_many_days_late_an_unrecorded_act_is() -> None:
    check = {**WITHIN, "each_day": True, "when_blank": "fail"}
    assert number_of(check, dated(date(2024, 3, 29))) == (1, None)
    assert number_of(check, dated(decided=date(2024, 3, 29))) == (1, None)
    assert number_of(check, dated(date(2024, 3, 29), None)) == (1, 1), "a blank is one fault"
    assert problems({**check, "edge": "after"}) == ["S386"]


@pytest.mark.parametrize(
    ("listed", "off"), [(0, (2, 2)), (1, (1, 1)), (2, (0, 0)), (3, (0, 0)), (4, (1, 1)), (6, (3, 3))]
)
def test_each_member_missing_or_too_many_can_count_by_itself(listed: int, off: tuple[int, int]) -> None:
    check = {"check": "count", "in": "payments", "at_least": 2, "at_most": 3, "each_one": True}
    assert number_of(check, file_of(payments=[{} for _ in range(listed)])) == off


def test_a_list_that_nobody_recorded_may_lack_any_number() -> None:
    check = {"check": "count", "in": "payments", "at_least": 2, "each_one": True}
    assert number_of(check, file_of()) == (1, None)
    some = {"check": "count", "in": "payments", "at_least": 2, "where": {"amount": 5}, "each_one": True}
    assert number_of(some, file_of(payments=[{"amount": 5}, {}])) == (0, 1)


@given(
    st.sampled_from([None, UNKNOWN, date(2024, 4, 1)]),
    st.sampled_from([None, UNKNOWN, date(2024, 6, 1)]),
    st.sampled_from(["fail", "undetermined", "not_applicable"]),
    st.sampled_from(["fail", "not_applicable"]),
)
def test_a_missing_end_is_never_today(start: Any, end: Any, blank_end: str, blank_start: str) -> None:
    check = {**WITHIN, "when_blank": blank_end, "when_start_blank": blank_start}
    found = word(check, dated(start, end))
    if start is None:
        assert found == blank_start
    elif end is None:
        assert found == (blank_end if start is not UNKNOWN or blank_end == blank_start else "undetermined")
    else:
        assert found == ("undetermined" if UNKNOWN in (start, end) else "fail")


def test_a_year_without_a_calendar_is_not_guessed() -> None:
    trace = explained(WITHIN, dated(date(1990, 3, 1), date(1990, 3, 12)))
    assert (trace.word(), trace.note) == ("undetermined", "no_calendar")


def test_an_excluded_span_needs_its_proof() -> None:
    check = {
        **WITHIN, "unit": "calendar_day", "amount": 10,
        "exclude": {"in": "excluded_periods", "from": "first", "to": "last", "proof": {"proof": {"blank": "false"}}},
    }  # fmt: skip
    span = {"first": date(2024, 3, 5), "last": date(2024, 3, 9)}
    act = (date(2024, 3, 1), date(2024, 3, 16))
    assert word(check, dated(*act, excluded_periods=[{**span, "proof": "听证笔录"}])) == "pass"
    assert word(check, dated(*act, excluded_periods=[{**span, "proof": None}])) == "fail"
    trace = explained(check, dated(*act, excluded_periods=[span]))
    assert (trace.word(), trace.note) == ("undetermined", "no_proof")
    assert word(check, dated(*act)) == "undetermined"
    assert word(check, dated(date(2024, 3, 1), date(2024, 3, 11))) == "pass"
    assert word(check, dated(*act, excluded_periods=None)) == "fail"


def test_an_extension_whose_condition_is_open_leaves_two_limits() -> None:
    check = {**WITHIN, "unit": "calendar_day", "amount": 10, "extend": {"amount": 5, "if": {"category": "penalty"}}}
    assert word(check, dated(date(2024, 3, 1), date(2024, 3, 16))) == "pass"
    check["extend"] = {"amount": 5, "if": {"procedure": "ordinary"}}
    assert word(check, dated(date(2024, 3, 1), date(2024, 3, 16))) == "undetermined"
    assert word(check, dated(date(2024, 3, 1), date(2024, 3, 17))) == "fail"
    assert word(check, dated(date(2024, 3, 1), date(2024, 3, 11))) == "pass"


TERM: dict[str, Any] = {
    "check": "deadline", "from": "began", "to": "ended", "amount": 30, "unit": "calendar_day",
    "exclude": {
        "in": "case.excluded_periods", "from": "first", "to": "last", "where": {"of": "measure"},
        "tie": {"key": "of_no", "is": "doc_no", "among": "case.coercive_measures"},
    },
    "extend": {
        "in": "case.extensions", "amount": "days", "until": "until", "most": 30, "approved": "approved_on",
        "where": {"of": "measure"}, "if": {"approved": True},
        "tie": {"key": "of_no", "is": "doc_no", "among": "case.coercive_measures"},
    },
}  # fmt: skip
A = {"doc_no": "A", "began": date(2025, 6, 24), "ended": date(2025, 7, 30)}
B = {"doc_no": "B", "began": date(2025, 6, 29), "ended": date(2025, 8, 4)}
TESTED = {"of": "measure", "first": date(2025, 7, 1), "last": date(2025, 7, 7)}
LONGER = {"of": "measure", "approved": True, "approved_on": date(2025, 7, 20), "days": 10}


def terms(*measures: dict[str, Any], **more: Any) -> list[str]:
    """Return whether each of the measures was ended in time."""
    root = file_of(coercive_measures=list(measures), **{"excluded_periods": [], "extensions": [], **more})
    return [word(TERM, root, place, "coercive_measures") for place in root["coercive_measures"]]


def test_time_that_belongs_to_one_measure_does_not_help_another() -> None:
    assert terms(A, B, excluded_periods=[{**TESTED, "of_no": "B"}]) == ["fail", "pass"]
    assert terms(A, B, excluded_periods=[TESTED]) == ["undetermined", "undetermined"], "it may be either's"
    assert terms(A, excluded_periods=[TESTED]) == ["pass"], "there is no other"
    assert terms(A, excluded_periods=[{**TESTED, "of_no": "Z"}]) == ["fail"]
    assert terms({**A, "doc_no": None}, B, excluded_periods=[{**TESTED, "of_no": "B"}]) == ["undetermined", "pass"]
    assert terms(A, B, extensions=[{**LONGER, "of_no": "A"}]) == ["pass", "fail"]
    assert terms(A, B, extensions=[LONGER]) == ["undetermined", "undetermined"]
    assert terms(A, B) == ["fail", "fail"]


def test_an_extension_gives_the_days_that_were_approved_in_time() -> None:
    assert terms(A, extensions=[LONGER]) == ["pass"]
    assert terms(A, extensions=[{**LONGER, "days": 5}]) == ["fail"]
    assert terms(A, extensions=[{**LONGER, "approved_on": date(2025, 7, 25)}]) == ["fail"]
    assert terms(A, extensions=[{**LONGER, "approved_on": UNKNOWN}]) == ["undetermined"]
    assert terms(A, extensions=[{**LONGER, "days": None}]) == ["undetermined"]
    assert terms(A, extensions=[{**LONGER, "days": None, "until": date(2025, 7, 29)}]) == ["fail"]
    assert terms({**A, "ended": date(2025, 9, 1)}, extensions=[{**LONGER, "days": None}]) == ["fail"], "at most thirty"
    assert terms(A, extensions=UNKNOWN) == ["undetermined"]
    assert terms({**A, "ended": date(2025, 7, 24)}, extensions=UNKNOWN) == ["pass"]


def test_what_keeps_an_extension_open_is_named() -> None:
    def asked(**more: Any) -> list[str]:
        root = file_of(coercive_measures=[A], **{"excluded_periods": [], "extensions": [], **more})
        trace = explained(TERM, root, root["coercive_measures"][0], "coercive_measures")
        assert trace.word() == "undetermined"
        return [child.path for child in trace.children]

    assert asked(extensions=[{**LONGER, "approved_on": UNKNOWN}]) == ["case.extensions.approved_on"]
    assert asked(extensions=[{**LONGER, "days": UNKNOWN}]) == ["case.extensions.days"], "the day would do as well"
    assert asked(extensions=[{**LONGER, "approved": UNKNOWN}]) == ["case.extensions.approved"]
    assert asked(extensions=UNKNOWN) == ["case.extensions"]
    assert asked(excluded_periods=UNKNOWN) == ["case.excluded_periods"]
    assert asked(excluded_periods=[{**TESTED, "last": UNKNOWN}]) == ["case.excluded_periods.last"]


def test_a_last_day_that_is_one_of_two_says_why() -> None:
    root = file_of(coercive_measures=[{**A, "ended": date(2025, 12, 1)}], excluded_periods=[], extensions=UNKNOWN)
    (fault,) = explained(TERM, root, root["coercive_measures"][0], "coercive_measures").faults
    assert (fault["last_day"], fault["last_day_high"], fault["widened"]) == (
        date(2025, 7, 24), date(2025, 8, 23), ("extension",),
    )  # fmt: skip


def test_what_was_granted_may_be_picked_from_elsewhere() -> None:
    picked = {"pick": "only", "in": "case.extensions", "where": {"of": "measure"}}
    own = {"until": "extended_until", "amount": {**picked, "field": "days"}, "most": 30, "if": {"extended": True},
           "approved": {**picked, "field": "approved_on"}}  # fmt: skip
    check = {**TERM, "extend": own}
    extended = {**A, "extended": True, "extended_until": date(2025, 8, 3)}
    for late, expected in ((date(2025, 7, 20), "pass"), (date(2025, 8, 10), "fail")):
        root = file_of(coercive_measures=[extended], excluded_periods=[], extensions=[{**LONGER, "approved_on": late}])
        assert word(check, root, root["coercive_measures"][0], "coercive_measures") == expected


@pytest.mark.parametrize(
    ("wrong", "codes"),
    [
        ({"extend": {"if": {"extended": True}}}, ["S382"]),
        ({"extend": {"amount": 5}}, ["S382"]),
        ({"extend": {"amount": 5, "if": {"extended": True}, "where": {"of": "measure"}}}, ["S382"]),
        ({"extend": {"amount": 5, "if": {"extended": True}, "most": "viel"}}, ["S382"]),
        ({"extend": {"amount": "doc_no", "if": {"extended": True}}}, ["S309"]),
        ({"extend": {"until": "extended", "if": {"extended": True}}}, ["S309"]),
        ({"extend": {"amount": "days", "in": "case.extensions", "tie": {"key": "of_no"}}}, ["S382"]),
        ({"exclude": {**TERM["exclude"], "tie": {"key": "of_no", "is": "doc_no"}}}, ["S381"]),
        ({"after": {"amount": 3, "unit": "hour"}}, ["S388"]),
    ],
)
def test_an_extension_that_says_too_little_is_refused(wrong: dict[str, Any], codes: list[str]) -> None:
    assert problems({**TERM, **wrong}, "coercive_measures") == codes


def test_a_period_may_start_where_another_ends() -> None:
    check = {**WITHIN, "unit": "month", "amount": 3, "roll": "next_workday", "after": {"amount": 6, "unit": "month"}}
    assert word(check, dated(date(2024, 8, 31), date(2025, 5, 28))) == "pass"
    assert word(check, dated(date(2024, 8, 31), date(2025, 5, 29))) == "fail"


def test_an_act_before_its_start_is_said_to_be_inverted() -> None:
    trace = explained(WITHIN, dated(date(2024, 3, 8), date(2024, 3, 1)))
    assert (trace.word(), trace.note) == ("pass", "inverted")
    trace = explained({**WITHIN, "edge": "after"}, dated(date(2024, 3, 8), date(2024, 3, 1)))
    assert (trace.word(), trace.note) == ("fail", "inverted")


@pytest.mark.parametrize("unit", ["working_day", "calendar_day", "month", "year", "hour"])
def test_an_endless_period_breaks_nothing(unit: str) -> None:
    root = dated(date(2024, 3, 1), date(9999, 12, 31))
    assert word({**WITHIN, "unit": unit, "amount": 10**17}, root) in ("pass", "undetermined")


# sequence

STEPS = {"check": "sequence", "steps": ["events.opened", "events.notified", "events.decided"]}


def stepped(*steps: Any) -> dict[str, Any]:
    names = ("opened", "notified", "decided")
    return file_of(events={name: day for name, day in zip(names, steps, strict=True) if day is not UNKNOWN})


def test_steps_follow_one_another() -> None:
    first, second, third = date(2024, 3, 1), date(2024, 3, 4), date(2024, 3, 11)
    assert word(STEPS, stepped(first, second, third)) == "pass"
    assert word(STEPS, stepped(first, first, third)) == "pass"
    assert word({**STEPS, "strict": True}, stepped(first, first, third)) == "fail"
    assert word(STEPS, stepped(first, None, third)) == "pass"
    assert word({**STEPS, "when_blank": "fail"}, stepped(first, None, third)) == "fail"
    assert word(STEPS, stepped(None, None, third)) == "not_applicable"
    assert faults(STEPS, stepped(second, first, third)) == [
        {"earlier": "events.opened", "earlier_date": second, "later": "events.notified", "later_date": first}
    ]


def test_a_known_inversion_fails_and_an_unknown_step_is_open_otherwise() -> None:
    assert word(STEPS, stepped(date(2024, 3, 11), UNKNOWN, date(2024, 3, 1))) == "fail"
    assert word(STEPS, stepped(date(2024, 3, 1), UNKNOWN, date(2024, 3, 11))) == "undetermined"


def test_a_day_between_two_times_hides_no_inversion() -> None:
    morning, afternoon = MOMENTS[-2:]
    assert word(STEPS, stepped(afternoon, date(2024, 3, 4), morning)) == "fail"


@given(st.lists(st.one_of(st.sampled_from(MOMENTS), st.none(), st.just(UNKNOWN)), max_size=5), st.booleans())
def test_there_is_an_inversion_just_where_two_steps_contradict(steps: list[Any], strict: bool) -> None:
    def contradict(before: Any, after: Any) -> bool:
        left, right = same_day(before, after)
        return bool(left >= right) if strict else bool(left > right)

    known = [step for step in steps if step is not UNKNOWN and step is not None]
    expected = any(contradict(before, after) for before, after in combinations(known, 2))
    assert bool(inversions([(str(index), step) for index, step in enumerate(steps)], strict=strict)) == expected


def test_papers_may_have_to_stand_in_order_of_their_dates() -> None:
    check = {"check": "sequence", "in": "documents", "field": "date"}
    days = [{"type": "笔录", "date": date(2024, 3, day)} for day in (4, 1, 11)]
    assert len(faults(check, file_of(*days))) == 1
    assert word(check, file_of(*days, complete=False)) == "fail"
    assert word(check, file_of(days[0], days[2], complete=False)) == "undetermined"
    assert word(check, file_of(days[0], days[2])) == "pass"
    assert word(check, file_of(days[0])) == "not_applicable"


# consistent

SAME = {"check": "consistent", "paths": ["case_no", "cover.case_no", "decision.doc_no"], "form": "document_number"}


def test_numbers_agree_whatever_their_brackets() -> None:
    numbers: dict[str, Any] = {"case_no": "示罚〔2024〕1号", "cover": {"case_no": "示罚[2024]１号"}}
    assert word(SAME, file_of(**numbers, decision={"doc_no": None})) == "pass"
    assert word(SAME, file_of(**numbers)) == "undetermined"
    root = file_of(**numbers, decision={"doc_no": "示罚〔2024〕2号"})
    (fault,) = faults(SAME, root)
    assert (fault["differs"], fault["value"]) == ("decision.doc_no", "示罚〔2024〕2号")
    assert word(SAME, file_of(case_no="1", cover=None, decision=None)) == "not_applicable"


@pytest.mark.parametrize(
    ("outcome", "expected"),
    [
        ("罚款6000元", "pass"),
        ("罚款6,000.00元，没收酸奶12盒", "pass"),
        ("罚款0.6万元", "pass"),
        ("罚款60000元", "fail"),
    ],
)
def test_a_sum_in_a_text_agrees_with_a_number(outcome: str, expected: str) -> None:
    check = {"check": "consistent", "paths": ["cover.outcome", "penalty.fine"], "form": "amount"}
    assert word(check, file_of(cover={"outcome": outcome}, penalty={"fine": Decimal(6000)})) == expected


def test_names_agree_whatever_their_width() -> None:
    check = {"check": "consistent", "in": "documents", "field": "party_name"}
    names = ("示例（博湖）公司", "示例(博湖) 公司", "示例公司")
    assert word(check, file_of(*({"type": "笔录", "party_name": name} for name in names[:2]))) == "pass"
    found = faults(check, file_of(*({"type": "笔录", "party_name": name} for name in names)))
    assert [fault["value"] for fault in found] == ["示例公司"]


@given(st.lists(st.one_of(st.sampled_from(MOMENTS), st.none()), max_size=4))
def test_dates_agree_unless_two_of_them_contradict(days: list[Any]) -> None:
    check = {"check": "consistent", "in": "services", "field": "served_on"}
    known = [day for day in days if day is not None]
    clash = any(len(set(same_day(left, right))) > 1 for left, right in combinations(known, 2))
    expected = "fail" if clash else "pass" if len(known) > 1 else "not_applicable"
    assert word(check, file_of(services=[{"served_on": day} for day in days])) == expected


# count, matches


def test_members_that_may_count_leave_the_number_open() -> None:
    check = {"check": "count", "in": "documents", "where": {"form": "photocopy"}, "at_least": 1, "at_most": 2}
    copies, unknown = papers("笔录", "照片", "申请书", form="photocopy"), papers("决定书")
    assert word(check, file_of(*copies[:2])) == "pass"
    assert word(check, file_of(*copies)) == "fail"
    assert word(check, file_of(*copies[:2], *unknown)) == "undetermined"
    assert word(check, file_of(*copies, *unknown)) == "fail"
    assert word(check, file_of()) == "fail"
    assert word(check, file_of(*copies[:2], complete=False)) == "undetermined"
    assert faults(check, file_of()) == [{"counted": 0, "demanded": {"at_least": 1, "at_most": 2}, "members": []}]


def test_the_whole_text_has_the_form() -> None:
    check = {"check": "matches", "field": "case_no", "pattern": "〔[0-9]{4}〕[0-9]+号"}
    assert word(check, file_of(case_no="〔2024〕1号")) == "pass"
    assert word(check, file_of(case_no="第〔2024〕1号")) == "fail"
    assert word(check, file_of(case_no=None)) == "not_applicable"
    assert word({**check, "when_blank": "fail"}, file_of(case_no=None)) == "fail"
    assert word(check, file_of()) == "undetermined"


@given(st.dates(date(2024, 1, 1), date(2024, 12, 1)), st.integers(0, 30), st.integers(0, 40))
def test_a_plain_period_of_days_is_a_sum(start: date, amount: int, later: int) -> None:
    check = {**WITHIN, "unit": "calendar_day", "amount": amount}
    expected = "pass" if later <= amount else "fail"
    assert word(check, dated(start, start + timedelta(later))) == expected


# named

NAMED = {"check": "named", "field": "cover.party", "in": "parties", "by": "name", "cases": "unit.case_nos"}
ONE, TWO = [{"name": "某商店"}], [{"name": "某商店"}, {"name": "阿不都·热合曼"}]


@pytest.mark.parametrize(
    ("parties", "cases", "written", "expected"),
    [
        (ONE, 1, "某 商店", "pass"),
        (ONE, 1, "某商行", "fail"),
        (ONE, 1, "某商店分店", "fail"),
        (ONE, 1, "某商店（经营者马某）", "pass"),
        (ONE, 1, "和顺便利店（经营者：某商店）", "pass"),
        (ONE, 1, "和顺便利店（马某）", "fail"),
        ([{"name": "某公司（分公司）"}, {"name": "马某"}], 1, "某公司(分公司)等2户（见卷内目录）", "pass"),
        ([{"name": "某公司（分公司）"}], 1, "某公司(分公司)", "pass"),
        (ONE, 1, "某商店等2人", "fail"),
        (ONE, 1, "某商店等", "undetermined"),
        (TWO, 1, "某商店", "pass"),
        (TWO, 1, "某商店、阿不都•热合曼", "pass"),
        (TWO, 1, "阿不都·热合曼 某商店", "pass"),
        (TWO, 1, "某商店等2人", "pass"),
        (TWO, 1, "某商店等二家", "pass"),
        (TWO, 1, "某商店等３人", "fail"),
        (TWO, 1, "某商店等人", "pass"),
        (TWO, 1, "某商行等2人", "fail"),
        (TWO, 1, "见卷内目录", "fail"),
        (ONE, 3, "某商店等3人", "pass"),
        (ONE, 3, "某商店等十二人(见卷内目录)", "undetermined"),
        (ONE, 3, "某商店等3案", "pass"),
        (ONE, 3, "某商店等4案", "fail"),
        (ONE, 3, "见卷内目录", "pass"),
        (ONE, 3, "某商行", "fail"),
        (ONE, None, "某商店等40人", "undetermined"),
        (ONE, None, "见卷内目录", "undetermined"),
        (ONE, 1, "", "not_applicable"),
    ],
)
def test_a_cover_names_all_parties_or_one_with_their_number(
    parties: list[Any], cases: int | None, written: str, expected: str
) -> None:
    unit: dict[str, Any] = {} if cases is None else {"unit": {"case_nos": [str(number) for number in range(cases)]}}
    root = file_of(party=parties[0], parties=parties[1:], cover={"party": written}, **unit)
    assert word(NAMED, root) == expected


def test_who_is_not_known_is_not_missing() -> None:
    assert word(NAMED, file_of(cover={"party": "某商行"}, unit={"case_nos": ["1"]})) == "undetermined"
    assert word(NAMED, file_of(party={"kind": "legal_person"}, cover={"party": "某商行"})) == "undetermined"
    assert word(NAMED, file_of(party=ONE[0], unit={"case_nos": ["1"]})) == "undetermined"


def test_a_name_that_is_wrong_is_told_with_the_right_one() -> None:
    (fault,) = faults(NAMED, file_of(party=ONE[0], cover={"party": "某商行"}, unit={"case_nos": ["1"]}))
    assert fault == {"differs": "cover.party", "value": "某商行", "usual": "某商店"}
