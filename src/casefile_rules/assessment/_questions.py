"""What is still open and who must answer (待核实事项), most decisive first."""

from collections.abc import Iterator
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Final

from casefile_rules.assessment._asking import Ask, asked_leaves, asks, listed, open_volumes, volume, who_knows
from casefile_rules.assessment._by_case import asked_of, of_all_cases, whose_is
from casefile_rules.assessment._findings import Outcomes
from casefile_rules.assessment._leaves import member_of
from casefile_rules.assessment._papers import VOLUMES, is_kind_of_paper
from casefile_rules.assessment._text import both, number, plain
from casefile_rules.assessment._together import TOGETHER, join_papers, name_papers
from casefile_rules.assessment._vetoing import asked_of_vetoes
from casefile_rules.conditions import Answer
from casefile_rules.engine import Place
from casefile_rules.scoring.leverage import leverage
from casefile_rules.scoring.rounding import show
from casefile_rules.status import MAY_FAIL, UNDETERMINED, word

if TYPE_CHECKING:
    from casefile_rules.assessment._assessment import Assessment

_MOST_EXACT: Final = 8
"""Up to so many open places, how far each can move the score is found by scoring it both ways."""

_SEEN: Final = {"zh": "（机器比对：{}）", "en": " (as compared: {})"}
"""How what a check found is put behind a question."""

_OF_ORGANISER: Final = "needs_organiser"
"""The note of a question that neither clerk nor reviewer can answer: it is about the review, not about the file."""

_UNPLACED: Final = ("rescale", "not_applicable", "table", "unread")
"""Kinds of lines of the ledger that no single place answers for."""

_GROUNDS: Final = frozenset(("eligibility_open", "scope_open", "source_open", "source_doubtful", "deferred_open"))
"""Reasons of a verdict that a clerk can do away with by recording what decides them."""


Parts = dict[str, Fraction]
"""Node of the rubric -> how many points of it an answer can move; ``""`` for the whole."""


class Questions:
    """The open questions of one assessment."""

    def __init__(self, assessment: "Assessment", outcomes: Outcomes) -> None:
        self.assessment = assessment
        self.outcomes = outcomes
        self.most: Parts = {}

    def _leverage(self) -> dict[tuple[str, str], Parts]:
        """Return how much each open place can move the score, by the node of the rubric that it moves.

        Exact for a few open things (each is scored both ways). For many, the most that the answer can take by itself:
        where earlier lines may take all there is to lose, their node may also turn out to have lost nothing.
        """
        rubric = self.assessment.basis.engine.rubric
        results = self.assessment.evaluation.results
        count = sum(word(place.mask) == "undetermined" for places in results.values() for place in places)
        if rubric is not None and count <= _MOST_EXACT:
            found = leverage(rubric, self.assessment.given)
            return {(one.name, one.place): {"": one.moves} for one in found if one.kind == "place"}
        score = self.assessment.score
        left = {node.id: node.earned_high for node in score.nodes if node.mode == "deduct"}
        moves: dict[tuple[str, str], Parts] = {}
        for line in score.ledger:
            if not line.rule or line.kind in _UNPLACED:
                continue
            moved = line.taken_low - line.taken_high
            own = line.asked_low - line.asked_high
            if line.kind == "deduction" and own > 0 and line.node in left:
                weight = line.factor_high or line.factor_low or Fraction(1)
                self.most[line.node] = left[line.node] * weight
                moved = max(moved, min(own, left[line.node]) * weight)
            for place in line.places:
                parts = moves.setdefault((line.rule, place), {})
                parts[line.node] = parts.get(line.node, Fraction(0)) + moved
        return moves

    def questions(self) -> list[dict[str, Any]]:
        """Return what is still open, most decisive first: who must answer, what is asked, what it can move."""
        at_stake = {line.rule for line in self.assessment.score.ledger if line.asked_low or line.asked_high}
        moves = self._leverage()
        found: dict[tuple[str, ...], dict[str, Any]] = {}
        for id_, places in self.assessment.evaluation.results.items():
            for place in places:
                if place.mask & MAY_FAIL and word(place.mask) == "undetermined":
                    for one in self._asked(id_, place, moves.get((id_, place.key), {})):
                        _add(found, one)
                elif place.mask == MAY_FAIL and (amount := self._amount(id_, place)) is not None:
                    _add(found, amount)
        for veto, who, ask in asked_of_vetoes(self.assessment):
            points = veto.effect.points
            moved = {} if points is None else {"": max(self.assessment.score.high - points, Fraction(0))}
            _add(found, _question("veto", veto.rules[0], "", who, ask, moved, veto=veto.id))
        self._of_grounds(found)
        for one in found.values():
            name_papers(one)
        result = of_all_cases(list(found.values()), self.outcomes.run)
        self._mark_vetoes(result)
        for one in result:
            one["moves"] = min(self._moved(one["moves"]), self.assessment.score.total)
        result.sort(
            key=lambda one: (
                not one.get("eligibility"),
                not one.get("veto"),
                -one["moves"],
                one["kind"],
                one["rule"],
                one["place"],
                one["ask"]["zh"],
            )
        )
        for one in result:
            one["moves"] = number(one["moves"])
            if one["moves"] == "0" and not one.get("veto") and not one.get("eligibility"):
                one["free"] = "exhausted" if at_stake.intersection(one["rules"]) else "unscored"
        return result

    def of_exceptions(self) -> list[dict[str, Any]]:
        """Return what would have a file reviewed all the same that is barred: decisions that nobody has recorded."""
        from casefile_rules.assessment._grounds import exceptions

        found = [
            _question("record", id_, "", who, ask.words, {}, path=path, where="", eligibility=id_, **_key(ask))
            for id_, path, who, ask in exceptions(self.assessment)
        ]
        return [{**one, "moves": "0"} for one in found]

    def _moved(self, parts: Parts) -> Fraction:
        """Return what *parts* come to together: no node moves by more than it has."""
        return sum((min(moved, self.most.get(node, moved)) for node, moved in parts.items()), Fraction(0))

    def _of_grounds(self, found: dict[tuple[str, ...], dict[str, Any]]) -> None:
        """Add what decides whether the file is reviewed at all, and which rules bind it."""
        if _GROUNDS.isdisjoint(code for code, _ in self.assessment.reasons):
            return
        from casefile_rules.assessment._grounds import asked_of_grounds

        for id_, path, who, ask, admits in asked_of_grounds(self.assessment):
            one = _add(found, _question("record", id_, "", who, ask.words, {}, path=path, where="", **_key(ask)))
            if admits:
                one.setdefault("eligibility", id_)

    def _mark_vetoes(self, questions: list[dict[str, Any]]) -> None:
        """Name the ground of failure that a question decides: it may move no point and yet the grade."""
        rubric = self.assessment.basis.engine.rubric
        grounds = {} if rubric is None else {rule: veto.id for veto in rubric.vetoes for rule in veto.rules}
        for one in questions:
            veto = next((grounds[rule] for rule in one["rules"] if rule in grounds), None)
            if veto is not None:
                one.setdefault("veto", veto)

    def _asked(self, id_: str, place: Place, moved: Parts) -> Iterator[dict[str, Any]]:
        if place.unseen:
            for ask in self._unseen(place):
                yield _question("record", id_, place.key, "clerk", ask.words, moved, path="", where="", **_key(ask))
            return
        engine, run = self.assessment.basis.engine, self.outcomes.run.at(place.part)
        collection = "" if place.body.collection is None else place.body.name
        labels = self.outcomes.labels_of(place)
        told: set[tuple[str, str, str]] = set()
        leaves = list(asked_leaves(self.outcomes.open_leaves(id_, place), engine, run))
        unknown = [leaf for leaf in leaves if is_kind_of_paper(leaf.path)]
        # of a paper that nobody knows, what it is comes first: the rest matters only then
        for leaf in unknown[:1] if unknown and place.key else leaves:
            kind = "judge" if leaf.op == "judge" else "record"
            if (kind, leaf.path, leaf.of) in told:
                continue
            told.add((kind, leaf.path, leaf.of))
            if kind == "judge":
                if leaf.note == TOGETHER and self._may_not_bind(id_, place):
                    continue  # first somebody says whether the rule binds at all
                if leaf.note == TOGETHER:
                    label = self.outcomes.paper_label(place)
                    one = self._judged(id_, "", leaf.path, both(leaf.expected), moved)
                    yield one | {"places": [place.key], "papers": [label]}
                    continue
                words = self._with_what_was_seen(id_, place, both(leaf.expected))
                one = self._judged(id_, place.key, leaf.path, words, moved)
                yield one | {"who": "organiser"} if leaf.note == _OF_ORGANISER else one
                continue
            for ask in asks(leaf, place.body.data.get("title"), engine, run.root, labels, place.record, collection):
                where = "" if ask.whole else member_of(leaf, "zh") or self._where(place)
                who, key = who_knows(leaf, engine), place.key
                if place.part and (ask.whole or place.key == run.prefix):
                    where, key = asked_of(self.outcomes, place, leaf)
                yield _question("record", id_, key, who, ask.words, moved, path=leaf.path, where=where,
                                **_key(ask))  # fmt: skip

    def _may_not_bind(self, id_: str, place: Place) -> bool:
        """Return whether it is open that the rule binds the place: to ask what it demands would be too early."""
        applies, _ = self.outcomes.traces(id_, place)
        return applies is not None and applies.status == UNDETERMINED

    def _with_what_was_seen(self, id_: str, place: Place, ask: dict[str, str]) -> dict[str, str]:
        """Return *ask* with what a check found beside it, such as papers that are out of the listed order."""
        seen = self.outcomes.found_beside(id_, place)
        return {lang: text + (_SEEN[lang].format(seen[lang]) if seen[lang] else "") for lang, text in ask.items()}

    def _where(self, place: Place) -> str:
        """Return how the place is called that a question is about, ``""`` for the whole file."""
        return self.outcomes.place_label(place)["zh"] if place.key else ""

    def _judged(self, id_: str, place: str, question: str, ask: dict[str, str], moved: Parts) -> dict[str, Any]:
        """Return a question for a reviewer; where reviewers differ, with the word of each of them."""
        key = (f"{id_}#{question}" if question else id_, place)
        answers = self.assessment.human.conflicts.get(key, ())
        if answers:
            rubric = self.assessment.basis.engine.rubric
            span = None if rubric is None else rubric.judged.get(id_)
            from casefile_rules.assessment._differing import differing

            ask = differing(ask, answers, earns=span is not None and span.earns)
        found = _question("judge", id_, place, "reviewer", ask, moved, question=question)
        return {**found, "said": [answered(one) for one in answers]} if answers else found

    def _amount(self, id_: str, place: Place) -> dict[str, Any] | None:
        """Return the question how many points a fault costs, where a reviewer may choose and has not."""
        rubric, answer = self.assessment.basis.engine.rubric, self.outcomes.run.answers.get((id_, place.key))
        span = None if rubric is None else rubric.judged.get(id_)
        waived = (id_, place.key) in self.assessment.waived.places
        if span is None or span.earns or waived or (answer is not None and answer.points is not None):
            return None
        low, high, _ = self.outcomes.costs.get((id_, place.key), (Fraction(0), Fraction(0), 1))
        title = both(place.body.data.get("title"))
        least, most = show(span.low, 4), show(span.high, 4)
        said = ("", "") if answer is None else (f"{answer.reviewer}认为", f"{answer.reviewer} says so; ")
        ask = {
            "zh": f"{said[0]}“{title['zh']}”不符合，没有写明扣几分：请在评查表的 points 处写 {least}–{most}",
            "en": f"'{title['en']}' is not met; {said[1]}how many points it takes is not said: write {least} – {most}",
        }
        return _question("judge", id_, place.key, "reviewer", ask, {"": low - high}, question="")

    def _unseen(self, place: Place) -> list[Ask]:
        """Return the questions that an unseen place asks: whether there is more, and what, or whose it is."""
        whose = whose_is(self.outcomes, place)
        if whose is not None:
            return [Ask(whose, whole=True)]
        kind = str((place.record.get("volume") or {}).get("kind"))
        if kind in VOLUMES:
            return [Ask(volume(kind), whole=True)]
        name = place.body.name
        if name in ("documents", "volumes"):
            return [Ask(volume(one), whole=True) for one in open_volumes(self.assessment.basis.root)]
        labels = self.outcomes.engine.labels
        zh = labels.get(name, "")
        if not zh or zh.isascii():
            field = self.outcomes.engine.compiler.host.root.fields.get(name)
            zh = field.zh if field is not None and field.zh else name
        return [listed(zh, name, self.assessment.basis.engine, whole=True)]


def _key(ask: Ask) -> dict[str, Any]:
    """Return what a question says of the key to record."""
    if ask.field is None:
        return {}
    return {"field": ask.field, "sort": ask.sort} | ({} if ask.none is None else {"none": ask.none})


def answered(answer: Answer) -> dict[str, Any]:
    """Return *answer* as JSON data."""
    return {"verdict": answer.verdict, "points": plain(answer.points), "reason": answer.reason, "page": answer.page,
            "reviewer": answer.reviewer}  # fmt: skip


def _question(
    kind: str, rule: str, place: str, who: str, ask: dict[str, str], moves: Parts, **more: Any
) -> dict[str, Any]:
    """Return a question; ``moves`` is exact, and by nodes, until it is printed."""
    return {"kind": kind, "rule": rule, "rules": [rule], "place": place, "who": who, "ask": ask,
            "moves": dict(moves), **more}  # fmt: skip


def _add(found: dict[tuple[str, ...], dict[str, Any]], one: dict[str, Any]) -> dict[str, Any]:
    """Add a question; the same fact asked for by several rules is one question, worth what they are worth together."""
    asked = (one["kind"], one["rule"], one["place"], one.get("question", ""))
    if "papers" in one and asked in found:
        return join_papers(found[asked], one)
    if one["kind"] != "record":
        found[asked] = one
        return one
    # two papers may be called the same, volumes and people are known by their names
    paper = one["place"] if one["where"] and "/documents/" in one["place"] else ""
    key = ("record", one["ask"]["zh"], paper, one["where"])
    known = found.setdefault(key, one)
    if known is not one:
        for node, moved in one["moves"].items():
            known["moves"][node] = known["moves"].get(node, Fraction(0)) + moved
        if one["rule"] not in known["rules"]:
            known["rules"].append(one["rule"])
    return known
