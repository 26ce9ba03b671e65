"""What the samples come to: written by ``python -m tests.samples.expected``, compared by ``test_samples``.

Whoever changes a rule, a sample or what a result says runs it, reads the difference and commits it.
"""

import os
import subprocess
import sys
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[2]
EXPECTED: Final = ROOT / "samples" / "expected"
COMMANDS: Final[dict[str, list[str]]] = {
    "penalty-clean": ["samples/penalty-clean.yaml"],
    "penalty-clean.reviewed": [
        "samples/penalty-clean.yaml", "--review", "samples/human/penalty-clean.review.yaml",
        "--review", "samples/human/penalty-clean.review-2.yaml",
    ],
    "penalty-faulty": ["samples/penalty-faulty.yaml"],
    "penalty-faulty.waived": [
        "samples/penalty-faulty.yaml", "--waivers", "samples/human/waivers.yaml", "--as-of", "2025-03-03",
    ],
    "penalty-faulty.confirmed": [
        "samples/penalty-faulty.yaml", "--review", "samples/human/penalty-faulty.review.yaml",
        "--review", "samples/human/penalty-faulty.review-2.yaml",
        "--confirm", "samples/human/penalty-faulty.confirmation.yaml",
    ],
    "permit": ["samples/permit.yaml"],
    "simple-penalty": ["samples/simple-penalty.yaml"],
    "combined-simple": ["samples/combined-simple.yaml"],
    "incomplete": ["samples/incomplete.yaml"],
    "real-case-open-burning": ["samples/real-case-open-burning.yaml"],
}  # fmt: skip
"""Name of the expected result -> what is checked."""


def checked(arguments: list[str]) -> str:
    """Return what ``check … --format json`` prints, run at the top of the checkout."""
    run = subprocess.run(
        [sys.executable, "-m", "casefile_rules", "check", *arguments, "--format", "json"],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT / "src"), "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert run.returncode in (0, 1), run.stderr
    return run.stdout


def path_of(name: str) -> Path:
    """Return the file of an expected result."""
    return EXPECTED / f"{name}.json"


if __name__ == "__main__":
    EXPECTED.mkdir(exist_ok=True)
    for name, arguments in COMMANDS.items():
        path_of(name).write_text(checked(arguments), encoding="utf-8")
        sys.stdout.write(f"{path_of(name).relative_to(ROOT)}\n")
