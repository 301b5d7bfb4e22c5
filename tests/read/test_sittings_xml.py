"""Parliaments' XML and files of programs for typing: who speaks, when, and what is nobody's."""

import pytest

from hustings.errors import NotReadable, UnknownFormat
from hustings.model import Transcript
from hustings.read import read


def given(text: str, name: str) -> Transcript:
    return read(text.encode(), name=name)


def turns(t: Transcript) -> list[tuple[str, str | None, str]]:
    return [(u.kind, u.speaker, t.text[u.start : u.end]) for u in t.turns]


BUNDESTAG = """<?xml version="1.0" encoding="utf-8"?>
<dbtplenarprotokoll sitzung-datum="6.05.2031">
<vorspann><kopfdaten><plenarprotokoll-nummer>Plenarprotokoll <w>4</w>/<s>12</s>
</plenarprotokoll-nummer></kopfdaten><p klasse="J">Ines Calder (HL) 12 A</p></vorspann>
<sitzungsverlauf><sitzungsbeginn><name>Präsident Dr. Iva Holm:</name>
<p klasse="J_1">Die Sitzung ist eröffnet.</p><p klasse="T_NaS">Fragen zur Fähre</p>
<p klasse="J">Das Wort hat Frau Calder.</p></sitzungsbeginn>
<tagesordnungspunkt top-id="Tagesordnungspunkt 1"><rede id="1"><p klasse="redner"><redner id="7">
<name><vorname>Ines</vorname><nachname>Calder</nachname></name></redner>Ines Calder (HL):</p>
<p klasse="J_1">Die Gebühr steigt.</p><kommentar>(Beifall bei der HL)</kommentar>
<p klasse="J">Warum?</p></rede></tagesordnungspunkt></sitzungsverlauf>
<anlagen><p klasse="J">Entschuldigt: Renn</p></anlagen></dbtplenarprotokoll>"""


def test_bundestag_minutes_give_the_floor_by_name_and_keep_interjections_apart() -> None:
    found = given(BUNDESTAG, "12.xml")
    assert (found.date, found.title) == ("2031-05-06", "Plenarprotokoll 4/12")
    assert turns(found) == [
        ("speech", "Präsident Dr. Iva Holm", "Die Sitzung ist eröffnet."),
        ("note", None, "Fragen zur Fähre"),
        ("speech", "Präsident Dr. Iva Holm", "Das Wort hat Frau Calder."),
        ("heading", None, "Tagesordnungspunkt 1"),
        ("speech", "Ines Calder", "Die Gebühr steigt."),
        ("direction", None, "(Beifall bei der HL)"),
        ("speech", "Ines Calder", "Warum?"),
    ]
    assert [(p["name"], p["value"]) for p in found.proposals if p["what"] == "role"] == [
        ("Ines Calder", "HL")
    ]


HANSARD = """<hansard><titlepage><col>1</col></titlepage><housecommons><title>House</title>
<date format="1985-12-16">Monday 16 December 1985</date><debates><section><title>Ferries</title>
<p align="center">[Mr. Speaker <i>in the Chair</i>]</p>
<p>1. <member>Mr. Renn</member><membercontribution> asked the Minister about
<col>2</col> the night boats.</membercontribution></p>
<p><member>The Minister for Harbours (Ms. Falk)</member><membercontribution>: They run.
</membercontribution></p><p>They run late.</p>
<division><table><tr><td>Calder, I.</td></tr></table></division></section>
<section><title>Piers</title><p>The House divided.</p></section></debates></housecommons></hansard>"""


def test_hansard_has_a_member_a_paragraph_and_columns_are_no_words() -> None:
    found = given(HANSARD, "hansard.xml")
    assert found.date == "1985-12-16"
    assert [t for t in turns(found) if t[0] != "heading"] == [
        ("direction", None, "[Mr. Speaker in the Chair]"),
        ("speech", "Mr. Renn", "asked the Minister about the night boats."),
        ("speech", "The Minister for Harbours", "They run.\n\nThey run late."),
        ("note", None, "The House divided."),
    ]


DEBATES = """<publicwhip><major-heading id="a">Ferries</major-heading>
<speech id="uk.org.publicwhip/debate/2031-05-03.1.0" nospeaker="true"><p>The House met</p></speech>
<speech id="b" speakername="Ingrid Falk" time="14:30:00"><p>I beg to move.</p><p>It rises.</p>
</speech><speech id="c" speakername="Omar Reyes" time="14:31:05"><p>Why?</p></speech></publicwhip>"""


def test_debates_of_theyworkforyou_keep_their_times_from_the_first() -> None:
    found = given(DEBATES, "debates.xml")
    assert found.date == "2031-05-03"
    assert [(u.speaker, u.begins_at) for u in found.turns if u.kind == "speech"] == [
        ("Ingrid Falk", 0.0),
        ("Omar Reyes", 65.0),
    ]
    assert turns(found)[1] == ("direction", None, "[The House met]")


PARLAMINT = """<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="ParlaMint-LB_2031-05-03"><teiHeader>
<listOrg><org xml:id="party.HL" role="politicalParty"><orgName full="yes">Harbour League</orgName>
<orgName full="abb">HL</orgName></org><org xml:id="party.FP" role="parliamentaryGroup">
<orgName>Free Port</orgName></org></listOrg>
<listPerson><person xml:id="HolmIva"><persName><surname>Holm</surname><forename>Iva</forename>
</persName><affiliation role="member" ref="#party.FP" to="2030-12-31"/>
<affiliation role="member" ref="#party.HL" from="2031-01-01"/></person></listPerson></teiHeader>
<text><body><div><note type="speaker">Mrs HOLM:</note><u who="#HolmIva"><seg>I do.</seg></u>
</div></body></text></TEI>"""


def test_a_persons_party_on_the_day_of_the_sitting_is_told() -> None:
    found = given(PARLAMINT, "sitting.xml")
    assert [(u.speaker, u.label) for u in found.turns] == [("Iva Holm", "Iva Holm (HL)")]
    assert [(p["name"], p["value"]) for p in found.proposals if p["what"] == "role"] == [
        ("Iva Holm", "HL")
    ]


def test_what_others_say_meanwhile_is_theirs_in_noscribe() -> None:
    head = "The ferry\n\nTranscribed with noScribe vers. 0.7\n\n(3 seconds pause)\n\n"
    found = given(head + "S01: [00:00:12] It ran late. //S00: Yes. // Every night.\n", "a.txt")
    assert [(u.speaker, u.begins_at) for u in found.turns if u.kind == "speech"] == [
        ("S01", 12.0),
        ("S00", None),
        ("S01", None),
    ]


def test_frames_of_inqscribe_are_parts_of_a_second_and_no_words() -> None:
    said = r"[00:00:01.15] ANN: Why?\r[00:01:02.00] BO: It ran\\late.\r[00:01:04.00] ANN: So."
    found = given(f"app=InqScribe\ntext={said}\ntimecode.fps=30\n", "talk.inqscr")
    assert [(u.speaker, u.begins_at) for u in found.turns] == [
        ("ANN", 1.5),
        ("BO", 62.0),
        ("ANN", 64.0),
    ]
    assert turns(found)[1][2] == r"It ran\late."


def test_rich_text_in_a_transana_database_is_read_and_clips_are_not() -> None:
    rich = r"{\rtf1\ansi \u164?<1500> ANN: Why?\par \u164?<2500> BO: So.\par ANN: Yes.\par}"
    rich = rich.replace("<", "&lt;").replace(">", "&gt;")
    held = "<Transcript><ID>Ferry</ID><ClipNum>{}</ClipNum><RTFText>{}</RTFText></Transcript>"
    text = f"<Transana>{held.format(0, rich)}{held.format(4, rich)}</Transana>"
    found = given(text, "all.tra")
    assert [(u.speaker, u.begins_at) for u in found.turns] == [
        ("ANN", 1.5),
        ("BO", 2.5),
        ("ANN", None),
    ]


@pytest.mark.parametrize(
    "text", ["<mets/>", "<Siirto>words</Siirto>", "<rss><title>A</title></rss>"]
)
def test_xml_of_another_kind_is_refused_with_the_way_round(text: str) -> None:
    with pytest.raises(NotReadable, match=r"nobody here reads.*Export it"):
        given(text, "other.xml")


HANDELINGEN = """<?xml version="1.0" encoding="utf-8"?><officiele-publicatie><metadata>
<meta name="OVERHEIDop.datumVergadering" content="2031-05-06"/></metadata><handelingen>
<agendapunt><nr>6</nr><item-titel>Stemming motie Nachtboot</item-titel>
<spreekbeurt nieuw="nee"><spreker><voorvoegsels>De heer</voorvoegsels><naam><achternaam>
Renn</achternaam></naam> ( <politiek>HL</politiek> ):</spreker><tekst><al-groep><al>Voorzitter.
Ik dien een motie in (kst <extref doc="1"> 12 </extref>).</al></al-groep>
<motie id="M"><kop><titel>Motie</titel></kop><al>De Kamer,</al><al>gehoord de beraadslaging,</al>
</motie></tekst></spreekbeurt><tekst><al-groep><al>In stemming komt de motie.</al></al-groep>
</tekst><spreekbeurt><spreker><voorvoegsels>De</voorvoegsels><naam><achternaam>voorzitter
</achternaam></naam>:</spreker><tekst><al>Verworpen.</al><al>Dank u wel.</al></tekst>
</spreekbeurt></agendapunt></handelingen></officiele-publicatie>"""


def test_handelingen_print_motions_that_nobody_says() -> None:
    found = given(HANDELINGEN, "h-tk.xml")
    assert (found.date, found.title) == ("2031-05-06", "Stemming motie Nachtboot")
    assert turns(found) == [
        ("heading", None, "Stemming motie Nachtboot"),
        ("speech", "De heer Renn", "Voorzitter. Ik dien een motie in (kst 12)."),
        ("note", None, "De Kamer,\n\ngehoord de beraadslaging,"),
        ("note", None, "In stemming komt de motie."),
        ("speech", "De voorzitter", "Verworpen.\n\nDank u wel."),
    ]
    assert [(p["name"], p["value"]) for p in found.proposals if p["what"] == "role"] == [
        ("De heer Renn", "HL")
    ]


def test_markup_below_a_header_is_refused_and_markdown_with_some_is_read() -> None:
    rows = "".join(f"<speech by='{n}'>\n<p>Who pays for {n}?</p>\n</speech>\n" for n in range(9))
    with pytest.raises(UnknownFormat, match=r"elements of markup \(<speech>\).*\.xml or \.html"):
        given(f"---\ntitle: House\n---\n{rows}", "sitting.md")
    words = "".join(f"Ann: Who pays for {n}?\n\n<br>\n\nBen: Nobody.\n\n" for n in range(9))
    assert sum(t.kind == "speech" for t in given(words, "talk.md").turns) == 18


COMPTE_RENDU = """<?xml version="1.0" encoding="UTF-8"?>
<compteRendu xmlns="http://schemas.assemblee-nationale.fr/referentiel"><uid>CR1</uid><metadonnees>
<dateSeance>20310506150000000</dateSeance><dateSeanceJour>mardi 6 mai 2031</dateSeanceJour>
</metadonnees><contenu><ouverture_seance><paragraphe id_acteur="PA1"><orateurs><orateur>
<nom>Mme la présidente</nom><id>1</id><qualite/></orateur></orateurs>
<texte>La séance est ouverte.</texte></paragraphe></ouverture_seance>
<point code_style="Titre"><texte>Bac de nuit</texte>
<paragraphe><orateurs><orateur><nom>Mme Inès Calder</nom><qualite>ministre des ports</qualite>
</orateur></orateurs><texte>Les communes paieront.</texte></paragraphe>
<paragraphe><orateurs><orateur><nom>Mme Inès Calder</nom><qualite>ministre des ports</qualite>
</orateur></orateurs><texte>Un <italique>tiers</italique>.</texte></paragraphe>
<paragraphe><orateurs/><texte>(L'article est adopté.)</texte></paragraphe>
</point></contenu></compteRendu>"""


def test_a_compte_rendu_gives_each_paragraph_its_speaker() -> None:
    found = given(COMPTE_RENDU, "cr.xml")
    assert found.date == "2031-05-06"
    assert turns(found) == [
        ("speech", "Mme la présidente", "La séance est ouverte."),
        ("heading", None, "Bac de nuit"),
        ("speech", "Mme Inès Calder", "Les communes paieront.\n\nUn tiers."),
        ("note", None, "(L'article est adopté.)"),
    ]


CANADIAN = """<?xml version="1.0" encoding="UTF-8"?>
<Hansard xml:lang="EN" id="1"><ExtractedInformation>
<ExtractedItem Name="InstitutionDebate">House Debates</ExtractedItem>
<ExtractedItem Name="Number">No. 7</ExtractedItem>
<ExtractedItem Name="Date">Tuesday, May 6, 2031</ExtractedItem></ExtractedInformation>
<HansardBody><Intro><ParaText>The House met at 10 a.m.</ParaText></Intro>
<OrderOfBusiness><OrderOfBusinessTitle>Night Boats</OrderOfBusinessTitle><CatchLine>Boats</CatchLine>
<SubjectOfBusiness><Timestamp Hr="10" Mn="00">(1000)</Timestamp><SubjectOfBusinessContent>
<Intervention Type="Debate"><PersonSpeaking><Affiliation DbId="1">Hon. Ines Calder (Minister of Ferries,
HL)</Affiliation>: </PersonSpeaking><Content><ParaText>The towns <I>pay</I>.</ParaText>
<ParaText>All of them.<Timestamp>(1005)</Timestamp></ParaText>
<ParaText><B>Some hon. members:</B> Never!</ParaText></Content></Intervention>
<WrittenQuestionResponse><QuestionID>Question No. 8—</QuestionID><Questioner><Affiliation>Mr. Tobias
Renn</Affiliation>:</Questioner><QuestionContent><ParaText>Who pays?</ParaText></QuestionContent>
<ResponseContent><ParaText>(Return tabled)</ParaText></ResponseContent></WrittenQuestionResponse>
<Division><Type>YEAS</Type><Affiliation>Lark</Affiliation></Division>
</SubjectOfBusinessContent></SubjectOfBusiness></OrderOfBusiness></HansardBody></Hansard>"""


def test_canadian_debates_give_each_intervention_its_speaker() -> None:
    found = given(CANADIAN, "debates.xml")
    assert (found.title, found.date) == ("House Debates, No. 7", "2031-05-06")
    assert turns(found) == [
        ("note", None, "The House met at 10 a.m."),
        ("heading", None, "Night Boats"),
        ("speech", "Hon. Ines Calder", "The towns pay.\n\nAll of them."),
        ("speech", "Some hon. members", "Never!"),
        ("speech", "Mr. Tobias Renn", "Who pays?"),
        ("note", None, "(Return tabled)"),
    ]


def test_times_of_noscribe_in_names_of_anchors_are_read() -> None:
    page = (
        "<html><body><p>ferry</p><p>Transcribed with noScribe vers. 0.4</p>"
        "<p><a name='ts_0_1500_S00'>S00: Who pays?</a></p>"
        "<p><a name='ts_1600_3000_S01'>S01: The towns.</a></p></body></html>"
    )
    found = given(page, "x.noscribe")
    spoken = [(t.speaker, t.begins_at) for t in found.turns if t.kind == "speech"]
    assert spoken == [("S00", 0.0), ("S01", 1.6)]
    assert [words for kind, _, words in turns(found) if kind == "speech"] == [
        "Who pays?",
        "The towns.",
    ]


WRITTEN = """<writtenanswers><title>Written Answers</title>
<date format="1985-12-16">16 December 1985</date><group><title>HARBOURS</title><section>
<title>Night Boats</title><p>Mr. Renn asked the Minister for Harbours how many boats run.</p>
<p><member>Ms. Falk</member><membercontribution>: Four boats run.</membercontribution></p>
<p>Mr. Reyes asked the Minister for Harbours if she will publish the times.</p>
<p><sup>*</sup><member>THE LORD WARDEN (EARL NORTHMOOR)</member><membercontribution>: Yes.
</membercontribution></p><p>Question put and agreed to.</p></section></group></writtenanswers>"""


def test_a_written_question_is_nobodys_and_a_star_at_a_name_is_no_word() -> None:
    assert turns(given(WRITTEN, "w.xml"))[3:] == [
        ("note", None, "Mr. Renn asked the Minister for Harbours how many boats run."),
        ("speech", "Ms. Falk", "Four boats run."),
        ("note", None, "Mr. Reyes asked the Minister for Harbours if she will publish the times."),
        ("speech", "THE LORD WARDEN", "Yes."),
        ("note", None, "Question put and agreed to."),
    ]


def test_one_speech_of_the_bundestag_is_read_by_itself() -> None:
    speech = BUNDESTAG[BUNDESTAG.index("<rede") : BUNDESTAG.index("</rede>") + len("</rede>")]
    assert turns(given(speech, "one.xml")) == [
        ("speech", "Ines Calder", "Die Gebühr steigt."),
        ("direction", None, "(Beifall bei der HL)"),
        ("speech", "Ines Calder", "Warum?"),
    ]
