"""One interview in every format gives the same turns; bad files give one sentence."""

import io
import json
import random
import zipfile
from pathlib import Path

import pytest

from hustings.errors import HustingsError, NotReadable, UnknownFormat, UnknownName
from hustings.model import Transcript
from hustings.read import FORMATS, read

SAMPLES = Path(__file__).parents[2] / "examples" / "formats"
FILES = sorted(p.name for p in SAMPLES.glob("ferry*"))
JOINING = (
    "srt vtt json sbv substation ttml otranscribe elan exmaralda folker transcriber praat chat uima "
    "webanno noscribe inqscribe transana"
).split()
"""Formats of timed pieces: one speaker's pieces in a row are one turn, for nothing parts them."""


def spoken(transcript: Transcript) -> list[tuple[str | None, str]]:
    return [
        (t.speaker, " ".join(transcript.text[t.start : t.end].split()))
        for t in transcript.turns
        if t.kind == "speech"
    ]


def expected(joined: bool) -> list[tuple[str | None, str]]:
    rows = json.loads((SAMPLES / "expected.json").read_text(encoding="utf-8"))
    out: list[tuple[str | None, str]] = []
    for row in rows:
        if row["kind"] != "speech":
            continue
        if joined and out and out[-1][0] == row["speaker"]:
            out[-1] = (out[-1][0], f"{out[-1][1]} {row['words']}")
        else:
            out.append((row["speaker"], row["words"]))
    return out


def test_every_format_that_is_read_has_a_sample() -> None:
    assert {read(SAMPLES / name).source.format for name in FILES} == set(FORMATS)


@pytest.mark.parametrize("name", FILES)
def test_the_same_interview_in_every_format_gives_the_same_turns(name: str) -> None:
    transcript = read(SAMPLES / name)
    joined = transcript.source.format in JOINING
    rows = spoken(transcript)
    if transcript.source.format == "chat":  # its speakers are codes
        codes = {w.split()[0].upper(): w for w, _ in expected(joined) if w}
        rows = [(codes[w or ""], words) for w, words in rows]
    assert rows == expected(joined)
    assert all(
        a.end <= b.start for a, b in zip(transcript.turns, transcript.turns[1:], strict=False)
    )
    assert "question" not in transcript.attributes


@pytest.mark.parametrize(
    "name", [n for n in FILES if n.endswith((".srt", ".vtt", ".json", "-parlamint.xml"))]
)
def test_times_of_cues_and_segments_are_kept(name: str) -> None:
    turns = read(SAMPLES / name).turns
    assert (turns[0].begins_at, turns[0].ends_at) == (1.0, 15.5)
    assert turns[1].begins_at == 16.0


def test_a_pdf_keeps_its_pages_and_loses_its_running_heads() -> None:
    transcript = read(SAMPLES / "ferry.pdf")
    assert [t.page for t in transcript.turns] == sorted(t.page or 0 for t in transcript.turns)
    assert transcript.turns[-1].page == 2
    assert "Courier" not in transcript.text
    assert "Page" not in transcript.text


def test_a_format_can_be_told_and_an_unknown_one_is_refused() -> None:
    data = (
        SAMPLES / "ferry.vtt" if (SAMPLES / "ferry.vtt").exists() else SAMPLES / "ferry-zoom.vtt"
    ).read_bytes()
    assert read(data, name="talk", format="vtt").turns[0].speaker == "Mara Ostrow"
    assert read(data, name="talk.txt").source.format == "vtt"
    with pytest.raises(UnknownName, match="docx"):
        read(data, format="docs")


@pytest.mark.parametrize("name", FILES)
def test_a_file_cut_short_is_read_or_refused_in_one_sentence(name: str) -> None:
    data = (SAMPLES / name).read_bytes()
    for share in (0.0, 0.1, 0.5, 0.9):
        said = refusal(data[: int(len(data) * share)], name)
        assert "\n" not in said
        assert said.endswith("." if said else "")


@pytest.mark.parametrize("name", FILES)
def test_mutated_files_are_read_or_refused_in_one_sentence(name: str) -> None:
    chance = random.Random(name)
    data = (SAMPLES / name).read_bytes()
    for _ in range(12):
        changed = bytearray(data)
        for _ in range(chance.randint(1, 20)):
            at = chance.randrange(len(changed))
            changed[at : at + chance.choice((0, 1, 5))] = chance.randbytes(chance.choice((0, 1, 3)))
        assert "\n" not in refusal(bytes(changed), name)


def refusal(data: bytes, name: str) -> str:
    """What reading says when it refuses; "" when it reads."""
    try:
        read(data, name=name)
    except HustingsError as error:
        return str(error)
    return ""


def zipped(files: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, data in files.items():
            archive.writestr(path, data)
    return out.getvalue()


BOMB = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><TEI><text><u>&b;</u></text></TEI>'


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("bomb.odt", zipped({"content.xml": b"0" * 60_000_000}), "unpack"),
        ("out.odt", zipped({"../content.xml": b"<x/>"}), "outside"),
        ("bomb.xml", BOMB.encode(), "entities"),
        ("bomb.odt", zipped({"content.xml": BOMB.encode()}), "entities"),
        (
            "bomb.docx",
            zipped({"word/document.xml": BOMB.encode(), "[Content_Types].xml": b"<Types/>"}),
            "entities",
        ),
        ("x.docx", b"no zip at all", "zip archive"),
        ("x.docx", zipped({"a.txt": b"hello"}), "no Word document"),
        ("x.rtf", b"plain", "rich text"),
        ("x.pdf", b"%PDF-1.4 nothing", "damaged or no PDF"),
        ("x.json", b"{]", "JSON"),
        ("x.json", b'{"a": 1}', "no list of spoken segments"),
        ("x.json", b"[" * 200_000, "JSON"),
        ("x.vtt", b"WEBVTT\n\nnothing", "no cues"),
        ("x.csv", b"a,b\n1,2\n", "'text'"),
        ("x.xml", b"<invoice>3</invoice>", "nobody here reads"),
        ("x.html", b"<html><script>x</script></html>", "no words"),
    ],
)
def test_what_is_harmful_damaged_or_something_else_is_refused(
    name: str, data: bytes, says: str
) -> None:
    with pytest.raises(NotReadable, match=says) as caught:
        read(data, name=name)
    assert "\n" not in str(caught.value)


def test_an_unknown_binary_names_what_is_read() -> None:
    with pytest.raises(UnknownFormat, match=r"\.docx"):
        read(b"\x00\x01\x02" * 100, name="x.bin")
    with pytest.raises(UnknownFormat, match="old Word"):
        read(b"\xd0\xcf\x11\xe0" + bytes(100), name="x.doc")


def test_a_missing_file_and_a_folder_are_refused(tmp_path: Path) -> None:
    with pytest.raises(NotReadable, match="cannot be read"):
        read(tmp_path / "nothing.txt")
    with pytest.raises(NotReadable, match="is a folder"):
        read(tmp_path)


def test_emoji_in_rich_text_are_whole_characters() -> None:
    data = b"{\\rtf1\\ansi Mara: Hello \\u-10179?\\u-8704?\\par Ines: Hi\\par Mara: So?\\par}"
    text = read(data, name="x.rtf").text
    assert "Hello 😀" in text


def test_a_word_table_of_turns_gives_turns() -> None:
    import docx

    document = docx.Document()
    table = document.add_table(rows=0, cols=3)
    for row in (
        ("Time", "Speaker", "Text"),
        ("0:01", "Mara", "Hello."),
        ("0:05", "Ines", "Hi."),
        ("0:09", "Mara", "So?"),
    ):
        cells = table.add_row().cells
        for cell, words in zip(cells, row, strict=True):
            cell.text = words
    out = io.BytesIO()
    document.save(out)
    turns = read(out.getvalue(), name="x.docx").turns
    assert [(t.speaker, t.begins_at) for t in turns] == [
        ("Mara", 1.0),
        ("Ines", 5.0),
        ("Mara", 9.0),
    ]


def test_bold_paragraphs_of_a_page_are_questions() -> None:
    page = "<p><b>When did it begin?</b></p><p>In spring.</p><p><b>And the traders, what did they say?</b></p><p>No.</p>"
    assert [t.kind for t in read(page.encode(), name="x.html").turns] == ["question", "answer"] * 2


def test_milliseconds_of_a_machine_transcript_become_seconds() -> None:
    data = {
        "utterances": [
            {"speaker": "A", "start": 0, "end": 4000, "text": "Hi."},
            {"speaker": "B", "start": 4500, "end": 9000, "text": "Yes."},
        ]
    }
    assert [t.begins_at for t in read(json.dumps(data).encode(), name="x.json").turns] == [0.0, 4.5]


def test_a_markdown_header_gives_title_and_date() -> None:
    text = "---\ntitle: The night ferry\ndate: 2031-05-03\n---\n\n**Mara:** So?\n\n**Ines:** Yes.\n\n**Mara:** Why?\n"
    transcript = read(text.encode(), name="x.md")
    assert (transcript.title, transcript.date) == ("The night ferry", "2031-05-03")


def test_a_scanned_pdf_says_that_it_is_a_scan() -> None:
    import pypdfium2

    book = pypdfium2.PdfDocument.new()
    book.new_page(300, 300)
    out = io.BytesIO()
    book.save(out)
    with pytest.raises(NotReadable, match="a scan"):
        read(out.getvalue(), name="x.pdf")


TEI = (
    '<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body>{timeline}'
    '<u who="#a" {first}>So?</u><u who="#b" {second}>Yes.</u></body></text></TEI>'
)
POINTS = '<timeline unit="{unit}" origin="#t0"><when xml:id="t0"/>{whens}</timeline>'


@pytest.mark.parametrize(
    ("timeline", "first", "second"),
    [
        (
            POINTS.format(
                unit="s",
                whens='<when xml:id="t1" interval="2.5" since="#t0"/><when xml:id="t2" interval="1.5" since="#t1"/>',
            ),
            'start="#t1" end="#t2"',
            'start="#t2"',
        ),
        (
            POINTS.format(
                unit="ms",
                whens='<when xml:id="t1" interval="2500"/><when xml:id="t2" interval="1500"/>',
            ),
            'start="#t1" end="#t2"',
            'start="#t2"',
        ),
        (
            '<timeline><when xml:id="t0" absolute="2031-05-03T19:00:00Z"/>'
            '<when xml:id="t1" absolute="2031-05-03T19:00:02.5Z"/><when xml:id="t2" absolute="2031-05-03T19:00:04Z"/>'
            "</timeline>",
            'synch="#t1" end="#t2"',
            'synch="#t2"',
        ),
        ("", 'start="2.5" end="4"', 'start="4.0"'),
        ("", 'from="PT2.5S" to="PT4S"', 'from="0:00:04"'),
    ],
)
def test_points_of_a_timeline_are_the_times_of_turns(
    timeline: str, first: str, second: str
) -> None:
    turns = read(
        TEI.format(timeline=timeline, first=first, second=second).encode(), name="x.xml"
    ).turns
    assert [(t.begins_at, t.ends_at) for t in turns] == [(2.5, 4.0), (4.0, None)]


def test_a_point_of_unknown_time_gives_none() -> None:
    line = POINTS.format(unit="s", whens='<when xml:id="t1" interval="-1" since="#t0"/>')
    turns = read(
        TEI.format(timeline=line, first='start="#t1"', second='start="#t9"').encode(), name="x.xml"
    ).turns
    assert [t.begins_at for t in turns] == [None, None]


def test_times_of_an_akoma_ntoso_sitting_count_from_its_first() -> None:
    speech = '<speech by="#{0}" startTime="2031-05-03T19:{1}" endTime="2031-05-03T19:{2}"><p>{3}</p></speech>'
    body = speech.format("a", "00:10", "00:20", "So?") + speech.format(
        "b", "00:20", "01:00", "Yes."
    )
    data = f"<akomaNtoso><debate><debateBody>{body}</debateBody></debate></akomaNtoso>".encode()
    assert [(t.begins_at, t.ends_at) for t in read(data, name="x.akn").turns] == [
        (0.0, 10.0),
        (10.0, 50.0),
    ]


def test_a_machine_transcript_without_speakers_names_nobody_and_keeps_its_times() -> None:
    t = read(SAMPLES / "no-speakers-whisper.json")
    assert {x.speaker for x in t.turns} == {None}
    assert {x.kind for x in t.turns} == {"unassigned"}
    assert (t.turns[0].begins_at, t.turns[0].ends_at) == (1.0, 5.5)
    assert "who speaks" in t.attributes["question"]


@pytest.mark.parametrize(
    ("name", "dialect"),
    [
        ("ferry-zoom.vtt", "Zoom WebVTT"),
        ("ferry-teams.vtt", "Teams WebVTT"),
        ("ferry.srt", "SubRip"),
        ("ferry-parlamint.xml", "ParlaMint"),
        ("ferry-tei.xml", "TEI"),
        ("ferry.akn", "Akoma Ntoso"),
    ],
)
def test_the_dialect_is_told(name: str, dialect: str) -> None:
    assert read(SAMPLES / name).attributes["dialect"] == dialect


def test_words_in_content_controls_and_tracked_insertions_are_read_and_deletions_are_not() -> None:
    import docx
    from docx.oxml import parse_xml

    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    document = docx.Document()
    document.add_paragraph("Mara: So?")
    body = document.element.body
    control = f"<w:sdt {space}><w:sdtPr/><w:sdtContent><w:p><w:r><w:t>Ines: Yes.</w:t></w:r></w:p></w:sdtContent></w:sdt>"
    tracked = (
        f"<w:p {space}><w:r><w:t xml:space='preserve'>Mara: </w:t></w:r><w:del w:id='1' w:author='x'><w:r><w:delText>Not"
        "</w:delText></w:r></w:del><w:ins w:id='2' w:author='x'><w:r><w:t>Why?</w:t></w:r></w:ins></w:p>"
    )
    for xml in (control, tracked):
        body.insert(len(body) - 1, parse_xml(xml))
    out = io.BytesIO()
    document.save(out)
    assert [w for _, w in spoken(read(out.getvalue(), name="x.docx"))] == ["So?", "Yes.", "Why?"]


@pytest.mark.parametrize("name", ["a.qdpx", "codes.QDC", "net.dna"])
def test_a_coded_project_is_not_a_transcript_and_the_way_in_is_named(name: str) -> None:
    with pytest.raises(UnknownFormat, match="Library, Other programs"):
        read(b"<CodeBook/>", name=name)


def test_a_table_in_word_is_read_as_the_same_table_elsewhere() -> None:
    import docx

    rows = [
        ("Time", "Speaker", "Text"),
        ("0:03", "Ines Calder", "Shall we begin?"),
        ("0:09", "", "Anyone?"),
        ("0:12", "Edda Voss", "Yes."),
    ]
    document = docx.Document()
    table = document.add_table(rows=0, cols=3)
    for row in rows:
        for cell, words in zip(table.add_row().cells, row, strict=True):
            cell.text = words
    out = io.BytesIO()
    document.save(out)
    found = read(out.getvalue(), name="x.docx")
    same = read("\n".join(",".join(row) for row in rows).encode(), name="x.csv")
    assert [(t.speaker, t.kind, t.begins_at, found.text[t.start : t.end]) for t in found.turns] == [
        (t.speaker, t.kind, t.begins_at, same.text[t.start : t.end]) for t in same.turns
    ]
    assert [t.begins_at for t in found.turns] == [3, 9, 12]
    assert "0:09" not in found.text
