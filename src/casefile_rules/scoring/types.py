"""What goes into a score and what comes out of it. Points are exact fractions throughout."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from fractions import Fraction
from typing import Any, Final, NamedTuple


class PlaceState(NamedTuple):
    """How one rule stands at one place (处所) of a case file.

    Attributes:
        key: the place, ``""`` for the case file as a whole.
        mask: the statuses still possible (``status.MAY_*``).
        low, high: how many faults there are if the rule fails here; ``high`` is None where there is no limit
            (documents nobody has seen).
        points: chosen by a reviewer: points taken off for a deducting line, points earned for an earning one.
        where: the place in words.
        by: who found it; ``""`` for the machine, else the reviewer.
    """

    key: str
    mask: int
    low: int = 1
    high: int | None = 1
    points: Fraction | None = None
    where: str = ""
    by: str = ""


class SurePlaces(list[PlaceState]):
    """States of places each of which surely passes or surely fails, with one fault; one at least fails."""

    __slots__ = ()


CASE_FAILS: Final = SurePlaces([PlaceState("", 2)])
"""One fault of the whole file: the same for every rule and every file."""

States = Mapping[str, Sequence[PlaceState]]

NOTHING: Final[Mapping[str, Any]] = {}


class ScoreInput(NamedTuple):
    """All that a score depends on.

    Attributes:
        states: the rules that are not plainly fulfilled everywhere, each with its places. A rule that is in neither
            ``states`` nor ``absent`` passes at every place; an empty sequence means that it has no place.
        absent: rules that are not applicable everywhere, have no place or were not selected.
        conditions: status (``status.*``) of each condition of ``Rubric.conditions``; a missing one is undetermined.
        selections: value of each field of ``Rubric.selectors``; None or missing is unknown.
        confirmed: what a reviewer said of a veto (by its id): True confirms, False rejects, missing is unanswered.
        raised_stand: count raised vetoes as if they were confirmed (the ``self_check`` reading).
        unearned: states of rules whose bonus is given only where that is certain (the ``self_check`` reading).
    """

    states: States = NOTHING
    absent: AbstractSet[str] = frozenset()
    conditions: Mapping[str, int] = NOTHING
    selections: Mapping[str, str | None] = NOTHING
    confirmed: Mapping[str, bool] = NOTHING
    raised_stand: bool = False
    unearned: States = NOTHING


class Wanted:
    """Something the engine must evaluate for a rubric: a raw condition or a field path, and where it stands."""

    __slots__ = ("path", "raw")

    def __init__(self, raw: Any, path: tuple[str | int, ...]) -> None:
        self.raw = raw
        self.path = path


class Range:
    """The points among which a reviewer chooses (幅度扣分): from *low* to *high* by *step* (None: any)."""

    __slots__ = ("earns", "high", "low", "step")

    def __init__(self, low: Fraction, high: Fraction, step: Fraction | None, earns: bool) -> None:
        self.low = low
        self.high = high
        self.step = step
        self.earns = earns

    def allows(self, points: Fraction) -> bool:
        """Say whether *points* is one of the values a reviewer may choose; nothing at all always is."""
        if points == 0:
            return True
        if not self.low <= points <= self.high:
            return False
        return self.step is None or (points - self.low) % self.step == 0


class Effect:
    """What a veto does: ``score`` (set to *points*), ``grade`` or ``grade_at_most`` (*grade*)."""

    __slots__ = ("grade", "kind", "points")

    def __init__(self, kind: str, points: Fraction | None = None, grade: str = "") -> None:
        self.kind = kind
        self.points = points
        self.grade = grade


class VetoState:
    """A veto (一票否决) and how far it has got.

    ``state`` is not_raised, possible, raised, confirmed or rejected; only confirmed gives the verdict ``vetoed``.
    ``rule`` is the only one of ``rules``, ``""`` where there are several; ``node`` the id of one that must not earn
    less than its share.
    """

    __slots__ = ("effect", "ground", "id", "node", "places", "rule", "rules", "state")

    def __init__(self, veto: Any, state: str, places: tuple[str, ...]) -> None:
        self.id: str = veto.id
        self.rule: str = veto.rule
        self.rules: tuple[str, ...] = veto.rules
        self.node: str = veto.nodes[0].id if veto.nodes else ""
        self.state = state
        self.effect: Effect = veto.effect
        self.ground = veto.ground
        self.places = places


class NodeScore(NamedTuple):
    """One node of the rubric as it stands in the worst case (``low``) and in the best case (``high``).

    ``earned`` and ``applicable`` are in the node's own points. ``note`` is ``""``, not_applicable,
    maybe_not_applicable, zeroed (by a gate) or rescaled. ``depth`` is 1 for a criterion.
    """

    id: str
    title: Any
    mode: str
    points: Fraction
    earned_low: Fraction
    earned_high: Fraction
    applicable_low: Fraction
    applicable_high: Fraction
    note: str
    depth: int


class LedgerLine(NamedTuple):
    """One reason for points not given (or given in addition, then negative).

    ``taken_low`` belongs to the score's low end, ``taken_high`` to its high end: each column adds up exactly to the
    total minus that end. ``asked`` is in the points the table prints, ``taken`` in points of the score. ``kind`` is
    deduction, part, gate, unread, not_applicable, rescale, table, bonus or veto. ``limited_by`` is cap, floor,
    covered, total or ``""``. ``factor`` is what one printed point weighs, for a rescaling.
    """

    kind: str
    node: str
    rule: str
    places: tuple[str, ...]
    asked_low: Fraction
    asked_high: Fraction
    taken_low: Fraction
    taken_high: Fraction
    limited_by: str
    found_by: str
    factor_low: Fraction | None = None
    factor_high: Fraction | None = None
