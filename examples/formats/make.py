# ruff: noqa: E501  (sample markup is easier to read unbroken)
"""One fictional interview in every format Hustings reads. Run: python examples/formats/make.py

Writes ``ferry.*`` and ``expected.json`` (the turns every one of them must give) beside itself.
"""

from __future__ import annotations

import csv
import html
import io
import json
import zipfile
from pathlib import Path

import annotated
import printed

HERE = Path(__file__).parent
TITLE = "The night ferry"
SECTION = "II. The quay"
MARA, INES, TOBIAS, EDDA = "Mara Ostrow", "Ines Calder", "Tobias Renn", "Edda Voss"

INTERVIEW: list[tuple[str, str | None, str]] = [
    ("title", None, TITLE),
    (
        "speech",
        MARA,
        "Good evening. The council votes on Monday. Councillor Calder, why a ferry at night?",
    ),
    (
        "speech",
        INES,
        "Because people work at night. The last bus leaves at 17:30, and the nurses walk home along the quay.",
    ),
    ("speech", MARA, "And who pays?"),
    (
        "speech",
        INES,
        "The town pays a third. The Ferry Company said: we carry the rest. That is fair, I think.",
    ),
    (
        "speech",
        TOBIAS,
        "Fair? Nobody asked the Traders’ Guild. More ferries mean fewer cars, and fewer cars mean fewer customers.",
    ),
    ("direction", None, "[laughter]"),
    ("speech", TOBIAS, "You may laugh. I have counted them."),
    ("heading", None, SECTION),
    ("speech", MARA, "Mrs Voss, you are the harbour master. Is the quay wide enough?"),
    (
        "speech",
        EDDA,
        "For boats, yes. For boats and lorries, no. If the lorries stay, somebody will be hurt – I have said so since 2009.",
    ),
    ("speech", TOBIAS, "Then move the boats!"),
    ("speech", EDDA, "The sea is where it is, Mr Renn."),
    ("speech", MARA, "Thank you, all three."),
]


def clock(second: float, mark: str = ".") -> str:
    return f"{int(second) // 3600:02d}:{int(second) // 60 % 60:02d}:{int(second) % 60:02d}{mark}{round(second * 1000) % 1000:03d}"


def cues() -> list[tuple[float, float, str, str]]:
    """Spoken turns cut into cues of one sentence, five seconds each."""
    out, at = [], 1.0
    for kind, who, words in INTERVIEW:
        if kind != "speech" or who is None:
            continue
        pieces = words.replace("? ", "?|").replace(". ", ".|").split("|")
        for piece in pieces:
            out.append((at, at + 4.5, who, piece))
            at += 5.0
    return out


def text(label: str = "{}: ", heading: str = "", title: str = "") -> str:
    blocks = []
    for kind, who, words in INTERVIEW:
        prefix = {"title": title, "heading": heading}.get(kind, label.format(who) if who else "")
        blocks.append(prefix + words)
    return "\n\n".join(blocks) + "\n"


def docx() -> bytes:
    import docx as word

    document = word.Document()
    for kind, who, words in INTERVIEW:
        if kind in ("title", "heading"):
            document.add_heading(words, 0 if kind == "title" else 1)
            continue
        paragraph = document.add_paragraph()
        if who:
            paragraph.add_run(who).bold = True
            paragraph.add_run(" ")
        paragraph.add_run(words)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def zipped(files: dict[str, str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, words in files.items():
            archive.writestr(zipfile.ZipInfo(path, (2031, 5, 3, 12, 0, 0)), words)
    return out.getvalue()


def odt() -> bytes:
    o = "urn:oasis:names:tc:opendocument:xmlns"
    body = []
    for kind, who, words in INTERVIEW:
        words = html.escape(words, quote=False)
        if kind == "title":
            body.append(f'<text:p text:style-name="Title">{words}</text:p>')
        elif kind == "heading":
            body.append(f'<text:h text:outline-level="1">{words}</text:h>')
        else:
            name = f'<text:span text:style-name="T1">{who}</text:span><text:s/>' if who else ""
            body.append(f"<text:p>{name}{words}</text:p>")
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content xmlns:office="{o}:office:1.0" xmlns:text="{o}:text:1.0" '
        f'xmlns:style="{o}:style:1.0" xmlns:fo="{o}:xsl-fo-compatible:1.0" office:version="1.2"><office:automatic-styles>'
        '<style:style style:name="T1" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>'
        f"</office:automatic-styles><office:body><office:text>{''.join(body)}</office:text></office:body></office:document-content>"
    )
    manifest = (
        f'<?xml version="1.0"?><manifest:manifest xmlns:manifest="{o}:manifest:1.0"><manifest:file-entry manifest:full-path="/" '
        'manifest:media-type="application/vnd.oasis.opendocument.text"/><manifest:file-entry manifest:full-path="content.xml" '
        'manifest:media-type="text/xml"/></manifest:manifest>'
    )
    return zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": content,
            "META-INF/manifest.xml": manifest,
        }
    )


def rtf() -> str:
    def escaped(words: str) -> str:
        return "".join(c if ord(c) < 128 else f"\\u{ord(c)}?" for c in words)

    lines = [
        f"{{\\b {who}:}} {escaped(words)}" if who else escaped(words) for _, who, words in INTERVIEW
    ]
    return (
        "{\\rtf1\\ansi\\deff0{\\fonttbl{\\f0 Times;}}\n" + "\\par\\par\n".join(lines) + "\\par\n}"
    )


def pdf() -> bytes:
    """Three pages with a running head, page numbers and lines broken at 60 characters."""
    import textwrap

    lines: list[str] = []
    for _, who, words in INTERVIEW:
        lines.extend([*textwrap.wrap(f"{who}: {words}" if who else words, 60), ""])
    pages = [lines[i : i + 18] for i in range(0, len(lines), 18)]
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", ""]
    objects.append(
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
    )
    kids = []
    for n, page in enumerate(pages, 1):
        shown = ["Lindholm Bay Courier", "", *page, "", f"Page {n}"]
        drawn = "".join(
            f"1 0 0 1 72 {760 - 16 * i} Tm "
            f"({line.replace(chr(92), chr(92) * 2).replace('(', chr(92) + '(').replace(')', chr(92) + ')')}) Tj\n"
            for i, line in enumerate(shown)
            if line
        )
        stream = f"BT /F1 12 Tf\n{drawn}ET"
        size = len(stream.encode("cp1252"))
        kids.append(f"{len(objects) + 1} 0 R")
        objects.append(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 "
            "R >> >> "
            f"/Contents {len(objects) + 2} 0 R >>"
        )
        objects.append(f"<< /Length {size} >>\nstream\n{stream}\nendstream")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    out, places = b"%PDF-1.4\n", []
    for n, body in enumerate(objects, 1):
        places.append(len(out))
        out += f"{n} 0 obj\n{body}\nendobj\n".encode("cp1252")
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    return (
        out
        + (
            f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer\n<< /Size "
            f"{len(objects) + 1} /Root 1 0 R >>\n"
            f"startxref\n{len(out)}\n%%EOF\n"
        ).encode()
    )


def page() -> str:
    body = []
    for kind, who, words in INTERVIEW:
        words = html.escape(words, quote=False)
        tag = {"title": "h1", "heading": "h2"}.get(kind, "p")
        body.append(f"<{tag}>{f'<strong>{who}:</strong> ' if who else ''}{words}</{tag}>")
    return (
        f'<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8"><title>{TITLE}</title><script>var x = "no words";</script></head>\n'
        f"<body><nav><a href='#'>Home</a></nav><main>\n{chr(10).join(body)}\n</main><footer>Lindholm Bay Courier</footer></body></html>\n"
    )


def epub() -> bytes:
    container = (
        '<?xml version="1.0"?><container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0"><rootfiles>'
        '<rootfile full-path="OEBPS/book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>'
    )
    package = (
        '<?xml version="1.0"?><package xmlns="http://www.idpf.org/2007/opf" version="3.0"><metadata '
        f'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{TITLE}</dc:title><dc:language>en</dc:language></metadata><manifest>'
        '<item id="p1" href="talk.xhtml" media-type="application/xhtml+xml"/></manifest><spine><itemref idref="p1"/></spine></package>'
    )
    return zipped(
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": container,
            "OEBPS/book.opf": package,
            "OEBPS/talk.xhtml": page(),
        }
    )


def table() -> list[list[str]]:
    rows = [["time", "speaker", "kind", "text"]]
    at = 1
    for kind, who, words in INTERVIEW:
        rows.append(
            [f"00:{at // 60:02d}:{at % 60:02d}", who or "", "" if kind == "speech" else kind, words]
        )
        at += 10
    return rows


def tei() -> str:
    ids = {MARA: "MO", INES: "IC", TOBIAS: "TR", EDDA: "EV"}
    people = "".join(
        f'<person xml:id="{i}"><persName>{n}</persName></person>' for n, i in ids.items()
    )
    body = []
    for kind, who, words in INTERVIEW:
        words = html.escape(words, quote=False)
        if who:
            body.append(
                f'<note type="speaker">{who}:</note><u who="#{ids[who]}"><seg>{words}</seg></u>'
            )
        elif kind == "heading":
            body.append(f"<head>{words}</head>")
        elif kind == "direction":
            body.append(f'<kinesic type="laughter"><desc>{words}</desc></kinesic>')
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="en"><teiHeader><fileDesc><titleStmt>'
        f'<title>{TITLE}</title></titleStmt><sourceDesc><p><date when="2031-05-03"/></p></sourceDesc></fileDesc><profileDesc>'
        f"<particDesc><listPerson>{people}</listPerson></particDesc></profileDesc></teiHeader>\n<text><body><div>"
        + "\n".join(body)
        + "</div></body></text></TEI>\n"
    )


def parlamint() -> str:
    """A session in the ParlaMint manner: people listed, points of a timeline, an anchor before each
    sentence.
    """
    ids = {MARA: "OstrowMara", INES: "CalderInes", TOBIAS: "RennTobias", EDDA: "VossEdda"}
    people = "".join(
        f'<person xml:id="{i}"><persName><surname>{n.split()[1]}</surname><forename>{n.split()[0]}</forename></persName></person>'
        for n, i in ids.items()
    )
    points = ['<when xml:id="T0" absolute="2031-05-03T19:00:00"/>']
    body, times = [], iter(cues())
    for kind, who, words in INTERVIEW:
        words = html.escape(words, quote=False)
        if who:
            segs = []
            for piece in words.replace("? ", "?|").replace(". ", ".|").split("|"):
                begin, end, _, _ = next(times)
                n = len(points)
                points.append(f'<when xml:id="T{n}" interval="{begin}" since="#T0"/>')
                points.append(f'<when xml:id="T{n + 1}" interval="{end}" since="#T0"/>')
                segs.append(f'<anchor synch="#T{n}"/>{piece}<anchor synch="#T{n + 1}"/>')
            body.append(
                f'<note type="speaker">{who}:</note><u who="#{ids[who]}" ana="#regular"><seg>{" ".join(segs)}</seg></u>'
            )
        elif kind == "heading":
            body.append(f"<head>{words}</head>")
        elif kind == "direction":
            body.append(f'<kinesic type="laughter"><desc>{words}</desc></kinesic>')
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="ParlaMint-LB_2031-05-03" xml:lang="en">'
        f"<teiHeader><fileDesc><titleStmt><title>{TITLE}</title></titleStmt><sourceDesc><bibl><date "
        f'when="2031-05-03">3 May 2031</date></bibl></sourceDesc></fileDesc><profileDesc><particDesc><listPerson>{people}</listPerson>'
        f'</particDesc></profileDesc></teiHeader>\n<text><body><timeline unit="s" origin="#T0">{"".join(points)}</timeline><div '
        'type="debateSection">' + "\n".join(body) + "</div></body></text></TEI>\n"
    )


def akoma() -> str:
    ids = {MARA: "mo", INES: "ic", TOBIAS: "tr", EDDA: "ev"}
    people = "".join(f'<TLCPerson eId="{i}" href="/p/{i}" showAs="{n}"/>' for n, i in ids.items())
    body = []
    for kind, who, words in INTERVIEW:
        words = html.escape(words, quote=False)
        if who:
            body.append(f'<speech by="#{ids[who]}"><from>{who}:</from><p>{words}</p></speech>')
        elif kind == "heading":
            body.append(f"</debateSection><debateSection><heading>{words}</heading>")
        elif kind == "direction":
            body.append(f"<scene>{words}</scene>")
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><debate name="talk">'
        f'<meta><identification><FRBRWork><FRBRdate date="2031-05-03" name="held"/></FRBRWork></identification><references>{people}'
        f"</references></meta><debateBody><debateSection>{''.join(body)}</debateSection></debateBody></debate></akomaNtoso>\n"
    )


def files() -> dict[str, bytes]:
    """Every sample, name -> bytes."""
    srt = "\n\n".join(
        f"{n}\n{clock(a, ',')} --> {clock(b, ',')}\n{who}: {w}"
        for n, (a, b, who, w) in enumerate(cues(), 1)
    )
    zoom = "WEBVTT\n\n" + "\n\n".join(
        f"{n}\n{clock(a)} --> {clock(b)}\n{who}: {w}" for n, (a, b, who, w) in enumerate(cues(), 1)
    )
    teams = "WEBVTT\n\n" + "\n\n".join(
        f"0b5a1c2d-0000-4000-8000-0123456789ab/{n}-0\n{clock(a)} --> {clock(b)}\n<v {who}>{w}</v>"
        for n, (a, b, who, w) in enumerate(cues(), 1)
    )
    whisperx = {
        "segments": [
            {"start": a, "end": b, "text": f" {w}", "speaker": who, "words": []}
            for a, b, who, w in cues()
        ],
        "language": "en",
    }
    whisper = {
        "text": " ".join(w for _, _, _, w in cues()),
        "segments": [
            {
                "id": n,
                "seek": 0,
                "start": a,
                "end": b,
                "text": f" {w}",
                "tokens": [],
                "temperature": 0.0,
                "no_speech_prob": 0.01,
            }
            for n, (a, b, _, w) in enumerate(cues())
        ],
        "language": "en",
    }
    sonix = [
        {
            "speaker": who,
            "start": a,
            "end": b,
            "words": [{"word": x, "start": a, "end": b} for x in w.split()],
        }
        for a, b, who, w in cues()
    ]
    descript = {
        "speakers": [{"id": n, "name": who} for n, who in enumerate((MARA, INES, TOBIAS, EDDA))],
        "monologues": [
            {
                "speaker": (MARA, INES, TOBIAS, EDDA).index(who),
                "elements": [{"type": "text", "value": w, "ts": a, "end_ts": b}],
            }
            for a, b, who, w in cues()
        ],
    }
    otter = "\n\n".join(
        f"{who}  {n * 7 // 60}:{n * 7 % 60:02d}\n{words}"
        for n, (_, who, words) in enumerate(r for r in INTERVIEW if r[1])
    )
    sheet = io.StringIO(newline="")
    csv.writer(sheet).writerows(table())
    return {
        "ferry.txt": text().encode(),
        "ferry.md": text("**{}:** ", "## ", "# ").encode(),
        "ferry.docx": docx(),
        "ferry.odt": odt(),
        "ferry.rtf": rtf().encode("ascii"),
        "ferry.pdf": pdf(),
        "ferry.html": page().encode(),
        "ferry.epub": epub(),
        "ferry.srt": srt.encode(),
        "ferry-zoom.vtt": zoom.encode(),
        "ferry-teams.vtt": teams.encode(),
        "ferry-whisperx.json": json.dumps(whisperx, ensure_ascii=False, indent=1).encode(),
        "ferry-sonix.json": json.dumps(sonix, ensure_ascii=False).encode(),
        "ferry-descript.json": json.dumps(descript, ensure_ascii=False).encode(),
        "ferry-otter.txt": otter.encode(),
        "ferry.csv": sheet.getvalue().encode(),
        "ferry.xlsx": xlsx(),
        "ferry-tei.xml": tei().encode(),
        "ferry-parlamint.xml": parlamint().encode(),
        "ferry.akn": akoma().encode(),
        **annotated.samples(cues()),
        **printed.samples(INTERVIEW, cues()),
        "no-speakers-whisper.json": json.dumps(whisper, ensure_ascii=False, indent=1).encode(),
    }


def xlsx() -> bytes:
    from openpyxl import Workbook

    book = Workbook()
    for row in table():
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


if __name__ == "__main__":
    for name, data in files().items():
        (HERE / name).write_bytes(data)
    expected = [{"kind": kind, "speaker": who, "words": words} for kind, who, words in INTERVIEW]
    (HERE / "expected.json").write_text(
        json.dumps(expected, ensure_ascii=False, indent=1) + "\n", encoding="utf-8"
    )
