"""Messages filled in: what is not recorded is left out with the words around it, so that nothing reads like a value.

A part in square brackets (``[，批准人{x}]``) is left out where a value in it is not recorded, and so is one that only
names a value (``；听证日期：{x}``), stands in round brackets (``（第{x}页，…）``) or in a list behind a colon. Marks of
which nothing is left between them are joined. Who or what has no name on record is called by what it is (当事人, the
party).
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
    (re.compile("[；，、：](?=[。；）])|(?<=（)[；，、]|（）"), ""),
    (re.compile("[;,:] ?(?=[.;)])"), ""),
)


_ASIDE: Final = re.compile(r"（([^（）]*)）| ?\(([^()]*)\)")
_MEASURED: Final = re.compile(f"{_GONE}元|(?: (?:of|on|at|by|for|to|in))? {_GONE}(?: yuan)?(?=[ ,;.)])")
"""An amount, or a day or a name with the word that leads to it."""

_LISTED: Final = re.compile(r"(：|: | — )((?:[^。.]|\.(?! |$))*)")
"""What is listed behind a colon, to the end of the sentence."""

_STOP: Final = re.compile("([，；]|[,;] )")
_PAPER: Final = (re.compile(f"《{_GONE}》"), re.compile(f"[“']{_GONE}[”']"))
_CALLED: Final = {
    "agency.name": ("办案机关", "the organ"), "party.name": ("当事人", "the party"),
    "officer.name": ("该执法人员", "the officer"), "exhibit.name": ("该件证物", "the exhibit"),
    "medium.name": ("", "the carrier"), "hearing.chair": ("", "who"), "document.form": ("复制件", "copy"),
    "service.of": ("该文书", "the paper"),
}  # fmt: skip
"""What is said instead of a name that is not recorded."""


def called(path: str, lang: str) -> str | None:
    """Return what is said where the value of *path* is not recorded, ``None`` where nothing can be."""
    own = path.removeprefix("case.")
    if own.rpartition(".")[2] == "doc_no":
        return ""  # the decision, the measure: it stands before its number
    found = _CALLED.get(own)
    return None if found is None else found[0 if lang == "zh" else 1]


def filled(parts: Iterable[tuple[str, str | None]], lang: str) -> str:
    """Return the text of *parts*: literal text and what follows it, None for a value that is not recorded."""
    tokens = []
    gone = nameless = False
    for literal, value in parts:
        nameless = nameless or value == ""
        tokens.append(literal.translate(_BRACKETS))
        gone = gone or value is None
        tokens.append(_GONE if value is None else value)
    text = "".join(tokens)
    holes = 1 if gone else 0
    while holes:
        text, holes = _PART.subn(_kept, text)
    text = text.replace(_OPEN, "").replace(_SHUT, "") if gone or _OPEN in text else text
    if not gone:
        return _single(text, lang) if nameless else text
    text = _PAPER[0].sub("该文书", text)
    text = _PAPER[1].sub("the paper", text) if lang != "zh" else text
    text = _NAMED.sub(lambda found: " " * (len(found[0]) - len(found[0].lstrip())) + _HOLE, text)
    text = _MEASURED.sub("", text)
    text = _ASIDE.sub(_aside, text)
    text = _LISTED.sub(_listed, text)
    for pattern, instead in _TIDY:
        text = pattern.sub(instead, text)
    return _single(text.replace(_GONE, "未记录" if lang == "zh" else "not recorded"), lang)


def _single(text: str, lang: str) -> str:
    """Return *text* without the space or the mark that a name which is not there has left."""
    if lang == "zh":
        return re.sub("（[，；、]", "（", text)
    return re.sub(" +(?=[ ,.;)])", "", text) if "  " in text else text


def _aside(found: re.Match[str]) -> str:
    """Return what stands in brackets without the parts that hold something unknown; nothing where none is left."""
    if _GONE not in found[0] and _HOLE not in found[0]:
        return found[0]
    inner = found[1] if found[1] is not None else found[2]
    pieces = _STOP.split(inner)
    stop = pieces[1] if len(pieces) > 1 else ""
    kept = stop.join(piece for piece in pieces[::2] if _GONE not in piece and piece.strip(_HOLE))
    if not kept:
        return ""
    return f"（{kept}）" if found[1] is not None else f" ({kept})"


def _listed(found: re.Match[str]) -> str:
    """Return a list behind a colon without the parts that hold something unknown; no colon where none is left."""
    if _GONE not in found[0]:
        return found[0]
    pieces = _STOP.split(found[2])
    kept = [(stop, piece) for stop, piece in zip(["", *pieces[1::2]], pieces[::2], strict=True) if _GONE not in piece]
    told = "".join(piece if number == 0 else stop + piece for number, (stop, piece) in enumerate(kept))
    return found[1] + told if told.strip(_HOLE + " ") else _HOLE


def _kept(found: re.Match[str]) -> str:
    inner = found[1]
    return "" if _GONE in inner else inner
