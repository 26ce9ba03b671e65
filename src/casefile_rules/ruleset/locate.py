"""Where rulesets, vocabularies and calendars are found: beside the ruleset's folder, or bundled with the package."""

import os
import re

from casefile_rules.problems import ProblemsError, nearest, problem
from casefile_rules.reading.bundle import bundle_folder

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
                return os.path.normpath(os.path.join(base, reference))
    if beside is None and os.path.isfile(os.path.join(reference, RULESET_FILE)):
        return _plain(reference)
    if beside is None and os.path.basename(reference) == RULESET_FILE and os.path.isfile(reference):
        return _plain(os.path.dirname(reference))
    known = sorted({name for base in _bases(beside) for name in _rulesets(base)})
    shown = nearest(reference, known) or " / ".join(known)
    raise ProblemsError([problem("S330", reference, known=shown, name=reference)])


def _plain(folder: str) -> str:
    """Return the path *folder* without what only its spelling has: ``./mine/``, ``mine/.`` and ``x/../mine``."""
    plain = os.path.normpath(folder)
    return plain if os.path.samefile(plain, folder or ".") else folder  # a link may lie before the ``..``


def beside_of(folder: str) -> str:
    """Return the folder that holds the ruleset's *folder*: where its parents, vocabulary and calendar may lie."""
    return os.path.normpath(os.path.join(folder, os.pardir))


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
