"""Subjects: what a ruleset can be about; the engine knows only their names, shapes and views."""

import pytest
from tests import officers

from casefile_rules.subjects import Subject, names, register, subject


def test_the_case_file_is_one_of_several() -> None:
    assert names() == sorted(names())
    assert {"casefile", "officer"} <= set(names())
    assert subject("casefile").name == "casefile"
    assert subject("casefile") is subject("casefile")
    assert subject("officer") is officers.SUBJECT


def test_a_subject_nobody_registered() -> None:
    with pytest.raises(KeyError):
        subject("nothing")


def test_a_name_is_given_once() -> None:
    for name in ("officer", "casefile"):
        with pytest.raises(ValueError, match=name):
            register(Subject(name, lambda _vocabulary: officers.SHAPE, officers.view))
    register(officers.SUBJECT)
    assert subject("officer") is officers.SUBJECT


def test_a_subject_needs_neither_vocabulary_nor_numbers() -> None:
    plain = Subject("plain", lambda _vocabulary: officers.SHAPE, officers.view)
    assert plain.read_vocabulary(None, []) is None
    assert plain.identities({}) == ()
    assert plain.element_names == {}
