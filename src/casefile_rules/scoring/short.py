"""The ledger of a file that goes the short way: one line for what each rule takes, kept where it will come again."""

from collections.abc import Callable
from fractions import Fraction
from operator import itemgetter
from typing import Any, Final

from casefile_rules.scoring.faults import Points
from casefile_rules.scoring.plan import Plan
from casefile_rules.scoring.quick import Quick
from casefile_rules.scoring.types import CASE_FAILS, LedgerLine, PlaceState, ScoreInput, SurePlaces
from casefile_rules.status import MAY_FAIL

MOST_KEPT: Final = 4096
"""So many fractions, bands of grades, and lines of ledgers, are kept for use again."""

MOST_PLACES: Final = 4
"""A line about so many places is not kept: it will hardly come again."""

_PLACED: Final = itemgetter(0)

Line = tuple[tuple[int, int], LedgerLine]
"""Where a line stands (its node, and its number there), and the line."""


class ShortLedger:
    """Makes the lines of one rubric; the same ones come again in many files."""

    __slots__ = ("_firsts", "_fraction", "_lines", "_plains", "_plan", "_quick")

    def __init__(self, plan: Plan, quick: Quick, fraction: Callable[[Points], Fraction]) -> None:
        self._plan = plan
        self._quick = quick
        self._fraction = fraction
        self._lines: dict[tuple[Any, ...], LedgerLine] = {}
        self._firsts: dict[str, Line] = {}  # of one fault of the whole file
        self._plains: dict[tuple[str, tuple[str, ...]], Line] = {}

    def lines(self, given: ScoreInput) -> tuple[LedgerLine, ...] | None:
        """Return the ledger of a file in which no node is limited; None where something limits a line."""
        quick, firsts = self._quick, self._firsts
        found: list[Line] = []
        for rule, places in given.states.items():
            if places is CASE_FAILS and rule in firsts:
                found.append(firsts[rule])
                continue
            if type(places) is SurePlaces and rule in quick.once:
                found.append(self._plain(rule, places))
                continue
            raw = quick.lines(rule, places)
            if raw is None:
                return None
            found += [(each[0], self._line(rule, *each)) for each in raw]
        if len(found) == 1:
            return (found[0][1],)
        found.sort(key=_PLACED)
        return tuple([line for _, line in found])

    def _plain(self, rule: str, places: SurePlaces) -> Line:
        """Return the line of *rule*, whose faults cost once together."""
        keys = tuple([place[0] for place in places if place[1] == MAY_FAIL])
        line = self._plains.get((rule, keys))
        if line is None:
            raw = self._quick.lines(rule, places)
            assert raw is not None
            line = raw[0][0], self._line(rule, *raw[0])
            if len(keys) < MOST_PLACES and len(self._plains) < MOST_KEPT:
                self._plains[rule, keys] = line
            if places is CASE_FAILS:
                self._firsts[rule] = line
        return line

    def _line(
        self, rule: str, at: tuple[int, int], kind: str, places: tuple[PlaceState, ...], asked_low: Points,
        asked_high: Points, weight: Points,
    ) -> LedgerLine:  # fmt: skip
        few = len(places) < MOST_PLACES
        key = (rule, at, places, asked_low, asked_high)
        line = self._lines.get(key) if few else None
        if line is None:
            fraction = self._fraction
            low, high = fraction(asked_low), fraction(asked_high)
            taken = (low, high) if weight == 1 else (fraction(asked_low * weight), fraction(asked_high * weight))
            keys = tuple([place[0] for place in places])
            by = ", ".join(sorted({place[6] for place in places if place[6]}))
            line = LedgerLine(kind, self._plan.nodes[at[0]].id, rule, keys, low, high, *taken, "", by)
            if few and len(self._lines) < MOST_KEPT:
                self._lines[key] = line
        return line
