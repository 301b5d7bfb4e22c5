"""A copy without names: the table, what is still to be looked at, the copy and its key, the way
back.
"""

from __future__ import annotations

import base64
import tempfile
from pathlib import Path

from fastapi import APIRouter, Request, Response

from ...private import Replacer
from ...project import Project
from ...project.copies.sharing import hidden_names, reveal
from ...views.answers.sharing import ShareCheck, ShareMade, ShareName, ShareRevealed, ShareTable
from ...views.sharing import FEW_TEXTS, keep_names, names_of, share_table
from ..requests import ShareCopy, SharedBack, ShareKey, ShareNames, ShareWithKey
from .common import TheProject, answer, decoded
from .long import TOLD, long_work

router = APIRouter()


@router.get("/share", response_model=ShareTable)
def table(project: TheProject) -> Response:
    """The table of names as it is kept."""
    return answer(share_table(project))


@router.put("/share/names", response_model=ShareTable)
def keep(project: TheProject, body: ShareNames) -> Response:
    """Keep the table with the project; it never goes along with a copy."""
    keep_names(project, names_of(_rows(body)))
    return answer(share_table(project))


@router.post("/share/check", response_model=ShareCheck, responses=TOLD)
async def check(request: Request, project: TheProject, body: ShareCopy) -> Response:
    """What a table would replace, what it leaves, rows proposed for that, and who few share what is
    told of; nothing is written, and the answer, full of names, is not kept.
    """
    names_of(_rows(body))  # what no kind can be is refused before a job begins
    few = {"transcripts": FEW_TEXTS}
    return await long_work(request, project, "share check", body.model_dump(), few)


@router.post("/share", response_model=ShareMade)
def share(project: TheProject, body: ShareCopy) -> Response:
    """A copy without names, searched in every byte: it is answered, or the sentence that says what
    was left.
    """
    return answer(_made(project, body))


@router.post("/share/with-key", response_model=ShareMade)
def share_with_key(project: TheProject, body: ShareWithKey) -> Response:
    """The same with the key that leads back, as a file of its own."""
    return answer(_made(project, body, body.key))


@router.post("/share/reveal", response_model=ShareRevealed)
def back(project: TheProject, body: SharedBack) -> Response:
    """Put what was done on a copy back into the project, as one change."""
    with tempfile.TemporaryDirectory(prefix="hustings-upload-") as folder:
        path, key = Path(folder) / "copy.hustings", Path(folder) / "key.json"
        path.write_bytes(decoded(body.copied))
        key.write_bytes(decoded(body.key))
        with Project.open(path) as copy:
            done = reveal(project, copy, key, passphrase=body.passphrase)
    return answer(ShareRevealed(done.added, done.edited, done.deleted, done.left))


def _rows(body: ShareNames) -> list[ShareName]:
    return [ShareName(r.original, r.forms, r.kind, r.pseudonym) for r in body.names]


def _made(project: Project, body: ShareCopy, key: ShareKey | None = None) -> ShareMade:
    """The copy, in folders that are gone afterwards."""
    names = names_of(_rows(body))
    called = Replacer(hidden_names(project, names)).words(project.name)
    name = f"{called} without names"
    with (
        tempfile.TemporaryDirectory(prefix="hustings-share-") as folder,
        tempfile.TemporaryDirectory(prefix="hustings-key-") as elsewhere,
    ):
        path, place = Path(folder) / "copy.hustings", Path(elsewhere) / "key.json"
        done = project.share(
            path,
            names,
            key=place if key else None,
            plain_key=bool(key and not key.passphrase),
            passphrase=key.passphrase if key else "",
            without=body.without,
            history=body.history,
        )
        return ShareMade(
            name=f"{name}.hustings",
            content=base64.b64encode(path.read_bytes()).decode(),
            key_name=f"key of {name}.json" if key else "",
            key=base64.b64encode(place.read_bytes()).decode() if key else "",
            places=sum(done.replaced.values()),
            names=len(done.replaced),
            searched=done.searched,
            size=done.size,
        )
