"""Amounts worked out from how many faults there are (按数扣分): so much for each, or by bands of the number."""

from collections.abc import Mapping
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Final

from casefile_rules.scoring.faults import Points

if TYPE_CHECKING:
    from casefile_rules.scoring.parser import Parser, Path

_EACH: Final = ("each", "every", "rest", "most")
_BAND: Final = ("up_to", "points")


class Scale:
    """Points by a number: ``each`` for every ``every`` of them, at most ``most``; or those of its band.

    ``begun``: what is left over costs as much as a full number. ``bands`` are the points of the bands, of which all
    but the last end with a number of ``borders``. More faults never cost less, so that the least and the greatest
    number give the bounds.
    """

    __slots__ = ("bands", "begun", "borders", "each", "every", "most")

    def __init__(self) -> None:
        self.each: Points = 0
        self.every = 1
        self.begun = True
        self.most: Points | None = None
        self.bands: tuple[Points, ...] = ()
        self.borders: tuple[int, ...] = ()

    def points(self, count: int | None, room: Points | None) -> Points:
        """Return what *count* faults cost; None is a number without a limit, *room* all there is to lose."""
        if count == 0:
            return 0
        if not self.bands:
            if count is None:
                return self.most if self.most is not None else self.each if room is None else max(room, self.each)
            found = self.each * (-(-count // self.every) if self.begun else count // self.every)
            return found if self.most is None else min(found, self.most)
        if count is None:
            return self.bands[-1]
        for border, points in zip(self.borders, self.bands, strict=False):
            if count <= border:
                return points
        return self.bands[-1]

    @property
    def greatest(self) -> Points:
        """The most it comes to; without a limit, what one fault costs."""
        return self.bands[-1] if self.bands else self.each if self.most is None else self.most

    def amounts(self) -> list[Points]:
        """Return all points in it."""
        return [self.each, *self.bands, *([] if self.most is None else [self.most])]

    def weigh(self, unit: int) -> None:
        """Turn all points into whole numbers of *unit*."""
        self.each = int(self.each * unit)
        self.most = None if self.most is None else int(self.most * unit)
        self.bands = tuple(int(points * unit) for points in self.bands)


def read_scale(parser: "Parser", value: Mapping[str, Any], where: "Path", factor: Fraction, *, limited: bool) -> Scale:
    """Return the scale *value*, its points times *factor*. *limited*: the line or its node limits it."""
    scale = Scale()
    if value.get("bands") is not None:
        _bands(scale, parser, value, where, factor)
        return scale
    parser.only(value, _EACH, where, "each")
    if value.get("each") is None:
        parser.wrong("G404", where, key="each")
    scale.each = (parser.optional(value, "each", where) or Fraction(0)) * factor
    every, most = parser.optional(value, "every", where), parser.optional(value, "most", where)
    if every is not None:
        scale.every = _whole(parser, every, (*where, "every"))
    rest = parser.word(value, "rest", where, ("counts", "free"))
    scale.begun = rest != "free"
    if scale.every > 1 and not rest:
        parser.wrong("G450", where, every=scale.every)
    if most is not None:
        scale.most = most * factor
        if scale.most < scale.each:
            parser.wrong("G442", (*where, "most"), cap=most, points=scale.each / factor)
    elif not limited:
        parser.wrong("G444", where)
    return scale


def _bands(scale: Scale, parser: "Parser", value: Mapping[str, Any], where: "Path", factor: Fraction) -> None:
    parser.only(value, ("bands",), where, "bands")
    points: list[Fraction] = []
    borders: list[int] = []
    written = parser.items(value, "bands", where)
    for index, (raw, at) in enumerate(written):
        band = parser.record(raw, at)
        parser.only(band, _BAND, at, "band")
        if band.get("points") is None:
            parser.wrong("G404", at, key="points")
        points.append(parser.optional(band, "points", at) or Fraction(0))
        if index and points[-1] < points[-2]:
            parser.wrong("G447", (*at, "points"), points=points[-1], before=points[-2])
        end = parser.optional(band, "up_to", at)
        if (end is None) != (index == len(written) - 1):
            parser.wrong("G445", at)
        elif end is not None:
            borders.append(_whole(parser, end, (*at, "up_to")))
            if borders[:-1] and borders[-1] <= borders[-2]:
                parser.wrong("G446", (*at, "up_to"), border=borders[-1], before=borders[-2])
    if not written:
        parser.wrong("G404", where, key="bands")
    scale.bands = tuple(each * factor for each in points) or (Fraction(0),)
    scale.borders = tuple(borders)


def _whole(parser: "Parser", value: Fraction, where: "Path") -> int:
    """Return *value* as a number of faults, 1 or more."""
    if value.denominator == 1 and value >= 1:
        return value.numerator
    parser.wrong("G443", where, value=value)
    return 1
