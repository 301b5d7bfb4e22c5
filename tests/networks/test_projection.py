"""Networks of the night ferry debate, small enough to count on one's fingers."""

import itertools

import numpy as np
import pytest
from night_ferry import KINDS, NAMES, ROWS, ferry

from hustings.errors import OptionError, UnknownName
from hustings.model import Statements
from hustings.networks import network


def cell(net, row, column):
    return net.matrix[net.rows.index(row), net.columns.index(column)]


def test_two_mode_counts_statements():
    net = network(ferry(), mode="two-mode")
    assert net.rows == ("Calder", "Pell", "Renn", "Voss")
    assert net.columns == ("car-free quay", "night ferry")
    assert net.matrix.tolist() == [[0, 3], [0, 1], [1, 1], [2, 0]]
    assert (net.n, net.start, net.stop) == (8, "2024-01-08", "2025-01-08")


def test_subtraction_takes_no_from_yes_and_weighs_numbers():
    assert network(
        ferry(), mode="two-mode", qualifier="agreement", aggregation="subtract"
    ).matrix.tolist() == [
        [0, 3],
        [0, 1],
        [-1, -1],
        [0, 0],
    ]
    salience = network(ferry(), mode="two-mode", qualifier="salience", aggregation="subtract")
    assert salience.matrix.tolist() == [[0, 6], [0, 1], [-1, -2], [-1, 0]]


def test_combination_of_levels_tells_yes_no_and_both_apart():
    # levels no, yes: 2 = only no, 1 = only yes, 3 = both
    net = network(ferry(), mode="two-mode", qualifier="agreement", aggregation="combine")
    assert net.matrix.tolist() == [[0, 1], [0, 1], [2, 2], [3, 0]]


def test_activity_and_prominence_divide_by_statements():
    activity = network(ferry(), mode="two-mode", normalization="activity")
    assert activity.matrix.tolist() == [[0, 1], [0, 1], [0.5, 0.5], [1, 0]]
    prominence = network(ferry(), mode="two-mode", normalization="prominence")
    assert prominence.matrix == pytest.approx(
        np.array([[0, 0.6], [0, 0.2], [1 / 3, 0.2], [2 / 3, 0]])
    )


def test_prominence_of_combined_levels_divides_by_the_cells_of_a_column():
    # DNA swaps rows and columns here and fails; the column "night ferry" has three cells, "car-free quay" two
    net = network(
        ferry(),
        mode="two-mode",
        qualifier="agreement",
        aggregation="combine",
        normalization="prominence",
    )
    assert net.matrix == pytest.approx(np.array([[0, 1 / 3], [0, 1 / 3], [1, 2 / 3], [1.5, 0]]))


def test_those_who_agree_are_congruent_and_those_who_disagree_conflict():
    congruence = network(ferry(), qualifier="agreement", aggregation="congruence")
    conflict = network(ferry(), qualifier="agreement", aggregation="conflict")
    assert cell(congruence, "Calder", "Pell") == 3  # three statements of hers meet one of his
    assert cell(conflict, "Calder", "Pell") == 0
    assert cell(conflict, "Calder", "Renn") == 3
    assert cell(congruence, "Renn", "Voss") == cell(conflict, "Renn", "Voss") == 1
    assert not np.diag(congruence.matrix).any()


def test_one_mode_products_agree_with_a_loop_over_pairs_of_statements():
    pairs = list(itertools.permutations(ROWS, 2))
    for qualifier, at, span in (("agreement", 5, 1), ("salience", 6, 4)):
        for aggregation in ("congruence", "conflict", "subtract"):
            net = network(ferry(), qualifier=qualifier, aggregation=aggregation)
            slow = np.zeros_like(net.matrix)
            for s, t in pairs:
                if s[3] != t[3] and s[4] == t[4]:
                    d = abs(s[at] - t[at]) / span
                    w = {"congruence": 1 - d, "conflict": d, "subtract": 1 - 2 * d}[aggregation]
                    slow[net.rows.index(s[3]), net.columns.index(t[3])] += w
            assert net.matrix == pytest.approx(slow)


def test_a_declared_scale_counts_and_not_the_values_that_happen_to_occur():
    # manual: divide by the range of all levels; 2 and -2 occur, the scale runs from -5 to 5
    net = network(ferry(scales={"salience": (-5, 5)}), qualifier="salience", aggregation="conflict")
    assert cell(net, "Calder", "Renn") == pytest.approx(3 * 4 / 10)
    dna = network(
        ferry(scales={"salience": (-5, 5)}),
        qualifier="salience",
        aggregation="conflict",
        compat="dna3",
    )
    assert cell(dna, "Calder", "Renn") == pytest.approx(3 * 4 / 4)


def test_a_value_outside_the_declared_scale_is_refused():
    with pytest.raises(OptionError, match="declared as 0 to 2"):
        network(ferry(scales={"salience": (0, 2)}), qualifier="salience", aggregation="conflict")


def test_average_divides_by_the_mean_number_of_statements():
    net = network(ferry(), qualifier="agreement", aggregation="congruence", normalization="average")
    assert cell(net, "Calder", "Pell") == 3 / ((3 + 1) / 2)


def test_jaccard_divides_by_what_either_says_alone_and_what_both_say():
    net = network(ferry(), qualifier="agreement", aggregation="congruence", normalization="jaccard")
    assert cell(net, "Calder", "Pell") == 1
    # Renn: ferry no, quay no; Voss: quay yes, quay no. Alone: 1 + 1; both: 1 * 1
    assert cell(net, "Renn", "Voss") == pytest.approx(1 / 3)


def test_the_manuals_cosine_is_none_and_the_profile_cosine_is_one_for_like_profiles():
    rows = [*ROWS[:2], ROWS[3], ("9", "d2", "2024-01-10", "Pell", "night ferry", True, 1, "jobs")]
    said = {"qualifier": "agreement", "aggregation": "congruence"}
    assert cell(network(ferry(rows), normalization="cosine", **said), "Calder", "Pell") == 4 / (
        2 * 2
    )
    rows.append(("10", "d2", "2024-01-10", "Pell", "car-free quay", True, 1, "jobs"))
    assert cell(network(ferry(rows), normalization="cosine", **said), "Calder", "Pell") == 4 / (
        2 * 3
    )
    net = network(ferry(rows), normalization="profile-cosine", **said)
    assert cell(net, "Calder", "Pell") == pytest.approx(4 / (2 * 5**0.5))


def test_name_qualifiers_conflict_where_only_one_uses_a_name():
    net = network(ferry(), qualifier="frame", aggregation="conflict")
    # ferry/jobs: Calder 3 alone; ferry/noise: Renn 1 alone; quay/noise: Renn 1 alone
    assert cell(net, "Calder", "Renn") == 5
    assert net.n == 7  # the statement without a frame is left out


@pytest.mark.parametrize(
    ("unit", "kept"),
    [("include", 8), ("document", 7), ("week", 7), ("month", 7), ("year", 7), ("acrossrange", 6)],
)
def test_a_repeated_statement_counts_once_per_unit(unit, kept):
    assert (
        network(ferry(), qualifier="agreement", aggregation="congruence", duplicates=unit).n == kept
    )


def test_january_is_not_the_same_month_in_two_years_except_for_dna():
    said = {"qualifier": "agreement", "aggregation": "congruence"}
    for unit in ("week", "month"):
        assert network(ferry(), duplicates=unit, **said).n == 7
        assert network(ferry(), duplicates=unit, compat="dna3", **said).n == 6


def test_large_integers_are_duplicates_except_for_dna():
    rows = [(*r[:6], r[6] * 1000, r[7]) for r in ROWS]
    said = {"qualifier": "salience", "aggregation": "congruence", "duplicates": "document"}
    assert network(ferry(rows), **said).n == 7
    assert network(ferry(rows), compat="dna3", **said).n == 8


def test_isolates_are_shown_when_asked_for():
    out = {"exclude": {"concept": ["car-free quay"]}}
    assert network(ferry(), **out).rows == ("Calder", "Pell", "Renn")
    net = network(ferry(), isolates=True, **out)
    assert net.rows == ("Calder", "Pell", "Renn", "Voss")
    assert not net.matrix[3].any()


def test_lists_leave_out_and_inverted_lists_keep():
    assert network(ferry(), mode="two-mode", exclude={"speaker": ["Calder"]}).rows == (
        "Pell",
        "Renn",
        "Voss",
    )
    kept = network(
        ferry(),
        mode="two-mode",
        exclude={"document": ["d2"], "agreement": ["1"]},
        invert=("document",),
    )
    assert kept.why_empty == "The list for 'agreement' leaves no statement."


def test_an_apostrophe_in_an_authors_name_is_no_trouble():
    s = ferry()
    columns = {n: s[n].plain() for n in NAMES} | {"author": ["O'Dell"] * 4 + ["Marsh"] * 4}
    assert network(Statements.from_columns(columns, KINDS), exclude={"author": ["O'Dell"]}).n == 4


def test_dates_are_inclusive():
    assert network(ferry(), since="2024-01-10", until="2024-01-10").n == 2
    assert network(ferry(), until="2024").n == 5


def test_a_document_level_variable_can_be_either_side_or_the_qualifier():
    assert network(ferry(), variable1="document", variable2="concept").rows == ("d1", "d2", "d3")
    assert network(ferry(), variable1="id", variable2="concept").rows == ("d1", "d2", "d3")
    net = network(ferry(), qualifier="document", aggregation="congruence", duplicates="document")
    assert cell(net, "Calder", "Renn") == 1  # both in d1 on the ferry


def test_every_cell_opens_its_statements():
    congruence = network(ferry(), qualifier="agreement", aggregation="congruence")
    assert congruence.statements("Calder", "Pell") == ["1", "2", "4", "8"]
    assert congruence.statements("Renn", "Voss") == ["6", "7"]
    conflict = network(ferry(), qualifier="agreement", aggregation="conflict")
    assert conflict.statements("Renn", "Voss") == ["5", "7"]
    two = network(ferry(), mode="two-mode")
    assert two.statements("Calder", "night ferry") == ["1", "2", "8"]
    assert two.statements("Voss") == ["5", "6"]
    assert sorted(two.statements("car-free quay")) == ["5", "6", "7"]


def test_a_cell_above_zero_has_statements_and_a_zero_has_none():
    for aggregation in ("congruence", "conflict"):
        for qualifier in ("agreement", "salience", "frame"):
            net = network(
                ferry(), qualifier=qualifier, aggregation=aggregation, duplicates="document"
            )
            for i, j in itertools.permutations(range(len(net.rows)), 2):
                assert bool(net.behind(i, j)) == bool(net.matrix[i, j])


def test_an_empty_selection_says_why():
    net = network(ferry(), since="2030-01-01")
    assert net.matrix.shape == (0, 0)
    assert net.why_empty == "No statement lies between 2030-01-01 and the end."
    assert network(ferry([])).why_empty == "There are no statements."


def test_a_single_actor_has_nobody_to_be_linked_with():
    net = network(ferry(ROWS[:2]))
    assert net.matrix.tolist() == [[0]]
    assert "Calder" in net.why_empty


def test_a_qualifier_with_one_value_is_refused_in_words():
    rows = [(*r[:6], 3, r[7]) for r in ROWS]
    with pytest.raises(OptionError, match="only the value 3"):
        network(ferry(rows), qualifier="salience", aggregation="congruence")
    net = network(
        ferry(rows, scales={"salience": (1, 5)}), qualifier="salience", aggregation="congruence"
    )
    assert cell(net, "Calder", "Renn") == 3


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"variable1": "speker"}, "Did you mean 'speaker'"),
        ({"mode": "onemode"}, "Did you mean 'one-mode'"),
        ({"aggregation": "combine", "qualifier": "agreement"}, "is for two-mode networks"),
        ({"aggregation": "congruence"}, "none is named"),
        ({"normalization": "activity"}, "is for two-mode networks"),
        ({"normalization": "averge"}, "Did you mean 'average'"),
        ({"duplicates": "day"}, "duplicates"),
        ({"compat": "dna2"}, "Did you mean 'dna3'"),
        ({"since": "next May"}, "is not a date"),
        ({"since": "2025-01-01", "until": "2024-01-01"}, "is after until"),
        ({"invert": ("speaker",)}, "exclude has no list"),
        ({"exclude": {"speaker": "Renn"}}, "must be a list"),
        ({"holders": [{"name": "Renn"}]}, "must be a list of texts"),
        ({"holders": 3}, "must be a list, not 3"),
        ({"exclude": {"spoker": ["Renn"]}}, "Did you mean 'speaker'"),
        ({"variable2": "speaker"}, "name two different columns"),
        ({"variable1": "date"}, "date values"),
        ({"isolates": "no"}, "must be true or false"),
        ({"forms": ["position"]}, "There is no variable 'form'"),
    ],
)
def test_an_option_that_cannot_be_used_is_refused_by_name(options, words):
    with pytest.raises(OptionError, match=words):
        network(ferry(), **options)


def test_an_unknown_variable_carries_what_is_known():
    with pytest.raises(UnknownName) as wrong:
        network(ferry(), variable2="concpet")
    assert "concept" in wrong.value.details["known"]


def test_dates_are_asked_for_where_they_are_needed():
    rows = [(*r[:2], None, *r[3:]) for r in ROWS]
    assert network(ferry(rows)).n == 8
    for options in ({"duplicates": "month"}, {"since": "2024-01-01"}):
        with pytest.raises(OptionError, match="no statement has a date"):
            network(ferry(rows), **options)


def test_the_study_gives_the_same_network_again():
    net = network(
        ferry(), qualifier="agreement", aggregation="conflict", exclude={"speaker": ["Voss"]}
    )
    again = network(ferry(), **net.study.options)
    assert again.matrix.tolist() == net.matrix.tolist()


def test_sparse_and_full_counts_give_the_same_network(monkeypatch):
    for qualifier in ("agreement", "salience", "frame"):
        for aggregation in ("congruence", "conflict", "subtract"):
            for normalization in ("average", "jaccard", "cosine"):
                options = {
                    "qualifier": qualifier,
                    "aggregation": aggregation,
                    "normalization": normalization,
                }
                full = network(ferry(), **options)
                with monkeypatch.context() as patch:
                    patch.setattr("hustings.networks.projection.DENSE_CELLS", 0)
                    assert network(ferry(), **options).matrix == pytest.approx(full.matrix)
