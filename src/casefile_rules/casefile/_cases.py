"""Several cases in one file (合并立卷, 制作规范 第四条第二款): what each of them is, and what the file is as a whole.

A file with ``cases`` is seen once as a whole and once for every case. What a case does not say itself it has from the
root, where that can be common to all (see ``COMMON``); the keys of the file are those of every case; of the papers it
has those that name it. A paper that names no case may belong to any: each case has it as an unseen place.
"""

import re
from typing import Any, Final, NamedTuple

from casefile_rules.casefile._blanks import seen
from casefile_rules.casefile._shape import read_shape
from casefile_rules.casefile._twins import Told
from casefile_rules.problems import Problem, problem
from casefile_rules.reading.scalars import document_number
from casefile_rules.values import UNKNOWN, Record, Records

COMMON: Final = ("officers", "parties", "interested_parties", "none_of")
"""Lists that, written at the root beside ``cases``, hold for every case that does not write them itself.

Of other lists only "none" (``[]``, ``null``) can be said for all cases at once: what was paid, served or seized belongs
to one of them and is refused at the root, and so is the number of a case or of a decision (K262). Of a record
(``events``, ``penalty``, ``remedies`` …) the root may say what holds for all cases, and each case the rest.
"""

OWNED: Final = ("evidence", "media", "files")
"""Lists of the root whose members name their case, as documents and lines of the catalogue do."""

_EARLIEST: Final = ("act_began", "discovered", "applied", "accepted", "opened")
"""Of these events the file has the first; of all others the last: it is closed when its last case is."""

_TOLD: Final = 12

_NAMED: Final = ("officers", "parties", "interested_parties")


_OF_THE_FILE: Final = ("facts", "note", "party", "parties")
"""Keys that the cases do not say together: parties are joined apart, facts and remarks are those of the root."""


class Numbers(NamedTuple):
    """The numbers of the cases of a file: ``known`` form -> position; ``called`` how each is called (``""``: none)."""

    known: dict[str, int]
    called: tuple[str, ...]

    def of(self, written: object) -> frozenset[int] | None:
        """Return the positions of the cases that *written* names; None where it names none."""
        if not isinstance(written, str) or not written.strip():
            return None
        return frozenset(self.known[form] for form in forms(written) if form in self.known) or None


def forms(written: str) -> list[str]:
    """Return the numbers in *written*, several of them joined by commas, in their one form."""
    return [document_number(part) for part in re.split("[、,，;；]", written) if part.strip()]


def cases_of(data: Record) -> list[Record]:
    """Return the cases of a file that lists them; none of one that does not."""
    cases = data.get("cases")
    return cases if isinstance(cases, list) else []


def numbers_of(data: Record) -> Numbers:
    """Return the numbers by which papers may name the cases of *data*: that of the case or of its decision."""
    known: dict[str, int] = {}
    called = []
    for position, case in enumerate(cases_of(data)):
        own = [number for number in (case.get("case_no"), (case.get("decision") or {}).get("doc_no")) if number]
        for number in own:
            known.setdefault(document_number(number), position)
        called.append(document_number(own[0]) if own else "")
    return Numbers(known, tuple(called))


def case_keys() -> tuple[str, ...]:
    """Return the keys of a case, in the order of the contract."""
    item = read_shape().fields["cases"].item
    return tuple(item.fields) if item is not None else ()


def case_data(data: Record, position: int) -> Record:
    """Return the case at *position* as a file of its own would record it, without looking at its papers."""
    case = cases_of(data)[position]
    keys = case_keys()
    own: Record = {key: value for key, value in data.items() if key not in keys and key != "cases"}
    for key in keys:
        common, said = data.get(key, UNKNOWN), case.get(key, UNKNOWN)
        if said is UNKNOWN and common is not UNKNOWN:
            own[key] = common
        elif isinstance(common, dict) and isinstance(said, dict) and key != "party":
            own[key] = common | said
        elif said is not UNKNOWN:
            own[key] = said
    called = numbers_of(data).called
    if len(called) > 1:
        number = called[position]
        own["unit"] = {**(data.get("unit") or {}), "combined": False, "case_nos": [number] if number else []}
    return own


def whole_data(data: Record, numbers: Numbers) -> Record:
    """Return the file as a whole: its own keys, and of its cases what can be said of all of them together."""
    cases = [case_data(data, position) for position in range(len(cases_of(data)))]
    whole = dict(data)
    for key in case_keys():
        if key in _OF_THE_FILE or not any(key in case for case in cases_of(data)):
            continue
        joined = _joined(key, [case.get(key, UNKNOWN) for case in cases])
        if joined is UNKNOWN:
            whole.pop(key, None)
        else:
            whole[key] = joined
    unit = data.get("unit")
    if unit is None or isinstance(unit, dict):
        made: Record = {"combined": len(cases) > 1}
        if all(numbers.called):
            made["case_nos"] = list(numbers.called)
        whole["unit"] = made | (unit or {})
    if any("party" in case or "parties" in case for case in cases_of(data)):
        _join_parties(whole, cases)
    return whole


def _joined(key: str, values: list[Any]) -> Any:
    """Return what the cases say of *key* together; UNKNOWN where they differ, or one of them is not recorded.

    What was looked at (``observed``) is filled with its own blanks first: the looks of one case say nothing of another.
    """
    field = read_shape().fields[key]
    if key == "state" and "open" in values:
        return "open"
    if key == "state" and UNKNOWN not in values and len(set(values)) > 1:
        return "closed"
    if field.kind == "list" and field.item is not None and field.item.kind != "record":
        words = [] if UNKNOWN in values else [value or () for value in values]
        return [word for word in words[0] if all(word in each for each in words)] if words else UNKNOWN
    if field.kind == "list":
        return _listed(key, values)
    if field.kind != "record":
        return values[0] if all(value == values[0] for value in values) else UNKNOWN
    if all(value is None for value in values):
        return None
    records = [seen(key, value) if isinstance(value, dict) else {} for value in values]
    found: Record = {}
    for name in dict.fromkeys(name for record in records for name in record if name != "observed"):
        said = [record.get(name, UNKNOWN) for record in records]
        value = _event(name, said) if key == "events" else _alike(name, said)
        if value is not UNKNOWN:
            found[name] = value
    return found or UNKNOWN


def _event(name: str, days: list[Any]) -> Any:
    if UNKNOWN in days:
        return UNKNOWN
    known = [day for day in days if day is not None]
    if not known:
        return None
    return (min if name in _EARLIEST else max)(known, key=lambda day: (day.timetuple()[:3], day.isoformat()))


def _alike(name: str, said: list[Any]) -> Any:
    if name == "begun" and True in said:  # one case in dispute: the file is
        return True
    return said[0] if all(value == said[0] for value in said) else UNKNOWN


def _listed(key: str, values: list[Any]) -> Any:
    """Return the members of all lists, each person once; one that is not recorded leaves the whole open."""
    members: list[Record] = []
    names: set[str] = set()
    for position, value in enumerate(values, 1):
        for index, member in enumerate(value if isinstance(value, list) else (), 1):
            name = str(member.get("name") or "") if key in _NAMED else ""
            if not name or name not in names:
                names.add(name)
                members.append(member if key in _NAMED else member | {"key": f"cases/{position}/{key}/{index}"})
    if UNKNOWN in values:
        return Records(members, ({},)) if members else UNKNOWN
    return members


def _join_parties(whole: Record, cases: list[Record]) -> None:
    """Give *whole* the parties of all *cases*, each once, the first of the first case in front."""
    every = [
        [*([case["party"]] if isinstance(case.get("party"), dict) else []), *(case.get("parties") or ())]
        for case in cases
    ]
    joined = _listed("parties", [parties or UNKNOWN for parties in every])
    if joined is not UNKNOWN:
        whole["party"], whole["parties"] = joined[0], joined


def told_of_cases(data: Record, views: list[Record]) -> list[Told]:
    """Return what the *views* of the cases of *data* found to tell, each at its place, and once what the root says."""
    found: dict[tuple[Any, ...], Told] = {}
    for view in views:
        own: Any = data
        for step in view["at"]:
            own = own[step]
        for one in view["told"]:
            at = (*view["at"], *one.at) if one.at and one.at[0] in own else one.at
            found.setdefault((one.code, at), one._replace(at=at))
    return list(found.values())


def contradictions(data: Record, source: Any) -> list[Problem]:
    """Return where what a file says of its cases does not fit together (K260 to K263), each at its place."""
    found: list[Problem] = []

    def report(code: str, *at: str | int, **arguments: object) -> None:
        found.append(problem(code, source.name, source.position(at), **arguments))

    cases, numbers = cases_of(data), numbers_of(data)
    unit: Record = data.get("unit") or {}
    listed = unit.get("case_nos") or []
    if cases:
        _among_cases(data, report)
        wrong = [number for number in listed if document_number(number) not in numbers.known]
        if all(numbers.called) and (wrong or len(listed) not in (0, len(cases))):
            report("K263", "unit", "case_nos", listed="、".join(listed), cases="、".join(numbers.called))
        if unit.get("combined") is False and len(cases) > 1:
            report("K264", "unit", "combined", count=len(cases))
    known: dict[str, Any] = dict(numbers.known)
    if not cases and (data.get("case_no") or listed):
        own = (data.get("case_no"), (data.get("decision") or {}).get("doc_no"), *listed)
        known = {document_number(number): 0 for number in own if number}
    for at, record in _owned(data):
        if isinstance(record.get("case"), str):
            wrong = [form for form in forms(record["case"]) if form not in known]
            if wrong and (known or cases):
                report("K260", *at, "case", number=wrong[0], known="、".join([*known][:_TOLD]))
    return found


def _among_cases(data: Record, report: Any) -> None:
    seen: set[str] = set()
    for position, case in enumerate(cases_of(data)):
        number = case.get("case_no")
        if number and document_number(number) in seen:
            report("K261", "cases", position, "case_no", number=number)
        seen.add(document_number(number) if number else "")
    for key in case_keys():
        field = read_shape().fields[key]
        if data.get(key) and (key == "case_no" or (field.kind == "list" and key not in COMMON)):
            report("K262", key, key=key, key_zh=field.zh)
    if (data.get("decision") or {}).get("doc_no"):
        report("K262", "decision", "doc_no", key="decision.doc_no", key_zh="决定·文号")


def _owned(data: Record) -> list[tuple[tuple[str | int, ...], Record]]:
    """Return (place, record) of everything in *data* that may name its case."""
    found: list[tuple[tuple[str | int, ...], Record]] = []
    for number, volume in enumerate(data.get("volumes") or ()):
        for key in ("documents", "catalogue"):
            found += [(("volumes", number, key, index), each) for index, each in enumerate(volume.get(key) or ())]
    for key in OWNED:
        found += [((key, index), each) for index, each in enumerate(data.get(key) or ())]
    return found
