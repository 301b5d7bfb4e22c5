"""Two versions of one interview side by side, and parts put together."""

import math
import time

import numpy as np
import pytest

from hustings.demo import examples
from hustings.errors import OptionError
from hustings.exchange.alignment import Bead, align, length_cost, sentence_spans
from hustings.exchange.joining import join_parts
from hustings.exchange.likeness import number_of, word_keys
from hustings.exchange.pairing import Free, cheapest, sureness
from hustings.model import Statement, Transcript, Turn
from hustings.read import read


def talk(id: str, *turns: tuple[str, str]) -> Transcript:
    text, made = "", []
    for speaker, words in turns:
        text += f"{speaker.upper()}: "
        made.append(Turn(len(text), len(text) + len(words), "speech", speaker))
        text += words + "\n"
    return Transcript(text, tuple(made), id, id)


ENGLISH = talk(
    "en",
    ("Mara", "Should the night ferry sail? The town is split."),
    (
        "Ines",
        "It should. It brings visitors, and it costs the town nothing at all. I have seen the figures.",
    ),
    ("Tobias", "No."),
    ("Ines", "The quay needs it, whatever the guild may say about noise in the small hours."),
)
GERMAN = talk(
    "de",
    ("Mara", "Soll die Nachtfähre fahren? Die Stadt ist gespalten."),
    (
        "Ines",
        "Sie soll. Sie bringt Gäste und kostet die Stadt überhaupt nichts. Ich habe die Zahlen gesehen.",
    ),
    ("Tobias", "Nein."),
    (
        "Ines",
        "Der Kai braucht sie, was auch immer die Gilde über Lärm in den frühen Stunden sagen mag.",
    ),
)


def pairs(a: Transcript, b: Transcript, beads: tuple[object, ...]) -> list[tuple[str, str]]:
    return [
        (a.text[slice(*x.left)] if x.left else "", b.text[slice(*x.right)] if x.right else "")  # type: ignore[attr-defined]
        for x in beads
    ]


def test_turns_stand_against_turns_and_sentences_against_sentences() -> None:
    found = align(ENGLISH, GERMAN)
    assert [b.many for b in found.turns] == [(1, 1)] * 4
    told = pairs(ENGLISH, GERMAN, found.sentences)
    assert ("It should.", "Sie soll.") in told
    assert ("I have seen the figures.", "Ich habe die Zahlen gesehen.") in told
    assert ("No.", "Nein.") in told


def test_a_statement_is_shown_at_its_place_in_the_other_text() -> None:
    found = align(ENGLISH, GERMAN)
    start = ENGLISH.text.index("costs the town")
    place = found.across(start, start + 5)
    assert place is not None
    assert GERMAN.text[slice(*place)] == "Sie bringt Gäste und kostet die Stadt überhaupt nichts."
    back = found.across(*place, back=True)
    assert back is not None
    assert ENGLISH.text[slice(*back)] == "It brings visitors, and it costs the town nothing at all."


def test_a_turn_that_one_version_lacks_stands_alone() -> None:
    short = talk(
        "de",
        *[
            (t.speaker or "", GERMAN.text[t.start : t.end])
            for i, t in enumerate(GERMAN.turns)
            if i != 2
        ],
    )
    found = align(ENGLISH, short)
    assert [b.many for b in found.turns] == [(1, 1), (1, 1), (1, 0), (1, 1)]
    assert found.across(*(ENGLISH.turns[2].start, ENGLISH.turns[2].end)) is None


def test_a_sentence_split_in_two_stands_against_both() -> None:
    one = talk(
        "a",
        (
            "Edda",
            "The harbour is closed at night because the pilots sleep then, as they must. Ask them yourself if you like to hear it.",
        ),
    )
    two = talk(
        "b",
        (
            "Edda",
            "The harbour is closed at night. This is because the pilots sleep, as they must. Ask them yourself if you like to hear it.",
        ),
    )
    assert [b.many for b in align(one, two).sentences] == [(1, 2), (1, 1)]


def test_a_correction_by_a_person_holds_and_the_rest_follows() -> None:
    found = align(ENGLISH, GERMAN, anchors=[(1, 3)])
    assert (ENGLISH.turns[1].start, GERMAN.turns[3].start) in {
        (b.left[0], b.right[0]) for b in found.turns if b.left and b.right
    }
    with pytest.raises(OptionError, match="cross"):
        align(ENGLISH, GERMAN, anchors=[(1, 3), (2, 2)])
    with pytest.raises(OptionError, match="no pair of turns 9 and 0"):
        align(ENGLISH, GERMAN, anchors=[(9, 0)])


def test_the_cost_is_that_of_gale_and_church() -> None:
    assert length_cost(100, 100) == 0.0
    delta = 20 / math.sqrt(110 * 6.8)
    density = sum(
        math.exp(-((delta + (i + 0.5) / 1000) ** 2) / 2) / math.sqrt(2 * math.pi) / 1000
        for i in range(9000)
    )
    assert length_cost(100, 120) == pytest.approx(-math.log(2 * density), abs=1e-4)


def test_every_turn_and_sentence_is_somewhere_once() -> None:
    found = align(ENGLISH, GERMAN)
    assert sum(b.many[0] for b in found.turns) == len(ENGLISH.turns)
    assert sum(b.many[1] for b in found.turns) == len(GERMAN.turns)
    lefts = [b.left for b in found.sentences if b.left]
    assert lefts == sorted(lefts)
    assert len(lefts) == len(
        [s for t in ENGLISH.turns for s in sentence_spans(ENGLISH.text, t.start, t.end)]
    )


def test_a_text_without_words_stands_against_nothing() -> None:
    found = align(Transcript("", id="x"), GERMAN)
    assert [b.many for b in found.turns] == [(0, 1)] * 4
    assert found.across(0, 3) is None


def test_five_hundred_turns_take_under_two_seconds() -> None:
    turns = [("AB"[i % 2], "word " * (3 + i * 7 % 40)) for i in range(500)]
    started = time.process_time()
    found = align(talk("a", *turns), talk("b", *turns))
    assert time.process_time() - started < 2
    assert all(b.many == (1, 1) for b in found.turns)


def test_parts_are_joined_and_their_statements_follow() -> None:
    joined = join_parts([ENGLISH, GERMAN], id="whole", title="Night ferry")
    start = GERMAN.text.index("Sie soll")
    said = Statement("1", "de", start, start + 8, "Sie soll", "code")
    (moved,) = joined.statements([said])
    whole = joined.transcript
    assert whole.text[moved.start : moved.end] == "Sie soll"
    assert moved.transcript == "whole"
    assert whole.text[whole.turns[5].start : whole.turns[5].end].startswith("Sie soll.")
    assert [s.title for s in whole.sections] == ["en", "de"]
    assert (joined.part_at(3), joined.part_at(moved.start)) == ("en", "de")
    with pytest.raises(OptionError, match="two parts"):
        join_parts([ENGLISH])
    with pytest.raises(OptionError, match="same id"):
        join_parts([ENGLISH, ENGLISH])


def test_an_extract_stands_against_the_turns_it_translates() -> None:
    long = [
        ("Edda" if i % 2 else "Jonas", "More about the quay and its cars. " * (2 + i % 5))
        for i in range(30)
    ]
    whole = talk(
        "whole", *[(t.speaker or "", ENGLISH.quote(t.start, t.end)) for t in ENGLISH.turns], *long
    )
    found = align(whole, GERMAN)
    assert [b.many for b in found.turns] == [(1, 1)] * 4 + [(1, 0)] * 30
    assert 0.9 < found.ratio < 1.3


def test_a_heading_does_not_stand_against_a_speech() -> None:
    one = Transcript(
        "Noise\n\nThe night.", (Turn(0, 5, "heading"), Turn(7, 17, "speech", "Edda")), "a"
    )
    two = Transcript("Die Nacht.", (Turn(0, 10, "speech", "Edda"),), "b")
    assert [(b.left, b.right) for b in align(one, two).turns] == [
        ((0, 5), None),
        ((7, 17), (0, 10)),
    ]


def test_what_is_doubtful_says_why() -> None:
    assert Bead((0, 9), (0, 9), 0.2).doubt == ""
    assert "lengths differ" in Bead((0, 9), (0, 90), 20.0).doubt
    assert "Nothing in the other text" in Bead((0, 9), None, 5.2, (1, 0)).doubt
    assert Bead((0, 9), None, 5.2, (1, 0), told=True).doubt == ""


def test_the_german_version_of_the_example_stands_turn_by_turn_against_the_english() -> None:
    english, german = (
        read(examples() / name).with_(id=name)
        for name in ("night-ferry-debate.txt", "night-ferry-debate-de.txt")
    )
    found = align(english, german)
    told = pairs(english, german, found.sentences)
    for one, two in (
        ("They came to look for a space.", "Sie suchten einen Platz."),
        ("I’d like the bench back.", "Ich hätte die Bank gern zurück."),
        ("My till was down by a third.", "In meiner Kasse fehlte ein Drittel."),
        ("A car spends nothing.", "Ein Auto gibt nichts aus."),
    ):
        assert (one, two) in told


SIX = talk(
    "six",
    ("Mara", "Who keeps the lighthouse in winter?"),
    ("Edda", "My aunt kept it for thirty-one years. Nobody has asked for the post since 1987."),
    ("Mara", "Is the light still needed at all?"),
    ("Edda", "The pilots say so. They count 240 ships a year. I count the gulls."),
    ("Mara", "What would you change first?"),
    ("Edda", "The stairs, every single one of them, and then the paint on the railing."),
)
THREE = talk(
    "drei",
    ("Mara", "Braucht man das Licht überhaupt noch?"),
    ("Edda", "Die Lotsen sagen ja. Sie zählen 240 Schiffe im Jahr. Ich zähle die Möwen."),
    ("Mara", "Was würden Sie zuerst ändern?"),
)
"""Turns 2 to 4 of the six, set against them by hand below."""


@pytest.mark.parametrize("turned", [False, True])
def test_three_turns_of_six_stand_where_they_belong_and_the_ends_cost_nothing(turned: bool) -> None:
    found = align(THREE, SIX) if turned else align(SIX, THREE)
    told = pairs(*((THREE, SIX) if turned else (SIX, THREE)), found.sentences)
    if turned:
        told = [(b, a) for a, b in told]
    assert [t for t in told if all(t)] == [
        ("Is the light still needed at all?", "Braucht man das Licht überhaupt noch?"),
        ("The pilots say so.", "Die Lotsen sagen ja."),
        ("They count 240 ships a year.", "Sie zählen 240 Schiffe im Jahr."),
        ("I count the gulls.", "Ich zähle die Möwen."),
        ("What would you change first?", "Was würden Sie zuerst ändern?"),
    ]
    alone = [b for b in found.sentences if not (b.left and b.right)]
    assert len(alone) == 4
    assert all(b.outside and b.doubt == "" for b in alone)
    assert all(0 <= b.confidence <= 1 for b in found.sentences)


def test_a_missing_paragraph_is_doubted_and_so_are_the_pairs_beside_it() -> None:
    english = read(examples() / "night-ferry-debate.txt").with_(id="en")
    whole = read(examples() / "night-ferry-debate-de.txt").with_(id="de")
    start = whole.text.index("Ich weiß, was ich verlange.")
    end = whole.text.index("Herr Renn, für die Händlergilde.")
    kept = [t for t in whole.turns if t.end <= start or t.start >= end]
    (cut,) = [t for t in whole.turns if t.start < start < t.end]
    turns = [*kept, Turn(cut.start, start, cut.kind, cut.speaker)]
    part = whole.with_(turns=tuple(sorted(turns, key=lambda t: t.start)))
    found = align(english, part)
    begin = english.text.index("I know what I’m asking.")
    stop = english.text.index("Mr Renn, for the Traders’ Guild.")
    lost = [i for i, b in enumerate(found.sentences) if b.left and begin <= b.left[0] < stop - 20]
    missing = [found.sentences[i] for i in lost]
    assert len(missing) == 7
    assert all(b.right is None and "Nothing in the other" in b.doubt for b in missing)
    for at in (lost[0] - 1, lost[-1] + 1):
        assert "beside a passage" in found.sentences[at].doubt
    assert found.sentences[lost[0] - 3].doubt == ""


def test_a_numeral_says_which_section_a_heading_begins() -> None:
    def sections(*titles: str) -> Transcript:
        text, turns = "", []
        for title in titles:
            turns.append(Turn(len(text), len(text) + len(title), "heading"))
            text += title + "\n"
            turns.append(Turn(len(text), len(text) + 12, "speech"))
            text += "Xx xxx xxxx.\n"
        return Transcript(text, tuple(turns), titles[0])

    one = sections("I. Aaaa aaa", "II. Bbbb bb", "III. Ccc cc", "IV. Ddd ddd")
    two = sections("III. Ppp pp")
    (held,) = [b for b in align(one, two).turns if b.right == (0, 11)]
    assert held.left is not None
    assert one.quote(*held.left) == "III. Ccc cc"


def test_words_are_known_across_alphabets_and_common_beginnings() -> None:
    assert word_keys("Революция 1917") & word_keys("revolution, 1917") == {"revol", "#1917"}
    assert word_keys("Kommunisten") & word_keys("communists")
    assert not word_keys("it is so") & word_keys("es ist so")
    assert [number_of(f) for f in ("IV", "XIX", "12")] == [4, 19, 12]


def test_the_way_through_is_the_cheapest_of_all_ways() -> None:
    class Given:
        n, m = 3, 2
        pair = np.array([[9.0, 9.0], [1.0, 9.0], [9.0, 0.5]])

        def row(self, i: int, move: tuple[int, int]) -> np.ndarray:
            out = np.full(3, 1e6)
            if move == (1, 1) and i:
                out[1:] = self.pair[i - 1]
            return out

    # by hand: leave out the first (4 + 2.2, or 3 where ends are free), then pair, pair: 1 + 0.5
    for free, least in ((Free(), 7.7), (Free(0), 4.5)):
        steps, cost = cheapest(Given(), free)
        assert steps == [(1, 0), (1, 1), (1, 1)]
        assert cost == pytest.approx(least)
    assert all(c > 0.8 for c in sureness(Given(), steps, Free(0)))
    assert sureness(Given(), [(1, 1), (1, 1), (1, 0)], Free(0))[0] < 0.1


def test_texts_far_too_long_are_refused_in_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hustings.exchange.alignment._CELLS", 10)
    with pytest.raises(OptionError, match="too long to be set side by side"):
        align(SIX, THREE)
