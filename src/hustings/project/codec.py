"""Between the types of the model and the records of the store. Values in, values out."""

from __future__ import annotations

import hashlib
import json
import secrets
from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict
from typing import Any

from ..model import (
    Actor,
    Concept,
    Flag,
    Form,
    Section,
    Source,
    Statement,
    Suggestion,
    Transcript,
    Turn,
)
from ..model.chains import tidied

Record = Mapping[str, Any]


def words_key(text: str) -> str:
    """What the words of a text are kept under."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def new_id(prefix: str = "") -> str:
    """A short key no two clients make twice (80 random bits)."""
    return f"{prefix}{secrets.token_hex(10)}"


def turn_record(turn: Turn, transcript: str, actor_id: Callable[[str], str]) -> dict[str, Any]:
    """A turn as stored; ``actor_id`` finds or makes the actor of a name."""
    return {
        "id": turn.id or new_id("t"),
        "transcript": transcript,
        "begin": turn.start,
        "stop": turn.end,
        "label_begin": turn.label_start,
        "kind": turn.kind,
        "speaker": actor_id(turn.speaker) if turn.speaker else None,
        "label": turn.label,
        "section": turn.section,
        "begins_at": turn.begins_at,
        "ends_at": turn.ends_at,
        "page": turn.page,
        "flags": [
            {"code": f.code, "message": f.message, "fixes": [list(x) for x in f.fixes]}
            for f in turn.flags
        ],
    }


def turn_of(record: Record, names: Mapping[str, str]) -> Turn:
    """A stored turn; ``names`` maps actor ids to names."""
    return Turn(
        start=record["begin"],
        end=record["stop"],
        kind=record["kind"],
        speaker=names.get(record["speaker"] or ""),
        label=record["label"],
        section=record["section"],
        begins_at=record["begins_at"],
        ends_at=record["ends_at"],
        flags=tuple(
            Flag(f["code"], f["message"], tuple((x[0], x[1]) for x in f["fixes"]))
            for f in record["flags"]
        ),
        id=record["id"],
        label_start=record["label_begin"],
        page=record["page"],
    )


def transcript_record(transcript: Transcript, text: str, position: int) -> dict[str, Any]:
    """A transcript as stored; ``text`` is the key of its text."""
    return {
        "id": transcript.id,
        "text": text,
        "title": transcript.title,
        "date": transcript.date,
        "language": transcript.language,
        "position": position,
        "characters": len(transcript.text),
        "replaces": transcript.replaces,
        "replaced_by": None,
        "source": asdict(transcript.source),
        "sections": [asdict(s) for s in transcript.sections],
        "attributes": dict(transcript.attributes),
        "proposals": [dict(p) for p in transcript.proposals],
    }


def transcript_of(record: Record, text: str, turns: Iterable[Turn]) -> Transcript:
    """A stored transcript with its text and turns."""
    return Transcript(
        text=text,
        turns=tuple(turns),
        id=record["id"],
        title=record["title"],
        date=record["date"],
        language=record["language"],
        sections=tuple(Section(**s) for s in record["sections"]),
        source=Source(**record["source"]),
        attributes=dict(record["attributes"]),
        replaces=record["replaces"],
        proposals=tuple(record["proposals"]),
    )


def actor_of(record: Record) -> Actor:
    """A stored actor."""
    return Actor(
        record["id"],
        record["name"],
        tuple(record["aliases"]),
        record["kind"],
        dict(record["attributes"]),
        record["color"],
    )


def actor_record(actor: Actor) -> dict[str, Any]:
    """An actor as stored."""
    return {**asdict(actor), "aliases": list(actor.aliases)}


def concept_of(record: Record) -> Concept:
    """A stored concept."""
    return Concept(
        record["id"],
        record["name"],
        record["parent"],
        record["description"],
        tuple(record["aliases"]),
        dict(record["attributes"]),
        record["color"],
    )


def concept_record(concept: Concept) -> dict[str, Any]:
    """A concept as stored."""
    return {**asdict(concept), "aliases": list(concept.aliases)}


def suggestion_record(suggestion: Suggestion) -> dict[str, Any]:
    """A suggestion as stored."""
    data = asdict(suggestion)
    data["begin"], data["stop"] = data.pop("start"), data.pop("end")
    data["cue"] = list(suggestion.cue) if suggestion.cue else None
    return {**data, "values": dict(suggestion.values), "statement": None}


def offered(record: Record) -> tuple[str, ...]:
    """What a suggestion offers, whatever its id and score: equal for the same thing found twice."""
    place = (str(record[k]) for k in ("transcript", "kind", "method", "begin", "stop"))
    return (*place, json.dumps(record["values"], sort_keys=True, default=str))


def suggestion_of(record: Record) -> Suggestion:
    """A stored suggestion."""
    data = {k: v for k, v in record.items() if k != "statement"}
    data["start"], data["end"] = data.pop("begin"), data.pop("stop")
    data["cue"] = tuple(record["cue"]) if record["cue"] else None
    return Suggestion(**data)


class Speakers:
    """Who speaks at an offset, from the turns of one transcript."""

    def __init__(self, turns: Sequence[Record]) -> None:
        self.turns = sorted(turns, key=lambda t: t["begin"])
        self.begins = [t["begin"] for t in self.turns]

    def at(self, offset: int) -> str | None:
        """The actor's id, or None between turns and in headings."""
        i = bisect_right(self.begins, offset) - 1
        if i < 0 or offset >= self.turns[i]["stop"]:
            return None
        speaker: str | None = self.turns[i]["speaker"]
        return speaker


def kinds_of(forms: Mapping[str, Form]) -> dict[str, dict[str, str]]:
    """Form -> field -> its kind."""
    return {name: {f.name: f.kind for f in form.fields} for name, form in forms.items()}


def statement_of(
    record: Record,
    kinds: Mapping[str, Mapping[str, str]],
    actors: Mapping[str, str],
    concepts: Mapping[str, str],
    spoken: str | None,
) -> Statement:
    """A stored statement with names for ids; ``spoken`` is the id of whoever speaks the turn,
    ``kinds`` those of each form's fields."""
    known = kinds.get(record["form"], {})
    values = {}
    for name, value in record["values"].items():
        kind = known.get(name)
        if kind == "actor":
            value = actors.get(value, value)
        elif kind == "concept":
            value = concepts.get(value, value)
        values[name] = value
    speaker = actors.get(record["speaker"] or spoken or "")
    holding = record["holding"]
    holder = (
        speaker
        if holding == "own"
        else actors.get(record["holder"] or "")
        if holding == "other"
        else None
    )
    return Statement(
        id=record["id"],
        transcript=record["transcript"],
        start=record["begin"],
        end=record["stop"],
        quote=record["quote"],
        form=record["form"],
        values=values,
        speaker=speaker,
        holder=holder,
        commitment=record["commitment"],
        about=record["about"],
        coder=record["coder"],
        origin=record["origin"],
        status=record["status"],
        made_at=record["made_at"],
        memo=record["memo"],
        via=tidied(speaker, (actors[a] for a in record["via"] if a in actors), holder),
        layer=record["layer"] or "",
        of=tuple(record["of"] or ()),
        shares=record["reading"] or "",
    )


def changed(before: Record, after: Record) -> tuple[dict[str, Any], dict[str, Any]] | None:
    """The columns that differ, before and after; None where nothing does."""
    keys = [k for k in after if before.get(k) != after[k]]
    if not keys:
        return None
    return {k: before.get(k) for k in keys}, {k: after[k] for k in keys}
