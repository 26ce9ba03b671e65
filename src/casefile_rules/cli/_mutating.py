"""What ``rules test --mutate`` does."""

import json

import click

from casefile_rules.assessment import Engine
from casefile_rules.mutation.collecting import outcomes, suggested, works
from casefile_rules.mutation.report import Survey
from casefile_rules.mutation.scoring_examples import rubric_suggestions
from casefile_rules.mutation.since import Since
from casefile_rules.mutation.suggesting import written
from casefile_rules.reports._layout import columns


def mutate(
    engine: Engine, only: tuple[str, ...], *, since: str | None, jobs: int, bar: int | None, form: str, lang: str
) -> int:
    """Change *engine*'s ruleset piece by piece, tell which changes no example notices, return the exit status."""
    changed = None if since is None else Since(engine, since)
    survey = Survey(outcomes(engine, works(engine, only, changed), jobs), engine.ruleset.proof, declared(engine, only))
    if changed is not None:
        survey.stale = []  # not every change of a rule was made
    if form == "json":
        click.echo(json.dumps(survey.document(), ensure_ascii=False, indent=2))
    else:
        for one in survey.problems():
            click.echo(one.render(lang))
        for line in columns(survey.table(lang), 160):
            click.echo(line)
    return 0 if survey.passes(bar) else 1


def declared(engine: Engine, only: tuple[str, ...]) -> dict[str, list[tuple[str, int]]]:
    """Return (change, times) of what each rule that is worked through declares to be no change of it.

    A line of the rubric is called by its rule too; where only the rubric is changed nothing of the rules is made.
    """
    return {
        id_: [(one["change"], one.get("times") or 1) for one in entry.data["same"]]
        for id_, entries in engine.ruleset.rules.items() if not only or id_ in only
        for entry in entries if entry.data.get("same")
    }  # fmt: skip


def suggest(engine: Engine, only: tuple[str, ...], *, jobs: int, lang: str) -> int:
    """Write examples that would notice what survives, rule by rule, for a person to judge; return the exit status."""
    index = 0 if lang == "zh" else 1
    ids = [id_ for id_ in engine.rules if not only or id_ in only]
    for id_, found, left in suggested(engine, ids, jobs):
        if not found and not left:
            continue
        spot = engine.ruleset.rules[id_][0].spot
        click.echo(f"# {id_} ({spot.source.name}:{spot.position()[0]})")
        for one in found:
            for noticed in one.notices:
                click.echo(f"  # {noticed.line}:{noticed.column} {noticed.said[index]}")
            click.echo(f"  {written(one.example)}")
        for other in left:
            click.echo(f"  # ? {other.line}:{other.column} {other.said[index]}")
    if not only or "rubric" in only:
        _suggest_points(engine, index)
    return 0


def _suggest_points(engine: Engine, index: int) -> None:
    """Write examples of the rubric that would notice what survives."""
    found, left = rubric_suggestions(engine)
    if found or left:
        click.echo(f"# rubric ({engine.ruleset.folder}/examples.yaml)")
    for one in found:
        for noticed in one.notices:
            click.echo(f"# {noticed.of} {noticed.line}:{noticed.column} {noticed.said[index]}")
        click.echo(written(one.example))
    for other in left:
        click.echo(f"# ? {other.of} {other.line}:{other.column} {other.said[index]}")
