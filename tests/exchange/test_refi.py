"""REFI-QDA: every dialect read to the character, and what Hustings writes comes back whole."""

import io
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from hustings.exchange.bundle import CODE_FORM, Bundle, concept_paths
from hustings.exchange.offsets import ruler
from hustings.exchange.refi import WRITTEN, read_refi, write_refi
from hustings.model import COMMITMENTS, Actor, Concept, Statement, Transcript

from .conftest import CAUSE, POSITION, TEXT, span

NS = 'xmlns="urn:QDA-XML:project:1.0"'
GUID = "00000000-0000-4000-8000-00000000000{}"


def project(
    raw: str,
    marks: list[tuple[int, int, str]],
    origin: str = "Somebody",
    more: str = "",
    **members: bytes,
) -> bytes:
    """A project of another program: one source, one code, selections (start, end, name)."""
    selections = "".join(
        f'<PlainTextSelection guid="{GUID.format("a")[:-2]}{n:02}" startPosition="{a}" endPosition="{b}" name="{name}">'
        f'<Coding guid="{GUID.format("b")[:-3]}{n:03}"><CodeRef targetGUID="{GUID.format(1)}"/></Coding></PlainTextSelection>'
        for n, (a, b, name) in enumerate(marks)
    )
    xml = (
        f'<Project {NS} name="P" origin="{origin}"><CodeBook><Codes><Code guid="{GUID.format(1)}" name="quay" isCodable="true"/>'
        f'</Codes></CodeBook><Sources><TextSource guid="{GUID.format(2)}" name="talk" plainTextPath="internal://{GUID.format(2)}.txt">'
        f"{selections}</TextSource></Sources>{more}</Project>"
    )
    return archive(
        {
            "project.qde": xml.encode(),
            f"Sources/{GUID.format(2).upper()}.TXT": raw.encode(),
            **members,
        }
    )


def archive(members: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in members.items():
            file.writestr(name, data)
    return out.getvalue()


def put(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


WORDS = [
    "Should it sail?",
    "It should 👍.",
    "night ferry brings",
    "noise",
    "Less sleep, fewer shops.",
    "fewer",
]

DIALECTS = {  # file text, unit, what a line end counts
    "code points, LF": (TEXT, "code points", "as is"),
    "NVivo Windows": ("\ufeff" + TEXT.replace("\n", "\r\n"), "UTF-16", "as is"),
    "NVivo Mac": (TEXT, "UTF-16", "as is"),
    "QualCoder": ("\ufeff" + TEXT, "code points", "as is"),
    "QualCoder for MAXQDA": ("\ufeff" + TEXT.replace("\n", "\r\n"), "code points", "one"),
    "ATLAS.ti": (TEXT.replace("\n", "\r\n"), "code points", "one"),
    "CRLF as two": (TEXT.replace("\n", "\r\n"), "code points", "as is"),
    "bytes": (TEXT, "UTF-8", "as is"),
    "UTF-16, CRLF as one": (TEXT.replace("\n", "\r\n"), "UTF-16", "one"),
}


@pytest.mark.parametrize("name", DIALECTS)
def test_every_segment_is_right_in_every_dialect(name: str, tmp_path: Path) -> None:
    raw, unit, ends = DIALECTS[name]
    measure = ruler(raw, unit=unit, line_ends=ends)
    marks = [(measure.outward(a), measure.outward(b), "") for a, b in map(span, WORDS)]
    bundle = read_refi(put(tmp_path / "p.qdpx", project(raw, marks)))
    assert [s.quote for s in bundle.statements] == WORDS
    assert bundle.transcripts[0].text == TEXT
    assert bundle.report.warnings == []


def test_a_name_that_repeats_the_words_decides_against_word_boundaries(tmp_path: Path) -> None:
    text = "🚢🚢 aa bb aa bb cc"  # every reading falls on words
    bundle = read_refi(put(tmp_path / "p.qdpx", project(text, [(5, 10, "aa bb")])))
    assert bundle.statements[0].quote == "aa bb"
    assert "UTF-16" in bundle.report.dialect


def test_offsets_that_fit_nowhere_are_warned_about(tmp_path: Path) -> None:
    marks = [
        (a + 3, b + 2, "")
        for a, b in map(span, ["Should it sail", "visitors", "noise", "fewer shops"])
    ]
    bundle = read_refi(put(tmp_path / "p.qdpx", project(TEXT, marks)))
    assert any("may be shifted" in w for w in bundle.report.warnings)


@pytest.mark.parametrize("too_far", [1, 2, 40])
def test_one_end_beyond_the_text_does_not_outvote_the_others(tmp_path: Path, too_far: int) -> None:
    raw = "Ines: The fee raises noise.\n\nEdda: It lowers trade.\n\nInes: And the lamp?"
    words = ["The fee raises noise.", "It lowers trade.", "And the lamp?"]
    spans = [(raw.index(w), raw.index(w) + len(w), "") for w in words]
    spans[2] = (spans[2][0], len(raw) + too_far, "")
    bundle = read_refi(put(tmp_path / "p.qdpx", project(raw, spans)))
    assert [s.quote for s in bundle.statements] == words
    assert "1 selection not at a character of the text, or beyond it." in bundle.report.approximated
    assert not any("may be shifted" in w for w in bundle.report.warnings)


def test_codes_keep_levels_colours_and_descriptions(tmp_path: Path) -> None:
    xml = (
        f'<Project {NS} name="P"><CodeBook><Codes><Code guid="{{{GUID.format("A")}}}" name="quay" isCodable="false" color="#ABC">'
        f'<Description>by the water</Description><Code guid="{GUID.format(2)}" name="cars" isCodable="true" color="#1f5f9e"/>'
        "</Code></Codes></CodeBook></Project>"
    )
    concepts = read_refi(put(tmp_path / "p.qdpx", archive({"Trial.QDE": xml.encode()}))).concepts
    assert concepts[0] == Concept(
        GUID.format("a"), "quay", None, "by the water", (), {"codable": "no"}, "#abc"
    )
    assert (concepts[1].parent, concepts[1].color) == (GUID.format("a"), "#1f5f9e")
    assert concept_paths(concepts)[GUID.format(2)] == "quay/cars"


def test_flat_folders_of_atlas_become_levels(tmp_path: Path) -> None:
    xml = (
        f'<CodeBook xmlns="urn:QDA-XML:codebook:0:4" origin="ATLAS.ti 8"><Codes><Code guid="{GUID.format(1)}" name="quay::cars" '
        f'isCodable="true"/><Code guid="{GUID.format(2)}" name="ferry" isCodable="true"/></Codes></CodeBook>'
    )
    concepts = read_refi(put(tmp_path / "c.qdc", xml.encode())).concepts
    assert sorted(concept_paths(concepts).values()) == ["ferry", "quay", "quay/cars"]


MORE = (
    f'<Notes><Note guid="{GUID.format(3)}" name="idea"><PlainTextContent>ask Edda</PlainTextContent></Note></Notes>'
    f'<Links><Link guid="{GUID.format(4)}" name="see" originGUID="{GUID.format(1)}" targetGUID="{GUID.format(2)}"/></Links>'
    f'<Sets><Set guid="{GUID.format(5)}" name="town"><MemberCode targetGUID="{GUID.format(1)}"/></Set></Sets>'
    f'<Graphs><Graph guid="{GUID.format(6)}" name="map"><Vertex guid="{GUID.format(7)}" firstX="1" firstY="2"/></Graph></Graphs>'
)


def test_notes_links_sets_and_graphs_of_others_are_kept_and_reported(tmp_path: Path) -> None:
    bundle = read_refi(put(tmp_path / "p.qdpx", project(TEXT, [(*span("noise"), "")], more=MORE)))
    assert any("1 set: kept" in left for left in bundle.report.left)
    write_refi(bundle, tmp_path / "q.qdpx")
    again = read_refi(tmp_path / "q.qdpx")
    for key in ("notes", "links", "sets", "graphs"):
        assert len(again.extras["refi"][key]) == 1
        assert again.extras["refi"][key] == bundle.extras["refi"][key]
    assert (again.statements, again.concepts, again.transcripts) == (
        bundle.statements,
        bundle.concepts,
        bundle.transcripts,
    )


def test_cases_and_variables_come_as_actors_and_attributes(tmp_path: Path) -> None:
    xml = (
        f'<Project {NS} name="P"><Users><User guid="{GUID.format(9)}" name="Edda Voss"/></Users>'
        f'<Variables><Variable guid="{GUID.format(1)}" name="role" typeOfVariable="Text"/></Variables>'
        f'<Cases><Case guid="{GUID.format(2)}" name="Jonas Pell"><VariableValue><VariableRef targetGUID="{GUID.format(1)}"/>'
        f'<TextValue>resident</TextValue></VariableValue><SourceRef targetGUID="{GUID.format(3)}"/></Case></Cases>'
        f'<Sources><TextSource guid="{GUID.format(3)}" name="talk"><PlainTextContent>A quay.</PlainTextContent>'
        f'<PlainTextSelection guid="{GUID.format(4)}" startPosition="2" endPosition="6" creatingUser="{GUID.format(9)}">'
        "<Description>remark</Description></PlainTextSelection></TextSource></Sources></Project>"
    )
    bundle = read_refi(put(tmp_path / "p.qdpx", archive({"project.qde": xml.encode()})))
    assert bundle.actors == (
        Actor(GUID.format(2), "Jonas Pell", kind="case", attributes={"role": "resident"}),
    )
    (remark,) = bundle.statements
    assert (remark.form, remark.quote, remark.values, remark.coder) == (
        "annotation",
        "quay",
        {"text": "remark"},
        "Edda Voss",
    )


def test_a_text_that_is_missing_is_left_and_said(tmp_path: Path) -> None:
    xml = f'<Project {NS} name="P"><Sources><TextSource guid="{GUID.format(3)}" name="talk" plainTextPath="{{}}"/></Sources></Project>'
    for path in (
        "relative:///",
        "internal://gone.txt",
        "absolute:///etc/passwd",
        "internal://../../../etc/passwd",
        "",
    ):
        data = archive({"project.qde": xml.format(path).encode()})
        bundle = read_refi(put(tmp_path / "p.qdpx", data))
        assert (bundle.transcripts, len(bundle.report.left)) == ((), 1)


def test_texts_of_pdfs_and_recordings_are_read_and_their_regions_reported(tmp_path: Path) -> None:
    coding = f'<Coding guid="{GUID.format(5)}"><CodeRef targetGUID="{GUID.format(1)}"/></Coding>'
    xml = (
        f'<Project {NS} name="P"><CodeBook><Codes><Code guid="{GUID.format(1)}" name="quay" isCodable="true"/></Codes></CodeBook>'
        f'<Sources><PDFSource guid="{GUID.format(2)}" name="plan"><PDFSelection guid="{GUID.format(3)}" page="0" firstX="1" '
        f'firstY="1" secondX="2" secondY="2"/><Representation guid="{GUID.format(4)}"><PlainTextContent>The old quay.'
        f'</PlainTextContent><PlainTextSelection guid="{GUID.format(6)}" startPosition="8" endPosition="12">{coding}'
        f'</PlainTextSelection></Representation></PDFSource><AudioSource guid="{GUID.format(7)}" name="tape"><Transcript '
        f'guid="{GUID.format(8)}"><PlainTextContent>No ferry. A quay.</PlainTextContent><SyncPoint guid="{GUID.format("c")}" '
        f'timeStamp="0" position="12"/><SyncPoint guid="{GUID.format("d")}" timeStamp="900" position="16"/><TranscriptSelection '
        f'guid="{GUID.format("e")}" fromSyncPoint="{GUID.format("c")}" toSyncPoint="{GUID.format("d")}">'
        f"{coding.replace(GUID.format(5), GUID.format('f'))}</TranscriptSelection></Transcript></AudioSource>"
        f'<PictureSource guid="{GUID.format(9)}" name="map"/></Sources></Project>'
    )
    bundle = read_refi(put(tmp_path / "p.qdpx", archive({"project.qde": xml.encode()})))
    assert [(t.title, t.text) for t in bundle.transcripts] == [
        ("plan", "The old quay."),
        ("tape", "No ferry. A quay."),
    ]
    assert [s.quote for s in bundle.statements] == ["quay", "quay"]
    assert bundle.report.left == [
        "'map': a picture without text.",
        "1 selection on pages, pictures or recordings.",
    ]


# ------------------------------------------------------------------ Hustings' own


@pytest.mark.parametrize("dialect", WRITTEN)
def test_everything_hustings_writes_comes_back(ferry: Bundle, dialect: str, tmp_path: Path) -> None:
    report = write_refi(ferry, tmp_path / "f.qdpx", dialect=dialect)
    back = read_refi(tmp_path / "f.qdpx")
    assert report.left == []
    for part in ("name", "transcripts", "statements", "actors", "concepts", "forms", "coders"):
        assert getattr(back, part) == getattr(ferry, part), part


def test_what_is_written_for_qualcoder_is_what_its_import_reads_right(
    ferry: Bundle, tmp_path: Path
) -> None:
    """It counts a byte order mark as a character, and ends in a traceback at a note without a date."""
    with_note = read_refi(
        put(tmp_path / "p.qdpx", project(TEXT, [(*span("noise"), "")], more=MORE))
    )
    write_refi(replace(ferry, extras=with_note.extras), tmp_path / "f.qdpx", dialect="qualcoder")
    with zipfile.ZipFile(tmp_path / "f.qdpx") as file:
        texts = [file.read(n) for n in file.namelist() if n.endswith(".txt")]
        notes = etree.fromstring(file.read("project.qde")).findall(".//{*}Note")
    assert len(notes) == 2
    assert not any(t.startswith(b"\xef\xbb\xbf") or b"\r" in t for t in texts)
    assert all(n.get("creationDateTime") for n in notes)


def test_a_cause_is_a_signed_link_between_codes(ferry: Bundle, tmp_path: Path) -> None:
    write_refi(ferry, tmp_path / "f.qdpx")
    root = parsed(tmp_path / "f.qdpx")
    names = {c.get("guid"): c.get("name") for c in root.iter("{*}Code")}
    links = [
        (names[x.get("originGUID")], x.get("name"), names[x.get("targetGUID")])
        for x in root.iter("{*}Link")
    ]
    assert links == [("night ferry", "+", "visitors"), ("night ferry", "+", "noise")]
    assert [c.get("name") for c in root.iter("{*}Case")] == [a.name for a in ferry.actors]
    assert len(list(root.iter("{*}Edge"))) == 2


def test_statements_come_back_from_the_codes_alone(ferry: Bundle, tmp_path: Path) -> None:
    """Another program may drop the descriptions of selections and their names."""
    write_refi(ferry, tmp_path / "f.qdpx")
    with zipfile.ZipFile(tmp_path / "f.qdpx") as file:
        members = {n: file.read(n) for n in file.namelist()}
    root = etree.fromstring(members["project.qde"])
    for selection in root.iter("{*}PlainTextSelection"):
        for description in selection.findall("{*}Description"):
            selection.remove(description)
    members["project.qde"] = etree.tostring(root)
    back = read_refi(put(tmp_path / "g.qdpx", archive(members)))
    assert [(s.form, s.values, s.speaker, s.holder, s.commitment) for s in back.statements] == [
        (s.form, s.values, s.speaker, s.holder, s.commitment) for s in ferry.statements
    ]


def test_a_code_added_elsewhere_to_a_statement_is_a_statement_of_its_own(
    ferry: Bundle, tmp_path: Path
) -> None:
    write_refi(ferry, tmp_path / "f.qdpx")
    with zipfile.ZipFile(tmp_path / "f.qdpx") as file:
        members = {n: file.read(n) for n in file.namelist()}
    root = etree.fromstring(members["project.qde"])
    sleep = next(c.get("guid") for c in root.iter("{*}Code") if c.get("name") == "sleep")
    selection = next(root.iter("{*}PlainTextSelection"))
    coding = etree.SubElement(
        selection, selection.tag.replace("PlainTextSelection", "Coding"), guid=GUID.format(8)
    )
    etree.SubElement(
        coding, selection.tag.replace("PlainTextSelection", "CodeRef"), targetGUID=sleep
    )
    members["project.qde"] = etree.tostring(root)
    back = read_refi(put(tmp_path / "g.qdpx", archive(members)))
    assert len(back.statements) == len(ferry.statements) + 1
    assert [s.values for s in back.statements if s.id == GUID.format(8)] == [
        {"code": "health/sleep"}
    ]


points = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r\0"), max_size=40)
texts = points.map(lambda t: t.lstrip("\ufeff"))
names = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="/\0"), min_size=1, max_size=8
)


@st.composite
def bundles(draw: Any) -> Bundle:
    text = draw(texts)
    statements = []
    for n in range(draw(st.integers(0, 4))):
        a, b = sorted((draw(st.integers(0, len(text))), draw(st.integers(0, len(text)))))
        form = draw(st.sampled_from(["position", "cause", "code", "annotation"]))
        values: dict[str, Any] = {
            "position": {"concept": draw(names), "agreement": draw(st.booleans())},
            "cause": {
                "cause": draw(names),
                "effect": draw(names),
                "sign": draw(st.sampled_from("+-?")),
            },
            "code": {"code": draw(names) + "/" + draw(names)},
            "annotation": {draw(names): draw(points)},
        }[form]
        statements.append(
            Statement(
                f"s{n}",
                "t",
                a,
                b,
                text[a:b],
                form,
                values,
                draw(st.none() | names),
                draw(st.none() | names),
                draw(st.sampled_from(COMMITMENTS)),
                draw(st.sampled_from([None, "193X"])),
                draw(names),
                draw(st.sampled_from(["person", "import"])),
                memo=draw(points),
                made_at=draw(st.sampled_from(["", "2031-05-12T10:00:00Z", "today"])),
            )
        )
    return Bundle(
        (Transcript(text, id="t", title=draw(names)),),
        tuple(statements),
        forms=(POSITION, CAUSE, CODE_FORM),
        name="x",
    )


@settings(max_examples=60, deadline=None)
@given(bundles(), st.sampled_from(sorted(WRITTEN)))
def test_any_text_keeps_every_span_and_value_through_every_dialect(
    tmp_path_factory: Any, bundle: Bundle, dialect: str
) -> None:
    path = tmp_path_factory.getbasetemp() / "any.qdpx"
    write_refi(bundle, path, dialect=dialect)
    back = read_refi(path)
    assert back.transcripts[0].text == bundle.transcripts[0].text
    assert back.transcripts == bundle.transcripts
    assert back.statements == bundle.statements


def parsed(path: Path) -> Any:
    with zipfile.ZipFile(path) as file:
        return etree.fromstring(file.read("project.qde"))


# ------------------------------------------------------------------ what strangers send
