"""Steps of which there was none: said under ``none_of``, or shown by closed volumes without a paper of the kind.

What each word sets, and which papers show otherwise, is data (``steps`` of the vocabulary). Only keys that are not
recorded are set; what is recorded counts. A none that a paper or another key contradicts is told and becomes unknown,
so that writing none beside the paper never pays.
"""

from collections.abc import Iterable
from functools import lru_cache
from typing import Any, Final

from casefile_rules.casefile._orders import Step
from casefile_rules.casefile._shape import read_shape
from casefile_rules.casefile._twins import Told, in_words
from casefile_rules.shape import Field
from casefile_rules.values import UNKNOWN, Record

_VOLUMES: Final = {"main": ("正卷", "main volume"), "sub": ("副卷", "sub volume")}
_NONES: Final = (None, False)


def answer(
    root: Record,
    steps: tuple[Step, ...],
    papers: dict[str, Record],
    may_hold: set[str] | None,
    at: tuple[str | int, ...] = (),
) -> list[Told]:
    """Set what there was none of in *root*, and return the contradictions.

    ``inferred`` of *root* maps each key that follows from the papers alone to the word of its step, ``ruled_out`` each
    that the procedure of the case rules out.

    Args:
        root: the view of a case, changed; sections that change are replaced by copies.
        steps: the table of the vocabulary.
        papers: the types in the file, by id, with a document of that type.
        may_hold: the types that papers of unknown titles may be and that lines of catalogues name; None where the file
            may hold any paper that is not listed.
        at: the path to *root* in the data.
    """
    words = root.get("none_of") or ()
    category = root.get("category")
    told: list[Told] = []
    inferred: dict[str, str] = {}
    ruled_out: dict[str, str] = {}
    for step in steps:
        if step.category and step.category != category:
            continue
        if step.never:
            if all(_get(root, key) == value for key, value in step.never) and not _shows(root, step, papers):
                for key in (key for key in step.keys if _get(root, key) is UNKNOWN):
                    _put(root, key, none_of(key))
                    ruled_out[key] = step.of
            continue
        if step.recorded_by:
            _affirm(root, step)
        named = step.of in words
        infers = may_hold is not None and step.closed
        against: tuple[str, str] | None = None
        looked = False
        for key in step.keys:
            value = _get(root, key)
            if not named and not (infers and value is UNKNOWN) and value is not False and value != []:
                continue
            if not looked:
                against, looked = _shows(root, step, papers), True
            if value is UNKNOWN:
                if against and named:
                    told.append(_told("K255", step, key, value, against, (*at, "none_of")))
                elif against or any(_some(_get(root, other)) for other in step.unless):
                    continue
                elif named:
                    _put(root, key, none_of(key))
                elif (
                    infers
                    and not _may_show(step, papers, may_hold or ())
                    and not any(_get(root, other) is False for other in step.unless_false)
                ):
                    _put(root, key, none_of(key))
                    inferred[key] = step.of
            elif value is False or value == []:
                if against:
                    _drop(root, key)
                    told.append(_told("K256", step, key, value, against, (*at, *key.split("."))))
            elif named and _some(value):
                told.append(_told("K254", step, key, value, ("", ""), (*at, "none_of")))
    root["inferred"], root["ruled_out"] = inferred, ruled_out
    return told


@lru_cache(maxsize=256)
def none_of(key: str) -> Any:
    """Return what the key, a path from the root, holds where there was none: ``[]``, false or a blank."""
    kind = _field(key).kind
    return [] if kind == "list" else False if kind == "boolean" else None


@lru_cache(maxsize=256)
def label(key: str) -> str:
    """Return the Chinese name of a key, a path from the root."""
    section, _, name = key.partition(".")
    return _field(section).zh + (f"·{_field(key).zh}" if name else "")


def _field(key: str) -> Field:
    field = read_shape()
    for name in key.split("."):
        field = field.fields[name]
    return field


def _affirm(root: Record, step: Step) -> None:
    """Say yes to a flag of *step* that nobody recorded where what is filled in beside it says so: held on a day."""
    for key in step.keys:
        if (
            none_of(key) is False
            and _get(root, key) is UNKNOWN
            and any(_some(_get(root, one)) for one in step.recorded_by)
        ):
            _put(root, key, True)


def _may_show(step: Step, papers: dict[str, Record], may_hold: Iterable[str]) -> bool:
    """Whether a paper in the file, or one that may be in it, may show that there was some."""
    held = papers.keys() | may_hold
    return not (held.isdisjoint(step.shown_by) and held.isdisjoint(step.open_with))


def _shows(root: Record, step: Step, papers: dict[str, Record]) -> tuple[str, str] | None:
    """Return what shows that there was some, in Chinese and English: a paper, or another key; None for nothing."""
    shown = papers.keys() & step.shown_by if step.shown_by else None
    if shown:
        paper = min((papers[each] for each in shown), key=lambda each: str(each["key"]))
        zh, en = _VOLUMES[paper["volume"]["kind"]]
        title, position = paper["title"], paper["position"]
        return f"{zh}第{position}件《{title}》", f"“{title}” (no. {position} of the {en})"
    sign = next((key for key in step.recorded_by if _some(_get(root, key))), "")
    return (f"“{label(sign)}”", f"“{sign}”") if sign else None


def _told(code: str, step: Step, key: str, value: Any, against: tuple[str, str], at: tuple[str | int, ...]) -> Told:
    words = read_shape().fields["none_of"].item
    known = {} if words is None else words.value_labels
    arguments = {
        "word": step.of, "word_zh": next((zh for zh, word in known.items() if word == step.of), ""), "key": key,
        "key_zh": label(key), "paper_zh": against[0], "paper": against[1],
    }  # fmt: skip
    if code == "K254":
        zh, en = ("内容", "something") if isinstance(value, list) else in_words(value)
        arguments |= {"value_zh": zh if isinstance(value, list) else f"“{zh}”", "value": en}
    return Told(code, at, arguments)


_PARTS: Final[dict[str, tuple[str, str]]] = {}
"""Keys -> section and name: a few dozen keys are looked up in every file."""


def _get(root: Record, key: str) -> Any:
    parts = _PARTS.get(key)
    if parts is None:
        section, _, name = key.partition(".")
        parts = _PARTS[key] = section, name
    value = root.get(parts[0], UNKNOWN)
    return value if not parts[1] or value is UNKNOWN or value is None else value.get(parts[1], UNKNOWN)


def _some(value: Any) -> bool:
    return value is not UNKNOWN and value not in _NONES and value != []


def _put(root: Record, key: str, value: Any) -> None:
    section, _, name = key.partition(".")
    root[section] = {**root.get(section, {}), name: value} if name else value


def _drop(root: Record, key: str) -> None:
    section, _, name = key.partition(".")
    if name:
        root[section] = {other: value for other, value in root[section].items() if other != name}
    else:
        del root[section]
