"""Outcomes, findings and questions: what each rule said where, in words, with what it cost."""

from collections.abc import Iterator
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from casefile_rules.assessment._costs import costs_of
from casefile_rules.assessment._leaves import trace_tree
from casefile_rules.assessment._left_out import nowhere
from casefile_rules.assessment._notices import left_by_the_record, unmatched
from casefile_rules.assessment._papers import VOLUMES
from casefile_rules.assessment._telling import Teller
from casefile_rules.assessment._text import LANGS, both, number, plain, show
from casefile_rules.conditions import Trace
from casefile_rules.engine import Place
from casefile_rules.status import BROKE, FAIL, MAY_FAIL, statuses, word
from casefile_rules.values import Record

if TYPE_CHECKING:
    from casefile_rules.assessment._assessment import Assessment


class Outcomes(Teller):
    """Everything one assessment says about single rules and places."""

    def __init__(self, assessment: "Assessment") -> None:
        super().__init__(assessment.basis.engine, assessment.evaluation.run)
        self.assessment = assessment
        self.costs = costs_of(assessment)

    def outcomes(self) -> list[dict[str, Any]]:
        """Return one outcome for every rule and place, in the order of the ruleset and the file."""
        result: list[dict[str, Any]] = []
        for id_ in self.engine.rules:
            places = self.assessment.evaluation.places(id_)
            if not places:
                result.append(nowhere(self.engine.rules[id_], self.run, places))
            result += [self._outcome(id_, place) for place in places or ()]
        return result

    def _outcome(self, id_: str, place: Place) -> dict[str, Any]:
        outcome: dict[str, Any] = {
            "rule": id_,
            "place": place.key,
            "status": word(place.mask),
            "possible": statuses(place.mask),
            "reason": self._reason(id_, place),
        }
        answer = self.run.answers.get((id_, place.key)) or self.run.answers.get((id_, ""))
        outcome["mode"] = "manual" if self.engine.rules[id_].judges else "automatic"
        if answer is not None:
            outcome["answer"] = {"verdict": answer.verdict, "points": plain(answer.points), "reason": answer.reason,
                                 "page": answer.page, "reviewer": answer.reviewer}  # fmt: skip
        if (id_, place.key) in self.assessment.waived.places:
            outcome["waived"] = True
        return outcome

    def _reason(self, id_: str, place: Place) -> str:
        """Return why an outcome is not a plain pass: a code from the notes, or ``condition_false``."""
        status = word(place.mask)
        if status == "pass":
            return ""
        if status == "error":
            return "broke"
        if status == "not_applicable":
            return "condition_false"
        if status == "fail":
            return ""
        return next((leaf.note for leaf in self.open_leaves(id_, place) if leaf.note), "open")

    def open_leaves(self, id_: str, place: Place) -> Iterator[Trace]:
        for trace in self.traces(id_, place):
            if trace is not None and trace.status not in (FAIL, 3, 4):
                yield from trace.leaves()
        choosing = self.choosing(id_, place)
        if choosing is not None:
            yield from choosing.leaves()

    def findings(self, *, brief: bool = False) -> list[dict[str, Any]]:
        """Return the failing and undetermined outcomes, by criterion, most costly first.

        *brief*: of those that are open only what and where they are; half of the work is to say why.
        """
        found = [
            self._finding(id_, place, brief=brief and not place.mask & BROKE and place.mask != MAY_FAIL)
            for id_, places in self.assessment.evaluation.results.items()
            for place in places
            if place.mask & (MAY_FAIL | BROKE)
        ]
        order = {id_: index for index, id_ in enumerate(self._criteria_order())}
        found.sort(
            key=lambda one: (
                one["status"] == "undetermined",
                order.get(one["criterion"], len(order)),
                -Fraction(one["cost"]["exact"]["high"]),
                -Fraction(one["cost"]["exact"]["low"]),
                one["rule"],
                one["place"]["key"],
            )
        )
        seen: dict[str, int] = {}
        for one in found:
            if "fingerprint" not in one:
                continue
            # two places that look alike keep separate, still line-free fingerprints
            seen[one["fingerprint"]] = seen.get(one["fingerprint"], 0) + 1
            if seen[one["fingerprint"]] > 1:
                one["fingerprint"] += f"-{seen[one['fingerprint']]}"
        return found

    def _criteria_order(self) -> list[str]:
        return (
            list(dict.fromkeys(self.engine.criterion_of(id_) for id_ in self.engine.rules))
            if (self.engine.rubric is None)
            else [node.id for node in self.assessment.score.nodes]
        )

    def _finding(self, id_: str, place: Place, *, brief: bool) -> dict[str, Any]:
        data = place.body.data
        taken_low, taken_high, shared = self.costs.get((id_, place.key), (Fraction(0), Fraction(0), 1))
        least, most = sorted((taken_low, taken_high))  # under a floor the low score may take less at this place
        return {
            "rule": id_,
            "title": both(data.get("title")),
            "criterion": self.engine.criterion_of(id_),
            "cites": [plain(cite) for cite in data.get("cites") or []],
            "authority": data.get("authority", ""),
            "level": data.get("level") or "must",
            "status": word(place.mask),
            "possible": statuses(place.mask),
            **({"place": self._place(place)} if brief else self._explained(id_, place)),
            "repair": data.get("repair") or "none",
            "cost": {
                "low": number(least), "high": number(most), "shared": shared,
                "exact": {"low": number(least), "high": number(most)},
            },
            "waived": (id_, place.key) in self.assessment.waived.places,
            "overrides": [
                {"reason": both(change.get("reason")), "authority": change.get("authority", ""),
                 "cites": [plain(cite) for cite in change.get("cites") or []]}
                for change in place.body.overrides
            ],
            **({} if brief else self._traced(id_, place)),
        }  # fmt: skip

    def _explained(self, id_: str, place: Place) -> dict[str, Any]:
        """Return why the rule came to its status at *place*, in words."""
        _, require = self.traces(id_, place)
        status = word(place.mask)
        return {
            "reason": self._reason(id_, place),
            "place": self._place(place),
            "message": self.told(place, require, status),
            "details": self.details(id_, place, status),
            "faults": [plain(dict(fault)) for fault in (require.faults if require is not None else ())[:50]],
            "remedy": {lang: self.message(place, "remedy", require, lang) for lang in LANGS},
        }

    def _traced(self, id_: str, place: Place) -> dict[str, Any]:
        applies, require = self.traces(id_, place)
        return {
            "trace": {
                name: trace_tree(trace, self.labels_of(place), self.words)
                for name, trace in (("selected", self.choosing(id_, place)), ("applies", applies), ("require", require))
                if trace is not None
            },
            "fingerprint": _fingerprint(id_, place, require),
        }

    def _place(self, place: Place) -> dict[str, Any]:
        record = place.record
        return {
            "key": place.key,
            "title": title_of(record),
            "label": self.place_label(place),
            "volume": plain((record.get("volume") or {}).get("kind"))
            if isinstance(record.get("volume"), dict)
            else None,
            "pages": show(record["pages"], "zh") if record.get("pages") is not None else None,
            "unseen": place.unseen,
        }

    def place_label(self, place: Place) -> dict[str, str]:
        """Return what people call the place, also where its record has no title."""
        if place.part:
            return self._label_in_case(place)
        collection, _, rest = place.key.partition("/")
        title = title_of(place.record)
        numbered = title and rest.isdecimal() and title == place.record.get("doc_no")  # a number says not what it is
        if title and not numbered:
            return {"zh": title, "en": title}
        if not place.key:
            return {"zh": "全卷", "en": "the whole file"}
        if collection == "volumes" and rest in VOLUMES:
            return dict(zip(LANGS, VOLUMES[rest], strict=True))
        field = self.engine.compiler.host.root.fields.get(collection)
        zh = field.zh if field is not None and field.zh else collection
        if numbered:
            return {"zh": f"{zh}（{title}）", "en": f"{collection} ({title})"}
        if place.unseen:
            return {"zh": f"尚未记录的{zh}", "en": f"{collection} not recorded yet"}
        if rest.endswith("/remarks_sheet") or collection == "remarks_sheet":
            of = VOLUMES.get(rest.partition("/")[0].partition("-")[0], ("", ""))
            return {"zh": f"{of[0]}备考表", "en": f"remarks sheet of the {of[1] or 'file'}"}
        if not rest.isdecimal():
            return {"zh": place.key, "en": place.key}
        told = ("", "")
        if field is not None and field.item is not None:
            name, kind = next(iter(field.item.fields.items()))  # what the thing is about stands first in the contract
            value = place.record.get(name)
            if isinstance(value, str):
                words = {each: label for label, each in kind.value_labels.items()}
                told = (f"（{words.get(value, value)}）", f" ({value})")
        return {"zh": f"{zh}第{rest}项{told[0]}", "en": f"{collection} no. {rest}{told[1]}"}

    def paper_label(self, place: Place) -> dict[str, str]:
        """Return the label of *place* as one paper among several: with its page, so that namesakes are told apart."""
        label = self.place_label(place)
        first = place.record.get("pages.first")
        if not isinstance(first, int) or not title_of(place.record):
            return label
        return {"zh": f"《{label['zh']}》（第{first}页）", "en": f"“{label['en']}” (p. {first})"}

    def case_label(self, part: int) -> dict[str, str]:
        """Return what people call the case with the number *part* of a file that holds several."""
        called = self.run.at(part).root.get("called")
        return {"zh": f"案件{called}" if called else f"第{part}案", "en": f"case {called or part}"}

    def _label_in_case(self, place: Place) -> dict[str, str]:
        case = self.case_label(place.part)
        own = self.run.at(place.part).own(place.key)
        if not own:
            return case
        inner = self.place_label(place._replace(key=own, part=0))
        return {"zh": f"{case['zh']}：{inner['zh']}", "en": f"{case['en']}: {inner['en']}"}

    def reference(self, id_: str, key: str) -> dict[str, Any]:
        """Return how a finding is referred to from repairs: rule, place, title and remedy."""
        place = next(place for place in self.assessment.evaluation.results[id_] if place.key == key)
        _, require = self.traces(id_, place)
        return {
            "rule": id_,
            "place": key,
            "title": both(place.body.data.get("title")),
            "where": title_of(place.record),
            "remedy": {lang: self.message(place, "remedy", require, lang) for lang in LANGS},
            "repair": place.body.data.get("repair") or "none",
        }

    def notices(self) -> list[dict[str, Any]]:
        """Return what is no fault but must be seen: titles nobody knows, facts nobody asks for, what was inferred."""
        root = self.assessment.basis.root
        found: list[dict[str, Any]] = [
            {"code": problem.code, "text": {lang: problem.text(lang) for lang in LANGS}}
            for problem in self.assessment.basis.notices
        ]
        found += left_by_the_record(root)
        return found + unmatched(root, self.engine.compiler.vocabulary)


def title_of(record: Record) -> str:
    """Return how the record of a place is called, or ``""``."""
    for key in ("title", "type", "name", "doc_no"):
        value = record.get(key)
        if isinstance(value, str) and value:
            return value
    return ""


def _fingerprint(id_: str, place: Place, require: Trace | None) -> str:
    """Return a name of the finding that survives edits elsewhere: rule, what the place is, values; no line numbers."""
    import hashlib

    record = place.record
    identity = [str(plain(record.get(key))) for key in ("type", "title", "name", "doc_no", "date") if record.get(key)]
    paths = [] if require is None else sorted({leaf.path for leaf in require.leaves()})
    text = "\x1f".join([id_, *(identity or [place.key]), *paths])
    return hashlib.sha256(text.encode()).hexdigest()[:16]
