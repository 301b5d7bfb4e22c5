"""What real sittings, records and interviews taught, each in the world of Lindholm Bay."""

from __future__ import annotations

import pytest

from hustings.errors import UnknownFormat
from hustings.read import find_turns, read

SPOKEN = ("speech", "question", "answer")


def said(text: str) -> list[tuple[str | None, str]]:
    found = find_turns(text)
    return [(t.speaker, text[t.start : t.end]) for t in found.turns if t.kind in SPOKEN]


def pages(head: str) -> str:
    """A sitting of three pages that were run together, each with its head and its number."""
    rows = [
        "Edda Voss: The ferry is late again and nobody\n\n7",
        f"{head.format(n=7)}\n\ntold us why it was so late.",
        "Tobias Renn: So we were told in\n\n8",
        f"{head.format(n=8)}\n\nspring, and we believed it then.",
        f"Edda Voss: We did.\n\n9\n\n{head.format(n=9)}",
        "Tobias Renn: So it is.",
        "Edda Voss: Yes.\n",
    ]
    return "\n\n".join(rows)


@pytest.mark.parametrize("head", ["COUNCIL OF THE BAY", "The quay, 3 May 2031", "Volume {n}"])
def test_the_head_of_every_page_is_nobodys(head: str) -> None:
    text = pages(head)
    assert not [words for _, words in said(text) if head.format(n=8) in words]
    assert ("Edda Voss", "told us why it was so late.") in said(text)
    assert ("Tobias Renn", "spring, and we believed it then.") in said(text)


def test_words_that_recur_without_a_page_are_said() -> None:
    rows = [f"{who}: What of berth {n}?\n\nNobody knows" for n, who in enumerate("ABAB", 3)]
    words = [w for _, w in said("\n\n".join(rows).replace("A:", "Edda:").replace("B:", "Bo:"))]
    assert sum("Nobody knows" in w for w in words) == 4


@pytest.mark.parametrize(
    "degrees", ["Dr. h. c.", "Dr.\u00a0h.\u00a0c.", "Prof. Dr. med.", "Dr. rer. nat. habil."]
)
def test_degrees_in_small_letters_are_part_of_a_label(degrees: str) -> None:
    who = f"Vizepräsident {degrees} Tobias Renn"
    text = f"{who}:\nDas Wort hat Frau Voss.\n\nEdda Voss:\nDanke.\n\n{who}:\nBitte.\n"
    speakers = [" ".join((name or "").split()) for name, _ in said(text)]
    assert speakers == [" ".join(who.split()), "Edda Voss", " ".join(who.split())]


def test_what_a_part_is_cut_short_to_is_a_speaker() -> None:
    talk = [("I", "And the toll?"), ("R", "It rose.")] * 4
    rows = ["**Interviewer (I):** Who pays?", "**Respondent (R):** We do."]
    found = find_turns("\n\n".join([*rows, *(f"**{a}:** {b}" for a, b in talk)]) + "\n")
    assert found.question is None
    assert not [f for t in found.turns for f in t.flags if f.code == "no-person"]


def test_a_time_may_stand_within_the_stars_of_a_label() -> None:
    rows = [f"**[00:{n:02}] {who}:** Well, {n}." for n, who in enumerate(("Edda", "Bo") * 2)]
    found = find_turns("\n\n".join(rows) + "\n")
    assert [(t.speaker, t.begins_at) for t in found.turns] == [
        ("Edda", 0.0),
        ("Bo", 1.0),
        ("Edda", 2.0),
        ("Bo", 3.0),
    ]


def test_labels_in_capitals_with_a_dash_are_seen_inside_a_line() -> None:
    text = (
        "MR. SPEAKER.- I call the Minister. HON. A. B. RENN.- Mr. Speaker, the quay is old.\n"
        "It will be mended. HON. E. VOSS.- When?\n\nMR. SPEAKER.- Order.\n"
    )
    assert said(text) == [
        ("MR. SPEAKER", "I call the Minister."),
        ("HON. A. B. RENN", "Mr. Speaker, the quay is old.\nIt will be mended."),
        ("HON. E. VOSS", "When?"),
        ("MR. SPEAKER", "Order."),
    ]


def test_a_text_with_elements_that_are_never_closed_is_refused_and_names_none_of_them() -> None:
    rows = [f"<Item>Berth {n}</Item> <Speech>Mr. Renn: It is shut." for n in range(14)]
    with pytest.raises(UnknownFormat, match="markup of its own"):
        read("\n".join(rows).encode(), name="sitting.txt")
    few = "<Speech> We begin.\n<Speech> Who pays?\n<Speech> We do. </Speech>\n<Speech> So.\n"
    assert {t.speaker for t in find_turns(few).turns} == {None}


AKOMA = """<akomaNtoso><debate><meta><identification><FRBRWork><FRBRdate date="{work}"
name="{name}"/></FRBRWork></identification></meta>{preface}<debateBody><speech by="#a"><from>Edda
Voss</from><p>The quay is old.</p></speech></debateBody></debate></akomaNtoso>"""


@pytest.mark.parametrize(
    ("name", "preface", "date"),
    [
        ("generation", '<preface><docDate date="2031-05-03"/></preface>', "2031-05-03"),
        ("generation", "", None),
        ("sitting", "", "2032-10-16"),
    ],
)
def test_a_debate_is_of_its_day_not_of_the_day_its_file_was_made(
    name: str, preface: str, date: str | None
) -> None:
    data = AKOMA.format(work="2032-10-16", name=name, preface=preface).encode()
    assert read(data, name="debate.akn").date == date


def test_a_nickname_laid_out_as_other_labels_speaks() -> None:
    rows = [f"[00:{n:02}] **{who}**: Well, {n}." for n, who in enumerate(("Edda", "qx()") * 3)]
    found = find_turns("\n\n".join(rows) + "\n")
    assert [t.speaker for t in found.turns] == ["Edda", "qx()"] * 3


@pytest.mark.parametrize(
    "first", ["Vielen Dank, Herr Präsident. – Wer zahlt?", "Meine Frage: Wer zahlt?"]
)
def test_what_stands_right_below_a_label_is_said(first: str) -> None:
    talk = [("Edda Voss", first), ("Tobias Renn", "Wir."), ("Edda Voss", first)]
    text = "\n\n".join(f"{who} (FP):\n{words}" for who, words in [*talk, ("Tobias Renn", "Wir.")])
    assert said(text + "\n") == [*talk, ("Tobias Renn", "Wir.")]


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("Гранин Т. А., официальный представитель Правительства, заместитель министра.", "Гранин"),
        ("Mme Cora Wint, ministre déléguée auprès du ministre, chargée des bacs.", "Mme Cora Wint"),
    ],
)
def test_an_office_of_two_parts_behind_a_name_belongs_to_the_label(label: str, name: str) -> None:
    chair = "Председательствующий." if name == "Гранин" else "Mme la présidente."
    rows = [f"{chair} La parole.", f"{label} Oui.", f"{chair} Merci.", f"{label} Non."]
    speakers = [who or "" for who, _ in said("\n\n".join(rows) + "\n")]
    assert len(speakers) == 4
    assert all(who.startswith(name) and "," not in who for who in speakers[1::2])


def test_captions_with_a_label_on_each_name_devices_and_leave_others_open() -> None:
    talk = [("Edda Voss", "Who pays?"), ("Tobias Renn (he/him)", "We do.")] * 3
    talk += [("iPhone of Jan", "Who?"), ("", "The bay."), ("Edda Voss", "So.")]
    cues = [
        f"{n}\n00:00:{n:02}.000 --> 00:00:{n + 1:02}.000\n{f'{who}: ' if who else ''}{words}\n"
        for n, (who, words) in enumerate(talk, 1)
    ]
    t = read(("WEBVTT\n\n" + "\n".join(cues)).encode(), name="call.vtt")
    assert [x.speaker for x in t.turns] == [
        *["Edda Voss", "Tobias Renn"] * 3,
        "iPhone of Jan",
        None,
        "Edda Voss",
    ]


@pytest.mark.parametrize("aside", ["((a bell rings, 5 sec))", "(She leaves.)", "--- Pause ---"])
def test_an_aside_before_the_next_label_is_nobodys(aside: str) -> None:
    text = f"EV: Who pays?\nTR: We do.\n{aside}\nEV: And then?\nTR: Then we wait.\n"
    assert [words for _, words in said(text)][1] == "We do."


def test_somebody_with_an_office_inside_a_turn_is_doubted() -> None:
    odd = "Cora Wint, Minister for Harbours. In June it runs again."
    found = find_turns(f"Edda Voss: Who pays?\n\nTobias Renn: We do.\n\n{odd}\n\nEdda Voss: So.\n")
    assert [[f.code for f in t.flags] for t in found.turns] == [[], ["new-label"], []]


def test_a_label_that_is_all_somebody_says_is_doubted() -> None:
    talk = "Edda Voss: Who pays?\n\nTobias Renn: We do.\n\nEdda Voss: So.\n\nTobias Renn: Yes.\n\n"
    found = find_turns(talk + "Der Bürgermeister: Der Vorsitzende:\n")
    assert [[f.code for f in t.flags] for t in found.turns][-1] == ["new-label"]


def test_whoever_calls_somebody_by_the_patronymic_speaks() -> None:
    talk = ["В.Ренн: Начнём.", "П.Гранин: Да.", "В.Ренн: Хорошо.\n\nПрошу вас, Павел Андреевич."]
    found = find_turns("\n\n".join([*talk, "П.Гранин: Спасибо."]) + "\n")
    assert not [f for t in found.turns for f in t.flags]


CHAT = """@UTF8
@Begin
@Languages:	eng
@Participants:	ADA Edda_Voss Adult, TOB Investigator
@Date:	03-MAY-2031
*ADA:	the ferry is late .
*TOB:	who pays ?
*ADA:	we do .
@End
"""


def test_chat_gives_the_day_and_offers_the_names_of_its_head() -> None:
    t = read(CHAT.encode(), name="talk.cha")
    assert t.date == "2031-05-03"
    assert [[f.fixes[0] for f in x.flags] for x in t.turns] == [
        [("rename", "Same person: Edda Voss")],
        [],
        [],
    ]


def test_what_was_heard_stands_once_apart_in_a_file_of_transcriber() -> None:
    words = 'the ferry<Event desc="bell" type="noise" extent="instantaneous"/> is late'
    turn = f'<Turn speaker="a" startTime="0" endTime="3"><Sync time="0"/>{words}</Turn>'
    data = (
        '<Trans><Speakers><Speaker id="a" name="Edda"/></Speakers>'
        f'<Episode><Section type="report" startTime="0" endTime="3">{turn}</Section></Episode></Trans>'
    )
    t = read(data.encode(), name="talk.trs")
    assert t.text == "Edda: the ferry [bell] is late\n"


def test_a_map_without_texts_is_told_for_what_it_is() -> None:
    with pytest.raises(UnknownFormat, match=r"a causal map .* 'hustings map' reads it"):
        read(b'<?xml version="1.0"?><map><concepts/></map>', name="quay.mmp")
