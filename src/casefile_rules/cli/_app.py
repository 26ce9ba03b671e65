"""The group of commands: each is imported only when it is called, so that ``check`` pays for nothing else."""

from importlib import import_module
from typing import Final

import click

COMMANDS: Final = {
    "check": "检查案卷并评分 | check case files and grade them",
    "explain": "说明一条规则 | tell everything about one rule",
    "new": "新建案卷清单、规则集、评查表 | write a manifest, a ruleset or a review sheet to start from",
    "rules": "列出、检查、测试规则 | list, lint and test rules",
    "schema": "输出 JSON Schema | print a JSON Schema",
    "verify": "重算并核对评查结果 | recompute an assessment and compare",
}


class Commands(click.Group):
    """A group that knows its commands by name and loads the one that is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of the commands, sorted."""
        del ctx
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return the command *cmd_name*, or None."""
        del ctx
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"casefile_rules.cli.{cmd_name}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of commands without loading them."""
        del ctx
        with formatter.section("Commands"):
            formatter.write_dl(sorted(COMMANDS.items()))


def _version(ctx: click.Context, param: click.Parameter, value: bool) -> None:
    del param
    if value and not ctx.resilient_parsing:
        from casefile_rules import __version__

        click.echo(f"casefile-rules {__version__}")
        ctx.exit()


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.option(
    "--version", is_flag=True, is_eager=True, expose_value=False, callback=_version, help="版本 | the version"
)
def app() -> None:
    """Check administrative case files (行政执法案卷) against written rules, and explain every point of the result."""
