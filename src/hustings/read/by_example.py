"""A pattern continued from turns a person marked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ..model import Turn
from .building import built
from .classify import aside_kind
from .conventions import CONVENTIONS
from .cutting import words_of
from .dashed import order_flag
from .dialogue import QUESTION, Unit, voices
from .finishing import finished
from .front import front, paragraphs_in
from .lines import Line, is_rule, trim
from .marks import Reading
from .readings import readings
from .structure import Structure
from .undecided import unassigned


def from_examples(
    text: str, lines: Sequence[Line], marked: tuple[Turn, ...], convention: str | None
) -> Structure:
    """Continue the pattern of turns a person marked."""
    spoken = [t for t in marked if t.kind in ("question", "answer", "speech")]
    if not spoken:
        return unassigned(
            text, lines, "Mark at least one turn somebody speaks, so that a pattern can continue."
        )
    starts = {t.start for t in spoken}
    best: Reading | None = None
    for name in [convention] if convention else [c for c in CONVENTIONS if c != "alone"]:
        for reading in readings(lines, only=name, known=[t.speaker for t in spoken if t.speaker]):
            hits = {trim(text, m.words, len(text))[0] for m in reading.marks} & starts
            if len(hits) >= max(1, 0.75 * len(starts)) and (
                best is None or len(reading.marks) > len(best.marks)
            ):
                best = reading
    if best is not None and (
        best.convention != "dash" or {t.kind for t in spoken} <= {"question", "answer"}
    ):
        found = built(text, lines, best, spoken)
        if best.convention in ("dash", "bold-question"):
            people = {t.kind: t.speaker for t in spoken if t.speaker}
            turns = tuple(
                replace(t, speaker=people.get(t.kind)) if t.kind in people else t
                for t in found.turns
            )
            return replace(
                found,
                turns=turns,
                evidence=f"{found.evidence}, continued from {len(spoken)} marked turns",
            )
        by_label = {}
        for turn in spoken:
            same = next((t for t in found.turns if t.start == turn.start and t.label), None)
            if same is not None and same.speaker is not None:
                by_label[same.speaker] = turn
        turns = tuple(
            replace(
                t, kind=by_label[t.speaker].kind, speaker=by_label[t.speaker].speaker or t.speaker
            )
            if t.speaker in by_label and t.kind in ("question", "answer", "speech")
            else t
            for t in found.turns
        )
        return replace(
            found,
            turns=turns,
            evidence=f"{found.evidence}, continued from {len(spoken)} marked turns",
        )
    return _bare(text, lines, marked, spoken)


def _bare(
    text: str, lines: Sequence[Line], marked: tuple[Turn, ...], spoken: Sequence[Turn]
) -> Structure:
    """Paragraphs without any mark, two voices shown by example: continue by alternation and
    profile.
    """
    roles = list(dict.fromkeys((t.kind, t.speaker) for t in spoken))
    if len(roles) != 2:
        found = unassigned(
            text,
            lines,
            "Paragraphs without any marks can be continued only for two voices; mark the first "
            "turns of both.",
        )
        return replace(found, turns=_put(marked, found.turns))
    asking = next((r for r in roles if r[0] == "question"), roles[0])
    paragraphs = paragraphs_in(lines, 0, len(lines))
    begin = next((i for i, p in enumerate(paragraphs) if p.end > spoken[0].start), 0)
    known = [t for t in marked if t.start < spoken[0].start]
    out: list[Turn] = list(known) if known else front(text, paragraphs[:begin])
    until = max(t.end for t in marked)
    units, where, kinds = [], [], []
    fresh = False
    for i in range(begin, len(paragraphs)):
        p = paragraphs[i]
        words = text[p.start : p.end]
        example = next((t for t in marked if t.start < p.end and p.start < t.end), None)
        aside = (
            "rule"
            if is_rule(words)
            else aside_kind(words, alone=True, late=i >= len(paragraphs) - 3)
        )
        if example is not None:
            aside = None if example in spoken else example.kind
        kinds.append(aside)
        if aside is not None:
            fresh |= aside == "heading"
            continue
        role = start = None
        if example is not None:
            role = QUESTION if (example.kind, example.speaker) == asking else 1 - QUESTION
            start = p.start <= example.start
        units.append(Unit(words, False, "", fresh, role, start))
        where.append(i)
        fresh = False
    told = [u for u in units if u.role is not None]
    share = []
    for role in (QUESTION, 1 - QUESTION):
        mine = [u for u in told if u.role == role]
        share.append((sum(not u.start for u in mine) + 0.1) / (len(mine) + 1.0))
    steps = dict(zip(where, voices(units, marks=False, go_on=(share[0], share[1])), strict=True))
    current: Turn | None = None
    for i, aside in enumerate(kinds, begin):
        p = paragraphs[i]
        if aside is not None:
            if current is not None:
                out.append(current)
                current = None
            if aside != "rule":
                s, e = words_of(p.start, p.end, text[p.start : p.end])
                out.append(Turn(s, e, aside))
            continue
        step = steps[i]
        kind, speaker = asking if step.role == QUESTION else next(r for r in roles if r != asking)
        if (
            current is not None
            and not step.starts
            and (current.kind, current.speaker) == (kind, speaker)
        ):
            current = replace(current, end=p.end)
            continue
        if current is not None:
            out.append(current)
        flags = (order_flag(),) if step.sure < 0.8 and p.start >= until else ()
        current = Turn(p.start, p.end, kind, speaker=speaker, flags=flags)
    if current is not None:
        out.append(current)
    turns = list(_put(marked, out))
    return finished(
        text, turns, None, f"continued from {len(spoken)} marked turns, by alternation and style"
    )


def _put(marked: Sequence[Turn], turns: Sequence[Turn]) -> tuple[Turn, ...]:
    """Marked turns as they are, and of the others what does not touch them."""
    free = [t for t in turns if all(t.end <= m.start or t.start >= m.end for m in marked)]
    return tuple(sorted([*marked, *free], key=lambda t: t.start))
