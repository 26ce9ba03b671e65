"""The checks of what documents there are and where they stand: worked cases."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.checks.helpers import compiled, explained, faults, file_of, papers, problems, view, word
from tests.strategies import MAIN_TYPES

from casefile_rules.checks._documents import insertion
from casefile_rules.checks._spans import span_faults
from casefile_rules.checks.catalogued import row_faults
from casefile_rules.conditions import Run
from casefile_rules.values import Record

RECORD = {"check": "required", "type": "笔录"}


# required


def test_a_paper_that_is_there_passes() -> None:
    assert word(RECORD, file_of(*papers("决定书", "笔录"))) == "pass"


def test_a_missing_paper_has_a_place() -> None:
    (fault,) = faults(RECORD, file_of(*papers("决定书", "申请书", "送达回证")))
    assert fault == {"missing": "笔录", "volume": "main", "after": "申请书", "before": "送达回证", "position": 3}


def test_the_place_in_an_empty_volume_is_its_first() -> None:
    (fault,) = faults(RECORD, file_of())
    assert fault == {"missing": "笔录", "volume": "main", "position": 1}


def test_what_is_missing_from_an_open_volume_may_only_not_have_been_listed() -> None:
    trace = explained(RECORD, file_of(*papers("决定书"), complete=False))
    assert (trace.word(), trace.note) == ("undetermined", "unseen")


def test_a_title_nobody_knows_may_be_the_missing_paper() -> None:
    """If it has words in common with it: 调查的笔录一份 may be the 笔录, a stock book is not."""
    trace = explained(RECORD, file_of(*papers("决定书", "笔录一类")))
    assert (trace.word(), trace.note) == ("undetermined", "unmatched_title")
    assert word({"check": "required", "type": "笔录", "at_least": 2}, file_of(*papers("决定书", "笔录一类"))) == "fail"
    assert word(RECORD, file_of(*papers("决定书", "谁也不认识"))) == "fail"


def test_a_rule_about_another_place_asks_for_papers_of_the_whole_file() -> None:
    root = file_of(*papers("笔录"), evidence=[{"name": "刀"}])
    assert word(RECORD, root, root["evidence"][0], each="evidence") == "pass"
    check = {**RECORD, "where": {"form": "photocopy"}}
    root = file_of(*papers("笔录", form="original"), evidence=[{"name": "刀"}])
    assert word(check, root, root["evidence"][0], each="evidence") == "fail"


@pytest.mark.parametrize(
    ("check", "code"),
    [
        ({"check": "required"}, "S324"),
        ({"check": "required", "type": "笔录", "any_of": ["照片"]}, "S324"),
        ({"check": "required", "type": "笔路"}, "S323"),
        ({"check": "excluded"}, "S325"),
        ({"check": "ordered", "order": "mian"}, "S326"),
        ({"check": "stamped"}, "S327"),
        ({"check": "stamped", "text": "甲", "field": "events"}, "S309"),
        ({"check": "signed"}, "S328"),
        ({"check": "count", "in": "documents"}, "S329"),
        ({"check": "count", "in": "documents", "at_least": 3, "at_most": 2}, "S384"),
        ({"check": "sequence", "steps": ["events.opened"]}, "S380"),
        ({"check": "sequence", "steps": ["events.opened", "events.decided"], "in": "documents"}, "S385"),
        ({"check": "sequence"}, "S385"),
        ({"check": "consistent", "in": "documents"}, "S383"),
        ({"check": "consistent", "paths": ["case_no", "events.opened"]}, "S306"),
        ({"check": "matches", "field": "case_no", "pattern": "(a+)+"}, "S308"),
        ({"check": "paginated", "front": ["upper-right"]}, "S305"),
        ({"check": "paginated", "front": ["upper_right"], "exception": ["upper_left"]}, "S305"),
        ({"check": "labelled", "field": "events.opened", "fields": ["name"]}, "S309"),
        ({"check": "deadline", "from": "events.opened", "to": "events.served", "amount": 3, "unit": "week"}, "K210"),
    ],
)  # fmt: skip
def test_a_check_that_cannot_be_meant_is_refused_when_it_is_loaded(check: dict[str, Any], code: str) -> None:
    assert problems(check) == [code]


@given(st.lists(st.sampled_from(MAIN_TYPES), max_size=6), st.sampled_from(MAIN_TYPES))
def test_the_place_of_a_missing_paper_has_the_fewest_papers_on_its_wrong_side(kinds: list[str], lacking: str) -> None:
    ranks = {name: rank for rank, name in enumerate(MAIN_TYPES)}
    documents = [{"type.id": kind, "title": kind, "position": index} for index, kind in enumerate(kinds, 1)]
    place = insertion(documents, ranks, ranks[lacking])

    def wrong(slot: int) -> int:
        before, after = kinds[:slot], kinds[slot:]
        return sum(ranks[kind] > ranks[lacking] for kind in before) + sum(
            ranks[kind] <= ranks[lacking] for kind in after
        )

    assert wrong(place["position"] - 1) == min(wrong(slot) for slot in range(len(kinds) + 1))


# excluded, placed


def test_a_second_copy_does_not_belong_in_the_file() -> None:
    check = {"check": "excluded", "duplicates": True}
    twice = papers("笔录", "照片", "笔录", doc_no="1", date=None)
    assert word(check, file_of(*twice)) == "pass"  # without a date nothing tells it from another
    (fault,) = faults(check, file_of(*papers("笔录", "照片", "笔录", doc_no="1", date="x")))
    assert fault == {"excluded": True, "document": "笔录", "same_as": "1"}


def test_one_paper_of_unknown_type_has_no_double() -> None:
    assert word({"check": "excluded", "duplicates": True}, file_of({"title": "?", "doc_no": "1"})) == "pass"


THIS = {"check": "excluded", "duplicates": True, "this": True}


def at(root: Record, index: int) -> str:
    return word(THIS, root, root["documents"][index], each="documents")


def test_a_second_copy_is_told_at_its_place_and_the_first_is_none() -> None:
    one = {"type": "笔录", "doc_no": "1", "date": "2024-05-20"}
    root = file_of(one, one, {**one, "doc_no": "2"}, {**one, "doc_no": None})
    assert [at(root, index) for index in range(4)] == ["pass", "fail", "pass", "pass"]
    trace = explained(THIS, root, root["documents"][1], each="documents")
    assert trace.faults[0]["same_as"] == "1"


def test_a_paper_whose_number_nobody_recorded_may_be_a_second_copy_of_one_of_its_kind() -> None:
    one = {"type": "笔录", "doc_no": "1", "date": "2024-05-20"}
    root = file_of(one, {"type": "笔录", "date": "2024-05-20"}, {"type": "照片"})
    assert [at(root, index) for index in range(3)] == ["pass", "undetermined", "pass"]


def test_in_a_volume_that_may_hold_more_nobody_knows_what_stands_before() -> None:
    root = file_of({"type": "笔录", "doc_no": "1", "date": "2024-05-20"}, complete=False)
    assert at(root, 0) == "undetermined"


def test_only_papers_are_held_against_those_before_them() -> None:
    assert problems({"check": "excluded", "this": True}, "documents") == ["S325"]
    assert problems(THIS | {"types": ["笔录"]}, "documents") == ["S325"]


def test_a_paper_in_the_wrong_volume_is_named_with_the_right_one() -> None:
    (fault,) = faults({"check": "placed"}, file_of(*papers("决定书", "审批表")))
    assert fault == {"document": "审批表", "belongs_in": "sub"}
    assert word({"check": "placed"}, file_of(*papers("决定书", "无位材料"))) == "pass"


# ordered

ORDERED = {"check": "ordered", "order": "main"}


def test_the_fault_says_what_to_move_and_where_to() -> None:
    (fault,) = faults(ORDERED, file_of(*papers("申请书", "笔录", "决定书", "送达回证")))
    assert fault == {"move": "决定书", "document": "决定书", "before": "申请书", "before_position": 1}


def test_of_two_that_changed_places_the_thinner_moves() -> None:
    thick, thin = {"type": "笔录", "pages": (1, 30)}, {"type": "申请书", "pages": (31, 31)}
    assert [fault["move"] for fault in faults(ORDERED, file_of(thick, thin))] == ["申请书"]
    thick, thin = {"type": "申请书", "pages": (2, 30)}, {"type": "笔录", "pages": (1, 1)}
    assert [fault["move"] for fault in faults(ORDERED, file_of(thin, thick))] == ["笔录"]


def test_papers_without_a_place_neither_move_nor_accuse() -> None:
    assert word(ORDERED, file_of(*papers("决定书", "无位材料", "申请书"))) == "pass"


@pytest.mark.parametrize("kinds", [[], ["决定书"], ["无位材料", "无位材料"]])
def test_of_fewer_than_two_papers_no_order_is_demanded(kinds: list[str]) -> None:
    assert word(ORDERED, file_of(*papers(*kinds))) == "not_applicable"


def test_a_known_disorder_fails_whatever_else_is_unknown() -> None:
    assert word(ORDERED, file_of(*papers("笔录", "谁也不认识", "决定书"), complete=False)) == "fail"
    trace = explained(ORDERED, file_of(*papers("决定书", "谁也不认识", "笔录")))
    assert (trace.word(), trace.note) == ("undetermined", "unmatched_title")


# paginated

PAGED = {"check": "paginated"}


def spans(*pages: tuple[int, int] | None, **more: Any) -> dict[str, Any]:
    return file_of(*({"type": name, "pages": span} for name, span in zip(MAIN_TYPES, pages, strict=False)), **more)


def counted(root: dict[str, Any]) -> tuple[int, int | None]:
    """Return the fewest and the most faults of page numbers in *root*."""
    seen, check = view(root), compiled(PAGED)
    assert check.count is not None
    return check.count(Run(seen), seen, seen)


def test_a_gap_says_which_pages_are_missing_and_between_which_papers() -> None:
    (fault,) = faults(PAGED, spans((1, 3), (6, 8)))
    assert fault == {
        "expected_page": 4, "found_page": 6, "missing_pages": (4, 5), "after": "决定书", "document": "申请书",
    }  # fmt: skip


def test_an_overlap_accuses_one_paper_only() -> None:
    (fault,) = faults(PAGED, spans((1, 10), (3, 4), (11, 12)))
    assert fault == {"expected_page": 11, "found_page": 3, "after": "决定书", "document": "申请书"}
    (fault,) = faults(PAGED, spans((1, 10), (1, 3), (4, 6)))
    assert fault["document"] == "申请书"


def test_papers_out_of_order_are_one_fault_and_no_page_is_missing() -> None:
    # the decision bound last
    (fault,) = faults(PAGED, spans((5, 5), (6, 7), (8, 8), (1, 4)))
    assert (fault["displaced"], fault["after"], fault["whole"]) == ([MAIN_TYPES[3]], MAIN_TYPES[2], True)
    assert counted(spans((5, 5), (6, 7), (8, 8), (1, 4))) == (1, 1)
    # a later paper bound too early
    (fault,) = faults(PAGED, spans((1, 1), (4, 4), (2, 3), (5, 6)))
    assert fault["displaced"] == [MAIN_TYPES[1]]


def test_what_is_missing_is_told_beside_what_is_out_of_order() -> None:
    displaced, gap = faults(PAGED, spans((5, 5), (8, 8), (1, 4)))
    assert not displaced["whole"]
    assert gap["missing_pages"] == (6, 7)


def test_one_paper_with_the_wrong_number_is_one_fault() -> None:
    for pages in (((1, 3), (5, 5), (5, 6)), ((1, 3), (17, 17), (5, 6)), ((1, 3), (2, 2), (5, 6))):
        (fault,) = faults(PAGED, spans(*pages))
        assert (fault["document"], fault["misnumbered"]) == (MAIN_TYPES[1], (4, 4))
        assert counted(spans(*pages)) == (1, 1)


def test_what_is_not_recorded_may_turn_several_faults_into_one_slip() -> None:
    documents = [
        {"type": name, "pages": span} for name, span in zip(MAIN_TYPES, ((1, 9), (3, 4), (2, 2)), strict=False)
    ]
    assert counted(file_of(*documents)) == (2, 2)
    assert counted(file_of(*documents, {"type": "笔录"})) == (1, None)


def test_in_a_volume_that_is_not_complete_a_gap_may_hold_other_papers() -> None:
    assert word(PAGED, spans((1, 3), (6, 8), complete=False)) == "undetermined"
    assert word(PAGED, spans((1, 3), (2, 8), complete=False)) == "fail"


def test_each_volume_begins_anew_unless_the_file_runs_on() -> None:
    root = file_of(*papers("决定书", "笔录"), sub=tuple(papers("审批表")))
    assert word(PAGED, root) == "pass"
    assert word({**PAGED, "per": "file"}, root) == "fail"


def test_contradictory_pages_are_faults_and_nothing_breaks() -> None:
    assert [sorted(fault) for fault in faults(PAGED, spans((3, 1), None, (2, 2)))] == [
        ["document", "inverted"],
        ["document", "unnumbered"],
    ]


@given(st.lists(st.one_of(st.none(), st.tuples(st.integers(1, 6), st.integers(1, 6))), max_size=5))
def test_pages_run_on_just_where_they_number_off_one_by_one(pages: list[tuple[int, int] | None]) -> None:
    found, unknown = span_faults([{"title": "x", "pages": span} for span in pages], 1)
    numbered: list[int] | None = []
    for span in pages:
        numbered = None if numbered is None or span is None or span[1] < span[0] else [
            *numbered, *range(span[0], span[1] + 1)
        ]  # fmt: skip
    assert (found == []) == (numbered is not None and numbered == list(range(1, len(numbered) + 1)))
    assert not unknown


# the corners of 第十五条

CORNERS = {
    "check": "paginated", "spans": False, "front": ["upper_right"], "back": ["upper_left"],
    "exception": ["back:upper_left"], "exception_for": ["photo", "table"],
}  # fmt: skip


def leaf(side: str, content: str, mark: str | None, **more: Any) -> dict[str, Any]:
    return {"side": side, "content": content, "mark": mark, "page": 1} | more


@pytest.mark.parametrize(
    ("leaves", "expected"),
    [
        ([leaf("front", "text", "upper_right"), leaf("back", "text", "upper_left")], []),
        ([leaf("front", "text", "upper_left")], ["wrong_corner"]),
        ([leaf("front", "text", "none")], ["unmarked"]),
        ([leaf("front", "text", "upper_right"), leaf("back", "blank", None)], []),
        ([leaf("front", "text", "upper_right"), leaf("back", "blank", "upper_left")], ["blank_numbered"]),
        ([leaf("front", "photo", "none"), leaf("back", "blank", "upper_left")], []),
        ([leaf("front", "photo", "none"), leaf("back", "blank", "none")], ["unmarked"]),
        ([leaf("front", "photo", "upper_left")], ["wrong_corner"]),
        ([leaf("front", "text", "none", front_cannot_be_marked=True), leaf("back", "blank", "upper_left")], []),
        ([leaf("front", "photo", "upper_left", front_cannot_be_marked=True)], []),
        ([leaf("front", "photo", "lower_middle", front_cannot_be_marked=True)], ["wrong_corner"]),
        ([leaf("front", "photo", "none", front_cannot_be_marked=False)], ["unmarked"]),
    ],
)
def test_numbers_stand_where_they_belong(leaves: list[dict[str, Any]], expected: list[str]) -> None:
    found = faults(CORNERS, file_of({"type": "照片", "leaves": leaves}))
    assert [next(iter(fault)) for fault in found] == expected


def test_of_a_paper_without_any_numbers_the_rule_on_their_run_tells() -> None:
    one = {"type": "照片", "pages": None, "leaves": [leaf("front", "text", "none")]}
    assert word(CORNERS, file_of(one)) == "pass"
    assert word(CORNERS, file_of(one | {"pages": (1, 1)})) == "fail"


def test_an_electronic_paper_has_no_corners() -> None:
    one = {"type": "照片", "medium": "electronic", "leaves": [leaf("front", "text", "lower_middle")]}
    assert word(CORNERS, file_of(one, {"type": "笔录", "medium": "electronic"})) == "pass"


def test_what_is_said_of_all_pages_of_a_paper_counts_where_they_are_not_recorded_one_by_one() -> None:
    good, wrong = ({"type": "照片", "page_marks": word} for word in ("prescribed", "wrong"))
    assert word(CORNERS, file_of(good)) == "pass"
    assert [next(iter(fault)) for fault in faults(CORNERS, file_of(good, wrong))] == ["wrongly_marked"]
    assert word(CORNERS, file_of(good, {"type": "照片"})) == "undetermined"
    corner = [leaf("front", "text", "upper_left")]
    assert [next(iter(fault)) for fault in faults(CORNERS, file_of(good | {"leaves": corner}))] == ["wrong_corner"]


def test_a_photo_without_a_number_may_have_it_on_the_side_nobody_recorded() -> None:
    assert word(CORNERS, file_of({"type": "照片", "leaves": [leaf("front", "photo", "none")]})) == "undetermined"


def test_a_paper_that_is_there_but_does_not_meet_the_condition_is_named_itself() -> None:
    check = RECORD | {"where": {"date": {"blank": "false"}}}
    found = faults(check, file_of({"type": "笔录", "date": None}))
    assert [(one["unmet"], one["document"]) for one in found] == [(["date"], "笔录")]
    assert [one["missing"] for one in faults(check, file_of(*papers("决定书")))] == ["笔录"]


def test_where_several_are_needed_it_is_told_how_many_there_are() -> None:
    check = RECORD | {"at_least": 2}
    assert [(one["missing"], one["least"], one["there"]) for one in faults(check, file_of(*papers("笔录")))] == [
        ("笔录", 2, 1)
    ]


# catalogued

LISTED = {"check": "catalogued"}


def bound(*pairs: tuple[str, tuple[int, int] | None], lines: Any) -> dict[str, Any]:
    documents = [{"type": title, "title": title, "pages": pages} for title, pages in pairs]
    catalogue = lines and [{"no": no, "title": title, "pages": pages} for no, (title, pages) in enumerate(lines, 1)]
    volume = {"kind": "main", "complete": True, "documents": documents, "catalogue": catalogue}
    return view({"category": "penalty", "volumes": [volume, {"kind": "sub", "present": "false"}]})


A, B, C = ("决定书", (1, 2)), ("笔录", (3, 3)), ("照片", (4, 6))


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ([A, B, C], []),
        ([A, B, ("照 片", (4, 4))], []),
        ([A, B], ["uncatalogued"]),
        ([A, B, C, ("送达回证", (7, 7))], ["no_document"]),
        ([B, C, A], ["catalogue_order"]),
        ([A, ("笔录", (9, 9)), C], ["catalogue_pages"]),
        (None, ["uncatalogued"] * 3),
    ],
)
def test_the_catalogue_names_what_is_bound(lines: Any, expected: list[str]) -> None:
    assert [next(iter(fault)) for fault in faults(LISTED, bound(A, B, C, lines=lines))] == expected


def test_a_paper_without_a_number_is_no_fault_of_the_catalogue() -> None:
    assert word(LISTED, bound(A, ("笔录", None), C, lines=[A, B, C])) == "pass", "the check of page numbers tells that"


def test_lines_of_one_title_are_told_apart_by_their_pages() -> None:
    first, second = ("送达回证", (1, 1)), ("送达回证", (2, 2))
    assert word(LISTED, bound(first, second, lines=[first, second])) == "pass"
    assert [next(iter(one)) for one in faults(LISTED, bound(first, second, lines=[second, first]))] == [
        "catalogue_order"
    ]


def test_a_paper_whose_title_nobody_recorded_may_be_the_one_a_line_names() -> None:
    volume = {
        "kind": "main", "complete": True, "documents": [{"type": "颁发的行政许可证件副本", "pages": (1, 1)}],
        "catalogue": [{"no": 1, "title": "食品经营许可证", "pages": (1, 1)}],
    }  # fmt: skip
    file = view({"category": "licence", "volumes": [volume, {"kind": "sub", "present": "false"}]})
    assert word(LISTED, file) == "undetermined"


def test_a_volume_that_was_never_made_needs_no_catalogue() -> None:
    assert word(LISTED, bound(A, lines=[A])) == "pass"


def test_a_catalogue_that_begins_earlier_shows_pages_gone() -> None:
    check: dict[str, Any] = {**PAGED, "any_start": True, "traced": True}
    papers_: list[dict[str, Any]] = [{"type": "笔录", "pages": (4, 5)}, {"type": "决定书", "pages": (6, 6)}]
    lines = [{"no": 1, "title": "甲", "pages": (1, 3)}, {"no": 2, "title": "笔录", "pages": (4, 5)}]
    (fault,) = faults(check, file_of(*papers_, main={"catalogue": lines}))
    assert fault["missing_pages"] == (1, 3)
    assert word({**PAGED, "any_start": True}, file_of(*papers_, main={"catalogue": lines})) == "pass"
    assert word(check, file_of(*papers_, main={"catalogue": lines[1:]})) == "pass"
    assert word(check, file_of(*papers_)) == "pass", "no catalogue is recorded"


def test_another_rule_may_tell_of_papers_in_another_order() -> None:
    check: dict[str, Any] = {**PAGED, "any_start": True, "displaced_unless": {"category": "penalty"}}
    turned: list[dict[str, Any]] = [{"type": "笔录", "pages": (4, 5)}, {"type": "决定书", "pages": (1, 3)}]
    assert word(check, file_of(*turned)) == "pass"
    assert word({**check, "displaced_unless": {"category": "licence"}}, file_of(*turned)) == "fail"
    gone = [turned[0], {"type": "决定书", "pages": (1, 2)}]
    assert [fault["missing_pages"] for fault in faults(check, file_of(*gone))] == [(3, 3)], "what is missing is told"


def test_an_electronic_paper_has_no_pages_to_number() -> None:
    electronic: dict[str, Any] = {"type": "笔录", "medium": "electronic", "pages": None}
    around: list[dict[str, Any]] = [{"type": "决定书", "pages": (1, 3)}, {"type": "决定书", "pages": (4, 4)}]
    assert word(PAGED, file_of(around[0], electronic, around[1])) == "pass"
    assert word(PAGED, file_of(around[0], {**electronic, "medium": "paper"}, around[1])) == "fail"


SAID: dict[str, Any] = {**LISTED, "fields": ["doc_no", "date", "responsible"], "rows": True}


def catalogue_faults(line: dict[str, Any], document: dict[str, Any]) -> list[str]:
    """Return the columns in which one line and its document differ."""
    volume = {"catalogue": [{"no": 1, "title": "笔录", "pages": (1, 1), **line}]}
    found = faults(SAID, file_of({"type": "笔录", "pages": (1, 1), **document}, main=volume))
    return [fault["column"] for fault in found]


def test_a_line_says_of_its_paper_what_the_paper_says() -> None:
    day, other = date(2024, 5, 20), date(2023, 5, 20)
    assert catalogue_faults({"doc_no": "罚〔2024〕1号", "date": day}, {"doc_no": "罚[2024]１号", "date": day}) == []
    assert catalogue_faults({"doc_no": "罚〔2024〕61号"}, {"doc_no": "罚〔2024〕16号"}) == ["doc_no"]
    assert catalogue_faults({"date": other}, {"date": day}) == ["date"]
    assert catalogue_faults({"date": other, "doc_no": "1"}, {}) == [], "nobody recorded what the paper says"
    assert catalogue_faults({"doc_no": None}, {"doc_no": "1"}) == [], "many catalogues have no such column"
    assert catalogue_faults({"responsible": "博湖县市监局"}, {"responsible": "博湖县市场监督管理局"}) == []
    assert catalogue_faults({"responsible": "博湖县农业局"}, {"responsible": "博湖县市场监督管理局"}) == ["responsible"]


@pytest.mark.parametrize(
    ("rows", "wrong"),
    [([1, 2, 3], []), ([5, 6, 7], []), ([1, 9, 10], [9]), ([1, 1, 2], [1]), ([1, None, 3], []), ([2, 1, 2], [1])],
)
def test_the_numbers_of_the_lines_run_on(rows: list[int | None], wrong: list[int]) -> None:
    lines = [{"title": title, **({} if no is None else {"no": no})} for no, title in zip(rows, "甲乙丙", strict=True)]
    assert [fault["catalogue_row"] for fault in row_faults(lines)] == wrong
    assert row_faults([{"no": 2, "case": "1"}, {"no": 1, "case": "2"}]) == [], "each case may begin anew"


def test_a_line_without_a_paper_can_be_looked_for_by_itself() -> None:
    volume = {"catalogue": [{"no": 1, "title": "决定书", "pages": (1, 3)}, {"no": 2, "title": "笔录", "pages": (4, 4)}]}
    root = file_of({"type": "笔录", "pages": (5, 5)}, main=volume)
    assert [fault["no_document"] for fault in faults({**LISTED, "faults": ["no_document"]}, root)] == ["决定书"]
    assert [next(iter(fault)) for fault in faults({**LISTED, "faults": ["catalogue_pages"]}, root)] == [
        "catalogue_pages"
    ]
