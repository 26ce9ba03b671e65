"""What is no fault and must be seen: titles that match no type, and steps that nobody recorded and that count as none.

Titles are told together: one notice for the papers of a volume, one for those of its catalogue.
"""

from typing import TYPE_CHECKING, Any, Final

from casefile_rules.assessment._papers import VOLUMES
from casefile_rules.values import Record

if TYPE_CHECKING:
    from casefile_rules.casefile.vocabulary import Vocabulary

_MOST: Final = 8
"""Titles told in one notice; the rest is counted."""


def unmatched(root: Record, vocabulary: "Vocabulary | None") -> list[dict[str, Any]]:
    """Return a notice for the papers, and one for the lines of the catalogue, of each volume that have unknown titles.

    A line whose title is that of a paper told of already says nothing new.
    """
    groups: dict[tuple[str, str], list[tuple[str, str]]] = {}
    papers: set[tuple[str, str]] = set()
    for entry in root.get("unmatched") or []:
        path, title = str(entry.get("path", "")), str(entry.get("title") or "")
        parts = path.split("/")
        if len(parts) < 4 or not title:
            continue
        volume, kind = parts[-3], parts[-2]
        if kind == "documents":
            papers.add((volume, title))
        groups.setdefault((volume, kind), []).append((path, title))
    found = []
    for (volume, kind), entries in groups.items():
        new = [one for one in entries if kind == "documents" or (volume, one[1]) not in papers]
        if new:
            found.append(_notice(volume, kind, new, vocabulary))
    return found


def _notice(volume: str, kind: str, entries: list[tuple[str, str]], vocabulary: "Vocabulary | None") -> dict[str, Any]:
    """Return the notice of the *entries*, (place, title) each, of one volume."""
    zh_volume, en_volume = VOLUMES.get(volume.partition("-")[0], ("", "file"))
    numbers: dict[str, list[str]] = {}
    for path, title in entries:
        numbers.setdefault(title, []).append(path.rpartition("/")[2])
    titles = list(numbers)[:_MOST]
    near = {title: (vocabulary.nearest(title) or "") if vocabulary is not None else "" for title in titles}
    zh = [f"第{'、'.join(numbers[one])}{'件' if kind == 'documents' else '行'}《{one}》"
          + (f"（是否为“{near[one]}”？）" if near[one] else "") for one in titles]  # fmt: skip
    en = [f"{', '.join(numbers[one])} '{one}'" + (f" (is it '{near[one]}'?)" if near[one] else "") for one in titles]
    more = len(numbers) - len(titles)
    zh_more, en_more = (f"等{len(numbers)}种", f" and {more} more") if more else ("", "")
    zh_where = zh_volume if kind == "documents" else f"{zh_volume}卷内目录"
    en_where = "documents" if kind == "documents" else "lines of the catalogue"
    return {
        "code": "unmatched_title",
        "place": entries[0][0],
        "places": [path for path, _ in entries],
        "text": {
            "zh": f"{zh_where}有名称不在词表内：{'、'.join(zh)}{zh_more}。请改用词表中的名称。",
            "en": f"{en_volume}, {en_where} with a title the vocabulary has not: {', '.join(en)}{en_more}.",
        },
    }


_NONES: Final = {
    "inferred": (
        "推断自卷内材料：各卷完整列明而没有相应材料，未记录的{}按没有发生处理；确有其事的请补充记录。",
        "Inferred from the papers of closed volumes, which hold none: no {}, unless you record what there was.",
    ),
    "ruled_out": (
        "按本案的程序和进展不会有{}，未记录的按没有发生处理。",
        "The procedure and course of the case leave no room for {}: unless recorded they count as none.",
    ),
}
"""What is told of steps that nobody recorded and that count as none, by the key of the view that holds them."""


def left_by_the_record(root: Record) -> list[dict[str, Any]]:
    """Return what is told of steps that count as none because papers or procedure leave no room for them."""
    return [_none_of(code, root[code]) for code in _NONES if root.get(code)]


def _none_of(code: str, keys: dict[str, str]) -> dict[str, Any]:
    """Return what is told of *keys*, which nobody recorded, each with the word of its step."""
    from casefile_rules.casefile._shape import root_field

    known = root_field("none_of").item
    words = {} if known is None else {word: zh for zh, word in reversed(known.value_labels.items())}
    steps = list(dict.fromkeys(keys.values()))
    zh, en = _NONES[code]
    told = {"zh": zh.format("、".join(words[step] for step in steps)), "en": en.format(", ".join(steps))}
    return {"code": code, "text": told}
