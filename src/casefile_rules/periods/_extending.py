"""Extensions (延长) and the frame of a period: everything that moves its last day, as an earlier and a later bound."""

from collections.abc import Callable, Iterable
from typing import Final, NamedTuple

from casefile_rules.calendars import Calendar
from casefile_rules.calendars.spans import NEVER, Spans
from casefile_rules.periods._counting import Moment, Period, bounds, checked, counted, rolled
from casefile_rules.status import FAIL, NOT_APPLICABLE, PASS, UNDETERMINED

ENDLESS: Final = NEVER
"""As many units as an extension may have of which nobody knows how long it is, and which no rule bounds."""


class Extension(NamedTuple):
    """More units of the period's own unit (延长), if the condition with this *status* holds.

    Attributes:
        amount: how many units were granted; ``None`` where nobody knows, or where only the day was granted.
        status: the status of the condition on which it counts.
        until: the day to which the period was extended; ``None`` where nobody knows, or where only units were granted.
            Where both are recorded and disagree, either may be meant.
        most: how many units all extensions of the same ``group`` may add together; ``None``: no bound.
        asked: whether it counts only if it was approved in time: by the last day of the period as it stood.
        approved: the day of the approval; without it an extension that must be approved in time is open.
        group: extensions of one group share ``most``.
    """

    amount: int | None
    status: int = PASS
    until: Moment = None
    most: int | None = None
    asked: bool = False
    approved: Moment = None
    group: int = 0


class Reach(NamedTuple):
    """How far a period goes: ``amount`` units from its start, or ``more`` units from the ``floor`` if that is later."""

    amount: int
    floor: int = 0
    more: int = 0

    def longer(self, units: int) -> "Reach":
        """Return this and *units* more."""
        return Reach(self.amount + units, self.floor, self.more + units if self.floor else 0)


class Frame:
    """A period with what is known of everything that moves its last day: each as an earlier and a later bound."""

    __slots__ = ("begun", "calendar", "least", "maybe", "most", "period", "sure")

    def __init__(
        self, period: Period, start: tuple[int, int], spans: tuple[Spans, Spans], calendar: Calendar,
        extensions: Iterable[Extension] = (),
    ) -> None:  # fmt: skip
        checked(period.amount, period.unit)
        self.period = period
        self.begun = start
        self.calendar = calendar
        self.sure, self.maybe = spans
        self.least = self.most = Reach(period.amount)
        self._extend(extensions)

    def limits(self) -> tuple[int, int]:
        """Return the earliest and the latest last day: whatever is open can only move it one way."""
        return self._low(self.least), self._high(self.most)

    def causes(self, *, dated: bool) -> tuple[str, ...]:
        """Return what keeps the limits apart: each cause that moves the last day from one end or the other."""
        ends = (
            (self.begun[0], self.least, self.sure, True),
            (self.begun[1], self.most, self.maybe, False),
        )
        found = []
        for begun, reach, excluded, sooner in ends:
            here = self._at(begun, reach, excluded, sooner=sooner)
            if here != self._at(begun, reach, excluded, sooner=not sooner):
                found.append("calendar")
            if here != self._at(begun, reach, self.maybe if sooner else self.sure, sooner=sooner):
                found.append("exclusion")
            if here != self._at(begun, self.most if sooner else self.least, excluded, sooner=sooner):
                found.append("extension")
        if self.period.after is not None and self.begun[0] < self.begun[1] and self.period.unit != "hour":
            found.append("calendar")  # the days start on are whole, so only a calendar keeps the first period open
        return (*(cause for cause in ("calendar", "exclusion", "extension") if cause in found), *(["hour"] * dated))

    def _extend(self, extensions: Iterable[Extension]) -> None:
        """Add the *extensions* in the order of their approval, each to the period as it stands when it is added."""
        caps: dict[int, tuple[Reach, Reach]] = {}
        for one in sorted(extensions, key=self._approved):
            checked(one.amount or 0, self.period.unit)
            status = min(one.status, self._in_time(one)) if one.asked else one.status
            if status in (FAIL, NOT_APPLICABLE):
                continue
            if one.most is not None:
                caps.setdefault(one.group, (self.least.longer(one.most), self.most.longer(one.most)))
            cap = caps.get(one.group)
            if status == PASS:
                self.least = self._added(self.least, one, cap and cap[0], self._low, min)
            self.most = self._added(self.most, one, cap and cap[1], self._high, max)

    def _approved(self, one: Extension) -> int:
        """Return when *one* was approved; at once where nobody knows, so that those after it may rest on it."""
        known = bounds(one.approved, hours=self.period.unit == "hour") if one.asked else None
        return 0 if known is None else known[0]

    def _in_time(self, one: Extension) -> int:
        """Return whether *one* was approved before the period was over."""
        approved = bounds(one.approved, hours=self.period.unit == "hour")
        if approved is None:
            return UNDETERMINED
        low, high = self.limits()
        return PASS if approved[1] <= low else FAIL if approved[0] > high else UNDETERMINED

    def _added(
        self, reach: Reach, one: Extension, cap: Reach | None, limit: Callable[[Reach], int],
        choose: Callable[[int, int], int],
    ) -> Reach:  # fmt: skip
        """Return *reach* with *one* added, not beyond *cap*; of two lengths that disagree the one to *choose*."""
        units = None if one.amount is None else reach.longer(one.amount)
        until = bounds(one.until, hours=self.period.unit == "hour")
        day = None if until is None else reach._replace(floor=max(choose(*until), 1), more=0)
        if units is None and day is None:
            if choose is min:
                return reach
            found = reach.longer(ENDLESS)
        elif units is None or day is None:
            found = units or day or reach
        else:
            found = units if choose(limit(units), limit(day)) == limit(units) else day
        if limit(found) < limit(reach):
            return reach
        return found if cap is None or limit(found) <= limit(cap) else cap

    def _low(self, reach: Reach) -> int:
        return self._at(self.begun[0], reach, self.sure, sooner=True)

    def _high(self, reach: Reach) -> int:
        return self._at(self.begun[1], reach, self.maybe, sooner=False)

    def _at(self, begun: int, reach: Reach, excluded: Spans, *, sooner: bool) -> int:
        period, calendar = self.period, self.calendar
        last = counted(period, begun, reach.amount, excluded, calendar, sooner=sooner)
        if reach.floor:
            plain = period._replace(count_start=False)
            last = max(last, counted(plain, reach.floor, reach.more, excluded, calendar, sooner=sooner))
        return rolled(period, last, calendar, sooner=sooner)


def begins(period: Period, start: Moment, calendar: Calendar) -> tuple[int, int] | None:
    """Return the earliest and the latest number from which *period* is counted; None where *start* is not known."""
    begun = bounds(start, hours=period.unit == "hour")
    if begun is None or period.after is None:
        return begun
    if "hour" in (period.unit, period.after.unit):
        message = "periods that follow each other are counted by days"
        raise ValueError(message)
    return Frame(period.after, begins(period.after, start, calendar) or begun, ((), ()), calendar).limits()
