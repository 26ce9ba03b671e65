"""Conditions compiled in the world of tests/officers.py."""

from typing import Any

from tests import officers
from tests.conditions.naive import World

from casefile_rules.checks import compile_check, kinds
from casefile_rules.conditions import Compiled, Host, Run, Scope
from casefile_rules.problems import Problem
from casefile_rules.reading.source import parse_source
from casefile_rules.shape import Field
from casefile_rules.values import Record

TRAINING = officers.SHAPE.fields["trainings"].item or Field("record")


def host() -> Host:
    """Return a host that knows the check kinds."""
    made = officers.host()
    made.compile_check = lambda name, raw, scope, at: compile_check(kinds(name), name, raw, scope, at)
    return made


def scope_of(made: Host, *, inside: bool = False, alias: str = "") -> Scope:
    """Return the scope of a rule about the officer or, *inside*, about one training."""
    return Scope(made, TRAINING if inside else officers.SHAPE, alias=alias, file="rules.yaml")


def compiled(raw: Any, *, inside: bool = False, alias: str = "") -> Compiled:
    """Return the compiled condition, in which nothing may be wrong."""
    made = host()
    found = scope_of(made, inside=inside, alias=alias).condition(raw, ())
    assert not made.problems, [problem.render("en") for problem in made.problems]
    return found


def told(raw: Any, record: Record, here: Record | None = None, *, alias: str = "") -> int:
    """Return the status of *raw* for an officer's record, or for the training *here* of it."""
    place = record if here is None else here
    return compiled(raw, inside=here is not None, alias=alias).status(Run(record), place, place)


def problems_of(text: str, *, inside: bool = False, alias: str = "") -> list[tuple[str, int, int]]:
    """Return (code, line, column) of everything wrong with a condition written as YAML."""
    source = parse_source(text, "rules.yaml", json=False)
    made = host()
    shape = TRAINING if inside else officers.SHAPE
    scope = Scope(made, shape, alias=alias, file="rules.yaml", locate=source.position)
    scope.condition(source.data, ())
    made.problems.sort()
    return [(each.code, each.line, each.column) for each in made.problems]


def problem_of(text: str, *, inside: bool = False) -> Problem:
    """Return the one problem of a condition written as YAML."""
    source = parse_source(text, "rules.yaml", json=False)
    made = host()
    Scope(made, TRAINING if inside else officers.SHAPE, file="rules.yaml", locate=source.position).condition(
        source.data, ()
    )
    assert len(made.problems) == 1, made.problems
    return made.problems[0]


def world(record: Record, here: Record | None = None, alias: str = "") -> World:
    """Return where the naive interpreter stands for the same."""
    shape = officers.SHAPE if here is None else TRAINING
    place = record if here is None else here
    return World(record, place, place, (officers.SHAPE, shape, shape), host().facts, alias)
