"""The API as a table of contents: one module per subject, plain functions, ready bytes."""

from __future__ import annotations

from fastapi import APIRouter

from . import (
    accounts,
    adjudication,
    agreement,
    asking,
    assigning,
    charts,
    choices,
    codebook,
    described,
    documents,
    exchange,
    factors,
    forecasts,
    history,
    maps,
    memos,
    merging,
    networks,
    people,
    projects,
    quotations,
    recordings,
    review,
    sharing,
    statements,
    studies,
    suggestions,
    transcripts,
    uploads,
    versions,
)

router = APIRouter()
# an address is looked for in this order: what a coder waits for at every mark goes first
for subject in (
    statements,
    history,
    projects,
    transcripts,
    recordings,
    uploads,
    versions,
    codebook,
    people,
    memos,
    suggestions,
    review,
    networks,
    charts,
    maps,
    agreement,
    assigning,
    adjudication,
    merging,
    sharing,
    factors,
    described,
    asking,
    studies,
    documents,
    quotations,
    forecasts,
    accounts,
    exchange,
    choices,
):
    router.include_router(subject.router)
