"""The API of people: who may be one, refusals, the attribute table."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from fastapi import APIRouter, Response

from ..project import Project
from ..project.people import describe
from .bodies import Body


class Refusal(Body):
    """Two who are two."""

    one: str
    other: str


class Period(Body):
    """One value of an attribute and when it holds (EDTF)."""

    attribute: str
    value: str
    since: str = ""
    until: str = ""


class Periods(Body):
    """All attributes of one person."""

    rows: list[Period]


class AttributeTable(Body):
    """The text of a CSV."""

    text: str


def persons(api: APIRouter, project: Project, json: Callable[..., Response]) -> None:
    """Routes over people; merging itself is ``/actors/merge``."""

    @api.get("/people")
    def people() -> Response:
        """Who speaks over all texts, and merges that are proposed."""
        return json({"people": project.people(), "proposed": project.proposed_merges()})

    @api.post("/people/refuse")
    def refuse(body: Refusal) -> Response:
        """Two names are two people: the proposal does not come back."""
        project.refuse_merge(body.one, body.other)
        return json({"refused": [body.one, body.other]})

    @api.put("/people/{key}/attributes")
    def describe_person(key: str, body: Periods) -> Response:
        """Set somebody's attributes, with their dates."""
        describe(project, key, [row.model_dump() for row in body.rows])
        return json(next(p for p in project.people() if p["id"] == key))

    @api.get("/people/attributes.csv", response_class=Response)
    def table() -> Response:
        """The attributes of all people as a csv table."""
        from ..exchange.attributes import write_attributes

        head = {"content-disposition": 'attachment; filename="people.csv"'}
        return Response(
            write_attributes(project.attributes()),
            media_type="text/csv; charset=utf-8",
            headers=head,
        )

    @api.post("/people/attributes")
    def set_table(body: AttributeTable) -> Response:
        """Take attributes of people from a csv table; one undoable change."""
        from ..exchange.attributes import read_attributes

        report: dict[str, Any] = project.set_attributes(
            read_attributes(body.text.encode("utf-8", "replace"))
        )
        return json(report)
