"""What the letters of a text tell of its encoding: which alphabet they fit, and whether they were
written as UTF-8 twice.
"""

from __future__ import annotations

import re
from collections import Counter

WESTERN = tuple(
    frozenset(letters)
    for letters in (
        "äöüß",  # German
        "àâæçéèêëîïôœùûüÿ",  # French
        "áéíñóúü",  # Spanish
        "àáâãçéêíóôõúü",  # Portuguese
        "àèéìíîòóùú",  # Italian
        "àçèéíïòóúü",  # Catalan
        "æøåéàòèóê",  # Danish, Norwegian
        "åäöéü",  # Swedish
        "åäöšž",  # Finnish
        "áðéíóúýþæö",  # Icelandic
        "éëïóöüèáíú",  # Dutch
    )
)
"""Letters beyond ASCII of languages written in Windows-1252."""
CENTRAL = tuple(
    frozenset(letters)
    for letters in (
        "ąćęłńóśźż",  # Polish
        "áčďéěíňóřšťúůýž",  # Czech
        "áäčďéíĺľňóôŕšťúýž",  # Slovak
        "áéíóöőúüű",  # Hungarian
        "čćđšž",  # Croatian, Slovene
        "ăâîşţ",  # Romanian
    )
)
"""Letters beyond ASCII of languages written in Windows-1250."""
_LETTER = re.compile(r"[^\W\d_a-zA-Z]")
_SIGN = re.compile(r"[£¥¯³¹¼¾](?=[^\W\d_])|(?<=[^\W\d_])[¯³¼¾¿¡£¥]")
"""A sign that stands before or inside a word."""
FEWEST = 4
"""So many letters beyond ASCII tell an alphabet."""
FITS = 0.95
"""Share of them one alphabet has, from which a text is of its language."""


def is_central_european(data: bytes) -> bool:
    """Whether bytes read as Windows-1250 have the letters of one language, and as Windows-1252 of
    none.

    >>> is_central_european("Łukasz Żak: opłata rośnie".encode("cp1250"))
    True
    >>> is_central_european("Zoë Müller: die Gebühr fällt, ça déjà".encode("cp1252"))
    False
    """
    western, central = data.decode("cp1252", "replace"), data.decode("cp1250", "replace")
    letters = Counter(_LETTER.findall(central.casefold()))
    if letters.total() < FEWEST:
        return False
    fits = _share(letters, CENTRAL)
    signs = len(_SIGN.findall(western))
    other = Counter(_LETTER.findall(western.casefold()))
    return fits >= FITS > _share(other, WESTERN, signs)


def _share(letters: Counter[str], alphabets: tuple[frozenset[str], ...], beside: int = 0) -> float:
    """The largest share of the letters that one alphabet has; ``beside`` are no letters at all."""
    total = letters.total() + beside
    most = max(sum(n for c, n in letters.items() if c in alphabet) for alphabet in alphabets)
    return most / max(total, 1)


TWICE = "utf-8 twice"
"""What the encoding of a text is called that was read as Windows-1252 and saved as UTF-8 again."""
_CONTINUES = "\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"
_MANGLED = re.compile(rf"(?:[ÂÃÄÅÐÑ][{_CONTINUES}]|â€[{_CONTINUES}])+")
"""Letters as UTF-8 writes them, each byte read as a letter of Windows-1252."""
FEWEST_MANGLED = 6
"""So many signs of them are no chance: a letter before a sign of punctuation looks like two."""
MOSTLY_MANGLED = 0.5
"""... and such a share of all signs beyond ASCII."""


def mended(text: str) -> str | None:
    """A text whose letters were written as UTF-8 twice, as it was before; None where they were not.

    >>> mended("Itâ€™s the cafÃ©â€™s fee")
    'It’s the café’s fee'
    >>> mended("„Ä“ und ANDRÉ…") is None
    True
    """
    if not any(sign in text for sign in ("Ã", "Â", "â€", "Ð", "Ñ")):
        return None
    pieces = (m.group() for m in _MANGLED.finditer(text))
    mangled = sum(len(piece) for piece in pieces if _once(piece) is not None)
    letters = sum(c > "\x7f" for c in text)
    if mangled < max(FEWEST_MANGLED, MOSTLY_MANGLED * letters):
        return None
    return _MANGLED.sub(lambda m: _once(m.group()) or m.group(), text)


def _once(piece: str) -> str | None:
    """The letters whose bytes were each read as a letter; None where the bytes are no UTF-8."""
    data = b"".join(_byte(c) for c in piece)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return None


def _byte(char: str) -> bytes:
    try:
        return char.encode("cp1252")
    except UnicodeEncodeError:  # bytes Windows-1252 leaves empty are kept as they are
        return char.encode("latin-1")
