"""What ``new`` writes: a manifest skeleton made from the contract, and a small ruleset."""

from typing import Final

from casefile_rules.shape import Field, load_shape

# The usual parts of a manifest, in the order a clerk meets them; the contract knows many more (`schema case`).
PARTS: Final = (
    ("procedure", None),
    ("case_no", None),
    ("state", None),
    ("cover", ("archive_no", "category", "fonds_no", "cause", "party", "agency", "handlers", "accepted_on", "closed_on",
               "archived_on", "retention")),
    ("agency", ("name", "credit_code", "capacity", "acts_in_own_name", "within_powers", "has_jurisdiction",
                "seal_name")),
    ("officers", ("name", "certificate_no", "valid_from", "valid_until", "roles")),
    ("party", ("kind", "name", "credit_code", "id_no", "address", "phone", "identity_proved", "is_the_actor")),
    ("acceptance", ("source", "approved", "approved_by")),
    ("events", ("discovered", "act_ended", "accepted", "opened", "investigated", "notified", "notice_served",
                "approved", "decided", "served", "closed", "archived")),
    ("submissions", ("made", "made_on", "recorded", "answered")),
    ("hearing", ("told", "told_on", "requested", "requested_on", "waived", "held", "held_on")),
    ("legal_review", ("done", "done_on", "passed", "reviewers")),
    ("collective_discussion", ("held", "held_on")),
    ("decision", ("doc_no", "contents", "seal_name")),
    ("services", ("of", "to", "mode", "sent_on", "served_on")),
    ("remedies", ("told", "reconsideration_days", "litigation_months")),
    ("payments", ("amount", "mode", "paid_on", "receipt_no")),
    ("publications", ("stage", "required", "published", "published_on")),
    ("remarks_sheet", ("present", "filed_by", "checked_by", "date")),
)  # fmt: skip
ONLY: Final = {
    "penalty": (
        "penalty",
        ("kinds", "fine", "major", "complex", "hearing_right", "legal_review_due", "discussion_due"),
    ),
    "licence": ("licence", ("item", "decision", "licence_no", "valid_from", "valid_until")),
}
_BEFORE: Final = next(index for index, (key, _) in enumerate(PARTS) if key == "services")
"""What only one category has stands before the part of this position."""

_DOCUMENT: Final = ("type", "doc_no", "date", "pages", "form")


def manifest(category: str, keys: str) -> str:
    """Return a blank manifest for *category* with keys in *keys* (``zh`` or ``en``).

    Blank values are left out of the lines in the text as comments, because a blank says "looked at, nothing there".
    """
    shape = load_shape("casefile")
    writer = _Writer(keys)
    writer.line(
        0, "# 案卷清单。不写的项目表示“未记录”；写 null 表示“查看过，是空白”；[] 表示“没有”。去掉行首的 # 即可填写。"
    )
    writer.line(
        0, "# A key left out is not recorded; null was looked at and is blank; [] is none. Remove the # to fill in."
    )
    writer.line(0, f"{writer.name('format', shape.fields['format'])}: casefile/1")
    value = category if keys == "en" else writer.word(shape.fields["category"], category)
    writer.line(0, f"{writer.name('category', shape.fields['category'])}: {value}")
    for key, inner in (*PARTS[:_BEFORE], ONLY[category], *PARTS[_BEFORE:]):
        field = shape.fields.get(key)
        if field is not None:
            writer.part(key, field, inner)
    writer.volumes(shape.fields["volumes"])
    return "\n".join(writer.lines) + "\n"


class _Writer:
    def __init__(self, keys: str) -> None:
        self.keys = keys
        self.lines: list[str] = []

    def line(self, indent: int, text: str) -> None:
        """Add a line."""
        self.lines.append("  " * indent + text)

    def name(self, key: str, field: Field) -> str:
        """Return a key in the language of keys."""
        return field.zh if self.keys == "zh" and field.zh else key

    def word(self, field: Field, value: str) -> str:
        """Return the Chinese word of a value."""
        return next((word for word, one in field.value_labels.items() if one == value), value)

    def hint(self, field: Field) -> str:
        """Return what may stand there, as a remark."""
        if field.kind == "choice":
            words = [self.word(field, value) if self.keys == "zh" else value for value in field.values]
            return " | ".join(words)
        if field.kind == "list" and field.item is not None:
            return f"[{self.hint(field.item)}]"
        kinds = {"date": "2024-03-01", "moment": "2024-03-01 14:30", "boolean": "是 | 否" if self.keys == "zh" else
                 "true | false", "integer": "1", "decimal": "5000", "pages": "1-3"}  # fmt: skip
        return kinds.get(field.kind, "")

    def part(self, key: str, field: Field, inner: tuple[str, ...] | None) -> None:
        """Add one part of the manifest, its keys as comments."""
        item = field.item if field.kind == "list" and field.item is not None else field
        if inner is None:
            hint = self.hint(field)
            self.line(0, f"# {self.name(key, field)}:" + (f"   # {hint}" if hint else ""))
            return
        self.line(0, f"# {self.name(key, field)}:")
        lead = "#   - " if field.kind == "list" else "#   "
        for one in inner:
            below = item.fields.get(one)
            if below is None:
                continue
            hint = self.hint(below)
            self.line(0, f"{lead}{self.name(one, below)}:" + (f"   # {hint}" if hint else ""))
            lead = "#     " if field.kind == "list" else "#   "

    def volumes(self, field: Field) -> None:
        """Add the two volumes: the main one with a line to copy, the sub volume to be said yes or no to."""
        volume = field.item
        assert volume is not None
        documents = volume.fields["documents"]
        assert documents.item is not None
        kind, complete, present = (volume.fields[key] for key in ("kind", "complete", "present"))
        main = self.word(kind, "main") if self.keys == "zh" else "main"
        sub = self.word(kind, "sub") if self.keys == "zh" else "sub"
        self.line(0, f"{self.name('volumes', field)}:")
        self.line(1, f"- {self.name('kind', kind)}: {main}")
        zh = self.keys == "zh"
        whole = "否   # 材料列全后改为 是" if zh else "false   # true once all of it is listed"
        self.line(2, f"{self.name('complete', complete)}: {whole}")
        self.line(
            2,
            f"{self.name('documents', documents)}: []   # {'删去 [] 后逐行填写' if zh else 'remove [] and list them'}",
        )
        cells = [f"{self.name(key, documents.item.fields[key])}: …" for key in _DOCUMENT]
        self.line(3, f"# - {{{', '.join(cells)}}}")
        self.line(1, f"- {self.name('kind', kind)}: {sub}")
        words = [self.word(present, value) if zh else value for value in present.values]
        unknown = self.word(present, "unknown") if zh else "unknown"
        self.line(2, f"{self.name('present', present)}: {unknown}   # {' | '.join(words)}")


RULESET_FILES: Final = {
    "ruleset.yaml": """\
# yaml-language-server: $schema=schemas/ruleset.json
# A ruleset to start from. `casefile-rules rules lint @ID@` says what is wrong, `rules test @ID@` runs the examples.
format: ruleset/1
id: "@ID@"
version: 0.1.0
title: {zh: 新规则集, en: A new ruleset}
subject: casefile
vocabulary: vocabulary
calendar: cn
sources:
  - id: standard
    title: {zh: 某县案卷评查标准, en: Some county's review standard}
    authority: seed
    articles: 20
""",
    "rules/cover.yaml": """\
# yaml-language-server: $schema=../schemas/rules.json
- id: COVER-1
  title: {zh: 封面写明案由, en: The cover states the cause}
  cites: [{source: standard, article: 第一条}]
  authority: seed
  status: stable
  applies: {category: penalty}
  require: {check: present, fields: [cover.cause]}
  message: {zh: '封面没有填写：{faults}', en: 'not filled in on the cover: {faults}'}
  remedy: {zh: 在封面补填案由, en: Fill in the cause on the cover}
  repair: supplement
  examples:
    - {expect: pass, case: {category: penalty, cover: {cause: 无照经营}}}
    - {expect: fail, case: {category: penalty, cover: {cause: null}}}
    - {expect: not_applicable, case: {category: licence}}
    - {expect: undetermined, case: {category: penalty}}
""",
    "rubric.yaml": """\
# yaml-language-server: $schema=schemas/rubric.json
format: rubric/1
total: 100
nodes:
  - id: filing
    title: {zh: 立卷, en: Filing}
    mode: deduct
    points: 100
    lines:
      - {rule: COVER-1, deduct: 5}
grades: [{name: 优秀, min: 90}, {name: 合格, min: 60}, {name: 不合格}]
""",
}
"""The files of a new ruleset; ``@ID@`` is its id."""

RULESET_SCHEMAS: Final = ("ruleset", "rules", "rubric")
"""Contracts whose JSON Schema is put beside them, so that an editor completes keys at once."""
