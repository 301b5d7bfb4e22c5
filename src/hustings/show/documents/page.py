"""A composed report as one self-contained page, for screen and paper; every mark opens its
sentences."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ...wording import listed, quoted, say, worded
from ..html import marked, page, text
from .parts import Plate, Sheet, Told, plate_html, sheet_html, told_html
from .prose import BUTTON, Notes, html
from .report import statements_part, texts_part

Row = Mapping[str, Any]
Block = str | Plate | Sheet | Told
OPENS = re.compile(r'data-ids="([^"]*)"')
"""What a mark opens; a text of one's own holds none, its quotation marks are escaped."""


@dataclass(frozen=True, slots=True)
class Document:
    """A report with everything in it: ``blocks`` are texts (Markdown), figures, tables and accounts
    in order, ``statements`` rows by id (``listed``: those of the appendix), ``method`` headings
    with their sentences."""

    title: str
    authors: Sequence[str]
    date: str
    place: str
    lead: str
    blocks: Sequence[Block]
    statements: Mapping[str, Row]
    method: Sequence[tuple[str, Sequence[str]]] = ()
    listed: Sequence[str] = ()
    transcripts: Sequence[Row] = ()
    made_with: str = ""

    @property
    def byline(self) -> str:
        """Who wrote it, where and when."""
        return " · ".join(x for x in (_named(self.authors), self.place, self.date) if x)


def document_html(made: Document) -> str:
    """The whole page. The same document gives the same bytes."""
    body = document_body(made)
    opened = {key for told in OPENS.findall(body) for key in told.split()}
    rows = [row for key, row in made.statements.items() if key in opened]
    return page(made.title or say("Report"), [body], rows, "document.css")


def document_body(made: Document) -> str:
    """What stands in the page, without its head: for a preview."""
    notes = Notes(made.statements)
    lead = html(made.lead, notes)
    parts = [
        '<article class="document">',
        f"<header><h1>{text(made.title)}</h1>",
        f'<p class="byline">{text(made.byline)}</p>' if made.byline else "",
        f'<div class="lead" dir="auto">{lead}</div></header>' if lead else "</header>",
        *(_block(block, notes) for block in made.blocks),
        _method(made),
        _notes(notes, made.statements),
        _appendix(made),
        f'<p class="colophon">{text(made.made_with)}</p>',
        "</article>",
    ]
    return "\n".join(part for part in parts if part)


def _block(block: Block, notes: Notes) -> str:
    if isinstance(block, Plate):
        return plate_html(block)
    if isinstance(block, Sheet):
        return sheet_html(block)
    if isinstance(block, Told):
        return told_html(block, notes)
    return f'<div class="prose" dir="auto">{html(block, notes)}</div>' if block.strip() else ""


def _method(made: Document) -> str:
    if not made.method:
        return ""
    lines = "".join(
        f"<dt>{text(head)}</dt>" + "".join(f"<dd>{text(said)}</dd>" for said in told)
        for head, told in made.method
    )
    head = f"<h2>{text(say('How this was made'))}</h2>"
    return f'<section class="method">{head}<dl>{lines}</dl></section>'


def _notes(notes: Notes, rows: Mapping[str, Row]) -> str:
    if not notes.ids:
        return ""
    lines = "".join(
        f'<li dir="auto"><span {BUTTON} {marked([key], say("Note {n}", n=n))}>'
        f"{text(quoted(rows[key]['quote']))}"
        f"</span> {text(source(rows[key]))}</li>"
        for n, key in enumerate(notes.ids, 1)
    )
    return f'<section class="notes"><h2>{text(say("Notes"))}</h2><ol>{lines}</ol></section>'


def source(row: Row) -> str:
    """Who said a quotation, and where."""
    who = row["speaker"] or say("a speaker who is not named")
    return say("{who}, in {title}", who=who, title=row["title"]) if row["title"] else str(who)


def columns() -> list[str]:
    """What the columns of an appendix of statements are called."""
    return [say("sentence"), say("statement"), say("holder"), say("commitment")]


def cells(row: Row) -> list[str]:
    """A statement of an appendix, column by column."""
    holder = row["holder"] or say("unstated")
    return [row["quote"], row["reading"], holder, worded(row["commitment"])]


def _appendix(made: Document) -> str:
    parts = []
    if made.listed:
        rows = [made.statements[key] for key in made.listed]
        parts.append(
            f"<details><summary>{text(say('Statements'))}</summary>"
            f"{''.join(statements_part(rows))}</details>"
        )
    if made.transcripts:
        told = "".join(texts_part(made.transcripts, list(made.statements.values())))
        parts.append(f"<details><summary>{text(say('Full texts'))}</summary>{told}</details>")
    if not parts:
        return ""
    return f'<section class="appendix"><h2>{text(say("Appendix"))}</h2>{"".join(parts)}</section>'


def _named(names: Sequence[str]) -> str:
    """ "A", "A and B", "A, B and C"."""
    return listed([n for n in names if n.strip()])
