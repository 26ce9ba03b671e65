"""Points on top of the table (加分): for one rule, of several the highest, or several together."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

from casefile_rules.scoring.context import Context
from casefile_rules.scoring.faults import DECIDED, Points, any_fails, plain
from casefile_rules.scoring.lines import read_range
from casefile_rules.scoring.types import PlaceState, Range
from casefile_rules.status import FAIL, MAY_FAIL, MAY_NOT_APPLY, MAY_PASS, PASS

if TYPE_CHECKING:
    from casefile_rules.scoring.building import Builder
    from casefile_rules.scoring.parser import Parser, Path

_SAID: Final = ("title", "note", "cites", "authority")
_SINGLE: Final = ("rule", "points", "per", "cap", "applies", *_SAID)
_KEYS: Final = {
    "rule": (*_SINGLE, "may_exceed_total"),
    "best_of": ("best_of", "cap", "may_exceed_total", *_SAID),
    "sum_of": ("sum_of", "cap", "may_exceed_total", *_SAID),
}

Share = tuple[tuple[PlaceState, ...], Points]
"""Places, and what a bonus asks for there."""


class Bonus:
    """Points on top. ``members`` are those of a group, of which the highest counts (``best``) or all do.

    ``least`` and ``most`` are the amount; they differ where a reviewer chooses. ``per`` is case (once, where the rule
    is fulfilled somewhere and nowhere not) or place (for every place where it is). ``cap`` is the most it adds, or
    None; ``key`` the condition it needs; ``order`` tells several for one rule apart.
    """

    __slots__ = ("best", "cap", "key", "least", "may_exceed", "members", "most", "order", "per", "rule")

    def __init__(self, rule: str = "") -> None:
        self.rule = rule
        self.order = 0
        self.least: Points = 0
        self.most: Points = 0
        self.per = "case"
        self.cap: Points | None = None
        self.key = ""
        self.may_exceed = False
        self.best = False
        self.members: tuple[Bonus, ...] = ()

    def parts(self) -> "tuple[Bonus, ...]":
        """Return the bonuses in it that stand for a rule: its members, or itself."""
        return self.members or (self,)

    @property
    def greatest(self) -> Points:
        """The most it can come to."""
        found = [member.greatest for member in self.members] or [self.most]
        most = max(found) if self.best else sum(found)
        return most if self.cap is None else self.cap if self.per == "place" else min(most, self.cap)

    def ask(self, context: Context, worst: bool) -> Points:
        """Return what it adds to the score, before the total limits it."""
        if self.members:
            asked = [member.ask(context, worst) for member in self.members]
            found = max(asked) if self.best else sum(asked)
        else:
            found = sum(amount for _, amount in self.shares(context, worst))
        return found if self.cap is None else min(found, self.cap)

    def shares(self, context: Context, worst: bool) -> list[Share]:
        """Return what it asks for, place by place, within no cap; once a case, all its places together."""
        if self.key:
            status = context.status(self.key)
            if status == FAIL or (worst and status != PASS):
                return []
        places = context.unearned.get(self.rule)
        if places is not None:
            worst = True  # nobody has answered: only what is certain counts
        else:
            places = context.states.get(self.rule)
        if places is None:
            return [] if self.rule in context.absent else [((), self.least if worst else self.most)]
        passing = [place for place in places if _passes(place, worst)]
        if self.per == "case":
            if not passing or any_fails(places, worst):
                return []
            return [(tuple(filter(_open, places)), max(self._amount(place, worst, context.unit) for place in passing))]
        endless = self.cap if not worst else None
        return [
            ((place,), endless if place.high is None and endless else self._amount(place, worst, context.unit))
            for place in passing
        ]

    def _amount(self, place: PlaceState, worst: bool, unit: int) -> Points:
        if self.least != self.most and place.points is not None:
            return min(max(plain(place.points * unit), self.least), self.most)
        return self.least if worst else self.most


def _open(place: PlaceState) -> bool:
    return place.mask & DECIDED not in (MAY_PASS, MAY_FAIL, MAY_NOT_APPLY)


def _passes(place: PlaceState, worst: bool) -> bool:
    return place.mask & DECIDED == MAY_PASS if worst else bool(place.mask & MAY_PASS)


def granted(bonus: Bonus, context: Context, worst: bool) -> Iterator[tuple[Bonus, list[Share], Points, str]]:
    """Yield each part of *bonus* that asks for something: (part, its shares, what it gets, what limits it)."""
    left = bonus.ask(context, worst)
    asked = [part.ask(context, worst) for part in bonus.parts()]
    for index, (part, ask) in enumerate(zip(bonus.parts(), asked, strict=True)):
        if ask and bonus.best and index != asked.index(max(asked)):
            yield part, part.shares(context, worst), 0, "covered"
        elif ask:
            got = min(ask, left)
            left -= got
            yield part, part.shares(context, worst), got, "cap"


def read_bonuses(data: Mapping[str, Any], parser: "Parser", builder: "Builder") -> tuple[Bonus, ...]:
    """Return the bonuses; a single one need not be a list."""
    value = data.get("bonus")
    written: Sequence[tuple[Any, Path]] = (
        parser.items(data, "bonus", ()) if isinstance(value, list) else [(value, ("bonus",))]
    )
    found = tuple(_read(parser.record(raw, path), path, parser, builder) for raw, path in written if raw is not None)
    for order, part in enumerate(part for bonus in found for part in bonus.parts()):
        part.order = order
    return found


def _read(record: dict[str, Any], path: "Path", parser: "Parser", builder: "Builder") -> Bonus:
    kinds = [kind for kind in _KEYS if record.get(kind) is not None]
    kind = kinds[0] if kinds else "rule"
    if len(kinds) > 1:
        parser.wrong("G440", path)
    else:
        parser.only(record, _KEYS[kind], path, "bonus")
    if kind == "rule":
        found = _single(record, path, parser, builder)
    else:
        found = Bonus()
        found.best = kind == "best_of"
        found.cap = parser.optional(record, "cap", path)
        members = []
        for raw, where in parser.items(record, kind, path):
            member = parser.record(raw, where)
            parser.only(member, _SINGLE, where, kind)
            members.append(_single(member, where, parser, builder))
        found.members = tuple(members)
        if not members:
            parser.wrong("G404", path, key=kind)
    exceed = record.get("may_exceed_total")
    if exceed not in (None, True, False, "true", "false"):
        parser.wrong("G400", (*path, "may_exceed_total"), expected="true, false", value=exceed)
    found.may_exceed = exceed in (True, "true")
    return found


def _single(record: dict[str, Any], path: "Path", parser: "Parser", builder: "Builder") -> Bonus:
    found = Bonus(parser.rule(record, path))
    found.cap = parser.optional(record, "cap", path)
    low, high, step = read_range(parser, record, "points", path)
    found.least, found.most = low, high
    found.per = parser.word(record, "per", path, ("case", "place"), "case")
    if found.per == "place":
        builder.placed.add(found.rule)
        if found.cap is None:
            parser.wrong("G441", path, rule=found.rule)
    elif found.cap is not None and found.cap < high:
        parser.wrong("G442", (*path, "cap"), cap=found.cap, points=high)
    if step is not None or low != high:
        builder.judge(found.rule, Range(low, high, step, earns=True))
    found.key = builder.condition(record.get("applies"), (*path, "applies"), f"bonus {found.rule}.applies")
    return found


def parts_of(bonuses: Sequence[Bonus]) -> list[Bonus]:
    """Return all bonuses that stand for a rule."""
    return [part for bonus in bonuses for part in bonus.parts()]
