"""Questions about the statements of a project: names in, ids for the store, values out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Final, NamedTuple

from .. import store
from ..errors import OptionError
from ..model import Selection, Statement
from ..model.edtf import bounds, sort_key
from ..model.selecting import TIMES, VOICES, one_of, period, text_dates
from . import codec
from .columns import layers
from .names import Naming
from .periods import periods
from .suggestions import Deciding
from .texts.transcripts import Texts

Slice = store.Slice

SORTS: Final = {
    "start": "start",
    "quote": "quote",
    "about": "about",
    "made_at": "made_at",
    "speaker": "speaker",
    "holder": "holder",
    "form": "form",
    "commitment": "commitment",
    "coder": "coder",
    "title": "transcript",
    "reading": "leading",
}
"""What a list of statements is sorted by, and what the store calls it."""


HELD: Final = ("statements", "turns", "actors", "forms", "decisions")
"""Tables that say which statements count, and whose they are."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Which statements are meant: what a selection says, and more. Names are names."""

    selection: Selection = field(default_factory=Selection)
    words: str = ""
    """In quote, memo, fields, or in the name of whoever speaks, holds or is spoken of."""
    ids: tuple[str, ...] | None = None
    """Those named, in whatever layer where the selection names none."""
    stance: bool | None = None
    """For (True) or against, by the first yes/no field of the form."""
    noted: bool | None = None
    """With or without a memo."""
    of_others: bool = False
    """Only what is told as the view of somebody named who does not speak."""
    but: str | None = None
    """A form that is left out."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A page of statements; ``cursor`` asks for the next, None where there is none."""

    total: int
    statements: tuple[Statement, ...]
    cursor: tuple[Any, ...] | None


class Span(NamedTuple):
    """Where a statement stands, and the ids of whoever speaks and of whoever holds it."""

    statement: str
    transcript: str
    begin: int
    stop: int
    form: str
    speaker: str | None
    holder: str | None


class Asking(Naming, Texts, Deciding):
    """Which statements of a project fit, how many, and which of them on a page."""

    def asked(self, asked: Asked) -> store.Question:
        """What is asked, as the store understands it. Raises UnknownName for a voice or a time
        there is not, OptionError for a date that is none.
        """
        s = self.in_layers(asked.selection, named=asked.ids is not None)
        one_of("voice", s.voice, VOICES)
        told = one_of("time", s.time, TIMES) == "told"
        since, until = (None, None) if told else text_dates(s.since, s.until)
        return store.Question(
            ids=None if asked.ids is None else frozenset(asked.ids),
            forms=s.forms or None,
            transcripts=tuple(self._with_successors(s.transcripts)) if s.transcripts else None,
            speakers=self._ids_named(s.speakers, "actors") if s.speakers else None,
            holders=self._ids_named(s.holders, "actors") if s.holders else None,
            names=(*self._ids_named(s.concepts, "actors", "concepts"), *s.concepts)
            if s.concepts
            else None,
            coders=s.coders or None,
            layers=layers.chosen(self.database, s) if asked.ids is None or s.layers else None,
            commitments=s.commitments or None,
            since=since,
            until=until,
            told=self._told(s.since, s.until) if told and (s.since or s.until) else None,
            own=None if s.voice == "any" else s.voice == "own",
            stance=asked.stance,
            noted=asked.noted,
            looked=self._looked(asked.words) if asked.words else None,
            of_others=asked.of_others,
            but=asked.but,
        )

    def in_layers(self, selection: Selection, named: bool = False) -> Selection:
        """A selection with the layers the project is seen in, where it names neither layers nor
        coders nor (``named``) the very statements.
        """
        if named or selection.layers or selection.coders:
            return selection
        return replace(selection, layers=self.layers)

    def page(self, asked: Asked, part: store.Slice, sort: str = "start") -> Listed:
        """A page of the statements that fit. ``sort`` is a name of :data:`SORTS`, with "-" before
        it downwards. Raises OptionError.
        """
        name, down = sort.lstrip("-"), sort.startswith("-")
        if name not in SORTS:
            raise OptionError(f"Statements cannot be sorted by {name!r}.")
        order = store.Order(SORTS[name], down, self._called_as(name), self._days())
        found = store.page(self.database, self.asked(asked), order, part)
        return Listed(found.total, tuple(self._statements(found.rows)), found.cursor)

    def ids_of(self, asked: Asked) -> list[str]:
        """The ids of all statements that fit, in reading order."""
        return store.ids(self.database, self.asked(asked))

    def spans(self, asked: Asked) -> list[Span]:
        """Where the statements that fit stand, in reading order, and who speaks and holds each (by
        id)."""
        found = store.narrow(self.database, self.asked(asked), *Span._fields)
        return list(map(Span._make, found))

    def counted(self, asked: Asked, by: str) -> dict[str, int]:
        """How many of the statements that fit bear each name: "speaker", "holder", "form", "coder",
        "commitment", or "transcript" (by id). Nobody named is left out.
        """
        names = self.names_by_id("actors") if by in ("speaker", "holder") else {}
        found = store.grouped(self.database, self.asked(asked), by)
        return {names.get(value, value): int(n) for value, n in found if value}

    def texts_of_speakers(self) -> dict[str, int]:
        """In how many texts statements of each speaker stand, by name."""

        def count() -> dict[str, int]:
            names = self.names_by_id("actors")
            found = store.spread(self.database, self.asked(Asked()), "speaker", "transcript")
            return {names[speaker]: n for speaker, n in found if speaker}

        return self.database.kept("texts of speakers", HELD, count)

    def coded_by(
        self,
        selection: Selection | None = None,
        without: Collection[str] = (),
        ids: Iterable[str] | None = None,
    ) -> dict[tuple[str, str], int]:
        """How many statements a selection finds in each layer of each coder, those of some texts
        left out, and all but those ``ids`` names: (layer, coder) -> number.
        """
        out: Counter[tuple[str, str]] = Counter()
        named = None if ids is None else tuple(ids)
        asked = self.asked(Asked(selection or Selection(), ids=named))
        for text, layer, coder, n in store.layered(self.database, asked):
            if text not in without:
                out[layer, coder] += n
        return dict(out)

    def once(self) -> bool:
        """Whether every statement counts: in the place of none of them something was settled."""
        return not store.replaced(self.database)

    def codings(self) -> dict[tuple[str, str], int]:
        """How many statements each coder made in each transcript: (transcript, coder) -> number;
        what was settled between them left out.
        """

        def count() -> dict[tuple[str, str], int]:
            found = store.grouped(self.database, store.CODERS_OWN, "transcript", "coder")
            return {(str(text), str(coder)): int(n) for text, coder, n in found}

        return self.database.kept("codings", ("statements", "decisions"), count)

    def _ids_named(self, names: Iterable[str], *tables: str) -> tuple[str, ...]:
        """The ids behind names; a name nobody bears stands for nothing."""
        wanted = set(names)
        return tuple(
            key
            for table in tables
            for key, name in self.names_by_id(table).items()
            if name in wanted
        )

    def _looked(self, text: str) -> store.Looked:
        needle = text.casefold()
        names = (
            key
            for table in ("actors", "concepts")
            for key, name in self.names_by_id(table).items()
            if needle in name.casefold()
        )
        return store.Looked(needle, tuple(names))

    def _told(self, since: str | None, until: str | None) -> store.Period:
        wanted = period(since, until)
        farthest = store.FARTHEST
        named = tuple(p.name for p in periods(self) if bounds(p.edtf).meets(wanted))
        return store.Period(
            -farthest if wanted.earliest is None else int(wanted.earliest.astype(int)),
            farthest if wanted.latest is None else int(wanted.latest.astype(int)),
            named,
        )

    def _days(self) -> dict[str, tuple[int, int]]:
        return {p.name: sort_key(p.edtf)[1:] for p in periods(self)}

    def _called_as(self, name: str) -> Callable[[Any], Any]:
        """What a name is sorted by: what it is called."""
        known: Mapping[str, str] = {}
        if name in ("speaker", "holder"):
            known = self.names_by_id("actors")
        elif name == "title":
            known = self.titles()
        elif name == "reading":
            known = {**self.names_by_id("concepts"), **self.names_by_id("actors")}
        return lambda value: known.get(value or "", value or "")

    def _speakers(self, transcript: str) -> codec.Speakers:
        return self.database.kept(
            ("speakers", transcript),
            ("turns",),
            lambda: codec.Speakers(store.fetch(self.database, "turns", transcript=transcript)),
        )

    def turn_begins(self, transcript: str) -> list[int]:
        """Where each turn of a text begins, in order."""
        return self._speakers(transcript).begins

    def _statements(self, found: Iterable[Mapping[str, Any]]) -> list[Statement]:
        """Records as statements; one that does not tell its ``spoken`` is asked for it."""
        kinds = codec.kinds_of(self._forms())
        actors, concepts = self.names_by_id("actors"), self.names_by_id("concepts")
        return [
            codec.statement_of(
                r, kinds, actors, concepts, r["spoken"] if "spoken" in r else self._spoken(r)
            )
            for r in found
        ]

    def _spoken(self, record: Mapping[str, Any]) -> str | None:
        if record["speaker"] is not None:
            return None
        return self._speakers(record["transcript"]).at(record["begin"])
