"""What is still open, put together for reading: one item a paper, a section, a list; nothing asked twice, all told."""

from typing import Any

import pytest
from tests.rules.files import changed, drop

from casefile_rules.reports import text
from casefile_rules.reports._open import asked, capped, grouped, most, where

Json = dict[str, Any]


def question(path: str, *, rules: tuple[str, ...] = ("A",), place: str = "", of: str = "", sort: str = "field",
             moves: str = "1", **more: Any) -> Json:  # fmt: skip
    field = {"zh": more.pop("zh", path), "en": path}
    return {"kind": "record", "rule": rules[0], "rules": list(rules), "place": place, "who": "clerk", "path": path,
            "where": of, "ask": {"zh": f"请核实并补充记录：{field['zh']}", "en": f"please look up and record: {path}"},
            "field": field, "sort": sort, "moves": moves, **more}  # fmt: skip


def items(*questions: Json) -> list[str]:
    return [asked(item, "zh") for item in grouped(list(questions))]


def test_keys_of_one_section_are_one_item_that_names_it_once() -> None:
    hearing = [question("hearing.held", zh="听证·举行听证（是或否）"), question("hearing.told_on", zh="听证·告知日期")]
    found = items(hearing[0], question("events.decided", zh="办案时间·决定"), hearing[1])

    assert found == ["请核实并补充记录“听证”：举行听证（是或否）、告知日期", "请核实并补充记录：办案时间·决定"]


def test_what_decides_whether_the_file_is_reviewed_stays_together_and_apart() -> None:
    grounds = [question(f"{name}.begun", zh=f"{zh}·已进入程序", eligibility="disputed")
               for name, zh in (("reconsideration", "复议"), ("litigation", "诉讼"))]  # fmt: skip

    assert items(*grounds, question("litigation.ended_on", zh="诉讼·结束日期")) == [
        "请核实并补充记录：复议·已进入程序、诉讼·已进入程序", "请核实并补充记录：诉讼·结束日期",
    ]  # fmt: skip


def test_lists_are_one_item_that_says_how_none_is_written() -> None:
    measures = question("coercive_measures", zh="强制措施", sort="list", none={"zh": "强制措施", "en": "measures"})
    services = question("services", zh="送达", sort="list")

    assert items(measures, services) == [
        "请补充记录：强制措施、送达；没有强制措施的，写“没有发生: [强制措施]”；没有的写“送达: []”"
    ]
    assert items(question("hearing.held", zh="听证·举行听证", none={"zh": "听证", "en": "hearing"}),
                 question("hearing.chair", zh="听证·主持人")) == [
        "请核实并补充记录“听证”：举行听证、主持人；没有听证的，写“没有发生: [听证]”"
    ]  # fmt: skip


def test_the_same_of_several_places_is_one_item_that_names_them() -> None:
    papers = [question("form", zh="材料形式", place=f"volumes/main/documents/{number}", of=f"材料{number}")
              for number in range(1, 7)]  # fmt: skip
    (item,) = grouped(papers)

    assert asked(item, "zh") == "请核实并补充记录：材料形式"
    assert where(item, "zh", lambda one: f"{one['where']}：") == "材料1、材料2、材料3、材料4等6处："
    assert where(item, "en", lambda one: f"{one['where']}: ").endswith("and 2 more: ")
    assert where(grouped(papers[:1])[0], "zh", lambda one: f"{one['where']}：") == "材料1："


def test_papers_of_which_different_things_are_asked_stay_apart() -> None:
    found = grouped([question("form", place="volumes/main/documents/1", of="甲"),
                     question("date", place="volumes/main/documents/2", of="乙")])  # fmt: skip
    assert len(found) == 2


def test_a_question_for_a_person_stands_alone() -> None:
    judge = question("", rules=("B",)) | {"kind": "judge"}
    assert len(grouped([judge, judge, question("hearing.held")])) == 3


def test_an_item_moves_no_more_than_its_criteria_have_open() -> None:
    spans = [{"id": "c1", "earned": {"low": 2, "high": 8}}, {"id": "c2", "earned": {"low": 0, "high": 5}}]
    found = [{"rule": "A", "criterion": "c1"}, {"rule": "B", "criterion": "c2"}]
    data = {"total": 100, "findings": found, "criteria": spans}
    item = [question("a.x", moves="30"), question("a.y", rules=("B",), moves="30")]

    assert most(item, "100") == "60"
    assert capped(item, data) == 11
    assert capped(item[:1], data) == 6


def shown(*arguments: Any, **options: Any) -> str:
    return text.render(changed("incomplete", *arguments).to_dict(), width=100, **options)


def test_the_first_items_are_shown_all_of_them_or_those_of_one_person() -> None:
    everything = shown(everything=True)

    assert "用 --all 看全部" in shown()
    assert "用 --all 看全部" not in everything
    assert len(everything) > len(shown())
    assert "[评查人员]" not in shown(only="clerk").partition("尚不能判断")[2]
    assert "[承办人]" not in shown(only="reviewer").partition("尚不能判断")[2]
    assert "待评查组织者决定 1 项" in shown(only="organiser")


def test_every_key_that_is_asked_for_is_named_in_the_whole_list() -> None:
    result = changed("incomplete").to_dict()
    told = text.render(result, width=400, everything=True)

    assert all(one["field"]["zh"].rpartition("·")[2] in told for one in result["questions"] if one.get("field"))
    assert all(one["ask"]["zh"] in told for one in result["questions"] if not one.get("field"))


def test_nothing_found_is_never_said_above_open_points_without_saying_so() -> None:
    head, _, rest = shown().partition("尚不能判断")
    found = len(changed("incomplete").to_dict()["questions"])

    assert head.count(f"没有发现问题，尚有 {found} 项待核实") == 2
    assert "没有发现问题\n" not in head + rest


def test_an_unknown_title_opens_one_question_however_many_rules_look_at_it() -> None:
    strange = {"type": "某某情况说明", "pages": "90"}
    before = changed("penalty-clean").to_dict()
    after = changed("penalty-clean", lambda file: file["volumes"][0]["documents"].append(strange)).to_dict()
    known = {one["ask"]["zh"] for one in before["questions"]}
    new = [one["ask"]["zh"] for one in after["questions"] if one["ask"]["zh"] not in known and one["who"] == "clerk"]

    assert sum("是什么文书" in ask for ask in new) <= 1
    assert not any(word in ask for ask in new for word in ("归入", "类别", "文书种类（"))


def test_titles_nobody_knows_are_one_notice_a_volume() -> None:
    def strange(file: Json) -> None:
        for number in range(12):
            file["volumes"][0]["documents"].append({"type": f"怪文书{number % 3}", "pages": f"{200 + number}"})

    notices = [
        one for one in changed("penalty-clean", strange).to_dict()["notices"] if one["code"] == "unmatched_title"
    ]
    assert len(notices) == 1
    assert len(notices[0]["places"]) == 12


@pytest.mark.parametrize("change", [drop("agency"), drop("decision"), drop("penalty")])
def test_a_question_never_says_that_a_value_is_not_recorded(change: Any) -> None:
    asks = [
        one["ask"]["zh"] for one in changed("penalty-clean", change).to_dict()["questions"] if one["who"] == "clerk"
    ]

    assert asks
    assert not any("未记录" in ask for ask in asks)
