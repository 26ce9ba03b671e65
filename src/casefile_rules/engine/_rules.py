"""A compiled rule: which edition and variant counts for a file, and what it says at each of its places."""

from datetime import date, datetime
from typing import NamedTuple

from casefile_rules.conditions import Compiled, Getter, Run
from casefile_rules.engine._bodies import Body, Place, merged
from casefile_rules.status import FAIL, MAY_NOT_APPLY, MAY_PASS, NOT_APPLICABLE, PASS
from casefile_rules.values import UNKNOWN


class Window(NamedTuple):
    """The days on which an edition is in force, and the date of the file that decides."""

    start: date | None
    until: date | None
    by: Getter

    def holds(self, run: Run) -> bool | None:
        """Return whether the deciding date is within the window; None where it is unknown or blank."""
        day = self.by(run, run.root, run.root)
        if day is UNKNOWN or day is None:
            return None
        if isinstance(day, datetime):
            day = day.date()
        return (self.start is None or day >= self.start) and (self.until is None or day <= self.until)


class Choice(NamedTuple):
    """A variant of an edition: the condition under which it counts (None: always) and its body (None: disabled)."""

    when: Compiled | None
    body: Body | None


class Edition(NamedTuple):
    """One edition of a rule: its window (None: always in force) and its variants, the first that holds counts."""

    window: Window | None
    choices: tuple[Choice, ...]


class CompiledRule:
    """A rule ready to run. ``only`` is its one body where neither date nor variant has to be looked at."""

    __slots__ = ("editions", "id", "judges", "only")

    def __init__(self, id_: str, editions: tuple[Edition, ...]) -> None:
        self.id = id_
        self.editions = editions
        plain = len(editions) == 1 and editions[0].window is None and len(editions[0].choices) == 1
        self.only = editions[0].choices[0].body if plain and editions[0].choices[0].when is None else None
        bodies = [choice.body for edition in editions for choice in edition.choices if choice.body is not None]
        self.judges = any(body.judges for body in bodies)

    @property
    def body(self) -> Body | None:
        """The body that speaks for the rule where no file is at hand: the first that is not disabled."""
        for edition in self.editions:
            for choice in edition.choices:
                if choice.body is not None:
                    return choice.body
        return None

    def places(self, run: Run) -> list[Place] | None:
        """Return the places of the rule in the file of *run*; None where the rule is surely not selected."""
        run.rule = self.id
        if self.only is not None:
            return self.only.places(run)
        parts = [None if body is None else body.places(run) for body in self.bodies(run)]
        if all(part is None for part in parts):
            return None
        return parts[0] if len(parts) == 1 else merged(parts)

    def bodies(self, run: Run) -> list[Body | None]:
        """Return the bodies that may count: one where date and conditions are known; None: not selected."""
        found: list[Body | None] = []
        in_doubt = True
        for edition in self.editions:
            holds = True if edition.window is None else edition.window.holds(run)
            if holds is False:
                continue
            found.extend(_chosen(edition.choices, run))
            if holds:
                in_doubt = False
                break
        if in_doubt:
            found.append(None)
        return list(dict.fromkeys(found))


def _chosen(choices: tuple[Choice, ...], run: Run) -> list[Body | None]:
    found: list[Body | None] = []
    for choice in choices:
        status = PASS if choice.when is None else choice.when.status(run, run.root, run.root)
        if status in (FAIL, NOT_APPLICABLE):
            continue
        found.append(choice.body)
        if status == PASS:
            return found
    return [*found, None]


def quiet(places: list[Place]) -> bool:
    """Return whether every place surely passes or does not apply, and at least one passes."""
    passes = False
    for place in places:
        if place.mask == MAY_PASS:
            passes = True
        elif place.mask != MAY_NOT_APPLY:
            return False
    return passes


def silent(places: list[Place]) -> bool:
    """Return whether no place of the rule applies."""
    return all(place.mask == MAY_NOT_APPLY for place in places)
