"""Text for the terminal: what a reviewer reads aloud and a clerk works through, most costly first."""

import re

from casefile_rules.reports._articles import in_english
from casefile_rules.reports._costs import cost_in_words, lines_by_place
from casefile_rules.reports._grounds import Grounds
from casefile_rules.reports._layout import columns
from casefile_rules.reports._todo import write_open, write_repairs
from casefile_rules.reports._words import AUTHORITIES, REASONS, REPAIRS, STATES, VERDICTS, VOLUMES, WAIVED, say, word
from casefile_rules.reports._writing import Json, clean

_SENTENCE = re.compile(r"(?<=。)(?=.)|(?<=[a-z0-9)\]'”]\.) (?=[A-Z‘“'])", re.DOTALL)
"""Where a sentence ends and another begins; not behind a short word such as p. 4."""

_STYLES = {"graded": "bold green", "provisional": "bold yellow", "vetoed": "bold red"}


def render(
    assessment: Json, *, lang: str = "zh", width: int = 100, colour: bool = False, everything: bool = False,
    only: str = "",
) -> str:  # fmt: skip
    """Return *assessment* (its JSON form) as text of at most *width* columns, in *lang* (``zh`` or ``en``).

    Of what is open the first items are shown: all of them with *everything*, and all those of one person with *only*
    (``clerk``, ``reviewer`` or ``organiser``).

    Nothing of the input is interpreted: no markup, no control characters, no change of writing direction.
    """
    report = Report(assessment, lang, width)
    report.write(everything=everything, only=only)
    return report.whole(colour=colour)


class Report(Grounds):
    """The text of one assessment, part by part."""

    def __init__(self, assessment: Json, lang: str, width: int) -> None:
        super().__init__(assessment, lang, width)
        self.sources = {source["id"]: source for source in assessment["provenance"]["sources"]}
        self.grounds = {veto["rule"]: veto["state"] for veto in assessment["vetoes"]}
        self.places = {(one["rule"], one["place"]["key"]): one["place"] for one in assessment["findings"]}
        self.lines = lines_by_place(assessment["ledger"])
        self.states = {(one["rule"], one["place"]["key"]): one["status"] for one in assessment["findings"]}

    def write(self, *, everything: bool = False, only: str = "") -> None:
        """Write every part."""
        self.header()
        if self.data["verdict"] not in ("out_of_scope", "ineligible"):
            self.vetoes()
            self.findings()
            write_open(self, everything=everything, only=only)
            write_repairs(self)
            self.points()
        self.extras()

    def cite(self, cites: list[Json], authority: str) -> str:
        """Return citations with their sources' titles and whose word it is."""
        parts = []
        for one in cites:
            source = self.sources.get(one["source"], {})
            name = self.title(source.get("title", {})) or one["source"]
            article = one.get("article") or ""
            if self.lang == "zh":
                parts.append(f"《{name}》{f'第{article}条' if article.isdecimal() else article}{one.get('item') or ''}")
            else:
                parts.append(" ".join(part for part in (name, in_english(article, one.get("item") or "")) if part))
        mark = word(AUTHORITIES, authority, self.lang)
        return ("；" if self.lang == "zh" else "; ").join(parts) + f" [{mark}]"

    def at(self, one: Json) -> str:
        """Return which paper or record a question or a repair is about, or ``""`` for the whole file."""
        place = self.places.get((one["rule"], one["place"]))
        if place is None or not place["key"]:
            return ""
        name = self.title(place["label"])
        if not place["title"] or "documents/" not in place["key"]:  # persons and things stand in no title marks
            return f"{name}{'：' if self.lang == 'zh' else ': '}"
        pages = say("page", self.lang, place["pages"]) if place["pages"] else ""
        colon = "：" if self.lang == "zh" else ": "
        case, _, paper = name.partition(colon) if place["key"].startswith("cases/") else ("", "", name)
        quoted = f"{case}{colon if case else ''}{self.quoted(paper or name)}"
        if self.lang == "zh":
            return f"{quoted}{f'（{pages}）' if pages else ' '}"
        return f"{quoted} {f'({pages}) ' if pages else ''}"

    # ------------------------------------------------------------------ the parts

    def header(self) -> None:
        """Verdict, grade and score: what everybody looks at first."""
        data, lang = self.data, self.lang
        self.heading(f"{clean(data['case']['name'])} · {self.title(data['ruleset']['title'])}")
        verdict = word(VERDICTS, data["verdict"], lang)
        reasons = []
        open_ = len(data["questions"])
        if open_ and data["verdict"] == "provisional" and not self.faults():
            reasons.append(say("nothing_yet", lang, open_))
        for reason in data["reasons"]:
            told = word(REASONS, reason["code"], lang)
            if reason["code"] == "reviewers_missing":
                told = self.title(reason["title"])
            elif reason.get("title"):
                told += self.aside(self.title(reason["title"]).rstrip("。."))
            elif reason["id"] and reason["code"].startswith(("veto", "eligibility")):
                told += self.aside(reason["id"])
            reasons.append(told)
        if reasons:
            verdict += ("：" if lang == "zh" else ": ") + ("；" if lang == "zh" else "; ").join(dict.fromkeys(reasons))
        self.pair(say("verdict", lang), verdict, _STYLES.get(data["verdict"], "bold"), 2)
        if data["verdict"] in ("out_of_scope", "ineligible"):
            for one in data["questions"]:
                self.pair(say("unless", lang), f"[{say(one['who'], lang)}] {self.title(one['ask'])}", "", 2)
            return
        if data["grades"]:
            self.pair(say("grade", lang), " / ".join(data["grades"]), "bold", 2)
        score = f"{self.span(data['score'])} / {data['total']}"
        if data.get("bonus"):
            score += ("，" if lang == "zh" else ", ") + say("bonus", lang, data["bonus"])
        if data["score"]["low"] != data["score"]["high"]:
            score += self.aside(say("nothing_presumed", lang))
        self.pair(say("score", lang), score, "bold", 2)
        own = "  ".join(
            part for part in (self.span(data["self_check"]), " / ".join(data["self_check"]["grades"])) if part
        )
        self.pair(
            say("self_check", lang),
            own + self.aside(say("presumed_bonus" if data.get("bonus") else "presumed", lang)),
            "",
            2,
        )
        beside = self.beside_points()
        if beside:
            self.pair(say("reasons", lang), beside, "", 2)
        gross = data["waivers"]["gross"]
        if gross:
            self.pair(say("gross", lang), f"{self.span(gross)}  {' / '.join(gross['grades'])}", "", 2)

    def findings(self) -> None:
        """Faults by criterion, most costly first."""
        faults = self.faults()
        self.heading(f"{say('findings', self.lang)}{self.aside(str(len(faults)))}")
        if not faults:
            open_ = len(self.data["questions"])
            self.line(say("nothing_yet", self.lang, open_) if open_ else say("none", self.lang), "green", 2)
        criterion = None
        for one in faults:
            if one["criterion"] != criterion:
                criterion = one["criterion"]
                node = self.criteria.get(criterion)
                if node is not None:
                    earned = f"{self.span(node['earned'])} / {self.span(node['applicable'])}"
                    self.line(f"{self.title(node['title'])}  {say('points', self.lang, earned)}", "bold", 1)
            self.finding(one)

    def faults(self) -> list[Json]:
        """Return the findings that are faults."""
        return [one for one in self.data["findings"] if one["status"] in ("fail", "error")]

    def finding(self, one: Json) -> None:
        """One fault: what, under which article, where, what was seen, what it cost, what puts it right."""
        lang = self.lang
        ground = self.grounds.get(one["rule"])
        cost = (
            cost_in_words(one, self.lines, lang, self.states)
            if ground is None
            else f"{say('ground', lang)} [{word(STATES, ground, lang)}]"
        )
        marks = f" [{say('waived', lang)}]" if one["waived"] else ""
        message = self.title(one["message"])
        head, rest = first_sentence(message)
        title = self.title(one["title"])
        self.line(f"✗ {head or title}  {cost}{marks}", "bold red" if not marks else "dim", 2, 2)
        if head:
            self.pair(say("demand", lang), title)
        self.pair(say("basis", lang), f"{self.cite(one['cites'], one['authority'])}  {one['rule']}")
        self.pair(say("where", lang), self.where(one["place"]))
        details = [self.title(text) for text in one["details"]]
        extra = [text for text in dict.fromkeys(details) if text and text not in message]
        seen = [part for part in (rest, *(f"· {text}" for text in extra)) if part]
        if seen:
            self.pair(say("seen", lang), "\n".join(seen))
        repair = word(REPAIRS, one["repair"], lang)
        remedy = self.title(one["remedy"])
        self.pair(say("remedy", lang), f"{remedy}{self.aside(repair)}" if remedy else repair)
        for change in one["overrides"]:
            self.pair(
                say("change", lang), f"{self.title(change['reason'])} {self.cite(change['cites'], change['authority'])}"
            )

    def where(self, place: Json) -> str:
        """Return where a place is: its title, volume and pages."""
        parts = [self.title(place["label"])]
        if place["volume"]:
            parts.append(word(VOLUMES, str(place["volume"]), self.lang))
        if place["pages"]:
            parts.append(say("page", self.lang, place["pages"]))
        return ("，" if self.lang == "zh" else ", ").join(parts)

    def subject(self, one: Json) -> str:
        """Return which paper, record or member of a list a question is about, or ``""`` for the whole file."""
        if one["kind"] != "judge" and not one.get("where"):
            return ""
        named = self.at(one)
        return named or (f"{one['where']}{'：' if self.lang == 'zh' else ': '}" if one.get("where") else "")

    def ground_aside(self, id_: str) -> str:
        """Return the words of the ground that decides whether the file is reviewed, in brackets."""
        words = next((one.get("title") for one in self.data["reasons"] if one["id"] == id_), None)
        return self.aside(self.title(words).rstrip("。.")) if words else ""

    def points(self) -> None:
        """Points of every criterion, in a table."""
        nodes = [node for node in self.data["criteria"] if node["depth"] == 1]
        if not nodes:
            return
        self.heading(say("criteria", self.lang))
        rows = [
            (
                f"{self.span(node['earned'])} / {self.span(node['applicable'])}",
                clean(self.title(node["title"]) or node["id"]),
            )
            for node in nodes
        ]
        for line in columns(rows, self.width - 2):
            self.written.append([(f"  {line}", "")])

    def extras(self) -> None:
        """Notices, waivers, review sheets, and what the result was made from."""
        data, lang = self.data, self.lang
        if data["notices"]:
            self.heading(say("notices", lang))
            for notice in data["notices"]:
                self.line(f"· {self.title(notice['text'])}", "", 2)
        if data["waivers"]["used"]:
            self.heading(say("waivers", lang))
            for waiver in data["waivers"]["used"]:
                state = word(WAIVED, waiver["state"], lang)
                named = " ".join(part for part in (waiver["rule"], waiver["place"], f"[{state}]") if part)
                self.line(f"· {named} {waiver['reason']} — {waiver['authority']}", "", 2, 2)
        if data["reviews"]["sheets"]:
            self.heading(say("reviews", lang))
            for sheet in data["reviews"]["sheets"]:
                mark = "" if sheet["counts"] else self.aside(say("not_counted", lang))
                self.line(f"· {sheet['reviewer']}  {self.span(sheet)} {' / '.join(sheet['grades'])}{mark}", "", 2)
            if len(data["reviews"]["sheets"]) > 1:
                self.line(f"· {say('combined', lang)}  {self.span(data['reviews']['combined'])}", "", 2)
        provenance = data["provenance"]
        self.line()
        made = (provenance["ruleset"]["id"], provenance["ruleset"]["version"], provenance["manifest"]["sha256"][:12],
                provenance["package"])  # fmt: skip
        self.line(say("made_by", lang, *made), "dim")


def first_sentence(text: str) -> tuple[str, str]:
    """Return the first sentence of *text* without its stop, and what follows it."""
    head, *rest = _SENTENCE.split(text, maxsplit=1)
    return head.rstrip("。."), rest[0].strip() if rest else ""
