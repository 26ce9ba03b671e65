"""The naive scorer: the oracle. It tries every possibility of a small rubric, one by one, and shares no code.

It follows the meaning of ``rubric/1`` word for word, in fractions, without indexes, intervals or shortcuts. Conditions
are named by their raw text; *status* of an open condition is ``"open"``.
"""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import product
from typing import Any, NamedTuple

MANY = 10_000
"""Stands for a number of faults without a limit."""


class Fault(NamedTuple):
    """How a rule stands at one place in one world."""

    key: str
    status: str  # pass | fail | na
    times: int = 1
    dear: bool = False
    points: Fraction | None = None


class Result(NamedTuple):
    """What one world comes to."""

    score: Fraction
    grade: str


def results(
    data: Mapping[str, Any],
    states: Mapping[str, Sequence[Any]],
    *,
    absent: frozenset[str] = frozenset(),
    conditions: Mapping[str, str] | None = None,
    selections: Mapping[str, str | None] | None = None,
    confirmed: Mapping[str, bool] | None = None,
    stand: bool = False,
) -> Iterator[Result]:
    """Yield the result of every world that the given states allow."""
    conditions = conditions or {}
    selections = selections or {}
    texts = sorted(_texts(data))
    fields = sorted(_fields(data))
    names = list(states)
    unread = sorted(_unread(data))
    per_rule = [list(product(*(list(faults(place)) for place in states[name]))) for name in names]
    per_text = [[conditions[t]] if conditions.get(t, "open") != "open" else ["true", "false"] for t in texts]
    per_field = [[selections.get(f)] if selections.get(f) is not None else _values(data, f) for f in fields]
    per_veto = [[True, False] for _ in data.get("vetoes", ())]
    ranges = [True, False] if any(isinstance(bonus["points"], dict) for bonus in _bonuses(data)) else [True]
    for rules in product(*per_rule):
        for truth in product(*per_text):
            for choice in product(*per_field):
                for lost in product((True, False), repeat=len(unread)):
                    for *answers, generous in product(*per_veto, ranges):
                        world = World(data, states, conditions, absent)
                        world.generous = generous
                        world.rules = dict(zip(names, rules, strict=True))
                        world.truth = dict(zip(texts, (t == "true" for t in truth), strict=True))
                        world.choice = dict(zip(fields, choice, strict=True))
                        world.lost = {name for name, gone in zip(unread, lost, strict=True) if gone}
                        yield world.result(answers, confirmed or {}, stand)


def faults(place: Any) -> Iterator[Fault]:
    if place.mask & 1:
        yield Fault(place.key, "pass", points=place.points)
    if place.mask & 4:
        yield Fault(place.key, "na")
    if place.mask & 2:
        counts = {place.low, MANY if place.high is None else place.high}
        for count in sorted(max(1, count) for count in counts):
            for dear in (True, False):
                yield Fault(place.key, "fail", count, dear, place.points)


def _walk(data: Any) -> Iterator[Mapping[str, Any]]:
    yield data
    for each in [*data.get("nodes", ()), *data.get("shared", ())]:
        yield from _walk(each)


def _texts(data: Any) -> set[str]:
    found = {node["applies"] for node in _walk(data) if node.get("applies")}
    found |= {veto["except"] for veto in data.get("vetoes", ()) if veto.get("except")}
    return found | {bonus["applies"] for bonus in _bonuses(data) if bonus.get("applies")}


def _bonuses(data: Any) -> list[Any]:
    """Return every bonus that stands for a rule."""
    return [each for bonus in data.get("bonus", ()) for each in bonus.get("best_of") or bonus.get("sum_of") or [bonus]]


def _fields(data: Any) -> set[str]:
    return {node["tables"]["by"] for node in _walk(data) if node.get("tables")}


def _unread(data: Any) -> set[str]:
    return {node.get("id", "total") for node in _walk(data) if node.get("unseen")}


def _values(data: Any, field: str) -> list[str | None]:
    found: list[str | None] = []
    for node in _walk(data):
        if node.get("tables") and node["tables"]["by"] == field:
            found += node["tables"]["use"]
            if node["tables"].get("otherwise"):
                found.append(None)
    return found


class World:
    """One world in which everything is decided."""

    rules: dict[str, tuple[Fault, ...]]
    truth: dict[str, bool]
    choice: dict[str, str | None]
    lost: set[str]
    generous: bool
    reached: dict[str, tuple[Fraction, Fraction]]

    def __init__(
        self, data: Any, given: Mapping[str, Sequence[Any]], recorded: Mapping[str, str], absent: frozenset[str]
    ) -> None:
        self.data = data
        self.given = given
        self.recorded = recorded
        self.absent = absent
        self.shared = {node["id"]: node for node in data.get("shared", ())}
        self.taken: dict[str, Fraction] = {}
        self.minus = Fraction(0)
        self.zero = False
        self.active: set[str] = set()
        self.reached = {}
        self.closed: set[str] = set()

    def faults(self, rule: str) -> tuple[Fault, ...]:
        if rule in self.rules:
            return self.rules[rule]
        return () if rule in self.absent else (Fault("", "pass"),)

    def applies(self, rule: str) -> bool:
        return any(fault.status != "na" for fault in self.faults(rule))

    def failing(self, rule: str) -> list[Fault]:
        return [fault for fault in self.faults(rule) if fault.status == "fail"]

    def result(self, answers: Sequence[bool], confirmed: Mapping[str, bool], stand: bool) -> Result:
        data = self.data
        self.active = set(self._active({**data, "id": "total", "mode": "sum"}))
        root = {**data, "id": "total", "mode": "sum", "points": data.get("total")}
        self._collect_taken(root)
        score, _ = self.node(root, False, None)
        if self.zero:
            score = Fraction(0)
        score -= self.minus
        floor = data.get("floor", 0)
        if floor is not None:
            score = max(Fraction(floor), score)
        for bonus in data.get("bonus", ()):
            more = score + self.bonus(bonus)
            score = more if bonus.get("may_exceed_total") else max(score, min(more, self.points(root)))
        grades = [grade["name"] for grade in data.get("grades", ())]
        holding = []
        for veto, answer in zip(data.get("vetoes", ()), answers, strict=True):
            name = veto.get("id", veto.get("rule"))
            if (
                name in confirmed and "node" not in veto and self.answerable(veto)
            ):  # a reviewer's word decides what the record leaves open
                holding += [veto["effect"]] if confirmed[name] else []
                continue
            if not self.raised(veto) or self.truth.get(veto.get("except", ""), False):
                continue
            if answer or "node" in veto or veto.get("confirm") == "none" or stand:
                holding.append(veto["effect"])
        for effect in holding:
            if "score" in effect:
                score = min(score, Fraction(effect["score"]))
        index = 0
        for index, grade in enumerate(data.get("grades", ())):  # noqa: B007 - told apart by place
            if ("min" in grade and score >= Fraction(grade["min"])) or (
                "above" in grade and score > Fraction(grade["above"])
            ):
                break
        for effect in holding:
            name = effect.get("grade", effect.get("grade_at_most"))
            if name:
                index = max(index, grades.index(name))
        return Result(score, grades[index] if grades else "")

    def bonus(self, bonus: Any) -> Fraction:
        """Return what a bonus adds in this world."""
        if "best_of" in bonus:
            found = max(self.bonus(each) for each in bonus["best_of"])
        elif "sum_of" in bonus:
            found = sum((self.bonus(each) for each in bonus["sum_of"]), Fraction(0))
        elif not self.truth.get(bonus.get("applies", ""), True):
            found = Fraction(0)
        else:
            given = [self.reward(bonus, fault) for fault in self.faults(bonus["rule"]) if fault.status == "pass"]
            if bonus.get("per") == "place":
                found = sum(given, Fraction(0))
            else:
                found = Fraction(0) if self.failing(bonus["rule"]) else max(given, default=Fraction(0))
        return found if bonus.get("cap") is None else min(found, Fraction(bonus["cap"]))

    def reward(self, bonus: Any, fault: Fault) -> Fraction:
        """Return what a bonus adds for one place: what the reviewer chose, else the most or the least."""
        points = bonus["points"]
        if not isinstance(points, dict):
            return Fraction(points)
        low, high = Fraction(points.get("from", 0)), Fraction(points["to"])
        if fault.points is not None:
            return min(max(fault.points, low), high)
        return high if self.generous else low

    def raised(self, veto: Any) -> bool:
        """Say whether the ground is there in this world: its rule fails, or enough of them, or its node is short."""
        if "node" in veto:
            earned, points = self.reached.get(veto["node"], (Fraction(0), Fraction(0)))
            return bool(earned < points * Fraction(veto["below"].rstrip("%")) / 100)
        failing = [rule for rule in veto.get("rules", [veto.get("rule")]) if self.failing(rule)]
        return len(failing) >= int(veto.get("at_least", 1))

    def answerable(self, veto: Any) -> bool:
        """Say whether the record lets the veto be raised at all."""
        rules = veto.get("rules", [veto.get("rule")])
        may_fail = [rule for rule in rules if any(place.mask & 2 for place in self.given.get(rule, ()))]
        return len(may_fail) >= veto.get("at_least", 1) and self.recorded.get(veto.get("except", ""), "false") != "true"

    def children(self, node: Any) -> list[Any]:
        found = [self.real(kid) for kid in node.get("nodes", ())]
        if node.get("tables"):
            tables = node["tables"]
            found.append(self.shared[tables["use"].get(self.choice[tables["by"]], tables.get("otherwise"))])
        return found

    def real(self, node: Any) -> Any:
        return self.shared[node["use"]] if "use" in node else node

    def points(self, node: Any) -> Fraction:
        if node.get("points") is not None:
            return Fraction(node["points"])
        return sum((self.points(kid) for kid in self.children(node)), start=Fraction(node.get("unseen", 0)))

    def lines(self, node: Any) -> list[Any]:
        return [line for line in node.get("lines", ()) if line.get("from") != "total"]

    def _active(self, node: Any) -> Iterator[str]:
        """Yield the rules of all lines that count in this world."""
        if not self.truth.get(node.get("applies", ""), True):
            return
        for line in node.get("lines", ()):
            yield from (each["rule"] for each in line.get("worst_of", [line]))
        for kid in self.children(node):
            yield from self._active(kid)

    def _collect_taken(self, root: Any) -> None:
        """Work out what lines that others top up have taken; a line waits for those it tops up."""
        leaves = []

        def closes(node: Any, zero: str) -> bool:
            return self.truth.get(node.get("applies", ""), True) and any(
                gate.get("zero", "here") == zero and self.failing(gate["rule"]) for gate in node.get("gate", ())
            )

        def walk(node: Any) -> None:
            if not self.truth.get(node.get("applies", ""), True) or closes(node, "here"):
                return
            if node["id"] != "total" and any(closes(kid, "parent") for kid in self.children(node)):
                return
            if node.get("mode") in ("deduct", "pool"):
                leaves.append(node)
            for kid in self.children(node):
                walk(kid)

        walk(root)
        for _ in range(len(leaves) + 1):  # until nothing changes any more
            taken: dict[str, Fraction] = {}
            for leaf in leaves:
                for line, amount in self.allot(leaf):
                    paying = max(line.get("worst_of", [line]), key=self.ask)["rule"]
                    taken[paying] = taken.get(paying, Fraction(0)) + amount
            self.taken = taken

    def amount(self, line: Any, fault: Fault) -> Fraction:
        deduct = line["deduct"]
        if not isinstance(deduct, dict):
            return Fraction(deduct)
        low, high = Fraction(deduct.get("from", 0)), Fraction(deduct["to"])
        if fault.points is not None:
            return min(max(fault.points, low), high)
        return high if fault.dear else low

    def ask(self, line: Any) -> Fraction:
        if "worst_of" in line:
            asked = max(self.ask(each) for each in line["worst_of"])
            return asked if line.get("cap") is None else min(asked, Fraction(line["cap"]))
        faults = [fault for fault in self.failing(line["rule"]) if not self.covered(line, fault)]
        if isinstance(line["deduct"], dict) and not line["deduct"].keys().isdisjoint({"each", "bands"}):
            asked = self.by_number(line["deduct"], sum(self.number(line, fault) for fault in faults))
            return asked if line.get("cap") is None else min(asked, Fraction(line["cap"]))
        amounts = []
        for fault in faults:
            per = line.get("per", "case")
            times = fault.times if per == "counted" or (per == "place" and fault.times == MANY) else 1
            amounts.append(self.amount(line, fault) * times)
        asked = max(amounts, default=Fraction(0)) if line.get("per", "case") == "case" else sum(amounts, Fraction(0))
        return asked if line.get("cap") is None else min(asked, Fraction(line["cap"]))

    def number(self, line: Any, fault: Fault) -> int:
        """Return how many of what the line counts there are at a place."""
        return fault.times if line["per"] == "counted" or fault.times == MANY else 1

    def by_number(self, scale: Any, number: int) -> Fraction:
        """Return what *number* faults cost: what a person reads off the table."""
        if number == 0:
            return Fraction(0)
        if "bands" in scale:
            band = next(band for band in scale["bands"] if number <= band.get("up_to", number))
            return Fraction(band["points"])
        begun: int = number // scale.get("every", 1)
        if number % scale.get("every", 1) and scale["rest"] == "counts":
            begun += 1
        found = begun * Fraction(scale["each"])
        return min(found, Fraction(scale["most"])) if "most" in scale else found

    def covered(self, line: Any, fault: Fault) -> bool:
        for rule in line.get("except_covered_by", ()):
            if rule in self.active:
                if rule not in self.rules and rule not in self.absent:
                    return True
                if any(other.key in (fault.key, "") and other.status != "na" for other in self.faults(rule)):
                    return True
        return False

    def allot(self, node: Any) -> list[tuple[Any, Fraction]]:
        floor = node.get("floor", 0)
        points = Fraction(node["points"])
        left = None if floor is None else points if node["mode"] == "pool" else points - Fraction(floor)
        found = []
        for line in self.lines(node):
            asked = self.ask(line)
            if line.get("top_up"):
                asked = max(
                    Fraction(0), asked - sum((self.taken.get(r, Fraction(0)) for r in line["top_up"]), Fraction(0))
                )
            if left is not None:
                asked = min(asked, left)
                left -= asked
            found.append((line, asked))
        return found

    def node(self, node: Any, scaled: bool, parent: Any) -> tuple[Fraction, Fraction]:
        """Return (earned, applicable) of *node*, and note what it reaches of its own points."""
        earned, applicable = self.inside(node, scaled, parent)
        there = applicable
        if not scaled and node["mode"] in ("earn", "sum") and self.truth.get(node.get("applies", ""), True):
            there = self.points(node)
        self.reached[node["id"]] = earned, there
        if node["id"] in self.closed:
            for below in self.inner(node):
                if self.reached.get(below, (0, 0))[1]:
                    self.reached[below] = Fraction(0), Fraction(1)
        return earned, applicable

    def inner(self, node: Any) -> Iterator[str]:
        for kid in self.children(node):
            yield kid["id"]
            yield from self.inner(kid)

    def inside(self, node: Any, scaled: bool, parent: Any) -> tuple[Fraction, Fraction]:
        mode = node["mode"]
        rescale = node.get("rescale") == "pro_rata"
        full = node.get("when_na", "leave" if scaled else "full") == "full"
        points = self.points(node)
        base = Fraction(0) if mode == "pool" else points
        away = (base, base) if full else (Fraction(0), Fraction(0))
        if not self.truth.get(node.get("applies", ""), True):
            return away
        unread = Fraction(node.get("unseen", 0))
        lost = unread if node["id"] in self.lost else Fraction(0)
        for line in node.get("lines", ()):
            if line.get("from") == "total":
                self.minus += self.ask(line)
        shut = False
        for gate in node.get("gate", ()):
            if self.failing(gate["rule"]):
                if gate.get("zero", "here") == "here":
                    shut = True
                elif gate["zero"] == "total" or parent["id"] == "total":
                    self.zero = True
                else:
                    parent["shut"] = True
        if mode in ("deduct", "pool") and "nodes" not in node:
            rules = [each["rule"] for line in self.lines(node) for each in line.get("worst_of", [line])]
            gone = bool(rules) and not unread and not any(self.applies(rule) for rule in rules)
            if shut:
                return Fraction(0), points
            if gone and not full and mode != "pool":
                return away
            taken = sum((amount for _, amount in self.allot(node)), lost)
            if node.get("floor", 0) is not None:
                taken = min(taken, points - (0 if mode == "pool" else Fraction(node.get("floor", 0))))
            return base - taken, base
        if mode == "constant":
            return (Fraction(0), points) if shut else (points, points)
        earned, applicable = unread - lost, unread
        if mode == "earn":
            for line in node["lines"]:
                value, worth = self.part(line, node, scaled or rescale, full)
                earned += value
                applicable += worth
        else:
            node = {**node, "shut": False}
            for kid in self.children(node):
                e, p = self.node(kid, scaled or rescale, node)
                earned += e
                applicable += p
            shut = shut or node["shut"]
        if shut:
            self.closed.add(node["id"])
            return Fraction(0), points
        floor = node.get("floor", 0)
        if mode == "pool":
            return (earned if floor is None else max(earned, -points)), Fraction(0)
        if rescale:
            return away if applicable == 0 else (points * max(Fraction(0), earned) / applicable, points)
        if floor is not None and not scaled and node["id"] != "total":
            earned = max(earned, Fraction(floor))
        return earned, applicable

    def part(self, line: Any, node: Any, scaled: bool, full: bool) -> tuple[Fraction, Fraction]:
        most = Fraction(line["earn"]["to"] if isinstance(line["earn"], dict) else line["earn"])
        default = full if "when_na" in node else not scaled
        values = []
        for fault in self.faults(line["rule"]):
            if fault.status != "na":
                value = most if fault.status == "pass" else Fraction(0)
                values.append(value if fault.points is None else min(max(fault.points, Fraction(0)), most))
        if not values:
            kept = line["when_na"] == "full" if "when_na" in line else default
            return (most, most) if kept else (Fraction(0), Fraction(0))
        per = line.get("per", "worst")
        if per == "mean":
            return sum(values, Fraction(0)) / len(values), most
        return (min(values) if per == "worst" else max(values)), most
