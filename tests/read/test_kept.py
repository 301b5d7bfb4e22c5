"""What the reference says a kind of file keeps is what its reader gives, of the same interview."""

from collections.abc import Callable
from itertools import groupby
from pathlib import Path

import pytest

from hustings.model import Transcript
from hustings.read import read
from hustings.read.formats import FORMATS, format_of
from hustings.read.formats.kept import KEPT

SAMPLES = Path(__file__).parents[2] / "examples" / "formats"


def kind(sample: Transcript) -> str:
    return sample.source.format


READ = {
    name: list(group)
    for name, group in groupby(sorted(map(read, SAMPLES.glob("ferry*")), key=kind), key=kind)
}
"""Kind of file -> the interview, read from each of its samples."""


def heads(sample: Transcript) -> list[str]:
    return [sample.text[t.start : t.end] for t in sample.turns if t.kind == "heading"]


GIVES: dict[str, Callable[[Transcript], bool]] = {
    "time": lambda sample: any(t.begins_at is not None for t in sample.turns),
    "heading": lambda sample: "II. The quay" in heads(sample),
    "page numbers": lambda sample: all(t.page is not None for t in sample.turns),
    "the sitting's date": lambda sample: sample.date == "2031-05-03",
}
PLAIN = ("text", "markdown")
"""Kinds whose words are kept as they stand, times too where there are any."""


@pytest.mark.parametrize("what", GIVES)
@pytest.mark.parametrize("name", sorted(READ.keys() - set(PLAIN)))
def test_what_is_said_to_be_kept_is_given(name: str, what: str) -> None:
    if what in KEPT[name][0]:
        assert any(map(GIVES[what], READ[name]))


@pytest.mark.parametrize("what", ["time", "page numbers"])
@pytest.mark.parametrize("name", sorted(READ.keys() - set(PLAIN)))
def test_what_is_given_is_said_to_be_kept(name: str, what: str) -> None:
    if any(map(GIVES[what], READ[name])):
        assert what in KEPT[name][0]


def test_every_kind_says_what_it_keeps() -> None:
    assert READ.keys() <= KEPT.keys()


def listed() -> dict[str, list[str]]:
    """The kinds of transcripts the page of the docs lists, with their endings."""
    page = (SAMPLES.parents[1] / "docs" / "reference" / "formats.md").read_text(encoding="utf-8")
    rows = [line.strip("| ").split(" | ") for line in page.splitlines() if line.startswith("| ")]
    transcripts = [row for row in rows if row[-1].endswith("transcript")]
    return {row[0].strip(): row[1].replace("(none)", "").split() for row in transcripts}


def test_the_docs_list_every_reader_with_its_endings() -> None:
    endings = {name: [s for s in form.suffixes if s] for name, form in FORMATS.items()}
    assert listed() == endings


@pytest.mark.parametrize(
    ("name", "ending"), [(n, e) for n, found in listed().items() for e in found]
)
def test_an_ending_the_docs_list_leads_to_its_reader(name: str, ending: str) -> None:
    # what is written in no kind's own mark-up says of itself only that it is text
    assert format_of(f"ferry{ending}", b"Edda: The ferry is full.").name == name


def test_every_reader_has_a_sample_that_is_read_by_it() -> None:
    assert READ.keys() == FORMATS.keys()
