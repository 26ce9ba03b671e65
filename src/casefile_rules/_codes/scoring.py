"""Problem codes: scoring."""

from typing import Final

SCORING: Final[dict[str, tuple[str, str]]] = {}
