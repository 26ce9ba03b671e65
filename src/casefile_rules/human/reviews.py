"""Reading review sheets (评查表): the answers of one reviewer, each with a reason (评查办法 第十条)."""

import re
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any, Final, NamedTuple

from casefile_rules.problems import Problem, ProblemsError, problem
from casefile_rules.reading.source import Source, read_source
from casefile_rules.reading.typed import read
from casefile_rules.shape import load_shape

_FRACTION: Final = re.compile(r"(\d{1,6})\s*[/／⁄]\s*(\d{1,6})")


class Given(NamedTuple):
    """One answer as given. ``verdict`` may be empty where only points were given."""

    rule: str
    question: str
    place: str
    verdict: str
    points: Any
    reason: str
    page: str
    at: tuple[str | int, ...]


class VetoWord(NamedTuple):
    """A reviewer's word on a veto: confirmed or not, with reason and page."""

    veto: str
    confirmed: bool
    reason: str
    page: str
    at: tuple[str | int, ...]


class Review(NamedTuple):
    """A review sheet: who, of which file, with which answers. Open (blank) entries are left out.

    ``signed`` is None where the sheet does not say whether the reviewer has signed it.
    """

    source: Source
    case: str
    ruleset: str
    reviewer: str
    reviewed_on: Any
    answers: tuple[Given, ...]
    vetoes: tuple[VetoWord, ...]
    signed: bool | None = None

    def problem(self, code: str, at: tuple[str | int, ...], **arguments: object) -> Problem:
        """Return a problem of the sheet at *at*."""
        return problem(code, self.source.name, self.source.position(at), **arguments)


def read_review(path: Path | str) -> Review:
    """Read the review sheet at *path*.

    Raises:
        ProblemsError: every problem of the file at once; H501 a verdict without reason, H502 the same question twice.
    """
    source = read_source(Path(path), name=str(path))
    problems: list[Problem] = []
    data = read(load_shape("review"), _decimals(source.data), source, problems)
    if problems:
        raise ProblemsError(problems)
    answers, vetoes = [], []
    asked: dict[tuple[str, str, str], int] = {}
    for index, item in enumerate(data.get("answers") or []):
        at: tuple[str | int, ...] = ("answers", index)
        verdict, points = item.get("verdict") or "", item.get("points")
        if not verdict and points is None:
            continue
        if not (item.get("reason") or "").strip():
            problems.append(problem("H501", source.name, source.position(at), id=item["rule"]))
        asking = (item["rule"], item.get("question") or "", item.get("place") or "")
        if asking in asked:
            problems.append(
                problem("H502", source.name, source.position(at), id=item["rule"], number=asked[asking] + 1)
            )
        asked.setdefault(asking, index)
        answers.append(Given(*asking, verdict, points, item.get("reason") or "", item.get("page") or "", at))
    decided: dict[str, int] = {}
    for index, item in enumerate(data.get("vetoes") or []):
        if not item.get("verdict"):
            continue
        at = ("vetoes", index)
        if item["veto"] in decided:
            number = decided[item["veto"]] + 1
            problems.append(problem("H502", source.name, source.position(at), id=item["veto"], number=number))
        decided.setdefault(item["veto"], index)
        if not (item.get("reason") or "").strip():
            problems.append(problem("H501", source.name, source.position(at), id=item["veto"]))
        vetoes.append(
            VetoWord(item["veto"], item["verdict"] == "confirmed", item.get("reason") or "", item.get("page") or "", at)
        )
    if problems:
        raise ProblemsError(problems)
    return Review(
        source, data.get("case") or "", data.get("ruleset") or "", data["reviewer"]["name"], data.get("reviewed_on"),
        tuple(answers), tuple(vetoes), data.get("signed"),
    )  # fmt: skip


def _decimals(data: Any) -> Any:
    """Return the raw sheet with points such as ``1/2`` as decimals; what is no finite decimal stays, and is refused."""
    if isinstance(data, list):
        return [_decimals(item) for item in data]
    if not isinstance(data, dict):
        return data
    return {
        key: _decimal(value) if key in ("points", "分值") and isinstance(value, str) else _decimals(value)
        for key, value in data.items()
    }


def _decimal(text: str) -> str:
    found = _FRACTION.fullmatch(text.strip())
    if found is None or not int(found[2]):
        return text
    scaled = Fraction(int(found[1]), int(found[2])) * 10**6
    return str(Decimal(scaled.numerator).scaleb(-6).normalize()) if scaled.denominator == 1 else text
