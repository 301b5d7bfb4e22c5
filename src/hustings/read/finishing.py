"""What is done when the turns are known: sections, title, people, ids."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ..model import Section, Turn
from .names.participants import people_named, with_names
from .structure import Structure


def finished(text: str, turns: Sequence[Turn], convention: str | None, evidence: str) -> Structure:
    """Sections, title, flags over all turns, proposals and ids."""
    turns = [t for t in turns if t.end > t.start]
    sections = _sections(text, turns)
    out = []
    at = -1
    for turn in turns:
        while at + 1 < len(sections) and sections[at + 1].start <= turn.start:
            at += 1
        out.append(replace(turn, section=sections[at].title) if at >= 0 else turn)
    out, proposals = with_names(text, out)
    title = next((text[t.start : t.end] for t in out if t.kind == "title"), "")
    out = [replace(t, id=f"t{n}") for n, t in enumerate(out, 1)]
    return Structure(
        tuple(out),
        tuple(sections),
        " ".join(title.strip("*_").split()),
        convention,
        evidence,
        (*people_named(text, out), *proposals),
    )


def _sections(text: str, turns: Sequence[Turn]) -> list[Section]:
    heads = []
    for turn in turns:
        if turn.kind == "heading":
            line = text[text.rfind("\n", 0, turn.start) + 1 : turn.start]
            level = line.count("#") or 1
            heads.append((turn, level))
    out = []
    for n, (turn, level) in enumerate(heads):
        end = next((later.start for later, other in heads[n + 1 :] if other <= level), len(text))
        out.append(Section(" ".join(text[turn.start : turn.end].split()), turn.start, end, level))
    return out
