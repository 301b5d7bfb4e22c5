"""Minutes as printers and their machines leave them: labels and interjections over several lines, contents, headers."""

import json

import pytest

from hustings.errors import NotReadable
from hustings.guards.archive import with_signs
from hustings.model import SPOKEN_KINDS, Transcript
from hustings.read import read


def given(text: str, name: str = "sitting.txt") -> Transcript:
    return read(text.encode(), name=name)


def spoken(found: Transcript) -> list[tuple[str | None, str]]:
    return [(t.speaker, found.quote(t.start, t.end)) for t in found.turns if t.kind in SPOKEN_KINDS]


def codes(found: Transcript) -> list[str]:
    return [flag.code for turn in found.turns for flag in turn.flags]


SPEAKER = "Mr. Speaker: The hon. Minister has the floor on the matter of the quay.\n\n"
OTHERS = (
    "Ms. Odell: Who pays for the second pier?\n\nMr. Speaker: Order.\n\nMs. Odell: I ask again.\n\n"
)


def test_an_office_broken_over_two_lines_is_one_label() -> None:
    text = SPEAKER + (
        "The Assistant Minister, Ministry of State for Harbours, Ferries and\n\nInland Waters (Ms. Falk): The town pays.\n\n"
    )
    assert spoken(given(text + OTHERS))[1] == (
        "The Assistant Minister, Ministry of State for Harbours, Ferries and Inland Waters",
        "The town pays.",
    )


def test_a_label_broken_within_its_bracket_is_one_label() -> None:
    text = (
        SPEAKER
        + "The Assistant Minister, Ministry of State for Night Boats (Mr. B.M.\n\nLark): The town pays.\n\n"
    )
    found = given(text + OTHERS)
    assert spoken(found)[1] == (
        "The Assistant Minister, Ministry of State for Night Boats",
        "The town pays.",
    )
    assert "Lark)" not in {t.speaker for t in found.turns}


def test_a_heading_that_runs_into_a_broken_label_is_no_part_of_it() -> None:
    text = SPEAKER + (
        "MINISTERIAL STATEMENT The Assistant Minister, Ministry of State for Harbours and\n\nInland Waters (Ms. Falk): The town pays.\n\n"
    )
    assert (
        "The Assistant Minister, Ministry of State for Harbours and Inland Waters",
        "The town pays.",
    ) in spoken(given(text + OTHERS))


def test_a_sentence_above_a_label_is_not_taken_into_it() -> None:
    text = "Ann Lee: We spoke of the pier, of the boats and of\nthe quay.\nBo Marsh: And of the lamp.\nAnn Lee: Yes.\nBo Marsh: No.\n"
    assert [who for who, _ in spoken(given(text))] == ["Ann Lee", "Bo Marsh", "Ann Lee", "Bo Marsh"]


GERMAN = (
    "Präsidentin Dr. Iva Holm:\nDas Wort hat die Ministerin.\n\n"
    "Cora Wint (HL):\nDie Fähre fährt auch nachts. Das bleibt so.\n\n"
    "(Beifall bei der HL sowie bei Abgeordneten des BUNDES\nDER FISCHER – Zuruf von der LISTE: Oh!)\n\n"
    "Der Kai wird breiter.\n\n(Bo Lark [FP]: Wer zahlt das alles? Die Stadt! –\nDov Marsh [HL]: Unfug!)\n\n"
    "Frau Präsidentin, ich sage Ihnen voller Bedauern:\nDer Kai ist zu schmal.\n\n"
    "(Abg. Rook: Hört, hört! So weit ist es gekommen.)\n\n"
    "Apropos Nachtboot:\nEs fährt.\n\n"
    "Präsidentin Dr. Iva Holm:\nDanke.\n\nBo Lark (FP):\nWer zahlt?\n\nPräsidentin Dr. Iva Holm:\nDanke.\n\nCora Wint (HL):\nDie Stadt.\n"
)


def test_a_name_within_an_interjection_is_no_label() -> None:
    found = given(GERMAN)
    assert {who for who, _ in spoken(found)} == {"Präsidentin Dr. Iva Holm", "Cora Wint", "Bo Lark"}
    directions = [found.quote(t.start, t.end) for t in found.turns if t.kind == "direction"]
    assert [d.split("\n")[-1] for d in directions] == [
        "DER FISCHER – Zuruf von der LISTE: Oh!)",
        "Dov Marsh [HL]: Unfug!)",
        "(Abg. Rook: Hört, hört! So weit ist es gekommen.)",
    ]


def test_where_labels_give_party_or_office_a_sentence_before_a_colon_is_doubted_not_named() -> None:
    found = given(GERMAN)
    doubted = [f.message for t in found.turns for f in t.flags]
    assert any("Apropos Nachtboot" in message for message in doubted)
    assert not any(t.speaker and "Bedauern" in t.speaker for t in found.turns)


def test_a_speaker_s_own_bracket_is_their_words() -> None:
    found = given(
        "Ann Lee: Yes.\nBo Marsh: (Note: I was not there.)\nAnn Lee: So?\nBo Marsh: Never.\n"
    )
    assert spoken(found)[1] == ("Bo Marsh", "(Note: I was not there.)")


def test_three_labels_with_titles_are_enough_in_lines_broken_at_a_width() -> None:
    text = (
        "SCHEDULE\n\n  Mr. FALK. Mr. President, today there will be a period for morning business\n"
        "until noon, with senators to speak for up to five minutes each, with the\n"
        "following exceptions: Senator Odell or her designee thirty minutes; Senator\n"
        + "Marsh or his designee an hour and then the time as it was allotted before to\n"
        * 14
        + "the others.\n  The PRESIDENT pro tempore. Without objection, it is so ordered.\n"
        "  Mr. FALK. At noon the Senate will recess.\n"
    )
    assert [who for who, _ in spoken(given(text))] == [
        "Mr. FALK",
        "The PRESIDENT pro tempore",
        "Mr. FALK",
    ]


def test_a_full_stop_behind_a_name_in_capitals_closes_the_label() -> None:
    text = (
        "HON. SPEAKER.- Order.\nHON. T.J. RENN.- I rise.\nHON. T.J. RENN..- I rise again.\nHON. SPEAKER.- Sit down.\n"
        "HON. O. REYES.- Why?\nHON. SPEAKER.- Order.\nHON. O. REYES.- I ask.\n"
    )
    found = given(text)
    assert {who for who, _ in spoken(found)} == {"HON. SPEAKER", "HON. T.J. RENN", "HON. O. REYES"}
    assert "no-person" not in codes(found)


def test_the_number_of_a_question_is_no_part_of_a_name() -> None:
    text = (
        "The Minister for Harbours (Ingrid Falk): I met nobody.\n\n3. Omar Reyes (Northmoor) (Ind): Did she meet the guild?\n\n"
        "Ingrid Falk: No.\n\nOmar Reyes: Why?\n\nIngrid Falk: Time.\n"
    )
    assert [who for who, _ in spoken(given(text))][1] == "Omar Reyes"


def test_lines_that_say_who_plays_a_part_are_a_header() -> None:
    text = (
        "INTERVIEWEE: Ada Fenn\nINTERVIEWER: Bo Lark\nDATE: 9 March 2031\nPLACE: Port Avel\n\n"
        "Bo Lark: When did the ferry stop?\n\nAda Fenn: In spring.\n\nBo Lark: Why?\n\nAda Fenn: The pier was closed.\n"
    )
    found = given(text)
    assert spoken(found) == [
        ("Bo Lark", "When did the ferry stop?"),
        ("Ada Fenn", "In spring."),
        ("Bo Lark", "Why?"),
        ("Ada Fenn", "The pier was closed."),
    ]
    assert {t.kind for t in found.turns if t.speaker} == {"speech"}


def test_a_part_named_between_turns_is_a_note() -> None:
    text = "Ann Lee: Yes.\n\nBo Marsh: No.\n\n## The lamp\n\nPresenter: Cora Wint\n\nAnn Lee: Well.\n\nBo Marsh: Never.\n\nAnn Lee: So.\n"
    found = given(text)
    assert "Presenter" not in {t.speaker for t in found.turns}
    assert ("note", "Presenter: Cora Wint") in [
        (t.kind, found.quote(t.start, t.end)) for t in found.turns
    ]


def test_a_moderator_who_gives_the_floor_still_speaks() -> None:
    text = "Moderator: Ann Lee.\nAnn Lee: Thank you.\nModerator: Bo Marsh.\nBo Marsh: Thanks.\nModerator: Ann Lee?\nAnn Lee: No.\n"
    assert [who for who, _ in spoken(given(text))] == [
        "Moderator",
        "Ann Lee",
        "Moderator",
        "Bo Marsh",
        "Moderator",
        "Ann Lee",
    ]


def test_one_label_with_a_question_mark_does_not_make_its_speaker_the_one_who_asks() -> None:
    text = (
        "".join(f"Ann: Line {n}.\n\nBo: Line {n} too.\n\n" for n in range(4))
        + "Ann?: Perhaps.\n\nBo: Yes.\n"
    )
    assert {t.kind for t in given(text).turns} == {"speech"}


def test_two_who_speak_elsewhere_may_share_a_label_without_a_doubt() -> None:
    text = (
        "".join(f"AL: Line {n}.\n\nBM: Line {n} too.\n\n" for n in range(10))
        + "AL/BM: Agreed.\n\nAL: Good.\n"
    )
    found = given(text)
    assert ("AL/BM", "Agreed.") in spoken(found)
    assert codes(found) == []


def test_program_text_between_fences_has_no_labels() -> None:
    text = "AL: See this.\n\n```js\nboats({\n  pier: pier,\n});\nNeeds:\nwood: oak\n```\n\nBM: I see.\n\nAL: Good.\n\nBM: Yes.\n\nAL: Fine.\n"
    found = given(text, "minutes.md")
    assert {who for who, _ in spoken(found)} == {"AL", "BM"}
    assert codes(found) == []


def test_contents_with_a_tabulator_and_a_page_name_nobody() -> None:
    contents = "".join(
        f"Answer Min {who} HL\t. . . 186{n}*B\n"
        for n, who in enumerate(("Falk", "Wint", "Falk", "Wint", "Falk"))
    )
    talk = "".join(
        f"Ingrid Falk (HL): Line {n}.\n\nCora Wint (FP): Line {n} too.\n\n" for n in range(4)
    )
    assert {who for who, _ in spoken(given(contents + "\n" + talk))} == {"Ingrid Falk", "Cora Wint"}


def test_a_time_that_goes_back_once_is_a_slip() -> None:
    lines = [
        f"{'Ann Lee' if n % 2 else 'Bo Marsh'}: 00:{n:02}:00\n\nLine {n}.\n\n" for n in range(1, 31)
    ]
    lines[20] = lines[20].replace("00:21:00", "00:12:00")
    found = given("".join(lines))
    assert [t.begins_at for t in found.turns[:2]] == [60.0, 120.0]
    assert sum(t.begins_at is not None for t in found.turns) == 30
    assert "time" not in codes(found)


def test_votes_by_constituency_and_breaks_are_nobodys_words() -> None:
    text = "主席：現在表決。\n\n功能團體：\n\n李議員、王議員贊成。\n\n主席：議題獲得通過。\n\n功能團體：\n\n陳議員反對。\n\n主席：散會。\n"
    assert {who for who, _ in spoken(given(text))} == {"主席"}
    podcast = "**Ann Lee:** So.\n\n**Break:** \\[26:27\\]\n\n**Bo Marsh:** Yes.\n\n**Ann Lee:** No.\n\n**Break:** \\[41:04\\]\n\n**Bo Marsh:** Oh.\n"
    found = given(podcast, "podcast.md")
    assert [who for who, _ in spoken(found)] == ["Ann Lee", "Bo Marsh", "Ann Lee", "Bo Marsh"]
    assert codes(found) == []


def test_a_time_in_escaped_brackets_is_no_word() -> None:
    text = "**Ann Lee:** \\[03:51\\] \\[laughs\\] So.\n\n**Bo Marsh:** \\[01:00:07.25\\] Yes.\n\n**Ann Lee:** No.\n"
    found = given(text, "podcast.md")
    assert [t.begins_at for t in found.turns] == [231.0, 3607.25, None]
    assert spoken(found)[1] == ("Bo Marsh", "Yes.")


def test_an_office_in_chinese_opens_the_talk_though_it_speaks_but_once() -> None:
    text = "李議員：代理主席，超長的工作時間，並非只是少數人要面對。\n\n主席：王議員。\n\n王議員：主席，我反對。\n\n主席：好。\n\n王議員：多謝。\n"
    assert spoken(given(text))[0][0] == "李議員"


def test_letters_in_brackets_count_the_parts_of_a_bill() -> None:
    parts = "".join(
        f"(A) in the first sentence of part {n};\n(B) in the second;\n(ii) below;\n"
        for n in range(5)
    )
    talk = "Mr. FALK. I send a bill to the desk.\nThe PRESIDENT pro tempore. Without objection, so ordered.\n"
    found = given(talk + "S. 210\n" + parts + "Mr. FALK. I yield.\n")
    assert {who for who, _ in spoken(found)} <= {"Mr. FALK", "The PRESIDENT pro tempore"}


def test_a_colon_with_a_dash_announces_a_list() -> None:
    text = (
        SPEAKER
        + "Ms. Odell asked the Minister of State for\n\nHarbours and Inland Waters:- (a) who pays;\n\n(b) and why.\n\n"
        + OTHERS
    )
    assert {who for who, _ in spoken(given(text))} == {"Mr. Speaker", "Ms. Odell"}


def test_a_label_that_opens_many_lines_opens_a_turn_inside_one_too() -> None:
    text = "".join(f"Ann Lee: Line {n}.\n\nBo Marsh: Line {n} too.\n\n" for n in range(9))
    found = given(text + "Ann Lee: Well. Bo Marsh: Yes?\n\nAnn Lee: Done.\n")
    assert spoken(found)[-3:] == [("Ann Lee", "Well."), ("Bo Marsh", "Yes?"), ("Ann Lee", "Done.")]


def test_a_label_with_a_part_in_brackets_opens_a_turn_without_a_full_stop_before_it() -> None:
    text = "".join(
        f"Ann Lee (host): Line {n}.\n\nBo Marsh (guest): Line {n} too.\n\n" for n in range(9)
    )
    found = given(text + "Ann Lee (host): and so on Bo Marsh (guest): yes indeed\n")
    assert spoken(found)[-2:] == [("Ann Lee", "and so on"), ("Bo Marsh", "yes indeed")]


COURT = {
    "title": "Oral argument",
    "transcript": {
        "sections": [
            {
                "turns": [
                    {
                        "speaker": {"name": "Ingrid Falk", "ID": 7},
                        "start": 0,
                        "stop": 2.5,
                        "text_blocks": [{"text": "We'll hear argument."}, {"text": "Ms. Odell."}],
                    },
                    {
                        "speaker": {"name": "Nan Odell", "ID": 8},
                        "start": 2.5,
                        "stop": 4,
                        "text_blocks": [{"text": "May it please."}],
                    },
                ]
            },
            {
                "turns": [
                    {
                        "speaker": {"name": "Ingrid Falk", "ID": 7},
                        "start": 4,
                        "stop": 5,
                        "text_blocks": [{"text": "Thank you."}],
                    }
                ]
            },
        ]
    },
}


def test_turns_within_sections_are_one_talk() -> None:
    found = read(json.dumps(COURT).encode(), name="argument.json")
    assert spoken(found) == [
        ("Ingrid Falk", "We'll hear argument. Ms. Odell."),
        ("Nan Odell", "May it please."),
        ("Ingrid Falk", "Thank you."),
    ]
    assert [t.begins_at for t in found.turns] == [0.0, 2.5, 4.0]


def test_of_two_lists_the_one_that_names_speakers_is_read() -> None:
    value = {
        "audio_items": [
            {"content": w, "start_time": n} for n, w in enumerate(("Who", "pays?", "The", "town."))
        ],
        "audio_segments": [
            {"speaker": {"speaker_label": "spk_0"}, "transcript": "Who pays?", "start_time": 0},
            {"speaker": {"speaker_label": "spk_1"}, "transcript": "The town.", "start_time": 2},
        ],
    }
    assert spoken(read(json.dumps(value).encode(), name="call.json")) == [
        ("spk_0", "Who pays?"),
        ("spk_1", "The town."),
    ]


ELAN = """<ANNOTATION_DOCUMENT><TIME_ORDER>
<TIME_SLOT TIME_SLOT_ID="a" TIME_VALUE="0"/><TIME_SLOT TIME_SLOT_ID="b" TIME_VALUE="2000"/>
<TIME_SLOT TIME_SLOT_ID="c" TIME_VALUE="4000"/><TIME_SLOT TIME_SLOT_ID="d" TIME_VALUE="6000"/></TIME_ORDER>
<TIER TIER_ID="A" PARTICIPANT="Ada Fenn"><ANNOTATION><ALIGNABLE_ANNOTATION ANNOTATION_ID="x1" TIME_SLOT_REF1="a" TIME_SLOT_REF2="b">
<ANNOTATION_VALUE>When did it stop?</ANNOTATION_VALUE></ALIGNABLE_ANNOTATION></ANNOTATION></TIER>
<TIER TIER_ID="words" PARENT_REF="A"><ANNOTATION><REF_ANNOTATION ANNOTATION_ID="x2" ANNOTATION_REF="x1">
<ANNOTATION_VALUE>When did it stop</ANNOTATION_VALUE></REF_ANNOTATION></ANNOTATION></TIER>
<TIER TIER_ID="classes" PARENT_REF="words"><ANNOTATION><REF_ANNOTATION ANNOTATION_ID="x3" ANNOTATION_REF="x2">
<ANNOTATION_VALUE>ADV</ANNOTATION_VALUE></REF_ANNOTATION></ANNOTATION></TIER>
<TIER TIER_ID="B" PARTICIPANT="Bo Lark"><ANNOTATION><ALIGNABLE_ANNOTATION ANNOTATION_ID="y1" TIME_SLOT_REF1="c" TIME_SLOT_REF2="d">
<ANNOTATION_VALUE>In spring.</ANNOTATION_VALUE></ALIGNABLE_ANNOTATION></ANNOTATION></TIER></ANNOTATION_DOCUMENT>"""


def test_what_hangs_on_a_speaker_s_tier_is_no_speaker() -> None:
    found = read(ELAN.encode(), name="market.eaf")
    assert spoken(found) == [("Ada Fenn", "When did it stop?"), ("Bo Lark", "In spring.")]
    assert found.attributes["left"] == "Tiers left out: words, classes."


def test_a_list_of_statements_is_a_transcript() -> None:
    talk = [
        {"speaker": "FALK", "statement": "Good evening."},
        {"speaker": "WINT", "statement": "Thank you."},
    ]
    found = read(
        json.dumps({"date": "2031-10-13", "transcript": talk}).encode(), name="debate.json"
    )
    assert spoken(found) == [("FALK", "Good evening."), ("WINT", "Thank you.")]


SIGNS = '<!DOCTYPE publicwhip\n[\n<!ENTITY pound "&#163;">\n<!-- dashes -->\n<!ENTITY mdash "&#8212;" >\n]>'
DEBATE = (
    '<?xml version="1.0" encoding="ISO-8859-1"?>{head}<publicwhip><speech id="uk/2031-03-03.1" speakername="Ingrid Falk">'
    "<p>It costs &pound;5 &mdash; no more.</p></speech></publicwhip>"
)


def test_a_document_type_that_only_names_signs_is_read() -> None:
    found = read(DEBATE.format(head=SIGNS).encode(), name="debates.xml")
    assert spoken(found) == [("Ingrid Falk", "It costs £5 — no more.")]


@pytest.mark.parametrize(
    "head",
    [
        '<!DOCTYPE publicwhip [<!ENTITY pound "aaaaaaaaaa"><!ENTITY mdash "&pound;&pound;">]>',
        '<!DOCTYPE publicwhip [<!ENTITY pound SYSTEM "file:///etc/passwd"><!ENTITY mdash "x">]>',
        '<!DOCTYPE publicwhip [<!ENTITY % pound "x"><!ENTITY mdash "x">]>',
        '<!DOCTYPE publicwhip SYSTEM "debates.dtd" [<!ENTITY pound "&#163;"><!ENTITY mdash "x">]>',
    ],
)
def test_any_other_document_type_is_refused(head: str) -> None:
    data = DEBATE.format(head=head).encode()
    assert with_signs(data) == data
    with pytest.raises(NotReadable, match="declares XML entities"):
        read(data, name="debates.xml")
