"""The words of coverage: what carries a clause, who reads a key, the counts of both."""

from typing import Any, Final

from casefile_rules.coverage.keys import Key
from casefile_rules.coverage.table import Coverage, Line, key_totals, totals

CARRIED: Final = {
    "rules": ("规则", "rules"), "people": ("人工", "people"), "grounds": ("事由", "grounds"),
    "by": ("其他部分", "parts"),
    "later": ("后续部分", "later part"), "none": ("不设规则", "none"), "in_part": ("未看的部分", "nobody looks at"),
    "cited": ("另有规则引用", "also cited by"),
}  # fmt: skip
LATER: Final = {
    "rounds": ("评查轮次", "rounds"), "supervision": ("协调监督", "supervision"), "assessment": ("考核", "assessment"),
    "training": ("培训", "training"),
}  # fmt: skip
PARTS: Final = {
    "eligibility": ("不纳入评查", "eligibility"), "scope": ("适用范围", "scope"),
    "reviewers": ("评查人员", "reviewers"),
    "in_force": ("施行", "in force"), "deferred": ("从其规定", "deferred"), "overrides": ("规则调整", "overrides"),
    "calendar": ("日历", "calendar"), "vocabulary": ("词表", "vocabulary"), "grades": ("等次", "grades"),
    "rubric": ("评分表", "rubric"), "reader": ("读取", "reader"),
}  # fmt: skip
KINDS: Final = {
    "total": ("共", "in total"), "machine": ("规则", "rules"), "people": ("人工", "people"),
    "grounds": ("事由", "grounds"), "other": ("其他部分", "other parts"), "later": ("后续部分", "later parts"),
    "none": ("不设规则", "nothing to check"), "gap": ("缺", "gaps"),
    "in_part": ("其中有未看的部分", "of these in part"),
}  # fmt: skip
KEY_KINDS: Final = {
    "total": ("共", "in total"), "rules": ("规则读取", "read by rules"), "facts": ("推导用", "by derived facts"),
    "parts": ("其他部分读取", "by other parts"), "identifies": ("仅作标识", "identify only"),
    "people": ("由人判断", "judged by people"), "later": ("待办", "wanted"), "unread": ("没有读取", "read by nobody"),
}  # fmt: skip
MOST_NAMED: Final = 6
"""Of so many rules that read a key each is named; of more only the first, with how many there are."""


class Words:
    """What is said of coverage, in one language."""

    def __init__(self, lang: str) -> None:
        self.zh = lang == "zh"
        self.lang = lang
        self.index = 0 if self.zh else 1
        self.mark = "、" if self.zh else ", "
        self.colon = "：" if self.zh else ": "

    def text(self, text: Any) -> str:
        """Return a bilingual text, or one in a single language."""
        return str(text.get(self.lang) or text.get("zh") or "") if isinstance(text, dict) else str(text or "")

    def of(self, words: dict[str, tuple[str, str]], name: str) -> str:
        """Return the word for *name*, or the name itself."""
        return words[name][self.index] if name in words else name

    def counts(self, found: dict[str, int], words: dict[str, tuple[str, str]]) -> str:
        """Return counts in words; what there is none of is left out, but for the total and the gaps."""
        told = [(name, count) for name, count in found.items() if count or name in ("total", "gap", "unread")]
        if self.zh:
            return "，".join(f"{self.of(words, name)} {count}" for name, count in told)
        return ", ".join(f"{count} {self.of(words, name)}" for name, count in told)

    def of_lines(self, lines: list[Line]) -> str:
        """Return what carries how many of *lines*."""
        return self.counts(totals(lines), KINDS)

    def of_keys(self, keys: list[Key]) -> str:
        """Return who reads how many of *keys*."""
        return self.counts(key_totals(keys), KEY_KINDS)

    def carried(self, line: Line) -> list[tuple[str, str]]:
        """Return (what sort, which) of all that carries *line*; of a gap nothing."""
        found = [
            (self.of(CARRIED, key), self.mark.join(names))
            for key, names in (("rules", line.rules), ("people", line.people), ("grounds", line.grounds))
            if names
        ]
        if line.by:
            found.append((self.of(CARRIED, "by"), self.mark.join(self.of(PARTS, name) for name in line.by)))
        if line.later:
            found.append((self.of(CARRIED, "later"), self.mark.join(self.of(LATER, name) for name in line.later)))
        if line.cited:
            found.append((self.of(CARRIED, "cited"), self.mark.join(line.cited)))
        if line.none:
            found.append((self.of(CARRIED, "none"), self.text(line.none)))
        return found + [(self.of(CARRIED, "in_part"), self.text(one)) for one in line.in_part]

    def readers(self, key: Key) -> str:
        """Return who reads *key*, or why nobody does."""
        told = []
        if key.rules:
            told.append(self.few(key.rules))
        if key.facts:
            told.append(f"{self.of(KEY_KINDS, 'facts')}{self.colon}{self.few(key.facts)}")
        if key.parts:
            told.append(self.mark.join(self.of(PARTS, name) for name in key.parts))
        if not told and key.unread is not None:
            told.append(f"{self.of(KEY_KINDS, key.unread.kind)}{self.colon}{self.text(key.unread.why)}")
        return ("；" if self.zh else "; ").join(told) or self.of(KEY_KINDS, "unread")

    def few(self, names: tuple[str, ...]) -> str:
        """Return *names*, of many only the first."""
        if len(names) <= MOST_NAMED:
            return self.mark.join(names)
        first = self.mark.join(names[: MOST_NAMED - 1])
        return f"{first}等 {len(names)} 条" if self.zh else f"{first} and {len(names) - MOST_NAMED + 1} more"

    def title(self, coverage: Coverage, source: str) -> str:
        """Return what a source is called."""
        name = self.text(coverage.titles.get(source)) or source
        return f"《{name}》" if self.zh else name
