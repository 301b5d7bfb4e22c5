"""Who coded what, and who has finished which text."""

from __future__ import annotations

from typing import Final

from ...project import Project
from ..answers.agreement import CodedText, CodersAnswer

MOST: Final = 2_000
"""Texts that several coded, or somebody finished or read a passage of, that are sent at most."""
FEW: Final = 200
"""Texts up to which the others are sent as well."""


def coders_view(project: Project, find: str = "") -> CodersAnswer:
    """Coders by name, and texts with their statements and when they finished it: of many those that
    several coded or somebody finished, and how many there are besides. ``find``: only texts whose
    title holds it.
    """
    made: dict[str, dict[str, int]] = {}
    for (text, coder), n in project.codings().items():
        made.setdefault(text, {})[coder] = n
    done, coders = project.finished(), project.coders()
    parts = project.passages_read()
    titles = project.titles()
    every = [t for t in project.text_ids() if find.casefold() in titles[t].casefold()]
    begun = {text for text, _ in parts}
    shown = [t for t in every if len(made.get(t, ())) > 1 or t in done or t in begun][:MOST]
    if len(shown) < FEW:
        known = set(shown)
        others = [t for t in every if t not in known][: FEW - len(shown)]
        chosen = known.union(others)
        shown = [t for t in every if t in chosen]
    return CodersAnswer(
        coders=coders,
        again=project.looked_again(),
        texts=[
            CodedText(
                transcript=t,
                title=titles[t],
                statements={c: made.get(t, {}).get(c, 0) for c in coders},
                finished=done.get(t, {}),
                passages={c: parts[t, c] for c in coders if (t, c) in parts},
                shut=t in project.shut_texts,
            )
            for t in shown
        ],
        left_out=len(every) - len(shown),
    )
