"""People over all texts: who may be one, refusals, the table of attributes."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Response

from ... import apart
from ...exchange.attributes import write_attributes
from ...project.people import describe
from ...views.answers.people import (
    AttributesSet,
    MergeRefused,
    PeopleChanged,
    PeopleList,
    Person,
    ProposedMerges,
)
from ...views.people import person_view
from ..ready import answer_to
from ..requests import AttributeTable, PeoplesAttribute, Periods, Refusal
from .common import FILE, OneMoment, TheProject, answer

router = APIRouter(route_class=OneMoment)


@router.get("/people", response_model=PeopleList)
def people(
    project: TheProject,
    offset: Annotated[int, Query(ge=0)] = 0,
    limit: Annotated[int | None, Query(ge=1)] = None,
) -> Response:
    """Who speaks over all texts, as what, how often and in how many: the most turns first."""
    return answer_to(project, "people", {"offset": offset, "limit": limit})


@router.get("/people/proposed", response_model=ProposedMerges)
def proposed(project: TheProject) -> Response:
    """Who may be one person, surest first, with the texts both speak in."""
    return answer_to(project, "who may be one", {})


@router.post("/people/refuse", response_model=MergeRefused)
def refuse(project: TheProject, body: Refusal) -> Response:
    """Two names are two people: the proposal does not come back."""
    project.refuse_merge(body.one, body.other)
    return answer(MergeRefused(refused=[body.one, body.other]))


@router.put("/people/{key}/attributes", response_model=Person)
def describe_person(project: TheProject, key: str, body: Periods) -> Response:
    """Set somebody's attributes, with their dates."""
    describe(project, key, [row.model_dump() for row in body.rows])
    return answer(person_view(project, key))


@router.post("/people/attribute", response_model=PeopleChanged)
def set_one(project: TheProject, body: PeoplesAttribute) -> Response:
    """Give several people one value of an attribute, or take it from them; one undoable change."""
    changed = project.set_attribute(body.people, body.attribute, body.value, body.since, body.until)
    return answer(PeopleChanged(changed))


@router.get("/people/attributes.csv", response_class=Response, responses=FILE)
def table(project: TheProject) -> Response:
    """The attributes of all people as a csv table."""
    head = {"content-disposition": 'attachment; filename="people.csv"'}
    return Response(
        write_attributes(project.attributes()),
        media_type="text/csv; charset=utf-8",
        headers=head,
    )


@router.get("/people/{key}", response_model=Person)
def person(project: TheProject, key: str) -> Response:
    """One of them, with every text somebody speaks in."""
    return answer(person_view(project, key))


@router.post("/people/attributes", response_model=AttributesSet)
def set_table(project: TheProject, body: AttributeTable) -> Response:
    """Take attributes of people from a csv table; one undoable change."""
    given = apart.call("attributes", "The table", body.text.encode("utf-8", "replace"))
    report = project.set_attributes(given)
    return answer(AttributesSet(**report))
