"""Documents of an export."""

from __future__ import annotations

from ...model import Transcript
from ..bundle import count
from ..offsets import Ruler, canonical, ruler
from .convert import date_of, document_key, seconds_of
from .export import Again, Export
from .schema import Row

Places = dict[str, tuple[int, Ruler]]
"""Id of a transcript -> id of its document, and how DNA counts in it."""

_ATTRIBUTES = ("Author", "Source", "Section", "Type")
"""Columns of short text that are attributes of a transcript."""


def add_documents(export: Export) -> Places:
    """Write the documents into the export, under their old ids and with their old texts."""
    kept = export.kept.get("documents") or ()
    export.reserve("DOCUMENTS", (int(row["id"]) for row in kept))
    again = Again((row["id"], row["key"], row) for row in kept)
    places: Places = {}
    undated = []
    for transcript in export.bundle.transcripts:
        old = again.take(transcript.id, document_key(transcript.title, transcript.text))
        row = _document(export, transcript, old)
        if row["Date"] is None:
            undated.append(transcript.title or transcript.id)
            row["Date"] = 0
        export.rows["DOCUMENTS"].append(row)
        places[transcript.id] = (row["ID"], ruler(row["Text"], unit="UTF-16"))
    if undated:
        export.report.approximated.append(
            f"{count(len(undated), 'document')} without a day, for example {undated[0]!r}: "
            f"written as 1970-01-01."
        )
    return places


def _document(export: Export, transcript: Transcript, old: Row | None) -> Row:
    """The row of a transcript; its date is None where it has no day."""
    text, seconds = transcript.text, seconds_of(transcript.date)
    if old is not None and old["text"] is not None and canonical(old["text"]) == text:
        text = old["text"]
    if old is not None and date_of(old["date"]) == transcript.date:
        seconds = old["date"]
    attributes = transcript.attributes
    return {
        "ID": int(old["id"]) if old else export.new_id("DOCUMENTS"),
        "Title": export.short(transcript.title, "title"),
        "Text": text,
        "Date": seconds,
        "Coder": old["coder"] if old else min(export.coders.values()),
        **{c: export.short(attributes.get(c.lower(), ""), c.lower()) for c in _ATTRIBUTES},
        "Notes": attributes.get("notes", ""),
    }
