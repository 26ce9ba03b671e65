"""What a compiled condition is, what it leaves behind when it is explained, and what it runs on."""

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from casefile_rules.status import UNDETERMINED, WORDS
from casefile_rules.values import PARTS, UNKNOWN, Record

if TYPE_CHECKING:
    from casefile_rules.conditions._certain import Certain

Getter = Callable[["Run", Record, Record], Any]
"""Reads a value: (run, the record looked at, the record that ``each`` selected) -> value, None or UNKNOWN."""

Evaluate = Callable[["Run", Record, Record], int]
"""Evaluates a condition: (run, the record looked at, the record that ``each`` selected) -> status."""


class Trace(NamedTuple):
    """How a condition came to its status: the tree is the explanation.

    ``seen`` holds what was found (values as they are in the record, UNKNOWN, None or a list of them), ``expected``
    what was demanded, in the words of the rule; ``faults`` the single faults a check found at this place, each a
    mapping of names to values for the message; ``note`` a code from the closed list in :data:`NOTES`; ``of`` the name
    of the member of a list that it is about, ``#3`` where that has none.
    """

    op: str
    path: str
    expected: Any
    seen: Any
    status: int
    children: tuple["Trace", ...] = ()
    faults: tuple[Mapping[str, Any], ...] = ()
    note: str = ""
    of: str = ""

    def about(self, member: str) -> "Trace":
        """Return the same explanation, told of the *member* of a list; what is told of a member already stays."""
        if self.of or not member:
            return self
        return self._replace(of=member, children=tuple(child.about(member) for child in self.children))

    def leaves(self) -> Iterator["Trace"]:
        """Yield the leaves that are responsible for the status: those that share it, depth first."""
        if not self.children:
            yield self
            return
        same = [child for child in self.children if child.status == self.status]
        for child in same or self.children:
            yield from child.leaves()

    def word(self) -> str:
        """Return the status as a word."""
        return WORDS[self.status]


class Answer:
    """A reviewer's answer to a question (评查意见): a verdict, or points, with a reason and a page."""

    __slots__ = ("page", "points", "reason", "reviewer", "verdict")

    def __init__(self, verdict: str, points: Any, reason: str, page: str, reviewer: str) -> None:
        self.verdict = verdict
        self.points = points
        self.reason = reason
        self.page = page
        self.reviewer = reviewer


_NO_ANSWERS: Final[Mapping[tuple[str, str], Answer]] = {}


class Run:
    """One evaluation of one case file: its records and what has been derived so far. Never shared.

    Attributes:
        parts: where the file holds several cases, one evaluation for each; ``prefix`` is that of a part's places.
        shared: what several rules find out about the file alike, kept by the checks that do.
        answers: what reviewers said, by (rule, place); those of a part by the places as the part itself calls them.
    """

    __slots__ = (
        "_answers",
        "as_of",
        "derived",
        "parts",
        "place",
        "prefix",
        "presume",
        "reviewed",
        "root",
        "rule",
        "shared",
    )

    def __init__(
        self, root: Record, derivations: int = 0, answers: "Mapping[tuple[str, str], Answer]" = _NO_ANSWERS,
        as_of: Any = UNKNOWN, reviewed: Any = UNKNOWN, prefix: str = "",
    ) -> None:  # fmt: skip
        self.root = root
        self.derived: list[Any] = [None] * derivations
        self.as_of = as_of
        self.reviewed = reviewed
        self.presume = False
        self.shared: dict[Any, Any] = {}
        self.rule = ""
        self.place = ""
        self.prefix = prefix
        parts = root.get(PARTS, ())
        self.parts: tuple[Run, ...] = tuple(
            Run(part, derivations, {}, as_of, reviewed, str(part["key"])) for part in parts
        )  # fmt: skip
        self.answers = answers

    @property
    def answers(self) -> "Mapping[tuple[str, str], Answer]":
        """What reviewers said, by (rule, or rule#question; place)."""
        return self._answers

    @answers.setter
    def answers(self, answers: "Mapping[tuple[str, str], Answer]") -> None:
        self._answers = answers
        for part in self.parts:
            part.answers = {
                (rule, part.own(key)): answer
                for (rule, key), answer in answers.items()
                if key == part.prefix or key.startswith(f"{part.prefix}/")
            }

    def own(self, key: str) -> str:
        """Return the key of a place as the part that it lies in calls it."""
        return key[len(self.prefix) :].removeprefix("/")

    def full(self, key: str) -> str:
        """Return the key under which a place of this part is known in the whole file."""
        return f"{self.prefix}/{key}" if key and self.prefix else key or self.prefix

    def at(self, part: int) -> "Run":
        """Return the evaluation of the part with the number *part*, from 1; of the whole file for 0."""
        return self.parts[part - 1] if part else self

    def presuming(self) -> "Run":
        """Return a new evaluation of the same file that presumes unanswered questions in order."""
        other = Run(self.root, len(self.derived), self.answers, self.as_of, self.reviewed, self.prefix)
        for one in (other, *other.parts):
            one.presume = True
        return other


class Compiled:
    """A condition ready to run.

    Attributes:
        status: evaluates it; never raises for data that fits the contract.
        explain: evaluates it again and keeps the tree of what was seen.
        count: for a check that finds several faults at one place, (fewest, most) of them; None counts one.
        judges: whether a human question is among its leaves.
        lapses: whether it can come out as not applicable, so that this stays possible while it is undetermined.
        certain: what the engine's screen can do with it (see ``conditions._certain``), or None; may be handed in as a
            function that gives it.
    """

    __slots__ = ("_certain", "count", "explain", "judges", "lapses", "status")

    def __init__(
        self,
        status: Evaluate,
        explain: Callable[[Run, Record, Record], Trace],
        *,
        judges: bool = False,
        count: Callable[[Run, Record, Record], tuple[int, int | None]] | None = None,
        certain: "Certain | Callable[[], Certain | None] | None" = None,
        lapses: bool = True,
    ) -> None:
        self.status = status
        self.explain = explain
        self.judges = judges
        self.count = count
        self.lapses = lapses
        self._certain = certain

    @property
    def certain(self) -> "Certain | None":
        """What the screen can do with it, worked out when a screen is made: a single check makes none."""
        found = self._certain
        if callable(found):
            found = self._certain = found()
        return found


NOTES = {
    "unrecorded": ("未记录", "not recorded"),
    "blank": ("空白", "blank"),
    "unseen": ("卷内材料不全或未移交，可能另有材料", "the volume is incomplete or not handed over; more may exist"),
    "needs_human": ("须由评查人员判断", "needs a reviewer's judgement"),
    "needs_organiser": ("须由评查组织者判断", "needs the judgement of whoever organises the review"),
    "asked_together": ("须由评查人员一并判断", "needs a reviewer's judgement, of all of them at once"),
    "no_calendar": ("缺少该年度工作日安排", "no working-day calendar for that year"),
    "regional_holiday": ("期间可能遇地区节日而该年放假安排未录入", "a regional holiday of that year is not recorded"),
    "no_proof": ("扣除期间没有书证", "an excluded span has no proof"),
    "unmatched_title": ("有材料名称无法识别", "a title matches no known type"),
    "inverted": ("先后颠倒", "in inverted order"),
    "broke": ("规则执行出错", "the rule broke"),
    "deferred": ("另有规定，是否从其规定未定", "there is another standard, and it is open which counts"),
    "assumed": ("早于推定的施行日期", "before the day from which it is assumed to be in force"),
}
"""Why a leaf came out as it did, beside its status: code -> (Chinese, English)."""


def constant(status: int = UNDETERMINED, note: str = "", certain: "Certain | None" = None) -> Compiled:
    """Return a condition that always has *status*; what a condition with a problem compiles to."""
    trace = Trace("constant", "", None, None, status, note=note)
    return Compiled(lambda _run, _here, _each: status, lambda _run, _here, _each: trace, certain=certain, lapses=False)
