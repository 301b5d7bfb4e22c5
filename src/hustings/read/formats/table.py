"""Tables of turns: csv, tsv and xlsx with columns for speaker and words, and perhaps time, kind and
section.
"""

from __future__ import annotations

import csv
import html
import io
import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from ...errors import NotReadable
from ...guards.sheets import open_book
from ...model import TURN_KINDS, Flag, Turn
from ..text import decode
from ..times import number_of_seconds
from ..words.lines import is_direction, opens_with_direction
from .base import Document, Part, compose, refuse_nothing

SPEAKER = frozenset(
    (
        "speaker",
        "name",
        "who",
        "person",
        "participant",
        "sprecher",
        "sprecherin",
        "locuteur",
        "hablante",
        "parlante",
        "speaker name",
        "speaker_name",
        "full name",
        "full_name",
        "fullname",
        "redner",
        "rednerin",
        "orador",
        "oratore",
        "intervenant",
        "говорящий",
    )
)
WORDS = frozenset(
    (
        "text",
        "words",
        "content",
        "utterance",
        "speech",
        "transcript",
        "said",
        "turn",
        "sentence",
        "sentences",
        "utterances",
        "message",
        "dialogue",
        "inhalt",
        "texte",
        "texto",
        "testo",
    )
)
BEGIN = frozenset(
    (
        "start",
        "begin",
        "begins_at",
        "time",
        "timestamp",
        "from",
        "timespan",
        "zeit",
        "anfang",
        "start_time",
        "start time",
    )
)
END = frozenset(("end", "ends_at", "to", "stop", "ende", "end_time", "end time"))
KIND = frozenset(("kind", "type", "art"))
SECTION = frozenset(("section", "part", "heading", "abschnitt"))
NOBODY = frozenset("na n/a #n/a nan <na> null none - -- — ?".split())
"""What a cell of speakers holds where nobody is named."""
HEADERS = SPEAKER | WORDS | BEGIN | END


def reads_csv(data: bytes, name: str) -> Document:
    """Text of a csv or tsv. Raises NotReadable where no column holds words."""
    decoded = decode(data, name=name)
    text = decoded.text
    told = re.match(r"sep=(.)\n", text)
    head = text[:20_000].partition("\n")[0]
    delimiter = told[1] if told else max(",;\t|", key=head.count)
    try:
        rows = list(csv.reader(io.StringIO(text[told.end() if told else 0 :]), delimiter=delimiter))
    except csv.Error as error:
        raise NotReadable(f"{name} is no readable table: {error}.", name=name) from None
    return document_of_rows(rows, name, decoded.encoding)


def reads_xlsx(data: bytes, name: str) -> Document:
    """Text of the first sheet with a column of words. Raises NotReadable where there is none."""
    with open_book(data, name) as book:
        sheets = [[[_cell(v) for v in row] for row in book.rows(sheet)] for sheet in book.sheets]
    for rows in sheets:
        if rows and _columns(rows[0])[1] is not None:
            return document_of_rows(rows, name, "")
    return document_of_rows(sheets[0] if sheets else [], name, "")


def _cell(value: Any) -> str:
    return "" if value is None else str(value)


def _columns(head: Sequence[str]) -> tuple[int | None, ...]:
    names = [h.strip().casefold() for h in head]
    return tuple(
        next((i for i, n in enumerate(names) if n in wanted), None)
        for wanted in (SPEAKER, WORDS, BEGIN, END, KIND, SECTION)
    )


def says_who_speaks(head: Sequence[str]) -> bool:
    """Whether a first row names a column of words and one of speakers."""
    speaker, words, *_ = _columns(head)
    return speaker is not None and words is not None


def document_of_rows(rows: Sequence[Sequence[str]], name: str, encoding: str) -> Document:
    """Text of a table's rows, the first of which names its columns. Raises NotReadable where none
    holds words.
    """
    if not rows:
        raise NotReadable(f"{name} is an empty table.", name=name)
    speaker, words, begin, end, kind, section = _columns(rows[0])
    body = rows[1:]
    if words is None and speaker is not None:
        words = _only_words(body, speaker)
    if words is None:
        raise NotReadable(
            f"{name} has no column of words: name one 'text' and, for who speaks, one 'speaker' "
            f"(found: {', '.join(' '.join(h.split())[:20] for h in rows[0][:8]) or 'nothing'}).",
            name=name,
        )
    parts: list[Part] = []
    last_section = ""
    for row in body:

        def at(column: int | None, row: Sequence[str] = row) -> str:
            return _plain(row[column]) if column is not None and column < len(row) else ""

        if at(section) and at(section) != last_section:
            last_section = at(section)
            if at(kind) not in ("heading", "title"):
                parts.append(Part(last_section, kind="heading", level=2))
        told = at(kind).casefold()
        who = at(speaker).rstrip(":： ")
        who = "" if who.casefold() in NOBODY else who
        what = told if told in TURN_KINDS and told not in ("question", "answer") else "speech"
        what = "direction" if what == "speech" and _is_heard(at(words)) else what
        parts.append(
            Part(
                at(words),
                who or None,
                what,
                number_of_seconds(at(begin)),
                number_of_seconds(at(end)),
                2,
            )
        )
    n = len(body)
    evidence = f"{n:,} row{'s' * (n != 1)} of a table"
    text, structure = compose(parts, evidence=evidence, joined=False)
    refuse_nothing(text, name, "words")
    if any(part.speaker for part in parts):
        structure = replace(structure, turns=tuple(map(_with_doubt, structure.turns)))
    return Document(text, structure, encoding=encoding, dialect="table")


LEAST = 3
"""Words of a cell from which somebody may say them."""
HALF = 0.5
"""Share of a column's cells that somebody may say, from which it is one of words."""


def _only_words(body: Sequence[Sequence[str]], speaker: int) -> int | None:
    """The one column whose cells are sentences, beside one that says who speaks, whatever it is
    called; of two that hold the same words, the one without more (a label, a time)."""
    columns = {
        n: [row[n].strip() if n < len(row) else "" for row in body]
        for n in range(max(map(len, body), default=0))
        if n != speaker
    }
    long = [
        n
        for n, cells in columns.items()
        if sum(len(cell.split()) >= LEAST for cell in cells) > HALF * len(cells)
        and len(set(cells)) > HALF * len(cells)
    ]
    within = [
        n
        for n in long
        if all(
            sum(a in b for a, b in zip(columns[n], columns[other], strict=True)) > HALF * len(body)
            for other in long
        )
    ]
    return within[0] if len(within) == 1 else None


def _is_heard(words: str) -> bool:
    """Whether a cell holds what was heard, and nothing that anybody says: ``(APPLAUSE)``."""
    return is_direction(words) and (words.isupper() or opens_with_direction(words))


NO_SPEAKER = Flag(
    "unlabelled",
    "This row names no speaker, while others do; does the speaker before it go on?",
    (("set_speaker", "Choose the speaker"), ("merge", "Words of the turn before")),
)


def _with_doubt(turn: Turn) -> Turn:
    """A turn of nobody with the question whose it is."""
    if turn.kind != "unassigned":
        return turn
    return replace(turn, flags=(*turn.flags, NO_SPEAKER))


_TAG = re.compile(r"</?(?:[a-z][a-z0-9]{0,9})(?:\s[^<>]*)?/?>", re.IGNORECASE)


def _plain(cell: str) -> str:
    """A cell without the tags and entities of the page it came from."""
    if "<" in cell:
        cell = _TAG.sub("", cell)
    return html.unescape(cell).strip() if "&" in cell else cell.strip()
