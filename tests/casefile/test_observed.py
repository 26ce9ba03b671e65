"""Looked at, said once: ``observed`` of any record, and what a volume says of all its papers (``defaults``)."""

from typing import Any

import pytest

from casefile_rules.casefile._shape import read_shape
from casefile_rules.casefile.reader import case_file_from
from casefile_rules.casefile.view import view_of
from casefile_rules.casefile.vocabulary import bundled_vocabulary
from casefile_rules.shape import Field
from casefile_rules.values import Record

SECTIONS = {key: field for key, field in read_shape().fields.items() if key not in ("volumes", "facts", "files")}
RECORDS = sorted(key for key, field in SECTIONS.items() if field.kind == "record")
LISTS = sorted(
    key
    for key, field in SECTIONS.items()
    if key != "cases" and field.item is not None and field.item.kind == "record"  # a case is made up of sections
)


def view(**manifest: Any) -> Record:
    data = case_file_from({"format": "casefile/1", "category": "penalty"} | manifest).data
    return view_of(data, bundled_vocabulary())


def blank(field: Field) -> set[str]:
    """Return the keys of a record that are blank once it was looked at: no yes or no that nobody wrote."""
    return {
        key
        for key, below in field.fields.items()
        if key != "observed" and not below.same_as and below.kind != "boolean"
    }


@pytest.mark.parametrize("section", RECORDS)
def test_a_section_that_was_looked_at_is_blank_where_nothing_is_written(section: str) -> None:
    seen = view(**{section: {"observed": True}})[section]
    assert blank(read_shape().fields[section]) <= set(seen)
    assert {value for key, value in seen.items() if key != "observed"} <= {None}


@pytest.mark.parametrize("section", LISTS)
def test_so_is_a_member_of_a_list_and_no_other(section: str) -> None:
    # parties: the rest of the list may be led by the party of the file
    first, second = view(**{section: [{"observed": True}, {}]})[section][-2:]
    assert blank(read_shape().fields[section].item) <= set(first)  # type: ignore[arg-type] # a list of records
    assert second == {}


def test_a_yes_or_no_that_nobody_wrote_stays_unknown_but_on_a_paper_that_was_looked_at() -> None:
    """Whether the same act was fined before is no box of a form: blank would accuse."""
    root = view(penalty={"observed": True}, remarks_sheet={"observed": True})
    assert "same_act_fined_before" not in root["penalty"]
    assert root["penalty"]["fine"] is None
    assert root["remarks_sheet"]["evidence_noted"] is None


def test_what_is_written_stays() -> None:
    assert view(hearing={"observed": True, "held": True})["hearing"]["held"] is True


def test_what_is_inside_a_record_may_be_looked_at_by_itself() -> None:
    party = view(party={"name": "甲", "agent": {"observed": True, "name": "乙"}})["party"]
    assert party["agent"] == {"observed": True, "name": "乙", "id_no": None, "phone": None, "powers": None}
    assert "kind" not in party


def test_another_spelling_of_a_key_is_no_blank() -> None:
    root = view(penalty={"observed": True}, legal_review={"due": True})
    assert root["legal_review"]["due"] is True
    assert root["told"] == []


def test_a_paper_that_was_looked_at() -> None:
    papers = [{"type": "营业执照", "observed": True, "pages": 1}, {"type": "营业执照"}]
    first, second = view(volumes=[{"kind": "main", "documents": papers}])["documents"]
    assert first["signed_by"] is None
    assert first["damaged"] is None
    assert first["pages.first"] == 1
    assert first["title"] == "营业执照"
    assert "damaged" not in second


def test_everything_of_a_volume_was_looked_at() -> None:
    paper = {"type": "营业执照", "certification": {"stamp": "与原件一致"}}
    root = view(
        volumes=[{"kind": "main", "observed": ["全部"], "documents": [paper], "catalogue": [{"title": "营业执照"}]}]
    )
    document = root["documents"][0]
    assert document["signed_by"] is None
    assert document["duplicate"] is None
    assert document["certification"]["date"] is None
    assert root["volumes"][0]["catalogue"][0]["pages"] is None
    assert "blanks_struck" not in document


def test_what_a_volume_says_of_its_papers_holds_where_a_paper_does_not_say_otherwise() -> None:
    papers = [{"type": "营业执照"}, {"type": "现场照片", "ink": "pencil", "damaged": None}]
    volume = {"kind": "main", "defaults": {"ink": "打印", "damaged": False, "页码标注": "合规"}, "documents": papers}
    first, second = view(volumes=[volume])["documents"]
    assert (first["ink"], first["damaged"], first["page_marks"]) == ("printed", False, "prescribed")
    assert (second["ink"], second["damaged"], second["page_marks"]) == ("pencil", None, "prescribed")


def test_it_says_more_than_that_somebody_looked() -> None:
    volume = {"kind": "main", "observed": ["paper"], "defaults": {"ink": "打印"}, "documents": [{"type": "营业执照"}]}
    document = view(volumes=[volume])["documents"][0]
    assert document["ink"] == "printed"
    assert document["damaged"] is None


def test_it_holds_in_that_volume_only() -> None:
    main, sub = ({"kind": kind, "documents": [{"type": "营业执照"}]} for kind in ("main", "sub"))
    first, second = view(volumes=[main | {"defaults": {"medium": "electronic"}}, sub])["documents"]
    assert first["medium"] == "electronic"
    assert "medium" not in second


def test_every_default_is_a_key_of_a_paper() -> None:
    volume = read_shape().fields["volumes"].item
    assert volume is not None
    papers = volume.fields["documents"].item
    assert papers is not None
    for key, field in volume.fields["defaults"].fields.items():
        assert papers.fields[key].kind == field.kind, key
        assert papers.fields[key].zh == field.zh, key
