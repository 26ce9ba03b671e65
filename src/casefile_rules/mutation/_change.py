"""What a change is, and how it is made to a copy of raw data."""

from typing import Any, Final, NamedTuple

from casefile_rules.ruleset.entries import At

DROPPED: Final = object()
"""In place of a value: the key, or the member of a list, goes."""

Words = tuple[str, str]
"""The same said in Chinese and in English."""


class Change(NamedTuple):
    """One change of raw data.

    Attributes:
        kind: one of ``KINDS`` (``_kinds``).
        at: the place below the rule (or the rubric) that is changed; new: what stands there then.
        said: the change in words; wanted: the example that would notice.
    """

    kind: str
    at: At
    new: Any
    said: Words
    wanted: Words


def changed(data: Any, at: At, new: Any) -> Any:
    """Return a copy of *data* with *new* at the place *at*; what is not changed is shared."""
    if not at:
        return new
    step, below = at[0], at[1:]
    if isinstance(data, list):
        assert isinstance(step, int)
        if not below and new is DROPPED:
            return [*data[:step], *data[step + 1 :]]
        return [*data[:step], changed(data[step], below, new), *data[step + 1 :]]
    if not below and new is DROPPED:
        return {key: value for key, value in data.items() if key != step}
    if step not in data:
        return {**data, step: changed({}, below, new)}
    return {key: changed(value, below, new) if key == step else value for key, value in data.items()}


def short(raw: Any, most: int = 72) -> str:
    """Return *raw* on one line, as it may stand in a file, cut where it is long."""
    text = _flow(raw)
    return text if len(text) <= most else text[: most - 1] + "…"


def _flow(raw: Any) -> str:
    if isinstance(raw, dict):
        return "{" + ", ".join(f"{key}: {_flow(value)}" for key, value in raw.items()) + "}"
    if isinstance(raw, list):
        return "[" + ", ".join(_flow(one) for one in raw) + "]"
    if isinstance(raw, bool):
        return "true" if raw else "false"
    return "null" if raw is None else str(raw)
