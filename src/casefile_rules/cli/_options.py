"""The options that several commands have."""

import click

lang_option = click.option(
    "--lang", type=click.Choice(["zh", "en"]), default="zh", show_default=True, help="语言 | language of messages"
)
ruleset_option = click.option(
    "--ruleset", metavar="REF", default=None, help="规则集编号或文件夹 | id of a bundled ruleset, or a folder"
)
