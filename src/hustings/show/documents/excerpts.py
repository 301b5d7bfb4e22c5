"""Quoted passages under headings, each with its source: a page that opens anywhere, and a Word
document."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import Any, Final, NamedTuple
from xml.sax.saxutils import escape

from ..html import page_pieces, text

STILL = (1980, 1, 1, 0, 0, 0)
"""The time of every part of a Word document: the same passages give the same bytes."""

BODY: Final = "word/document.xml"
"""The part of a Word document that holds its paragraphs."""

_PARTS: Final = re.compile("([\t\n])")
_BREAKS: Final = {"\t": "<w:tab/>", "\n": "<w:br/>"}


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
class Note:
    """A memo on what is no statement: what it stands on ("" where its heading says so), its words,
    who wrote it and on which day.
    """

    on: str
    words: str
    by: str
    day: str

    @property
    def signed(self) -> str:
        """What it is, on what, by whom and when."""
        return ", ".join(
            filter(None, (f"Memo on {self.on}" if self.on else "Memo", self.by, self.day))
        )


@dataclass(frozen=True, slots=True)
class ExcerptGroup:
    """Passages under one heading, and the memos on what the heading names."""

    heading: str
    excerpts: tuple[Excerpt, ...] = ()
    notes: tuple[Note, ...] = ()


def excerpts_pieces(title: str, about: str, groups: Sequence[ExcerptGroup]) -> Iterator[str]:
    """A whole page without anything outside it, bit by bit: contents, then each group with its
    passages."""
    return page_pieces(title, _body(title, about, groups), ())


def _body(title: str, about: str, groups: Sequence[ExcerptGroup]) -> Iterator[str]:
    contents = [
        f'<li><a href="#g{n}">{text(g.heading)}</a> '
        f'<span class="quiet">{len(g.excerpts) or len(g.notes)}</span></li>'
        for n, g in enumerate(groups, 1)
    ]
    yield f"<h1>{text(title)}</h1>"
    yield f'<p class="quiet">{text(about)}</p>'
    if len(groups) > 1:
        yield f"<ul>{''.join(contents)}</ul>"
    for n, group in enumerate(groups, 1):
        yield f'<section id="g{n}"><h2>{text(group.heading)}</h2>'
        yield from map(_note, group.notes)
        yield from map(_passage, group.excerpts)
        yield "</section>"


def _note(note: Note) -> str:
    return f'<p class="small">{text(note.signed)}: {text(note.words)}</p>'


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
    """The same as a Word document: a heading of the first level for each group.

    Only its frame is made by python-docx, which looks for the end of the document and for a style
    anew with each paragraph: a hundred thousand passages took it more than a quarter of an hour.
    """
    made = import_module("docx").Document()  # heavy
    made.core_properties.title = _legal(title)
    made.core_properties.author = ""
    made.add_heading(_legal(title), 0)
    made.add_paragraph(_legal(about))
    styles = _Styles.of(made)
    written = io.BytesIO()
    made.save(written)
    return _filled(written.getvalue(), _paragraphs(groups, styles))


class _Styles(NamedTuple):
    """What the styles of headings and of quotations are called inside the document."""

    heading: str
    quote: str

    @classmethod
    def of(cls, made: Any) -> _Styles:
        return cls(*(escape(made.styles[name].style_id) for name in ("Heading 1", "Quote")))


def _paragraphs(groups: Sequence[ExcerptGroup], styles: _Styles) -> Iterator[str]:
    """The paragraphs of a document's body as XML, a passage at a time."""
    quoting = f'<w:pStyle w:val="{styles.quote}"/><w:keepNext/><w:spacing w:after="{_twips(2)}"/>'
    for group in groups:
        yield _paragraph(f'<w:pStyle w:val="{styles.heading}"/>', _run(group.heading))
        for note in group.notes:
            yield _paragraph(
                "", _run(f"{note.signed}: ", "<w:rPr><w:b/></w:rPr>") + _run(note.words)
            )
        for excerpt in group.excerpts:
            yield _paragraph(quoting, _run(f"“{excerpt.quote}”"))
            told = " · ".join(x for x in (excerpt.reading, excerpt.view) if x)
            lines = (told, f"Memo: {excerpt.memo}" if excerpt.memo else "")
            under = [f"<w:r><w:br/></w:r>{_run(line)}" for line in lines if line]
            source = _run(excerpt.source, "<w:rPr><w:b/></w:rPr>")
            yield _paragraph(f'<w:spacing w:after="{_twips(12)}"/>', source + "".join(under))


def _twips(points: int) -> int:
    """Points in the twentieths that Word counts in."""
    return points * 20


def _paragraph(looks: str, runs: str) -> str:
    return f"<w:p><w:pPr>{looks}</w:pPr>{runs}</w:p>"


def _run(words: str, looks: str = "") -> str:
    """A run of text: tabs and ends of lines as Word has them."""
    parts = []
    for part in _PARTS.split(_legal(words)):
        if part in _BREAKS:
            parts.append(_BREAKS[part])
        elif part:
            kept = ' xml:space="preserve"' if part.strip() != part else ""
            parts.append(f"<w:t{kept}>{escape(part)}</w:t>")
    return f"<w:r>{looks}{''.join(parts)}</w:r>"


def _filled(frame: bytes, paragraphs: Iterator[str]) -> bytes:
    """A document with more paragraphs at its end, every part of the archive at one time."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(frame)) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in sorted(old.namelist(), key=lambda n: (n != "[Content_Types].xml", n)):
            info = zipfile.ZipInfo(name, STILL)
            info.compress_type = zipfile.ZIP_DEFLATED
            if name != BODY:
                new.writestr(info, old.read(name))
                continue
            before, end, after = old.read(name).partition(b"<w:sectPr")
            with new.open(info, "w") as part:
                part.write(before)
                for paragraph in paragraphs:
                    part.write(paragraph.encode())
                part.write(end + after)
    return out.getvalue()


def _legal(words: str) -> str:
    """Words without the characters that XML may not hold."""
    return "".join(
        c
        for c in words
        if c in "\n\t" or (c >= " " and not "\ud800" <= c <= "\udfff" and c not in "\ufffe\uffff")
    )
