"""Quoted passages under headings, each with its source: a page that opens anywhere, and a Word
document."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import docx
from docx.shared import Pt

from .html import page, text

STILL = (1980, 1, 1, 0, 0, 0)
"""The time of every part of a Word document: the same passages give the same bytes."""


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A passage in its words, its source (speaker, title, date, turn), the id of the statement it
    bears, that statement in one line, whose view it is, and the coder's memo.
    """

    statement: str
    quote: str
    source: str
    reading: str = ""
    view: str = ""
    memo: str = ""


@dataclass(frozen=True, slots=True)
class ExcerptGroup:
    """Passages under one heading."""

    heading: str
    excerpts: tuple[Excerpt, ...]


def excerpts_html(title: str, about: str, groups: Sequence[ExcerptGroup]) -> str:
    """A whole page without anything outside it: contents, then each group with its passages."""
    contents = [
        f'<li><a href="#g{n}">{text(g.heading)}</a> '
        f'<span class="quiet">{len(g.excerpts)}</span></li>'
        for n, g in enumerate(groups, 1)
    ]
    parts = [f"<h1>{text(title)}</h1>", f'<p class="quiet">{text(about)}</p>']
    if len(groups) > 1:
        parts.append(f"<ul>{''.join(contents)}</ul>")
    for n, group in enumerate(groups, 1):
        parts.append(f'<section id="g{n}"><h2>{text(group.heading)}</h2>')
        parts += [_passage(e) for e in group.excerpts]
        parts.append("</section>")
    return page(title, parts, ())


def _passage(excerpt: Excerpt) -> str:
    told = " · ".join(x for x in (excerpt.reading, excerpt.view) if x)
    lines = [
        f'<p class="said" dir="auto">“{text(excerpt.quote)}”</p>',
        f'<p class="small">{text(excerpt.source)}</p>',
    ]
    if told:
        lines.append(f'<p class="quiet small">{text(told)}</p>')
    if excerpt.memo:
        lines.append(f'<p class="small">Memo: {text(excerpt.memo)}</p>')
    return f"<blockquote>{''.join(lines)}</blockquote>"


def excerpts_docx(title: str, about: str, groups: Sequence[ExcerptGroup]) -> bytes:
    """The same as a Word document: a heading of the first level for each group."""
    made = docx.Document()
    made.core_properties.title = _legal(title)
    made.core_properties.author = ""
    made.add_heading(_legal(title), 0)
    made.add_paragraph(_legal(about))
    for group in groups:
        made.add_heading(_legal(group.heading), 1)
        for excerpt in group.excerpts:
            _write(made, excerpt)
    written = io.BytesIO()
    made.save(written)
    return _still(written.getvalue())


def _write(made: Any, excerpt: Excerpt) -> None:
    quoted = made.add_paragraph(f"“{_legal(excerpt.quote)}”", style="Quote")
    quoted.paragraph_format.keep_with_next = True
    quoted.paragraph_format.space_after = Pt(2)
    under = made.add_paragraph()
    under.paragraph_format.space_after = Pt(12)
    under.add_run(_legal(excerpt.source)).bold = True
    told = " · ".join(x for x in (excerpt.reading, excerpt.view) if x)
    for line in (told, f"Memo: {excerpt.memo}" if excerpt.memo else ""):
        if line:
            under.add_run().add_break()
            under.add_run(_legal(line))


def _legal(words: str) -> str:
    """Words without the characters that XML may not hold."""
    return "".join(
        c
        for c in words
        if c in "\n\t" or (c >= " " and not "\ud800" <= c <= "\udfff" and c not in "\ufffe\uffff")
    )


def _still(archive: bytes) -> bytes:
    """The same archive with every part at one time."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(archive)) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in sorted(old.namelist(), key=lambda n: (n != "[Content_Types].xml", n)):
            info = zipfile.ZipInfo(name, STILL)
            info.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(info, old.read(name))
    return out.getvalue()
