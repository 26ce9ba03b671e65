"""What several commands share: finding manifests, reading by format, telling problems."""

import os
import sys
from collections.abc import Iterable
from datetime import date
from typing import Any

from casefile_rules.problems import Problem, ProblemsError, problem
from casefile_rules.reading.source import Source, read_source, unreadable

OTHER_FORMATS = ("review", "confirmation", "waivers", "ruleset", "rubric", "vocabulary", "calendar", "assessment")
"""What the other files of ours say under ``format``, before the slash."""

SUFFIXES = (".json", ".yaml", ".yml")


MOST_TOLD = 3
"""So many files that are left out are told one by one."""


class Found:
    """A file to check: its path as given, or as found *inside* a folder."""

    __slots__ = ("inside", "path")

    def __init__(self, path: str, inside: bool) -> None:
        self.path = path
        self.inside = inside


def tell(problems: Iterable[Problem], lang: str) -> None:
    """Write problems to standard error, one a line."""
    for one in problems:
        sys.stderr.write(one.render(lang) + "\n")


def day_of(text: str | None) -> date | None:
    """Return the day *text* names. Raises ProblemsError (U603)."""
    from casefile_rules.reading import scalars

    if text is None:
        return None
    try:
        return scalars.date(text)
    except ValueError:
        raise ProblemsError([problem("U603", "--as-of", value=text)]) from None


STDIN = "-"
"""The path that stands for standard input."""


def manifests(paths: Iterable[str]) -> tuple[list[Found], list[Problem], list[Problem]]:
    """Return the files to check (each path, or every manifest below a folder, sorted), problems, and what is left out.

    Links are not followed inside folders, so that no loop and no file outside is ever read: one that leads to a file
    is left out, one that leads nowhere is a problem, and so is a folder that cannot be read. What is hidden (``.git``)
    is left out without a word.
    """
    found: list[Found] = []
    problems: list[Problem] = []
    skipped: list[Problem] = []
    for path in paths:
        if not path or not os.path.isdir(path):
            found.append(Found(path, inside=False))
            continue
        unread: list[OSError] = []
        inside: list[str] = []
        links: list[str] = []
        for folder, folders, names in os.walk(path, onerror=unread.append):
            links += [os.path.join(folder, name) for name in folders if os.path.islink(os.path.join(folder, name))]
            folders[:] = [name for name in folders if not name.startswith(".")]
            for name in names:
                file = os.path.join(folder, name).removeprefix("./")
                if name.lower().endswith(SUFFIXES) and not name.startswith("."):
                    (links if os.path.islink(file) else inside).append(file)
        wrong = [unreadable(str(error.filename), error) for error in unread]
        for link in sorted(links):
            broken = _broken(link)
            if broken is not None:
                wrong.append(unreadable(link, broken))
            elif not os.path.basename(link).startswith("."):
                skipped.append(problem("U616", link))
        if not inside and not wrong:
            problems.append(problem("U601", path))
        problems.extend(wrong)
        found.extend(Found(one, inside=True) for one in sorted(inside))
    return list({file.path: file for file in reversed(found)}.values())[::-1], problems, skipped


def _broken(link: str) -> OSError | None:
    """Return why a link leads nowhere; None where it does not."""
    try:
        os.stat(link)
    except OSError as error:
        return error
    return None


def summed(skipped: list[Problem]) -> list[Problem]:
    """Return what was left out: one by one where it is little, else one line for each sort of it."""
    alike: dict[str, list[Problem]] = {}
    for one in skipped:
        alike.setdefault(one.text(), []).append(one)
    result: list[Problem] = []
    for all_ in alike.values():
        if len(all_) <= MOST_TOLD:
            result.extend(all_)
            continue
        first = all_[0]
        folder = os.path.commonpath([os.path.dirname(one.file) for one in all_]) or "."
        why = first.text("zh").removeprefix("跳过："), first.text("en").removeprefix("skipped: ")
        name = os.path.relpath(first.file, folder)
        result.append(problem("U617", folder, count=len(all_), name=name, why_zh=why[0], why=why[1]))
    return result


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
    """Read any of our files, or standard input, without judging its contract."""
    if path == STDIN:
        from casefile_rules.reading.source import parse_source

        return parse_source(sys.stdin.buffer.read(), STDIN)
    return read_source(path)
