"""The contract of a result (``assessment/1``), from which ``schemas/assessment.json`` is generated.

A result is built as plain data (``_document.py``); this declares what it promises to other programs. Keys may be added
in later editions of the same format; none is renamed or removed. Never imported while a file is checked.
"""

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

Number = int | float
Exact = Annotated[str, Field(pattern=r"^-?\d+(\.\d+)?$|^-?\d+/\d+$", description="an exact decimal or fraction")]
Status = Literal["pass", "fail", "not_applicable", "undetermined", "error", "not_selected"]
Possible = Literal["pass", "fail", "not_applicable"]
Authority = Literal["seed", "law", "proposed", ""]


class Result(BaseModel):
    """A part of a result; unknown keys are refused so that the contract is complete."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Text(Result):
    """A text in both languages; the English falls back to the Chinese."""

    zh: str
    en: str


class ExactSpan(Result):
    """The exact ends of an interval."""

    low: Exact
    high: Exact


class Span(Result):
    """An interval of points, printed with as many places as it takes not to reach a border it does not reach."""

    low: Number
    high: Number
    exact: ExactSpan


class GradedSpan(Span):
    """An interval with the grades reachable in it, best first."""

    grades: list[str]


class Points(Result):
    """An interval of points as printed."""

    low: Number
    high: Number


class Case(Result):
    """The file: its name without a folder, and the numbers it is called by."""

    name: str
    numbers: list[str]


class RulesetName(Result):
    """The ruleset."""

    id: str
    version: str
    title: Text


class Reason(Result):
    """Why the verdict is what it is."""

    code: Literal[
        "grades_open",
        "score_open",
        "error",
        "veto_raised",
        "veto_proposed",
        "veto_disputed",
        "reviewers_missing",
        "scope_open",
        "source_open",
        "source_doubtful",
        "deferred_open",
        "eligibility_open",
        "scope",
        "scope_source",
        "eligibility",
        "veto",
    ]
    id: str
    title: Text | None = None


class Width(Result):
    """The width of the score by cause; the parts add up to it exactly."""

    unrecorded: Exact
    unanswered: Exact
    unconfirmed: Exact
    unread: Exact


class Criterion(Result):
    """A node of the rubric with its points; ``depth`` 0 is the whole, 1 a criterion."""

    id: str
    title: Text
    mode: str
    points: Number
    earned: Points
    applicable: Points
    note: str
    depth: int


class Cite(Result):
    """A citation."""

    source: str
    article: str | None = None
    item: str | None = None
    note: str | None = None


class LedgerLine(Result):
    """One taking; each column of ``taken`` adds up to the total minus the bound."""

    kind: str
    node: str
    rule: str
    cites: list[Cite]
    authority: Authority
    places: list[str]
    asked: ExactSpan
    taken: Span
    limited_by: str
    found_by: str


class VetoSaid(Result):
    """What one reviewer said of a ground of failure, with a word of its own or by answering its rule."""

    reviewer: str
    verdict: Literal["confirmed", "rejected"]
    reason: str
    page: str


class VetoDecided(Result):
    """What the organiser of the review decided; ``counts``: whether reviewers enough had proposed the ground."""

    organ: str
    name: str
    day: str
    verdict: Literal["confirmed", "rejected"]
    reason: str
    page: str
    counts: bool


class Veto(Result):
    """A ground of failure and how far it has got; ``disputed``: one reviewer confirms it and another does not.

    ``proposed``: reviewers confirm it, and the organiser has not decided yet.

    ``rule`` is ``""`` where ``rules`` names several, or ``node`` a node that earns less than its share.
    """

    id: str
    rule: str
    rules: list[str] | None = None
    node: str | None = None
    state: Literal["not_raised", "possible", "raised", "proposed", "disputed", "confirmed", "rejected"]
    effect: dict[str, Any]
    ground: Text
    places: list[str]
    reviewer: str
    reason: str
    page: str
    said: list[VetoSaid] | None = None
    decided: VetoDecided | None = None


class Answer(Result):
    """A reviewer's answer."""

    verdict: str
    points: str | int | None
    reason: str
    page: str
    reviewer: str


class Outcome(Result):
    """What one rule said at one place: ``possible`` is the set of statuses still open, ``status`` its one word."""

    rule: str
    place: str
    status: Status
    possible: list[Possible]
    reason: str
    mode: Literal["automatic", "manual"] | None = None
    answer: Answer | None = None
    waived: bool | None = None


class PlaceName(Result):
    """Where: a key that is the same from run to run, and what people call it."""

    key: str
    title: str
    label: Text
    volume: str | None
    pages: str | None
    unseen: bool


class Cost(Result):
    """What a finding costs: the least and the most; ``shared`` places share one deduction."""

    low: Exact
    high: Exact
    shared: int
    exact: ExactSpan


class Change(Result):
    """A change of the rule by a ruleset that inherits it."""

    reason: Text
    authority: Authority
    cites: list[Cite]


class Finding(Result):
    """A failing or undetermined outcome, explained. ``fingerprint`` holds no line number."""

    rule: str
    title: Text
    criterion: str
    cites: list[Cite]
    authority: Authority
    level: Literal["must", "should", "may"]
    status: Status
    possible: list[Possible]
    reason: str
    place: PlaceName
    message: Text
    details: list[Text]
    faults: list[dict[str, Any]]
    remedy: Text
    repair: Literal["supplement", "rebind", "annotate", "none"]
    cost: Cost
    waived: bool
    overrides: list[Change]
    trace: dict[str, dict[str, Any]]
    fingerprint: str


class Repair(Result):
    """A finding that can be put right."""

    rule: str
    place: str
    title: Text
    where: str
    remedy: Text
    repair: Literal["supplement", "rebind", "annotate", "none"]


class WorthRepair(Repair):
    """A repair with what it alone adds to the low end of the self-check."""

    worth: Exact


class Repairs(Result):
    """The fewest repairs that reach the next grade (null: even all together do not), and what each is worth.

    ``traces``: what is not repaired before a missing paper is, because it is the trace of that paper.
    """

    current: str
    target: str
    smallest: list[Repair] | None
    exact: bool
    each: list[WorthRepair]
    traces: list[Repair]


class Question(Result):
    """What is open: who must answer, what is asked, how many points it can move at most.

    ``field`` names the key to record where it is about one, ``sort`` whether that is a list, ``none`` the word under
    ``none_of`` that says there was none. ``free`` says why it moves
    none: nothing of its item is left to lose, or it is not scored. ``veto`` and ``eligibility`` name the ground that it
    decides. ``places``: the places that one question asks about together.
    """

    kind: Literal["judge", "record", "veto"]
    rule: str
    rules: list[str]
    place: str
    who: Literal["clerk", "reviewer", "organiser"]
    ask: Text
    moves: Exact
    question: str | None = None
    path: str | None = None
    where: str | None = None
    field: Text | None = None
    sort: Literal["field", "list"] | None = None
    none: Text | None = None
    veto: str | None = None
    eligibility: str | None = None
    free: Literal["exhausted", "unscored"] | None = None
    said: list[Answer] | None = None
    places: list[str] | None = None


class WaiverUse(Result):
    """What became of a waiver."""

    rule: str
    place: str
    reason: str
    authority: str
    expires_on: str | None
    state: Literal["used", "unused", "expired", "not_yet"]


class Waivers(Result):
    """The waivers, and the score without them where one was used."""

    used: list[WaiverUse]
    gross: GradedSpan | None


class Sheet(GradedSpan):
    """A review sheet scored by itself; ``counts``: towards the number of reviewers that the ruleset demands."""

    reviewer: str
    settled: bool
    signed: bool | None
    counts: bool


class Combined(Span):
    """The mean of the sheets."""

    method: Literal["mean"]
    authority: Literal["proposed"]


class Conflict(Result):
    """A question that reviewers answered differently: open in the score, at its worst in the self-check."""

    rule: str
    question: str
    place: str
    answers: list[Answer]


class Reviews(Result):
    """Review sheets one by one, their mean, and where they differ; how many it takes, and how many are missing."""

    sheets: list[Sheet]
    combined: Combined | None
    conflicts: list[Conflict]
    at_least: int | None = None
    missing: int | None = None


class Notice(Result):
    """Something that is no fault but must be seen; ``rules``: those not applied, or of which it is open."""

    code: str
    text: Text
    place: str | None = None
    places: list[str] | None = None
    rules: list[str] | None = None


class RulesetHash(Result):
    """The ruleset with the hash of everything it was read from."""

    id: str
    version: str
    sha256: str


class Parent(Result):
    """A ruleset it extends."""

    id: str
    version: str


class SourceName(Result):
    """A source that rules cite."""

    id: str
    title: Text
    authority: Authority


class Hash(Result):
    """The SHA-256 of an input."""

    sha256: str


class ReviewHash(Hash):
    """The SHA-256 of a review sheet."""

    reviewer: str


class ConfirmationHash(Hash):
    """The SHA-256 of a confirmation."""

    organ: str


class Provenance(Result):
    """What the result was made from. No time of day and no path."""

    package: str
    ruleset: RulesetHash
    parents: list[Parent]
    sources: list[SourceName]
    manifest: Hash
    reviews: list[ReviewHash]
    confirmations: list[ConfirmationHash] | None = None
    waivers: Hash | None
    as_of: str | None
    calendar: str


class AssessmentFile(Result):
    """A graded, explained result (评查结果). ``bonus``: points that may stand on top of ``total``.

    A file that is out of scope, or not reviewed, has no points and no grades: ``score``, ``self_check`` and ``width``
    are null, ``grade`` is ``""``, and what is made of them is empty. ``outcomes`` still say what every rule found.
    ``grade`` is null where more than one is reachable.
    """

    format: Literal["assessment/1"]
    case: Case
    ruleset: RulesetName
    verdict: Literal["graded", "vetoed", "ineligible", "out_of_scope", "provisional"]
    reasons: list[Reason]
    score: Span | None
    self_check: GradedSpan | None
    total: Number
    bonus: Number | None = None
    grades: list[str]
    grade: str | None
    settled: bool
    exact: bool
    width: Width | None
    criteria: list[Criterion]
    ledger: list[LedgerLine]
    vetoes: list[Veto]
    outcomes: list[Outcome]
    findings: list[Finding]
    repairs: Repairs
    questions: list[Question]
    waivers: Waivers
    reviews: Reviews
    notices: list[Notice]
    provenance: Provenance
