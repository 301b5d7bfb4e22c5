"""What one person chose for the pages: language, light or dark, keys, colours."""

from __future__ import annotations

from fastapi import APIRouter, Response

from ...errors import OptionError
from ...guards import choices
from ...views.answers.projects import PageChoices
from ..requests import PageChoice
from .common import TheProject, answer
from .projects import Beside

router = APIRouter()


@router.put("/choices", response_model=PageChoices)
def choose(project: TheProject, beside: Beside, body: PageChoice) -> Response:
    """Keep a choice on this machine, for every project of this person: each has a port of its own,
    by which a browser keeps things apart."""
    if beside is None or project.sharing is not None:
        raise OptionError("This server keeps no choices of a person; the browser does.")
    choices.choose(body.name, body.chosen)
    return answer(PageChoices(choices.choices() or {}))
