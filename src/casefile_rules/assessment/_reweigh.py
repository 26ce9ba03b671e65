"""Applying changes of inherited points: ``reweigh`` entries of a ruleset to the rubric it inherits.

What is wrong only with the changed rubric is told at the change: whoever wrote the rubric wrote it soundly.
"""

from collections.abc import Collection
from copy import deepcopy
from typing import Any

from casefile_rules.conditions import suggestion
from casefile_rules.problems import Problem, problem
from casefile_rules.ruleset.entries import At, Ruleset, Spot
from casefile_rules.scoring import Rubric, compile_rubric
from casefile_rules.scoring.parser import Word
from casefile_rules.values import Record


class Reweighed:
    """A rubric with changes made to a copy of it, which knows where every part of it is written.

    Attributes:
        data: the changed rubric.
    """

    __slots__ = ("_changed", "_rubric", "_source", "data")

    def __init__(self, ruleset: Ruleset, problems: list[Problem]) -> None:
        """Make the changes of *ruleset*; those that cannot be made are recorded (S356, S357)."""
        assert ruleset.rubric is not None  # only what there is can be changed
        self._rubric, self._source = ruleset.rubric
        self.data = deepcopy(self._rubric)
        self._changed: dict[At, dict[str, Spot]] = {}
        for change, spot in ruleset.reweighs:
            self._change(change, spot, problems)

    def _change(self, change: Record, spot: Spot, problems: list[Problem]) -> None:
        node, rule, new = change.get("node"), change.get("rule"), change.get("set")
        if (node is None) == (rule is None) or not isinstance(new, dict) or not new:
            problems.append(problem("S356", spot.source.name, spot.position()))
            return
        key, name = ("id", node) if node is not None else ("rule", rule)
        records = _records(self.data, ())
        found = [(at, one) for at, one in records if one.get(key) == name and _kind(one) == key]
        if not found:
            known = [str(one[key]) for _, one in records if isinstance(one.get(key), str)]
            problems.append(
                problem("S357", spot.source.name, spot.position(key if key == "rule" else "node"), name=name,
                        known=suggestion(str(name), known))
            )  # fmt: skip
        for at, one in found:
            one.update(new)
            spots = self._changed.setdefault(at, {})
            spots.update((one, Spot(spot.source, (*spot.at, "set", one))) for one in new)

    def spot(self, path: At) -> Spot:
        """Return where what stands at *path* of the changed rubric is written: in a change, or in the rubric."""
        for end in range(len(path), -1, -1):
            spots = self._changed.get(path[:end])
            if spots and len(path) > end and path[end] in spots:
                spot = spots[str(path[end])]
                return Spot(spot.source, (*spot.at, *path[end + 1 :]))
        return Spot(self._source, path)

    def cause(self, path: At) -> Spot:
        """Return the change that makes what stands at *path* wrong: there, else above it, else below it, else any."""
        direct = self.spot(path)
        if direct.source is not self._source or not self._changed:
            return direct
        above = [path[:end] for end in range(len(path), -1, -1) if path[:end] in self._changed]
        below = sorted((at for at in self._changed if at[: len(path)] == path), key=str)
        at = next(iter((*above, *below, *self._changed)))
        return min(self._changed[at].values(), key=Spot.position)

    def compiled(
        self, rules: Collection[str], problems: list[Problem], warnings: list[Problem], word: Word
    ) -> Rubric | None:
        """Return the compiled rubric, as ``compile_rubric`` does; what a change made wrong is told at the change."""
        rubric, found = _compiled(self.data, rules, word)
        own = _compiled(self._rubric, rules, word)[1] if self._changed and any(found) else ([], [])
        for told, before, into in zip(found, own, (problems, warnings), strict=True):
            spots = [(one, Spot(self._source, at) if (one, at) in before else self.cause(at)) for one, at in told]
            into.extend(dict.fromkeys(_at(*each) for each in spots))
        return rubric


_Told = list[tuple[Problem, At]]


def _compiled(data: Record, rules: Collection[str], word: Word) -> tuple[Rubric | None, tuple[_Told, _Told]]:
    """Return the compiled rubric, and its problems and warnings, each with the path in *data* it is about."""
    paths: list[At] = []

    def locate(path: At) -> tuple[str, int, int]:
        paths.append(path)
        return "", len(paths), 0

    problems: list[Problem] = []
    warnings: list[Problem] = []
    rubric = compile_rubric(data, rules=rules, locate=locate, problems=problems, warnings=warnings, word=word)
    told = [[(one._replace(line=0), paths[one.line - 1]) for one in each] for each in (problems, warnings)]
    return rubric, (told[0], told[1])


def _at(one: Problem, spot: Spot) -> Problem:
    line, column = spot.position()
    return one._replace(file=spot.source.name, line=line, column=column)


def _kind(record: Record) -> str:
    return "rule" if "deduct" in record or "earn" in record else "id"


def _records(value: Any, at: At) -> list[tuple[At, Record]]:
    """Return every record in *value* with its path."""
    if isinstance(value, dict):
        return [(at, value), *(one for key, item in value.items() for one in _records(item, (*at, key)))]
    if isinstance(value, list):
        return [one for index, item in enumerate(value) for one in _records(item, (*at, index))]
    return []
