"""Strategies: the random things that property tests are tried on."""

import copy
import json
from collections.abc import Callable
from datetime import date, datetime
from fractions import Fraction
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

from hypothesis import strategies as st
from tests import officers

from casefile_rules.reading import scalars
from casefile_rules.scoring import PlaceState
from casefile_rules.shape import Field
from casefile_rules.values import Records

# --- scoring: small random rubrics and states ------------------------------------------------------------------------

RULES = ("A", "B", "C", "D", "E", "F")
CONDITIONS = ("c1", "c2")


class Sheet(NamedTuple):
    """A random rubric with random states for it."""

    data: dict[str, Any]
    states: dict[str, list[PlaceState]]
    absent: frozenset[str]
    conditions: dict[str, str]
    selections: dict[str, str | None]
    confirmed: dict[str, bool]
    stand: bool


class _Rubrics:
    """Draws one rubric; every node is worth what its parts add up to."""

    def __init__(self, draw: st.DrawFn, *, distinct: bool) -> None:
        self.draw = draw
        self.count = 0
        self.unread = 1
        self.otherwise = draw(st.booleans())
        self.left = list(RULES) if distinct else None
        self.primaries: list[tuple[str, bool]] = []
        self.shared: list[dict[str, Any]] = []

    def rule(self) -> str:
        if self.left is None:
            return self.draw(st.sampled_from(RULES))
        return self.left.pop(0) if self.left else "spare"

    def name(self) -> str:
        self.count += 1
        return f"n{self.count}"

    def maybe(self, one_in: int = 3) -> bool:
        return self.draw(st.integers(1, one_in)) == 1

    def common(self, node: dict[str, Any], depth: int) -> dict[str, Any]:
        if depth and self.maybe():
            node["applies"] = self.draw(st.sampled_from(CONDITIONS))
        if depth and self.maybe(4):
            node["when_na"] = self.draw(st.sampled_from(["leave", "full"]))
        if depth and node["mode"] != "pool" and self.maybe(4):
            zero = self.draw(st.sampled_from(["here", "here", "parent", "total"]))
            node["gate"] = [{"rule": self.rule(), "zero": zero}]
        return node

    def unseen(self) -> int:
        if self.unread and self.maybe(6):
            self.unread -= 1
            return self.draw(st.integers(1, 3))
        return 0

    def earn(self, depth: int) -> dict[str, Any]:
        lines = []
        for _ in range(self.draw(st.integers(1, 3))):
            line: dict[str, Any] = {"rule": self.rule(), "earn": self.draw(st.sampled_from([1, 2, "0.5", 3]))}
            line["per"] = self.draw(st.sampled_from(["worst", "any", "mean"]))
            if self.maybe(5):
                line["when_na"] = self.draw(st.sampled_from(["leave", "full"]))
            if self.maybe(5):
                line["earn"] = {"to": line["earn"], "step": "0.5"}
            lines.append(line)
        node: dict[str, Any] = {"id": self.name(), "mode": "earn", "lines": lines}
        points = sum(
            (Fraction(x["earn"]["to"] if isinstance(x["earn"], dict) else x["earn"]) for x in lines), Fraction(0)
        )
        if unseen := self.unseen():
            node["unseen"] = unseen
        node["points"] = str(float(points + unseen))
        if self.maybe(4):
            node["rescale"] = "pro_rata"
        return self.common(node, depth)

    def deduct(self, depth: int, scaled: bool, mode: str = "deduct") -> dict[str, Any]:
        points = self.draw(st.integers(3, 8))
        node: dict[str, Any] = {"id": self.name(), "mode": mode, "points": points, "lines": []}
        if not scaled and self.maybe(5):
            node["floor"] = None
        elif mode == "deduct" and self.maybe(5):
            node["floor"] = 1
        room = points - (node.get("floor") or 0)
        for _ in range(self.draw(st.integers(1, 3))):
            line = self.line(room)
            if self.maybe(6):
                line = {"worst_of": [line, self.line(room)]}
                if self.maybe():
                    line["cap"] = 2
            elif self.maybe(6):
                line |= {"from": "total", "deduct": 20}
            if self.maybe(4) and "from" not in line and not scaled:
                known = [rule for rule, other in self.primaries if rule != line.get("rule")]
                if known:
                    line["top_up"] = [self.draw(st.sampled_from(known))]
            if "rule" in line and "from" not in line and self.maybe(6):
                line["except_covered_by"] = [self.rule()]
            node["lines"].append(line)
        if not scaled:
            self.primaries += [(x["rule"], scaled) for x in node["lines"] if "rule" in x and "from" not in x]
        if unseen := self.unseen():
            node["unseen"] = unseen
        return self.common(node, depth)

    def line(self, room: int) -> dict[str, Any]:
        amount = self.draw(st.integers(1, min(3, room)))
        line: dict[str, Any] = {"rule": self.rule(), "deduct": amount}
        line["per"] = self.draw(st.sampled_from(["place", "case", "counted"]))
        if self.maybe(4):
            line["cap"] = self.draw(st.integers(1, 4))
        if self.maybe(5):
            line["deduct"] = {"from": 1, "to": amount + 1 if amount < room else amount}
        elif line["per"] != "case" and self.maybe():
            if self.maybe(2):
                bands = [{"up_to": 1, "points": amount - 1}, {"up_to": 3, "points": amount}, {"points": room}]
                line["deduct"] = {"bands": bands[self.draw(st.integers(0, 2)) :]}
            else:
                line["deduct"] = {"each": amount, "every": self.draw(st.sampled_from([1, 2])), "most": room}
                line["deduct"]["rest"] = self.draw(st.sampled_from(["counts", "free"]))
        return line

    def node(self, depth: int, scaled: bool) -> dict[str, Any]:
        kinds = ["earn", "deduct", "deduct", "constant"] + ([] if scaled else ["pool"])
        if depth < 3:
            kinds += ["sum", "sum"]
        kind = self.draw(st.sampled_from(kinds))
        if kind == "sum":
            return self.sum(depth, scaled)
        if kind == "earn":
            return self.earn(depth)
        if kind == "constant":
            node = {"id": self.name(), "mode": "constant", "points": self.draw(st.integers(1, 4))}
            return self.common(node, depth)
        return self.deduct(depth, scaled, kind)

    def sum(self, depth: int, scaled: bool) -> dict[str, Any]:
        node: dict[str, Any] = {"id": self.name() if depth else "total", "mode": "sum"}
        rescale = self.maybe(2)
        node["nodes"] = [self.node(depth + 1, scaled or rescale) for _ in range(self.draw(st.integers(1, 3)))]
        points = sum((Fraction(kid["points"]) for kid in node["nodes"] if kid["mode"] != "pool"), Fraction(0))
        if depth == 1 and self.maybe(4):
            tables = [self.earn(depth + 1) for _ in range(2)]
            for table in tables:
                table["points"] = tables[0]["points"]
                table["lines"] = [
                    {**line, "rule": other["rule"]}
                    for line, other in zip(tables[0]["lines"], table["lines"] + [{"rule": "spare"}] * 3, strict=False)
                ]
                table.pop("unseen", None)
                if tables[0].get("unseen"):
                    table["unseen"] = tables[0]["unseen"]
            self.shared += tables
            node["tables"] = {"by": "kind", "use": {"x": tables[0]["id"], "y": tables[1]["id"]}}
            if self.otherwise:
                node["tables"]["otherwise"] = tables[0]["id"]
            points += Fraction(tables[0]["points"])
        if unseen := self.unseen():
            node["unseen"] = unseen
            points += unseen
        if rescale and points:
            node["rescale"] = "pro_rata"
            node["points"] = self.draw(st.sampled_from([str(float(points)), "5", "10"]))
            node["of"] = str(float(points))
        else:
            node["points"] = str(float(points))
        return self.common(node, depth)


def _raised_by(draw: st.DrawFn, rule: Callable[[], str], root: dict[str, Any]) -> dict[str, Any]:
    kind = draw(st.sampled_from(["rule", "rule", "rules", "node"]))
    names = [node["id"] for kid in root["nodes"] for node in _inside(kid) if node["mode"] != "pool"]
    if kind == "node" and names:
        return {"node": draw(st.sampled_from(names)), "below": draw(st.sampled_from(["50%", "80%", "100%"]))}
    one, two = rule(), rule()
    if kind == "rules" and one != two:
        return {"rules": [one, two], "at_least": draw(st.integers(1, 2))}
    return {"rule": one}


def _inside(node: dict[str, Any]) -> list[dict[str, Any]]:
    return [node, *(each for kid in node.get("nodes", ()) for each in _inside(kid))]


def _bonus(draw: st.DrawFn, rule: Callable[[], str]) -> dict[str, Any]:
    kind = draw(st.sampled_from(["rule", "rule", "best_of", "sum_of"]))
    found = []
    for _ in range(1 if kind == "rule" else 2):
        one: dict[str, Any] = {"rule": rule(), "points": draw(st.sampled_from([1, 2, {"from": 1, "to": 3}]))}
        if draw(st.booleans()):
            one |= {"per": "place", "cap": 4}
        if draw(st.integers(1, 3)) == 1:
            one["applies"] = "c1"
        found.append(one)
    bonus: dict[str, Any] = found[0] if kind == "rule" else {kind: found}
    if kind != "rule" and draw(st.booleans()):
        bonus["cap"] = 3
    return {**bonus, "may_exceed_total": draw(st.booleans())}


@st.composite
def sheets(draw: st.DrawFn, *, distinct: bool = False, vetoes: bool = True) -> Sheet:
    """Draw a small rubric that has nothing to refuse, with states for some of its rules."""
    rubrics = _Rubrics(draw, distinct=distinct)
    root = rubrics.sum(0, False)
    data: dict[str, Any] = {key: root[key] for key in ("nodes", "rescale", "of", "unseen") if key in root}
    data["total"] = root["points"]
    if rubrics.shared:
        data["shared"] = rubrics.shared
    if "rescale" not in data and draw(st.booleans()):
        data["floor"] = None
    data["grades"] = [{"name": "top", "min": 8}, {"name": "middle", "above": 3}, {"name": "low"}]
    if vetoes and draw(st.booleans()):
        effect = draw(st.sampled_from([{"score": 0}, {"grade": "low"}, {"grade_at_most": "middle"}, {"score": 2}]))
        veto = {"id": "v", **_raised_by(draw, rubrics.rule, root), "effect": effect, "ground": "…"}
        if draw(st.booleans()):
            veto["except"] = draw(st.sampled_from(CONDITIONS))
        if "node" not in veto and draw(st.booleans()):
            veto["confirm"] = "none"
        data["vetoes"] = [veto]
    if draw(st.integers(1, 4)) == 1:
        data["bonus"] = [_bonus(draw, rubrics.rule)]
    known = draw(st.lists(st.sampled_from(RULES), unique=True, max_size=4))
    states = {rule: draw(st.lists(place_states(), max_size=2)) for rule in known}
    for places in states.values():  # the same place is not listed twice
        for index, place in enumerate(places):
            places[index] = place._replace(key=f"{place.key}{index}" if place.key else "")
    return Sheet(
        data=data,
        states=states,
        absent=draw(st.frozensets(st.sampled_from(RULES), max_size=2)) - set(states),
        conditions={name: draw(st.sampled_from(["open", "true", "false"])) for name in CONDITIONS},
        selections={"kind": draw(st.sampled_from([None, "x", "y"]))},
        confirmed=draw(st.sampled_from([{}, {"v": True}, {"v": False}])),
        stand=draw(st.booleans()),
    )


@st.composite
def place_states(draw: st.DrawFn) -> PlaceState:
    """Draw how a rule stands at one place."""
    low = draw(st.integers(1, 3))
    return PlaceState(
        key=draw(st.sampled_from(["p", "q", ""])),
        mask=draw(st.sampled_from([1, 2, 2, 3, 3, 4, 5, 6, 7])),
        low=low,
        high=low + draw(st.integers(0, 2)),
        points=draw(st.sampled_from([None, None, Fraction(1, 2), Fraction(1)])),
    )


# --- end of scoring


# --- contracts and case files: raw manifests drawn from the committed schema, right and wrong, in both spellings ----

_SCHEMAS = Path(__file__).resolve().parents[1] / "src" / "casefile_rules" / "schemas"

WRITTEN: dict[str, list[str]] = {
    "text": ["甲", "2024", "0123", " x ", "no", "经核对与原件无误", "示市监罚[2024]3号"],
    "integer": ["0", "12", "１２", "-3", "1e3", "2.5", "一"],
    "decimal": ["5000", "5,000.50", "５０００元", "-1", "NaN", "1e3", "0.10"],
    "boolean": ["true", "false", "是", "否", "no", "有", "1", "maybe"],
    "date": ["2024-03-01", "2024年3月1日", "2024.3.1", "２０２４/３/１", "2023-02-30", "2024-3", "昨天"],
    "moment": ["2024-03-01", "2024-03-01 14:30", "2024年3月1日14时30分", "2024-03-01T24:30", "14:30"],
    "pages": ["1-3", "4", "8—9", "第3页", "１~３", "3-", "a"],
}


def raw_values(node: dict[str, Any], schema: dict[str, Any]) -> st.SearchStrategy[Any]:
    """Return raw data (text, lists, mappings, null) for one node of *schema*; most of it is right."""
    if "$ref" in node and not node["$ref"].startswith("#/$defs/"):
        raise ValueError(node["$ref"])
    target = node.get("$ref") or next((option["$ref"] for option in node.get("anyOf", ()) if "$ref" in option), None)
    kind = node["x-kind"]
    found: st.SearchStrategy[Any]
    if kind == "record":
        found = raw_records(schema["$defs"][target.rpartition("/")[2]] if target else node, schema)
    elif kind == "list":
        found = st.lists(st.deferred(lambda: raw_values(node["items"], schema)), max_size=2)
    elif kind == "mapping":
        found = st.dictionaries(st.sampled_from(["a", "kind", "是否"]), st.sampled_from(["1", "是", "甲"]), max_size=2)
    elif kind == "choice":
        words = [word for word in node["enum"] if word is not None]
        found = st.sampled_from([*words, f" {words[0]} ", "no such word"])
    else:
        found = st.sampled_from(WRITTEN[kind])
    return st.one_of(found, found, found, found, st.none())


def raw_records(body: dict[str, Any], schema: dict[str, Any]) -> st.SearchStrategy[dict[str, Any]]:
    """Return raw records of the object *body*: a few keys, each under its name or its Chinese label."""
    fields = {key: node for key, node in body["properties"].items() if "x-alias-of" not in node}
    required = list(body.get("x-required", ()))

    @st.composite
    def build(draw: st.DrawFn) -> dict[str, Any]:
        keys = draw(st.lists(st.sampled_from(sorted(fields)), unique=True, max_size=3))
        if draw(st.integers(0, 9)):
            keys = list(dict.fromkeys([*required, *keys]))
        written = {}
        for key in keys:
            name = fields[key]["x-zh"] if draw(st.booleans()) else key
            written[name] = draw(raw_values(fields[key], schema))
        extra = draw(st.sampled_from([""] * 12 + ["x-note", "no_such_key"]))
        if extra:
            written[extra] = "anything"
        return written

    return build()


def raw_manifests() -> st.SearchStrategy[dict[str, Any]]:
    """Return raw manifests, right and wrong."""
    schema = json.loads((_SCHEMAS / "casefile.json").read_bytes())
    return raw_records(schema, schema)


# --- end of contracts and case files


# --- checks: case files of which everything is known, and the same files with less written down ----------------------

MAIN_TYPES = ("决定书", "申请书", "笔录", "照片", "送达回证")
SUB_TYPES = ("审批表", "底稿")
LOOSE_TYPES = ("无位材料",)
DAYS = tuple(date(2024, 3, day) for day in (1, 4, 4, 11, 15))
MOMENTS = (*DAYS, datetime(2024, 3, 4, 9, 0), datetime(2024, 3, 4, 15, 30))  # noqa: DTZ001 - files tell local time
KEPT = ("kind", "volumes", "documents", "complete", "category", "refused", "x-place")


def _optional(found: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.one_of(found, found, found, st.none())


def leaves() -> st.SearchStrategy[list[dict[str, Any]]]:
    """Return the written pages of a document."""
    leaf = st.fixed_dictionaries(
        {
            "side": st.sampled_from(["front", "back"]),
            "content": st.sampled_from(["text", "text", "photo", "blank"]),
            "mark": st.sampled_from(["upper_right", "upper_left", "none"]),
            "page": st.integers(1, 9),
        }
    )
    return st.lists(leaf, max_size=3)


@st.composite
def documents(draw: st.DrawFn, types: tuple[str, ...] = (*MAIN_TYPES, *SUB_TYPES, *LOOSE_TYPES)) -> dict[str, Any]:
    """Return one document of which everything is known."""
    roles = st.sampled_from(["party", "handler", "recorder"])
    signature = st.fixed_dictionaries(
        {"name": _optional(st.sampled_from(["甲", "乙"])), "role": roles, "refused": st.booleans(),
         "refusal_noted": st.booleans()}
    )  # fmt: skip
    stamp = st.sampled_from(["经核对与原件无误", "与原件核对无误", "经核对与原件无误。"])
    title = draw(st.sampled_from(types))  # of what kind a paper is, is never known to be nothing
    return {
        "type": title,
        "title": title,
        "doc_no": draw(_optional(st.sampled_from(["〔2024〕1号", "〔2024〕2号"]))),
        "date": draw(_optional(st.sampled_from(DAYS))),
        "made_on": draw(_optional(st.sampled_from(DAYS))),
        "party_name": draw(_optional(st.sampled_from(["示例公司", "示例 公司", "另一公司"]))),
        "form": draw(st.sampled_from(["original", "photocopy"])),
        "signed_by": draw(_optional(st.lists(signature, max_size=3))),
        "stamps": draw(_optional(st.lists(st.fixed_dictionaries({"name": _optional(stamp)}), max_size=2))),
        "certification": draw(_optional(st.fixed_dictionaries({"stamp": _optional(stamp), "source": stamp}))),
        "leaves": draw(_optional(leaves())),
    }


@st.composite
def volumes(draw: st.DrawFn, kind: str) -> dict[str, Any]:
    """Return one closed volume with a catalogue, both mostly in agreement."""
    found = draw(st.lists(documents(), max_size=5))
    page = 1
    for document in found:
        first = max(1, page + draw(st.sampled_from([0, 0, 0, 0, 0, 1, -1, 3])))
        last = first + draw(st.integers(0, 2))
        document["pages"] = draw(st.sampled_from([(first, last)] * 9 + [None]))
        page = last + 1
    lines = [{"no": index + 1, "title": each["type"], "pages": each["pages"]} for index, each in enumerate(found)]
    lines = draw(st.sampled_from([lines] * 3 + [lines[::-1], lines[1:], [*lines, {"title": "笔录", "pages": (9, 9)}]]))
    catalogue = draw(_optional(st.just([dict(line) for line in lines])))
    return {"kind": kind, "complete": True, "present": "true", "catalogue": catalogue, "documents": found}


@st.composite
def known_files(draw: st.DrawFn) -> dict[str, Any]:
    """Return the typed data of a case file of which everything is known (blank where nothing is written)."""
    keys = ("opened", "notified", "decided", "served")
    label = {key: _optional(st.just("有")) for key in ("name", "quantity", "features", "source")}
    span = st.fixed_dictionaries(
        {"first": st.sampled_from(DAYS), "last": st.sampled_from(DAYS), "kind": st.sampled_from(["hearing", "test"]),
         "proof": _optional(st.just("有"))}
    )  # fmt: skip
    number = _optional(st.sampled_from(["〔2024〕1号", "[2024]1号", "〔2024〕2号"]))
    return {
        "category": "penalty",
        "case_no": draw(number),
        "cover": {"case_no": draw(number), "party": draw(_optional(st.sampled_from(["示例公司", "另一公司"])))},
        "decision": {"doc_no": draw(number)},
        "party": {"name": "示例公司"},
        "events": {key: draw(_optional(st.sampled_from(MOMENTS))) for key in keys},
        "excluded_periods": draw(_optional(st.lists(span, max_size=2))),
        "evidence": [{"name": "刀", "label": draw(_optional(st.fixed_dictionaries(label)))}],
        "volumes": [draw(volumes("main")), draw(volumes("sub"))],
    }


def forgotten(data: Any, rnd: Random, share: float) -> Any:
    """Return *data* with facts left out: keys, documents of volumes that are complete no more, and a whole volume."""
    if isinstance(data, list):
        return [forgotten(each, rnd, share) for each in data]
    if not isinstance(data, dict):
        return data
    kept = {key: forgotten(value, rnd, share) for key, value in data.items() if key in KEPT or rnd.random() >= share}
    if "complete" in kept and rnd.random() < share:
        kept["complete"] = False
        kept["documents"] = [each for each in kept["documents"] if rnd.random() >= share]
    if "volumes" in kept and rnd.random() < share:
        kept["volumes"] = kept["volumes"][: rnd.randrange(2)]
    return kept


# --- end of checks


# --- conditions: random records of officers (tests/officers.py) and random conditions over them ----------------------

_RAW: dict[str, list[str]] = {
    "text": ["甲", "乙", "甲乙", "甲•乙", "乙　"], "choice": ["county", "县级", "region"],
    "integer": ["0", "1", "2", "3"],
    "decimal": ["0.5", "1", "2.50"], "boolean": ["true", "false", "是", "否"],
    "date": ["2024-01-01", "2024年3月1日", "2024-12-31"], "pages": ["1-3", "2", "2-2"],
    "moment": ["2024-03-01", "2024-03-01 09:00", "2024年3月1日 18:00", "2024-12-31"],
}  # fmt: skip
_COMPARABLE = ({"text", "choice"}, {"integer", "decimal"}, {"date", "moment"}, {"boolean"}, {"pages"})
_ORDERED = ["at_least", "at_most", "more_than", "less_than"]
_DATED = ["not_before", "not_after", "before", "after"]
FACTS = {"due": "boolean", "quota": "integer", "since": "date"}


def _value(field: Field) -> st.SearchStrategy[Any]:
    """Return recorded values of *field*."""
    if field.kind == "record":
        return officer_records(field)
    if field.kind == "list" and field.item is not None and field.item.kind == "record":
        unseen = st.sampled_from([(), (), ({},), ({"level": "county"},)])
        return st.builds(Records, st.lists(officer_records(field.item), max_size=3), unseen)
    if field.kind == "list":
        return st.lists(st.sampled_from(_RAW["text"]), max_size=2)
    if field.kind == "mapping":
        kinds = {name: st.one_of(st.none(), _value(Field(kind))) for name, kind in FACTS.items()}
        return st.fixed_dictionaries({}, optional=kinds)
    if field.kind == "choice":
        return st.sampled_from(field.values)
    if field.kind == "text":
        return st.sampled_from(["", *_RAW["text"]])
    return st.sampled_from([getattr(scalars, field.kind)(raw) for raw in _RAW[field.kind]])


@st.composite
def officer_records(draw: st.DrawFn, shape: Field = officers.SHAPE) -> dict[str, Any]:
    """Draw a record in which anything may be unknown or blank."""
    return draw(_grown({}, shape))


@st.composite
def _grown(draw: st.DrawFn, record: dict[str, Any], shape: Field) -> dict[str, Any]:
    result = dict(record)
    for key, below in shape.fields.items():
        if key in record:
            result[key] = draw(_known_better(record[key], below))
            continue
        state = draw(st.sampled_from(["unknown", "unknown", "blank", "value", "value", "value"]))
        if state == "unknown":
            continue
        result[key] = None if state == "blank" else draw(_value(below))
        for position, facet in enumerate(below.flat):
            result[f"{key}.{facet}"] = None if state == "blank" else result[key][position]
    return result


def _known_better(value: Any, field: Field) -> st.SearchStrategy[Any]:
    """Return *value* with more of it recorded; what is recorded stays."""
    if field.kind == "record" and value is not None:
        return _grown(value, field)
    if field.kind == "mapping" and value is not None:
        return _value(field).map(lambda more: {**more, **value})
    if isinstance(value, Records) and field.item is not None:
        item = field.item
        members = st.tuples(*(_grown(member, item) for member in value))
        found = st.tuples(*(st.lists(_grown(hidden, item), max_size=2) for hidden in value.unseen))
        open_still = st.sampled_from([value.unseen, ()])
        return st.builds(
            lambda seen, more, unseen: Records([*seen, *(each for some in more for each in some)], unseen),
            members, found, open_still,
        )  # fmt: skip
    return st.just(value)


def known_better(record: dict[str, Any], shape: Field = officers.SHAPE) -> st.SearchStrategy[dict[str, Any]]:
    """Return *record* with more of it recorded: keys that were absent, members nobody had seen."""
    return _grown(record, shape)


class _Conditions:
    """Draws conditions that a ruleset about officers may hold, at the whole record or inside ``trainings``."""

    def __init__(self, draw: st.DrawFn, alias: str) -> None:
        self.draw = draw
        self.alias = alias

    def one_of(self, *options: Any) -> Any:
        return self.draw(st.sampled_from(options))

    def paths(self, inside: bool) -> list[tuple[str, Field]]:
        """The paths that may be written, with their fields."""
        training = officers.SHAPE.fields["trainings"].item
        assert training is not None
        found = [(f"facts.{name}", Field(kind)) for name, kind in FACTS.items()]
        found += _paths(officers.SHAPE, "case.")
        found += _paths(training if inside else officers.SHAPE, "")
        return found + (_paths(training, f"{self.alias}.") if self.alias else [])

    def condition(self, depth: int, inside: bool) -> dict[str, Any]:
        if depth == 0 or self.one_of(True, False, False):
            return dict(self.test(depth, inside) for _ in range(self.one_of(1, 1, 2)))
        key = self.one_of("all", "any", "any", "not", "some", "every", "none")
        if key in ("all", "any"):
            return {key: [self.condition(depth - 1, inside) for _ in range(self.one_of(1, 2, 3))]}
        if key == "not":
            return {key: self.condition(depth - 1, inside)}
        raw: dict[str, Any] = {"in": self.listed(inside)}
        if self.one_of(True, False):
            raw["of"] = self.condition(depth - 1, True)
        if key == "every" or self.one_of(True, True, False):
            raw["where"] = self.condition(depth - 1, True)
        return {key: raw}

    def listed(self, inside: bool) -> str:
        return "case.trainings" if inside else str(self.one_of("trainings", "case.trainings"))

    def test(self, depth: int, inside: bool) -> tuple[str, Any]:
        path, field = self.one_of(*self.paths(inside))
        if self.one_of(*[False] * 9, True):
            return path, None
        raw = dict(self.operator(field, depth, inside) for _ in range(self.one_of(1, 1, 1, 2)))
        op, operand = next(iter(raw.items()))
        if len(raw) == 1 and isinstance(operand, str) and op == ("contains" if field.kind == "list" else "is"):
            return path, operand
        return path, raw

    def operator(self, field: Field, depth: int, inside: bool) -> tuple[str, Any]:
        blank: tuple[str, Any] = ("blank", self.one_of("true", "false"))
        if field.kind == "record":
            return blank
        if field.kind == "list":
            return self.list_operator(field, blank, depth, inside)
        ops = ["is", "differs_from", "in", "not_in", "blank"]
        ops += _ORDERED if field.kind in ("integer", "decimal", "date", "moment") else []
        ops += _DATED if field.kind in ("date", "moment") else []
        ops += ["contains", "matches", "shares_none_with"] if field.kind == "text" else []
        op = self.one_of(*ops)
        if op == "blank":
            return blank
        if op == "matches":
            return op, self.one_of("甲.*", "[甲乙]", "甲?乙")
        several = op in ("in", "not_in", "shares_none_with")
        return op, self.operand(field, several, depth, inside)

    def list_operator(self, field: Field, blank: tuple[str, Any], depth: int, inside: bool) -> tuple[str, Any]:
        item = field.item
        assert item is not None
        sets = ["contains", "contains_all", "contains_any", "shares_none_with", "within"]
        op = self.one_of("blank", "count", *(sets if item.kind != "record" else []))
        if op == "blank":
            return blank
        if op != "count":
            return op, self.operand(item, op != "contains", depth, inside)
        number = Field("integer")
        tests = {
            self.one_of("is", "differs_from", *_ORDERED): self.operand(number, False, depth, inside)
            for _ in range(self.one_of(1, 2))
        }
        only = next(iter(tests.items()))
        return op, only[1] if only[0] == "is" and isinstance(only[1], str) else tests

    def operand(self, field: Field, several: bool, depth: int, inside: bool) -> Any:
        how = self.one_of("literal", "literal", "field", "pick")
        fields = [path for path, other in self.paths(inside) if _comparable(field, other, several)]
        if how == "field" and fields:
            return {"field": self.one_of(*fields)}
        picked = {
            "text": ["topic"],
            "choice": ["level", "topic"],
            "integer": ["hours"],
            "decimal": ["hours"],
            "date": ["held_on"],
            "moment": ["held_on"],
            "boolean": ["passed"],
        }.get(field.kind)
        if how == "pick" and picked and depth:
            raw = {"pick": self.one_of("latest", "earliest", "first", "last", "only"), "in": self.listed(inside)}
            if raw["pick"] in ("latest", "earliest"):
                raw["by"] = "held_on"
            if self.one_of(True, False):
                raw["where"] = self.condition(depth - 1, True)
            return raw | {"field": self.one_of(*picked)}
        literals = _RAW[field.kind]
        return [self.one_of(*literals) for _ in range(self.one_of(1, 2))] if several else self.one_of(*literals)


def _paths(shape: Field, prefix: str) -> list[tuple[str, Field]]:
    found = []
    for key, below in shape.fields.items():
        if below.kind == "mapping":
            continue
        found.append((f"{prefix}{key}", below))
        found += [(f"{prefix}{key}.{facet}", field) for facet, field in below.flat.items()]
        if below.kind == "record":
            found += _paths(below, f"{prefix}{key}.")
        elif below.kind == "list" and below.item is not None and below.item.kind == "record":
            for path, item in _paths(below.item, f"{prefix}{key}."):
                if item.kind != "list":
                    through = Field("list")
                    through.item = item
                    found.append((path, through))
    return found


def _comparable(field: Field, other: Field, several: bool) -> bool:
    kind = other.kind
    if kind == "list" and other.item is not None:
        kind = other.item.kind if several else ""
    return any(field.kind in kinds and kind in kinds for kinds in _COMPARABLE)


@st.composite
def conditions(draw: st.DrawFn, *, inside: bool = False, alias: str = "", depth: int = 3) -> dict[str, Any]:
    """Draw a raw condition about an officer, or (*inside*) about one of the trainings, called *alias*."""
    return _Conditions(draw, alias).condition(draw(st.integers(0, depth)), inside)


# --- end of conditions

# --- reading: raw trees as files may hold them -----------------------------------------------------------------------


def keys() -> st.SearchStrategy[str]:
    """Return keys as people write them."""
    return st.sampled_from(
        ["a", "b", "案由", "no", "x-1", "a b", "a:b", "a：b", "- a", "#", "'", '"', "\\", "{", "1", "~"]
    )


def raw_trees(names: st.SearchStrategy[str] | None = None) -> st.SearchStrategy[dict[str, Any]]:
    """Return mappings of texts, blanks, lists and mappings."""
    names = keys() if names is None else names
    # of the first plane: beyond it PyYAML writes escapes, and positions are compared with what is written
    signs = st.characters(
        max_codepoint=0xFFFD, exclude_categories=["Cc", "Cs", "Zl", "Zp"], exclude_characters="\ufeff"
    )
    leaves = st.one_of(st.none(), st.text(signs, max_size=8), st.sampled_from(["no", "0123", "14:30", "null", "~", ""]))

    def below(trees: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
        return st.one_of(st.lists(trees, max_size=3), st.dictionaries(names, trees, max_size=3))

    return st.dictionaries(names, st.recursive(leaves, below, max_leaves=8), min_size=1, max_size=4)


# --- end of reading

# --- case files: a sample that somebody worked on --------------------------------------------------------------------

Way = tuple[str | int, ...]


def paths_in(value: Any, *, members: bool = False) -> list[Way]:
    """Return the paths to all keys of the records in *value*; *members*: also to the members of its lists."""
    found: list[Way] = []

    def walk(one: Any, path: Way) -> None:
        for step, below in one.items() if isinstance(one, dict) else enumerate(one) if isinstance(one, list) else ():
            if members or not isinstance(one, list):
                found.append((*path, step))
            walk(below, (*path, step))

    walk(value, ())
    return found


def at(data: Any, path: Way) -> Any:
    """Return what stands at *path* in *data*."""
    for step in path:
        data = data[step]
    return data


def _spoil(draw: st.DrawFn, data: dict[str, Any]) -> None:
    """Do one thing to *data* that a clerk, or a program, might."""
    path = draw(st.sampled_from(paths_in(data, members=True)))
    owner, value = at(data, path[:-1]), at(data, path)
    lists = [one for one in paths_in(data) if isinstance(at(data, one), list) and len(at(data, one)) > 1]
    deed = draw(st.sampled_from(["drop", "blank", "other", "move", "again"]))
    if deed == "move" and lists:
        members = at(data, draw(st.sampled_from(lists)))
        members.insert(draw(st.integers(0, len(members) - 1)), members.pop(draw(st.integers(0, len(members) - 1))))
    elif deed == "again" and isinstance(owner, list):
        owner.append(copy.deepcopy(value))
    elif deed == "other":
        alike = [one for one in paths_in(data, members=True) if type(at(data, one)) is type(value)]
        owner[path[-1]] = copy.deepcopy(at(data, draw(st.sampled_from(alike))))
    elif deed == "blank" and isinstance(owner, dict):
        owner[path[-1]] = None
    else:
        del owner[path[-1]]


@st.composite
def spoilt(draw: st.DrawFn, names: tuple[str, ...], manifest: Callable[[str], dict[str, Any]]) -> dict[str, Any]:
    """Draw the data of one of the samples called *names* with up to four things done to it; few are no case file."""
    data = copy.deepcopy(manifest(draw(st.sampled_from(names))))
    for _ in range(draw(st.integers(0, 4))):
        _spoil(draw, data)
    return data


# --- end of case files
