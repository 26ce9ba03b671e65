"""Messages of rules: templates that quote values, checked when the ruleset loads, filled when someone reads them."""

from collections.abc import Collection, Iterator
from string import Formatter
from typing import Any, Final

from casefile_rules.conditions import FACTS, ROOT, At, Getter, Run, Scope, suggestion
from casefile_rules.values import UNKNOWN, Record

SPECIAL: Final = ("count", "expected", "faults", "seen")
"""Names every message may quote besides paths: number of faults, what was demanded, the faults, what was found."""


class Message:
    """A compiled template: literal texts and values in turn, each value with the path it is written as."""

    __slots__ = ("parts", "template")

    def __init__(self, template: str, parts: tuple[tuple[str, Getter | str | None, str], ...]) -> None:
        self.template = template
        self.parts = parts

    def values(self, run: Run, record: Record) -> list[tuple[str, Any, str]]:
        """Return (literal text, what follows it, its path): a value, a special name, or ENDS after the last text."""
        result: list[tuple[str, Any, str]] = []
        for literal, getter, path in self.parts:
            if getter is None:
                result.append((literal, ENDS, ""))
            elif isinstance(getter, str):
                result.append((literal, Special(getter), ""))
            else:
                try:
                    value = getter(run, record, record)
                except Exception:  # noqa: BLE001 - a message must never break a result
                    value = UNKNOWN
                result.append((literal, value, path))
        return result


class Special(str):
    """The name of a special value, told apart from a text value."""

    __slots__ = ()


ENDS: Final = Special("")


def filled_by(raw: Any) -> frozenset[str]:
    """Return the special names that a rule with the demand *raw* can fill: a check finds faults, a question nothing."""
    found = set(_demands(raw))
    if found & {"check"}:
        return frozenset(SPECIAL)
    return frozenset({"expected", "seen"} if found & {"test"} else ())


def _demands(raw: Any) -> Iterator[str]:
    """Yield for every leaf of a raw condition what it is: a ``check``, a question (``judge``) or a ``test``."""
    if isinstance(raw, list):
        for each in raw:
            yield from _demands(each)
    elif isinstance(raw, dict):
        if "check" in raw:
            yield "judge" if raw["check"] == "judge" else "check"
            return
        for key, value in raw.items():
            if key in ("all", "any", "not", "nearest"):
                yield from _demands(value)
            elif key in ("some", "every", "none"):
                yield "test"
                yield from _demands(value.get("where") if isinstance(value, dict) else None)
            else:
                yield "test"


def compile_message(template: str, scope: Scope, at: At, specials: Collection[str] = SPECIAL) -> Message | None:
    """Return the compiled *template*, which may quote *specials*; None after a reported problem.

    An unknown value (S350), braces that are not right (S351), a special value that nothing fills (S412).
    """
    parts: list[tuple[str, Getter | str | None, str]] = []
    try:
        pieces = list(Formatter().parse(template))
    except ValueError as error:
        scope.problem("S351", at, reason=error)
        return None
    known = True
    for literal, name, spec, conversion in pieces:
        if name is None:
            parts.append((literal, None, ""))
        elif spec or conversion or not name:
            scope.problem("S351", at, reason=f"{{{name}}}")
            known = False
        elif name in SPECIAL and name not in specials:
            scope.problem("S412", at, name=name, example=f"{scope.alias or ROOT}.{next(iter(scope.each.fields), '')}")
            known = False
        elif name in SPECIAL:
            parts.append((literal, name, ""))
        else:
            before = len(scope.host.problems)
            found = scope.path(name, at)
            if found is None:
                # say it in terms of the message, with what a message can quote
                scope.problem("S350", at, name=name, known=_known(name, scope, before))
                del scope.host.problems[before:-1]
                known = False
            else:
                parts.append((literal, found[0], name))
    return Message(template, tuple(parts)) if known else None


def _known(name: str, scope: Scope, before: int) -> str:
    """Return what the message may have meant by *name*; what the path itself was told stands from *before*."""
    from casefile_rules.problems import nearest

    host, fields = scope.host, scope.each.fields
    roots = [*SPECIAL, *fields, *(f"{ROOT}.{key}" for key in host.root.fields)]
    roots += [f"{start}{FACTS}.{fact}" for fact in host.facts for start in ("", f"{ROOT}.")]
    roots += [f"{scope.alias}.{key}" for key in fields if scope.alias]
    for one in host.problems[before:]:
        told = dict(one.arguments)
        if one.code == "S302" and "." in name and " / " not in told["known"]:
            return name.replace(told["segment"], told["known"], 1)
    return nearest(name, roots) or suggestion(name, roots)
