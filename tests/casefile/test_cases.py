"""Several cases in one file: whose is what, what the file is as a whole, and what does not fit together."""

from typing import Any

import pytest

from casefile_rules.casefile.reader import case_file_from, parse_case_file
from casefile_rules.casefile.view import identities, view_of
from casefile_rules.casefile.vocabulary import bundled_vocabulary
from casefile_rules.problems import ProblemsError
from casefile_rules.values import PARTS, UNKNOWN, Record, Records

FIRST = {"case_no": "博交简〔2024〕1号", "party": {"name": "巴特尔"}, "events": {"decided": "2024-06-05"},
         "decision": {"doc_no": "0001"}, "payments": [{"amount": "100"}]}  # fmt: skip
SECOND = {"case_no": "博交简〔2024〕2号", "party": {"name": "古丽"}, "events": {"decided": "2024-06-11"},
          "payments": [{"amount": "200"}, {"amount": "50"}]}  # fmt: skip


def paper(kind: str, case: str | None = None, **more: Any) -> dict[str, Any]:
    return {"type": kind} | ({} if case is None else {"case": case}) | more


def main_volume(*documents: dict[str, Any], complete: bool = True, **more: Any) -> list[dict[str, Any]]:
    main = {"kind": "main", "complete": complete, "documents": list(documents)} | more
    return [main, {"kind": "sub", "present": "false"}]


def data_of(*cases: Record, **root: Any) -> Record:
    return case_file_from({"format": "casefile/1", "category": "penalty", "cases": list(cases)} | root).data


def whole(*cases: Record, **root: Any) -> Record:
    return view_of(data_of(*cases, **root), bundled_vocabulary())


def parts(*cases: Record, **root: Any) -> list[Record]:
    found: list[Record] = whole(*cases, **root)[PARTS]
    return found


def titles(documents: Any) -> list[str]:
    return [document["title"] for document in documents]


def test_each_case_has_what_it_says_and_of_the_root_what_holds_for_all() -> None:
    officers = [{"name": "刘洋"}]
    one, two = parts(FIRST, SECOND | {"procedure": "ordinary"}, procedure="simple", officers=officers, notices=[],
                     events={"closed": "2024-06-20", "decided": "2024-06-01"})  # fmt: skip
    assert (one["procedure"], two["procedure"]) == ("simple", "ordinary")
    assert one["officers"] == two["officers"] == [{"name": "刘洋"}]
    assert one["notices"] == [], "none in any of them"
    assert [str(part["events"]["decided"]) for part in (one, two)] == ["2024-06-05", "2024-06-11"]
    assert str(two["events"]["closed"]) == "2024-06-20"
    assert [len(part["payments"]) for part in (one, two)] == [1, 2]
    assert [part["called"] for part in (one, two)] == ["博交简〔2024〕1号", "博交简〔2024〕2号"]
    assert "services" not in one, "unknown stays unknown"


def test_a_paper_belongs_to_the_case_it_names_by_any_of_its_numbers() -> None:
    one, two = parts(
        FIRST, SECOND,
        volumes=main_volume(
            paper("当场行政处罚决定书", "0001"), paper("缴款凭证", "博交简[2024]１号"),
            paper("缴款凭证", "博交简〔2024〕2号"), paper("现场照片", "博交简〔2024〕1号、博交简〔2024〕2号"),
            paper("卷内目录"),
        ),
    )  # fmt: skip
    assert titles(one["documents"]) == ["当场行政处罚决定书", "缴款凭证", "现场照片", "卷内目录"]
    assert titles(two["documents"]) == ["缴款凭证", "现场照片", "卷内目录"]
    assert [document["position"] for document in two["documents"]] == [3, 4, 5], "where they are bound"
    assert one["documents"][0]["case"] == "博交简〔2024〕1号", "called by the number of the case"
    assert not one["documents"].unseen
    assert "行政处罚决定书" in one["kinds"]
    assert "行政处罚决定书" not in two["kinds"]


def test_a_paper_that_names_no_case_may_be_of_any() -> None:
    root = whole(FIRST, SECOND, volumes=main_volume(paper("缴款凭证"), paper("神秘材料")))
    assert titles(root["documents"]) == ["缴款凭证", "神秘材料"]
    for part in root[PARTS]:
        assert titles(part["documents"]) == []
        assert titles(part["documents"].unseen) == ["缴款凭证", "神秘材料"]
        assert part["kinds"] == set()


def test_where_there_is_one_case_everything_is_of_it() -> None:
    (part,) = parts(FIRST, volumes=main_volume(paper("缴款凭证"), paper("现场照片", "0001")), evidence=[{"name": "刀"}])
    assert titles(part["documents"]) == ["缴款凭证", "现场照片"]
    assert part["evidence"] == [{"name": "刀"}]


def test_exhibits_and_carriers_name_their_case_too() -> None:
    _, two = parts(FIRST, SECOND, evidence=[{"name": "刀", "case": "0001"}, {"name": "秤"}], media=[])
    assert two["evidence"] == []
    assert [exhibit["name"] for exhibit in two["evidence"].unseen] == ["秤"]
    assert two["media"] == []


def test_lines_of_the_catalogue_are_known_of_a_case_only_where_each_names_its_own() -> None:
    lines = [{"title": "缴款凭证", "case": "0001"}, {"title": "缴款凭证", "case": "博交简〔2024〕2号"}]
    one, _ = parts(FIRST, SECOND, volumes=main_volume(catalogue=lines))
    assert [line["position"] for line in one["volumes"][0]["catalogue"]] == [1]
    one, _ = parts(FIRST, SECOND, volumes=main_volume(catalogue=[*lines, {"title": "送达回证"}]))
    assert "catalogue" not in one["volumes"][0]


def test_the_file_as_a_whole_has_all_parties_and_is_closed_with_its_last_case() -> None:
    root = whole(
        FIRST | {"state": "closed", "events": {"opened": "2024-06-01", "closed": "2024-06-07"}},
        SECOND | {"state": "terminated", "events": {"opened": "2024-06-02", "closed": "2024-06-12"}},
    )
    assert [party["name"] for party in root["parties"]] == ["巴特尔", "古丽"]
    assert root["party"]["name"] == "巴特尔"
    assert (str(root["events"]["opened"]), str(root["events"]["closed"])) == ("2024-06-01", "2024-06-12")
    assert root["state"] == "closed"
    assert (root["unit"]["combined"], root["unit"]["case_nos"]) == (True, ["博交简〔2024〕1号", "博交简〔2024〕2号"])
    assert [payment["key"] for payment in root["payments"]] == [
        "cases/1/payments/1", "cases/2/payments/1", "cases/2/payments/2",
    ]  # fmt: skip


def test_of_the_whole_is_said_only_what_all_cases_say() -> None:
    root = whole(FIRST | {"penalty": {"fine": "100", "major": "false"}}, SECOND | {"penalty": {"major": "false"}})
    assert root["penalty"] == {"major": False}
    root = whole(FIRST | {"events": {"closed": "2024-06-07"}}, SECOND | {"events": {}, "parties": []})
    assert "closed" not in root.get("events", {}), "one of them may still be open"
    root = whole(FIRST, {"case_no": "3"})
    assert isinstance(root["payments"], Records)
    assert root["payments"].unseen
    assert root["parties"].unseen
    assert whole(FIRST, SECOND | {"state": "open"}, state="closed")["state"] == "open"
    assert whole(FIRST, SECOND | {"litigation": {"begun": "true"}}, litigation={"begun": "false"})["litigation"] == {
        "begun": True
    }
    assert whole(FIRST, SECOND).get("case_no", UNKNOWN) is UNKNOWN


def test_sections_of_cases_that_were_looked_at_are_blank_where_they_say_nothing() -> None:
    looked = {"observed": "true", "decided": "2024-06-05"}
    root = whole(FIRST | {"events": looked}, SECOND | {"events": looked | {"closed": "2024-06-20"}})
    assert (str(root["events"]["closed"]), root["events"]["paid"]) == ("2024-06-20", None)
    root = whole(FIRST | {"events": looked}, SECOND)
    assert "paid" not in root["events"], "the second case was not looked at"
    root = whole(FIRST, SECOND, events={"observed": "true"})
    assert root["events"]["paid"] is None


def test_a_case_is_a_file_of_its_own_to_its_rules() -> None:
    one, _ = parts(FIRST, SECOND)
    assert (one["unit"]["combined"], one["unit"]["case_nos"]) == (False, ["博交简〔2024〕1号"])
    (only,) = parts(FIRST, unit={"combined": "true"})
    assert only["unit"] == {"combined": True}


def test_the_file_is_called_by_the_numbers_of_all_its_cases() -> None:
    assert set(identities(data_of(FIRST, SECOND))) == {"博交简〔2024〕1号", "0001", "博交简〔2024〕2号"}


def test_sheets_of_volumes_join_that_of_the_file() -> None:
    both = [{"kind": "main", "remarks_sheet": {"observed": "true", "checked_by": "王芳"}}, {"kind": "sub"}]
    root = whole(volumes=both)
    (sheet,) = root["remarks_sheets"]
    assert (sheet["key"], sheet["volume"], sheet["date"]) == ("volumes/main/remarks_sheet", "main", None)
    assert root["remarks_sheets"].unseen, "the sub volume may have one"
    assert root["remarks_sheet"]["checked_by"] == "王芳"
    root = whole(volumes=both, remarks_sheet={"checked_by": "李建国"})
    assert [sheet["checked_by"] for sheet in root["remarks_sheets"]] == ["李建国", "王芳"]
    assert root["remarks_sheet"]["checked_by"] == "李建国"
    assert not root["remarks_sheets"].unseen
    assert [sheet["key"] for sheet in whole(remarks_sheet={})["remarks_sheets"]] == ["remarks_sheet"]
    assert "remarks_sheets" not in whole()


MANIFEST = """\
format: casefile/1
unit: {combined: %s, case_nos: [%s]}
cases:
  - {case_no: 甲1, decision: {doc_no: 决1}}
  - {case_no: %s}
%s
volumes:
  - {kind: main, documents: [{type: 缴款凭证, case: %s}]}
"""


@pytest.mark.parametrize(
    ("filled", "code", "at"),
    [
        (("true", "甲1, 甲2", "甲2", "", "决1"), "", (0, 0)),
        (("true", "甲1, 甲2", "甲2", "", "甲3"), "K260", (8, 49)),
        (("true", "甲1", "甲1", "", "甲1"), "K261", (5, 15)),
        (("true", "甲1, 甲2", "甲2", "payments: [{amount: 5}]", "甲1"), "K262", (6, 11)),
        (("true", "甲1, 甲2", "甲2", "payments: []", "甲1"), "", (0, 0)),
        (("true", "甲1, 甲2", "甲2", "decision: {doc_no: 决}", "甲1"), "K262", (6, 20)),
        (("true", "甲1, 甲3", "甲2", "", "甲1"), "K263", (2, 34)),
        (("true", "甲1", "甲2", "", "甲1"), "K263", (2, 34)),
        (("false", "甲1, 甲2", "甲2", "", "甲1"), "K264", (2, 18)),
    ],
)
def test_what_does_not_fit_together_is_told_where_it_stands(filled: Any, code: str, at: tuple[int, int]) -> None:
    text = MANIFEST % filled
    if not code:
        parse_case_file(text)
        return
    with pytest.raises(ProblemsError) as caught:
        parse_case_file(text)
    found = [one for one in caught.value.problems if one.code == code]
    assert [(one.line, one.column) for one in found] == [at], [one.render("en") for one in caught.value.problems]


def test_a_file_of_one_case_may_hold_no_paper_of_another() -> None:
    text = "format: casefile/1\ncase_no: 甲1\nvolumes:\n  - {kind: main, documents: [{type: 缴款凭证, case: 甲2}]}\n"
    with pytest.raises(ProblemsError) as caught:
        parse_case_file(text)
    assert [one.code for one in caught.value.problems] == ["K260"]
    parse_case_file(text.replace("case_no: 甲1\n", ""))
