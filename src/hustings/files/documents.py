"""Files of a composed report."""

from __future__ import annotations

import io
import zipfile
from importlib import import_module
from typing import Any

from ..errors import UnknownName
from ..model.documents import ReportPlan
from ..project import Project
from ..show.documents.markdown import document_markdown
from ..show.documents.page import document_html
from ..views.composing import documents
from .picture import File

DOCUMENT_FORMATS = {
    "html": ("report.html", "text/html"),
    "docx": (
        "report.docx",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ),
    "md": ("report.zip", "application/zip"),
}


def document_file(project: Project, plan: ReportPlan, format: str) -> File:
    """A composed report in one of ``DOCUMENT_FORMATS``: Markdown with its figures in one zip. The
    same project and plan give the same bytes. Raises UnknownName."""
    if format not in DOCUMENT_FORMATS:
        raise UnknownName("format", format, DOCUMENT_FORMATS)
    made = documents.document(project, plan)
    if format == "html":
        return document_html(made).encode("utf-8", "replace"), *DOCUMENT_FORMATS[format]
    if format == "docx":
        word: Any = import_module("hustings.show.documents.docx")  # heavy
        return word.document_docx(made), *DOCUMENT_FORMATS[format]
    words, pictures = document_markdown(made)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as out:
        for name, data in {"report.md": words.encode("utf-8", "replace"), **pictures}.items():
            out.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), data)
    return packed.getvalue(), *DOCUMENT_FORMATS[format]
