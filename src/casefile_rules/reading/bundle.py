"""The rules that travel with the package, and their packed form.

Parsing the bundled YAML costs several times what it costs to check a file. ``packed.json`` holds what parsing and
typing gave, by the SHA-256 of each file's bytes, without the bodies of the rules' examples. A file is always read and
hashed; only where its hash is found in the pack is the parser spared. So a changed file is simply parsed, and a stale
pack costs time, never truth. ``contracts.generate`` writes the pack, and a test fails where it is stale.
"""

import json
import os
from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from casefile_rules.reading.source import Source

PACK: Final = "packed.json"
TYPED: Final = ("calendar", "rubric", "rules", "ruleset", "vocabulary")
"""Contracts whose files are packed typed; what is left is one line long."""


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


def pack_text(folder: str) -> str:
    """Return the text of the pack for the YAML files below *folder*, each as :func:`slim` leaves it."""
    from pathlib import Path

    from casefile_rules.reading.source import read_source

    packed = {}
    for path in sorted(Path(folder).rglob("*.yaml")):
        if path.name == "examples.yaml":
            continue  # worked examples of a rubric: only `rules test` reads them
        source = read_source(path, packed=False)
        data = slim(source)
        packed[source.digest] = {"data": data, "days": list(_days(data, ()))}
    return json.dumps(packed, ensure_ascii=False, separators=(",", ":"), default=_day) + "\n"


def _texted(data: Any) -> Any:
    """Return *data* with amounts as text, which whoever compiles a rubric takes as well."""
    if isinstance(data, dict):
        return {key: _texted(value) for key, value in data.items()}
    if isinstance(data, list):
        return [_texted(value) for value in data]
    return str(data) if isinstance(data, Decimal) else data


def _days(data: Any, path: tuple[str | int, ...]) -> Iterator[tuple[str | int, ...]]:
    """Yield where days stand in *data*."""
    if isinstance(data, date):
        yield path
    members = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, value in members:
        yield from _days(value, (*path, key))


def _day(value: object) -> str:
    """Return a day as text. Raises TypeError for anything else that JSON does not hold: it would not come back."""
    if isinstance(value, date) and not isinstance(value, datetime):
        return value.isoformat()
    message = f"the pack cannot hold {type(value).__name__}"
    raise TypeError(message)


def slim(source: "Source") -> Any:
    """Return the data of a file as it is packed: typed, where its contract is one of :data:`TYPED`.

    Every example of a rule is cut down to what it expects, which is all that loading needs. Raises ProblemsError for
    what does not fit its contract: what is packed is known to be sound.
    """
    from casefile_rules.problems import Problem, ProblemsError
    from casefile_rules.reading.typed import read
    from casefile_rules.shape import load_shape

    form = source.data.get("format", "") if isinstance(source.data, dict) else "rules/1"
    contract = form.partition("/")[0]
    if contract not in TYPED:
        return source.data
    problems: list[Problem] = []
    data = read(load_shape(contract), source.data, source, problems)
    if problems:
        raise ProblemsError(problems)
    if contract == "rubric":
        return _texted(data)
    if contract != "rules":
        return data
    return [
        {**rule, "examples": [{"expect": one.get("expect")} for one in rule["examples"] if isinstance(one, dict)]}
        if isinstance(rule, dict) and isinstance(rule.get("examples"), list)
        else rule
        for rule in data
    ]
