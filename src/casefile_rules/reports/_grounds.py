"""Grounds of failure on the page of a file: how far each has got, and who said what of it."""

from casefile_rules.reports._words import STATES, say, word
from casefile_rules.reports._writing import Json, Writer

AWAITED = ("raised", "proposed", "disputed")
"""How far a ground of failure has got that somebody still has to confirm or to reject."""

_NAMED = 2
"""Grounds named beside the self-check; the rest is counted."""


class Grounds(Writer):
    """A report of one assessment that can write its grounds of failure."""

    def __init__(self, assessment: Json, lang: str, width: int) -> None:
        super().__init__(lang, width)
        self.data = assessment
        self.criteria = {node["id"]: node for node in assessment["criteria"]}

    def vetoes(self) -> None:
        """Grounds of failure that are not out of the question."""
        shown = [veto for veto in self.data["vetoes"] if veto["state"] not in ("not_raised", "possible")]
        if not shown:
            return
        self.heading(say("vetoes", self.lang))
        for veto in shown:
            style = "bold red" if veto["state"] in ("raised", "confirmed") else ""
            self.line(
                f"! {self.title(veto['ground']) or veto['id']} [{word(STATES, veto['state'], self.lang)}]", style, 2
            )
            decided = veto.get("decided")
            if veto["state"] not in ("disputed", "proposed") and decided is None:
                self.joined(self.about(veto), veto["reviewer"], veto["reason"], veto["page"])
                continue
            self.joined(self.about(veto))
            for one in veto.get("said", ()):
                self.joined(one["reviewer"], say(one["verdict"], self.lang), one["reason"], one["page"])
            if decided is not None:
                marks = () if decided["counts"] else (say("without_effect", self.lang),)
                who = (decided["organ"], decided["name"], decided["day"])
                self.joined(*who, say(decided["verdict"], self.lang), decided["reason"], decided["page"], *marks)

    def beside_points(self) -> str:
        """Return in one sentence which grounds of failure make more than one grade possible, ``""`` for none.

        Of those that are only possible, what a clerk can look up: what reviewers judge is presumed in order.
        """
        if len(self.data["self_check"]["grades"]) < 2 and len(self.data["grades"]) < 2:
            return ""
        asked = {one.get("veto") for one in self.data["questions"] if one["kind"] == "record"}
        found = [
            (veto, state)
            for state, states in (("ground_raised", AWAITED), ("ground_open", ("possible",)))
            for veto in self.data["vetoes"]
            if "grade" in veto["effect"] and veto["state"] in states
            if state == "ground_raised" or veto["id"] in asked
        ]
        if not found:
            return ""
        named = [say(state, self.lang, self.title(veto["ground"]) or veto["id"]) for veto, state in found[:_NAMED]]
        told = ("、" if self.lang == "zh" else ", ").join(named)
        told += say("and_more", self.lang, len(found)) if len(found) > _NAMED else ""
        return say("by_ground", self.lang, told, found[0][0]["effect"]["grade"])

    def joined(self, *parts: str) -> None:
        """Write what was said of a ground of failure in one line."""
        self.line(" · ".join(part for part in parts if part), "dim", 4)

    def about(self, veto: Json) -> str:
        """Return which rules raise a ground of failure, or which node earns too little.

        Of a ground with several rules that people alone propose, its id: ``explain`` lists them.
        """
        node = self.criteria.get(veto.get("node") or "")
        if node is None:
            rules = veto.get("rules") or [veto["rule"]]
            failing = {one["rule"] for one in self.data["findings"]}
            found = [rule for rule in rules if rule in failing]
            return ", ".join(found or (rules if len(rules) == 1 else [veto["id"]]))
        return (
            f"{self.title(node['title']) or node['id']} {self.span(node['earned'])} / {self.span(node['applicable'])}"
        )
