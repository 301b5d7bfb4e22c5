"""The one door to a project file, held by Python, the command line and the server alike."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self, Unpack

from .. import store
from ..model import Transcript
from ..model.periods import Period
from ..private import Name
from ..shown import Shown
from ..store import Row
from . import erasing, factors, people, periods
from .codebook import form_data, standard_forms
from .copies import sharing
from .logged import Logged
from .studying import Studying
from .texts import recordings
from .texts.versioned import Versions

if TYPE_CHECKING:
    from ..read.transcribing import Recognizer


def project_beside(path: Path) -> Path:
    """Where the project of a text file lies: ``talk.txt`` -> ``talk.txt.hustings``, beside it."""
    path = path if path.name else path.resolve()
    return path if path.suffix == ".hustings" else path.with_name(path.name + ".hustings")


class Project(Shown, Versions, Studying, Logged):
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
        store.write(database, store.Act("start", told, coder, "kept"), rows)
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
        :mod:`hustings.project.copies.sharing`.
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

    def people(self, *, texts: bool = True) -> list[dict[str, Any]]:
        """Every actor with its titles, roles and what texts call it; without the texts much
        quicker where there are thousands (see :func:`project.people.people`).
        """
        return people.people(self, texts=texts)

    def who_speaks(self) -> frozenset[str]:
        """Names of all who speak in a text, whether or not anything they say is coded."""
        return people.who_speaks(self)

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
        from .copies import bundles

        return bundles.put(self, read_bundle(Path(path), **options))

    def export_file(self, path: str | Path, **options: Any) -> dict[str, Any]:
        """Write the project in the format of the file's suffix; returns the report of what went."""
        from ..exchange import write_bundle
        from .copies import bundles

        return write_bundle(bundles.made(self), Path(path), **options).as_dict()
