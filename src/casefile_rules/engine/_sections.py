"""The text of the screen: what is asked of rules that read one record, or are about one list, quickly and carefully.

*Quickly* means all at once: ``sure`` is set where every rule passes or does not apply. Whatever is raised means that it
is not sure. *Carefully* means one by one, and tells what each rule comes to.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import Any, Final, NamedTuple

from casefile_rules.conditions import Certain, Host, grouped
from casefile_rules.status import FAIL, MAY_FAIL, MAY_NOT_APPLY, MAY_PASS, NOT_APPLICABLE, PASS
from casefile_rules.values import Record

EVERY = "*"
"""Every member of a list is meant, not the one at a position."""

_LOOK = 0
"""Stands for a place whose status is not sure."""

KNOWN: Final = (MAY_FAIL, _LOOK, _LOOK, MAY_PASS, MAY_NOT_APPLY)
"""What a status that a closure gives says of a place."""


class Asked(NamedTuple):
    """A rule in the screen: its position, and when its demand is surely met, surely not, or surely does not apply.

    ``closure`` gives the status of the demand where that leaves it open; empty where only a closer look can.
    """

    position: int
    id: str
    key_of: Callable[[Record, int], str]
    met: Certain
    closure: str

    @property
    def look(self) -> str:
        """The line that asks for a closer look."""
        return f"found.append(({self.position}, None))"

    @property
    def absent(self) -> str:
        """The line that tells that the rule surely does not apply anywhere; also a call that gives None."""
        return f"gone({self.id!r})"


class Binds(NamedTuple):
    """When rules bind a record: as is asked quickly, and carefully, where closures tell what expressions leave open."""

    quickly: Certain
    carefully: Certain


class Section(NamedTuple):
    """Rules that are asked together.

    Attributes:
        members: the name of the list they are about, empty where it is the whole file.
        which: ``EVERY`` member of the list, or the position of the one that is meant.
        clear: whether expressions say all that is asked, so that it may be asked quickly.
        groups: the condition under which rules bind -> those rules.
    """

    members: str
    which: str
    clear: bool
    groups: dict[Binds, list[Asked]]

    @property
    def rules(self) -> list[Asked]:
        """All rules of the section."""
        return [rule for group in self.groups.values() for rule in group]


def quickly(section: Section, host: Host) -> list[str]:
    """Return the lines that set ``sure`` where all rules of *section* plainly pass or do not apply."""
    members = section.members
    if not members:
        return _at_once(section.groups, host)
    closed = f"if type({members}) is not Records or not {members}.unseen:"  # what is no list raises
    if section.which != EVERY:
        return [
            "sure = False",
            closed,
            *_indented([f"here = {members}[{section.which}]", *_at_once(section.groups, host)]),
        ]
    (((binds, _), group),) = section.groups.items()
    met = host.names.together(rule.met.soonest for rule in group)
    absent = _either(rule.absent for rule in group)
    reads, met = host.names.directly(met)
    asked = [*host.names.parts([*reads, met]), *reads, f"if not ({met}): break"]
    heads, looked_at = (
        ([], members) if binds.keyed is None else host.names.directly(host.names.among(members, binds.keyed))
    )
    if not binds.true or (binds.keyed is not None and binds.keyed[2]):
        lines = [f"for here in (chosen := {looked_at}):", *_indented(asked)]
        lines += [f"else: sure = bool(chosen) or not ({absent})"]
    else:
        lines = [
            "hit = False",
            f"for here in {looked_at}:",
            *_indented(host.names.parts([binds.true, binds.after or binds.false])),
            f" if {binds.true}:",
            "  hit = True",
            *_indented(asked, 2),
            f" elif not ({binds.after or binds.false}): break",
            f"else: sure = hit or not ({absent})",
        ]
    return ["sure = False", *heads, *lines] if binds.keyed is not None else ["sure = False", closed, *_indented(lines)]


def _at_once(groups: dict[Binds, list[Asked]], host: Host) -> list[str]:
    """Return the lines that set ``sure`` for rules about one record."""
    parts = []
    for (binds, _), group in groups.items():
        met = host.names.together(rule.met.soonest for rule in group)
        if binds.true:
            absent = f"({binds.after or binds.false}) and not ({_either(rule.absent for rule in group)})"
            met = f"(({met}) if {binds.true} else {absent})"
        parts.append(met)
    reads, text = host.names.directly(" and ".join(parts))
    return [*host.names.parts([*reads, text]), *reads, f"sure = {text}"]


def carefully(section: Section, host: Host) -> list[str]:
    """Return the lines that tell what each rule of *section* comes to."""
    members = section.members
    if not members:
        return [line for (_, binds), group in section.groups.items() for line in _of_one(binds, group, "()", host)]
    looks, absents = _lines(rule.look for rule in section.rules), _lines(rule.absent for rule in section.rules)
    lines = [
        f"if {members} is U or (type({members}) is Records and {members}.unseen): {looks}",
        f"elif not {members}: {absents}",
        "else:",
    ]
    if section.which != EVERY:
        lines.append(f" here = {members}[{section.which}]")
    for (_, binds), group in section.groups.items():
        if section.which == EVERY:
            keyed = binds.keyed
            places = f"enumerate({members})" if keyed is None else f"placed({members}, {keyed[0]!r}, {keyed[1]})"
            lines += _indented(_of_list(places, binds, group, host))
        else:
            index = "0" if section.which == "0" else f"len({members}) - 1"
            asked = _of_one(binds, group, f"[({{}}(here, {index}), here, {MAY_FAIL})]", host)
            lines += _indented([*host.names.parts(asked), *asked])
    return lines


def placed(members: Any, by: str, values: tuple[Any, ...]) -> Iterable[tuple[int, Record]]:
    """Return (position, member) of *members*, of which those may be left out whose field *by* is none of *values*.

    The position is -1 where it is not known.
    """
    groups = grouped(members, by)
    if len(values) == 1 and groups:
        return [(-1, member) for member in groups.get(values[0], ())]  # their keys tell where they stand
    return enumerate(members)


def _of_one(binds: Certain, group: list[Asked], seen: str, host: Host) -> list[str]:
    """Return the lines for rules about one record that bind under one condition; *seen* is told of a sure failure."""
    asked = []
    for rule in group:
        told_ = seen.format(host.names.constant(rule.key_of)) if "{}" in seen else seen
        asked += [f"if {rule.met.true}: pass"]
        if rule.met.after or rule.met.false:
            asked += [f"elif {rule.met.after or rule.met.false}: found.append(({rule.position}, {told_}))"]
        if rule.met.idle:
            asked += [f"elif {rule.met.idle}: {rule.absent}"]
        if rule.closure:
            asked += [
                f"elif (a := {rule.closure}) == {PASS}: pass",
                f"elif a == {FAIL}: found.append(({rule.position}, {told_}))",
                f"elif a == {NOT_APPLICABLE}: {rule.absent}",
            ]
        asked += [f"else: {rule.look}"]
    if not binds.true:
        return asked
    return [
        f"if {binds.true}:",
        *_indented(asked),
        f"elif {binds.after or binds.false}: {_lines(rule.absent for rule in group)}",
        f"else: {_lines(rule.look for rule in group)}",
    ]


def _of_list(places: str, binds: Certain, group: list[Asked], host: Host) -> list[str]:
    """Return the lines for rules about *places* that bind under one condition: one pass for all of them."""
    unmet = {f"s{number}": rule for number, rule in enumerate(group)}
    asked = [f"if not ({rule.met.true}): {name}.append((len(there), {_status(rule)}))" for name, rule in unmet.items()]
    asked = [*host.names.parts(asked), *asked, "there.append(place)"]
    tell = f"told({host.names.constant(tuple(group))}, there, ({', '.join(unmet)},), found, gone)"
    lists = [f"{name} = []" for name in ("there", *unmet)]
    lines = [*lists, "loose = False", f"for place in {places}:", " here = place[1]"]
    if not binds.true:
        return [*lines, *_indented(asked), tell]
    return [
        *lines,
        *_indented(host.names.parts([binds.true, binds.after or binds.false])),
        f" if {binds.true}:",
        *_indented(asked, 2),
        f" elif not ({binds.after or binds.false}):",
        "  loose = True",
        "  break",
        f"if loose: {_lines(rule.look for rule in group)}",
        f"else: {tell}",
    ]


def _status(rule: Asked) -> str:
    """Return an expression of the status at a place where the demand was not surely met."""
    met = rule.met
    missed = f"{MAY_FAIL} if {met.after or met.false} else " if met.after or met.false else ""
    idle = f"{MAY_NOT_APPLY} if {met.idle} else " if met.idle else ""
    return f"{missed}{idle}" + (f"KNOWN[{rule.closure}]" if rule.closure else f"{_LOOK}")


def told(
    rules: Sequence[Asked],
    there: list[tuple[int, Record]],
    unmet: Sequence[list[tuple[int, int]]],
    found: list[tuple[int, Any]],
    gone: Callable[[str], None],
) -> None:
    """Tell what *rules* come to that bind the places *there*.

    For each rule *unmet* holds (which of the places, status) of those where its demand is not surely met.
    """
    for rule, each in zip(rules, unmet, strict=True):
        statuses = dict(each)
        kinds = statuses.values()
        if _LOOK in kinds:
            found.append((rule.position, None))
        elif MAY_FAIL in kinds:
            found.append((rule.position, _seen(rule, there, statuses)))
        elif len(each) == len(there) and MAY_PASS not in kinds:
            gone(rule.id)


def _seen(
    rule: Asked, there: list[tuple[int, Record]], statuses: dict[int, int]
) -> list[tuple[str, Record, int]] | None:
    """Return (key, record, mask) of the places that apply; None where the key of one is not known."""
    seen = []
    for number, (index, member) in enumerate(there):
        key = member.get("key")
        if type(key) is not str:
            if index < 0:
                return None
            key = rule.key_of(member, index)
        mask = statuses.get(number, MAY_PASS)
        if mask != MAY_NOT_APPLY:
            seen.append((key, member, mask))
    return seen


def _either(texts: Iterable[str]) -> str:
    return " or ".join(texts)


def _lines(statements: Iterable[str]) -> str:
    return "; ".join(statements)


def _indented(lines: Iterable[str], by: int = 1) -> list[str]:
    return [f"{' ' * by}{line}" for line in lines]
