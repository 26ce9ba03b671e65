"""The ledger (扣分台账): the accounts of the worst and the best world side by side, each adding up to its end."""

from collections.abc import Callable
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from casefile_rules.scoring.account import PLAIN, Account, Entry, close, gate_entry, limit
from casefile_rules.scoring.context import Context
from casefile_rules.scoring.faults import Points
from casefile_rules.scoring.grades import Span
from casefile_rules.scoring.nodes import Node
from casefile_rules.scoring.plan import Plan
from casefile_rules.scoring.types import LedgerLine, NodeScore

if TYPE_CHECKING:
    from casefile_rules.scoring.bonuses import Bonus
    from casefile_rules.scoring.rubric import Rubric

End = tuple[Points, Span, Context]

_RANK: Final = {"gate": 0, "deduction": 1, "part": 1, "unread": 2, "not_applicable": 3, "rescale": 4}
_AFTER: Final = {"table": 1, "bonus": 2, "veto": 3}


class Statement:
    """The accounts of the two worlds that give the ends *low* and *high*; both columns count from *total*."""

    def __init__(self, rubric: "Rubric", total: Fraction, low: End, high: End) -> None:
        self.rubric = rubric
        plan = rubric.plan
        self.accounts = [Account(low[2], worst=True), Account(high[2], worst=False)]
        self.worlds = [
            _world(plan, total, end, account) for end, account in zip((low, high), self.accounts, strict=True)
        ]

    def lines(self) -> tuple[LedgerLine, ...]:
        """Return one line for what is the same reason in both worlds."""
        return _merged(self.rubric, self.worlds)

    def nodes(self) -> tuple[NodeScore, ...]:
        """Return every node that counts in one of the worlds."""
        return _nodes(self.rubric, self.accounts)


def _world(plan: Plan, total: Fraction, end: End, account: Account) -> list[Entry]:
    """Return all entries of one world; they add up to the total less that world's score."""
    _, span, context = end
    worst = account.worst
    root = plan.root
    worth = root.worth(context)
    entries = account.node(root, PLAIN)
    rule = context.gate_fails(plan.total_gates, worst) if plan.total_gates else ""
    if rule:
        entries = [gate_entry(root.id, rule, context, worst, worth), *close(entries)]
    for leaf, line in plan.total_lines:
        asked = plan.total_ask(leaf, line, context, worst)
        if asked:
            found = account.line(None, line, line.order, leaf.id)
            limit(found, asked, "cap")
            entries += found
    if root.floor is not None:
        limit(entries, worth - root.floor, "floor")
    value = worth - sum(entry.taken for entry in entries)
    if plan.unit * total != worth:
        entries.append(Entry("table", root.id, plan.unit * total - worth))
    for bonus in plan.bonuses:
        given = _given(bonus, context, worst, root.id, None if bonus.may_exceed else max(0, worth - value))
        value -= sum(entry.taken for entry in given)
        entries += given
    for veto in span.sure + (span.maybe if worst else ()):
        if veto.effect.points is not None and value > veto.effect.points * plan.unit:
            places = tuple(place for rule in veto.rules for place in context.states.get(rule, ()) if place.mask & 2)
            left = veto.effect.points * plan.unit
            name = veto.nodes[0].id if veto.nodes else root.id
            order = -1 if veto.rule else plan.vetoes.index(veto)  # told apart where no rule does that
            entries.append(Entry("veto", name, value - left, order=order, rule=veto.rule, places=places))
            value = left
    return entries


def _given(bonus: "Bonus", context: Context, worst: bool, node: str, room: Points | None) -> list[Entry]:
    """Return what *bonus* adds, as negative amounts; *room* is all that the total has left for it."""
    from casefile_rules.scoring.bonuses import granted

    found: list[Entry] = []
    for part, shares, got, why in granted(bonus, context, worst):
        entries = []
        for places, amount in shares:
            entry = Entry("bonus", node, amount, order=part.order, rule=part.rule, places=places)
            entry.single = part.per == "place" and bool(places)
            entries.append(entry)
        limit(entries, got, why)
        found += entries
    if room is not None:
        limit(found, room, "total")
    for entry in found:
        entry.asked, entry.taken = -entry.asked, -entry.taken
    return found


def _merged(rubric: "Rubric", worlds: list[list[Entry]]) -> tuple[LedgerLine, ...]:
    position = {node.id: index for index, node in enumerate(rubric.plan.nodes)}
    found: dict[tuple[str, str, int, str, str | None], tuple[list[Entry], list[Entry]]] = {}
    for column, entries in enumerate(worlds):
        for entry in entries:
            place = entry.places[0].key if entry.single else None
            key = (entry.kind, entry.node, entry.order, entry.rule, place)
            found.setdefault(key, ([], []))[column].append(entry)
    lines = sorted(
        found.items(),
        key=lambda item: (_AFTER.get(item[0][0], 0), position[item[0][1]], _RANK.get(item[0][0], 0), item[0][2]),
    )
    return tuple(_line(key, columns, rubric.fraction) for key, columns in lines)


def _line(
    key: tuple[str, str, int, str, str | None],
    columns: tuple[list[Entry], list[Entry]],
    fraction: Callable[[Points], Fraction],
) -> LedgerLine:
    entries = columns[0] + columns[1]
    places = dict.fromkeys(place for entry in entries for place in entry.places)
    asked = [fraction(sum(entry.asked for entry in column)) for column in columns]
    taken = [fraction(sum(entry.taken for entry in column)) for column in columns]
    factors = [next((Fraction(e.factor) for e in column if e.factor is not None), None) for column in columns]
    return LedgerLine(
        kind=key[0],
        node=key[1],
        rule=key[3],
        places=tuple(dict.fromkeys(place.key for place in places)),
        asked_low=asked[0],
        asked_high=asked[1],
        taken_low=taken[0],
        taken_high=taken[1],
        limited_by=next((entry.limited for entry in entries if entry.limited), ""),
        found_by=", ".join(sorted({place.by for place in places if place.by})),
        factor_low=factors[0],
        factor_high=factors[1],
    )


def _nodes(rubric: "Rubric", accounts: list[Account]) -> tuple[NodeScore, ...]:
    fraction = rubric.fraction
    found = []
    for node in rubric.plan.nodes:
        low, high = (account.values.get(node) for account in accounts)
        if low is None and high is None:
            continue
        earned_low, points_low, note_low = low or (0, 0, "not_applicable")
        earned_high, points_high, note_high = high or (0, 0, "not_applicable")
        note = note_low if note_low == note_high else _note({note_low, note_high})
        found.append(
            NodeScore(
                id=node.id,
                title=node.title,
                mode=node.mode,
                points=fraction(_worth(node, accounts)),
                earned_low=fraction(earned_low),
                earned_high=fraction(earned_high),
                applicable_low=fraction(points_low),
                applicable_high=fraction(points_high),
                note=note,
                depth=node.depth,
            )
        )
    return tuple(found)


def _worth(node: Node, accounts: list[Account]) -> Points:
    return max(node.worth(account.context) for account in accounts)


def _note(notes: set[str]) -> str:
    """Return one note for two worlds that differ."""
    if notes & {"not_applicable", "maybe_not_applicable"}:
        return "maybe_not_applicable"
    return "zeroed" if "zeroed" in notes else "rescaled"
