"""Any SVG as PNG and PDF, without a browser and with letters of its own."""

from __future__ import annotations

import struct
import zlib
from pathlib import Path

from .marks import PAPER

WEIGHTS = ("Regular", "Italic", "SemiBold", "Bold")
MM = 25.4
"""Millimetres of an inch."""
PIXELS_AN_INCH = 96
"""CSS pixels of an inch."""


def _font_files() -> list[str]:
    """Open Sans, so that a machine without fonts writes its names too."""
    import ttf_opensans

    folder = Path(ttf_opensans.__file__).parent / "ttf"
    return [str(folder / f"OpenSans-{weight}.ttf") for weight in WEIGHTS]


def png(svg: str, *, scale: float = 2.0, dpi: int = 0) -> bytes:
    """An SVG as PNG bytes, drawn by resvg in Open Sans: ``scale`` dots for each pixel, or as many
    dots an inch as ``dpi`` where its size is in millimetres; that is written into the file.

    The machine's own fonts fill in for scripts Open Sans has not.
    """
    import resvg_py

    made = bytes(
        resvg_py.svg_to_bytes(
            svg_string=svg,
            background=PAPER,
            font_files=_font_files(),
            sans_serif_family="Open Sans",
            serif_family="Open Sans",
            zoom=None if dpi else max(1, round(scale)),
            dpi=dpi or PIXELS_AN_INCH,
        )
    )
    return _with_chunk(made, b"pHYs", _dots(dpi)) if dpi else made


def pdf(svg: str, *, width: int) -> bytes:
    """An SVG as a PDF of one page, ``width`` millimetres wide, its words as text.

    Drawn by typst, which makes the same picture as :func:`png`; the same SVG gives the same bytes.
    """
    import typst

    fonts = typst.Fonts(font_paths=[str(Path(file).parent) for file in _font_files()[:1]])
    source = (
        "#set document(date: none)\n"
        f"#set page(width: {width}mm, height: auto, margin: 0mm)\n"
        f'#image(bytes(sys.inputs.picture), format: "svg", width: {width}mm)\n'
    )
    made = typst.compile(
        source.encode(), font_paths=fonts, sys_inputs={"picture": svg}, format="pdf"
    )
    return bytes(made)


def described(picture: bytes, study: str) -> bytes:
    """A PNG with the study in a text chunk (iTXt, keyword Description), before the picture's
    data."""
    if not study:
        return picture
    return _with_chunk(picture, b"iTXt", b"Description\0\0\0\0\0" + study.encode())


def _dots(dpi: int) -> bytes:
    """Dots per metre across and down, and that the unit is the metre."""
    dots = round(dpi / MM * 1000)
    return struct.pack(">IIB", dots, dots, 1)


def _with_chunk(picture: bytes, kind: bytes, body: bytes) -> bytes:
    """A PNG with one more chunk after its head."""
    chunk = kind + body
    crc = struct.pack(">I", zlib.crc32(chunk))
    return picture[:33] + struct.pack(">I", len(body)) + chunk + crc + picture[33:]
