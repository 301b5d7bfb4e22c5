"""Charts of the night ferry debate: stances, time, tables and what is coded together."""

import time

import numpy as np
import pytest
from night_ferry import ROWS, ferry

from hustings.errors import OptionError, UnknownName
from hustings.model import Statements
from hustings.networks import barplot, co_occurrence, crosstab, over_time, stances

SILENT = ("9", "d3", "2025-01-08", "Renn", "night ferry", None, None, "")


# -- stances


def test_stances_are_the_counts_of_the_bar_plot_with_those_who_speak():
    made, bars = stances(ferry()), barplot(ferry(), qualifier="agreement")
    assert made.values == ("night ferry", "car-free quay")
    assert made.levels == (0, 1)
    assert made.counts.tolist() == [[1, 4], [2, 1]]
    assert dict(zip(made.values, made.counts.tolist(), strict=True)) == dict(
        zip(bars.values, bars.counts.tolist(), strict=True)
    )
    assert made.actors.tolist() == [3, 2]  # Calder, Pell, Renn; Voss, Renn
    assert made.unsaid.tolist() == [0, 0]
    assert made.n == 8


def test_who_takes_no_stance_is_counted_apart_and_opens_his_sentence():
    made = stances(ferry([*ROWS, SILENT]))
    assert made.counts.tolist() == [[1, 4], [2, 1]]
    assert made.unsaid.tolist() == [1, 0]
    assert made.n == 9
    assert made.statements("night ferry", "no stance") == ["9"]
    assert made.statements("night ferry", 0) == ["3"]
    assert sorted(made.statements("night ferry")) == ["1", "2", "3", "4", "8", "9"]


def test_the_same_said_again_counts_once_a_text_for_stances_too():
    made = stances(ferry([*ROWS, SILENT]), duplicates="document")
    # a bar of Discourse Network Analyzer asks what is said in a text, not by how many: of Calder's
    # two sentences in d1 one counts, and of Voss's and Renn's against the quay in d3 one
    assert made.counts.tolist() == [[1, 3], [1, 1]]
    assert made.unsaid.tolist() == [1, 0]
    assert made.actors.tolist() == [3, 2]


def test_a_list_that_leaves_out_the_silent_leaves_them_out():
    rows = ferry([*ROWS, SILENT])
    assert stances(rows, exclude={"agreement": [""]}).unsaid.tolist() == [0, 0]
    only = stances(rows, exclude={"agreement": [""]}, invert=["agreement"])
    assert (only.counts.sum(), only.unsaid.tolist()) == (0, [1])


def test_a_number_shows_its_whole_scale_also_where_nobody_stands():
    made = stances(ferry(scales={"salience": (-3, 3)}), qualifier="salience")
    assert made.levels == (-3, -2, -1, 0, 1, 2, 3)
    assert made.counts.tolist() == [[0, 1, 0, 0, 1, 3, 0], [0, 0, 2, 1, 0, 0, 0]]
    assert made.statements("night ferry", 2) == ["1", "2", "8"]
    assert made.statements("night ferry", 3) == []


def test_balance_puts_those_most_spoken_for_first():
    rows = [
        (str(i), "d", "2024-01-01", "V", c, a, 0, "")
        for i, (c, a) in enumerate(
            [("a", False), ("a", False), ("a", False), ("b", True), ("c", True), ("c", False)]
        )
    ]
    assert stances(ferry(rows)).values == ("a", "c", "b")
    assert stances(ferry(rows), order="balance").values == ("b", "c", "a")
    assert stances(ferry(rows), order="name").values == ("a", "b", "c")


def test_names_have_no_balance_and_unknown_orders_are_refused():
    with pytest.raises(OptionError, match="balance"):
        stances(ferry(), qualifier="frame", order="balance")
    with pytest.raises(UnknownName):
        stances(ferry(), order="loudness")
    with pytest.raises(UnknownName):
        stances(ferry(), aggregation="subtract")
    with pytest.raises(UnknownName):
        stances(ferry()).statements("night ferry", 7)


def test_stances_of_nothing_say_why():
    made = stances(ferry(), since="2030-01-01")
    assert made.values == ()
    assert made.why_empty


# -- over time


def test_months_nothing_was_said_in_stand_between_those_that_were_spoken_in():
    made = over_time(ferry(), unit="month")
    assert made.periods[0] == "2024-01-01"
    assert made.periods[-1] == "2025-01-01"
    assert len(made.periods) == 13
    assert made.values == ("night ferry", "car-free quay")
    assert made.counts[:, [0, 12]].tolist() == [[4, 1], [1, 2]]
    assert made.counts[:, 1:12].sum() == 0
    assert made.statements("car-free quay", "2025-01-01") == ["6", "7"]


def test_the_unit_is_the_finest_that_makes_at_most_sixty_periods():
    # 2024-01-08 to 2025-01-08 are 366 days, 53 weeks
    assert over_time(ferry()).unit == "week"
    assert len(over_time(ferry()).periods) == 53
    assert over_time(ferry(), until="2024-12-31").unit == "day"
    assert over_time(ferry(), finest="year").unit == "year"


def test_weeks_begin_on_monday():
    rows = [
        (str(i), "d", day, "V", "a", True, 0, "")
        for i, day in enumerate(["2024-01-07", "2024-01-08", "2024-01-14"])
    ]
    made = over_time(ferry(rows), unit="week")
    assert made.periods == ("2024-01-01", "2024-01-08")
    assert made.counts.tolist() == [[1, 2]]


def test_decades_begin_in_years_that_end_in_nothing():
    rows = [
        (str(i), "d", day, "V", "a", True, 0, "")
        for i, day in enumerate(["1959-12-31", "1960-01-01", "1979-01-01"])
    ]
    made = over_time(ferry(rows), unit="decade")
    assert made.periods == ("1950-01-01", "1960-01-01", "1970-01-01")
    assert made.counts.tolist() == [[1, 1, 1]]


def test_the_undated_are_counted_and_stand_nowhere():
    rows = [ROWS[0], ("2", "d9", None, "Pell", "night ferry", True, 1, "")]
    made = over_time(ferry(rows))
    assert (made.n, made.undated, made.vague) == (1, 1, 0)
    assert made.apart("undated") == ["2"]


def test_what_is_never_dated_has_no_row():
    rows = [ROWS[0], ("2", "d9", None, "Pell", "car-free quay", True, 1, "")]
    made = over_time(ferry(rows))
    assert (made.values, made.undated) == (("night ferry",), 1)


def test_a_told_time_that_reaches_over_several_years_stands_in_none_of_them():
    told = Statements.from_columns(
        {"concept": ["quay"] * 4, "about": ["1954", "193X", "1984/..", None]}
    )
    made = over_time(told, time="told", unit="year")
    assert made.periods == ("1954-01-01",)
    assert (made.n, made.vague, made.undated) == (1, 2, 1)
    assert made.apart("vague") == ["2", "3"]
    assert made.apart("undated") == ["4"]
    by_decade = over_time(told, time="told", unit="decade")
    assert (by_decade.n, by_decade.vague) == (2, 1)


def test_too_many_periods_and_unknown_units_are_one_sentence():
    rows = [
        (str(i), "d", day, "V", "a", True, 0, "")
        for i, day in enumerate(["1900-01-01", "2024-01-01"])
    ]
    with pytest.raises(OptionError, match="coarser unit"):
        over_time(ferry(rows), unit="day")
    with pytest.raises(UnknownName):
        over_time(ferry(), unit="fortnight")
    assert over_time(ferry([]), unit="day").why_empty


# -- tables


def test_a_table_has_totals_and_what_chance_would_give():
    made = crosstab(ferry(), rows="speaker")
    assert made.rows == ("Calder", "Renn", "Voss", "Pell")
    assert made.columns == ("night ferry", "car-free quay")
    assert made.counts.tolist() == [[3, 0], [1, 1], [0, 2], [1, 0]]
    assert made.row_totals.tolist() == [3, 2, 2, 1]
    assert made.column_totals.tolist() == [5, 3]
    assert made.expected[0].tolist() == [15 / 8, 9 / 8]
    # (3 - 15/8) / sqrt(15/8 * 5/8 * 3/8)
    assert made.residuals[0, 0] == pytest.approx(1.125 / np.sqrt(1.875 * 0.625 * 0.375))
    assert made.statements("Voss", "car-free quay") == ["5", "6"]
    assert made.statements(column="car-free quay") == ["5", "6", "7"]


def test_what_has_no_value_stands_in_no_cell_and_is_told():
    made = crosstab(ferry(), rows="speaker", columns="frame")
    assert (made.n, made.without) == (7, 1)
    assert made.statements() == ["1", "2", "3", "4", "6", "7", "8"]


def test_a_row_that_has_all_statements_has_no_residual():
    assert np.isnan(crosstab(ferry(ROWS[:2]), rows="speaker").residuals).all()


def test_a_variable_against_itself_is_refused():
    with pytest.raises(OptionError):
        crosstab(ferry(), rows="concept", columns="concept")


# -- coded together


def placed(spans):
    """Statements of one text: (concept, start, stop, turn, sentence)."""
    names = ("concept", "start", "stop", "turn", "sentence")
    columns = {name: [row[i] for row in spans] for i, name in enumerate(names)}
    kinds = dict.fromkeys(("start", "stop", "turn", "sentence"), "integer")
    return Statements.from_columns(columns, kinds)


TOGETHER = [
    ("fares", 0, 40, 0, 0),
    ("ferry", 30, 60, 0, 1),
    ("ferry", 60, 90, 0, 2),
    ("noise", 100, 120, 1, 3),
    ("fares", 110, 130, 1, 3),
]


def test_marks_that_overlap_are_one_passage_and_marks_that_touch_are_two():
    made = co_occurrence(placed(TOGETHER))
    assert made.values == ("fares", "ferry", "noise")
    assert made.counts.tolist() == [[0, 1, 1], [1, 0, 0], [1, 0, 0]]
    assert made.n == 2
    assert made.statements("fares", "ferry") == ["1", "2"]
    assert made.statements("fares") == ["1", "2", "4", "5"]


def test_in_a_turn_every_two_statements_meet_also_of_one_concept():
    made = co_occurrence(placed(TOGETHER), within="turn")
    # turn 0: fares-ferry twice, ferry-ferry once; turn 1: noise-fares once
    assert made.values == ("ferry", "fares", "noise")
    assert made.counts.tolist() == [[1, 2, 0], [2, 0, 1], [0, 1, 0]]
    assert made.n == 4
    assert made.totals.tolist() == [4, 3, 1]
    # totals' products by 2 * 4 pairs; half on the diagonal: together all four pairs
    assert made.expected.tolist() == [[1, 1.5, 0.5], [1.5, 0.5625, 0.375], [0.5, 0.375, 0.0625]]
    assert np.triu(made.expected).sum() == 4
    assert made.statements("ferry", "ferry") == ["2", "3"]


def test_sentences_reach_as_far_as_is_said():
    one = co_occurrence(placed(TOGETHER), within="sentences")
    assert (one.n, one.values) == (1, ("fares", "noise"))
    two = co_occurrence(placed(TOGETHER), within="sentences", reach=2)
    # 0-1, 1-2, 2-3 twice, 3-3
    assert two.n == 5


def test_statements_of_different_texts_never_meet():
    apart = Statements.from_columns(
        {"concept": ["a", "b"], "document": ["1", "2"], "start": [0, 0], "stop": [9, 9]}
    )
    made = co_occurrence(apart)
    assert made.n == 0
    assert "same passage" in made.why_empty


def test_two_coders_of_the_same_words_code_nothing_together():
    columns = {
        "concept": ["fares", "fares", "noise", "fares"],
        "start": [0, 0, 4, 4],
        "stop": [9, 9, 12, 12],
        "coder": ["Anna", "Ben", "Anna", None],
    }
    made = co_occurrence(Statements.from_columns(columns))
    assert made.n == 1
    assert made.statements("fares", "noise") == ["1", "3"]


def test_a_place_that_is_not_numbered_or_not_known_is_refused():
    with pytest.raises(OptionError, match="column 'turn'"):
        co_occurrence(ferry(), within="turn")
    with pytest.raises(UnknownName):
        co_occurrence(ferry(), within="page")
    with pytest.raises(OptionError):
        co_occurrence(ferry(), reach=0)


def test_a_hundred_thousand_statements_are_charted_within_half_a_second():
    draws = np.random.default_rng(5)
    n = 100_000
    start = draws.integers(0, 1_000_000, n)
    many = Statements.from_columns(
        {
            "document": [f"d{i}" for i in draws.integers(0, 400, n)],
            "holder": [f"h{i}" for i in draws.integers(0, 500, n)],
            "concept": [f"c{i}" for i in draws.integers(0, 50, n)],
            "agreement": draws.integers(0, 2, n).astype(bool).tolist(),
            "date": np.datetime64("2024-01-01", "s") + draws.integers(0, 10**8, n),
            "start": start,
            "stop": start + 40,
        },
        {"agreement": "boolean"},
    )
    for ask in (stances, over_time, crosstab, co_occurrence):
        began = time.process_time()
        made = ask(many)
        took = time.process_time() - began
        assert made.n > 0
        assert took < 0.5, (ask.__name__, took)
