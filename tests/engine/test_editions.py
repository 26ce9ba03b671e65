"""Which edition of a rule counts: decided by a date of the file, never by the day of the run."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.engine.helpers import Tiny, codes_of, rule, tiny, write

from casefile_rules.status import MAY_FAIL, MAY_NOT_APPLY, MAY_PASS
from casefile_rules.values import UNKNOWN

OLD = {"until": "2023-12-31", "by": "hired"}
NEW = {"from": "2024-01-01", "until": "2024-12-31", "by": "hired"}


@pytest.fixture(scope="module")
def editions(tmp_path_factory: pytest.TempPathFactory) -> Tiny:
    """A rule that demanded one name until 2023 and another in 2024."""
    folder = tmp_path_factory.mktemp("editions")
    return tiny(folder, rule("A", {"name": "旧"}, in_force=OLD), rule("A", {"name": "新"}, in_force=NEW))


@pytest.mark.parametrize(
    ("day", "demanded"),
    [("2023-12-31", "旧"), ("2024-01-01", "新"), ("2024-12-31", "新"), ("2025-01-01", None), ("1990-01-01", "旧")],
)
def test_the_day_before_the_first_and_the_last(editions: Tiny, day: str, demanded: str | None) -> None:
    for name in ("旧", "新"):
        expected = None if demanded is None else {"": "pass" if name == demanded else "fail"}
        assert editions.words(f"{{name: {name}, hired: {day}}}") == expected


@given(st.dates(date(2023, 12, 1), date(2025, 1, 31)))
def test_exactly_one_edition_counts_on_any_day(editions: Tiny, day: date) -> None:
    demanded = "旧" if day.year < 2024 else "新" if day.year == 2024 else None
    assert editions.words(f"name: 旧\nhired: {day}") == (
        None if demanded is None else {"": "pass" if demanded == "旧" else "fail"}
    )
    assert editions.words(f"name: 旧\nhired: {day}") == editions.words(f"name: 旧\nhired: {day + timedelta(0)}")


@pytest.mark.parametrize("text", ["name: 旧", "name: 旧\nhired:"])
def test_where_the_date_is_not_known_every_edition_may_count_or_none(editions: Tiny, text: str) -> None:
    places = editions.places(text)
    assert places is not None
    assert [place.mask for place in places] == [MAY_PASS | MAY_FAIL | MAY_NOT_APPLY]
    both = editions.places("name: 别的")
    assert both is not None
    assert [place.mask for place in both] == [MAY_FAIL | MAY_NOT_APPLY], "it passes in neither"


@pytest.mark.parametrize(("text", "note"), [("name: 旧", "unrecorded"), ("name: 旧\nhired:", "blank")])
def test_the_date_that_decides_is_named_while_it_is_open(editions: Tiny, text: str, note: str) -> None:
    evaluation = editions.evaluate(text)
    said = [(trace.op, trace.path, trace.note) for trace in editions.rules["A"].undecided(evaluation.run)]
    assert set(said) == {("in_force", "hired", note)}


@pytest.mark.parametrize("day", ["2023-06-01", "2024-06-01", "2025-06-01"])
def test_nothing_is_open_where_the_date_is_known(editions: Tiny, day: str) -> None:
    evaluation = editions.evaluate(f"{{name: 旧, hired: {day}}}")
    assert editions.rules["A"].undecided(evaluation.run) == []


ASSUMED = {"from": None, "assumed": "2024-02-03", "by": ["badge.valid_until", "hired"], "asks": "facts.governed"}


@pytest.fixture(scope="module")
def assumed(tmp_path_factory: pytest.TempPathFactory) -> Tiny:
    """A rule of a source that prints no day of its beginning."""
    folder = tmp_path_factory.mktemp("assumed")
    return tiny(
        folder,
        rule("A", {"name": "甲"}, in_force=ASSUMED),
        facts={"governed": {"type": "bool", "ask": {"zh": "是否适用"}}},
    )


@pytest.mark.parametrize(
    ("text", "mask"),
    [
        ("hired: 2024-02-03", MAY_FAIL),
        ("hired: 2024-02-02", MAY_FAIL | MAY_NOT_APPLY),
        ("hired: 2024-02-02\nfacts: {governed: true}", MAY_FAIL),
        ("hired: 2024-02-02\nfacts: {governed: false}", None),
        ("hired: 2024-02-03\nfacts: {governed: false}", None),
        ("facts: {governed: true}", MAY_FAIL),
    ],
)
def test_an_assumed_beginning_never_decides_against_a_rule(assumed: Tiny, text: str, mask: int | None) -> None:
    """Nobody printed the day: before it, only who knows whether the source governs the file can tell."""
    places = assumed.places(f"name: 乙\n{text}")
    assert (None if places is None else [place.mask for place in places]) == (None if mask is None else [mask])


@pytest.mark.parametrize(
    ("text", "path", "note"),
    [
        ("hired: 2024-02-02", "case.facts.governed", "assumed"),
        ("{badge: {valid_until: }, hired: }", "case.facts.governed", "assumed"),
        ("{badge: {valid_until: }}", "hired", "unrecorded"),
        ("name: 乙", "badge.valid_until", "unrecorded"),
    ],
)
def test_a_date_is_asked_before_the_fact(assumed: Tiny, text: str, path: str, note: str) -> None:
    run = assumed.evaluate(text).run
    assert [(trace.path, trace.note) for trace in assumed.rules["A"].undecided(run)] == [(path, note)]


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("hired: 2024-02-03", True),
        ("{badge: {valid_until: 2024-02-03}, hired: 2020-01-01}", True),
        ("{badge: {valid_until: }, hired: 2024-02-03}", True),
        ("{badge: {valid_until: 2024-02-02}, hired: 2024-02-03}", False),
    ],
)
def test_of_several_dates_the_first_that_is_filled_decides(tmp_path: Path, text: str, counts: bool) -> None:
    window = {"from": "2024-02-03", "by": ["badge.valid_until", "hired"]}
    made = tiny(tmp_path, rule("A", {"name": {"blank": False}}, in_force=window))
    root = made.root(text)
    assert (made.evaluate_record({**root, "name": "甲"}).places("A") is not None) == counts


@pytest.mark.parametrize(("day", "mask"), [(None, MAY_FAIL), (date(2024, 2, 3), MAY_FAIL), (date(2024, 2, 2), None)])
def test_a_window_may_go_by_the_day_of_the_review(tmp_path: Path, day: date | None, mask: int | None) -> None:
    """Where nobody names one, today's standard is asked about."""
    made = tiny(tmp_path, rule("A", {"name": "甲"}, in_force={"from": "2024-02-03", "by": "review"}))
    evaluation = made.evaluate("name: 乙")
    evaluation.run.reviewed = UNKNOWN if day is None else day
    places = evaluation.places("A")
    assert (None if places is None else [place.mask for place in places]) == (None if mask is None else [mask])


def test_a_source_may_be_in_force_with_another(tmp_path: Path) -> None:
    law = {"id": "law", "title": {"zh": "办法"}, "authority": "law", "in_force": {"from": "2024-01-01", "by": "hired"}}
    ours = {"id": "ours", "title": {"zh": "建议"}, "authority": "proposed", "in_force": {"with": "law"}}
    made = tiny(tmp_path, rule("A", {"name": "甲"}, cites=[{"source": "ours"}]), sources=[law, ours])
    assert made.words("{name: 甲, hired: 2023-12-31}") is None
    assert made.words("{name: 甲, hired: 2024-01-01}") == {"": "pass"}
    own = rule("A", {"name": "甲"}, in_force={"with": "nobody"})
    assert codes_of(write(tmp_path / "wrong", own)) == ["S344"]


def test_a_moment_decides_by_its_day(tmp_path: Path) -> None:
    made = tiny(tmp_path, rule("A", {"name": "甲"}, in_force={"until": "2024-02-03", "by": "seen_at"}))
    assert made.words("{name: 甲, seen_at: 2024-02-03 23:59}") == {"": "pass"}
    assert made.words("{name: 甲, seen_at: 2024-02-04 00:00}") is None


def test_a_rule_is_in_force_with_the_source_it_cites_first(tmp_path: Path) -> None:
    source = {
        "id": "law",
        "title": {"zh": "办法"},
        "authority": "law",
        "in_force": {"from": "2024-01-01", "by": "hired"},
    }
    made = tiny(tmp_path, rule("A", {"name": "甲"}), sources=[source])
    assert made.words("{name: 甲, hired: 2023-12-31}") is None
    assert made.words("{name: 甲, hired: 2024-01-01}") == {"": "pass"}


def test_editions_that_decide_by_different_dates(tmp_path: Path) -> None:
    """The first edition may be in force, the second surely is: it is one of the two, never none."""
    first = rule("A", {"name": "旧"}, in_force={"until": "2023-12-31", "by": "hired"})
    second = rule("A", {"name": "新"}, in_force={"from": "2024-01-01", "by": "badge.valid_until"})
    made = tiny(tmp_path, first, second)
    places = made.places("{name: 旧, badge: {valid_until: 2024-06-01}}")
    assert places is not None
    assert [place.mask for place in places] == [MAY_PASS | MAY_FAIL]


@pytest.mark.parametrize(
    ("windows", "code"),
    [
        ([{"from": "2024-02-01", "until": "2024-01-01", "by": "hired"}], "S336"),
        ([{"from": "2024-02-30", "by": "hired"}], "K214"),
        ([{"from": "2024-02-01"}], "S341"),
        ([{"from": "2024-02-01", "by": "hird"}], "S302"),
        ([{"from": "2024-02-01", "by": "name"}], "S309"),
        ([OLD, OLD], "S342"),
        ([{"until": "2024-01-01", "by": "hired"}, NEW], "S342"),
        ([NEW, None], "S342"),
    ],
)
def test_windows_that_cannot_be(tmp_path: Path, windows: list[Any], code: str) -> None:
    rules = [rule("A", {"name": "甲"}, **({} if window is None else {"in_force": window})) for window in windows]
    assert codes_of(write(tmp_path, *rules)) == [code]


FILLED = {"from": "2024-01-01", "by": ["hired", "badge.valid_until", "seen_at"]}


@pytest.mark.parametrize(
    ("text", "in_force"),
    [
        ("{name: 甲, hired: 2024-01-01, seen_at: 2023-01-01}", True),
        ("{name: 甲, hired: 2023-12-31, seen_at: 2024-06-01}", False),
        ("{name: 甲, hired: null, seen_at: 2024-06-01}", True),
        ("{name: 甲, badge: {valid_until: 2023-06-01}, seen_at: 2024-06-01}", False),
    ],
)
def test_of_several_dates_the_first_that_is_filled_in_decides(tmp_path: Path, text: str, in_force: bool) -> None:
    made = tiny(tmp_path, rule("A", {"name": "甲"}, in_force=FILLED))
    assert made.words(text) == ({"": "pass"} if in_force else None)


def test_where_none_of_several_dates_is_filled_in_it_is_open_and_one_to_record_is_named(tmp_path: Path) -> None:
    made = tiny(tmp_path, rule("A", {"name": "甲"}, in_force=FILLED))
    evaluation = made.evaluate("{name: 甲, seen_at: null}")
    assert [place.mask for place in evaluation.places("A") or ()] == [MAY_PASS | MAY_NOT_APPLY]
    (trace,) = made.rules["A"].undecided(evaluation.run)
    assert (trace.path, trace.note) == ("hired", "unrecorded")


BY_PLACE = {"from": "2024-01-01", "by": ["training.held_on", "case.hired"]}
EARLIER = {"until": "2023-12-31", "by": ["training.held_on", "case.hired"]}


def test_the_date_of_the_place_decides_for_that_place(tmp_path: Path) -> None:
    made = tiny(tmp_path, rule("A", {"passed": "true"}, each="trainings", in_force=BY_PLACE))
    text = """
    {all_listed: true, hired: 2023-01-01, trainings: [
      {passed: true, held_on: 2024-01-01}, {passed: false, held_on: 2023-12-31}, {passed: false, held_on: 2024-05-01}]}
    """
    assert made.words(text) == {"trainings/1": "pass", "trainings/3": "fail"}
    assert made.words("{all_listed: true, trainings: [{passed: false, held_on: 2023-05-01}]}") is None
    blank = "{all_listed: true, hired: HIRED, trainings: [{passed: false, held_on: null}]}"
    assert made.words(blank.replace("HIRED", "2024-05-01")) == {"trainings/1": "fail"}
    assert made.words(blank.replace("HIRED", "2023-05-01")) is None


def test_each_place_goes_by_the_edition_of_its_day(tmp_path: Path) -> None:
    made = tiny(
        tmp_path,
        rule("A", {"topic": "旧"}, each="trainings", in_force=EARLIER),
        rule("A", {"topic": "新"}, each="trainings", in_force=BY_PLACE),
    )
    text = """
    {all_listed: true, trainings: [
      {topic: 旧, held_on: 2023-06-01}, {topic: 旧, held_on: 2024-06-01},
      {topic: 新, held_on: 2024-06-01}, {topic: 新}]}
    """
    places = {place.key: place.mask for place in made.places(text) or ()}
    assert places == {
        "trainings/1": MAY_PASS,
        "trainings/2": MAY_FAIL,
        "trainings/3": MAY_PASS,
        "trainings/4": MAY_PASS | MAY_FAIL | MAY_NOT_APPLY,
    }


def test_where_there_is_no_place_the_dates_of_the_file_decide(tmp_path: Path) -> None:
    made = tiny(tmp_path, rule("A", {"passed": "true"}, each="trainings", in_force=BY_PLACE))
    assert made.words("{all_listed: true, trainings: [], hired: 2024-01-01}") == {}
    assert made.words("{all_listed: true, trainings: [], hired: 2023-01-01}") is None


def test_a_date_of_another_kind_of_place_is_passed_over(tmp_path: Path) -> None:
    made = tiny(tmp_path, rule("A", {"name": "甲"}, in_force=BY_PLACE | {"by": ["training.held_on", "hired"]}))
    assert made.words("{name: 甲, hired: 2024-01-01, trainings: [{held_on: 2023-01-01}]}") == {"": "pass"}


def test_a_date_of_the_place_that_it_has_not(tmp_path: Path) -> None:
    window = {"from": "2024-01-01", "by": ["training.held", "case.hired"]}
    assert codes_of(write(tmp_path, rule("A", {"passed": "true"}, each="trainings", in_force=window))) == ["S302"]
