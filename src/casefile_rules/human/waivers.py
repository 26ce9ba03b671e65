"""Reading waivers (豁免) and finding the one that covers a fault. What expires needs an explicit date."""

from datetime import date
from pathlib import Path
from typing import NamedTuple

from casefile_rules.problems import Problem, ProblemsError
from casefile_rules.reading.source import Source, read_source
from casefile_rules.reading.typed import read
from casefile_rules.shape import load_shape


class Waiver(NamedTuple):
    """One waiver. Empty ``case`` or ``place`` covers every one; ``expires_on`` is the last day it holds."""

    rule: str
    case: str
    place: str
    reason: str
    authority: str
    granted_on: date | None
    expires_on: date | None
    at: tuple[str | int, ...]

    def state(self, as_of: date | None) -> str:
        """Return ``valid``, ``expired``, ``not_yet`` or, where it has dates and no day is given, ``undated``."""
        if as_of is None:
            return "valid" if self.expires_on is None else "undated"
        if self.expires_on is not None and as_of > self.expires_on:
            return "expired"
        return "not_yet" if self.granted_on is not None and as_of < self.granted_on else "valid"


class Waivers(NamedTuple):
    """The waivers of one file."""

    source: Source
    waivers: tuple[Waiver, ...]


def read_waivers(path: Path | str) -> Waivers:
    """Read the waivers at *path*. Raises ProblemsError with every problem of the file at once."""
    source = read_source(Path(path), name=str(path))
    problems: list[Problem] = []
    data = read(load_shape("waivers"), source.data, source, problems)
    if problems:
        raise ProblemsError(problems)
    return Waivers(
        source,
        tuple(
            Waiver(item["rule"], item.get("case") or "", item.get("place") or "", item["reason"], item["authority"],
                   item.get("granted_on"), item.get("expires_on"), ("waivers", index))
            for index, item in enumerate(data["waivers"])
        ),
    )  # fmt: skip
