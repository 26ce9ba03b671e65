"""The longest ordered subsequence (最长有序子序列): the fewest documents to move, and where to."""

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple


class Move(NamedTuple):
    """One element to move: its position, and the positions of its new neighbours (None: there is none)."""

    position: int
    after: int | None
    before: int | None


def fewest(ranks: Sequence[int]) -> int:
    """Return how many elements must move at least until *ranks* does not decrease; n log n."""
    tails: list[int] = []
    for rank in ranks:
        pile = bisect_right(tails, rank)
        if pile == len(tails):
            tails.append(rank)
        else:
            tails[pile] = rank
    return len(ranks) - len(tails)


def longest_ordered(ranks: Sequence[int], weights: Sequence[int] = ()) -> list[int]:
    """Return the positions of a longest non-decreasing subsequence of *ranks*, ascending; n log n.

    Among equally long ones it is the one with the greatest sum of *weights* (0 or more each), so that what is left to
    move is lightest; among those the one that ends earliest, and before each element the one met first: the same
    answer every time.
    """
    if not ranks:
        return []
    weights = weights or [0] * len(ranks)
    unit = sum(weights) + 1  # one element more outweighs all weights together
    level = {rank: number for number, rank in enumerate(sorted(set(ranks)), 1)}
    # a Fenwick tree of prefix maxima: (score, position) of the best subsequence that ends at a rank of the prefix
    size = len(level)
    scores, ends = [0] * (size + 1), [-1] * (size + 1)
    before = [-1] * len(ranks)
    best_score, best = 0, -1
    for position, (rank, weight) in enumerate(zip(ranks, weights, strict=True)):
        score, at = 0, level[rank]
        while at:
            if scores[at] > score:
                score, before[position] = scores[at], ends[at]
            at &= at - 1
        score += unit + weight
        at = level[rank]
        while at <= size:
            if score > scores[at]:
                scores[at], ends[at] = score, position
            at += at & -at
        if score > best_score:
            best_score, best = score, position
    kept: list[int] = []
    while best >= 0:
        kept.append(best)
        best = before[best]
    return kept[::-1]


def moves(ranks: Sequence[int], weights: Sequence[int] = ()) -> list[Move]:
    """Return a move for every element that :func:`longest_ordered` does not keep, in the order to make them.

    Made one after the other, each element put right behind ``after`` (at the front where that is None), they sort the
    sequence, and no fewer can. Elements of one rank keep their order, but for those that move behind their equals.
    """
    kept = longest_ordered(ranks, weights)
    staying = set(kept)
    kept_ranks = [ranks[position] for position in kept]
    loose = sorted((position for position in range(len(ranks)) if position not in staying), key=lambda it: ranks[it])
    result: list[Move] = []
    last_slot, last = -1, -1
    for position in loose:
        slot = bisect_right(kept_ranks, ranks[position])
        # several that go to one place stand behind each other
        after = last if slot == last_slot else kept[slot - 1] if slot else None
        result.append(Move(position, after, kept[slot] if slot < len(kept) else None))
        last_slot, last = slot, position
    return result
