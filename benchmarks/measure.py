"""How things are timed here: side by side, in rounds, as ratios.

A second on one machine says nothing about another, and machines have slow phases. So nothing is compared across runs:
what is compared takes turns within one run, round after round, and each round gives one ratio.
Time is the processor's time for this process, so that a busy machine disturbs less; the collector of garbage is off
while something is timed (as in ``timeit``), because when it runs is a matter of chance, and cleans up in between.
"""

import gc
import itertools
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from statistics import median
from time import perf_counter, process_time
from typing import Any, NamedTuple

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
        median: how many times as long each took: the median of all rounds.
        least: the same from the least time that each single call took in any round. What disturbs a measurement (other
            programs, a processor that is shared) only ever makes it longer, so that this one is nearer to the cost.
        seconds: the median time of one call of the contestant compared with.
    """

    median: dict[str, float]
    least: dict[str, float]
    seconds: float


def ratios(
    contestants: Mapping[str, Contestant], against: str, rounds: int, clock: Callable[[], float] = process_time
) -> Compared:
    """Let *contestants* take turns, and compare each with the one called *against*."""
    least = {name: [float("inf")] * len(calls) for name, (_, calls) in contestants.items()}
    times: dict[str, list[float]] = {name: [] for name in contestants}
    for run, calls in contestants.values():
        for call in calls:
            run(call)
    with undisturbed():
        for turn in range(rounds):
            names = list(contestants)
            for name in names[turn % len(names) :] + names[: turn % len(names)]:
                times[name].append(timed(*contestants[name], clock))
                singly(*contestants[name], least[name])
            gc.collect()
    base, total = times[against], sum(least[against])
    return Compared(
        {name: median(one / other for one, other in zip(taken, base, strict=True)) for name, taken in times.items()},
        {name: sum(taken) / total for name, taken in least.items()},
        median(base) / len(contestants[against][1]),
    )


def timed(run: Callable[[Any], object], calls: Sequence[Any], clock: Callable[[], float] = process_time) -> float:
    """Return the seconds that *run* takes for all of *calls*."""
    begun = clock()
    for call in calls:
        run(call)
    return clock() - begun


def singly(run: Callable[[Any], object], calls: Sequence[Any], least: list[float]) -> None:
    """Time every call by itself, and note in *least* where it took less than ever before."""
    for index, call in enumerate(calls):
        begun = perf_counter()
        run(call)
        taken = perf_counter() - begun
        least[index] = min(taken, least[index])


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
