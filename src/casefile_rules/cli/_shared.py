"""What several commands share: options, finding manifests, reading by format, telling problems."""

import os
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

import click

from casefile_rules.problems import Problem, ProblemsError, problem
from casefile_rules.reading.source import Source, read_source

SUFFIXES = (".json", ".yaml", ".yml")

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


def manifests(paths: Iterable[str]) -> tuple[list[str], list[Problem]]:
    """Return the files to check: each path, or every manifest below a folder, sorted; and what is wrong with paths.

    Links are not followed inside folders, so that no loop and no file outside is ever read.
    """
    found: list[str] = []
    problems: list[Problem] = []
    for path in paths:
        if not Path(path).is_dir():
            found.append(path)
            continue
        inside = sorted(
            str(Path(folder) / name)
            for folder, folders, names in os.walk(path)
            if folders.sort() is None
            for name in names
            if name.lower().endswith(SUFFIXES) and not (Path(folder) / name).is_symlink()
        )
        if not inside:
            problems.append(problem("U601", path))
        found.extend(inside)
    return list(dict.fromkeys(found)), problems


def format_of(data: Any) -> str:
    """Return what a file says it is: the value of ``format`` (or 格式), or ``""``."""
    if not isinstance(data, dict):
        return ""
    found = data.get("format", data.get("格式"))
    return found if isinstance(found, str) else ""


def read_any(path: str) -> Source:
    """Read any of our files, without judging its contract."""
    return read_source(Path(path), name=path)
