"""A text nobody could be found in: every paragraph is nobody's, with a question."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ..model import Turn
from .cutting import words_of
from .finishing import finished
from .front import could_title, paragraphs_in
from .structure import Choice, Structure
from .two_voices.dashed import ends_asking
from .words.lines import Line, aside_kind, is_rule, markdown_heading


def unassigned(
    text: str,
    lines: Sequence[Line],
    question: str,
    choices: tuple[Choice, ...] = (),
    *,
    undecided: bool = False,
) -> Structure:
    paragraphs = paragraphs_in(lines, 0, len(lines))
    out: list[Turn] = []
    last = len(paragraphs) - 2
    for i, p in enumerate(paragraphs):
        words = text[p.start : p.end]
        if is_rule(words):
            continue
        kind = aside_kind(words, alone=True, late=i >= last and i > 0)
        mark = markdown_heading(words)
        first = (
            i == 0
            and kind is None
            and len(paragraphs) > 2
            and len(words) <= 100
            and could_title(words)
        )
        first = first and not ends_asking(words)
        if first or (i == 0 and mark is not None and mark[0] == 1):
            kind = "title"
        s, e = words_of(p.start, p.end, words)
        out.append(Turn(s, e, kind or "unassigned"))
    found = finished(
        text, out, None, "undecided between conventions" if undecided else "no convention found"
    )
    offers = tuple(
        {
            "what": "convention",
            "name": c.convention,
            "why": f"{c.evidence}: {c.example}",
            "evidence": c.evidence,
        }
        for c in choices
    )
    proposals = (*found.proposals, *offers)
    return replace(found, question=question, choices=choices, proposals=proposals)
