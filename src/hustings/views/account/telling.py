"""The statements of one speaker, and what every part of an account asks of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from ...errors import UnknownName
from ...model import Selection, Statement
from ...project import Project
from ...project.asking import Asked
from ...wording import counted, say, worded
from ..answers.account import AccountLine, AccountQuote, AccountRow
from ..places import Places
from ..rows import reading
from .words import through


@dataclass(frozen=True)
class Teller:
    """One speaker of a project with everything that speaker says, in reading order."""

    project: Project
    name: str
    today: str
    versions: str = "once"
    """Whether one interview in several versions counts once, or all of them."""

    @cached_property
    def _counting(self) -> tuple[list[Statement], tuple[str, ...]]:
        return self.project.counting(Selection(speakers=(self.name,), versions=self.versions))

    @property
    def said(self) -> list[Statement]:
        """Every statement of this person that counts, in the order of the texts."""
        return self._counting[0]

    @property
    def notes(self) -> tuple[str, ...]:
        """A sentence for each interview in several versions: which of them counts."""
        return self._counting[1]

    @cached_property
    def selecting(self) -> dict[str, object]:
        """What asks a study for the same statements: every part counts the same versions."""
        if not self.notes:
            return {}
        texts = dict.fromkeys(s.transcript for s in self.said)
        return {"transcripts": list(texts), "versions": "all"}

    @cached_property
    def by_id(self) -> dict[str, Statement]:
        """The same by id."""
        return {s.id: s for s in self.said}

    @cached_property
    def places(self) -> Places:
        """Where statements stand."""
        return Places(self.project)

    @cached_property
    def readings(self) -> dict[str, str]:
        """Each statement in one line, by id."""
        forms = {f.name: f for f in self.project.forms()}
        return {s.id: reading(s, forms.get(s.form)) for s in self.said}

    @property
    def account(self) -> str:
        """Whose account it is."""
        return say("in {name}’s account", name=self.name)

    def of(self, *forms: str) -> list[Statement]:
        """The statements of these forms."""
        return [s for s in self.said if s.form in forms]

    def passages(self, ids: Iterable[str]) -> int:
        """On how many sentences statements rest: passages that overlap are one, so that a passage
        two people coded, or coded as two things, is not counted twice."""
        wanted = {i for i in ids if i in self.by_id}
        spans = sorted((s.transcript, s.start, s.end) for i, s in self.by_id.items() if i in wanted)
        n, text, reached = 0, "", -1
        for transcript, start, end in spans:
            if transcript != text or start >= reached:
                n, text, reached = n + 1, transcript, end
            else:
                reached = max(reached, end)
        return n

    def whose(self, s: Statement) -> str:
        """Whose view a statement tells, and through whom; empty where it is the speaker's own.

        ", the view of the Company, by way of Voss".
        """
        if s.own:
            return ""
        held = say(", the view of {holder}", holder=s.holder or say("nobody named"))
        if s.holder == self.name:
            held = say(", {name}’s own view", name=self.name)
        return held + through(s.via)

    def holder(self, s: Statement) -> str:
        """The same for a cell of a table: empty where it is the speaker's own view."""
        return "" if s.own else f"{s.holder or say('nobody named')}{through(s.via)}"

    def sentences(self, ids: Iterable[str]) -> str:
        """ "1 sentence", "4 sentences"."""
        return counted(self.passages(ids), "sentence")

    def line(self, text: str, ids: Iterable[str]) -> AccountLine:
        """A sentence of the account."""
        return AccountLine(" ".join(text.split()), list(dict.fromkeys(ids)))

    def row(self, cells: Sequence[str], ids: Iterable[str]) -> AccountRow:
        """A row of a table, with the number of sentences as its last cell."""
        held = list(dict.fromkeys(ids))
        return AccountRow([*cells, str(self.passages(held))], held)

    def quote(self, key: str) -> AccountQuote:
        """Words the account is told with."""
        s = self.by_id[key]
        whose = self.whose(s)
        turn = self.places.turn(s.transcript, s.start)
        where = self.places.titles.get(s.transcript, "")
        parts = [f"{self.name} {worded(s.commitment)}{whose}"]
        parts += [say("told of {time}", time=s.about) if s.about else ""]
        parts += [where, say("turn {n}", n=turn) if turn else ""]
        told = " · ".join(p for p in parts if p)
        return AccountQuote(s.id, s.quote, told, s.transcript, s.start)


def rejecting(t: Teller, s: Statement, what: str) -> str:
    """What the speaker rejects; of another's, who says so, and by way of whom it is known."""
    if s.own:
        return say("{name} rejects that {what}.", name=t.name, what=what)
    return say(
        "{name} rejects what {holder} says{through}, that {what}.",
        name=t.name,
        holder=s.holder or say("somebody who is not named"),
        through=through(s.via),
        what=what,
    )


def speakers(project: Project) -> dict[str, int]:
    """Who speaks, with how many statements, those who say most first."""
    found = project.counted(Asked(Selection()), "speaker")
    return dict(sorted(found.items(), key=lambda pair: (-pair[1], pair[0])))


def teller(project: Project, name: str, today: str, versions: str = "once") -> Teller:
    """The speaker of that name, or of that alias. Raises UnknownName with the nearest names."""
    known = speakers(project)
    if name not in known:
        alike = [a.name for a in project.actors() if name in (a.name, *a.aliases)]
        name = next((a for a in alike if a in known), name)
    if name not in known:
        raise UnknownName("speaker", name, known)
    return Teller(project, name, today, versions)
