"""Electronic books: the pages of the spine, in order."""

from __future__ import annotations

import posixpath
from urllib.parse import unquote

from ...errors import NotReadable
from ..text import decode
from .base import Archive, Document, local, refuse_nothing, xml
from .html import page


def reads(data: bytes, name: str) -> Document:
    """Text of an .epub. Raises NotReadable where it is damaged, locked or no book."""
    archive = Archive(data, name)
    if "META-INF/container.xml" not in archive:
        raise NotReadable(
            f"{name} is no electronic book: it holds no META-INF/container.xml.", name=name
        )
    container = xml(archive.read("META-INF/container.xml"), name)
    path = next((n.get("full-path") for n in container.iter() if local(n) == "rootfile"), None)
    if not path:
        raise NotReadable(
            f"{name} is a damaged book: it does not say where its contents are.", name=name
        )
    package = xml(archive.read(path), name)
    items = {n.get("id"): n.get("href") or "" for n in package.iter() if local(n) == "item"}
    spine = [items.get(n.get("idref")) for n in package.iter() if local(n) == "itemref"]
    meta = {
        local(n): (n.text or "").strip()
        for n in package.iter()
        if local(n) in ("title", "language", "date")
    }
    pages = []
    for href in spine:
        if not href:
            continue
        inside = posixpath.normpath(
            posixpath.join(posixpath.dirname(path), unquote(href.partition("#")[0]))
        )
        if inside.startswith(("..", "/")):
            raise NotReadable(
                f"{name} points outside of itself ({href[:60]!r}); it was not read.", name=name
            )
        source = archive.read(inside)
        if source.strip():
            pages.append(page(decode(source, name=f"{inside} in {name}").text, name)[0])
    text = "\n\n".join(p for p in pages if p)
    refuse_nothing(text, name, "words")
    return Document(
        text,
        title=meta.get("title", ""),
        language=meta.get("language") or None,
        date=meta.get("date", "")[:10] or None,
    )
