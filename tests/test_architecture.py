"""The shape of the code: imports run one way, the path of a check stays light, the engine looks at no clock.

The sources are read as syntax trees; nothing is imported, so that a breach is found even where no test goes.
"""

import ast
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = "casefile_rules"
SOURCES = ROOT / "src" / PACKAGE

# A module may import from its own layer's package and from any layer above it in this list.
LAYERS = (
    ("_codes", "folding", "status", "values"),
    ("problems", "shape"),
    ("reading",),
    ("contracts",),
    ("calendars", "subjects"),
    ("periods",),
    ("casefile",),
    ("conditions",),
    ("checks",),
    ("ruleset",),
    ("human",),
    ("engine",),
    ("scoring",),
    ("assessment",),
    ("rubric_examples",),
    ("examples",),
    ("told_apart",),
    ("coverage",),
    ("mutation",),
    ("reports",),
    ("cli",),
)
RANKS = {name: rank for rank, layer in enumerate(LAYERS) for name in layer}

# Modules that stand outside the layers, each with the reason.
OUTSIDE = {
    "__init__": "names the public names of every layer, and loads them when they are used",
    "__main__": "only calls the command",
    "contracts.generate": "writes the JSON Schemas of the contracts of every layer; run by CI, never by a check",
}

# Longer than 300 lines, each with the reason why it stays in one piece.
LONGER: dict[str, str] = {
    "assessment.model": "one contract, a short class for each of its parts, and nothing else",
    "casefile.model_procedure": "a part of one contract, a short class for each of its records, and nothing else",
    "contracts._help": "a table, one line a key, and nothing else",
}
MOST_LINES = 300

# Where a float may stand, each with the reason why no result depends on it.
INEXACT = {
    "assessment._numbers": "printed points are JSON numbers; the exact fraction stands beside each of them",
    "problems": "how near a misspelt name must be to be suggested",
}

# What no module on the path of `casefile-rules check` may import at its top: each costs more than the check.
HEAVY = {"asyncio", "importlib.metadata", "jsonschema", "pydantic", "pydantic_core", "rich"}

MODULES = {
    ".".join(path.relative_to(SOURCES).with_suffix("").parts).removesuffix(".__init__"): path
    for path in sorted(SOURCES.rglob("*.py"))
}
TREES = {name: ast.parse(path.read_text(encoding="utf-8")) for name, path in MODULES.items()}


def is_contract(name: str) -> bool:
    """Say whether module *name* declares pydantic contracts: `contracts` and every module with `model` in its name."""
    return name.partition(".")[0] == "contracts" or "model" in name.rpartition(".")[2].split("_")


def imports(tree: ast.AST, *, top_only: bool = False) -> Iterator[tuple[str, int]]:
    """Yield (dotted name, line) of everything imported; ``from a import b`` gives both ``a`` and ``a.b``."""
    nodes = _outside_functions(tree) if top_only else ast.walk(tree)
    for node in nodes:
        if isinstance(node, ast.Import):
            yield from ((alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"line {node.lineno}: imports are written in full here"
            yield str(node.module), node.lineno
            yield from ((f"{node.module}.{alias.name}", node.lineno) for alias in node.names)


def _outside_functions(node: ast.AST) -> Iterator[ast.AST]:
    """Yield what runs when the module is imported: not the bodies of functions, not what only type checkers read."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            continue
        if isinstance(child, ast.If) and ast.unparse(child.test) == "TYPE_CHECKING":
            continue
        yield child
        yield from _outside_functions(child)


def own_imports(name: str, *, top_only: bool = False) -> Iterator[tuple[str, int]]:
    """Yield (module of this package without its prefix, line) for every import of our own by module *name*."""
    for imported, line in imports(TREES[name], top_only=top_only):
        inner = imported.removeprefix(f"{PACKAGE}.")
        if inner != imported and inner in MODULES:
            yield inner, line


def strings(tree: ast.AST) -> Iterator[ast.Constant]:
    """Yield the text constants of *tree* that are not docstrings or notes below a name."""
    notes = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in notes:
            yield node


@pytest.fixture(params=sorted(MODULES))
def module(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def test_every_module_has_its_layer(module: str) -> None:
    assert module in OUTSIDE or module == PACKAGE or module.partition(".")[0] in RANKS, f"add {module} to LAYERS"


def test_imports_run_one_way(module: str) -> None:
    if module in OUTSIDE:
        return
    own = module.partition(".")[0]
    for imported, line in own_imports(module):
        other = imported.partition(".")[0]
        allowed = other == own or (imported not in OUTSIDE and RANKS[other] < RANKS[own]) or own == "cli"
        assert allowed, f"{module}:{line} imports {imported}, which comes later"


def test_no_module_needs_itself_to_be_imported() -> None:
    graph = {
        name: {imported for imported, _ in own_imports(name, top_only=True)} - {name, name.rpartition(".")[0]}
        for name in MODULES
    }
    tuple(TopologicalSorter(graph).static_order())  # raises CycleError and names the circle


def test_only_contracts_import_what_is_heavy(module: str) -> None:
    if is_contract(module):
        return
    for imported, line in imports(TREES[module], top_only=True):
        heavy = {name for name in HEAVY if imported == name or imported.startswith(f"{name}.")}
        assert not heavy, f"{module}:{line} imports {imported} at its top; import it in the function that needs it"
        inner = imported.removeprefix(f"{PACKAGE}.")
        assert not (inner in MODULES and is_contract(inner) and inner != imported), (
            f"{module}:{line} imports the contract {imported} at its top, and pydantic with it"
        )


def test_modules_are_short(module: str) -> None:
    lines = len(MODULES[module].read_text(encoding="utf-8").splitlines())
    assert lines <= MOST_LINES or LONGER.get(module), f"{module} has {lines} lines: divide it, or say why not in LONGER"


def test_no_reason_is_kept_for_a_module_that_became_short() -> None:
    lengths = {name: len(MODULES[name].read_text(encoding="utf-8").splitlines()) for name in LONGER}
    assert all(length > MOST_LINES for length in lengths.values()), lengths


def test_nothing_prints_but_the_command(module: str) -> None:
    if module.partition(".")[0] == "cli" or module in OUTSIDE:
        return
    calls = [node for node in ast.walk(TREES[module]) if isinstance(node, ast.Call)]
    assert not [call.lineno for call in calls if isinstance(call.func, ast.Name) and call.func.id == "print"]


def test_no_path_of_a_machine_is_written_down(module: str) -> None:
    absolute = re.compile(r"/(home|mnt|opt|root|tmp|usr|Users|var|work)/|[A-Za-z]:[\\/]\w")
    assert not [node.lineno for node in strings(TREES[module]) if absolute.match(str(node.value))]


def test_no_county_is_written_down(module: str) -> None:
    """Rules are data: a county, its prefecture or its region is named in rules/, not in Python."""
    place = re.compile(r"博湖|巴音郭楞|巴州|新疆|bohu|xinjiang", re.IGNORECASE)
    assert not [node.lineno for node in strings(TREES[module]) if place.search(str(node.value))]


def test_no_clock_no_chance_no_locale(module: str) -> None:
    """The same bytes for the same input, whenever and wherever it is run."""
    forbidden = {"locale", "random", "secrets", "time", "uuid"}
    assert not [line for name, line in imports(TREES[module]) if name in forbidden]
    clock = {"now", "today", "utcnow"}
    calls = [node.func for node in ast.walk(TREES[module]) if isinstance(node, ast.Call)]
    assert not [call.lineno for call in calls if isinstance(call, ast.Attribute) and call.attr in clock]


def test_no_inexact_number(module: str) -> None:
    """Points are fractions and money is decimal; a float would make a border depend on rounding."""
    if module in INEXACT:
        return
    for node in ast.walk(TREES[module]):
        assert not (isinstance(node, ast.Constant) and isinstance(node.value, float)), f"{module}:{node.lineno}"
        call = isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "float"
        assert not call, f"{module}:{getattr(node, 'lineno', 0)} makes a float"


def loaded_after(program: str) -> set[str]:
    """Return the names of all modules a new interpreter has loaded after *program*."""
    program += "\nimport json, sys; sys.stderr.write(json.dumps(sorted(sys.modules)))"
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=ROOT)
    return set(json.loads(run.stderr))


def test_importing_the_package_loads_nothing_else() -> None:
    loaded = loaded_after(f"import {PACKAGE}")
    assert not loaded & HEAVY
    assert {name for name in loaded if name.startswith(f"{PACKAGE}.")} == set()


def test_a_check_loads_nothing_heavy() -> None:
    sample = min((ROOT / "samples").glob("*.yaml"))
    loaded = loaded_after(
        f"""
import sys
from casefile_rules.cli import main
sys.argv = ["casefile-rules", "check", {str(sample)!r}, "--format", "json"]
try:
    main()
except SystemExit as end:
    assert end.code in (None, 0, 1), end.code
"""
    )
    own = {name.removeprefix(f"{PACKAGE}.") for name in loaded if name.startswith(f"{PACKAGE}.")}
    assert not loaded & HEAVY
    assert not [name for name in own if is_contract(name)]
