"""What decisions teach."""

from dataclasses import replace

import pytest

from hustings.errors import OptionError
from hustings.model import Statement, Suggestion
from hustings.suggest import acceptance, blind_sample, coverage, not_rejected, outside, precision_curve, unmuted


def made(n, state="open", method="rules/causes", score=0.8, version="1"):
    return Suggestion(
        f"s{n}", "causes", "t", 10 * n, 10 * n + 5, (10 * n, 10 * n + 2), {}, score, method, version, "why", state
    )


def test_edited_counts_as_taken_and_later_is_no_decision():
    rate = acceptance([made(1, "accepted"), made(2, "edited"), made(3, "rejected"), made(4, "later")])["rules/causes"]
    assert (rate.rate, rate.decided, rate.open) == (2 / 3, 3, 1)


def test_a_method_under_thirty_percent_is_muted_and_says_so():
    past = [made(n, "accepted" if n < 5 else "rejected") for n in range(20)]
    rate = acceptance(past)["rules/causes"]
    assert rate.muted
    assert "5 of 20" in rate.says
    assert "muted" in rate.says
    assert unmuted([made(30)], past) == []
    assert len(unmuted([made(30, method="rules/dates")], past)) == 1


def test_three_rejections_mute_nothing():
    assert not acceptance([made(n, "rejected") for n in range(3)])["rules/causes"].muted


def test_exactly_thirty_percent_is_not_under():
    past = [made(n, "accepted" if n < 6 else "rejected") for n in range(20)]
    assert not acceptance(past)["rules/causes"].muted


def test_a_rejected_span_is_never_offered_again_by_the_same_method():
    again = replace(made(1), id="new", version="2", end=99)
    assert not_rejected([again, made(2)], [made(1, "rejected")]) == [made(2)]
    other = replace(again, method="rules/quotations")
    assert not_rejected([other], [made(1, "rejected")]) == [other]


def test_the_slider_trades_number_for_precision():
    points = precision_curve([made(1, score=0.9), made(2, score=0.9), made(3, score=0.6)])
    assert [(p.score, p.items, p.precision) for p in points] == [(0.9, 2, 0.9), (0.6, 3, 0.8)]


def test_decisions_move_the_expected_precision():
    past = [made(n, "rejected") for n in range(10)]
    assert precision_curve([made(50, score=0.8)], past)[0].precision == 0.4


def test_a_blind_sample_is_the_same_for_a_seed():
    passages = [(n, n + 1) for n in range(40)]
    first = blind_sample(passages, 0.25, 7)
    assert len(first) == 10
    assert first == blind_sample(passages, 0.25, 7)
    assert first != blind_sample(passages, 0.25, 8)
    assert blind_sample(passages, 0, 7) == []
    with pytest.raises(OptionError, match=r"1\.5"):
        blind_sample(passages, 1.5, 7)


def test_blind_passages_show_no_suggestions():
    assert outside([made(1), made(2)], [(8, 12)]) == [made(2)]


def test_coverage_says_what_suggestions_miss():
    statements = [
        Statement("met", "t", 11, 13, "x", "cause"),
        Statement("missed", "t", 16, 18, "x", "cause"),
        Statement("hinted", "t", 50, 55, "x", "cause", origin="suggestion"),
    ]
    report = coverage(statements, [made(1)], blind=[("t", 0, 30)], sentences=[("t", 0, 20), ("t", 20, 40)])
    assert (report.blind, report.met, report.missed, report.recall) == (2, 1, ("missed",), 0.5)
    assert report.hinted == ("hinted",)
    assert report.sentences_touched == 0.5


def test_nothing_coded_blind_claims_no_recall():
    assert coverage([], [made(1)]).recall is None
