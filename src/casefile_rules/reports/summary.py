"""How the files of one run stand against the bar: one line a file, the last thing one reads."""

from typing import Final

from casefile_rules.reports._layout import columns, wrap
from casefile_rules.reports._words import VERDICTS, word
from casefile_rules.reports._writing import clean

_MARKS: Final = {True: "✓", False: "✗", None: "–"}
_WORDS: Final = {
    "bar": ("合格线 {}：共 {} 卷，未达到 {} 卷", "The bar is {0}: {2} of {1} fall short"),
    "no_bar": ("没有合格线：共 {} 卷", "There is no bar: {} in all"),
    "vetoed": ("，一票否决 {} 卷", ", {} vetoed"),
    "uncounted": ("，不作评查 {} 卷", ", {} not reviewed"),
    "low_self_check": ("自查最低 {} 分，低于 {} 分", "the self-check may be as low as {}, under {}"),
    "low_score": ("得分最低 {} 分，低于 {} 分", "the score may be as low as {}, under {}"),
    "veto": ("有否决事由：{}", "there is a ground of failure: {1}"),
    "open": ("尚有 {} 项待核实，补齐后最低分会提高", "still open: {}; what is answered raises the low end"),
    "because": ("未达到的原因", "why it falls short"),
    "unread": ("，另有 {} 个文件无法读取", "; {} more could not be read"),
}


class Standing:
    """One file: its name as given, verdict, low end of what was compared, grades reachable, whether it reaches.

    ``reached`` is None where there is nothing to reach: out of scope, or not reviewed. ``why`` says why it falls short,
    as (code, value, value) each.
    """

    __slots__ = ("grades", "low", "name", "reached", "verdict", "why")

    def __init__(
        self, name: str, verdict: str, low: str, grades: tuple[str, ...], reached: bool | None,
        why: tuple[tuple[str, str, str], ...] = (),
    ) -> None:  # fmt: skip
        self.name = name
        self.verdict = verdict
        self.low = low
        self.grades = grades
        self.reached = reached
        self.why = why


def render(standings: list[Standing], bar: str, unread: int = 0, *, lang: str = "zh", width: int = 100) -> str:
    """Return the standing of every file against *bar* (a grade or a number, ``""`` for none), and how many reach it.

    *unread* files could not be read, and stand nowhere.
    """
    short = sum(one.reached is False for one in standings)
    uncounted = sum(one.reached is None for one in standings)
    rows = [
        (
            _MARKS[one.reached],
            one.low,
            clean(" / ".join(one.grades)) or "—",
            word(VERDICTS, one.verdict, lang),
            clean(one.name),
        )
        for one in standings
    ]
    total = len(standings)
    head = _say("bar", lang, clean(bar), total, short) if bar else _say("no_bar", lang, total)
    if short and not bar:
        head += _say("vetoed", lang, short)
    if uncounted:
        head += _say("uncounted", lang, uncounted)
    if unread:
        head += _say("unread", lang, unread)
    lines = [head, *(f"  {line}" for line in columns(rows, width - 2))]
    told = [_because(one, lang) for one in standings if one.why]
    if len(standings) == 1 and told:
        lines += [
            f"  {line}" for line in wrap(f"{_say('because', lang)}{('：', ': ')[lang == 'en']}{told[0]}", width - 2)
        ]
    return "\n".join(lines) + "\n"


def _because(one: Standing, lang: str) -> str:
    """Return why a file falls short, in one sentence."""
    return ("；" if lang == "zh" else "; ").join(_say(code, lang, *map(clean, values)) for code, *values in one.why)


def _say(key: str, lang: str, *values: object) -> str:
    return word(_WORDS, key, lang).format(*values)
