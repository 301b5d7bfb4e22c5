"""What decisions teach."""

from dataclasses import replace

import pytest

from hustings.errors import OptionError
from hustings.model import Statement, Suggestion, Transcript, Turn
from hustings.suggest import (
    acceptance,
    blind_sample,
    coverage,
    draw_blind,
    minutes_left,
    not_rejected,
    outside,
    passages,
    precision_curve,
    unmuted,
)
from hustings.suggest.acceptance_rates import FORMS, wilson


def made(n, state="open", method="rules/causes", score=0.8, version="1"):
    return Suggestion(
        f"s{n}",
        "causes",
        "t",
        10 * n,
        10 * n + 5,
        (10 * n, 10 * n + 2),
        {},
        score,
        method,
        version,
        "why",
        state,
    )


def test_edited_counts_as_taken_and_later_is_no_decision():
    rate = acceptance(
        [made(1, "accepted"), made(2, "edited"), made(3, "rejected"), made(4, "later")]
    )["rules/causes"]
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
    report = coverage(
        statements, [made(1)], blind=[("t", 0, 30)], sentences=[("t", 0, 20), ("t", 20, 40)]
    )
    assert (report.blind, report.met, report.missed, report.recall) == (2, 1, ("missed",), 0.5)
    assert report.hinted == ("hinted",)
    assert report.sentences_touched == 0.5


def test_nothing_coded_blind_claims_no_recall():
    assert coverage([], [made(1)]).recall is None


def test_a_method_a_person_wants_to_see_is_not_muted_and_says_that_it_is_low():
    rate = acceptance([made(n, "rejected") for n in range(20)], unmuted=["rules/causes"])[
        "rules/causes"
    ]
    assert not rate.muted
    assert rate.says == "rules/causes: 0 of 20 taken, under 30%; shown all the same."


def test_a_statement_is_met_only_by_a_suggestion_of_its_form():
    statements = [
        Statement("a", "t", 11, 13, "x", "cause"),
        Statement("b", "t", 11, 13, "x", "quotation"),
    ]
    report = coverage(statements, [made(1)], blind=[("t", 0, 30)], forms=FORMS)
    assert (report.met, report.missed) == (1, ("b",))


def test_a_long_turn_is_parted_at_sentences_and_a_note_is_no_passage():
    text = "Yes.\n\n" + "The night ferry sails late today. " * 3 + "\n\n[Applause]"
    turns = (
        Turn(0, 4, "answer"),
        Turn(6, 6 + 33 * 3 + 2, "answer"),
        Turn(len(text) - 10, len(text), "note"),
    )
    found = passages(Transcript(text, turns, id="t"), longest=70)
    assert [text[a:b] for a, b in found] == [
        "Yes.",
        "The night ferry sails late today. The night ferry sails late today.",
        "The night ferry sails late today.",
    ]


def test_a_blind_draw_depends_on_the_words_and_the_seed_and_leaves_what_was_touched():
    text = "\n\n".join(f"Ferry number {n} sails." for n in range(20))
    turns, at = [], 0
    for line in text.split("\n\n"):
        turns.append(Turn(at, at + len(line), "speech"))
        at += len(line) + 2
    talk = Transcript(text, tuple(turns), id="a")
    first = draw_blind(talk, 0.25, 4)
    assert len(first) == 5
    assert first == draw_blind(replace(talk, id="another"), 0.25, 4)
    assert first != draw_blind(talk, 0.25, 5)
    again = draw_blind(talk, 0.25, 4, touched=[first[0]])
    assert len(again) == 5
    assert first[0] not in again
    assert draw_blind(talk, 0.25, 4, touched=[(0, len(text))]) == []
    assert draw_blind(talk, 0, 4) == []


def test_the_time_left_is_the_pace_so_far_without_the_pauses():
    at = [f"2024-03-14T10:00:{s:02}.000Z" for s in (0, 6, 12, 18, 24, 30)] + [
        "2024-03-14T12:00:00.000Z"
    ]
    assert minutes_left(at, 20) == 2.0
    assert minutes_left(at[:2], 20) == 5.0


def test_the_interval_of_a_share_is_wilsons():
    # 6 of 9, worked out by hand: centre (2/3 + 3.8416/18) / (1 + 3.8416/9), half width .2689
    low, high = wilson(6, 9)
    assert (round(low, 3), round(high, 3)) == (0.354, 0.879)
    assert wilson(0, 0) is None
