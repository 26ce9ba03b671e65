"""Changes of checks, by the types that their parameters are declared with: a new kind of check needs nothing here."""

from collections.abc import Iterator
from typing import Any, Final

from casefile_rules.checks import kinds
from casefile_rules.conditions import At, Scope
from casefile_rules.mutation import _said
from casefile_rules.mutation._change import Change
from casefile_rules.mutation._literals import beside, next_to, types_beside
from casefile_rules.mutation.conditions import of_condition, of_path, of_reference, within
from casefile_rules.shape import Field

_FOR_PEOPLE: Final = ("ask", "note", "question", "together")
"""Parameters that only tell: no result depends on them."""

_COUNTING: Final = "a fault of its own"
"""What the description says of a flag that only tells how many faults there are: examples of rules do not count."""

_BILINGUAL: Final = {"zh", "en"}


def of_check(raw: dict[str, Any], scope: Scope, at: At) -> Iterator[Change]:
    """Yield every change of the check *raw*."""
    kind = kinds(str(raw["check"])).get(str(raw["check"]))
    if kind is None:
        return
    yield from _Check(raw, kind.parameters, scope, at).changes()


class _Check:
    """One check, or a record among its parameters, with what its parameters are."""

    def __init__(self, raw: dict[str, Any], parameters: Field, scope: Scope, at: At) -> None:
        self.raw = raw
        self.fields = parameters.fields
        self.required = parameters.required
        self.scope = scope
        self.at = at
        self.timed = "unit" in parameters.fields and "amount" in parameters.fields
        self.inner = self._inner()

    def _inner(self) -> list[Scope]:
        """Return the scopes in which a condition among the parameters may stand, the likeliest first."""
        named = self.raw.get("in")
        papers = within("documents", self.scope)
        inner = [within(named, self.scope)] if isinstance(named, str) else []
        return [*inner, papers, self.scope]

    def changes(self) -> Iterator[Change]:
        """Yield every change of every parameter, and of those that could be given."""
        for name, field in self.fields.items():
            if name in _FOR_PEOPLE or _COUNTING in field.description:
                continue
            at = (*self.at, name)
            if name not in self.raw:
                yield from self._absent(field, at)
                continue
            value = self.raw[name]
            if name not in self.required and value is not None and field.kind not in ("boolean", "choice"):
                yield _said.dropped(self._kind("parameter"), at, value)
            yield from self._given(name, field, value, at)

    def _kind(self, otherwise: str) -> str:
        return "edge" if self.timed else otherwise

    def _absent(self, field: Field, at: At) -> Iterator[Change]:
        if field.kind == "boolean" and (self.timed or "day" in field.description):  # what shifts a border
            yield _said.added(self._kind("flag"), at, "false" if "true where absent" in field.description else "true")

    def _given(self, name: str, field: Field, value: Any, at: At) -> Iterator[Change]:
        if field.kind == "integer" and isinstance(value, str):
            for other in beside(value, field.minimum):
                if self.timed:
                    yield _said.limit(at, value, other, self.raw)
                else:
                    yield _said.border("threshold", at, value, other, name)
        elif field.kind == "boolean":
            yield _said.replaced(self._kind("flag"), at, value, "false" if str(value).lower() == "true" else "true")
        elif field.kind == "choice":
            kind = "unit" if name == "unit" else self._kind("value")
            others = next_to(value, field.values)
            yield from (_said.replaced(kind, at, value, other) for other in others[: 2 if kind == "unit" else 1])
        elif field.kind == "record" and isinstance(value, dict):
            yield from _Check(value, field, self.scope, at).changes()
        elif field.kind == "list" and isinstance(value, list):
            yield from self._members(value, at)
        elif field.kind == "text" and isinstance(value, str):
            yield from self._text(value, at)
        elif field.kind == "any":
            yield from self._anything(value, self.inner, at)

    def _members(self, value: list[Any], at: At) -> Iterator[Change]:
        if len(value) > 1:
            # an example that notices a member replaced notices that it is missing
            yield from (_said.dropped("member", (*at, index), one) for index, one in enumerate(value))
        elif value and isinstance(value[0], str):
            yield from self._text(value[0], (*at, 0))

    def _text(self, value: str, at: At) -> Iterator[Change]:
        """Yield changes of a text: a type of document, a date, or words."""
        for other in types_beside(value, self.scope):
            yield _said.replaced("type", at, value, other)
            return
        dates = list(of_path(value, self.scope, at, "start" if self.timed else "field"))
        yield from dates
        if not dates:
            yield _said.replaced("text", at, value, value + "〇")  # does not compile where it is a path or a name

    def _anything(self, value: Any, scopes: list[Scope], at: At) -> Iterator[Change]:
        if isinstance(value, str):
            numbers = list(beside(value))
            yield from (_said.border("threshold", at, value, other, str(at[-1])) for other in numbers)
            if not numbers:
                yield from of_path(value, self.scope if len(at) == len(self.at) + 1 else scopes[0], at, self._date())
        elif isinstance(value, list):
            if len(value) > 1:
                yield from (_said.dropped("member", (*at, index), one) for index, one in enumerate(value))
            for index, one in enumerate(value):
                if len(value) == 1 or not isinstance(one, str):
                    yield from self._anything(one, scopes, (*at, index))
        elif isinstance(value, dict) and not set(value) <= _BILINGUAL:
            yield from self._record(value, scopes, at)

    def _date(self) -> str:
        return "start" if self.timed else "field"

    def _record(self, value: dict[str, Any], scopes: list[Scope], at: At) -> Iterator[Change]:
        if "pick" in value or set(value) == {"field"}:
            yield from of_reference(value, self.scope, at, self._date())
            return
        scope = next((one for one in scopes if _compiles(value, one)), None)
        if scope is not None:
            yield from of_condition(value, scope, at)
            return
        named = value.get("in")
        inner = [within(named, self.scope), *scopes] if isinstance(named, str) else scopes
        for key, one in value.items():
            if key == "in":
                continue
            if len(value) > 1:
                yield _said.dropped(self._kind("condition"), (*at, key), one)
            yield from self._anything(one, inner, (*at, key))


def _compiles(raw: Any, scope: Scope) -> bool:
    """Return whether *raw* is a condition in *scope*."""
    problems = scope.host.problems
    before = len(problems)
    scope.condition(raw, ())
    sound = len(problems) == before
    del problems[before:]
    return sound
