"""Charts over statements, and words of texts: as drawn, the sentences behind a place, as a file."""

from __future__ import annotations

from typing import Final

from fastapi import APIRouter, Request, Response

from ... import files
from ...views import charts, words
from ...views.answers.charts import ChartAnswer
from ...views.answers.described import Sentences
from ...views.answers.words import KwicAnswer, WordsAnswer
from ..requests import ChartDrawing, ChartFile, ChartPlace, ListedWords, WordsInContext, given
from .common import FILE, OneMoment, TheProject, answer, attachment
from .long import TOLD, long_answer

router = APIRouter(route_class=OneMoment)


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


FEW_TEXTS: Final = {"transcripts": words.KEPT_TEXTS}
"""Up to so many their words are counted at once."""


@router.post("/words", response_model=WordsAnswer, responses=TOLD)
async def listed_words(request: Request, project: TheProject, body: ListedWords) -> Response:
    """The words said in the texts, counted."""
    options = given(body)
    options.pop("format", None)
    return await long_answer(request, project, "words", options, FEW_TEXTS)


@router.post("/words/export", response_class=Response, responses=FILE)
def words_file(project: TheProject, body: ListedWords) -> Response:
    """The words said in the texts as csv, xlsx or json."""
    options = given(body)
    return attachment(*files.words_file(project, options, str(options.pop("format", ""))))


@router.post("/kwic", response_model=KwicAnswer)
def kwic(project: TheProject, body: WordsInContext) -> Response:
    """Every place of some words with what stands round it."""
    options = given(body)
    options.pop("format", None)
    return answer(words.kwic_view(project, str(options.pop("words", "")), options))


@router.post("/kwic/export", response_class=Response, responses=FILE)
def kwic_file(project: TheProject, body: WordsInContext) -> Response:
    """Words in their context as csv, xlsx or json."""
    options = given(body)
    asked, format = str(options.pop("words", "")), str(options.pop("format", ""))
    return attachment(*files.kwic_file(project, asked, options, format))
