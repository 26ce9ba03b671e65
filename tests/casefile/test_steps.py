"""Steps of which there was none: said by the clerk, or shown by a closed file that holds no such paper."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.rules.files import ROOT, engine, recorded

from casefile_rules.casefile import view as views
from casefile_rules.casefile._shape import read_shape
from casefile_rules.casefile._steps import answer, none_of
from casefile_rules.casefile.reader import CaseFile, case_file_from, read_case_file
from casefile_rules.casefile.view import notices_of, view_of
from casefile_rules.casefile.vocabulary import bundled_vocabulary, vocabulary_of
from casefile_rules.problems import ProblemsError
from casefile_rules.values import Record

STEPS = [step for step in bundled_vocabulary().steps if not step.never]
NEVER = [step for step in bundled_vocabulary().steps if step.never]
CLOSED = [step for step in STEPS if step.closed]
WORDS = read_shape().fields["none_of"].item.values  # type: ignore[union-attr] # a list of words
NO_SUB = {"kind": "sub", "present": False}


def view(*papers: Any, **manifest: Any) -> Record:
    listed = [paper if isinstance(paper, dict) else {"type": paper} for paper in papers]
    volumes = {"volumes": [{"kind": "main", "complete": True, "documents": listed}, NO_SUB]} if papers else {}
    data = case_file_from({"format": "casefile/1", "category": "penalty"} | volumes | manifest).data
    return view_of(data, bundled_vocabulary())


def at(root: Record, key: str) -> Any:
    section, _, name = key.partition(".")
    value = root.get(section, "unknown")
    return value if not name or value in (None, "unknown") else value.get(name, "unknown")


# said by the clerk


def test_every_word_has_what_it_sets_and_every_step_its_reason() -> None:
    assert {step.of for step in STEPS} - {""} == set(WORDS)


@pytest.mark.parametrize("word", WORDS)
def test_a_word_says_none_of_what_is_not_recorded(word: str) -> None:
    steps = [step for step in STEPS if step.of == word]
    root = view(none_of=[word], category=steps[0].category or "penalty")
    for step in steps:
        for key in step.keys:
            assert at(root, key) == none_of(key), key
    assert root["told"] == []
    assert root["inferred"] == {}


def test_chinese_words_will_do() -> None:
    assert view(没有发生=["强制措施", "听证"])["coercive_measures"] == []


def test_what_is_recorded_counts_and_a_contradiction_is_told() -> None:
    root = view(none_of=["hearing"], hearing={"told": True})
    assert root["hearing"] == {"told": True, "held": False, "requested": False}
    assert [(one.code, one.arguments["key"]) for one in root["told"]] == [("K254", "hearing.told")]


def test_a_paper_that_shows_the_step_leaves_it_unknown() -> None:
    root = view("行政处罚决定书", "听证笔录", none_of=["hearing"])
    assert root["hearing"] == {"told": False, "requested": False}
    told = notices_of(root, None, "a.yaml")
    assert "正卷第2件《听证笔录》" in told[0].text("zh")
    assert "听证·举行听证" in told[0].text("zh")


@pytest.mark.parametrize(
    ("section", "paper"),
    [
        ("prior_registrations", "先行登记保存证据通知书"),
        ("corrections", "责令改正通知书"),
        ("notices", "行政处罚告知书"),
        ("coercive_measures", "扣押决定书"),
        ("services", "送达回证"),
        ("payments", "罚没收据"),
    ],
)
def test_a_written_none_beside_a_paper_is_told_and_does_not_pay(section: str, paper: str) -> None:
    root = view("行政处罚决定书", paper, **{section: []})
    assert section not in root
    assert [one.code for one in root["told"]] == ["K256"]
    assert paper in notices_of(root, None, "a.yaml")[0].text("zh")


def test_a_written_none_beside_its_date_is_told() -> None:
    root = view(hearing={"held": False, "held_on": "2024-05-06"})
    assert "held" not in root["hearing"]
    assert [one.code for one in root["told"]] == ["K256"]


@pytest.mark.parametrize(
    ("section", "day", "flag"),
    [
        ("hearing", "held_on", "held"),
        ("hearing", "told_on", "told"),
        ("submissions", "made_on", "made"),
        ("legal_review", "done_on", "done"),
        ("transfer", "sent_on", "done"),
        ("litigation", "begun_on", "begun"),
    ],
)
def test_a_day_on_which_it_was_done_says_that_it_was(section: str, day: str, flag: str) -> None:
    assert view(**{section: {day: "2024-05-06"}})[section][flag] is True
    assert flag not in view(**{section: {day: None}})[section]


def test_a_letter_in_the_file_may_be_the_one_it_came_with() -> None:
    root = view("行政处罚决定书", "案件移送函", transfer={"done": False})
    assert root["transfer"] == {"done": False}
    assert root["told"] == []


# answered by a closed file


def test_a_closed_file_answers_for_the_papers_it_does_not_hold() -> None:
    root = view("行政处罚决定书", "营业执照")
    assert root["coercive_measures"] == []
    assert root["hearing"]["held"] is False
    assert root["inferred"]["coercive_measures"] == "measures"
    assert root["inferred"]["hearing.held"] == "hearing"


def test_what_needs_no_paper_is_not_answered() -> None:
    root = view("行政处罚决定书")
    for key in ("hearing.requested", "submissions.made", "recusal.requested", "publications", "corrections"):
        assert at(root, key) == "unknown", key


def test_what_would_accuse_is_not_answered() -> None:
    """Where a step was due, a missing paper is a fault of its own and no proof that the step was not taken."""
    root = view("行政处罚决定书", hearing={"requested": True}, transfer={"due": True}, penalty={"executed": False})
    for key in ("hearing.held", "transfer.done", "enforcements", "collective_discussion.held", "extensions"):
        assert at(root, key) == "unknown", key


@pytest.mark.parametrize("step", CLOSED, ids=lambda step: step.keys[0])
def test_a_paper_of_the_kind_leaves_it_open(step: Any) -> None:
    category = step.category or "penalty"
    assert set(step.keys) <= view("营业执照", category=category)["inferred"].keys()
    for paper in (*step.shown_by, *step.open_with):
        assert not set(step.keys) & view("营业执照", paper, category=category)["inferred"].keys(), paper


OPEN: dict[str, Any] = {
    "not complete": [{"kind": "main", "documents": [{"type": "营业执照"}]}, NO_SUB],
    "no word of the sub volume": [{"kind": "main", "complete": True, "documents": [{"type": "营业执照"}]}],
    "a paper without a title": [{"kind": "main", "complete": True, "documents": [{"pages": 1}]}, NO_SUB],
    "no paper at all": [{"kind": "main", "complete": True, "documents": []}, NO_SUB],
}


@pytest.mark.parametrize("why", OPEN)
def test_a_file_that_may_hold_more_answers_nothing(why: str) -> None:
    assert view(volumes=OPEN[why])["inferred"] == {}


@pytest.mark.parametrize("title", ["扣押决定书", "扣押物品照片说明"])
def test_a_paper_that_may_be_of_the_kind_leaves_it_open(title: str) -> None:
    """A line of a catalogue may be the only trace of a missing paper, and an unknown title may be of the kind."""
    main = {"kind": "main", "complete": True, "documents": [{"type": "营业执照"}]}
    for volume in (main | {"catalogue": [{"title": title}]}, main | {"documents": [{"title": title}]}):
        inferred = view(volumes=[volume, NO_SUB])["inferred"]
        assert "coercive_measures" not in inferred
        assert "hearing.held" in inferred


def test_what_is_written_overrules() -> None:
    root = view("行政处罚决定书", coercive_measures=[{"kind": "seal"}])
    assert root["coercive_measures"] == [{"kind": "seal"}]
    assert "coercive_measures" not in root["inferred"]


def test_an_assessment_says_what_was_inferred() -> None:
    manifest = {"format": "casefile/1", "category": "penalty", "volumes": [
        {"kind": "main", "complete": True, "documents": [{"type": "行政处罚决定书"}]}, NO_SUB]}  # fmt: skip
    notices = engine().assess(case_file_from(manifest)).to_dict()["notices"]
    told = next(one["text"]["zh"] for one in notices if one["code"] == "inferred")
    assert "推断自卷内材料" in told
    assert "强制措施" in told


FILES = sorted((ROOT / "samples").glob("*.yaml")) + sorted((ROOT / "tests" / "trials" / "inputs").glob("[bc]-*.yaml"))


@settings(max_examples=25, deadline=None)
@given(data=st.data())
def test_an_inference_never_turns_a_fault_into_anything_else(data: st.DataObject) -> None:
    manifest = dict(read_case_file(data.draw(st.sampled_from(FILES))).data)
    for key in data.draw(st.lists(st.sampled_from(sorted(manifest)), max_size=6)):
        if key not in ("format", "volumes"):
            manifest.pop(key, None)
    volumes = [dict(volume, complete=True, present="true") for volume in manifest.get("volumes") or ()]
    manifest["volumes"] = volumes or [{"kind": "main", "complete": True, "documents": [{"type": "营业执照"}]}]
    casefile = CaseFile(manifest, None, "", "a.yaml")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(views, "answer", lambda root, steps, papers, _may_hold: answer(root, steps, papers, None))
        before = _faults(casefile)
    assert before <= _faults(casefile)


def _faults(casefile: CaseFile) -> set[tuple[str, str]]:
    outcomes = engine().assess(casefile).to_dict()["outcomes"]
    return {(one["rule"], one["place"]) for one in outcomes if one["status"] == "fail"}


# ruled out


@pytest.mark.parametrize("step", NEVER, ids=lambda step: f"{step.never[-1][0]}-{step.keys[0]}")
def test_what_the_procedure_rules_out_is_none(step: Any) -> None:
    held: dict[str, Any] = {"category": step.category}
    for key, value in step.never:
        section, _, name = key.partition(".")
        held |= {section: {**held.get(section, {}), name: value}} if name else {section: value}
    root = view(**held)
    for key in step.keys:
        assert at(root, key) == none_of(key), key
        assert root["ruled_out"][key] == step.of
    other = view(category=step.category)
    assert not set(step.keys) & other["ruled_out"].keys()


def test_a_paper_of_what_is_ruled_out_leaves_it_open() -> None:
    root = view("当场处罚决定书", "听证笔录", procedure="simple")
    assert "hearing" not in root
    assert root["collective_discussion"] == {"due": False, "held": False}


def test_a_licence_that_was_withdrawn_was_never_applied_for_and_may_have_had_a_hearing() -> None:
    root = view(category="licence", events={"accepted": None, "decided": "2024-05-06"})
    assert root["ruled_out"] == {}


def test_a_perfect_file_is_told_of_no_contradiction() -> None:
    for name in ("penalty-clean", "permit", "simple-penalty"):
        assert view_of(recorded(name), bundled_vocabulary())["told"] == [], name


# the table


def test_a_step_that_names_no_key_or_no_type_is_refused() -> None:
    kind = {"id": "a", "name": "甲", "en": "a", "group": "other", "authority": "seed", "cites": [{"source": "x"}]}
    step = {"of": "media", "keys": ["mediums", "hearing.hold"], "shown_by": ["b"], "reason": {"zh": "甲", "en": "a"}}
    with pytest.raises(ProblemsError) as refused:
        vocabulary_of({"format": "vocabulary/1", "types": [kind], "steps": [step]})
    assert [one.code for one in refused.value.problems] == ["S362", "S371", "S371"]


def test_every_step_gives_its_reason_in_both_languages() -> None:
    from casefile_rules.reading.source import read_source

    for step in read_source(ROOT / "rules" / "vocabulary.yaml").data["steps"]:
        assert all(step["reason"].get(lang) for lang in ("zh", "en")), step["keys"]
