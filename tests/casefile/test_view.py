"""The view: what follows from a manifest, with the unknown kept apart from the blank and the absent."""

import copy
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casefile_rules.casefile.reader import case_file_from, read_case_file
from casefile_rules.casefile.view import casefile_subject, view_of
from casefile_rules.casefile.vocabulary import bundled_vocabulary
from casefile_rules.shape import Field
from casefile_rules.subjects import Subject, names, register, subject
from casefile_rules.values import Record, Records

EXAMPLE = Path(__file__).parent / "example.yaml"


def view(**manifest: Any) -> Record:
    data = case_file_from({"format": "casefile/1", "category": "penalty"} | manifest).data
    return view_of(data, bundled_vocabulary())


@pytest.fixture(scope="module")
def example() -> Record:
    return view_of(read_case_file(EXAMPLE).data, bundled_vocabulary())


def test_documents_of_all_volumes_stand_at_the_root(example: Record) -> None:
    decision, licence, interview, stray = example["documents"]
    assert decision["type"] == "行政处罚决定书"
    assert decision["title"] == "示例县市场监督管理局行政处罚决定书"
    assert (decision["type.id"], decision["type.group"]) == ("penalty_decision", "decision")
    assert (decision["type.volume"], decision["type.within"]) == ("main", "行政处罚决定书")
    assert (interview["pages.first"], interview["pages.last"], interview["pages.count"]) == (5, 7, 3)
    assert interview["position"] == 3
    assert interview["volume"]["kind"] == "main"
    assert interview["key"] == "volumes/main/documents/3"
    assert interview["at"] == ("volumes", 0, "documents", 2)
    assert licence["type.id"] == "party_identity"
    assert "type" not in stray
    assert stray["title"] == "神秘材料"
    assert decision["doc_no"] == "示市监罚〔2024〕3号" == example["decision"]["doc_no"]
    assert example["case_no"] == "示市监立〔2024〕12号"


def test_a_title_that_matches_nothing_is_reported(example: Record) -> None:
    assert [(each["title"], each["path"]) for each in example["unmatched"]] == [
        ("神秘材料", "volumes/main/documents/4")
    ]


def test_lines_of_the_catalogue_have_types_too(example: Record) -> None:
    first, second = example["volumes"][0]["catalogue"]
    assert (first["type"], first["pages.count"], first["position"]) == ("行政处罚决定书", 3, 1)
    assert second["type.id"] == "party_identity"
    assert second["doc_no"] is None


def test_what_was_observed_and_not_written_is_blank(example: Record) -> None:
    decision, licence, interview, _ = example["documents"]
    assert licence["certification"]["source"] is None
    assert licence["certification"]["stamp"] == "经核对与原件无误"
    assert decision["certification"] is None
    assert decision["signed_by"] is None
    assert interview["signed_by"][0]["date"] is None
    assert interview["date"] is None
    assert licence["date"] is None
    assert "stamps" not in licence, "stamps were not looked at"
    assert example["cover"]["fonds_no"] is None
    assert example["cover"]["archive_no"] == "0123"
    assert "date" not in example["remarks_sheet"]


@pytest.mark.parametrize(
    ("volume", "unseen"),
    [
        ({"complete": True, "documents": []}, False),
        ({"complete": True, "documents": None}, False),
        ({"complete": True}, True),
        ({"complete": False, "documents": []}, True),
        ({"documents": []}, True),
        ({"present": "false"}, False),
        ({"present": "unknown"}, True),
        ({"present": "true", "complete": True, "documents": []}, False),
    ],
)
def test_only_what_is_closed_is_closed(volume: Record, unseen: bool) -> None:
    main = {"kind": "main", "complete": True, "documents": []}
    documents = view(volumes=[main, {"kind": "sub"} | volume])["documents"]
    assert isinstance(documents, Records)
    assert list(documents) == []
    assert [each["volume"]["kind"] for each in documents.unseen] == (["sub"] if unseen else [])


@pytest.mark.parametrize("volumes", [{}, {"volumes": None}, {"volumes": []}])
def test_a_volume_that_is_not_listed_is_unseen(volumes: Record) -> None:
    found = view(**volumes)
    assert [each["volume"]["kind"] for each in found["documents"].unseen] == ["main", "sub"]
    assert len(found["volumes"].unseen) == 2
    assert found["unmatched"].unseen, "what is unseen may have any title"


def test_several_volumes_of_a_kind_have_names_of_their_own() -> None:
    main = {"kind": "main", "complete": True, "documents": [{"type": "行政处罚决定书"}]}
    found = view(volumes=[main, main])
    assert [each["key"] for each in found["documents"]] == ["volumes/main/documents/1", "volumes/main-2/documents/1"]


def test_blank_pages_are_blank_and_a_blank_type_is_unknown() -> None:
    main = {"kind": "main", "complete": True, "documents": [{"type": None, "pages": None}, {"title": "送达回证"}, {}]}
    blank, titled, unknown = view(volumes=[main])["documents"]
    assert "type" not in blank
    assert "type.group" not in blank
    assert blank["pages.first"] is None
    assert titled["type"] == "送达凭证"
    assert "type" not in unknown
    assert "type.group" not in unknown
    assert "pages.first" not in unknown


def test_the_year_of_the_file_has_a_first_and_a_last_day() -> None:
    unit = view(unit={"year": 2024})["unit"]
    assert (unit["first_day"], unit["last_day"]) == (date(2024, 1, 1), date(2024, 12, 31))
    assert view(unit={"year": None})["unit"]["first_day"] is None
    assert view(unit={"year": 20240})["unit"]["last_day"] is None, "no calendar has it"
    assert "first_day" not in view(unit={"section": "食品股"})["unit"]


@pytest.mark.parametrize("key", ["category", "procedure", "state"])
def test_what_every_case_has_is_unknown_where_it_was_left_blank(key: str) -> None:
    assert key not in view(**{key: None})


@pytest.mark.parametrize(
    ("listed", "key"),
    [("coercive_measures", "kind"), ("enforcements", "kind"), ("excluded_periods", "of"), ("extensions", "of"),
     ("notices", "kind"), ("publications", "stage"), ("services", "of"), ("services", "mode")],
)  # fmt: skip
def test_so_is_what_every_member_of_a_list_has(listed: str, key: str) -> None:
    assert key not in view(**{listed: [{key: None}]})[listed][0]
    assert view(**{listed: [{"observed": True, key: None}]})[listed][0][key] is None


@given(st.data())
def test_the_data_stays_as_it_is_and_keys_may_be_in_any_order(data: st.DataObject) -> None:
    manifest = read_case_file(EXAMPLE).data
    before = copy.deepcopy(manifest)
    shuffled = {key: manifest[key] for key in data.draw(st.permutations(sorted(manifest)))}
    first, second = (view_of(each, bundled_vocabulary()) for each in (manifest, shuffled))
    assert manifest == before
    assert {key: repr(value) for key, value in first.items()} == {key: repr(second[key]) for key in first}


def test_every_field_of_the_view_is_in_its_shape(example: Record) -> None:
    """Nothing can be asked for that is not there, and what is there can be asked for (but for ``key`` and ``at``)."""
    shape = casefile_subject().shape_for(bundled_vocabulary())
    _walk(example, shape)
    assert shape.fields["documents"].item is shape.fields["volumes"].item.fields["documents"].item  # type: ignore[union-attr] # a volume has documents


def _walk(value: Any, field: Field) -> None:
    if isinstance(value, dict) and field.kind == "record":
        for key, below in value.items():
            name, _, facet = key.partition(".")
            if key in ("key", "at", "volume", "kinds", "told", "inferred", "ruled_out", "untitled", "type.maybe"):
                continue
            assert name in field.fields, key
            assert not facet or facet in field.fields[name].flat, key
            if not facet:
                _walk(below, field.fields[name])
    elif isinstance(value, list) and field.item is not None:
        for each in value:
            _walk(each, field.item)


def test_a_rule_may_name_a_type_by_any_of_its_names() -> None:
    shape = casefile_subject().shape_for(bundled_vocabulary())
    documents = shape.fields["documents"].item
    assert documents is not None
    kind = documents.fields["type"]
    assert kind.kind == "choice"
    assert kind.value_labels["送达回证"] == "送达凭证" == kind.value_labels["service_receipt"]
    assert kind.value_labels["现场检查（勘察）笔录"] == "现场检查(勘验)笔录"
    assert "record" in kind.flat["group"].values
    assert "main" in kind.flat["volume"].values


def test_reading_does_not_know_the_virtual_fields() -> None:
    from casefile_rules.casefile._shape import read_shape, view_shape

    view_shape(bundled_vocabulary())
    volumes = read_shape().fields["volumes"].item
    assert "documents" not in read_shape().fields
    assert volumes is not None
    documents = volumes.fields["documents"].item
    assert documents is not None
    assert "volume" not in documents.fields
    assert documents.fields["type"].kind == "text"


def test_the_case_file_is_a_subject_and_others_may_follow() -> None:
    known = subject("casefile")
    assert known.name == "casefile"
    assert known.element_names["documents"] == "document"
    data = read_case_file(EXAMPLE).data
    assert known.identities(data) == (
        "示市监立[2024]12号",
        "示市监立〔2024〕12号",
        "0123",
        "示市监罚（2024）3号",
        "示市监罚〔2024〕3号",
    )
    yearly = Subject("test-officer-year", lambda _vocabulary: Field("record"), lambda record, _vocabulary: record)
    register(yearly)
    assert subject("test-officer-year") is yearly
    assert "test-officer-year" in names()
    assert yearly.identities({}) == ()
    assert yearly.read_vocabulary(None, []) is None
    with pytest.raises(ValueError, match="already"):
        register(Subject("casefile", yearly.shape_for, yearly.view))
    with pytest.raises(KeyError):
        subject("no-such-subject")


def test_a_title_that_means_one_thing_in_a_penalty_and_another_in_a_licence_stays_open_without_the_category() -> None:
    written = {"volumes": [{"kind": "main", "complete": True, "documents": [{"type": "听证笔录"}]}]}
    open_, penalty, licence = (
        view_of(written | category, bundled_vocabulary())
        for category in ({}, {"category": "penalty"}, {"category": "licence"})
    )

    assert "type" not in open_["documents"][0]
    assert penalty["documents"][0]["type"] != licence["documents"][0]["type"]
    assert not open_["unmatched"], "it is a known title"


PARTY, OTHER = {"name": "某甲"}, {"name": "某乙"}


@pytest.mark.parametrize(
    ("recorded", "names"),
    [
        ({"party": PARTY}, ["某甲"]),
        ({"party": PARTY, "parties": [OTHER]}, ["某甲", "某乙"]),
        ({"party": PARTY, "parties": [{"name": "某 甲"}, OTHER]}, ["某甲", "某乙"]),
        ({"party": PARTY, "parties": []}, ["某甲"]),
        ({"parties": [PARTY, OTHER]}, ["某甲", "某乙"]),
    ],
)
def test_all_parties_are_one_list_the_first_of_which_is_the_party(recorded: Any, names: list[str]) -> None:
    root = view(**recorded)
    assert [party["name"] for party in root["parties"]] == names
    assert not isinstance(root["parties"], Records), "nobody else is a party"
    assert root["party"]["name"] == names[0]


def test_where_no_party_is_recorded_there_may_be_any() -> None:
    assert "parties" not in view()
    assert "party" not in view()
