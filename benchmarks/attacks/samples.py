"""A sample for every reader and importer there is, by the program's own tables."""

from __future__ import annotations

import json
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from mutations_exchange import samples as exchange_samples

from hustings import apart, exchange
from hustings.exchange import causalmap
from hustings.model import CausalMap, Claim
from hustings.read import formats

ROOT = Path(__file__).parents[2]


def samples(folder: Path) -> list[tuple[str, Path]]:
    """(door, file): one of every kind; a door is a word of ``apart.ALLOWED``.

    Raises SystemExit where a door, a format of transcripts or one of other programs has no sample.
    """
    found = [*transcripts(), *coded(folder), *maps(folder), *tables(folder)]
    missing = forgotten(found)
    if missing:
        raise SystemExit(f"no sample of {', '.join(sorted(missing))}")
    return found


def forgotten(found: list[tuple[str, Path]]) -> set[str]:
    """What the program reads and nothing here shows."""
    seen = {door for door, _ in found}
    for door, path in found:
        if door == "transcript":
            seen.add(f"transcript {formats.format_of(path.name, path.read_bytes()).name}")
        if door == "bundle":
            seen.add(f"bundle {exchange.format_of(path)}")
    wanted = {*apart.ALLOWED, *(f"transcript {name}" for name in formats.FORMATS)}
    wanted |= {f"bundle {name}" for name, f in exchange.FORMATS.items() if f.reads}
    return wanted - seen


def transcripts() -> Iterator[tuple[str, Path]]:
    """Every format of a transcript, alone and as one of several files."""
    folder = ROOT / "examples" / "formats"
    for path in sorted([*folder.glob("*ferry*"), *folder.glob("*whisper.json")]):
        yield "transcript", path
    for name in ("ferry.txt", "ferry-zoom.vtt", "ferry.docx"):
        yield "entry", folder / name


def coded(folder: Path) -> Iterator[tuple[str, Path]]:
    """Other programs' projects, codebooks and statements."""
    for path in exchange_samples(folder):
        yield "bundle", path
        if path.stem == "table" or path.suffix == ".dna":
            yield "statements", path
        if path.name in ("spec.qdpx", "table.json", "codebook.csv"):
            yield "format", path
    yield "bundle", qualcoder(folder / "coder.qda")
    yield "bundle", taguette(folder / "tags.sqlite3")
    yield "statements", folder / "demo.hustings"


def tables(folder: Path) -> Iterator[tuple[str, Path]]:
    """What is known of people, and forms."""
    path = folder / "people.csv"
    path.write_text(
        "person,kind,attribute,value,since,until\nRenn,person,party,Harbour League,1958,1964\n"
        "Ostrow,person,role,mayor,,\n"
    )
    yield "attributes", path
    wide = folder / "wide.csv"
    wide.write_text("person;party;role\nRenn;Harbour League 1958/1964; Free Port 1964/..;\n")
    yield "attributes", wide
    yield "forms", ROOT / "codebooks" / "forms.toml"


def maps(folder: Path) -> Iterator[tuple[str, Path]]:
    """Causal maps of every program they are read from."""
    claims = [
        Claim("night sailings", "noise", 1, "1", "Renn", quote="They bring noise."),
        Claim("noise", "sleep", -1, "2", "Ostrow", quote="Noise takes sleep."),
    ]
    drawn = CausalMap.from_claims(claims)
    causalmap.write_workbook(drawn, folder / "map.xlsx")
    yield "map", folder / "map.xlsx"
    yield "bundle", folder / "map.xlsx"
    for name in ("matrix.csv", "matrix.xlsx"):
        causalmap.write_adjacency(drawn, folder / name)
        yield "map", folder / name
    concepts = [
        {
            "id": "1",
            "name": "noise",
            "relationships": [{"id": "2", "influence": "-0.5", "notes": "so"}],
        },
        {"id": "2", "name": "sleep", "relationships": []},
    ]
    (folder / "drawn.mmp").write_text(
        json.dumps({"model": {"concepts": concepts, "scenarios": [{}]}})
    )
    yield "map", folder / "drawn.mmp"
    (folder / "drawn.xml").write_text(
        '<maps JFCM="1"><map name="m"><concepts><concept name="noise" act="SIGNUM"/><concept'
        ' name="sleep"/></concepts>'
        '<connections><connection from="noise" to="sleep" type="WEIGHTED"><params><param'
        ' name="weight" value="-0.5"/>'
        "</params></connection></connections></map></maps>"
    )
    yield "map", folder / "drawn.xml"
    (folder / "brat.txt").write_text("Night sailings bring noise.")
    (folder / "brat.ann").write_text(
        "T1\tFactor 0 14\tNight sailings\nT2\tFactor 21 26\tnoise\nR1\tCauses Arg1:T1 Arg2:T2"
        "\t\n#1\tAnnotatorNotes R1\tso\n"
    )
    yield "map", folder / "brat.ann"
    yield "bundle", folder / "brat.ann"


def taguette(path: Path) -> Path:
    """A database as Taguette writes it."""
    with closing(sqlite3.connect(path)) as db:
        db.executescript(
            "CREATE TABLE projects(id INTEGER PRIMARY KEY, name TEXT);"
            "CREATE TABLE users(login TEXT PRIMARY KEY);"
            "CREATE TABLE documents(id INTEGER PRIMARY KEY, project_id INTEGER, name TEXT,"
            " description TEXT, filename TEXT, contents TEXT, text_direction TEXT);"
            "CREATE TABLE tags(id INTEGER PRIMARY KEY, project_id INTEGER, path TEXT,"
            " description TEXT);"
            "CREATE TABLE highlights(id INTEGER PRIMARY KEY, document_id INTEGER,"
            " start_offset INTEGER, end_offset INTEGER, snippet TEXT);"
            "CREATE TABLE highlight_tags(highlight_id INTEGER, tag_id INTEGER);"
            "CREATE TABLE commands(id INTEGER PRIMARY KEY, date TEXT, user_login TEXT,"
            " project_id INTEGER, document_id INTEGER, payload TEXT);"
            "INSERT INTO projects VALUES(1,'Bay');"
            "INSERT INTO users VALUES('ann'),('bo');"
            "INSERT INTO documents VALUES(1,1,'talk','a talk','talk.html',"
            "'<p>Night sailings bring noise.</p><p>Yes, Renn says.</p>','LEFT_TO_RIGHT');"
            "INSERT INTO tags VALUES(1,1,'harm/noise','what is heard'),(2,1,'yes','');"
            "INSERT INTO highlights VALUES(1,1,0,14,'Night sailings'),(2,1,21,26,'noise');"
            "INSERT INTO highlight_tags VALUES(1,1),(2,2),(2,1);"
            "INSERT INTO commands VALUES(1,'2031-05-03 10:00:00','ann',1,1,"
            '\'{"type": "highlight_add", "highlight_id": 1}\');'
        )
        db.commit()
    return path


def qualcoder(path: Path) -> Path:
    """A QualCoder database with categories."""
    with closing(sqlite3.connect(path)) as db:
        db.executescript(
            "CREATE TABLE source(id INTEGER PRIMARY KEY, name TEXT, fulltext TEXT, memo TEXT);"
            "CREATE TABLE code_cat(catid INTEGER PRIMARY KEY, name TEXT, memo TEXT, supercatid"
            " INTEGER);"
            "CREATE TABLE code_name(cid INTEGER PRIMARY KEY, name TEXT, memo TEXT, catid"
            " INTEGER, color TEXT);"
            "CREATE TABLE code_text(ctid INTEGER PRIMARY KEY, cid INTEGER, fid INTEGER, seltext"
            " TEXT, pos0 INTEGER, pos1 INTEGER, owner TEXT, date TEXT, memo TEXT);"
            "CREATE TABLE code_image(imid INTEGER); CREATE TABLE code_av(avid INTEGER);"
            "CREATE TABLE annotation(anid INTEGER PRIMARY KEY, fid INTEGER, pos0 INTEGER, pos1"
            " INTEGER, memo TEXT, owner TEXT, date TEXT);"
            "CREATE TABLE cases(caseid INTEGER PRIMARY KEY, name TEXT, memo TEXT);"
            "CREATE TABLE case_text(id INTEGER); CREATE TABLE journal(jid INTEGER);"
            "CREATE TABLE attribute(attrid INTEGER PRIMARY KEY, name TEXT, attr_type TEXT, value"
            " TEXT, id INTEGER);"
            "INSERT INTO source VALUES(1,'talk','Night sailings bring noise. Yes.','');"
            "INSERT INTO code_cat VALUES(1,'harm','',2),(2,'ferry','',NULL);"
            "INSERT INTO code_name VALUES(1,'noise','',1,'#ff0000'),(2,'yes','',NULL,'');"
            "INSERT INTO code_text VALUES(1,1,1,'noise',21,26,'ann','2031-05-03"
            " 10:00:00',''),(2,2,1,'Yes',28,31,'bo','','m');"
            "INSERT INTO annotation VALUES(1,1,0,5,'note','ann','');"
            "INSERT INTO cases VALUES(1,'Renn','');"
            "INSERT INTO attribute VALUES(1,'role','case','mayor',1);"
        )
        db.commit()
    return path
