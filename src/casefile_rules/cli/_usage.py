"""What is wrong with the words of a command, as one of our problems: click tells it in English only."""

import re
from collections.abc import Iterable

import click

from casefile_rules.problems import Problem, problem


def usage(error: click.ClickException) -> Problem:
    """Return *error* as a problem in the name of the command that was called."""
    context = getattr(error, "ctx", None)
    name = context.command_path if context is not None else "casefile-rules"
    if isinstance(error, click.NoSuchOption):
        return problem("U621", name, option=error.option_name, near_zh=_near(error.possibilities, "；相近："),
                       near=_near(error.possibilities, "; near: "), help=f"{name} --help")  # fmt: skip
    if isinstance(error, click.MissingParameter):
        return problem("U622", name, what=_hint(error), help=f"{name} --help")
    if isinstance(error, click.BadOptionUsage):
        return problem("U623", name, option=error.option_name, help=f"{name} --help")
    if isinstance(error, click.BadParameter):
        choices = getattr(error.param.type, "choices", None) if error.param is not None else None
        if choices:
            return problem("U624", name, what=_hint(error), known_zh="、".join(choices), known=", ".join(choices))
        return problem("U625", name, what=_hint(error), reason=error.message)
    command = getattr(error, "command_name", None)
    if command is not None or error.message.startswith("No such command"):
        command = command or "".join(re.findall(r"'(.*)'", error.message))
        return _command(name, command, context)
    extra = re.search(r"unexpected extra arguments? \((.*)\)", error.message)
    if extra:
        return problem("U627", name, words=extra[1], help=f"{name} --help")
    return problem("U628", name, reason=error.message, help=f"{name} --help")


def _command(name: str, command: str, context: click.Context | None) -> Problem:
    group = None if context is None else context.command
    known = group.list_commands(context) if isinstance(group, click.Group) and context is not None else []
    return problem("U626", name, command=command, known_zh="、".join(known), known=", ".join(known))


def _near(names: Iterable[str] | None, mark: str) -> str:
    return mark + " ".join(names) if names else ""


def _hint(error: click.BadParameter) -> str:
    """Return how the option or the argument is written: ``--format``, ``PATH...``."""
    if error.param is None:
        return ""
    if isinstance(error.param, click.Option):
        return " / ".join(error.param.opts)
    return error.param.make_metavar(error.ctx) if error.ctx is not None else str(error.param.name)
