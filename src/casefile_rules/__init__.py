"""Check administrative case files (行政执法案卷) against written rules, and explain every point of the result.

One way through: manifest -> case file -> engine of a ruleset -> outcomes -> assessment -> report. The public names
are loaded when they are first used, so that ``import casefile_rules`` costs nothing.
"""

import typing as _typing

if _typing.TYPE_CHECKING:
    from casefile_rules.assessment import Assessment as Assessment
    from casefile_rules.assessment import Engine as Engine
    from casefile_rules.casefile.reader import CaseFile as CaseFile
    from casefile_rules.casefile.reader import case_file_from as case_file_from
    from casefile_rules.casefile.reader import parse_case_file as parse_case_file
    from casefile_rules.casefile.reader import read_case_file as read_case_file
    from casefile_rules.checks import Kind as Kind
    from casefile_rules.human import Confirmation as Confirmation
    from casefile_rules.human import Review as Review
    from casefile_rules.human import Waivers as Waivers
    from casefile_rules.human import read_confirmation as read_confirmation
    from casefile_rules.human import read_review as read_review
    from casefile_rules.human import read_waivers as read_waivers
    from casefile_rules.problems import Problem as Problem
    from casefile_rules.problems import ProblemsError as ProblemsError
    from casefile_rules.subjects import Subject as Subject
    from casefile_rules.subjects import register as register

__version__ = "0.1.0"

_EXPORTS: _typing.Final[dict[str, str]] = {
    "Assessment": "assessment",
    "CaseFile": "casefile.reader",
    "Confirmation": "human",
    "Engine": "assessment",
    "Kind": "checks",
    "Problem": "problems",
    "ProblemsError": "problems",
    "Review": "human",
    "Subject": "subjects",
    "Waivers": "human",
    "case_file_from": "casefile.reader",
    "parse_case_file": "casefile.reader",
    "read_case_file": "casefile.reader",
    "read_confirmation": "human",
    "read_review": "human",
    "read_waivers": "human",
    "register": "subjects",
}
"""Public name -> the module of this package that holds it."""

__all__ = [
    "Assessment",
    "CaseFile",
    "Confirmation",
    "Engine",
    "Kind",
    "Problem",
    "ProblemsError",
    "Review",
    "Subject",
    "Waivers",
    "__version__",
    "case_file_from",
    "parse_case_file",
    "read_case_file",
    "read_confirmation",
    "read_review",
    "read_waivers",
    "register",
]


def __getattr__(name: str) -> _typing.Any:
    """Return the public *name*, importing its module now (PEP 562). Raises AttributeError for any other name."""
    module = _EXPORTS.get(name)
    if module is None:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    from importlib import import_module

    value = getattr(import_module(f"{__name__}.{module}"), name)
    globals()[name] = value  # the next use does not come here
    return value


def __dir__() -> list[str]:
    """Return every public name, loaded or not, and what every module has."""
    return sorted({*__all__, *(name for name in globals() if name.startswith("__"))})
