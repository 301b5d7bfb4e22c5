"""The review: the queue, concepts ranked, coding without help, a model of one's own."""

from __future__ import annotations

from dataclasses import replace

from fastapi import APIRouter, Query, Response

from ...refusals import retold
from ...views.answers.models import ModelAbout, ModelPreview, ModelRun, ModelStopped
from ...views.answers.review import (
    BlindReport,
    Candidates,
    Looking,
    Mentions,
    Ranks,
    ReviewQueue,
    SuggestionsDecided,
    Unmuted,
)
from ...views.reviewing import blind, candidates, models, review
from ..requests import Asking, BlindPassage, Look, Method, Several, Share, listed
from .common import TheProject, TheWorker, answer

router = APIRouter()


@router.get("/review", response_model=ReviewQueue)
def queue(
    project: TheProject,
    worker: TheWorker,
    kind: str = "",
    transcript: str = "",
    tier: str = "strong",
    muted: bool = False,
    useful: bool = False,
) -> Response:
    """The queue of suggestions of one kind, with rates, curve and what is left."""
    if useful and not worker.useful:
        worker.useful = True
        worker.learn()
    shown = review.queue(
        project,
        kind=kind,
        transcript=transcript or None,
        tier=tier,
        muted=muted,
        learner=worker.learner,
        useful=useful,
    )
    return answer(
        ReviewQueue(
            **vars(shown),
            looking=worker.looking,
            trouble=retold(worker.trouble),
            blind=blind.report(project),
        )
    )


@router.get("/review/ranks", response_model=Ranks)
def ranks(worker: TheWorker, ids: str = Query("", max_length=4000)) -> Response:
    """Ranked concepts for suggestions, learnt from the statements of this project."""
    return answer(worker.ranks(listed(ids)))


@router.post("/review/look", response_model=Looking, status_code=202)
def look(worker: TheWorker, body: Look) -> Response:
    """Look for suggestions, in the background."""
    worker.look(body.transcript, kinds=tuple(body.kinds), tier=body.tier)
    return answer(Looking(worker.looking, retold(worker.trouble)), 202)


@router.get("/review/look", response_model=Looking)
def looking(worker: TheWorker) -> Response:
    """How far the search for suggestions has come."""
    return answer(Looking(looking=worker.looking, trouble=retold(worker.trouble)))


@router.post("/review/mute", response_model=Unmuted)
def mute(project: TheProject, body: Method) -> Response:
    """Show a method whatever its rate, or leave it to its rate again."""
    review.unmute(project, body.method, body.shown)
    return answer(Unmuted(unmuted=list(review.unmuted(project))))


@router.post("/review/decide", response_model=SuggestionsDecided)
def decide(project: TheProject, body: Several) -> Response:
    """Decide several suggestions at once; one undoable change."""
    return answer(SuggestionsDecided(changed=project.decide_many(body.ids, body.state)))


@router.get("/review/blind", response_model=BlindReport)
def without_help(project: TheProject) -> Response:
    """Which passages are kept blind, and what suggestions missed there."""
    return answer(blind.report(project))


@router.put("/review/blind", response_model=BlindReport)
def share(project: TheProject, body: Share) -> Response:
    """Draw the share of passages that is coded without suggestions."""
    blind.draw(project, body.share, body.seed)
    return answer(blind.report(project))


@router.post("/review/blind/done", response_model=BlindReport)
def coded(project: TheProject, body: BlindPassage) -> Response:
    """A blind passage has been coded."""
    blind.finish(project, body.transcript, body.start)
    return answer(blind.report(project))


@router.get("/review/actors", response_model=Candidates)
def actors(project: TheProject) -> Response:
    """Names to confirm, with their mentions and who they may be."""
    return answer(candidates.candidates(project))


@router.get("/review/mentions", response_model=Mentions)
def mentions(project: TheProject, actor: str, limit: int = Query(200, ge=1, le=5000)) -> Response:
    """Where an actor is mentioned."""
    return answer(candidates.mentions(project, actor, limit=limit))


def asked(worker: TheWorker) -> ModelRun | None:
    """What came of asking a model, its trouble in the language of whoever looks."""
    run = worker.asking
    return None if run is None else replace(run, error=retold(run.error))


@router.get("/model", response_model=ModelAbout)
def about(project: TheProject, worker: TheWorker) -> Response:
    """What is known of a model of one's own: whether one may be asked, and where its key is
    read from.
    """
    return answer(replace(models.about(project), run=asked(worker)))


@router.post("/model/preview", response_model=ModelPreview)
def preview(project: TheProject, body: Asking) -> Response:
    """Exactly what would be sent to the model."""
    return answer(models.preview(project, body.wanted()))


@router.post("/model/ask", response_model=ModelRun, status_code=202)
def ask(worker: TheWorker, body: Asking) -> Response:
    """Ask the model about some turns; another machine only with the consent sent along."""
    consent = None if body.consent is None else body.consent.given()
    return answer(worker.ask(body.wanted(), consent), 202)


@router.post("/model/stop", response_model=ModelStopped)
def stop(worker: TheWorker) -> Response:
    """Stop asking the model."""
    worker.stop_asking()
    return answer(ModelStopped(run=asked(worker)))
