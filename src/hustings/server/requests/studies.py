"""What is asked of studies: networks, charts, maps, reports, and the question in words."""

from __future__ import annotations

from typing import Any

from pydantic import ConfigDict, Field, SkipValidation

from ...maps import causal_map, what_if
from ...model import Selection
from ...model.documents import Chart, ReportPlan
from ...networks import (
    backbone,
    barplot,
    co_occurrence,
    crosstab,
    over_time,
    polarization,
    stances,
    windows,
)
from ...networks.options import Options
from ...show.looks import MapLook, NetworkLook
from .body import Asked, Body, with_options


class SavedStudy(Body):
    """A study to keep: what is built, and its options as the page has them."""

    model_config = ConfigDict(extra="allow")

    build: str = "network"
    page: dict[str, Any] | None = None


class KeptStudy(SavedStudy):
    """A study that is kept under a name."""

    name: str


@with_options(ReportPlan)
class ComposedReport(Asked):
    """A report as a person composes it; what it holds is judged by the report itself."""

    authors: SkipValidation[list[str]] = Field(default_factory=list)
    parts: SkipValidation[list[dict[str, Any]]] = Field(default_factory=list)


@with_options(Selection, Options)
class NetworkStudy(Asked):
    """A network: what selects statements, and what is made of them."""


class NetworkCell(NetworkStudy):
    """A cell of a network, or without a column a whole row."""

    row: SkipValidation[str] = ""
    column: SkipValidation[str | None] = None


@with_options(windows, NetworkLook)
class NetworkDrawing(NetworkStudy):
    """A network as it is to look in a window of so many pixels; ``index`` names a window in
    time. ``short``: its SVG as pages write it out, what marks share said once."""

    wide: int = Field(1000, ge=200, le=4000)
    high: int = Field(640, ge=200, le=4000)
    index: SkipValidation[int | None] = None
    short: SkipValidation[bool] = False


@with_options(windows, NetworkLook)
class NetworkFile(NetworkStudy):
    """A network as a file; the look is for pictures, ``index`` names a window, ``name`` its
    study."""

    format: SkipValidation[str] = ""
    name: SkipValidation[str] = ""
    index: SkipValidation[int | None] = None


@with_options(windows)
class WindowsStudy(NetworkStudy):
    """A measure over moving windows of a network."""

    measure: SkipValidation[str] = "statements"


@with_options(windows)
class WindowStudy(NetworkStudy):
    """One of the windows, by its number from 0."""

    index: SkipValidation[int | None] = None


class WindowCell(WindowStudy):
    """A cell of a window; without a row the whole window."""

    row: SkipValidation[str] = ""
    column: SkipValidation[str | None] = None


@with_options(polarization)
class CampsStudy(NetworkStudy):
    """Camps of a network."""


@with_options(backbone)
class BackboneStudy(NetworkStudy):
    """The backbone of a network."""


@with_options(barplot)
class CountsStudy(NetworkStudy):
    """How often each value of a variable is said."""


class CountsBar(CountsStudy):
    """One bar, or all bars of a value."""

    value: SkipValidation[str] = ""
    level: SkipValidation[int | str | None] = None


@with_options(Selection, stances, over_time, crosstab, co_occurrence)
class ChartStudy(Asked):
    """A chart: which, what selects statements, what is counted, and how it looks."""

    chart: SkipValidation[Chart] = "stances"
    duplicates: SkipValidation[str] = "include"
    exclude: SkipValidation[dict[str, list[str]] | None] = None
    invert: SkipValidation[list[str]] = Field(default_factory=list)
    most: SkipValidation[int] = 0
    cells: SkipValidation[str] = "counts"
    title: SkipValidation[str] = ""
    caption: SkipValidation[str] = ""


class ChartDrawing(ChartStudy):
    """A chart as it is to look in a window of so many pixels."""

    width: int = Field(1000, ge=240, le=4000)


class ChartPlace(ChartStudy):
    """A place of a chart, by what its mark says: a row, a column, or both."""

    row: SkipValidation[str] = ""
    column: SkipValidation[str] = ""


class ChartFile(ChartStudy):
    """A chart as a file; ``column``: one or two, how wide a picture is printed; ``name`` its
    study."""

    format: SkipValidation[str] = ""
    column: SkipValidation[str] = "two"
    name: SkipValidation[str] = ""


class ListedWords(Body):
    """Whose words are counted, and which are listed."""

    transcripts: list[str] = Field(default_factory=list)
    speakers: list[str] = Field(default_factory=list)
    against: str = ""
    small: bool = False
    without: list[str] = Field(default_factory=list)
    least: int = Field(1, ge=1)
    letters: int = Field(1, ge=1)
    order: str = "count"
    format: str = Field("", max_length=20)


class WordsInContext(Body):
    """Words to find ("noise, car*" or /an expression/), in whose speech, and how lines are
    sorted."""

    words: str = Field("", max_length=2000)
    transcripts: list[str] = Field(default_factory=list)
    speakers: list[str] = Field(default_factory=list)
    sort: str = "text"
    format: str = Field("", max_length=20)


class TwoNetworks(Body):
    """Two studies to lay side by side."""

    a: NetworkStudy = Field(default_factory=NetworkStudy)
    b: NetworkStudy = Field(default_factory=NetworkStudy)


@with_options(Selection, causal_map)
class MapStudy(Asked):
    """A causal map: what selects statements, and what is drawn of them."""


@with_options(MapLook)
class MapFile(MapStudy):
    """A causal map as a file; the look is for pictures."""

    format: SkipValidation[str] = ""


@with_options(MapLook)
class MapDrawing(MapStudy):
    """A causal map as it is to look on a page: factors that are held are drawn, whatever is folded;
    ``wide``: pixels across the window, 0: it runs as in a file. ``short`` as in drawings of
    networks."""

    held: list[str] = Field(default_factory=list, max_length=200)
    wide: float = Field(0, ge=0, le=20_000)
    short: SkipValidation[bool] = False


@with_options(what_if)
class MapRun(MapStudy):
    """A run of a map, with draws and without single sentences where asked."""

    draws: SkipValidation[int] = 0
    seed: SkipValidation[int] = 1
    leave_one_out: SkipValidation[bool] = False


class MapMark(MapStudy):
    """A mark of a map: a factor, or without one an arrow; its statements from ``offset`` on."""

    factor: SkipValidation[str] = ""
    cause: SkipValidation[str] = ""
    effect: SkipValidation[str] = ""
    sign: SkipValidation[int] = 0
    denied: SkipValidation[bool] = False
    offset: int = Field(default=0, ge=0)


class MapPaths(MapStudy):
    """The paths from one factor to another."""

    from_: SkipValidation[str] = Field(default="", alias="from")
    to: SkipValidation[str] = ""
    max_length: SkipValidation[int] = 4


class TwoMaps(Body):
    """Two accounts to lay side by side, and factors to hold in both."""

    a: MapStudy = Field(default_factory=MapStudy)
    b: MapStudy = Field(default_factory=MapStudy)
    set: dict[str, float] | None = None


class StudyQuestion(Body):
    """The options of a question asked by its name, as they are called in Python."""

    options: dict[str, Any] = Field(default_factory=dict)


class StudyPart(StudyQuestion):
    """A part of the answer that is pointed at, such as a row and a column."""

    at: dict[str, Any] = Field(default_factory=dict)
