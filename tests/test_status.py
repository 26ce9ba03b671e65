"""The algebra of statuses (三值逻辑): its laws, what stays possible, and the words other standards use for it."""

from collections.abc import Callable
from itertools import product

import pytest

from casefile_rules import status
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
    WORDS,
    all_of,
    any_of,
    negate,
    possible,
    word,
)

EVERY = (FAIL, ERROR, UNDETERMINED, PASS, NOT_APPLICABLE)
DECIDED = (FAIL, PASS, NOT_APPLICABLE)
MASKS = [*range(1, 8), *(BROKE | mask for mask in range(8))]

PAIRS = list(product(EVERY, repeat=2))
TRIPLES = list(product(EVERY, repeat=3))
both = pytest.mark.parametrize("fold", [all_of, any_of])


@both
def test_order_does_not_matter(fold: Callable[..., int]) -> None:
    assert all(fold((one, two)) == fold((two, one)) for one, two in PAIRS)


@both
def test_grouping_does_not_matter(fold: Callable[..., int]) -> None:
    for one, two, three in TRIPLES:
        assert fold((fold((one, two)), three)) == fold((one, fold((two, three)))) == fold((one, two, three))


@both
def test_saying_it_twice_changes_nothing(fold: Callable[..., int]) -> None:
    assert all(fold((one, one)) == one == fold((one,)) for one in EVERY)


@both
def test_what_does_not_apply_is_neutral(fold: Callable[..., int]) -> None:
    assert all(fold((one, NOT_APPLICABLE)) == one for one in EVERY)
    assert fold(()) == NOT_APPLICABLE


@both
def test_each_absorbs_the_other_where_everything_applies(fold: Callable[..., int]) -> None:
    other = any_of if fold is all_of else all_of
    for one, two in product((FAIL, UNDETERMINED, PASS), repeat=2):
        assert fold((one, other((one, two)))) == one


def test_de_morgan() -> None:
    for one, two in PAIRS:
        assert negate(all_of((one, two))) == any_of((negate(one), negate(two)))
        assert negate(any_of((one, two))) == all_of((negate(one), negate(two)))


def test_negation_undoes_itself_and_leaves_what_is_not_known() -> None:
    assert [negate(one) for one in EVERY] == [PASS, ERROR, UNDETERMINED, FAIL, NOT_APPLICABLE]
    assert all(negate(negate(one)) == one for one in EVERY)


def test_the_orders_are_those_of_the_design() -> None:
    assert [all_of(pair) for pair in ((PASS, UNDETERMINED), (UNDETERMINED, ERROR), (ERROR, FAIL))] == [
        UNDETERMINED, ERROR, FAIL,
    ]  # fmt: skip
    assert [any_of(pair) for pair in ((FAIL, UNDETERMINED), (UNDETERMINED, ERROR), (ERROR, PASS))] == [
        UNDETERMINED, ERROR, PASS,
    ]  # fmt: skip


@both
def test_truth_only_helps(fold: Callable[..., int]) -> None:
    """Monotone in truth: a part that goes from fail over undetermined to pass never lowers the whole."""
    rank = {FAIL: 0, UNDETERMINED: 1, PASS: 2}
    for other in rank:
        results = [rank[fold((one, other))] for one in (FAIL, UNDETERMINED, PASS)]
        assert results == sorted(results)


@both
def test_knowledge_only_settles(fold: Callable[..., int]) -> None:
    """Monotone in information: what is decided while a part is undetermined stays, whatever that part turns out to be.

    Only pass and not applicable may still change places: both say that there is no fault.
    """
    for other in EVERY:
        before = fold((UNDETERMINED, other))
        after = {fold((known, other)) for known in DECIDED}
        assert before in (UNDETERMINED, ERROR) or after == {before}
    assert negate(UNDETERMINED) == UNDETERMINED


@pytest.mark.parametrize(("applies", "require"), PAIRS)
def test_what_stays_possible(applies: int, require: int) -> None:
    """Against the definition: every world in which the unknown halves are known, and its outcome."""
    worlds = {FAIL: [FAIL], PASS: [PASS], NOT_APPLICABLE: [NOT_APPLICABLE]}
    open_ = [FAIL, PASS]
    outcomes = 0
    for binds, meets in product(worlds.get(applies, open_), worlds.get(require, open_)):
        if binds != PASS or meets == NOT_APPLICABLE:
            outcomes |= MAY_NOT_APPLY
        else:
            outcomes |= MAY_PASS if meets == PASS else MAY_FAIL
    looked_at = applies not in (FAIL, NOT_APPLICABLE)
    broke = BROKE if looked_at and ERROR in (applies, require) else 0
    assert possible(applies, require) == outcomes | broke


def test_applies_unknown_and_passed_is_never_a_fault() -> None:
    assert possible(UNDETERMINED, PASS) == MAY_PASS | MAY_NOT_APPLY
    assert possible(UNDETERMINED, FAIL) == MAY_NOT_APPLY | MAY_FAIL


@pytest.mark.parametrize("mask", MASKS)
def test_the_word_shown_is_derived_from_what_is_possible(mask: int) -> None:
    shown = word(mask)
    assert shown in WORDS
    assert (shown == "error") == bool(mask & BROKE)
    if shown in ("pass", "fail", "not_applicable"):
        assert status.statuses(mask) == [shown]
    elif shown == "undetermined":
        assert len(status.statuses(mask)) > 1


@pytest.mark.parametrize("table", [status.XCCDF, status.EARL, status.SARIF])
def test_the_mappings_are_total(table: dict[str, str | None]) -> None:
    assert set(table) == {*WORDS, status.NOT_SELECTED}


def test_the_mappings_use_the_words_of_the_standards() -> None:
    xccdf = {"pass", "fail", "error", "unknown", "notapplicable", "notchecked", "notselected", "informational", "fixed"}
    assert set(status.XCCDF.values()) <= xccdf
    assert set(status.EARL.values()) <= {"passed", "failed", "cantTell", "inapplicable", "untested"}
    assert set(status.SARIF.values()) <= {"pass", "fail", "open", "review", "notApplicable", "informational", None}


def test_a_question_for_a_person_has_its_own_word() -> None:
    assert status.xccdf("undetermined", needs_human=True) == "notchecked"
    assert status.sarif("undetermined", needs_human=True) == "review"
    for name in {*WORDS, status.NOT_SELECTED} - {"undetermined"}:
        assert status.xccdf(name, needs_human=True) == status.XCCDF[name]
        assert status.sarif(name, needs_human=True) == status.SARIF[name]


def test_a_plain_truth_value_is_a_status() -> None:
    assert [status.of_flag(value) for value in (True, False, None)] == [PASS, FAIL, UNDETERMINED]
