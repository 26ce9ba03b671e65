"""Problem codes: usage."""

from typing import Final

USAGE: Final[dict[str, tuple[str, str]]] = {}
