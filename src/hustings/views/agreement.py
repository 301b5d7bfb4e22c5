"""Who coded what, and who has finished which text."""

from __future__ import annotations

from collections import Counter

from ..project import Project
from .answers.agreement import CodedText, CodersAnswer


def coders_view(project: Project) -> CodersAnswer:
    """Coders by name, and every text with their statements and when they finished it."""
    made = Counter(project.codings())
    done, coders = project.finished(), project.coders()
    parts = project.passages_read()
    return CodersAnswer(
        coders=coders,
        again=project.looked_again(),
        texts=[
            CodedText(
                transcript=t["id"],
                title=t["title"],
                statements={c: made[t["id"], c] for c in coders},
                finished=done.get(t["id"], {}),
                passages={c: parts[t["id"], c] for c in coders if (t["id"], c) in parts},
            )
            for t in project.transcripts()
        ],
    )
