"""What a clerk recorded of paper and binding is told where it stands, and what is lawful or unrecorded is not."""

from typing import Any

import pytest
from tests.rules.files import Change, changed, drop, put

CLEAN = "penalty-clean"
MAIN = "volumes.0.documents"
SUB = "volumes.1.documents"
COPY = {
    "stamp": "经核对与原件无误",
    "source": "当事人提供",
    "date": "2024-03-14",
    "provided_by": "马秀兰",
    "verified_by": "李建国",
}
TOLD = ["content", "facts", "reasons", "legal_basis"]
SAID = ["party_identity", "facts", "evidence", "legal_basis", "content", "performance", "organ_and_date", "seal"]


def outcomes(name: str, *changes: Change) -> dict[str, set[str]]:
    """Return the failed rules and the places they failed at."""
    found: dict[str, set[str]] = {}
    for outcome in changed(name, *changes).to_dict()["outcomes"]:
        if outcome["status"] == "fail":
            found.setdefault(outcome["rule"], set()).add(outcome["place"])
    return found


def sheets(main: dict[str, Any], sub: dict[str, Any]) -> list[Change]:
    """Return changes that give each volume a remarks sheet of its own."""
    whole = {"present": "true", "filed_by": "巴图孟克", "checked_by": "王芳", "date": "2024-07-03"}
    return [
        put("volumes.0.remarks_sheet", whole | main), put("volumes.1.remarks_sheet", whole | sub),
        drop("remarks_sheet"),
    ]  # fmt: skip


def ended(manifest: dict[str, Any]) -> None:
    """Let the case end before a decision."""
    manifest["state"] = "terminated"
    for event in ("decided", "served", "published", "paid", "performed", "approved", "announced"):
        manifest["events"][event] = None
    for key in ("decision", "penalty", "remedies", "discretion"):
        manifest[key] = None


# what is recorded, the rule that must tell it and where
TELLS: dict[str, tuple[list[Change], str, str]] = {
    "a decision without a seal, whatever its entry says": (
        [put(f"{MAIN}.0.stamps", [])], "BH-PC-15-08-54", "volumes/main/documents/1"),
    "a notice without a seal": ([put(f"{MAIN}.8.stamps", [])], "BH-PC-15-08-55", "volumes/main/documents/9"),
    "a decision whose paper leaves out the remedies": (
        [put(f"{MAIN}.0.contents", SAID)], "BH-PC-15-08-56", "volumes/main/documents/1"),
    "a notice whose paper leaves out the right to be heard": (
        [put(f"{MAIN}.8.contents", TOLD)], "BH-PC-15-08-57", "volumes/main/documents/9"),
    "a notice without a number": ([put(f"{MAIN}.8.doc_no", None)], "BH-PC-15-08-59", "volumes/main/documents/9"),
    "one volume without a catalogue": ([put("volumes.1.catalogue", None)], "BH-ZZ-02-8", "volumes/sub"),
    "a sheet with another number of pages": ([put("remarks_sheet.total_pages", "50")], "BH-ZZ-02-9", "remarks_sheet"),
    "the sheet of a volume with another number": (
        sheets({"total_pages": "99"}, {"total_pages": "13"}), "BH-ZZ-02-9", "volumes/main/remarks_sheet"),
    "a sheet before the closing": ([put("remarks_sheet.date", "2024-06-13")], "BH-ZZ-02-10", "remarks_sheet"),
    "a paper after the sheet": ([put(f"{MAIN}.9.date", "2024-07-20")], "BH-ZZ-02-11", "volumes/main/documents/10"),
    "one volume without a sheet": (sheets({}, {"present": "false"}), "BH-ZZ-02-12", "volumes/sub/remarks_sheet"),
    "a line without a title": ([put("volumes.0.catalogue.3.title", None)], "BH-ZZ-02-13", "volumes/main"),
    "a year that is none of the case": ([put("unit.year", "2019")], "BH-ZZ-04-4", ""),
    "an outcome that was not decided": ([put("cover.outcome", "警告")], "BH-ZZ-16-12", ""),
    "another fine on the cover": ([put("cover.outcome", "罚款60000元")], "BH-ZZ-16-12", ""),
    "an agent without his authority": ([put("party.agent", {"name": "马某"})], "BH-ZZ-09-233", "parties/1"),
    "a case that ended without anybody closing it": ([ended, drop(f"{SUB}.5")], "BH-ZZ-10-3", ""),
    "handed over before it was closed": ([put("events.handed_over", "2024-06-01")], "BH-ZZ-03-2", ""),
    "a copy that one person provided and checked": (
        [put(f"{MAIN}.1.certification", COPY | {"provided_by": "李建国"})], "BH-ZZ-05-3", "volumes/main/documents/2"),
    "a carrier filed before it was recorded": ([put("media.0.label.filed_on", "2023-01-01")], "BH-ZZ-12-3", "media/1"),
    "nothing said of what does not keep": ([put("evidence.0.disposal", None)], "BH-ZZ-13-6", "evidence/1"),
    "an electronic original that is not backed up": (
        [put(f"{MAIN}.5.medium", "electronic"), put(f"{MAIN}.5.backed_up", "false")],
        "BH-ZZ-02-3", "volumes/main/documents/6"),
    "somebody who is no officer": ([put(f"{MAIN}.3.handlers", ["张三"])], "BH-PC-15-08-61", "volumes/main/documents/4"),
    "a number that is none of those who signed": (
        [put(f"{MAIN}.3.certificate_nos", ["111"])], "BH-PC-15-08-18", "volumes/main/documents/4"),
    "another day of service": (
        [put(f"{MAIN}.0.served_on", "2024-06-22")], "BH-PC-15-08-62", "volumes/main/documents/1"),
}  # fmt: skip


@pytest.mark.parametrize("name", TELLS)
def test_a_recorded_fault_is_told_where_it_stands(name: str) -> None:
    changes, rule, place = TELLS[name]
    assert place in outcomes(CLEAN, *changes).get(rule, set())


QUIET: dict[str, list[Change]] = {
    "seals that were only ticked as looked at": [put(f"{MAIN}.0.stamps", None)],
    "a seal on every paper that goes out": [
        put(f"{MAIN}.{at}.stamps", [{"name": "博湖县市场监督管理局"}]) for at in (0, 6, 8)
    ],
    "the contents on the paper as in the entry": [
        put(f"{MAIN}.0.contents", [*SAID, "remedies"]), put(f"{MAIN}.8.contents", [*TOLD, "statement_right"]),
    ],
    "a sheet made up for after archiving": [put("remarks_sheet.date", "2024-08-01")],
    "sheets of the volumes": sheets({"total_pages": "28"}, {"total_pages": "13"}),
    "filed by the year of the closing or archiving": [put("unit.year", "2024")],
    "an outcome in other words": [put("cover.outcome", "罚款0.6万元，没收过期食品")],
    "a payment after the sheet": [put(f"{MAIN}.10.date", "2024-07-20"), put("payments.0.paid_on", "2024-07-20"),
                                  put("events.paid", "2024-07-20"), put("volumes.0.catalogue.10.date", "2024-07-20")],
}  # fmt: skip
NEW = {rule for _, rule, _ in TELLS.values()}


@pytest.mark.parametrize("name", QUIET)
def test_what_is_lawful_is_not_told(name: str) -> None:
    assert NEW & set(outcomes(CLEAN, *QUIET[name])) == set()


def test_the_outcome_on_the_cover_of_a_licence_is_that_of_the_decision() -> None:
    assert "BH-ZZ-16-13" in outcomes("permit", put("cover.outcome", "不予许可"))
    assert "BH-ZZ-16-13" not in outcomes("permit", put("cover.outcome", "准予许可"))


def test_a_paper_that_several_cases_share_is_told_of_once() -> None:
    several = "博交简〔2024〕111号、博交简〔2024〕112号、博交简〔2024〕113号"
    found = outcomes("combined-simple", put(f"{MAIN}.1.case", several), put(f"{MAIN}.1.duplicate", "true"))
    assert found == {"BH-ZZ-06-1": {"volumes/main/documents/2"}}
    named = outcomes("combined-simple", put(f"{MAIN}.1.case", several), put(f"{MAIN}.1.party_name", "某人"))
    assert named == {"BH-PC-15-08-60": {"volumes/main/documents/2"}}
    assert outcomes("combined-simple", put(f"{MAIN}.1.case", several), put(f"{MAIN}.1.party_name", "古丽")) == {}


def test_a_missing_decision_is_not_told_again_by_its_pages() -> None:
    assert set(outcomes(CLEAN, drop(f"{MAIN}.0"))) == {"BH-ZZ-09-201", "BH-ZZ-02-7"}
