"""A corrected text keeps its marked passages."""

import random
from typing import Any

from hypothesis import example, given, settings
from hypothesis import strategies as st

from hustings.exchange.reanchoring import Move, Moves, move_spans, same_blocks

from ..tracing import steps

OLD = "MARA OSTROW: Should the ferry sail at nigth?\nINES CALDER: It should. A night ferry brings visitors.\n"


def span(words: str, text: str = OLD) -> tuple[int, int]:
    return text.index(words), text.index(words) + len(words)


def moved(new: str, words: str) -> Moves:
    return move_spans(OLD, new, {"it": span(words)})


def test_a_passage_added_before_shifts_a_span_and_keeps_its_words() -> None:
    new = "Lindholm Bay, 12 May\n" + OLD
    assert moved(new, "It should.").kept == (
        Move("it", span("It should."), "It should.", span("It should.", new), "It should."),
    )


def test_a_typing_error_mended_inside_a_span_is_followed_and_listed() -> None:
    new = OLD.replace("nigth", "night")
    (move,) = moved(new, "sail at nigth").moved
    assert (move.old_quote, move.new_quote) == ("sail at nigth", "sail at night")


def test_a_span_that_is_the_mended_word_itself_is_followed() -> None:
    (move,) = moved(OLD.replace("nigth", "night"), "nigth").moved
    assert move.new_quote == "night"


def test_words_that_are_gone_are_unplaced() -> None:
    result = moved(
        OLD.replace(" A night ferry brings visitors.", ""), "A night ferry brings visitors."
    )
    assert (len(result.unplaced), result.places()) == (1, {})


def test_words_replaced_by_others_are_unplaced_not_guessed() -> None:
    result = moved(OLD.replace("brings visitors", "costs too much money"), "brings visitors")
    assert len(result.unplaced) == 1


def test_two_edits_leave_what_is_between_them() -> None:
    new = "Note.\n" + OLD.replace("nigth", "night") + "TOBIAS RENN: No.\n"
    for words in ("INES CALDER", "It should.", "Should the ferry", "visitors"):
        (move,) = moved(new, words).kept
        assert new[slice(*move.new or (0, 0))] == words


def test_the_second_of_two_equal_sentences_stays_the_second() -> None:
    old = "Yes. Yes. Yes."
    result = move_spans(old, "No. " + old, [(0, 4), (5, 9), (10, 14)])
    assert [m.new for m in result.kept] == [(4, 8), (9, 13), (14, 18)]


def test_lines_in_a_new_order_lose_one_of_them_at_most() -> None:
    old = "one ferry\ntwo quays\nthree cars\n"
    result = move_spans(
        old,
        "two quays\nthree cars\none ferry\n",
        {w: span(w, old) for w in ("one", "two", "three")},
    )
    assert set(result.places()) >= {"two", "three"}


words = st.text(st.sampled_from("ab \n🚢é"), max_size=12)


@settings(max_examples=300)
@given(words, words, words, words, st.data())
@example("", "abc", "", "abc", None)
def test_any_edit_keeps_every_span_outside_it(
    before: str, gone: str, come: str, after: str, data: Any
) -> None:
    old, new = before + gone + after, before + come + after
    first = (
        (0, len(before))
        if data is None
        else tuple(sorted(data.draw(st.tuples(*[st.integers(0, len(before))] * 2))))
    )
    second = (
        (0, len(after))
        if data is None
        else tuple(sorted(data.draw(st.tuples(*[st.integers(0, len(after))] * 2))))
    )
    shift = len(before) + len(gone)
    spans = {"before": first, "after": (second[0] + shift, second[1] + shift)}
    result = move_spans(old, new, spans)
    assert {m.key for m in result.kept} == {"before", "after"}
    for move in result.kept:
        assert move.new is not None
        assert new[slice(*move.new)] == old[slice(*move.old)] == move.new_quote


@settings(max_examples=200)
@given(words, words)
def test_same_blocks_are_the_same_in_order_and_disjoint(old: str, new: str) -> None:
    at_old = at_new = 0
    for a, b, n in same_blocks(old, new):
        assert a >= at_old
        assert b >= at_new
        assert n > 0
        assert old[a : a + n] == new[b : b + n]
        at_old, at_new = a + n, b + n


def _edited(many: int) -> tuple[str, str, dict[str, tuple[int, int]]]:
    """A text of so many lines, the same with every twentieth line changed, and spans all over."""
    draw = random.Random(1)
    known = ["".join(draw.choices("abcdefghij", k=6)) for _ in range(3000)]
    lines = [" ".join(draw.choices(known, k=12)) for _ in range(many)]
    changed = [
        line.replace(line[8:12], "XY", 1) if i % 20 == 0 else line for i, line in enumerate(lines)
    ]
    spans = {str(i): (i * 80, i * 80 + 60) for i in range(many * 5 // 12)}
    return "\n".join(lines), "\n".join(changed), spans


def test_a_megabyte_with_edits_throughout_places_every_span() -> None:
    old, new, spans = _edited(12_000)
    assert len(old) > 1_000_000
    assert len(move_spans(old, new, spans).unplaced) == 0


def test_four_times_as_much_text_takes_about_four_times_the_steps() -> None:
    short, long = (_edited(many) for many in (500, 2_000))
    assert steps(lambda: move_spans(*long)) < 6 * steps(lambda: move_spans(*short))


def test_two_texts_with_nothing_in_common_place_nothing_and_are_soon_given_up() -> None:
    def compare(many: int) -> Moves:
        return move_spans("ferry quay " * many, "0123 4567\n" * many, [(0, 5), (1000, 2000)])

    assert len(compare(40_000).unplaced) == 2
    assert steps(lambda: compare(4_000)) < 6 * steps(lambda: compare(1_000))
