"""Printing exact points: rounded columns still add up, and no printed score crosses the border of a grade."""

from collections.abc import Iterable, Sequence
from fractions import Fraction


def show(value: Fraction, digits: int = 2) -> str:
    """Return *value* rounded half away from zero to *digits* decimals, without trailing zeros: 3.09, 100."""
    unit = 10**digits
    scaled = abs(value) * unit
    whole = scaled.numerator // scaled.denominator
    if scaled - whole >= Fraction(1, 2):
        whole += 1
    return _text(-whole if value < 0 else whole, digits)


def show_score(value: Fraction, borders: Iterable[Fraction] = (), digits: int = 2) -> str:
    """Return *value* with as many decimals as it takes not to reach a border it does not reach: 89.996 is not 90."""
    known = tuple(borders)
    for more in range(digits, digits + 12):
        shown = show(value, more)
        exact = Fraction(shown)
        if all((exact < border, exact > border) == (value < border, value > border) for border in known):
            return shown
    return str(value)


def apportion(values: Sequence[Fraction], digits: int = 2) -> list[str]:
    """Return *values* rounded by largest remainder, so that they add up to their rounded sum.

    Of equal remainders the first is rounded up. Works for negative values too (a bonus).
    """
    unit = 10**digits
    scaled = [value * unit for value in values]
    whole = [each.numerator // each.denominator for each in scaled]
    total = sum(scaled, Fraction(0))
    missing = round_half_up(total) - sum(whole)
    order = sorted(range(len(whole)), key=lambda index: (whole[index] - scaled[index], index))
    for index in order[:missing]:
        whole[index] += 1
    return [_text(each, digits) for each in whole]


def round_half_up(value: Fraction) -> int:
    """Return *value* as the nearest whole number, halves upwards."""
    return (2 * value.numerator + value.denominator) // (2 * value.denominator)


def _text(units: int, digits: int) -> str:
    """Return *units* of the last decimal as text."""
    sign = "-" if units < 0 else ""
    whole, part = divmod(abs(units), 10**digits)
    decimals = f"{part:0{digits}d}".rstrip("0") if digits else ""
    return f"{sign}{whole}.{decimals}" if decimals else f"{sign}{whole}"
