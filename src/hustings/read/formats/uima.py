"""Texts that annotation programs carry along: UIMA CAS as XMI, and WebAnno's TSV (INCEpTION).

What is annotated in them stays behind; a transcript wants the words.
"""

from __future__ import annotations

import re

from ...errors import NotReadable
from ..text import decode
from .base import Document, local, refuse_nothing, xml


def reads_xmi(data: bytes, name: str) -> Document:
    """The text of a UIMA CAS (its first Sofa). Raises NotReadable where there is none."""
    root = xml(data, name)
    sofa = next((n.get("sofaString") for n in root.iter() if local(n) == "Sofa"), None)
    if sofa is None:
        raise NotReadable(f"{name} holds no text of UIMA (no Sofa with a sofaString).", name=name)
    refuse_nothing(sofa, name, "words")
    left = sum(
        node.get("begin") is not None and local(node) not in _OF_TEXT for node in root.iter()
    )
    return Document(sofa, dialect=_told("UIMA", left), attributes=_LEFT)


def reads_tsv(data: bytes, name: str) -> Document:
    """The sentences of a WebAnno TSV 3 file. Raises NotReadable where there are none."""
    decoded = decode(data, name=name)
    said = [
        _plain(line.removeprefix("#Text="))
        for line in decoded.text.split("\n")
        if line.startswith("#Text=")
    ]
    refuse_nothing("".join(said), name, "sentences (#Text=)")
    return Document(
        "\n".join(said) + "\n",
        encoding=decoded.encoding,
        dialect=_told("WebAnno", _annotations(decoded.text)),
        attributes=_LEFT,
    )


_OF_TEXT = frozenset(("DocumentAnnotation", "DocumentMetaData", "Sentence", "Token", "Paragraph"))
"""Elements that say how the text is parted, not what somebody thinks of it."""
_ROW = re.compile(r"^\d+-\d+\t\d+-\d+\t[^\t]*\t(?P<layers>.+)$", re.MULTILINE)
_NUMBERED = re.compile(r"\[\d+\]$")


def _annotations(text: str) -> int:
    """How many values stand beside the words of a WebAnno TSV; one over several words once."""
    single, numbered = 0, set()
    for row in _ROW.finditer(text):
        for column, cell in enumerate(row["layers"].rstrip("\t").split("\t")):
            for value in cell.split("|"):
                if _NUMBERED.search(value):
                    numbered.add((column, value))
                elif value not in ("_", "*", ""):
                    single += 1
    return single + len(numbered)


def _told(kind: str, left: int) -> str:
    """The kind of file, with how many of its annotations stay behind."""
    if not left:
        return kind
    return f"{kind}; {left} annotation{'s' if left > 1 else ''} left out"


_LEFT = {"left": "Annotations of the other program are left out; the words are here."}


_ESCAPED = re.compile(r"\\(?:u([0-9a-fA-F]{4})|(.))")
_SIGNS = {"n": "\n", "r": "", "t": "\t", "f": "\f", "b": ""}


def _plain(line: str) -> str:
    r"""WebAnno writes line ends, its own marks and (some of its versions) letters beyond ASCII with
    a backslash.

    >>> _plain(r"K\u00F6ln \uD83D\uDE00 says \\n\r\n") == "Köln 😀 says \\n\n"
    True
    """
    plain = _ESCAPED.sub(lambda m: chr(int(m[1], 16)) if m[1] else _SIGNS.get(m[2], m[2]), line)
    return plain.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
