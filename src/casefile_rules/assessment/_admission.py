"""Whether a file is reviewed at all: the scope of the ruleset, what the review rests on, and grounds of exclusion."""

from typing import Any

from casefile_rules.conditions import Compiled, Run, Trace
from casefile_rules.engine import Compiler, Window
from casefile_rules.ruleset.entries import Spot
from casefile_rules.status import FAIL, NOT_APPLICABLE, PASS, UNDETERMINED, any_of
from casefile_rules.values import Record


class Ground:
    """A ground on which a file is not reviewed, and the exception to it.

    An exception counts only where it is recorded: where the law knows one, it is no question until somebody has decided
    on it.
    """

    __slots__ = ("record", "unless", "when")

    def __init__(self, record: Record, when: Compiled, unless: Compiled | None) -> None:
        self.record = record
        self.when = when
        self.unless = unless

    def of_file(self, run: Run) -> int:
        """Return whether the ground bars the file of *run*, by any of its cases."""
        return any_of(self.status(each) for each in run.parts or (run,))

    def opening(self, run: Run) -> Trace:
        """Return what keeps it open, in the first case of the file in which it is."""
        each = next((one for one in run.parts if self.status(one) not in (FAIL, NOT_APPLICABLE)), run)
        return self.when.explain(each, each.root, each.root)

    def status(self, run: Run) -> int:
        """Return whether the ground bars the file, or the case, of *run*."""
        status = safe(self.when, run)
        if self.unless is not None and status not in (FAIL, NOT_APPLICABLE) and safe(self.unless, run) == PASS:
            return FAIL
        return status


class Admission:
    """What decides whether a file is reviewed.

    Attributes:
        scopes: the conditions that all must hold.
        governing: (source, window) of every source on which the review itself rests.
        assumed: (source, window) of every other source of which the beginning is only assumed.
        deferrals: what may have rules give way to another standard.
        grounds: the grounds of exclusion.
    """

    __slots__ = ("assumed", "deferrals", "governing", "grounds", "scopes")

    def __init__(self, compiler: Compiler) -> None:
        ruleset = compiler.ruleset
        self.scopes = [compiler.condition(raw, spot) for raw, spot in ruleset.scopes]
        own = [(id_, one) for id_, one in ruleset.sources.items() if not (one.get("in_force") or {}).get("with")]
        windows = [(id_, one, compiler.windows.of_source(id_)) for id_, one in own]
        known = [(id_, one, window) for id_, one, window in windows if window is not None]
        self.governing = [(id_, window) for id_, one, window in known if one.get("governs")]
        self.assumed = [(id_, window) for id_, one, window in known if window.assumed and not one.get("governs")]
        self.deferrals = compiler.deferrals.found
        self.grounds = [
            Ground(record, compiler.condition(record["when"], _below(spot, "when")), _unless(compiler, record, spot))
            for record, spot in ruleset.eligibility
        ]

    def in_scope(self, run: Run) -> int:
        """Return the status of the ruleset's scope for the file of *run*: every case in it must be within."""
        return min((safe(scope, each) for scope in self.scopes for each in run.parts or (run,)), default=PASS)

    def governed(self, run: Run) -> list[tuple[str, Window, bool | None]]:
        """Return (source, window, whether it holds) of every source on which the review of the file rests."""
        return [(id_, window, window.holds(run)) for id_, window in self.governing]

    def doubtful(self, run: Run) -> list[tuple[str, str, Trace]]:
        """Return (code, id, why) of what keeps open which rules bind the file of *run* at all.

        That is a source of which the beginning is only assumed, or another standard: no result is clean beside it.
        """
        found = [
            ("source_doubtful", id_, window.opening(each))
            for id_, window in self.assumed
            for each in (run, *run.parts)
            if window.doubtful(each)
        ]
        given_way = [one for one in self.deferrals if one.holds(run) is None]
        return found + [("deferred_open", one.record["id"], one.opening()) for one in given_way]

    def barring(self, run: Run) -> list[tuple[Ground, int]]:
        """Return each ground of exclusion with its status for the file of *run*: one case bars the file it is in."""
        return [(ground, ground.of_file(run)) for ground in self.grounds]


def _unless(compiler: Compiler, record: Record, spot: Spot) -> Compiled | None:
    raw = record.get("unless")
    return None if raw is None else compiler.impersonal(raw, _below(spot, "unless"))


def _below(spot: Spot, key: str) -> Spot:
    return Spot(spot.source, (*spot.at, key))


def safe(condition: Any, run: Run) -> int:
    """Return the status of *condition* about the whole file of *run*; one that breaks leaves the matter open."""
    try:
        status: int = condition.status(run, run.root, run.root)
    except Exception:  # noqa: BLE001 - it never ends the run
        return UNDETERMINED
    return status
