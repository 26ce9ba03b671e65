"""The screen: one function, generated for a ruleset, that finds the few rules that need a closer look.

Most rules of most files plainly pass or plainly do not apply. Asking each through its closures costs more than the
answer; the screen asks all of them in one function whose text is made of the expressions in ``conditions._certain`` and
of calls to closures. Whatever it does not settle is looked at by the closures, which alone decide and explain. A test
holds the two together. The text holds no value from a ruleset: those are constants bound by name.
"""

from collections.abc import Callable, Mapping
from typing import Any

from casefile_rules.conditions import Host, Names
from casefile_rules.engine._bodies import Body
from casefile_rules.engine._rules import CompiledRule
from casefile_rules.status import FAIL, NOT_APPLICABLE, PASS

Screen = Callable[[Any, Any, list[int], list[str]], None]
"""(run, root, positions of the rules that need a look, ids that surely do not apply): fills the two lists."""


def screen_of(rules: Mapping[str, CompiledRule], host: Host) -> Screen:
    """Return the screen of *rules*; positions are those in *rules*."""
    names = host.names.copy()  # several threads may make one at once
    lines: list[str] = []
    groups: dict[tuple[str, str, str], list[tuple[int, str, Body]]] = {}
    for index, (id_, rule) in enumerate(rules.items()):
        body = rule.only
        if body is None or body.judges or body.where is not None or body.pick:
            lines.append(f"look({index})")
        elif body.collection is None:
            lines += _whole(index, id_, body, names)
        else:
            # getters are made anew for every rule: the path of the list tells which one it is
            groups.setdefault((body.name, *_applies(body, names, "here")), []).append((index, id_, body))
    for group in groups.values():
        lines += _each(group, names)
    head = ["def screen(run, root, looks, absents):", " look = looks.append", " absent = absents.append"]
    head += [f" {line}" for line in names.sections()]
    text = "\n".join([*head, *(f" {line}" for line in lines), " return None", ""])
    space: dict[str, Any] = names.bound()
    exec(compile(text, "<screen>", "exec"), space)  # noqa: S102 - our own text; see the module's docstring
    made: Screen = space["screen"]
    return made


def _require(body: Body, names: Names, record: str) -> str:
    """Return an expression that is true only where *record* surely meets the rule's demand."""
    certain = body.require.certain
    if certain is not None and certain.true:
        return certain.true
    return f"{names.constant(body.require.status)}(run, {record}, {record}) == {PASS}"


def _applies(body: Body, names: Names, record: str) -> tuple[str, str]:
    """Return (expression: the rule surely binds *record*, expression: it surely does not)."""
    if body.applies is None:
        return "True", "False"
    certain = body.applies.certain
    if certain is not None and certain.true and certain.false:
        return certain.true, certain.false
    status = names.constant(body.applies.status)
    return f"(a := {status}(run, {record}, {record})) == {PASS}", f"a == {FAIL} or a == {NOT_APPLICABLE}"


def _whole(index: int, id_: str, body: Body, names: Names) -> list[str]:
    """Lines for a rule about the whole file."""
    require = _require(body, names, "root")
    if body.applies is None:
        return [f"if not ({require}): look({index})"]
    true, false = _applies(body, names, "root")
    return [
        f"if {true}:",
        f" if not ({require}): look({index})",
        f"elif {false}: absent({id_!r})",
        f"else: look({index})",
    ]


def _each(group: list[tuple[int, str, Body]], names: Names) -> list[str]:
    """Lines for the rules that look at every member of one list under one condition: one pass for all of them."""
    first = group[0][2]
    getter = names.constant(first.collection)
    true, false = _applies(first, names, "here")
    looks = "; ".join(f"look({index})" for index, _, _ in group)
    absents = "; ".join(f"absent({id_!r})" for _, id_, _ in group)
    flags = [f"f{number}" for number in range(len(group))]
    lines = [
        f"m = {getter}(run, root, root)",
        f"if m is U or (type(m) is Records and m.unseen): {looks}",
        f"elif not m: {absents}",
        "else:",
        f" hit = loose = {' = '.join(flags)} = False",
        " for here in m:",
        f"  if {true}:",
        "   hit = True",
    ]
    for flag, (_, _, body) in zip(flags, group, strict=True):
        lines.append(f"   if not ({_require(body, names, 'here')}): {flag} = True")
    lines += [f"  elif not ({false}):", "   loose = True", "   break", f" if loose: {looks}", " else:"]
    for flag, (index, id_, _) in zip(flags, group, strict=True):
        lines += [f"  if {flag}: look({index})", f"  elif not hit: absent({id_!r})"]
    return lines
