"""What reads a composed report from a file, and writes one to where the command line says."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

from .. import files
from ..errors import InputError, UnknownFormat
from ..model.documents import ReportPlan, plan_of
from ..project import Project
from ..views.composing import documents
from .commands import write
from .common import say

ENDINGS = {".html": "html", ".docx": "docx", ".md": "md", ".zip": "md"}


def read_plan(path: Path) -> ReportPlan:
    """A report from a JSON file. Raises InputError, OptionError, UnknownName."""
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
    except OSError as wrong:
        raise InputError(f"{path} cannot be read: {wrong.strerror}.") from None
    except ValueError as wrong:
        raise InputError(f"{path.name} is no JSON file: {wrong}.") from None
    if not isinstance(told, dict):
        raise InputError(f"{path.name} holds no report: it begins with names, such as title.")
    return plan_of(told)


def write_plan(project: Project, name: str, output: Path) -> None:
    """A kept report as a file; figures of Markdown go into a folder beside it. Raises UnknownName,
    UnknownFormat."""
    kind = output.suffix.lower()
    if kind not in ENDINGS:
        raise UnknownFormat(f"{output.name}: name a file that ends in {', '.join(ENDINGS)}.")
    made = files.document_file(project, documents.plan(project, name), ENDINGS[kind])[0]
    if kind != ".md":
        write(output, made)
        say(f"Wrote {output} ({len(made) / 1e6:.1f} MB)")
        return
    with zipfile.ZipFile(io.BytesIO(made)) as packed:
        pictures = [n for n in packed.namelist() if n != "report.md"]
        for picture in pictures:
            place = output.parent / picture
            place.parent.mkdir(exist_ok=True)
            write(place, packed.read(picture))
        write(output, packed.read("report.md"))
    n = len(pictures)
    say(f"Wrote {output} and {n} {'figure' if n == 1 else 'figures'} beside it")
