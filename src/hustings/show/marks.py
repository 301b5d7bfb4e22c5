"""What every picture is made of: hues, a mark that opens its sentences, the page around them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

PLUS, MINUS, UNSAID, INK, PAPER = "#1d5d9b", "#b03a06", "#626975", "#15181d", "#ffffff"
FONT = "Open Sans, Liberation Sans, DejaVu Sans, Noto Sans, Arial, sans-serif"
SERIF = "Charter, Georgia, Liberation Serif, serif"
LONG, CUT = 34, 32
"""Letters of a name that are written, and of one that is cut."""
FORBIDDEN = re.compile("[\x00-\x1f\ud800-\udfff\ufffe\uffff]")
FORBIDDEN_IN_LINES = re.compile("[\x00-\x09\x0b-\x1f\ud800-\udfff\ufffe\uffff]")


def mark(
    name: str,
    ids: Iterable[object] | None,
    inside: str,
    more: Mapping[str, str] | None = None,
    *,
    kind: str = "",
) -> str:
    """A group that opens the sentences it rests on, by mouse and by key.

    ``more`` are data attributes by name, ``kind`` a class of its own.
    """
    told = " ".join(str(i) for i in ids or ())
    words = legal(name)
    data = "".join(
        f" data-{k}={quoteattr(legal(v, line_ends=True))}" for k, v in (more or {}).items()
    )
    return (
        f'<g class="{f"mark {kind}" if kind else "mark"}" role="button" tabindex="0" '
        f"data-ids={quoteattr(told)} data-name={quoteattr(words)}{data}>"
        f"<title>{escape(words)}</title>{inside}</g>"
    )


def echo(ids: Iterable[object] | None, inside: str) -> str:
    """More of a mark that is drawn above others: it opens the same by mouse, and keys pass it."""
    told = " ".join(str(i) for i in ids or ())
    return f'<g class="echo" aria-hidden="true" data-ids={quoteattr(told)}>{inside}</g>'


def tellers(shape: str, x: float, y: float) -> tuple[str, float]:
    """● and ◇ drawn, so that no font is needed, and the pixels they take."""
    parts, at = [], x
    for one in shape:
        if one == "●":
            parts.append(f'<circle cx="{at + 5:.1f}" cy="{y:.1f}" r="4.5" fill="{INK}"/>')
        else:
            d = f"M{at + 5:.1f} {y - 5.5:.1f}l5.5 5.5l-5.5 5.5l-5.5 -5.5Z"
            parts.append(f'<path d="{d}" fill="{PAPER}" stroke="{INK}" stroke-width="1.3"/>')
        at += 12
    return "".join(parts), at - x + (2 if shape else 0)


@dataclass(frozen=True, slots=True)
class Face:
    """How words are written: size in pixels, colour, weight, which end or the middle stands where
    they are put, and whether a rim of paper parts them from what lies below."""

    size: int = 12
    hue: str = INK
    weight: int = 0
    anchor: str = "middle"
    halo: bool = False
    serif: bool = False


def written(x: float, y: float, words: str, face: Face) -> str:
    """Words at a point, as text."""
    look = f'font-size="{face.size}" fill="{face.hue}"'
    if face.anchor != "start":
        look += f' text-anchor="{face.anchor}"'
    if face.weight:
        look += f' font-weight="{face.weight}"'
    if face.serif:
        look += f' font-family="{SERIF}"'
    if face.halo:
        look += f' stroke="{PAPER}" stroke-width="3" stroke-linejoin="round" paint-order="stroke"'
    return f'<text x="{x:.1f}" y="{y:.1f}" {look}>{escape(legal(words))}</text>'


@dataclass(frozen=True, slots=True)
class Sheet:
    """The left upper corner of a picture's own coordinates, and its width on paper in millimetres
    (0: as wide as it has pixels)."""

    left: float = 0.0
    top: float = 0.0
    paper: int = 0


BARE = Sheet()


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing before it stands anywhere: what it shows in words, its parts, its size in pixels,
    the study it answers."""

    name: str
    parts: tuple[str, ...]
    size: tuple[float, float]
    study: str = ""

    def svg(self) -> str:
        """The drawing alone; the same picture gives the same bytes."""
        return page(self.size, self.name, self.parts, study=self.study)


def disc(x: float, y: float, sign: int) -> str:
    """+, − or ? in a ring round a point."""
    hue = {1: PLUS, -1: MINUS, 0: UNSAID}[sign]
    ring = f'<circle cx="{x:.1f}" cy="{y:.1f}" r="7.5" fill="{PAPER}" stroke="{hue}"/>'
    if sign == 0:
        place = f'x="{x:.1f}" y="{y + 4:.1f}" text-anchor="middle"'
        return f'{ring}<text {place} font-size="12" fill="{hue}">?</text>'
    lines = f"M{x - 3.5:.1f} {y:.1f}h7" + (f"M{x:.1f} {y - 3.5:.1f}v7" if sign > 0 else "")
    return ring + f'<path d="{lines}" stroke="{hue}" stroke-width="1.7" fill="none"/>'


def shown(words: str) -> str:
    """A name as it is written: without what XML forbids, long ones cut."""
    written = legal(words)
    return written if len(written) <= LONG else written[:CUT] + "…"


def legal(text: str, *, line_ends: bool = False) -> str:
    """Without the control characters XML forbids; line ends only where asked for."""
    return (FORBIDDEN_IN_LINES if line_ends else FORBIDDEN).sub("", text)


def is_hue(value: str) -> bool:
    """Whether it is a colour as #rgb or #rrggbb."""
    return re.fullmatch(r"#([0-9a-fA-F]{3}|[0-9a-fA-F]{6})", value) is not None


def page(
    size: tuple[float, float],
    title: str,
    parts: Sequence[str],
    *,
    sheet: Sheet = BARE,
    study: str = "",
) -> str:
    """The parts as one SVG of ``size`` (width, height) on a sheet; ``study`` is written into it as
    its description."""
    width, height = size
    measured = f'width="{width:.0f}" height="{height:.0f}"'
    if sheet.paper:
        measured = f'width="{sheet.paper}mm" height="{sheet.paper * height / width:.2f}mm"'
    described = f"<desc>{escape(legal(study))}</desc>" if study else ""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" '
        f'viewBox="{round(sheet.left)} {round(sheet.top)} {width:.0f} {height:.0f}" '
        f'{measured} font-family="{FONT}" role="group" '
        f"aria-label={quoteattr(legal(title))}>" + described + "".join(parts) + "</svg>"
    )
