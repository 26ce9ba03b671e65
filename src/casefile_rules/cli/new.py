"""``new case | ruleset | review | confirmation``: files to start from."""

import re
from pathlib import Path

import click

from casefile_rules.cli._options import lang_option, ruleset_option
from casefile_rules.problems import ProblemsError, problem

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}")
output_option = click.option("--output", "-o", metavar="FILE", help="写入文件 | write to FILE; never overwrites")


@click.group("new")
def command() -> None:
    """Write a manifest, a ruleset, a review sheet or a confirmation to start from."""


@command.command("case")
@click.option("--category", type=click.Choice(["penalty", "licence"]), default="penalty", show_default=True,
              help="案卷种类 | kind of case file")  # fmt: skip
@click.option(
    "--keys", type=click.Choice(["zh", "en"]), default="zh", show_default=True, help="键名语言 | language of keys"
)
@output_option
def case(category: str, keys: str, output: str | None) -> int:
    """Write a form with every key the rules read, blank, with a remark on each. It can be checked as it is."""
    from casefile_rules.cli._form import manifest

    return _write(manifest(category, keys), output)


@command.command("ruleset")
@click.argument("name")
@lang_option
def ruleset(name: str, lang: str) -> int:
    """Make the folder NAME with a small ruleset that loads, whose examples come out, and schemas for editors."""
    from casefile_rules.cli._templates import RULESET_FILES, RULESET_SCHEMAS

    folder = Path(name)
    if not _NAME.fullmatch(folder.name):
        raise ProblemsError([problem("U611", name, name=folder.name)])
    if folder.exists():
        raise ProblemsError([problem("U605", name)])
    try:
        for file, text in RULESET_FILES.items():
            path = folder / file
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text.replace("@ID@", folder.name), encoding="utf-8")
        (folder / "schemas").mkdir()
        for contract in RULESET_SCHEMAS:
            schema = Path(__file__).resolve().parent.parent / "schemas" / f"{contract}.json"
            (folder / "schemas" / schema.name).write_bytes(schema.read_bytes())
    except OSError as error:
        raise ProblemsError([problem("U606", name, reason=error.strerror)]) from None
    told = f"已建立 {name}；下一步：casefile-rules rules test {name}" if lang == "zh" else (
        f"made {name}; next: casefile-rules rules test {name}"
    )  # fmt: skip
    click.echo(told)
    return 0


@command.command("review")
@click.argument("manifest", metavar="CASE")
@ruleset_option
@click.option("--reviewer", default=None, metavar="NAME", help="评查人员姓名 | name of the reviewer")
@output_option
@lang_option
def review(manifest: str, ruleset: str | None, reviewer: str | None, output: str | None, lang: str) -> int:
    """Write the review sheet of CASE: its open questions, most decisive first, to be filled in by one reviewer."""
    from casefile_rules.assessment import Engine
    from casefile_rules.casefile.reader import read_case_file
    from casefile_rules.cli._sheets import sheet

    engine = Engine.load(ruleset)
    assessment = engine.assess(read_case_file(manifest))
    return _write(sheet(engine, assessment, reviewer or "", lang), output)


@command.command("confirmation")
@click.argument("manifest", metavar="CASE")
@ruleset_option
@click.option("--review", "reviews", multiple=True, metavar="FILE", help="评查表，可多次 | a review sheet; repeatable")
@output_option
@lang_option
def confirmation(manifest: str, ruleset: str | None, reviews: tuple[str, ...], output: str | None, lang: str) -> int:
    """Write the confirmation of CASE: the grounds of failure that reviewers propose, for the organiser to decide."""
    from casefile_rules.assessment import Engine
    from casefile_rules.casefile.reader import read_case_file
    from casefile_rules.cli._sheets import confirmation_form
    from casefile_rules.human import read_review

    engine = Engine.load(ruleset)
    assessment = engine.assess(read_case_file(manifest), reviews=[read_review(file) for file in reviews])
    return _write(confirmation_form(engine, assessment, lang), output)


def _write(text: str, output: str | None) -> int:
    if output is None:
        click.echo(text, nl=False)
        return 0
    try:
        with Path(output).open("x", encoding="utf-8") as file:
            file.write(text)
    except FileExistsError:
        raise ProblemsError([problem("U605", output)]) from None
    except OSError as error:
        raise ProblemsError([problem("U606", output, reason=error.strerror)]) from None
    return 0
