"""Files of how far coders agree."""

from __future__ import annotations

import json

from ..agreement import AgreementReport
from ..agreement.report import agreement_csv
from ..errors import UnknownName
from ..project import Project
from .picture import File

AGREEMENT_FORMATS = {
    "csv": ("agreement.csv", "text/csv"),
    "json": ("agreement.json", "application/json"),
    "txt": ("agreement-methods.txt", "text/plain; charset=utf-8"),
}


def agreement_bytes(project: Project, made: AgreementReport, format: str) -> File:
    """Agreement of coders: units by coders (csv), all numbers (json), a methods paragraph (txt)."""
    if format not in AGREEMENT_FORMATS:
        raise UnknownName("format", format, AGREEMENT_FORMATS)
    if format == "csv":
        again = made.coders[0] if made.settings.again else ""
        text = "\ufeff" + agreement_csv(project.material(again), made)
    elif format == "json":
        text = json.dumps(made.as_data(), ensure_ascii=False, indent=1)
    else:
        text = made.methods + "\n"
    return text.encode(), *AGREEMENT_FORMATS[format]
