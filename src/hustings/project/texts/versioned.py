"""The texts of a project put right: corrected, joined, set beside each other in two languages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ...errors import NotReadable, OptionError, UnknownName
from ...model import Transcript
from ..coders.assigned_work import AssignedWork

if TYPE_CHECKING:
    from ...exchange.alignment import Alignment


SHOWN = 6
"""Texts of one name a refusal lists."""


class Versions(AssignedWork):
    """What takes a text's place, what it left to settle, and its other versions."""

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
        from ... import read
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

    def text_named(self, named: str) -> str:
        """The id of the text with this id, title or file name, capitals or not. Raises UnknownName,
        and OptionError where several are called so."""
        records = self.transcript_records()
        if any(named == r["id"] for r in self.transcript_records(all=True)):
            return named
        found = [r["id"] for r in records if named.casefold() in _called(r)]
        if not found:
            raise UnknownName("transcript", named, [r["title"] or r["id"] for r in records])
        if len(found) > 1:
            ids = ", ".join(found[:SHOWN]) + ", …" * (len(found) > SHOWN)
            raise OptionError(
                f"{len(found)} transcripts are called {named!r}: name one by its id ({ids})."
            )
        return str(found[0])

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
        from ... import read

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


def _called(record: Mapping[str, Any]) -> set[str]:
    """What a text may be asked for by: its title, its file's name with its ending and without."""
    file = Path(record["source"].get("name") or "")
    return {name.casefold() for name in (record["title"], file.name, file.stem) if name}
