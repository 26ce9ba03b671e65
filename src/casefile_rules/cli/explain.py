"""``explain``: everything about one rule, one ground or one criterion, on one screen."""

import click

from casefile_rules.assessment import Engine
from casefile_rules.cli._options import lang_option, ruleset_option
from casefile_rules.cli._shared import text_width
from casefile_rules.problems import ProblemsError, nearest, problem


@click.command("explain")
@click.argument("rule")
@ruleset_option
@lang_option
def command(rule: str, ruleset: str | None, lang: str) -> int:
    """Tell everything about RULE: article, authority, reasoning, whom it binds, what it demands, what it costs.

    RULE may also be the id of a ground of failure (一票否决), of one on which a file is not reviewed (不纳入评查), or
    of a criterion or item of the rubric (评查内容); or an article ("评查办法 第十五条", 处罚法第五十七条): then it is
    told what carries each of its clauses. The beginning of rule ids, such as BH-ZZ-15, lists those rules.
    """
    from casefile_rules.reports import criterion, ground
    from casefile_rules.reports import rule as rules_page
    from casefile_rules.reports.points import criteria

    engine = Engine.load(ruleset, examples=True)  # compiles every rule, and so knows the label of every path
    if rule not in engine.rules:
        known_grounds = ground.grounds(engine)
        if rule in known_grounds:
            click.echo(ground.render(engine, rule, lang=lang, width=text_width()), nl=False)
            return 0
        nodes = criteria(engine)
        if rule in nodes:
            click.echo(criterion.render(engine, rule, lang=lang, width=text_width()), nl=False)
            return 0
        from casefile_rules.reports import article

        page = rules_page.beginning_with(engine, rule, lang=lang) or article.render(
            engine, rule, lang=lang, width=text_width()
        )
        if page is not None:
            click.echo(page, nl=False)
            return 0
        renamed = {
            old: id_
            for id_, entries in engine.ruleset.rules.items()
            for entry in entries
            for old in entry.data.get("renamed_from") or []
        }
        known = renamed.get(rule) or nearest(rule, [*engine.rules, *known_grounds, *nodes]) or "—"
        raise ProblemsError([problem("U604", "explain", name=rule, known=known)])
    click.echo(rules_page.render(engine, rule, lang=lang, width=text_width()), nl=False)
    return 0
