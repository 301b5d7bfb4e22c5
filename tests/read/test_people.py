"""Merges are proposed where two names are very likely one person, and nowhere else."""

import pytest

from hustings.read.names.people import Known, anonymous, answering, called, propose
from hustings.read.names.proposed import may_be_one


def people(*given: tuple[str, dict[str, int]]) -> list[Known]:
    return [Known(name, (name,), turns) for name, turns in given]


def rule(a: str, b: str, na: int = 20, nb: int = 20, *others: str, apart: bool = True) -> str:
    """The rule by which two are proposed to be one; "" where they are not."""
    known = people(
        (a, {"d1": na}), (b, {"d2" if apart else "d1": nb}), *((o, {"d3": 5}) for o in others)
    )
    return next((p.rule for p in propose(known) if {p.other, p.into} == {a, b}), "")


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("INES CALDER", "Ines Calder", "letters"),
        ("Íñes Calder", "Ines Calder", "letters"),
        ("Ines Саlder", "Ines Calder", "letters"),  # the C and the a are Cyrillic
        ("THE CHAIRMAN", "Chairman", "letters"),
        ("The Ferry Company", "Ferry Company", "letters"),
        ("Ines Calder (councillor)", "Ines Calder", "letters"),
        ("Calder, Ines", "Ines Calder", "order"),
        ("Voss Edda", "Edda Voss", "order"),
        ("Rep. Calder", "Ms. Calder", "title"),
        ("Cllr Calder", "Councillor Calder", "title"),
        ("Dr. Edda Voss", "Edda Voss", "title"),
        ("J. F. Pell", "Jonas F. Pell", "initials"),
        ("J Pell", "Jonas Pell", "initials"),
        ("EV", "Edda Voss", "initials"),
        ("E.V.", "Edda Voss", "initials"),
        ("Mr. Renn", "Tobias Renn", "surname"),
        ("RENN", "Tobias Renn", "surname"),
        ("Инес Калдер", "Ines Kalder", "script"),
        ("Тобиас Ренн", "Tobias Renn", "script"),
    ],
)
def test_two_names_of_one_person_are_proposed_with_the_rule(a: str, b: str, expected: str) -> None:
    assert rule(a, b) == expected


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Ines Calder", "Mara Calder"),
        ("EV", "Ines Calder"),
        ("Mr. Calder", "Ms. Calder"),
        ("Speaker 1", "Speaker 2"),
        ("SPEAKER_00", "SPEAKER 00"),
        ("Tobias Renn", "Tobias Penn"),
        ("Port Office", "Post Office"),
        ("Jonas Pell Jr.", "Jonas Pell Sr."),
        ("Jonas Pell", "Ines Calder"),
        ("Chairman Calder", "Chairman Renn"),
        ("Q", "A"),
    ],
)
def test_two_people_are_not_proposed_to_be_one(a: str, b: str) -> None:
    assert rule(a, b) == ""


def test_a_surname_two_people_bear_is_nobodys() -> None:
    assert rule("Mr. Renn", "Tobias Renn", 20, 20, "Arno Renn") == ""
    assert rule("Rep. Renn", "Mr. Renn", 20, 20, "Tobias Renn", "Arno Renn") == ""


def test_a_slip_of_spelling_is_rare() -> None:
    assert rule("Tobias Rennick", "Tobias Renick", 1, 30, apart=False) == "spelling"
    assert rule("Mr. Calder", "Mr. Caldor", 40, 35, apart=False) == ""
    assert rule("Mr. Calder", "Mr. Caldor", 40, 1, apart=False) == "spelling"


def test_a_slip_of_the_first_name_is_the_rarer_one() -> None:
    (found,) = propose(people(("Sandra Voss", {"d1": 1}), ("Sandara Voss", {"d1": 30})))
    assert (found.other, found.into) == ("Sandra Voss", "Sandara Voss")


def test_the_fuller_name_stays() -> None:
    (found,) = propose(people(("Mr. Renn", {"d1": 90}), ("Tobias Renn", {"d1": 1})))
    assert (found.other, found.into) == ("Mr. Renn", "Tobias Renn")
    assert (
        found.reason == "“Mr. Renn” gives the surname only, and nobody but “Tobias Renn” bears it."
    )


def test_two_who_answer_each_other_are_two() -> None:
    known = people(("Mr. Renn", {"d1": 9}), ("Tobias Renn", {"d1": 9}))
    talk = answering(["Mr. Renn", "Tobias Renn", "Mr. Renn"])
    assert propose(known, beside=talk) == ()
    assert len(propose(known, beside=answering(["Mr. Renn", "Ines Calder", "Tobias Renn"]))) == 1


def test_an_office_only_one_holds_in_a_text_is_that_one() -> None:
    both = people(("THE CHAIRMAN", {"d1": 9}), ("Chairman Calder", {"d1": 3}))
    assert [p.rule for p in propose(both)] == ["role"]
    elsewhere = people(("THE CHAIRMAN", {"d1": 9}), ("Chairman Calder", {"d2": 3}))
    assert propose(elsewhere) == ()


def test_a_senator_and_a_representative_of_one_text_are_two() -> None:
    assert propose(people(("Sen. Calder", {"d1": 9}), ("Rep. Calder", {"d1": 9}))) == ()


def test_three_names_of_one_person_are_two_proposals_and_no_circle() -> None:
    known = people(
        ("Rep. Calder", {"d1": 9}), ("Ms. Calder", {"d1": 4}), ("Ines Calder", {"d2": 1})
    )
    found = propose(known)
    assert len(found) == 2
    assert len({p.other for p in found}) == 2
    assert "Ines Calder" not in {p.other for p in found}


def test_who_does_not_speak_is_compared_by_letters_only() -> None:
    office = [Known("1", ("Port Office",), person=False), Known("2", ("Office",), {"d1": 3})]
    assert propose(office) == ()
    assert [
        p.rule
        for p in propose([Known("1", ("PORT OFFICE",), person=False), Known("2", ("Port Office",))])
    ] == ["letters"]


def test_a_name_known_by_an_alias_is_found_by_it() -> None:
    known = [
        Known("1", ("Ines Calder", "Councillor Calder"), {"d1": 3}),
        Known("2", ("COUNCILLOR CALDER",), {"d2": 2}),
    ]
    assert [(p.other, p.into) for p in propose(known)] == [("2", "1")]


def test_thousands_of_names_are_compared_in_seconds() -> None:
    import time

    vowels = "aeiou"
    names = [
        f"Person{a}{b}{c} Family{c}{d}{a}"
        for a in vowels
        for b in vowels
        for c in vowels
        for d in vowels
    ]
    known = people(*((n, {"d1": 5}) for n in names))
    begun = time.process_time()
    propose(known)
    assert time.process_time() - begun < 20


@pytest.mark.parametrize(
    "name", ["SPEAKER_00", "Speaker 4", "R1", "B2", "Respondent", "Unknown", "Unidentified Male"]
)
def test_labels_that_only_tell_voices_apart_name_nobody(name: str) -> None:
    assert anonymous(name)


@pytest.mark.parametrize(
    "name", ["Mara Ostrow", "The Chairman", "Renn", "Б. Ренн", "Interviewer", "Speaker Calder"]
)
def test_names_and_offices_name_somebody(name: str) -> None:
    assert not anonymous(name)


def test_titles_and_roles_are_kept_as_the_text_gives_them() -> None:
    assert called("Mr. Renn (Traders' Guild)") == ("Mr.", "Traders' Guild")
    assert called("the Hon. Ines Calder") == ("the Hon.", "")


@pytest.mark.parametrize(
    ("a", "b", "one"),
    [
        ("The Member for Northmoor", "Hon. Member", False),
        ("The Member for Northmoor", "An hon. Member", False),
        ("Hon. Members", "An hon. Member", False),
        ("An Hon. Member", "An hon. Member", True),
        ("The Member for North Quay", "The Member for South Quay", False),
        ("The Member for Harbour East", "The Member for Pier East", False),
        ("The Member for Northmoor", "The Member for Northmoor (Hon. Voss)", True),
        ("The Member for Northmoor", "The Member for Northmor", True),
        ("The Assistant Minister for Harbours", "The Minister for Harbours", False),
    ],
)
def test_an_office_is_one_only_where_it_is_of_one_place(a: str, b: str, one: bool) -> None:
    assert may_be_one(a, b) is one
    assert may_be_one(b, a) is one
