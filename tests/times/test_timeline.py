"""A history as told: the night ferry of Lindholm Bay over the decades."""

import pytest

from hustings import network, run, timeline, windows
from hustings.errors import OptionError, UnknownName
from hustings.model import Statements
from hustings.model.periods import Period
from hustings.model.selecting import told_mask
from hustings.studies import study_of

TOLD = Statements.from_columns(
    {
        "id": ["a", "b", "c", "d", "e"],
        "document": ["t1", "t1", "t1", "t2", "t2"],
        "date": ["2024-05-01", "2024-05-01", "2024-05-01", "2031-02-01", "2031-02-01"],
        "start": [10, 50, 90, 5, 40],
        "speaker": ["Voss", "Voss", "Voss", "Renn", "Renn"],
        "holder": ["Voss", "Calder", "Voss", "Renn", None],
        "form": ["event", "event", "position", "event", "code"],
        "concept": ["night ferry", "night ferry", "harbour toll", "night ferry", "night ferry"],
        "event": ["founding", "strike", None, "founding", None],
        "actor": ["Guild", None, None, "Guild", None],
        "about": ["1951", "193X~", None, "1949/1953", "1960/.."],
    }
)


def test_statements_stand_in_lanes_by_the_time_they_speak_of():
    found = timeline(TOLD)
    assert [(i.statement, i.lane, i.earliest, i.latest) for i in found.items] == [
        ("b", "Calder", "1930-01-01", "1939-12-31"),
        ("d", "Renn", "1949-01-01", "1953-12-31"),
        ("a", "Voss", "1951-01-01", "1951-12-31"),
        ("e", "unstated", "1960-01-01", None),
    ]
    assert found.lanes == ("Calder", "Renn", "Voss", "unstated")
    soft = found.items[0]
    assert (soft.approximate, soft.unspecified, soft.open_end) == (True, True, False)
    assert found.items[-1].open_end


def test_the_order_of_telling_counts_the_undated_too_and_these_are_listed():
    found = timeline(TOLD)
    assert {i.statement: i.order for i in found.items} == {"a": 0, "b": 1, "d": 3, "e": 4}
    assert found.undated == ("c",)


@pytest.mark.parametrize(
    ("by", "lanes"),
    [
        ("form", ("event", "code")),
        ("transcript", ("t1", "t2")),
        ("actor", ("no actor", "Guild")),
        ("concept", ("night ferry", "strike", "founding")),
    ],
)
def test_lanes_are_what_one_asks_for(by, lanes):
    assert timeline(TOLD, by=by).lanes == lanes


def test_a_statement_of_two_concepts_stands_in_both_lanes():
    assert [i.lane for i in timeline(TOLD, by="concept").items if i.statement == "a"] == [
        "night ferry",
        "founding",
    ]


def test_a_period_keeps_what_meets_it_and_says_what_lies_outside():
    found = timeline(TOLD, since="1939", until="195X", periods=[Period("the lean years", "193X")])
    assert [i.statement for i in found.items] == ["b", "d", "a"]
    assert found.outside == 1
    assert [p.name for p in found.periods] == ["the lean years"]
    assert timeline(TOLD, since="2001", until="2002").items[0].statement == "e"


def test_own_views_leave_out_what_is_only_told_of_others():
    assert [i.statement for i in timeline(TOLD, voice="own").items] == ["d", "a"]


def test_without_times_it_is_empty_and_says_why():
    bare = Statements.from_columns({"speaker": ["Voss"], "holder": ["Voss"]})
    assert timeline(bare).why_empty == "No statement says of what time it speaks."
    assert timeline(bare).undated == ("1",)


def test_an_unknown_lane_or_a_turned_period_is_refused():
    with pytest.raises(UnknownName, match="by"):
        timeline(TOLD, by="mood")
    with pytest.raises(OptionError, match="after until"):
        timeline(TOLD, since="1960", until="1950")
    with pytest.raises(OptionError, match="since"):
        timeline(TOLD, since="the fifties")


def test_a_network_is_cut_by_the_time_told_instead_of_the_time_of_speaking():
    asked = {"variable1": "speaker", "variable2": "concept", "mode": "two-mode"}
    then = network(TOLD, **asked, time="told", since="1945", until="1955")
    assert then.n == 2
    assert network(TOLD, **asked, since="1945", until="1955").n == 0
    assert network(TOLD, **asked, voice="own").n == 3
    assert network(TOLD, **asked, voice="ascribed").n == 2


def test_windows_move_over_the_time_told():
    asked = {"variable1": "speaker", "variable2": "concept", "mode": "two-mode"}
    made = windows(TOLD, **asked, time="told", unit="years", width=10, step=5)
    # the 1930s, nothing, both foundings (told in 2024 and 2031), the foundings again
    assert [w.n for w in made] == [1, 0, 2, 2]


def test_of_a_set_each_member_is_a_mark_and_no_day_between_is_spoken_of():
    rows = Statements.from_columns(
        {
            "holder": ["Voss", "Voss", "Renn"],
            "about": ["{1896,1929..1931}", "[1896,1929]", "{1929,1929}"],
        }
    )
    items = timeline(rows).items
    assert [(i.statement, i.earliest, i.latest) for i in items] == [
        ("1", "1896-01-01", "1896-12-31"),
        ("2", "1896-01-01", "1929-12-31"),
        ("3", "1929-01-01", "1929-12-31"),
        ("1", "1929-01-01", "1931-12-31"),
    ]
    assert [i.statement for i in timeline(rows, since="1900", until="1910").items] == ["2"]
    assert timeline(rows, since="1900", until="1910").outside == 2
    assert told_mask(rows, "1900", "1910").tolist() == [False, True, False]


def test_a_study_of_a_timeline_gives_the_same_answer_again():
    asked = study_of("timeline", {"by": "form", "since": "1950", "voice": "own"})
    assert run(TOLD, asked).items == timeline(TOLD, by="form", since="1950", voice="own").items


def test_a_forecast_stands_where_it_is_to_come_and_one_time_in_two_fields_stands_once() -> None:
    told = Statements.from_columns(
        {
            "form": ["prediction"] * 4,
            "about": ["1987", None, "2030", None],
            "horizon": ["2026", "203X", "2030", None],
        },
        types={"about": "name", "horizon": "name"},
    )
    made = timeline(told, by="form")
    found = [(i.statement, i.field, i.earliest, i.latest) for i in made.items]
    assert found == [
        ("1", "about", "1987-01-01", "1987-12-31"),
        ("1", "horizon", "2026-01-01", "2026-12-31"),
        ("3", "about", "2030-01-01", "2030-12-31"),
        ("2", "horizon", "2030-01-01", "2039-12-31"),
    ]
    assert made.undated == ("4",)
    cut = timeline(told, by="form", since="2000", until="2027")
    assert [(i.statement, i.field) for i in cut.items] == [("1", "horizon")]
    assert cut.outside == 2


def test_lanes_of_the_dated_alone_are_those_of_all() -> None:
    """Undated statements between dated ones change no lane, no order and no row."""
    told = {
        "holder": ["Voss", None, "Renn", "Voss", "Lund"],
        "about": ["1950", None, "1940", None, "1940"],
    }
    made = timeline(Statements.from_columns(told))
    assert [(i.lane, i.order, i.statement) for i in made.items] == [
        ("Renn", 2, "3"),
        ("Lund", 4, "5"),
        ("Voss", 0, "1"),
    ]
    assert made.undated == ("2", "4")
    cut = timeline(Statements.from_columns(told), since="1945")
    assert ([i.lane for i in cut.items], cut.outside) == (["Voss"], 2)
