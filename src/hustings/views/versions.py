"""Two versions of one interview side by side, and what a corrected text left to settle, for the
pages.
"""

from __future__ import annotations

from ..exchange.alignment import Alignment, Bead
from ..model import Selection
from ..project import Project
from .answers.versions import Beside, BesideRow, SentencePair, Unsettled
from .rows import statement_rows, transcript_view


def beside_view(project: Project, left: str, right: str) -> Beside:
    """Both texts, the rows they are read in, their statements, and each statement's place in the
    other text.

    A row holds the turns (by id) that stand against each other and their sentences as pairs of
    spans; ``doubt`` is a sentence where a person should look, ``told`` whether one did.
    """
    found = project.align(left, right)
    texts = [project.transcript(key) for key in (left, right)]
    said = project.statements(Selection(transcripts=(left, right)))
    said = [s for s in said if s.transcript in (left, right)]
    return Beside(
        left=transcript_view(texts[0]),
        right=transcript_view(texts[1]),
        ratio=found.ratio,
        rows=rows(found, [[(t.start, t.end, t.id) for t in text.turns] for text in texts]),
        statements=statement_rows(project, said),
        across={s.id: found.across(s.start, s.end, back=s.transcript == right) for s in said},
    )


def rows(found: Alignment, turns: list[list[tuple[int, int, str]]]) -> list[BesideRow]:
    """The beads of turns, each with the beads of its sentences."""
    out, at, lone = [], 0, False
    for bead in found.turns:
        # of a stretch one version lacks, its beginning is worth a look, not each of its sentences
        first, lone = not lone, bead.left is None or bead.right is None
        pairs: list[SentencePair] = []
        while at < len(found.sentences) and _within(found.sentences[at], bead):
            pair = found.sentences[at]
            unseen = lone and (not first or bool(pairs))
            pairs.append(
                SentencePair(
                    left=pair.left,
                    right=pair.right,
                    doubt="" if unseen else pair.doubt,
                    told=pair.told,
                )
            )
            at += 1
        left, right = _inside(turns[0], bead.left), _inside(turns[1], bead.right)
        out.append(BesideRow(left=left, right=right, pairs=pairs))
    return out


def _inside(turns: list[tuple[int, int, str]], span: tuple[int, int] | None) -> list[str]:
    return (
        []
        if span is None
        else [key for a, b, key in turns if span[0] <= a and b <= span[1] and a < b]
    )


def _within(sentence: Bead, turns: Bead) -> bool:
    sides = ((sentence.left, turns.left), (sentence.right, turns.right))
    return all(s is None or (t is not None and t[0] <= s[0] and s[1] <= t[1]) for s, t in sides)


def unsettled_view(project: Project, transcript: str | None) -> list[Unsettled]:
    """What is open, each with its statement as a row of the table."""
    found = project.unsettled(transcript)
    said = statement_rows(project, [n["now"] for n in found])
    return [Unsettled(**{**note, "now": row}) for note, row in zip(found, said, strict=True)]
