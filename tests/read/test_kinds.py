"""Kinds of file met in archives: read as what they are, or refused as what they are."""

from __future__ import annotations

import io
import json
import zipfile

import pytest

from hustings.errors import UnknownFormat
from hustings.model import Transcript
from hustings.read import read


def said(t: Transcript) -> list[tuple[str | None, str]]:
    return [(x.speaker, t.text[x.start : x.end]) for x in t.turns if x.kind != "note"]


def test_rolling_captions_give_every_word_once() -> None:
    cues = [
        (
            "00:00:01.000 --> 00:00:03.000",
            " \nthe<00:00:01.400><c> boat</c><00:00:02.000><c> is</c>",
        ),
        ("00:00:03.000 --> 00:00:03.010", "the boat is\n "),
        ("00:00:03.010 --> 00:00:05.000", "the boat is\nlate<00:00:04.000><c> again</c>"),
        ("00:00:05.000 --> 00:00:05.010", "late again\n "),
        ("00:00:05.010 --> 00:00:07.000", "late again\nand<00:00:06.000><c> cold</c>"),
    ]
    text = "WEBVTT\nKind: captions\n\n" + "\n\n".join(f"{t}\n{w}" for t, w in cues) + "\n"
    t = read(text.encode(), name="talk.vtt")
    assert " ".join(t.text.split()) == "the boat is late again and cold"
    assert {x.kind for x in t.turns} == {"unassigned"}


def test_a_word_said_twice_is_no_rolling_caption() -> None:
    text = "1\n00:00:01,000 --> 00:00:02,000\nNo.\n\n2\n00:00:02,000 --> 00:00:03,000\nNo.\n\n"
    text += "3\n00:00:03,000 --> 00:00:04,000\nThe quay is shut.\n\n"
    text += "4\n00:00:04,000 --> 00:00:05,000\nWho says so?\n\n"
    text += "5\n00:00:05,000 --> 00:00:06,000\nThe harbour master.\n"
    assert read(text.encode(), name="t.srt").text.split().count("No.") == 2


def test_a_blank_line_within_a_cue_loses_nothing_and_times_need_no_milliseconds() -> None:
    text = "1\n00:00:20 --> 00:00:24\nEDDA: The quay,\n\nI say, is full.\n\n"
    text += "2\n00:00:24,500 --> 00:00:27\nTOBIAS: Since when?\n\n3\n00:00:28 --> 00:00:30\nEDDA: May.\n"
    t = read(text.encode(), name="t.srt")
    assert said(t) == [
        ("EDDA", "The quay, I say, is full."), ("TOBIAS", "Since when?"), ("EDDA", "May."),
    ]  # fmt: skip
    assert [x.begins_at for x in t.turns] == [20.0, 24.5, 28.0]


def test_a_single_voice_is_believed() -> None:
    t = read(b"WEBVTT\n\n00:01.000 --> 00:03.000\n<v Edda Voss>The quay is full.\n", name="t.vtt")
    assert said(t) == [("Edda Voss", "The quay is full.")]
    assert "question" not in t.attributes


def test_words_of_two_tiers_of_one_speaker_are_said_once() -> None:
    def tier(name: str, kind: str, words: str, key: str) -> str:
        return (
            f'<TIER TIER_ID="{name}" PARTICIPANT="Edda" LINGUISTIC_TYPE_REF="{kind}"><ANNOTATION>'
            f'<ALIGNABLE_ANNOTATION ANNOTATION_ID="{key}" TIME_SLOT_REF1="a" TIME_SLOT_REF2="b">'
            f"<ANNOTATION_VALUE>{words}</ANNOTATION_VALUE></ALIGNABLE_ANNOTATION></ANNOTATION></TIER>"
        )

    text = (
        '<ANNOTATION_DOCUMENT><TIME_ORDER><TIME_SLOT TIME_SLOT_ID="a" TIME_VALUE="500"/>'
        '<TIME_SLOT TIME_SLOT_ID="b" TIME_VALUE="2500"/></TIME_ORDER>'
        + tier("Edda", "utterance", "The sea is where it is.", "a1")
        + tier("Edda-w", "word", "sea", "a2")
        + "</ANNOTATION_DOCUMENT>"
    )
    t = read(text.encode(), name="t.eaf")
    assert said(t) == [("Edda", "The sea is where it is.")]
    assert (t.turns[0].begins_at, t.turns[0].ends_at) == (0.5, 2.5)
    assert t.attributes["left"] == "Tiers left out: Edda-w."


@pytest.mark.parametrize(
    ("name", "data", "what"),
    [
        ("list.ris", b"TY  - JOUR\nTI  - Piers\nER  - \n", "RIS"),
        ("list.txt", b"TY  - JOUR\nTI  - Piers\nER  - \n", "RIS"),
        ("refs.bib", b"@article{voss2031,\n title={Piers}}\n", "BibTeX"),
        (
            "thing.txt",
            b'<?xml version="1.0"?>\n<harbourLog><entry>x</entry></harbourLog>',
            "harbourLog",
        ),
        ("thing.foo", b'<?xml version="1.0"?>\n<!-- x -->\n<log:book/>', "log:book"),
    ],
)
def test_what_is_no_transcript_is_refused_by_its_kind(name: str, data: bytes, what: str) -> None:
    with pytest.raises(UnknownFormat, match=what):
        read(data, name=name)


@pytest.mark.parametrize("ending", [".txt", ".foo", ""])
def test_a_kind_is_known_under_any_ending(ending: str) -> None:
    cha = b"@UTF8\n@Begin\n@Participants:\tEDD Edda Adult\n*EDD:\tthe quay is full .\n@End\n"
    assert said(read(cha, name=f"talk{ending}")) == [("EDD", "the quay is full.")]


def words(*spoken: tuple[str, int]) -> list[tuple[str, int, float]]:
    return [(w, who, float(n)) for n, (w, who) in enumerate(spoken)]


TALK = words(("When", 0), ("was", 0), ("that?", 0), ("In", 1), ("May.", 1))
RIGHT = ["When was that?", "In May."]


@pytest.mark.parametrize(
    "value",
    [
        {
            "results": {
                "items": [
                    {"type": "pronunciation", "alternatives": [{"content": w.rstrip("?.")}],
                     "start_time": str(t), "end_time": str(t + 0.5), "speaker_label": f"spk_{who}"}
                    if part == 0
                    else {"type": "punctuation", "alternatives": [{"content": w[-1]}]}
                    for w, who, t in TALK
                    for part in ((0, 1) if w[-1] in "?." else (0,))
                ]
            }
        },
        {"results": {"channels": [{"alternatives": [{"words": [
            {"word": w, "punctuated_word": w, "start": t, "end": t + 0.5, "speaker": who}
            for w, who, t in TALK]}]}]}},
        {"audio_url": "ferry.mp3", "text": "When was that? In May.", "utterances": None, "words": [
            {"text": w, "start": int(t * 1000), "end": int(t * 1000) + 500, "speaker": "AB"[who]}
            for w, who, t in TALK]},
        {"results": [
            {"alternatives": [{"transcript": "When was that? In May."}]},
            {"alternatives": [{"transcript": "", "words": [
                {"word": w, "startTime": f"{t}s", "endTime": f"{t}s", "speakerTag": who + 1}
                for w, who, t in TALK]}]}]},
        {"recognizedPhrases": [
            {"speaker": 1, "offsetInTicks": 0, "durationInTicks": 5e6,
             "nBest": [{"display": "When was that?"}]},
            {"speaker": 2, "offsetInTicks": 3e7, "durationInTicks": 5e6,
             "nBest": [{"display": "In May."}]}]},
        {"phrases": [
            {"speaker": 1, "offsetMilliseconds": 0, "durationMilliseconds": 5, "text": "When was that?"},
            {"speaker": 2, "offsetMilliseconds": 3000, "durationMilliseconds": 5, "text": "In May."}]},
        {"results": [
            {"type": "word", "start_time": t, "end_time": t, "alternatives": [
                {"content": w, "speaker": f"S{who + 1}"}]}
            for w, who, t in TALK]},
        {"words": [{"word": w, "start": t, "end": t, "speaker": who} for w, who, t in TALK]},
        {"retval": {
            "words": [{"word": w.lower(), "punct": w, "start": t, "end": t + 0.5} for w, _, t in TALK],
            "segmentation": {"segments": [
                {"start": 0, "duration": 2.7, "speaker": {"@id": "S0", "gender": "F"}},
                {"start": 2.7, "duration": 2.3, "speaker": {"@id": "S12", "gender": "M"}}]}}},
        {"job": {"lang": "en"},
         "speakers": [{"time": "2.90", "name": "F3"}, {"time": "0.00", "name": "F4"}],
         "words": [{"name": w, "time": f"{t:.2f}", "duration": "0.5"} for w, _, t in TALK]},
        {"results": [{
            "speaker_labels": [{"from": t, "to": t + 0.5, "speaker": who} for _, who, t in TALK],
            "results": [{"alternatives": [{
                "transcript": "When was that? In May.",
                "timestamps": [[w, t, t + 0.5] for w, _, t in TALK]}]}]}]},
        {"words": [{"id": n, "text": w, "start": t, "end": t + 0.5} for n, (w, _, t) in enumerate(TALK)],
         "paragraphs": [{"id": 0, "start": 0.0, "end": 2.5, "speaker": "Edda Voss"},
                        {"id": 1, "start": 3.0, "end": 4.5, "speaker": "Piet Renn"}]},
        {"entityMap": {}, "blocks": [
            {"text": RIGHT[who], "type": "paragraph", "data": {
                "speaker": f"F_S{who}", "start": 3.0 * who,
                "words": [{"punct": w, "start": t, "end": t + 0.5} for w, x, t in TALK if x == who]}}
            for who in (0, 1)]},
        {"audioFile": "/private/ferry.ogg", "text": [
            {"id": who, "speaker": f"Speaker {who}", "paragraph": [{"line": [
                {"text": w, "startTime": t, "endTime": t + 0.5} for w, x, t in TALK if x == who]}]}
            for who in (0, 1)]},
    ],
    ids=["amazon", "deepgram", "assembly", "google", "azure", "azure fast", "speechmatics", "words",
         "bbc kaldi", "speechmatics 1", "watson", "paper edit", "draft.js", "autoedit"],
)  # fmt: skip
def test_speech_services_say_who_speaks(value: object) -> None:
    t = read(json.dumps(value).encode(), name="talk.json")
    assert [w for _, w in said(t)] == RIGHT
    assert len({who for who, _ in said(t)}) == 2
    assert None not in {who for who, _ in said(t)}
    assert [x.begins_at for x in t.turns] == [0.0, 3.0]
    assert not any(x.flags for x in t.turns), "numbered labels are no near names"


@pytest.mark.parametrize(
    "value",
    [
        [{"result": [{"word": "in", "start": 3.0, "end": 3.2}], "text": "In May."}],
        {"transcription": [{"offsets": {"from": 3000, "to": 3500}, "text": " In May."}]},
    ],
    ids=["kaldi", "whisper.cpp"],
)
def test_services_that_tell_no_speakers_name_nobody(value: object) -> None:
    t = read(json.dumps(value).encode(), name="talk.json")
    assert said(t) == [(None, "In May.")]
    assert t.turns[0].begins_at == 3.0
    assert "question" in t.attributes


def test_words_of_nobody_are_parted_where_a_second_is_silent() -> None:
    told = [("The", 0.0), ("ferry.", 0.5), ("No", 2.1), ("berth.", 2.5)]
    rows = [{"text": w, "start": t, "end": t + 0.4} for w, t in told]
    t = read(json.dumps({"words": rows}).encode(), name="talk.json")
    assert said(t) == [(None, "The ferry."), (None, "No berth.")]
    assert [x.begins_at for x in t.turns] == [0.0, 2.1]
    assert "question" in t.attributes


def test_what_somebody_heard_and_nobody_said_stands_in_brackets() -> None:
    pieces = [
        {"type": "text", "value": "The ferry"},
        {"type": "tag", "value": "inaudible", "timestamp": "00:00:07,000"},
        {"type": "text", "value": "at night."},
    ]
    told = {
        "monologues": [{"speaker": 1, "elements": pieces}],
        "speakers": [{"id": 1, "name": "Ann"}],
    }
    t = read(json.dumps(told).encode(), name="talk.json")
    assert said(t) == [("Ann", "The ferry [inaudible] at night.")]
    assert str(t.source.evidence).startswith("1 segment of a machine transcript")


def test_a_voice_that_is_to_be_named_later_is_nobody() -> None:
    rows = [{"text": w, "start": t, "end": t + 0.4} for w, _, t in TALK]
    spoken = [{"start": 0.0, "speaker": "TBC - 0"}, {"start": 3.0, "speaker": "U_UKN"}]
    t = read(json.dumps({"words": rows, "paragraphs": spoken}).encode(), name="talk.json")
    assert {who for who, _ in said(t)} == {None}


def test_the_day_of_a_sitting_is_not_that_of_its_publication() -> None:
    text = (
        "<TEI><teiHeader><fileDesc><publicationStmt><date when='2040-01-01'/></publicationStmt>"
        "<sourceDesc><bibl><date when='2031-05-03'/></bibl></sourceDesc></fileDesc></teiHeader>"
        "<text><body><note type='speaker'>The CHAIR</note><u who='#v'>Order.</u>"
        "<note type='speaker'>Mr RENN</note><u who='#r'>Why <gap reason='inaudible'/>?</u>"
        "<note type='speaker'>Mrs VOSS</note><u who='#v'>Order!</u>"
        "<u who='#v #r'>Amen.</u></body></text></TEI>"
    )
    t = read(text.encode(), name="s.xml")
    assert t.date == "2031-05-03"
    assert said(t) == [
        ("The CHAIR", "Order."),
        ("Mr RENN", "Why [inaudible]?"),
        ("The CHAIR", "Order!"),
        ("The CHAIR & Mr RENN", "Amen."),
    ]


def test_words_of_an_annotated_corpus_stand_as_they_were_said() -> None:
    text = (
        "<TEI><text><body><u who='#v'><seg><s>\n<w>The</w>\n<w>quay</w>\n<w>is</w>\n"
        "<w join='right'>full</w>\n<pc>.</pc>\n</s></seg></u></body></text></TEI>"
    )
    assert said(read(text.encode(), name="s.xml")) == [("v", "The quay is full.")]


@pytest.mark.parametrize(
    "head",
    [
        "---\nlayout: talk\ntitle: \"On the quay\"\npub_date: 'May 3rd, 2031'\nspeakers:\n"
        "  - Edda Voss\n  - name: Tobias Renn\n---\n",
        '+++\ntitle = "On the quay"\ndate = 2031-05-03\nspeakers = ["Edda Voss"]\n+++\n',
        "---\ntitle: On the quay\nsubtitle: a: b: c\ndate: 2031-05-03\n---\n",
    ],
)
def test_front_matter_is_one_note_and_gives_title_and_date(head: str) -> None:
    t = read(f"{head}\nEdda: Full.\n\nTobias: Why?\n\nEdda: It is May.\n".encode(), name="t.md")
    assert (t.title, t.date) == ("On the quay", "2031-05-03")
    assert t.text[t.turns[0].start : t.turns[0].end] == head.strip()
    assert said(t) == [("Edda", "Full."), ("Tobias", "Why?"), ("Edda", "It is May.")]


def test_deleted_and_hidden_words_are_not_said() -> None:
    rtf = (
        r"{\rtf1\ansi Edda: It is {\deleted low }{\revised full}{\v (check)}.\par Tobias: Why?\par}"
    )
    assert said(read(rtf.encode(), name="t.rtf"))[0] == ("Edda", "It is full.")
    page = "<p>Edda: It is <del>low</del>full<span style='display:none'> x</span>.</p><p>Tobias: Why?</p>"
    assert said(read(page.encode(), name="t.html"))[0] == ("Edda", "It is full.")


ODT = (
    '<office:document-content xmlns:office="o" xmlns:text="t" xmlns:style="s"><office:body>'
    "<office:text><text:p>Edda: It is {inside}full.</text:p>{beside}"
    "<text:p>Tobias: Why?</text:p></office:text></office:body></office:document-content>"
)
STYLES = (
    '<office:document-styles xmlns:office="o" xmlns:style="s"><style:style style:name="H">'
    '<style:text-properties text:display="none" xmlns:text="t"/></style:style>'
    "</office:document-styles>"
)


@pytest.mark.parametrize(
    ("inside", "beside"),
    [
        ('<text:span text:style-name="H">low </text:span>', ""),
        ("<text:hidden-text>low </text:hidden-text>", ""),
        ("", '<text:section text:display="none"><text:p>low</text:p></text:section>'),
        ("", '<text:p><text:hidden-paragraph text:is-hidden="true"/>low</text:p>'),
    ],
)
def test_what_a_style_a_section_or_a_field_hides_is_not_said(inside: str, beside: str) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("content.xml", ODT.format(inside=inside, beside=beside))
        archive.writestr("styles.xml", STYLES)
    found = read(packed.getvalue(), name="t.odt")
    assert "low" not in found.text
    assert said(found) == [("Edda", "It is full."), ("Tobias", "Why?")]


def test_cells_of_a_table_lose_colons_tags_and_entities() -> None:
    table = 'sep=;\nspeaker;words\nEdda Voss:;"It is &#8212; <em>full</em>."\nTobias Renn:;Why?\n'
    t = read(table.encode(), name="t.csv")
    assert said(t) == [("Edda Voss", "It is — full."), ("Tobias Renn", "Why?")]


def words_of(value: object) -> list[tuple[str | None, str, float | None, float | None]]:
    found = read(json.dumps(value).encode(), name="x.json")
    return [(t.speaker, found.text[t.start : t.end], t.begins_at, t.ends_at) for t in found.turns]


TOLD = [("Speaker 1", "Who pays?", 0.0, 1.0), ("Speaker 2", "Towns.", 1.2, 2.0)]


def test_no_word_of_googles_second_version_is_lost() -> None:
    def result(words: str, who: str, begin: float, end: float) -> dict[str, object]:
        word = {
            "word": words,
            "speakerLabel": who,
            "startOffset": f"{begin}s",
            "endOffset": f"{end}s",
        }
        return {"alternatives": [{"transcript": words, "words": [word]}]}

    value = {"results": [result("Who pays?", "1", 0, 1), result("Towns.", "2", 1.2, 2)]}
    assert words_of(value) == TOLD


def test_watson_says_who_speaks_in_a_list_of_its_own() -> None:
    value = {
        "results": [
            {"alternatives": [{"transcript": "who pays ", "timestamps": [["who", 0.0, 0.5], ["pays", 0.5, 1.0]]}]},
            {"alternatives": [{"transcript": "towns ", "timestamps": [["towns", 1.2, 2.0]]}]},
        ],
        "speaker_labels": [
            {"from": 0.0, "to": 0.5, "speaker": 1},
            {"from": 0.5, "to": 1.0, "speaker": 1},
            {"from": 1.2, "to": 2.0, "speaker": 2},
        ],
    }  # fmt: skip
    assert words_of(value) == [
        ("Speaker 1", "who pays", 0.0, 1.0),
        ("Speaker 2", "towns", 1.2, 2.0),
    ]


def test_blanks_of_rev_are_elements_and_signs_cling_to_words() -> None:
    def said(who: int, *pieces: tuple[str, float, float]) -> dict[str, object]:
        elements: list[dict[str, object]] = []
        for word, begin, end in pieces:
            elements += [{"type": "punct", "value": " "}] if elements else []
            elements += [{"type": "text", "value": word, "ts": begin, "end_ts": end}]
        return {"speaker": who, "elements": [*elements, {"type": "punct", "value": "?"}]}

    value = {
        "monologues": [said(1, ("Who", 0.0, 0.5), ("pays", 0.5, 1.0)), said(2, ("Me", 1.2, 2.0))]
    }
    assert words_of(value) == [("Speaker 1", "Who pays?", 0.0, 1.0), ("Speaker 2", "Me?", 1.2, 2.0)]


def test_trint_tells_where_a_word_begins_and_how_long_it_is() -> None:
    def paragraph(who: str, words: str, at: int, length: int) -> dict[str, object]:
        pieces = [
            {"value": w, "time": at + n * length, "duration": length}
            for n, w in enumerate(words.split())
        ]
        return {"speaker": who, "words": pieces}

    value = {
        "transcript": {
            "paragraphs": [
                paragraph("Mara", "Who pays?", 0, 500),
                paragraph("Ines", "Towns.", 1200, 800),
            ]
        }
    }
    assert words_of(value) == [("Mara", "Who pays?", 0.0, 1.0), ("Ines", "Towns.", 1.2, 2.0)]
