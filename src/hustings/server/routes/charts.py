"""Charts over statements: as drawn, the sentences behind a place, as a file."""

from __future__ import annotations

from fastapi import APIRouter, Response

from ... import files
from ...views import charts
from ...views.answers.charts import ChartAnswer
from ...views.answers.described import Sentences
from ..requests import ChartDrawing, ChartFile, ChartPlace, given
from .common import FILE, TheProject, answer, attachment

router = APIRouter()


@router.post("/chart", response_model=ChartAnswer)
def chart(project: TheProject, body: ChartDrawing) -> Response:
    """A chart as drawn and as a table."""
    return answer(charts.chart_view(project, {**given(body), "width": body.width}))


@router.post("/chart/evidence", response_model=Sentences)
def chart_evidence(project: TheProject, body: ChartPlace) -> Response:
    """The statements behind a bar, a cell, or all of a row or column."""
    options = given(body)
    row, column = str(options.pop("row", "")), str(options.pop("column", ""))
    return answer(charts.chart_sentences(project, options, row, column))


@router.post("/chart/export", response_class=Response, responses=FILE)
def chart_file(project: TheProject, body: ChartFile) -> Response:
    """A chart as svg, png, pdf, html, csv, xlsx or json."""
    options = given(body)
    return attachment(*files.chart_file(project, options, str(options.pop("format", ""))))
