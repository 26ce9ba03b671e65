"""What is recorded of single papers, the cover and the carriers is judged there; one fact in two places agrees."""

from pathlib import Path
from typing import Any

import pytest
from tests.rules.files import SAMPLES, Change, changed, engine, faults, put, recorded

from casefile_rules.casefile.reader import case_file_from
from casefile_rules.human import read_review
from casefile_rules.reading.source import read_source

CLEAN = "penalty-clean"
MAIN = "volumes.0.documents"
SUB = "volumes.1.documents"


def number(kind: str, volume: int = 0) -> int:
    """Return where the first paper of a type stands in the sample."""
    documents = recorded(CLEAN)["volumes"][volume]["documents"]
    return next(index for index, one in enumerate(documents) if one.get("type") == kind)


def paper(kind: str, key: str, value: Any) -> Change:
    return put(f"{MAIN}.{number(kind)}.{key}", value)


def failing(*changes: Change) -> set[str]:
    return faults(changed(CLEAN, *changes))


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        (paper("询问笔录", "duplicate", "true"), "BH-ZZ-06-1"),
        (paper("询问笔录", "legal_text", "true"), "BH-ZZ-06-3"),
        (paper("询问笔录", "unrelated", "true"), "BH-ZZ-06-3"),
        (paper("询问笔录", "confidential", "true"), "BH-ZZ-07-3"),
        (paper("询问笔录", "ink", "pencil"), "BH-ZZ-11-1"),
        (paper("询问笔录", "ink_also", ["ballpoint"]), "BH-ZZ-11-1"),
        (paper("询问笔录", "foreign_matter", ["staple"]), "BH-ZZ-11-1"),
        (put(f"{MAIN}.0.date", "2023-05-20"), "BH-PC-15-08-7"),
        (put(f"{MAIN}.0.doc_no", "博市监罚〔2024〕61号"), "BH-PC-15-08-5"),
        (put("decision.date", "2024-05-21"), "BH-PC-15-08-6"),
        (put("events.notice_served", "2024-05-07"), "BH-PC-15-08-8"),
        (put("events.served", "2024-05-24"), "BH-PC-15-08-9"),
        (put("events.opened", "2024-03-08"), "BH-PC-15-08-10"),
        (put("events.closed", "2024-06-12"), "BH-PC-15-08-10"),
        (paper("询问笔录", "date", "2024-06-01"), "BH-PC-15-08-11"),
        (paper("询问笔录", "date", "2023-03-14"), "BH-PC-15-08-12"),
        (paper("询问笔录", "party_name", "博湖县某商行"), "BH-PC-15-08-13"),
        (put("cover.doc_no", "博市监罚〔2024〕26号"), "BH-PC-15-08-5"),
        (put("cover.accepted_on", "2024-03-21"), "BH-ZZ-16-4"),
        (put("cover.cause", "无照经营案"), "BH-ZZ-16-5"),
        (put("cover.retention", "5年"), "BH-ZZ-16-6"),
        (put("cover.volumes", "1"), "BH-ZZ-16-7"),
        (put("cover.archived_on", "2024-06-10"), "BH-ZZ-16-8"),
        (put("cover.category", "行政许可"), "BH-ZZ-16-9"),
        (put("cover.handlers", ["李建国", "王强"]), "BH-ZZ-16-10"),
        (put("cover.case_no", "博市监立〔2024〕61号"), "BH-ZZ-16-11"),
        (put("unit.case_nos", ["博市监立〔2024〕16号", "博市监立〔2024〕17号"]), "BH-ZZ-04-2"),
        (put("unit.section", None), "BH-ZZ-04-3"),
        (put("remarks_sheet.checked_by", None), "BH-ZZ-02-5"),
        (put("volumes.0.page_numbers_continuous", "false"), "BH-ZZ-15-5"),
        (put("volumes.0.binding_sound", "false"), "BH-ZZ-17-1"),
    ],
)  # fmt: skip
def test_one_place_changed_is_one_fault(change: Change, rule: str) -> None:
    found = failing(change)
    assert rule in found
    assert {one for one in found if one.startswith("BH-ZZ")} <= {rule, "BH-ZZ-02-1", "BH-ZZ-08-1", "BH-ZZ-08-3",
                                                                "BH-ZZ-16-3", "BH-ZZ-16-4"}  # fmt: skip


@pytest.mark.parametrize(
    "change",
    [
        put("cover.cause", "博湖县塔温觉肯乡和顺便利店经营超过保质期的食品案"),
        put("cover.cause", "涉嫌经营超过保质期食品案"),
        put("cover.retention", "定期30年"),
        put("cover.handlers", ["李建国"]),
        put("cover.category", "行政处罚案卷（普通程序）"),
        put("cover.accepted_on", "2024-03-05"),
        put("decision.date", None),
        put("events.decided", "2024-05-20 09:30"),
        paper("询问笔录", "party_name", "和顺便利店"),
        paper("询问笔录", "language", "汉语"),
        put("remarks_sheet.filed_by", "赵卫东"),
    ],
)  # fmt: skip
def test_other_ways_to_write_the_same_are_no_fault(change: Change) -> None:
    assert failing(change) == set()


def test_the_word_on_a_paper_comes_before_the_word_on_the_file() -> None:
    general = put("facts.foreign_papers", "false")
    assert "BH-ZZ-14-1" in failing(
        general, paper("询问笔录", "language", "维吾尔文"), paper("询问笔录", "important", "true"),
        paper("询问笔录", "translation", "false"),
    )  # fmt: skip
    assert "BH-ZZ-14-1" not in failing(general)


def silent(manifest: dict[str, Any]) -> None:
    """Leave out what the sample says of all papers at once."""
    for volume in manifest["volumes"]:
        volume.pop("defaults", None)


def questions(rule: str, *changes: Change) -> list[dict[str, Any]]:
    return [one for one in changed(CLEAN, *changes).to_dict()["questions"] if one["rule"] == rule]


def test_what_nobody_recorded_of_the_papers_is_one_question_that_names_them() -> None:
    (one,) = questions("BH-ZZ-11-1", silent)
    assert one["place"] == ""
    assert len(one["places"]) == len(recorded(CLEAN)["volumes"][0]["documents"]) + len(
        recorded(CLEAN)["volumes"][1]["documents"]
    )
    assert "行政处罚决定书" in one["ask"]["zh"]


def test_what_holds_of_all_papers_of_a_volume_is_said_once_and_nobody_is_asked() -> None:
    assert questions("BH-ZZ-11-1") == []


def test_a_recorded_fault_is_not_asked_about_again() -> None:
    index = number("询问笔录")
    (one,) = questions("BH-ZZ-11-1", silent, paper("询问笔录", "ink", "pencil"))
    assert f"volumes/main/documents/{index + 1}" not in one["places"]


def test_one_answer_answers_for_all_and_an_answer_about_one_paper_goes_before_it(tmp_path: Path) -> None:
    sheet = tmp_path / "sheet.yaml"
    sheet.write_text(
        "format: review/1\nreviewer: {name: 某评查员}\nanswers:\n"
        "  - {rule: BH-ZZ-11-1, verdict: pass, reason: 翻看了全卷}\n"
        "  - {rule: BH-ZZ-11-1, place: volumes/main/documents/1, verdict: fail, reason: 第1页有圆珠笔字}\n",
        encoding="utf-8",
    )
    manifest = read_source(SAMPLES / f"{CLEAN}.yaml").data
    silent(manifest)
    found = engine().assess(case_file_from(manifest, CLEAN), reviews=[read_review(sheet)]).to_dict()
    status = {one["place"]: one["status"] for one in found["outcomes"] if one["rule"] == "BH-ZZ-11-1"}
    assert status.pop("volumes/main/documents/1") == "fail"
    assert set(status.values()) == {"pass"}
