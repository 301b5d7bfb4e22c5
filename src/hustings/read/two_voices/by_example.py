"""A pattern continued from turns a person marked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from ...model import SPOKEN_KINDS, Turn
from ..building import built
from ..conventions import CONVENTIONS
from ..cutting import words_of
from ..finishing import finished
from ..front import Paragraph, front, paragraphs_in
from ..marks import Reading
from ..readings import readings
from ..structure import Structure
from ..undecided import unassigned
from ..words.lines import Line, aside_kind, is_rule, trim
from .dashed import order_flag
from .dialogue import voices
from .units import QUESTION, Step, Unit

HITS = 0.75
"""Share of marked turns that a convention's labels must begin with to be meant."""
SURE = 0.8
"""How sure the voice of a paragraph without any mark must be not to be doubted."""
LAST = 3
"""So many paragraphs at the end may be credits."""
UNMARKED = "Mark at least one turn somebody speaks, so that a pattern can continue."
TWO_VOICES = (
    "Paragraphs without any marks can be continued only for two voices; mark the first turns of "
    "both."
)


def from_examples(
    text: str, lines: Sequence[Line], marked: tuple[Turn, ...], convention: str | None
) -> Structure:
    """Continue the pattern of turns a person marked."""
    spoken = [t for t in marked if t.kind in SPOKEN_KINDS]
    if not spoken:
        return unassigned(text, lines, UNMARKED)
    best = _meant(text, lines, spoken, convention)
    asked = {t.kind for t in spoken} <= {"question", "answer"}
    if best is None or (best.convention == "dash" and not asked):
        return _bare(text, lines, marked, spoken)
    found = built(text, lines, best, spoken)
    by_kind = best.convention in ("dash", "bold-question")
    turns = (_named_by_kind if by_kind else _named_by_label)(found.turns, spoken)
    told = f"{found.evidence}, continued from {len(spoken)} marked turns"
    return replace(found, turns=tuple(turns), evidence=told)


def _meant(
    text: str, lines: Sequence[Line], spoken: Sequence[Turn], convention: str | None
) -> Reading | None:
    """The reading whose labels begin with the marked turns, and that has most of them."""
    starts = {t.start for t in spoken}
    known = [t.speaker for t in spoken if t.speaker]
    best: Reading | None = None
    for name in [convention] if convention else [c for c in CONVENTIONS if c != "alone"]:
        for reading in readings(lines, only=name, known=known):
            hits = {trim(text, m.words, len(text))[0] for m in reading.marks} & starts
            more = best is None or len(reading.marks) > len(best.marks)
            if len(hits) >= max(1, HITS * len(starts)) and more:
                best = reading
    return best


def _named_by_kind(turns: Sequence[Turn], spoken: Sequence[Turn]) -> list[Turn]:
    """Questions and answers with the names of those who were marked as asking and answering."""
    people = {t.kind: t.speaker for t in spoken if t.speaker}
    return [replace(t, speaker=people[t.kind]) if t.kind in people else t for t in turns]


def _named_by_label(turns: Sequence[Turn], spoken: Sequence[Turn]) -> list[Turn]:
    """Turns of a label with the kind and the name its marked turn was given."""
    labelled = {t.start: t.speaker for t in turns if t.label and t.speaker is not None}
    told = {labelled[t.start]: t for t in spoken if t.start in labelled}
    return [
        replace(t, kind=told[t.speaker].kind, speaker=told[t.speaker].speaker or t.speaker)
        if t.speaker in told and t.kind in SPOKEN_KINDS
        else t
        for t in turns
    ]


def _bare(
    text: str, lines: Sequence[Line], marked: tuple[Turn, ...], spoken: Sequence[Turn]
) -> Structure:
    """Paragraphs without any mark, two voices shown by example: continue by alternation and
    profile.
    """
    roles = list(dict.fromkeys((t.kind, t.speaker) for t in spoken))
    if len(roles) != VOICES:
        unmarked = unassigned(text, lines, TWO_VOICES)
        return replace(unmarked, turns=_put(marked, unmarked.turns))
    asking = next((r for r in roles if r[0] == "question"), roles[0])
    answering = next(r for r in roles if r != asking)
    shown = Shown.of(text, lines, marked, spoken, asking)
    units = shown.units()
    steps = dict(
        zip(units, voices(list(units.values()), marks=False, go_on=_go_on(units)), strict=True)
    )
    known = [t for t in marked if t.start < spoken[0].start]
    out = known or front(text, shown.paragraphs[: shown.begin])
    out = [*out, *shown.turns(steps, {QUESTION: asking, 1 - QUESTION: answering})]
    told = f"continued from {len(spoken)} marked turns, by alternation and style"
    return finished(text, list(_put(marked, out)), None, told)


VOICES = 2
Role = tuple[str, str | None]
"""Kind and speaker of a voice."""


def _go_on(units: Mapping[int, Unit]) -> tuple[float, float]:
    """How often each voice goes on for another paragraph in the marked turns."""
    told = [u for u in units.values() if u.role is not None]
    share = []
    for role in (QUESTION, 1 - QUESTION):
        mine = [u for u in told if u.role == role]
        share.append((sum(not u.start for u in mine) + 0.1) / (len(mine) + 1.0))
    return share[0], share[1]


@dataclass(frozen=True, slots=True)
class Shown:
    """Paragraphs of a talk of which a person marked some: their kinds and who speaks the marked."""

    text: str
    paragraphs: Sequence[Paragraph]
    begin: int
    asides: dict[int, str]
    examples: dict[int, Turn]
    asking: Role
    until: int

    @staticmethod
    def of(
        text: str,
        lines: Sequence[Line],
        marked: Sequence[Turn],
        spoken: Sequence[Turn],
        asking: Role,
    ) -> Shown:
        """The paragraphs from the first marked turn that is spoken."""
        paragraphs = paragraphs_in(lines, 0, len(lines))
        begin = next((i for i, p in enumerate(paragraphs) if p.end > spoken[0].start), 0)
        asides: dict[int, str] = {}
        examples: dict[int, Turn] = {}
        for i in range(begin, len(paragraphs)):
            p = paragraphs[i]
            example = next((t for t in marked if t.start < p.end and p.start < t.end), None)
            if example in spoken and example is not None:
                examples[i] = example
                continue
            words = text[p.start : p.end]
            late = i >= len(paragraphs) - LAST
            kind = "rule" if is_rule(words) else aside_kind(words, alone=True, late=late)
            kind = kind if example is None else example.kind
            if kind is not None:
                asides[i] = kind
        until = max(t.end for t in marked)
        return Shown(text, paragraphs, begin, asides, examples, asking, until)

    def units(self) -> dict[int, Unit]:
        """What is spoken, by the index of its paragraph."""
        out: dict[int, Unit] = {}
        fresh = False
        for i in range(self.begin, len(self.paragraphs)):
            if i in self.asides:
                fresh |= self.asides[i] == "heading"
                continue
            p, role, start = self.paragraphs[i], None, None
            if (example := self.examples.get(i)) is not None:
                role = QUESTION if (example.kind, example.speaker) == self.asking else 1 - QUESTION
                start = p.start <= example.start
            out[i] = Unit(self.text[p.start : p.end], False, "", fresh, role, start)
            fresh = False
        return out

    def turns(self, steps: Mapping[int, Step], roles: Mapping[int, Role]) -> list[Turn]:
        """Paragraphs of one voice in a row as turns; what nobody speaks apart."""
        out: list[Turn] = []
        grows = False
        for i in range(self.begin, len(self.paragraphs)):
            p = self.paragraphs[i]
            if i in self.asides:
                grows = False
                if self.asides[i] != "rule":
                    start, end = words_of(p.start, p.end, self.text[p.start : p.end])
                    out.append(Turn(start, end, self.asides[i]))
                continue
            kind, speaker = roles[steps[i].role]
            same = grows and (out[-1].kind, out[-1].speaker) == (kind, speaker)
            if same and not steps[i].starts:
                out[-1] = replace(out[-1], end=p.end)
                continue
            doubted = steps[i].sure < SURE and p.start >= self.until
            flags = (order_flag(),) if doubted else ()
            out.append(Turn(p.start, p.end, kind, speaker=speaker, flags=flags))
            grows = True
        return out


def _put(marked: Sequence[Turn], turns: Sequence[Turn]) -> tuple[Turn, ...]:
    """Marked turns as they are, and of the others what does not touch them."""
    free = [t for t in turns if all(t.end <= m.start or t.start >= m.end for m in marked)]
    return tuple(sorted([*marked, *free], key=lambda t: t.start))
