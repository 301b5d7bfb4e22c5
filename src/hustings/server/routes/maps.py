"""Causal maps and what is asked of them. Options travel as they are called in Python."""

from __future__ import annotations

from fastapi import APIRouter, Response

from ... import files
from ...views.answers.figures import MapDrawingAnswer
from ...views.answers.maps import (
    CompareAnswer,
    MapAnswer,
    MapEvidence,
    MapHolders,
    MapOpening,
    PathsAnswer,
    WhatIfAnswer,
)
from ...views.causal import map_marks
from ...views.causal import maps as map_views
from ...views.causal.what_if import what_if_view
from ..ready import answer_to
from ..requests import MapDrawing, MapFile, MapMark, MapPaths, MapRun, MapStudy, TwoMaps, given
from .common import FILE, TheProject, answer, attachment

router = APIRouter()


@router.get("/map/opening", response_model=MapOpening)
def map_opening(project: TheProject) -> Response:
    """Whose map a page begins with, before anybody has chosen."""
    return answer(MapOpening(map_views.opening(project)))


@router.get("/map/holders", response_model=MapHolders)
def map_holders(project: TheProject) -> Response:
    """Whose map can be drawn: whoever holds causes, most first."""
    return answer(map_views.holders_view(project))


@router.post("/map", response_model=MapAnswer)
def causal_map(project: TheProject, body: MapStudy) -> Response:
    """A causal map, with its loops and measures."""
    return answer_to(project, "map", given(body))


@router.post("/map/drawing", response_model=MapDrawingAnswer)
def map_drawing(project: TheProject, body: MapDrawing) -> Response:
    """A causal map drawn, with its heading and its caption."""
    return answer_to(project, "map drawn", given(body))


@router.post("/map/evidence", response_model=MapEvidence)
def map_evidence(project: TheProject, body: MapMark) -> Response:
    """The statements behind an arrow, or behind a factor with all its arrows."""
    return answer(map_marks.map_evidence(project, given(body)))


@router.post("/map/whatif", response_model=WhatIfAnswer)
def what_if(project: TheProject, body: MapRun) -> Response:
    """What follows in this account if some factors are held."""
    return answer(what_if_view(project, given(body)))


@router.post("/map/paths", response_model=PathsAnswer)
def paths(project: TheProject, body: MapPaths) -> Response:
    """The paths from one factor to another, and how robust they are."""
    return answer(map_views.paths_view(project, given(body)))


@router.post("/map/compare", response_model=CompareAnswer)
def compare(project: TheProject, body: TwoMaps) -> Response:
    """Two maps side by side: what both tell, what one tells, what they tell with opposite
    sign."""
    return answer(map_views.compare_view(project, given(body.a), given(body.b), body.set))


@router.post("/map/export", response_class=Response, responses=FILE)
def map_file(project: TheProject, body: MapFile) -> Response:
    """A causal map as a file."""
    options = given(body)
    format = str(options.pop("format", ""))
    return attachment(*files.map_file(project, options, format))
