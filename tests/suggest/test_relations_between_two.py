"""Relations by a pronoun's role, between two names, on somebody's behalf; how sure they are."""

import time

import pytest

from hustings.model import Transcript
from hustings.suggest import relations, suggest
from hustings.suggest.conjugation import forms
from hustings.suggest.relations.speech import without_fillers

NAMES = ["Guild", "Circle", "Port Office", "Edda Voss", "Tobias Renn", "Ines Calder", "Brandt"]


def told(text, names=NAMES):
    return [(r.actor, r.relation, r.target) for r in relations(text, names)]


@pytest.mark.parametrize(
    ("text", "triples"),
    [
        (
            "The Guild met in May. Its old leader, Edda Voss, was ill.",
            [("Edda Voss", "leads", "Guild")],
        ),
        (
            "Edda Voss came late. Her adviser Tobias Renn spoke.",
            [("Tobias Renn", "belongs to", "Edda Voss")],
        ),
        (
            "Edda Voss outlived her energy secretary Tobias Renn.",
            [("Tobias Renn", "belongs to", "Edda Voss")],
        ),
        # whose leader may be either's
        ("The Guild and the Circle stood there. Their leader, Edda Voss, was ill.", []),
        # a clause that goes on, no name set apart
        ("Edda Voss spoke of her rival, Tobias Renn put it off.", []),
        ("For her part, Edda Voss was late.", []),
    ],
)
def test_a_role_by_a_pronoun_is_of_the_only_one_it_can_mean(text, triples):
    assert told(text) == triples


@pytest.mark.parametrize(
    ("text", "triple"),
    [
        ("It was fought mainly between the Guild and the Circle.", ("Guild", "opposes", "Circle")),
        ("It was signed between the Guild and the Circle.", ("Guild", "negotiates with", "Circle")),
        ("We read a long letter from Edda Voss to Tobias Renn.", ("Edda Voss", "negotiates with", "Tobias Renn")),
        ("Edda Voss made threats on behalf of the Guild.", ("Edda Voss", "supports", "Guild")),
        ("Clerks of the Guild and the Circle have conferred twice.", ("Guild", "negotiates with", "Circle")),
        ("The Guild is in close contact with the Circle.", ("Guild", "negotiates with", "Circle")),
        ("There is bad blood between the Guild and the Circle.", ("Guild", "opposes", "Circle")),
        ("Brandt overran the Circle.", ("Brandt", "takes over", "Circle")),
    ],
)  # fmt: skip
def test_what_is_between_two_names_tells_how_they_stand(text, triple):
    assert told(text) == [triple]


def test_what_might_be_on_somebodys_behalf_is_not():
    assert told("If Edda Voss made threats on behalf of the Guild, we left.") == []
    assert told("What Edda Voss did was not in favour of the Guild.") == []


def test_several_in_a_role_are_named_behind_it():
    text = "They asked the donors of the Guild, Edda Voss and Tobias Renn."
    assert told(text) == [("Edda Voss", "funds", "Guild"), ("Tobias Renn", "funds", "Guild")]
    assert (
        told("They asked the kings of Brazil, France, and Spain.", ["Brazil", "France", "Spain"])
        == []
    )


def test_one_serves_a_body_and_lives_in_a_town():
    assert told("Edda Voss served in the Port Office.") == [
        ("Edda Voss", "belongs to", "Port Office")
    ]
    assert told("Edda Voss served in Brandt.") == []


def test_a_speakers_role_may_lead_past_a_name():
    text = "I have been a Port Service officer with the Guild."
    (found,) = relations(text, ["Port Service", "Guild"], speaker=lambda at: "Edda Voss")
    assert (found.actor, found.relation, found.target) == ("Edda Voss", "belongs to", "Guild")


def test_they_go_on_from_sentence_to_sentence_behind_a_label():
    text = "Renn: Well, the Harbour Guild came. They asked for time. They sued the Port Office."
    assert [(r.actor, r.target) for r in relations(text)] == [("Harbour Guild", "Port Office")]


def test_a_group_may_be_described_by_two_words():
    text = "Edda Voss joined the old municipal council in May. Edda Voss slept."
    assert [(r.actor, r.target) for r in relations(text)] == [
        ("Edda Voss", "old municipal council")
    ]


def test_verbs_keep_the_forms_of_those_they_are_made_of():
    assert forms("overrun")["past"] == "overran"
    assert forms("undertake")["participle"] == "undertaken"
    assert forms("overturn")["past"] == "overturned"


def test_a_name_far_from_its_verb_makes_a_relation_less_sure():
    near, far = (
        Transcript(text=text, id="t")
        for text in (
            "The Guild sued the Circle.",
            "The Guild of old men and boys and women at last sued the Circle.",
        )
    )
    (sure,) = suggest(near, kinds=["relations"], actors=["Guild", "Circle"])
    assert sure.tier == "strong"
    assert suggest(far, kinds=["relations"], actors=["Guild", "Circle"]) == []
    (less,) = suggest(far, kinds=["relations"], actors=["Guild", "Circle"], tier="medium")
    assert less.tier == "medium"


def test_a_word_said_again_and_again_takes_time_for_its_length_alone() -> None:
    """A captioner's stammer of 200,000 characters: a look at all that follows took a minute."""
    began = time.process_time()
    assert without_fillers("the " * 50_000).split() == ["the"]
    assert time.process_time() - began < 5


def test_names_without_a_stop_take_time_for_their_length_alone() -> None:
    """Whose a role is was sought in all that stands before, for each name: 142 s."""
    talk = "their leader Edda Voss saw Jon Renn who was his adviser "
    began = time.process_time()
    assert relations((talk * 1_200)[:64_000])
    assert time.process_time() - began < 10
