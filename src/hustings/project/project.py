"""The one door to a project file, held by Python, the command line and the server alike."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self, Unpack

from .. import store
from ..errors import NotReadable
from ..model import (
    Transcript,
)
from ..model.periods import Period
from ..private import Name
from ..shown import Shown
from ..store import Row
from . import erasing, factors, people, periods, recordings, sharing
from .assigned_work import AssignedWork
from .codebook import form_data, standard_forms
from .logged import Logged
from .studying import Studying

if TYPE_CHECKING:
    from ..exchange.alignment import Alignment
    from ..read.transcribing import Recognizer


def project_beside(path: Path) -> Path:
    """Where the project of a text file lies: ``talk.txt`` -> ``talk.txt.hustings``, beside it."""
    path = path if path.name else path.resolve()
    return path if path.suffix == ".hustings" else path.with_name(path.name + ".hustings")


class Project(Shown, AssignedWork, Studying, Logged):
    """A project file: transcripts, actors, concepts, forms, statements and the log of every change.

    >>> with Project.create(path) as project:                                    # doctest: +SKIP
    ...     talk = project.add("talk.txt")
    ...     project.code(talk.id, 0, 12, "code", {"code": "trust"})
    """

    @classmethod
    def create(
        cls,
        path: str | Path,
        *,
        coder: str = "coder 1",
        fill: Callable[[Self], object] | None = None,
    ) -> Self:
        """A new project with the standard forms, and what ``fill`` writes into it first.

        It lies at ``path`` once all of that is written, and not at all where the making is cut off.
        Raises ProjectError where something is there already.
        """
        with cls._making(Path(path), coder) as project:
            if fill is not None:
                with project.founding():
                    fill(project)
        return cls(store.Database(Path(path)), coder)

    @classmethod
    @contextmanager
    def at(cls, path: str | Path, *, coder: str = "coder 1") -> Iterator[Self]:
        """The project at a path, closed at the end; made where there is none.

        A project that is made lies there only once all that is done inside went well.
        """
        if not Path(path).exists():
            with cls._making(Path(path), coder) as project:
                yield project
            return
        project = cls.open(path, coder=coder)
        try:
            yield project
        finally:
            project.close()

    @classmethod
    @contextmanager
    def _making(cls, path: Path, coder: str) -> Iterator[Self]:
        """A project with the standard forms, before it appears at its path."""
        with store.making(path) as database:
            yield cls.founded(database, coder)

    @classmethod
    def founded(cls, database: store.Database, coder: str) -> Self:
        """A project in an empty store, which begins with the standard forms."""
        rows = [
            Row("forms", form.name, None, {"id": form.name, "position": i, "form": form_data(form)})
            for i, form in enumerate(standard_forms())
        ]
        told = "Started the project with the standard forms"
        store.write(database, "start", told, rows, by=coder, state="kept")
        return cls(database, coder)

    @classmethod
    def open(cls, path: str | Path, *, coder: str = "coder 1") -> Self:
        """Open a project. Raises NotAProject, NewerProject, ProjectLocked or NotWritable in one
        sentence each.
        """
        return cls(store.open_(Path(path)), coder)

    def close(self) -> None:
        """Fold the journal into the file and let go of it."""
        self.database.close()

    @property
    def notice(self) -> str:
        """What a person must know of this file, in one sentence: damaged, or copied without its
        journal; "" where all is well.
        """
        return self.database.seen.damage or self.database.seen.notice

    @property
    def lost(self) -> str:
        """One sentence where the open file was moved, deleted or replaced; nothing is written then,
        and :meth:`save_copy` saves what is here.
        """
        return self.database.place.look()

    def share(
        self,
        path: str | Path,
        table: str | Path | Sequence[Name],
        **settings: Unpack[sharing.ShareSettings],
    ) -> sharing.Shared:
        """A copy without the names of ``table``, searched in every byte; see
        :mod:`hustings.project.sharing`.
        """
        return sharing.share(self, path, table, **settings)

    def erase(self, transcript: str) -> erasing.Receipt:
        """Erase a text with everything made of it for good; see :mod:`hustings.project.erasing`."""
        return erasing.erase(self, transcript)

    def fold(self) -> bool:
        """Bring the journal into the file, so that a copy of the file alone is whole; this happens
        by itself after some seconds without a change.
        """
        return self.database.fold()

    def save_copy(self, path: str | Path) -> dict[str, int]:
        """Save the whole project as a new file, looked at before it counts; returns its records by
        table.

        Works while the project is in use, and where its own file is lost. Raises ProjectError where
        something is at ``path`` already, NotWritable.
        """
        return self.database.save_copy(Path(path))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def counts(self) -> dict[str, int]:
        """How many transcripts, statements, actors, concepts and open suggestions there are."""
        only: dict[str, dict[str, Any]] = {
            "transcripts": {"replaced_by": None},
            "suggestions": {"state": "open"},
        }

        def counted(table: str) -> int:
            if table == "statements":
                return store.total(self.database, store.CODERS_OWN)
            return store.count(self.database, table, **only.get(table, {}))

        return {
            t: self.database.kept(("count", t), (t,), partial(counted, t))
            for t in ("transcripts", "statements", "actors", "concepts", "suggestions")
        }

    def replace_text(
        self, key: str, given: str | Path | Transcript
    ) -> dict[str, list[dict[str, Any]]]:
        """Put a corrected text in the place of a transcript; one undoable change.

        The corrected text is a new transcript that names the old one in ``replaces``. Statements
        and suggestions move with their passages; what has no place stays on the old text. Returns
        ``kept`` (same words), ``moved`` (words changed) and ``unplaced``, each a list of ``{"id",
        "what", "was", "start", "end", "quote", "before"}`` (unplaced: without a new place). The
        same text again changes nothing.

        Raises UnknownName, OptionError where the transcript was replaced before, NotReadable for
        the file.
        """
        from .. import read
        from .replacing import replace_text

        self.transcript_record(key)
        return replace_text(
            self, key, given if isinstance(given, Transcript) else read.read(Path(given))
        )

    def mend_turn(self, key: str, turn: str, words: str) -> dict[str, list[dict[str, Any]]]:
        """Put other words into one turn (by its id); without words the turn goes. Otherwise as
        :meth:`replace_text`.
        """
        from .replacing import mend_turn

        return mend_turn(self, key, turn, words)

    def add_passage(
        self,
        key: str,
        words: str,
        *,
        after: str | None = None,
        speaker: str | None = None,
        kind: str | None = None,
    ) -> dict[str, list[dict[str, Any]]]:
        """Add a turn behind another (by its id; None: before the first), written as its neighbours
        are.

        Otherwise as :meth:`replace_text`.
        """
        from .replacing import add_passage

        return add_passage(self, key, after, words, speaker=speaker, kind=kind)

    def unsettled(self, transcript: str | None = None) -> list[dict[str, Any]]:
        """What corrected texts left to settle, in reading order; of one transcript where it is
        named.

        ``{"statement", "transcript", "what", "before", "near", "now"}``: ``what`` is "moved" (its
        words were ``before``) or "unplaced" (it stays on the earlier text; ``near`` is about where
        it stood), ``now`` the statement as it is.
        """
        from .unsettled import unsettled

        return unsettled(self, transcript)

    def settle(self, decisions: Iterable[Mapping[str, Any]]) -> int:
        """Settle what a correction left open, as one change; returns how many.

        Each is ``{"statement", "do"}``: ``here`` (with ``start``, ``end``: it belongs there),
        ``keep`` (as it is now) or ``delete``. Raises OptionError, UnknownName or CodingError;
        nothing is written then.
        """
        from .unsettled import settle

        return settle(self, decisions)

    def seams(self, ids: Sequence[str]) -> list[dict[str, Any]]:
        """Where each of several parts begins with what the one before ended with.

        ``{"before", "part", "left", "right", "letters", "words"}``, spans in code points of either
        part.
        """
        from .versions import seams_of

        return seams_of(self, ids)

    def join(self, ids: Sequence[str], *, title: str | None = None) -> dict[str, Any]:
        """Join parts published one after another into one transcript, in the order given; one
        undoable change.

        Statements and suggestions move over; a section per part says where it came from. What a
        part repeats of the one before stays and is flagged. Returns ``{"transcript", "title",
        "parts", "overlaps"}``, spans of the whole text. Raises OptionError for fewer than two parts
        or one that was replaced, UnknownName.
        """
        from .versions import join

        return join(self, ids, title)

    def current(self, key: str) -> str:
        """The id of what took a transcript's place, itself where nothing did. Raises
        UnknownName."""
        return self._with_successors([self.transcript_record(key)["id"]])[-1]

    def parts(self, key: str) -> list[dict[str, Any]]:
        """The parts a joined transcript is made of: ``{"id", "title", "date", "source", "url",
        "start", "end"}``.
        """
        from .versions import parts

        return parts(self, key)

    def read_again(self, key: str, encoding: str) -> Transcript:
        """Read a text anew in another encoding than the one that was guessed; one undoable change.

        The file is not needed: its bytes are had back from the text. Marks move as in
        :meth:`replace_text`. Returns the new transcript. Raises OptionError for an encoding there
        is not, NotReadable where the bytes do not fit it.
        """
        from .. import read

        before = self.transcript(key)
        try:
            data = before.text.encode(before.source.encoding or "utf-8")
        except (UnicodeEncodeError, LookupError):
            raise NotReadable(
                f"{before.source.name} cannot be read again from here; add the file anew and name "
                f"its encoding."
            ) from None
        given = read.read(data, name=before.source.name, encoding=encoding)
        source = replace(given.source, sha256=before.source.sha256)
        self.replace_text(key, given.with_(title=before.title, source=source))
        return next(
            (self.transcript(t["id"]) for t in self.transcripts() if t["replaces"] == key), before
        )

    def align(self, left: str, right: str, *, anchors: Sequence[tuple[int, int]] = ()) -> Alignment:
        """Two language versions of one interview, turn by turn and sentence by sentence.

        What a person said of the two (:meth:`relink`) holds, and the rest is aligned between it.
        ``anchors`` are corrections for this once: pairs of turn numbers (from 0) that stand against
        each other.
        """
        from .versions import aligned

        return aligned(self, left, right, anchors)

    def relink(
        self,
        left: str,
        right: str,
        verb: str,
        one: Sequence[int] | None = None,
        other: Sequence[int] | None = None,
    ) -> Alignment:
        """Correct an alignment and keep the correction; one undoable change. Returns the alignment
        as it is then.

        ``one`` is a span of the left text, ``other`` of the right one, in code points. Verbs:
        ``link`` (they stand against each other) · ``alone`` (nothing stands against it) · ``shift``
        (as link, and corrections of later passages are dropped) · ``forget`` (what was said of it).
        Raises OptionError where links would cross.
        """
        from .versions import relink

        return relink(self, left, right, verb, one, other)

    def versions(self) -> list[tuple[str, str]]:
        """Pairs of transcripts whose alignment somebody corrected."""
        from .versions import pairs

        return pairs(self)

    def people(self, *, texts: bool = True) -> list[dict[str, Any]]:
        """Every actor with its titles, roles and what texts call it; without the texts much
        quicker where there are thousands (see :func:`project.people.people`).
        """
        return people.people(self, texts=texts)

    def texts_of(self, names: Mapping[str, str]) -> dict[str, list[dict[str, Any]]]:
        """The texts some people (id -> name) speak in (see :func:`project.people.texts_of`)."""
        return people.texts_of(self, names)

    def proposed_merges(self) -> list[dict[str, Any]]:
        """Pairs of actors who may be one, each with its reason; only :meth:`merge` makes them
        one."""
        return people.proposed_merges(self)

    def refuse_merge(self, one: str, other: str) -> None:
        """Two actors (ids or names) are two: their merge is not proposed again."""
        people.refuse_merge(self, one, other)

    def attach(self, key: str, file: str | Path) -> Path:
        """Keep where the recording of a transcript lies (see
        :func:`hustings.project.recordings.attach`); the file is never copied.
        """
        return recordings.attach(self, key, file)

    def transcribe(
        self, file: str | Path, model: str | Path | Recognizer, language: str | None = None
    ) -> Transcript:
        """Add what a speech model on this machine hears in a recording (see
        :func:`hustings.project.recordings.transcribe`): a draft, nobody named, doubts flagged.
        """
        return recordings.transcribe(self, file, model, language)

    def detach(self, key: str) -> None:
        """Forget where the recording of a transcript lies; the file stays."""
        recordings.detach(self, key)

    def recording(self, key: str) -> tuple[Path, str]:
        """The file attached to a transcript and its media type. Raises NotReadable."""
        return recordings.recording(self, key)

    def attributes(self) -> list[dict[str, str]]:
        """The attributes of all actors as a long table (see
        :func:`project.people.attribute_rows`)."""
        return people.attribute_rows(self)

    def set_attributes(self, rows: Iterable[Mapping[str, str]]) -> dict[str, Any]:
        """Set attributes from a long table, as one change; returns ``{"changed", "left"}``."""
        return people.set_attributes(self, rows)

    def factors_apart(self) -> list[tuple[str, str]]:
        """Pairs of factors that a person keeps apart: their merge is not proposed again."""
        return factors.apart(self)

    def keep_factors_apart(self, one: str, other: str) -> None:
        """Two factors (names or ids) are not the same; undoable."""
        factors.keep_apart(self, one, other)

    def make_factors_one(self, one: str, other: str) -> int:
        """``other`` becomes the factor ``one``, its name an alias; returns statements touched."""
        return factors.make_one(self, one, other)

    def make_factors_opposite(self, one: str, other: str) -> str:
        """``other`` is called ``~one`` from now on, the opposite of ``one``; returns that name."""
        return factors.make_opposite(self, one, other)

    def periods(self) -> list[Period]:
        """The named periods of the project, by name."""
        return periods.periods(self)

    def define_period(
        self, name: str, edtf: str, *, aliases: Sequence[str] = (), dating: str = ""
    ) -> Period:
        """Name a period, or change the one of that name, with whose dating it is; undoable.

        A statement's time spoken of can then be given by that name.
        """
        return periods.define_period(self, name, edtf, aliases, dating)

    def drop_period(self, name: str) -> None:
        """Forget a named period. Raises UnknownName."""
        periods.drop_period(self, name)

    def import_file(self, path: str | Path, **options: Any) -> dict[str, Any]:
        """Take over another program's project, codebook or statements; returns the report of what
        came.
        """
        from ..exchange import read_bundle
        from . import bundles

        return bundles.put(self, read_bundle(Path(path), **options))

    def export_file(self, path: str | Path, **options: Any) -> dict[str, Any]:
        """Write the project in the format of the file's suffix; returns the report of what went."""
        from ..exchange import write_bundle
        from . import bundles

        return write_bundle(bundles.made(self), Path(path), **options).as_dict()
