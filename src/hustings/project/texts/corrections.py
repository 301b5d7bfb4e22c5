"""A correction of who speaks when, by its verb: from what a person said to new turns."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, replace
from typing import Any

from ... import read
from ...errors import OptionError
from ...model import Transcript, Turn

Columns = dict[str, Any]
How = Mapping[str, Any]

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
    "convention": ("name",),
    "dismiss": ("turn",),
}
"""Verb -> what must be said with it."""
SETTLING = ("continue", "convention")
"""Verbs after which nothing is asked any more of how speakers are marked."""


def corrected(transcript: Transcript, verb: str, how: How) -> Sequence[Turn]:
    """The transcript's turns after one correction. Raises OptionError or UnknownName where it
    cannot be made.
    """
    of_text = _OF_TEXT.get(verb)
    if of_text is not None:
        return of_text(transcript, how)
    turns = transcript.turns
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


def _voiced(transcript: Transcript, how: How) -> Sequence[Turn]:
    turns = transcript.turns
    if not any(t.kind == how["kind"] for t in turns):
        raise OptionError(f"There is no {how['kind']} in this text.")
    return [
        replace(t, speaker=how["speaker"].strip()) if t.kind == how["kind"] else t for t in turns
    ]


def _split(transcript: Transcript, how: How) -> Sequence[Turn]:
    turns, at = transcript.turns, how["at"]
    where = next((i for i, t in enumerate(turns) if t.start < at < t.end), None)
    if where is None:
        raise OptionError(f"Character {at} lies between two turns; choose a place inside one.")
    return read.split(
        turns, where, transcript.text, at, kind=how.get("kind"), speaker=how.get("speaker")
    )


def _continued(transcript: Transcript, how: How) -> Sequence[Turn]:
    last = max(_place(transcript.turns, key) for key in how["turns"])
    return read.continue_pattern(transcript.text, transcript.turns, last + 1)


_OF_TEXT: dict[str, Callable[[Transcript, How], Sequence[Turn]]] = {
    "voice": _voiced,
    "rename": lambda t, how: read.rename_speaker(t.turns, how["name"], how["into"]),
    "merge-speakers": lambda t, how: read.merge_speakers(t.turns, how["other"], how["into"]),
    "split": _split,
    "continue": _continued,
    "convention": lambda t, how: _by(t.text, how["name"]).turns,
}
"""Verbs that are about more than one turn."""


def answered(record: Mapping[str, Any], text: Transcript, verb: str, how: How) -> Columns:
    """The columns of a transcript's record that change once a correction answered what was open:
    how speakers are marked, or who may be one person. What was proposed of a name that is
    another's now, or its own, is proposed no more.
    """
    if verb in SETTLING:
        return _settled(record, text.text, verb, how)
    name = {"rename": how.get("name"), "merge-speakers": how.get("other")}.get(verb)
    if verb == "dismiss" and how.get("code") in ("near-name", "initials"):
        name = text.turns[_place(text.turns, how["turn"])].speaker
    kept = [
        p
        for p in record["proposals"]
        if name is None or p.get("what") != "same-speaker" or p.get("name") != name
    ]
    return {} if len(kept) == len(record["proposals"]) else {"proposals": kept}


def _settled(record: Mapping[str, Any], text: str, verb: str, how: How) -> Columns:
    """The columns of a transcript's record that change once it is settled how speakers are marked:
    the question is gone with what it offered; a convention tells its evidence and sections.
    """
    after: Columns = {
        "attributes": {k: v for k, v in record["attributes"].items() if k != "question"},
        "proposals": [p for p in record["proposals"] if p.get("what") != "convention"],
    }
    if verb == "convention":
        found = _by(text, how["name"])
        offered = [p for p in record["proposals"] if p not in after["proposals"]]
        told = next((p["evidence"] for p in offered if p["name"] == how["name"]), "")
        doubted = any(turn.flags for turn in found.turns)
        evidence = found.evidence if doubted or not told else told
        after["source"] = {**record["source"], "evidence": evidence}
        after["sections"] = [asdict(section) for section in found.sections]
    return after


def _by(text: str, convention: str) -> read.Structure:
    """A text read by one convention, its labels taken for those of persons, as somebody said.

    Raises UnknownName, and OptionError where nothing looks so.
    """
    found = read.find_turns(text, convention=convention)
    if found.question is not None:
        raise OptionError(f"{found.question} Nothing was changed.")
    return replace(found, turns=tuple(map(_of_a_person, found.turns)))


def _of_a_person(turn: Turn) -> Turn:
    """A turn whose label was said to name who speaks: that it looks like no person is settled."""
    return replace(turn, flags=tuple(f for f in turn.flags if f.code != "no-person"))


def _place(turns: Sequence[Turn], key: str) -> int:
    for i, turn in enumerate(turns):
        if turn.id == key:
            return i
    raise OptionError(
        f"There is no turn {key!r} in this text (any more). Look again: it may have been merged."
    )
