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
