"""The screen: one function, generated for a ruleset, that finds the few rules that need a closer look.

Most rules of most files plainly pass or plainly do not apply. Asking each through its closures costs more than the
answer; the screen asks all of them in one function whose text is made of the expressions in ``conditions._certain`` and
of calls to closures. Whatever it does not settle is looked at by the closures, which alone decide and explain. A test
holds the two together. The text holds no value from a ruleset: those are constants bound by name.

What is asked of many rules is asked once: what the file says of a field, whether nobody saw the end of a list, whether
rules bind that bind under the same condition; and a list is gone through once for all of those.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple

from casefile_rules.conditions import Certain, Host, joined
from casefile_rules.engine._bodies import Body
from casefile_rules.engine._rules import CompiledRule
from casefile_rules.status import FAIL, NOT_APPLICABLE, PASS

Screen = Callable[[Any, Any, Callable[[int], None], Callable[[str], None]], None]
"""(run, root, look, absent): calls *look* with the position of every rule that needs one, *absent* with the id of every
rule that surely does not apply anywhere."""

_EVERY = "*"
_PICKED = {"": _EVERY, "first": "0", "last": "-1"}
_ALWAYS = Certain("", "")


class _Rule(NamedTuple):
    """A rule in the screen: the lines for "it needs a look" and "it does not apply", and when it is surely met."""

    look: str
    absent: str
    met: str


Groups = dict[tuple[str, Certain], list[_Rule]]
"""(which member of the list is meant, the condition under which the rules bind) -> the rules."""


def screen_of(rules: Mapping[str, CompiledRule], host: Host) -> Screen:
    """Return the screen of *rules*; positions are those in *rules*."""
    lines: list[str] = []
    lists: dict[str, Groups] = {}
    for index, (id_, rule) in enumerate(rules.items()):
        body = rule.only
        binds = None if body is None or body.judges else _binds(body, host)
        which = None if body is None or binds is None else _which(body, host)
        if body is None or binds is None or which is None:
            lines.append(f"look({index})")
            continue
        one = _Rule(f"look({index})", f"absent({id_!r})", _met(body, host))
        lists.setdefault(which[0], {}).setdefault((which[1], binds), []).append(one)
    for members, groups in lists.items():
        if not members:
            for (_, binds), group in groups.items():
                lines += _asked(group, binds)
        else:
            lines += _of_list(members, groups)
    head = ["def screen(run, root, look, absent):", *_indented(host.names.tops(lines))]
    text = "\n".join([*head, *_indented(lines), " return None", ""])
    space: dict[str, Any] = host.names.bound()
    exec(compile(text, "<screen>", "exec"), space)  # noqa: S102 - our own text; see the module's docstring
    made: Screen = space["screen"]
    return made


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


def _met(body: Body, host: Host) -> str:
    """Return an expression that is true only where the record surely meets the rule's demand."""
    certain = body.require.certain
    if certain is not None and certain.true:
        return certain.true
    record = "root" if body.collection is None else "here"
    return f"{host.names.constant(body.require.status)}(run, {record}, {record}) == {PASS}"


def _binds(body: Body, host: Host) -> Certain | None:
    """Return when the rule surely binds the record and when it surely does not; None where only closures can tell."""
    conditions = [one for one in (body.where, body.applies) if one is not None]
    if not conditions:
        return _ALWAYS
    certain = conditions[0].certain if len(conditions) == 1 else joined("all", [one.certain for one in conditions])
    if certain is not None and certain.true and certain.false:
        return certain
    if len(conditions) > 1:
        return None
    record = "root" if body.collection is None else "here"
    status = f"{host.names.constant(conditions[0].status)}(run, {record}, {record})"
    return Certain(f"(a := {status}) == {PASS}", "", f"a == {FAIL} or a == {NOT_APPLICABLE}")


def _asked(group: list[_Rule], binds: Certain) -> list[str]:
    """Return the lines for rules that bind one record under one condition."""
    asked = [f"if not ({rule.met}): {rule.look}" for rule in group]
    if not binds.true:
        return asked
    return [
        f"if {binds.true}:",
        *_indented(asked),
        f"elif {binds.after or binds.false}: {_all(rule.absent for rule in group)}",
        f"else: {_all(rule.look for rule in group)}",
    ]


def _of_list(members: str, groups: Groups) -> list[str]:
    """Return the lines for all rules about members of one list; one nobody saw the end of is left to the closures."""
    rules = [rule for group in groups.values() for rule in group]
    lines = [
        f"if {members} is U or (type({members}) is Records and {members}.unseen): {_all(rule.look for rule in rules)}",
        f"elif not {members}: {_all(rule.absent for rule in rules)}",
        "else:",
    ]
    for (which, binds), group in groups.items():
        if which == _EVERY:
            lines += _indented(_of_each(members, group, binds))
        else:
            lines += _indented([f"here = {members}[{which}]", *_asked(group, binds)])
    return lines


def _of_each(members: str, group: list[_Rule], binds: Certain) -> list[str]:
    """Return the lines for rules that look at every member under one condition: one pass for all of them."""
    flags = {f"f{number}": rule for number, rule in enumerate(group)}
    asked = [f"if not ({rule.met}): {flag} = True" for flag, rule in flags.items()]
    looks = [f"if {flag}: {rule.look}" for flag, rule in flags.items()]
    unflagged = f"{' = '.join(flags)} = False"
    if not binds.true:
        return [unflagged, f"for here in {members}:", *_indented(asked), *looks]
    return [
        f"hit = loose = {unflagged}",
        f"for here in {members}:",
        f" if {binds.true}:",
        "  hit = True",
        *_indented(asked, 2),
        f" elif not ({binds.after or binds.false}):",
        "  loose = True",
        "  break",
        f"if loose: {_all(rule.look for rule in group)}",
        f"elif not hit: {_all(rule.absent for rule in group)}",
        "else:",
        *_indented(looks),
    ]


def _all(statements: Iterable[str]) -> str:
    return "; ".join(statements)


def _indented(lines: Iterable[str], by: int = 1) -> list[str]:
    return [f"{' ' * by}{line}" for line in lines]
