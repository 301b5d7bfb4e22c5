"""One speaker: the account in one reading order, and who can be read so."""

from __future__ import annotations

from fastapi import APIRouter, Response

from ... import reports
from ...views.account import account as account_of
from ...views.account import speakers_view
from ...views.account.changing import changed_view
from ...views.answers.account import Account, Changed, Speakers
from ...views.answers.looking import FirstLook, LookDecided
from ...views.reviewing import looking
from ..requests import LookDecision, listed
from .common import FILE, TheProject, answer, attachment

router = APIRouter()


@router.get("/account", response_model=Account)
def account(
    project: TheProject,
    of: str,
    today: str | None = None,
    layers: str = "",
    versions: str = "once",
) -> Response:
    """The account of a speaker, by name or alias; ``layers``: coders, gold or names of coders; of
    an interview in several versions one counts (once) or all."""
    seen = project.resting_on(listed(layers))
    return answer(account_of(seen, of, today=today, versions=versions))


@router.get("/account/speakers", response_model=Speakers)
def account_speakers(project: TheProject) -> Response:
    """Everybody whose account can be read."""
    return answer(speakers_view(project))


@router.get("/account/page", response_class=Response, responses=FILE)
def account_page(
    project: TheProject,
    of: str,
    today: str | None = None,
    layers: str = "",
    versions: str = "once",
) -> Response:
    """The account as one self-contained page; ``layers`` and ``versions`` as there."""
    seen = project.resting_on(listed(layers))
    page = reports.account_page(seen, of, today, versions).encode("utf-8", "replace")
    return attachment(page, f"account of {of}.html", "text/html")


@router.get("/look/{transcript}", response_model=FirstLook)
def look(project: TheProject, transcript: str, tier: str = looking.TIER) -> Response:
    """The first look at a text: what rules found, looked at by nobody. Nothing is written."""
    return answer(looking.look_view(project, transcript, tier))


@router.post("/look/{transcript}/{mark}", response_model=LookDecided)
def look_decide(project: TheProject, transcript: str, mark: str, body: LookDecision) -> Response:
    """Decide a mark: it is kept as a suggestion, left open to be made a statement of, put off or
    rejected."""
    return answer(looking.decide(project, transcript, mark, body.state))


@router.get("/changed", response_model=Changed)
def changed(project: TheProject, of: str, a: str | None = None, b: str | None = None) -> Response:
    """What changed in a person's account between two texts or times; by default the first and the
    last text."""
    return answer(changed_view(project, of, a, b))
