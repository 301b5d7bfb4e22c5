"""What speakers tell of their own talk: "I said then that …", "we told them …"; not what they think
or say now."""

from __future__ import annotations

import re

_SAID_THEN = re.compile(
    r"(?:said|asked|told(?! you\b)|wrote|joked|replied|answered|argued|warned|predicted|promised|"
    r"suggested|"
    r"announced|mentioned|insisted|explained|testified|tweeted|posted|shouted|claimed|complained|"
    r"recommended|urged|advised|proposed|goes|went|like)\b",
    re.IGNORECASE,
)
_DID = re.compile(r"\bdid\s+(?:\w+\s+)?$", re.IGNORECASE)
_SAYING = re.compile(r"\b(?:was|were|been|kept|keep|started|began)\s+(?:\w+\s+)?$", re.IGNORECASE)
_REFERS_BACK = re.compile(
    r"\b(?:as|like|what|which|that|than|whatever|everything|all|things?|something|anything|so)"
    r"(?:\s(?:both|also))?\s+$",
    re.IGNORECASE,
)
"""Before "I said": it points back to what was said and tells no words."""


def said_then(text: str, source: tuple[int, int], cue: tuple[int, int]) -> bool:
    """Whether a clause tells what the speaker said at another time.

    >>> text = "I said the pier was rotten."
    >>> said_then(text, (0, 1), (2, 6)), said_then("As " + text, (3, 4), (5, 9))
    (True, False)
    """
    if _REFERS_BACK.search(text, max(0, source[0] - 24), source[0]):
        return False
    if text[slice(*cue)].lower() == "saying":
        return _SAYING.search(text, source[1], cue[0]) is not None
    did = _DID.search(text, source[1], cue[0]) is not None
    return did or _SAID_THEN.match(text, cue[0]) is not None
