"""Suggesting missing examples: variations of those there are, under which a changed rule decides otherwise.

What a suggestion expects is only what the rule says as it stands: whether that is right in law, a person must judge.
"""

import json
import re
from itertools import islice
from typing import Any, Final, NamedTuple

from casefile_rules.assessment import Engine
from casefile_rules.engine import CompiledRule
from casefile_rules.examples import comes_to, prepared_as
from casefile_rules.mutation.conditions import within
from casefile_rules.mutation.running import Bench, Outcome
from casefile_rules.mutation.variations import Spoken, variations
from casefile_rules.ruleset.entries import Spot
from casefile_rules.shape import Field

_MOST: Final = 2000
"""So many variations of one rule are tried, and as many variations of variations."""

_MOST_RUNS: Final = 30_000
"""So often changed rules are run in one round: where many survive, fewer variations are tried."""

_PREFERRED: Final = ("fail", "pass", "not_applicable", "undetermined", "not_selected")
"""Of two examples that notice as much the one that comes first here is suggested."""


class Suggestion(NamedTuple):
    """An example that would notice some changes, with them."""

    example: dict[str, Any]
    notices: tuple[Outcome, ...]


def suggestions(bench: Bench, id_: str) -> tuple[list[Suggestion], list[Outcome]]:
    """Return examples that would notice the changes of the rule *id_* that survive, and what none was found for."""
    search = _Search(bench, id_)
    found: list[Suggestion] = []
    for round_ in (1, 2):
        found += search.chosen(round_)
        if not search.left:
            break
    return found, list(search.left.values())


class _Search:
    def __init__(self, bench: Bench, id_: str) -> None:
        engine = bench.engine
        survivors = bench.survivors(id_)
        self.engine = engine
        self.rule = engine.rules[id_]
        self.entry = engine.ruleset.rules[id_][0]
        self.left: dict[int, Outcome] = {number: outcome for number, (outcome, _) in enumerate(survivors)}
        self.mutants: dict[int, CompiledRule] = {number: rule for number, (_, rule) in enumerate(survivors)}
        data = self.entry.data
        facts = [record.get("derive") for record, _ in engine.ruleset.facts.values() if record.get("derive")]
        self.spoken = Spoken(data.get("each"), data.get("applies"), data.get("require"))
        if "facts" in self.spoken.names:
            self.spoken.names |= Spoken(*facts).names
        self.root = engine.compiler.host.root
        self.members = _members(engine)
        self.bases: list[dict[str, Any]] = [
            {key: value for key, value in example.items() if key not in ("says", "note", "name")}
            for example in data.get("examples") or []
        ]
        self.tried: set[str] = set()

    def chosen(self, round_: int) -> list[Suggestion]:
        """Return the fewest examples found in one round that notice what is left, the most telling first."""
        telling: list[tuple[dict[str, Any], set[int]]] = []
        following: list[dict[str, Any]] = []
        most = min(_MOST, _MOST_RUNS // max(len(self.left), 1))
        each = max(most // max(len(self.bases), 1), 40)
        for base in self.bases:
            for example in islice(variations(base, self.root, self.members, self.spoken), each):
                text = repr(example)
                if text in self.tried:
                    continue
                self.tried.add(text)
                noticed = self._noticed(example)
                if noticed:
                    telling.append((example, noticed))
                elif noticed is not None:
                    following.append(example)
        found: list[Suggestion] = []
        while telling and self.left:
            example, noticed = max(telling, key=self._worth)
            hit = noticed & self.left.keys()
            if not hit:
                break
            found.append(Suggestion(example, tuple(self.left.pop(number) for number in sorted(hit))))
        if round_ == 1:
            step = max(len(following) // 60, 1)
            self.bases = [example for example, _ in telling[:: max(len(telling) // 40, 1)]] + following[::step]
        return found

    def _worth(self, pair: tuple[dict[str, Any], set[int]]) -> tuple[int, int]:
        example, noticed = pair
        return len(noticed & self.left.keys()), -_PREFERRED.index(example["expect"])

    def _noticed(self, example: dict[str, Any]) -> set[int] | None:
        """Return which changes *example* would notice, with what it expects set; None where it is not well written."""
        prepared = prepared_as(self.engine, self.entry, example)
        if prepared is None:
            return None
        stands = comes_to(self.engine, self.rule, prepared, example)
        if stands == "error":
            return None
        example["expect"] = stands
        return {
            number for number in self.left if comes_to(self.engine, self.mutants[number], prepared, example) != stands
        }


def _members(engine: Engine) -> dict[str, Field]:
    """Return what an example may give by the name of one member (``document``, ``measure``): the fields it has."""
    scope = engine.compiler.root_scope(Spot(engine.ruleset.source, ()))
    named = {singular: within(key, scope).here for key, singular in engine.compiler.subject.element_names.items()}
    return {name: field for name, field in named.items() if field is not scope.here}


def written(example: dict[str, Any]) -> str:
    """Return *example* as a member of a list in a YAML file, on one line."""
    first = {key: example[key] for key in ("expect", "answer") if key in example}
    return "- " + _flow({**first, **{key: value for key, value in example.items() if key not in first}})


def _flow(raw: Any) -> str:
    if isinstance(raw, dict):
        return "{" + ", ".join(f"{key}: {_flow(value)}" for key, value in raw.items()) + "}"
    if isinstance(raw, list):
        return "[" + ", ".join(_flow(one) for one in raw) + "]"
    if raw is None:
        return "null"
    if isinstance(raw, bool):
        return "true" if raw else "false"
    plain = re.fullmatch(r"[\w〔〕（）《》、.\-/]+", raw) and raw not in ("null", "~", "-")
    return raw if plain and not re.fullmatch(r"0[0-9]+|[0-9]{9,}", raw) else json.dumps(raw, ensure_ascii=False)
