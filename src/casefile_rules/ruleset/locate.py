"""Where rulesets, vocabularies and calendars are found: beside the ruleset's folder, or bundled with the package."""

import re
from pathlib import Path

from casefile_rules.problems import ProblemsError, nearest, problem
from casefile_rules.reading.bundle import bundle_folder, bundled_name

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
RULESET_FILE = "ruleset.yaml"


def default_ruleset() -> str:
    """Return the id of the ruleset that is used where none is named; it is data (``default.yaml``), not code."""
    from casefile_rules.reading.source import read_source

    data = read_source(bundle_folder() / "default.yaml").data
    return str(data["ruleset"])


def ruleset_folder(reference: str, beside: Path | None = None) -> Path:
    """Return the folder of the ruleset *reference*: a path to a folder, or the id of one beside or bundled.

    Raises:
        ProblemsError: S330, naming the rulesets that are known.
    """
    if _NAME.fullmatch(reference):
        for base in _bases(beside):
            if (base / reference / RULESET_FILE).is_file():
                return base / reference
    folder = Path(reference)
    if beside is None and (folder / RULESET_FILE).is_file():
        return folder
    if beside is None and folder.name == RULESET_FILE and folder.is_file():
        return folder.parent
    known = sorted({entry.parent.name for base in _bases(beside) for entry in base.glob(f"*/{RULESET_FILE}")})
    shown = nearest(reference, known) or " / ".join(known)
    raise ProblemsError([problem("S330", reference, known=shown, name=reference)])


def beside_or_bundled(name: str, kind: str, beside: Path | None) -> Path | None:
    """Return the file *name*.yaml of a *kind* (``""`` for vocabularies, ``calendars``); None where there is none."""
    if not _NAME.fullmatch(name):
        return None
    for base in _bases(beside):
        found = base / kind / f"{name}.yaml" if kind else base / f"{name}.yaml"
        if found.is_file():
            return found
    return None


def _bases(beside: Path | None) -> list[Path]:
    return [bundle_folder()] if beside is None else [beside, bundle_folder()]


def shown(path: Path) -> str:
    """Return how a file of a ruleset is called in messages and results: by its ruleset's folder, never absolute."""
    name = bundled_name(path) or bundled_name(path.resolve())
    if name:
        return f"rules/{name}"
    return path.as_posix() if not path.is_absolute() else "/".join(path.parts[-3:])
