"""The fewest documents to move, against brute force."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from casefile_rules.checks._sequences import fewest, longest_ordered, moves

ranks = st.lists(st.integers(0, 4), max_size=8)


def ordered(values: list[int]) -> bool:
    return values == sorted(values)


def every_longest(found: list[int]) -> list[tuple[int, ...]]:
    """Return every longest subset of positions that stands in order, by trying all."""
    for size in range(len(found), -1, -1):
        kept = [
            chosen for chosen in combinations(range(len(found)), size) if ordered([found[place] for place in chosen])
        ]
        if kept:
            return kept
    return []


@given(ranks)
def test_no_fewer_can_be_moved(found: list[int]) -> None:
    best = every_longest(found)
    assert tuple(longest_ordered(found)) in best
    assert fewest(found) == len(found) - len(best[0]) == len(moves(found))


@given(st.lists(st.tuples(st.integers(0, 4), st.integers(0, 5)), max_size=8))
def test_of_equally_few_the_lightest_are_moved(found: list[tuple[int, int]]) -> None:
    levels, weights = [rank for rank, _ in found], [weight for _, weight in found]
    kept = sum(weights[place] for place in longest_ordered(levels, weights))
    assert kept == max(sum(weights[place] for place in chosen) for chosen in every_longest(levels))


@given(ranks)
def test_the_moves_made_one_after_the_other_sort_the_volume(found: list[int]) -> None:
    bound = list(range(len(found)))
    for move in moves(found):
        bound.remove(move.position)
        bound.insert(0 if move.after is None else bound.index(move.after) + 1, move.position)
        if move.before is not None:
            assert bound.index(move.position) < bound.index(move.before)
    assert ordered([found[position] for position in bound])
    assert sorted(bound) == list(range(len(found)))


@given(ranks)
def test_the_same_sequence_gets_the_same_answer(found: list[int]) -> None:
    assert moves(found) == moves(tuple(found))


def test_a_sequence_in_order_needs_no_move() -> None:
    assert moves([]) == moves([3]) == moves([1, 1, 2]) == []
    assert longest_ordered([]) == []


def test_one_that_stands_too_far_back_moves_alone() -> None:
    assert [tuple(move) for move in moves([1, 2, 3, 0])] == [(3, None, 0)]
    assert [tuple(move) for move in moves([9, 1, 2, 3])] == [(0, 3, None)]
