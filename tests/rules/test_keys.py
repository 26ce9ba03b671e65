"""Every key of a manifest is read by a bundled rule, or stands in a list with the reason why none reads it."""

import copy
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from tests.rules.files import ROOT, engine

from casefile_rules.casefile._shape import read_shape
from casefile_rules.casefile.reader import case_file_from
from casefile_rules.engine.readers import contract_keys, keys_read
from casefile_rules.examples import _answered, _examples, _manifest
from casefile_rules.reading.source import read_source
from casefile_rules.ruleset.load import read_ruleset
from casefile_rules.shape import Field
from casefile_rules.subjects import subject

KINDS = {"identifies", "people", "later"}


@lru_cache(maxsize=1)
def groups() -> list[dict[str, Any]]:
    return list(read_source(ROOT / "rules" / "bohu" / "unread-keys.yaml").data["groups"])


def listed() -> list[str]:
    return [key for group in groups() for key in group["keys"]]


@lru_cache(maxsize=1)
def keys() -> dict[str, Field]:
    return contract_keys(read_shape())


@lru_cache(maxsize=1)
def read() -> frozenset[str]:
    """Return what the county ruleset reads, which holds the national one: rules, facts, windows, admission, points."""
    ruleset = read_ruleset("bohu")[0]
    assert ruleset is not None
    rubric = engine().rubric
    conditions = [] if rubric is None else [one.raw for one in rubric.conditions.values()]
    conditions += [record["when"] for record, _ in ruleset.eligibility]
    conditions += [raw for raw, _ in ruleset.scopes]
    return frozenset(keys_read(ruleset, conditions))


def test_every_group_has_a_kind_and_a_reason() -> None:
    assert {group["kind"] for group in groups()} <= KINDS
    assert all(len(group["why"]["zh"]) > 5 and len(group["why"]["en"]) > 20 for group in groups())


def test_a_key_is_listed_once_and_is_a_key() -> None:
    assert len(listed()) == len(set(listed()))
    assert [key for key in listed() if key not in keys()] == []


def test_every_key_has_a_reader_or_a_reason() -> None:
    assert sorted(keys().keys() - read() - set(listed())) == []


def test_what_has_a_reader_is_not_listed() -> None:
    assert sorted(read() & set(listed())) == []


def test_paths_of_places_and_of_lists_are_told_apart() -> None:
    """The name of a party is read, that of an interested party's representative's number is not."""
    assert "party.name" in read()
    assert "volumes.documents.ink" in read()
    assert "volumes.documents.leaves.front_cannot_be_marked" in read()
    assert "interested_parties.phone" not in read()
    assert "decision.nothing" not in read()


def test_what_is_looked_at_together_fills_a_key_that_is_read() -> None:
    words: dict[str, set[str]] = {}
    for path, field in keys().items():
        if field.observed:
            words.setdefault(field.observed, set()).add(path)
    assert len(words) > 8
    assert {word for word, paths in words.items() if not paths & read()} == set()


# a yes or a no that is read moves something: the examples of the rules, each with one flag turned round


def flags_in(data: Any, path: str = "") -> Iterator[tuple[str, dict[str, Any], str]]:
    """Yield (path, record, key) of every key of a manifest that holds a yes or a no."""
    if isinstance(data, list):
        for member in data:
            yield from flags_in(member, path)
    elif isinstance(data, dict):
        for key, value in data.items():
            here = f"{path}.{key}" if path else key
            if value in ("true", "false"):
                yield here, data, key
            else:
                yield from flags_in(value, here)


def moved(entry: Any, example: dict[str, Any], record: dict[str, Any], key: str, manifest: dict[str, Any]) -> bool:
    """Return whether the rule of an example says something else with the flag turned round."""
    said = []
    written = record[key]
    for value in ("true", "false"):
        record[key] = value
        run = engine().run(engine().prepare(case_file_from(copy.deepcopy(manifest), "example")))
        run.answers = _answered(engine().rules[entry.id], run, example.get("answer"))
        said.append([(place.key, place.mask) for place in engine().rules[entry.id].places(run) or ()])
    record[key] = written
    return said[0] != said[1]


def test_yes_and_no_do_not_come_to_the_same() -> None:
    waiting = {key for key, field in keys().items() if field.kind == "boolean" and key in read()} - NOT_BY_A_RULE
    for entry, _, example in _examples(engine(), ()):
        manifest, _ = _manifest(subject("casefile"), example)
        manifest.setdefault("format", "casefile/1")
        for path, record, key in list(flags_in(manifest)):
            if path in waiting and moved(entry, example, record, key, manifest):
                waiting.discard(path)
    assert sorted(waiting) == []


NOT_BY_A_RULE = {"volumes.complete"}
"""What the reader takes by itself: whether what is not listed is missing."""
