"""From a merged ruleset to compiled rules: every condition, message and window is checked here, all at once."""

import os
from collections.abc import Iterable
from functools import partial
from typing import Any

from casefile_rules.calendars import NO_CALENDAR, Calendar
from casefile_rules.calendars.files import read_calendar
from casefile_rules.checks import compile_check, kinds
from casefile_rules.conditions import At, Compiled, Host, Scope, collection_of, constant, suggestion, value_of
from casefile_rules.engine._bodies import Body
from casefile_rules.engine._deferrals import Deferrals
from casefile_rules.engine._facts import declare
from casefile_rules.engine._messages import Message, compile_message, filled_by
from casefile_rules.engine._rules import Choice, CompiledRule, Edition
from casefile_rules.engine._windows import Windows
from casefile_rules.problems import Problem, ProblemsError, problem
from casefile_rules.reading.bundle import packed_texts
from casefile_rules.reading.source import Source
from casefile_rules.ruleset.entries import RuleEntry, Ruleset, Spot, Variant
from casefile_rules.subjects import Subject, subject
from casefile_rules.values import Record

PICKS = ("latest", "earliest", "first", "last", "only")
_TEXTS = ("message", "remedy")


def _asks(raw: Any) -> bool:
    """Return whether a raw condition holds a question for a human."""
    return "'judge'" in repr(raw) and _holds_judge(raw)  # few do, and this is the quicker way to say no


def _holds_judge(raw: Any) -> bool:
    if isinstance(raw, dict):
        return raw.get("check") == "judge" or any(_holds_judge(value) for value in raw.values())
    return isinstance(raw, list) and any(_holds_judge(item) for item in raw)


class Compiler:
    """Compiles one ruleset.

    ``problems`` collects what is wrong; what is compiled can be used only where it stays empty.
    """

    def __init__(self, ruleset: Ruleset) -> None:
        self.ruleset = ruleset
        self.problems: list[Problem] = []
        self._roots: dict[Source, Scope] = {}
        self.windows = Windows(ruleset, self)
        self.subject = self._subject()
        self.vocabulary = self._vocabulary()
        self.calendar = self._calendar()
        self.host = Host(self.subject.shape_for(self.vocabulary))
        self.host.problems = self.problems
        self.host.vocabulary = self.vocabulary
        self.host.calendar = self.calendar
        self.host.compile_check = lambda name, raw, scope, at: compile_check(kinds(name), name, raw, scope, at)
        for digest in ruleset.editions:
            self.host.learn(**packed_texts(digest))
        declare(self.host, ruleset.facts, self.root_scope, ruleset.announced)
        self.deferrals = Deferrals(ruleset, self.root_scope, self.impersonal)
        self.messages: dict[int, dict[str, Message]] = {}
        self._known: dict[tuple[Any, ...], Compiled] = {}
        self._later: dict[int, tuple[Body, Record, Scope, Variant, RuleEntry]] = {}

    def _subject(self) -> Subject:
        try:
            return subject(self.ruleset.subject)
        except KeyError:
            from casefile_rules.subjects import names

            source = self.ruleset.source
            raise ProblemsError(
                [problem("S348", source.name, source.position(("subject",)), name=self.ruleset.subject,
                         known=suggestion(self.ruleset.subject, list(names())))]
            ) from None  # fmt: skip

    def _vocabulary(self) -> Any:
        try:
            return self.subject.read_vocabulary(self.ruleset.vocabulary, self.ruleset.additions)
        except ProblemsError as error:
            self.problems.extend(error.problems)
            self.ruleset.lost.append(("vocabulary", ""))
            return self.subject.read_vocabulary(None, [])

    def _calendar(self) -> Calendar:
        path = self.ruleset.calendar
        if path is None:
            return NO_CALENDAR
        try:
            folder, name = os.path.split(path)
            return read_calendar(folder, name.removesuffix(".yaml"))
        except ProblemsError as error:
            self.problems.extend(error.problems)
            return NO_CALENDAR

    def root_scope(self, spot: Spot) -> Scope:
        """Return a scope whose bare paths start at the whole file, for conditions written at *spot*."""
        found = self._roots.get(spot.source)
        if found is None:
            found = Scope(self.host, self.host.root, file=spot.source.name, locate=spot.source.position)
            self._roots[spot.source] = found
        return found

    def singulars(self) -> Iterable[str]:
        """Return the words by which rules name one member of a list."""
        return self.subject.element_names.values()

    def condition(self, raw: Any, spot: Spot) -> Compiled:
        """Compile a condition about the whole file."""
        return self.root_scope(spot).condition(raw, spot.at)

    def impersonal(self, raw: Any, spot: Spot) -> Compiled:
        """Compile a condition that decides what counts at all: no question for a person may stand in it (S391)."""
        found = self.condition(raw, spot)
        if found.judges:
            self.root_scope(spot).problem("S391", spot.at)
        return found

    def rules(self) -> dict[str, CompiledRule]:
        """Return the compiled rules by id, in the order of the ruleset; deprecated ones are left out."""
        compiled: dict[str, CompiledRule] = {}
        for id_, entries in self.ruleset.rules.items():
            live = [entry for entry in entries if entry.data.get("status") != "deprecated"]
            if live:
                compiled[id_] = self.rule(id_, live)
        if not compiled:
            source = self.ruleset.source
            self.problems.append(problem("S354", source.name, (1, 1)))
        return compiled

    def rule(self, id_: str, entries: Iterable[RuleEntry]) -> CompiledRule:
        """Return the rule *id_* compiled from its editions."""
        return CompiledRule(id_, tuple(self._edition(entry) for entry in entries))

    def _edition(self, entry: RuleEntry) -> Edition:
        choices = []
        deferral = self.deferrals.of(entry)
        for variant in entry.variants:
            whens = tuple(self.impersonal(raw, spot) for raw, spot in variant.whens)
            before = len(self.problems)
            body = None if variant.data is None else self._body(variant, entry)
            if len(self.problems) > before and variant.overrides:
                self._blame(variant, entry, before)
            own = None if variant.overrides or body is None else deferral
            if deferral is not None and own is None:
                deferral.changes.append(whens)
            choices.append(Choice(whens, self.windows.of(variant, entry), body, own, variant.override))
            if not variant.whens:
                break  # what stands below an unconditional change never counts
        return Edition(tuple(choices))

    def _blame(self, variant: Variant, entry: RuleEntry, before: int) -> None:
        """Point what is wrong only with the changed rule at the change: the rule was sound."""
        changed = self.problems[before:]
        del self.problems[before:]
        self._body(Variant((), entry.data, {}), entry)
        sound = set(self.problems[before:])
        del self.problems[before:]
        spot = next((variant.spots[key] for key in ("each", "status") if key in variant.spots), None)
        spot = spot or min(variant.spots.values(), key=Spot.position, default=entry.spot)
        line, column = spot.position()
        self.problems += [
            one._replace(file=spot.source.name, line=line, column=column)
            if one.file == entry.spot.source.name and one not in sound
            else one
            for one in changed
        ]

    def place_of(self, variant: Variant, entry: RuleEntry) -> Scope:
        """Return the scope of the places that a rule looks at; what is wrong with ``each`` is told with the body."""
        before = len(self.problems)
        data = variant.data or {}
        scope, _, _ = self._placed(data.get("each"), variant.spots.get("each") or entry.spot)
        del self.problems[before:]
        return scope

    def _body(self, variant: Variant, entry: RuleEntry) -> Body:
        data = variant.data
        assert data is not None  # callers never hand over a disabled variant
        spot = variant.spots.get("each") or entry.spot
        scope, collection, each = self._placed(data.get("each"), spot)
        if each is None and data.get("each") is not None:
            return Body(data, constant())  # of places that cannot be, nothing more can be said
        require_spot = variant.spots.get("require") or entry.spot
        raw = data.get("require")
        if require_spot.source.packed and spot.source.packed:
            body = Body(data, partial(self._compiled, raw, scope, require_spot, "require"), judges=_asks(raw))
        else:
            body = Body(data, self._compiled(raw, scope, require_spot, "require"))
        if data.get("applies") is not None:
            body.applies = self._compiled(data["applies"], scope, variant.spots.get("applies") or entry.spot, "applies")
            body.judges = body.judges or body.applies.judges
        body.collection = collection
        if isinstance(each, dict):
            body.name = str(each.get("in"))
            self._selection(body, each, scope, Spot(spot.source, _below(spot, "each")))
        elif each is not None:
            body.name = str(each)
        body.overrides = variant.overrides
        self._texts(body, data, scope, variant, entry)
        return body

    def _compiled(self, raw: Any, scope: Scope, spot: Spot, key: str) -> Compiled:
        if not spot.source.packed:
            return self._made(raw, scope, spot, key)
        # what is packed was found sound, so that where it stands no longer matters; many rules bind the same files
        asked = (repr(raw), scope.here, scope.each, scope.alias)
        found = self._known.get(asked)
        if found is None:
            found = self._known[asked] = self._made(raw, scope, spot, key)
        return found

    def _made(self, raw: Any, scope: Scope, spot: Spot, key: str) -> Compiled:
        there = Scope(scope.host, scope.here, each=scope.each, alias=scope.alias, file=spot.source.name,
                      locate=spot.source.position)  # fmt: skip
        return there.condition(raw, _below(spot, key))

    def _placed(self, each: Any, spot: Spot) -> tuple[Scope, Any, Any]:
        """Return (scope of the place, getter of the list, what ``each`` says) for a rule."""
        root = self.root_scope(spot)
        if each is None:
            return root, None, None
        path = each.get("in") if isinstance(each, dict) else each
        at = _below(spot, "each")
        if not isinstance(path, str) or (isinstance(each, dict) and set(each) - {"in", "where", "pick", "by"}):
            root.problem("S349", at)
            return root, None, None
        found = collection_of(root, path, at)
        if found is None:
            return root, None, None
        getter, item = found
        alias = self.subject.element_names.get(path.rpartition(".")[2], "")
        scope = Scope(self.host, item, alias=alias, file=spot.source.name, locate=spot.source.position)
        return scope, getter, each

    def _selection(self, body: Body, each: Record, scope: Scope, spot: Spot) -> None:
        at = spot.at
        where = each.get("where")
        if where is not None:
            body.where = self._compiled(where, scope, spot, "where")
            if body.where.judges:
                scope.problem("S391", (*at, "where"))
        pick = each.get("pick")
        if pick is None:
            if each.get("by") is not None:
                scope.problem("S411", (*at, "by"), pick="—")
            return
        if pick not in PICKS:
            scope.problem("S305", (*at, "pick"), value=pick, known=suggestion(str(pick), PICKS))
            return
        body.pick = pick
        dated = pick in ("latest", "earliest")
        if dated != (each.get("by") is not None):
            scope.problem("S410" if dated else "S411", at if dated else (*at, "by"), pick=pick)
        elif dated:
            found = value_of(scope, each.get("by"), (*at, "by"))
            body.by = None if found is None else found[0]

    def _texts(self, body: Body, data: Record, scope: Scope, variant: Variant, entry: RuleEntry) -> None:
        spots = [variant.spots.get(name) or entry.spot for name in (*_TEXTS, "each")]
        if all(spot.source.packed for spot in spots):
            # found sound when it was packed: compiled when somebody reads it
            self._later[id(body)] = (body, data, scope, variant, entry)
            return
        self._texts_now(body, data, scope, variant, entry)

    def texts(self, body: Body) -> dict[str, Message]:
        """Return the compiled messages of *body*, by ``name.lang``."""
        waiting = self._later.get(id(body))
        if waiting is not None and id(body) not in self.messages:
            self._texts_now(*waiting)  # twice by two threads does no harm: both make the same
        return self.messages.get(id(body), {})

    def _texts_now(self, body: Body, data: Record, scope: Scope, variant: Variant, entry: RuleEntry) -> None:
        texts: dict[str, Message] = {}
        specials = filled_by(data.get("require"))
        for name in _TEXTS:
            for lang, template in sorted((data.get(name) or {}).items()):
                spot = variant.spots.get(name) or entry.spot
                at = (*spot.at, lang) if spot.at and spot.at[-1] == name else (*spot.at, name, lang)
                message = compile_message(template, self._there(scope, spot), at, specials) if template else None
                if message is not None:
                    texts[f"{name}.{lang}"] = message
        self.messages[id(body)] = texts
        missing = [name for name in ("message", "remedy", "repair") if not data.get(name)]
        if data.get("status") == "stable" and missing:
            where = entry.spot.source.name, entry.spot.position("id")
            scope.host.problems.append(problem("S347", *where, id=entry.id, missing=", ".join(missing)))

    def _there(self, scope: Scope, spot: Spot) -> Scope:
        return Scope(scope.host, scope.here, each=scope.each, alias=scope.alias, file=spot.source.name,
                     locate=spot.source.position)  # fmt: skip


def _below(spot: Spot, key: str) -> At:
    """Return the place of the field *key* of a rule: *spot* itself where an override or a rule wrote it there."""
    return spot.at if spot.at and spot.at[-1] == key else (*spot.at, key)
