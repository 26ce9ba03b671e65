"""What several commands share: options, finding manifests, reading by format, telling problems."""

import os
import sys
from collections.abc import Iterable
from datetime import date
from typing import Any

import click

from casefile_rules.problems import Problem, ProblemsError, problem
from casefile_rules.reading.source import Source, read_source

OTHER_FORMATS = ("review", "waivers", "ruleset", "rubric", "vocabulary", "calendar", "assessment")
"""What the other files of ours say under ``format``, before the slash."""

SUFFIXES = (".json", ".yaml", ".yml")


class Found:
    """A file to check: its path as given, or as found *inside* a folder."""

    __slots__ = ("inside", "path")

    def __init__(self, path: str, inside: bool) -> None:
        self.path = path
        self.inside = inside


lang_option = click.option(
    "--lang", type=click.Choice(["zh", "en"]), default="zh", show_default=True, help="语言 | language of messages"
)
ruleset_option = click.option(
    "--ruleset", metavar="REF", default=None, help="规则集编号或文件夹 | id of a bundled ruleset, or a folder"
)


def tell(problems: Iterable[Problem], lang: str) -> None:
    """Write problems to standard error, one a line."""
    for one in problems:
        click.echo(one.render(lang), err=True)


def day_of(text: str | None) -> date | None:
    """Return the day *text* names. Raises ProblemsError (U603)."""
    from casefile_rules.reading import scalars

    if text is None:
        return None
    try:
        return scalars.date(text)
    except ValueError:
        raise ProblemsError([problem("U603", "--as-of", value=text)]) from None


def manifests(paths: Iterable[str]) -> tuple[list[Found], list[Problem]]:
    """Return the files to check: each path, or every manifest below a folder, sorted; and what is wrong with paths.

    Links are not followed inside folders, so that no loop and no file outside is ever read; what is hidden (``.git``)
    is left out.
    """
    found: list[Found] = []
    problems: list[Problem] = []
    for path in paths:
        if not path or not os.path.isdir(path):
            found.append(Found(path, inside=False))
            continue
        inside = [
            os.path.join(folder, name).removeprefix("./")
            for folder, folders, names in os.walk(path)
            if _visible(folders)
            for name in names
            if name.lower().endswith(SUFFIXES)
            and not name.startswith(".")
            and not os.path.islink(os.path.join(folder, name))
        ]
        if not inside:
            problems.append(problem("U601", path))
        found.extend(Found(one, inside=True) for one in sorted(inside))
    return list({file.path: file for file in reversed(found)}.values())[::-1], problems


def _visible(folders: list[str]) -> bool:
    """Leave hidden folders out of a walk that is going on, by changing its list."""
    folders[:] = [name for name in folders if not name.startswith(".")]
    return True


def text_width(most: int = 120) -> int:
    """Return the columns to lay text out for: the terminal's, from 60 to *most*; in a pipe 100, or *most* if wider."""
    columns = int(found) if (found := os.environ.get("COLUMNS", "")).isdecimal() else 0
    try:
        columns = columns or os.get_terminal_size(sys.stdout.fileno()).columns
    except (OSError, ValueError):  # not a terminal, or no stream at all
        columns = 0
    return max(60, min(columns or (100 if most <= 120 else most), most))


def format_of(data: Any) -> str:
    """Return what a file says it is: the value of ``format`` (or 格式), or ``""``."""
    if not isinstance(data, dict):
        return ""
    found = data.get("format", data.get("格式"))
    return found if isinstance(found, str) else ""


def read_any(path: str) -> Source:
    """Read any of our files, without judging its contract."""
    return read_source(path)
