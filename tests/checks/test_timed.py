"""timed: times as they were written on a paper."""

from datetime import date, time
from typing import Any

import pytest
from tests.checks.helpers import file_of, word

from casefile_rules.checks.timed import written

CHECK = {"check": "timed", "from": "started_at", "to": "ended_at"}


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("2024-03-14 10:00", (date(2024, 3, 14), time(10, 0))),
        ("2024年3月14日10时30分", (date(2024, 3, 14), time(10, 30))),
        ("10：05", (None, time(10, 5))),
        ("下午3点", (None, time(15, 0))),
        ("下午12时10分", (None, time(12, 10))),
        ("2024-03-14", (date(2024, 3, 14), None)),
        ("25:00", (None, None)),
        ("上午", (None, None)),
    ],
)
def test_a_written_time_is_read(said: str, expected: Any) -> None:
    assert written(said) == expected


@pytest.mark.parametrize(
    ("begun", "over", "expected"),
    [
        ("10:00", "10:00", "pass"),
        ("10:00", "09:59", "fail"),
        ("2024-03-14 22:00", "2024-03-15 01:00", "pass"),
        ("2024-03-14 10:00", "09:00", "fail"),
        ("2024-03-15", "2024-03-14", "fail"),
        ("2024-03-14", "2024-03-14", "pass"),
        ("10:00", "上午", "undetermined"),
        ("10:00", None, "not_applicable"),
    ],
)
def test_an_act_does_not_end_before_it_began(begun: str, over: str | None, expected: str) -> None:
    root = file_of({"type": "笔录", "started_at": begun, "ended_at": over})
    assert word(CHECK, root, root["documents"][0], each="documents") == expected


def test_an_unrecorded_time_is_open() -> None:
    root = file_of({"type": "笔录", "started_at": "10:00"})
    assert word(CHECK, root, root["documents"][0], each="documents") == "undetermined"
