"""What is said of one place: its explanation, the rule's message filled in, the leaves that are responsible."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

from casefile_rules.assessment._faults import describe
from casefile_rules.assessment._reasons import Reason, left_to_others, reasons, sentence
from casefile_rules.assessment._text import LANGS, leaf_text, show, worded
from casefile_rules.conditions import Run, Trace
from casefile_rules.engine import ENDS, Place, Special
from casefile_rules.status import FAIL, MAY_NOT_APPLY, UNDETERMINED

if TYPE_CHECKING:
    from casefile_rules.assessment._engine import Engine

_TOLD: Final = 8
"""Single faults told in one message; the rest is counted."""

_LISTED: Final = 50
"""Branches, and faults, told one by one below a finding; the rest is counted."""

_MORE: Final = {"zh": "另有 {} 处", "en": "and {} more"}


class Teller:
    """Says what one evaluation found, in words."""

    def __init__(self, engine: "Engine", run: Run) -> None:
        self.engine = engine
        self.run = run
        self.words = engine.compiler.host.words
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
        parts = []
        for literal, value, path in message.values(self.run.at(place.part), place.record):
            parts.append(literal)
            if value is ENDS:
                continue
            if isinstance(value, Special):
                parts.append(self.special(str(value), require, lang, self.labels_of(place)))
                continue
            known = self.words.get(path) if lang == "zh" else None
            parts.append(show(value if known is None else worded(value, known), lang))
        return "".join(parts)

    def special(self, name: str, require: Trace | None, lang: str, labels: dict[str, str]) -> str:
        """Return a special value of a message: the faults, their number, what was seen or expected."""
        if require is None:
            return ""
        faults = faults_of(require)
        if name == "count":
            return str(sum(int(fault.get("over", 1)) for fault in faults) or 1)
        if name == "faults":
            texts = [describe(fault, lang, labels) for fault in faults[:_TOLD]]
            if len(faults) > _TOLD:
                texts.append(_MORE[lang].format(len(faults) - _TOLD))
            return ("；" if lang == "zh" else "; ").join(texts)
        leaf = next(require.leaves(), require)
        return show(leaf.seen if name == "seen" else leaf.expected, lang)

    def details(self, id_: str, place: Place, status: str) -> list[dict[str, str]]:
        """Return one sentence for each reason: which part of the demand, what was seen; alternatives are one."""
        traces = [trace for trace in self.traces(id_, place) if trace is not None]
        found: list[Reason] = []
        if status == "fail":
            found = [reason for trace in traces if trace.status == FAIL for reason in reasons(trace)]
        else:
            choosing = self.choosing(id_, place)
            open_ = [trace for trace in traces if trace.status not in (3, 4)] + ([choosing] if choosing else [])
            found.extend(leaf for trace in open_ for leaf in trace.leaves() if leaf.status != 3)
        labels = self.labels_of(place)
        # plain leaves first, what a check found after them
        found.sort(key=lambda reason: not isinstance(reason, Trace) or bool(reason.faults))
        told = {lang: [text for reason in found for text in self._sentences(reason, lang, labels)] for lang in LANGS}
        texts = [dict(zip(LANGS, pair, strict=True)) for pair in zip(*told.values(), strict=True)]
        more = len(texts) - _LISTED
        if more > 0:
            texts[_LISTED:] = [{lang: _MORE[lang].format(more) for lang in LANGS}]
        return [text for text in texts if text["zh"] or text["en"]]

    def found_beside(self, id_: str, place: Place) -> dict[str, str]:
        """Return what checks found at *place* though the rule leaves the word to somebody else, ``""`` for nothing."""
        leaves = [leaf for trace in self.traces(id_, place) if trace is not None for leaf in left_to_others(trace)]
        labels = self.labels_of(place)
        told = {}
        for lang in LANGS:
            texts = [describe(fault, lang, labels) for leaf in leaves for fault in faults_of(leaf)]
            more = [_MORE[lang].format(len(texts) - _TOLD)] if len(texts) > _TOLD else []
            told[lang] = ("；" if lang == "zh" else "; ").join(texts[:_TOLD] + more)
        return told

    def _sentences(self, reason: Reason, lang: str, labels: dict[str, str]) -> list[str]:
        def say(leaf: Trace) -> list[str]:
            if leaf.faults:  # they say it better
                return [describe(fault, lang, labels) for fault in faults_of(leaf)]
            return [leaf_text(leaf, lang, labels, self.words)]

        return sentence(reason, lang, say)


def faults_of(trace: Trace) -> list[Mapping[str, Any]]:
    """Return the faults of *trace*; a number of things that is wrong is told with what was counted."""
    if trace.op != "count":
        return list(trace.faults)
    return [{**fault, "of": trace.path} for fault in trace.faults]


def both(text: Any) -> dict[str, str]:
    """Return a bilingual text with both languages; English falls back to Chinese, never the other way."""
    zh = str((text or {}).get("zh") or "") if isinstance(text, dict) else str(text or "")
    return {"zh": zh, "en": str((text.get("en") if isinstance(text, dict) else "") or zh)}
