"""What of a ruleset changed since a revision of the git checkout it lies in: by the lines that differ."""

import os
import re
import subprocess
from collections.abc import Iterator
from typing import Final

from casefile_rules.assessment import Engine
from casefile_rules.mutation.running import readers_of
from casefile_rules.mutation.scoring import Scales
from casefile_rules.problems import ProblemsError, problem
from casefile_rules.ruleset.entries import Spot

_HUNK: Final = re.compile(r"^@@ -\S+ \+([0-9]+)(?:,([0-9]+))? @@", re.MULTILINE)
_ENDLESS: Final = 10**9

Ranges = list[tuple[int, int]]
"""Lines that changed: (first, last) of each stretch."""


class Since:
    """What changed since the revision *revision*: rules, facts and sources by name, changes of the rubric by number."""

    def __init__(self, engine: Engine, revision: str) -> None:
        self._engine = engine
        self._revision = revision
        self._known: dict[str, Ranges] = {}
        ruleset = engine.ruleset
        spots: dict[tuple[str, str], list[Spot]] = {
            **{("rule", id_): [entry.spot for entry in entries] for id_, entries in ruleset.rules.items()},
            **{("fact", name): [spot] for name, (_, spot) in ruleset.facts.items()},
            **{("source", id_): [spot] for id_, spot in ruleset.declared.items()},
        }
        ends = _ends(spot for found in spots.values() for spot in found)
        self._changed = {
            work for work, found in spots.items() if any(self._touched(spot, ends[_line(spot)]) for spot in found)
        }
        for what, name in list(self._changed):
            if what == "fact":
                self._changed.update(("rule", id_) for id_ in readers_of(engine, name))

    def __contains__(self, work: tuple[str, str]) -> bool:
        """Return whether the rule, fact or source *work* changed, or a rule reads a fact that did."""
        return work in self._changed

    def of_rubric(self, scales: Scales) -> list[int]:
        """Return the numbers of the changes that are made to changed lines; all where its examples changed."""
        changes = scales.changes()
        examples = os.path.join(self._engine.ruleset.folder, "examples.yaml")
        if os.path.isfile(examples) and self._lines(examples):
            return list(range(len(changes)))
        found = []
        for number, change in enumerate(changes):
            spot = scales.spot(change.at)
            line = spot.position()[0]
            if any(first <= line <= last for first, last in self._lines(spot.source.name)):
                found.append(number)
        return found

    def _touched(self, spot: Spot, end: int) -> bool:
        start = spot.position()[0]
        return any(first <= end and last >= start for first, last in self._lines(spot.source.name))

    def _lines(self, path: str) -> Ranges:
        if path not in self._known:
            self._known[path] = changed_lines(path, self._revision)
        return self._known[path]


def changed_lines(path: str, revision: str) -> Ranges:
    """Return which lines of the file at *path* differ from *revision*: all where there was no such file then.

    Raises ProblemsError (M702, M703) outside a git checkout, or where there is no such revision.
    """
    folder, name = os.path.split(os.path.abspath(path))
    _git(folder, "M702", path, "rev-parse", "--is-inside-work-tree")
    _git(folder, "M703", revision, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    known = _run(folder, "cat-file", "-e", f"{revision}:./{name}")
    if known is None or known.returncode:
        return [(1, _ENDLESS)]
    told = _git(folder, "M702", path, "diff", "-U0", "--no-color", "--no-ext-diff", revision, "--", name)
    return list(_stretches(told))


def _stretches(told: str) -> Iterator[tuple[int, int]]:
    for first, count in _HUNK.findall(told):
        start, size = int(first), int(count or 1)
        # where lines only went, both sides of the gap count
        yield (start, start + size - 1) if size else (start, start + 1)


def _git(folder: str, code: str, name: str, *arguments: str) -> str:
    run = _run(folder, *arguments)
    if run is None or run.returncode:
        raise ProblemsError([problem(code, name, name=name)])
    return run.stdout


def _run(folder: str, *arguments: str) -> "subprocess.CompletedProcess[str] | None":
    try:
        return subprocess.run(  # noqa: S603 - no shell; a revision is never taken for an option
            ["git", "-C", folder, *arguments],  # noqa: S607 - whichever git the user has
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )
    except OSError:  # there is no git
        return None


def _line(spot: Spot) -> tuple[str, int]:
    return spot.source.name, spot.position()[0]


def _ends(spots: Iterator[Spot]) -> dict[tuple[str, int], int]:
    """Return the last line of what begins at each place: it goes on to where the next begins."""
    begins = sorted({_line(spot) for spot in spots})
    following = [*begins[1:], ("", 0)]
    return {
        here: after[1] - 1 if after[0] == here[0] else _ENDLESS for here, after in zip(begins, following, strict=True)
    }
