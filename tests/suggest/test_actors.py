"""Names that may be actors, and confirmed ones found again."""

from hustings.model import Actor
from hustings.suggest import actors, mentions

TEXT = (
    "Mara Ostrow asked Tobias Renn of the Traders' Guild about the ferry. Mr. Renn said the Port Office was late. "
    "However, Renn praised Denmark. In Lindholm Bay the Residents' Circle disagrees with the Guild. Capitalism is "
    "no answer, Renn\u2019s Ferry Company is. The Danish way is better. We met on Monday in May."
)


def names():
    return {a.name: a for a in actors(TEXT)}


def test_people_and_organisations_are_found_under_their_names():
    assert {"Mara Ostrow", "Tobias Renn", "Traders' Guild", "Port Office", "Residents' Circle", "Denmark"} <= set(
        names()
    )


def test_sentence_starters_days_and_doctrines_are_not_actors():
    assert not {"However", "In", "Monday", "May", "Capitalism", "We", "The"} & set(names())


def test_kinds_are_guessed_from_evidence():
    found = names()
    assert found["Traders' Guild"].kind_guess == "organisation"
    assert found["Denmark"].kind_guess == "country"
    assert found["Tobias Renn"].kind_guess == "person"


def test_a_surname_is_proposed_and_not_merged():
    found = names()
    assert "Renn" in found["Tobias Renn"].aliases_proposed
    assert "Renn" in found


def test_a_possessive_parts_two_names():
    assert "Ferry Company" in names()


def test_an_acronym_is_proposed_for_the_name_it_shortens():
    found = {a.name: a for a in actors("The Lindholm Harbour Trust met. The LHT was pleased.")}
    assert found["Lindholm Harbour Trust"].aliases_proposed == ("LHT",)


def test_every_mention_is_where_the_text_has_the_name():
    for found in actors(TEXT):
        for span in found.mentions:
            assert TEXT[span.start : span.end] == span.text
            assert found.name.split()[0][:3] in span.text


def test_confirmed_actors_are_found_by_name_and_alias_longest_first():
    guild = Actor("g", "Traders' Guild", ("the Guild", "Guild"))
    found = mentions("The Traders\u2019 Guild met. The Guild left; a guildhall stays.", [guild, "Guildford"])
    assert [(m.name, m.text) for m in found] == [
        ("Traders' Guild", "Traders\u2019 Guild"),
        ("Traders' Guild", "The Guild"),
    ]


def test_no_confirmed_actors_no_mentions():
    assert mentions("Mara Ostrow spoke.", []) == []
