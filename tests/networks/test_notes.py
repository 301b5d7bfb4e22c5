"""What is said beside a network that counts otherwise than one might think."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from hustings.model import Statements
from hustings.networks import windows
from hustings.networks.notes import notes_of, notes_of_windows
from hustings.project import Project
from hustings.views.network.networks import network_view
from hustings.views.network.structure import windows_view
from hustings.wording import in_language

VOTES = {
    "document": ["d1", "d1", "d2", "d3"],
    "date": ["2031-01-05", "2031-01-05", "2031-02-20", None],
    "person": ["Ann", "Bo", "Ann", "Cy"],
    "concept": ["Fee"] * 4,
    "agreement": [1, 0, 1, 0],
}
UNDATED = "1 statement without a date: in no time, so left out."


def test_a_note_stands_where_something_is_left_out_and_nowhere_else() -> None:
    rows = Statements.from_columns(VOTES)
    assert notes_of(rows, {}) == []
    assert notes_of(rows, {"since": "2031-01-01"}) == [UNDATED]
    assert notes_of(rows, {"exclude": {"person": ["Bo", ""]}}) == []
    assert notes_of(rows, {"exclude": {"person": ["bo", "Bo", "Di"]}}) == [
        "No person is “bo”, “Di”: left out is nothing."
    ]
    subtracted = {"qualifier": "agreement", "aggregation": "subtract"}
    assert notes_of(rows, subtracted) == [
        "Column “agreement” holds 0 and 1 as numbers: 0 adds nothing and is not against."
    ]
    assert notes_of(rows, {**subtracted, "aggregation": "congruence"}) == []
    meant = Statements.from_columns({**VOTES, "agreement": [True, False, True, False]})
    assert notes_of(meant, subtracted) == []


def test_windows_tell_what_lies_in_none_of_them() -> None:
    rows = Statements.from_columns(VOTES)
    asked = {"variable1": "person", "variable2": "concept", "unit": "months", "width": 1}
    # a window of a month, every two months from January on: February lies in none
    made = windows(rows, **asked, step=2)
    assert notes_of_windows(made, rows, {}) == [
        UNDATED,
        "1 statement in no window: every window lies wholly inside the period.",
    ]
    with in_language("de"):
        assert notes_of_windows(made, rows, {})[0].startswith("1 Aussage ohne Datum")


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    """Voss and Ostrow on the fee, in a text of 5 January and in one without a date."""
    words = "VOSS: The fee should fall.\nOSTROW: It should not.\n"
    with Project.create(tmp_path / "p.hustings") as made:
        for n, date in enumerate(("2031-01-05", "")):
            path = tmp_path / f"{n}.txt"
            path.write_text(f"{words}VOSS: So said {n}.\n", encoding="utf-8")
            (text,) = made.add(path)
            made.describe(text.id, date=date)
            for start, stance in ((6, True), (35, False)):
                made.code(
                    text.id, start, start + 10, "position", {"concept": "Fee", "agreement": stance}
                )
        yield made


def test_pages_are_told_what_a_command_line_is_told(project: Project) -> None:
    asked = {"variable1": "speaker", "variable2": "concept"}
    assert network_view(project, asked).notes == []
    told = network_view(project, {**asked, "since": "2031-01-01"}).notes
    assert told == ["2 statements without a date: in no time, so left out."]
    exclude = {**asked, "exclude": {"speaker": ["Nobody"]}}
    assert network_view(project, exclude).notes == ["No speaker is “Nobody”: left out is nothing."]
    over = windows_view(project, {**asked, "unit": "events", "width": 1})
    assert over.notes == ["2 statements without a date: in no time, so left out."]
