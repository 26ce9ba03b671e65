"""Where a condition stands: which records its paths start from, and where its problems are reported."""

from typing import TYPE_CHECKING, Any, Protocol

from casefile_rules.conditions._names import Names
from casefile_rules.problems import Problem, nearest, problem
from casefile_rules.shape import Field

if TYPE_CHECKING:
    from collections.abc import Callable

    from casefile_rules.conditions._node import Compiled, Getter, Run

At = tuple[str | int, ...]
"""A place inside a rule file: keys and positions from the top."""


class Locate(Protocol):
    """Tells where in the rule file a place is: (line, column), from 1."""

    def __call__(self, path: At, *, of_key: bool = False) -> tuple[int, int]:
        """Return the position of what stands at *path*, or of its key."""
        ...


def nowhere(path: At, *, of_key: bool = False) -> tuple[int, int]:
    """Return the position of what was not read from a file."""
    del path, of_key
    return 0, 0


class Host:
    """What all conditions of one ruleset share: subject, vocabulary, calendar, facts and the list of problems.

    ``compile_check`` is handed in by the layer of the check kinds, which stands above this one.
    """

    __slots__ = (
        "announced", "calendar", "compile_check", "derivations", "derived", "derivers", "facts", "labels", "names",
        "paths", "problems", "root", "tests", "vocabulary", "words",
    )  # fmt: skip

    def __init__(self, root: Field) -> None:
        self.root = root
        self.labels: dict[str, str] = {}
        self.words: dict[str, dict[str, str]] = {}
        self.names = Names()
        self.paths: dict[tuple[Any, ...], tuple[Getter, Field]] = {}
        self.tests: dict[tuple[Any, ...], Compiled] = {}
        self.vocabulary: Any = None
        self.calendar: Any = None
        self.facts: dict[str, Field] = {}
        self.announced: dict[str, Callable[[Run], Any]] = {}
        self.derivations: dict[str, int] = {}
        self.derived: dict[str, Compiled] = {}
        self.derivers: list[Callable[[Run], Any]] = []
        self.problems: list[Problem] = []
        self.compile_check: Callable[[str, dict[str, Any], Scope, At], Compiled] | None = None

    def learn(self, labels: dict[str, str], words: dict[str, dict[str, str]]) -> None:
        """Take over *labels* of paths and *words* of their values before a rule teaches them."""
        self.labels.update(labels)
        for path, known in words.items():
            self.words.setdefault(path, {}).update(known)


class Scope:
    """The records that paths of a condition can start from: ``here``, the selected place and the root."""

    __slots__ = ("alias", "each", "file", "here", "host", "inner", "inside_not", "locate")

    def __init__(
        self,
        host: Host,
        here: Field,
        *,
        each: Field | None = None,
        alias: str = "",
        file: str = "",
        locate: Locate | None = None,
        inside_not: bool = False,
    ) -> None:
        self.host = host
        self.here = here
        self.each = each if each is not None else here
        self.alias = alias
        self.file = file
        self.locate = locate if locate is not None else nowhere
        self.inside_not = inside_not
        self.inner = False

    def within(self, here: Field) -> "Scope":
        """Return the scope inside a collection: paths start from its members, ``each`` stays what it was."""
        scope = Scope(
            self.host, here, each=self.each, alias=self.alias, file=self.file, locate=self.locate,
            inside_not=self.inside_not,
        )  # fmt: skip
        scope.inner = True
        return scope

    def negated(self) -> "Scope":
        """Return the same scope under a ``not``, where questions for a human may not stand."""
        scope = self.within(self.here)
        scope.inside_not = not self.inside_not
        scope.inner = self.inner
        return scope

    def problem(self, code: str, at: At, *, of_key: bool = False, **arguments: object) -> None:
        """Record a problem of the rule file at *at*: of what stands there or (*of_key*) of the key itself."""
        self.host.problems.append(problem(code, self.file, self.locate(at, of_key=of_key), **arguments))

    def path(self, text: object, at: At) -> "tuple[Getter, Field] | None":
        """Return a getter for the path *text* and the field it ends in; None after a reported problem."""
        asked = (text, self.here, self.each, self.alias, self.inner) if isinstance(text, str) else ()
        found = self.host.paths.get(asked)
        if found is None:
            from casefile_rules.conditions._paths import compile_path

            found = compile_path(self, text, at)
            if found is not None:
                self.host.paths[asked] = found  # many rules read the same fields
        return found

    def condition(self, raw: object, at: At) -> "Compiled":
        """Compile the condition *raw* in this scope; problems are recorded, the result always usable."""
        from casefile_rules.conditions._tree import compile_condition

        return compile_condition(raw, self, at)


def as_written(raw: object) -> str:
    """Return how a message quotes *raw*: as it may stand in a file, never as Python calls it."""
    if raw is None:
        return "null"
    if isinstance(raw, bool):
        return "true" if raw else "false"
    if isinstance(raw, dict):
        return "{" + ", ".join(f"{key}: …" for key in list(raw)[:5]) + "}"
    return "[" + ", ".join(as_written(one) for one in raw[:5]) + "]" if isinstance(raw, list) else str(raw)


def suggestion(word: str, known: "list[str] | dict[str, Any] | tuple[str, ...]") -> str:
    """Return the word nearest to *word*; else those that share a part with it, else the first few; ``—`` for none."""
    near = nearest(word, known)
    others = sorted(each for each in known if each != word)
    parts = set(word.split("_"))
    sharing = sorted((each for each in others if parts & set(each.split("_"))), key=len)
    return near or " / ".join((sharing or others)[:8]) or "—"
