"""OpenDocument texts: paragraphs, headings, tables; bold names kept as marks. Read from the XML
itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from ...errors import NotReadable
from .base import Archive, Document, local, marked, refuse_nothing, xml

_SKIP = {
    "tracked-changes",
    "note",
    "annotation",
    "annotation-end",
    "sequence-decls",
    "forms",
    "table-of-content",
    "bookmark",
    "hidden-text",
}


def reads(data: bytes, name: str) -> Document:
    """Text of a .odt. Raises NotReadable where it is damaged or no OpenDocument text."""
    archive = Archive(data, name)
    if "content.xml" not in archive:
        raise NotReadable(f"{name} is no OpenDocument text: it holds no content.xml.", name=name)
    root = xml(archive.read("content.xml"), name)
    bold = {
        _attribute(style, "name")
        for style in root.iter()
        if local(style) == "style"
        for properties in style
        if local(properties) == "text-properties"
        and _attribute(properties, "font-weight") == "bold"
    }
    body = next(
        (
            node
            for node in root.iter()
            if local(node) == "text" and local(node.getparent()) == "body"
        ),
        None,
    )
    if body is None:
        raise NotReadable(
            f"{name} holds no text body; it may be a spreadsheet or a drawing.", name=name
        )
    named = xml(archive.read("styles.xml"), name) if "styles.xml" in archive else None
    _unhide([root] if named is None else [root, named], body)
    text = "\n\n".join(_blocks(body, bold))
    refuse_nothing(text, name, "words")
    return Document(text)


def _unhide(roots: Sequence[Any], body: Any) -> None:
    """Take out what a style, a section or a field hides: hidden words are not words said."""
    hidden = {
        _attribute(style, "name")
        for root in roots
        for style in root.iter()
        if local(style) == "style"
        for properties in style
        if local(properties) == "text-properties" and _attribute(properties, "display") == "none"
    }
    for node in [*body.iter()]:
        tag = local(node)
        styled = tag in ("span", "p", "h") and _attribute(node, "style-name") in hidden
        section = tag == "section" and _attribute(node, "display") == "none"
        field = tag == "p" and any(
            local(child) == "hidden-paragraph" and _attribute(child, "is-hidden") == "true"
            for child in node
        )
        if styled or section or field:
            node.text = None
            for child in [*node]:
                node.remove(child)


def _attribute(node: Any, key: str) -> str:
    return next((v for k, v in node.attrib.items() if k.rpartition("}")[2] == key), "")


def _blocks(node: Any, bold: set[str]) -> Iterator[str]:
    for child in node:
        tag = local(child)
        if tag in _SKIP:
            continue
        if tag == "h":
            words = " ".join("".join(w for w, _ in _runs(child, bold, False)).split())
            if words:
                level = _attribute(child, "outline-level")
                yield "#" * min(6, int(level) + 1 if level.isdigit() else 2) + " " + words
        elif tag == "p":
            runs = list(_runs(child, bold, _attribute(child, "style-name") in bold))
            if "".join(w for w, _ in runs).strip():
                title = _attribute(child, "style-name") == "Title"
                yield "# " + "".join(w for w, _ in runs).strip() if title else marked(runs)
        elif tag == "table-row":
            cells = [
                " ".join(" ".join(_blocks(cell, set())).split())
                for cell in child
                if local(cell) == "table-cell"
            ]
            if any(cells):
                yield "\t".join(c for c in cells if c)
        else:
            yield from _blocks(child, bold)


def _runs(node: Any, bold: set[str], is_bold: bool) -> Iterator[tuple[str, bool]]:
    if node.text:
        yield node.text, is_bold
    for child in node:
        tag = local(child)
        if tag == "tab":
            yield "\t", is_bold
        elif tag == "line-break":
            yield "\n", is_bold
        elif tag == "s":
            count = _attribute(child, "c")
            yield " " * (min(int(count), 1000) if count.isdigit() else 1), is_bold
        elif tag and tag not in _SKIP:
            yield from _runs(child, bold, is_bold or _attribute(child, "style-name") in bold)
        if child.tail:
            yield child.tail, is_bold
