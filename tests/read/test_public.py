"""Kinds of files that public collections hold, each in the world of Lindholm Bay."""

import pytest

from hustings.model import Transcript
from hustings.read import find_turns, read


def turns(t: Transcript) -> list[tuple[str, str | None, str]]:
    return [(u.kind, u.speaker, t.text[u.start : u.end]) for u in t.turns]


def said(text: str) -> list[tuple[str | None, str]]:
    found = find_turns(text)
    kinds = ("speech", "question", "answer")
    return [(t.speaker, text[t.start : t.end]) for t in found.turns if t.kind in kinds]


AUSTRALIA = """<hansard version="2.1"><session.header><date>1978-03-15</date></session.header>
<chamber.xscript><business.start><para>The President took the chair.</para></business.start>
<debate><debateinfo><title>NIGHT BOATS</title></debateinfo>
<speech><talk.start><talker><name.id>A1</name.id><name role="metadata">Renn, Sen Tobias</name>
<name role="display">Senator RENN</name></talker><para>-The boats are loud.</para></talk.start>
<interjection><talk.start><talker><name.id>B2</name.id><name role="display">Mr Voss</name></talker>
<para>-They are not.</para></talk.start></interjection>
<para>They wake the town.</para><para>Question resolved in the affirmative.</para></speech>
<speech><talk.start><talker><name.id>A1</name.id><name role="metadata">Renn, Sen Tobias</name>
<name role="display">Senator Renn</name></talker><para>-I repeat it.</para></talk.start></speech>
<division><para>AYES</para></division></debate></chamber.xscript></hansard>"""


def test_australian_hansard_gives_paragraphs_to_whose_element_they_lie_in() -> None:
    found = read(AUSTRALIA.encode(), name="1978.xml")
    assert found.date == "1978-03-15"
    assert turns(found) == [
        ("note", None, "The President took the chair."),
        ("heading", None, "NIGHT BOATS"),
        ("speech", "Senator RENN", "The boats are loud."),
        ("speech", "Mr Voss", "They are not."),
        ("speech", "Senator RENN", "They wake the town."),
        ("note", None, "Question resolved in the affirmative."),
        ("speech", "Senator RENN", "I repeat it."),
    ]


BODY = """<hansard version="2.2"><chamber.xscript><debate><debateinfo><title>Piers</title></debateinfo>
<speech><talk.start><talker><name role="metadata">Falk, Sen Ingrid</name></talker></talk.start>
<talk.text><body><p><span><a><span class="HPS-MemberSpeech">Senator FALK</span></a> (Northmoor—Minister
for Piers) (<span class="HPS-Time">09:32</span>): I move it.</span></p><p>It is late.</p>
<p><span class="HPS-OfficeInterjecting">The PRESIDENT:</span> Leave is given.</p>
<p><span class="HPS-MemberIInterjecting">Mr Voss interjecting</span>—</p>
<p><span class="HPS-MemberContinuation">Senator FALK:</span> Thank you.</p></body></talk.text>
<interjection><talk.start><talker><name role="metadata">PRESIDENT, The</name></talker></talk.start>
<talk.text/></interjection></speech></debate></chamber.xscript></hansard>"""


def test_a_marked_name_gives_the_floor_within_a_body() -> None:
    assert turns(read(BODY.encode(), name="2014.xml")) == [
        ("heading", None, "Piers"),
        ("speech", "Senator FALK", "I move it.\n\nIt is late."),
        ("speech", "The PRESIDENT", "Leave is given."),
        ("direction", None, "[Mr Voss interjecting]"),
        ("speech", "Senator FALK", "Thank you."),
    ]


def test_an_utterance_without_a_speaker_has_that_of_its_block() -> None:
    text = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><timeline unit="s"><when xml:id="T0"/>
    <when xml:id="T1" interval="1.5" since="#T0"/></timeline><body>
    <annotationBlock who="EV" start="#T0" end="#T1"><u><seg>Who pays?</seg></u>
    <spanGrp><span>pro verb</span></spanGrp></annotationBlock>
    <annotationBlock who="TR" start="#T1"><u>We all do.</u></annotationBlock></body></text></TEI>"""
    found = read(text.encode(), name="talk.xml")
    assert turns(found) == [("speech", "EV", "Who pays?"), ("speech", "TR", "We all do.")]
    assert [(t.begins_at, t.ends_at) for t in found.turns] == [(0.0, 1.5), (1.5, None)]


def grid(**tiers: list[tuple[float, float, str]]) -> bytes:
    """A TextGrid of tiers of intervals."""
    out = ['File type = "ooTextFile"', 'Object class = "TextGrid"', "", "0", "4", "<exists>"]
    out.append(str(len(tiers)))
    for name, rows in tiers.items():
        out += ['"IntervalTier"', f'"{name}"', "0", "4", str(len(rows))]
        for begin, end, words in rows:
            out += [str(begin), str(end), f'"{words}"']
    return "\n".join(out).encode()


def test_a_tier_of_names_says_who_speaks_in_the_other() -> None:
    data = grid(
        ortho=[(0, 1, "who pays"), (1, 2, "_"), (2, 3, "we do"), (3, 4, "oh")],
        spk=[(0, 1.2, "Edda"), (1.2, 1.8, "_"), (1.8, 3, "Tobias"), (3, 4, "_")],
    )
    found = read(data, name="quay.TextGrid")
    assert turns(found) == [
        ("speech", "Edda", "who pays"),
        ("speech", "Tobias", "we do"),
        ("unassigned", None, "oh"),
    ]


def test_a_tier_that_is_called_by_what_it_holds_is_nobodys() -> None:
    found = read(grid(transcription=[(0, 1, "who pays"), (2, 4, "we do")]), name="quay.TextGrid")
    assert {t.speaker for t in found.turns} == {None}
    assert "does not say who speaks" in found.attributes["question"]
    named = read(grid(Edda=[(0, 1, "who pays"), (2, 4, "we do")]), name="quay.TextGrid")
    assert {t.speaker for t in named.turns} == {"Edda"}


def test_tiers_of_exmaralda_that_classify_words_are_not_said() -> None:
    text = """<basic-transcription><head><speakertable><speaker id="S0"><abbreviation>EV</abbreviation>
    </speaker></speakertable></head><basic-body><common-timeline><tli id="T0" time="0"/>
    <tli id="T1" time="2"/></common-timeline>
    <tier speaker="S0" category="v" type="t"><event start="T0" end="T1">Who pays?</event></tier>
    <tier category="pos" type="t" display-name="[pos]"><event start="T0" end="T1">PW V</event></tier>
    <tier category="word" type="t" display-name="[word]"><event start="T0" end="T1">pays</event></tier>
    </basic-body></basic-transcription>"""
    found = read(text.encode(), name="quay.exb")
    assert turns(found) == [("speech", "EV", "Who pays?"), ("unassigned", None, "pays")]


def test_asides_in_round_brackets_name_nobody_beside_labels() -> None:
    text = (
        "Madam Speaker: Order!\n\n(Interruptions)\n\nMr Renn: The boats are loud.\n\n"
        "(Interruptions)\n\nMadam Speaker: Order!\n\n(Interruptions)\n\nMr Renn: They are.\n"
    )
    assert said(text) == [
        ("Madam Speaker", "Order!"),
        ("Mr Renn", "The boats are loud."),
        ("Madam Speaker", "Order!"),
        ("Mr Renn", "They are."),
    ]


def test_somebody_who_stammers_is_no_interviewer() -> None:
    text = (
        "We looked at the boats.\n\nI – I think they are loud.\n\nThey wake the town.\n\n"
        "I - I said so.\n\nA – a boat came.\n\nI – well, I waited.\n"
    )
    assert said(text) == []
    assert said("I: Who pays?\n\nR: We do.\n\nI: Why?\n\nR: We must.\n")[0] == ("I", "Who pays?")


def test_spanish_minutes_name_with_an_article_and_a_dash() -> None:
    text = (
        "      El señor RENN, don Tobías (Presidente).- Se abre la sesión.\n\n"
        "      La señora FALK (Ministra de Puertos).- Los barcos\n\nson ruidosos.\n\n"
        "      El señor RENN, don Tobías (Presidente).- Gracias.\n"
    )
    assert said(text) == [
        ("El señor RENN", "Se abre la sesión."),
        ("La señora FALK", "Los barcos\n\nson ruidosos."),
        ("El señor RENN", "Gracias."),
    ]


@pytest.mark.parametrize("word", ["Mais", "Pero", "Но", "Dirección"])
def test_a_word_that_joins_sentences_names_nobody(word: str) -> None:
    text = (
        f"Ann Lee: One.\n\nBo Marsh: Two.\n\n{word}: three.\n\nAnn Lee: Four.\n\nBo Marsh: Five.\n"
    )
    assert {speaker for speaker, _ in said(text)} == {"Ann Lee", "Bo Marsh"}


def flags(text: str) -> list[list[str]]:
    return [[f.code for f in t.flags] for t in find_turns(text).turns]


def test_a_bracket_that_closes_in_anothers_turn_is_doubted() -> None:
    talk = (
        "Edda Voss: The ferry is loud.\n\nTobias Renn: {}\n\nEdda Voss: So.\n\nTobias Renn: Yes.\n"
    )
    assert flags(talk.format("Not mine.) It never was."))[1] == ["bracket"]
    assert flags(talk.format("a) it is late; b) we pay."))[1] == []
    assert flags(talk.format("Not mine (as you know) it is not."))[1] == []


def test_a_talk_before_the_first_label_is_doubted() -> None:
    front = "I came to the quay.\n\nWe paid the fee.\n\nMy boat is old.\n\n"
    talk = "EDDA VOSS: Why?\n\nTOBIAS RENN: It must.\n\nEDDA VOSS: So.\n\nTOBIAS RENN: Yes.\n"
    assert flags(front + talk)[0] == ["unlabelled"]
    notes = "Recorded on the quay.\n\nTwo boats lay there.\n\nThe sea was calm.\n\n"
    assert flags(notes + talk)[0] == []


@pytest.mark.parametrize("part", ["Sessió 16", "Posiedzenie 2", "Sessão 4"])
def test_a_part_of_a_sitting_is_no_person(part: str) -> None:
    talk = f"{part}: One.\n\nANN: Two.\n\n{part}: Three.\n\nANN: Four.\n\nBO: Five.\n\nBO: Six.\n"
    assert [codes for codes in flags(talk) if "no-person" in codes] == [["no-person"]] * 2
