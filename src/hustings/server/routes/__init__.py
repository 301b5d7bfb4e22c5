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
for subject in (
    history,
    transcripts,
    recordings,
    uploads,
    versions,
    statements,
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
):
    router.include_router(subject.router)
