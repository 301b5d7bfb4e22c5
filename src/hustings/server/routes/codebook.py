"""The codebook: forms, actors and concepts; and words looked for in everything."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Query, Response

from ... import views
from ...project import Project
from ...project.asking import Asked, Slice
from ...project.texts.finding import Wanted
from ...views.answers.codebook import (
    ActorRow,
    ConceptRow,
    FormRow,
    NameDeleted,
    NamesMerged,
    SearchResult,
)
from ..requests import Merge, NewForm, Properties, given
from .common import OneMoment, TheProject, answer

router = APIRouter(route_class=OneMoment)

NAMES_FOUND = 20
"""Actors and concepts a search tells of at most."""

HITS_AT_MOST = 20_000
"""Places a search lists at most: all in any one text a person reads."""


def looked_for(
    q: str,
    whole: bool = False,
    case: bool = False,
    regex: bool = False,
    transcript: str | None = None,
) -> Wanted:
    """The words of a search and how they are meant."""
    return Wanted(q, whole, case, regex, transcript)


Looked = Annotated[Wanted, Depends(looked_for)]


@router.get("/forms", response_model=list[FormRow])
def forms(project: TheProject) -> Response:
    """The forms of statement, in their order."""
    return answer([views.form_row(f) for f in project.forms()])


@router.post("/forms", response_model=FormRow, status_code=201)
def make_form(project: TheProject, body: NewForm) -> Response:
    """Make a form."""
    return answer(views.form_row(project.define_form(given(body))), 201)


@router.put("/forms/{name}", response_model=FormRow)
def change_form(project: TheProject, name: str, body: NewForm) -> Response:
    """Change a form; fields that are used cannot go."""
    return answer(views.form_row(project.define_form({**given(body), "name": name})))


@router.get("/search", response_model=SearchResult)
def search(
    project: TheProject, wanted: Looked, limit: int = Query(100, ge=1, le=HITS_AT_MOST)
) -> Response:
    """Places in the texts (with how many in each), statements, actors and concepts that hold some
    words; whole words, with case or as a regular expression; with ``transcript`` places in that
    text only.
    """
    hits = project.search(wanted, limit=limit)
    if wanted.transcript is not None:
        return answer(SearchResult(texts=hits.places, counts=hits.counts))
    words = wanted.words
    needle = words.casefold()

    def named(name: str) -> bool:
        return bool(needle) and needle in name.casefold()

    actors = [views.actor_row(a, {}) for a in project.actors() if named(a.name)]
    concepts = [views.concept_row(c, {}) for c in project.concepts() if named(c.name)]
    found = project.page(Asked(words=words), Slice(limit)).statements if words.strip() else ()
    return answer(
        SearchResult(
            texts=hits.places,
            counts=hits.counts,
            statements=views.statement_rows(project, found),
            actors=actors[:NAMES_FOUND],
            concepts=concepts[:NAMES_FOUND],
        )
    )


# -- actors and concepts: the same five routes for each


def rows_of(project: Project, table: str) -> list[ActorRow] | list[ConceptRow]:
    """Actors or concepts, with how many statements use each."""
    used = project.uses(table)
    if table == "actors":
        return [views.actor_row(a, used) for a in project.actors()]
    return [views.concept_row(c, used) for c in project.concepts()]


def row_of(project: Project, table: str, key: str) -> ActorRow | ConceptRow:
    """One of them."""
    return next(row for row in rows_of(project, table) if row.id == key)


def made(project: Project, table: str, body: Properties) -> Response:
    """Make one of what was sent, and answer with it."""
    properties = given(body)
    key = project.make(table, properties.pop("name", "") or "", **properties)
    return answer(row_of(project, table, key), 201)


def changed(project: Project, table: str, key: str, body: Properties) -> Response:
    """Change one as was sent, and answer with it."""
    project.change_name(table, key, **given(body))
    return answer(row_of(project, table, key))


@router.get("/actors", response_model=list[ActorRow], name="list actors")
def actors(project: TheProject) -> Response:
    """All of them, with how many statements use each."""
    return answer(rows_of(project, "actors"))


@router.post("/actors", response_model=ActorRow, name="make actors", status_code=201)
def make_actor(project: TheProject, body: Properties) -> Response:
    """Make one; a name that is there is refused."""
    return made(project, "actors", body)


@router.post("/actors/merge", response_model=NamesMerged, name="merge actors")
def merge_actors(project: TheProject, body: Merge) -> Response:
    """Several become one; their names stay as aliases."""
    return answer(NamesMerged(touched=project.merge("actors", body.from_, body.into)))


@router.patch("/actors/{key}", response_model=ActorRow, name="change actors")
def change_actor(project: TheProject, key: str, body: Properties) -> Response:
    """Change what is sent."""
    return changed(project, "actors", key, body)


@router.delete("/actors/{key}", response_model=NameDeleted, name="delete actors")
def drop_actor(project: TheProject, key: str) -> Response:
    """Delete one that nothing uses."""
    project.drop("actors", key)
    return answer(NameDeleted(deleted=key))


@router.get("/concepts", response_model=list[ConceptRow], name="list concepts")
def concepts(project: TheProject) -> Response:
    """All of them, with how many statements use each."""
    return answer(rows_of(project, "concepts"))


@router.post("/concepts", response_model=ConceptRow, name="make concepts", status_code=201)
def make_concept(project: TheProject, body: Properties) -> Response:
    """Make one; a name that is there is refused."""
    return made(project, "concepts", body)


@router.post("/concepts/merge", response_model=NamesMerged, name="merge concepts")
def merge_concepts(project: TheProject, body: Merge) -> Response:
    """Several become one; their names stay as aliases."""
    return answer(NamesMerged(touched=project.merge("concepts", body.from_, body.into)))


@router.patch("/concepts/{key}", response_model=ConceptRow, name="change concepts")
def change_concept(project: TheProject, key: str, body: Properties) -> Response:
    """Change what is sent."""
    return changed(project, "concepts", key, body)


@router.delete("/concepts/{key}", response_model=NameDeleted, name="delete concepts")
def drop_concept(project: TheProject, key: str) -> Response:
    """Delete one that nothing uses."""
    project.drop("concepts", key)
    return answer(NameDeleted(deleted=key))
