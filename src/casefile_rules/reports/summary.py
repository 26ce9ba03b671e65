"""How the files of one run stand against the bar: one line a file, the last thing one reads."""

from casefile_rules.reports._layout import columns
from casefile_rules.reports._words import VERDICTS, say, word
from casefile_rules.reports._writing import clean


class Standing:
    """One file: its name as given, verdict, low end of what was compared, grades reachable, whether it reaches."""

    __slots__ = ("grades", "low", "name", "reached", "verdict")

    def __init__(self, name: str, verdict: str, low: str, grades: tuple[str, ...], reached: bool) -> None:
        self.name = name
        self.verdict = verdict
        self.low = low
        self.grades = grades
        self.reached = reached


def render(standings: list[Standing], bar: str, *, lang: str = "zh", width: int = 100) -> str:
    """Return the standing of every file against *bar* (a grade or a number, ``""`` for none), and how many reach it."""
    short = sum(not one.reached for one in standings)
    rows = [
        (
            "✓" if one.reached else "✗",
            one.low,
            clean(" / ".join(one.grades)),
            word(VERDICTS, one.verdict, lang),
            clean(one.name),
        )
        for one in standings
    ]
    head = say("bar", lang, clean(bar), len(standings), short) if bar else say("no_bar", lang, len(standings), short)
    return "\n".join([head, *(f"  {line}" for line in columns(rows, width - 2))]) + "\n"
