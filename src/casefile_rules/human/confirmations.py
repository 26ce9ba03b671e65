"""Reading confirmations (确认书): what the organiser of a review decided on grounds of failure, by whom and when."""

from datetime import date
from pathlib import Path
from typing import NamedTuple

from casefile_rules.human.reviews import VetoWord
from casefile_rules.problems import Problem, ProblemsError, problem
from casefile_rules.reading.source import Source, read_source
from casefile_rules.reading.typed import read
from casefile_rules.shape import load_shape


class Confirmation(NamedTuple):
    """A confirmation: of which file, by which organ, signed by whom and when, with what. Open entries are left out."""

    source: Source
    case: str
    organ: str
    name: str
    confirmed_on: date
    grounds: tuple[VetoWord, ...]

    def problem(self, code: str, at: tuple[str | int, ...], **arguments: object) -> Problem:
        """Return a problem of the confirmation at *at*."""
        return problem(code, self.source.name, self.source.position(at), **arguments)


def read_confirmation(path: Path | str) -> Confirmation:
    """Read the confirmation at *path*.

    Raises:
        ProblemsError: every problem of the file at once; H501 a decision without reason, H502 one ground twice.
    """
    source = read_source(Path(path), name=str(path))
    problems: list[Problem] = []
    data = read(load_shape("confirmation"), source.data, source, problems)
    if problems:
        raise ProblemsError(problems)
    words: list[VetoWord] = []
    for index, item in enumerate(data["grounds"]):
        if not item.get("verdict"):
            continue
        at = ("grounds", index)
        reason = (item.get("reason") or "").strip()
        if not reason:
            problems.append(problem("H501", source.name, source.position(at), id=item["veto"]))
        known = next((word for word in words if word.veto == item["veto"]), None)
        if known is not None:
            number = int(known.at[-1]) + 1
            problems.append(problem("H502", source.name, source.position(at), id=item["veto"], number=number))
        words.append(VetoWord(item["veto"], item["verdict"] == "confirmed", reason, item.get("page") or "", at))
    if problems:
        raise ProblemsError(problems)
    return Confirmation(source, data.get("case") or "", data["organ"], data["name"], data["confirmed_on"], tuple(words))
