"""What prints of sittings put between the words of those who speak: lists of contents, papers in
brackets, a chair's formula again and again, and offices too long for a line."""

from hustings.model import Transcript
from hustings.read import read


def given(text: str) -> Transcript:
    return read(text.encode(), name="sitting.txt")


def said(t: Transcript) -> list[tuple[str | None, str]]:
    return [
        (u.speaker, t.text[u.start : u.end]) for u in t.turns if u.kind in ("speech", "question")
    ]


def test_dots_that_lead_to_pages_are_a_list_of_contents_and_nobody_speaks_in_it() -> None:
    contents = "\n".join(
        f"{name}: {'.' * 40} {page}\n{name}: (correction) {'.' * 20} {page + 3}, {page + 9}\n"
        for page, name in enumerate(("Ines Calder", "Omar Reyes", "Edda Voss", "Bo Marsh"), 12)
    )
    talk = (
        "\nEdda Voss: Who pays for the quay?\n\nBo Marsh: The towns pay for it, and gladly.\n\n"
        "Edda Voss: And the lamp?\n\nBo Marsh: The bay pays for the lamp ... in time.\n"
    )
    assert said(given(contents + talk)) == [
        ("Edda Voss", "Who pays for the quay?"),
        ("Bo Marsh", "The towns pay for it, and gladly."),
        ("Edda Voss", "And the lamp?"),
        ("Bo Marsh", "The bay pays for the lamp ... in time."),
    ]


FORMULA = "President Iva Holm: Nobody else has asked for the floor. The debate on this is closed."


def test_a_chair_who_says_the_same_below_a_time_of_day_speaks_there() -> None:
    parts = [
        f"10.{n}0\n\nMember {name}: The boats of pier {n} run late, and nobody told us.\n\n"
        f"11.{n}5\n\n{FORMULA}\n\nWe come to vote {n} of this house.\n"
        for n, name in enumerate(("Falk", "Renn", "Reyes", "Marsh"))
    ]
    opening = "President Iva Holm: Good morning, the sitting may begin.\n\n"
    found = said(given(opening + "\n".join(parts)))
    assert [who for who, _ in found].count("President Iva Holm") == 5
    assert all("vote" not in words for who, words in found if (who or "").startswith("Member"))


def test_a_paper_printed_between_brackets_is_nobodys_and_the_chair_goes_on() -> None:
    found = given(
        "THE CHAIR: There is an amendment to item two.\n\n"
        "(The League, by its member Ines Calder, moves this amendment:\n\n"
        "The last line reads: the boats run at night.\n\n"
        "Reason: they are late by day.)\n\n"
        "Mr. Renn has the floor.\n\n"
        "MR. RENN: I thank the chair for the floor.\n\n"
        "THE CHAIR: Thank you. (Applause.)\n\n"
        "MR. RENN: And I thank the house.\n"
    )
    assert said(found) == [
        ("THE CHAIR", "There is an amendment to item two."),
        ("THE CHAIR", "Mr. Renn has the floor."),
        ("MR. RENN", "I thank the chair for the floor."),
        ("THE CHAIR", "Thank you. (Applause.)"),
        ("MR. RENN", "And I thank the house."),
    ]


def test_an_office_with_small_words_in_it_is_a_label_over_two_lines_too() -> None:
    found = given(
        "Senator Edda Voss: When will the night boats run once more, and who will pay for them?\n"
        "Minister of State at the Department of Harbours, Piers and the Bay (Deputy\n"
        "Omar Reyes): I thank the Senator for raising this matter, of which I know a lot now.\n"
        "Senator Edda Voss: We shall see about that in the spring, when the ice is gone again.\n"
        "Minister of State at the Department of Finance (Deputy Bo Marsh): We pay for them all.\n"
        "Senator Edda Voss: Thank you both for what you said about the boats of our old bay.\n"
    )
    assert [who for who, _ in said(found)] == [
        "Senator Edda Voss",
        "Minister of State at the Department of Harbours, Piers and the Bay",
        "Senator Edda Voss",
        "Minister of State at the Department of Finance",
        "Senator Edda Voss",
    ]


def test_a_bold_name_before_a_comma_goes_on_and_labels_nothing() -> None:
    found = given(
        "**Edda Voss:** Who asks?\n\n**Bo Marsh:** Many do.\n\n"
        "**Ines Calder,** and others with her, ask the minister about boats.\n\n"
        "**Edda Voss:** And who else?\n\n**Bo Marsh:** Nobody.\n"
    )
    assert {who for who, _ in said(found)} == {"Edda Voss", "Bo Marsh"}
