"""Kinds of file that are known for what they are, and hold no transcript."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ...errors import UnknownFormat


@dataclass(frozen=True, slots=True)
class Refused:
    """A kind by its first bytes: what it is, and the way round."""

    what: str
    head: bytes
    way: str


KINDS = (
    Refused(
        "a list of references (RIS)",
        rb"TY  - ",
        "Open it in a reference manager; a transcript is its own file.",
    ),
    Refused(
        "a list of references (BibTeX)",
        rb"@(?:article|book|incollection|inproceedings|misc|phdthesis|techreport|comment)\s*\{",
        "Open it in a reference manager; a transcript is its own file.",
    ),
    Refused("a LaTeX document", rb"\\documentclass\b", "Save it as text, Word or HTML first."),
    Refused("a dump of a database (SQL)", rb"-- \w*SQL.* dump|CREATE TABLE ", "Export a table."),
    Refused(
        "annotations of brat",
        rb"[TRE]\d+\t\S+ (?:\d+ \d+(?:;\d+ \d+)*\t|Arg1:)",
        "Import it ('hustings import'), with its .txt beside it.",
    ),
    Refused(
        "a mail folder", rb"From \S+@\S+ |Return-Path: |Received: from ", "Save the text alone."
    ),
)
_ROOT = re.compile(
    rb"<\?xml[^>]*>\s*(?:<!--.*?-->\s*|<\?[^>]*\?>\s*|<!DOCTYPE[^>]*>\s*)*<(?P<root>[\w.:-]+)",
    re.DOTALL,
)


_ELEMENT = re.compile(r"^\s*</?(?P<tag>[A-Za-z][\w.:-]*)(?:\s[^<>]*)?/?>(?:.*>)?\s*$")
FEWEST_ELEMENTS = 12
"""So many lines of elements are markup."""
MOSTLY = 0.5
"""Share of lines that are elements from which a text is markup."""


def refuse_markup(text: str, name: str) -> None:
    """Refuse a text most lines of which are elements of markup, under a header of another kind.

    Raises UnknownFormat: read as words, the markup would be said.
    """
    if "</" not in text:
        return
    lines = [line for line in text.split("\n") if line.strip()]
    tags = [found["tag"] for line in lines if (found := _ELEMENT.match(line))]
    if len(tags) < max(FEWEST_ELEMENTS, MOSTLY * len(lines)):
        return
    raise UnknownFormat(
        f"Most lines of {name} are elements of markup (<{tags[0][:40]}>), not words. Save what "
        "stands below its header as .xml or .html.",
        name=name,
    )


def refuse_known(data: bytes, name: str) -> None:
    """Refuse what is known to hold no transcript, however its file is called.

    Raises UnknownFormat with what the file looks like and the way round: read as plain text, its
    markup would become speakers and words.
    """
    head = data[:3000].lstrip(b"\xef\xbb\xbf \t\r\n")
    for kind in KINDS:
        if re.match(kind.head, head):
            raise UnknownFormat(
                f"{name} looks like {kind.what}, no transcript. {kind.way}", name=name
            )
    root = _ROOT.match(head)
    if root is not None and name.casefold().endswith(".mmp"):
        raise UnknownFormat(
            f"{name} is a causal map (Mental Modeler), which holds no text; 'hustings map' reads "
            "it as it is.",
            name=name,
        )
    if root is not None and b"QDA-XML:project" in head:
        raise UnknownFormat(
            f"{name} is the inside of a REFI-QDA project, without its texts. Import the whole "
            "project (.qdpx) it was taken out of, or export it there once more.",
            name=name,
        )
    if root is not None:
        tag = root["root"].decode("ascii", "replace")[:40]
        raise UnknownFormat(
            f"{name} is XML of a kind nobody here reads (<{tag}>). Export it from its program as "
            "text, subtitles or a table.",
            name=name,
        )
