"""Problem codes: contracts."""

from typing import Final

CONTRACTS: Final[dict[str, tuple[str, str]]] = {}
