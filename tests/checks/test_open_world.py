"""What holds of every kind of check: what is certain stays so when more is recorded, and nothing breaks."""

import random
from copy import deepcopy
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.checks.helpers import compiled, explained, view
from tests.strategies import DAYS, forgotten, known_files
from tests.work import calls_of

from casefile_rules.checks import BUILT_IN
from casefile_rules.conditions import NOTES, Run
from casefile_rules.engine import Body
from casefile_rules.status import ERROR, FAIL, MAY_NOT_APPLY, NOT_APPLICABLE, UNDETERMINED, WORDS

CHECKS: dict[str, tuple[str, dict[str, Any]]] = {
    "required": ("", {"check": "required", "type": "笔录"}),
    "required two": ("", {"check": "required", "any_of": ["笔录", "照片"], "volume": "main", "at_least": 2}),
    "required where": ("", {"check": "required", "type": "笔录", "where": {"form": "original"}}),
    "required at a place": ("documents", {"check": "required", "type": "笔录"}),
    "excluded": ("", {"check": "excluded", "types": ["照片"]}),
    "excluded where": ("", {"check": "excluded", "where": {"form": "photocopy"}, "volume": "main"}),
    "excluded duplicates": ("", {"check": "excluded", "duplicates": True}),
    "placed": ("", {"check": "placed"}),
    "placed main": ("", {"check": "placed", "volume": "main"}),
    "ordered": ("", {"check": "ordered", "order": "main"}),
    "ordered volume": ("volumes", {"check": "ordered", "order": "main"}),
    "paginated": ("", {"check": "paginated"}),
    "paginated file": ("", {"check": "paginated", "per": "file"}),
    "paginated marks": (
        "",
        {"check": "paginated", "spans": False, "front": ["upper_right"], "back": ["upper_left"],
         "exception": ["back:upper_left"], "exception_for": ["photo"]},
    ),
    "catalogued": ("", {"check": "catalogued"}),
    "catalogued volume": ("volumes", {"check": "catalogued", "pages": False}),
    "named": ("", {"check": "named", "field": "cover.party", "in": "parties", "by": "name"}),
    "stamped": ("documents", {"check": "stamped", "text": "经核对与原件无误"}),
    "stamped stamps": ("documents", {"check": "stamped", "text": "“经核对与原件无误”", "field": "stamps"}),
    "signed by": ("documents", {"check": "signed", "by": ["party_name", "signed_by.name"], "at_least": 1}),
    "signed roles": ("documents", {"check": "signed", "roles": ["party", "handler"]}),
    "signed two": ("documents", {"check": "signed", "roles": ["handler"], "at_least": 2, "accept_refusal": True}),
    "labelled": ("evidence", {"check": "labelled", "field": "label", "fields": ["name", "quantity"]}),
    "deadline": ("", {"check": "deadline", "from": "events.opened", "to": "events.decided", "amount": 5,
                      "unit": "working_day"}),
    "deadline excluded": (
        "",
        {"check": "deadline", "from": "events.opened", "to": "events.decided", "amount": 3, "unit": "calendar_day",
         "exclude": {"in": "excluded_periods", "from": "first", "to": "last", "where": {"kind": "hearing"},
                     "proof": {"proof": {"blank": False}}},
         "extend": {"amount": 4, "if": {"check": "required", "type": "审批表"}}, "when_blank": "fail"},
    ),
    "deadline each day": (
        "",
        {"check": "deadline", "from": "events.opened", "to": "events.decided", "amount": 2, "unit": "working_day",
         "each_day": True, "exclude": {"in": "excluded_periods", "from": "first", "to": "last"}},
    ),
    "count each one": ("", {"check": "count", "in": "documents", "where": {"type": "照片"}, "at_least": 2,
                            "each_one": True}),
    "ordered by date": ("", {"check": "ordered", "order": "main", "by": "date"}),
    "sequence": ("", {"check": "sequence", "steps": ["events.opened", "events.notified", "events.decided"]}),
    "sequence strict": ("", {"check": "sequence", "steps": ["events.opened", "events.notified", "events.served"],
                             "strict": True, "when_blank": "fail"}),
    "sequence in": ("", {"check": "sequence", "in": "documents", "field": "date", "where": {"form": "original"}}),
    "consistent": ("", {"check": "consistent", "paths": ["case_no", "cover.case_no", "decision.doc_no"],
                        "form": "document_number"}),
    "consistent in": ("", {"check": "consistent", "paths": ["cover.party"], "in": "documents", "field": "party_name",
                           "where": {"type": "决定书"}}),
    "consistent dates": ("", {"check": "consistent", "paths": ["events.opened", "events.served", "documents.date"]}),
    "count": ("", {"check": "count", "in": "documents", "where": {"type": "照片"}, "at_least": 1, "at_most": 2}),
    "matches": ("documents", {"check": "matches", "field": "doc_no", "pattern": "〔[0-9]{4}〕1号"}),
    "matches list": ("documents", {"check": "matches", "field": "signed_by.name", "pattern": "甲",
                                   "when_blank": "fail"}),
    "timed": ("documents", {"check": "timed", "from": "date", "to": "made_on"}),
    "people": ("documents", {"check": "people", "named": [{"in": "signed_by", "where": {"role": "handler"}}],
                             "at_least": 2}),
    "total": ("", {"check": "total", "of": [{"in": "documents", "field": "pages.count", "where": {"type": "照片"}}],
                   "at_most": [{"in": "documents", "field": "pages.count", "where": {"type": "笔录"}}]}),
    "present": ("documents", {"check": "present", "fields": ["date", "signed_by"]}),
}  # fmt: skip

COMPILED = {name: compiled(check, each) for name, (each, check) in CHECKS.items()}


def test_every_kind_is_tried() -> None:
    assert {check["check"] for _, check in CHECKS.values()} | {"judge"} == set(BUILT_IN)


def places(name: str, root: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """Return the places of a check by a name that forgetting does not change."""
    each = CHECKS[name][0]
    if not each:
        return {"": root}
    return {str(place.get("x-place", index)): place for index, place in enumerate(root.get(each) or ())}


def marked(data: dict[str, Any]) -> dict[str, Any]:
    """Return *data* with a mark on every document and volume, by which it is known again."""
    for volume in data["volumes"]:
        volume["x-place"] = volume["kind"]
        for index, document in enumerate(volume["documents"]):
            document["x-place"] = f"{volume['kind']}/{index}"
    return data


@given(known_files(), st.randoms(use_true_random=False), st.sampled_from([0.05, 0.3]))
@settings(max_examples=150)
def test_what_is_certain_stays_so_when_more_is_recorded(data: dict[str, Any], rnd: random.Random, share: float) -> None:
    whole = marked(data)
    before, after = view(forgotten(deepcopy(whole), rnd, share)), view(whole)
    for name, check in COMPILED.items():
        known = places(name, after)
        for key, place in places(name, before).items():
            then, now = explained(check, before, place), explained(check, after, known[key])
            assert then.status in (UNDETERMINED, now.status), (name, then, now)
            assert check.lapses or NOT_APPLICABLE not in (then.status, now.status), (name, then, now)
            if check.count is not None and now.status == FAIL and then.status == FAIL:
                low, high = check.count(Run(before), place, place)
                fewest, most = check.count(Run(after), known[key], known[key])
                assert low <= max(1, fewest), (name, then.faults, now.faults)
                assert high is None or (most is not None and most <= max(1, high)), (name, then.faults, now.faults)


def test_what_is_undetermined_may_come_to_whatever_it_comes_to_when_more_is_recorded() -> None:
    """A demand may lapse when more is recorded (a date turns out to be blank): then that was possible before."""
    both = {"check": "sequence", "steps": ["events.opened", "events.decided"]}
    body = Body({}, compiled(both))
    opened = {"opened": date(2024, 3, 1)}
    now, later = (body.places(Run(view({"events": events})))[0].mask for events in (opened, opened | {"decided": None}))
    assert later == MAY_NOT_APPLY
    assert now & later == later


LEFT_OPEN = {
    "deadline": "a blank date is undetermined unless the rule says otherwise",
    "deadline excluded": "the same for a blank start",
    "deadline each day": "the same, and a span without its first or last day may be of any length",
    "paginated marks": "a photo without a number may carry it on a back that is not listed",
}


@given(known_files())
@settings(max_examples=60)
def test_of_a_file_of_which_everything_is_known_nothing_is_undetermined(data: dict[str, Any]) -> None:
    root = view(data)
    for name, check in COMPILED.items():
        for place in places(name, root).values():
            trace = explained(check, root, place)
            if name not in LEFT_OPEN:
                assert trace.status not in (UNDETERMINED, ERROR), (name, trace)


@given(known_files(), st.randoms(use_true_random=False))
@settings(max_examples=60)
def test_what_is_undetermined_says_why(data: dict[str, Any], rnd: random.Random) -> None:
    root = view(forgotten(data, rnd, 0.4))
    for name, check in COMPILED.items():
        for place in places(name, root).values():
            trace = explained(check, root, place)
            leaves = list(trace.leaves())
            assert {leaf.note for leaf in leaves} <= {"", *NOTES}
            if trace.status == UNDETERMINED:
                assert any(leaf.note for leaf in leaves) or trace.note, (name, trace)


@pytest.mark.parametrize("name", CHECKS)
def test_of_nothing_recorded_nothing_is_concluded(name: str) -> None:
    assert explained(COMPILED[name], {}, {}).status == UNDETERMINED


EMPTY = {
    "required": "fail", "required two": "fail", "required where": "fail", "count": "fail",
    "excluded": "pass", "excluded where": "pass", "excluded duplicates": "pass",
    "placed": "not_applicable", "placed main": "not_applicable", "ordered": "not_applicable",
    "paginated": "not_applicable", "paginated file": "not_applicable", "paginated marks": "not_applicable",
    "catalogued": "not_applicable", "sequence in": "not_applicable",
}  # fmt: skip


@pytest.mark.parametrize(("name", "expected"), EMPTY.items())
def test_an_empty_closed_file_is_settled(name: str, expected: str) -> None:
    empty: dict[str, Any] = {"kind": "main", "complete": True, "documents": [], "catalogue": []}
    root = view({"category": "penalty", "volumes": [empty, {**empty, "kind": "sub"}]})
    assert WORDS[explained(COMPILED[name], root).status] == expected


def test_a_list_that_is_not_recorded_may_hold_anything() -> None:
    for name in EMPTY:
        assert explained(COMPILED[name], view({"category": "penalty"})).status == UNDETERMINED, name


BIG = 20_000
LARGE = [name for name, (each, _) in CHECKS.items() if not each and not name.startswith(("deadline", "sequence s"))]


def big_file(size: int) -> dict[str, Any]:
    """Return a file of *size* documents with a fault at nearly each of them."""
    names = ("照片", "笔录", "申请书", "决定书", "审批表", None, "没有人认识的")
    found = [
        {"type": names[index % 7], "pages": (index % 100 + 1, index % 90 + 1), "doc_no": f"{index % 50}",
         "date": DAYS[index % 5], "form": "photocopy", "party_name": f"{index % 9}"}
        for index in range(size)
    ]  # fmt: skip
    lines = [{"title": f"目录{index}", "pages": (1, 1)} for index in range(size)]
    volume = {"kind": "main", "complete": True, "documents": found, "catalogue": lines}
    return view({"category": "penalty", "volumes": [volume, {"kind": "sub", "complete": True, "documents": []}]})


@pytest.mark.parametrize("name", LARGE)
def test_ten_times_the_documents_take_about_ten_times_the_work(name: str) -> None:
    few, many = (big_file(size) for size in (BIG // 10, BIG))
    explained(COMPILED[name], few)  # what is made once is made
    assert calls_of(lambda: explained(COMPILED[name], many)) < 15 * calls_of(lambda: explained(COMPILED[name], few))
