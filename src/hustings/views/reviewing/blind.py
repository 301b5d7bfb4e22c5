"""Passages coded without help: drawn at random, recorded, hidden from suggestions, and what they
tell afterwards.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Any

from ... import suggest as room
from ...errors import OptionError
from ...model import DECIDED, Statement, Suggestion
from ...project import Project
from ...suggest.acceptance_rates import FORMS, wilson
from ...suggest.spans import overlaps
from ..answers.review import BlindPassageRow, BlindReport, MissedStatement

NOTE = "blind"


def now() -> str:
    """This moment, as the log writes it."""
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def settings(project: Project) -> dict[str, Any]:
    """``share``, ``seed`` and ``passages`` (transcript, start, end, drawn_at, done_at), as
    recorded.
    """
    return {"share": 0.0, "seed": 1, "passages": [], **project.note(NOTE)}


def draw(project: Project, share: float, seed: int) -> dict[str, Any]:
    """Draw afresh ``share`` of every text's passages, the same for a seed; one undoable change.

    Passages that hold a statement or a decision are not drawn: there help was at hand already. What
    was coded blind before stays. A share of 0 ends it.
    """
    if not 0 <= share <= 0.5:
        raise OptionError(f"The blind share is {share}; give a number from 0 to 0.5.")
    kept = [p for p in settings(project)["passages"] if p["done_at"]]
    data = {"share": share, "seed": seed, "passages": kept}
    drawn = (
        sum(len(_draw(project, data, text["id"])) for text in project.transcripts()) if share else 0
    )
    told = (
        f"Set {drawn} passages aside to be coded without help"
        if share
        else "Ended coding without help"
    )
    project.keep_note(NOTE, data, told)
    return data


def extend(project: Project, transcript: str) -> None:
    """Draw from a text that came later, if passages are kept blind at all."""
    data = settings(project)
    if not data["share"] or any(p["transcript"] == transcript for p in data["passages"]):
        return
    drawn = _draw(project, data, transcript)
    if drawn:
        project.keep_note(
            NOTE, data, f"Set {len(drawn)} passages of a new text aside", undoable=False
        )


def _draw(project: Project, data: dict[str, Any], transcript: str) -> list[dict[str, Any]]:
    from ...model import Selection

    touched = [(s.start, s.end) for s in project.statements(Selection(transcripts=(transcript,)))]
    decided = project.suggestions(transcript=transcript, state=DECIDED)
    touched += [(s.start, s.end) for s in decided]
    touched += [(p["start"], p["end"]) for p in data["passages"] if p["transcript"] == transcript]
    places = room.draw_blind(
        project.transcript(transcript), data["share"], data["seed"], touched=touched
    )
    at = now()
    drawn = [
        {"transcript": transcript, "start": a, "end": b, "drawn_at": at, "done_at": None}
        for a, b in places
    ]
    data["passages"] = sorted(
        [*data["passages"], *drawn], key=lambda p: (p["transcript"], p["start"])
    )
    return drawn


def finish(project: Project, transcript: str, start: int) -> dict[str, Any]:
    """Say that the passage which begins there is coded, with whatever was found in it; undoable."""
    data = settings(project)
    found = [p for p in data["passages"] if p["transcript"] == transcript and p["start"] == start]
    if not found:
        raise OptionError(f"No passage kept blind begins at {start} of {transcript}.")
    if found[0]["done_at"]:
        raise OptionError("That passage was coded without help already.")
    at = now()
    passages = [{**p, "done_at": at} if p is found[0] else p for p in data["passages"]]
    done = sum(1 for p in passages if p["done_at"])
    project.keep_note(
        NOTE,
        {**data, "passages": passages},
        f"Coded passage {done} of {len(passages)} without help",
    )
    return data


def waiting(data: Mapping[str, Any]) -> dict[str, list[tuple[int, int]]]:
    """By transcript, the passages that are still to be coded without help."""
    out: dict[str, list[tuple[int, int]]] = {}
    for p in data["passages"]:
        if not p["done_at"]:
            out.setdefault(p["transcript"], []).append((p["start"], p["end"]))
    return out


def hidden(suggestions: Iterable[Suggestion], data: Mapping[str, Any]) -> set[str]:
    """Ids of suggestions that must not be seen yet, because they lie in such a passage."""
    places = waiting(data)
    return {
        s.id
        for s in suggestions
        if any(overlaps((s.start, s.end), p) for p in places.get(s.transcript, ()))
        # a candidate actor is shown by its first mention, wherever the others are
        and s.kind != "actors"
    }


def made_blind(statements: Iterable[Statement], data: Mapping[str, Any]) -> list[Statement]:
    """Statements a person made in a passage after it was drawn and before it was said to be
    coded."""
    out = []
    for s in statements:
        for p in data["passages"]:
            if s.transcript == p["transcript"] and overlaps(
                (s.start, s.end), (p["start"], p["end"])
            ):
                until = p["done_at"]
                if (
                    s.origin == "person"
                    and s.made_at >= p["drawn_at"]
                    and (until is None or s.made_at <= until)
                ):
                    out.append(s)
                break
    return out


def report(project: Project) -> BlindReport:
    """How far it is, and what suggestions miss.

    Only passages said to be coded count. A statement is met where a suggestion of its form overlaps
    it, whatever became of it. ``recall`` is met / made with its 95 % interval (Wilson); None before
    the first statement.
    """
    data = settings(project)
    done = [p for p in data["passages"] if p["done_at"]]
    open_ = [p for p in data["passages"] if not p["done_at"]]
    statements = made_blind(project.statements(), {"passages": done}) if done else []
    places = [(p["transcript"], p["start"], p["end"]) for p in done]
    told = room.coverage(
        statements, project.suggestions() if statements else [], blind=places, forms=FORMS
    )
    missed = set(told.missed)
    n, made = len(done), told.blind
    says = (
        "Nothing was coded without help yet, so what suggestions miss is not known."
        if not n
        else f"In {n} {_s(n, 'passage')} coded without help you made no statement."
        if not made
        else f"In {n} {_s(n, 'passage')} coded without help you made {made} {_s(made, 'statement')}; "
        f"suggestions had found {told.met}."
    )
    return BlindReport(
        share=data["share"],
        seed=data["seed"],
        passages=[
            BlindPassageRow(p["transcript"], p["start"], p["end"], p["done_at"])
            for p in data["passages"]
        ],
        done=n,
        left=len(open_),
        made=made,
        met=told.met,
        recall=told.recall,
        interval=wilson(told.met, made),
        missed=[
            MissedStatement(
                id=s.id,
                transcript=s.transcript,
                start=s.start,
                quote=s.quote,
                form=s.form,
            )
            for s in statements
            if s.id in missed
        ],
        says=says,
    )


def _s(n: int, word: str) -> str:
    return word if n == 1 else f"{word}s"
