"""Rich text. The library leaves halves of surrogate pairs for emoji; canonical text joins them
again.
"""

from __future__ import annotations

import re

from ...errors import NotReadable
from .base import Document, refuse_nothing


def reads(data: bytes, name: str) -> Document:
    """Text of an .rtf. Raises NotReadable where it is none or damaged."""
    text = plain(data, name)
    refuse_nothing(text, name, "words")
    return Document(text)


def plain(data: bytes, name: str) -> str:
    """The words of rich text. Raises NotReadable where it is none or damaged."""
    from striprtf.striprtf import rtf_to_text

    if not data.lstrip()[:5] == b"{\\rtf":
        raise NotReadable(f"{name} is no rich text: it does not begin with {{\\rtf.", name=name)
    try:
        text = str(rtf_to_text(said(data.decode("latin-1")), errors="replace"))  # type: ignore[no-untyped-call]
    except Exception as error:  # the library lets its parser's errors through
        raise NotReadable(
            f"{name} is damaged rich text ({type(error).__name__}); save it anew.", name=name
        ) from None
    text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace").replace("\0", "")
    return re.sub(r"[ \t]*\|(?=\n|$)", "", text)


_PIECE = re.compile(
    r"\\(?:'[0-9a-fA-F]{2}|(?P<word>[a-z]+)(?P<number>-?\d+)? ?|[^a-z])|[{}]|[^\\{}]+"
)


def said(source: str) -> str:
    """Rich text without deleted (``\\deleted``) and hidden (``\\v``) words: nobody says them.

    >>> said(r"{\\rtf1 It is {\\deleted low }high{\\v (check)}.}")
    '{\\\\rtf1 It is {\\\\deleted }high{\\\\v }.}'
    """
    out: list[str] = []
    stack: list[tuple[bool, bool]] = [(False, False)]
    for piece in _PIECE.finditer(source):
        text, word = piece[0], piece["word"]
        if text == "{":
            stack.append(stack[-1])
        elif text == "}" and len(stack) > 1:
            stack.pop()
        elif word in ("deleted", "v", "plain"):
            stack[-1] = _switched(stack[-1], word, piece["number"] != "0")
        elif any(stack[-1]) and text not in "{}" and (not word or word in _SHOWN):
            continue
        out.append(text)
    return "".join(out)


_SHOWN = (
    "par",
    "line",
    "tab",
    "u",
    "emdash",
    "endash",
    "lquote",
    "rquote",
    "ldblquote",
    "rdblquote",
)


def _switched(state: tuple[bool, bool], word: str, on: bool) -> tuple[bool, bool]:
    """(deleted, hidden) after a control word."""
    deleted, hidden = state
    return (on, hidden) if word == "deleted" else (deleted, on and word == "v")
