"""A model of one's own, for the pages: what would be sent and where, leave for it, asking, and what
came back.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from typing import Any

from ... import suggest as room
from ...errors import OptionError
from ...model import Transcript, Turn
from ...project import Project
from ...suggest import language_model
from ...suggest.language_model.consent import Consent
from ..answers.models import (
    ModelAbout,
    ModelConsent,
    ModelKind,
    ModelPreview,
    ModelRequest,
    ModelRun,
    ModelRunLogged,
)
from .blind import now

NOTE = "models"
MOST_LOGGED = 500
"""Requests that are remembered; older ones stay in the history of the project."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a model is to be asked; ``turns`` are numbers from 0, None for all that are somebody's
    words.
    """

    url: str
    model: str
    transcript: str
    kinds: tuple[str, ...] = ("causes",)
    turns: tuple[int, ...] | None = None
    timeout: float = 60.0


Consented = Consent


def about(project: Project) -> ModelAbout:
    """What can be asked for, whether a key is set (never the key), consents given, and what was
    sent before.
    """
    note = project.note(NOTE)
    return ModelAbout(
        kinds=[ModelKind(kind=k, asks=v) for k, v in language_model.ASKS.items()],
        key_variable=language_model.KEY_VARIABLE,
        key_set=bool(os.environ.get(language_model.KEY_VARIABLE)),
        consents=[ModelConsent(**c) for c in note.get("consents", [])],
        runs=[ModelRunLogged(**r) for r in note.get("runs", [])[-20:]],
    )


def preview(project: Project, wanted: Wanted) -> ModelPreview:
    """What would be sent, request by request, to the letter; nothing is sent."""
    text, host, numbers = _chosen(project, wanted)
    requests = []
    for number in numbers:
        body = _payload(project, wanted, text, number)
        requests.append(
            ModelRequest(
                turn=number,
                speaker=_turn(text, number).speaker,
                body=language_model.as_sent(body).decode(),
            )
        )
    return ModelPreview(
        host=host,
        loopback=language_model.is_loopback(host),
        model=wanted.model,
        turns=numbers,
        characters=sum(_turn(text, n).end - _turn(text, n).start for n in numbers),
        requests=requests,
    )


def check(project: Project, wanted: Wanted, consent: Consent | None) -> None:
    """Raises OptionError where the consent needed is not there, or nothing is left to be sent."""
    text, _, numbers = _chosen(project, wanted)
    if not numbers:
        raise OptionError("No turn of somebody's words is chosen; there is nothing to send.")
    for kind in wanted.kinds:
        if kind not in language_model.ASKS:
            raise OptionError(
                f"A model cannot be asked for {kind!r}; ask for {', '.join(language_model.ASKS)}."
            )
    if not wanted.kinds:
        raise OptionError("Choose what the model is to look for.")
    language_model.check(
        text, url=wanted.url, model=wanted.model, turns=wanted.turns, consent=consent
    )


def beginning(wanted: Wanted) -> ModelRun:
    """How a run stands before its first answer."""
    return ModelRun(running=True, model=wanted.model, transcript=wanted.transcript)


def ask(
    project: Project,
    wanted: Wanted,
    consent: Consent | None,
    said: Callable[[ModelRun], bool] = lambda _: True,
) -> ModelRun:
    """Ask, keep what is new as suggestions, and log host, model, turns, hashes, times and tokens in
    the project.

    A consent is written down before the first word is sent.
    """
    text, host, numbers = _chosen(project, wanted)
    note = project.note(NOTE)
    if consent is not None and not language_model.is_loopback(host):
        given = ModelConsent(
            host=host,
            model=wanted.model,
            transcript=wanted.transcript,
            turns=numbers,
            at=now(),
            by=project.coder,
        )
        note = {**note, "consents": [*note.get("consents", []), asdict(given)]}
        told = f"Consented to send {len(numbers)} turns to {host} for {wanted.model}"
        project.keep_note(NOTE, note, told, undoable=False)

    def so_far(answers: language_model.ModelAnswers) -> bool:
        return said(_state(wanted, answers, len(numbers), True))

    answers = language_model.ask_model(
        text,
        url=wanted.url,
        model=wanted.model,
        kinds=wanted.kinds,
        concepts=project.concepts(),
        actors=project.actors(),
        turns=wanted.turns,
        consent=consent,
        timeout=wanted.timeout,
        said=so_far,
    )
    fresh = project.keep_suggestions(room.not_rejected(answers.suggestions, project.suggestions()))
    run = ModelRunLogged(
        at=now(),
        host=host,
        model=wanted.model,
        transcript=wanted.transcript,
        asked=answers.asked,
        returned=answers.returned,
        dropped=answers.dropped,
        kept=fresh,
        notes=list(answers.notes),
        requests=[dict(r) for r in answers.log],
    )
    note = project.note(NOTE)
    runs = [*note.get("runs", []), asdict(run)]
    while len(runs) > 1 and sum(len(r["requests"]) for r in runs) > MOST_LOGGED:
        runs = runs[1:]
    told = f"Asked {wanted.model} about {answers.asked} turns: {fresh} suggestions, {answers.dropped} dropped"
    project.keep_note(NOTE, {**note, "runs": runs}, told, undoable=False)
    return replace(_state(wanted, answers, len(numbers), False), kept=fresh)


def _state(
    wanted: Wanted, answers: language_model.ModelAnswers, of: int, running: bool
) -> ModelRun:
    return ModelRun(
        running=running,
        model=wanted.model,
        transcript=wanted.transcript,
        asked=answers.asked,
        of=of,
        returned=answers.returned,
        dropped=answers.dropped,
        drop_rate=answers.drop_rate,
        kept=len(answers.suggestions),
        notes=list(answers.notes),
        error="",
    )


def _chosen(project: Project, wanted: Wanted) -> tuple[Transcript, str, list[int]]:
    text = project.transcript(wanted.transcript)
    host, numbers = language_model.check(
        text, url=wanted.url, model=wanted.model, turns=wanted.turns, asking=False
    )
    return text, host, numbers


def _turn(text: Transcript, number: int) -> Turn:
    return text.turns[number] if text.turns else Turn(0, len(text.text))


def _payload(project: Project, wanted: Wanted, text: Transcript, number: int) -> dict[str, Any]:
    return language_model.payload(
        text,
        _turn(text, number),
        model=wanted.model,
        kinds=wanted.kinds,
        concepts=project.concepts(),
        actors=project.actors(),
    )
