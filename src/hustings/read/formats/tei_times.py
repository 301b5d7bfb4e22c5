"""When a TEI utterance is spoken: timelines, clocks and the marks on it, in seconds."""

from __future__ import annotations

import re
from typing import Any

from .base import XML_ID, local


def timeline(root: Any) -> dict[str, float]:
    """Seconds of every point of the timelines of a TEI text, by its id.

    A ``when`` stands ``interval`` units after the one in ``since`` (without it: after the one
    before), or at an ``absolute`` time, counted from the timeline's first. Points without a known
    time are left out.
    """
    out: dict[str, float] = {}
    for line in (n for n in root.iter() if local(n) == "timeline"):
        unit = {"ms": 0.001, "s": 1.0, "min": 60.0, "m": 60.0, "h": 3600.0}.get(
            line.get("unit", "s"), 1.0
        )
        first: float | None = None
        last = 0.0
        for when in (n for n in line if local(n) == "when"):
            at: float | None = None
            clock, interval = clock_seconds(when.get("absolute")), _number(when.get("interval"))
            since = (when.get("since") or "").lstrip("#")
            if clock is not None:
                first = clock if first is None else first
                at = clock - first
            elif interval is not None:
                at = (
                    (out.get(since, 0.0) if since else last) + interval * unit
                    if interval >= 0
                    else None
                )
            elif not out:
                at = 0.0
            if at is not None and at >= 0:
                last = at
                if when.get(XML_ID):
                    out[when.get(XML_ID)] = at
    return out


def _number(text: str | None) -> float | None:
    """A number of seconds (also ``PT1M2.5S`` and ``0:01:02``), or None."""
    if not text:
        return None
    if re.fullmatch(r"-?\d+(?:\.\d+)?", text):
        return float(text)
    spelt = re.fullmatch(r"PT(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?", text)
    if spelt and any(spelt.groups()):
        hours, minutes, rest = (float(g or 0) for g in spelt.groups())
        return hours * 3600 + minutes * 60 + rest
    clock = re.fullmatch(r"(?:(\d+):)?(\d{1,2}):(\d{2}(?:\.\d+)?)", text)
    return int(clock[1] or 0) * 3600 + int(clock[2]) * 60 + float(clock[3]) if clock else None


def clock_seconds(text: str | None) -> float | None:
    """Seconds of a day and time, comparable with one another, or None."""
    import datetime

    if not text or ("T" not in text and ":" not in text):
        return None
    day, _, time = text.rpartition("T")
    try:
        base = datetime.date.fromisoformat(day).toordinal() * 86400 if day else 0
    except ValueError:
        return None
    found = _number(re.sub(r"(?:Z|[+-]\d\d:?\d\d)$", "", time))
    return None if found is None else base + found


def spoken_at(node: Any, points: dict[str, float]) -> tuple[float | None, float | None]:
    """From when to when an utterance is spoken: its own marks, else the first and last anchor in
    it.
    """

    def at(value: str | None) -> float | None:
        if not value:
            return None
        return points[value.lstrip("#")] if value.lstrip("#") in points else _number(value)

    anchors = [
        p for n in node.iter() if local(n) == "anchor" and (p := at(n.get("synch"))) is not None
    ]
    told = {**block_of(node).attrib, **node.attrib}
    begin = next(
        (t for k in ("start", "from", "synch") if (t := at(told.get(k))) is not None), None
    )
    end = next((t for k in ("end", "to") if (t := at(told.get(k))) is not None), None)
    inner = [spoken_at(n, points) for n in node if local(n) == "seg"] if begin is None else []
    begins = [b for b, _ in inner if b is not None] + anchors
    ends = [e for _, e in inner if e is not None] + anchors[1:]
    begin = min(begins) if begin is None and begins else begin
    end = max(ends) if end is None and ends else end
    return begin, None if end is not None and begin is not None and end < begin else end


def block_of(node: Any) -> Any:
    """The block of annotations an utterance lies in; itself, where it lies in none."""
    above = node.getparent()
    return above if above is not None and local(above) == "annotationBlock" else node
