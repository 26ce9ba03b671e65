"""Check administrative case files (行政执法案卷) against written rules, and explain every point of the result.

One way through: manifest -> case file -> engine of a ruleset -> outcomes -> assessment -> report. The public names
are loaded when they are first used, so that ``import casefile_rules`` costs nothing.
"""

from typing import Any, Final

__version__ = "0.1.0"

# Each line of _EXPORTS has its twin under `if TYPE_CHECKING:` here, `from casefile_rules.module import name as name`.

_EXPORTS: Final[dict[str, str]] = {}
"""Public name -> the module of this package that holds it."""

__all__ = ["__version__"]


def __getattr__(name: str) -> Any:
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
    """Return every public name, loaded or not."""
    return sorted({*globals(), *_EXPORTS})
