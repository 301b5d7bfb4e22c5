"""Roles in capitals are no actors; what a subject does later in its sentence is its deed."""

import pytest

from hustings.suggest.relations.ends import ends
from hustings.suggest.relations.finding import relations


def told(text):
    return {(r.actor, r.relation, r.target) for r in relations(text)}


def names(text):
    return [m.name for m in ends(text, (), candidates=True)]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (
            "Peter Holm, Member of the Harbour Council Staff, met Edda Voss.",
            ["Peter Holm", "Harbour Council Staff", "Edda Voss"],
        ),
        ("Peter Holm, the Secretary of Energy, met Edda Voss.", ["Peter Holm", "Edda Voss"]),
        ("The HGM president, Mr Tobias Renn, is here.", ["HGM", "Mr Tobias Renn"]),
        ("Peter Holm was the ninth sultan of the Baltic Empire.", ["Peter Holm", "Baltic Empire"]),
        ("The HGM president is late, says Edda Voss.", ["HGM president", "Edda Voss"]),
    ],
)
def test_a_role_is_nobody_by_itself(text, who):
    assert names(text) == who


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        (
            "Peter Holm looked at Japan and decided to partner with Russia.",
            ("Peter Holm", "allies with", "Russia"),
        ),
        (
            "Russia sent its entire Baltic Fleet around the world to fight Japan.",
            ("Russia", "opposes", "Japan"),
        ),
        ("Edda Voss that works at Blueline told me.", ("Edda Voss", "belongs to", "Blueline")),
        (
            "Peter Holm lost his seat because of his membership of the Harbour Party.",
            ("Peter Holm", "belongs to", "Harbour Party"),
        ),
        (
            "The Port Office, jointly with HGM and the Baltic League, began it.",
            ("Port Office", "allies with", "Baltic League"),
        ),
        (
            "Tobias Renn, an engineer under Edda Voss, wrote it.",
            ("Tobias Renn", "belongs to", "Edda Voss"),
        ),
        (
            "Peter Holm invaded Poland. Nobody minded. Suddenly he invades Japan too.",
            ("Peter Holm", "opposes", "Japan"),
        ),
        (
            "We heard that xGrid acquired CoreHarbour for a song.",
            ("xGrid", "takes over", "CoreHarbour"),
        ),
        (
            "The League funds newsrooms including the Lindholm Gazette, HGM, and the Port Times.",
            ("League", "funds", "Port Times"),
        ),
        (
            "After annexing Poland in 1997, Peter Holm said it was done.",
            ("Peter Holm", "takes over", "Poland"),
        ),
        (
            "HGM's political commentators Peter Holm and Edda Voss join us.",
            ("Edda Voss", "belongs to", "HGM"),
        ),
        (
            "Edda Voss, HGM legal analyst here in Lindholm, is with us.",
            ("Edda Voss", "belongs to", "HGM"),
        ),
        (
            "We talk with Edda Voss of the National Organization of Law Enforcement.",
            ("Edda Voss", "belongs to", "National Organization of Law Enforcement"),
        ),
        ("Russia and Japan want to merge next year.", ("Russia", "merges with", "Japan")),
        (
            "Japan for the first time in its history endorsed Edda Voss.",
            ("Japan", "supports", "Edda Voss"),
        ),
    ],
)
def test_whose_deed_it_is(text, relation):
    assert relation in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "Russia met Japan, and that war with China was over.",
        "Peter Holm met Edda Voss. Nobody minded. Suddenly he invades Japan too.",
        "Edda Voss saw Peter Holm and his broadly criticised Guild.",
    ],
)
def test_whose_deed_it_is_not(text):
    sure = {r.relation for r in relations(text) if r.tier == "strong"}
    assert not sure & {"opposes", "criticises"}
