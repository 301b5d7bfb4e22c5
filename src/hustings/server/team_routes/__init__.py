"""The addresses of a team server that are not a project's content."""

from __future__ import annotations

from fastapi import APIRouter

from . import accounts, people, projects

router = APIRouter()
for subject in (accounts, projects, people):
    router.include_router(subject.router)
