"""``new case | ruleset | review``: files to start from."""

import re
from fractions import Fraction
from pathlib import Path
from typing import Any

import click

from casefile_rules.cli._options import lang_option, ruleset_option
from casefile_rules.problems import ProblemsError, problem
from casefile_rules.scoring.rounding import show

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}")
output_option = click.option("--output", "-o", metavar="FILE", help="写入文件 | write to FILE; never overwrites")


@click.group("new")
def command() -> None:
    """Write a manifest, a ruleset or a review sheet to start from."""


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

    engine = Engine.load(ruleset)
    assessment = engine.assess(read_case_file(manifest))
    return _write(sheet(engine, assessment, reviewer or "", lang), output)


def sheet(engine: Any, assessment: Any, reviewer: str, lang: str) -> str:
    """Return the text of a review sheet for *assessment*: judge questions and raised vetoes, with blank verdicts."""
    document = assessment.to_dict()
    numbers = document["case"]["numbers"]
    lines = [
        "# 评查表：逐项填写 verdict（pass 符合 / fail 不符合 / not_applicable 不适用）、reason（必填）、page；",
        "# 有 points 的，按旁注填写：“扣分”写扣几分（只在不符合时填），“得分”写得几分。不填 verdict 的视为尚未回答。",
        "# Fill in verdict, reason (mandatory) and page; points as the remark beside them says: those taken away (only",
        "# where the verdict is fail) or those given. A blank verdict stays open.",
        "format: review/1",
        f"case: {_quoted(numbers[0] if numbers else '')}",
        f"ruleset: {_quoted(engine.ruleset.id)}",
        f"reviewer: {{name: {_quoted(reviewer)}}}" if reviewer else "reviewer:\n  name: 填写姓名",
        "reviewed_on:",
    ]
    judged = [one for one in document["questions"] if one["kind"] == "judge"]
    lines.append("answers:" if judged else "answers: []")
    for one in judged:
        veto = "一票否决" if lang == "zh" else "a ground of failure"
        moves = veto if one.get("veto") else show(Fraction(one["moves"]))
        lines += [
            f"  - rule: {_quoted(one['rule'])}",
            f"    ask: {_quoted(one['ask'][lang] or one['ask']['zh'])}",
            f"    moves: {_quoted(moves)}",
        ]
        if one.get("question"):
            lines.append(f"    question: {_quoted(one['question'])}")
        if one["place"]:
            lines.append(f"    place: {_quoted(one['place'])}")
        span = engine.rubric.judged.get(one["rule"])
        lines.append("    verdict:")
        if span is not None:
            lines.append(f"    points:   # {_range(span, lang)}")
        lines += ["    reason:", "    page:"]
    raised = [veto for veto in document["vetoes"] if veto["state"] == "raised"]
    lines.append("vetoes:" if raised else "vetoes: []")
    for veto in raised:
        lines += [
            f"  - veto: {_quoted(veto['id'])}",
            f"    ground: {_quoted(veto['ground'][lang] or veto['ground']['zh'])}",
            "    verdict:   # confirmed 成立 / rejected 不成立",
            "    reason:",
            "    page:",
        ]
    return "\n".join(lines) + "\n"


def _range(span: Any, lang: str) -> str:
    """Return what may be written as points, and which way it counts: ``扣分：1–10，每档 1 分``."""
    from casefile_rules.scoring.rounding import show

    low, high = show(span.low, 4), show(span.high, 4)
    if lang == "zh":
        step = f"，每档 {show(span.step, 4)} 分" if span.step else ""
        return f"{'得分' if span.earns else '扣分'}：{low}–{high}{step}"
    step = f", in steps of {show(span.step, 4)}" if span.step else ""
    return f"points {'given' if span.earns else 'taken away'}: {low} – {high}{step}"


def _quoted(text: str) -> str:
    """Return *text* as a YAML scalar in double quotes: JSON's are YAML's."""
    import json

    return json.dumps(text, ensure_ascii=False)


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
