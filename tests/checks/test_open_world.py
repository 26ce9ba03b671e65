"""What holds of every kind of check: what is certain stays so when more is recorded, and nothing breaks."""

import random
from copy import deepcopy
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.checks.helpers import compiled, explained, view
from tests.strategies import forgotten, known_files

from casefile_rules.checks import built_in
from casefile_rules.conditions import NOTES, Run
from casefile_rules.status import ERROR, FAIL, UNDETERMINED, WORDS

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
    "matches list": ("documents", {"check": "matches", "field": "signed_by.name", "pattern": "甲", "when_blank": "fail"}),
    "present": ("documents", {"check": "present", "fields": ["date", "signed_by"]}),
}  # fmt: skip

COMPILED = {name: compiled(check, each) for name, (each, check) in CHECKS.items()}


def test_every_kind_is_tried() -> None:
    assert {check["check"] for _, check in CHECKS.values()} | {"judge"} == set(built_in())


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
            if check.count is not None and now.status == FAIL and then.status == FAIL:
                low, high = check.count(Run(before), place, place)
                fewest, most = check.count(Run(after), known[key], known[key])
                assert low <= max(1, fewest), (name, then.faults, now.faults)
                assert high is None or (most is not None and most <= max(1, high)), (name, then.faults, now.faults)


@given(known_files())
@settings(max_examples=60)
def test_of_a_file_of_which_everything_is_known_nothing_is_undetermined(data: dict[str, Any]) -> None:
    root = view(data)
    for name, check in COMPILED.items():
        for place in places(name, root).values():
            trace = explained(check, root, place)
            assert trace.status not in (UNDETERMINED, ERROR) or name == "deadline", (name, trace)


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


@pytest.mark.parametrize("name", CHECKS)
def test_an_empty_closed_file_is_settled(name: str) -> None:
    empty = {"kind": "main", "complete": True, "documents": [], "catalogue": []}
    root = view({"category": "penalty", "volumes": [empty, {**empty, "kind": "sub"}]})
    if not CHECKS[name][0]:
        lacking = {"required", "required two", "required where", "count"}
        other = {"deadline", "deadline excluded", "sequence", "sequence strict", "consistent"}
        status = WORDS[explained(COMPILED[name], root).status]
        if name in lacking:
            assert status == "fail"
        elif name.startswith("excluded"):
            assert status == "pass"
        elif name not in other and name not in ("consistent in", "consistent dates"):
            assert status == "not_applicable"
