"""The form that ``new case`` writes: every section and key the bundled rules read, with a remark on each.

Nothing here lists keys: the sections and their order come from the contract, what is offered from the paths that the
rules of the default ruleset were compiled with, the remarks from the schema. Only how often a section is needed is said
here; what is not named is seldom.
"""

import json
from pathlib import Path
from typing import Any, Final

from casefile_rules.shape import Field, load_shape

ALWAYS: Final = (
    "unit", "cover", "agency", "officers", "party", "acceptance", "events", "decision", "penalty", "licence",
    "discretion", "notices", "services", "submissions", "remedies", "payments", "publications", "remarks_sheet",
)  # fmt: skip
"""Sections that every file has."""

OFTEN: Final = (
    "hearing", "legal_review", "collective_discussion", "recusal", "corrections", "recordings", "reports", "evidence",
    "media",
)  # fmt: skip

ONLY: Final = {
    "penalty": ("penalty", "discretion", "prior_registrations", "monitoring", "payments"),
    "licence": ("licence", "interested_parties"),
}
"""Kind of case file -> the sections that it alone has."""

HEAD: Final = ("format", "category", "procedure", "case_no", "state", "none_of")
_APART: Final = (*HEAD, "volumes", "facts", "cases")
_GROUPS: Final = (
    ("每卷都有", "In every file"),
    ("常有", "In many files"),
    (
        "少有；没有的写进“没有发生”，这里不必再填",
        "Seldom: what there was none of stands under none_of and needs no line here",
    ),
)
_INTRO: Final = {
    "zh": (
        "案卷清单。去掉行首的 # 就能填写；没有填的仍留着 #，表示未记录。",
        "查看过、确实空白的写 null；确实没有的写 []，或者写进“没有发生”。",
        "一节全部看过的，写“已查看: 是”：没有写的日期、文字、名单都算空白，不再逐项询问；“是 | 否”的仍要写。",
        "同一件事有两处可写的，写一处即可。",
    ),
    "en": (
        "A case file. Take the # away to fill in a line; a line that keeps it is not recorded.",
        "null was looked at and is blank; [] is none, or name it under none_of.",
        "A section that was looked at as a whole says observed: true: dates, texts, lists not written are blank then.",
        "What can be written in two places needs one of them.",
    ),
}
_CASES: Final = {
    "zh": (
        "几个案件合立一卷的，{file}写一次；",
        "其余各节逐案写进“案件”（各案相同的可以只在外面写一次），每件材料写明“所属案件”。一案一卷的，不写这一节：",
        "  · 案件: [{案号: …, 当事人: {姓名或者名称: …}, 办案时间: {决定: …}, 决定: {文号: …}}, {案号: …}]",
    ),
    "en": (
        "Several cases in one volume: {file} are written once;",
        "every other section stands inside its case (what is alike in all of them may stand outside), and each paper",
        "names its case. Leave this out where there is one case:",
        "  · cases: [{case_no: …, party: {name: …}, events: {decided: …}, decision: {doc_no: …}}, {case_no: …}]",
    ),
}
_PAPERS: Final = {
    "zh": "每件材料可以写的项目（写在该件的花括号里）：",
    "en": "What may be written of a paper, inside its braces:",
}


def manifest(category: str, keys: str) -> str:
    """Return a form for a file of *category* with keys and remarks in *keys* (``zh`` or ``en``).

    Everything but the kind of file and the volumes is a comment: a blank would say "looked at, nothing there".
    """
    from casefile_rules.assessment import Engine

    return _Form(Engine.load(), category, keys).text()


def fields_read(engine: Any) -> set[int]:
    """Return the fields (by ``id``) that the rules of *engine* ask for, or quote."""
    for rule in engine.rules.values():
        for body in (choice.body for edition in rule.editions for choice in edition.choices):
            if body is not None:  # what is packed is compiled when somebody asks for it
                assert body.require is not None
                engine.compiler.texts(body)
    found = set()
    for _, field in engine.compiler.host.paths.values():
        found |= {id(field), id(field.item)}
    return found


class _Form:
    def __init__(self, engine: Any, category: str, keys: str) -> None:
        self.shape = load_shape("casefile")
        self.engine = engine
        self.category = category
        self.keys = keys
        self.read = fields_read(engine)
        path = Path(__file__).resolve().parent.parent / "schemas" / "casefile.json"
        self.schema: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        self.lines: list[str] = []

    def text(self) -> str:
        self.lines += [f"# {line}" for line in _INTRO[self.keys]]
        root = self.schema["properties"]
        self.lines.append(f"{self.name('format', self.shape)}: casefile/1")
        self.lines.append(
            f"{self.name('category', self.shape)}: {self.word(self.shape.fields['category'], self.category)}"
        )
        for key in HEAD[2:-1]:
            self.key(key, self.shape.fields[key], root[key], "# ")
        words = ", ".join(self.word(_member(self.shape.fields["none_of"]), word) for word in self.words())
        remark = "从方括号里删去案中有过的" if self.keys == "zh" else "take away what there was"
        self.lines.append(f"# {self.name('none_of', self.shape)}: [{words}]   # {remark}")
        others = [name for kind, names in ONLY.items() if kind != self.category for name in names]
        for group, (zh, en) in enumerate(_GROUPS):
            self.lines += ["#", f"# ──── {zh if self.keys == 'zh' else en} ────"]
            for key, field in self.shape.fields.items():
                if key not in _APART and key not in others and _group(key) == group:
                    self.section(key, field, root[key])
        self.facts()
        self.cases()
        self.volumes()
        return "\n".join(self.lines) + "\n"

    def words(self) -> list[str]:
        """Return the words of ``none_of`` that files of the category may need."""
        mine = set()
        for step in self.engine.compiler.vocabulary.steps:
            sections = {key.split(".")[0] for key in step.keys}
            others = {name for kind, names in ONLY.items() if kind != self.category for name in names}
            if step.of and step.category in ("", self.category) and not sections <= others:
                mine.add(step.of)
        return [word for word in _member(self.shape.fields["none_of"]).values if word in mine]

    def name(self, key: str, record: Field) -> str:
        """Return a key in the language of keys."""
        field = record.fields[key]
        return field.zh if self.keys == "zh" and field.zh else key

    def word(self, field: Field, value: str) -> str:
        """Return a value of a choice in the language of keys."""
        known = (word for word, one in field.value_labels.items() if one == value)
        return next(known, value) if self.keys == "zh" else value

    def hint(self, field: Field) -> str:
        """Return what may stand there."""
        zh = self.keys == "zh"
        if field.kind == "choice":
            return " | ".join(self.word(field, value) for value in field.values)
        if field.kind == "record":
            return f"{{{', '.join(f'{self.name(key, field)}: …' for key in field.fields if key != 'observed')}}}"
        if field.kind == "list" and field.item is not None:
            return f"[{self.hint(field.item) or ('甲, 乙' if zh else 'A, B')}]"
        kinds = {
            "date": "日期" if zh else "date", "moment": "日期" if zh else "date, time where known",
            "boolean": "是 | 否" if zh else "true | false", "integer": "1", "decimal": "5000", "pages": "1-3",
        }  # fmt: skip
        return kinds.get(field.kind, "")

    def key(self, key: str, field: Field, node: dict[str, Any], lead: str) -> None:
        """Add the line of one key with its remark."""
        zh = self.keys == "zh"
        label = field.zh if zh else key
        said = "" if key == "observed" else node.get("x-zh-help" if zh else "x-en", "")
        hint = self.hint(field)
        if said == label or (zh and hint == "日期" and "日期" in label):
            said, hint = "", "" if hint == "日期" and "日期" in label else hint
        hint = "" if hint in ("日期", "1", "5000") and said else hint
        remark = ("：" if zh else ": ").join(part for part in (said, hint) if part)
        self.lines.append(f"{lead}{label}:" + (f"   # {remark}" if remark else ""))

    def section(self, key: str, field: Field, node: dict[str, Any]) -> None:
        """Add one section with the keys the rules read; none where they read nothing of it."""
        record = field.item if field.kind == "list" and field.item is not None else field
        if record.kind != "record":
            if id(field) in self.read:
                self.key(key, field, node, "# ")
            return
        inner = [one for one, below in record.fields.items() if self.offered(below)]
        if not inner:
            return
        below = self.properties(node)
        told = node.get("x-zh-help" if self.keys == "zh" else "x-en", "")
        self.lines.append(f"# {self.name(key, self.shape)}:" + ("" if told == field.zh else f"   # {told}"))
        lead = "#   - " if field.kind == "list" else "#   "
        for one in ("observed", *inner) if "observed" in record.fields and field.kind != "list" else inner:
            self.key(one, record.fields[one], below[one], lead)
            lead = "#     " if field.kind == "list" else "#   "

    def offered(self, field: Field) -> bool:
        """Whether the rules read *field*, or something inside it; other spellings of a key are not offered."""
        inside = field.item if field.kind == "list" else field
        nested = inside is not None and inside.kind == "record" and any(map(self.offered, inside.fields.values()))
        return not field.same_as and (id(field) in self.read or nested)

    def properties(self, node: dict[str, Any]) -> dict[str, Any]:
        """Return the schema of the keys of a record, or of the members of a list."""
        options = [node, node.get("items", {}), *node.get("anyOf", ())]
        reference = next(one["$ref"] for one in options if "$ref" in one)
        found: dict[str, Any] = self.schema["$defs"][reference.rpartition("/")[2]]["properties"]
        return found

    def facts(self) -> None:
        """Add what the ruleset asks beside the manifest."""
        facts = {name: data for name, (data, *_) in self.engine.ruleset.facts.items() if not data.get("derive")}
        if not facts:
            return
        self.lines += ["#", f"# {self.name('facts', self.shape)}:"]
        for name, data in facts.items():
            ask = data.get("ask") or {}
            self.lines.append(f"#   {name}:   # {ask.get(self.keys) or ask.get('zh') or ''}")

    def words_inside(self, field: Field) -> None:
        """Add what may be chosen inside a record that is written on one line, such as who a signature is of."""
        record = field.item if field.kind == "list" else field
        if record is None or record.kind != "record":
            return
        for key, one in record.fields.items():
            line = f"#       {self.name(key, record)} = {self.hint(one)}"
            if one.kind == "choice" and line not in self.lines:
                self.lines.append(line)

    def cases(self) -> None:
        """Add how several cases in one volume are written."""
        inside = _member(self.shape.fields["cases"]).fields
        once = [key for key in self.shape.fields if key not in inside and key not in ("format", "category", "cases")]
        names = ("、" if self.keys == "zh" else ", ").join(self.name(key, self.shape) for key in once)
        self.lines += ["#", *(f"# {line.replace('{file}', names)}" for line in _CASES[self.keys])]

    def volumes(self) -> None:
        """Add the two volumes: what holds of all papers, what may be said of one, lines to copy."""
        field = self.shape.fields["volumes"]
        volume = _member(field)
        papers = _member(volume.fields["documents"])
        zh = self.keys == "zh"
        nodes = self.properties(self.schema["properties"]["volumes"])
        below = self.properties(nodes["documents"])
        self.lines += ["#", f"# {_PAPERS[self.keys]}"]
        for key, one in papers.fields.items():
            if key in ("observed", "type", "case") or one.observed or self.offered(one):
                self.key(key, one, below[key], "#   · ")
                self.words_inside(one)
        kind, present = volume.fields["kind"], volume.fields["present"]
        self.lines.append(f"{self.name('volumes', self.shape)}:")
        self.lines.append(f"  - {self.name('kind', volume)}: {self.word(kind, 'main')}")
        whole = "否   # 材料列全后改为 是" if zh else "false   # true once all of it is listed"
        self.lines.append(f"    {self.name('complete', volume)}: {whole}")
        self.key("observed", volume.fields["observed"], nodes["observed"], "    # ")
        self.lines.append(
            f"    # {self.name('defaults', volume)}:   # {nodes['defaults']['x-zh-help' if zh else 'x-en']}"
        )
        defaults = self.properties(nodes["defaults"])
        for key, one in volume.fields["defaults"].fields.items():
            self.key(key, one, defaults[key], "    #   ")
        for key in ("total_pages", "bound", "binding_sound", "page_numbers_continuous"):
            if self.offered(volume.fields[key]):
                self.key(key, volume.fields[key], nodes[key], "    # ")
        line = _member(volume.fields["catalogue"])
        cells = ", ".join(f"{self.name(key, line)}: …" for key in line.fields if key not in ("observed", "case"))
        self.lines.append(f"    # {self.name('catalogue', volume)}:   # [{{{cells}}}, …]")
        cells = ", ".join(f"{self.name(key, papers)}: …" for key in ("type", "doc_no", "date", "pages", "form"))
        self.lines.append(
            f"    {self.name('documents', volume)}: []   # {'删去 [] 后逐件写' if zh else 'remove [] and list them'}"
        )
        self.lines.append(f"      # - {{{cells}}}")
        self.lines.append(f"  - {self.name('kind', volume)}: {self.word(kind, 'sub')}")
        words = " | ".join(self.word(present, value) for value in present.values)
        self.lines.append(f"    {self.name('present', volume)}: {self.word(present, 'unknown')}   # {words}")


def _group(key: str) -> int:
    return 0 if key in ALWAYS else 1 if key in OFTEN else 2


def _member(field: Field) -> Field:
    assert field.item is not None
    return field.item
