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
    assert {
        "Mara Ostrow",
        "Tobias Renn",
        "Traders' Guild",
        "Port Office",
        "Residents' Circle",
        "Denmark",
    } <= set(names())


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
    found = mentions(
        "The Traders\u2019 Guild met. The Guild left; a guildhall stays.", [guild, "Guildford"]
    )
    assert [(m.name, m.text) for m in found] == [
        ("Traders' Guild", "Traders\u2019 Guild"),
        ("Traders' Guild", "The Guild"),
    ]


def test_no_confirmed_actors_no_mentions():
    assert mentions("Mara Ostrow spoke.", []) == []


def guesses(text):
    return {a.name: a.kind_guess for a in actors(text)}


def proposals(text):
    return {a.name: set(a.aliases_proposed) for a in actors(text) if a.aliases_proposed}


def test_who_is_called_he_or_she_is_a_person():
    text = "We asked Voss about the pier. She waved. Ostrow, who was tired, left. Then Pell lost his temper."
    assert {n: guesses(text)[n] for n in ("Voss", "Ostrow", "Pell")} == dict.fromkeys(
        ("Voss", "Ostrow", "Pell"), "person"
    )


def test_what_has_members_and_staff_is_an_organisation():
    text = "He joined Nordfähre in May. Lindkraft\u2019s employees struck. Some members of Kaizunft, which met, agreed."
    found = guesses(text)
    assert found["Nordf\u00e4hre"] == found["Lindkraft"] == found["Kaizunft"] == "organisation"


def test_saying_something_does_not_make_a_company_a_person():
    assert (
        guesses("In spring Nordline said it would sail. Then Nordline told us so.")["Nordline"]
        != "person"
    )


def test_titles_alone_are_forms_of_address_and_no_actors():
    assert not {"Mr. Chairman", "Senator", "Congresswoman", "Vice President", "Sir"} & set(
        guesses(
            "Thank you, Mr. Chairman. Senator, we met. Yes, Congresswoman. The Vice President left, Sir."
        )
    )


def test_a_label_in_capitals_is_proposed_for_the_speaker_it_names():
    text = (
        "RENN: Good evening.\nOSTROW: Thank you, Mr. Renn. Tobias Renn has a reply.\nRENN: I have."
    )
    assert proposals(text)["Tobias Renn"] == {"Mr. Renn", "RENN"}
    assert guesses(text)["RENN"] == guesses(text)["OSTROW"] == "person"


def test_titles_without_a_full_name_are_proposed_for_the_form_named_most():
    text = "We asked Senator Calder. Then Senator Calder left. Mr. Calder is back."
    assert proposals(text) == {"Senator Calder": {"Mr. Calder"}}


def test_two_people_of_one_surname_are_left_apart():
    assert (
        proposals(
            "There were Ines Calder and Jonas Calder. And Calder spoke. Then Mr. Calder spoke."
        )
        == {}
    )
    assert proposals("We saw Mr. Voss. Then Ms. Voss came. And Voss was there.") == {}


def test_initials_are_proposed_for_the_one_they_shorten():
    text = "There was Tobias D. Renn in the hall. But TDR was late. The Lindholm Harbour Trust knew TDR."
    assert proposals(text)["Tobias D. Renn"] == {"TDR"}
    assert guesses(text)["TDR"] == "person"


def test_an_acronym_before_a_name_and_an_epithet_behind_one_are_seen():
    found = guesses(
        "We saw the agent of the LBI Edda Voss. Before Peter the Great the quay was a marsh."
    )
    assert {"LBI", "Edda Voss", "Peter the Great"} <= set(found)


def test_common_short_forms_are_nobody():
    assert not {"CEO", "AI", "TV"} & set(guesses("The CEO likes AI. The CEO was on TV."))


def test_contractions_weekdays_and_feasts_are_nobody():
    assert not {"You\u2019ll", "Wednesdays", "Christmas"} & set(
        guesses("So You\u2019ll see. On Wednesdays and at Christmas we sail, and You\u2019ll come.")
    )
