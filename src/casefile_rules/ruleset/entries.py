"""What a loaded ruleset consists of: rules with where they stand and how they were changed on the way."""

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from casefile_rules.reading.source import Source
from casefile_rules.values import Record

At = tuple[str | int, ...]


class Spot(NamedTuple):
    """A place in a file of a ruleset."""

    source: Source
    at: At

    def position(self, *below: str | int) -> tuple[int, int]:
        """Return (line, column) of the place, or of what lies *below* it."""
        return self.source.position((*self.at, *below))


def placed(found: Sequence[Any] | None, source: Source, at: At = ()) -> Iterable[tuple[int, Any]]:
    """Return the records *found* in the list at *at* with their positions in it: what is no record was left out."""
    raw: Any = source.data
    for end, step in enumerate(at, 1):
        raw = raw[source.renamed.get(at[:end], step)] if found else ()
    if not found or len(found) == len(raw):
        return enumerate(found or ())
    return zip((index for index, one in enumerate(raw) if isinstance(one, dict)), found, strict=True)


class Variant(NamedTuple):
    """A rule as overrides make it, for files that meet every one of ``whens`` (raw conditions; none: for all files)."""

    whens: tuple[tuple[Any, Spot], ...]
    data: Record | None  # None: disabled
    spots: dict[str, Spot]  # field that an override replaced -> where it is written; all others stand in the rule
    overrides: tuple[Record, ...] = ()  # the changes that led to it, the first made first

    @property
    def override(self) -> Record | None:
        """The last change that led to it; None for the rule as its own ruleset wrote it."""
        return self.overrides[-1] if self.overrides else None


class RuleEntry(NamedTuple):
    """One edition of a rule. ``variants`` are tried in order; the last is the rule as its own ruleset wrote it."""

    id: str
    data: Record
    spot: Spot
    ruleset: str
    variants: tuple[Variant, ...]
    rubric_only: bool = False


class Ruleset:
    """A ruleset with all it inherits (规则集), read and merged but not yet compiled.

    Attributes:
        id, version, title, subject: from its ``ruleset.yaml``; *title* is {zh, en}.
        rules: rule id -> its editions, in the order of the files.
        sources: source id -> its record; declared: source id -> place in its file.
        facts: fact name -> (record, place in its file); announced: (record, place) of every value announced for one.
        scopes: (raw condition, place) of every scope, its own and inherited; all must hold.
        eligibility: (record, place) of every ground of ineligibility; deferred: of all rules that may give way.
        reviewers: (record, place) of what is said of reviewers, or None.
        rubric: (data, source) of the rubric that counts, or None.
        proof: what its own file says of how much its examples must prove, or None.
        reweighs: changes of inherited points, with their places.
        vocabulary, calendar: the files they are read from, or None.
        additions: (types, orders, place) that it and its parents add to the vocabulary.
        lost: (what, its text) of what could not be read, from which other problems only follow.
        digest: sha256 over everything it was read from; files: name -> sha256.
        editions: the digests of its parents and its own, where they may come from the pack.
    """

    __slots__ = (
        "additions", "announced", "calendar", "declared", "deferred", "digest", "editions", "eligibility", "facts",
        "files", "folder", "id", "lost", "parents", "proof", "reference", "reviewers", "reweighs", "rubric", "rules",
        "scopes", "source", "sources", "subject", "title", "version", "vocabulary",
    )  # fmt: skip

    def __init__(self, folder: str, source: Source, data: Record) -> None:
        self.folder = folder
        self.reference = folder
        self.source = source
        self.id: str = data["id"]
        self.version: str = data["version"]
        self.title: Record = data["title"]
        self.subject: str = data["subject"]
        self.rules: dict[str, list[RuleEntry]] = {}
        self.sources: dict[str, Record] = {}
        self.declared: dict[str, Spot] = {}
        self.facts: dict[str, tuple[Record, Spot]] = {}
        self.announced: list[tuple[Record, Spot]] = []
        self.scopes: list[tuple[Any, Spot]] = []
        self.eligibility: list[tuple[Record, Spot]] = []
        self.deferred: list[tuple[Record, Spot]] = []
        self.reviewers: tuple[Record, Spot] | None = None
        self.proof: Record | None = None
        self.rubric: tuple[Record, Source] | None = None
        self.reweighs: list[tuple[Record, Spot]] = []
        self.vocabulary: str | None = None
        self.calendar: str | None = None
        self.additions: list[tuple[list[Any], list[Any], Spot]] = []
        self.parents: list[tuple[str, str]] = []
        self.files: dict[str, str] = {}
        self.digest = ""
        self.editions: list[str] = []
        self.lost: list[tuple[str, str]] = []

    def __repr__(self) -> str:
        return f"Ruleset({self.id!r}, {self.version!r}, rules={len(self.rules)})"
