"""``rules list | lint | coverage | test``: look at a ruleset, find what is wrong with it, run its examples."""

from collections.abc import Iterator
from typing import Any, Final

import click

from casefile_rules.assessment import Engine
from casefile_rules.cli._options import lang_option
from casefile_rules.cli._shared import tell, text_width
from casefile_rules.problems import Problem, ProblemsError
from casefile_rules.reports._layout import columns
from casefile_rules.reports._words import AUTHORITIES, word
from casefile_rules.reports._writing import clean
from casefile_rules.reports.points import lines_of, points_text

_COLUMNS = (("编号", "id"), ("分值", "points"), ("性质", "authority"), ("依据", "article"), ("标题", "title"))


_TABLE: Final = 130
"""From so many columns on the rules stand in a table."""


@click.group("rules")
def command() -> None:
    """List, lint and test the rules of a RULESET: the id of a bundled one, or a folder."""


@command.command("list")
@click.argument("ruleset", required=False)
@lang_option
def list_(ruleset: str | None, lang: str) -> int:
    """List the rules: id, points, whose word it is, article, title."""
    engine = Engine.load(ruleset)
    index = 1 if lang == "en" else 0
    titles = {id_: dict(source.get("title") or {}) for id_, source in engine.ruleset.sources.items()}
    rows = [tuple(names[index] for names in _COLUMNS)]
    for id_, rule in engine.rules.items():
        body = rule.body
        if body is None:  # switched off
            rows.append((id_, "—", "—", "—", "—"))
            continue
        cite = body.data["cites"][0] if body.data.get("cites") else {}
        article = _article(cite, titles, lang)
        points = "; ".join(points_text(line, lang) for _, line in lines_of(engine, id_))
        title = body.data["title"].get(lang) or body.data["title"]["zh"]
        authority = word(AUTHORITIES, body.data.get("authority", ""), lang)
        rows.append((id_, points or "—", authority, article, title))
    cells = [tuple(map(clean, row)) for row in rows]
    width = text_width(160)
    for line in columns(cells, width) if width >= _TABLE else _stacked(cells[1:], width, lang):
        click.echo(line)
    return 0


def _article(cite: dict[str, Any], titles: dict[str, dict[str, str]], lang: str) -> str:
    """Return what a rule stands on, by the title of its source."""
    source = str(cite.get("source") or "")
    names = titles.get(source) or {}
    name = names.get(lang) or names.get("zh") or source
    article = f"{cite.get('article') or ''}{cite.get('item') or ''}"
    return (f"《{name}》{article}" if lang == "zh" else f"{name} {article}".strip()) if name else article


def _stacked(rows: list[tuple[str, ...]], width: int, lang: str) -> Iterator[str]:
    """Yield the rules for a narrow terminal: id and title, the rest below."""
    mark = "；" if lang == "zh" else "; "
    for id_, points, authority, article, title in rows:
        yield from columns([(id_, title)], width)
        below = mark.join(part for part in (points, authority, article) if part != "—")
        if below:
            yield from columns([("  ", below)], width)


@command.command("lint")
@click.argument("ruleset", required=False)
@lang_option
def lint(ruleset: str | None, lang: str) -> int:
    """Find everything wrong with a ruleset. Exit status: 0 nothing wrong (warnings may be), 2 problems."""
    from casefile_rules.examples import wrong_examples
    from casefile_rules.told_apart import alike_examples, unnamed_examples

    engine = Engine.load(ruleset, examples=True)
    wrong = wrong_examples(engine) + _unregistered(engine)
    if wrong:
        raise ProblemsError(wrong)
    seen = [*engine.warnings, *unnamed_examples(engine), *alike_examples(engine)]
    tell(sorted(seen), lang)
    count = len(engine.rules)
    warnings = len(seen)
    name = f"{engine.ruleset.id} {engine.ruleset.version}"
    told = f"{name}：{count} 条规则，没有问题，{warnings} 条警告" if lang == "zh" else (
        f"{name}: {count} rules, no problems, {warnings} warnings"
    )  # fmt: skip
    click.echo(told)
    return 0


def _unregistered(engine: Engine) -> list[Problem]:
    """Return what is wrong with the register of clauses; nothing where the ruleset has none."""
    from casefile_rules.coverage.register import read_register
    from casefile_rules.coverage.table import coverage_of

    register = read_register(engine.ruleset)
    return coverage_of(engine, register).problems if register or register.problems else []


@command.command("coverage")
@click.argument("ruleset", required=False)
@click.option(
    "--format",
    "form",
    type=click.Choice(("text", "json", "markdown")),
    default="text",
    show_default=True,
    help="输出格式 | form of the output",
)
@lang_option
def coverage(ruleset: str | None, form: str, lang: str) -> int:
    """Show what carries each clause and check item, and who reads each key of a manifest.

    Exit status: 0 no gaps, or no register of clauses; 1 gaps; 2 the ruleset does not load.
    """
    from casefile_rules.coverage.table import coverage_of
    from casefile_rules.reports import coverage as report

    found = coverage_of(Engine.load(ruleset, examples=True))
    if form == "json":
        click.echo(report.as_json(found), nl=False)
    elif not found.registered:
        click.echo(report.none(found, lang))
    elif form == "markdown":
        click.echo(report.markdown(found, lang=lang), nl=False)
    else:
        click.echo(report.text(found, lang=lang, width=text_width()), nl=False)
    tell(found.problems, lang)
    return 1 if found.problems else 0


@command.command("test")
@click.argument("ruleset", required=False)
@click.option(
    "--rule", "--only", "ids", multiple=True, metavar="ID", help="只测试这条规则，可多次 | only this rule; repeatable"
)
@click.option(
    "--mutate",
    is_flag=True,
    help="逐处改动规则，列出示例没有发现的 | change rules bit by bit, list what no example notices",
)
@click.option(
    "--suggest",
    is_flag=True,
    help="写出能发现改动的示例，供人判断 | write examples that would notice, for a person to judge",
)
@click.option(
    "--jobs", type=click.IntRange(1), default=1, metavar="N", help="--mutate 用几个进程 | processes for --mutate"
)
@click.option(
    "--since", metavar="REV", help="--mutate 只看此版本以来改过的 | --mutate: what changed since a git revision"
)
@click.option(
    "--at-least",
    "bar",
    type=click.IntRange(0, 100),
    metavar="N",
    help="--mutate 应发现的百分比，不写的看规则集的 proof | percent to be noticed, in place of what proof says",
)
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", help="--mutate 的格式 | of --mutate"
)
@lang_option
def test(  # noqa: PLR0913, PLR0917 - one for every option
    ruleset: str | None,
    ids: tuple[str, ...],
    mutate: bool,
    suggest: bool,
    jobs: int,
    since: str | None,
    bar: int | None,
    form: str,
    lang: str,
) -> int:
    """Run the examples of rules and rubric.

    With --mutate also tell what they would not notice: the ruleset is changed bit by bit, and each change that no
    example notices is listed where it stands. How many must be noticed is what the ruleset says under `proof`.

    Exit status: 0 all come out (--mutate: enough is noticed), 1 some do not (not enough), 2 the ruleset does not load.
    """
    from casefile_rules.examples import run_examples

    engine = Engine.load(ruleset, examples=True)
    named = (
        {*engine.rules, *engine.ruleset.facts, *engine.ruleset.sources, "rubric"} if mutate or suggest else engine.rules
    )
    unknown = [id_ for id_ in ids if id_ not in named]
    if unknown:
        from casefile_rules.problems import nearest, problem

        raise ProblemsError(
            [problem("U604", "--rule", name=id_, known=nearest(id_, engine.rules) or "—") for id_ in unknown]
        )
    if mutate or suggest:
        from casefile_rules.cli._mutating import mutate as run_mutation
        from casefile_rules.cli._mutating import suggest as run_suggestion

        if suggest:
            return run_suggestion(engine, ids, jobs=jobs, lang=lang)
        return run_mutation(engine, ids, since=since, jobs=jobs, bar=bar, form=form, lang=lang)
    tally = run_examples(engine, ids)
    tell(tally.problems, lang)
    failed = tally.failed
    name = f"{engine.ruleset.id} {engine.ruleset.version}"
    told = f"{name}：{tally.run} 个示例，{failed} 个不符" if lang == "zh" else (
        f"{name}: {tally.run} examples, {failed} did not come out"
    )  # fmt: skip
    click.echo(told)
    return 1 if failed else 0
