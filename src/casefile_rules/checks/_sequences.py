"""The longest ordered subsequence: the fewest documents to move, and where to."""

from bisect import bisect_right
from collections.abc import Sequence


def longest_ordered(ranks: Sequence[int]) -> list[int]:
    """Return the positions of a longest non-decreasing subsequence of *ranks*, ascending; n log n.

    Among equally long ones the answer is always the same: the one the patience method finds, which prefers small ranks.
    """
    tails: list[int] = []
    tail_at: list[int] = []
    before: list[int] = [-1] * len(ranks)
    for position, rank in enumerate(ranks):
        pile = bisect_right(tails, rank)
        before[position] = tail_at[pile - 1] if pile else -1
        if pile == len(tails):
            tails.append(rank)
            tail_at.append(position)
        else:
            tails[pile] = rank
            tail_at[pile] = position
    kept: list[int] = []
    position = tail_at[-1] if tail_at else -1
    while position >= 0:
        kept.append(position)
        position = before[position]
    return kept[::-1]


def moves(ranks: Sequence[int]) -> list[tuple[int, int]]:
    """Return (position to move, position it goes behind, or -1 for the front) for every element not kept.

    Moving them in the order given, each behind the element named or, where several go to one place, behind the one
    moved there before it, sorts the sequence and moves as few elements as can be.
    """
    kept = longest_ordered(ranks)
    staying = set(kept)
    kept_ranks = [ranks[position] for position in kept]
    result = []
    loose = sorted((position for position in range(len(ranks)) if position not in staying), key=lambda it: ranks[it])
    for position in loose:
        slot = bisect_right(kept_ranks, ranks[position])
        result.append((position, kept[slot - 1] if slot else -1))
    return result
