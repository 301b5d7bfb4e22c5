"""Composed reports: kept, previewed, written."""

from __future__ import annotations

from fastapi import APIRouter, Response

from ... import files
from ...model.documents import plan_of
from ...views import documents
from ...views.answers.documents import KeptReport, ReportForgotten, ReportPreview
from ..requests import ComposedReport, given
from .common import FILE, TheProject, answer, attachment

router = APIRouter()


@router.get("/reports", response_model=list[KeptReport])
def reports(project: TheProject) -> Response:
    """The reports a project keeps."""
    return answer([KeptReport(name, plan) for name, plan in documents.plans(project).items()])


@router.post("/reports/preview", response_model=ReportPreview)
def preview_report(project: TheProject, body: ComposedReport) -> Response:
    """A report as it would be written, without keeping it."""
    return answer(documents.preview(project, plan_of(given(body))))


@router.put("/reports/{name}", response_model=KeptReport)
def keep_report(project: TheProject, name: str, body: ComposedReport) -> Response:
    """Keep a report under a name; one undoable change."""
    plan = plan_of(given(body))
    documents.keep_plan(project, name, plan)
    return answer(KeptReport(name, plan))


@router.delete("/reports/{name}", response_model=ReportForgotten)
def forget_report(project: TheProject, name: str) -> Response:
    """Forget a report; undo brings it back."""
    documents.keep_plan(project, name, None)
    return answer(ReportForgotten(name))


@router.get("/reports/{name}/file", response_class=Response, responses=FILE)
def report_file(project: TheProject, name: str, format: str = "html") -> Response:
    """A kept report as html, docx, or Markdown with its figures (zip)."""
    return attachment(*files.document_file(project, documents.plan(project, name), format))
