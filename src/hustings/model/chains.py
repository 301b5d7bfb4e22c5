"""Who tells that who tells: the actors between the speaker of a view and its holder.

A says that B says that C holds: the speaker is A, the holder C, ``via`` is ``(B,)``.
"""

from __future__ import annotations

import json
from collections.abc import Iterable

PARTING = ";"
"""What stands between the names of a chain in a cell of a table."""


def tidied(speaker: str | None, via: Iterable[str], holder: str | None) -> tuple[str, ...]:
    """The names between speaker and holder, none of them told by itself.

    Where two people turn out to be one, the step from the one to the other falls away.

    >>> tidied("Voss", ["Voss", "Renn", "Renn", "Calder"], "Calder")
    ('Renn',)
    """
    steps: list[str] = []
    last = speaker
    for name in via:
        if name != last:
            steps.append(name)
        last = name
    if steps and steps[-1] == holder:
        steps.pop()
    return tuple(steps)


def chain_text(via: Iterable[str]) -> str:
    """The names as one cell of a table, parted by semicolons; as JSON where a name has one itself.

    >>> chain_text(["Voss", "Renn"]), chain_text(["Voss; sons"])
    ('Voss; Renn', '["Voss; sons"]')
    """
    names = list(via)
    odd = any(PARTING in n or n.startswith("[") or n != n.strip() for n in names)
    return json.dumps(names, ensure_ascii=False) if odd else f"{PARTING} ".join(names)


def chain_of(text: object) -> tuple[str, ...]:
    """The inverse of :func:`chain_text`; a list is taken as it is.

    >>> chain_of("Voss; Renn"), chain_of('["Voss; sons"]'), chain_of(None)
    (('Voss', 'Renn'), ('Voss; sons',), ())
    """
    if isinstance(text, list | tuple):
        return tuple(str(name) for name in text if str(name).strip())
    written = str(text or "").strip()
    if written.startswith("["):
        try:
            given = json.loads(written)
        except (ValueError, RecursionError):
            given = None
        if isinstance(given, list) and all(isinstance(name, str) for name in given):
            return tuple(given)
    return tuple(name.strip() for name in written.split(PARTING) if name.strip())


def chain_words(speaker: str | None, via: Iterable[str]) -> str:
    """A chain in words: "as Voss tells that Renn says"; "" where nobody stands between.

    >>> chain_words("Voss", ["Renn", "Calder"])
    'as Voss tells that Renn tells that Calder says'
    """
    names = list(via)
    if not names:
        return ""
    told = " that ".join(f"{name} tells" for name in (speaker or "somebody", *names[:-1]))
    return f"as {told} that {names[-1]} says"
