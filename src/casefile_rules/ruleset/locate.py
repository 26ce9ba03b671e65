"""Where rulesets, vocabularies and calendars are found: beside the ruleset's folder, or bundled with the package."""

import os
import re

from casefile_rules.problems import ProblemsError, nearest, problem
from casefile_rules.reading.bundle import bundle_folder, bundled_name

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
RULESET_FILE = "ruleset.yaml"


def default_ruleset() -> str:
    """Return the id of the ruleset that is used where none is named; it is data (``default.yaml``), not code."""
    from casefile_rules.reading.source import read_source

    data = read_source(os.path.join(bundle_folder(), "default.yaml")).data
    return str(data["ruleset"])


def ruleset_folder(reference: str, beside: str | None = None) -> str:
    """Return the folder of the ruleset *reference*: a path to a folder, or the id of one beside or bundled.

    Raises:
        ProblemsError: S330, naming the rulesets that are known.
    """
    if _NAME.fullmatch(reference):
        for base in _bases(beside):
            if os.path.isfile(os.path.join(base, reference, RULESET_FILE)):
                return os.path.join(base, reference)
    if beside is None and os.path.isfile(os.path.join(reference, RULESET_FILE)):
        return reference.rstrip(os.sep) or reference or "."
    if beside is None and os.path.basename(reference) == RULESET_FILE and os.path.isfile(reference):
        return os.path.dirname(reference) or "."
    known = sorted({name for base in _bases(beside) for name in _rulesets(base)})
    shown = nearest(reference, known) or " / ".join(known)
    raise ProblemsError([problem("S330", reference, known=shown, name=reference)])


def _rulesets(base: str) -> list[str]:
    """Return the names of the folders in *base* that hold a ruleset."""
    names = os.listdir(base) if os.path.isdir(base) else []
    return [name for name in names if os.path.isfile(os.path.join(base, name, RULESET_FILE))]


def beside_or_bundled(name: str, kind: str, beside: str | None) -> str | None:
    """Return the file *name*.yaml of a *kind* (``""`` for vocabularies, ``calendars``); None where there is none."""
    if not _NAME.fullmatch(name):
        return None
    for base in _bases(beside):
        found = os.path.join(base, kind, f"{name}.yaml")
        if os.path.isfile(found):
            return found
    return None


def _bases(beside: str | None) -> list[str]:
    return [bundle_folder()] if beside is None else [beside, bundle_folder()]


def shown(path: str) -> str:
    """Return how a file of a ruleset is called in messages and results: by its ruleset's folder, never absolute."""
    name = bundled_name(path) or bundled_name(os.path.realpath(path))
    if name:
        return f"rules/{name}"
    posix = path.replace(os.sep, "/")
    return "/".join(posix.split("/")[-3:]) if os.path.isabs(path) else posix
