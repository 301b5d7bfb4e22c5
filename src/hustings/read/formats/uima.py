"""Texts that annotation programs carry along: UIMA CAS as XMI, and WebAnno's TSV (INCEpTION).

What is annotated in them stays behind; a transcript wants the words.
"""

from __future__ import annotations

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
    return Document(sofa, dialect="UIMA", attributes=_LEFT)


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
        "\n".join(said) + "\n", encoding=decoded.encoding, dialect="WebAnno", attributes=_LEFT
    )


_LEFT = {"left": "Annotations of the other program are left out; the words are here."}


def _plain(line: str) -> str:
    """WebAnno writes line ends and its own marks with a backslash."""
    for mark, plain in (("\\n", "\n"), ("\\r", ""), ("\\t", "\t"), ("\\\\", "\\")):
        line = line.replace(mark, plain)
    return line
