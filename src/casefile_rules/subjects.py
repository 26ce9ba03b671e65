"""Subjects: what a ruleset can be about. The engine knows only these names, shapes and views.

The case file (案卷) is one; a review, an officer's yearly record or a supervision matter may follow, and other
packages may register their own. A subject says what its records look like and how read data becomes the record that
rules are evaluated on.
"""

from collections.abc import Callable, Mapping
from typing import Any, Final, NamedTuple

from casefile_rules.shape import Field
from casefile_rules.values import Record


class Subject(NamedTuple):
    """One registered subject.

    Attributes:
        name: what a ruleset writes under ``subject``.
        shape: the fields of the view, including the virtual ones that reading does not know.
        view: typed data and a vocabulary -> the record rules are evaluated on; it never changes the data.
        element_names: key of a list -> the singular by which a rule names one member (``documents``: ``document``).
        vocabulary: a function giving the vocabulary that travels with the package, ``None`` for a subject without one.
    """

    name: str
    shape: Field
    view: Callable[[Record, Any], Record]
    element_names: Mapping[str, str]
    vocabulary: Callable[[], Any] | None = None


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
