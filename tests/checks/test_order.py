"""Papers by list and date: what is out of order, the fewest to move, what stands with another, each case by itself."""

import datetime as dt
from itertools import combinations, groupby
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.checks.helpers import explained, faults, file_of, problems, word
from tests.strategies import MAIN_TYPES

from casefile_rules.casefile.view import view_of
from casefile_rules.casefile.vocabulary import vocabulary_of
from casefile_rules.checks._connected import Bond, bonds
from casefile_rules.checks._dated import MOST, Dated, disordered, follows, shifts, strays
from casefile_rules.checks._keeping import Part, Timed
from casefile_rules.conditions import Run

FIRST = dt.date(2024, 3, 1)
LISTED = {"check": "ordered", "order": "main"}
DATED = {**LISTED, "by": "date"}


def day(number: int) -> dt.date:
    return FIRST + dt.timedelta(number)


@st.composite
def papers(draw: st.DrawFn, *, excused: bool = False) -> list[Dated]:
    """Draw a few papers; each rank has two kinds, and some papers have no place in the list."""
    found = []
    for at in range(draw(st.integers(0, 7))):
        rank = draw(st.none() | st.integers(0, 3))
        host, group = (
            (draw(st.none() | st.integers(0, 3)), draw(st.none() | st.sampled_from("ab"))) if excused else (None, None)
        )
        found.append(Dated(at, rank, f"{rank}{draw(st.booleans())}", day(draw(st.integers(0, 4))), host, group))
    return found


def broken(found: list[Dated]) -> bool:
    return any(follows(one, other) for one, other in combinations(found, 2))


@given(papers(excused=True))
def test_a_volume_is_out_of_order_just_where_a_pair_is(found: list[Dated]) -> None:
    assert disordered(found) == broken(found)


@given(papers())
def test_no_fewer_can_be_moved_and_the_moves_put_it_right(found: list[Dated]) -> None:
    best = next(
        size
        for size in range(len(found) + 1)
        for gone in combinations(range(len(found)), size)
        if not broken([paper for at, paper in enumerate(found) if at not in gone])
    )
    moved = shifts(found, [1] * len(found))
    assert len(moved) == best
    bound = list(range(len(found)))
    for shift in moved:
        assert broken([found[at] for at in sorted((shift.paper, shift.other))])
        bound.remove(shift.paper)
    for shift in moved:
        at = 0 if shift.after is None else bound.index(shift.after) + 1
        bound.insert(at, shift.paper)
        assert shift.before is None or bound[at + 1] == shift.before
    assert not broken([found[at] for at in bound])


@given(papers(excused=True))
def test_what_is_left_when_the_moved_are_gone_is_in_order(found: list[Dated]) -> None:
    moved = {shift.paper for shift in shifts(found, [1] * len(found))}
    assert not broken([paper for at, paper in enumerate(found) if at not in moved])
    assert bool(moved) == broken(found)


def test_the_lighter_of_two_papers_is_moved() -> None:
    two = [Dated(0, 1, "a", day(2)), Dated(1, 0, "b", day(1))]
    assert [shift.paper for shift in shifts(two, [5, 1])] == [1]
    assert [shift.paper for shift in shifts(two, [1, 5])] == [0]


def test_of_very_many_papers_few_are_moved() -> None:
    many = [Dated(at, 0, "a", day(MOST - at)) for at in range(MOST + 2)]
    assert disordered(many)
    assert 0 < len(shifts(many, [1] * len(many))) < len(many)


def test_one_paper_out_of_order_among_very_many_is_the_one_that_is_moved() -> None:
    many = [Dated(at, at, f"{at}", day(0)) for at in range(MOST + 2)]
    mixed = [*many[1:], Dated(MOST + 2, 0, "0", day(-1))]
    assert [shift.paper for shift in shifts(mixed, [9] * (len(mixed) - 1) + [1])] == [len(mixed) - 1]


@given(st.lists(st.sampled_from("abc"), max_size=7))
def test_strays_leave_the_papers_of_each_case_together(cases: list[str]) -> None:
    def apart(rest: list[str]) -> bool:
        runs = [case for case, _ in groupby(rest)]
        return len(runs) > len(set(runs))

    gone = strays(cases)
    assert not apart([case for at, case in enumerate(cases) if at not in gone])
    assert bool(gone) == apart(cases)
    if len(gone) > 1:
        assert all(apart([case for at, case in enumerate(cases) if at != one]) for one in range(len(cases)))


def test_of_very_many_parts_of_cases_the_largest_of_each_stays() -> None:
    cases = ["一", "二"] * 10_000 + ["一"] * 5

    assert strays(cases) == set(range(20_000)) - {1}


# ---- as a rule sees it


def volume(*written: dict[str, Any], **more: Any) -> dict[str, Any]:
    return file_of(*written, **more)


def paper(kind: int, on: int | None = None, **more: Any) -> dict[str, Any]:
    """Return a paper of the type that stands *kind*-th in the list, dated the day *on*."""
    return {"type": MAIN_TYPES[kind], **({} if on is None else {"date": day(on)}), **more}


def test_neither_list_nor_dates_is_a_fault_and_the_list_or_the_dates_alone_are_not() -> None:
    neither = volume(paper(2, 9), paper(1, 3))
    (fault,) = faults(DATED, neither)
    assert (fault["move"], fault["date"]) == (MAIN_TYPES[2], day(9))
    assert (fault["against"], fault["against_date"], fault["after"]) == (MAIN_TYPES[1], day(3), MAIN_TYPES[1])
    assert word(DATED, volume(paper(2, 3), paper(1, 9))) == "pass", "as they came into being"
    assert word(DATED, volume(paper(1, 9), paper(2, 3))) == "pass", "as they are listed"
    assert word(LISTED, volume(paper(2, 3), paper(1, 9))) == "fail"
    assert word(DATED, volume(paper(2, 3), paper(1, 3))) == "pass", "on one day neither is the later one"
    assert word(DATED, volume(paper(2), paper(1, 3))) == "not_applicable", "without a date only the list tells"


def test_papers_of_one_kind_stand_by_their_dates() -> None:
    assert word(DATED, volume(paper(1, 3), paper(1, 9))) == "pass"
    assert word(DATED, volume(paper(1, 9), paper(1, 3))) == "fail"
    trace = explained(DATED, volume(paper(1), paper(1, 3)))
    assert (trace.word(), trace.path, trace.note) == ("undetermined", "documents.date", "unrecorded")
    assert word(DATED, volume(paper(1, 9), paper(1, 3), paper(1))) == "fail"
    assert word(DATED, volume({**paper(1, 3), "date": None}, paper(1, 3), paper(1, 4))) == "pass"
    assert word(DATED, volume(paper(1, 3), paper(1, 9), complete=False)) == "undetermined"


def test_papers_may_be_grouped_by_whom_they_are_about() -> None:
    check = {**DATED, "grouped_by": "subject"}
    mine, yours = [paper(1, on, subject="甲") for on in (1, 9)], [paper(1, on, subject="乙") for on in (3, 5)]
    assert word(check, volume(*mine, *yours)) == "pass"
    assert word(DATED, volume(*mine, *yours)) == "fail"
    assert word(check, volume(*mine[::-1], *yours)) == "fail", "each group stands by its dates"
    assert word(check, volume(mine[1], yours[0])) == "fail", "one record each is no group"
    assert word(check, volume(mine[1], yours[0], mine[0], yours[1])) == "fail", "they are not together"


def test_the_order_is_that_of_each_case() -> None:
    one = [paper(0, 5, case="1"), paper(2, 6, case="1")]
    two = [paper(0, 1, case="2"), paper(2, 2, case="2")]
    for check in (LISTED, DATED):
        assert word(check, volume(*one, *two)) == "pass"
        assert word(check, volume(*two, *one)) == "pass"
        (fault,) = faults(check, volume(one[0], *two[:1], one[1], two[1]))
        assert (fault["case"], fault["among"]) in (("1", "2"), ("2", "1"))
        trace = explained(check, volume(*one, {**two[0], "case": None}, {key: two[1][key] for key in ("type", "date")}))
        assert (trace.word(), trace.path) == ("undetermined", "documents.case")
    shared = paper(1, 3, case="1、2")
    assert word(DATED, volume(one[0], shared, one[1], *two)) == "pass", "common to both"
    assert word(DATED, volume(*one[::-1], *two)) == "fail"


def test_where_there_are_several_cases_and_no_paper_names_its_own_nothing_is_concluded() -> None:
    check = {**DATED, "combined": {"unit.combined": True}}
    mixed = (paper(0, 5), paper(2, 6), paper(0, 1), paper(2, 2))
    assert word(check, volume(*mixed)) == "fail"
    trace = explained(check, volume(*mixed, unit={"combined": True}))
    assert (trace.word(), trace.path) == ("undetermined", "documents.case")
    assert word(check, volume(*mixed[2:], unit={"combined": True})) == "pass"


@pytest.mark.parametrize("wrong", [{"by": "nothing"}, {"grouped_by": "dates"}])
def test_a_path_that_leads_nowhere_is_refused(wrong: dict[str, str]) -> None:
    assert problems({**DATED, **wrong}) == ["S302"]


# ---- papers that stand with another one

NAMES = {"decision": "决定书", "notice": "告知书", "record": "笔录", "receipt": "回证"}


def bound(*written: dict[str, Any]) -> list[tuple[bool, bool, int | None]]:
    """Return (rides, may ride, number of its paper) of each document; a receipt goes with decisions and notices."""
    reason = {"zh": "试", "en": "test"}
    types = [
        {"id": key, "name": name, "en": key, "group": "service" if key == "receipt" else key, "authority": "proposed",
         "reason": reason}
        for key, name in NAMES.items()
    ]  # fmt: skip
    order = {
        "id": "main", "volume": "main", "items": [{"type": key} for key in NAMES],
        "connected": [{"type": "receipt", "to": ["decision", "notice"]}],
    }  # fmt: skip
    known = vocabulary_of({"types": types, "orders": [order]})
    view = view_of({"volumes": [{"kind": "main", "complete": True, "documents": list(written)}]}, known)
    found = bonds(view["documents"], known.orders["main"], known, None)
    return [(bond.rides, bond.maybe, bond.host) for bond in found]


DECISION, NOTICE, RECORD = ({"type": NAMES[key]} for key in ("decision", "notice", "record"))


def receipt(of: str | None = None) -> dict[str, Any]:
    return {"type": NAMES["receipt"], **({} if of is None else {"refers_to": of})}


def test_a_paper_right_behind_the_one_it_belongs_to_rides() -> None:
    free = (False, False, None)
    assert bound(DECISION, receipt("决定书"), RECORD) == [free, (True, False, 0), free]
    assert bound({**DECISION, "doc_no": "罚〔2024〕1号"}, receipt("罚[2024] 1号")) == [free, (True, False, 0)]
    assert bound(DECISION, receipt("决定书"), receipt("决定书")) == [free, (True, False, 0), (True, False, 0)]
    assert bound(NOTICE, {"type": "笔录", "refers_to": "告知书"}) == [free, (True, False, 0)], "whatever it is"
    assert bound(DECISION, RECORD, receipt("决定书")) == [free, free, (False, False, 0)], "another paper lies between"
    assert bound(receipt("决定书"), DECISION) == [(False, False, 1), free]


def test_a_receipt_that_names_no_paper_may_belong_to_the_one_before_it() -> None:
    assert bound(DECISION, receipt())[1] == (False, True, None)
    assert bound(RECORD, receipt())[1] == (False, False, None), "a record is not served"
    assert bound(receipt(), DECISION)[0] == (False, False, None)
    assert bound(DECISION, receipt("无此文书"))[1] == (False, True, None), "it belongs to a paper that is not here"


def test_receipts_may_stand_as_the_papers_they_belong_to() -> None:
    document = {"type.id": "receipt", "type": "回证"}
    reason = {"zh": "试", "en": "test"}
    kind = {"id": "receipt", "name": "回证", "en": "r", "group": "service", "authority": "proposed", "reason": reason}
    bond = [{"type": "receipt", "to": ["notice"]}]
    order = {"id": "main", "volume": "main", "items": [{"type": "receipt"}], "connected": bond}
    known = vocabulary_of({"types": [kind], "orders": [order]})
    timed = Timed(known.orders["main"], None, "date", {"by": (lambda _run, here, _each: here["date"], None)})
    later_one, earlier = {**document, "date": day(9)}, {**document, "date": day(3)}

    def judged(*hosts: int | None) -> tuple[bool, str]:
        part = Part([later_one, earlier], [Bond(host=host) for host in hosts])
        return timed.wrong(Run({}), part), timed.open(Run({}), part)

    assert judged(0, 1) == (False, ""), "as their papers stand"
    assert judged(1, 0) == (True, "")
    assert judged(0, 0) == (True, ""), "of one paper, by date"
    assert judged(None, None) == (False, "documents.refers_to")
