"""Who codes what: texts or passages of them, assigned with a seed, blind until all have finished,
given back with a reason; and who looks a second time at what he has coded.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any, Self

from .. import store
from ..agreement.drawing import Drawn, Unit, draw
from ..agreement.portions import SPOKEN, Portion, portions
from ..errors import NotAllowed, OptionError, UnknownName
from . import records
from .adjudicating import Adjudicating
from .assigned import ASSIGNED, Note, record_of, released, scope_of
from .base import Sharing, tidy
from .layers import AGAIN, CODERS

LOOK = "second look"
"""What part of a batch a second look is."""
LONGEST_REASON = 2000
DAYS, MOST_DAYS = 14, 3650
"""Days between a coder's coding and his second look: what is usual, and the most."""


@dataclass(frozen=True, slots=True)
class Assignment:
    """A text or a passage somebody is to code, and how far it is: ``state`` is waiting, open,
    begun, finished, returned or adjudicated.

    ``statements``: how many the coder made there; ``finished``: when he said he has read it all.
    ``start`` and ``stop`` limit a passage (a ``stop`` of 0: the whole text), ``first`` and ``last``
    are the numbers of its spoken turns. ``again``: a second look at what he has coded, from
    ``since`` on; until he has ``began`` one it is not counted as his.
    """

    id: str
    transcript: str
    title: str
    coder: str
    part: str
    batch: str
    seed: int
    blind: bool
    closed: bool
    state: str
    statements: int
    finished: str
    at: str
    by: str
    reason: str
    opened: tuple[Mapping[str, str], ...]
    start: int = 0
    stop: int = 0
    first: int = 0
    last: int = 0
    again: bool = False
    since: str = ""
    began: str = ""


@dataclass(frozen=True, slots=True)
class Planned(Drawn):
    """What is drawn for some coders: a text, or a passage of it (``place`` None: the whole)."""

    transcript: str = ""
    place: Portion | None = field(default=None)


class Assigning(Adjudicating):
    """Assignments of a project."""

    def seen_by(self, coder: str, sharing: Sharing) -> tuple[Self, Self]:
        """The project as somebody reads it, and as he writes into it.

        While a text is coded blind nobody reads more of it than what he made himself. A manager
        writes into the whole project, everybody else into what he sees.
        """
        whole = self.by(coder, sharing)
        with self.moment():
            # looked up before: what is written from now on may let more be seen
            whole.seen_at = self.whole.revision
            scope = scope_of(self.work(), self._earlier(), coder, looks_after=sharing.others)
        if scope is None:
            return whole, whole
        seen = whole.within(scope)
        return seen, whole if sharing.others else seen

    def assign(
        self,
        transcripts: Sequence[str],
        coders: Sequence[str] | Mapping[str, float],
        *,
        double: float | None = None,
        seed: int = 0,
        blind: bool = True,
        calibration: int = 0,
        by: str = "",
        turns: int = 0,
    ) -> list[Assignment]:
        """Draw who codes which text, as one undoable change (see
        :func:`hustings.agreement.drawing.draw`); returns the new assignments.

        ``transcripts``: ids (none: all); ``by``: an attribute of texts they are drawn evenly by;
        ``turns``: not whole texts but passages of about so many turns are drawn. What somebody has
        already is not given him again. Raises OptionError, UnknownName.
        """
        drawn = self.drawn(
            transcripts, coders, double=double, seed=seed, calibration=calibration, by=by,
            turns=turns,
        )  # fmt: skip
        batch, at = records.new_id("b"), store.now()
        held = self.work()
        first = Note("", "", "", "", batch, seed, blind, at, self.coder)
        notes = [
            replace(
                first, id=records.new_id("a"), transcript=one.transcript, coder=name, part=one.part,
                start=one.place.start if one.place else 0, stop=one.place.stop if one.place else 0,
            )
            for one in drawn
            for name in one.coders
            if not _has(held, name, one.transcript, one.place)
        ]  # fmt: skip
        if not notes:
            raise OptionError("All of this is assigned already.")
        many = f"{len(notes)} assignment{'s' * (len(notes) != 1)}"
        return self._give(notes, f"Made {many}{' to be coded blind' * blind}")

    def assign_again(
        self, coders: Sequence[str] = (), *, share: float = 0.1, days: int = DAYS, seed: int = 0
    ) -> list[Assignment]:
        """Have coders look a second time at a share of what each has finished, ``days`` after that
        at the earliest; one undoable change.

        In a second look nobody sees what he marked in the first, nor anybody else's; what he marks
        is kept apart (layer "again") and is compared with the first by
        ``agreement(coders=[NAME], again=True)``. ``coders``: none named is all. The same seed draws
        the same. Raises OptionError, UnknownName.
        """
        if not 0 < share <= 1:
            raise OptionError(f"The share is {share}; give a number above 0 and at most 1.")
        if not 0 <= days <= MOST_DAYS:
            raise OptionError(f"A second look is 0 to {MOST_DAYS:,} days later, not {days}.")
        named = {self._coder_called(name) for name in coders}
        held, texts = self.work(), self.whole.finished()
        seen = {(n.coder, n.place) for n in held if n.again}
        done = [n for n in held if not n.again and n.finished(texts)]
        notes, batch, at = [], records.new_id("b"), store.now()
        for coder in sorted(named or {n.coder for n in done}):
            own = [n for n in done if n.coder == coder and (coder, n.place) not in seen]
            if not own:
                continue
            drawn = Random(f"{seed} {coder}").sample(own, max(1, round(share * len(own))))
            for one in sorted(drawn, key=lambda n: n.place):
                since = _days_after(one.finished(texts), days)
                told = (batch, seed, True, at, self.coder)
                note = Note(records.new_id("a"), one.transcript, coder, LOOK, *told)
                limited = replace(note, start=one.start, stop=one.stop)
                notes.append(replace(limited, again=True, since=since))
        if not notes:
            raise OptionError(
                "Nobody named has finished anything that was not looked at again already; a second "
                "look is drawn from what was assigned and finished."
            )
        many = f"{len(notes)} second look{'s' * (len(notes) != 1)}"
        return self._give(notes, f"Asked for {many}")

    def _give(self, notes: Sequence[Note], told: str) -> list[Assignment]:
        with self._change("assign", told) as change:
            for note in notes:
                change.insert("extras", record_of(note))
        made = {note.id for note in notes}
        return [one for one in self.assignments() if one.id in made]

    def drawn(
        self,
        transcripts: Sequence[str],
        coders: Sequence[str] | Mapping[str, float],
        *,
        double: float | None = None,
        seed: int = 0,
        calibration: int = 0,
        by: str = "",
        turns: int = 0,
    ) -> list[Planned]:
        """What :meth:`assign` would give; nothing is written."""
        known = {t["id"]: t for t in self.transcripts()}
        named = [self._newest(key) for key in transcripts] or list(known)
        shares = coders if isinstance(coders, Mapping) else dict.fromkeys(coders, 1.0)
        shares = {self._coder_called(name): share for name, share in shares.items()}
        units, places = [], {}
        for key in dict.fromkeys(named):
            text = known[key]
            stratum = str(text["attributes"].get(by, "")) if by else ""
            for place in portions(self.transcript(key), turns) if turns else (None,):
                size = place.stop - place.start if place else int(text["characters"])
                unit = f"{key} {place.start}" if place else key
                units.append(Unit(unit, size, stratum))
                places[unit] = (key, place)
        drawn = draw(units, shares, double=double, calibration=calibration, seed=seed)
        return [Planned(d.unit, d.coders, d.part, *places[d.unit]) for d in drawn]

    def assignments(self, coder: str = "") -> list[Assignment]:
        """Who codes what and how far it is, by text and coder; of one coder where named.

        This is told to those who look after a project, and to each coder of his own.
        """
        here = self.whole
        done, notes = here.finished(), here.work()
        made = here.statements_made(notes)
        decided = here.settled_texts()
        titles, numbers = here.titles(), here.turn_numbers(notes)
        out = []
        for note in notes:
            at = note.finished(done)
            first, last = numbers.get(note.place, (0, 0))
            out.append(
                Assignment(
                    id=note.id,
                    transcript=note.transcript,
                    title=titles[note.transcript],
                    coder=note.coder,
                    part=note.part,
                    batch=note.batch,
                    seed=note.seed,
                    blind=note.blind,
                    closed=note.closed,
                    state=_state(note, at, made[note.id], note.transcript in decided),
                    statements=made[note.id],
                    finished=at,
                    at=note.at,
                    by=note.by,
                    reason=(note.returned or {}).get("reason", ""),
                    opened=note.opened,
                    start=note.start,
                    stop=note.stop,
                    first=first,
                    last=last,
                    again=note.again,
                    since=note.since,
                    began=note.began,
                )
            )
        return [one for one in out if coder in ("", one.coder)]

    def colleagues(self) -> list[str]:
        """Everybody who coded here, finished a text or was given something to code; in a shared
        project those alone whose work this person sees.
        """
        given = {note.coder for note in self.work()} if self.sharing is None else set()
        return sorted(given.union(self.coders()))

    def statements_made(self, notes: Sequence[Note]) -> Counter[str]:
        """How many statements each assignment's coder made there: id -> number."""
        made: Counter[str] = Counter()
        whole = Counter(self.codings())
        for note in notes:
            if not note.alone:
                made[note.id] = whole[note.transcript, note.coder]
        for again in (False, True):
            some = [n for n in notes if n.alone and n.again == again]
            if not some:
                continue
            layer = frozenset({AGAIN if again else CODERS})
            texts = tuple(sorted({n.transcript for n in some}))
            asked = store.Question(transcripts=texts, layers=layer)
            for text, who, begin, n in store.grouped(
                self._db, asked, "transcript", "coder", "begin"
            ):
                for note in some:
                    if note.coder == who and note.holds(text, begin):
                        made[note.id] += n
        return made

    def turn_numbers(self, notes: Sequence[Note]) -> dict[tuple[str, int, int], tuple[int, int]]:
        """The numbers of the first and last spoken turn of each passage."""
        out = {}
        for text in dict.fromkeys(n.transcript for n in notes if n.stop):
            turns = [t.start for t in self.transcript(text).turns if t.kind in SPOKEN]
            for place in {n.place for n in notes if n.transcript == text and n.stop}:
                inside = [i for i, at in enumerate(turns, 1) if place[1] <= at < place[2]]
                out[place] = (inside[0], inside[-1]) if inside else (0, 0)
        return out

    def assignment(self, key: str) -> Assignment:
        """One assignment by its id. Raises UnknownName; another's is as if it were not there."""
        found = next((one for one in self.assignments() if one.id == key), None)
        mine = self.sharing is None or self.sharing.others
        if found is None or (found.coder != self.coder and not mine):
            raise UnknownName("assignment", key, ())
        return found

    def return_assignment(self, key: str, reason: str) -> Assignment:
        """Give a finished text back to its coder with a reason; undoable. Raises OptionError."""
        found, reason = self.assignment(key), " ".join(reason.split())
        if found.again:
            raise OptionError("A second look is not given back: it is compared as it was made.")
        if not reason:
            raise OptionError("Say why the text is given back: its coder reads it.")
        if len(reason) > LONGEST_REASON:
            raise OptionError(f"A reason has at most {LONGEST_REASON} characters.")
        if not found.finished:
            raise OptionError(f"{found.coder} has not finished {found.title!r}.")
        told = {"reason": reason, "by": self.coder, "at": store.now()}
        with self._change("return", f"Gave {found.title!r} back to {found.coder}") as change:
            self._note_assigned(change, found, returned=told, read="")
            if not found.stop:
                note = self._finished_record(found.transcript)
                kept = {c: at for c, at in note["data"].items() if c != found.coder}
                change.update("extras", note, {"data": kept})
        return self.assignment(key)

    def reassign(self, key: str, coder: str) -> Assignment:
        """Give a text nobody has begun to somebody else; undoable. Raises OptionError."""
        found, coder = self.assignment(key), self._coder_called(coder)
        if found.again:
            raise OptionError("A second look is the same coder's, or it would be a first one.")
        if found.state != "open":
            raise OptionError(f"{found.coder} has begun {found.title!r}; only open ones move.")
        place = Portion(found.start, found.stop, 0, 0) if found.stop else None
        if _has(self.work(), coder, found.transcript, place):
            raise OptionError(f"{coder} has {found.title!r} already.")
        with self._change("assign", f"Gave {found.title!r} to {coder}") as change:
            self._note_assigned(change, found, coder=coder)
        return self.assignment(key)

    def withdraw_assignment(self, key: str) -> None:
        """Take an unfinished text from a coder; what he made there stays. Undoable. Raises
        OptionError.
        """
        found = self.assignment(key)
        if found.finished:
            raise OptionError(f"{found.coder} has finished {found.title!r}; it stays with him.")
        with self._change("assign", f"Took {found.title!r} from {found.coder}") as change:
            change.delete("extras", self._one("extras", ASSIGNED + key, "assignment"))

    def begin_assignment(self, key: str) -> Assignment:
        """Begin a second look: from now on its coder sees nothing he marked in that text before,
        and what he marks there is kept apart. Not undoable. Raises OptionError.
        """
        found = self.assignment(key)
        if not found.again:
            raise OptionError("Only a second look is begun; what is coded first simply is coded.")
        if found.began:
            return found
        if found.since > store.now():
            raise OptionError(f"This second look is from {found.since[:10]} on, not before.")
        first = [
            n for n in self.work()
            if not n.again and (n.transcript, n.coder) == (found.transcript, found.coder)
        ]  # fmt: skip
        texts = self.whole.finished()
        if any(n.closed or not n.finished(texts) for n in first):
            raise OptionError(
                f"{found.title!r} is still coded for the first time; look again when all its "
                f"coders have finished it."
            )
        told = f"{found.coder} looks at {found.title!r} a second time"
        with self._change("assign", told, undoable=False) as change:
            self._note_assigned(change, found, began=store.now())
        return self.assignment(key)

    def finish_assignment(self, key: str) -> Assignment:
        """Declare a text, a passage or a second look read to its end. Raises OptionError."""
        found = self.assignment(key)
        if found.again and not found.began:
            raise OptionError("Begin the second look first; nothing was marked in it yet.")
        if not (found.stop or found.again):
            self.finish(found.transcript, found.coder)
        elif not found.finished:
            self.whole.declare_passage(found, store.now())
        return self.assignment(key)

    def reopen_assignment(self, key: str) -> Assignment:
        """Go on with what was declared finished, while nobody has seen it. Raises NotAllowed."""
        found = self.assignment(key)
        if found.again and found.finished:
            raise NotAllowed(
                "You see your first coding again, so the second look stays as it is.",
                needed="manager",
            )
        if found.coder in self.whole.finished().get(found.transcript, {}):
            self.reopen(found.transcript, found.coder)
        elif found.finished:
            self.whole.declare_passage(found, "")
        return self.assignment(key)

    def declare_passage(self, one: Assignment, at: str) -> None:
        """Note when a passage was read; with the last of a text that is coded blind it is open."""
        self.refuse_for(one.coder)
        notes, texts = self.work(), self.whole.finished()
        own = next(n for n in notes if n.id == one.id)
        self._refuse_reopening([own], one.transcript, one.coder, finished=bool(at))
        after = [replace(n, read=at) if n.id == one.id else n for n in notes]
        before = {n.id: n for n in notes}
        what = "a second look at" if one.again else "a passage of"
        told = f"{one.coder} {'finished' if at else 'reopened'} {what} {one.title!r}"
        with self._change("review", told, undoable=False) as change:
            for note in released(after, texts):
                if note != before[note.id]:
                    kept = self._one("extras", record_of(note)["id"], "assignment")
                    change.update("extras", kept, record_of(note))

    def _newest(self, transcript: str) -> str:
        """The id of a text, or of what took its place. Raises UnknownName."""
        return self._with_successors([str(self._transcript_record(transcript)["id"])])[-1]

    def _coder_called(self, name: str) -> str:
        """The name of somebody who may code here. Raises UnknownName."""
        name = tidy(name)
        if self.sharing is not None and name not in self.sharing.coders():
            raise UnknownName("coder", name, self.sharing.coders())
        return name

    def open_assignment(self, transcript: str, reason: str) -> None:
        """Look into a text that is coded blind; an owner may, and it is kept with it for good.

        Raises NotAllowed, OptionError.
        """
        if self.sharing is not None and not self.sharing.owns:
            raise NotAllowed("Only an owner may look into what is coded blind.", needed="owner")
        reason = " ".join(reason.split())[:LONGEST_REASON]
        if not reason:
            raise OptionError("Say why you look into it; the reason is kept.")
        key = self._newest(transcript)
        shut = [n for n in self.work() if n.transcript == key and n.closed]
        if not shut:
            raise OptionError("This text is not coded blind.")
        if any(n.coder == self.coder for n in shut):
            raise NotAllowed("You code this text blind yourself.", needed="owner")
        told = {"by": self.coder, "at": store.now(), "reason": reason}
        with self._change("open", "Looked into a text coded blind", undoable=False) as change:
            for note in shut:
                self._note_assigned(change, note, opened=(*note.opened, told))

    def _note_assigned(self, change: Any, one: Note | Assignment, **new: Any) -> None:
        note = next(n for n in self.work() if n.id == one.id)
        before = self._one("extras", record_of(note)["id"], "assignment")
        change.update("extras", before, record_of(replace(note, **new)))


def _has(held: Sequence[Note], coder: str, transcript: str, place: Portion | None) -> bool:
    """Whether somebody has a text, or some of a passage, to code already."""
    own = (n for n in held if n.coder == coder and n.transcript == transcript and not n.again)
    return any(
        place is None or not n.stop or (n.start < place.stop and place.start < n.stop) for n in own
    )


def _days_after(moment: str, days: int) -> str:
    """A moment of the log so many days later."""
    at = datetime.fromisoformat(moment).astimezone(UTC) + timedelta(days=days)
    return at.isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _state(note: Note, finished: str, statements: int, decided: bool) -> str:
    if finished:
        return "adjudicated" if decided and not note.again else "finished"
    if note.returned is not None:
        return "returned"
    if note.again and not note.began:
        return "waiting" if note.since > store.now() else "open"
    if note.again:
        return "begun"
    return "begun" if statements else "open"
