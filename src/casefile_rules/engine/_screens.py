"""The screens of a ruleset: one for each choice of editions and variants that files come with.

Which edition of a rule counts hangs on a few dates and conditions of a file, and archives hold many files alike. So a
screen knows one body of each rule; it is made when a choice has come often enough, and few are kept.
"""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, Final

from casefile_rules.conditions import Host, Run
from casefile_rules.engine._bodies import Body
from casefile_rules.engine._rules import CompiledRule
from casefile_rules.engine._screen import Screen, screen_of

KEPT: Final = 16
"""So many screens are made; files with still other choices are asked by the closures alone."""

OFTEN: Final = 3
"""A choice that has come so many times is worth a screen."""

_COUNTED: Final = 1024

Choice = tuple[Any, ...]
"""What everything says that decides between editions and variants, for one file."""


class Screens:
    """Finds, or makes, the screen for a file."""

    __slots__ = ("_counts", "_deciders", "_host", "_made", "_only", "_rules")

    def __init__(self, rules: Mapping[str, CompiledRule], host: Host) -> None:
        self._rules = rules
        self._host = host
        self._made: dict[Choice, Screen] = {}
        self._counts: dict[Choice, int] = {}
        self._deciders = _deciders(rules)
        self._only: Screen | None = None

    def of(self, run: Run) -> Screen | None:
        """Return the screen for the file of *run*; None where it is not worth one, or what decides cannot be told."""
        if self._only is not None:
            return self._only
        try:
            choice = tuple([decide(run) for decide in self._deciders])
        except Exception:  # noqa: BLE001 - what breaks is found and told by the rules, one by one
            return None
        found = self._made.get(choice)
        if found is None and self._often(choice):
            found = self._made[choice] = self._screen(run)
            if not choice:
                self._only = found
        return found

    def _often(self, choice: Choice) -> bool:
        if len(self._made) >= KEPT:
            return False
        count = self._counts.get(choice, 0) + 1
        if len(self._counts) < _COUNTED or choice in self._counts:
            self._counts[choice] = count
        return count >= OFTEN or not choice

    def _screen(self, run: Run) -> Screen:
        """Return the screen of all files of which *run* is one: those of the same choice."""
        chosen: dict[str, Body] = {}
        unselected: set[str] = set()
        for id_, rule in self._rules.items():
            if rule.by_place:
                only = rule.everywhere(run)
                if only is False:
                    unselected.add(id_)
                elif isinstance(only, Body):
                    chosen[id_] = only
                continue
            bodies = rule.bodies(run)
            if not any(bodies):
                unselected.add(id_)
            elif len(bodies) == 1 and bodies[0] is not None:
                chosen[id_] = bodies[0]
        return screen_of(self._rules, self._host, chosen, frozenset(unselected))


def _spread(rule: CompiledRule, run: Run) -> bool | None:
    """Return whether *rule* counts at every place; None where that differs."""
    only = rule.everywhere(run)
    return None if only is None else only is not False


def _deciders(rules: Mapping[str, CompiledRule]) -> list[Callable[[Run], Any]]:
    """Return everything that decides between editions and variants of *rules*, each once."""
    found: dict[Any, Callable[[Run], Any]] = {}
    for rule in rules.values():
        choices = [choice for edition in rule.editions for choice in edition.choices]
        if rule.by_place:
            window = choices[0].window
            alike = window is not None and len(choices) == 1 and not choices[0].whens and not choices[0].deferral
            name = "" if choices[0].body is None else choices[0].body.name
            # rules about one list, in force with one source, are decided alike
            decide = partial(_spread, rule) if alike else rule.everywhere
            found.setdefault((id(window), name) if alike else id(rule), decide)
            continue
        for choice in choices:
            if choice.window is not None:
                found.setdefault(id(choice.window), choice.window.holds)
            if choice.deferral is not None:
                found.setdefault(id(choice.deferral), choice.deferral.holds)
            if choice.whens:
                found.setdefault(id(choice.whens), choice.status)
    return list(found.values())
