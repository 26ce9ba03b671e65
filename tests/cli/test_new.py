"""Files to start from."""

from pathlib import Path

import pytest
import yaml

from casefile_rules.cli._templates import ONLY, PARTS, manifest
from casefile_rules.shape import Field, load_shape


def test_every_part_of_the_skeleton_is_in_the_contract() -> None:
    shape = load_shape("casefile")
    parts = [*PARTS, *ONLY.values()]

    for key, inner in parts:
        field: Field = shape.fields[key]
        below = field.item.fields if field.item is not None else field.fields
        assert set(inner or ()) <= set(below), key


@pytest.mark.parametrize("keys", ["zh", "en"])
@pytest.mark.parametrize("category", ["penalty", "licence"])
def test_with_its_remarks_taken_away_the_skeleton_is_still_yaml_with_known_keys(category: str, keys: str) -> None:
    """A clerk takes the # away: what is left parses, and every key is one of the contract."""
    text = manifest(category, keys).split("\n", 2)[2]
    bare = "\n".join(
        line.removeprefix("# ").partition("   #")[0] for line in text.splitlines() if not line.strip().startswith("# -")
    )
    found = yaml.load(bare, yaml.BaseLoader)  # noqa: S506 - it makes only text, lists and mappings
    shape = load_shape("casefile")

    assert set(found) <= {*shape.fields, *shape.labels}


def test_a_ruleset_is_not_written_into_a_place_that_exists(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from casefile_rules.cli import main

    assert main(["new", "ruleset", str(tmp_path)]) == 2
    assert "U605" in capsys.readouterr().err
    assert main(["new", "ruleset", str(tmp_path / "a b")]) == 2
    assert "U611" in capsys.readouterr().err
    assert main(["new", "case", "-o", str(tmp_path / "none" / "a.yaml")]) == 2
    assert "U606" in capsys.readouterr().err
