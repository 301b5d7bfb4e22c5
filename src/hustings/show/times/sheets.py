"""A timeline over as many sheets of paper as it needs, so that its letters keep their size."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ...wording import say
from ..marks import Picture
from .drawing import BAND, axis_across, brackets_height, lane_height, timeline_picture
from .history import MOST_LANES, History

PAPER_WIDTH = 800.0
"""Pixels across a sheet: on 170 mm letters of 12 pixels are 7.2 points."""
PAPER_HIGH = 980.0
"""Most pixels down a sheet: 208 mm of the 237 an A4 page has between its margins."""
FRAME = 70.0
"""Pixels of the years below the lanes, of the notes, and of the room above them."""


def timeline_sheets(
    history: History, *, title: str = "", width: float = PAPER_WIDTH, high: float = PAPER_HIGH
) -> tuple[Picture, ...]:
    """The lanes in their order, no lane parted, over the same years on every sheet; what is dated
    apart stands on the last."""
    axis = axis_across(history, width)
    whole = replace(history, reach=(axis.first, axis.last), lanes=history.lanes[:MOST_LANES])
    groups = [whole.lanes] if history.mirrored else list(_grouped(whole, width, high))
    left_out = len(history.lanes) - MOST_LANES
    made = []
    for n, lanes in enumerate(groups, 1):
        is_last = n == len(groups)
        sheet = replace(
            whole,
            lanes=lanes,
            pieces=tuple(p for p in history.pieces if p.lane in lanes),
            brackets=history.brackets if is_last else (),
            band=history.band if n == 1 else (),
            left_out=max(0, left_out) if is_last else 0,
        )
        name = (
            say("{title} ({n} of {sheets})", title=title, n=n, sheets=len(groups))
            if len(groups) > 1
            else title
        )
        made.append(timeline_picture(sheet, width=width, title=name))
    return tuple(made)


def _grouped(history: History, width: float, high: float) -> Iterator[tuple[str, ...]]:
    """The lanes of each sheet; none on the last where only what is dated apart is left for it."""
    axis = axis_across(history, width)
    used = FRAME + (BAND + 8 if history.band else 0)
    lanes: list[str] = []
    for lane in history.lanes:
        tall = lane_height(history, lane, axis)
        if lanes and used + tall > high:
            yield tuple(lanes)
            lanes, used = [], FRAME
        lanes.append(lane)
        used += tall
    if lanes and used + brackets_height(history, axis) > high:
        yield tuple(lanes)
        lanes = []
    yield tuple(lanes)
