"""Word documents: paragraphs and tables in order, headings and bold names kept as marks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from ...errors import NotReadable
from .base import Archive, Document, marked, refuse_nothing
from .table import HEADERS

_HEADING = re.compile(
    r"^(?:heading|überschrift|titre|título|titolo|заголовок)\s*(\d)", re.IGNORECASE
)


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
        _flatten(document.element.body)
        styles = {s.style_id: s.name or "" for s in document.styles}
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
    text = "\n\n".join(paragraphs)
    refuse_nothing(text, name, "words")
    return Document(text, title=title if title and title in text else "")


def _flatten(body: Any) -> None:
    """Take out what python-docx passes over: content controls and tracked insertions stay,
    deletions and hidden words go.
    """
    space = body.nsmap.get("w", "http://schemas.openxmlformats.org/wordprocessingml/2006/main")
    name = f"{{{space}}}".__add__
    for mark in [*body.iter(name("vanish"))]:
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
        # python-docx looks its styles up anew for every paragraph: far too slow for long texts
        style = styles.get(item._p.style or "", "")
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


def _rows(table: Any) -> Iterator[str]:
    for n, row in enumerate(table.rows):
        cells, seen = [], set()
        for cell in row.cells:
            if id(cell._tc) not in seen:
                seen.add(id(cell._tc))
                cells.append(" ".join(cell.text.split()))
        if n == 0 and any(c.casefold() in HEADERS for c in cells):
            continue
        if any(cells):
            yield "\t".join(c for c in cells if c)
