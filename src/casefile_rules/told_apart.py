"""Whether the examples of a ruleset say what they prove: each has a name of its own, and no two prove the same.

Two examples of a rule prove the same where they expect the same and are alike in every key and fact the rule reads.
"""

import os
from collections.abc import Iterator
from typing import Any, Final

from casefile_rules.assessment import Engine
from casefile_rules.engine.readers import BY_READER, contracted
from casefile_rules.engine.reads import Reads, reads_of
from casefile_rules.examples import _prepared
from casefile_rules.problems import Problem, ProblemsError, problem
from casefile_rules.reading.source import read_source
from casefile_rules.ruleset.entries import RuleEntry
from casefile_rules.values import PARTS, Record, Records

_SAME: Final = ("answer", "expect", "place")
_HOW: Final = ("case", "untitled")
"""Keys of the view that say how the rest of their record is to be taken: no rule names them."""
_BACK: Final = "documents.volume"
"""Where the view of a file leads back: a document knows its volume, and that its documents."""


def unnamed_examples(engine: Engine) -> list[Problem]:
    """Return, once a rule, which of its examples do not say what they prove (S440); of its own rules, no parent's."""
    found: list[Problem] = []
    for entry in _own(engine):
        examples = entry.data.get("examples") or []
        numbers = [number for number, one in enumerate(examples, 1) if isinstance(one, dict) and not one.get("name")]
        if numbers:
            position = entry.spot.position("examples", numbers[0] - 1)
            listed = "、".join(map(str, numbers))
            found.append(problem("S440", entry.spot.source.name, position, id=entry.id, numbers=listed))
    return found


def alike_examples(engine: Engine) -> list[Problem]:
    """Return which examples have the name of another (S441), and which prove what another proves (S442)."""
    reads = reads_of(engine.ruleset)
    found: list[Problem] = []
    for entry in _own(engine):
        found += _named_alike(entry)
        found += _proving_alike(engine, entry, reads.get(entry.id))
    return [*found, *_rubric(engine)]


def _own(engine: Engine) -> Iterator[RuleEntry]:
    for entries in engine.ruleset.rules.values():
        yield from (entry for entry in entries if entry.ruleset == engine.ruleset.id)


def _named_alike(entry: RuleEntry) -> Iterator[Problem]:
    names: dict[str, int] = {}
    for number, example in enumerate(entry.data.get("examples") or [], 1):
        name = example.get("name") if isinstance(example, dict) else None
        if name and names.setdefault(str(name), number) != number:
            position = entry.spot.position("examples", number - 1, "name")
            yield problem("S441", entry.spot.source.name, position, number=number, other=names[str(name)], name=name)


def _proving_alike(engine: Engine, entry: RuleEntry, reads: Reads | None) -> Iterator[Problem]:
    if reads is None:
        return
    seen: dict[str, list[tuple[int, str]]] = {}
    for number, example in enumerate(entry.data.get("examples") or [], 1):
        prepared, wrong = _prepared(engine, entry, number, example)
        if prepared is None or wrong:
            continue  # told already
        says = str(example.get("says") or "")
        others = seen.setdefault(what_it_proves(example, prepared.root, reads), [])
        # of two that differ only in what must be said, the one that demands no words proves nothing more
        other = next((one for one, words in others if "" in (words, says) or words == says), None)
        if other is not None:
            first, second = sorted((other, number))
            position = entry.spot.position("examples", number - 1)
            yield problem("S442", entry.spot.source.name, position, number=second, other=first, id=entry.id)
        others.append((number, says))


def what_it_proves(example: Record, root: Record, reads: Reads) -> str:
    """Return a text that two examples share where they expect the same of files alike in all that the rule reads."""
    keys = reads.keys | frozenset(BY_READER) - {"facts"}
    wanted = keys | {path[:end] for path in keys for end, sign in enumerate(path) if sign == "."}
    facts = root.get("facts") or {}
    seen = _kept(root, "", keys, wanted)
    asked = [(name, facts[name]) for name in sorted(reads.facts) if name in facts]
    return repr(([example.get(key) for key in _SAME], seen, asked))


def _kept(value: Any, path: str, keys: frozenset[str], wanted: frozenset[str]) -> Any:
    """Return what *value*, at *path* of the view, holds of the *keys* that are read."""
    if isinstance(value, Records):
        return [_kept(list(value), path, keys, wanted), _kept(list(value.unseen), path, keys, wanted)]
    if isinstance(value, list):
        return [_kept(one, path, keys, wanted) for one in value]
    if not isinstance(value, dict):
        return value
    kept: list[tuple[str, Any]] = []
    for key, below in sorted(value.items()):
        back = path.endswith(_BACK) and isinstance(below, list)
        if back or key == PARTS or (key == "facts" and not path):
            continue
        here = "" if key == "cases" and not path else ".".join(filter(None, (path, key.partition(".")[0])))
        if not here or key in _HOW or contracted(here) in wanted or any(_inside(contracted(here), one) for one in keys):
            kept.append((key, _kept(below, here, keys, wanted)))
    return kept


def _inside(path: str, key: str) -> bool:
    """Return whether *path* lies in what is read as a whole."""
    return path.startswith(f"{key}.")


def _rubric(engine: Engine) -> Iterator[Problem]:
    """Yield what is alike among the examples beside a rubric."""
    path = os.path.join(engine.ruleset.folder, "examples.yaml")
    try:
        source = read_source(path) if os.path.isfile(path) else None
    except ProblemsError:
        source = None  # told by `rules test`
    names: dict[str, int] = {}
    proofs: dict[str, int] = {}
    for index, example in enumerate(source.data if source is not None and isinstance(source.data, list) else ()):
        if source is None or not isinstance(example, dict):
            continue
        position, number, name = source.position((index,)), index + 1, str(example.get("name") or "")
        if not name:
            yield problem("S440", source.name, position, id="examples.yaml", numbers=number)
        elif names.setdefault(name, number) != number:
            yield problem("S441", source.name, position, number=number, other=names[name], name=name)
        proof = repr(sorted((key, value) for key, value in example.items() if key != "name"))
        if proofs.setdefault(proof, number) != number:
            yield problem("S442", source.name, position, number=number, other=proofs[proof], id="examples.yaml")
