"""Routes that compute: networks, maps, the report and files of them."""

from __future__ import annotations

from typing import Any

import orjson
from fastapi import APIRouter, Response

from .. import files, reports
from ..errors import OptionError
from ..project import Project
from ..views import maps as map_views
from ..views import networks as network_views
from ..views import structure
from .bodies import Chosen


def json(data: Any) -> Response:
    """A JSON answer, straight from orjson."""
    return Response(
        orjson.dumps(data, option=orjson.OPT_SERIALIZE_NUMPY), media_type="application/json"
    )


def answers(api: APIRouter, project: Project) -> None:
    """Add the routes to ``api``. Options travel as they are called in Python; unknown ones are
    refused.
    """

    @api.post("/network")
    def network(body: dict[str, Any]) -> Response:
        """A discourse network: matrix, nodes with places, ties, and a sentence about it."""
        return json(network_views.network_view(project, body))

    @api.post("/network/evidence")
    def network_evidence(body: dict[str, Any]) -> Response:
        """The sentences behind a cell, or behind a whole row."""
        row, column = str(body.pop("row", "")), body.pop("column", None)
        return json(network_views.evidence(project, body, row, column))

    @api.post("/network/compare")
    def compare_networks(body: dict[str, Any]) -> Response:
        """Two studies with the same places for the same names, and the ties in which they
        differ."""
        return json(structure.studies_compared(project, body.get("a", {}), body.get("b", {})))

    @api.post("/network/measures")
    def measures(body: dict[str, Any]) -> Response:
        """Centralities, coalitions and structural balance of a network."""
        return json(structure.measures_view(project, body))

    @api.post("/windows")
    def windows(body: dict[str, Any]) -> Response:
        """A measure for every moving window."""
        return json(structure.windows_view(project, body))

    @api.post("/windows/network")
    def window(body: dict[str, Any]) -> Response:
        """The network of one window."""
        return json(structure.window_view(project, body, _index(body)))

    @api.post("/windows/evidence")
    def window_evidence(body: dict[str, Any]) -> Response:
        """The sentences of a window, or behind one of its cells."""
        row, column = str(body.pop("row", "")), body.pop("column", None)
        return json(structure.window_evidence(project, body, _index(body), row, column))

    @api.post("/polarization")
    def polarization(body: dict[str, Any]) -> Response:
        """The camps that best split congruence from conflict, and how well they do."""
        return json(structure.polarization_view(project, body))

    @api.post("/backbone")
    def backbone(body: dict[str, Any]) -> Response:
        """The concepts that carry a network, and those it could do without."""
        return json(structure.backbone_view(project, body))

    @api.post("/barplot")
    def barplot(body: dict[str, Any]) -> Response:
        """How often each value of a variable is said, per level of the qualifier."""
        return json(structure.barplot_view(project, body))

    @api.post("/barplot/evidence")
    def barplot_evidence(body: dict[str, Any]) -> Response:
        """The sentences behind one bar."""
        value, level = str(body.pop("value", "")), body.pop("level", None)
        return json(structure.barplot_evidence(project, body, value, level))

    @api.post("/map")
    def causal_map(body: dict[str, Any]) -> Response:
        """A causal map, with its loops and measures."""
        return json(map_views.map_view(project, body))

    @api.post("/map/whatif")
    def what_if(body: dict[str, Any]) -> Response:
        """What follows in this account if some factors are held."""
        return json(map_views.what_if_view(project, body))

    @api.post("/map/paths")
    def paths(body: dict[str, Any]) -> Response:
        """The paths from one factor to another, and how robust they are."""
        return json(map_views.paths_view(project, body))

    @api.post("/map/compare")
    def compare(body: dict[str, Any]) -> Response:
        """Two maps side by side: what both tell, what one tells, what they tell with opposite
        sign."""
        return json(
            map_views.compare_view(project, body.get("a", {}), body.get("b", {}), body.get("set"))
        )

    @api.post("/network/export", response_class=Response)
    def network_file(body: dict[str, Any]) -> Response:
        """A network as a file, its study written into it."""
        format = str(body.pop("format", ""))
        return attachment(*files.network_file(project, body, format))

    @api.post("/map/export", response_class=Response)
    def map_file(body: dict[str, Any]) -> Response:
        """A causal map as a file."""
        format = str(body.pop("format", ""))
        return attachment(*files.map_file(project, body, format))

    @api.get("/export", response_class=Response)
    def statements_file(format: str = "csv") -> Response:
        """The statements as a file: csv, json, xlsx, parquet."""
        return attachment(*files.statements_file(project, format))

    @api.post("/statements/export", response_class=Response)
    def some_statements(body: Chosen) -> Response:
        """Chosen statements as a file."""
        return attachment(*files.statements_file(project, body.format, ids=body.ids))

    @api.get("/report", response_class=Response)
    def report() -> Response:
        """The whole project as one self-contained page."""
        return attachment(
            reports.report(project).encode("utf-8", "replace"), f"{project.name}.html", "text/html"
        )


def _index(body: dict[str, Any]) -> int:
    index = body.pop("index", None)
    if not isinstance(index, int) or isinstance(index, bool):
        raise OptionError("Say which window: index is a whole number from 0.")
    return index


def attachment(data: bytes, name: str, kind: str) -> Response:
    """A file to keep, not a page to show."""
    safe = "".join(
        c if c.isalnum() or c in "-_." else "-" for c in name.encode("ascii", "replace").decode()
    )
    return Response(
        data, media_type=kind, headers={"content-disposition": f'attachment; filename="{safe}"'}
    )
