"""Pictures that need no browser and no fonts of the machine."""

import functools

import pytest
import resvg_py

from hustings.show.svg import PAPER, png

FRAME = '<svg xmlns="http://www.w3.org/2000/svg" width="120" height="30" font-family="Open Sans, sans-serif">{}</svg>'


@pytest.mark.parametrize("weight", ["400", "600", "700"])
def test_a_machine_without_fonts_writes_the_names_too(monkeypatch: pytest.MonkeyPatch, weight: str) -> None:
    bare = functools.partial(resvg_py.svg_to_bytes, skip_system_fonts=True)
    monkeypatch.setattr(resvg_py, "svg_to_bytes", bare)
    empty = FRAME.format("")
    named = FRAME.format(f'<text x="5" y="20" font-weight="{weight}">Edda Voss</text>')
    assert bytes(bare(svg_string=named, background=PAPER)) == bytes(bare(svg_string=empty, background=PAPER))
    assert png(named) != png(empty)


def test_the_same_picture_is_the_same_bytes() -> None:
    named = FRAME.format('<text x="5" y="20">Port Office</text>')
    assert png(named) == png(named)
