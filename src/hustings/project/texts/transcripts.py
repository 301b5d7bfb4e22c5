"""Transcripts of a project: added, described, corrected, fetched."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from ... import store
from ...errors import CodingError, NotReadable, OptionError, UnknownName
from ...model import Transcript, Turn
from ...read.corpus import written_date
from .. import codec
from ..base import Base, ChangeSet
from ..verdicts import Judging
from .corrections import CORRECTIONS, answered, corrected

PART: Final = 500
"""Texts in one change, where very many are added."""

WRITTEN: Final = ("actors", "concepts", "transcripts", "turns")
"""The order in which the records of new texts are written."""


class Texts(Judging):
    """The texts of a project and who speaks when."""

    def add(
        self, *given: str | Path | Transcript, encoding: str | None = None, names: str | None = None
    ) -> list[Transcript]:
        """Add files, folders, zips or transcripts; a file that is in the project already is left as
        it is.

        ``names`` says what file names of a folder or zip mean, such as ``{date}_{person}`` (None:
        found, "":
        nothing). All of one call is one change. Returns the transcripts, in the order given.
        """
        from ... import read

        have = self._known_bytes()
        added: list[Transcript] = []
        out: list[Transcript | str] = []
        for item in _unpacked(given, names):
            transcript = (
                item if isinstance(item, Transcript) else read.read(Path(item), encoding=encoding)
            )
            digest = transcript.source.sha256
            if digest and digest in have:
                out.append(have[digest])
                continue
            transcript = transcript.with_(id=transcript.id or codec.new_id("d"), replaces=None)
            if digest:
                have[digest] = transcript.id
            added.append(transcript)
            out.append(transcript.id)
        if added:
            self._add(added)
        return [self.transcript(key) for key in out if isinstance(key, str)]

    def add_stream(
        self,
        given: Iterable[Transcript],
        *,
        part: int | None = None,
        told: Callable[[Sequence[str]], object] | None = None,
    ) -> list[str]:
        """Add any number of transcripts as they come, in changes of at most ``part`` texts each
        (:data:`PART`); those whose file is here already are left out. Returns the ids of the new
        ones.

        ``told`` hears the ids of each change that is kept. Where ``given`` ends early, by an error
        or because somebody stopped it, what came before is added: whole texts only; the same
        again goes on where it ended.
        """
        have, waiting, keys = self._known_bytes(), list[Transcript](), list[str]()

        def put() -> None:
            some = waiting.copy()
            waiting.clear()
            if some:
                self._add(some)
                keys.extend(t.id for t in some)
                if told is not None:
                    told([t.id for t in some])

        try:
            for transcript in given:
                digest = transcript.source.sha256
                if digest and digest in have:
                    continue
                transcript = transcript.with_(id=transcript.id or codec.new_id("d"))
                have[digest or transcript.id] = transcript.id
                waiting.append(transcript)
                if len(waiting) >= (part or PART):
                    put()
        finally:
            put()
        return keys

    def known_bytes(self) -> frozenset[str]:
        """The SHA-256 of every file that was read into a transcript here."""
        return frozenset(self._known_bytes())

    def _known_bytes(self) -> dict[str, str]:
        found = ((r["source"].get("sha256"), r["id"]) for r in self.transcript_records())
        return {digest: key for digest, key in found if digest}

    def _add(self, added: Sequence[Transcript]) -> None:
        """New transcripts as one change, like records together."""
        told = ", ".join(repr(t.title or t.source.name) for t in added[:3])
        more = f" and {len(added) - 3:,} more" if len(added) > 3 else ""
        with self.changing("add", f"Added {told}{more}") as change, self.database.moment():
            for transcript in added:
                self.put_transcript(change, _own_voices(self, change, transcript))
            change.rows.sort(key=lambda row: WRITTEN.index(row.table))

    def transcripts(self, some: Sequence[str] | None = None) -> list[dict[str, Any]]:
        """What is in the project, without the texts: one plain summary per transcript, or of some
        of them in the order of their ids given.
        """
        kinds: dict[str, dict[str, int]] = {}
        counted = store.counts(self.database, "turns", "transcript", "kind", transcripts=some)
        for transcript, kind, n in counted:
            kinds.setdefault(transcript, {})[kind] = n
        coded, flags = self.coded_in(some), self.flags_in(some)
        known = self._transcripts()
        found = self.transcript_records() if some is None else [known[key] for key in some]
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
            for r in found
        ]

    def coded_in(self, some: Sequence[str] | None = None) -> dict[str, int]:
        """How many statements coders made in each text that has any; of all, or of some by id."""
        own = replace(store.CODERS_OWN, transcripts=None if some is None else tuple(some))
        return dict(store.grouped(self.database, own, "transcript"))

    def flags_in(self, some: Sequence[str] | None = None) -> dict[str, int]:
        """How many doubts the turns of each text carry that has any; of all, or of some by id."""
        flags: dict[str, int] = {}
        for transcript, raised in store.flagged(self.database, some):
            flags[transcript] = flags.get(transcript, 0) + len(raised)
        return flags

    def title_of_bytes(self, sha256: str) -> str | None:
        """The title of the transcript that was read from a file of these very bytes, or None."""
        found = (
            r["title"]
            for r in self.transcript_records()
            if sha256 and r["source"].get("sha256") == sha256
        )
        return next(found, None)

    def titles(self) -> dict[str, str]:
        """The title of every transcript, by id."""
        return {r["id"]: r["title"] for r in self.transcript_records(all=True)}

    def text_ids(self) -> list[str]:
        """The id of every transcript that was not replaced, in the order of the library."""
        return [r["id"] for r in self.transcript_records()]

    def text_records(self) -> list[dict[str, Any]]:
        """What is written down of every transcript that was not replaced, in the order of the
        library; nothing is counted."""
        return self.transcript_records()

    def text_dates(self) -> list[str]:
        """The date of every transcript that has one and was not replaced."""
        return [r["date"] for r in self.transcript_records() if r["date"]]

    def date_of_texts(self) -> dict[str, str]:
        """The date of every transcript, as it was given, by id; "" where it has none."""
        return {r["id"]: r["date"] or "" for r in self.transcript_records(all=True)}

    def transcript(self, key: str | None = None) -> Transcript:
        """A transcript with its text and turns; without a key the only one there is.

        Raises UnknownName where it is not there, OptionError where there are several and none is
        named.
        """
        record = self.transcript_record(key)
        names = self.names_by_id("actors")
        turns = store.fetch(self.database, "turns", order="begin,id", transcript=record["id"])
        return codec.transcript_of(
            record, self._text(record["text"]), (codec.turn_of(t, names) for t in turns)
        )

    def text(self, key: str) -> str:
        """The words of a transcript alone, quicker than all of it."""
        return self._text(self.transcript_record(key)["text"])

    def describe(self, key: str, **changes: Any) -> None:
        """Change title, date (EDTF, or a day with its month in words), language or attributes."""
        before = self.transcript_record(key)
        known = ("title", "date", "language", "attributes", "proposals")
        for name in changes:
            if name not in known:
                raise UnknownName("property of a transcript", name, known)
        if date := changes.get("date"):
            changes["date"] = written_date(date)
            if not changes["date"]:
                raise CodingError(
                    f"{date!r} is not a date; write it like 2024-03-14, 2024-03 or 2024."
                )
        with self.changing(
            "describe", f"Described {changes.get('title') or before['title']!r}"
        ) as change:
            change.update("transcripts", before, changes)

    def remove(self, key: str) -> None:
        """Take a transcript out, with its turns, statements and suggestions, and the earlier texts
        it took the place of (undo brings all back).
        """
        record = self.transcript_record(key)
        with self.changing("remove", f"Removed {record['title']!r}") as change:
            for text in self._with_predecessors(record):
                coded = store.fetch(self.database, "statements", transcript=text["id"])
                self.delete_verdicts(change, (row["id"] for row in coded))
                for table in ("suggestions", "statements", "turns"):
                    for found in store.fetch(self.database, table, transcript=text["id"]):
                        change.delete(table, found)
                change.delete("transcripts", text)
                self.follow_memos(change, [text["id"]], None)

    def correct(self, key: str, verb: str, **how: Any) -> list[Turn]:
        """Correct who speaks when; one undoable change. Verbs:

        ``kind`` (turn, kind) · ``speaker`` (turn, speaker) · ``split`` (at) · ``merge`` (turn: with
        the next) · ``flip`` (turn: questions and answers change places from here on) · ``rename``
        (name, into) · ``merge-speakers`` (other, into) · ``continue`` (turns: these show the
        pattern) · ``convention`` (name: of ``hustings.read.CONVENTIONS``) · ``voice`` (kind,
        speaker: every question, or every answer) ·
        ``dismiss`` (turn, code: the flag is wrong).
        """
        if verb not in CORRECTIONS:
            raise UnknownName("correction", verb, CORRECTIONS)
        for needed in CORRECTIONS[verb]:
            if how.get(needed) in (None, "", []) and not (
                verb == "speaker" and needed == "speaker"
            ):
                raise OptionError(f"To correct with {verb!r}, say which {needed}.")
        transcript = self.transcript(key)
        turns = corrected(transcript, verb, how)
        with self.changing(
            "correct", f"Corrected who speaks in {transcript.title!r}: {verb}"
        ) as change:
            self._put_turns(change, transcript, turns)
            record = self.transcript_record(key)
            if after := answered(record, transcript, verb, how):
                change.update("transcripts", record, after)
        return list(self.transcript(key).turns)

    def transcript_records(self, *, all: bool = False) -> list[dict[str, Any]]:
        """Every transcript that stands, in its order; ``all``: those that were replaced too."""
        return [dict(r) for r in self._transcripts().values() if all or r["replaced_by"] is None]

    def transcript_record(self, key: str | None) -> dict[str, Any]:
        """A transcript by its id; without one the only one there is. Raises UnknownName."""
        if key is None:
            found = self.transcript_records()
            if len(found) == 1:
                return found[0]
            names = f"{found[0]['title']!r}, …" if found else "none"
            raise OptionError(f"Say which transcript: there are {len(found)} ({names}).")
        record = self._transcripts().get(key)
        if record is None:
            raise UnknownName("transcript", key, [r["id"] for r in self.transcript_records()])
        return dict(record)

    def _transcripts(self) -> Mapping[str, dict[str, Any]]:
        return self.database.kept(
            "transcripts",
            ("transcripts",),
            lambda: {
                r["id"]: r for r in store.fetch(self.database, "transcripts", order="position,id")
            },
        )

    def _with_predecessors(self, record: dict[str, Any]) -> list[dict[str, Any]]:
        """A transcript and every one it took the place of: corrected texts, parts it was joined
        of."""
        records_, out = self._transcripts(), [record]
        for text in out:
            out += [dict(r) for r in records_.values() if r["replaced_by"] == text["id"]]
        return out

    def latest_texts(self) -> dict[str, str]:
        """Every transcript with the one that stands in its place now: mostly itself."""
        return {
            key: self._with_successors([key])[-1] if record["replaced_by"] else key
            for key, record in self._transcripts().items()
        }

    def _with_successors(self, keys: Iterable[str]) -> list[str]:
        """The transcripts named, and whatever took their place: what was selected stays so after a
        correction.
        """
        records_, out = self._transcripts(), dict.fromkeys(keys)
        for key in list(out):
            after: str | None = key
            while (
                after and (after := records_.get(after, {}).get("replaced_by")) and after not in out
            ):
                out[after] = None
        return list(out)

    def put_transcript(self, change: ChangeSet, transcript: Transcript) -> None:
        """A new text with its turns, as rows of a larger change."""
        key = codec.words_key(transcript.text)
        change.texts.append({"id": key, "text": transcript.text, "original": None})
        record = codec.transcript_record(transcript, key, change.place())
        change.insert("transcripts", record)
        for turn in transcript.turns:
            turn = replace(turn, id=codec.new_id("t"))
            change.insert(
                "turns",
                codec.turn_record(turn, transcript.id, lambda name: change.made("actors", name)),
            )

    def _put_turns(self, change: ChangeSet, transcript: Transcript, turns: Sequence[Turn]) -> None:
        before = {r["id"]: r for r in store.fetch(self.database, "turns", transcript=transcript.id)}
        seen: set[str] = set()
        for turn in turns:
            turn = (
                turn
                if turn.id in before and turn.id not in seen
                else replace(turn, id=codec.new_id("t"))
            )
            record = codec.turn_record(
                turn, transcript.id, lambda name: change.made("actors", name)
            )
            seen.add(record["id"])
            if record["id"] in before:
                change.update("turns", before[record["id"]], record)
            else:
                change.insert("turns", record)
        for key, record in before.items():
            if key not in seen:
                change.delete("turns", record)


def _unpacked(
    given: Iterable[str | Path | Transcript], names: str | None
) -> Iterator[str | Path | Transcript]:
    """Folders and zips as the transcripts they hold."""
    from ... import read

    for item in given:
        if isinstance(item, Transcript) or not (
            Path(item).is_dir() or Path(item).suffix.casefold() == ".zip"
        ):
            yield item
            continue
        corpus = read.read_corpus(item, pattern=names)
        if not corpus.transcripts:
            raise NotReadable(f"Nothing in {item} could be read: {corpus.entries[0].error}")
        yield from corpus.transcripts


def _own_voices(project: Base, change: ChangeSet, transcript: Transcript) -> Transcript:
    """A text on its way in, its anonymous voices kept apart from those of other texts.

    ``SPEAKER_00`` of two recordings are two people until somebody says otherwise; the second is
    told by its title.
    """
    from ...read.names.people import anonymous

    voices = {t.speaker for t in transcript.turns if t.speaker and anonymous(t.speaker)}
    new: dict[str, str] = {}
    for voice in sorted(voices):
        title = " ".join(transcript.title.split())[:48].strip() or transcript.id
        name, n = voice, 1
        while name in project.ids_by_name("actors") or change.known("actors", name):
            name, n = f"{voice} ({title})" if n == 1 else f"{voice} ({title}, {n})", n + 1
        if name != voice:
            new[voice] = name
    if not new:
        return transcript
    turns = tuple(replace(t, speaker=new.get(t.speaker or "", t.speaker)) for t in transcript.turns)
    return transcript.with_(turns=turns)
