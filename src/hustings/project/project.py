"""The one door to a project file, held by Python, the command line and the server alike."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Self

from .. import store
from ..errors import CodingError, NotReadable, OptionError, UnknownName
from ..model import (
    COMMITMENTS,
    Actor,
    Change,
    Concept,
    Form,
    Selection,
    Statement,
    Statements,
    Suggestion,
    Transcript,
    Turn,
)
from ..model.dated import checked as dated_text
from ..model.edtf import is_edtf
from ..model.statements import FIXED
from ..store import Row
from . import people, records
from .codebook import checked, checked_values, form_data, form_of, standard_forms
from .corrections import CORRECTIONS, corrected

if TYPE_CHECKING:
    from ..exchange.align import Alignment

OWN: Final = "\0own"
"""Holder: the speaker's own view. The default; None means unstated."""

NOTES: Final = "review: "
"""What begins so among the extras is the project's own, and goes into no other program's file."""


def project_beside(path: Path) -> Path:
    """Where the project of a text file lies: ``talk.txt`` -> ``talk.txt.hustings``, beside it."""
    path = path if path.name else path.resolve()
    return path if path.suffix == ".hustings" else path.with_name(path.name + ".hustings")


class Project:
    """A project file: transcripts, actors, concepts, forms, statements and the log of every change.

    >>> with Project.create(path) as project:                                    # doctest: +SKIP
    ...     talk = project.add("talk.txt")
    ...     project.code(talk.id, 0, 12, "code", {"code": "trust"})
    """

    def __init__(self, database: store.Database, coder: str = "coder 1") -> None:
        self._db = database
        self.coder = coder
        self._text: Callable[[str], str] = lru_cache(maxsize=8)(lambda key: store.text(database, key))

    # -- opening ---------------------------------------------------------------------------------------------

    @classmethod
    def create(cls, path: str | Path, *, coder: str = "coder 1") -> Self:
        """A new project with the standard forms. Raises ProjectError where something is there already."""
        project = cls(store.create(Path(path)), coder)
        rows = [
            Row("forms", form.name, None, {"id": form.name, "position": i, "form": form_data(form)})
            for i, form in enumerate(standard_forms())
        ]
        told = "Started the project with the standard forms"
        try:
            store.write(project._db, "start", told, rows, by=coder, undoable=False)
        except BaseException:
            project.discard()
            raise
        return project

    @classmethod
    @contextmanager
    def at(cls, path: str | Path, *, coder: str = "coder 1") -> Iterator[Self]:
        """The project at a path, made where there is none; closed at the end.

        Where what is done inside fails, a project that was made for it is taken away again.
        """
        new = not Path(path).exists()
        project = cls.create(path, coder=coder) if new else cls.open(path, coder=coder)
        try:
            yield project
        except BaseException:
            if new:
                project.discard()
            raise
        finally:
            project.close()

    @classmethod
    def open(cls, path: str | Path, *, coder: str = "coder 1") -> Self:
        """Open a project. Raises NotAProject, NewerProject, ProjectLocked or NotWritable in one sentence each."""
        return cls(store.open_(Path(path)), coder)

    def discard(self) -> None:
        """Take a project away again that was just made and could not be filled."""
        store.discard(self._db)

    def close(self) -> None:
        """Fold the journal into the file and let go of it."""
        self._db.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def path(self) -> Path:
        """The project file."""
        return self._db.path

    @property
    def name(self) -> str:
        """The file's name without endings."""
        return re.sub(r"(\.\w{2,5})?\.hustings$", "", self.path.name)

    @property
    def revision(self) -> int:
        """Grows with every write in whatever process."""
        return store.revision(self._db)

    def moment(self) -> AbstractContextManager[None]:
        """Many small questions asked inside cost one look at whether anything was written; inside, write nothing."""
        return self._db.moment()

    def counts(self) -> dict[str, int]:
        """How many transcripts, statements, actors, concepts and open suggestions there are."""
        only: dict[str, dict[str, Any]] = {"transcripts": {"replaced_by": None}, "suggestions": {"state": "open"}}

        def counted(table: str) -> int:
            return self._db.kept(
                ("count", table), (table,), lambda: store.count(self._db, table, **only.get(table, {}))
            )

        return {t: counted(t) for t in ("transcripts", "statements", "actors", "concepts", "suggestions")}

    # -- transcripts -----------------------------------------------------------------------------------------

    def add(
        self, *given: str | Path | Transcript, encoding: str | None = None, names: str | None = None
    ) -> list[Transcript]:
        """Add files, folders, zips or transcripts; a file that is in the project already is left as it is.

        ``names`` says what file names of a folder or zip mean, such as ``{date}_{person}`` (None: found, "":
        nothing). All of one call is one change. Returns the transcripts, in the order given.
        """
        from .. import read

        have = {r["source"].get("sha256"): r["id"] for r in self._transcript_records()}
        added: list[Transcript] = []
        out: list[Transcript | str] = []
        for item in _unpacked(given, names):
            transcript = item if isinstance(item, Transcript) else read.read(Path(item), encoding=encoding)
            digest = transcript.source.sha256
            if digest and digest in have:
                out.append(have[digest])
                continue
            transcript = transcript.with_(id=transcript.id or records.new_id("d"))
            if digest:
                have[digest] = transcript.id
            added.append(transcript)
            out.append(transcript.id)
        if added:
            told = ", ".join(repr(t.title or t.source.name) for t in added[:3]) + (" …" if len(added) > 3 else "")
            with self._change("add", f"Added {told}") as change:
                for transcript in added:
                    self._put_transcript(change, people.own_voices(self, change, transcript))
        return [self.transcript(key) for key in out if isinstance(key, str)]

    def transcripts(self) -> list[dict[str, Any]]:
        """What is in the project, without the texts: one plain summary per transcript."""
        kinds: dict[str, dict[str, int]] = {}
        for transcript, kind, n in store.counts(self._db, "turns", "transcript", "kind"):
            kinds.setdefault(transcript, {})[kind] = n
        coded = dict(store.counts(self._db, "statements", "transcript"))
        flags: dict[str, int] = {}
        for transcript, raised in store.flagged(self._db):
            flags[transcript] = flags.get(transcript, 0) + len(raised)
        spoken = ("question", "answer", "speech", "unassigned")
        return [
            {
                "id": r["id"],
                "title": r["title"],
                "date": r["date"],
                "language": r["language"],
                "characters": r["characters"],
                "turns": sum(kinds.get(r["id"], {}).get(k, 0) for k in spoken),
                "questions": kinds.get(r["id"], {}).get("question", 0),
                "answers": kinds.get(r["id"], {}).get("answer", 0),
                "sections": len(r["sections"]),
                "flags": flags.get(r["id"], 0),
                "statements": coded.get(r["id"], 0),
                "source": r["source"],
                "attributes": r["attributes"],
                "proposals": r["proposals"],
                "replaces": r["replaces"],
            }
            for r in self._transcript_records()
        ]

    def title_of_bytes(self, sha256: str) -> str | None:
        """The title of the transcript that was read from a file of these very bytes, or None."""
        found = (r["title"] for r in self._transcript_records() if sha256 and r["source"].get("sha256") == sha256)
        return next(found, None)

    def titles(self) -> dict[str, str]:
        """The title of every transcript, by id."""
        return {r["id"]: r["title"] for r in self._transcript_records(all=True)}

    def transcript(self, key: str | None = None) -> Transcript:
        """A transcript with its text and turns; without a key the only one there is.

        Raises UnknownName where it is not there, OptionError where there are several and none is named.
        """
        record = self._transcript_record(key)
        names = self._names("actors")
        turns = store.fetch(self._db, "turns", order="begin,id", transcript=record["id"])
        return records.transcript_of(record, self._text(record["text"]), (records.turn_of(t, names) for t in turns))

    def text(self, key: str) -> str:
        """The words of a transcript alone, quicker than all of it."""
        return self._text(self._transcript_record(key)["text"])

    def describe(self, key: str, **changes: Any) -> None:
        """Change title, date, language or attributes of a transcript."""
        before = self._transcript_record(key)
        known = ("title", "date", "language", "attributes", "proposals")
        for name in changes:
            if name not in known:
                raise UnknownName("property of a transcript", name, known)
        date = changes.get("date")
        if date and not is_edtf(date):
            raise CodingError(f"{date!r} is not a date; write it like 2024-03-14, 2024-03 or 2024.")
        with self._change("describe", f"Described {changes.get('title') or before['title']!r}") as change:
            change.update("transcripts", before, changes)

    def remove(self, key: str) -> None:
        """Take a transcript out, with its turns, statements and suggestions (undo brings all back)."""
        record = self._transcript_record(key)
        with self._change("remove", f"Removed {record['title']!r}") as change:
            for table in ("suggestions", "statements", "turns"):
                for found in store.fetch(self._db, table, transcript=record["id"]):
                    change.delete(table, found)
            change.delete("transcripts", record)

    def correct(self, key: str, verb: str, **how: Any) -> list[Turn]:
        """Correct who speaks when; one undoable change. Verbs:

        ``kind`` (turn, kind) · ``speaker`` (turn, speaker) · ``split`` (at) · ``merge`` (turn: with the next) ·
        ``flip`` (turn: questions and answers change places from here on) · ``rename`` (name, into) ·
        ``merge-speakers`` (other, into) · ``continue`` (turns: these show the pattern) ·
        ``voice`` (kind, speaker: every question, or every answer) ·
        ``dismiss`` (turn, code: the flag is wrong).
        """
        if verb not in CORRECTIONS:
            raise UnknownName("correction", verb, CORRECTIONS)
        for needed in CORRECTIONS[verb]:
            if how.get(needed) in (None, "", []) and not (verb == "speaker" and needed == "speaker"):
                raise OptionError(f"To correct with {verb!r}, say which {needed}.")
        transcript = self.transcript(key)
        turns = corrected(transcript, verb, how)
        with self._change("correct", f"Corrected who speaks in {transcript.title!r}: {verb}") as change:
            self._put_turns(change, transcript, turns)
        return list(self.transcript(key).turns)

    def replace_text(self, key: str, given: str | Path | Transcript) -> dict[str, list[dict[str, Any]]]:
        """Put a corrected text in the place of a transcript; one undoable change.

        The corrected text is a new transcript that names the old one in ``replaces``. Statements and suggestions
        move with their passages; what has no place stays on the old text. Returns ``kept`` (same words),
        ``moved`` (words changed) and ``unplaced``, each a list of ``{"id", "what", "was", "start", "end",
        "quote", "before"}`` (unplaced: without a new place). The same text again changes nothing.

        Raises UnknownName, OptionError where the transcript was replaced before, NotReadable for the file.
        """
        from .. import read
        from .replacing import replace_text

        self._transcript_record(key)
        return replace_text(self, key, given if isinstance(given, Transcript) else read.read(Path(given)))

    def mend_turn(self, key: str, turn: str, words: str) -> dict[str, list[dict[str, Any]]]:
        """Put other words into one turn (by its id); without words the turn goes. Otherwise as :meth:`replace_text`."""
        from .replacing import mend_turn

        return mend_turn(self, key, turn, words)

    def add_passage(
        self, key: str, words: str, *, after: str | None = None, speaker: str | None = None, kind: str | None = None
    ) -> dict[str, list[dict[str, Any]]]:
        """Add a turn behind another (by its id; None: before the first), written as its neighbours are.

        Otherwise as :meth:`replace_text`.
        """
        from .replacing import add_passage

        return add_passage(self, key, after, words, speaker=speaker, kind=kind)

    def unsettled(self, transcript: str | None = None) -> list[dict[str, Any]]:
        """What corrected texts left to settle, in reading order; of one transcript where it is named.

        ``{"statement", "transcript", "what", "before", "near", "now"}``: ``what`` is "moved" (its words were
        ``before``) or "unplaced" (it stays on the earlier text; ``near`` is about where it stood), ``now`` the
        statement as it is.
        """
        from .unsettled import unsettled

        return unsettled(self, transcript)

    def settle(self, decisions: Iterable[Mapping[str, Any]]) -> int:
        """Settle what a correction left open, as one change; returns how many.

        Each is ``{"statement", "do"}``: ``here`` (with ``start``, ``end``: it belongs there), ``keep`` (as it is
        now) or ``delete``. Raises OptionError, UnknownName or CodingError; nothing is written then.
        """
        from .unsettled import settle

        return settle(self, decisions)

    def seams(self, ids: Sequence[str]) -> list[dict[str, Any]]:
        """Where each of several parts begins with what the one before ended with.

        ``{"before", "part", "left", "right", "letters", "words"}``, spans in code points of either part.
        """
        from .versions import seams_of

        return seams_of(self, ids)

    def join(self, ids: Sequence[str], *, title: str | None = None) -> dict[str, Any]:
        """Join parts published one after another into one transcript, in the order given; one undoable change.

        Statements and suggestions move over; a section per part says where it came from. What a part repeats of the
        one before stays and is flagged. Returns ``{"transcript", "title", "parts", "overlaps"}``, spans of the
        whole text. Raises OptionError for fewer than two parts or one that was replaced, UnknownName.
        """
        from .versions import join

        return join(self, ids, title)

    def current(self, key: str) -> str:
        """The id of what took a transcript's place, itself where nothing did. Raises UnknownName."""
        return self._with_successors([self._transcript_record(key)["id"]])[-1]

    def parts(self, key: str) -> list[dict[str, Any]]:
        """The parts a joined transcript is made of: ``{"id", "title", "date", "source", "url", "start", "end"}``."""
        from .versions import parts

        return parts(self, key)

    def read_again(self, key: str, encoding: str) -> Transcript:
        """Read a text anew in another encoding than the one that was guessed; one undoable change.

        The file is not needed: its bytes are had back from the text. Marks move as in :meth:`replace_text`. Returns
        the new transcript. Raises OptionError for an encoding there is not, NotReadable where the bytes do not fit it.
        """
        from .. import read

        before = self.transcript(key)
        try:
            data = before.text.encode(before.source.encoding or "utf-8")
        except (UnicodeEncodeError, LookupError):
            raise NotReadable(
                f"{before.source.name} cannot be read again from here; add the file anew and name its encoding."
            ) from None
        given = read.read(data, name=before.source.name, encoding=encoding)
        source = replace(given.source, sha256=before.source.sha256)
        self.replace_text(key, given.with_(title=before.title, source=source))
        return next((self.transcript(t["id"]) for t in self.transcripts() if t["replaces"] == key), before)

    def align(self, left: str, right: str, *, anchors: Sequence[tuple[int, int]] = ()) -> Alignment:
        """Two language versions of one interview, turn by turn and sentence by sentence.

        What a person said of the two (:meth:`relink`) holds, and the rest is aligned between it. ``anchors`` are
        corrections for this once: pairs of turn numbers (from 0) that stand against each other.
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
        """Correct an alignment and keep the correction; one undoable change. Returns the alignment as it is then.

        ``one`` is a span of the left text, ``other`` of the right one, in code points. Verbs: ``link`` (they stand
        against each other) · ``alone`` (nothing stands against it) · ``shift`` (as link, and corrections of later
        passages are dropped) · ``forget`` (what was said of it). Raises OptionError where links would cross.
        """
        from .versions import relink

        return relink(self, left, right, verb, one, other)

    def versions(self) -> list[tuple[str, str]]:
        """Pairs of transcripts whose alignment somebody corrected."""
        from .versions import pairs

        return pairs(self)

    # -- statements ------------------------------------------------------------------------------------------

    def code(
        self,
        transcript: str,
        start: int,
        end: int,
        form: str,
        values: Mapping[str, Any],
        *,
        speaker: str | None = None,
        holder: str | None = OWN,
        commitment: str = "asserts",
        about: str | None = None,
        memo: str = "",
        status: str = "",
        origin: str = "person",
        coder: str | None = None,
        id: str | None = None,
        suggestion: str | None = None,
    ) -> Statement:
        """Make a statement of a span. ``holder`` None means unstated, :data:`OWN` the speaker.

        Names of actors and concepts that are new are made. The same ``id`` again gives the same statement
        again. Raises CodingError where the span, the form or a value is not right; nothing is written then.
        """
        row: dict[str, Any] = {
            "id": id or records.new_id("s"),
            "transcript": transcript,
            "start": start,
            "end": end,
            "form": form,
            "values": values,
            "speaker": speaker,
            "holder": holder,
            "commitment": commitment,
            "about": about,
            "coder": coder,
            "origin": origin,
            "status": status,
            "memo": memo,
        }
        try:
            return self._code(row, suggestion)
        except store.Clash:
            known = store.get(self._db, "statements", row["id"])
            if known is None:  # a name somebody else made at the same moment: now it is found
                return self._code(row, suggestion)
            if (known["transcript"], known["begin"], known["stop"], known["form"]) == (transcript, start, end, form):
                return self.statement(known["id"])
            raise CodingError(f"There is another statement with the id {id} already.") from None

    def code_many(self, rows: Iterable[Mapping[str, Any]], *, summary: str = "", verb: str = "code") -> int:
        """Make many statements as one change; each row holds the arguments of :meth:`code`."""
        with self._change(verb, summary) as change, self._db.moment():
            for row in rows:
                change.insert("statements", self._coded(change, row))
            n = sum(1 for r in change.rows if r.table == "statements")
            change.summary = summary or f"Coded {n} statements"
        return n

    def edit(self, id: str, **changes: Any) -> Statement:
        """Change a statement: its span, form, values (those given), attribution, commitment, about, memo or status."""
        before = self._one("statements", id, "statement")
        known = ("start", "end", "form", "values", "speaker", "holder", "commitment", "about", "memo", "status")
        for name in changes:
            if name not in known:
                raise UnknownName("property of a statement", name, known)
        with self._change("edit", f"Edited a {before['form']}: {_short(before['quote'])}") as change:
            change.update("statements", before, self._edited(change, before, changes))
        return self.statement(id)

    def recode(self, ids: Iterable[str], **changes: Any) -> int:
        """The same change on many statements, as one change. Values are laid over those that are there."""
        found = self._several("statements", ids, "statement")
        with self._change("recode", f"Recoded {len(found)} statements") as change:
            for before in found:
                change.update("statements", before, self._edited(change, before, changes))
        return len(found)

    def delete(self, ids: Iterable[str]) -> int:
        """Delete statements (undo brings them back)."""
        found = self._several("statements", ids, "statement")
        what = f"a {found[0]['form']}: {_short(found[0]['quote'])}" if len(found) == 1 else f"{len(found)} statements"
        with self._change("delete", f"Deleted {what}") as change:
            for record in found:
                change.delete("statements", record)
        return len(found)

    def statement(self, id: str) -> Statement:
        """One statement. Raises UnknownName."""
        return self._statements([self._one("statements", id, "statement")])[0]

    def statements(
        self, selection: Selection | None = None, *, ids: Iterable[str] | None = None, q: str = "", coder: str = ""
    ) -> list[Statement]:
        """Statements in reading order, those a selection asks for; ``q`` searches quote, values, names and memo."""
        selection = selection or Selection()
        where: dict[str, Any] = {}
        if ids is not None:
            where["id"] = list(ids)
        if selection.forms:
            where["form"] = list(selection.forms)
        if selection.transcripts:
            where["transcript"] = self._with_successors(selection.transcripts)
        if selection.commitments:
            where["commitment"] = list(selection.commitments)
        if selection.coders or coder:
            where["coder"] = list(selection.coders) or [coder]
        documents = {r["id"]: r for r in self._transcript_records(all=True)}
        order = {key: i for i, key in enumerate(documents)}
        found = self._statements(store.fetch(self._db, "statements", order="transcript,begin,stop,id", **where))
        found.sort(key=lambda s: (order.get(s.transcript, 0), s.start, s.end))
        since, until = selection.since, selection.until

        def wanted(s: Statement) -> bool:
            date = documents.get(s.transcript, {}).get("date") or ""
            return (
                (not selection.speakers or s.speaker in selection.speakers)
                and (not selection.holders or s.holder in selection.holders)
                and (not selection.concepts or any(v in selection.concepts for v in s.values.values()))
                and (since is None or (bool(date) and date >= since))
                and (until is None or (bool(date) and date[: len(until)] <= until))
                and (not q or _mentions(s, q.casefold()))
            )

        return [s for s in found if wanted(s)]

    def columns(self, selection: Selection | None = None) -> Statements:
        """Statements as columns, for the rooms that compute: one column per field, names sorted by code point."""
        rows = self.statements(selection)
        said_at = {r["id"]: r for r in self._transcript_records(all=True)}
        documents = {
            key: {**r["attributes"], "date": _whole_date(r["date"]), "title": r["title"]} for key, r in said_at.items()
        }
        kinds: dict[str, set[str]] = {}
        scales: dict[str, tuple[int, int]] = {}
        for form in self.forms():
            for field in form.fields:
                whole = field.kind == "number" and field.integer
                kind = {"yes/no": "boolean", "number": "integer" if whole else "number", "text": "text"}.get(
                    field.kind, "name"
                )
                kinds.setdefault(field.name, set()).add(kind)
                if whole and field.minimum is not None and field.maximum is not None:
                    scales[field.name] = (int(field.minimum), int(field.maximum))
        columns: dict[str, list[Any]] = {
            "id": [s.id for s in rows],
            "document": [s.transcript for s in rows],
            "start": [s.start for s in rows],
            "stop": [s.end for s in rows],
        }
        for key in (
            "quote",
            "form",
            "speaker",
            "holder",
            "commitment",
            "about",
            "coder",
            "origin",
            "status",
            "memo",
            "made_at",
        ):
            columns[key] = [getattr(s, key) for s in rows]
        hints = self.hints()
        columns["hint"] = [hints.get(s.id) for s in rows]
        for key in ("date", "title", "author", "source", "section", "type"):
            columns[key] = [documents.get(s.transcript, {}).get(key) for s in rows]
        types = {"hint": "name"}
        for field_name, found in kinds.items():
            column = field_name if field_name not in columns else f"{field_name} (coded)"
            columns[column] = [s.values.get(field_name) for s in rows]
            types[column] = found.pop() if len(found) == 1 else "name"
        dated = {key: document["date"] for key, document in said_at.items()}
        told = people.attribute_columns(self, rows, dated, {*columns, *FIXED})
        columns |= told
        types |= dict.fromkeys(told, "name")
        return Statements.from_columns(columns, types=types, scales=scales, name=self.name)

    def search(self, q: str, *, limit: int = 200) -> list[dict[str, Any]]:
        """Places in the texts where ``q`` stands, without regard to case: transcript, span, a little around it."""
        if not q.strip():
            return []
        pattern, hits = re.compile(re.escape(q), re.IGNORECASE), []
        names = self._names("actors")
        for record in self._transcript_records():
            text, speakers = self._text(record["text"]), None
            for match in pattern.finditer(text):
                speakers = speakers or records.Speakers(store.fetch(self._db, "turns", transcript=record["id"]))
                start, end = match.span()
                hits.append(
                    {
                        "transcript": record["id"],
                        "title": record["title"],
                        "start": start,
                        "end": end,
                        "before": text[max(0, start - 60) : start],
                        "match": match.group(),
                        "after": text[end : end + 60],
                        "speaker": names.get(speakers.at(start) or ""),
                    }
                )
                if len(hits) >= limit:
                    return hits
        return hits

    # -- codebook --------------------------------------------------------------------------------------------

    def forms(self) -> list[Form]:
        """The forms of statement, in order."""
        return list(self._forms().values())

    def define_form(self, form: Form | Mapping[str, Any]) -> Form:
        """Make a form, or change one of the same name.

        A field that statements use cannot be dropped or change its kind: CodingError says how many use it.
        """
        made = form if isinstance(form, Form) else form_of(form)
        made = form_of(form_data(made))
        before = store.get(self._db, "forms", made.name)
        keys = {f.key: f.name for f in self.forms() if f.key and f.name != made.name}
        if made.key and made.key in keys:
            raise CodingError(f"The key {made.key!r} belongs to the form {keys[made.key]!r} already.")
        if before:
            self._keeps_what_is_used(form_of(before["form"], strict=False), made)
        with self._change("form", f"{'Changed' if before else 'Made'} the form {made.name!r}") as change:
            if before:
                change.update("forms", before, {"form": form_data(made)})
            else:
                position = store.count(self._db, "forms")
                change.insert("forms", {"id": made.name, "position": position, "form": form_data(made)})
        return made

    def actors(self) -> list[Actor]:
        """All actors, by name."""
        return [records.actor_of(r) for r in store.fetch(self._db, "actors", order="name")]

    def concepts(self) -> list[Concept]:
        """All concepts, by name."""
        return [records.concept_of(r) for r in store.fetch(self._db, "concepts", order="name")]

    def uses(self, table: str) -> dict[str, int]:
        """How many statements use each actor or concept (by id)."""
        kind = {"actors": "actor", "concepts": "concept"}[table]
        fields = {f.name: [x.name for x in f.fields if x.kind == kind] for f in self.forms()}
        used: dict[str, int] = {}
        for record in store.fetch(self._db, "statements"):
            keys = {record["values"].get(name) for name in fields.get(record["form"], [])}
            if kind == "actor":
                keys |= {record["speaker"], record["holder"]}
            for key in keys - {None}:
                used[key] = used.get(key, 0) + 1
        return used

    def make(self, table: str, name: str, **properties: Any) -> str:
        """Make an actor or a concept; returns its id. A name that is there already is refused."""
        name = _name(name)
        if store.fetch(self._db, table, name=name):
            raise CodingError(f"There is {name!r} already.")
        with self._change("make", f"Made the {table[:-1]} {name!r}") as change:
            key: str = change.made(table, name)
            if properties:
                row = change.rows[-1]
                change.rows[-1] = replace(row, after={**(row.after or {}), **_properties(table, properties)})
        return key

    def change_name(self, table: str, key: str, **properties: Any) -> None:
        """Change name, aliases, kind, description, parent, attributes or colour of an actor or concept."""
        before = self._one(table, key, table[:-1])
        properties = _properties(table, properties)
        if "name" in properties:
            properties["name"] = _name(properties["name"])
            other = store.fetch(self._db, table, name=properties["name"])
            if other and other[0]["id"] != key:
                raise CodingError(f"There is {properties['name']!r} already. Merge the two instead.")
        if table == "concepts" and properties.get("parent"):
            parents = {r["id"]: r["parent"] for r in store.fetch(self._db, "concepts")}
            above: str | None = properties["parent"]
            if above not in parents:
                raise UnknownName("concept", above, ())
            while above:
                if above == key:
                    raise CodingError(f"{before['name']!r} cannot stand under itself.")
                above = parents.get(above)
        with self._change("rename" if "name" in properties else "describe", f"Changed {before['name']!r}") as change:
            change.update(table, before, properties)

    def merge(self, table: str, keys: Iterable[str], into: str) -> int:
        """Make several actors or concepts one; their names become aliases. Returns the statements touched."""
        target = self._one(table, into, table[:-1])
        others = [r for r in self._several(table, keys, table[:-1]) if r["id"] != into]
        if not others:
            raise OptionError("Choose at least one other to merge.")
        gone = {r["id"] for r in others}
        kind = {"actors": "actor", "concepts": "concept"}[table]
        fields = {f.name: [x.name for x in f.fields if x.kind == kind] for f in self.forms()}
        names = ", ".join(repr(r["name"]) for r in others)
        touched = 0
        with self._change("merge", f"Merged {names} into {target['name']!r}") as change:
            for record in store.fetch(self._db, "statements"):
                values = dict(record["values"])
                for name in fields.get(record["form"], []):
                    if values.get(name) in gone:
                        values[name] = into
                after: dict[str, Any] = {"values": values}
                if kind == "actor":
                    after |= {c: into for c in ("speaker", "holder") if record[c] in gone}
                touched += change.update("statements", record, after)
            if kind == "actor":
                for turn in store.fetch(self._db, "turns", speaker=list(gone)):
                    change.update("turns", turn, {"speaker": into})
            else:
                for child in store.fetch(self._db, "concepts", parent=list(gone)):
                    change.update("concepts", child, {"parent": into if child["id"] != into else None})
            aliases = list(target["aliases"])
            for record in others:
                aliases += [a for a in (record["name"], *record["aliases"]) if a not in aliases and a != target["name"]]
                change.delete(table, record)
            attributes: dict[str, str] = {}
            for record in reversed([target, *others]):
                attributes |= record["attributes"]
            after = {"aliases": aliases, "attributes": attributes}
            for plain in ("kind", "color"):
                if plain in target:
                    after[plain] = next((r[plain] for r in (target, *others) if r[plain]), "")
            if target.get("parent") in gone:
                after["parent"] = None
            change.update(table, target, after)
        return touched

    def drop(self, table: str, key: str) -> None:
        """Delete an actor or concept nothing uses. Raises CodingError where something does."""
        record = self._one(table, key, table[:-1])
        used = self.uses(table).get(key, 0)
        spoken = len(store.fetch(self._db, "turns", speaker=key)) if table == "actors" else 0
        if used or spoken:
            what = f"{used} statements" if used else f"{spoken} turns"
            raise CodingError(f"{record['name']!r} is used by {what}. Recode them, or merge it into another.")
        with self._change("delete", f"Deleted the {table[:-1]} {record['name']!r}") as change:
            for child in store.fetch(self._db, "concepts", parent=key) if table == "concepts" else []:
                change.update("concepts", child, {"parent": None})
            change.delete(table, record)

    # -- people ----------------------------------------------------------------------------------------------

    def people(self) -> list[dict[str, Any]]:
        """Every actor with its titles, roles and what each text calls it (see :func:`project.people.people`)."""
        return people.people(self)

    def proposed_merges(self) -> list[dict[str, Any]]:
        """Pairs of actors who may be one, each with its reason; only :meth:`merge` makes them one."""
        return people.proposed_merges(self)

    def refuse_merge(self, one: str, other: str) -> None:
        """Two actors (ids or names) are two: their merge is not proposed again."""
        people.refuse_merge(self, one, other)

    def attributes(self) -> list[dict[str, str]]:
        """The attributes of all actors as a long table (see :func:`project.people.attribute_rows`)."""
        return people.attribute_rows(self)

    def set_attributes(self, rows: Iterable[Mapping[str, str]]) -> dict[str, Any]:
        """Set attributes from a long table, as one change; returns ``{"changed", "left"}``."""
        return people.set_attributes(self, rows)

    # -- log -------------------------------------------------------------------------------------------------

    def undo(self, change: int | None = None) -> str:
        """Take back the newest change, or one earlier change by its number; returns what was taken back."""
        if change is not None:
            store.take_back(self._db, change, by=self.coder)
            return store.history(self._db, limit=1)[0].summary
        return store.undo(self._db, by=self.coder).summary

    def redo(self) -> str:
        """Do again what was undone last; returns what it was."""
        return store.redo(self._db).summary

    def next_steps(self) -> tuple[str | None, str | None]:
        """What undo and redo would do, in words."""
        return self._db.kept("next steps", (), lambda: store.next_steps(self._db))

    def history(
        self,
        record: str | None = None,
        *,
        offset: int = 0,
        limit: int = 100,
        verbs: Sequence[str] = (),
        states: Sequence[str] = (),
    ) -> list[Change]:
        """Changes, newest first; of one statement, transcript, actor … where ``record`` is its id.

        ``verbs`` and ``states`` (done, undone, dropped, kept) leave the others out.
        """
        return store.history(self._db, record=record, offset=offset, limit=limit, verbs=verbs, states=states)

    # -- studies, suggestions --------------------------------------------------------------------------------

    def studies(self) -> dict[str, dict[str, Any]]:
        """Saved studies by name."""
        return {r["id"]: r["study"] for r in store.fetch(self._db, "studies")}

    def save_study(self, name: str, study: Mapping[str, Any] | None) -> None:
        """Keep a study under a name; None forgets it."""
        before = store.get(self._db, "studies", name)
        with self._change("study", f"{'Forgot' if study is None else 'Saved'} the study {name!r}") as change:
            if study is None:
                if before is None:
                    raise UnknownName("study", name, self.studies())
                change.delete("studies", before)
            elif before:
                change.update("studies", before, {"study": dict(study)})
            else:
                change.insert("studies", {"id": _name(name), "study": dict(study)})

    def suggestions(self, **where: Any) -> list[Suggestion]:
        """Suggestions kept in the project; filter by transcript, kind, state, method."""
        return [
            records.suggestion_of(r) for r in store.fetch(self._db, "suggestions", order="transcript,begin,id", **where)
        ]

    def keep_suggestions(self, suggestions: Iterable[Suggestion]) -> int:
        """Keep new suggestions; one that was ever offered (same id, or the same of the same span) is not again."""
        known = store.fetch(self._db, "suggestions")
        have = {r["id"] for r in known}
        same = {records.offered(r) for r in known}
        made = [(s, records.suggestion_record(s)) for s in suggestions if s.id not in have]
        fresh = [s for s, record in made if records.offered(record) not in same]
        if fresh:
            with self._change("suggest", f"Found {len(fresh)} suggestions", undoable=False) as change:
                for suggestion in {s.id: s for s in fresh}.values():
                    change.insert("suggestions", records.suggestion_record(suggestion))
        return len(fresh)

    def decide(self, id: str, state: str) -> None:
        """Put a suggestion aside: rejected, later, or open again. Accepting is :meth:`code` with ``suggestion=``."""
        self.decide_many([id], state)

    def decide_many(self, ids: Iterable[str], state: str) -> int:
        """Put several suggestions aside as one change, such as one name in many texts. Returns how many changed."""
        found = self._several("suggestions", ids, "suggestion")
        known = ("open", "rejected", "later")
        if state not in known:
            raise UnknownName("state", state, known)
        told = f"{len(found)} suggestions" if len(found) > 1 else "a suggestion"
        with self._change("decide", f"{state.capitalize()} {told}: {found[0]['kind']}") as change:
            return sum(change.update("suggestions", before, {"state": state}) for before in found)

    def confirm_actor(self, suggestion: str, name: str, *, kind: str = "", aliases: Iterable[str] = ()) -> str:
        """Accept a suggested actor as one change: made, or given kind and aliases where known. Returns its id.

        Whatever still waits under the same name or one of the aliases, in any text, is accepted with it.
        """
        before = self._one("suggestions", suggestion, "suggestion")
        if before["kind"] != "actors":
            raise OptionError("That suggestion names no actor. Accept it by making a statement of it.")
        name, aliases = _name(name), [_name(a) for a in aliases]
        called = {name, before["values"].get("name"), *aliases}
        known = [r for r in store.fetch(self._db, "actors") if name == r["name"] or name in r["aliases"]]
        with self._change("make", f"Confirmed the actor {name!r}") as change:
            if known:
                both = list(dict.fromkeys([*known[0]["aliases"], *aliases]))
                told = {"kind": kind} if kind else {}
                change.update("actors", known[0], _properties("actors", {**told, "aliases": both}))
                key = str(known[0]["id"])
            else:
                key = change.made("actors", name)
                row = change.rows[-1]
                given = _properties("actors", {"kind": kind, "aliases": list(aliases)})
                change.rows[-1] = replace(row, after={**(row.after or {}), **given})
            for other in store.fetch(self._db, "suggestions", kind="actors", state=["open", "later"]):
                if other["id"] != suggestion and other["values"].get("name") in called:
                    change.update("suggestions", other, {"state": "accepted"})
            change.update("suggestions", before, {"state": "accepted"})
        return key

    def hints(self, statements: Iterable[str] | None = None) -> dict[str, str]:
        """The machine hint a statement was made of, by statement: ``method version``, such as "rules/causes 3"."""
        where: dict[str, Any] = {} if statements is None else {"statement": list(statements)}
        found = store.fetch(self._db, "suggestions", **where)
        return {r["statement"]: f"{r['method']} {r['version']}" for r in found if r["statement"]}

    def suggestions_made(self) -> dict[str, Suggestion]:
        """The suggestion a statement was made of, by statement."""
        found = store.fetch(self._db, "suggestions", state=["accepted", "edited"])
        return {r["statement"]: records.suggestion_of(r) for r in found if r["statement"]}

    def note(self, name: str) -> dict[str, Any]:
        """What the project remembers of its review under a name (blind passages, methods shown anyway …)."""
        record = store.get(self._db, "extras", f"{NOTES}{name}")
        return dict(record["data"]) if record else {}

    def keep_note(self, name: str, data: Mapping[str, Any], summary: str, *, undoable: bool = True) -> None:
        """Remember something of the review; a person's choice can be undone, what the program notes is only logged."""
        before = store.get(self._db, "extras", f"{NOTES}{name}")
        with self._change("review", summary, undoable=undoable) as change:
            if before:
                change.update("extras", before, {"data": dict(data)})
            else:
                change.insert("extras", {"id": f"{NOTES}{name}", "data": dict(data)})

    # -- exchange --------------------------------------------------------------------------------------------

    def import_file(self, path: str | Path, **options: Any) -> dict[str, Any]:
        """Take over another program's project, codebook or statements; returns the report of what came."""
        from ..exchange import read_bundle
        from . import bundles

        return bundles.put(self, read_bundle(Path(path), **options))

    def export_file(self, path: str | Path, **options: Any) -> dict[str, Any]:
        """Write the project in the format of the file's suffix; returns the report of what went."""
        from ..exchange import write_bundle
        from . import bundles

        return write_bundle(bundles.made(self), Path(path), **options).as_dict()

    # -- inside ----------------------------------------------------------------------------------------------

    @contextmanager
    def _change(self, verb: str, summary: str, *, undoable: bool = True) -> Iterator[_Change]:
        change = _Change(self, verb, summary)
        yield change
        if change.rows:
            store.write(
                self._db, verb, change.summary, change.rows, by=self.coder, texts=change.texts, undoable=undoable
            )

    def _transcript_records(self, *, all: bool = False) -> list[dict[str, Any]]:
        return [dict(r) for r in self._transcripts().values() if all or r["replaced_by"] is None]

    def _transcript_record(self, key: str | None) -> dict[str, Any]:
        if key is None:
            found = self._transcript_records()
            if len(found) == 1:
                return found[0]
            names = ", ".join(r["id"] for r in found) or "none"
            raise OptionError(f"Say which transcript: there are {len(found)} ({names}).")
        record = self._transcripts().get(key)
        if record is None:
            raise UnknownName("transcript", key, [r["id"] for r in self._transcript_records()])
        return dict(record)

    def _transcripts(self) -> Mapping[str, dict[str, Any]]:
        return self._db.kept(
            "transcripts",
            ("transcripts",),
            lambda: {r["id"]: r for r in store.fetch(self._db, "transcripts", order="position,id")},
        )

    def _with_successors(self, keys: Iterable[str]) -> list[str]:
        """The transcripts named, and whatever took their place: what was selected stays so after a correction."""
        records_, out = self._transcripts(), dict.fromkeys(keys)
        for key in list(out):
            after: str | None = key
            while after and (after := records_.get(after, {}).get("replaced_by")) and after not in out:
                out[after] = None
        return list(out)

    def _one(self, table: str, key: str, what: str) -> dict[str, Any]:
        record = store.get(self._db, table, key)
        if record is None:
            raise OptionError(f"There is no {what} {key!r}.")
        return record

    def _several(self, table: str, keys: Iterable[str], what: str) -> list[dict[str, Any]]:
        wanted = list(dict.fromkeys(keys))
        found = {r["id"]: r for r in store.fetch(self._db, table, id=wanted)}
        for key in wanted:
            if key not in found:
                raise OptionError(f"There is no {what} {key!r}. Nothing was changed.")
        if not wanted:
            raise OptionError(f"Choose at least one {what}.")
        return [found[key] for key in wanted]

    def _names(self, table: str) -> Mapping[str, str]:
        return self._db.kept(("names", table), (table,), lambda: store.names(self._db, table))

    def _called(self, table: str) -> Mapping[str, str]:
        """Name or alias -> id of every actor or concept; a name goes before an alias."""

        def read() -> dict[str, str]:
            found = store.fetch(self._db, table)
            return {a: r["id"] for r in found for a in r["aliases"]} | {r["name"]: r["id"] for r in found}

        return self._db.kept(("called", table), (table,), read)

    def _forms(self) -> Mapping[str, Form]:
        return self._db.kept(
            "forms",
            ("forms",),
            lambda: {
                r["id"]: form_of(r["form"], strict=False) for r in store.fetch(self._db, "forms", order="position,id")
            },
        )

    def _form(self, name: str) -> Form:
        form = self._forms().get(name)
        if form is None:
            raise UnknownName("form", name, self._forms())
        return form

    def _speakers(self, transcript: str) -> records.Speakers:
        return self._db.kept(
            ("speakers", transcript),
            ("turns",),
            lambda: records.Speakers(store.fetch(self._db, "turns", transcript=transcript)),
        )

    def _statements(self, found: Sequence[Mapping[str, Any]]) -> list[Statement]:
        forms, actors, concepts = self._forms(), self._names("actors"), self._names("concepts")
        speakers = {t: self._speakers(t) for t in {r["transcript"] for r in found if r["speaker"] is None}}
        return [
            records.statement_of(
                r, forms, actors, concepts, speakers[r["transcript"]].at(r["begin"]) if r["speaker"] is None else None
            )
            for r in found
        ]

    def _code(self, row: Mapping[str, Any], suggestion: str | None) -> Statement:
        with self._change("code", "") as change, self._db.moment():
            record = self._coded(change, row)
            change.insert("statements", record)
            if suggestion is not None:
                offered = self._one("suggestions", suggestion, "suggestion")
                span_kept = (offered["begin"], offered["stop"]) == (row["start"], row["end"])
                state = "accepted" if span_kept else "edited"
                change.update("suggestions", offered, {"state": state, "statement": record["id"]})
            change.summary = f"Coded a {row['form']}: {_short(record['quote'])}"
        with self._db.moment():
            return self._statements([record])[0]

    def _coded(self, change: _Change, row: Mapping[str, Any]) -> dict[str, Any]:
        """The record of a statement from the arguments of :meth:`code`, each of them checked."""
        form = self._form(row["form"])
        return {
            "id": row.get("id") or records.new_id("s"),
            **self._span(row["transcript"], row["start"], row["end"]),
            "form": row["form"],
            "values": self._stored_values(change, form, checked_values(form, row.get("values", {}))),
            **self._attribution(change, speaker=row.get("speaker"), holder=row.get("holder", OWN)),
            "commitment": _commitment(row.get("commitment", "asserts")),
            "about": _about(row.get("about")),
            "coder": row.get("coder") or self.coder,
            "origin": row.get("origin", "person"),
            "status": row.get("status", ""),
            "made_at": row.get("made_at") or store.now(),
            "memo": row.get("memo", ""),
        }

    def _span(self, transcript: str, start: int, end: int) -> dict[str, Any]:
        record = self._transcript_record(transcript)
        n = record["characters"]
        if not (isinstance(start, int) and isinstance(end, int)) or isinstance(start, bool) or isinstance(end, bool):
            raise CodingError("A span is two whole numbers, counted in characters.")
        if not 0 <= start < end <= n:
            raise CodingError(
                f"The span {start}–{end} does not lie in the text, which has {n} characters (start < end)."
            )
        quote = self._text(record["text"])[start:end]
        if not quote.strip():
            raise CodingError(f"The span {start}–{end} holds nothing but blanks.")
        return {"transcript": record["id"], "begin": start, "stop": end, "quote": quote}

    def _stored_values(self, change: _Change, form: Form, values: Mapping[str, Any]) -> dict[str, Any]:
        out = dict(values)
        for field in form.fields:
            if field.name in out and field.kind in ("actor", "concept"):
                out[field.name] = change.made(f"{field.kind}s", out[field.name])
        return out

    def _attribution(self, change: _Change, *, speaker: str | None, holder: str | None) -> dict[str, Any]:
        own = holder in (OWN, "", "own")
        return {
            "speaker": change.made("actors", speaker) if speaker else None,
            "holding": "own" if own else "unstated" if holder is None else "other",
            "holder": change.made("actors", holder) if holder and not own else None,
        }

    def _edited(self, change: _Change, before: Mapping[str, Any], given: Mapping[str, Any]) -> dict[str, Any]:
        after: dict[str, Any] = {}
        if "start" in given or "end" in given:
            after |= self._span(
                before["transcript"], given.get("start", before["begin"]), given.get("end", before["stop"])
            )
        name = given.get("form", before["form"])
        form = self._form(name)
        if "form" in given or "values" in given:
            current = dict(before["values"]) if name == before["form"] else {}
            laid = given.get("values") or {}
            for field_name, value in laid.items():
                field = form.field(field_name)
                if field is None:
                    known = ", ".join(f.name for f in form.fields)
                    raise CodingError(f"Form {name!r} has no field {field_name!r}; it has {known}.")
                if value is None or value == "":
                    current.pop(field_name, None)
                else:
                    stored = checked(form, field, value)
                    link = field.kind in ("actor", "concept")
                    current[field_name] = change.made(f"{field.kind}s", stored) if link else stored
            for field in form.fields:
                if field.required and current.get(field.name) is None:
                    raise CodingError(f"A {name} needs {field.label!r}.")
            after |= {"form": name, "values": current}
        if "speaker" in given:
            after["speaker"] = change.made("actors", given["speaker"]) if given["speaker"] else None
        if "holder" in given:
            stated = self._attribution(change, speaker=None, holder=given["holder"])
            after |= {"holding": stated["holding"], "holder": stated["holder"]}
        if "commitment" in given:
            after["commitment"] = _commitment(given["commitment"])
        if "about" in given:
            after["about"] = _about(given["about"])
        for plain in ("memo", "status"):
            if plain in given:
                after[plain] = str(given[plain] or "")
        return after

    def _put_transcript(self, change: _Change, transcript: Transcript) -> None:
        data = transcript.text.encode("utf-8", "surrogatepass")
        key = hashlib.sha256(data).hexdigest()
        change.texts.append({"id": key, "text": transcript.text, "original": None})
        position = store.count(self._db, "transcripts") + sum(1 for r in change.rows if r.table == "transcripts")
        change.insert("transcripts", records.transcript_record(transcript, key, position))
        for turn in transcript.turns:
            turn = replace(turn, id=records.new_id("t"))
            change.insert("turns", records.turn_record(turn, transcript.id, lambda name: change.made("actors", name)))

    def _put_turns(self, change: _Change, transcript: Transcript, turns: Sequence[Turn]) -> None:
        before = {r["id"]: r for r in store.fetch(self._db, "turns", transcript=transcript.id)}
        seen: set[str] = set()
        for turn in turns:
            turn = turn if turn.id in before and turn.id not in seen else replace(turn, id=records.new_id("t"))
            record = records.turn_record(turn, transcript.id, lambda name: change.made("actors", name))
            seen.add(record["id"])
            if record["id"] in before:
                change.update("turns", before[record["id"]], record)
            else:
                change.insert("turns", record)
        for key, record in before.items():
            if key not in seen:
                change.delete("turns", record)

    def _keeps_what_is_used(self, before: Form, after: Form) -> None:
        gone = [f for f in before.fields if (g := after.field(f.name)) is None or g.kind != f.kind]
        for field in gone:
            used = sum(1 for r in store.fetch(self._db, "statements", form=before.name) if field.name in r["values"])
            if used:
                raise CodingError(
                    f"The field {field.name!r} of {before.name!r} is used by {used} statements; it cannot be dropped "
                    "or change its kind. Add a new field instead."
                )


class _Change:
    """Rows gathered for one write; finds or makes the actors and concepts they name."""

    def __init__(self, project: Project, verb: str, summary: str) -> None:
        self.project, self.verb, self.summary = project, verb, summary
        self.rows: list[Row] = []
        self.texts: list[dict[str, Any]] = []
        self._made: dict[tuple[str, str], str] = {}

    def insert(self, table: str, record: Mapping[str, Any]) -> None:
        self.rows.append(Row(table, record["id"], None, dict(record)))

    def delete(self, table: str, record: Mapping[str, Any]) -> None:
        self.rows.append(Row(table, record["id"], dict(record), None))

    def update(self, table: str, before: Mapping[str, Any], after: Mapping[str, Any]) -> bool:
        difference = records.changed(before, after)
        if difference is None:
            return False
        self.rows.append(Row(table, before["id"], *difference))
        return True

    def note(self, table: str, name: str, key: str) -> None:
        self._made[table, name] = key

    def known(self, table: str, name: str) -> str | None:
        return self._made.get((table, name))

    def made(self, table: str, name: str) -> str:
        """The id behind a name or an alias; a new record where there is none."""
        name = _name(name)
        known = self._made.get((table, name))
        if known:
            return known
        found = self.project._called(table).get(name)
        key = found or records.new_id(table[0])
        if not found:
            record = (
                records.actor_record(Actor(key, name))
                if table == "actors"
                else records.concept_record(Concept(key, name))
            )
            self.insert(table, record)
        self._made[table, name] = key
        return key


def _unpacked(given: Iterable[str | Path | Transcript], names: str | None) -> Iterator[str | Path | Transcript]:
    """Folders and zips as the transcripts they hold."""
    from .. import read

    for item in given:
        if isinstance(item, Transcript) or not (Path(item).is_dir() or Path(item).suffix.casefold() == ".zip"):
            yield item
            continue
        corpus = read.read_corpus(item, pattern=names)
        if not corpus.transcripts:
            raise NotReadable(f"Nothing in {item} could be read: {corpus.entries[0].error}")
        yield from corpus.transcripts


def _name(name: str) -> str:
    tidy = " ".join(str(name).split())
    if not tidy:
        raise CodingError("A name cannot be empty.")
    return tidy


def _properties(table: str, given: Mapping[str, Any]) -> dict[str, Any]:
    known = ("name", "aliases", "attributes", "color") + (("kind",) if table == "actors" else ("description", "parent"))
    for name in given:
        if name not in known:
            raise UnknownName(f"property of {table}", name, known)
    out: dict[str, Any] = {k: list(v) if k == "aliases" else v for k, v in given.items()}
    if table == "actors" and out.get("attributes"):
        out["attributes"] = {str(k).strip(): dated_text(v) for k, v in out["attributes"].items()}
    return out


def _commitment(given: str) -> str:
    if given not in COMMITMENTS:
        raise UnknownName("commitment", given, COMMITMENTS)
    return given


def _about(given: str | None) -> str | None:
    if not given:
        return None
    if not is_edtf(given):
        raise CodingError(
            f"{given!r} is not a time Hustings knows; write it like 1929, 193X, 1950/1975 or 2024-05 (EDTF)."
        )
    return given


def _short(quote: str) -> str:
    words = " ".join(quote.split())
    return f"“{words if len(words) <= 60 else words[:57] + '…'}”"


def _mentions(statement: Statement, needle: str) -> bool:
    told = (statement.quote, statement.speaker, statement.holder, statement.memo, *statement.values.values())
    return any(needle in str(part).casefold() for part in told if part)


def _whole_date(date: str | None) -> str | None:
    """The first day of a date that may be a mere year or month; None where it is no plain date."""
    match = re.match(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?", date or "")
    if not match or not match[1]:
        return None
    return f"{match[1]}-{match[2] or '01'}-{match[3] or '01'}"
