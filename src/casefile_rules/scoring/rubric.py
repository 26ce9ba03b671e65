"""A compiled rubric (评分表) and the score it gives. Bounds are worked out at once, explanations when they are read."""

from collections.abc import Mapping
from fractions import Fraction
from typing import TYPE_CHECKING

from casefile_rules.scoring.context import Context
from casefile_rules.scoring.faults import Points, plain
from casefile_rules.scoring.grades import Span, grade_index, limited, reachable
from casefile_rules.scoring.plan import Grade, Plan, Veto
from casefile_rules.scoring.quick import Quick
from casefile_rules.scoring.rounding import show_score
from casefile_rules.scoring.short import MOST_KEPT, ShortLedger
from casefile_rules.scoring.types import LedgerLine, NodeScore, Range, ScoreInput, VetoState, Wanted

if TYPE_CHECKING:
    from casefile_rules.scoring.ledger import Statement


class Rubric:
    """A rubric, checked and compiled by ``compile_rubric``; immutable and safe to share between threads.

    Attributes:
        rules: ids of all rules that the rubric uses.
        wants_places: rules whose places must be handed over even when every one of them passes.
        counting: rules of which it matters how many faults there are at a place.
        conditions: what the engine must evaluate, by key.
        selectors: fields of the case file that choose a table, by key.
        judged: what a reviewer may choose from, by rule.
        bonus_rules: rules that give points on top.
        grades: best first.
        vetoes: in the order of the table.
        total: the total of the table; with several tables, the greatest.
    """

    def __init__(
        self, plan: Plan, judged: Mapping[str, Range], wants_places: frozenset[str], counting: frozenset[str]
    ) -> None:
        self.plan = plan
        self.conditions: Mapping[str, Wanted] = plan.conditions
        self.selectors: Mapping[str, Wanted] = plan.selectors
        self.judged = judged
        self.wants_places = wants_places
        self.counting = counting
        self.grades: tuple[Grade, ...] = plan.grades
        self.vetoes: tuple[Veto, ...] = plan.vetoes
        self.bonus_rules = frozenset(part.rule for bonus in plan.bonuses for part in bonus.parts())
        rules = set(plan.users) | {rule for veto in plan.vetoes for rule in veto.rules} | self.bonus_rules
        rules |= {line.rule for _, line in plan.total_lines} | {rule for rule, _ in plan.total_gates}
        self.rules = frozenset(rules)
        self._vetoing = frozenset(rule for veto in plan.vetoes for rule in veto.rules)
        self._quick = Quick(plan)
        # the same few amounts and grades come again in every file
        self._fractions: dict[Points, Fraction] = {}
        self._bands: dict[tuple[Points, Points], tuple[str, ...]] = {}
        self.short = ShortLedger(plan, self._quick, self.fraction)
        root = plan.root
        self.total = self.fraction(root.points + (root.stake() if root.variable else 0))
        self._names = tuple(grade.name for grade in plan.grades)
        self._borders = tuple(
            (index + 1, plain(grade.border * plan.unit), grade.inclusive)
            for index, grade in enumerate(plan.grades)
            if grade.border is not None
        )

    def fraction(self, units: Points) -> Fraction:
        """Return *units* as points."""
        found = self._fractions.get(units)
        if found is None:
            found = Fraction(units) / self.plan.unit
            if len(self._fractions) < MOST_KEPT:
                self._fractions[units] = found
        return found

    def band(self, low: Points, high: Points) -> tuple[str, ...]:
        """Return the names of the grades from *high* to *low* (in units), best first."""
        found = self._bands.get((low, high))
        if found is None:
            found = self._band(low, high)
            if len(self._bands) < MOST_KEPT:
                self._bands[low, high] = found
        return found

    def _band(self, low: Points, high: Points) -> tuple[str, ...]:
        first = last = 0
        for index, border, inclusive in self._borders:
            if high < border or (not inclusive and high == border):
                first = index
            if low < border or (not inclusive and low == border):
                last = index
        return self._names[first : last + 1]

    def grade(self, score: Fraction) -> str:
        """Return the name of the grade of *score*, ``""`` without grades: 89.96 is not 90."""
        return self.grades[grade_index(self.grades, score)].name if self.grades else ""

    def score(self, given: ScoreInput) -> "Score":
        """Return the score of what is *given*: exact bounds over everything that is still open."""
        return Score(self, given, self._quick.bounds(given))

    def worlds(self, given: ScoreInput) -> tuple[tuple[tuple[Span, Context], ...], bool]:
        """Return the long way's result: the span of each world, and whether the bounds are exact."""
        plan = self.plan
        hit = tuple(veto for veto in plan.vetoes if veto.nodes)
        if not self._vetoing.isdisjoint(given.states):
            hit = tuple(veto for veto in plan.vetoes if veto.nodes or not given.states.keys().isdisjoint(veto.rules))
        joint = True  # whether what is worst for the score is worst for the share of every node, too
        spans = []
        worlds = list(plan.contexts(given))
        for context, _ in worlds:
            sure: list[Veto] = []
            maybe: list[Veto] = []
            for veto in hit:
                state = plan.veto_state(veto, given, context)
                if state == "confirmed" or (state == "raised" and given.raised_stand):
                    sure.append(veto)
                elif state in ("raised", "possible"):
                    maybe.append(veto)
                    joint = joint and not (veto.nodes and veto.effect.kind == "score" and not self._joint(veto))
            span = Span(plan.value(context, True), plan.value(context, False), tuple(sure), tuple(maybe))
            spans.append((span, context))
        return tuple(spans), joint and all(exact for _, exact in worlds)

    @staticmethod
    def _joint(veto: Veto) -> bool:
        from casefile_rules.scoring.shares import plain_share

        return all(plain_share(node) for node in veto.nodes)


def _value(end: tuple[Points, Span, Context]) -> Points:
    return end[0]


class Score:
    """A score as an interval of exact fractions, with everything that explains it, worked out when it is read."""

    __slots__ = ("_evaluated", "_grades", "_ledger", "_nodes", "_quick", "_statement", "_vetoes", "given", "rubric")

    def __init__(self, rubric: Rubric, given: ScoreInput, quick: tuple[Points, Points, bool] | None) -> None:
        self.rubric = rubric
        self.given = given
        self._quick = quick
        self._evaluated: tuple[tuple[tuple[Span, Context], ...], bool] | None = None
        self._grades: tuple[str, ...] | None = None
        self._ledger: tuple[LedgerLine, ...] | None = None
        self._nodes: tuple[NodeScore, ...] | None = None
        self._statement: Statement | None = None
        self._vetoes: tuple[VetoState, ...] | None = None

    def __repr__(self) -> str:
        borders = [grade.border for grade in self.rubric.grades if grade.border is not None]
        low, high = (show_score(end, borders) for end in (self.low, self.high))
        grades = f", grades={self.grades}" if self.grades else ""
        return f"Score({low if low == high else f'{low}–{high}'} of {show_score(self.total)}{grades})"

    def _worlds(self) -> tuple[tuple[Span, Context], ...]:
        if self._evaluated is None:
            self._evaluated = self.rubric.worlds(self.given)
        return self._evaluated[0]

    @property
    def exact(self) -> bool:
        """Whether the bounds are exact; False where too much was open and shared at once to try every combination."""
        return self._quick is not None or (bool(self._worlds()) and self._evaluated is not None and self._evaluated[1])

    def _end(self, worst: bool) -> tuple[Points, Span, Context]:
        """Return the low or the high end in units, with the world that gives it."""
        unit = self.rubric.plan.unit
        ends = []
        for span, context in self._worlds():
            value = limited(span.low if worst else span.high, span.sure, unit)
            if worst and span.maybe:
                value = limited(value, span.maybe, unit)
            ends.append((value, span, context))
        return min(ends, key=_value) if worst else max(ends, key=_value)

    @property
    def low(self) -> Fraction:
        """The least score that is still possible."""
        quick = self._quick
        return self.rubric.fraction(quick[0] if quick else self._end(True)[0])

    @property
    def high(self) -> Fraction:
        """The greatest score that is still possible."""
        quick = self._quick
        return self.rubric.fraction(quick[1] if quick else self._end(False)[0])

    @property
    def total(self) -> Fraction:
        """The points at stake: of the chosen table, or of the greater of those that the two ends stand for."""
        root = self.rubric.plan.root
        if not root.variable:
            return self.rubric.total
        return Fraction(max(root.worth(self._end(worst)[2]) for worst in (True, False))) / self.rubric.plan.unit

    @property
    def grades(self) -> tuple[str, ...]:
        """The grades still reachable over score and vetoes, best first."""
        if self._grades is None:
            if self._quick is not None:
                self._grades = self.rubric.band(self._quick[0], self._quick[1])
            else:
                spans = [span for span, _ in self._worlds()]
                self._grades = reachable(self.rubric.grades, spans, self.rubric.plan.unit)
        return self._grades

    @property
    def settled(self) -> bool:
        """Whether one grade is left (without grades: one score)."""
        return len(self.grades) == 1 if self.rubric.grades else self.low == self.high

    @property
    def vetoes(self) -> tuple[VetoState, ...]:
        """All vetoes of the rubric and how far each has got."""
        if self._vetoes is None:
            self._vetoes = self._vetoed()
        return self._vetoes

    def _vetoed(self) -> tuple[VetoState, ...]:
        plan, given = self.rubric.plan, self.given
        context = Context(plan, given, given.states, given.conditions, given.selections)
        found = []
        for veto in plan.vetoes:
            state = self._share_state(veto) if veto.nodes else plan.veto_state(veto, given, context)
            places = tuple(place.key for rule in veto.rules for place in given.states.get(rule, ()) if place.mask & 2)
            found.append(VetoState(veto, state, places))
        return tuple(found)

    def _share_state(self, veto: Veto) -> str:
        """Return how far a ground that goes by a node's share has got, over all that is open."""
        states = {self.rubric.plan.veto_state(veto, self.given, context) for _, context in self._worlds()}
        return states.pop() if len(states) == 1 else "possible"

    def statement(self) -> "Statement":
        """Return the accounts of both ends, the long way; built only when someone reads them."""
        if self._statement is None:
            from casefile_rules.scoring.ledger import Statement

            self._statement = Statement(self.rubric, self.total, self._end(True), self._end(False))
        return self._statement

    @property
    def nodes(self) -> tuple[NodeScore, ...]:
        """Every node of the rubric in the worst and in the best case, in the order of the table."""
        if self._nodes is None:
            self._nodes = self.statement().nodes()
        return self._nodes

    @property
    def ledger(self) -> tuple[LedgerLine, ...]:
        """One line for everything that takes points or may take them, in the order of the table."""
        if self._ledger is None:
            quick, given = self._quick, self.given
            found: tuple[LedgerLine, ...] | None = None
            if quick is not None and quick[2]:
                found = self.rubric.short.lines(given) if given.states else ()
            self._ledger = self.statement().lines() if found is None else found
        return self._ledger
