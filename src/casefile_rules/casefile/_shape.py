"""The shape of a case file: as it is read, and as rules see it (with the fields that follow from what was read)."""

from copy import copy
from functools import lru_cache

from casefile_rules.casefile.vocabulary import Vocabulary
from casefile_rules.shape import Field, load_shape

_TYPE_FACETS = {
    "id": ("标识", "Id of the type in the vocabulary"),
    "group": ("类别", "Group of the type, such as record or notice"),
    "volume": ("应在卷别", "Volume the standard binds the type in"),
    "within": ("归入", "Official name of the type whose place it shares, or its own"),
}
_PAGE_FACETS = {
    "first": ("首页", "First page"),
    "last": ("末页", "Last page"),
    "count": ("页数", "Number of pages"),
}


@lru_cache(maxsize=1)
def read_shape() -> Field:
    """Return the shape of a manifest as it is written."""
    return load_shape("casefile")


def root_field(key: str) -> Field:
    """Return the field *key* of the manifest as it is written."""
    return read_shape().fields[key]


def list_in_volume(key: str) -> Field:
    """Return the member of the list *key* (``documents``, ``catalogue``) of a volume as it is written."""
    volume = root_field("volumes").item
    item = volume.fields[key].item if volume is not None else None
    if item is None:
        message = f"a volume has no list named {key}"
        raise KeyError(message)
    return item


@lru_cache(maxsize=8)
def view_shape(vocabulary: Vocabulary) -> Field:
    """Return the shape of the view: that of the manifest with the virtual fields; the two share what is the same.

    The type of a document is a choice of the official names in *vocabulary*; aliases and ids stand for them.
    """
    names = vocabulary.words()
    volume = copy(_member(root_field("volumes")))
    document = _with(list_in_volume("documents"), volume=volume, position=_position("装订顺序"))
    entry = _with(list_in_volume("catalogue"), position=_position("目录顺序"))
    kind = Field("choice", zh="文书种类", description="Official name of the type of document")
    kind.values = tuple(each.name for each in vocabulary.types.values())
    # what explanations say of a value is its first word: the official name, not the id
    kind.value_labels = {name: name for name in kind.values} | names
    kind.flat = _facets_of(kind, vocabulary)
    for record in (document, entry):
        record.fields["type"] = kind
        pages = copy(record.fields["pages"])
        pages.flat = {name: _facet("integer", name, _PAGE_FACETS) for name in _PAGE_FACETS}
        record.fields["pages"] = pages
    # the virtual fields of a document include its volume, and the volume's fields include the documents
    volume.fields = volume.fields | {
        "documents": _list_of(document, volume.fields["documents"]),
        "catalogue": _list_of(entry, volume.fields["catalogue"]),
    }
    unmatched = Field("record")
    unmatched.fields = {
        "title": Field("text", zh="题名", description="Title that matches no type of the vocabulary"),
        "path": Field("text", zh="位置", description="Place of the document or line"),
    }
    titles = Field("list", zh="未识别题名", description="Titles that match no type of the vocabulary")
    called = Field("text", zh="名称", description="What the sheet is called")
    sheet = _with(root_field("remarks_sheet"), volume=volume.fields["kind"], title=called)
    sheets = Field("list", zh="备考表（各卷）", description="The remarks sheets of the file and of its volumes")
    first = Field("date", zh="年度首日", description="First day of the year of the file")
    last = Field("date", zh="年度末日", description="Last day of the year of the file")
    parties = copy(root_field("parties"))
    parties.zh, parties.description = "当事人名单", "All parties, the first of them being the party"
    return _with(
        read_shape(),
        unit=_with(root_field("unit"), first_day=first, last_day=last),
        parties=parties,
        remarks_sheets=_list_of(sheet, sheets),
        volumes=_list_of(volume, root_field("volumes")),
        documents=_list_of(document, Field("list", zh="全部文书", description="Documents of all volumes")),
        unmatched=_list_of(unmatched, titles),
    )


def _with(record: Field, **added: Field) -> Field:
    """Return a copy of *record* with fields *added*, also under their Chinese labels."""
    changed = copy(record)
    changed.fields = record.fields | added
    changed.labels = record.labels | {field.zh: key for key, field in added.items() if field.zh}
    return changed


def _list_of(item: Field, like: Field) -> Field:
    """Return a copy of the list *like* with *item* as its member."""
    changed = copy(like)
    changed.item = item
    return changed


def _member(field: Field) -> Field:
    if field.item is None:
        message = "expected a list"
        raise TypeError(message)
    return field.item


def _position(zh: str) -> Field:
    return Field("integer", zh=zh, description="Place in the volume, counted from 1")


def _facets_of(kind: Field, vocabulary: Vocabulary) -> dict[str, Field]:
    """Return the facets of the type of a document."""
    facets = {name: _facet("choice", name, _TYPE_FACETS) for name in _TYPE_FACETS}
    facets["id"].values = tuple(vocabulary.types)
    facets["group"] = _like(_vocabulary_field("types", "group"), facets["group"])
    facets["volume"] = _like(_vocabulary_field("orders", "volume"), facets["volume"])
    facets["within"].values, facets["within"].value_labels = kind.values, kind.value_labels
    return facets


def _vocabulary_field(where: str, key: str) -> Field:
    """Return the field *key* of a type or an order in the contract of vocabularies."""
    return _member(load_shape("vocabulary").fields[where]).fields[key]


def _like(choice: Field, facet: Field) -> Field:
    """Return *facet* with the values of *choice*."""
    facet.values, facet.value_labels = choice.values, choice.value_labels
    return facet


def _facet(kind: str, name: str, facets: dict[str, tuple[str, str]]) -> Field:
    return Field(kind, zh=facets[name][0], description=facets[name][1])
