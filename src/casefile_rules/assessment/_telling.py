"""What is said of one place: its explanation, the rule's message filled in, the leaves that are responsible."""

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, Final

from casefile_rules.assessment._asking import asked_leaves, open_volumes, volume_names
from casefile_rules.assessment._faults import clauses
from casefile_rules.assessment._filling import called, filled
from casefile_rules.assessment._leaves import DEPENDS, NEEDED, leaf_text, needed
from casefile_rules.assessment._reasons import (
    Reason,
    is_quoted,
    is_vague,
    left_to_others,
    only_exempts,
    reasons,
    sentence,
    without,
)
from casefile_rules.assessment._text import LANGS, both, show, worded
from casefile_rules.assessment._wrong import only_seen
from casefile_rules.conditions import NOTES, Run, Trace
from casefile_rules.engine import ENDS, Place, Special
from casefile_rules.status import FAIL, MAY_NOT_APPLY, NOT_APPLICABLE, PASS, UNDETERMINED
from casefile_rules.values import UNKNOWN

if TYPE_CHECKING:
    from casefile_rules.assessment._engine import Engine

_TOLD: Final = 8
"""Single faults told in one message; the rest is counted."""

_LISTED: Final = 50
"""Branches, and faults, told one by one below a finding; the rest is counted."""

_INFERRED: Final = {"zh": "（推断自卷内材料）", "en": " (inferred from the papers)"}
"""Behind what nobody recorded and closed volumes answer."""

_NUMBER: Final = re.compile(r"\d+(?:\.\d+)?")
_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d")

_MORE: Final = {"zh": "另有 {} 处", "en": "and {} more"}


class Teller:
    """Says what one evaluation found, in words."""

    def __init__(self, engine: "Engine", run: Run) -> None:
        self.engine = engine
        self.run = run
        self.words = engine.compiler.host.words
        self.inferred = run.root.get("inferred") or {}
        self.explained: dict[tuple[str, str], tuple[Trace | None, Trace | None]] = {}
        self.undecided: dict[tuple[str, str], tuple[Trace, ...]] = {}

    def traces(self, id_: str, place: Place) -> tuple[Trace | None, Trace | None]:
        """Return the explanations (applies, require) of one place; kept, because several parts read them."""
        key = (id_, place.key)
        if key not in self.explained:
            run = self.run.at(place.part)
            run.rule = id_
            self.explained[key] = place.body.explain(run, place)
        return self.explained[key]

    def choosing(self, id_: str, place: Place) -> Trace | None:
        """Return what keeps open which edition or variant of the rule counts, or whether it looks at *place* at all.

        None where that is clear.
        """
        rule, run = self.engine.rules[id_], self.run.at(place.part)
        asked = (id_, place.key if rule.by_place else run.prefix)
        if asked not in self.undecided:
            self.undecided[asked] = tuple(rule.undecided(run, place.record if rule.by_place else None))
        selecting = place.body.selecting(run, place.record) if place.mask & MAY_NOT_APPLY else None
        found = self.undecided[asked] + ((selecting,) if selecting is not None else ())
        return Trace("all", "", None, None, UNDETERMINED, found) if found else None

    def labels_of(self, place: Place) -> dict[str, str]:
        """Return the Chinese labels of paths as the rule that made *place* sees them."""
        name = "" if place.body.collection is None else place.body.name
        return self.engine.labels_in(name)

    def told(self, place: Place, require: Trace | None, status: str) -> dict[str, str]:
        """Return what is said: the rule's message of a fault; of what is open only that it is open."""
        if status == "fail":
            return {lang: self.message(place, "message", require, lang) for lang in LANGS}
        title = both(place.body.data.get("title"))
        if status == "error":
            return {
                "zh": f"规则执行出错，未能判断：{title['zh']}",
                "en": f"the rule broke, nothing was decided: {title['en']}",
            }
        return {"zh": f"尚不能判断：{title['zh']}", "en": f"cannot be told yet: {title['en']}"}

    def message(self, place: Place, name: str, require: Trace | None, lang: str) -> str:
        """Return the rule's text *name* (message or remedy) in *lang*, filled in for *place*."""
        texts = self.engine.compiler.texts(place.body)
        message = texts.get(f"{name}.{lang}") or texts.get(f"{name}.zh")
        if message is None:
            return ""
        parts: list[tuple[str, str | None]] = []
        for literal, value, path in message.values(self.run.at(place.part), place.record):
            if value is ENDS:
                parts.append((literal, ""))
            elif isinstance(value, Special):
                special = self.special(str(value), require, lang, self.labels_of(place))
                parts.append((literal, special))
            elif value is UNKNOWN or (isinstance(value, list) and value and all(one is UNKNOWN for one in value)):
                named = literal.rstrip().endswith(("：", ":"))  # a bare value is left out with its name
                parts.append((literal, None if named else called(path, lang)))
            else:
                known = self.words.get(path) if lang == "zh" else None
                parts.append((literal, show(value if known is None else worded(value, known), lang)))
        return filled(parts, lang)

    def special(self, name: str, require: Trace | None, lang: str, labels: dict[str, str]) -> str | None:
        """Return a special value of a message: the faults, their number, what was seen or expected.

        None for something that is not recorded.
        """
        if require is None:
            return ""
        faults = faults_of(require)
        if name == "count":
            return str(sum(int(fault.get("over", 1)) for fault in faults) or 1)
        if name == "faults":
            texts = clauses(faults, lang, labels, _TOLD)
            if require.status == FAIL:  # what no check found, but a test of a field
                plain = [one for one in reasons(require) if not (isinstance(one, Trace) and one.faults)]
                texts += [text for one in plain for text in self._sentences(one, lang, labels) if text]
                texts = list(dict.fromkeys(texts))
            return ("；" if lang == "zh" else "; ").join(texts)
        leaf = next(require.leaves(), require)
        value = leaf.seen if name == "seen" else leaf.expected
        return None if value is UNKNOWN else show(value, lang)

    def details(self, id_: str, place: Place, status: str) -> list[dict[str, str]]:
        """Return one sentence for each reason: of a fault what is wrong, of what is open what must be known first."""
        texts = self._wrong(id_, place) if status == "fail" else self._open(id_, place)
        more = len(texts) - _LISTED
        if more > 0:
            texts[_LISTED:] = [{lang: _MORE[lang].format(more) for lang in LANGS}]
        return [text for text in texts if text["zh"] or text["en"]]

    def _wrong(self, id_: str, place: Place) -> list[dict[str, str]]:
        """Return what is wrong, part by part; alternatives are one sentence, what the message quotes is left out."""
        traces = [trace for trace in self.traces(id_, place) if trace is not None]
        found: list[Reason] = [reason for trace in traces if trace.status == FAIL for reason in reasons(trace)]
        quoted = self._quoted(place)
        says = bool(place.body.data.get("message"))
        message = self.message(place, "message", traces[-1] if traces else None, LANGS[0])
        looked_at = {leaf.path for trace in traces[-1:] for leaf in _all_leaves(trace)}
        alone = says and not self.engine.rules[id_].judges and len(looked_at) == 1

        def to_say(reason: Reason) -> bool:
            if says and (is_vague(reason) or is_quoted(reason, quoted)):
                return False
            if not isinstance(reason, Trace):
                return not (says and only_exempts(reason))
            if says and reason.path in quoted and _are_all_values(reason, message):
                return False
            return not (_said_already(reason, quoted, says=says) or (alone and _only_no(reason)))

        def repeats(leaf: Trace) -> bool:
            return says and leaf.path in quoted and not leaf.faults and only_seen(leaf)

        found = [kept for reason in found if to_say(reason) and (kept := without(reason, repeats))]
        labels = self.labels_of(place)
        # plain leaves first, what a check found after them
        found.sort(key=lambda reason: not isinstance(reason, Trace) or bool(reason.faults))
        told = {lang: [text for reason in found for text in self._sentences(reason, lang, labels)] for lang in LANGS}
        return [dict(zip(LANGS, pair, strict=True)) for pair in zip(*told.values(), strict=True)]

    def _quoted(self, place: Place) -> frozenset[str]:
        """Return the paths whose values the message of the rule quotes."""
        message = self.engine.compiler.texts(place.body).get("message.zh")
        paths = [] if message is None else [path for _, _, path in message.parts if path]
        return frozenset([*paths, *(path.partition(".")[2] for path in paths)])  # also without the name of the place

    def _open(self, id_: str, place: Place) -> list[dict[str, str]]:
        """Return what keeps *place* open: what decides whether the rule applies, what it needs, what is wrong already.

        A derived fact gives way to what it is derived from; a condition is never told as a demand.
        """
        applies, require = self.traces(id_, place)
        choosing = self.choosing(id_, place)
        labels = self.labels_of(place)
        texts: list[dict[str, str]] = []
        for trace, said in ((choosing, DEPENDS), (applies, DEPENDS), (require, NEEDED)):
            if trace is None or trace.status in (NOT_APPLICABLE, PASS):
                continue
            leaves = list(trace.leaves())
            wanting = list(asked_leaves(iter(leaves), self.engine, self.run))
            plain = [leaf for leaf in wanting if leaf.op != "judge"]
            texts.append({lang: needed(plain, lang, labels, said) for lang in LANGS})
            texts += [{lang: leaf_text(leaf, lang, labels, self.words) for lang in LANGS}
                      for leaf in wanting if leaf.op == "judge"]  # fmt: skip
            texts.append(self._unseen_papers(plain, labels))
            wrong = [leaf for leaf in leaves if leaf.status == FAIL and leaf.faults]
            told = {lang: [text for leaf in wrong for text in self._sentences(leaf, lang, labels)] for lang in LANGS}
            texts += [dict(zip(LANGS, pair, strict=True)) for pair in zip(*told.values(), strict=True)]
        unique = {text["zh"]: text for text in texts}
        return list(unique.values())

    def _unseen_papers(self, leaves: list[Trace], labels: dict[str, str]) -> dict[str, str]:
        """Return what is said where nobody saw all papers, or knows what they are: which volumes, which papers."""
        notes = {leaf.note for leaf in leaves if not labels.get(leaf.path)}
        if "unseen" in notes:
            names = volume_names(open_volumes(self.run.root))
            zh = f"{names['zh']}没有列全或者没有移交，可能另有材料"
            en = f"the {names['en']} is not listed in full or was not handed over; more may exist"
            return {"zh": zh, "en": en}
        if "unmatched_title" in notes:
            return {lang: NOTES["unmatched_title"][at] for at, lang in enumerate(LANGS)}
        return dict.fromkeys(LANGS, "")

    def found_beside(self, id_: str, place: Place) -> dict[str, str]:
        """Return what checks found at *place* though the rule leaves the word to somebody else, ``""`` for nothing."""
        leaves = [leaf for trace in self.traces(id_, place) if trace is not None for leaf in left_to_others(trace)]
        labels = self.labels_of(place)
        told = {}
        for lang in LANGS:
            texts = clauses([fault for leaf in leaves for fault in faults_of(leaf)], lang, labels, _TOLD)
            told[lang] = ("；" if lang == "zh" else "; ").join(texts)
        return told

    def _sentences(self, reason: Reason, lang: str, labels: dict[str, str]) -> list[str]:
        def say(leaf: Trace, recorded: bool) -> list[str]:
            if leaf.faults:  # they say it better
                return clauses(faults_of(leaf), lang, labels)
            said = leaf_text(leaf, lang, labels, self.words, recorded=recorded)
            return [said + _INFERRED[lang] if leaf.path.removeprefix("case.") in self.inferred else said]

        return sentence(reason, lang, say)


def _said_already(leaf: Trace, quoted: frozenset[str], *, says: bool) -> bool:
    """Return whether the message has said all there is to a leaf: it quotes its value, and no other is demanded."""
    if leaf.faults:
        return False
    if leaf.op == "some" and (leaf.path.rpartition(".")[2] == "volumes" or _none_present(leaf)):
        return says
    plain = leaf.op in ("blank", "present") or leaf.seen is None or leaf.seen == [] or isinstance(leaf.seen, bool)
    plain = plain or leaf.seen in ("true", "false")
    if leaf.op == "is" and plain and leaf.path.rpartition(".")[2] == "present":
        return says
    plain = plain or (leaf.op == "at_most" and leaf.expected == 0)
    return leaf.path in quoted and (plain or leaf.op in ("shares_none_with", "none", "some", "every", "matches"))


def _are_all_values(leaf: Trace, message: str) -> bool:
    """Return whether the two days, or numbers, that *leaf* holds against one another are the only two of *message*."""
    days = set(_DAY.findall(message))
    told = days or set(_NUMBER.findall(message))
    return not leaf.faults and len(told) == 2 and {show(leaf.seen, "zh")[:10], show(leaf.expected, "zh")[:10]} == told


def _none_present(leaf: Trace) -> bool:
    """Return whether each member of a list is recorded as not there: that none of them will do adds nothing."""
    return bool(leaf.children) and all(
        any(one.path.rpartition(".")[2] == "present" and one.seen in (False, "false") for one in _all_leaves(member))
        for member in leaf.children
    )


def _all_leaves(trace: Trace) -> Iterator[Trace]:
    """Yield every leaf of an explanation, whatever its status."""
    if not trace.children:
        yield trace
    for child in trace.children:
        yield from _all_leaves(child)


def _only_no(leaf: Trace) -> bool:
    """Return whether a leaf has no more to say than "no" or "blank"."""
    return not leaf.faults and (leaf.op in ("blank", "present") or leaf.seen is None or isinstance(leaf.seen, bool))


def faults_of(trace: Trace) -> list[Mapping[str, Any]]:
    """Return the faults of *trace*; a number of things that is wrong is told with what was counted."""
    if trace.op != "count":
        return list(trace.faults)
    return [{**fault, "of": trace.path} for fault in trace.faults]
