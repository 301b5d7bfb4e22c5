"""Who codes what: texts or passages of them, assigned with a seed, blind until all have finished,
given back with a reason; and who looks a second time at what he has coded.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from random import Random
from typing import Self

from ... import store
from ...agreement.drawing import Unit, draw
from ...agreement.portions import portions
from ...errors import OptionError, UnknownName
from .. import codec
from ..base import tidy
from ..columns.layers import AGAIN, CODERS
from ..standpoint import Sharing
from .adjudicating import Adjudicating
from .assigned import Note, record_of, scope_of
from .assignments import (
    DAYS,
    LOOK,
    MOST_DAYS,
    Assignment,
    Planned,
    days_after,
    has_already,
    state_of,
)


class Assigning(Adjudicating):
    """Assignments of a project."""

    def seen_by(self, coder: str, sharing: Sharing) -> tuple[Self, Self]:
        """The project as somebody reads it, and as he writes into it.

        While a text is coded blind nobody reads more of it than what he made himself. A manager
        writes into the whole project, everybody else into what he sees.
        """
        whole = self.by(coder, sharing)
        with self.database.moment(glancing=True):
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
        batch, at = codec.new_id("b"), store.now()
        held = self.work()
        first = Note("", "", "", "", batch, seed, blind, at, self.coder)
        notes = [
            replace(
                first, id=codec.new_id("a"), transcript=one.transcript, coder=name, part=one.part,
                start=one.place.start if one.place else 0, stop=one.place.stop if one.place else 0,
            )
            for one in drawn
            for name in one.coders
            if not has_already(held, name, one.transcript, one.place)
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
        notes, batch, at = [], codec.new_id("b"), store.now()
        for coder in sorted(named or {n.coder for n in done}):
            own = [n for n in done if n.coder == coder and (coder, n.place) not in seen]
            if not own:
                continue
            drawn = Random(f"{seed} {coder}").sample(own, max(1, round(share * len(own))))
            for one in sorted(drawn, key=lambda n: n.place):
                since = days_after(one.finished(texts), days)
                told = (batch, seed, True, at, self.coder)
                note = Note(codec.new_id("a"), one.transcript, coder, LOOK, *told)
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
        with self.changing("assign", told) as change:
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
        notes = here.work()
        if not notes:
            return []
        done = here.finished()
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
                    state=state_of(note, at, made[note.id], note.transcript in decided),
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
                self.database, asked, "transcript", "coder", "begin"
            ):
                for note in some:
                    if note.coder == who and note.holds(text, begin):
                        made[note.id] += n
        return made

    def turn_numbers(self, notes: Sequence[Note]) -> dict[tuple[str, int, int], tuple[int, int]]:
        """The numbers of the first and last turn of each passage, as a page counts them."""
        out = {}
        for text in dict.fromkeys(n.transcript for n in notes if n.stop):
            turns = [turn.start for turn in self.transcript(text).turns]
            for place in {n.place for n in notes if n.transcript == text and n.stop}:
                inside = [n for n, at in enumerate(turns, 1) if place[1] <= at < place[2]]
                out[place] = (inside[0], inside[-1]) if inside else (0, 0)
        return out

    def assignment(self, key: str) -> Assignment:
        """One assignment by its id. Raises UnknownName; another's is as if it were not there."""
        found = next((one for one in self.assignments() if one.id == key), None)
        mine = self.sharing is None or self.sharing.others
        if found is None or (found.coder != self.coder and not mine):
            raise UnknownName("assignment", key, ())
        return found

    def _newest(self, transcript: str) -> str:
        """The id of a text, or of what took its place. Raises UnknownName."""
        return self._with_successors([str(self.transcript_record(transcript)["id"])])[-1]

    def _coder_called(self, name: str) -> str:
        """The name of somebody who may code here. Raises UnknownName."""
        name = tidy(name)
        if self.sharing is not None and name not in self.sharing.coders():
            raise UnknownName("coder", name, self.sharing.coders())
        return name
