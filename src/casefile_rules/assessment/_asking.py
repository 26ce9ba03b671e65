"""What to ask so that an open leaf of an explanation gets decided: the words of single questions.

A question names the key to record and how to answer it. What follows from something else is never asked for: of a
derived fact what it is derived from, of the group of a paper what paper it is.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from casefile_rules.assessment._papers import VOLUMES, is_kind_of_paper, lacking, what_paper
from casefile_rules.assessment._text import both
from casefile_rules.conditions import FACTS, ROOT, Trace
from casefile_rules.shape import Field
from casefile_rules.status import UNDETERMINED
from casefile_rules.values import UNKNOWN, Record

if TYPE_CHECKING:
    from casefile_rules.assessment._engine import Engine
    from casefile_rules.conditions import Run

Words = dict[str, str]
RECORD: Final = ("请核实并补充记录：", "please look up and record: ")
"""What the request for single fields begins with."""

LISTS: Final = ("请补充记录：", "please record: ")
"""What the request for lists begins with."""

NONE: Final = ("没有的写“{}: []”", "where there were none write {}: []")
"""How one says that a list has no members."""

NONE_OF: Final = ("没有{}的，写“没有发生: [{}]”", "where there were none{} write none_of: [{}]")
"""How one says once that there was none of something."""

_YES_OR_NO: Final = ("（是或否）", " (yes or no)")
_ITEMS: Final = ("（逐项列出，没有的写 []）", " (each of them; [] for none)")
_CHOICES: Final = 6
"""Values of a choice that are named beside a question; more are left to the list of keys."""

_BLANK: Final = ("（现登记为空白）", " (recorded as blank)")
_PROOF: Final = {
    "zh": f"{RECORD[0]}扣除期间的书证（鉴定、检验等占用的时间，凭什么材料扣除）",
    "en": f"{RECORD[1]}excluded_periods.proof: the paper that shows which time is left out",
}
_CALENDAR: Final = {
    "zh": "期限跨入没有工作日安排的年份，算不出来：该年放假安排公布并录入后再核对{}",
    "en": "the period runs into a year without a working-day calendar: look at {} again when that is known",
}
_OF_VOLUMES: Final = ("", "documents", "volumes")
"""Paths of leaves whose openness comes from a volume that may hold more."""

_NAMED: Final = 8
"""So many papers are named in a request to say whose they are."""

_UNSEEN: Final = {
    "zh": "{}未移交或材料未列全：请列全材料并注明“完整列明: 是”（complete: true）；"
    "未立该卷的写“存在: 否”（present: false）",
    "en": "the {} is incomplete or was not handed over: list all of it and say complete: true "
    "(or present: false where there is none)",
}


class Ask(NamedTuple):
    """A question: its words, and where it is for a single key to record that key with how it is written.

    ``sort`` is ``field`` or ``list`` for a key to record, ``""`` for any other question; ``none`` is the word under
    which one may say that there was none of it. ``whole`` tells that it is about the whole file, wherever it came from.
    """

    words: Words
    field: Words | None = None
    sort: str = ""
    whole: bool = False
    none: Words | None = None


def asked_leaves(leaves: Iterator[Trace], engine: "Engine", run: "Run") -> Iterator[Trace]:
    """Yield the leaves that somebody can answer: a derived fact gives way to what it is derived from."""
    derived = engine.compiler.host.derived
    for leaf in leaves:
        if leaf.status != UNDETERMINED:
            continue
        condition = derived.get(fact_name(leaf.path))
        if condition is None:
            yield leaf
        else:
            yield from asked_leaves(condition.explain(run, run.root, run.root).leaves(), engine, run)


def fact_name(path: str) -> str:
    """Return the name of the fact that *path* reads, or ``""``."""
    rest = path.removeprefix(f"{ROOT}.")
    return rest.removeprefix(f"{FACTS}.") if rest.startswith(f"{FACTS}.") else ""


def who_knows(leaf: Trace, engine: "Engine") -> str:
    """Return who is asked for what keeps *leaf* open: the clerk, or whom the ruleset puts a fact to."""
    fact = engine.ruleset.facts.get(fact_name(leaf.path))
    return (fact[0].get("who") if fact is not None else None) or "clerk"


def asks(
    leaf: Trace, title: Any, engine: "Engine", root: Record, labels: Words, place: Record | None = None,
    collection: str = "",
) -> list[Ask]:  # fmt: skip
    """Return the questions that decide *leaf*, in both languages.

    *title* is that of the rule; *labels* are the Chinese labels of paths as the rule sees them; *place* is the record
    that the rule looks at, a member of *collection*.
    """
    path = leaf.path.removeprefix(f"{ROOT}.")
    if path in _OF_VOLUMES and leaf.note in ("unseen", "unrecorded"):
        found = [Ask(volume(kind), whole=True) for kind in open_volumes(root)]
        unclaimed = root.get("unclaimed") or []
        found += [Ask(claim(unclaimed), whole=True)] if unclaimed else []
        if found:
            return found
    kind = leaf.of.removeprefix("volumes/")
    if kind in VOLUMES and kind not in _listed_volumes(root):  # of a volume nobody has seen, all of it is asked for
        return [Ask(volume(kind), whole=True)]
    if leaf.note == "unmatched_title" or is_kind_of_paper(path):
        return _kinds_of_papers(root, place, engine, labels)
    papers = lacking(path, place if place and "documents" in place else root)
    if papers is not None:
        return [Ask({"zh": RECORD[0] + papers["zh"], "en": RECORD[1] + papers["en"]}, whole=True)]
    fact = engine.ruleset.facts.get(fact_name(leaf.path))
    if fact is not None and fact[0].get("ask"):
        return [Ask(both(fact[0]["ask"]), whole=True)]
    if not path:
        named = both(title)
        return [
            Ask({"zh": f"{RECORD[0]}“{named['zh']}”所需的情况", "en": f"{RECORD[1]}what '{named['en']}' depends on"})
        ]
    if leaf.note == "no_proof":
        return [Ask(dict(_PROOF), whole=True)]
    if leaf.note in ("no_calendar", "regional_holiday"):
        names = {"zh": labels.get(leaf.path, ""), "en": path}
        return [Ask({lang: text.format(names[lang]) for lang, text in _CALENDAR.items()}, whole=True)]
    whole = leaf.path.startswith(f"{ROOT}.")
    return [_keyed(path, engine, labels, leaf.note, collection, root_only=whole)]


def _kinds_of_papers(root: Record, place: Record | None, engine: "Engine", labels: Words) -> list[Ask]:
    """Return what to ask where it is open what papers there are: what their titles mean, or which more there are."""
    asked = what_paper(root, place)
    if asked is not None:
        return [Ask(asked, whole=True)]
    volumes = [Ask(volume(kind), whole=True) for kind in open_volumes(root)]
    return volumes or [_keyed("category", engine, labels, root_only=True)]


def _keyed(
    path: str, engine: "Engine", labels: Words, note: str = "", collection: str = "", *, root_only: bool = False
) -> Ask:
    """Return the request to record the key at *path*, saying how to answer where that is not plain."""
    zh = labels.get(path) or labels.get(f"{ROOT}.{path}") or path
    field = field_at(engine, path, "" if root_only else collection)
    if field is None:
        field = _anywhere(engine.compiler.host.root, path, zh)
    if zh.isascii():
        zh = field.zh if field is not None and field.zh else zh
    kind = "" if field is None else field.kind
    settled = note.startswith("no_") or note == "blank"
    if kind == "list" and field is not None and not settled and (field.item is None or field.item.kind == "record"):
        return listed(zh, path, engine, whole=root_only)
    aside = _BLANK if note == "blank" else _how(field)
    field_words = {"zh": zh + aside[0], "en": path + aside[1]}
    words = {"zh": RECORD[0] + field_words["zh"], "en": RECORD[1] + field_words["en"]}
    return Ask(words, field_words, "field", whole=root_only, none=none_word(engine, path))


def none_word(engine: "Engine", path: str) -> Words | None:
    """Return the word of ``none_of`` that answers the key at *path*, None where there is none."""
    vocabulary, field = engine.compiler.vocabulary, engine.compiler.host.root.fields.get("none_of")
    steps = getattr(vocabulary, "steps", ())
    of = next((step.of for step in steps if step.of and not step.never and path in step.keys), "")
    if not of or field is None or field.item is None:
        return None
    return {"zh": next((zh for zh, value in field.item.value_labels.items() if value == of), of), "en": of}


def _how(field: Field | None) -> tuple[str, str]:
    """Return how a field is answered, where that is not plain from its name."""
    if field is None:
        return "", ""
    if field.kind == "boolean":
        return _YES_OR_NO
    if field.kind == "list":
        return _ITEMS
    if field.kind != "choice" or not 1 < len(field.values) <= _CHOICES:
        return "", ""
    words: dict[str, str] = {}
    for word, value in field.value_labels.items():
        words.setdefault(value, word)
    zh = "、".join(words.get(value, value) for value in field.values)
    return f"（{zh}）", f" ({', '.join(field.values)})"


def listed(zh: str, path: str, engine: "Engine", *, whole: bool = False) -> Ask:
    """Return the request to record a list, and how to say that it has no members."""
    word = none_word(engine, path)
    if word is not None:
        none = {"zh": NONE_OF[0].format(word["zh"], word["zh"]), "en": NONE_OF[1].format("", word["en"])}
    else:
        none = {"zh": NONE[0].format(zh.rpartition("·")[2]), "en": NONE[1].format(path)}
    words = {"zh": f"{LISTS[0]}{zh}；{none['zh']}", "en": f"{LISTS[1]}{path}; {none['en']}"}
    return Ask(words, {"zh": zh, "en": path}, "list", whole=whole, none=word)


def field_at(engine: "Engine", path: str, collection: str = "") -> Field | None:
    """Return what the contract says of *path*, seen from a member of *collection*, the file, a list of the member."""
    root = engine.compiler.host.root
    starts = [root]
    if collection:
        member = _walk(root, collection.split("."))
        if member is not None and member.item is not None:
            inner = [field.item for field in member.item.fields.values() if field.kind == "list" and field.item]
            starts = [member.item, root, *inner]
    return next((found for start in starts if (found := _walk(start, path.split("."))) is not None), None)


def _anywhere(root: Field, path: str, zh: str) -> Field | None:
    """Return what a path may mean that starts at a member of some list, by its Chinese label."""
    for field in root.fields.values():
        if field.kind == "list" and field.item is not None:
            found = _walk(field.item, path.split("."))
            if found is not None and found.zh == zh.rpartition("·")[2]:
                return found
    return None


def _walk(field: Field, segments: list[str]) -> Field | None:
    for segment in segments:
        while field.kind == "list" and field.item is not None:
            field = field.item
        below = field.fields.get(segment) if field.kind == "record" else None
        if below is None:
            return None
        field = below
    return field


def claim(documents: list[Record]) -> Words:
    """Return the request to name the case to which each of *documents* belongs."""
    titles = list(dict.fromkeys(str(document.get("title") or document.get("type") or "—") for document in documents))
    more = len(titles) > _NAMED
    zh = "、".join(f"《{title}》" for title in titles[:_NAMED]) + ("等" if more else "")
    en = ", ".join(f"'{title}'" for title in titles[:_NAMED]) + (", …" if more else "")
    return {
        "zh": f"请写明{zh}属于哪一案（所属案件：案号；几案共用的逐一写明）",
        "en": f"name the case of {en} (case: its number; several where they share it)",
    }


def volume(kind: str) -> Words:
    """Return the request to list all of a volume."""
    zh, en = VOLUMES[kind]
    return {"zh": _UNSEEN["zh"].format(zh), "en": _UNSEEN["en"].format(en)}


def volume_names(kinds: list[str]) -> Words:
    """Return the names of volumes in one phrase."""
    names = [VOLUMES[kind] for kind in kinds] or [("卷内", "file")]
    return {"zh": "、".join(zh for zh, _ in names), "en": " or the ".join(en for _, en in names)}


def open_volumes(root: Record) -> list[str]:
    """Return the kinds of the volumes that may hold more than is listed."""
    volumes = root.get("volumes")
    listed_ = volumes if isinstance(volumes, list) else []
    closed = {one.get("kind") for one in listed_ if _is_closed(one)}
    return [kind for kind in VOLUMES if kind not in closed]


def _listed_volumes(root: Record) -> set[str]:
    volumes = root.get("volumes")
    return {str(one.get("kind")) for one in volumes} if isinstance(volumes, list) else set()


def _is_closed(record: Record) -> bool:
    whole = record.get("complete") is True and record.get("documents", UNKNOWN) is not UNKNOWN
    return record.get("present") == "false" or whole
