"""What every format gives: a Document; and the guards all of them share."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from ...errors import NotReadable
from ...guards.archive import Archive, refuse_heavy, with_signs
from ...model import Flag, Turn
from ..structure import Structure
from ..turns import structure_of
from ..words.lines import BLANKS
from ..words.speaker_names import looks_like_name

XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
"""How XML names an element, in lxml's spelling."""

__all__ = ["Archive", "Document", "Part", "compose", "local", "marked", "refuse_nothing", "xml"]


@dataclass(frozen=True, slots=True)
class Document:
    """What a file says. ``text`` need not be canonical yet where ``structure`` is None (it is then
    searched for turns).

    ``structure`` is given by formats that say themselves who speaks. ``times`` are (offset, begins,
    ends) in seconds and ``pages`` (offset, page) in canonical text, ascending.
    """

    text: str
    structure: Structure | None = None
    title: str = ""
    date: str | None = None
    language: str | None = None
    known: tuple[str, ...] = ()
    times: tuple[tuple[int, float, float | None], ...] = ()
    pages: tuple[tuple[int, int], ...] = ()
    encoding: str = ""
    dialect: str = ""
    attributes: dict[str, str] = field(default_factory=dict)
    proposals: tuple[dict[str, Any], ...] = ()


@dataclass(slots=True)
class Part:
    """A stretch of a file that says who speaks: one turn, or a heading, note, direction.

    ``label`` is what stands for the speaker in the text, where that says more than the name
    (``Ines Calder (Harbour League)``).
    """

    words: str
    speaker: str | None = None
    kind: str = "speech"
    begins_at: float | None = None
    ends_at: float | None = None
    level: int = 1
    label: str = ""
    flags: tuple[Flag, ...] = ()


def compose(parts: Iterable[Part], *, evidence: str, joined: bool = True) -> tuple[str, Structure]:
    """Text and structure of parts. Labels are written into the text, as ``Name: words``, one
    paragraph a turn.

    ``joined``: parts in a row by one speaker (the segments of a machine transcript) become one
    turn.
    """
    merged: list[Part] = []
    for part in parts:
        words = part.words.strip(BLANKS)
        if not words:
            continue
        last = merged[-1] if merged else None
        if (
            joined
            and last is not None
            and part.kind == last.kind == "speech"
            and part.speaker == last.speaker
            and part.speaker is not None
        ):
            last.words += " " + words
            last.ends_at = part.ends_at
            last.flags += tuple(f for f in part.flags if f not in last.flags)
            continue
        merged.append(replace(part, words=words))
    text, turns = "", []
    for part in merged:
        if text:
            text += "\n\n"
        begin = len(text)
        label = None
        if part.kind == "speech" and part.speaker:
            label = " ".join((part.label or part.speaker).split())
            text += f"{label}: "
        elif part.kind in ("heading", "title"):
            text += "#" * (part.level if part.kind == "heading" else 1) + " "
        start = len(text)
        text += part.words
        turns.append(
            Turn(
                start,
                len(text),
                part.kind if label or part.kind != "speech" else "unassigned",
                speaker=" ".join((part.speaker or "").split()) if label else None,
                label=label,
                label_start=begin if label else None,
                begins_at=part.begins_at,
                ends_at=part.ends_at,
                flags=part.flags,
            )
        )
    return text + "\n" if text else "", structure_of(text + "\n", turns, evidence)


def refuse_nothing(text: str, name: str, what: str) -> None:
    """Refuse a file in which no words were found. Raises NotReadable."""
    if not text.strip(BLANKS):
        raise NotReadable(f"{name} holds no {what}; there is nothing to read in it.", name=name)


_COLON_BEHIND = re.compile(r"[\s\u200b]*(?:\([^()\n]{1,60}\)\s*)?[:：]")
"""A colon behind a bold name, or a seat in brackets and a colon: a label without stars."""


def marked(runs: Sequence[tuple[str, bool]]) -> str:
    """A paragraph of (words, bold) runs as text: bold names before the words and whole bold
    paragraphs keep stars.
    """
    words = "".join(run for run, _ in runs)
    lead = ""
    for run, bold in runs:
        if run.strip(BLANKS) and not bold:
            break
        lead += run
    name = lead.strip(BLANKS)
    if not name:
        return words
    rest = words[len(lead) :]
    if rest.strip(BLANKS):
        if (
            name[-1] not in ":："
            and not _COLON_BEHIND.match(rest)
            and looks_like_name(name)
            and "\n" not in name
        ):
            return f"**{name}** {rest.lstrip(BLANKS)}"
        return words
    return f"**{name}**" if "\n" not in name and "**" not in name else words


def xml(data: bytes, name: str) -> Any:
    """The root of an XML file, without network or DTD, and without entities but names of single
    signs. Raises NotReadable."""
    from lxml import etree

    data = with_signs(data)
    refuse_heavy(data, name)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=False
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        where = getattr(error, "lineno", None)
        raise NotReadable(
            f"{name} is not well-formed XML{f' (line {where})' if where else ''}; it is damaged "
            f"or something else.",
            name=name,
        ) from None
    if root is None:
        raise NotReadable(f"{name} holds no XML; it is damaged or something else.", name=name)
    return root


def local(node: Any) -> str:
    """An element's name without its namespace; "" for comments and the like."""
    tag = node.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""
