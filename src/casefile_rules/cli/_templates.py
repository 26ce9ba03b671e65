"""The small ruleset that ``new ruleset`` writes."""

from typing import Final

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
    - {name: 写了案由, expect: pass, case: {category: penalty, cover: {cause: 无照经营}}}
    - {name: 案由空白, expect: fail, case: {category: penalty, cover: {cause: null}}}
    - {name: 许可案卷, expect: not_applicable, case: {category: licence}}
    - {name: 没有登记案由, expect: undetermined, case: {category: penalty}}
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
