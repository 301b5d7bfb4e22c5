"""XML of no known kind that is a list of records: who speaks and what, by the names of its
elements."""

import pytest

from hustings.errors import NotReadable
from hustings.model import Transcript
from hustings.read import read


def given(text: str, name: str = "talk.xml") -> Transcript:
    return read(text.encode(), name=name)


def turns(t: Transcript) -> list[tuple[str, str | None, str]]:
    return [(u.kind, u.speaker, t.text[u.start : u.end]) for u in t.turns]


SEGMENT = (
    "<segment><start>{0}</start><end>{1}</end><speaker>{2}</speaker><text>{3}</text></segment>"
)


def test_segments_with_a_speaker_and_a_text_are_turns_with_their_times() -> None:
    found = given(
        f"<data>{SEGMENT.format(0.5, 2, 'Edda Voss', 'Who pays for the quay?')}"
        f"{SEGMENT.format(2, 4.5, 'Bo Marsh', 'The towns pay for it.')}</data>"
    )
    assert turns(found) == [
        ("speech", "Edda Voss", "Who pays for the quay?"),
        ("speech", "Bo Marsh", "The towns pay for it."),
    ]
    assert [(u.begins_at, u.ends_at) for u in found.turns] == [(0.5, 2.0), (2.0, 4.5)]
    assert found.attributes.get("question") is None


ROW = (
    "<Table><Meeting_ID>9</Meeting_ID><Agenda_item>The night boats of the bay</Agenda_item>"
    "<Member_Id>{0}</Member_Id><Member_name_English>{1}</Member_name_English>"
    "<Member_biog>Sits for Northmoor in the chamber</Member_biog>"
    "<contribution_verbatim>{2}</contribution_verbatim></Table>"
)


def test_of_many_fields_the_name_and_the_contribution_are_read() -> None:
    found = given(
        f"<Set>{ROW.format(1, 'Ingrid Falk', 'The boats of the night run late, and everybody.')}"
        f"{ROW.format(2, 'Omar Reyes', 'They were late in spring, too, whoever was on the quay.')}"
        "</Set>"
    )
    assert [t[1] for t in turns(found)] == ["Ingrid Falk", "Omar Reyes"]
    assert turns(found)[1][2].startswith("They were late")


SPOKEN = (
    "<intervention><speaker><name>{0}</name><birth_place>Northmoor</birth_place>"
    "<post>{1}</post></speaker><speech>{2}</speech></intervention>"
)


def test_who_has_no_name_speaks_by_an_office_and_a_remark_stands_in_brackets() -> None:
    found = given(
        f"<sitting>{SPOKEN.format('UNKNOWN', 'CHAIR', 'The sitting is open.')}"
        + SPOKEN.format("Falk, Ingrid", "NA", "Thank you. <omit>Laughter.</omit> The boats run.")
        + "</sitting>"
    )
    assert turns(found) == [
        ("speech", "CHAIR", "The sitting is open."),
        ("speech", "Falk, Ingrid", "Thank you. [Laughter.] The boats run."),
    ]


def test_attributes_name_who_speaks() -> None:
    found = given(
        '<log><turn speaker="ANN">Is the pier open today?</turn>'
        '<turn speaker="BO">It opens at noon.</turn></log>'
    )
    assert turns(found) == [
        ("speech", "ANN", "Is the pier open today?"),
        ("speech", "BO", "It opens at noon."),
    ]


@pytest.mark.parametrize(
    "record",
    [
        "<product><name>Lamp</name><text>A lamp for the quay, of brass.</text></product>",
        "<item><title>Ferry</title><description>It runs late.</description></item>",
        "<speaker><name>Edda Voss</name><email>e@example.org</email></speaker>",
    ],
)
def test_a_list_in_which_nobody_speaks_is_refused(record: str) -> None:
    with pytest.raises(NotReadable, match="nobody here reads"):
        given(f"<list>{record * 4}</list>")


def test_a_cell_that_says_not_applicable_names_nobody() -> None:
    found = given(
        "speaker,text\nIngrid Falk,The bill is read a second time now.\n"
        "N/A,Question agreed to.\nOmar Reyes,I thank the minister for the boats.\n",
        "sitting.csv",
    )
    assert [(t[0], t[1]) for t in turns(found)] == [
        ("speech", "Ingrid Falk"),
        ("unassigned", None),
        ("speech", "Omar Reyes"),
    ]
    assert [f.code for u in found.turns for f in u.flags] == ["unlabelled"]
