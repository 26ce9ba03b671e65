"""``check``: hold case files against a ruleset, print graded and explained results."""

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

import click

from casefile_rules.assessment import Assessment, Engine, dump
from casefile_rules.cli._shared import day_of, format_of, lang_option, manifests, read_any, ruleset_option, tell
from casefile_rules.human import Review, Waivers, read_review, read_waivers
from casefile_rules.problems import Problem, ProblemsError, nearest, problem
from casefile_rules.scoring import Rubric


@click.command("check")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@ruleset_option
@click.option("--review", "reviews", multiple=True, metavar="FILE", help="评查表,可多次 | a review sheet; repeatable")
@click.option("--waivers", metavar="FILE", help="豁免清单 | waivers")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True,
              help="输出格式 | output format")  # fmt: skip
@click.option("--fail-under", metavar="GRADE|N", help="合格线:等次或分数 | the bar: a grade or a number")
@click.option("--strict", is_flag=True, help="以 score 而非 self_check 比较 | compare score, which presumes nothing")
@click.option("--as-of", metavar="DATE", help="判断豁免是否过期的日期 | the day on which expiring waivers are judged")
@lang_option
def command(  # noqa: PLR0913, PLR0917 - one parameter an option of the command
    paths: tuple[str, ...], ruleset: str | None, reviews: tuple[str, ...], waivers: str | None, form: str,
    fail_under: str | None, strict: bool, as_of: str | None, lang: str,
) -> int:  # fmt: skip
    """Check every PATH: a manifest, or a folder with all manifests in it.

    Exit status: 0 every file reaches the bar, 1 some file falls short, 2 bad usage or unreadable input. Without
    --fail-under the bar is the grade above the lowest one. A file outside the ruleset's scope, or not reviewed at all,
    is reported and does not fall short.
    """
    engine = Engine.load(ruleset)
    bar = _bar(engine.rubric, fail_under)
    given: dict[str, Any] = {"reviews": _reviews(reviews), "waivers": _waivers(waivers), "as_of": day_of(as_of)}
    files, problems = manifests(paths)
    results: list[Assessment] = []
    several = len(paths) > 1 or len(files) != 1 or files[0] != paths[0]
    for file in files:
        try:
            found = _assessed(engine, file, skip=several, lang=lang, **given)
        except ProblemsError as error:
            problems.extend(error.problems)
            continue
        if found is None:
            continue
        results.append(found)
        if form == "text":
            _print_text(found, lang)
    if form == "json":
        documents = [result.to_dict() for result in results]
        if several:
            click.echo(dump(documents), nl=False)
        elif documents:
            click.echo(dump(documents[0]), nl=False)
    tell(problems, lang)
    if problems:
        return 2
    return 1 if any(not reaches(result, bar, strict=strict) for result in results) else 0


def _assessed(engine: Engine, file: str, *, skip: bool, lang: str, **given: Any) -> Assessment | None:
    """Return the assessment of *file*; None for one of our other files met in a folder, which is said."""
    from casefile_rules.casefile.reader import case_file_of

    source = read_any(file)
    form = format_of(source.data)
    if skip and form and not form.startswith("casefile/"):
        tell([problem("U610", file, format=form)], lang)
        return None
    return engine.assess(case_file_of(source), **given)


def _reviews(files: Sequence[str]) -> list[Review]:
    sheets: list[Review] = []
    problems: list[Problem] = []
    for file in files:
        try:
            sheets.append(read_review(file))
        except ProblemsError as error:
            problems.extend(error.problems)
    if problems:
        raise ProblemsError(problems)
    return sheets


def _waivers(file: str | None) -> Waivers | None:
    return None if file is None else read_waivers(file)


Bar = tuple[Fraction | None, bool, str]
"""(border, whether it is inclusive, name of the grade): None where every file reaches it."""


def _bar(rubric: Rubric | None, wanted: str | None) -> Bar:
    """Return the bar that *wanted* names. Raises ProblemsError (U602) for a grade the rubric does not know."""
    grades = () if rubric is None else rubric.grades
    if wanted is None:
        above = [grade for grade in grades if grade.border is not None]
        return (above[-1].border, above[-1].inclusive, above[-1].name) if above else (None, True, "")
    for grade in grades:
        if wanted == grade.name:
            return grade.border, grade.inclusive, grade.name
    try:
        return Fraction(wanted), True, ""
    except (ValueError, ZeroDivisionError):
        names = [grade.name for grade in grades]
        known = nearest(wanted, names) or " / ".join(names)
        raise ProblemsError([problem("U602", "--fail-under", name=wanted, known=known)]) from None


def reaches(result: Assessment, bar: Bar, *, strict: bool) -> bool:
    """Return whether *result* reaches the bar: the low end of its self-check (or score), and no grade below it."""
    if result.verdict in ("out_of_scope", "ineligible"):
        return True
    border, inclusive, name = bar
    score = result.score if strict else result.self_check
    if border is not None and (score.low < border or (score.low == border and not inclusive)):
        return False
    rubric = result.basis.engine.rubric
    if rubric is None or not rubric.grades or border is None:
        return result.verdict != "vetoed"
    names = [grade.name for grade in rubric.grades]
    lowest = names.index(name) if name else len(names) - 1
    # a veto can hold the grade down whatever the score is
    return all(names.index(grade) <= lowest for grade in score.grades)


def _print_text(result: Assessment, lang: str) -> None:
    from casefile_rules.reports.text import render

    click.echo(render(result.to_dict(), lang=lang, width=_width(), colour=_colour()), nl=False)


def _colour() -> bool:
    import os
    import sys

    return sys.stdout.isatty() and not os.environ.get("NO_COLOR")


def _width() -> int:
    import shutil

    return max(60, min(shutil.get_terminal_size((100, 40)).columns, 120))
