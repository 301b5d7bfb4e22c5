"""How one actor stands to another."""

from dataclasses import replace

import pytest

from hustings.model import Transcript
from hustings.suggest import not_rejected, relations, suggest

ACTORS = ["Traders' Guild", "Ferry Company", "Port Office"]


@pytest.mark.parametrize(
    ("text", "triple"),
    [
        (
            "The Traders' Guild opposes the Ferry Company.",
            ("Traders' Guild", "opposes", "Ferry Company"),
        ),
        (
            "The Ferry Company is funded by the Port Office.",
            ("Port Office", "funds", "Ferry Company"),
        ),
        (
            "The Port Office absorbed the Ferry Company.",
            ("Port Office", "absorbs", "Ferry Company"),
        ),
        (
            "The Traders' Guild broke with the Port Office.",
            ("Traders' Guild", "splits from", "Port Office"),
        ),
    ],
)
def test_two_actors_and_a_verb_make_a_relation(text, triple):
    (found,) = relations(text, ACTORS)
    assert (found.actor, found.relation, found.target) == triple
    assert text[found.cue.start : found.cue.end] == found.cue.text


def test_not_is_marked():
    (found,) = relations("The Traders' Guild does not support the Ferry Company.", ACTORS)
    assert found.negated
    assert found.relation == "supports"


def test_actors_of_two_sentences_do_not_meet():
    assert relations("The Traders' Guild opposes it. The Ferry Company is pleased.", ACTORS) == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "The Traders' Guild opposes the Ferry Company.",
            [("Traders' Guild", "opposes", "Ferry Company")],
        ),
        (
            "Tobias Renn broke with the Ferry Company and founded the Traders' Guild.",
            [
                ("Tobias Renn", "splits from", "Ferry Company"),
                ("Tobias Renn", "founds", "Traders' Guild"),
            ],
        ),
        (
            "The Ferry Company, which is run by the council, is late.",
            [("council", "controls", "Ferry Company")],
        ),
        (
            "Tobias Renn, who is now allied with Ines Calder, was paid by the Ferry Company.",
            [
                ("Tobias Renn", "allies with", "Ines Calder"),
                ("Ferry Company", "funds", "Tobias Renn"),
            ],
        ),
        (
            "The Traders' Guild is known. Its alliance with the Ferry Company fell apart.",
            [("Traders' Guild", "allies with", "Ferry Company")],
        ),
        (
            "The Seamen's Union met. Ines Calder of the union's staff left. The union sued Ines Calder.",
            [("Seamen's Union", "opposes", "Ines Calder")],
        ),
        ("They claim Tobias Renn is late, and are paid by the Ferry Company.", []),
        ("Tobias Renn's son supports the Ferry Company.", []),
        ("Tobias Renn spoke about funding the Ferry Company.", []),
    ],
)
def test_candidates_and_groups_suffice(text, told):
    assert [(r.actor, r.relation, r.target) for r in relations(text)] == told


def test_confirmed_actors_alone_are_kept_to_where_asked():
    text = "The Traders' Guild opposes the Ferry Company."
    assert relations(text, ["Traders' Guild"]) == []
    assert len(relations(text, ["Traders' Guild"], candidates=True)) == 1


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "The split of the Traders' Guild from the Port Office hurt.",
            ("Traders' Guild", "splits from", "Port Office"),
        ),
        (
            "The alliance between the Traders' Guild and the Port Office held.",
            ("Port Office", "allies with", "Traders' Guild"),
        ),
        (
            "The Traders' Guild's lawsuit against the Port Office was lost.",
            ("Traders' Guild", "opposes", "Port Office"),
        ),
        (
            "The takeover of the Ferry Company by the Port Office was quick.",
            ("Port Office", "takes over", "Ferry Company"),
        ),
    ],
)
def test_nouns_tell_relations(text, told):
    (found,) = relations(text, FIVE)
    assert (found.actor, found.relation, found.target) in (told, (told[2], told[1], told[0]))
    if told[1] != "allies with":
        assert (found.actor, found.relation, found.target) == told


FIVE = [
    "Traders' Guild",
    "Ferry Company",
    "Port Office",
    "Residents' Circle",
    "Edda Voss",
    "Ines Calder",
    "Tobias Renn",
]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "The Ferry Company, funded by the Port Office, is late.",
            [("Port Office", "funds", "Ferry Company")],
        ),
        (
            "Edda Voss of the Port Office criticised Ines Calder.",
            [
                ("Edda Voss", "belongs to", "Port Office"),
                ("Edda Voss", "criticises", "Ines Calder"),
            ],
        ),
        (
            "Edda Voss, head of the Port Office, opposed Ines Calder.",
            [
                ("Edda Voss", "leads", "Port Office"),
                ("Edda Voss", "opposes", "Ines Calder"),
            ],
        ),
        (
            "Ines Calder, unlike Tobias Renn, supports the Port Office.",
            [("Ines Calder", "supports", "Port Office")],
        ),
        (
            "The Traders' Guild and the Residents' Circle oppose the Ferry Company.",
            [
                ("Traders' Guild", "opposes", "Ferry Company"),
                ("Residents' Circle", "opposes", "Ferry Company"),
            ],
        ),
        (
            "Ines Calder met with Tobias Renn and Edda Voss.",
            [
                ("Ines Calder", "negotiates with", "Edda Voss"),
                ("Ines Calder", "negotiates with", "Tobias Renn"),
            ],
        ),
        (
            "Ines Calder and Tobias Renn, who opposes the Ferry Company, left.",
            [("Tobias Renn", "opposes", "Ferry Company")],
        ),
        (
            "The Ferry Company and the Port Office work together.",
            [("Ferry Company", "allies with", "Port Office")],
        ),
        (
            "The Port Office gave money to the Ferry Company.",
            [("Port Office", "funds", "Ferry Company")],
        ),
        ("The Port Office runs a ferry; the Ferry Company is late.", []),
        ("Ines Calder, we paid the Ferry Company.", []),
        (
            "Mr. Calder, the Port Office owns the Ferry Company.",
            [("Port Office", "controls", "Ferry Company")],
        ),
        ("Ines Calder, in 2015, the Port Office bought a boat.", []),
        ("The Port Office runs the largest market in Ines Calder.", []),
        ("The Port Office allows traders to support the Ferry Company.", []),
        (
            "The support of the Traders' Guild for the Ferry Company is known.",
            [("Traders' Guild", "supports", "Ferry Company")],
        ),
    ],
)
def test_who_stands_how_to_whom(text, told):
    assert [(r.actor, r.relation, r.target) for r in relations(text, FIVE)] == told


@pytest.mark.parametrize(
    "text",
    [
        "The Traders' Guild does not support the Ferry Company.",
        "The Traders' Guild refuses to support the Ferry Company.",
        "The Traders' Guild stopped supporting the Ferry Company.",
        "Neither the Traders' Guild nor the Residents' Circle supports the Ferry Company.",
    ],
)
def test_a_denied_relation_is_marked(text):
    found = relations(text, FIVE)
    assert found
    assert all(r.negated for r in found)


def test_a_cue_is_words_without_blanks():
    assert [r.cue.text for r in relations("Ines Calder met Tobias Renn.", FIVE)] == ["met"]


def test_two_relations_of_one_verb_are_two_suggestions_decided_apart():
    text = Transcript(
        text="The Traders' Guild and the Residents' Circle oppose the Ferry Company.", id="night"
    )
    first, second = suggest(text, kinds=["relations"], actors=FIVE, plugins=False)
    assert first.cue == second.cue
    assert first.id != second.id
    assert not_rejected([first, second], [replace(first, state="rejected")]) == [second]


@pytest.mark.parametrize(
    "text",
    [
        "The Port Office says the league funds the Ferry Company.",
        "The Port Office claims most of the press supports the Ferry Company.",
        "The Port Office has told us many times that nobody attacks the Ferry Company.",
        "The Port Office denied the harbour paid the Ferry Company.",
    ],
)
def test_who_reports_a_deed_did_not_do_it(text):
    assert relations(text, ACTORS) == []
