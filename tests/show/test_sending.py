"""A drawing is sent to a page in short, and is the very same when the page has written it out."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path

import pytest

from hustings import networks
from hustings.show.marks import mark, page
from hustings.show.networks.drawing import network_svg
from hustings.show.sending import SIGN, SMALL, shortened

from .answers import harbour

SAMPLES = Path(__file__).parent / "samples"
ASKED = {"variable1": "speaker", "variable2": "concept", "qualifier": "agreement"}


@cache
def drawn() -> str:
    return network_svg(networks.network(harbour(24, 300), **ASKED))


def written(short: str) -> str:
    """As ``frontend/src/drawn/whole.ts`` writes it out."""
    if not short.startswith(SIGN):
        return short
    table, _, text = short[1:].partition("\n")
    looks = json.loads(table)
    nodes = re.findall(r'data-node="([^"]*)"', text)

    def made(kind: str, ids: str, name: str, more: str) -> str:
        button = f'<g class="mark{kind}" role="button" tabindex="0" data-ids="{ids}"'
        return f'{button} data-name="{name}"{more}><title>{name}</title>'

    def tie(m: re.Match[str]) -> str:
        one, other = nodes[int(m[3])], nodes[int(m[4])]
        name = f"{one.split('|', 1)[1]} – {other.split('|', 1)[1]}: {m[5]}"
        more = f' data-ends="{one}&#10;{other}" data-weight="{m[5]}"'
        return made(m[1], m[2], name, more)

    some = f"([^{SIGN}]*){SIGN}"
    text = re.sub(rf"{SIGN}T{some}{some}([0-9]+) ([0-9]+) ([^>]*)>", tie, text)
    text = re.sub(
        rf"{SIGN}M{some}{some}{some}([^>]*)>", lambda m: made(m[1], m[2], m[3], m[4]), text
    )
    return re.sub(f"{SIGN}([0-9]+)", lambda m: looks[int(m[1])], text)


def test_a_network_is_sent_in_little_more_than_half_and_is_the_same() -> None:
    short = shortened(drawn())
    assert len(short) < len(drawn()) * 0.6
    assert written(short) == drawn()


def test_the_pages_write_out_what_the_server_sends() -> None:
    """``whole.test.ts`` reads the same two files."""
    whole = (SAMPLES / "network.svg").read_text(encoding="utf-8")
    assert shortened(whole) == (SAMPLES / "network.short").read_text(encoding="utf-8")
    assert written(shortened(whole)) == whole


@pytest.mark.parametrize(
    "name",
    ['He said "no"', "a <b> & 'c' \"d\"", "x|y – z: 3", ' fill="none"', "two\nlines", "7 8 9", ""],
)
def test_names_of_any_letters_come_through(name: str) -> None:
    marks = [mark(name, ["s1", "s2"], f'<path d="M{k} 0" fill="none"/>') for k in range(100)]
    ends = {"node": f"row|{name}"}
    marks.append(mark(name, None, '<circle r="5"/>', ends, kind="node"))
    tied = {"ends": f"row|{name}\nrow|{name}", "weight": "3"}
    marks += [mark(f"{name} – {name}: 3", None, '<path d="M0 0"/>', tied, kind="tie")] * 200
    svg = page((10, 10), "marks", marks)
    assert len(svg) > SMALL
    assert written(shortened(svg)) == svg


def test_what_is_small_or_has_the_sign_in_it_is_sent_whole() -> None:
    assert shortened("<svg/>") == "<svg/>"
    told = drawn().replace("</title>", f"{SIGN}</title>", 1)
    assert shortened(told) == told
