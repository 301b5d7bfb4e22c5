"""Event lists and bar plots of the night ferry debate."""

import pytest
from night_ferry import ROWS, ferry

from hustings.errors import UnknownName
from hustings.model import Statements
from hustings.networks import barplot, event_list


def test_an_event_list_runs_in_time_and_keeps_statements_without_a_value():
    rows = [ROWS[i] for i in (7, 0, 4)]
    assert event_list(ferry(rows)).ids == ["1", "5", "8"]


def test_an_event_list_drops_what_is_said_again_in_the_same_unit():
    assert event_list(ferry(), duplicates="document").ids == ["1", "3", "4", "5", "6", "7", "8"]
    assert event_list(ferry(), duplicates="acrossrange").ids == ["1", "3", "4", "5", "7"]
    by_stance = event_list(
        ferry(), duplicates="acrossrange", qualifier="agreement", aggregation="congruence"
    )
    assert by_stance.ids == ["1", "3", "4", "5", "6", "7"]


def test_bars_count_each_level_of_a_value():
    bars = barplot(ferry(), variable="concept", qualifier="agreement")
    assert bars.values == ("car-free quay", "night ferry")
    assert bars.levels == (0, 1)
    assert bars.counts.tolist() == [[2, 1], [1, 4]]
    assert bars.statements("night ferry", 0) == ["3"]
    assert bars.statements("car-free quay") == ["5", "6", "7"]


def test_bars_without_a_qualifier_count_statements():
    assert barplot(ferry(), variable="speaker", duplicates="document").counts.tolist() == [
        [2],
        [1],
        [2],
        [2],
    ]


def test_bars_of_names_and_numbers_work_too():
    assert barplot(ferry(), qualifier="frame").levels == ("jobs", "noise")
    assert barplot(ferry(), qualifier="salience").levels == (-2, -1, 0, 1, 2)


def test_bars_of_an_empty_selection_say_why():
    bars = barplot(ferry(), since="2030-01-01")
    assert bars.counts.shape == (0, 1)
    assert bars.why_empty


def test_an_unknown_variable_or_option_is_refused():
    with pytest.raises(UnknownName):
        barplot(ferry(), variable="concpt")
    with pytest.raises(UnknownName):
        barplot(ferry(), mode="one-mode")


def test_statements_of_one_place_stand_in_the_order_of_their_numbers() -> None:
    same = {"document": ["d"] * 3, "date": ["2024-01-08"] * 3, "start": [5] * 3}
    said = {"speaker": ["Renn"] * 3, "concept": ["quay"] * 3}
    made = Statements.from_columns({"id": ["10", "9", "2"], **same, **said})
    assert event_list(made).ids == ["2", "9", "10"]
