"""Unknown is not a value one can reason with by accident; lists may have members nobody has seen."""

import copy
import pickle

import pytest

from casefile_rules.values import UNKNOWN, Records, Unknown


def test_unknown_is_neither_true_nor_false() -> None:
    with pytest.raises(TypeError):
        bool(UNKNOWN)
    with pytest.raises(TypeError):
        assert not UNKNOWN


def test_there_is_one_unknown() -> None:
    assert copy.deepcopy(UNKNOWN) is UNKNOWN
    assert pickle.loads(pickle.dumps(UNKNOWN)) is UNKNOWN  # noqa: S301 - our own bytes
    assert repr(UNKNOWN) == "UNKNOWN"
    assert isinstance(UNKNOWN, Unknown)


def test_records_are_a_list_that_knows_what_nobody_saw() -> None:
    records = Records([{"no": "1"}], ({"volume": "sub"},))
    assert records == [{"no": "1"}]
    assert records.unseen == ({"volume": "sub"},)
    assert Records().unseen == ()
