"""A composed report as a Word document: real headings, figures as pictures at 300 dots an inch,
captions, footnotes as a numbered list. The same report gives the same bytes."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Sequence
from typing import Any

import docx
from docx.document import Document as Word
from docx.enum.text import WD_BREAK, WD_PARAGRAPH_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph
from markdown_it.token import Token

from ...wording import quoted, say
from ..marks import legal
from ..svg import png
from .page import Document, cells, columns, source
from .parts import Block, Heading, Line, Plate, Said, Sheet, Told, bare, behind, ended
from .prose import Notes, heading_level, note_of, tokens

PAPER, EDGE = (210, 297), 22
"""Millimetres of the sheet (A4) and of its margins."""
WIDE = PAPER[0] - 2 * EDGE
HIGH, SHEET_HIGH = 190, 212
"""Most millimetres a figure is high, so that its caption stands on the same page, and a sheet of
one that takes several."""
LETTER, PADDING = 2.0, 4.5
"""Millimetres of a letter in a table (8.5 points, bold), and of what stands beside its words."""
LONG_WORD = 24
"""Letters of a word that no column need be wide enough for."""
ZIPPED = (1980, 1, 1, 0, 0, 0)
"""The time written into the file, whenever it is made."""
STYLES = {
    "bullet_list_open": "List Bullet",
    "ordered_list_open": "List Number",
    "blockquote_open": "Quote",
}
CLOSES = tuple(name.replace("_open", "_close") for name in STYLES)


def document_docx(made: Document) -> bytes:
    """The report as the bytes of a .docx."""
    word = docx.Document()
    _set_up(word, made)
    notes = Notes(made.statements)
    word.add_heading(_plain(made.title), 0)
    if made.byline:
        _small(word.add_paragraph(), made.byline)
    _prose(word, made.lead, notes)
    for block in made.blocks:
        if isinstance(block, str):
            _prose(word, block, notes)
        elif isinstance(block, Told):
            _told(word, block, notes)
        else:
            _block(word, block, notes)
    _method(word, made)
    if notes.ids:
        word.add_heading(say("Notes"), 1)
    for n, key in enumerate(notes.ids, 1):
        row = made.statements[key]
        word.add_paragraph(_plain(f"{n}. {quoted(row['quote'])} {source(row)}"))
    _appendix(word, made)
    _small(word.add_paragraph(), made.made_with)
    return _packed(word)


def _set_up(word: Word, made: Document) -> None:
    section = word.sections[0]
    section.page_width, section.page_height = Mm(PAPER[0]), Mm(PAPER[1])
    section.left_margin = section.right_margin = Mm(EDGE)
    section.top_margin = section.bottom_margin = Mm(EDGE)
    _page_number(section.footer.paragraphs[0])
    word.styles["Normal"].font.name, word.styles["Normal"].font.size = "Georgia", Pt(11)
    told = word.core_properties
    told.title, told.author = _plain(made.title)[:255], _plain(", ".join(made.authors))[:255]
    told.created = told.modified = dt.datetime(*ZIPPED)
    told.last_modified_by, told.comments = "", _plain(made.made_with)[:255]


def _page_number(paragraph: Paragraph) -> None:
    """A field that Word and LibreOffice fill with the number of the page."""
    paragraph.alignment = WD_PARAGRAPH_ALIGNMENT.CENTER
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    paragraph._p.append(field)


def _prose(word: Word, words: str, notes: Notes) -> None:
    """A text of one's own, block by block."""
    inside: list[str] = []
    heading = 0
    for token in tokens(words):
        if token.type in STYLES:
            inside.append(STYLES[token.type])
        elif token.type in CLOSES:
            inside.pop()
        elif token.type == "heading_open":
            heading = heading_level(token) - 1
        elif token.type in ("fence", "code_block"):
            word.add_paragraph(_plain(token.content))
        elif token.type == "inline":
            style = inside[-1] if inside else None
            paragraph = (
                word.add_heading("", heading) if heading else word.add_paragraph(style=style)
            )
            _inline(paragraph, token.children or (), notes)
            heading = 0


def _inline(paragraph: Paragraph, found: Sequence[Token], notes: Notes) -> None:
    deep = {"strong": 0, "em": 0}
    links: list[str] = []
    for token in found:
        kind = token.type.rpartition("_")[0]
        if kind in deep:
            deep[kind] += token.nesting
        elif token.type == "link_open":
            links.append(_linked(token, notes))
        elif token.type == "link_close":
            told = links.pop()
            paragraph.add_run(_plain(told)).font.superscript = told.isdigit()
        else:
            written = {"softbreak": " ", "hardbreak": "\n"}.get(token.type, token.content)
            run = paragraph.add_run(_plain(written))
            run.bold, run.italic = deep["strong"] > 0, deep["em"] > 0


def _linked(token: Token, notes: Notes) -> str:
    """What stands behind the words of a link: the number of a note, an address, or nothing."""
    key = note_of(token)
    if not key:
        return f" ({token.attrGet('href')})"
    n = notes.number(key)
    return "" if n is None else str(n)


def _told(word: Word, told: Told, notes: Notes) -> None:
    """An account, part by part."""
    if told.why:
        word.add_paragraph(_plain(told.why))
        return
    word.add_heading(_plain(told.title), 1)
    _small(word.add_paragraph(), told.about)
    for block in told.blocks:
        _block(word, block, notes)
    _small(word.add_paragraph(), told.foot)


def _block(word: Word, block: Block, notes: Notes) -> None:
    if isinstance(block, Plate):
        _figure(word, block)
    elif isinstance(block, Sheet):
        _sheet(word, block)
    elif isinstance(block, Heading):
        word.add_heading(_plain(block.words), 2)
        _small(word.add_paragraph(), block.rests)
    elif isinstance(block, Line):
        _raised(word.add_paragraph(_plain(block.words)), behind(block.statements, notes))
    elif isinstance(block, Said):
        paragraph = word.add_paragraph(_plain(quoted(block.quote)), style="Quote")
        _raised(paragraph, behind([block.statement], notes))
        paragraph.add_run(_plain(f" {block.told}"))


def _raised(paragraph: Paragraph, words: str) -> None:
    paragraph.add_run(words).font.superscript = True


def _sheet(word: Word, sheet: Sheet) -> None:
    if sheet.why:
        word.add_paragraph(_plain(sheet.unmade))
        return
    _caption(word, f"{sheet.lead} {ended(sheet.title)} ", sheet.caption, leads=True)
    _grid(word, sheet.columns, [row.cells for row in sheet.rows])
    word.add_paragraph()


def _grid(word: Word, columns: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """A table with its head, which stands again on every page. A column of which no row says
    anything is left out."""
    said = [k for k in range(len(columns)) if not rows or any(row[k].strip() for row in rows)]
    columns = [columns[k] for k in said]
    rows = [[row[k] for k in said] for row in rows]
    table = word.add_table(rows=1, cols=len(columns), style="Table Grid")
    table.autofit = False
    for column, wide in zip(table.columns, widths([columns, *rows]), strict=True):
        column.width = Mm(wide)
    repeated = OxmlElement("w:tblHeader")
    word.element.body.tbl_lst[-1].tr_lst[0].get_or_add_trPr().append(repeated)
    for cell, name in zip(table.rows[0].cells, columns, strict=True):
        _cell(cell, name, bold=True)
    for row in rows:
        for cell, words in zip(table.add_row().cells, row, strict=True):
            _cell(cell, words)


def widths(rows: Sequence[Sequence[str]], room: float = WIDE) -> list[float]:
    """Millimetres of each column of a table, the head among its rows: room for its longest word,
    and of what is left the more, the longer what it says."""
    least, wished = [], []
    for texts in zip(*rows, strict=True):
        words = max((len(word) for text in texts for word in text.split()), default=0)
        least.append(LETTER * min(words, LONG_WORD) + PADDING)
        wished.append(LETTER * max(len(text) for text in texts) + PADDING)
    over = room - sum(least)
    if over <= 0:
        return [room * part / sum(least) for part in least]
    more = [min(wish, room / 2) - part for wish, part in zip(wished, least, strict=True)]
    more = [max(part, 0.1) for part in more]
    return [part + over * extra / sum(more) for part, extra in zip(least, more, strict=True)]


def _cell(cell: Any, words: str, *, bold: bool = False) -> None:
    run = cell.paragraphs[0].add_run(_plain(words))
    run.font.size, run.bold = Pt(8.5), bold


def _caption(word: Word, lead: str, words: str, *, leads: bool = False) -> None:
    """What stands by a figure or, where it ``leads``, over a table."""
    caption = word.add_paragraph(style="Caption")
    caption.paragraph_format.keep_with_next = leads
    caption.add_run(_plain(lead)).bold = True
    caption.add_run(_plain(words)).bold = False
    for run in caption.runs:
        run.font.color.rgb = RGBColor(0x15, 0x18, 0x1D)


def _figure(word: Word, plate: Plate) -> None:
    if plate.figure is None:
        word.add_paragraph(_plain(plate.unmade))
        return
    for drawn in plate.sheets or [plate.figure]:
        wide, high = drawn.size
        width = min(WIDE, (SHEET_HIGH if plate.sheets else HIGH) * wide / high)
        paragraph = word.add_paragraph()
        paragraph.paragraph_format.keep_with_next = True
        paragraph.alignment = WD_PARAGRAPH_ALIGNMENT.CENTER
        picture = io.BytesIO(png(bare(drawn), scale=2))
        shape = paragraph.add_run().add_picture(picture, width=Mm(width))
        shape._inline.docPr.set("descr", _plain(drawn.name))
    _caption(word, f"{plate.lead} {plate.title} ", plate.figure.caption)
    _small(word.add_paragraph(), plate.below)


def _method(word: Word, made: Document) -> None:
    if not made.method:
        return
    word.add_heading(say("How this was made"), 1)
    for head, told in made.method:
        for k, said in enumerate(told):
            paragraph = word.add_paragraph()
            if k == 0:
                paragraph.add_run(f"{head}. ").bold = True
            paragraph.add_run(_plain(said))


def _appendix(word: Word, made: Document) -> None:
    if made.listed:
        word.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
        word.add_heading(say("Statements"), 1)
        listed = [made.statements[key] for key in made.listed]
        _grid(word, columns(), [cells(row) for row in listed])
    for text in made.transcripts:
        word.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
        word.add_heading(_plain(text["title"] or say("Text")), 1)
        for line in text["text"].split("\n"):
            if line.strip():
                word.add_paragraph(_plain(line))


def _small(paragraph: Paragraph, words: str) -> None:
    run = paragraph.add_run(_plain(words))
    run.font.size = Pt(8.5)


def _plain(words: Any) -> str:
    """Without what XML forbids."""
    return legal(str(words), line_ends=True)


def _packed(word: Word) -> bytes:
    """The file with one time in all its parts, so that the same report gives the same bytes."""
    raw, out = io.BytesIO(), io.BytesIO()
    word.save(raw)
    with zipfile.ZipFile(raw) as found, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name in found.namelist():
            made.writestr(zipfile.ZipInfo(name, ZIPPED), found.read(name), zipfile.ZIP_DEFLATED)
    return out.getvalue()
