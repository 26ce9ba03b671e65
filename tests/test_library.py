"""The library by itself: what a wrong argument is told, and which names it has."""

from pathlib import Path

import pytest

import casefile_rules
from casefile_rules import Engine, parse_case_file


@pytest.mark.parametrize(
    ("content", "words"), [(Path("case.yaml"), "read_case_file"), (5, "text or bytes, not int"), (None, "NoneType")]
)
def test_a_manifest_is_parsed_from_text_or_bytes(content: object, words: str) -> None:
    with pytest.raises(TypeError, match=words):
        parse_case_file(content)  # type: ignore[arg-type]  # a wrong type is what is tested


@pytest.mark.parametrize("case", ["case.yaml", Path("case.yaml"), None, {"category": "penalty"}])
def test_what_is_assessed_is_a_case_file(case: object) -> None:
    engine = Engine.load()
    for use in (engine.assess, engine.prepare, engine.evaluate):
        with pytest.raises(TypeError, match="read_case_file"):
            use(case)


def test_the_package_shows_its_own_names_only() -> None:
    names = [name for name in dir(casefile_rules) if not name.startswith("__")]

    assert sorted([*names, "__version__"]) == sorted(casefile_rules.__all__)
    assert not {"Any", "Final", "TYPE_CHECKING"} & set(vars(casefile_rules))
