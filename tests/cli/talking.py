"""A talk of eight sentences, and the command that codes words of it."""

from __future__ import annotations

from pathlib import Path

TALK = """MARA OSTROW: Should the ferry sail at night?

INES CALDER: Yes. Night sailings bring visitors to the quay. The quay needs them.

MARA OSTROW: Who is against it?

TOBIAS RENN: The guild is. Lorries bring noise, and noise drives people away.
"""


def coding(
    talk: tuple[Path, str], quote: str = "Night sailings bring visitors", **change: object
) -> list[object]:
    start = TALK.index(quote)
    given: dict[str, object] = {
        "transcript": talk[1],
        "start": start,
        "end": start + len(quote),
        "form": "cause",
        "set": ["cause=night sailings", "effect=visitors", "sign=+"],
    } | change
    out: list[object] = ["code", talk[0]]
    for name, value in given.items():
        for one in value if isinstance(value, list) else [value]:
            out += [f"--{name}", one]
    return out
