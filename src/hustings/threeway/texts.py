"""Texts that one side corrected, joined or removed: all three states brought onto the same ones."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Protocol

from .state import DELETED, Record, Sides, State, belonging

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Carried:
    """Where a span of a text is in the one that took its place (None: nowhere): ``moved`` where its
    words changed, ``near`` about where it stood.
    """

    span: Span | None
    quote: str
    moved: bool
    near: int


class Carrier(Protocol):
    """Carries spans from one transcript to another, by the records of both."""

    def __call__(
        self, old: Record, new: Record, spans: Mapping[str, Span]
    ) -> Mapping[str, Carried]: ...


def align(sides: Sides, carry: Carrier) -> None:
    """Bring the statements of all three states onto the texts that stand in the end."""
    _call_the_same(sides)
    _stand_again(sides)
    _two_corrections(sides, carry)
    after = _successors(sides)
    for state in sides.all():
        _carry_on(sides, state, after, carry)


def _call_the_same(sides: Sides) -> None:
    """The same correction made twice, or the same text added twice, is one text."""
    while mapping := dict(_pairs(sides)):
        for theirs, ours in list(mapping.items()):
            place = {(t["begin"], t["stop"]): t["id"] for t in _turns(sides.ours, ours)}
            for turn in _turns(sides.theirs, theirs):
                known = place.get((turn["begin"], turn["stop"]))
                if known is not None and known not in sides.theirs["turns"]:
                    mapping[turn["id"]] = known
        sides.call_theirs(mapping)


def _pairs(sides: Sides) -> Iterable[tuple[str, str]]:
    ours, theirs = sides.ours["transcripts"], sides.theirs["transcripts"]
    for key in sorted(set(ours) & set(theirs)):
        one, two = ours[key]["replaced_by"], theirs[key]["replaced_by"]
        alike = one and two and _same_words(ours.get(one), theirs.get(two))
        if alike and two not in ours and one not in theirs:
            yield two, one
            return
    for key in sorted(set(theirs) - set(ours)):
        for other in sorted(set(ours) - set(theirs)):
            alike = _same_words(ours[other], theirs[key]) and not theirs[key]["replaces"]
            if alike and ours[other]["title"] == theirs[key]["title"]:
                yield key, other
                return


def _same_words(one: Record | None, other: Record | None) -> bool:
    return one is not None and other is not None and one["text"] == other["text"]


def _turns(state: State, transcript: str) -> list[Record]:
    return [t for t in state.get("turns", {}).values() if t["transcript"] == transcript]


def _stand_again(sides: Sides) -> None:
    """A text one side removed and the other went on with stands whole, as the other has it."""
    for removing, other, deleting in (
        (sides.ours, sides.theirs, True),
        (sides.theirs, sides.ours, False),
    ):
        gone = set(sides.base["transcripts"]) & set(other["transcripts"])
        gone -= set(removing["transcripts"])
        for family in _families(other, gone):
            if not _went_on(sides.base, other, family):
                continue
            for table, keys in belonging(sides.base, family).items():
                for key in keys:
                    sides.base[table].pop(key, None)
            newest = next(k for k in family if not other["transcripts"][k]["replaced_by"])
            title = other["transcripts"][newest]["title"]
            values = (None, title) if deleting else (title, None)
            sides.clash("transcripts", newest, DELETED, *values)


def _families(state: State, keys: Iterable[str]) -> list[list[str]]:
    """Texts with those they took the place of, each once."""
    rows, left, out = state["transcripts"], set(keys), []
    for key in sorted(left):
        if key not in left:
            continue
        last = key
        while (after := rows[last]["replaced_by"]) in rows:
            last = after
        family = [last]
        for one in family:
            family += [k for k in sorted(rows) if rows[k]["replaced_by"] == one]
        out.append(family)
        left -= set(family)
    return out


def _went_on(base: State, other: State, family: Iterable[str]) -> bool:
    """Whether anything of some texts is no longer as it was."""
    now, then = belonging(other, family), belonging(base, family)
    return any(
        keys != then[table] or any(other[table][k] != base[table][k] for k in keys)
        for table, keys in now.items()
        if table != "suggestions"
    )


def _two_corrections(sides: Sides, carry: Carrier) -> None:
    """One text corrected differently on both sides: both are kept, ours in its place."""
    ours, theirs = sides.ours["transcripts"], sides.theirs["transcripts"]
    for key in sorted(set(ours) & set(theirs)):
        one, two = ours[key]["replaced_by"], theirs[key]["replaced_by"]
        if not (one and two and one != two and one in ours and two in theirs):
            continue
        sides.clash("transcripts", key, "text", one, two)
        last = _last(theirs, two)
        theirs[last]["title"] = f"{theirs[last]['title']} ({sides.who})"
        theirs[key]["replaced_by"] = None
        _bring_back(sides, last, ours[_last(ours, one)], carry)


def _last(rows: Mapping[str, Record], key: str) -> str:
    while (after := rows[key]["replaced_by"]) in rows:
        key = after
    return key


PLACE = {
    "statements": ("transcript", "begin", "stop", "quote"),
    "suggestions": ("transcript", "begin", "stop", "cue", "values"),
}
"""The columns that tell where something stands."""


def _bring_back(sides: Sides, theirs: str, ours: Record, carry: Carrier) -> None:
    """What both had before stands on our correction, where theirs moved it too if they did; what
    was coded on their correction anew stays there.
    """
    corrected = sides.theirs["transcripts"][theirs]
    for table, columns in PLACE.items():
        for key, record in sides.theirs[table].items():
            before = sides.base[table].get(key)
            if before is None or record["transcript"] != theirs:
                continue
            span, was = _span(record), sides.base["transcripts"][before["transcript"]]
            record |= {c: before[c] for c in columns}
            if (
                table == "suggestions"
                or carry(was, corrected, {"": _span(before)})[""].span == span
            ):
                continue
            found = carry(corrected, ours, {"": span})[""]
            if found.span is not None:
                record |= _place(ours["id"], found)


def _place(to: str, found: Carried) -> Record:
    begin, stop = found.span or (0, 0)
    return {"transcript": to, "begin": begin, "stop": stop, "quote": found.quote}


def _successors(sides: Sides) -> dict[str, str]:
    """Text -> what took its place, on either side."""
    out: dict[str, str] = {}
    for state in (sides.theirs, sides.ours):
        for key, record in state["transcripts"].items():
            if record["replaced_by"]:
                out[key] = record["replaced_by"]
    return out


def _carry_on(sides: Sides, state: State, after: Mapping[str, str], carry: Carrier) -> None:
    """Statements on a text that only the other side corrected, carried onto the correction."""
    for _ in range(len(after) + 1):
        waiting: dict[str, dict[str, Span]] = {}
        for key, record in state["statements"].items():
            on = record["transcript"]
            own = state["transcripts"].get(on, {}).get("replaced_by")
            if on in after and not own and not record.get("_stays"):
                waiting.setdefault(on, {})[key] = _span(record)
        if not waiting:
            break
        for on, spans in waiting.items():
            old, new = _text(sides, on), _text(sides, after[on])
            for key, found in carry(old, new, spans).items():
                _put(sides, state, key, new["id"], found)
    for record in state["statements"].values():
        record.pop("_stays", None)


def _put(sides: Sides, state: State, key: str, to: str, found: Carried) -> None:
    record = state["statements"][key]
    before = sides.notes.get(key, ("", record["quote"], 0))[1]
    if found.span is None:
        record["_stays"] = True
    else:
        record |= _place(to, found)
    if key not in sides.base["statements"] and (
        found.span is None or found.moved or key in sides.notes
    ):
        what = "unplaced" if found.span is None else "moved"
        sides.notes[key] = what, before, found.near if found.span is None else found.span[0]


def _text(sides: Sides, key: str) -> Record:
    return sides.ours["transcripts"].get(key) or sides.theirs["transcripts"][key]


def _span(record: Record) -> Span:
    return record["begin"], record["stop"]
