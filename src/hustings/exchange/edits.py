"""Small corrections of a text: the words of one turn mended, a passage added or taken out; all
structure kept.

Each gives a new Transcript; nothing is read again, so whatever a person settled about turns stays
settled.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from ..errors import OptionError
from ..model import Section, Transcript, Turn


def canonical_words(words: str) -> str:
    """Words as a text holds them: LF line ends, no BOM, no NUL, no lone surrogates."""
    clean = words.replace("\r\n", "\n").replace("\r", "\n").replace("\ufeff", "").replace("\0", "")
    return clean.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def mend_turn(transcript: Transcript, turn: int, words: str) -> Transcript:
    """The transcript with other words in one turn (by number); no words: the turn goes, with its
    label.

    Blanks round the words are dropped. Raises OptionError for a turn that is not there.
    """
    old = _turn(transcript, turn)
    said = canonical_words(words).strip()
    if said:
        return _put(transcript, (old.start, old.end), said, keep=old)
    first = old.start if old.label_start is None else min(old.start, old.label_start)
    while first > 0 and transcript.text[first - 1].isspace():
        first -= 1
    left = tuple(t for i, t in enumerate(transcript.turns) if i != turn)
    last = old.end
    if first == 0:
        while last < len(transcript.text) and transcript.text[last].isspace():
            last += 1
    return _put(replace(transcript, turns=left), (first, last), "")


def add_passage(
    transcript: Transcript,
    after: int,
    words: str,
    *,
    speaker: str | None = None,
    kind: str | None = None,
) -> Transcript:
    """The transcript with a new turn behind turn ``after`` (-1: before the first), written as its
    neighbours are.

    The blanks between turns and the way a label is written ("RENN: ") are the neighbour's; a
    speaker whom the text labels keeps that label. ``kind`` is the neighbour's unless given.
    """
    said = canonical_words(words).strip()
    if not said:
        raise OptionError("A passage needs words.")
    near = _turn(transcript, max(after, 0))
    text = transcript.text
    kind = kind or near.kind
    gap = _gap(transcript)
    head = ""
    pattern = next(
        (t for t in (near, *transcript.turns) if t.label and t.label_start is not None), None
    )
    label = None
    if pattern is not None and pattern.label_start is not None and pattern.label and speaker:
        label = next((t.label for t in transcript.turns if t.speaker == speaker and t.label), None)
        label = label or (speaker.upper() if pattern.label.isupper() else speaker)
        head = text[pattern.label_start : pattern.start].replace(pattern.label, label, 1)
    elif near.label_start is not None and not near.label and near.kind == kind:
        head = text[near.label_start : near.start]
    if after < 0:
        at = near.start if near.label_start is None else min(near.start, near.label_start)
        put, begin = head + said + gap, at + len(head)
    else:
        at = near.end
        put, begin = gap + head + said, at + len(gap) + len(head)
    moved = _put(transcript, (at, at), put, outside=True)
    new = Turn(
        begin,
        begin + len(said),
        kind,
        speaker,
        label,
        near.section,
        label_start=begin - len(head) if head else None,
    )
    turns = [*moved.turns]
    turns.insert(after + 1 if after >= 0 else 0, new)
    return replace(moved, turns=tuple(turns))


def _turn(transcript: Transcript, turn: int) -> Turn:
    if not 0 <= turn < len(transcript.turns):
        raise OptionError(f"There is no turn {turn} in this text; it has {len(transcript.turns)}.")
    return transcript.turns[turn]


def _gap(transcript: Transcript) -> str:
    """What stands between most turns: an empty line, or a line end."""
    found = [
        transcript.text[a.end : b.start if b.label_start is None else b.label_start]
        for a, b in pairwise(transcript.turns)
    ]
    plain = [g for g in found if g and not g.strip()]
    return max(plain, key=plain.count) if plain else "\n\n"


def _put(
    transcript: Transcript,
    span: tuple[int, int],
    words: str,
    *,
    keep: Turn | None = None,
    outside: bool = False,
) -> Transcript:
    """``words`` in the place of a stretch; what ends where it begins ends there still, what begins
    where it ends follows.
    """
    start, end = span
    shift = len(words) - (end - start)

    def begin(at: int) -> int:
        return (
            at
            if at < start or (at == start and not outside and start < end)
            else max(at + shift, start)
        )

    def stop(at: int) -> int:
        return at if at <= start else max(at + shift, start)

    def moved(turn: Turn) -> Turn:
        if turn is keep:
            return replace(turn, end=start + len(words))
        label = None if turn.label_start is None else begin(turn.label_start)
        return replace(turn, start=begin(turn.start), end=stop(turn.end), label_start=label)

    def within(section: Section) -> Section:
        # a passage put where a section ends belongs to it
        last = section.end + shift if section.end >= end else stop(section.end)
        return replace(section, start=begin(section.start), end=max(last, begin(section.start)))

    return transcript.with_(
        text=transcript.text[:start] + words + transcript.text[end:],
        turns=tuple(moved(t) for t in transcript.turns),
        sections=tuple(within(s) for s in transcript.sections),
    )
