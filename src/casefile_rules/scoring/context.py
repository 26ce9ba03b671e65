"""The given states, indexed for one evaluation: which nodes are touched at all, which table is chosen."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from casefile_rules.scoring.faults import APPLIES, Points, any_fails, is_absent
from casefile_rules.scoring.types import PlaceState, ScoreInput
from casefile_rules.status import ERROR, FAIL, MAY_NOT_APPLY, NOT_APPLICABLE, PASS, UNDETERMINED

if TYPE_CHECKING:
    from casefile_rules.scoring.nodes import Leaf, Node
    from casefile_rules.scoring.plan import Plan
    from casefile_rules.scoring.sums import Sum

Guard = tuple[str, Any, int]
"""``("if", condition key, 0)`` or ``("table", sum node, index of the table)``: what must hold for a node to count."""


class Context:
    """One way of looking at the given input: what is shared and open may have been fixed in one way or the other."""

    __slots__ = (
        "_allotted", "absent", "chosen", "conditions", "hits", "plan", "states", "touched", "unearned", "unit",
    )  # fmt: skip

    def __init__(
        self,
        plan: "Plan",
        given: ScoreInput,
        states: Mapping[str, Sequence[PlaceState]],
        conditions: Mapping[str, int],
        chosen: Mapping[str, str | None],
    ) -> None:
        self.plan = plan
        self.unit = plan.unit
        self.states = states
        self.absent = given.absent
        self.unearned = given.unearned
        self.conditions = conditions
        self.chosen = chosen
        self.touched: dict[Node, list[Node]] = {}
        self.hits: dict[Leaf, list[Any]] = {}
        self._allotted: dict[tuple[Leaf, bool], dict[Any, Points]] = {}
        self._touch()

    def _touch(self) -> None:
        plan, hits, touched = self.plan, self.hits, self.touched
        users = plan.users
        for rule in self.states:
            for node, line in users.get(rule, ()):
                if line is None:
                    self._mark(node, touched)
                elif node in hits:
                    hits[node].append(line)
                else:
                    hits[node] = [line]
        for rule in sorted(self.absent & plan.sensitive) if self.absent else ():
            if rule not in self.states:
                for node, line in users.get(rule, ()):
                    if line is not None:
                        hits.setdefault(node, []).append(line)
        for leaf in hits:
            self._mark(leaf, touched)
        for node in plan.always:
            self._mark(node, touched)
        for key, nodes in plan.conditional:
            if self.conditions.get(key, UNDETERMINED) != PASS:
                for node in nodes:
                    self._mark(node, touched)

    @staticmethod
    def _mark(node: "Node", touched: "dict[Node, list[Node]]") -> None:
        """Note *node* with its parents, so that every touched node is reached from the root exactly once."""
        if node not in touched:
            touched[node] = []
            while (parent := node.parent) is not None:
                if parent in touched:
                    touched[parent].append(node)
                    return
                touched[parent] = [node]
                node = parent

    def status(self, key: str) -> int:
        """Return PASS, FAIL or UNDETERMINED for a condition; "does not apply" is neutral and passes, as in ``all``."""
        found = self.conditions.get(key, UNDETERMINED)
        return PASS if found == NOT_APPLICABLE else UNDETERMINED if found == ERROR else found

    def table(self, node: "Sum") -> int:
        """Return the index of the chosen table of *node*; -1 where its field has a value without a table."""
        return node.choice.get(self.chosen.get(node.by), node.otherwise)

    def guarded(self, guards: tuple[Guard, ...]) -> int:
        """Return whether everything above a node lets it count: PASS, FAIL or UNDETERMINED."""
        least = PASS
        for kind, what, index in guards:
            if kind == "table":
                if self.table(what) != index:
                    return FAIL
            else:
                status = self.status(what)
                if status == FAIL:
                    return FAIL
                least = min(least, status)
        return least

    def places(self, line: Any) -> Sequence[PlaceState]:
        """Return the places of a line's rule without those that another rule covers (except in doubt)."""
        places = self.states.get(line.rule, ())
        return self.uncovered(places, line.covered_by) if line.covered_by else places

    def uncovered(self, places: Sequence[PlaceState], rules: tuple[str, ...]) -> Sequence[PlaceState]:
        """Return *places* less those at which one of *rules* applies; where that is open, so is the place."""
        kept = []
        for place in places:
            cover = max((self._covers(rule, place.key) for rule in rules), default=0)
            if cover == 0:
                kept.append(place)
            elif cover == 1:
                kept.append(place._replace(mask=place.mask | MAY_NOT_APPLY))
        return kept

    def _covers(self, rule: str, key: str) -> int:
        """Return 2 where *rule* covers the place *key*, 1 where that is open, 0 where it does not."""
        guards = self.plan.guards_of.get(rule, ())
        active = max((self.guarded(each) for each in guards), key=(FAIL, UNDETERMINED, PASS).index, default=FAIL)
        if active == FAIL or (rule in self.absent and rule not in self.states):
            return 0
        cover = 2 if rule not in self.states else 0
        for place in self.states.get(rule, ()):
            if place.key in (key, "") and place.mask & APPLIES:
                cover = max(cover, 1 if place.mask & MAY_NOT_APPLY else 2)
        return min(cover, 1) if active == UNDETERMINED else cover

    def gate_fails(self, rules: "tuple[tuple[str, tuple[Guard, ...]], ...]", worst: bool) -> str:
        """Return the first of the gates (rule, guards) that fails, or ``""``."""
        for rule, guards in rules:
            if any_fails(self.states.get(rule, ()), worst):
                active = self.guarded(guards)
                if active == PASS or (worst and active != FAIL):
                    return rule
        return ""

    def allotted(self, leaf: "Leaf", worst: bool) -> dict[Any, Points]:
        """Return what each line of a deducting node takes, in order, within what the node has to lose."""
        key = (leaf, worst)
        if key not in self._allotted:
            self._allotted[key] = leaf.allot(self, worst)
        return self._allotted[key]

    def gone(self, rule: str) -> bool:
        """Say whether *rule* is certain not to apply."""
        if rule in self.states:
            return is_absent(self.states[rule])
        return rule in self.absent

    def may_be_gone(self, rule: str) -> bool:
        """Say whether *rule* may turn out not to apply."""
        if rule in self.states:
            return all(place.mask & MAY_NOT_APPLY or not place.mask & APPLIES for place in self.states[rule])
        return rule in self.absent
