"""Printed points add up, and no printed score pretends to have reached a grade."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from casefile_rules.scoring.rounding import apportion, round_half_up, show, show_score

POINTS = st.fractions(min_value=-200, max_value=200, max_denominator=1000)


def test_points_are_printed_to_two_decimals_without_trailing_zeros() -> None:
    assert [show(Fraction(value)) for value in ("250/81", "100", "1/2", "-250/81", "1/200", "0")] == [
        "3.09", "100", "0.5", "-3.09", "0.01", "0",
    ]  # fmt: skip


def test_a_score_is_not_printed_as_a_border_it_does_not_reach() -> None:
    borders = [Fraction(90), Fraction(60)]
    assert show_score(Fraction("89.96"), borders, 1) == "89.96"
    assert show_score(Fraction("89.996"), borders) == "89.996"
    assert show_score(Fraction("59.99"), borders) == "59.99"
    assert show_score(Fraction(90), borders) == "90"


@given(st.lists(POINTS, max_size=20))
def test_a_printed_column_adds_up_and_no_line_is_off_by_a_whole_unit(values: list[Fraction]) -> None:
    printed = [Fraction(text) for text in apportion(values)]
    assert sum(printed) * 100 == round_half_up(sum(values, Fraction(0)) * 100)
    assert all(abs(a - b) < Fraction(1, 100) for a, b in zip(values, printed, strict=True))


@given(POINTS)
def test_whatever_is_printed_stands_on_the_same_side_of_the_border(value: Fraction) -> None:
    shown = Fraction(show_score(value, [Fraction(60)]))
    assert (shown < 60) == (value < 60)
