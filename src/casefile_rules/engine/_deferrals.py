"""Rules that give way (从其规定) where a file shows that there is another standard, until it is said which counts."""

from collections.abc import Callable
from typing import Any

from casefile_rules.conditions import ROOT, Compiled, Getter, Run, Scope, Trace
from casefile_rules.ruleset.entries import RuleEntry, Ruleset, Spot
from casefile_rules.ruleset.form import article_number
from casefile_rules.status import PASS, UNDETERMINED
from casefile_rules.values import UNKNOWN, Record


class Deferral:
    """A condition on files under which some rules give way, and the fact that says whether they do.

    Where a ruleset that builds on this one has changed any of these rules for the file, it has said what of the other
    standard counts: then nothing gives way that it left as it is. ``changes`` are the conditions of such changes.
    """

    __slots__ = ("changes", "fact", "fact_path", "record", "when")

    def __init__(self, record: Record, when: Compiled, fact: Getter, fact_path: str) -> None:
        self.record = record
        self.when = when
        self.fact = fact
        self.fact_path = fact_path
        self.changes: list[tuple[Compiled, ...]] = []

    def holds(self, run: Run) -> bool | None:
        """Return whether the rules bind the file of *run* all the same; None where nobody can tell."""
        shown = any(self.when.status(each, each.root, each.root) == PASS for each in (run, *run.parts))
        if not shown or any(self._made(whens, run) for whens in self.changes):
            return True
        said = self.fact(run, run.root, run.root)
        return None if not isinstance(said, bool) else not said

    @staticmethod
    def _made(whens: tuple[Compiled, ...], run: Run) -> bool:
        return all(when.status(run, run.root, run.root) == PASS for when in whens)

    def opening(self) -> Trace:
        """Return why nobody can tell whether the rules bind."""
        return Trace("in_force", self.fact_path, None, UNKNOWN, UNDETERMINED, note="deferred")


class Deferrals:
    """The deferrals of a ruleset, compiled."""

    __slots__ = ("_ruleset", "found")

    def __init__(
        self, ruleset: Ruleset, scope: Callable[[Spot], Scope], condition: Callable[[Any, Spot], Compiled]
    ) -> None:
        self._ruleset = ruleset
        self.found: list[Deferral] = []
        for record, spot in ruleset.deferred:
            when = condition(record["when"], Spot(spot.source, (*spot.at, "when")))
            path, at = record["asks"], (*spot.at, "asks")
            found = scope(spot).path(path, at)
            if found is not None and found[1].kind != "boolean":
                scope(spot).problem("S309", at, path=path, kind=found[1].kind, kinds="boolean")
            elif found is not None:
                path = path if path.startswith(f"{ROOT}.") else f"{ROOT}.{path}"
                self.found.append(Deferral(record, when, found[0], path))

    def of(self, entry: RuleEntry) -> Deferral | None:
        """Return the deferral that *entry* is subject to; None for most rules."""
        return next((one for one in self.found if _concerns(self._ruleset, one.record["rules"], entry)), None)


def _concerns(ruleset: Ruleset, wanted: Record, entry: RuleEntry) -> bool:
    """Return whether *entry* states an article that *wanted* names; what a proposal cites of itself comes first."""
    for cite in entry.data.get("cites") or []:
        if (ruleset.sources.get(cite["source"]) or {}).get("authority") == "proposed":
            continue
        if cite["source"] != wanted["cites"]:
            return False
        number = article_number(cite.get("article") or "") or 0
        return (article_number(wanted["from"]) or 0) <= number <= (article_number(wanted["to"]) or 0)
    return False
