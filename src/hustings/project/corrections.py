"""A correction of who speaks when, by its verb: from what a person said to new turns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from .. import read
from ..errors import OptionError
from ..model import Transcript, Turn

CORRECTIONS = {
    "kind": ("turn", "kind"),
    "speaker": ("turn", "speaker"),
    "split": ("at",),
    "merge": ("turn",),
    "flip": ("turn",),
    "voice": ("kind", "speaker"),
    "rename": ("name", "into"),
    "merge-speakers": ("other", "into"),
    "continue": ("turns",),
    "dismiss": ("turn",),
}
"""Verb -> what must be said with it."""


def corrected(transcript: Transcript, verb: str, how: Mapping[str, Any]) -> Sequence[Turn]:
    """The transcript's turns after one correction. Raises OptionError or UnknownName where it
    cannot be made.
    """
    turns = transcript.turns
    if verb == "voice":
        if not any(t.kind == how["kind"] for t in turns):
            raise OptionError(f"There is no {how['kind']} in this text.")
        return [
            replace(t, speaker=how["speaker"].strip()) if t.kind == how["kind"] else t
            for t in turns
        ]
    if verb == "rename":
        return read.rename_speaker(turns, how["name"], how["into"])
    if verb == "merge-speakers":
        return read.merge_speakers(turns, how["other"], how["into"])
    if verb == "split":
        at = how["at"]
        where = next((i for i, t in enumerate(turns) if t.start < at < t.end), None)
        if where is None:
            raise OptionError(f"Character {at} lies between two turns; choose a place inside one.")
        return read.split(
            turns, where, transcript.text, at, kind=how.get("kind"), speaker=how.get("speaker")
        )
    if verb == "continue":
        last = max(_place(turns, key) for key in how["turns"])
        return read.continue_pattern(transcript.text, turns, last + 1)
    place = _place(turns, how["turn"])
    if verb == "kind":
        return read.set_kind(turns, place, how["kind"])
    if verb == "speaker":
        return read.set_speaker(turns, place, how.get("speaker"))
    if verb == "merge":
        return read.merge(turns, place)
    if verb == "flip":
        return read.flip_from(turns, place)
    kept = tuple(f for f in turns[place].flags if how.get("code") and f.code != how["code"])
    return [replace(t, flags=kept) if i == place else t for i, t in enumerate(turns)]


def _place(turns: Sequence[Turn], key: str) -> int:
    for i, turn in enumerate(turns):
        if turn.id == key:
            return i
    raise OptionError(
        f"There is no turn {key!r} in this text (any more). Look again: it may have been merged."
    )
