"""Questions that name papers: what paper a title nobody knows stands for, of which papers a key is not recorded."""

from collections.abc import Iterable
from typing import Any, Final

from casefile_rules.values import UNKNOWN, Record

VOLUMES: Final = {"main": ("正卷", "main volume"), "sub": ("副卷", "sub volume")}
KINDS_OF_PAPER: Final = frozenset(("type", "type.id", "type.group", "type.volume", "type.within"))
"""Facets of a paper that follow from what paper it is: nobody can record them."""

_MOST: Final = 6
"""Papers named in one question; the rest is counted."""

_WHAT: Final = {
    "zh": "请写明{}是什么文书：词表中没有这个名称，改用词表中的名称，或者在“文书种类”中写明",
    "en": "please say what paper {} is: the vocabulary has no such name; use one it has, or give it as its type",
}
_LACKING: Final = {
    "documents.doc_no": ("{}的文号；没有文号的写“文号: null”", "the doc_no of {}; doc_no: null where it has none"),
    "documents.pages": ("{}的页次", "the pages of {}"),
    "documents.date": ("{}的日期；没有日期的写“日期: null”", "the date of {}; date: null where it has none"),
    "documents.case": ("{}的所属案件", "the case of {}"),
    "documents.refers_to": ("{}的关联文书", "to which paper {} belongs (refers_to)"),
    "documents.leaves": ("{}的逐页情况（每页的页码、载有内容和页码位置）",
                         "the leaves of {} (of every page its number, what is on it and where the number stands)"),
}  # fmt: skip
_AMONG_THEIR_KIND: Final = ("documents.doc_no", "documents.date", "documents.refers_to")
"""Keys that matter only of several papers of one kind: one may be a second copy of another, or out of order with it."""
_OF_LEAVES: Final = ("page", "content", "mark")


def is_kind_of_paper(path: str) -> bool:
    """Return whether *path* asks what paper a document is, alone or as a field of all documents."""
    return path.removeprefix("case.").removeprefix("documents.").removeprefix("document.") in KINDS_OF_PAPER


def paper(document: Record) -> tuple[str, str]:
    """Return how a paper is named by its place: 正卷第3件《…》."""
    volume = document.get("volume")
    zh, en = VOLUMES.get(str(volume.get("kind")), ("", "")) if isinstance(volume, dict) else ("", "")
    title, number = str(document.get("title") or ""), document.get("position", "")
    of = f" of the {en}" if en else ""
    if not title:
        return f"{zh}第{number}件", f"document {number}{of}"
    return f"{zh}第{number}件《{title}》", f"'{title}' (document {number}{of})"


def named(documents: Iterable[Record]) -> dict[str, str]:
    """Return the names of papers in one phrase; of many the first, and how many more."""
    names = [paper(document) for document in documents]
    more = len(names) - _MOST
    zh, en = "、".join(name for name, _ in names[:_MOST]), ", ".join(name for _, name in names[:_MOST])
    if more > 0:
        return {"zh": f"{zh}等{len(names)}件", "en": f"{en} and {more} more"}
    return {"zh": zh, "en": en}


def what_paper(root: Record, document: Record | None = None) -> dict[str, str] | None:
    """Return the question what paper those are whose title matches no type, or *document* alone.

    None where it is not the title that is in doubt, but what sort of file this is.
    """
    listed = root.get("documents")
    unknown = [one for one in (listed if isinstance(listed, list) else []) if "type" not in one]
    if not unknown or root.get("category", UNKNOWN) is UNKNOWN:
        return None
    asked = [one for one in unknown if one.get("type.maybe", True) or one is document]
    names = named(asked or unknown)
    return {lang: _WHAT[lang].format(names[lang]) for lang in names}


def lacking(path: str, place: Record) -> dict[str, str] | None:
    """Return what is to be recorded of which papers where a check read *path* of all; None for another path."""
    told = _LACKING.get(path)
    listed = place.get("documents")
    if told is None or not isinstance(listed, list):
        return None
    found = [one for one in listed if _lacks(one, path.partition(".")[2])]
    if path == "documents.refers_to":
        found = [one for one in found if one.get("type.group") == "service"]
    if path in _AMONG_THEIR_KIND:
        kinds = [one.get("type") for one in listed]
        found = [one for one in found if "type" not in one or kinds.count(one.get("type")) > 1]
    if not found:
        return None
    names = named(found)
    return {"zh": told[0].format(names["zh"]), "en": told[1].format(names["en"])}


def _lacks(document: Record, key: str) -> bool:
    value: Any = document.get(key, UNKNOWN)
    if key != "leaves" or not isinstance(value, list):
        return value is UNKNOWN
    return any(leaf.get(one, UNKNOWN) is UNKNOWN for leaf in value for one in _OF_LEAVES)
