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
from casefile_rules.engine._bodies import MAKING, Body
from casefile_rules.engine._rules import CompiledRule
from casefile_rules.status import FAIL, NOT_APPLICABLE, PASS


class Screen(NamedTuple):
    """A generated function with the rules it knows.

    Attributes:
        find: (run, root, look, fail, absent): calls *look* with the position of every rule that needs one, *fail* with
            that of a rule about the whole file that surely fails, *absent* with the id of every rule that surely does
            not apply anywhere. Whatever it raises means: ask every rule.
        rules: the rules by position, in the order of the ruleset.
    """

    find: Callable[[Any, Any, Callable[[int], None], Callable[[int], None], Callable[[str], None]], None]
    rules: tuple[CompiledRule, ...]


_EVERY = "*"
_PICKED = {"": _EVERY, "first": "0", "last": "-1"}
_ALWAYS = Certain("", "")


class _Rule(NamedTuple):
    """A rule in the screen: the lines for what it comes to, and when its demand is surely met and surely not."""

    look: str
    fail: str
    absent: str
    met: str
    missed: str


Groups = dict[tuple[str, Certain], list[_Rule]]
"""(which member of the list is meant, the condition under which the rules bind) -> the rules."""


def screen_of(rules: Mapping[str, CompiledRule], host: Host) -> Screen:
    """Return the screen of *rules*."""
    with MAKING:  # the names that expressions use belong to the whole ruleset
        return _made(rules, host)


def _made(rules: Mapping[str, CompiledRule], host: Host) -> Screen:
    lines: list[str] = []
    lists: dict[str, Groups] = {}
    for index, (id_, rule) in enumerate(rules.items()):
        body = rule.only
        binds = None if body is None or body.judges else _binds(body, host)
        which = None if body is None or binds is None else _which(body, host)
        if body is None or binds is None or which is None:
            lines.append(f"look({index})")
            continue
        one = _Rule(f"look({index})", f"fail({index})", f"absent({id_!r})", *_met(body, host))
        lists.setdefault(which[0], {}).setdefault((which[1], binds), []).append(one)
    for members, groups in lists.items():
        if not members:
            for (_, binds), group in groups.items():
                lines += _asked(group, binds, fails=True)
        else:
            lines += _of_list(members, groups, host)
    head = ["def screen(run, root, look, fail, absent):", *_indented(host.names.tops(lines))]
    text = "\n".join([*head, *_indented(lines), " return None", ""])
    space: dict[str, Any] = host.names.bound()
    exec(compile(text, "<screen>", "exec"), space)  # noqa: S102 - our own text; see the module's docstring
    return Screen(space["screen"], tuple(rules.values()))


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


def _met(body: Body, host: Host) -> tuple[str, str]:
    """Return expressions: the record surely meets the rule's demand; right after that was not true: it surely fails."""
    certain = body.require.certain
    if certain is not None and certain.true:
        return certain.true, certain.after or certain.false
    record = "root" if body.collection is None else "here"
    return f"(a := {host.names.constant(body.require.status)}(run, {record}, {record})) == {PASS}", f"a == {FAIL}"


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


def _asked(group: list[_Rule], binds: Certain, *, fails: bool = False) -> list[str]:
    """Return the lines for rules that bind one record under one condition; *fails*: a sure failure is told as such."""
    asked = []
    for rule in group:
        if fails and rule.missed:
            asked += [f"if {rule.met}: pass", f"elif {rule.missed}: {rule.fail}", f"else: {rule.look}"]
        else:
            asked.append(f"if not ({rule.met}): {rule.look}")
    if not binds.true:
        return asked
    return [
        f"if {binds.true}:",
        *_indented(asked),
        f"elif {binds.after or binds.false}: {_all(rule.absent for rule in group)}",
        f"else: {_all(rule.look for rule in group)}",
    ]


def _of_list(members: str, groups: Groups, host: Host) -> list[str]:
    """Return the lines for all rules about members of one list; one nobody saw the end of is left to the closures."""
    rules = [rule for group in groups.values() for rule in group]
    lines = [
        f"if {members} is U or (type({members}) is Records and {members}.unseen): {_all(rule.look for rule in rules)}",
        f"elif not {members}: {_all(rule.absent for rule in rules)}",
        "else:",
    ]
    for (which, binds), group in groups.items():
        if which == _EVERY:
            lines += _indented(_of_each(members, group, binds, host))
        else:
            asked = _asked(group, binds)
            lines += _indented([f"here = {members}[{which}]", *host.names.parts(asked), *asked])
    return lines


def _of_each(members: str, group: list[_Rule], binds: Certain, host: Host) -> list[str]:
    """Return the lines for rules that look at every member under one condition: one pass for all of them."""
    flags = {f"f{number}": rule for number, rule in enumerate(group)}
    asked = [f"if not ({rule.met}): {flag} = True" for flag, rule in flags.items()]
    asked = [*host.names.parts(asked), *asked]
    looks = [f"if {flag}: {rule.look}" for flag, rule in flags.items()]
    unflagged = f"{' = '.join(flags)} = False"
    if not binds.true:
        return [unflagged, f"for here in {members}:", *_indented(asked), *looks]
    looked_at = members if binds.keyed is None else "chosen({}, {!r}, {})".format(members, *binds.keyed)
    return [
        f"hit = loose = {unflagged}",
        f"for here in {looked_at}:",
        *_indented(host.names.parts(binds[:3])),
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
