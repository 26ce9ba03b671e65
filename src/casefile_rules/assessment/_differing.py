"""Where reviewers differ: what stays open in the score, and what counts at its worst in the self-check."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from casefile_rules.assessment._answers import Answers, Human, Key, Sheet, VetoSaid, rule_of
from casefile_rules.assessment._text import LANGS, show
from casefile_rules.conditions import Answer

if TYPE_CHECKING:
    from casefile_rules.scoring.plan import Veto
    from casefile_rules.scoring.types import Range

_VERDICTS: Final = ("fail", "undetermined", "not_applicable", "pass")
"""Worst first."""


def joined(
    sheets: Sequence[Sheet], vetoes: Sequence[Veto], judged: Mapping[str, Range], failing: frozenset[str]
) -> Human:
    """Return what the *sheets* say together; *failing* are the rules of which the machine found a fault itself."""
    said = _said(sheets, vetoes)
    differing = {key for key, all_ in said.items() if len({(each.verdict, each.points) for each in all_}) > 1}
    agreed: Answers = {key: all_[0] for key, all_ in said.items() if key not in differing}
    conflicts = {key: tuple(said[key]) for key in sorted(differing)}
    worst = agreed | {key: _worst(all_, judged.get(rule_of(key))) for key, all_ in conflicts.items()}
    words = {veto.id: words for veto in vetoes if (words := _words(veto, sheets, failing))}
    return Human(tuple(sheets), agreed, conflicts, worst, words)


def _said(sheets: Sequence[Sheet], vetoes: Sequence[Veto]) -> dict[Key, list[Answer]]:
    """Return every answer by its question.

    Who confirms a ground of failure and leaves its question open has answered it where others did: there is a fault.
    """
    said: dict[Key, list[Answer]] = {}
    for _, answers, _ in sheets:
        for key, answer in answers.items():
            said.setdefault(key, []).append(answer)
    for review, answers, _ in sheets:
        for word in review.vetoes:
            rule = next((veto.rule for veto in vetoes if veto.id == word.veto), "")
            if word.confirmed and all(rule_of(key) != rule for key in answers):
                for key, all_ in said.items():
                    if rule_of(key) == rule:
                        all_.append(Answer("fail", None, word.reason, word.page, review.reviewer))
    return said


def _standing(answer: Answer, span: Range | None) -> tuple[Fraction, int]:
    """Return how good *answer* is for the file: by the points it leaves, then by its verdict."""
    rank = _VERDICTS.index(answer.verdict)
    if span is None:
        return Fraction(0), rank
    if span.earns:
        given = span.high if rank > 1 else Fraction(0)
        return (given if answer.points is None else Fraction(answer.points)), rank
    if answer.verdict != "fail":
        return Fraction(0), rank
    return -(span.high if answer.points is None else Fraction(answer.points)), rank


def _worst(answers: Sequence[Answer], span: Range | None) -> Answer:
    """Return the answer that is worst for the file; of equal ones the first."""
    return min(answers, key=lambda each: _standing(each, span))


def _words(veto: Veto, sheets: Sequence[Sheet], failing: frozenset[str]) -> tuple[VetoSaid, ...]:
    """Return what the reviewers said of *veto*.

    An answer in order is a word against it only beside somebody's confirmation, and only where the machine has not
    found the fault itself (*failing*).
    """
    words: list[tuple[VetoSaid, bool]] = []
    for review, answers, confirmed in sheets:
        own = next((word for word in review.vetoes if word.veto == veto.id), None)
        if own is not None:
            words.append((VetoSaid(review.reviewer, own.confirmed, own.reason, own.page), True))
            continue
        about = [answer for key, answer in answers.items() if rule_of(key) == veto.rule]
        faults = [answer for answer in about if answer.verdict == "fail"]
        for answer in (faults or [each for each in about if each.verdict == "pass"])[:1]:
            found = veto.id in confirmed
            if found or veto.rule not in failing:
                words.append((VetoSaid(review.reviewer, found, answer.reason, answer.page), found))
    known = any(word.confirmed for word, _ in words)
    return tuple(word for word, counts in words if counts or known)


def differing(ask: dict[str, str], answers: Sequence[Answer], *, earns: bool) -> dict[str, str]:
    """Return the question *ask* with the word of every reviewer: ``张三：符合，…；李四：不符合，扣 2 分，…``."""
    zh = [_clause(one.reviewer, (_ZH[one.verdict], _points(one, earns, 0), one.reason), "，", "：") for one in answers]
    en = [_clause(one.reviewer, (_EN[one.verdict], _points(one, earns, 1), one.reason), ", ", ": ") for one in answers]
    return _at_odds(ask, zh, en)


def disputed(ask: dict[str, str], words: Sequence[VetoSaid]) -> dict[str, str]:
    """Return the question *ask* about a ground of failure with the word of every reviewer."""
    zh = [_clause(one.reviewer, ("成立" if one.confirmed else "不成立", one.reason), "，", "：") for one in words]
    en = [_clause(one.reviewer, ("it exists" if one.confirmed else "it does not", one.reason), ", ", ": ")
          for one in words]  # fmt: skip
    return _at_odds(ask, zh, en)


def awaiting(ask: dict[str, str], words: Sequence[VetoSaid]) -> dict[str, str]:
    """Return the question *ask* about a ground that reviewers propose, with the word of every reviewer."""
    zh = "；".join(_clause(one.reviewer, (one.reason,), "，", "：") for one in words)
    en = "; ".join(_clause(one.reviewer, (one.reason,), ", ", ": ") for one in words)
    return {
        "zh": f"{ask['zh']}（评查人员提出，请评查组织者审核确认——{zh}）",
        "en": f"{ask['en']} (reviewers propose it, the organiser decides — {en})",
    }


_ZH: Final = dict(zip(_VERDICTS, ("不符合", "无法判断", "不适用", "符合"), strict=True))
_EN: Final = dict(zip(_VERDICTS, ("not met", "cannot be told", "not applicable", "met"), strict=True))


def _points(answer: Answer, earns: bool, index: int) -> str:
    if answer.points is None:
        return ""
    shown = show(Fraction(answer.points), LANGS[index])
    words = (f"得 {shown} 分", f"{shown} points given") if earns else (f"扣 {shown} 分", f"{shown} points taken")
    return words[index]


def _clause(reviewer: str, parts: tuple[str, ...], comma: str, colon: str) -> str:
    return f"{reviewer}{colon}{comma.join(part for part in parts if part)}"


def _at_odds(ask: dict[str, str], zh: list[str], en: list[str]) -> dict[str, str]:
    return {
        "zh": f"{ask['zh']}（评查意见不一，请合议——{'；'.join(zh)}）",
        "en": f"{ask['en']} (reviewers differ, please settle it — {'; '.join(en)})",
    }
