"""The rules that travel with the package, and their packed form.

Parsing the bundled YAML costs several times what it costs to check a file. ``packed.json`` holds what parsing and
typing gave, by the SHA-256 of each file's bytes, without the bodies of the rules' examples. A file is always read and
hashed; only where its hash is found in the pack is the parser spared. So a changed file is simply parsed, and a stale
pack costs time, never truth. ``contracts.packing`` makes the pack, and a test fails where it is stale.
"""

import json
import os
from datetime import date
from functools import cache
from typing import Any, Final

PACK: Final = "packed.json"


@cache
def bundle_folder() -> str:
    """Return the folder of the bundled rules: inside an installed package, or at the top of a checkout."""
    package = os.path.dirname(os.path.dirname(os.path.realpath(__file__)))
    installed = os.path.join(package, "_rules")
    return installed if os.path.isdir(installed) else os.path.join(os.path.dirname(os.path.dirname(package)), "rules")


@cache
def _pack() -> dict[str, Any]:
    path = os.path.join(bundle_folder(), PACK)
    if not os.path.isfile(path):
        return {}
    with open(path, "rb") as file:
        packed = json.loads(file.read())
    return packed if isinstance(packed, dict) else {}


def packed_data(path: str, digest: str) -> Any:
    """Return what parsing the bundled file *path* with *digest* gives, or None where the pack does not know it."""
    return _unpacked(digest) if bundled_name(path) else None


@cache
def _unpacked(digest: str) -> Any:
    entry = _pack().get(digest)
    if entry is None:
        return None
    for *path, last in entry["days"]:  # JSON has no days
        holder = entry["data"]
        for step in path:
            holder = holder[step]
        holder[last] = date.fromisoformat(holder[last])
    return entry["data"]


def packed_texts(digest: str) -> dict[str, dict[str, Any]]:
    """Return the ``labels`` of paths and the ``words`` of values that the bundled ruleset with *digest* teaches.

    Rules are compiled when they first bind a file, and each teaches the labels of its paths; a text may not depend on
    which came first. Empty where the pack does not know the ruleset: then its rules are compiled at once.
    """
    found: dict[str, dict[str, Any]] = _pack().get(digest) or {"labels": {}, "words": {}}
    return found


def bundled_name(path: str) -> str:
    """Return how *path* is called below the folder of the bundled rules (``bohu/ruleset.yaml``), or ``""``.

    Asked of every file of a ruleset, so that links are not followed: who reaches the folder another way reads its files
    as those of any other folder, with the same result.
    """
    base = _base()
    return path[len(base) :].replace(os.sep, "/") if path.startswith(base) else ""


@cache
def _base() -> str:
    return os.path.join(bundle_folder(), "")
