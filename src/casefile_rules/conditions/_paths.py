"""Typed paths: ``cover.archive_no``, ``case.events.opened``, ``document.pages.first``, ``signed_by.name``.

A bare path starts at the record looked at; ``case.`` is the root; the singular name of what ``each`` selects
(``document.``) is that place. A path through a list of records gives the list of the values (for set tests).
"""

from collections.abc import Callable
from typing import Any

from casefile_rules.conditions._node import Getter, Run
from casefile_rules.conditions._operators import Values
from casefile_rules.conditions._scope import At, Scope, as_written, suggestion
from casefile_rules.shape import Field
from casefile_rules.values import UNKNOWN, Record, Records

ROOT = "case"
FACTS = "facts"


def compile_path(scope: Scope, text: object, at: At) -> tuple[Getter, Field] | None:
    """Return (getter, field) for the path *text*; None after a reported problem (S301, S302)."""
    if text is None:
        scope.problem("S409", at, key=next((step for step in reversed(at) if isinstance(step, str)), "—"))
        return None
    if not isinstance(text, str) or not text:
        scope.problem("S301", at, of_key=bool(at) and at[-1] == text, path=as_written(text))
        return None
    of_key = bool(at) and at[-1] == text  # a path that is tested is the key itself
    segments = text.split(".")
    start, field, rest = _start(scope, segments)
    if field is scope.host.root and rest and rest[0] == FACTS and len(rest) > 1:
        return _fact(scope, rest[1:], at, text)
    steps: list[tuple[str, bool]] = []
    labels: list[str] = []
    several = False
    while rest:
        if field.kind == "list" and field.item is not None:
            if field.item.kind != "record" or several:
                scope.problem("S390" if several else "S302", at, of_key=of_key, path=text, segment=rest[0], known="—")
                return None
            several = True
            steps.append(("", True))
            field = field.item
            continue
        taken, below = _step(field, rest)
        if below is None:
            elsewhere = (
                len(rest) == len(segments) and field is not scope.host.root and rest[0] in scope.host.root.fields
            )
            known = f"{ROOT}.{text}" if elsewhere else suggestion(rest[0], _names(field))
            scope.problem("S302", at, of_key=of_key, path=text, segment=rest[0], known=known)
            return None
        steps.append((taken, False))
        labels.append(below.zh)
        rest = rest[taken.count(".") + 1 :]
        field = below
    _label(scope, start, text, "·".join(label for label in labels if label) or text)
    choice = field.item if field.kind == "list" and field.item is not None else field
    if choice.kind == "choice":
        _learn(scope, text, choice)
    if several:
        listed = Field("list", zh=field.zh)
        listed.item = field
        return _projecting(start, steps), listed
    getter = _straight(start, [key for key, _ in steps])
    if not scope.inner:
        start = "root" if start in ("here", "each") and scope.each is scope.host.root else start
        scope.host.names.reach(getter, start, tuple(key for key, _ in steps))
    return getter, field


def _start(scope: Scope, segments: list[str]) -> tuple[str, Field, list[str]]:
    """Return where the path starts (``root``, ``each`` or ``here``), that field, and what is left."""
    if segments[0] == ROOT:
        return "root", scope.host.root, segments[1:]
    if scope.alias and segments[0] == scope.alias:
        return "each", scope.each, segments[1:]
    if segments[0] == FACTS and FACTS not in scope.here.fields:
        return "root", scope.host.root, segments
    return "here", scope.here, segments


def _step(field: Field, rest: list[str]) -> tuple[str, Field | None]:
    """Return the key of the next step and the field it leads to; facets are stored under a dotted key."""
    below = field.fields.get(rest[0]) if field.kind == "record" else None
    if below is not None and len(rest) > 1 and rest[1] in below.flat:
        return f"{rest[0]}.{rest[1]}", below.flat[rest[1]]
    return rest[0], below


def _names(field: Field) -> list[str]:
    return sorted(field.fields)


def _label(scope: Scope, start: str, text: str, label: str) -> None:
    """Remember the Chinese label of the path *text*, also under the name of the record it starts from.

    Two kinds of records may use one path for different things; then the bare path has no label.
    """
    labels = scope.host.labels
    if labels.setdefault(text, label) != label:
        labels[text] = text
    owner = scope.alias or (ROOT if scope.each is scope.host.root else "")
    if start == "here" and owner and not scope.inner:
        labels.setdefault(f"{owner}.{text}", label)


def _learn(scope: Scope, text: str, choice: Field) -> None:
    """Remember the first Chinese word of every value of *choice*, for explanations in Chinese."""
    words = scope.host.words.setdefault(text, {})
    for word, value in choice.value_labels.items():
        words.setdefault(value, word)


def _fact(scope: Scope, rest: list[str], at: At, text: str) -> tuple[Getter, Field] | None:
    """Return the getter of a fact that the ruleset declares, recorded in the file or derived once."""
    name = ".".join(rest)
    field = scope.host.facts.get(name)
    if field is None:
        known = [f"{text.removesuffix(name)}{each}" for each in scope.host.facts]
        scope.problem("S303", at, of_key=bool(at) and at[-1] == text, path=text, known=suggestion(text, known))
        return None
    scope.host.labels.setdefault(text, field.zh or name)
    index = scope.host.derivations.get(name)
    if index is None:

        def recorded(run: Run, _here: Record, _each: Record) -> Any:
            facts = run.root.get(FACTS)
            return UNKNOWN if facts is None else facts.get(name, UNKNOWN)

        announced = scope.host.announced.get(name)
        if announced is not None:
            return _announced(announced, recorded), field
        if not scope.inner:
            scope.host.names.reach(recorded, "root", (FACTS, name))
        return recorded, field

    derivers = scope.host.derivers

    def derived(run: Run, _here: Record, _each: Record) -> Any:
        value = run.derived[index]
        if value is None:
            value = run.derived[index] = derivers[index](run)
        return value

    if not scope.inner:
        scope.host.names.computed(derived)
    return derived, field


def _announced(announced: Callable[[Run], Any], recorded: Getter) -> Getter:
    """Return the getter of a fact that organs announce: their word, else what is recorded, else blank."""

    def get(run: Run, here: Record, each: Record) -> Any:
        value = announced(run)
        if value is not None:
            return value
        found = recorded(run, here, each)
        return None if found is UNKNOWN else found

    return get


def _straight(start: str, keys: list[str]) -> Getter:
    """Return a getter that follows *keys* through records; unknown and blank stay what they are."""
    if start == "here" and len(keys) == 1:
        only = keys[0]
        return lambda _run, here, _each: here.get(only, UNKNOWN)
    first, rest = (keys[0], tuple(keys[1:])) if keys else ("", ())

    def follow(record: Record) -> Any:
        value = record.get(first, UNKNOWN)
        for key in rest:
            if value is UNKNOWN or value is None:
                return value
            value = value.get(key, UNKNOWN)
        return value

    if not keys:
        return {
            "here": lambda _run, here, _each: here,
            "each": lambda _run, _here, each: each,
            "root": lambda run, _here, _each: run.root,
        }[start]
    return {
        "here": lambda _run, here, _each: follow(here),
        "each": lambda _run, _here, each: follow(each),
        "root": lambda run, _here, _each: follow(run.root),
    }[start]


def _projecting(start: str, steps: list[tuple[str, bool]]) -> Getter:
    """Return a getter for a path through one list: the values of its members, UNKNOWN among them if one is open."""
    split = next(index for index, (_, through) in enumerate(steps) if through)
    to_list = _straight(start, [key for key, _ in steps[:split]])
    keys = [key for key, _ in steps[split + 1 :]]

    def project(run: Run, here: Record, each: Record) -> Any:
        members = to_list(run, here, each)
        if members is UNKNOWN or members is None:
            return members
        values: list[Any] = []
        for member in members:
            value: Any = member
            for key in keys:
                if value is UNKNOWN or value is None:
                    break
                value = value.get(key, UNKNOWN)
            values.append(value)
        if isinstance(members, Records) and members.unseen:
            return Values([*values, UNKNOWN], is_open=True)
        return Values(values, is_open=False)

    return project
