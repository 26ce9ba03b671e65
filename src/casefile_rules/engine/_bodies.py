"""One body of a rule: where it looks, whom it binds, what it demands. Evaluating it gives its places."""

from collections.abc import Callable
from threading import RLock
from typing import Any, Final, NamedTuple

from casefile_rules.conditions import Compiled, Getter, Run, Trace, equal, same_day
from casefile_rules.status import (
    BROKE,
    ERROR,
    FAIL,
    MAY_FAIL,
    MAY_NOT_APPLY,
    MAY_PASS,
    NOT_APPLICABLE,
    PASS,
    UNDETERMINED,
    possible,
)  # fmt: skip
from casefile_rules.values import UNKNOWN, Record, Records

MAKING: Final = RLock()
"""Held by whoever makes late what all evaluations share: several threads may need it at once."""


class Place(NamedTuple):
    """One place (处) a rule looked at, with the statuses still possible there.

    ``unseen`` tells that nobody saw the place: it stands for any number of them. ``low`` and ``high`` count the
    faults if it fails (``high`` None: any number). ``body`` made it and can explain it. ``part`` is the number of the
    case it lies in, of a file that holds several; 0: the file.
    """

    key: str
    record: Record
    mask: int
    body: "Body"
    unseen: bool = False
    low: int = 1
    high: int | None = 1
    part: int = 0


class Body:
    """A rule in one edition and variant, compiled.

    Attributes:
        collection: getter of the list that ``each`` names, or None for a rule about the whole file.
        name: the path of that list, from which places without a key of their own are called.
        where, pick, by: what ``each`` selects from the list.
        applies, require: the compiled conditions (``applies`` None: always).
        data: the rule as written in this variant; overrides: the changes that led to it.
        counted: whether the number of faults at a place matters to anybody; where not, one stands for all.
    """

    __slots__ = (
        "_make", "_require", "applies", "by", "collection", "counted", "data", "judges", "name", "overrides", "pick",
        "where",
    )  # fmt: skip

    def __init__(self, data: Record, require: "Compiled | Callable[[], Compiled]", *, judges: bool = False) -> None:
        self.data = data
        self._require = require if isinstance(require, Compiled) else None
        self._make = None if isinstance(require, Compiled) else require
        self.applies: Compiled | None = None
        self.collection: Getter | None = None
        self.name = ""
        self.where: Compiled | None = None
        self.pick = ""
        self.by: Getter | None = None
        self.overrides: tuple[Record, ...] = ()
        self.judges = require.judges if isinstance(require, Compiled) else judges
        self.counted = True

    @property
    def require(self) -> Compiled:
        """The compiled demand. Of a packed rule, found sound before, it is made when the rule first binds a file."""
        if self._require is None:
            assert self._make is not None
            with MAKING:
                if self._require is None:
                    self._require = self._make()
        return self._require

    def places(self, run: Run) -> list[Place]:
        """Return the places of this body in the file of *run*, in the order of the file."""
        if self.collection is None:
            return [self._place(run, "", run.root)]
        members = self.collection(run, run.root, run.root)
        if members is UNKNOWN:
            # the list itself is not recorded: there may be any number of places
            found = self._place(run, f"{self.name}/?", {}, unseen=True)
            return [] if found.mask == MAY_NOT_APPLY else [found]
        if members is None:
            return []
        if self.where is not None or self.pick:
            return self._selected(run, members)
        return self._all(run, members)

    def telling(self, run: Run) -> list[Place]:
        """Return :meth:`places` without those where the rule surely does not apply; most rules bind few of many."""
        if self.collection is None or self.where is not None or self.pick or self.applies is None or self.judges:
            return [place for place in self.places(run) if place.mask != MAY_NOT_APPLY]
        members = self.collection(run, run.root, run.root)
        if not isinstance(members, list):
            return self.places(run)
        binds = self.applies.status
        places = []
        for index, member in enumerate(members):
            try:
                bound = binds(run, member, member)
            except Exception:  # noqa: BLE001 - what breaks is told by `mask`
                bound = ERROR
            if bound not in (FAIL, NOT_APPLICABLE):
                place = self._place(run, self.key_of(member, index), member)
                if place.mask != MAY_NOT_APPLY:
                    places.append(place)
        return places + self._unseen(run, members)

    def _all(self, run: Run, members: list[Record]) -> list[Place]:
        places = [self._place(run, self.key_of(member, index), member) for index, member in enumerate(members)]
        return places + self._unseen(run, members)

    def _unseen(self, run: Run, members: list[Record]) -> list[Place]:
        if not isinstance(members, Records) or not members.unseen:
            return []
        places = [
            self._place(run, self.key_of(member, index, unseen=True), member, unseen=True)
            for index, member in enumerate(members.unseen)
        ]
        return [place for place in places if place.mask != MAY_NOT_APPLY]

    def _selected(self, run: Run, members: list[Record]) -> list[Place]:
        """Places under ``each: {in, where, pick, by}``; who may or may not be selected may also not apply."""
        candidates = [(member, index, False) for index, member in enumerate(members)]
        if isinstance(members, Records):
            candidates += [(member, index, True) for index, member in enumerate(members.unseen)]
        chosen: list[tuple[Record, int, bool, bool]] = []
        for member, index, unseen in candidates:
            status = PASS if self.where is None else self.where.status(run, member, member)
            if status not in (FAIL, NOT_APPLICABLE):
                chosen.append((member, index, unseen, status == PASS and not unseen))
        if self.pick and chosen:
            sure = all(certain for _, _, _, certain in chosen)
            picked = self._picked(run, chosen) if sure else None
            chosen = [picked] if picked is not None else [(one[0], one[1], one[2], False) for one in chosen]
        places = []
        for member, index, unseen, certain in chosen:
            place = self._place(run, self.key_of(member, index, unseen=unseen), member, unseen=unseen)
            if not certain:
                place = place._replace(mask=place.mask | MAY_NOT_APPLY)
            if place.mask != MAY_NOT_APPLY or not unseen:
                places.append(place)
        return places

    def _picked(self, run: Run, chosen: list[tuple[Record, int, bool, bool]]) -> Any:
        """Return the one member that ``pick`` selects; None where an unknown date leaves it open."""
        if self.pick in ("first", "only", "last") or self.by is None:
            if self.pick == "only" and len(chosen) > 1:
                return None
            return chosen[-1 if self.pick == "last" else 0]
        best, best_at = None, None
        for one in chosen:
            at = self.by(run, one[0], one[0])
            if at is UNKNOWN:
                return None
            if at is None:
                continue
            if best is None or _ahead(at, best_at, self.pick):
                best, best_at = one, at
        return best if best is not None else chosen[0]

    @property
    def counts(self) -> bool:
        """Whether the faults at a place have to be counted."""
        return self.counted and self.require.count is not None

    def key_of(self, member: Record, index: int, *, unseen: bool = False) -> str:
        """Return the key of the place that *member* is, at the position *index* of its list."""
        key = member.get("key")
        if isinstance(key, str):
            return key
        return f"{self.name}/{'?' if unseen else ''}{index + 1}"

    def _place(self, run: Run, key: str, record: Record, *, unseen: bool = False) -> Place:
        mask = self.mask(run, key, record)
        return self.place(run, key, record, mask | MAY_NOT_APPLY if unseen else mask, unseen=unseen)

    def place(self, run: Run, key: str, record: Record, mask: int, *, unseen: bool = False) -> Place:
        """Return the place of which *mask* says what is possible there, with its faults counted."""
        low, high = 1, None if unseen else 1
        if mask & MAY_FAIL and self.counted and self.require.count is not None and not unseen and not mask & BROKE:
            try:
                fewest, most = self.require.count(run, record, record)
                low, high = max(1, fewest), None if most is None else max(1, most)
            except Exception:  # noqa: BLE001 - as where it is evaluated
                mask |= BROKE
        return Place(key, record, mask, self, unseen, low, high)

    def mask(self, run: Run, key: str, record: Record) -> int:
        """Return the statuses possible at one place; a rule that breaks gives BROKE, never an exception."""
        if self.judges:
            run.place = key
        try:
            applies = PASS if self.applies is None else self.applies.status(run, record, record)
        except Exception:  # noqa: BLE001 - whatever a check kind raises is an `error` outcome, shown loudly
            applies = ERROR
        if applies in (FAIL, NOT_APPLICABLE):
            return MAY_NOT_APPLY
        try:
            require = self.require.status(run, record, record)
        except Exception:  # noqa: BLE001 - as above
            require = ERROR
        if applies == PASS and require == PASS:
            return MAY_PASS
        found = possible(applies, require)
        return found | MAY_NOT_APPLY if require == UNDETERMINED and self.require.lapses else found

    def explain(self, run: Run, place: Place) -> tuple[Trace | None, Trace | None]:
        """Return how *place* came to its status: (applies, require); None where there was nothing to evaluate.

        *run* is that of the part in which the place lies.
        """
        run.place = run.own(place.key)
        if self.collection is not None and place.record is run.root:
            return None, self._broken(run)
        applies = self._explained(self.applies, run, place.record)
        if applies is not None and applies.status in (FAIL, NOT_APPLICABLE):
            return applies, None
        return applies, self._explained(self.require, run, place.record)

    def selecting(self, run: Run, record: Record) -> Trace | None:
        """Return what keeps open whether ``each`` selects *record*; None where that is clear, or hangs on others."""
        found = None if record is run.root else self._explained(self.where, run, record)
        if found is not None and found.status != PASS:
            return found
        if self.by is not None and self.by(run, record, record) is UNKNOWN:
            return Trace("pick", self.data["each"]["by"], None, UNKNOWN, UNDETERMINED, note="unrecorded")
        return None

    def _broken(self, run: Run) -> Trace | None:
        """Return how the list of places could not be made."""
        try:
            self.places(run)
        except Exception as error:  # noqa: BLE001 - the explanation of a broken rule is that it broke
            return Trace("error", "", None, f"{type(error).__name__}: {error}", ERROR, note="broke")
        return None

    @staticmethod
    def _explained(condition: Compiled | None, run: Run, record: Record) -> Trace | None:
        if condition is None:
            return None
        try:
            return condition.explain(run, record, record)
        except Exception as error:  # noqa: BLE001 - the explanation of a broken rule is that it broke
            return Trace("error", "", None, f"{type(error).__name__}: {error}", ERROR, note="broke")


def _ahead(value: Any, best: Any, how: str) -> bool:
    left, right = same_day(value, best)
    return not equal(left, right) and bool((left > right) == (how == "latest"))


def merged(parts: list[list[Place] | None]) -> list[Place]:
    """Return the union of what several possible editions or variants say (None: the rule is not selected there).

    A place keeps every status that one of them leaves possible; where one of them does not look at it, or the rule
    may not be selected at all, it may also not apply. So the truth is always among what is left possible.
    """
    keys: dict[str, list[Place]] = {}
    for part in parts:
        for place in part or ():
            keys.setdefault(place.key, []).append(place)
    return [_united(places, always=len(places) == len(parts)) for places in keys.values()]


def _united(places: list[Place], *, always: bool) -> Place:
    """Return one place for what several bodies say of it: whatever one of them leaves possible, as many faults."""
    mask = 0 if always else MAY_NOT_APPLY
    for place in places:
        mask |= place.mask
    failing = [place for place in places if place.mask & MAY_FAIL]
    if not failing:
        return places[0]._replace(mask=mask)
    highs = [place.high for place in failing if place.high is not None]
    high = max(highs) if len(highs) == len(failing) else None
    return failing[0]._replace(mask=mask, low=min(place.low for place in failing), high=high)
