"""What a check kind (检查类型) is: a name, parameters, and a function that compiles them in a scope.

Other packages add kinds through the entry point group ``casefile_rules.checks``: each entry names a :class:`Kind`.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final

from casefile_rules.conditions import At, Compiled, Scope, constant, suggestion
from casefile_rules.reading.source import Source
from casefile_rules.reading.typed import read
from casefile_rules.shape import Field

if TYPE_CHECKING:
    from casefile_rules.problems import Problem

ENTRY_POINTS: Final = "casefile_rules.checks"

Compile = Callable[[dict[str, Any], Scope, At], Compiled]


class Kind:
    """One kind of check.

    Attributes:
        name: the word in ``check: name``.
        zh, en: what it demands, one sentence each; they become the manual.
        parameters: a record field; unknown or ill-typed parameters are refused when the ruleset loads.
        compile: (typed parameters, scope, place in the rule file) -> condition.
        needs: a collection that the record must have (``documents``), or ``""`` where any record will do.
        where: ``place`` for a check of the record that ``each`` selects, ``whole`` for one of the whole collection.
    """

    __slots__ = ("compile", "en", "name", "needs", "parameters", "zh")

    def __init__(self, name: str, zh: str, en: str, parameters: Field, compile: Compile, needs: str = "") -> None:
        self.name = name
        self.zh = zh
        self.en = en
        self.parameters = parameters
        self.compile = compile
        self.needs = needs


def parameters(required: tuple[str, ...] = (), /, **fields: Field) -> Field:
    """Return a record field for the parameters of a kind."""
    field = Field("record")
    field.fields = dict(fields)
    field.required = required
    return field


def text(description: str) -> Field:
    """Return a text parameter."""
    return Field("text", description=description)


def texts(description: str) -> Field:
    """Return a parameter that is a list of texts."""
    field = Field("list", description=description)
    field.item = Field("text")
    return field


def whole_number(description: str, least: int = 0) -> Field:
    """Return an integer parameter not less than *least*."""
    field = Field("integer", description=description)
    field.minimum = str(least)
    return field


def flag(description: str) -> Field:
    """Return a yes/no parameter."""
    return Field("boolean", description=description)


def choice(description: str, *values: str) -> Field:
    """Return a parameter that is one of *values*."""
    field = Field("choice", description=description)
    field.values = values
    return field


def choices(description: str, *values: str) -> Field:
    """Return a parameter that is a list of some of *values*."""
    field = Field("list", description=description)
    field.item = choice(description, *values)
    return field


def anything(description: str) -> Field:
    """Return a parameter handed over as written: a condition, a path or a selected value."""
    return Field("any", description=description)


def compile_check(kinds: dict[str, Kind], name: str, raw: dict[str, Any], scope: Scope, at: At) -> Compiled:
    """Compile ``check: name`` with its raw parameters; problems (S315, S320, K2xx) are recorded in *scope*."""
    kind = kinds.get(name)
    if kind is None:
        scope.problem("S315", (*at, "check"), name=name, known=suggestion(name, kinds))
        return constant()
    if kind.needs and kind.needs not in scope.here.fields and kind.needs not in scope.host.root.fields:
        scope.problem("S320", (*at, "check"), name=name, needs=kind.needs)
        return constant()
    found: list[Problem] = []
    typed = read(kind.parameters, raw, _Placed(scope, at), found)
    if found:
        scope.host.problems.extend(found)
        return constant()
    return kind.compile(typed, scope, at)


class _Placed(Source):
    """Lets the typed reader report places in the rule file although it reads only the parameters."""

    def __init__(self, scope: Scope, at: At) -> None:
        self.name = scope.file
        self.renamed = {}
        self._scope = scope
        self._at = at

    def position(self, path: tuple[str | int, ...], *, of_key: bool = False) -> tuple[int, int]:
        """Return (line, column) of *path* below the check."""
        return self._scope.locate((*self._at, *path), of_key=of_key)
