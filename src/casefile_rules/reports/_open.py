"""What is still open, put together for reading: what is asked of one paper, one section or one list is one item.

Nothing is lost: the JSON result and the review sheet hold every question by itself.
"""

from collections.abc import Callable
from fractions import Fraction
from typing import Any, Final

from casefile_rules.assessment._asking import LISTS, NONE, NONE_OF, RECORD
from casefile_rules.reports._words import say
from casefile_rules.scoring.rounding import show

Json = dict[str, Any]
Item = list[Json]
MOST: Final = 25
"""Items shown where not all are asked for; the rest is counted."""

_PLACES: Final = 4
"""Places named in one item; the rest is counted."""

_FEW: Final = 3
"""So many words of what there was none of are said twice."""

_FORM: Final = "form"
"""The field of a paper that decides alone whether what else is asked of it matters: an original needs no confirming."""

_UNDER: Final = ("请核实并补充记录“{}”：", "please look up and record, under {}: ")
_MORE: Final = ("{}等{}处", "{} and {} more")


def grouped(questions: list[Json]) -> list[Item]:
    """Return the questions as items, in their order: those a clerk must record of one place are one item.

    So are the keys of one section of the file, lists that are not recorded, and the same keys of several places of one
    list. What decides whether the file is reviewed at all stays apart from what does not.
    """
    items: dict[tuple[str, ...], Item] = {}
    for at, one in enumerate(questions):
        items.setdefault(_together(one) or (str(at),), []).append(one)
    alike: dict[tuple[Any, ...], Item] = {}
    for key, item in items.items():
        same: tuple[Any, ...] = key
        if key[0] == "at":
            fields = tuple(one["ask"]["zh"] for one in item)
            same = ("alike", key[1], key[2].rpartition("/")[0], fields, tuple(tuple(one["rules"]) for one in item))
        alike.setdefault(same, []).extend(item)
    return list(alike.values())


def _together(one: Json) -> tuple[str, ...]:
    """Return what is the same of questions that make one item; empty for one that stands alone."""
    if one["kind"] != "record":
        return ()
    decides = str(one.get("eligibility") or "")
    if one.get("where"):
        paper = one["place"] if "/documents/" in one["place"] else ""
        return "at", decides, paper or one["place"].rpartition("/")[0] + "/", paper or one["where"]
    if one.get("sort") == "list":
        return "lists", decides
    path = str(one.get("path") or "").removeprefix("case.")
    if decides and one.get("field"):
        return "section", decides, ""
    return ("section", decides, path.partition(".")[0]) if one.get("field") and "." in path else ()


def asked(item: Item, lang: str) -> str:
    """Return what an item asks: the keys to record in one sentence, a paper's form before what hangs on it."""
    places = len({(one["place"], one.get("where")) for one in item if one.get("where")})
    if places > 1:  # the same of each
        first = (item[0]["place"], item[0].get("where"))
        item = [one for one in item if (one["place"], one.get("where")) == first]
    item, tail = _form_first(item, lang)
    index = 0 if lang == "zh" else 1
    if len(item) == 1:
        return str(item[0]["ask"].get(lang) or item[0]["ask"]["zh"]) + tail
    told: list[str] = []
    fields = [str(one["field"].get(lang) or one["field"]["zh"]) for one in item if one.get("sort") == "field"]
    if fields:
        told.append(_keys(fields, index))
    lists = [one for one in item if one.get("sort") == "list"]
    if lists:
        told.append(LISTS[index] + ("、", ", ")[index].join(str(one["field"][lang]) for one in lists))
    none = list(dict.fromkeys(str(one["none"][lang]) for one in item if one.get("none")))
    if none:
        named = "、".join(none) if len(none) <= _FEW else ""
        told.append(NONE_OF[index].format(named, ", ".join(none)))
    plain = [str(one["field"][lang]).rpartition("·")[2] for one in lists if not one.get("none")]
    if plain:
        also = ("，其他同样", ", and so of the others")[index] if len(plain) > 1 else ""
        told.append(NONE[index].format(plain[0]) + also)
    told += [str(one["ask"].get(lang) or one["ask"]["zh"]) for one in item if not one.get("sort")]
    return ("；", "; ")[index].join(told) + tail


def _keys(fields: list[str], index: int) -> str:
    """Return the request for keys; where they stand in one section it is named once."""
    stop, mark = ("、", ", ")[index], ("·", ".")[index]
    section = fields[0].partition(mark)[0] if mark in fields[0] else ""
    if section and all(field.startswith(section + mark) for field in fields):
        return _UNDER[index].format(section) + stop.join(field[len(section) + 1 :] for field in fields)
    return RECORD[index] + stop.join(fields)


def _form_first(item: Item, lang: str) -> tuple[Item, str]:
    first = [one for one in item if one.get("path") == _FORM]
    if not first or len(item) == 1:
        return item, ""
    covered = set(first[0]["rules"])
    later = [one for one in item if one is not first[0] and covered.issuperset(one["rules"])]
    kept = first + [one for one in item if one is not first[0] and one not in later]
    return kept, say("if_copy", lang, len(later)) if later else ""


def where(item: Item, lang: str, at: Callable[[Json], str]) -> str:
    """Return what an item is about, as *at* names the place of a question: of many places the first, and how many."""
    names = list(dict.fromkeys(at(one).rstrip("： :") for one in item))
    names = [name for name in names if name]
    if not names:
        return ""
    index = 0 if lang == "zh" else 1
    if len(names) == 1 and item[0]["kind"] != "record":
        return at(item[0])
    told = ("、", ", ")[index].join(names[:_PLACES])
    if len(names) > _PLACES:
        told = _MORE[index].format(told, len(names) if index == 0 else len(names) - _PLACES)
    return told + ("：", ": ")[index]


def most(item: Item, total: str) -> str:
    """Return how many points an item can move at most: what its questions move together, where rules differ."""
    moves = {(tuple(one["rules"]), one["place"]): Fraction(one["moves"]) for one in reversed(item)}
    return show(min(sum(moves.values(), Fraction(0)), Fraction(total)))


def capped(item: Item, data: Json) -> Fraction:
    """Return how many points are open in the criteria that the rules of an item belong to: no more can move."""
    criterion = {one["rule"]: one["criterion"] for one in data["findings"]}
    concerned = {criterion.get(rule, "") for rule in rules_of(item)}
    spans = {node["id"]: node["earned"] for node in data["criteria"]}
    if not concerned <= spans.keys():
        return Fraction(data["total"])
    ends = [(Fraction(str(spans[id_]["low"])), Fraction(str(spans[id_]["high"]))) for id_ in concerned]
    return sum((high - low for low, high in ends), Fraction(0))


def rules_of(item: Item) -> list[str]:
    """Return the rules that ask, each once."""
    return list(dict.fromkeys(rule for one in item for rule in one["rules"]))
