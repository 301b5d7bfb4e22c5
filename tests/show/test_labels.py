"""Names in a picture: each can be read."""

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hustings.show.labels import Label, Node, labels
from hustings.show.svg import PAPER, png

FRAME = (0.0, 0.0, 1000.0, 640.0)
WORDS = st.text(alphabet="Wil mÄé港—", min_size=1, max_size=34)
NODES = st.lists(
    st.builds(
        Node, st.floats(0, 1000), st.floats(0, 640), st.floats(2, 40), WORDS.filter(str.strip)
    ),
    max_size=70,
)
"""Nodes anywhere, on one another as well: no layout may be worse."""


def apart(one: Label, two: Label) -> bool:
    (a, b, c, d), (e, f, g, h) = one.box, two.box
    return c <= e or g <= a or d <= f or h <= b


@settings(max_examples=120, deadline=None)
@given(NODES, st.booleans())
def test_no_name_lies_on_another_or_leaves_the_picture_however_the_nodes_lie(
    nodes: list[Node], every: bool
) -> None:
    legend = (8.0, 560.0, 120.0, 630.0)
    made = [p for p in labels(nodes, FRAME, [legend], every=every) if p is not None]
    on_legend = Label(0, 0, legend, False)
    assert all(apart(a, b) for a, b in combinations([*made, on_legend], 2))
    for place in made:
        left, top, right, bottom = place.box
        assert 0 <= left < right <= 1000
        assert 0 <= top < bottom <= 640
        assert top < place.y < bottom


def test_few_names_are_all_written_even_of_nodes_on_one_place_and_far_ones_are_led_to() -> None:
    heap = [Node(500, 300, 10, f"Somebody {i:02d}") for i in range(60)]
    made = labels(heap, FRAME, every=True)
    assert all(place is not None for place in made)
    assert not made[0].led
    assert any(place.led for place in made)
    assert None in labels(heap, FRAME, every=False)


@pytest.mark.parametrize("words", ["Somebody 007", "WWMM@@%%", "illicit fjord", "Ärzte", "ЩЖФ щжю"])
@pytest.mark.parametrize("family", ["Open Sans", "DejaVu Sans"])
def test_a_name_stays_inside_its_box(words: str, family: str) -> None:
    (place,) = labels([Node(300, 20, 4, words)], (0, 0, 600, 60), every=True)
    assert place is not None
    left, top, right, bottom = place.box
    frame = (
        '<svg xmlns="http://www.w3.org/2000/svg" width="600" height="60" '
        f'font-family="{family}">{{}}</svg>'
    )
    text = f'<text x="{place.x}" y="{place.y}" text-anchor="middle" font-size="13">{words}</text>'
    cover = f'<rect x="{left}" y="{top}" width="{right - left}" height="{bottom - top}" fill="{PAPER}"/>'
    empty = png(frame.format(""))
    if png(frame.format(text)) == empty:
        pytest.skip(f"{family} is not on this machine.")
    assert png(frame.format(text + cover)) == empty


def test_a_name_stands_on_no_line_where_another_place_is_free() -> None:
    node = Node(100, 100, 8, "Ines Calder")
    (below,) = labels([node], FRAME, every=True)
    assert below is not None
    assert below.y > 100
    x, y = 100.0, 116.0
    (place,) = labels([node], FRAME, every=True, lines=[(x - 2, y - 2, x + 2, y + 2)])
    assert place is not None
    assert not (place.box[0] < x < place.box[2] and place.box[1] < y < place.box[3])
    # with lines on every side it stands as if there were none
    sides = [(0.0, 60.0, 200.0, 140.0)]
    assert labels([node], FRAME, every=True, lines=sides) == [below]
