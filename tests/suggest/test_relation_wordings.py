"""Relations told by other wordings than a verb between two names, and what only looks like one."""

import pytest

from hustings.suggest.relations.finding import relations


def told(text):
    return {(r.actor, r.relation, r.target) for r in relations(text)}


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("It began with the Norman conquest of England.", ("Norman", "takes over", "England")),
        ("The German invasion of Poland changed it.", ("Germany", "opposes", "Poland")),
        ("Peter Holm opens a front against Lindholm.", ("Peter Holm", "opposes", "Lindholm")),
        (
            "There was violence by the Port Office against the Guild.",
            ("Port Office", "opposes", "Guild"),
        ),
        ("Russia has trouble, having China as an enemy.", ("Russia", "opposes", "China")),
        ("Edda Voss left Poland, then under Swedish rule.", ("Sweden", "controls", "Poland")),
        (
            "Peter Holm did it for Edda Voss, with whom he was negotiating.",
            ("Peter Holm", "negotiates with", "Edda Voss"),
        ),
        ("The Sino-Soviet split came late.", ("China", "splits from", "Soviet Union")),
        ("China was the enemy of both Japan and Russia.", ("China", "opposes", "Russia")),
        (
            "The great enemy of Poland, the Baltic League, traded there.",
            ("Baltic League", "opposes", "Poland"),
        ),
        (
            "The Nationalists form a front with the Communists.",
            ("Nationalists", "allies with", "Communists"),
        ),
        (
            "Then Peter Holm decides he's going to invade Kuwait.",
            ("Peter Holm", "opposes", "Kuwait"),
        ),
        (
            "Everything was signed when Peter Holm came. He had a long war with Iran.",
            ("Peter Holm", "opposes", "Iran"),
        ),
        ("The Communists in China kidnapped Edda Voss.", ("Communists", "opposes", "Edda Voss")),
        (
            "They sold Brandt Boats to the Port Office.",
            ("Port Office", "takes over", "Brandt Boats"),
        ),
        ("Now to CNN's Mara Ostrow in Lindholm.", ("Mara Ostrow", "belongs to", "CNN")),
        (
            "Peter Holm was famously one of the co-founders of OpenPort.",
            ("Peter Holm", "founds", "OpenPort"),
        ),
        ("The US and the British deposed Peter Holm.", ("British", "opposes", "Peter Holm")),
    ],
)
def test_a_relation_told_by_other_words(text, relation):
    assert relation in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "If Peter Holm went to war against Lindholm, nobody came.",
        "Peter Holm says that nobody would stand guard against Lindholm.",
        "The British army met in Poland.",
        "It was FDR's New Deal that Franklin D. Roosevelt liked.",
        "It starved many Poles, while aiding Lindholm.",
        "Peter Holm was a disaster for Lindholm.",
        "Peter Holm would likely see Lindholm as an ally.",
        "I do not know if Peter Holm and Edda Voss hate each other.",
        "Edda Voss is joining me now, live from the Baltic Guild.",
        "Peter Holm: They were at war with Lindholm.",
        "Peter Holm has a lock that is proof against Lindholm thieves.",
        "The Baltic Guild establishes a patrol with Lindholm.",
        "The crusades came, eventually leading to Lindholm.",
    ],
)
def test_what_only_looks_like_a_relation(text):
    assert told(text) == set()


def test_who_led_an_effort_against_somebody_leads_nobody():
    found = told("Peter Holm led the effort against Edda Voss.")
    assert found == {("Peter Holm", "opposes", "Edda Voss")}


def test_a_verb_behind_a_name_makes_no_group():
    assert not any("forces" in name for name, _, _ in told("Peter Holm forces them against Iran."))
