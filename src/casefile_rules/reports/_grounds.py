"""Grounds of failure on the page of a file: how far each has got, and who said what of it."""

from casefile_rules.reports._words import STATES, say, word
from casefile_rules.reports._writing import Json, Writer


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
