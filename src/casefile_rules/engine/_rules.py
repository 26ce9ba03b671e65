"""A compiled rule: which edition and variant counts for a file, and what it says at each of its places."""

from collections.abc import Iterator

from casefile_rules.conditions import Compiled, Run, Trace
from casefile_rules.engine._bodies import Body, Place, merged
from casefile_rules.engine._deferrals import Deferral
from casefile_rules.engine._windows import Window
from casefile_rules.status import BROKE, FAIL, MAY_FAIL, MAY_NOT_APPLY, MAY_PASS, NOT_APPLICABLE, PASS
from casefile_rules.values import UNKNOWN, Record, Records


class Choice:
    """A variant of an edition: when it counts (all conditions), when it is in force (None: always), its body.

    A body of None is a disabled rule. ``deferral`` is what the rule gives way to, None for most; ``change`` the last
    change that led to the variant.
    """

    __slots__ = ("body", "change", "deferral", "whens", "window")

    def __init__(
        self, whens: tuple[Compiled, ...], window: Window | None, body: Body | None, deferral: Deferral | None = None,
        change: Record | None = None,
    ) -> None:  # fmt: skip
        self.whens = whens
        self.window = window
        self.body = body
        self.deferral = deferral
        self.change = change

    def holds(self, run: Run, place: Record | None = None) -> bool | None:
        """Return whether the variant is in force and gives way to nothing; None where nobody can tell.

        *place* is the record looked at, whose date may decide.
        """
        window = True if self.window is None else self.window.holds(run, place)
        if self.deferral is None or window is False:
            return window
        bound = self.deferral.holds(run)
        return bound if bound is False or window is True else window

    def openings(self, run: Run, place: Record | None = None) -> Iterator[Trace]:
        """Yield why nobody can tell whether it :meth:`holds`."""
        if self.window is not None and self.window.holds(run, place) is None:
            yield self.window.opening(run, place)
        if self.deferral is not None and self.deferral.holds(run) is None:
            yield self.deferral.opening()

    def status(self, run: Run) -> int:
        """Return whether the file of *run* meets every condition."""
        found = PASS
        for when in self.whens:
            status = when.status(run, run.root, run.root)
            found = min(found, FAIL if status == NOT_APPLICABLE else status)
        return found


class Edition:
    """One edition of a rule: its variants, of which the first that holds counts."""

    __slots__ = ("choices",)

    def __init__(self, choices: tuple[Choice, ...]) -> None:
        self.choices = choices


class CompiledRule:
    """A rule ready to run.

    ``only`` is its one body where neither date nor variant has to be looked at; ``by_place`` tells that the date of
    each place may decide which edition counts there. ``whole_file`` rules look at a file with several cases once, all
    others at each of its cases.
    """

    __slots__ = ("by_place", "editions", "id", "judges", "only", "whole_file")

    def __init__(self, id_: str, editions: tuple[Edition, ...]) -> None:
        self.id = id_
        self.editions = editions
        first = editions[0].choices[0]
        plain = len(editions) == 1 and first.window is None and first.deferral is None and not first.whens
        self.only = first.body if plain else None
        choices = [choice for edition in editions for choice in edition.choices]
        self.judges = any(choice.body.judges for choice in choices if choice.body is not None)
        self.whole_file = any(choice.body is not None and choice.body.data.get("whole_file") for choice in choices)
        self.by_place = any(choice.window is not None and choice.window.placed for choice in choices)

    def count(self, *, wanted: bool) -> None:
        """Say whether it matters how many faults there are at a place; it is not worked out where it does not."""
        for edition in self.editions:
            for choice in edition.choices:
                if choice.body is not None:
                    choice.body.counted = wanted

    @property
    def body(self) -> Body | None:
        """The body that speaks for the rule where no file is at hand: the first that is not disabled."""
        for edition in self.editions:
            for choice in edition.choices:
                if choice.body is not None:
                    return choice.body
        return None

    def places(self, run: Run, *, telling: bool = False, chosen: Body | None = None) -> list[Place] | None:
        """Return the places of the rule in the file of *run*; None where the rule is surely not selected.

        *telling*: without those where it surely does not apply. *chosen* is the body that counts, where that is known.
        A rule that breaks where it selects its places has one place, the whole file, which broke.
        """
        if run.parts and not self.whole_file:
            return self._in_parts(run, telling=telling)
        run.rule = self.id
        body = self.body
        if body is None:
            return None
        only = chosen or self.only
        try:
            if telling and only is not None:
                return only.telling(run)
            if only is not None and not self.by_place:
                return only.places(run)
            places = self._places(run)
            return [place for place in places if place.mask != MAY_NOT_APPLY] if telling and places else places
        except Exception:  # noqa: BLE001 - whatever a check kind raises is an `error` outcome, never the end
            return [Place("", run.root, BROKE | MAY_FAIL | MAY_NOT_APPLY | MAY_PASS, body, high=None)]

    def _in_parts(self, run: Run, *, telling: bool) -> list[Place] | None:
        """Return the places in each of the cases of the file, under the keys by which the whole file knows them."""
        found: list[Place] = []
        selected = False
        for number, part in enumerate(run.parts, 1):
            places = self.places(part, telling=telling)
            selected = selected or places is not None
            found += [place._replace(key=part.full(place.key), part=number) for place in places or ()]
        return found if selected else None

    def _places(self, run: Run) -> list[Place] | None:
        if self.by_place:
            return self._by_place(run)
        parts = [None if body is None else body.places(run) for body in self.bodies(run)]
        if all(part is None for part in parts):
            return None
        return parts[0] if len(parts) == 1 else merged(parts)

    def _by_place(self, run: Run) -> list[Place] | None:
        """Return the places, each as the editions say that may count at it; None where none counts anywhere."""
        made = {
            choice.body: {place.key: place for place in choice.body.places(run)}
            for edition in self.editions
            for choice in edition.choices
            if choice.body is not None
        }
        keys = {key: place.record for places in made.values() for key, place in places.items()}
        if not keys:
            return [] if any(any(self.bodies(run, member)) for member in self._members(run)) else None
        found: list[Place] = []
        selected = False
        for key, record in keys.items():
            bodies = self.bodies(run, record)
            selected = selected or any(bodies)
            parts = [None if body is None else [made[body][key]] if key in made[body] else [] for body in bodies]
            found += parts[0] or [] if len(parts) == 1 else merged(parts)
        return found if selected else None

    def _members(self, run: Run) -> list[Record | None]:
        """Return the members of the list that the rule is about, with an unknown one where there may be more.

        None where there is none at all: then the dates of the file decide.
        """
        body = self.body
        listed = None if body is None or body.collection is None else body.collection(run, run.root, run.root)
        if listed is UNKNOWN:
            return [{}]
        members: list[Record | None] = list(listed or ())
        if isinstance(listed, Records) and listed.unseen:
            members.append({})
        return members or [None]

    def everywhere(self, run: Run) -> Body | bool | None:
        """Return the one body that counts at every member of the list; False where none does, None where it differs."""
        found = {tuple(self.bodies(run, member)) for member in self._members(run)}
        only = found.pop()
        if found or len(only) > 1:
            return None
        return only[0] if only[0] is not None else False

    def bodies(self, run: Run, place: Record | None = None) -> list[Body | None]:
        """Return the bodies that may count: one where date and conditions are known; None: not selected."""
        standing = self._standing(run, place)
        return list(dict.fromkeys(None if choice is None else choice.body for choice, _, _ in standing))

    def undecided(self, run: Run, place: Record | None = None) -> list[Trace]:
        """Return what keeps open which body counts: dates and conditions not recorded; nothing where it is clear."""
        if self.only is not None or len(self.bodies(run, place)) == 1:
            return []
        found = []
        for choice, met, holds in self._standing(run, place):
            if choice is not None and not met:
                found += [when.explain(run, run.root, run.root) for when in choice.whens]
            if choice is not None and holds is None:
                found += choice.openings(run, place)
        return [trace for trace in found if trace.status not in (PASS, FAIL, NOT_APPLICABLE)]

    def left_out(self, run: Run) -> Choice | None:
        """Return what would count but for its date, a fact, or because it was switched off; the last one tried."""
        found = None
        for edition in self.editions:
            for choice in edition.choices:
                status = choice.status(run)
                if status == PASS and (choice.body is None or choice.holds(run) is not True):
                    found = choice
                if status == PASS:
                    break
        return found

    def _standing(self, run: Run, place: Record | None = None) -> Iterator[tuple[Choice | None, bool, bool | None]]:
        """Yield the choices that may count, with whether their conditions surely hold and whether their window does.

        None at the end: perhaps none counts. *place* is the record looked at, whose date may decide.
        """
        for edition in self.editions:
            counts = True
            for choice in edition.choices:
                status = choice.status(run)
                if status == FAIL:
                    continue
                holds = choice.holds(run, place)
                if holds is not False:
                    yield choice, status == PASS, holds
                counts = counts and holds is True
                if status == PASS:
                    break
            if counts:
                return  # exactly one edition counts
        yield None, True, True
