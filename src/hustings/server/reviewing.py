"""Routes of the review: the queue, concepts ranked, coding without help, muting, looking, a model
of one's own.
"""

from __future__ import annotations

from typing import Any

import orjson
from fastapi import APIRouter, Query, Response
from pydantic import Field

from ..project import Project
from ..suggest.own_model import Consent
from ..views import blind, candidates, models, review
from .bodies import Body
from .desk import Desk


def json(data: Any, status: int = 200) -> Response:
    """A JSON answer, straight from orjson."""
    return Response(orjson.dumps(data), status, media_type="application/json")


class Look(Body):
    """Where to look for suggestions: a text or all, some kinds or all, how wide."""

    transcript: str | None = None
    kinds: list[str] = Field(default_factory=list)
    tier: str = "strong"


class Share(Body):
    """How much is to be coded without help."""

    share: float
    seed: int = 1


class Passage(Body):
    """A passage that was coded without help, by its beginning."""

    transcript: str
    start: int


class Method(Body):
    """A method to be shown whatever its rate, or not."""

    method: str
    shown: bool = True


class Several(Body):
    """Suggestions that are one to a person, such as a name in many texts, and what becomes of
    them."""

    ids: list[str]
    state: str


class Consenting(Body):
    """Leave to send turns to a host for a model."""

    host: str
    model: str
    turns: list[int]


class Asking(Body):
    """What a model is to be asked."""

    url: str
    model: str
    transcript: str
    kinds: list[str] = Field(default_factory=lambda: ["causes"])
    turns: list[int] | None = None
    timeout: float = Field(default=60.0, gt=0, le=600)
    consent: Consenting | None = None

    def wanted(self) -> models.Wanted:
        """Without the consent."""
        turns = None if self.turns is None else tuple(self.turns)
        return models.Wanted(
            self.url, self.model, self.transcript, tuple(self.kinds), turns, self.timeout
        )


def reviewing(api: APIRouter, project: Project, desk: Desk) -> None:
    """Add the routes to ``api``. What takes time is done at the ``desk``; no route waits for it."""

    @api.get("/review")
    def queue(
        kind: str = "",
        transcript: str = "",
        tier: str = "strong",
        muted: bool = False,
        useful: bool = False,
    ) -> Response:
        """The queue of suggestions of one kind, with rates, curve and what is left."""
        if useful and not desk.useful:
            desk.useful = True
            desk.learn()
        shown = review.queue(
            project,
            kind=kind,
            transcript=transcript or None,
            tier=tier,
            muted=muted,
            learner=desk.learner,
            useful=useful,
        )
        return json(
            {
                **shown,
                "looking": desk.looking,
                "trouble": desk.trouble,
                "blind": blind.report(project),
            }
        )

    @api.get("/review/ranks")
    def ranks(ids: str = Query("", max_length=4000)) -> Response:
        """Ranked concepts for suggestions, learnt from the statements of this project."""
        return json(desk.ranks([i for i in ids.split(",") if i]))

    @api.post("/review/look", status_code=202)
    def look(body: Look) -> Response:
        """Look for suggestions, in the background."""
        desk.look(body.transcript, kinds=tuple(body.kinds), tier=body.tier)
        return json({"looking": desk.looking}, 202)

    @api.get("/review/look")
    def looking() -> Response:
        """How far the search for suggestions has come."""
        return json({"looking": desk.looking, "trouble": desk.trouble})

    @api.post("/review/mute")
    def mute(body: Method) -> Response:
        """Show a method whatever its rate, or leave it to its rate again."""
        review.unmute(project, body.method, body.shown)
        return json({"unmuted": list(review.unmuted(project))})

    @api.post("/review/decide")
    def decide(body: Several) -> Response:
        """Decide several suggestions at once; one undoable change."""
        return json({"changed": project.decide_many(body.ids, body.state)})

    # -- without help
    # ----------------------------------------------------------------------------------------

    @api.get("/review/blind")
    def without_help() -> Response:
        """Which passages are kept blind, and what suggestions missed there."""
        return json(blind.report(project))

    @api.put("/review/blind")
    def share(body: Share) -> Response:
        """Draw the share of passages that is coded without suggestions."""
        blind.draw(project, body.share, body.seed)
        return json(blind.report(project))

    @api.post("/review/blind/done")
    def coded(body: Passage) -> Response:
        """A blind passage has been coded."""
        blind.finish(project, body.transcript, body.start)
        return json(blind.report(project))

    # -- actors
    # ----------------------------------------------------------------------------------------------

    @api.get("/review/actors")
    def actors() -> Response:
        """Names to confirm, with their mentions and who they may be."""
        return json(candidates.candidates(project))

    @api.get("/review/mentions")
    def mentions(actor: str, limit: int = Query(200, ge=1, le=5000)) -> Response:
        """Where an actor is mentioned."""
        return json(candidates.mentions(project, actor, limit=limit))

    # -- a model of one's own
    # --------------------------------------------------------------------------------

    @api.get("/model")
    def about() -> Response:
        """What is known of a model of one's own: whether one may be asked, and where its key is
        read from.
        """
        return json({**models.about(project), "run": desk.asking})

    @api.post("/model/preview")
    def preview(body: Asking) -> Response:
        """Exactly what would be sent to the model."""
        return json(models.preview(project, body.wanted()))

    @api.post("/model/ask", status_code=202)
    def ask(body: Asking) -> Response:
        """Ask the model about some turns; another machine only with the consent sent along."""
        given = body.consent
        consent = None if given is None else Consent(given.host, given.model, tuple(given.turns))
        return json(desk.ask(body.wanted(), consent), 202)

    @api.post("/model/stop")
    def stop() -> Response:
        """Stop asking the model."""
        desk.stop_asking()
        return json({"run": desk.asking})
