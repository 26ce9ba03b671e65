"""The bar (合格线) that decides the exit status of ``check``: a grade of the rubric, or a number of points."""

from fractions import Fraction

from casefile_rules.assessment import Assessment
from casefile_rules.problems import ProblemsError, nearest, problem
from casefile_rules.scoring import Rubric


class Bar:
    """What a file has to reach.

    Attributes:
        border: the least points, or None where any will do.
        inclusive: whether the border itself is enough.
        worst: the position of the worst grade that still reaches it (0 is the best); None where there are no grades.
        name: what it is called: a grade, or the number as given.
    """

    __slots__ = ("border", "inclusive", "name", "worst")

    def __init__(self, border: Fraction | None, inclusive: bool, worst: int | None, name: str) -> None:
        self.border = border
        self.inclusive = inclusive
        self.worst = worst
        self.name = name


def bar_of(rubric: Rubric | None, wanted: str | None) -> Bar:
    """Return the bar that *wanted* names; without it the grade above the lowest one.

    Raises:
        ProblemsError: U602 for what is neither a grade of the rubric nor a number, U618 for one that no file can have.
    """
    from casefile_rules.reading import scalars

    grades = () if rubric is None else rubric.grades
    last = len(grades) - 1 if grades else None
    if wanted is None:
        above = [index for index, grade in enumerate(grades) if grade.border is not None]
        wanted = grades[above[-1]].name if above else None
    if wanted is None:
        return Bar(None, True, last, "")
    for index, grade in enumerate(grades):
        if wanted == grade.name:
            return Bar(grade.border, grade.inclusive, index, wanted)
    try:
        border = Fraction(scalars.decimal(wanted))
    except ValueError:
        names = [grade.name for grade in grades]
        known = nearest(wanted, names) or " / ".join(names)
        raise ProblemsError([problem("U602", "--fail-under", name=wanted, known=known)]) from None
    most = Fraction(0) if rubric is None else _most(rubric)
    if not 0 <= border <= most:
        from casefile_rules.scoring.rounding import show

        raise ProblemsError([problem("U618", "--fail-under", value=wanted, most=show(most, 4))])
    earned = (index for index, grade in enumerate(grades) if grade.border is not None and grade.border <= border)
    return Bar(border, True, next(earned, last), wanted)


def reaches(result: Assessment, bar: Bar, *, strict: bool) -> bool:
    """Return whether *result* reaches *bar*: the low end of its self-check (or score), and no worse grade possible.

    A ground of failure can hold the grade down whatever the points are. A file outside the scope of the ruleset, or
    not reviewed at all, has nothing to reach.
    """
    if not result.counted:
        return True
    score = result.score if strict else result.self_check
    if bar.border is not None and (score.low < bar.border or (score.low == bar.border and not bar.inclusive)):
        return False
    rubric = result.basis.engine.rubric
    if rubric is None or bar.worst is None:
        return result.verdict != "vetoed"
    names = [grade.name for grade in rubric.grades]
    return all(names.index(grade) <= bar.worst for grade in score.grades)


def _most(rubric: Rubric) -> Fraction:
    """Return the most points a file can have: bonuses may stand on top of the total."""
    more = sum(bonus.greatest for bonus in rubric.plan.bonuses if bonus.may_exceed)
    return rubric.total + rubric.fraction(more)
