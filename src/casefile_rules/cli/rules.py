"""``rules list | lint | test``: look at a ruleset, find what is wrong with it, run its examples."""

import click

from casefile_rules.assessment import Engine
from casefile_rules.cli._shared import lang_option, tell
from casefile_rules.problems import ProblemsError
from casefile_rules.reports._words import AUTHORITIES, word
from casefile_rules.reports.rule import lines_of, points_text


@click.group("rules")
def command() -> None:
    """List, lint and test the rules of a RULESET: the id of a bundled one, or a folder."""


@command.command("list")
@click.argument("ruleset", required=False)
@lang_option
def list_(ruleset: str | None, lang: str) -> int:
    """List the rules: id, article, whose word it is, the points, title."""
    engine = Engine.load(ruleset)
    for id_, rule in engine.rules.items():
        body = rule.body
        if body is None:
            click.echo(f"{id_}\t—\t—\t—\t—")
            continue
        cite = body.data["cites"][0] if body.data.get("cites") else {}
        article = f"{cite.get('source', '')} {cite.get('article') or ''}{cite.get('item') or ''}".strip()
        points = "; ".join(points_text(line, lang) for _, line in lines_of(engine, id_))
        title = body.data["title"].get(lang) or body.data["title"]["zh"]
        authority = word(AUTHORITIES, body.data.get("authority", ""), lang)
        click.echo(f"{id_}\t{article}\t{authority}\t{points or '—'}\t{title}")
    return 0


@command.command("lint")
@click.argument("ruleset", required=False)
@lang_option
def lint(ruleset: str | None, lang: str) -> int:
    """Find everything wrong with a ruleset. Exit status: 0 nothing wrong (warnings may be), 2 problems."""
    engine = Engine.load(ruleset, examples=True)
    tell(engine.warnings, lang)
    count = len(engine.rules)
    warnings = len(engine.warnings)
    name = f"{engine.ruleset.id} {engine.ruleset.version}"
    told = f"{name}：{count} 条规则，没有问题，{warnings} 条警告" if lang == "zh" else (
        f"{name}: {count} rules, no problems, {warnings} warnings"
    )  # fmt: skip
    click.echo(told)
    return 0


@command.command("test")
@click.argument("ruleset", required=False)
@click.option("--rule", "ids", multiple=True, metavar="ID", help="只测试这条规则，可多次 | only this rule; repeatable")
@lang_option
def test(ruleset: str | None, ids: tuple[str, ...], lang: str) -> int:
    """Run the examples of rules and rubric. Exit status: 0 all come out, 1 some do not, 2 the ruleset does not load."""
    from casefile_rules.examples import run_examples

    engine = Engine.load(ruleset, examples=True)
    unknown = [id_ for id_ in ids if id_ not in engine.rules]
    if unknown:
        from casefile_rules.problems import nearest, problem

        raise ProblemsError(
            [problem("U604", "--rule", name=id_, known=nearest(id_, engine.rules) or "—") for id_ in unknown]
        )
    tally = run_examples(engine, ids)
    tell(tally.problems, lang)
    failed = len(tally.problems)
    name = f"{engine.ruleset.id} {engine.ruleset.version}"
    told = f"{name}：{tally.run} 个示例，{failed} 个不符" if lang == "zh" else (
        f"{name}: {tally.run} examples, {failed} did not come out"
    )  # fmt: skip
    click.echo(told)
    return 1 if failed else 0
