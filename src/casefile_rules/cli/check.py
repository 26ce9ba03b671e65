"""``check``: hold case files against a ruleset, print graded and explained results."""

import click

from casefile_rules.cli._checking import check
from casefile_rules.cli._options import lang_option, ruleset_option


@click.command("check")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@ruleset_option
@click.option("--review", "reviews", multiple=True, metavar="FILE", help="评查表，可多次 | a review sheet; repeatable")
@click.option("--confirm", "confirmations", multiple=True, metavar="FILE",
              help="评查组织者的确认书，可多次 | the organiser's confirmation; repeatable")  # fmt: skip
@click.option("--waivers", metavar="FILE", help="豁免清单 | waivers")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True,
              help="输出格式 | output format")  # fmt: skip
@click.option("--fail-under", metavar="GRADE|N", help="合格线：等次或分数 | the bar: a grade or a number")
@click.option("--strict", is_flag=True, help="以 score 而非 self_check 比较 | compare score, which presumes nothing")
@click.option(
    "--as-of", metavar="DATE", help="评查日期，据以判断豁免等是否有效 | the day of the review, for waivers and measures"
)
@click.option("--all", "everything", is_flag=True, help="列出全部待核实事项 | show everything that is still open")
@click.option("--only", type=click.Choice(["clerk", "reviewer", "organiser"]),
              help="只列承办人、评查人员或组织单位的事项 | only what one of them must answer")  # fmt: skip
@lang_option
def command(  # noqa: PLR0913, PLR0917 - one parameter an option of the command
    paths: tuple[str, ...], ruleset: str | None, reviews: tuple[str, ...], confirmations: tuple[str, ...],
    waivers: str | None, form: str, fail_under: str | None, strict: bool, as_of: str | None, everything: bool,
    only: str | None, lang: str,
) -> int:  # fmt: skip
    """Check every PATH: a manifest, a folder with all manifests in it, or - for standard input.

    Exit status: 0 every file reaches the bar, 1 some file falls short, 2 bad usage or unreadable input. Without
    --fail-under the bar is the grade above the lowest one. A file outside the ruleset's scope, or not reviewed at all,
    is reported and does not fall short. In a folder, hidden files, links and files that are not manifests are left out.
    """
    return check(
        paths, ruleset=ruleset, reviews=reviews, confirmations=confirmations, waivers=waivers, form=form,
        fail_under=fail_under, strict=strict, as_of=as_of, lang=lang, everything=everything, only=only or "",
    )  # fmt: skip
