"""required: a paper that must be in the file (应有材料)."""

from typing import Any

from casefile_rules.checks._documents import Listed, doubt, fitting, home, insertion, listed, told, typed
from casefile_rules.checks._kind import Kind, anything, choice, flag, parameters, text, texts, whole_number
from casefile_rules.conditions import At, Certain, Compiled, Run, Scope, Trace, constant
from casefile_rules.status import FAIL, NOT_APPLICABLE, PASS, UNDETERMINED
from casefile_rules.values import Record


def compile_required(typed_: dict[str, Any], scope: Scope, at: At) -> Compiled:
    """Compile ``{type | any_of, volume, where, at_least}``.

    A paper counts where its type, or the type whose place it shares, is one of those named. In a closed list what is
    not there is missing; where more may exist, or a title matches no type, its absence is undetermined. The fault
    names the place where the paper belongs; a paper that is there and does not meet *where* is named itself. An empty
    closed volume lacks it like any other. ``exact``: papers that only share the place of the type do not count.
    """
    names = [typed_["type"]] if typed_.get("type") else list(typed_.get("any_of") or [])
    if bool(typed_.get("type")) == bool(typed_.get("any_of")):
        scope.problem("S324", at)
        return constant()
    wanted = frozenset(typed(scope, names, (*at, "type" if typed_.get("type") else "any_of")))
    if not wanted:
        return constant()
    volume, least = typed_.get("volume"), typed_.get("at_least") or 1
    exact = bool(typed_.get("exact"))
    documents_of, item = home(scope)
    where = None
    if typed_.get("where") is not None and item is not None:
        where = scope.within(item).condition(typed_["where"], (*at, "where"))

    fits = fitting(wanted, exact=exact)

    def unmet(run: Run, document: Record, each: Record) -> Record:
        """Return the fault of a paper that is there and does not meet the condition, by the fields that fall short."""
        trace = Trace("", "", None, None, PASS) if where is None else where.explain(run, document, each)
        if trace.status == PASS:
            return {}
        paths = dict.fromkeys(leaf.path for leaf in trace.leaves() if leaf.path)
        return {"unmet": list(paths), **told(document)}

    def among(run: Run, here: Record, each: Record) -> tuple[int, int, Listed]:
        """Return (surely there, possibly there, the documents looked at)."""
        found = listed(documents_of(run, here), volume)
        sure = maybe = 0
        for document in found.documents:
            belongs = fits(document)
            if belongs == FAIL:
                continue
            meets = PASS if where is None else where.status(run, document, each)
            if meets in (FAIL, NOT_APPLICABLE):
                continue
            if belongs == PASS and meets == PASS:
                sure += 1
            else:
                maybe += 1
        return sure, maybe, found

    def status(run: Run, here: Record, each: Record) -> int:
        sure, maybe, found = among(run, here, each)
        if sure >= least:
            return PASS
        return UNDETERMINED if found.is_open or sure + maybe >= least else FAIL

    def explain(run: Run, here: Record, each: Record) -> Trace:
        sure, maybe, found = among(run, here, each)
        result = status(run, here, each)
        note = doubt(found) if result == UNDETERMINED else ""
        faults: tuple[Record, ...] = ()
        if result == FAIL:
            there = [] if where is None else [one for one in found.documents if fits(one) == PASS]
            unfit = tuple(told_ for told_ in (unmet(run, one, each) for one in there) if told_)
            missing: Record = {"missing": names[0] if len(names) == 1 else names}
            if least > 1:
                missing |= {"least": least, "there": sure}
            else:
                missing |= _place(scope, names, run, found)
            faults = (*unfit, missing) if least > 1 or not unfit else unfit
        return Trace("required", "", names, [sure, sure + maybe], result, (), faults, note)

    certain = None
    plain = where is None and least == 1 and not exact and volume is None
    if plain and not scope.inner and scope.here is scope.host.root:
        names_ = scope.host.names
        kinds = names_.part("root", ("kinds",))
        sure = f"not {names_.constant(wanted)}.isdisjoint({kinds})"
        sure = f"{names_.constant(next(iter(wanted)))} in {kinds}" if len(wanted) == 1 else sure
        documents = names_.top("root.get('documents', U)")
        told_ = names_.top(f"grouped({documents}, 'type')")
        certain = Certain(sure, f"{told_} and not ({sure})", told_)
    return Compiled(status, explain, certain=certain, lapses=False)


def _place(scope: Scope, names: list[str], run: Run, found: Listed) -> Record:
    """Return where the missing paper belongs, by the order of its volume, as far as there is one."""
    vocabulary = scope.host.vocabulary
    if vocabulary is None:
        return {}
    kind = vocabulary.resolve(names[0], run.root.get("category"))
    volume = None if kind is None else vocabulary.volume(kind)
    category = run.root.get("category")
    order = vocabulary.order_for(category if isinstance(category, str) else "", volume) if volume else None
    if kind is None or order is None or kind.id not in order.ranks:
        return {"volume": volume} if volume else {}
    documents = [each for each in found.documents if (each.get("volume") or {}).get("kind") == volume]
    return {"volume": volume, **insertion(documents, order.ranks, order.ranks[kind.id])}


KIND = Kind(
    "required",
    "应有的材料在卷",
    "A paper that must be there is in the file.",
    parameters(
        type=text("the type of document, by its official name or an alias"),
        any_of=texts("several types, any of which will do"),
        volume=choice("look in this volume only", "main", "sub"),
        where=anything("a condition the paper must also meet"),
        exact=flag("whether papers that only share the place of the type are left out"),
        at_least=whole_number("how many there must be, 1 where absent", 1),
    ),
    compile_required,
    needs="documents",
)
