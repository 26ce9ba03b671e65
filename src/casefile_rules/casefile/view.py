"""The view of a case file: the record that rules are evaluated on.

Reading gives what was written; the view adds what follows from it, in one pass and without changing the data:

* ``documents``: the documents (文书材料) of all volumes in the order they are bound, with an unseen place for every
  volume that may hold more (not ``complete``, not handed over, or not listed at all);
* of a document: ``type`` as the official name (absent where the title matches no type), its ``volume`` and
  ``position``, and the facets ``type.id``, ``type.group``, ``type.volume``, ``type.within``, ``pages.first``,
  ``pages.last``, ``pages.count``;
* ``parties``: all of them, ``party`` first; where one alone is recorded, it is the only one; ``party`` is the first of
  them where only the others are recorded;
* what was ``observed`` and not written down is blank instead of unknown;
* what every case has (category, procedure, state) and every paper (its type) is unknown where it was left blank;
* a paper that does not say otherwise has what its volume says under ``defaults``;
* a fact written under another spelling of its key stands under the key itself;
* of what there was none, as the file says or its papers show, the keys that are not recorded say so;
* ``remarks_sheets``: the remarks sheets of the file and of its volumes;
* of the unit: ``first_day`` and ``last_day`` of its year, so that dates can be held against it;
* ``cases``: of a file that holds several, the view of each (see ``_cases``);
* ``unmatched``: the titles that match no type.

Seven keys are no fields of the contract and cannot be asked for by rules: ``type.maybe`` holds the types that a title
which matches none may mean all the same, ``untitled`` tells that the type of a document
stands for a title nobody recorded, ``key`` names a place for good
(``volumes/main/documents/3``), ``at`` is the path to it in the data, ``told`` of the root is
what the file must be told (that it contradicts itself), ``inferred`` are the keys that follow from its papers, and
``kinds`` is the set of all types (and types whose place they share) among the documents, an index for the check that a
paper is there. For checks that
ask the same of every file, the lists of documents have an ``index``: the documents by type and form, and columns.
"""

from functools import lru_cache, partial
from typing import Any, Final

from casefile_rules.casefile import _shape
from casefile_rules.casefile._blanks import Blanks, blanks_of, fill
from casefile_rules.casefile._cases import Numbers, case_data, cases_of, numbers_of, told_of_cases, whole_data
from casefile_rules.casefile._columns import columns_of, grouped, only
from casefile_rules.casefile._joining import join_parties, join_sheets
from casefile_rules.casefile._lines import lend_types
from casefile_rules.casefile._owner import Owner
from casefile_rules.casefile._plain import facets, plain
from casefile_rules.casefile._steps import answer
from casefile_rules.casefile._titles import about
from casefile_rules.casefile._twins import merge
from casefile_rules.casefile.vocabulary import DocumentType, Vocabulary, vocabulary_for
from casefile_rules.problems import Problem, problem
from casefile_rules.reading.scalars import document_number
from casefile_rules.subjects import Subject
from casefile_rules.values import PARTS, UNKNOWN, Record, Records

VOLUME_KINDS: Final = ("main", "sub")
ELEMENT_NAMES: Final = {
    "documents": "document",
    "volumes": "volume",
    "remarks_sheets": "sheet",
    "officers": "officer",
    "parties": "party",
    "interested_parties": "interested_party",
    "notices": "notice",
    "services": "service",
    "coercive_measures": "measure",
    "prior_registrations": "registration",
    "tests": "test",
    "corrections": "correction",
    "enforcements": "enforcement",
    "excluded_periods": "excluded_period",
    "extensions": "extension",
    "payments": "payment",
    "publications": "publication",
    "recordings": "recording",
    "reports": "report",
    "evidence": "exhibit",
    "media": "medium",
    "files": "file",
    "unmatched": "title",
}
"""Key of a list -> the word by which a rule names one member. ``party`` is also a key of the file: the first party."""

_ALWAYS: Final = ("category", "procedure", "state")
"""What every case has: a blank there says that it was left out, not that there is none."""


@lru_cache(maxsize=1)
def casefile_subject() -> Subject:
    """Return the case file as a subject of rulesets."""
    return Subject("casefile", _shape.view_shape, view_of, ELEMENT_NAMES, identities, notices_of, vocabulary_for)


def notices_of(root: Record, source: Any, name: str) -> list[Problem]:
    """Return what the view *root* found to tell about the file *name*, with the places in *source* (None: none)."""
    return [
        problem(one.code, name, (0, 0) if source is None else source.position(one.at, of_key=True), **one.arguments)
        for one in root["told"]
    ]


def identities(data: Record) -> tuple[str, ...]:
    """Return the numbers the case file is called by: of the case, the archive, the file and the decision."""
    cover, decision = data.get("cover") or {}, data.get("decision") or {}
    numbers = [data.get("case_no"), *(cover.get(key) for key in ("case_no", "archive_no", "fonds_no"))]
    numbers += [decision.get("doc_no"), cover.get("doc_no")]
    for case in cases_of(data):
        numbers += [case.get("case_no"), (case.get("decision") or {}).get("doc_no")]
    return tuple(dict.fromkeys(form for number in numbers if number for form in (number, document_number(number))))


def view_of(data: Record, vocabulary: Vocabulary) -> Record:
    """Return the view of the typed manifest *data*; *data* itself stays as it is."""
    cases = cases_of(data)
    if not cases:
        return _View(data, vocabulary).root
    numbers = numbers_of(data)
    whole = whole_data(data, numbers)
    root = _View(whole, vocabulary, numbers).root
    root.update({key: Records(root[key], each.unseen) for key, each in whole.items() if isinstance(each, Records)})
    root["cases"] = root[PARTS] = []
    for position in range(len(cases)):
        case = _View(case_data(data, position), vocabulary, numbers, position).root
        case["key"], case["called"] = f"cases/{position + 1}", numbers.called[position]
        case["at"] = ("cases", position)
        root["cases"].append(case)
    root["told"] = told_of_cases(data, root["cases"])
    return root


class _View:
    """One pass over a manifest, or over what it says of one of its cases: the one at *position*."""

    def __init__(
        self, data: Record, vocabulary: Vocabulary, numbers: Numbers | None = None, position: int | None = None
    ) -> None:
        self.owner = None if numbers is None else Owner(numbers, position)
        self.vocabulary = vocabulary
        self.category: str | None = data.get("category")
        self.kinds: dict[str, tuple[str, ...] | None] = {}
        self.possible: dict[str, tuple[tuple[str, ...], ...]] = {}
        self.unmatched: list[Record] = []
        self.found: set[str] = set()
        self.papers: dict[str, Record] = {}
        self.may_hold: set[str] = set()
        self.anything = False
        self.root: Record = {
            key: plain(key, value) for key, value in data.items() if value is not None or key not in _ALWAYS
        }
        join_parties(self.root)
        self.documents: list[Record] = []
        self.unseen: list[Record] = []
        self.root["told"] = merge(self.root)
        self.volumes(data.get("volumes") or [])
        if self.owner is not None and self.owner.only is not None:
            self.may_hold -= self.papers.keys()  # a line of the catalogue whose paper is there, be it another case's
            self.papers = {one["type.id"]: one for one in self.documents if one.get("type.id")}
        may_hold = self.may_hold if self.documents and not self.unseen and not self.anything else None
        self.root["told"] += answer(self.root, vocabulary.steps, self.papers, may_hold)
        join_sheets(self.root, partial(plain, "remarks_sheet"))
        if self.owner is not None:
            self.owner.narrow(self.root)

    def volumes(self, written: list[Record]) -> None:
        """Add ``volumes``, ``documents`` and ``unmatched`` to the root."""
        volumes: list[Record] = []
        seen: dict[str, int] = {}
        for index, raw in enumerate(written):
            kind = raw["kind"]
            seen[kind] = seen.get(kind, 0) + 1
            name = kind if seen[kind] == 1 else f"{kind}-{seen[kind]}"
            volumes.append(self.volume(raw, f"volumes/{name}", ("volumes", index)))
        missing = [{"kind": kind, "key": f"volumes/{kind}"} for kind in VOLUME_KINDS if kind not in seen]
        self.unseen += [{"volume": volume, "key": f"{volume['key']}/documents/unseen"} for volume in missing]
        unseen = tuple(self.unseen)
        self.root["volumes"] = Records(volumes, tuple(missing))
        columns = {
            "by": {} if unseen else grouped(self.documents),
            "only": only(volumes, VOLUME_KINDS, is_open=bool(missing)),
        }
        self.root["documents"] = Records(self.documents, unseen, columns)
        self.root["kinds"] = self.found
        self.root["unmatched"] = Records(self.unmatched, tuple({} for _ in unseen[:1]))

    def volume(self, raw: Record, key: str, at: tuple[str | int, ...]) -> Record:
        """Return the view of one volume; its documents join those of the others."""
        volume: Record = dict(raw)
        volume["key"], volume["at"] = key, at
        groups = frozenset(raw.get("observed") or ())
        catalogue = raw.get("catalogue")
        if catalogue is not None:
            blanks = blanks_of("catalogue", groups)
            entries = enumerate(catalogue)
            volume["catalogue"] = [self.entry(entry, blanks, key, at, index) for index, entry in entries]
            if self.owner is not None:
                self.owner.narrow_lines(volume)
        present = raw.get("present")
        written = () if present == "false" else raw.get("documents", UNKNOWN)
        listed = () if written is UNKNOWN or written is None else written
        blanks = blanks_of("documents", groups)
        defaults = raw.get("defaults")
        if defaults:
            listed = [{**defaults, **each} for each in listed]
        documents = [self.document(each, blanks, volume, index) for index, each in enumerate(listed)]
        lend_types(volume, documents, self.unmatched)
        documents, unclaimed = (documents, []) if self.owner is None else self.owner.divide(documents)
        closed = present == "false" or (raw.get("complete") is True and present != "unknown" and written is not UNKNOWN)
        unseen = (*unclaimed, *(() if closed else ({"volume": volume, "key": f"{key}/documents/unseen"},)))
        order = self.vocabulary.order_for(self.category or "", raw["kind"])
        volume["documents"] = Records(documents, unseen, columns_of(documents, order))
        if documents:
            volume.setdefault("present", "true")  # what holds papers is there
        self.documents += documents
        self.unseen += unseen
        return volume

    def document(self, raw: Record, blanks: Blanks | None, volume: Record, index: int) -> Record:
        """Return the view of one document."""
        if raw.get("observed") is True:
            blanks = blanks_of("documents", None)
        document = dict(raw) if blanks is None else fill(raw, blanks)
        document["volume"] = volume
        document["position"] = index + 1
        document["key"] = f"{volume['key']}/documents/{index + 1}"
        document["at"] = (*volume["at"], "documents", index)
        written = raw.get("type")
        if written is not None and document.get("title") is None:
            document["title"] = written  # what it is called in messages
            document["untitled"] = True
        title = written or raw.get("title")
        self.typed(document, title)
        if "refers_to" not in document:
            subject = self.subject(document.get("title") or title)
            if subject:
                document["refers_to"] = subject
        facets(document)
        return document

    def subject(self, title: str | None) -> str:
        """Return the paper that a title says it is about, 送达回证(行政处罚决定书); ``""`` where it names none."""
        text = about(title) if title else ""
        return text if text and self.vocabulary.resolve(text, self.category) is not None else ""

    def entry(self, raw: Record, blanks: Blanks | None, key: str, at: tuple[str | int, ...], index: int) -> Record:
        """Return the view of one line of the catalogue."""
        if raw.get("observed") is True:
            blanks = blanks_of("catalogue", None)
        entry = dict(raw) if blanks is None else fill(raw, blanks)
        entry["position"] = index + 1
        entry["key"] = f"{key}/catalogue/{index + 1}"
        entry["at"] = (*at, "catalogue", index)
        self.typed(entry, raw.get("title"))
        facets(entry)
        return entry

    def typed(self, record: Record, title: str | None) -> None:
        """Give *record* its type by *title*, or note that it has none."""
        if title is None:
            self.anything = True
            record.pop("type", None)  # every paper is of some kind: a blank says that nobody told which
            return
        if title not in self.kinds:
            self.kinds[title] = self.kind(title)
        kind = self.kinds[title]
        if not kind:
            record.pop("type", None)
            self.anything = self.anything or kind is not None
            if kind is None:
                self.unmatched.append({"title": title, "path": record["key"], "key": record["key"], "at": record["at"]})
                record["type.maybe"] = self.maybe(title)
                self.may_hold.update(each[1] for each in record["type.maybe"])
            return
        record["type"], record["type.id"], record["type.group"], record["type.within"], volume = kind
        record["type.volume"] = volume or None
        if "volume" in record:
            self.found.update((kind[0], kind[3]))
            self.papers.setdefault(kind[1], record)
        else:
            self.may_hold.add(kind[1])

    def maybe(self, title: str) -> tuple[tuple[str, ...], ...]:
        """Return the types that *title*, which matches none, may mean all the same, as :meth:`kind` does."""
        if title not in self.possible:
            self.possible[title] = tuple(self.told(kind) for kind in self.vocabulary.may_be(title))
        return self.possible[title]

    def told(self, kind: DocumentType) -> tuple[str, ...]:
        """Return (name, id, group, name of the type whose place it shares, volume) of a type."""
        within = self.vocabulary.types[kind.within].name
        return kind.name, kind.id, kind.group, within, self.vocabulary.volume(kind) or ""

    def kind(self, title: str) -> tuple[str, ...] | None:
        """Return (name, id, group, name of the type whose place it shares, volume) of *title*.

        None where it matches no type, empty where only the category of the file, which is not recorded, would tell.
        """
        if self.category is None and self.vocabulary.open_without_category(title):
            return ()
        found = self.vocabulary.resolve(title, self.category)
        return None if found is None else self.told(found)
