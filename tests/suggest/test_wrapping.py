"""Line ends inside wrapped paragraphs."""

import textwrap
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hustings.model import Transcript
from hustings.suggest import actors, dates, in_language, quotations, relations, suggest
from hustings.suggest.wrapping import unwrapped

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").rglob("*.txt"))
PARAGRAPHS = (
    "Edda Voss of the Port Office said on 3 March 1997 that the night ferry is too loud, because it "
    "idles its engines, and that the harbour council will close the quay by 2030.",
    "In the words of Tobias Renn, a member of the Traders' Guild since the early 1980s, the Ferry "
    "Company bought the Old Pier in the summer of 1986 and has opposed the Harbour Council ever since.",
    "She told the clerk of the Lindholm Bay Port Office, \u201cthe ferry will be gone before the winter "
    "of 2031\u201d, which led to a strike. Nobody knew why; the union was led by Mara Ostrow.",
)


def wrap(paragraph, width):
    """Every line end stands where a blank stood."""
    return textwrap.fill(
        paragraph, width, break_long_words=False, break_on_hyphens=False, drop_whitespace=True
    )


@settings(max_examples=25, deadline=None)
@given(
    paragraphs=st.lists(st.sampled_from(PARAGRAPHS), min_size=3, max_size=5),
    width=st.integers(40, 110),
)
def test_a_wrapped_text_is_read_as_the_same_text_unwrapped(paragraphs, width):
    flowing = "\n\n".join(paragraphs)
    wrapped = "\n\n".join(wrap(p, width) for p in paragraphs)
    assert unwrapped(wrapped) == flowing
    assert unwrapped(flowing) == flowing


@pytest.mark.parametrize("width", [45, 72, 95])
def test_suggestions_of_a_wrapped_text_are_those_of_the_same_text_unwrapped(width):
    flowing = "\n\n".join(PARAGRAPHS)
    wrapped = "\n\n".join(wrap(p, width) for p in PARAGRAPHS)
    assert len(wrapped) == len(flowing)
    found = [
        suggest(Transcript(text=text, id="t"), tier="all", plugins=False)
        for text in (wrapped, flowing)
    ]
    assert found[0] == found[1]
    assert {s.kind for s in found[0]} == {
        "causes",
        "quotations",
        "actors",
        "relations",
        "dates",
        "predictions",
    }


def test_a_name_over_a_line_end_is_one_name():
    text = wrap(PARAGRAPHS[0], 24) + "\n\n" + wrap(PARAGRAPHS[0], 50)
    names = {a.name for a in actors(text)}
    assert "Port Office" in names
    assert not any("\n" in name for name in names)
    assert all("\n" not in q.source.text for q in quotations(text, "all") if q.source)
    assert all("\n" not in r.actor + r.target for r in relations(text, candidates=True))
    assert {text[d.start : d.end].replace("\n", " ") for d in dates(text)} >= {"3 March 1997"}


@pytest.mark.parametrize(
    "text",
    [
        "The Port Office\nAn interview with Edda Voss\nRecorded on 3 March 1997",
        "Mara Ostrow: Why?\nTobias Renn: Because the ferry is loud and nobody has asked us for years.",
        "We bought these things of him:\n- two boats\n- a pier\n- the harbour",
        "1. The ferry is loud\n2. The quay is old\n3. Nobody asked",
        "apples\npears\nplums\ncherries",
        "A long line of a paragraph that stands on one line alone, as word processors have it, and "
        "which ends with a stop after some more words.\nAnother one of the same kind, as long as that "
        "and even somewhat longer, so that nobody takes it for one that was wrapped.\nA third.",
    ],
)
def test_a_line_end_on_purpose_stays(text):
    assert unwrapped(text) == text


def test_a_short_line_among_wrapped_ones_ends_its_paragraph():
    first, second = (wrap(p, 60) for p in PARAGRAPHS[:2])
    text = f"{first}\n{second}"
    assert len(first.splitlines()[-1]) + len(" In") <= 60
    assert unwrapped(text) == "\n".join(PARAGRAPHS[:2])


def test_what_looks_like_an_item_inside_a_wrapped_sentence_is_none():
    text = (
        "the ferries were counted by the clerk of the port office in each of the years\n"
        "12. that was all he had to do in the winter, when nobody came to the island and\n"
        "the pier was closed, as it had been closed by the council in the years before\n"
        "the war, and in the years after it, and in every year since then, for the cold\n"
        "had never let anybody stay there."
    )
    assert unwrapped(text) == text.replace("\n", " ")


def test_a_name_before_a_colon_opens_a_turn_even_behind_a_full_line():
    lines = ["the night ferry is loud and it wakes the people along the quay every"] * 4
    text = "\n".join(
        [*lines, "Tobias Renn: no, it does not, and it never did in all of these years"]
    )
    assert unwrapped(text).count("\n") == 1


def test_tables_of_other_languages_read_wrapped_lines():
    flowing = (
        "Die Leiterin des Hafenamtes Edda Voss sagte, dass der Lärm zu groß sei, weil die Fähre "
        "nachts mit laufenden Motoren wartet, und dass der Rat den Kai am 3. März 1997 geschlossen hat."
    )
    wrapped = wrap(flowing, 40)
    rules = in_language("de")
    for kind in ("causes", "quotations", "dates"):
        spans = [[(f.start, f.end) for f in getattr(rules, kind)(t)] for t in (wrapped, flowing)]
        assert spans[0] == spans[1]
        assert spans[0]


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda p: p.name)
def test_every_letter_of_an_example_stays(path):
    text = path.read_text(encoding="utf-8")
    read = unwrapped(text)
    assert len(read) == len(text)
    assert all(a == b or (a, b) == ("\n", " ") for a, b in zip(text, read, strict=True))
    assert unwrapped(read) == read
