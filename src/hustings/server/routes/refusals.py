"""How a trouble is answered: its status, and one sentence."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from fastapi import Response

from ...errors import (
    BuiltUpon,
    Busy,
    Changed,
    CodingError,
    FileMoved,
    Gone,
    HustingsError,
    LastOwner,
    NotAllowed,
    NothingToUndo,
    NotSignedIn,
    NotThere,
    NotWritable,
    ProjectLocked,
    RevisionNeeded,
    TooManyTries,
    UnknownName,
    UsedUp,
    WeakPassword,
)
from ...refusals import retold
from ...views.answers.refusals import (
    ChangeBuiltUpon,
    ChangedMeanwhile,
    DeletedMeanwhile,
    Refused,
    ReportChangedMeanwhile,
)
from .common import answer

STATUS: tuple[tuple[type[HustingsError], int], ...] = (
    (CodingError, 422),
    (NothingToUndo, 409),
    (ProjectLocked, 409),
    (FileMoved, 409),
    (Changed, 409),
    (BuiltUpon, 409),
    (Gone, 410),
    (NotWritable, 507),
    (NotSignedIn, 401),
    (NotAllowed, 403),
    (NotThere, 404),
    (LastOwner, 409),
    (UsedUp, 410),
    (WeakPassword, 422),
    (RevisionNeeded, 428),
    (TooManyTries, 429),
    (Busy, 503),
)
"""How a trouble is answered; every other one is about what was given (400)."""
REFUSED: dict[int, Any] = {
    409: ReportChangedMeanwhile | ChangedMeanwhile | ChangeBuiltUpon | Refused,
    410: DeletedMeanwhile | Refused,
}
"""Status -> what is answered with it; with every other a plain :class:`Refused`."""


Described = dict[int | str, dict[str, Any]]
"""Responses, as FastAPI takes them."""


def refusals(told: Mapping[int, str]) -> Described:
    """The statuses of what was not done, as a router describes them."""
    return {
        status: {"description": words, "model": REFUSED.get(status, Refused)}
        for status, words in told.items()
    }


def refusal(error: HustingsError) -> Response:
    """A trouble as an answer: one sentence, its kind, and the data a page shows beside it."""
    status = next((code for kind, code in STATUS if isinstance(error, kind)), 400)
    if isinstance(error, UnknownName):
        status = 404 if error.details.get("kind") in ("transcript", "statement") else 422
    told = isinstance(error, Changed | BuiltUpon | Gone | NotAllowed)
    data = error.details if told else {}
    made = answer({**data, "error": retold(str(error)), "kind": type(error).__name__}, status)
    if "wait" in error.details:
        made.headers["retry-after"] = str(error.details["wait"])
    return made
