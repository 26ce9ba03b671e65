"""Papers out of the order of their dates: which pairs are, the fewest papers to move, and where to.

Two papers are out of order where the later one stands first although the earlier one has its place before it, or is of
the same kind. The listed order alone, or the dates alone, may be kept by whoever binds the volume; what keeps neither
is wrong.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise
from typing import Any, Final, NamedTuple

from casefile_rules.checks._sequences import Move, moves
from casefile_rules.conditions import same_day

MOST: Final = 400
"""Of more papers than this that are out of order not the fewest are looked for, only few."""

RUNS: Final = 60
"""Of more parts of cases than this not the fewest papers that part them are looked for, only few."""


class Dated(NamedTuple):
    """One paper that is judged by its date.

    Attributes:
        at: where it stands in the volume, ascending.
        rank: its place in the listed order; None where it has none.
        kind: its type; papers of one kind stand in the order of their dates.
        day: its date.
        host: where the paper stands that it belongs to, or None; papers of a kind may stand as theirs do.
        group: who or what it is about, where papers of a kind are grouped by that, or None.
    """

    at: int
    rank: int | None
    kind: str
    day: date
    host: int | None = None
    group: Any = None


class Shift(NamedTuple):
    """A paper to move, one that shows why, and its new neighbours; numbers in the list of papers."""

    paper: int
    other: int
    after: int | None
    before: int | None


def later(one: Dated, other: Dated) -> bool:
    """Return whether *one* is dated after *other*: by the day, unless both carry the time of day."""
    left, right = same_day(one.day, other.day)
    return bool(left > right)


def follows(one: Dated, other: Dated) -> bool:
    """Return whether *one* has its place after *other* by the list and by date, or by date among its kind."""
    if not later(one, other):
        return False
    if one.kind != other.kind:
        return one.rank is not None and other.rank is not None and one.rank > other.rank
    if one.host is not None and other.host is not None and one.host != other.host:
        return one.host > other.host
    return one.group is None or other.group is None or one.group == other.group


def disordered(papers: Sequence[Dated]) -> bool:
    """Return whether some paper stands before one that it has its place after. Linear in papers, times the ranks."""
    of_kind: dict[str, Dated] = {}
    of_rank: dict[int, Dated] = {}
    excused = False
    for paper in papers:
        known = of_kind.get(paper.kind)
        if known is not None and later(known, paper):
            if follows(known, paper):
                return True
            excused = True
        if paper.rank is not None:
            if any(rank > paper.rank and follows(last, paper) for rank, last in of_rank.items()):
                return True
            if paper.rank not in of_rank or later(paper, of_rank[paper.rank]):
                of_rank[paper.rank] = paper
        if known is None or later(paper, known):
            of_kind[paper.kind] = paper
    # the latest of a kind may be excused where an earlier one is not
    return excused and len(mixed := _mixed(papers)) <= MOST and any(_pairs([papers[index] for index in mixed]))


def _pairs(papers: Sequence[Dated]) -> list[list[int]]:
    """Return for each paper the papers behind it that have their place before it."""
    return [[j for j in range(i + 1, len(papers)) if follows(papers[i], papers[j])] for i in range(len(papers))]


def shifts(papers: Sequence[Dated], weights: Sequence[int]) -> list[Shift]:
    """Return the fewest papers to move until none stands before one that it has its place after, and where to.

    Made one after the other the moves leave nothing out of order. Of up to :data:`MOST` papers that are out of order
    they are the fewest; of more those are put into the order of their dates, n log n. *weights* are the pages of the
    papers, of two that would do the lighter one is moved.
    """
    mixed = _mixed(papers)
    among = [papers[index] for index in mixed]
    if len(mixed) > MOST:
        return [_dated_move(mixed, move) for move in moves([one.day.toordinal() for one in among],
                                                           [weights[index] for index in mixed])]  # fmt: skip
    pairs = _pairs(among)
    moved = [mixed[at] for at in _lighter(pairs, _cover(pairs), [weights[index] for index in mixed])]
    order = [index for index in range(len(papers)) if index not in set(moved)]
    result = []
    for index in sorted(moved, key=lambda it: (papers[it].rank or 0, papers[it].day.toordinal(), it)):
        paper = papers[index]
        low = max((slot + 1 for slot, other in enumerate(order) if follows(paper, papers[other])), default=0)
        high = min((slot for slot, other in enumerate(order) if follows(papers[other], paper)), default=len(order))
        slot = _slot(papers, order, paper, low, high)
        after, before = order[slot - 1] if slot else None, order[slot] if slot < len(order) else None
        result.append(Shift(index, _against(papers, index, mixed), after, before))
        order.insert(slot, index)
    return result


def _mixed(papers: Sequence[Dated]) -> list[int]:
    """Return the papers that may be out of order with another one, all that are among them; n, times the ranks."""
    days = [paper.day.toordinal() for paper in papers]
    found: set[int] = set()
    for backwards in (False, True):
        sign = -1 if backwards else 1  # the latest day before a paper; from the back, the earliest behind it
        of_kind: dict[str, int] = {}
        of_rank: dict[int, int] = {}
        for index in range(len(papers) - 1, -1, -1) if backwards else range(len(papers)):
            paper, day = papers[index], sign * days[index]
            rank = paper.rank
            if of_kind.get(paper.kind, day - 1) >= day or (
                rank is not None
                and any(last >= day and sign * (other - rank) > 0 for other, last in of_rank.items())
            ):  # fmt: skip
                found.add(index)
            of_kind[paper.kind] = max(day, of_kind.get(paper.kind, day))
            if rank is not None:
                of_rank[rank] = max(day, of_rank.get(rank, day))
    return sorted(found)


def _dated_move(mixed: Sequence[int], move: Move) -> Shift:
    """Return the move of one of the *mixed* papers into the order of dates, and the new neighbour that shows why."""
    after, before = (None if at is None else mixed[at] for at in (move.after, move.before))
    index = mixed[move.position]
    other = before if before is not None and before < index else after
    return Shift(index, index if other is None else other, after, before)


def _slot(papers: Sequence[Dated], order: list[int], paper: Dated, low: int, high: int) -> int:
    """Return where between *low* and *high* the paper comes nearest to its listed place."""
    best = low
    for slot in range(low, high):
        other = papers[order[slot]]
        if other.rank is not None and paper.rank is not None and other.rank <= paper.rank and not (
            other.rank == paper.rank and later(other, paper)
        ):  # fmt: skip
            best = slot + 1
    return best


def _against(papers: Sequence[Dated], index: int, mixed: Sequence[int]) -> int:
    """Return the nearest of the *mixed* papers with which *index* is out of order."""
    paper = papers[index]
    wrong = [
        other
        for other in mixed
        if (other > index and follows(paper, papers[other])) or (other < index and follows(papers[other], paper))
    ]
    return min(wrong, key=lambda other: (papers[other].kind != paper.kind, abs(other - index)), default=index)


def _cover(pairs: list[list[int]]) -> list[int]:
    """Return the fewest papers of which every pair has one (Kőnig: a matching of the pairs tells them)."""
    size = len(pairs)
    taken = [-1] * size  # the paper in front that each paper behind is matched with

    def matched(front: int, seen: set[int]) -> bool:
        for behind in pairs[front]:
            if behind not in seen:
                seen.add(behind)
                if taken[behind] < 0 or matched(taken[behind], seen):
                    taken[behind] = front
                    return True
        return False

    for front in range(size):
        if pairs[front]:
            matched(front, set())
    matched_fronts = set(taken) - {-1}
    reached = [front for front in range(size) if pairs[front] and front not in matched_fronts]
    fronts, behinds = set(reached), set()
    while reached:
        for behind in pairs[reached.pop()]:
            if behind not in behinds:
                behinds.add(behind)
                if taken[behind] >= 0 and taken[behind] not in fronts:
                    fronts.add(taken[behind])
                    reached.append(taken[behind])
    return [index for index in range(size) if index in behinds or (pairs[index] and index not in fronts)]


def _lighter(pairs: list[list[int]], cover: list[int], weights: Sequence[int]) -> list[int]:
    """Return *cover* with papers exchanged for lighter ones where each of their pairs is covered all the same."""
    chosen = set(cover)
    against: list[set[int]] = [set() for _ in pairs]
    for front, behinds in enumerate(pairs):
        for behind in behinds:
            against[front].add(behind)
            against[behind].add(front)
    for paper in cover:
        alone = against[paper] - chosen
        if len(alone) == 1:
            (other,) = alone
            if weights[other] < weights[paper] and against[other] - {paper} <= chosen:
                chosen = chosen - {paper} | {other}
    return sorted(chosen)


def together(cases: Sequence[Any]) -> bool:
    """Return whether the papers of each case stand together; *cases* names the case of each."""
    return len(_runs(cases)) == len(set(cases))


def _runs(cases: Sequence[Any]) -> list[list[int]]:
    """Return the positions of the papers of one case that stand one behind the other."""
    runs: list[list[int]] = []
    for index, case in enumerate(cases):
        if runs and cases[runs[-1][0]] == case:
            runs[-1].append(index)
        else:
            runs.append([index])
    return runs


def strays(cases: Sequence[Any]) -> set[int]:
    """Return few papers whose taking away leaves the papers of each case together; *cases* names the case of each.

    Cases may stand in any order. Where papers of one case part those of another, the fewer of them are taken away. Of
    more than :data:`RUNS` parts the largest of each case stays.
    """
    runs = _runs(cases)
    if len(runs) > RUNS:
        largest: dict[Any, list[int]] = {}
        for run in runs:
            largest[cases[run[0]]] = max(largest.get(cases[run[0]], []), run, key=len)
        return set(range(len(cases))) - {index for run in largest.values() for index in run}
    found: list[int] = []
    while len({cases[run[0]] for run in runs}) < len(runs):
        # what takes away the fewest papers, of equally few what leaves fewer cases parted
        _, _, first, end = min(_partings(runs, cases))
        found += [index for run in runs[first:end] for index in run]
        runs = _joined([*runs[:first], *runs[end:]], cases)
    return set(found)


def _partings(runs: list[list[int]], cases: Sequence[Any]) -> Iterator[tuple[int, int, int, int]]:
    """Yield what would bring two parts of a case together: how many papers go, how many parts stay, which runs go."""
    at: dict[Any, int] = {}
    for place, run in enumerate(runs):
        before = at.get(cases[run[0]])
        at[cases[run[0]]] = place
        if before is not None:
            for first, end in ((before + 1, place), (before, before + 1), (place, place + 1)):
                size = sum(len(part) for part in runs[first:end])
                yield size, len(_joined([*runs[:first], *runs[end:]], cases)), first, end


def _joined(runs: list[list[int]], cases: Sequence[Any]) -> list[list[int]]:
    """Return *runs* with neighbours of one case put together."""
    result: list[list[int]] = runs[:1]
    for before, run in pairwise(runs):
        if cases[before[0]] == cases[run[0]]:
            result[-1] = result[-1] + run
        else:
            result.append(run)
    return result
