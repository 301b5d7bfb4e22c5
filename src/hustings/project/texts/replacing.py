"""A corrected text takes the place of an old one, and everything marked in the old moves over."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from ... import store
from ...errors import OptionError, UnknownName
from ...exchange import edits
from ...exchange.reanchoring import Move, Moves, move_spans
from ...model import TURN_KINDS, Transcript
from .. import codec
from ..coders import assigned
from . import unsettled, versions

if TYPE_CHECKING:
    from ..base import ChangeSet
    from ..statements import Coding

Report = dict[str, list[dict[str, Any]]]


def replace_text(project: Coding, key: str, given: Transcript) -> Report:
    """See :meth:`hustings.project.Project.replace_text`."""
    before = project.transcript_record(key)
    if before["replaced_by"] is not None:
        raise OptionError(
            f"{before['title']!r} ({key}) was replaced by {before['replaced_by']}; correct that "
            f"one."
        )
    if given.source.sha256:
        for other in project.transcript_records():
            if other["id"] != key and other["source"].get("sha256") == given.source.sha256:
                raise OptionError(
                    f"{given.source.name or 'This text'} is in the project already, as "
                    f"{other['title']!r} "
                    f"({other['id']}). Nothing was changed."
                )
    old = project.transcript(key)
    return carry(
        project, old, _described(old, given), "replace", f"Replaced the text of {before['title']!r}"
    )


def mend_turn(project: Coding, key: str, turn: str, words: str) -> Report:
    """See :meth:`hustings.project.Project.mend_turn`."""
    old = _current(project, key)
    place = next((i for i, t in enumerate(old.turns) if t.id == turn), None)
    if place is None:
        raise OptionError(
            f"There is no turn {turn!r} in this text (any more). Look again: it may have been "
            f"corrected."
        )
    verb = "Mended words in" if words.strip() else "Took a passage out of"
    return carry(
        project,
        old,
        _anew(old, edits.mend_turn(old, place, words)),
        "replace",
        f"{verb} {old.title!r}",
    )


def add_passage(
    project: Coding,
    key: str,
    after: str | None,
    words: str,
    *,
    speaker: str | None,
    kind: str | None,
) -> Report:
    """See :meth:`hustings.project.Project.add_passage`."""
    if kind is not None and kind not in TURN_KINDS:
        raise UnknownName("kind of turn", kind, TURN_KINDS)
    old = _current(project, key)
    place = (
        -1 if after is None else next((i for i, t in enumerate(old.turns) if t.id == after), None)
    )
    if place is None:
        raise OptionError(
            f"There is no turn {after!r} in this text (any more). Look again: it may have been "
            f"corrected."
        )
    new = edits.add_passage(old, place, words, speaker=speaker or None, kind=kind)
    return carry(project, old, _anew(old, new), "replace", f"Added a passage to {old.title!r}")


def _current(project: Coding, key: str) -> Transcript:
    record = project.transcript_record(key)
    if record["replaced_by"] is not None:
        raise OptionError(
            f"{record['title']!r} ({key}) was replaced by {record['replaced_by']}; correct that "
            f"one."
        )
    return project.transcript(key)


def _anew(old: Transcript, new: Transcript) -> Transcript:
    # the bytes of the file are no longer those of this text
    return new.with_(id=codec.new_id("d"), replaces=old.id, source=replace(old.source, sha256=""))


def carry(project: Coding, old: Transcript, new: Transcript, verb: str, summary: str) -> Report:
    """``new`` takes the place of ``old`` as one change, and everything marked in it moves over.

    What is left for a person to settle is noted (:mod:`hustings.project.texts.unsettled`). The same
    text changes nothing.
    """
    if old.text == new.text:
        return _report(_moves(project, old, new)[1])
    before = project.transcript_record(old.id)
    with project.changing(verb, summary) as change:
        versions.put_in_place(project, change, new, before)
        change.update("transcripts", before, {"replaced_by": new.id})
        moves = carry_marks(project, change, old, new)
    return _report(moves)


def carry_marks(
    project: Coding, change: ChangeSet, old: Transcript, new: Transcript
) -> dict[str, Moves]:
    """Move what is marked in a text onto the one that takes its place; by table, what became of
    it.
    """
    marked, moves = _moves(project, old, new)
    inner = _inner(old.text, new.text, list(marked["suggestions"].values()))
    for table, found in marked.items():
        for move in (*moves[table].kept, *moves[table].moved):
            record = found[move.key]
            start, end = move.new or move.old
            after: dict[str, Any] = {"transcript": new.id, "begin": start, "stop": end}
            if table == "statements":
                after["quote"] = new.text[start:end]
            else:
                after |= inner[move.key]
            change.update(table, record, after)
    unsettled.follow(project, change, old, new, moves["statements"])
    versions.follow(project, change, old, new)
    assigned.follow(project, change, old, new)
    project.follow_memos(change, [old.id], new.id)
    return moves


def _moves(
    project: Coding, old: Transcript, new: Transcript
) -> tuple[dict[str, dict[str, dict[str, Any]]], dict[str, Moves]]:
    """What is marked in a text, by table and id, and where it goes."""
    marked = {
        table: {
            r["id"]: r
            for r in store.fetch(project.database, table, order="begin,id", transcript=old.id)
        }
        for table in ("statements", "suggestions")
    }
    spans = {
        t: {k: (r["begin"], r["stop"]) for k, r in found.items()} for t, found in marked.items()
    }
    return marked, {t: move_spans(old.text, new.text, found) for t, found in spans.items()}


def _inner(old: str, new: str, found: Sequence[Mapping[str, Any]]) -> dict[str, dict[str, Any]]:
    """By suggestion, its cue and values with the spans they hold as they are in the new text (None:
    nowhere).
    """
    held: dict[str, list[tuple[str, Any]]] = {
        r["id"]: [
            ("", r["cue"]),
            *((k, v) for k, v in r["values"].items() if k == "mentions" or k.endswith("_span")),
        ]
        for r in found
    }
    spans: dict[str, tuple[int, int]] = {}
    for key, fields in held.items():
        for name, value in fields:
            for n, span in enumerate(value if name == "mentions" else [value] if value else []):
                spans[f"{key} {name} {n}"] = (span[0], span[1])
    places = {k: list(v) for k, v in move_spans(old, new, spans).places().items()}
    out: dict[str, dict[str, Any]] = {}
    for record in found:
        key, values = record["id"], dict(record["values"])
        for name, value in held[key][1:]:
            if name == "mentions":
                values[name] = [
                    p for n in range(len(value)) if (p := places.get(f"{key} {name} {n}"))
                ]
            else:
                values[name] = place = places.get(f"{key} {name} 0")
                what = name.removesuffix("_span")
                if value and place and values.get(what) == old[value[0] : value[1]]:
                    values[what] = new[place[0] : place[1]]
        out[key] = {"cue": places.get(f"{key}  0"), "values": values}
    return out


def _described(old: Transcript, given: Transcript) -> Transcript:
    """The new text under the old one's title, date, language and attributes; who speaks as it was
    corrected.
    """
    places = move_spans(old.text, given.text, [(t.start, t.end) for t in old.turns]).places()
    by_start, by_end = {}, {}
    for i, turn in enumerate(old.turns):
        if (place := places.get(str(i))) is not None:
            by_start[place[0], turn.label] = turn
            by_end[place[1], turn.label] = turn
    called: dict[str, set[str | None]] = {}
    for turn in old.turns:
        if turn.label:
            called.setdefault(turn.label, set()).add(turn.speaker)
    turns = []
    for turn in given.turns:
        known = by_start.get((turn.start, turn.label)) or by_end.get((turn.end, turn.label))
        who = called.get(turn.label or "", set())
        if known:
            turn = replace(turn, kind=known.kind, speaker=known.speaker)
        elif len(who) == 1:
            # a new turn under a label that named one person all through the old text
            turn = replace(turn, speaker=next(iter(who)))
        turns.append(turn)
    kept = {k: v for k, v in old.attributes.items() if k not in ("question", "dialect")}
    return given.with_(
        id=codec.new_id("d"),
        turns=tuple(turns),
        title=old.title or given.title,
        date=old.date or given.date,
        language=old.language or given.language,
        attributes={**given.attributes, **kept},
        replaces=old.id,
    )


def _report(moves: Mapping[str, Moves]) -> Report:
    def rows(kind: str) -> list[dict[str, Any]]:
        return [
            _row(table[:-1], move)
            for table, found in moves.items()
            for move in getattr(found, kind)
        ]

    return {kind: rows(kind) for kind in ("kept", "moved", "unplaced")}


def _row(what: str, move: Move) -> dict[str, Any]:
    row: dict[str, Any] = {
        "id": move.key,
        "what": what,
        "was": list(move.old),
        "quote": move.old_quote,
    }
    if move.new is not None:
        row |= {
            "start": move.new[0],
            "end": move.new[1],
            "quote": move.new_quote,
            "before": move.old_quote,
        }
    return row
