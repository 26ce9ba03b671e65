"""What ``check`` does, whatever read its options: files in, graded and explained results out."""

import gc
import sys
from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from casefile_rules.assessment import Assessment, Engine, dump
from casefile_rules.casefile.reader import CaseFile, case_file_of, with_more
from casefile_rules.cli._bar import Bar, bar_of, reaches
from casefile_rules.cli._shared import (
    OTHER_FORMATS,
    Found,
    day_of,
    format_of,
    manifests,
    read_any,
    summed,
    tell,
    text_width,
)
from casefile_rules.problems import Problem, ProblemsError, problem

if TYPE_CHECKING:
    from casefile_rules.human import Confirmation, Review, Waivers


def check(  # noqa: PLR0913 - one parameter an option of the command
    paths: Sequence[str], *, ruleset: str | None = None, reviews: Sequence[str] = (), confirmations: Sequence[str] = (),
    waivers: str | None = None, form: str = "text", fail_under: str | None = None, strict: bool = False,
    as_of: str | None = None, lang: str = "zh", everything: bool = False, only: str = "",
) -> int:  # fmt: skip
    """Check every path and print what comes out; return the exit status. What is what, ``check --help`` tells.

    Raises:
        ProblemsError: what is wrong with the ruleset or with an option.
    """
    engine = Engine.load(ruleset)
    given = _given(engine, (reviews, confirmations, waivers), fail_under, as_of)
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
            sheets = given.reviews if single else _about(engine, case, given.reviews)
            confirmed = given.confirmations if single else _about(engine, case, given.confirmations)
            used |= {one.source.digest for one in sheets} | {one.source.digest for one in confirmed}
            found = engine.assess(case, reviews=sheets, confirmations=confirmed, waivers=given.waivers,
                                  as_of=given.as_of)  # fmt: skip
            results.append((file.path, found))
            gc.enable()  # which `command_line` put off: a process for one file needs none
            if form == "text":
                if len(results) > 1:
                    sys.stdout.write("\n")
                _print_text(found, lang, everything=everything, only=only)
        except ProblemsError as error:
            problems.extend(error.problems)
            unread += 1
    if form == "json":
        documents = [result.to_dict() for _, result in results]
        if documents or not single:
            sys.stdout.write(dump(documents[0] if single else documents))
    elif results:
        _print_standing(results, given.bar, unread, strict=strict, lang=lang)
    if not results and not problems:
        problems += [problem("U601", path) for path in paths]  # a folder that holds only files of other sorts
    if not single:
        problems += _strayed(given, used)
    tell([*summed(skipped), *_twice(results), *_elsewhere(given.waivers, results), *problems], lang)
    if problems:
        return 2
    return 1 if any(not reaches(result, given.bar, strict=strict) for _, result in results) else 0


class Given:
    """What the options say, read."""

    __slots__ = ("as_of", "bar", "confirmations", "reviews", "waivers")

    def __init__(
        self, reviews: "list[Review]", confirmations: "list[Confirmation]", waivers: "Waivers | None",
        as_of: date | None, bar: Bar,
    ) -> None:  # fmt: skip
        self.reviews = reviews
        self.confirmations = confirmations
        self.waivers = waivers
        self.as_of = as_of
        self.bar = bar


def _given(
    engine: Engine, people: tuple[Sequence[str], Sequence[str], str | None], fail_under: str | None, as_of: str | None
) -> Given:
    """Return what the options say. Raises ProblemsError with everything wrong with any of them, at once."""
    problems: list[Problem] = []
    reviews, confirmations, waivers = people
    sheets: list[Review | None] = []
    confirmed: list[Confirmation | None] = []
    waived: Waivers | None = None
    if reviews or confirmations or waivers is not None:
        from casefile_rules.human import read_confirmation, read_review, read_waivers

        sheets = [_tried(partial(read_review, file), problems) for file in reviews]
        confirmed = [_tried(partial(read_confirmation, file), problems) for file in confirmations]
        waived = None if waivers is None else _tried(partial(read_waivers, waivers), problems)
    day = _tried(partial(day_of, as_of), problems)
    bar = _tried(partial(bar_of, engine.rubric, fail_under), problems)
    if problems or bar is None:
        raise ProblemsError(problems)
    decided = [one for one in confirmed if one is not None]
    return Given([sheet for sheet in sheets if sheet is not None], decided, waived, day, bar)


_Read = TypeVar("_Read")


def _tried(read: Callable[[], _Read], problems: list[Problem]) -> _Read | None:
    try:
        return read()
    except ProblemsError as error:
        problems.extend(error.problems)
        return None


def _case(file: Found, skipped: list[Problem]) -> CaseFile | None:
    """Return the case file of *file*; None for another sort of file met in a folder, which is noted in *skipped*."""
    try:
        source = read_any(file.path)
    except ProblemsError as error:
        if error.partial is None or format_of(error.partial.data).partition("/")[0] in OTHER_FORMATS:
            raise
        raise with_more(error) from None
    form = format_of(source.data)
    other = form.partition("/")[0] in OTHER_FORMATS
    if file.inside and (other or not isinstance(source.data, dict)):
        skipped.append(problem("U610", file.path, format=form) if other else problem("U614", file.path))
        return None
    if other:
        raise ProblemsError([problem("U612", file.path, source.position(("format",)), format=form)])
    return case_file_of(source)


_Sheet = TypeVar("_Sheet", "Review", "Confirmation")


def _about(engine: Engine, case: CaseFile, sheets: list[_Sheet]) -> list[_Sheet]:
    """Return the sheets, or confirmations, that are about *case*: of several files each gets its own."""
    numbers = engine.compiler.subject.identities(case.data)
    return [sheet for sheet in sheets if not sheet.case or sheet.case in numbers]


def _strayed(given: Given, used: set[str]) -> list[Problem]:
    """Return a problem for every sheet and confirmation that is about none of the files."""
    people: list[Review | Confirmation] = [*given.reviews, *given.confirmations]
    return [one.problem("U613", ("case",), case=one.case) for one in people if one.source.digest not in used]


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


def _elsewhere(waivers: "Waivers | None", results: list[tuple[str, Assessment]]) -> list[Problem]:
    """Return a notice of the waivers that name none of the files: a list may hold those of many, or a slip."""
    numbers = {number for _, result in results for number in result.basis.identities}
    found = [one for one in waivers.waivers if one.case and one.case not in numbers] if waivers and results else []
    if waivers is None or not found:
        return []
    cases = list(dict.fromkeys(one.case for one in found))
    named = " / ".join(cases[:3]) + (" …" if len(cases) > 3 else "")
    position = waivers.source.position((*found[0].at, "case"))
    return [problem("U620", waivers.source.name, position, count=len(found), cases=named)]


def _print_text(result: Assessment, lang: str, *, everything: bool, only: str) -> None:
    from casefile_rules.reports.text import render

    told = render(
        result.told(), lang=lang, width=text_width(), colour=_colour(), everything=everything, only=only
    )  # fmt: skip
    sys.stdout.write(told)


def _print_standing(results: list[tuple[str, Assessment]], bar: Bar, unread: int, *, strict: bool, lang: str) -> None:
    from casefile_rules.reports.summary import Standing, render

    standings = []
    for name, result in results:
        part = result.told()["score" if strict else "self_check"]
        grades = (result.score if strict else result.self_check).grades if result.counted else ()
        low = str(part["low"]) if result.counted else "—"
        reached = reaches(result, bar, strict=strict) if result.counted else None
        why = () if reached is not False else _why(result, bar, low, strict=strict)
        standings.append(Standing(name, result.verdict, low, grades, reached, why))
    sys.stdout.write("\n" + render(standings, bar.name, unread, lang=lang, width=text_width()))


def _why(result: Assessment, bar: Bar, low: str, *, strict: bool) -> tuple[tuple[str, str, str], ...]:
    """Return why a file falls short, as (code, value, value): its points, a ground of failure, what is still open."""
    from casefile_rules.scoring.rounding import show

    score = result.score if strict else result.self_check
    found: list[tuple[str, str, str]] = []
    if bar.border is not None and (score.low < bar.border or (score.low == bar.border and not bar.inclusive)):
        code = "low_score" if strict else "low_self_check"
        found.append((code, low, show(bar.border)))
    vetoes = [veto for veto in result.told()["vetoes"] if veto["state"] in ("raised", "confirmed", "disputed")]
    if vetoes:
        found.append(("veto", vetoes[0]["ground"]["zh"], vetoes[0]["ground"]["en"]))
    if score.low != score.high:
        found.append(("open", str(len(result.told()["questions"])), ""))
    return tuple(found)


def _colour() -> bool:
    import os

    return sys.stdout.isatty() and not os.environ.get("NO_COLOR")
