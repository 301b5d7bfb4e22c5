"""What a table of names means: one pseudonym a name, no form for two, no name inside a pseudonym."""

from pathlib import Path

import pytest

from hustings.errors import InputError, OptionError
from hustings.private import (
    Candidate,
    FewPeople,
    Name,
    Replacer,
    candidates,
    few_people,
    if_left_out,
    names_checked,
    proposed,
    read_names,
    self_told,
    small_words,
)


def replaced(text: str, *names: Name) -> str:
    return Replacer(names_checked(names, small_words([text]))).words(text)


CALDER = Name("Ines Calder", "Person 1")


def test_a_table_is_read_whatever_the_order_of_its_columns(tmp_path: Path) -> None:
    table = tmp_path / "names.csv"
    table.write_text("pseudonym;original;forms\nPerson 1;Ines Calder;Calder|the mayor\n", "utf-8")
    (name,) = read_names(table)
    assert name == Name("Ines Calder", "Person 1", "person", ("Calder", "the mayor"))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("who,what\na,b\n", "no column original"),
        ("original,pseudonym,kind\nCalder,P,planet\n", "planet"),
        ("original,pseudonym\n,P\n", "no original"),
    ],
)
def test_a_wrong_table_is_told_with_its_place(tmp_path: Path, text: str, told: str) -> None:
    table = tmp_path / "names.csv"
    table.write_text(text, "utf-8")
    with pytest.raises(InputError, match=told):
        read_names(table)


@pytest.mark.parametrize(
    ("names", "told"),
    [
        ([Name("A Bell", "P"), Name("C Dunn", "p")], "both be called"),
        ([Name("A Bell", "P 1", forms=("Ab",)), Name("C D", "P 2", forms=("ab",))], "both"),
        ([Name("A Bell", "Mr Bell")], "part of a name"),
        ([Name("A Bell", "")], "no pseudonym"),
        ([Name("A Bell", "", "leave")], "nothing to replace"),
    ],
)
def test_a_table_that_cannot_serve_is_refused(names: list[Name], told: str) -> None:
    with pytest.raises(OptionError, match=told):
        names_checked(names)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Ines Calder said", "Person 1 said"),
        ("INES CALDER: no.", "PERSON 1: no."),
        ("Calder's plan, the Calders", "Person 1's plan, the Person 1s"),
        ("the Calder-Plan", "the Person 1-Plan"),
        ("Ines\u00a0 Calder", "Person 1"),
        ("Ines\nCalder", "Person 1"),
        ("Cal\u00adder", "Person 1"),
        ("Cal-\nder", "Person 1"),
        ("calder_2.docx", "person 1_2.docx"),
        ("Calderón stays", "Calderón stays"),
        ("scalder", "scalder"),
    ],
)
def test_a_name_is_found_however_it_is_written(text: str, wanted: str) -> None:
    assert replaced(text, CALDER) == wanted


def test_composed_and_decomposed_are_one() -> None:
    name = Name("Jo\u0308rg", "Person 2")  # o and a diaeresis
    assert replaced("J\u00f6rg, JO\u0308RG", name) == "Person 2, PERSON 2"


def test_the_longest_name_is_taken_first_and_nothing_is_looked_at_twice() -> None:
    names = [Name("Person", "Calderas"), Name("Ines Calder", "Person Nine")]
    with pytest.raises(OptionError):
        names_checked(names)
    chain = [Name("Ash", "Birch"), Name("Elm", "Oak")]
    assert replaced("Ash, Elm", *chain) == "Birch, Oak"


def test_a_word_two_people_share_is_given_to_neither() -> None:
    both = [CALDER, Name("Olof Calder", "Person 2")]
    assert replaced("Ines, Olof, Calder", *both) == "Person 1, Person 2, Name 1"


def test_a_name_that_is_a_common_word_keeps_to_its_capitals() -> None:
    may = Name("Odile May", "Person 3", forms=("May",))
    assert replaced("May may come", may) == "Person 3 may come"


def test_a_word_of_a_name_that_is_common_is_no_form_of_its_own() -> None:
    stone = Name("Piet Stone", "Person 4")
    assert replaced("Piet Stone on a stone. Stone.", stone) == "Person 4 on a stone. Stone."


def test_a_span_follows_its_words_and_comes_back() -> None:
    text = "Then Ines Calder said no."
    made = Replacer([CALDER]).replace(text)
    assert made.text == "Then Person 1 said no."
    at = text.index("said no")
    span = made.span(at, at + 7)
    assert made.text[slice(*span)] == "said no"
    assert made.back(*span) == (at, at + 7)
    assert made.text[slice(*made.span(5, 9))] == "Person 1"  # a part of a name widens to it


def test_what_may_be_a_name_is_listed_with_its_reason() -> None:
    text = (
        "We met at the Ropeworks. Then Tobias Renn wrote to t.renn@lindholm.example, "
        "+47 22 33 44 55. The council met. Tobias Renn left."
    )
    found = {c.text: (c.count, c.why) for c in candidates([text], {"Ines Calder": "person"})}
    assert found["Ines Calder"] == (0, "known to the project")
    assert found["t.renn@lindholm.example"][1] == "mail address"
    assert found["+47 22 33 44 55"][1] == "telephone"
    assert found["Ropeworks"] == (1, "begins with a capital")
    assert found["Tobias Renn"] == (1, "begins with a capital")
    assert found["Renn"] == (1, "begins with a capital")  # of who stands at the head of a sentence
    assert "The" not in found
    assert "Ropeworks" not in {c.text for c in candidates([text], table=["Ropeworks"])}


def test_a_name_that_only_begins_sentences_is_listed_last() -> None:
    text = (
        "Renn left. Marta Olsen came. So did we, and so they say. They met the Guild’s man. Renn!"
    )
    assert [(c.text, c.count, c.why) for c in candidates([text])] == [
        ("Guild", 1, "begins with a capital"),
        ("Olsen", 1, "begins with a capital"),
        ("Renn", 2, "only begins sentences"),
        ("Marta", 1, "only begins sentences"),
    ]


@pytest.mark.parametrize(
    ("written", "why"),
    [
        ("555-0199", "telephone"),
        ("(555) 555-0199", "telephone"),
        ("555.555.0199", "telephone"),
        ("192.0.2.17", "network address"),
        ("C01X00T47", "number of a document"),
        ("DE89 3704 0044 0532 0130 00", "bank account"),
    ],
)
def test_numbers_that_lead_to_somebody_are_listed_once(written: str, why: str) -> None:
    found = candidates([f"it is {written}, he says, in version 1.2.3 of 1998-2004, and 120 boats"])
    assert [(c.text, c.why) for c in found] == [(written, why)]


def test_few_share_what_is_told_of_them() -> None:
    people = [{"sex": "w", "district": "North"}, *[{"sex": "m", "district": "North"}] * 5, {}]
    assert few_people(people, ["sex", "district"]) == [FewPeople(("w", "North"), 1)]
    assert few_people(people, ["district"]) == []
    # without the sex nobody is alone; without the district the one woman is
    assert if_left_out(people, ["sex", "district"]) == {"sex": 0, "district": 1}
    assert few_people([], ["sex"]) == []


def test_what_somebody_tells_of_himself() -> None:
    texts = ["It is so.", "I speak as the only pilot of the harbour.", "Ich bin die erste Lotsin."]
    assert [(s.text, s.start) for s in self_told(texts)] == [(1, 8), (2, 0)]
    assert "only pilot" in next(self_told(texts)).around


def test_shortened_words_are_no_names() -> None:
    text = "It is late, and it rains; I'm tired; so I’d go, says O'Hara to D'Arcy."
    assert {c.text for c in candidates([text])} == {"O'Hara", "D'Arcy"}


def test_a_proposed_pseudonym_is_free_and_has_no_word_of_a_name_in_it() -> None:
    found = [
        Candidate("Lindholm Bay", "place", 3, "known to the project"),
        Candidate("Town Council", "organisation", 1, "known to the project"),
        Candidate("ines@ferry.example", "other", 1, "mail address"),
        Candidate("Ropeworks", "", 4, "begins with a capital"),
    ]
    rows = proposed(found, [Name("Ines Calder", "Organisation 1")])
    assert [(n.pseudonym, n.kind) for n in rows] == [
        ("Place 1", "place"),
        ("Organisation 2", "organisation"),
        ("Address 1", "other"),
    ]
    names_checked(rows)
