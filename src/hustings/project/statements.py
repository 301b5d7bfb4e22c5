"""Statements of a project: made, changed, fetched."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from .. import store
from ..errors import Changed, CodingError, UnknownName
from ..model import Selection, Statement
from . import codec, conflicts
from .asking import Asked
from .base import ChangeSet
from .conflicts import Edited, tried_again
from .drafting import OWN, Drafting, two_ends
from .texts.finding import Hit, Hits, Wanted

EDITABLE: Final = (
    "start",
    "end",
    "form",
    "values",
    "speaker",
    "holder",
    "via",
    "commitment",
    "about",
    "memo",
    "status",
)
"""What an edit may change of a statement."""

FEW = 20_000
"""Up to so many statements are asked about by their ids; for more, all are read."""

TOGETHER: Final = 500
"""Texts that are read at once where words are looked for in many."""

AROUND: Final = 60
"""Code points shown on either side of words that were found."""


class Coding(Drafting):
    """The statements of a project."""

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
        via: Sequence[str] = (),
        commitment: str = "asserts",
        about: str | None = None,
        memo: str = "",
        status: str = "",
        origin: str = "person",
        coder: str | None = None,
        id: str | None = None,
        suggestion: str | None = None,
    ) -> Statement:
        """Make a statement of a span. ``holder`` None means unstated, :data:`OWN` the speaker;
        ``via`` names who stands between speaker and holder.

        Names of actors and concepts that are new are made. The same ``id`` again gives the same
        statement again. Raises CodingError where the span, the form or a value is not right;
        nothing is written then.
        """
        row: dict[str, Any] = {
            "id": id or codec.new_id("s"),
            "transcript": transcript,
            "start": start,
            "end": end,
            "form": form,
            "values": values,
            "speaker": speaker,
            "holder": holder,
            "via": via,
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
            known = store.get(self.database, "statements", row["id"])
            if known is None:  # a name somebody else made at the same moment: now it is found
                return self._code(row, suggestion)
            if (known["transcript"], known["begin"], known["stop"], known["form"]) == (
                transcript,
                start,
                end,
                form,
            ):
                return self.statement(known["id"])
            raise CodingError(f"There is another statement with the id {id} already.") from None

    def code_many(
        self, rows: Iterable[Mapping[str, Any]], *, summary: str = "", verb: str = "code"
    ) -> int:
        """Make many statements as one change; each row holds the arguments of :meth:`code`."""
        with self.changing(verb, summary) as change, self.database.moment():
            for row in rows:
                change.insert("statements", self._coded(change, row))
            n = sum(1 for r in change.rows if r.table == "statements")
            change.summary = summary or f"Coded {n} statements"
        return n

    def edit(self, id: str, **changes: Any) -> Statement:
        """Change a statement: its span, form, values (those given), attribution, commitment, about,
        memo or status.
        """
        for name in changes:
            if name not in EDITABLE:
                raise UnknownName("property of a statement", name, EDITABLE)
        tried_again(lambda: self._edit(id, changes))
        return self.statement(id)

    def edit_since(self, id: str, revision: int, **changes: Any) -> Edited:
        """Change a statement as it was read at ``revision`` (:meth:`revisions`).

        What somebody else changed since stands where it is another field, and is told. Raises
        Changed where it is the same, with both values, Gone where it was deleted.
        """
        return tried_again(lambda: self._edit_since(id, revision, changes))

    def _edit_since(self, id: str, revision: int, changes: Mapping[str, Any]) -> Edited:
        standing = conflicts.standing(self.database, id, revision)
        with self.changing("edit", self.told_edit(standing.now)) as change:
            wanted = {**standing.base, **self._edited(change, standing.base, changes)}
            clash = standing.clash(wanted)
            if clash:
                raise self._refusal(change, standing, clash, wanted)
            change.update("statements", standing.now, standing.laid_over(wanted))
        return standing.told(self.statement(id))

    def delete_since(self, id: str, revision: int) -> int:
        """Delete a statement nobody has changed since ``revision``. Raises Changed, Gone."""
        standing = conflicts.standing(self.database, id, revision)
        if standing.theirs:
            with self.changing("delete", "") as change:
                raise self._refusal(change, standing, standing.theirs, None)
        return self.delete([id])

    def _refusal(
        self,
        change: ChangeSet,
        standing: conflicts.Standing,
        fields: Collection[str],
        wanted: Mapping[str, Any] | None,
    ) -> Changed:
        """What is said where somebody else changed fields; names the edit would have made are
        known."""
        made = {
            row.key: str(row.after["name"])
            for row in change.rows
            if row.after is not None and "name" in row.after
        }
        names = {**self.names_by_id("concepts"), **self.names_by_id("actors"), **made}
        key = standing.now["id"]
        revision = store.revisions_of(self.database, [key])[key]
        return standing.refusal(fields, wanted, names, revision)

    def revisions(self, ids: Iterable[str]) -> dict[str, int]:
        """The revision of statements: the number of the newest entry of the log that touched
        each."""
        wanted = list(ids)
        if len(wanted) <= FEW:
            return store.revisions_of(self.database, wanted)
        return self.database.kept("revisions", (), lambda: store.revisions_of(self.database))

    def told_edit(self, record: Mapping[str, Any]) -> str:
        """How the history tells of an edit."""
        return f"Edited a {record['form']}: {_short(record['quote'])}"

    def _edit(self, id: str, changes: Mapping[str, Any]) -> None:
        before = self.known_record("statements", id, "statement")
        with self.changing("edit", self.told_edit(before)) as change:
            change.update("statements", before, self._edited(change, before, changes))

    def recode(self, ids: Iterable[str], **changes: Any) -> int:
        """The same change on many statements, as one change. Values are laid over those that are
        there.
        """
        found = self._several("statements", ids, "statement")
        with self.changing("recode", f"Recoded {len(found)} statements") as change:
            for before in found:
                change.update("statements", before, self._edited(change, before, changes))
        return len(found)

    def delete(self, ids: Iterable[str]) -> int:
        """Delete statements (undo brings them back)."""
        found = self._several("statements", ids, "statement")
        one = found[0]
        told = f"Deleted a {one['form']}: {_short(one['quote'])}"
        if len(found) > 1:
            told = f"Deleted {len(found)} statements"
        with self.changing("delete", told) as change:
            self.delete_verdicts(change, (record["id"] for record in found))
            for record in found:
                change.delete("statements", record)
        return len(found)

    def statement(self, id: str) -> Statement:
        """One statement. Raises UnknownName."""
        return self._statements([self.known_record("statements", id, "statement")])[0]

    def statements(
        self,
        selection: Selection | None = None,
        *,
        ids: Iterable[str] | None = None,
        q: str = "",
        coder: str = "",
    ) -> list[Statement]:
        """Statements in reading order, those a selection asks for; ``q`` searches quote, values,
        names and memo.
        """
        if coder and not (selection and selection.coders):
            selection = replace(selection or Selection(), coders=(coder,))
        wanted = None if ids is None else tuple(ids)
        asked = Asked(selection or Selection(), words=q, ids=wanted)
        return self._statements(store.each(self.database, self.asked(asked)))

    def counting(self, selection: Selection) -> tuple[list[Statement], tuple[str, ...]]:
        """The statements of a selection that count (see :func:`columns`), and a sentence for each
        interview in several versions."""
        out, notes = self._uncounted(selection)
        return [s for s in self.statements(selection) if s.transcript not in out], notes

    def search(self, wanted: Wanted | str, *, limit: int = 200) -> Hits:
        """Places in the texts where words stand (a plain string: without regard to case), and how
        many there are in each text. Raises OptionError for a regular expression that is wrong or
        takes too long, UnknownName for a text that is not there.
        """
        wanted = Wanted(wanted) if isinstance(wanted, str) else wanted
        found = Hits()
        if not wanted.words.strip():
            return found
        documents = (
            self.transcript_records()
            if wanted.transcript is None
            else [self.transcript_record(wanted.transcript)]
        )
        if not wanted.regex and wanted.transcript is None:
            held = store.texts_holding(self.database, wanted.words)
            if held is not None:
                documents = [record for record in documents if record["text"] in held]
        # an expression has so much time for all texts, words are looked for in some at a time
        part = max(1, len(documents)) if wanted.regex else TOGETHER
        for at in range(0, len(documents), part):
            some = documents[at : at + part]
            texts = store.texts(self.database, [record["text"] for record in some])
            read = [texts.get(record["text"], "") for record in some]
            matched = wanted.matches(read, limit)
            for record, text, (count, spans) in zip(some, read, matched, strict=True):
                if not count:
                    continue
                found.counts[record["id"]] = count
                for start, end in spans[: limit - len(found.places)]:
                    found.places.append(self._hit(record, text, start, end))
        return found

    def _hit(self, record: Mapping[str, Any], text: str, start: int, end: int) -> Hit:
        speaker = self._speakers(record["id"]).at(start)
        return Hit(
            transcript=record["id"],
            title=record["title"],
            start=start,
            end=end,
            before=text[max(0, start - AROUND) : start],
            match=text[start:end],
            after=text[end : end + AROUND],
            speaker=self.names_by_id("actors").get(speaker or ""),
        )

    def _code(self, row: Mapping[str, Any], suggestion: str | None) -> Statement:
        with self.changing("code", "") as change, self.database.moment():
            record = self._coded(change, row)
            two_ends(record["form"], record["values"])
            change.insert("statements", record)
            if suggestion is not None:
                offered = self.known_record("suggestions", suggestion, "suggestion")
                span_kept = (offered["begin"], offered["stop"]) == (row["start"], row["end"])
                state = "accepted" if span_kept else "edited"
                change.update("suggestions", offered, {"state": state, "statement": record["id"]})
            change.summary = f"Coded a {row['form']}: {_short(record['quote'])}"
        with self.database.moment():
            return self._statements([record])[0]


def _short(quote: str) -> str:
    words = " ".join(quote.split())
    return f"“{words if len(words) <= 60 else words[:57] + '…'}”"
