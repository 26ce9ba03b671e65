"""How things are timed here: side by side, in rounds, as ratios.

A second on one machine says nothing about another, and machines have slow phases. So nothing is compared across runs:
what is compared takes turns within one run, a few calls at a time, round after round. README.md tells why it is done in
this way. Time is the processor's time for this process, so that a busy machine disturbs less; the collector of garbage
is off while something is timed (as in ``timeit``), because when it runs is a matter of chance, and cleans up in
between.
"""

import gc
import itertools
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from statistics import median
from time import process_time
from typing import Any, NamedTuple

BATCH = 10
"""So many calls are timed together: long beside the clock, short beside the phases of a machine, and their data are
still in the caches of the processor when their turn comes again."""

PATIENCE = 8
"""So many times the rounds are run where a factor is greater than it may be."""

Contestant = tuple[Callable[[Any], object], Sequence[Any]]
"""A function and what it is called on, one after the other."""


class Bound(NamedTuple):
    """A ratio that was measured, with the most it may be (None: only shown)."""

    name: str
    ratio: float
    most: float | None = None

    @property
    def kept(self) -> bool:
        """Whether the ratio is within its bound."""
        return self.most is None or self.ratio <= self.most

    def line(self) -> str:
        """Return the line that is printed."""
        bound = "" if self.most is None else f"   at most {self.most:g}   {'ok' if self.kept else 'BROKEN'}"
        return f"  {self.name:<62}{self.ratio:>8.2f} x{bound}"


@contextmanager
def undisturbed() -> Iterator[None]:
    """Keep the collector of garbage away."""
    gc.collect()
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


class Compared(NamedTuple):
    """How contestants did beside the one they are compared with.

    Attributes:
        median: how many times as long each took: the median of the ratios of all rounds.
        least: the same from the least time that each batch of calls took in any round. What disturbs a measurement
            (other programs, a processor that is shared) only ever makes it longer, so that this one is nearer to the
            cost; where the two differ much, the machine was too busy to say more.
        seconds: the least time of one call of the contestant compared with, on average.
    """

    median: dict[str, float]
    least: dict[str, float]
    seconds: float


def ratios(
    contestants: Mapping[str, Contestant], against: str, rounds: int, clock: Callable[[], float] = process_time
) -> Compared:
    """Let *contestants* take turns batch by batch, and compare each with the one called *against*."""
    batches = {
        name: [(run, calls[start : start + BATCH]) for start in range(0, len(calls), BATCH)]
        for name, (run, calls) in contestants.items()
    }
    least = {name: [float("inf")] * len(each) for name, each in batches.items()}
    totals: dict[str, list[float]] = {name: [] for name in contestants}
    names = list(contestants)
    for name in names:
        timed(*contestants[name])
    with undisturbed():
        for turn in range(rounds):
            total = dict.fromkeys(names, 0.0)
            for index in range(len(batches[against])):
                first = (turn + index) % len(names)
                for name in names[first:] + names[:first]:
                    taken = timed(*batches[name][index], clock)
                    total[name] += taken
                    least[name][index] = min(taken, least[name][index])
            for name in names:
                totals[name].append(total[name])
            gc.collect()
    base = totals[against]
    return Compared(
        {name: median(one / other for one, other in zip(taken, base, strict=True)) for name, taken in totals.items()},
        {name: sum(taken) / sum(least[against]) for name, taken in least.items()},
        sum(least[against]) / len(contestants[against][1]),
    )


def timed(run: Callable[[Any], object], calls: Sequence[Any], clock: Callable[[], float] = process_time) -> float:
    """Return the seconds that *run* takes for all of *calls*."""
    begun = clock()
    for call in calls:
        run(call)
    return clock() - begun


def growth(make: Callable[[int], Contestant], sizes: Sequence[int], rounds: int, most: float) -> float:
    """Return the greatest factor by which the time grows from one of *sizes* to the next, twice as great one.

    The time of a size is the least of its rounds. A factor greater than *most* is only believed after more rounds.
    """
    contestants = [make(size) for size in sizes]
    for run, calls in contestants:
        timed(run, calls)
    best = [float("inf")] * len(sizes)
    factor = float("inf")
    with undisturbed():
        for turn in range(rounds * PATIENCE):
            for index, contestant in enumerate(contestants):
                best[index] = min(best[index], timed(*contestant))
            gc.collect()
            factor = max(after / before for before, after in itertools.pairwise(best))
            if turn + 1 >= rounds and factor <= most:
                break
    return factor
