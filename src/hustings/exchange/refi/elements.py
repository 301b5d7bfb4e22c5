"""The XML of REFI-QDA: elements found by their name alone, GUIDs, and what XML allows."""

from __future__ import annotations

import re
import uuid
from functools import cache, lru_cache
from hashlib import sha1
from typing import Any, Final

PROJECT = "urn:QDA-XML:project:1.0"
CODEBOOK = "urn:QDA-XML:codebook:1.0"

TIME = re.compile(r"-?\d{4,}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)?$")
COLOR = re.compile(r"#([0-9a-fA-F]{6}|[0-9a-fA-F]{3})$")
GUID = re.compile(r"\{?([0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})\}?$")
_SPACE: Final = uuid.UUID("6f3f3c53-0d3c-5a0a-9d55-0a2f6f1f6d4e").bytes
ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 forbids."""

Element = Any
"""An element of lxml, which has no types of its own."""


@cache
def _etree() -> Any:
    from lxml import etree  # heavy: only when a file is read or written

    return etree


def tag(element: Element) -> str:
    """The name of an element, without its namespace (codebooks come in two)."""
    return _bare(str(element.tag))


@lru_cache(maxsize=1024)
def _bare(name: str) -> str:
    return name.rpartition("}")[2]


def children(element: Element, *tags: str) -> list[Element]:
    """Children of these tags, whatever the namespace; none of None."""
    return [] if element is None else [c for c in element if tag(c) in tags]


def child(element: Element, name: str) -> Element:
    """The first child of a tag, None where there is none."""
    return next(iter(children(element, name)), None)


def words(element: Element, name: str) -> str:
    """All text inside the first child of a tag, "" where there is none."""
    found = child(element, name)
    return "" if found is None else "".join(found.itertext())


@lru_cache(maxsize=16_384)
def guid_of(text: str | None) -> str:
    """A GUID in lower case without braces; what is none is kept as it is. Codes and users come
    again and again.
    """
    match = GUID.match((text or "").strip())
    return match.group(1).lower() if match else (text or "").strip()


def targets(element: Element, name: str) -> list[str]:
    """GUIDs that children of a tag point at."""
    return [guid_of(c.get("targetGUID")) for c in children(element, name)]


def made_guid(*parts: str) -> str:
    """A GUID made of these parts, a UUID of version 5: the same on every export."""
    name = "\0".join(parts).encode("utf-8", "surrogatepass").hex()
    made = sha1(_SPACE + name.encode(), usedforsecurity=False).hexdigest()[:32]
    variant = "89ab"[int(made[16], 16) & 3]
    return f"{made[:8]}-{made[8:12]}-5{made[13:16]}-{variant}{made[17:20]}-{made[20:]}"


def legal(text: str) -> str:
    """The text with what XML forbids as U+FFFD."""
    return text if text.isprintable() else ILLEGAL.sub("\ufffd", text)


def printed(element: Element) -> str:
    """An element as text, as it is kept for export."""
    return str(_etree().tostring(element, encoding="unicode", with_tail=False))


def parsed(text: str) -> Element:
    """An element from text that :func:`printed` made."""
    return _etree().fromstring(text)


def document(root: Element) -> bytes:
    """A whole document, as a file has it."""
    return bytes(_etree().tostring(root, xml_declaration=True, encoding="utf-8"))


def part(element: Element) -> bytes:
    """An element as it stands within a document of its namespace."""
    told = bytes(_etree().tostring(element, encoding="utf-8", with_tail=False))
    space = str(element.tag).partition("}")[0].removeprefix("{")
    return told.replace(f' xmlns="{space}"'.encode(), b"", 1)


def gap(parent: Element, name: str) -> None:
    """Leave a gap of a name in an element, for parts that are not held as elements."""
    parent.append(_etree().Comment(name))


def around(root: Element, name: str) -> tuple[bytes, bytes]:
    """A whole document before and behind a gap; all of it before where there is none."""
    before, _, behind = document(root).partition(f"<!--{name}-->".encode())
    return before, behind


def root_element(space: str, name: str, **attributes: str) -> Element:
    """The root of a document, its namespace the default one."""
    return _etree().Element(f"{{{space}}}{name}", attributes, nsmap={None: space})


def loose(name: str) -> Element:
    """An element of a project that has no parent yet."""
    return _etree().Element(f"{{{PROJECT}}}{name}", nsmap={None: PROJECT})


def add(parent: Element, element: str, text: str | None = None, /, **attributes: str) -> Element:
    """A new last child in the namespace of its parent, with what XML forbids replaced."""
    space = str(parent.tag).partition("}")[0] + "}"
    values = {key: legal(value) for key, value in attributes.items()}
    added = _etree().SubElement(parent, space + element, values)
    added.text = None if text is None else legal(text)
    return added
