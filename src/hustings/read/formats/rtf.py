"""Rich text. The library leaves halves of surrogate pairs for emoji; canonical text joins them
again.
"""

from __future__ import annotations

import re

from ...errors import NotReadable
from .base import Document, refuse_nothing


def reads(data: bytes, name: str) -> Document:
    """Text of an .rtf. Raises NotReadable where it is none or damaged."""
    from striprtf.striprtf import rtf_to_text

    if not data.lstrip()[:5] == b"{\\rtf":
        raise NotReadable(f"{name} is no rich text: it does not begin with {{\\rtf.", name=name)
    try:
        text = str(rtf_to_text(data.decode("latin-1"), errors="replace"))  # type: ignore[no-untyped-call]
    except Exception as error:  # the library lets its parser's errors through
        raise NotReadable(
            f"{name} is damaged rich text ({type(error).__name__}); save it anew.", name=name
        ) from None
    text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace").replace("\0", "")
    text = re.sub(r"[ \t]*\|(?=\n|$)", "", text)
    refuse_nothing(text, name, "words")
    return Document(text)
