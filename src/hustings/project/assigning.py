"""Who codes what: assigned with a seed, blind until all have finished, given back with a reason."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Self

from .. import store
from ..agreement.drawing import Drawn, Unit, draw
from ..errors import NotAllowed, OptionError, UnknownName
from . import records
from .adjudicating import Adjudicating
from .assigned import ASSIGNED, Note, record_of, scope_of
from .base import Sharing, tidy

LONGEST_REASON = 2000


@dataclass(frozen=True, slots=True)
class Assignment:
    """A text somebody is to code, and how far it is: ``state`` is open, begun, finished, returned
    or adjudicated.

    ``statements``: how many the coder made there; ``finished``: when he said he has read it all.
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


class Assigning(Adjudicating):
    """Assignments of a project."""

    def seen_by(self, coder: str, sharing: Sharing) -> tuple[Self, Self]:
        """The project as somebody reads it, and as he writes into it.

        While a text is coded blind nobody reads more of it than what he made himself. A manager
        writes into the whole project, everybody else into what he sees.
        """
        whole = self.by(coder, sharing)
        scope = scope_of(self._assigned(), self._earlier(), coder, looks_after=sharing.others)
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
    ) -> list[Assignment]:
        """Draw who codes which text, as one undoable change (see
        :func:`hustings.agreement.drawing.draw`); returns the new assignments.

        ``transcripts``: ids (none: all); ``by``: an attribute of texts they are drawn evenly by.
        What somebody has already is not given him again. Raises OptionError, UnknownName.
        """
        drawn = self.drawn(
            transcripts, coders, double=double, seed=seed, calibration=calibration, by=by
        )
        batch, at = records.new_id("b"), store.now()
        have = {(n.transcript, n.coder) for n in self._assigned()}
        notes = [
            Note(records.new_id("a"), one.unit, name, one.part, batch, seed, blind, at, self.coder)
            for one in drawn
            for name in one.coders
            if (one.unit, name) not in have
        ]
        if not notes:
            raise OptionError("All of this is assigned already.")
        many = f"{len(notes)} assignment{'s' * (len(notes) != 1)}"
        with self._change("assign", f"Made {many}{' to be coded blind' * blind}") as change:
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
    ) -> list[Drawn]:
        """What :meth:`assign` would give; nothing is written."""
        known = {t["id"]: t for t in self.transcripts()}
        named = [self._newest(key) for key in transcripts] or list(known)
        shares = coders if isinstance(coders, Mapping) else dict.fromkeys(coders, 1.0)
        shares = {self._coder_called(name): share for name, share in shares.items()}
        units = []
        for key in dict.fromkeys(named):
            text = known[key]
            stratum = str(text["attributes"].get(by, "")) if by else ""
            units.append(Unit(key, int(text["characters"]), stratum))
        return draw(units, shares, double=double, calibration=calibration, seed=seed)

    def assignments(self, coder: str = "") -> list[Assignment]:
        """Who codes what and how far it is, by text and coder; of one coder where named.

        This is told to those who look after a project, and to each coder of his own.
        """
        here = self.whole
        done = here.finished()
        made = Counter(here.codings())
        decided = {d.transcript for d in here.decisions()}
        titles = here.titles()
        out = []
        for note in here._assigned():
            place = (note.transcript, note.coder)
            at = done.get(note.transcript, {}).get(note.coder, "")
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
                    state=_state(note, at, made[place], note.transcript in decided),
                    statements=made[place],
                    finished=at,
                    at=note.at,
                    by=note.by,
                    reason=(note.returned or {}).get("reason", ""),
                    opened=note.opened,
                )
            )
        return [one for one in out if coder in ("", one.coder)]

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
        if not reason:
            raise OptionError("Say why the text is given back: its coder reads it.")
        if len(reason) > LONGEST_REASON:
            raise OptionError(f"A reason has at most {LONGEST_REASON} characters.")
        if not found.finished:
            raise OptionError(f"{found.coder} has not finished {found.title!r}.")
        told = {"reason": reason, "by": self.coder, "at": store.now()}
        with self._change("return", f"Gave {found.title!r} back to {found.coder}") as change:
            self._note_assigned(change, found, returned=told)
            note = self._finished_record(found.transcript)
            kept = {c: at for c, at in note["data"].items() if c != found.coder}
            change.update("extras", note, {"data": kept})
        return self.assignment(key)

    def reassign(self, key: str, coder: str) -> Assignment:
        """Give a text nobody has begun to somebody else; undoable. Raises OptionError."""
        found, coder = self.assignment(key), self._coder_called(coder)
        if found.state != "open":
            raise OptionError(f"{found.coder} has begun {found.title!r}; only open ones move.")
        if any(n.transcript == found.transcript and n.coder == coder for n in self._assigned()):
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
        shut = [n for n in self._assigned() if n.transcript == key and n.closed]
        if not shut:
            raise OptionError("This text is not coded blind.")
        if any(n.coder == self.coder for n in shut):
            raise NotAllowed("You code this text blind yourself.", needed="owner")
        told = {"by": self.coder, "at": store.now(), "reason": reason}
        with self._change("open", "Looked into a text coded blind", undoable=False) as change:
            for note in shut:
                self._note_assigned(change, note, opened=(*note.opened, told))

    def _note_assigned(self, change: Any, one: Note | Assignment, **new: Any) -> None:
        note = next(n for n in self._assigned() if n.id == one.id)
        before = self._one("extras", record_of(note)["id"], "assignment")
        change.update("extras", before, record_of(replace(note, **new)))


def _state(note: Note, finished: str, statements: int, decided: bool) -> str:
    if finished:
        return "adjudicated" if decided else "finished"
    if note.returned is not None:
        return "returned"
    return "begun" if statements else "open"
