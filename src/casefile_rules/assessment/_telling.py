"""What is said of one place: its explanation, the rule's message filled in, the leaves that are responsible."""

from typing import TYPE_CHECKING, Any, Final

from casefile_rules.assessment._faults import describe
from casefile_rules.assessment._text import LANGS, leaf_text, show, worded
from casefile_rules.conditions import Run, Trace
from casefile_rules.engine import ENDS, Place, Special
from casefile_rules.status import FAIL

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
        self._labels: dict[tuple[str, int], dict[str, str]] = {}
        self.words = engine.compiler.host.words
        self.explained: dict[tuple[str, str], tuple[Trace | None, Trace | None]] = {}

    def traces(self, id_: str, place: Place) -> tuple[Trace | None, Trace | None]:
        """Return the explanations (applies, require) of one place; kept, because several parts read them."""
        key = (id_, place.key)
        if key not in self.explained:
            self.run.rule = id_
            self.explained[key] = place.body.explain(self.run, place)
        return self.explained[key]

    def labels_of(self, place: Place) -> dict[str, str]:
        """Return the Chinese labels of paths as the rule that made *place* sees them."""
        name = "" if place.body.collection is None else place.body.name
        key = (name, len(self.engine.labels))  # rules that are compiled late teach new labels
        if key not in self._labels:
            self._labels[key] = self.engine.labels_in(name)
        return self._labels[key]

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
        for literal, value, path in message.values(self.run, place.record):
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
        faults = require.faults
        if name == "count":
            return str(len(faults) or 1)
        if name == "faults":
            texts = [describe(fault, lang, labels) for fault in faults[:_TOLD]]
            if len(faults) > _TOLD:
                texts.append(_MORE[lang].format(len(faults) - _TOLD))
            return ("；" if lang == "zh" else "; ").join(texts)
        leaf = next(require.leaves(), require)
        return show(leaf.seen if name == "seen" else leaf.expected, lang)

    def details(self, id_: str, place: Place, status: str) -> list[dict[str, str]]:
        """Return one sentence for each leaf that is responsible: which branch, what was seen."""
        leaves: list[Trace] = []
        for trace in self.traces(id_, place):
            if trace is None:
                continue
            if status == "fail" and trace.status == FAIL:
                leaves.extend(trace.leaves())
            elif status != "fail" and trace.status not in (3, 4):
                leaves.extend(leaf for leaf in trace.leaves() if leaf.status != 3)
        faults = [fault for leaf in leaves for fault in leaf.faults]
        leaves = [leaf for leaf in leaves if not leaf.faults]  # their faults say it better
        labels = self.labels_of(place)
        texts = [{lang: leaf_text(leaf, lang, labels, self.words) for lang in LANGS} for leaf in leaves[:_LISTED]]
        texts += [{lang: describe(fault, lang, labels) for lang in LANGS} for fault in faults[:_LISTED]]
        more = max(len(leaves) - _LISTED, 0) + max(len(faults) - _LISTED, 0)
        if more:
            texts.append({lang: _MORE[lang].format(more) for lang in LANGS})
        return [text for text in texts if text["zh"] or text["en"]]


def both(text: Any) -> dict[str, str]:
    """Return a bilingual text with both languages; English falls back to Chinese, never the other way."""
    zh = str((text or {}).get("zh") or "") if isinstance(text, dict) else str(text or "")
    return {"zh": zh, "en": str((text.get("en") if isinstance(text, dict) else "") or zh)}
