"""Word documents: paragraphs and tables in order, headings and bold names kept as marks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from ...errors import NotReadable
from .base import Archive, Document, compose, marked, refuse_nothing
from .styled import parts_of
from .table import HEADERS, SPEAKER, WORDS, document_of_rows, says_who_speaks

_HEADING = re.compile(
    r"^(?:heading|überschrift|titre|título|titolo|заголовок)\s*(\d)", re.IGNORECASE
)

WIDEST = 1_000
"""Columns of a row of a table; Word itself makes 63."""


def reads(data: bytes, name: str) -> Document:
    """Text of a .docx. Raises NotReadable where it is damaged or no Word document."""
    import io

    import docx as word

    archive = Archive(data, name)
    if not any(n.startswith("word/") for n in archive.names):
        raise NotReadable(f"{name} is no Word document: it holds no word/document.xml.", name=name)
    archive.refuse_heavy_xml()
    try:
        document = word.Document(io.BytesIO(data))
        _flatten(document.element.body, _hiding(document.styles.element))
        _refuse_wide(document.element.body, name)
        styles = {s.style_id: s.name or "" for s in document.styles}
        turns = _table_of_turns(document)
        spoken = parts_of(_styled(document, styles))
        paragraphs = list(_blocks(document, styles))
        properties = document.core_properties
        title = properties.title or ""
    except NotReadable:
        raise
    except Exception as error:  # python-docx raises whatever its XML or zip layer raises
        raise NotReadable(
            f"{name} is a damaged Word document ({type(error).__name__}); save it anew and try "
            f"again.",
            name=name,
        ) from None
    if turns:
        return document_of_rows(turns, name, "")
    if spoken:
        evidence = "a style of paragraphs for those who speak"
        told, structure = compose(spoken, evidence=evidence, joined=False)
        return Document(told, structure, title=title, dialect="Word, by styles")
    text = "\n\n".join(paragraphs)
    refuse_nothing(text, name, "words")
    return Document(text, title=title if title and title in text else "")


def _hiding(styles: Any) -> set[str]:
    """Styles whose words are hidden."""
    space = styles.nsmap["w"].join(("{", "}"))
    return {
        style.get(f"{space}styleId", "")
        for style in styles.iter(f"{space}style")
        for mark in style.iter(f"{space}vanish")
        if mark.get(f"{space}val") not in ("0", "false")
    }


def _flatten(body: Any, hiding: set[str]) -> None:
    """Take out what python-docx passes over: content controls and tracked insertions stay,
    deletions and hidden words go, also those of styles that hide. What is struck through is seen,
    and stays.
    """
    space = body.nsmap.get("w", "http://schemas.openxmlformats.org/wordprocessingml/2006/main")
    name = f"{{{space}}}".__add__
    styled = [s for s in body.iter(name("rStyle")) if s.get(name("val")) in hiding]
    for mark in [*body.iter(name("vanish")), *styled]:
        run = mark.getparent().getparent() if mark.get(name("val")) not in ("0", "false") else None
        if run is not None and run.tag == name("r") and run.getparent() is not None:
            run.getparent().remove(run)
    for gone in [*body.iter(name("del"), name("moveFrom"))]:
        if gone.getparent() is not None and gone.getparent().tag in (
            name("p"),
            name("ins"),
            name("sdtContent"),
        ):
            gone.getparent().remove(gone)
    for tag in ("sdt", "ins", "moveTo", "smartTag", "customXml", "fldSimple"):
        for wrap in [*body.iter(name(tag))]:
            parent = wrap.getparent()
            # inside properties (rPr, trPr) an "ins" is only a mark
            if parent is None or parent.tag.endswith("Pr"):
                continue
            inner = wrap.find(name("sdtContent")) if tag == "sdt" else wrap
            at = parent.index(wrap)
            for n, child in enumerate(
                [c for c in (inner if inner is not None else ()) if not str(c.tag).endswith("Pr")]
            ):
                parent.insert(at + n, child)
            parent.remove(wrap)


def _refuse_wide(body: Any, name: str) -> None:
    """Refuse rows that say they span far more columns than a page has: python-docx makes a cell
    for each. NotReadable.
    """
    for row in body.iter(body.nsmap["w"].join(("{", "}tr"))):
        spans = sum(cell.grid_span for cell in row.tc_lst)
        if spans + row.grid_before + row.grid_after > WIDEST:
            raise NotReadable(
                f"{name} holds a table with a row of more than {WIDEST:,} columns; it was not "
                f"read.",
                name=name,
            )


def _blocks(container: Any, styles: dict[str, str]) -> Iterator[str]:
    for item in container.iter_inner_content():
        if hasattr(item, "rows"):
            yield from _rows(item)
            continue
        runs = []
        for run in item.iter_inner_content():
            pieces = getattr(run, "runs", None)
            for piece in pieces if pieces is not None else [run]:
                runs.append((piece.text, bool(piece.bold)))
        words = "".join(w for w, _ in runs)
        if not words.strip():
            continue
        style = _style_of(item, styles)
        level = _HEADING.match(style)
        if style.casefold() == "title":
            yield "# " + " ".join(words.split())
        elif level:
            yield (
                "#" * (int(level[1]) + 1 if int(level[1]) < 6 else 6)
                + " "
                + " ".join(words.split())
            )
        else:
            yield marked(runs)


def _style_of(paragraph: Any, styles: dict[str, str]) -> str:
    """The name of a paragraph's style. (python-docx looks its styles up anew for every paragraph:
    far too slow for long texts.)"""
    return styles.get(paragraph._p.style or "", "")


def _styled(document: Any, styles: dict[str, str]) -> list[tuple[str, str]]:
    """Each paragraph with words, and its style where that is none of headings."""
    return [
        ("" if _HEADING.match(style) else style, words)
        for p in document.paragraphs
        if (words := " ".join(p.text.split()))
        for style in (_style_of(p, styles),)
    ]


def _table_of_turns(document: Any) -> list[list[str]]:
    """The rows of a document that is a table with columns for who speaks and what; [] of any other.

    (Every cell then says itself what it is, also where the one of the speaker is empty.)
    """
    tables = [item for item in document.iter_inner_content() if hasattr(item, "rows")]
    words = [p for p in document.paragraphs if p.text.strip()]
    if len(tables) != 1 or words:
        return []
    rows = _cells(tables[0])
    return rows if rows and says_who_speaks(rows[0]) else []


def _cells(table: Any) -> list[list[str]]:
    """The cells of a table, row by row; one that spans several columns once."""
    rows = []
    for row in table.rows:
        cells, seen = [], set()
        for cell in row.cells:
            if id(cell._tc) not in seen:
                seen.add(id(cell._tc))
                cells.append(" ".join(cell.text.split()))
        rows.append(cells)
    return rows


def _rows(table: Any) -> Iterator[str]:
    """A table among paragraphs: a paragraph a row. Where the first row names the columns, a time
    without a speaker is no word.
    """
    rows = _cells(table)
    head = rows[0] if rows else []
    named = any(c.casefold() in HEADERS for c in head)
    speakers = says_who_speaks(head)
    for row in rows[1:] if named else rows:
        cells = row
        if speakers and len(row) == len(head) and not _at(head, row, SPEAKER):
            cells = [_at(head, row, WORDS)]
        if any(cells):
            yield "\t".join(c for c in cells if c)


def _at(head: list[str], row: list[str], wanted: frozenset[str]) -> str:
    return next((c for h, c in zip(head, row, strict=True) if h.casefold() in wanted), "")
