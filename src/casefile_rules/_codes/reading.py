"""Problem codes: reading."""

from typing import Final

READING: Final[dict[str, tuple[str, str]]] = {}
