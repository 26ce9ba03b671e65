"""Whether a rule is in force for a file: by a date, or by a fact where the day of the beginning is only assumed."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any, Final, NamedTuple, Protocol

from casefile_rules.conditions import ROOT, At, Getter, Host, Run, Scope, Trace
from casefile_rules.ruleset.entries import RuleEntry, Ruleset, Spot, Variant
from casefile_rules.ruleset.form import deciders_of, window_of, window_of_source
from casefile_rules.status import UNDETERMINED
from casefile_rules.values import UNKNOWN, Record

REVIEW: Final = "review"
"""The word that stands for the day of the review where a window goes by it: no field of a case file."""


class Decider(NamedTuple):
    """A date that may decide whether an edition is in force: of the file, or (``placed``) of the place looked at."""

    path: str
    read: Getter
    placed: bool = False


class Window:
    """The days on which an edition is in force, and the dates of which the first one filled decides.

    Attributes:
        start, until: the first and the last day; None: without end.
        assumed: whether the source prints no beginning, so that ``start`` is only taken for it.
        by: the dates that decide; by the day of the review where the path is :data:`REVIEW`.
        placed: whether the date of each place may decide.
        source: id of the source whose window it is, ``""`` where a rule has one of its own.
        fact, fact_path: what says whether the source governs the file, where that is recorded; None: there is no such.
    """

    __slots__ = ("assumed", "by", "fact", "fact_path", "placed", "source", "start", "until")

    def __init__(
        self, start: date | None, until: date | None, by: tuple[Decider, ...], *, assumed: bool = False,
        fact: Getter | None = None, fact_path: str = "", source: str = "",
    ) -> None:  # fmt: skip
        self.start = start
        self.until = until
        self.by = by
        self.placed = any(each.placed for each in by)
        self.assumed = assumed
        self.fact = fact
        self.fact_path = fact_path
        self.source = source

    def said(self, run: Run) -> bool | None:
        """Return what the fact says of the file; None where it is not recorded, or there is no such fact."""
        found = None if self.fact is None else self.fact(run, run.root, run.root)
        return found if isinstance(found, bool) else None

    def values(self, run: Run, place: Record | None) -> list[tuple[str, Any]]:
        """Return (path, value) of the dates that may decide for *place*; for the whole file (None) no other's."""
        record = run.root if place is None else place
        return [
            (each.path, each.read(run, record, record) if each.placed else each.read(run, run.root, run.root))
            for each in self.by
            if not (each.placed and place is None)
        ]

    def deciding(self, run: Run, place: Record | None = None) -> tuple[str, date | None]:
        """Return (path, day) of the first date that is filled, the day of a moment; the day is None where none is."""
        record = run.root if place is None else place
        for path, getter, placed in self.by:
            if placed and place is None:
                continue
            day = getter(run, record, record) if placed else getter(run, run.root, run.root)
            if isinstance(day, date):
                return path, day.date() if isinstance(day, datetime) else day
        return self.by[0].path, None

    def holds(self, run: Run, place: Record | None = None) -> bool | None:
        """Return whether the window holds for *place*, or for the file; None where nobody can tell.

        A day before an assumed beginning proves nothing. Who names no day of review asks about today's standard.
        """
        said = self.said(run)
        if said is not None:
            return said
        path, day = self.deciding(run, place)
        if day is None:
            return self.until is None if path == REVIEW else None
        if self.start is not None and day < self.start:
            return None if self.assumed else False
        return self.until is None or day <= self.until

    def doubtful(self, run: Run) -> bool:
        """Return whether only the assumed beginning keeps open whether it holds, and no date that can be recorded."""
        return self.assumed and self.holds(run) is None and self.opening(run).note == "assumed"

    def opening(self, run: Run, place: Record | None = None) -> Trace:
        """Return why nobody can tell whether the window holds: what, once recorded, decides it."""
        _, day = self.deciding(run, place)
        unknown = [path for path, value in self.values(run, place) if value is UNKNOWN]
        if self.fact is not None and (day is not None or not unknown):
            return Trace("in_force", self.fact_path, None, UNKNOWN, UNDETERMINED, note="assumed")
        path = unknown[0] if unknown else self.by[-1].path
        seen: Any = UNKNOWN if unknown else None
        return Trace("in_force", path, None, seen, UNDETERMINED, note="unrecorded" if unknown else "blank")


class Compiling(Protocol):
    """What compiles the rules around a window."""

    host: Host

    def root_scope(self, spot: Spot) -> Scope:
        """Return a scope whose bare paths start at the whole file."""
        ...

    def place_of(self, variant: Variant, entry: RuleEntry) -> Scope:
        """Return the scope of the places that a rule looks at."""
        ...

    def singulars(self) -> Iterable[str]:
        """Return the words by which rules name one member of a list."""
        ...


class Windows:
    """Compiles the windows of a ruleset, each once: many rules cite one source."""

    __slots__ = ("_compiler", "_known", "_ruleset")

    def __init__(self, ruleset: Ruleset, compiler: Compiling) -> None:
        self._ruleset = ruleset
        self._compiler = compiler
        self._known: dict[tuple[int, str], tuple[Record, Window | None]] = {}

    def of(self, variant: Variant, entry: RuleEntry) -> Window | None:
        """Return the window of *entry* as *variant* has it: its own, or that of the source it cites first."""
        window = None if variant.data is None else window_of(self._ruleset, variant.data)
        if window is None:
            return None
        place = self._compiler.place_of(variant, entry)
        known = self._known.get((id(window), place.alias))
        if known is not None and entry.spot.source.packed:
            return known[1]
        spot = variant.spots.get("in_force") or Spot(entry.spot.source, (*entry.spot.at, "in_force"))
        return self._kept(window, spot, place)

    def of_source(self, id_: str) -> Window | None:
        """Return the window of the source *id_*; None where it has none."""
        window = window_of_source(self._ruleset, id_)
        if window is None:
            return None
        spot = self._ruleset.declared[id_]
        known = self._known.get((id(window), ""))
        return self._kept(window, Spot(spot.source, (*spot.at, "in_force")), None) if known is None else known[1]

    def _kept(self, window: Record, spot: Spot, place: Scope | None) -> Window | None:
        found = self._compiled(window, spot, place)
        self._known[id(window), "" if place is None else place.alias] = (
            window,
            found,
        )  # kept together, so that the id stays its own
        return found

    def _compiled(self, window: Record, spot: Spot, place: Scope | None) -> Window | None:
        """Compile *window*, for rules that look at *place*; what is wrong with it is told at *spot*."""
        start, until = window.get("from") or window.get("assumed"), window.get("until")
        if (start is None and until is None) or not deciders_of(window):
            return None
        scope = self._compiler.root_scope(spot)
        by: list[Decider] = []
        sound = True
        for index, path in enumerate(deciders_of(window)):
            at = (*spot.at, "by") if isinstance(window["by"], str) else (*spot.at, "by", index)
            first = path.partition(".")[0]
            placed = place is not None and first == place.alias != ""
            if path == REVIEW:
                by.append(Decider(REVIEW, _reviewed))
            elif not placed and first in self._compiler.singulars() and first not in scope.host.root.fields:
                continue  # the date of another kind of place: rules about others go by the next
            else:
                there = _at(place, spot) if placed and place is not None else scope
                found = self._typed(there, path, ("date", "moment"), at)
                sound = sound and found is not None
                by += [] if found is None else [Decider(path, found, placed)]
        asks = window.get("asks") or ""
        fact = self._typed(scope, asks, ("boolean",), (*spot.at, "asks")) if asks else None
        if not sound or not by:
            return None
        asks = asks if not asks or asks.startswith(f"{ROOT}.") else f"{ROOT}.{asks}"
        assumed = window.get("from") is None and start is not None
        source = next((id_ for id_, one in self._ruleset.sources.items() if one.get("in_force") is window), "")
        return Window(start, until, tuple(by), assumed=assumed, fact=fact, fact_path=asks, source=source)

    @staticmethod
    def _typed(scope: Scope, path: str, kinds: tuple[str, ...], at: At) -> Getter | None:
        """Return the getter of *path*, which must be of one of *kinds*; None after a reported problem."""
        found = scope.path(path, at)
        if found is not None and found[1].kind not in kinds:
            scope.problem("S309", at, path=path, kind=found[1].kind, kinds=" / ".join(kinds))
            return None
        return None if found is None else found[0]


def _at(place: Scope, spot: Spot) -> Scope:
    """Return the scope *place* for what is written at *spot*."""
    return Scope(
        place.host, place.here, each=place.each, alias=place.alias, file=spot.source.name, locate=spot.source.position
    )


def _reviewed(run: Run, _here: Record, _each: Record) -> Any:
    """Return the day of the review; UNKNOWN where nobody named one."""
    return run.reviewed
