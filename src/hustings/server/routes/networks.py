"""Networks and what is asked of them. Options travel as they are called in Python."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Request, Response

from ... import files
from ...errors import OptionError
from ...views.answers.figures import DrawingAnswer
from ...views.answers.networks import (
    BackboneAnswer,
    CampsAnswer,
    CountsAnswer,
    Evidence,
    MeasuresAnswer,
    NetworkAnswer,
    NetworkOpening,
    StudiesCompared,
    WindowsAnswer,
)
from ...views.network import networks as network_views
from ...views.network import structure, studies_beside
from ..ready import answer_to
from ..requests import (
    BackboneStudy,
    CampsStudy,
    CountsBar,
    CountsStudy,
    NetworkCell,
    NetworkDrawing,
    NetworkFile,
    NetworkStudy,
    TwoNetworks,
    WindowCell,
    WindowsStudy,
    WindowStudy,
    given,
)
from .common import FILE, TheProject, answer, attachment
from .long import TOLD, long_answer

router = APIRouter()


def cell(body: NetworkCell) -> tuple[dict[str, Any], str, str | None]:
    """The options of a network, and the row and column that were pointed at."""
    options = given(body)
    row, column = str(options.pop("row", "")), options.pop("column", None)
    return options, row, column


def numbered(body: WindowStudy) -> tuple[dict[str, Any], int]:
    """The options of windows, and the number of the one that was pointed at."""
    options = given(body)
    index = options.pop("index", None)
    if not isinstance(index, int) or isinstance(index, bool):
        raise OptionError("Say which window: index is a whole number from 0.")
    return options, index


@router.get("/network/opening", response_model=NetworkOpening)
def network_opening(project: TheProject) -> Response:
    """The question a network page begins with, before anybody has chosen one."""
    return answer(NetworkOpening(network_views.opening(project)))


@router.post("/network", response_model=NetworkAnswer)
def network(project: TheProject, body: NetworkStudy) -> Response:
    """A discourse network: matrix, nodes, ties, and a sentence about it; of a large one its
    strongest ties, and whoever says most.
    """
    return answer_to(project, "network", given(body))


@router.post("/network/drawing", response_model=DrawingAnswer)
def network_drawing(project: TheProject, body: NetworkDrawing) -> Response:
    """A network drawn for a window, with its heading and its caption."""
    size = {"wide": body.wide, "high": body.high}
    return answer_to(project, "network drawn", given(body) | size)


@router.post("/network/evidence", response_model=Evidence)
def network_evidence(project: TheProject, body: NetworkCell) -> Response:
    """The sentences behind a cell, or behind a whole row."""
    return answer(network_views.evidence(project, *cell(body)))


@router.post("/network/compare", response_model=StudiesCompared)
def compare_networks(project: TheProject, body: TwoNetworks) -> Response:
    """Two studies with the same places for the same names, and the ties in which they
    differ."""
    return answer(studies_beside.studies_compared(project, given(body.a), given(body.b)))


@router.post("/network/measures", response_model=MeasuresAnswer, responses=TOLD)
async def measures(request: Request, project: TheProject, body: NetworkStudy) -> Response:
    """Centralities, coalitions and structural balance of a network."""
    return await long_answer(request, project, "measures", given(body))


@router.post("/windows", response_model=WindowsAnswer, responses=TOLD)
async def windows(request: Request, project: TheProject, body: WindowsStudy) -> Response:
    """A measure for every moving window."""
    return await long_answer(request, project, "windows", given(body))


@router.post("/windows/network", response_model=NetworkAnswer)
def window(project: TheProject, body: WindowStudy) -> Response:
    """The network of one window."""
    return answer(structure.window_view(project, *numbered(body)))


@router.post("/windows/evidence", response_model=Evidence)
def window_evidence(project: TheProject, body: WindowCell) -> Response:
    """The sentences of a window, or behind one of its cells."""
    options, index = numbered(body)
    row, column = str(options.pop("row", "")), options.pop("column", None)
    return answer(structure.window_evidence(project, options, index, row, column))


@router.post("/polarization", response_model=CampsAnswer, responses=TOLD)
async def polarization(request: Request, project: TheProject, body: CampsStudy) -> Response:
    """The camps that best split congruence from conflict, and how well they do."""
    return await long_answer(request, project, "polarization", given(body))


@router.post("/backbone", response_model=BackboneAnswer, responses=TOLD)
async def backbone(request: Request, project: TheProject, body: BackboneStudy) -> Response:
    """The concepts that carry a network, and those it could do without."""
    return await long_answer(request, project, "backbone", given(body))


@router.post("/barplot", response_model=CountsAnswer)
def barplot(project: TheProject, body: CountsStudy) -> Response:
    """How often each value of a variable is said, per level of the qualifier."""
    return answer(structure.barplot_view(project, given(body)))


@router.post("/barplot/evidence", response_model=Evidence)
def barplot_evidence(project: TheProject, body: CountsBar) -> Response:
    """The sentences behind one bar."""
    options = given(body)
    value, level = str(options.pop("value", "")), options.pop("level", None)
    return answer(structure.barplot_evidence(project, options, value, level))


@router.post("/network/export", response_class=Response, responses=FILE)
def network_file(project: TheProject, body: NetworkFile) -> Response:
    """A network as a file, its study written into it."""
    options = given(body)
    format = str(options.pop("format", ""))
    return attachment(*files.network_file(project, options, format))
