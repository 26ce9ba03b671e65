"""Subjects: what a ruleset can be about. The engine knows only these names, shapes and views.

The case file (案卷) is one; a review, an officer's yearly record or a supervision matter may follow, and other
packages may register their own. A subject says what its records look like and how read data becomes the record that
rules are evaluated on.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from casefile_rules.problems import Problem
from casefile_rules.shape import Field
from casefile_rules.values import Record


def _nothing(_data: Record) -> Sequence[str]:
    return ()


def _no_notices(_view: Record, _source: Any, _name: str) -> list[Problem]:
    return []


def _no_vocabulary(_path: str | None, _additions: Sequence[tuple[list[Any], list[Any], Any]]) -> None:
    return None


class Subject:
    """One registered subject.

    Attributes:
        name: what a ruleset writes under ``subject``.
        shape_for: vocabulary -> the fields of the view, including the virtual ones that reading does not know.
        view: typed data and vocabulary -> the record rules are evaluated on; it never changes the data.
        element_names: key of a list -> the singular by which a rule names one member (``documents``: ``document``).
        identities: typed data -> the numbers that a review sheet or waiver may call it by.
        notices: view, where it was read (or ``None``) and name -> what the file must be told though nothing is wrong
            with reading it, such as that it contradicts itself.
        read_vocabulary: file (``None`` for the one that travels with the package) and what a ruleset and its parents
            add (types, orders, and the place where they are written: ``source`` and ``at``) -> vocabulary. Raises
            ProblemsError. A subject without a vocabulary gives ``None``.
    """

    __slots__ = ("element_names", "identities", "name", "notices", "read_vocabulary", "shape_for", "view")

    def __init__(
        self,
        name: str,
        shape_for: Callable[[Any], Field],
        view: Callable[[Record, Any], Record],
        element_names: Mapping[str, str] = {},
        identities: Callable[[Record], Sequence[str]] = _nothing,
        notices: Callable[[Record, Any, str], list[Problem]] = _no_notices,
        read_vocabulary: Callable[[str | None, Sequence[tuple[list[Any], list[Any], Any]]], Any] = _no_vocabulary,
    ) -> None:
        self.name = name
        self.shape_for = shape_for
        self.view = view
        self.element_names = element_names
        self.identities = identities
        self.notices = notices
        self.read_vocabulary = read_vocabulary


_KNOWN: Final[dict[str, Subject]] = {}
_LAZY: Final = {"casefile": "casefile_rules.casefile.view:casefile_subject"}
"""Subjects of this package, each built by the function named, when it is first asked for."""


def register(subject: Subject) -> None:
    """Make *subject* known. Raises ValueError where another subject has its name."""
    known = _KNOWN.setdefault(subject.name, subject)
    if known is not subject or subject.name in _LAZY:
        message = f"a subject named {subject.name} is already registered"
        raise ValueError(message)


def subject(name: str) -> Subject:
    """Return the subject *name*. Raises KeyError where none is registered; see :func:`names`."""
    known = _KNOWN.get(name)
    if known is None:
        from importlib import import_module  # the registry stands below what it registers

        module, _, function = _LAZY[name].partition(":")
        built: Subject = getattr(import_module(module), function)()
        known = _KNOWN.setdefault(name, built)
    return known


def names() -> list[str]:
    """Return the names of all subjects, sorted."""
    return sorted({*_KNOWN, *_LAZY})
