"""The benchmarks compare like with like: the same findings, every kind of check, ratios from one run."""

import pytest
from benchmarks import floors, scaling
from benchmarks.evaluating import case_file, engine, graded
from benchmarks.measure import Bound, Contestant, growth, ratios
from benchmarks.run import same_findings

from casefile_rules.checks import kinds
from casefile_rules.scoring import Score


def statuses(case: floors.Case) -> set[str]:
    found = graded(engine().prepare(case_file(case))).evaluation.results
    return {rule for rule, places in found.items() if any(place.mask & 2 for place in places)}


@pytest.mark.parametrize("faults", [0, 1, 3])
def test_ours_and_both_floors_say_the_same(faults: int) -> None:
    for case in floors.cases(20, seed=11, faults=faults):
        found, score, grade = floors.tuned(case)
        ours = graded(engine().prepare(case_file(case)))

        assert {rule for rule, _ in found} == {rule for rule, _ in floors.functions(case)[0]} == statuses(case)
        assert ours.low == ours.high == score
        assert ours.grades == (grade,)
        assert sum(line.taken_low for line in ours.ledger) == 100 - score or score == 0


def test_the_comparison_of_all_faulted_files_is_a_bound_that_can_break(monkeypatch: pytest.MonkeyPatch) -> None:
    few = floors.faulted()[:5]
    monkeypatch.setattr(floors, "faulted", lambda: few)
    assert same_findings().kept

    monkeypatch.setattr(Score, "low", property(lambda score: score.high + 1))
    assert not same_findings().kept


def test_every_kind_of_check_is_doubled() -> None:
    assert scaling.KINDS.keys() >= set(kinds())


@pytest.mark.parametrize("faults", [False, True])
def test_what_is_doubled_is_really_looked_at(faults: bool) -> None:
    """A check that finds nothing to look at would grow by nothing."""
    for kind, rule in scaling.KINDS.items():
        one = scaling.engine_of([rule])
        places = one.evaluate(scaling.prepared(one, 30, faults=faults))
        assert not places.silent, kind


def test_a_ratio_is_that_of_the_work_done() -> None:
    def work(size: int) -> None:
        sum(range(size))

    sizes = [20_000] * 20
    measured = ratios({"once": (work, sizes), "four times": (lambda size: work(4 * size), sizes)}, "once", rounds=15)

    assert measured.least["once"] == 1
    assert 2.5 < measured.least["four times"] < 6


def test_work_that_grows_with_the_square_breaks_the_bound() -> None:
    def make(size: int) -> Contestant:
        return (lambda n: [sum(range(n)) for _ in range(n // 10)]), [size]

    assert not Bound("square", growth(make, [200, 400, 800], 3, 2.3), 2.3).kept
