"""Composed reports: kept, previewed, written."""

from __future__ import annotations

from fastapi import APIRouter, Response

from ... import files
from ...model.documents import plan_of
from ...views.answers.documents import (
    EditedReport,
    KeptReport,
    ReportForgotten,
    ReportPreview,
    ReportRenamed,
)
from ...views.composing import documents
from ..requests import ComposedReport, NewName, given
from .common import FILE, TheProject, answer, attachment

router = APIRouter()


@router.get("/reports", response_model=list[KeptReport])
def reports(project: TheProject) -> Response:
    """The reports a project keeps."""
    return answer(documents.kept_reports(project))


@router.post("/reports/preview", response_model=ReportPreview)
def preview_report(project: TheProject, body: ComposedReport) -> Response:
    """A report as it would be written, without keeping it."""
    return answer(documents.preview(project, plan_of(given(body))))


@router.put("/reports/{name}", response_model=EditedReport)
def keep_report(
    project: TheProject, name: str, body: ComposedReport, revision: int | None = None
) -> Response:
    """Keep a report under a name; one undoable change.

    With the ``revision`` at which it was read, what others changed since stands and is told
    (``theirs``, ``by``) where it is another field; 409 Changed holds both values of the same one,
    410 Gone says who removed it. Without one it is a new report, or takes that name's place.
    """
    plan = plan_of(given(body))
    if revision is not None:
        return answer(documents.keep_edited(project, name, plan, revision))
    if name in documents.plans(project):
        project.refuse_unguarded()
    documents.keep_plan(project, name, plan)
    number = project.study_revisions([name]).get(name, 0)
    return answer(EditedReport(name, plan, number, [], ""))


@router.post("/reports/{name}/rename", response_model=ReportRenamed)
def rename_report(project: TheProject, name: str, body: NewName) -> Response:
    """Give a report another name; one undoable change."""
    documents.rename_plan(project, name, body.to)
    return answer(ReportRenamed(body.to))


@router.delete("/reports/{name}", response_model=ReportForgotten)
def forget_report(project: TheProject, name: str) -> Response:
    """Forget a report; undo brings it back."""
    documents.keep_plan(project, name, None)
    return answer(ReportForgotten(name))


@router.get("/reports/{name}/file", response_class=Response, responses=FILE)
def report_file(project: TheProject, name: str, format: str = "html") -> Response:
    """A kept report as html, docx, or Markdown with its figures (zip)."""
    return attachment(*files.document_file(project, documents.plan(project, name), format))
