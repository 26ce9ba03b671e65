"""Messages filled in: what is not recorded is left out with the words around it, so that nothing reads like a value.

A part in square brackets (``[，批准人{x}]``) is left out where a value in it is not recorded, and so is one that only
names a value (``；听证日期：{x}``). Marks of which nothing is left between them are joined.
"""

import re
from collections.abc import Iterable
from typing import Final

_GONE: Final = "\ue000"
"""Stands for a value that is not recorded while a message is put together."""

_OPEN, _SHUT, _HOLE = "\ue001", "\ue002", "\ue003"
_BRACKETS: Final = str.maketrans({"[": _OPEN, "]": _SHUT})
_PART: Final = re.compile(f"{_OPEN}([^{_OPEN}{_SHUT}]*){_SHUT}")
_NAMED: Final = re.compile(
    f"(?:[^；。，、（）;.,(){_HOLE}{_GONE}]|\\.(?! ))*(?:：|: ){_GONE}(?=[；。，、（）;,()]|\\.(?: |$)|$)"
)
_TIDY: Final = (
    (re.compile(f"（{_HOLE}+）| \\({_HOLE}+\\)"), ""),
    (re.compile(f"{_HOLE}+(?:[；，、]|[;,] )"), ""),
    (re.compile(f"(?:[；，、：]|[;,:] ?){_HOLE}+"), ""),
    (re.compile(f"([。]){_HOLE}+。"), r"\1"),
    (re.compile(f"\\. {_HOLE}+\\."), "."),
    (re.compile(f" ?{_HOLE}+"), ""),
    (re.compile("[；，、：](?=[。；）])"), ""),
    (re.compile("[;,:] ?(?=[.;)])"), ""),
)


def filled(parts: Iterable[tuple[str, str | None]], lang: str) -> str:
    """Return the text of *parts*: literal text and what follows it, None for a value that is not recorded."""
    tokens = []
    gone = False
    for literal, value in parts:
        tokens.append(literal.translate(_BRACKETS))
        gone = gone or value is None
        tokens.append(_GONE if value is None else value)
    text = "".join(tokens)
    holes = 1 if gone else 0
    while holes:
        text, holes = _PART.subn(_kept, text)
    text = text.replace(_OPEN, "").replace(_SHUT, "") if gone or _OPEN in text else text
    if not gone:
        return text
    text = _NAMED.sub(lambda found: " " * (len(found[0]) - len(found[0].lstrip())) + _HOLE, text)
    if _HOLE in text:
        for pattern, instead in _TIDY:
            text = pattern.sub(instead, text)
    return text.replace(_GONE, "未记录" if lang == "zh" else "not recorded")


def _kept(found: re.Match[str]) -> str:
    inner = found[1]
    return _HOLE if _GONE in inner else inner
