"""``check``: hold case files against a ruleset, print graded and explained results."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, TypeVar

import click

from casefile_rules.assessment import Assessment, Engine, dump
from casefile_rules.casefile.reader import CaseFile, case_file_of
from casefile_rules.cli._bar import Bar, bar_of, reaches
from casefile_rules.cli._shared import (
    OTHER_FORMATS,
    Found,
    day_of,
    format_of,
    lang_option,
    manifests,
    read_any,
    ruleset_option,
    summed,
    tell,
    text_width,
)
from casefile_rules.problems import Problem, ProblemsError, problem

if TYPE_CHECKING:
    from casefile_rules.human import Review, Waivers


@click.command("check")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@ruleset_option
@click.option("--review", "reviews", multiple=True, metavar="FILE", help="评查表，可多次 | a review sheet; repeatable")
@click.option("--waivers", metavar="FILE", help="豁免清单 | waivers")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True,
              help="输出格式 | output format")  # fmt: skip
@click.option("--fail-under", metavar="GRADE|N", help="合格线：等次或分数 | the bar: a grade or a number")
@click.option("--strict", is_flag=True, help="以 score 而非 self_check 比较 | compare score, which presumes nothing")
@click.option("--as-of", metavar="DATE", help="判断豁免是否过期的日期 | the day on which expiring waivers are judged")
@lang_option
def command(  # noqa: PLR0913, PLR0917 - one parameter an option of the command
    paths: tuple[str, ...], ruleset: str | None, reviews: tuple[str, ...], waivers: str | None, form: str,
    fail_under: str | None, strict: bool, as_of: str | None, lang: str,
) -> int:  # fmt: skip
    """Check every PATH: a manifest, a folder with all manifests in it, or - for standard input.

    Exit status: 0 every file reaches the bar, 1 some file falls short, 2 bad usage or unreadable input. Without
    --fail-under the bar is the grade above the lowest one. A file outside the ruleset's scope, or not reviewed at all,
    is reported and does not fall short. In a folder, hidden files, links and files that are not manifests are left out.
    """
    engine = Engine.load(ruleset)
    given = _given(engine, reviews, waivers, fail_under, as_of)
    files, problems, skipped = manifests(paths)
    unread = sum(one.code == "R104" for one in problems)
    single = len(paths) == 1 and [file.path for file in files] == [paths[0]]
    results: list[tuple[str, Assessment]] = []
    used: set[str] = set()
    for file in files:
        try:
            case = _case(file, skipped)
            if case is None:
                continue
            sheets = given.reviews if single else _sheets(engine, case, given.reviews)
            used |= {sheet.source.digest for sheet in sheets}
            found = engine.assess(case, reviews=sheets, waivers=given.waivers, as_of=given.as_of)
            results.append((file.path, found))
            if form == "text":
                if len(results) > 1:
                    click.echo()
                _print_text(found, lang)
        except ProblemsError as error:
            problems.extend(error.problems)
            unread += 1
    if form == "json":
        documents = [result.to_dict() for _, result in results]
        if documents or not single:
            click.echo(dump(documents[0] if single else documents), nl=False)
    elif results:
        _print_standing(results, given.bar, unread, strict=strict, lang=lang)
    if not results and not problems:
        problems += [problem("U601", path) for path in paths]  # a folder that holds only files of other sorts
    problems += [sheet.problem("U613", ("case",), case=sheet.case)
                 for sheet in given.reviews if not single and sheet.source.digest not in used]  # fmt: skip
    tell([*summed(skipped), *_twice(results), *problems], lang)
    if problems:
        return 2
    return 1 if any(not reaches(result, given.bar, strict=strict) for _, result in results) else 0


class Given:
    """What the options say, read."""

    __slots__ = ("as_of", "bar", "reviews", "waivers")

    def __init__(self, reviews: "list[Review]", waivers: "Waivers | None", as_of: date | None, bar: Bar) -> None:
        self.reviews = reviews
        self.waivers = waivers
        self.as_of = as_of
        self.bar = bar


def _given(
    engine: Engine, reviews: Sequence[str], waivers: str | None, fail_under: str | None, as_of: str | None
) -> Given:
    """Return what the options say. Raises ProblemsError with everything wrong with any of them, at once."""
    problems: list[Problem] = []
    sheets: list[Review | None] = []
    waived: Waivers | None = None
    if reviews or waivers is not None:
        from casefile_rules.human import read_review, read_waivers

        sheets = [_tried(partial(read_review, file), problems) for file in reviews]
        waived = None if waivers is None else _tried(partial(read_waivers, waivers), problems)
    day = _tried(partial(day_of, as_of), problems)
    bar = _tried(partial(bar_of, engine.rubric, fail_under), problems)
    if problems or bar is None:
        raise ProblemsError(problems)
    return Given([sheet for sheet in sheets if sheet is not None], waived, day, bar)


_Read = TypeVar("_Read")


def _tried(read: Callable[[], _Read], problems: list[Problem]) -> _Read | None:
    try:
        return read()
    except ProblemsError as error:
        problems.extend(error.problems)
        return None


def _case(file: Found, skipped: list[Problem]) -> CaseFile | None:
    """Return the case file of *file*; None for another sort of file met in a folder, which is noted in *skipped*."""
    source = read_any(file.path)
    form = format_of(source.data)
    other = form.partition("/")[0] in OTHER_FORMATS
    if file.inside and (other or not isinstance(source.data, dict)):
        skipped.append(problem("U610", file.path, format=form) if other else problem("U614", file.path))
        return None
    if other:
        raise ProblemsError([problem("U612", file.path, source.position(("format",)), format=form)])
    return case_file_of(source)


def _sheets(engine: Engine, case: CaseFile, reviews: "list[Review]") -> "list[Review]":
    """Return the sheets that are about *case*: of several files each gets its own."""
    numbers = engine.compiler.subject.identities(case.data)
    return [sheet for sheet in reviews if not sheet.case or sheet.case in numbers]


def _twice(results: list[tuple[str, Assessment]]) -> list[Problem]:
    """Return a notice for every file that is called by the very numbers of an earlier one."""
    known: dict[tuple[str, ...], str] = {}
    found = []
    for name, result in results:
        numbers = result.basis.identities
        first = known.setdefault(numbers, name) if numbers else name
        if first != name:
            found.append(problem("U619", name, other=first, numbers=" / ".join(numbers)))
    return found


def _print_text(result: Assessment, lang: str) -> None:
    from casefile_rules.reports.text import render

    click.echo(render(result.told(), lang=lang, width=text_width(), colour=_colour()), nl=False)


def _print_standing(results: list[tuple[str, Assessment]], bar: Bar, unread: int, *, strict: bool, lang: str) -> None:
    from casefile_rules.reports.summary import Standing, render

    standings = []
    for name, result in results:
        part = result.told()["score" if strict else "self_check"]
        counted = result.verdict not in ("out_of_scope", "ineligible")
        grades = (result.score if strict else result.self_check).grades if counted else ()
        low = str(part["low"]) if counted else "—"
        reached = reaches(result, bar, strict=strict) if counted else None
        standings.append(Standing(name, result.verdict, low, grades, reached))
    click.echo()
    click.echo(render(standings, bar.name, unread, lang=lang, width=text_width()), nl=False)


def _colour() -> bool:
    import os
    import sys

    return sys.stdout.isatty() and not os.environ.get("NO_COLOR")
