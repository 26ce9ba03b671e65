"""What people fill in: the review sheet of one reviewer, and the confirmation of the organiser."""

import json
from fractions import Fraction
from typing import Any

from casefile_rules.scoring.rounding import show


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
        f"reviewer: {{name: {_quoted(reviewer)}}}" if reviewer else "reviewer:\n  name:   # 姓名 | name",
        "reviewed_on:",
        *_signed(engine),
    ]
    asked = [one for one in document["questions"] if one["kind"] == "judge"]
    judged = [one for one in asked if one["who"] == "reviewer"]
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
    lines += _for_organiser([one for one in asked if one["who"] == "organiser"], lang)
    raised = [veto for veto in document["vetoes"] if veto["state"] == "raised"]
    lines += _proposing(engine, document["vetoes"], lang)
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


def _for_organiser(questions: list[Any], lang: str) -> list[str]:
    """Return remarks on the questions that are not a reviewer's: the organiser answers them in a sheet of its own."""
    told = []
    for one in questions:
        told += [f"#   - rule: {_quoted(one['rule'])}", f"#     ask: {_quoted(one['ask'][lang] or one['ask']['zh'])}"]
        told += [f"#     question: {_quoted(one['question'])}"] if one.get("question") else []
        told += [f"#     place: {_quoted(one['place'])}"] if one["place"] else []
        told += ["#     verdict:", "#     reason:"]
    return [
        "# 以下各问由评查组织者回答，评查人员不填；评查组织者另用一份评查表，去掉 # 填写。",
        "# The organiser of the review answers these, no reviewer: in a sheet of its own, without the #.",
        *told,
    ] if told else []  # fmt: skip


def _proposing(engine: Any, vetoes: list[Any], lang: str) -> list[str]:
    """Return remarks on how a reviewer proposes a ground of failure that the record leaves open, and their ids."""
    rubric = engine.rubric
    told = {veto["id"]: veto["ground"][lang] or veto["ground"]["zh"] for veto in vetoes if veto["state"] == "possible"}
    ids = [] if rubric is None else [veto.id for veto in rubric.vetoes if veto.confirm and veto.id in told]
    return [
        "# 机器没有提出而认为应当一票否决的，写在 vetoes 之下（删去 []）：",
        "#   - {veto: 编号, verdict: confirmed, reason: …, page: …}",
        "# A ground of failure the machine did not raise goes below vetoes in that form (without the []). The ids:",
        *(f"#   {id_}  {told[id_]}" for id_ in ids),
    ] if ids else []  # fmt: skip


def _signed(engine: Any) -> list[str]:
    """Return the line for the signature, where a sheet has to be signed to count."""
    told = "签名后写 true，未签名的不计入评查人数 | true once signed; a sheet that is not does not count"
    return [f"signed:   # {told}"] if engine.panel is not None and engine.panel.signed else []


def _range(span: Any, lang: str) -> str:
    """Return what may be written as points, and which way it counts: ``扣分：1–10，每档 1 分``."""
    low, high = show(span.low, 4), show(span.high, 4)
    if lang == "zh":
        step = f"，每档 {show(span.step, 4)} 分" if span.step else ""
        return f"{'得分' if span.earns else '扣分'}：{low}–{high}{step}"
    step = f", in steps of {show(span.step, 4)}" if span.step else ""
    return f"points {'given' if span.earns else 'taken away'}: {low} – {high}{step}"


def confirmation_form(engine: Any, assessment: Any, lang: str) -> str:
    """Return the text of a confirmation for *assessment*: the grounds that reviewers propose, with blank decisions."""
    document = assessment.to_dict()
    numbers = document["case"]["numbers"]
    lines = [
        "# 确认书：评查组织者对评查人员提出的每一否决事由填写 verdict 和 reason（必填）；不填的视为尚未决定。",
        "# Confirmation: the organiser fills in verdict and reason (mandatory) of each ground that reviewers propose.",
        "format: confirmation/1",
        f"case: {_quoted(numbers[0] if numbers else '')}",
        f"ruleset: {_quoted(engine.ruleset.id)}",
        "organ:   # 评查组织者，如 某县司法局 | the organiser of the review",
        "name:   # 签发人 | who signs for it",
        "confirmed_on:   # 2024-09-30",
    ]
    proposed = [veto for veto in document["vetoes"] if veto["state"] in ("proposed", "raised", "disputed")]
    lines.append("grounds:" if proposed else "grounds: []")
    for veto in proposed:
        ground = veto["ground"][lang] or veto["ground"]["zh"]
        said = [f"{one['reviewer']}：{one['reason']}" for one in veto.get("said", ())]
        lines += [
            f"  - veto: {_quoted(veto['id'])}",
            f"    ground: {_quoted('；'.join([ground, *said]))}",
            "    verdict:   # confirmed 成立 / rejected 不成立",
            "    reason:",
            "    page:",
        ]
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    """Return *text* as a YAML scalar in double quotes: JSON's are YAML's."""
    return json.dumps(text, ensure_ascii=False)
