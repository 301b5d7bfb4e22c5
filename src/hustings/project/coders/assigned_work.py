"""What happens to an assignment: begun, finished, opened again, given back, moved, taken back."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from ... import store
from ...agreement.portions import Portion
from ...errors import NotAllowed, OptionError
from .assigned import ASSIGNED, Note, record_of, released
from .assigning import Assigning
from .assignments import LONGEST_REASON, Assignment, has_already


class AssignedWork(Assigning):
    """Assignments, as they are worked on."""

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
        with self.changing("return", f"Gave {found.title!r} back to {found.coder}") as change:
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
        if has_already(self.work(), coder, found.transcript, place):
            raise OptionError(f"{coder} has {found.title!r} already.")
        with self.changing("assign", f"Gave {found.title!r} to {coder}") as change:
            self._note_assigned(change, found, coder=coder)
        return self.assignment(key)

    def withdraw_assignment(self, key: str) -> None:
        """Take an unfinished text from a coder; what he made there stays. Undoable. Raises
        OptionError.
        """
        found = self.assignment(key)
        if found.finished:
            raise OptionError(f"{found.coder} has finished {found.title!r}; it stays with him.")
        with self.changing("assign", f"Took {found.title!r} from {found.coder}") as change:
            change.delete("extras", self.known_record("extras", ASSIGNED + key, "assignment"))

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
        with self.changing("assign", told, undoable=False) as change:
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
        with self.changing("review", told, undoable=False) as change:
            for note in released(after, texts):
                if note != before[note.id]:
                    kept = self.known_record("extras", record_of(note)["id"], "assignment")
                    change.update("extras", kept, record_of(note))

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
        with self.changing("open", "Looked into a text coded blind", undoable=False) as change:
            for note in shut:
                self._note_assigned(change, note, opened=(*note.opened, told))

    def _note_assigned(self, change: Any, one: Note | Assignment, **new: Any) -> None:
        note = next(n for n in self.work() if n.id == one.id)
        before = self.known_record("extras", record_of(note)["id"], "assignment")
        change.update("extras", before, record_of(replace(note, **new)))
