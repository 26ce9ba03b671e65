"""What ``rules test --mutate`` does."""

import json

import click

from casefile_rules.assessment import Engine
from casefile_rules.mutation.collecting import outcomes, works
from casefile_rules.mutation.report import Survey
from casefile_rules.reports._layout import columns


def mutate(engine: Engine, only: tuple[str, ...], *, jobs: int, bar: int, form: str, lang: str) -> int:
    """Change *engine*'s ruleset piece by piece, tell which changes no example notices, return the exit status."""
    survey = Survey(outcomes(engine, works(engine, only), jobs))
    if form == "json":
        click.echo(json.dumps(survey.document(), ensure_ascii=False, indent=2))
    else:
        for one in survey.problems():
            click.echo(one.render(lang))
        for line in columns(survey.table(lang), 160):
            click.echo(line)
    return 0 if survey.passes(bar) else 1
