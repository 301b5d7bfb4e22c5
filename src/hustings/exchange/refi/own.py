"""What Hustings writes about its own statements, and how it is known again.

A REFI-QDA project has no place for turns, forms, speakers and who holds what. So the description of
a selection says the statement in words (``block``), and one note holds turns, forms, actors and
concepts as JSON. Another program may have changed, cut or dropped either: the note is tried whole
before any of it is believed, a block that does not read is plain text.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

from ...model import (
    Actor,
    Flag,
    Form,
    Section,
    Source,
    Statement,
    Transcript,
    Turn,
    Verdict,
    field_of,
)
from ...model.memos import Memo
from ...model.periods import Period
from ..bundle import Decided
from .elements import ILLEGAL, TIME, legal
from .parts import BLOCK, code_path

_SIMPLE_KEY = re.compile(r"[^\W\d_][\w ]*\w|\w")
_FIELD = "· "


def block(statement: Statement, coding: str) -> str:
    """The description of a selection: the statement in words another program shows and this one
    reads; the memo alone where the coding with GUID ``coding`` says all else.
    """
    if _is_plain(statement, coding):
        return statement.memo
    lines = [BLOCK, f"form: {_dumps(statement.form)}"]
    for key in ("speaker", "holder", "commitment"):
        lines.append(f"{key}: {_dumps(getattr(statement, key))}")
    if statement.via:
        lines.append(f"via: {_dumps(list(statement.via))}")
    for key, value in statement.values.items():
        shown = key if _SIMPLE_KEY.fullmatch(key) else _dumps(key).replace(": ", ":\\u0020")
        lines.append(f"{_FIELD}{shown}: {_dumps(value)}")
    for key in ("about", "coder", "origin", "status", "made_at", "memo", "id"):
        if getattr(statement, key):
            lines.append(f"{key}: {_dumps(getattr(statement, key))}")
    return "\n".join(lines)


def _is_plain(s: Statement, coding: str) -> bool:
    """Whether a plain coding of another program says all there is to say."""
    is_code = (
        s.form == "code"
        and set(s.values) == {"code"}
        and code_path(str(s.values["code"])) == s.values["code"]
    )
    is_bare = s.speaker is None and s.holder is None and s.commitment == "asserts"
    is_bare = is_bare and not s.via and not s.about and not s.status
    is_theirs = s.origin == "import" and s.id == coding
    is_dated = not s.made_at or bool(TIME.match(s.made_at))
    is_memo_safe = legal(s.memo) == s.memo and "\r" not in s.memo and not s.memo.startswith(BLOCK)
    return is_code and is_bare and is_theirs and is_dated and is_memo_safe


def is_annotation_of_others(statement: Statement, selection: str) -> bool:
    """Whether a statement is a selection without codes that another program made."""
    return (
        statement.form == "annotation"
        and set(statement.values) <= {"text"}
        and statement.id == selection
        and statement.origin == "import"
    )


_JSON = json.JSONEncoder(ensure_ascii=False)


def _dumps(value: object) -> str:
    """JSON in one line, with what XML forbids escaped."""
    text = _JSON.encode(value)
    return text if text.isprintable() else ILLEGAL.sub(lambda m: json.dumps(m.group())[1:-1], text)


def unblock(description: str) -> dict[str, Any] | None:
    """What :func:`block` said, None where the description is somebody's own words."""
    head, _, body = description.partition("\n")
    if head.strip() != BLOCK:
        return None
    told: dict[str, Any] = {"values": {}}
    try:
        for line in body.split("\n"):
            key, _, value = line.strip().partition(": ")
            if key.startswith(_FIELD):
                name = key.removeprefix(_FIELD)
                name = json.loads(name) if name.startswith('"') else name
                told["values"][name] = json.loads(value)
            elif key:
                told[key] = json.loads(value)
    except ValueError:
        return None
    return told


# ------------------------------------------------------------------ the note


def read_note(text: str) -> dict[str, Any]:
    """What the note of Hustings holds, tried once as a whole, so that damage is met in one place.

    Raises ValueError where anything in it is not what Hustings writes.
    """
    try:
        note = json.loads(text)
        for form in note.get("forms") or ():
            form_of(form)
        for transcript in note.get("transcripts") or ():
            _try_transcript(transcript)
        for actor in note.get("actors") or ():
            _try_named(actor, "kind")
        for concept in note.get("concepts") or ():
            _try_named(concept, "description")
        for key in ("links", "made"):
            set(note.get(key) or ())
        for coder in note.get("coders") or ():
            str(coder["name"])
        verdicts_of(note)
        decided_of(note)
        for memo in note.get("memos") or ():
            str(memo["guid"]) + Memo(**{k: v for k, v in memo.items() if k != "guid"}).text
        return dict(note)
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as wrong:
        raise ValueError("damaged") from wrong


def _try_transcript(data: Mapping[str, Any]) -> None:
    for turn in _turns(data):
        if not 0 <= int(turn.start) <= int(turn.end):
            raise ValueError("turn")
    transcript_of(data, "")
    str(data["guid"]) + str(data["id"]) + data["title"]
    (data["date"] or "") + (data["language"] or "") + (data["replaces"] or "")


def _try_named(data: Mapping[str, Any], last: str) -> None:
    data["guid"] + data["id"] + data["name"] + data["color"] + data[last] + "".join(data["aliases"])
    dict(data["attributes"])


def form_of(data: Mapping[str, Any]) -> Form:
    """A form as the note has it."""
    fields = tuple(field_of(f) for f in data["fields"])
    return Form(**{**data, "fields": fields})


def transcript_of(data: Mapping[str, Any], text: str) -> Transcript:
    """A transcript as the note has it, with the text of its source."""
    return Transcript(
        text,
        _turns(data),
        data["id"],
        data["title"],
        data["date"],
        data["language"],
        tuple(Section(**section) for section in data["sections"]),
        Source(**data["source"]),
        dict(data["attributes"]),
        data["replaces"],
        tuple(data["proposals"]),
    )


def actor_of(data: Mapping[str, Any]) -> Actor:
    """An actor as the note has him."""
    return Actor(
        data["id"],
        data["name"],
        tuple(data["aliases"]),
        data["kind"],
        dict(data["attributes"]),
        data["color"],
    )


def verdicts_of(note: Mapping[str, Any]) -> tuple[Verdict, ...]:
    """The verdicts of the note."""
    return tuple(Verdict(**verdict) for verdict in note.get("verdicts") or ())


def decided_of(note: Mapping[str, Any]) -> Decided:
    """What the note says was decided beside the coding."""
    told = note.get("decided") or {}
    periods = ({**p, "aliases": tuple(p["aliases"])} for p in told.get("periods") or ())
    return Decided(
        periods=tuple(Period(**period) for period in periods),
        ranges={str(k): [float(n) for n in v] for k, v in (told.get("ranges") or {}).items()},
        factors=tuple((str(a), str(b)) for a, b in told.get("factors") or ()),
        people=tuple((str(a), str(b)) for a, b in told.get("people") or ()),
    )


def _turns(data: Mapping[str, Any]) -> tuple[Turn, ...]:
    return tuple(Turn(**{**turn, "flags": _flags(turn)}) for turn in data["turns"])


def _flags(turn: Mapping[str, Any]) -> tuple[Flag, ...]:
    return tuple(
        Flag(f["code"], f["message"], tuple(map(tuple, f["fixes"]))) for f in turn["flags"]
    )
