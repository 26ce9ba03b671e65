"""The screen: one function, generated for a ruleset, that finds the few rules that need a closer look.

Most rules of most files plainly pass or plainly do not apply. Asking each through its closures costs more than the
answer; the screen asks all of them in one function whose text is made of the expressions in ``conditions._certain`` and
of calls to closures. What it does not settle is looked at by the closures, which alone decide and explain. A test holds
the two together. The text holds no value from a ruleset: those are constants bound by name.

Rules that read the same record, or are about the same list, are one section. It is asked first whether all of them pass
or do not apply, by expressions that read directly and may raise; only where that is not so, each is asked for itself,
carefully, in a function of its own. What is asked of many rules is asked once, and a list is gone through once.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple

from casefile_rules.conditions import Certain, Compiled, Host, joined
from casefile_rules.engine._bodies import MAKING, Body
from casefile_rules.engine._evaluation import Sure
from casefile_rules.engine._rules import CompiledRule
from casefile_rules.engine._sections import EVERY, KNOWN, Asked, Binds, Section, carefully, placed, quickly, told
from casefile_rules.status import FAIL, NOT_APPLICABLE, PASS

Found = tuple[int, Any]
"""(position of a rule, what is known of it): None where it needs a closer look, () where the whole file surely fails,
else (key, record, mask) of every place that the rule binds, each of which surely passes or surely fails."""


class Screen(NamedTuple):
    """A generated function with the rules it knows.

    Attributes:
        find: (run, root, absent) -> what was found; adds the id of every rule that surely does not apply anywhere to
            *absent*. A rule that is in neither surely passes. Whatever it raises means: ask every rule.
        rules: the rules by position, in the order of the ruleset, with what it means that the whole file surely fails
            (None where it is open which body of the rule counts).
        bodies: the body that counts, by the id of the rule, where one does.
        unselected: ids of the rules that are not in force, or disabled, for the files of this screen.
    """

    find: Callable[[Any, Any, set[str]], list[Found]]
    rules: tuple[tuple[CompiledRule, Sure | None], ...]
    bodies: Mapping[str, Body]
    unselected: frozenset[str]


_PICKED = {"": EVERY, "first": "0", "last": "-1"}
_ALWAYS = Certain("", "")
_ASKED = Certain("False", "")
"""What a person is asked, where no record can answer it: only whom it binds can be told."""
_FEW, _MANY = 4, 12
"""Sections of fewer rules about the whole file are put together, and there are no more in one: each one that is not
plain costs a closer look at all of its section."""


def screen_of(
    rules: Mapping[str, CompiledRule], host: Host, chosen: Mapping[str, Body], unselected: frozenset[str]
) -> Screen:
    """Return the screen of *rules* for files in which those *chosen* count with one body, and some are *unselected*."""
    with MAKING:  # the names that expressions use belong to the whole ruleset
        return _made(rules, host, chosen, unselected)


def _made(
    rules: Mapping[str, CompiledRule], host: Host, chosen: Mapping[str, Body], unselected: frozenset[str]
) -> Screen:
    bodies = [None if id_ in unselected else (rule, chosen.get(id_)) for id_, rule in rules.items()]
    unclear, sections = _sections(bodies, host)
    lines = ["gone = absent.add", f"found = [{', '.join(f'({index}, None)' for index in unclear)}]"]
    parts: list[str] = []
    for number, section in enumerate(sections):
        if section.clear:
            part = f"part{number}(run, root, found, gone)"
            lines += ["try:", *_indented(quickly(section, host)), "except Exception: sure = False"]
            lines += [f"if not sure: {part}"]
            parts += _function(part, carefully(section, host), host)
        else:
            lines += carefully(section, host)
    text = "\n".join([*_function("screen(run, root, absent)", [*lines, "return found"], host), *parts, ""])
    space: dict[str, Any] = host.names.bound() | {"placed": placed, "told": told, "KNOWN": KNOWN}
    exec(compile(text, "<screen>", "exec"), space)  # noqa: S102 - our own text; see the module's docstring
    sure = [Sure(chosen[id_], ()) if id_ in chosen else None for id_ in rules]
    return Screen(space["screen"], tuple(zip(rules.values(), sure, strict=True)), chosen, unselected)


def _function(head: str, lines: list[str], host: Host) -> list[str]:
    """Return the text of a function, which first reads what its *lines* name of the whole file."""
    return [f"def {head}:", *_indented(host.names.tops(lines)), *_indented(lines)]


def _sections(rules: Iterable[tuple[CompiledRule, Body | None] | None], host: Host) -> tuple[list[int], list[Section]]:
    """Return the positions of rules of which the screen can say nothing, and all others in sections.

    A rule comes with the body that counts, None where that is open; None in its place is a rule not selected.
    """
    unclear: list[int] = []
    sections: dict[Any, Section] = {}
    every: list[Section] = []
    for index, known in enumerate(rules):
        if known is None:
            continue
        rule, body = known
        which = None if body is None or (body.applies is not None and body.applies.judges) else _which(body, host)
        if body is None or which is None:
            unclear.append(index)
            continue
        (binds, told_), (met, clear) = _binds(body, host), _met(body, host)
        clear = clear and told_
        closure = _asked(body, body.require, host) if not body.judges and clear else ""
        apart = host.names.first_read(met.soonest) if not which[0] else binds if which[1] == EVERY else ""
        key = (*which, clear, apart)
        section = sections.get(key)
        if section is None or (not which[0] and len(section.rules) >= _MANY):
            section = sections[key] = Section(*which, clear, {})
            every.append(section)
        section.groups.setdefault(binds, []).append(Asked(index, rule.id, body.key_of, met, closure))
    return unclear, _together(every)


def _together(sections: Iterable[Section]) -> list[Section]:
    """Return *sections*, of those about the whole file several small ones in one."""
    found: list[Section] = []
    last: dict[bool, Section] = {}
    for section in sections:
        small = not section.members and len(section.rules) < _FEW
        before = last.get(section.clear) if small else None
        if before is None or len(before.rules) >= _FEW:
            found.append(section)
            if small:
                last[section.clear] = section
            continue
        for binds, group in section.groups.items():
            before.groups.setdefault(binds, []).extend(group)
    return found


def _which(body: Body, host: Host) -> tuple[str, str] | None:
    """Return (the name of the list the rule is about, which member), the name empty for a rule about the whole file.

    None where the screen cannot tell which members are meant.
    """
    if body.collection is None:
        return "", ""
    listed = host.names.expression(body.collection)
    if not listed.isidentifier() or body.pick not in _PICKED or (body.pick and body.where is not None):
        return None
    return listed, _PICKED[body.pick]


def _met(body: Body, host: Host) -> tuple[Certain, bool]:
    """Return when the rule's demand is met, and whether expressions say so; else its closure is asked."""
    certain = body.require.certain
    if body.judges:
        # most questions stay open: together with them nothing else would plainly pass
        return certain if certain is not None and certain.true else _ASKED, False
    if certain is not None and certain.true:
        return certain, True
    return _of_closure(body, body.require, host), False


def _binds(body: Body, host: Host) -> tuple[Binds, bool]:
    """Return when the rule binds the record, and whether expressions say so alone."""
    conditions = [one for one in (body.where, body.applies) if one is not None]
    if not conditions:
        return Binds(_ALWAYS, _ALWAYS), True
    known = [one.certain for one in conditions]
    sure = joined("all", known) if len(known) > 1 else known[0]
    closures = [_of_closure(body, one, host) for one in conditions]
    # `a` is the status that was asked last: each closure is asked only where all before it pass
    true, none = " and ".join(one.true for one in closures), f"{closures[0].after} or {closures[0].idle}"
    if sure is not None and sure.true and sure.false:
        # what may be asked right `after` an expression may not be asked after a closure
        bound = Certain(f"({sure.true}) or not ({sure.false}) and {true}", "", f"({sure.false}) or {none}", sure.keyed)
        return Binds(sure, bound), True
    if sure is None or not sure.false:
        bound = Certain(true, "", none)
    else:
        bound = Certain(f"not ({sure.false}) and {true}", "", f"({sure.false}) or {none}", sure.keyed)
    return Binds(bound, bound), False


def _of_closure(body: Body, condition: Compiled, host: Host) -> Certain:
    """Return what the closure of *condition* says of a record, in expressions to be asked one after the other."""
    status = f"(a := {_asked(body, condition, host)})"
    return Certain(f"{status} == {PASS}", "", f"a == {FAIL}", idle=f"a == {NOT_APPLICABLE}")


def _asked(body: Body, condition: Compiled, host: Host) -> str:
    """Return an expression that asks the closure of *condition* about a record."""
    record = "root" if body.collection is None else "here"
    return f"{host.names.constant(condition.status)}(run, {record}, {record})"


def _indented(lines: Iterable[str]) -> list[str]:
    return [f" {line}" for line in lines]
