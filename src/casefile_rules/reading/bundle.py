"""The rules that travel with the package, and their packed form.

Parsing the bundled YAML costs several times what it costs to check a file. ``packed.json`` holds what parsing gave, by
the SHA-256 of each file's bytes, the rules
among them already typed, without the bodies of their examples. A file is always read and hashed; only where its hash
is found in the pack is the parser spared. So a changed file is simply parsed, and a stale pack costs time, never truth.
``contracts.generate`` writes the pack, and a test fails where it is stale.
"""

import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from casefile_rules.reading.source import Source

PACK: Final = "packed.json"


@cache
def bundle_folder() -> Path:
    """Return the folder of the bundled rules: inside an installed package, or at the top of a checkout."""
    package = Path(__file__).resolve().parent.parent
    installed = package / "_rules"
    return installed if installed.is_dir() else package.parent.parent / "rules"


@cache
def _pack() -> dict[str, Any]:
    path = bundle_folder() / PACK
    if not path.is_file():
        return {}
    packed = json.loads(path.read_bytes())
    return packed if isinstance(packed, dict) else {}


def packed_data(path: Path, digest: str) -> Any:
    """Return what parsing the bundled file *path* with *digest* gives, or None where the pack does not know it."""
    if bundle_folder() not in path.resolve().parents:
        return None
    return _pack().get(digest)


def pack_text(folder: Path) -> str:
    """Return the text of the pack for the YAML files below *folder*, each as :func:`slim` leaves it."""
    from casefile_rules.reading.source import read_source

    packed = {}
    for path in sorted(folder.rglob("*.yaml")):
        if path.name == "examples.yaml":
            continue  # worked examples of a rubric: only `rules test` reads them
        source = read_source(path, packed=False)
        packed[source.digest] = slim(source) if isinstance(source.data, list) else source.data
    # days stand as text: whoever takes rules from the pack reads the few that there are
    return json.dumps(packed, ensure_ascii=False, separators=(",", ":"), default=str) + "\n"


def slim(source: "Source") -> Any:
    """Return a file of rules typed, with every example cut down to what it expects, which is all that loading needs.

    Raises ProblemsError for rules that do not fit their contract: what is packed is known to be sound.
    """
    from casefile_rules.problems import Problem, ProblemsError
    from casefile_rules.reading.typed import read
    from casefile_rules.shape import load_shape

    problems: list[Problem] = []
    data = read(load_shape("rules"), source.data, source, problems)
    if problems:
        raise ProblemsError(problems)
    return [
        {**rule, "examples": [{"expect": one.get("expect")} for one in rule["examples"] if isinstance(one, dict)]}
        if isinstance(rule, dict) and isinstance(rule.get("examples"), list)
        else rule
        for rule in data
    ]
