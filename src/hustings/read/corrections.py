"""What a person does to turns that were found wrong: each takes a tuple of turns and returns a new
one.

``turn`` is a turn's place in the tuple (from 0). Turns stay disjoint and in order; flags settled by
a correction are gone from the turns it touches. Raises OptionError where the correction cannot be
made.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ..errors import OptionError, UnknownName
from ..model import SPOKEN_KINDS, TURN_KINDS, Turn
from .turns import find_turns
from .words.lines import trim

Turns = tuple[Turn, ...]

_OTHER = {"question": "answer", "answer": "question"}


def _at(turns: Sequence[Turn], turn: int) -> Turn:
    if not 0 <= turn < len(turns):
        raise OptionError(
            f"There is no turn {turn}: this text has {len(turns)} (0 to {len(turns) - 1}).",
            turn=turn,
        )
    return turns[turn]


def _put(turns: Sequence[Turn], turn: int, *new: Turn, drop: int = 1) -> Turns:
    return (*turns[:turn], *new, *turns[turn + drop :])


def _fresh(turns: Sequence[Turn]) -> str:
    """An id no turn of the text has."""
    taken = {t.id for t in turns}
    n = len(turns) + 1
    while f"t{n}" in taken:
        n += 1
    return f"t{n}"


def set_kind(turns: Sequence[Turn], turn: int, kind: str) -> Turns:
    """Make a turn another kind; what nobody speaks (a heading, a note …) loses its speaker."""
    if kind not in TURN_KINDS:
        raise UnknownName("kind of turn", kind, TURN_KINDS)
    old = _at(turns, turn)
    speaker = old.speaker if kind in SPOKEN_KINDS else None
    return _put(turns, turn, replace(old, kind=kind, speaker=speaker, flags=()))


def set_speaker(turns: Sequence[Turn], turn: int, speaker: str | None) -> Turns:
    """Say who speaks a turn; a note stays one (the editors write it), a turn
    not yet assigned becomes a speech."""
    old = _at(turns, turn)
    name = (speaker or "").strip() or None
    kept = old.kind in SPOKEN_KINDS or old.kind == "note" or name is None
    kind = old.kind if kept else "speech"
    return _put(turns, turn, replace(old, speaker=name, kind=kind, flags=()))


def split(
    turns: Sequence[Turn],
    turn: int,
    text: str,
    offset: int,
    *,
    kind: str | None = None,
    speaker: str | None = None,
) -> Turns:
    """Part a turn at a code point; the second part keeps kind and speaker unless others are
    given."""
    old = _at(turns, turn)
    if not old.start < offset < old.end:
        raise OptionError(
            f"Offset {offset} is not inside the turn ({old.start} to {old.end}).", offset=offset
        )
    if kind is not None and kind not in TURN_KINDS:
        raise UnknownName("kind of turn", kind, TURN_KINDS)
    first, second = trim(text, old.start, offset), trim(text, offset, old.end)
    if first[0] == first[1] or second[0] == second[1]:
        raise OptionError(
            f"One side of offset {offset} has no words; choose a place between words.",
            offset=offset,
        )
    later = kind or old.kind
    return _put(
        turns,
        turn,
        replace(old, start=first[0], end=first[1], ends_at=None, flags=()),
        Turn(
            second[0],
            second[1],
            later,
            speaker=(speaker if speaker is not None else old.speaker)
            if later in SPOKEN_KINDS
            else None,
            section=old.section,
            ends_at=old.ends_at,
            id=_fresh(turns),
            page=old.page,
        ),
    )


def merge(turns: Sequence[Turn], turn: int) -> Turns:
    """Join a turn with the next; kind, speaker and label are the first one's."""
    old = _at(turns, turn)
    if turn + 1 >= len(turns):
        raise OptionError(
            "The last turn has no next one to merge with; merge the one before it.", turn=turn
        )
    following = turns[turn + 1]
    ends_at = following.ends_at if following.ends_at is not None else old.ends_at
    return _put(turns, turn, replace(old, end=following.end, ends_at=ends_at, flags=()), drop=2)


def flip_from(turns: Sequence[Turn], turn: int) -> Turns:
    """Swap questions and answers from a turn to the end; the two voices' speakers change places
    too.
    """
    _at(turns, turn)
    people: dict[str, str | None] = {}
    for kind in _OTHER:
        names = {t.speaker for t in turns if t.kind == kind}
        people[kind] = names.pop() if len(names) == 1 else None
    if not any(t.kind in _OTHER for t in turns[turn:]):
        raise OptionError(
            "No question or answer stands from here on; there is nothing to flip.", turn=turn
        )
    fixed = any(people.values())
    later = [
        replace(
            t,
            kind=_OTHER[t.kind],
            speaker=people[_OTHER[t.kind]] if fixed else t.speaker,
            flags=tuple(f for f in t.flags if f.code != "order"),
        )
        if t.kind in _OTHER
        else t
        for t in turns[turn:]
    ]
    return (*turns[:turn], *later)


def rename_speaker(turns: Sequence[Turn], speaker: str, name: str) -> Turns:
    """Give a speaker another name in every turn."""
    if not name.strip():
        raise OptionError(
            "A speaker needs a name; give one, or take the speaker off single turns.", name=name
        )
    _known(turns, speaker)

    def renamed(t: Turn) -> Turn:
        flags = tuple(f for f in t.flags if f.code != "initials")
        return replace(t, speaker=name.strip(), flags=flags) if t.speaker == speaker else t

    return tuple(map(renamed, turns))


def merge_speakers(turns: Sequence[Turn], speaker: str, into: str) -> Turns:
    """Make two speakers one; the labels in the text stay as they are."""
    _known(turns, speaker)
    _known(turns, into)
    settled = {repr(speaker), repr(into)}

    def merged(t: Turn) -> Turn:
        flags = tuple(
            f
            for f in t.flags
            if f.code != "near-name" or not all(name in f.message for name in settled)
        )
        return replace(t, speaker=into if t.speaker == speaker else t.speaker, flags=flags)

    return tuple(merged(t) for t in turns)


def _known(turns: Sequence[Turn], speaker: str) -> None:
    names = sorted({t.speaker for t in turns if t.speaker})
    if speaker not in names:
        raise UnknownName("speaker", speaker, names)


def continue_pattern(text: str, turns: Sequence[Turn], marked: int) -> Turns:
    """Take the first ``marked`` turns as right and find the rest anew after their pattern.

    Turns a person marked are kept as they are. Raises OptionError where they show no pattern.
    """
    if not 0 < marked <= len(turns):
        raise OptionError(f"Mark between 1 and {len(turns)} turns, not {marked}.", marked=marked)
    examples = tuple(turns[:marked])
    found = find_turns(text, examples=examples)
    if found.question is not None:
        raise OptionError(found.question)
    last = examples[-1].end
    later = [t for t in found.turns if t.start >= last]
    ids = {t.id for t in examples}
    fresh = []
    n = len(examples)
    for t in later:
        n += 1
        while f"t{n}" in ids:
            n += 1
        fresh.append(replace(t, id=f"t{n}"))
    return (*examples, *fresh)
