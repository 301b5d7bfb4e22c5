"""What was understood of a file, in plain words and figures, before anything is written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from ..model import Transcript
from ..refusals import retold
from ..wording import say, say_many
from .words.lines import date_in

FIRST_TURNS = 8
"""How many turns a preview shows."""

ABOVE = 1_000
"""Characters of a text that are its first lines at most."""

MOST_WORDS = 280
"""After so many characters a turn of a preview is cut, and says so by an ellipsis."""

_DOUBTS: Mapping[str, Callable[[], str]] = {
    "order": lambda: say("question and answer may have changed places"),
    "new-label": lambda: say("a name that speaks once; it may be no speaker"),
    "unlabelled": lambda: say("nobody is named as the speaker"),
    "near-name": lambda: say("a name that may be another's, misspelt"),
    "initials": lambda: say("initials of somebody the text names"),
    "name-inside": lambda: say("a paragraph of a turn begins with a speaker's name"),
    "question-inside": lambda: say("a paragraph of a turn is set like a question"),
    "time": lambda: say("a time stands among the words"),
    "page": lambda: say("a number of a page or a column stands among the words"),
    "no-person": lambda: say("a speaker that looks like no person"),
    "no-words": lambda: say("a turn of nothing but numbers"),
    "table": lambda: say("lines that look like a table or a list of names"),
    "long": lambda: say("a turn far longer than the others"),
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One file of a corpus: its transcript, or why it could not be read; and what its name says."""

    path: str
    transcript: Transcript | None = None
    error: str = ""
    fields: Mapping[str, str] = field(default_factory=dict)


def preview_row(entry: Entry) -> dict[str, Any]:
    """One file of a corpus as a row.

    ``{path, error, fields}`` always; of a file that could be read also ``title, date, language,
    dated_above, format, dialect, encoding, characters, turns, questions, answers, speeches,
    speakers [{name, turns}], times, pages, flags, warnings, evidence, question, begins [{kind,
    speaker, begins_at, words}]``. Turns are those somebody speaks.
    """
    row: dict[str, Any] = {"path": entry.path, "error": entry.error, "fields": dict(entry.fields)}
    return row if entry.transcript is None else row | _understood(entry.transcript)


def _understood(t: Transcript) -> dict[str, Any]:
    kinds = Counter(turn.kind for turn in t.turns)
    spoken = [
        turn for turn in t.turns if turn.kind in ("question", "answer", "speech", "unassigned")
    ]
    speakers = Counter(turn.speaker for turn in spoken if turn.speaker)
    doubts = Counter(f.code for turn in t.turns for f in turn.flags)
    return {
        "title": t.title,
        "date": t.date,
        "dated_above": None if t.date else dated_above(t),
        "language": t.language,
        "format": t.source.format,
        "dialect": t.attributes.get("dialect", "") if t.source.format != "pdf" else "",
        "encoding": t.source.encoding,
        "characters": len(t.text),
        "turns": len(spoken),
        "questions": kinds["question"],
        "answers": kinds["answer"],
        "speeches": kinds["speech"],
        "speakers": [{"name": name, "turns": n} for name, n in speakers.most_common()],
        "times": any(turn.begins_at is not None for turn in t.turns),
        "pages": max((turn.page or 0 for turn in t.turns), default=0),
        "flags": sum(doubts.values()),
        "warnings": _warnings(t, doubts),
        "evidence": t.source.evidence,
        "question": t.attributes.get("question", ""),
        "begins": [
            {
                "kind": turn.kind,
                "speaker": turn.speaker,
                "begins_at": turn.begins_at,
                "words": _cut(" ".join(t.text[turn.start : turn.end].split())),
            }
            for turn in t.turns[:FIRST_TURNS]
        ],
    }


def dated_above(t: Transcript) -> str | None:
    """The one day a text's first lines name before anybody speaks (ISO 8601); None where they name
    none, or several: it is offered as the text's date, and a person takes it."""
    spoken = next((turn.start for turn in t.turns if turn.speaker), None)
    # where nobody is named, the first question ends what stands above
    asked = t.text.find("?") if spoken is None else spoken
    above = t.text[: min(max(asked, 0), ABOVE)]
    days: set[str] = set()
    while (found := date_in(above)) is not None:
        day, _, end = found
        days.add(day)
        above = above[end:]
    return days.pop() if len(days) == 1 else None


def _warnings(t: Transcript, doubts: Counter[str]) -> list[str]:
    """Sentences for a person: what is uncertain in how the file was read."""
    out = [retold(t.attributes["question"])] if t.attributes.get("question") else []
    other = next((p["why"] for p in t.proposals if p.get("what") == "encoding"), None)
    if other:
        read_as = say("The letters may be wrong (read as {encoding}).", encoding=t.source.encoding)
        out.append(f"{read_as} {retold(other)}")
    for code, n in doubts.most_common():
        known = _DOUBTS.get(code)
        what = known() if known else _first_of(t, code)
        out.append(
            say_many(n, "{n} place to check: {what}.", "{n} places to check: {what}.", what=what)
        )
    return out


def _first_of(t: Transcript, code: str) -> str:
    """What the first doubt of a kind says, without its full stop."""
    said = next(f.message for turn in t.turns for f in turn.flags if f.code == code)
    return retold(said).rstrip(".")


def _cut(words: str) -> str:
    return words if len(words) <= MOST_WORDS else words[: MOST_WORDS - 1].rstrip() + "…"
