"""Windows over a debate of three years, and slices weighed by time."""

import math

import numpy as np
import pytest
from night_ferry import ferry

from hustings.errors import OptionError
from hustings.model import Statements
from hustings.networks import windows
from hustings.networks.in_time.kernels import between, shift, weight


def diary(days, speakers=None, stances=None):
    """One statement on the night ferry per day given."""
    n = len(days)
    return Statements.from_columns(
        {
            "date": days,
            "speaker": speakers or ["Calder", "Renn"] * (n // 2) + ["Calder"] * (n % 2),
            "concept": ["night ferry"] * n,
            "agreement": stances or [True] * n,
        },
        {"agreement": "boolean"},
    )


MARCH = [f"2024-03-{d:02d}" for d in range(1, 11)]


def test_a_window_spans_half_its_width_on_either_side_both_ends_included():
    made = windows(diary(MARCH), unit="days", width=4)
    assert [(w.start, w.middle, w.stop, w.n) for w in made][:2] == [
        ("2024-03-01", "2024-03-03", "2024-03-05", 5),
        ("2024-03-02", "2024-03-04", "2024-03-06", 5),
    ]
    assert len(made) == 6
    assert made[-1].stop == "2024-03-10"


def test_widths_six_and_seven_give_the_same_windows():
    six, seven = (windows(diary(MARCH), unit="days", width=w) for w in (6, 7))
    assert [w.n for w in six] == [w.n for w in seven]


def test_a_window_of_one_day_is_a_day_and_for_dna_an_instant():
    hourly = [f"2024-03-0{d}T{h:02d}:00" for d in (1, 2, 3) for h in (0, 6, 12, 18)] + [
        "2024-03-04"
    ]
    made = windows(diary(hourly), unit="days", width=1)
    assert [(w.start, w.n) for w in made] == [
        ("2024-03-01", 4),
        ("2024-03-02", 4),
        ("2024-03-03", 4),
        ("2024-03-04", 1),
    ]
    assert [w.n for w in windows(diary(hourly), unit="days", width=1, compat="dna3")] == [
        1,
        1,
        1,
        1,
    ]


@pytest.mark.parametrize(
    ("unit", "days", "counts"),
    [
        ("days", ["2024-03-01", "2024-03-02T08:00", "2024-03-03T18:00"], [1, 1, 1]),
        ("weeks", ["2024-03-01", "2024-03-07", "2024-03-08", "2024-03-14"], [2, 2]),
        ("months", ["2024-01-01", "2024-01-31", "2024-02-01", "2024-03-31"], [2, 1, 1]),
        ("years", ["2023-01-01", "2024-12-31"], [1, 1]),
        ("hours", ["2024-03-01T08:00", "2024-03-01T09:30"], [1, 1]),
    ],
)
def test_the_last_day_belongs_to_the_period_whole(unit, days, counts):
    made = windows(diary(days), unit=unit, width=1)
    assert [w.n for w in made] == counts
    assert made.outside == 0


def test_a_month_that_is_not_over_is_no_window_and_what_lies_in_it_is_counted():
    made = windows(diary(["2024-01-01", "2024-01-31", "2024-02-20"]), unit="months", width=1)
    assert ([w.n for w in made], made.outside) == ([2], 1)
    two = windows(diary(["2024-01-01", "2024-02-10", "2024-03-31"]), unit="months", width=2)
    assert ([w.n for w in two], two.outside) == ([2], 1)
    assert windows(diary(MARCH), unit="events", width=3).outside == 0
    assert windows(diary(MARCH), unit="years", width=2).outside == 0


def test_step_leaves_out_the_windows_between():
    every = [w.middle for w in windows(diary(MARCH), unit="days", width=2)]
    assert [w.middle for w in windows(diary(MARCH), unit="days", width=2, step=3)] == every[::3]


def test_months_follow_the_calendar():
    made = windows(diary(["2024-01-15", "2024-05-15"]), unit="months", width=2)
    assert [(w.start, w.middle, w.stop) for w in made] == [
        ("2024-01-15", "2024-02-15", "2024-03-15"),
        ("2024-02-15", "2024-03-15", "2024-04-15"),
        ("2024-03-15", "2024-04-15", "2024-05-15"),
    ]
    assert str(shift(np.datetime64("2024-01-31", "s"), 1, "months"))[:10] == "2024-02-29"
    assert str(shift(np.datetime64("2024-02-29", "s"), 1, "years"))[:10] == "2025-02-28"


def test_windows_of_statements_centre_on_each_statement():
    made = windows(diary(MARCH), unit="events", width=3)
    assert len(made) == 8
    assert (made[0].start, made[0].middle, made[0].stop, made[0].n) == (
        "2024-03-01",
        "2024-03-02",
        "2024-03-03",
        3,
    )


@pytest.mark.parametrize(
    ("mode", "normalization"),
    [
        ("one-mode", "none"),
        ("one-mode", "average"),
        ("one-mode", "jaccard"),
        ("two-mode", "none"),
        ("two-mode", "activity"),
    ],
)
@pytest.mark.parametrize("qualifier", ["agreement", "salience"])
def test_going_through_windows_gives_what_each_window_gives_alone(mode, normalization, qualifier):
    rng = np.random.default_rng(7)
    n = 300
    days = np.datetime64("2024-01-01") + np.sort(rng.integers(0, 60, n)).astype("timedelta64[D]")
    s = Statements.from_columns(
        {
            "date": days.astype(str).tolist(),
            "speaker": [f"p{i}" for i in rng.integers(0, 40, n)],
            "concept": [f"c{i}" for i in rng.integers(0, 9, n)],
            "agreement": (rng.random(n) < 0.5).tolist(),
            "salience": rng.integers(-2, 3, n).tolist(),
        },
        {"agreement": "boolean", "salience": "integer"},
    )
    options = {
        "unit": "days",
        "width": 10,
        "mode": mode,
        "normalization": normalization,
        "qualifier": qualifier,
        "aggregation": "subtract",
    }
    made = windows(s, **options)
    for i, w in enumerate(made):
        alone = made[i]
        assert (w.rows, w.columns, w.n) == (alone.rows, alone.columns, alone.n)
        assert w.matrix == pytest.approx(alone.matrix, abs=1e-12)
        for a, b, _ in w.ties()[:3]:
            assert w.statements(a, b) == alone.statements(a, b) != []


def test_a_window_opens_only_its_own_statements():
    made = windows(diary(MARCH), unit="days", width=2)
    assert made[0].statements("Calder", "Renn") == ["1", "2", "3"]


def test_isolates_keep_every_actor_in_every_window():
    s = diary(MARCH, speakers=["Calder"] * 5 + ["Renn"] * 5)
    assert {w.rows for w in windows(s, unit="days", width=2)} == {
        ("Calder",),
        ("Calder", "Renn"),
        ("Renn",),
    }
    assert {w.rows for w in windows(s, unit="days", width=2, isolates=True)} == {("Calder", "Renn")}


def test_a_window_without_statements_says_so():
    made = windows(diary(["2024-03-01", "2024-03-20"]), unit="days", width=2)
    assert made[5].matrix.shape == (0, 0)
    assert made[5].why_empty == "No statement lies in this window."


def test_a_period_shorter_than_a_window_has_none_and_says_why():
    made = windows(diary(MARCH), unit="years", width=2)
    assert len(made) == 0
    assert "shorter than one window" in made.why_empty


def test_fewer_statements_than_a_window_takes_have_none_and_their_number_is_said():
    made = windows(diary(MARCH), unit="events", width=30)
    assert len(made) == 0
    assert made.why_empty == f"A window takes 30 statements; there are {len(MARCH)}."


def test_kernels_weigh_by_distance():
    z = np.array([-1.5, -1, -0.5, 0, 0.5, 1])
    assert weight("uniform", z).tolist() == [0, 0.5, 0.5, 0.5, 0.5, 0.5]
    assert weight("epanechnikov", z) == pytest.approx([0, 0, 0.5625, 0.75, 0.5625, 0])
    assert weight("triangular", z).tolist() == [0, 0, 0.5, 1, 0.5, 0]
    assert weight("triangular", z, dna=True).tolist() == [0, 2, 1.5, 1, 0.5, 0]
    assert weight("gaussian", z)[3] == pytest.approx(1 / math.sqrt(2 * math.pi))


def test_whole_units_are_cut_towards_zero():
    days = np.array(["2024-01-31", "2024-03-31"], dtype="datetime64[s]")
    assert between(days, np.datetime64("2024-02-29", "s"), "months").tolist() == [0, -1]
    assert between(days, np.datetime64("2024-02-29T12:00", "s"), "days").tolist() == [29, -30]


def test_a_kernel_slice_adds_roots_of_weights_over_pairs_of_statements():
    # at 3 March with width 4 (z = -1 ... 1), triangular: weights 0, .5, 1, .5, 0; Calder holds 1, 3 and 5, Renn 2 and 4
    made = windows(
        diary(MARCH[:5]),
        unit="days",
        width=4,
        kernel="triangular",
        qualifier="agreement",
        aggregation="congruence",
    )
    assert [w.middle for w in made] == ["2024-03-03"]
    assert made[0].matrix[0, 1] == pytest.approx(1 * (math.sqrt(0.5) + math.sqrt(0.5)))
    two = windows(diary(MARCH[:5]), unit="days", width=4, kernel="triangular", mode="two-mode")
    assert two[0].matrix.tolist() == [[1.0], [1.0]]


def test_stances_all_for_weigh_above_zero_and_for_dna_below():
    options = {
        "unit": "days",
        "width": 4,
        "kernel": "uniform",
        "mode": "two-mode",
        "qualifier": "agreement",
    }
    s = diary(MARCH[:5])
    assert windows(s, aggregation="subtract", **options)[0].matrix.tolist() == [[1.5], [1.0]]
    assert windows(s, aggregation="subtract", compat="dna3", **options)[0].matrix.tolist() == [
        [-1.5],
        [-1.0],
    ]


def test_numbers_stand_in_their_order_and_for_dna_in_that_of_their_text():
    # levels -2, -1, 2: -1 lies a quarter of the scale from -2; as text "-1" < "-2" < "2" it lies half of it away
    s = Statements.from_columns(
        {
            "date": ["2024-03-01", "2024-03-01", "2024-03-01", "2024-03-03"],
            "speaker": ["Calder", "Renn", "Voss", "Pell"],
            "concept": ["night ferry"] * 3 + ["car-free quay"],
            "salience": [-1, -2, 2, 2],
        },
        {"salience": "integer"},
    )
    options = {
        "unit": "days",
        "width": 2,
        "kernel": "uniform",
        "indent": False,
        "qualifier": "salience",
    }
    right = windows(s, aggregation="conflict", **options)[0]
    assert right.matrix[0, 2] == pytest.approx(0.5 * 1 / 4)
    dna = windows(s, aggregation="conflict", compat="dna3", **options)[0]
    assert dna.matrix[0, 2] == pytest.approx(0.5 * 1 / 2)


def test_slices_divided_by_their_sum_add_to_one():
    made = windows(diary(MARCH), unit="days", width=4, kernel="gaussian", normalize_to_one=True)
    assert [w.matrix.sum() for w in made] == pytest.approx([1.0] * len(made))


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"unit": "fortnights"}, "There is no unit 'fortnights'"),
        ({"width": 0}, "width must be a whole number"),
        ({"step": 0}, "step must be a whole number"),
        ({"kernel": "triweight"}, "There is no kernel 'triweight'"),
        ({"kernel": "uniform", "unit": "events"}, "needs a unit of time"),
        ({"kernel": "uniform", "normalization": "jaccard"}, "none or average"),
        ({"normalize_to_one": True}, "name a kernel"),
        ({"windth": 3}, "There is no option 'windth'"),
    ],
)
def test_an_option_that_cannot_be_used_is_refused_by_name(options, words):
    with pytest.raises(OptionError, match=words):
        windows(ferry(), **options)


def test_windows_need_dates():
    with pytest.raises(OptionError, match="no statement has a date"):
        windows(diary([None, None]))


def test_a_kernel_in_seconds_says_what_to_use_instead():
    assert (
        "use minutes" in windows(diary(MARCH), unit="seconds", width=10, kernel="uniform").why_empty
    )


def told_of(*times):
    """One statement on the night ferry for each time spoken of, by Calder and Renn in turn."""
    n = len(times)
    return Statements.from_columns(
        {
            "date": ["2024-03-14"] * n,
            "id": [f"s{i}" for i in range(n)],
            "about": list(times),
            "speaker": (["Calder", "Renn"] * n)[:n],
            "concept": ["night ferry"] * n,
            "agreement": [True] * n,
        },
        {"agreement": "boolean"},
    )


def test_a_statement_of_two_years_lies_in_the_windows_of_both_and_in_none_between():
    said = told_of("{1896-01-01,1929-01-01}", "1896-01-01", "1912", "1929-01-01")
    made = windows(said, time="told", unit="years", width=2, mode="one-mode")
    assert (made[0].start, made[-1].stop) == ("1896-01-01", "1929-01-01")
    found = {w.middle[:4]: (w.n, w.rows) for w in made}
    assert found["1897"] == (2, ("Calder", "Renn"))  # both of 1896
    assert found["1912"] == (1, ("Calder",))
    assert found["1905"][0] == 0
    assert found["1928"] == (2, ("Calder", "Renn"))  # the first again, and that of 1929
    assert sorted(made[0].behind(0, 1)) == ["s0", "s1"]
    assert made[0].matrix.tolist() == [[0.0, 1.0], [1.0, 0.0]]


def test_a_window_that_holds_both_years_counts_the_statement_once():
    said = told_of("{1896,1899}", "1897", "1905")
    made = windows(said, time="told", unit="years", width=6, mode="one-mode")
    assert made[0].n == 2  # of 1896 to 1902: the first once, and the second
    assert made[0].matrix.tolist() == [[0.0, 1.0], [1.0, 0.0]]
    with_numbers = windows(said, time="told", unit="events", width=2, mode="one-mode")
    assert [w.n for w in with_numbers] == [2, 3]  # s0 s1 s0; s1 s0 s2


def test_in_a_slice_a_statement_of_two_years_weighs_by_the_nearer():
    said = told_of("{1900,1910}", "1900")
    made = windows(
        said, time="told", unit="years", width=8, kernel="triangular", indent=False, mode="one-mode"
    )
    first = made[0]
    assert (first.middle[:4], first.n) == ("1900", 2)
    assert first.matrix[0, 1] == pytest.approx(1.0)  # both on the day itself: weight 1 each
    alone = windows(
        told_of("1900", "1900", "1910"), time="told", unit="years", width=8, kernel="triangular",
        indent=False, mode="one-mode",
    )  # fmt: skip
    assert alone[0].matrix[0, 1] == pytest.approx(first.matrix[0, 1])
