"""Open what Hustings exports with QualCoder's and Taguette's own code, and count what lands where
it should.

Neither program is part of this project. Give the place of each, with the Python it can run under:

    python benchmarks/neighbours.py write FOLDER                    # exports of the demo, and what
    is expected PYTHON_OF_QUALCODER benchmarks/neighbours.py qualcoder FOLDER CLONE/src
    PYTHON_OF_TAGUETTE benchmarks/neighbours.py taguette FOLDER

QualCoder's needs PyQt6 and Pillow; no window is opened.
"""

from __future__ import annotations

import ast
import builtins
import io
import json
import os
import sqlite3
import sys
import types
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any


def write(folder: Path) -> None:
    """Every dialect of the demo's project, its codebook, and the segments and codes to be found."""
    from hustings.demo import make_demo
    from hustings.exchange import write_bundle
    from hustings.exchange.bundle import concept_paths
    from hustings.exchange.refi import WRITTEN
    from hustings.model import Statement, Transcript, Turn
    from hustings.project.copies import bundles

    folder.mkdir(parents=True, exist_ok=True)
    (folder / "demo.hustings").unlink(missing_ok=True)
    with make_demo(folder / "demo.hustings") as project:
        bundle = bundles.made(project)
    # the demo has no character beyond the first plane; this has, and combining ones, and a no-break
    # space
    text = "The 🚢 leaves\u00a0late 🌙.\nNobody, says E\u0301dda 👩‍⚓, sleeps.\n"
    words = ("leaves\u00a0late", "E\u0301dda", "sleeps", "🌙", "Nobody")
    made = [
        Statement(
            f"x{n}",
            "x",
            text.index(w),
            text.index(w) + len(w),
            w,
            "code",
            {"code": "horn"},
            coder="Edda Voss",
            origin="import",
        )
        for n, w in enumerate(words)
    ]
    horn = Transcript(text, (Turn(0, len(text), "unassigned"),), "x", "The horn")
    bundle = replace(
        bundle, transcripts=(*bundle.transcripts, horn), statements=(*bundle.statements, *made)
    )
    for dialect in WRITTEN:
        write_bundle(bundle, folder / f"{dialect}.qdpx", dialect=dialect)
    write_bundle(bundle, folder / "codebook.csv", format="codebook")
    write_bundle(bundle, folder / "codebook.qdc")
    titles = {t.id: t.title for t in bundle.transcripts}
    expected = {
        "segments": [[titles[s.transcript], s.quote] for s in bundle.statements],
        "texts": {t.title: t.text for t in bundle.transcripts},
        "concepts": sorted(concept_paths(bundle.concepts).values()),
    }
    (folder / "expected.json").write_text(
        json.dumps(expected, ensure_ascii=False), encoding="utf-8"
    )


def qualcoder(folder: Path, source: Path) -> None:
    """Each .qdpx through QualCoder's REFI import into a project of its own tables."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    sys.path.insert(0, str(source))
    builtins._ = lambda text: text  # type: ignore[attr-defined]
    helpers = types.ModuleType("qualcoder.helpers")
    helpers.Message = type(
        "Message", (), {"__init__": lambda self, *a: None, "exec": lambda self: None}
    )  # type: ignore[attr-defined]
    sys.modules["qualcoder.helpers"] = helpers
    from PyQt6 import QtWidgets
    from qualcoder import refi

    application = QtWidgets.QApplication([])
    assert application is not None
    tables = [
        node.value
        for node in ast.walk(
            ast.parse((source / "qualcoder" / "__main__.py").read_text(encoding="utf-8"))
        )
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and node.value.startswith("CREATE TABLE ")
    ]
    expected = json.loads((folder / "expected.json").read_text(encoding="utf-8"))
    wanted = {(title, quote) for title, quote in expected["segments"]}
    for path in sorted([*folder.glob("*.qdpx"), folder / "codebook.qdc"]):
        db = sqlite3.connect(":memory:")
        for table in tables:
            try:
                db.execute(table)
            except sqlite3.OperationalError:
                continue  # older shapes of a table that is there
        place = folder / f"{path.stem}.qda"
        (place / "documents").mkdir(parents=True, exist_ok=True)
        settings = {"directory": str(folder), "codername": "default", "ai_enable": "False"}
        app = types.SimpleNamespace(
            conn=db,
            settings=settings,
            project_path=str(place),
            ai_models=[],
            write_config_ini=lambda *a: None,
            project_events=None,
            delete_backup=False,
        )
        edit = types.SimpleNamespace(append=lambda *a: None)
        QtWidgets.QFileDialog.getOpenFileName = staticmethod(lambda *a, p=path, **k: (str(p), True))
        refi.RefiImport(app, edit, "qdc" if path.suffix == ".qdc" else "qdpx")
        codes = (
            db.execute("SELECT count(*) FROM code_name").fetchone()[0]
            + db.execute("SELECT count(*) FROM code_cat").fetchone()[0]
        )
        rows = list(
            db.execute(
                "SELECT s.name, s.fulltext, c.pos0, c.pos1 FROM code_text c JOIN source s ON s.id "
                "= c.fid"
            )
        )
        landed = {(name, text[pos0:pos1]) for name, text, pos0, pos1 in rows}
        texts = Counter(
            text == expected["texts"].get(name)
            for name, text in db.execute("SELECT name, fulltext FROM source")
            if name in expected["texts"]
        )
        print(
            f"QualCoder {path.name:20} codes and categories {codes:4}  codings {len(rows):4}  "
            f"segments right {len(wanted & landed):4} of {len(wanted)}  "
            f"texts equal {texts[True]} of {len(expected['texts'])}"
        )


def taguette(folder: Path) -> None:
    """The codebook through Taguette's import of codebooks."""
    from taguette import import_codebook

    expected = json.loads((folder / "expected.json").read_text(encoding="utf-8"))
    tags: list[Any] = import_codebook.list_tags_csv(
        io.BytesIO((folder / "codebook.csv").read_bytes())
    )
    paths = sorted(t["path"] for t in tags)
    same = sum((Counter(paths) & Counter(expected["concepts"])).values())
    print(
        f"Taguette codebook.csv: {len(paths)} tags, {same} of {len(expected['concepts'])} paths "
        f"as expected"
    )


if __name__ == "__main__":
    verb, place, *rest = sys.argv[1:]
    here, others = Path(place).resolve(), [Path(p).resolve() for p in rest]
    if verb != "write":
        os.chdir(here)  # other programs leave their logs where they are started
    {"write": write, "qualcoder": qualcoder, "taguette": taguette}[verb](here, *others)
