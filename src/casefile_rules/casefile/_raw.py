"""Python values written down as a manifest would hold them."""

import datetime as dt
from decimal import Decimal
from typing import Any


def raw_of(value: object) -> Any:
    """Return *value* as text, lists and mappings. Raises TypeError for what no manifest can hold, such as a float."""
    if value is None or isinstance(value, str | bool):
        return value
    if isinstance(value, int | Decimal | dt.date):
        return value.isoformat(" ", "minutes") if isinstance(value, dt.datetime) else str(value)
    if isinstance(value, tuple):
        return "-".join(str(page) for page in value)
    if isinstance(value, list):
        return [raw_of(each) for each in value]
    if isinstance(value, dict):
        return {str(key): raw_of(each) for key, each in value.items()}
    message = f"a manifest cannot hold {type(value).__name__}"
    raise TypeError(message)
