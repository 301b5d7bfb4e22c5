"""Figures: a drawing with its title, its caption and what it was made of, for page, report and
file alike."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

from ... import __version__
from ...maps import headline
from ...model import CausalMap, Network
from ...project import Project
from ...show.figures import Figure, figure_svg
from ...show.graphs import study_text
from ...show.looks import (
    LAYOUTS,
    MAP_ROOM,
    PLAIN,
    PLAIN_MAP,
    MapLook,
    NetworkLook,
    look_of,
    map_look_of,
    without_look,
)
from ...show.maps.drawing import MapDrawing, map_drawing
from ...show.maps.few import unfolded
from ...show.maps.fitting import Part
from ...show.networks.arranging import arranged
from ...show.networks.camps import Camps
from ...show.networks.drawing import network_drawing
from ...show.networks.few import few
from ...show.networks.scene import Drawing, Scene
from ...show.networks.shapes import attributed
from ...show.sending import shortened
from ...show.voices import ALL_HEARD, Voices
from ...wording import ENGLISH, NOUNS, counted, number, say, spoken, worded
from ..answers.figures import DrawingAnswer, MapDrawingAnswer
from ..causal import maps as map_views
from ..network import networks as network_views
from ..network import structure
from ..network.camps import camps_of
from ..network.known import known
from ..telling import heard

MADE_MAP = f"Hustings {__version__}"
SIZE = {"one": (410, 400), "two": (800, 560)}
"""Pixels of a drawing for one column of a page, and for two."""
NAMED = 18
"""Pixels a name takes with the gap to the next."""
MANY, IDS = 2_000, 100
"""Of more statements than this, each band of a page's drawing names so many at most: a page shows
no more of them at once. Those of nodes and ties it asks for by name."""


def title_of(net: Network, options: Mapping[str, Any], drawing: Drawing) -> str:
    """What a picture shows, in a heading: who, how many, and how they part."""
    who, over = (str(options.get(v) or "") for v in ("variable1", "variable2"))
    n = len(net.rows)
    if net.mode == "two-mode":
        both = {"people": _variables(n, who), "others": _variables(len(net.columns), over)}
        return say("{people} and {others} they speak of", **both)
    people, by = _variables(n, who), worded(over)
    if not drawing.camps.groups:
        return say("{people}, by {variable}", people=people, variable=by)
    camps = counted(len(drawing.camps.groups), drawing.camps.noun)
    if drawing.camps.weak:
        return say(
            "{people} in {camps}, weakly parted, by {variable}",
            people=people,
            camps=camps,
            variable=by,
        )
    return say("{people} in {camps}, by {variable}", people=people, camps=camps, variable=by)


def _variables(n: int, variable: str) -> str:
    """How many names a variable has; one of a person's own has no plural in other languages."""
    if spoken() == ENGLISH or variable in NOUNS:
        return counted(n, variable)
    return f"{number(n)} {worded(variable)}"


def caption_of(net: Network, options: Mapping[str, Any], drawing: Drawing, voices: Voices) -> str:
    """What a picture shows and what it rests on, in sentences."""
    tie = _tie(str(options.get("aggregation") or ""))
    if net.mode == "two-mode":
        tie = say("A tie says who speaks of what, and how.")
    rests = say(
        "In the speakers’ accounts, n = {statements}{dates}.",
        statements=counted(net.n, "statement"),
        dates=_dated(net),
    )
    told = f"{rests} {drawing.shown()} {tie} {network_views.formula(options)} {voices.said()}"
    return told.strip()


def _tie(aggregation: str) -> str:
    """What a tie between two who speak says of them."""
    if aggregation == "subtract":
        return say("A tie says that two say the same or the opposite, not that they met.")
    if aggregation == "congruence":
        return say("A tie says that two say the same, not that they met.")
    if aggregation == "conflict":
        return say("A tie says that two say the opposite, not that they met.")
    return say("A tie says that two speak of the same, not that they met.")


@dataclass(frozen=True, slots=True)
class Shown:
    """Beside its look, what a figure takes: whose voices are told, the room in pixels (None: as
    its column has), and the name of its study, where it has one."""

    voices: Voices = ALL_HEARD
    size: tuple[int, int] | None = None
    name: str = ""
    ids: int | None = None
    """Statements a band names at most, nodes and ties none; None: all that marks rest on."""


PLAINLY = Shown()


def network_figure(
    net: Network,
    options: Mapping[str, Any],
    look: NetworkLook = PLAIN,
    shown: Shown = PLAINLY,
) -> tuple[Figure, Drawing]:
    """A network as a figure with title, legend and caption.

    ``options`` are those it was asked with; what was left to its defaults it says itself.
    """
    options = {**options, **net.settings}
    wide, high = shown.size or _sheet(net, look)
    scene = Scene(look, camps_of(net, options), shown.voices, wide, high, ids=shown.ids)
    drawing = network_drawing(net, scene)
    title = look.title or title_of(net, options, drawing)
    made = Figure(
        name=title,
        parts=drawing.parts,
        size=drawing.size,
        keys=drawing.keys,
        title=title,
        caption=_captioned(look, caption_of(net, options, drawing, shown.voices)),
        foot=(
            say("Study: {name}", name=shown.name or _settings(options)),
            say("Hustings {version}, layout seed 7", version=__version__),
        ),
        study=study_text(net),
        column=look.column,
    )
    return made, drawing


def _sheet(net: Network, look: NetworkLook) -> tuple[int, int]:
    """Pixels of a drawing in its column; two columns of nodes stand high enough for their names."""
    wide, high = SIZE[look.column]
    if look.layout != "bipartite":
        return wide, high
    return wide, max(high, NAMED * max(len(net.rows), len(net.columns)) + NAMED * 8)


def map_figure(
    m: CausalMap,
    title: str,
    voices: Voices = ALL_HEARD,
    *,
    look: MapLook = PLAIN_MAP,
    alone: bool = True,
) -> Figure:
    """A causal map as a figure; its caption says in whose account it is, under whatever title.
    ``alone``: it fills its columns, so that letters of a small map are no larger than those of a
    large one. On a page of a report it takes the room it needs, and shows what can be read there.
    """
    drawn = map_drawing(m, voices, look=look, part=Part(paper=not alone))
    made = _map_framed(m, title, drawn, voices, look)
    if not alone:
        return made
    wide, high = drawn.size
    free = max(0.0, MAP_ROOM[look.column] - wide)
    return replace(made, size=(wide + free, high), corner=(-free / 2, 0.0))


def _map_framed(
    m: CausalMap, title: str, drawn: MapDrawing, voices: Voices, look: MapLook
) -> Figure:
    claims = len(m.arrows.ids)
    width = say("Width counts those who say it; it is not strength.")
    rests = say("{title}, n = {claims}.", title=title, claims=counted(claims, "claim"))
    said = f"{rests} {headline(m)} {drawn.few.said()}"
    said = f"{said.strip()} {width} {voices.said()}"
    return Figure(
        name=look.title or title,
        parts=drawn.parts,
        size=drawn.size,
        keys=drawn.keys,
        title=look.title or title,
        caption=_captioned(look, said.strip()),
        foot=(
            say("Study: causal map of {factors}", factors=counted(len(m.concepts), "factor")),
            MADE_MAP,
        ),
        study=json.dumps(asdict(m.study), default=str, sort_keys=True) if m.study else "",
        column=look.column,
    )


def map_drawing_view(
    project: Project,
    options: Mapping[str, Any],
    held: Sequence[str] = (),
    wide: float | None = None,
    *,
    short: bool = False,
) -> MapDrawingAnswer:
    """The drawing of a causal map for a page: the small pieces beside larger ones folded, unless
    one of their factors is held; downwards where it would not fit a window ``wide`` pixels across,
    without one as in a file. ``short``: its SVG as :mod:`~hustings.show.sending` shortens it."""
    look, asked = map_look_of(options), without_look(options)
    m = map_views.kept_map(project, asked)
    voices = heard.of_map(project, m)
    told = len(m.arrows.ids)
    part = Part(unfolded(m.pieces(), held), held, ids=told <= MANY)
    drawn = map_drawing(m, voices, look=look, widest=wide, part=part)
    figure = _map_framed(m, map_views.account_title(project, m), drawn, voices, look)
    return MapDrawingAnswer(
        svg=shortened(bare(figure)) if short else bare(figure),
        title=figure.title,
        caption=figure.caption,
        factors=drawn.few.factors,
        arrows=drawn.few.arrows,
        layout="down" if drawn.down else "right",
        wide=drawn.size[0],
        high=drawn.size[1],
    )


def drawing_view(
    project: Project, options: Mapping[str, Any], size: tuple[int, int], *, short: bool = False
) -> DrawingAnswer:
    """The drawing of a network for a page's window (``size`` in pixels), with its words and what
    can be chosen; ``short`` as for maps.

    ``options`` are those of the network, of a window (with ``index``) and of its look.
    """
    net, asked, look = asked_for(project, options)
    if isinstance(options.get("index"), int):
        look = _lent(project, asked, look)
    voices = heard.of_network(project, net, asked)
    few = IDS if net.n > MANY else None
    figure, drawing = network_figure(net, asked, look, Shown(voices, size, ids=few))
    unfitting = _unfitting(net, drawing)
    return DrawingAnswer(
        svg=shortened(bare(figure)) if short else bare(figure),
        title=figure.title,
        caption=figure.caption,
        shown=drawing.shown(),
        layout=drawing.layout,
        layouts=[x for x in LAYOUTS if x not in unfitting],
        colours=_colours(net, camps_of(net, asked)),
        drawn=len(drawing.fold.drawn),
        every=drawing.fold.every,
        folded=drawing.fold.folded,
        field=drawing.field,
        high=drawing.size[1],
        groups=[list(g) for g in drawing.camps.groups],
    )


def bare(figure: Figure) -> str:
    """A figure as SVG without its words, for a page that has them beside it as text."""
    return figure_svg(replace(figure, title="", caption="", foot=("", ""), column=""))


def asked_for(
    project: Project, options: Mapping[str, Any]
) -> tuple[Network, Mapping[str, Any], NetworkLook]:
    """The network that is asked for, with what its project knows of its nodes, its own options and
    its look. With ``index`` (and the options of windows) it is the network of that window."""
    look = look_of(options)
    asked = without_look(options)
    index = asked.pop("index", None)
    asked.pop("name", None)
    if isinstance(index, int):
        net = structure.window_of(project, asked, index)
    else:
        net = network_views.network(project, asked)
    return attributed(net, known(project, net.stop)), asked, look


def _lent(project: Project, options: Mapping[str, Any], look: NetworkLook) -> NetworkLook:
    """A look with the places of the whole time, so that nobody moves from window to window."""
    whole = network_views.network(project, structure.without_windows(options))
    kind = look.layout if look.layout != "auto" else "stress"
    drawn = few(whole, camps_of(whole, options))
    places = arranged(drawn.net, kind, drawn.camps)
    lent = {f"{side}|{name}": at for (name, side), at in places.items()}
    return replace(look, layout=kind, moved={**lent, **look.moved})


def _unfitting(net: Network, drawing: Drawing) -> set[str]:
    away = {"auto"}
    if net.mode != "two-mode":
        away.add("bipartite")
    if not drawing.camps.groups and not camps_of(net, {"aggregation": "subtract"}).groups:
        away.add("camps")
    return away


def _colours(net: Network, camps: Camps) -> list[str]:
    """What can colour the nodes: camps, their own colours, and every attribute somebody has."""
    told = {k for a in net.attributes.values() for k, v in a.items() if v not in (None, "")}
    return [*(["camp"] if camps.groups else []), "color", *sorted(told - {"color"})]


def _captioned(look: NetworkLook | MapLook, made: str) -> str:
    """A person's own caption, and after it what every picture says of itself."""
    if not look.caption:
        return made
    own = look.caption.strip()
    return f"{own if own[-1] in '.!?' else own + '.'} {made}"


def _dated(net: Network) -> str:
    if not net.start or not net.stop:
        return ""
    start, stop = net.start[:10], net.stop[:10]
    return f", {start}" if start == stop else say(", {start} to {stop}", start=start, stop=stop)


def _settings(options: Mapping[str, Any]) -> str:
    """The settings of a study that has no name, in one line."""
    names = ("variable1", "variable2", "qualifier", "aggregation", "normalization")
    return ", ".join(str(options[k]) for k in names if options.get(k))
