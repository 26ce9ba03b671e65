"""One fact, one key: other spellings of a key are read under the key, and contradictions are told."""

from typing import Any

import pytest
import yaml
from tests.rules.files import ROOT, engine

from casefile_rules.casefile._shape import read_shape
from casefile_rules.casefile._twins import twins_in
from casefile_rules.casefile.reader import case_file_from, parse_case_file
from casefile_rules.casefile.view import notices_of, view_of
from casefile_rules.casefile.vocabulary import bundled_vocabulary
from casefile_rules.values import Record


def view(**manifest: Any) -> Record:
    data = case_file_from({"format": "casefile/1", "category": "penalty"} | manifest).data
    return view_of(data, bundled_vocabulary())


def twins() -> dict[str, str]:
    found = [(section, one) for section in read_shape().fields for one in twins_in(section)]
    return {f"{section}.{one.old}": f"{one.section}.{one.key}" for section, one in found}


def test_the_contract_says_which_keys_are_spellings_of_another() -> None:
    assert twins() == {
        "penalty.legal_review_due": "legal_review.due",
        "penalty.discussion_due": "collective_discussion.due",
        "events.discussed": "collective_discussion.held_on",
        "events.reviewed": "legal_review.done_on",
        "events.heard": "hearing.held_on",
        "events.hearing_asked": "hearing.requested_on",
        "events.hearing_notified": "hearing.announced_on",
        "events.submitted": "submissions.made_on",
        "events.transferred": "transfer.sent_on",
    }


@pytest.mark.parametrize(("old", "key"), sorted(twins().items()))
def test_both_are_of_one_kind(old: str, key: str) -> None:
    """Of the flags only duties are twins: there a yes weighs more than a no."""
    one, other = (_field(path) for path in (old, key))
    assert one.kind == other.kind
    assert one.kind != "boolean" or key.endswith(".due")
    assert not other.same_as


def _field(path: str) -> Any:
    section, name = path.split(".")
    return read_shape().fields[section].fields[name]


def test_a_fact_written_in_the_other_place_is_read() -> None:
    root = view(penalty={"legal_review_due": True}, events={"heard": "2024-05-06"})
    assert root["legal_review"] == {"due": True}
    assert root["hearing"]["held_on"].isoformat() == "2024-05-06"
    assert root["told"] == []


def test_a_blank_in_the_other_place_is_blank() -> None:
    assert view(events={"heard": None}, hearing={"told": True})["hearing"] == {"told": True, "held_on": None}


def test_what_was_read_stays_as_it_is() -> None:
    data = case_file_from({"format": "casefile/1", "events": {"heard": "2024-05-06"}, "hearing": {"held": True}}).data
    view_of(data, bundled_vocabulary())
    assert data["hearing"] == {"held": True}


def test_a_time_says_more_than_its_day() -> None:
    root = view(events={"heard": "2024-05-06 10:30"}, hearing={"held_on": "2024-05-06"})
    assert root["hearing"]["held_on"].isoformat(" ", "minutes") == "2024-05-06 10:30"
    assert root["told"] == []


@pytest.mark.parametrize(("here", "there"), [(True, False), (False, True), (True, None), (None, True)])
def test_a_duty_that_one_place_affirms_is_due(here: bool | None, there: bool | None) -> None:
    root = view(legal_review={"due": here}, penalty={"legal_review_due": there})
    assert root["legal_review"]["due"] is True
    assert [one.code for one in root["told"]] == ["K252"]


@pytest.mark.parametrize(("here", "there"), [("2024-05-06", "2024-05-07"), ("2024-05-06", None), (None, "2024-05-06")])
def test_two_dates_of_one_fact_leave_it_unknown(here: str | None, there: str | None) -> None:
    root = view(hearing={"held_on": here, "held": True}, events={"heard": there})
    assert root["hearing"] == {"held": True}
    assert [one.code for one in root["told"]] == ["K253"]


def test_a_section_that_is_blank_contradicts_what_is_written_elsewhere() -> None:
    root = view(legal_review=None, penalty={"legal_review_due": True})
    assert root["legal_review"] == {"due": True}
    assert [one.code for one in root["told"]] == ["K252"]


def test_a_contradiction_is_told_with_both_places() -> None:
    text = "format: casefile/1\nhearing: {held_on: 2024-05-06}\nevents:\n  decided: 2024-06-01\n  heard: 2024-05-07\n"
    found = parse_case_file(text, "a.yaml")
    told = notices_of(view_of(found.data, bundled_vocabulary()), found.source, "a.yaml")
    assert [(one.line, one.column) for one in told] == [(5, 3)]
    zh, en = told[0].text("zh"), told[0].text("en")
    assert "听证·听证日期" in zh
    assert "办案时间·听证" in zh
    assert "2024-05-06" in zh
    assert "2024-05-07" in zh
    assert "events.heard" in en


def test_an_assessment_tells_it() -> None:
    manifest = {"format": "casefile/1", "penalty": {"legal_review_due": True}, "legal_review": {"due": False}}
    notices = engine().assess(case_file_from(manifest)).to_dict()["notices"]
    assert [one["code"] for one in notices] == ["K252"]


@pytest.mark.parametrize("path", sorted((ROOT / "rules").glob("*/**/*.yaml")), ids=lambda path: path.stem)
def test_bundled_rules_read_the_one_key(path: Any) -> None:
    """Examples may write the other: they are manifests."""
    found: set[str] = set()
    _walk(yaml.safe_load(path.read_text(encoding="utf-8")), found)
    for old in twins():
        assert not [text for text in found if old in text.replace("case.", "")], old


def _walk(node: Any, found: set[str]) -> None:
    if isinstance(node, dict):
        for key, value in node.items():
            if key != "examples":
                found.add(str(key))
                _walk(value, found)
    elif isinstance(node, list):
        for each in node:
            _walk(each, found)
    else:
        found.add(str(node))
