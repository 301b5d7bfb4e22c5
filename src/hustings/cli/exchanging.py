"""Commands that bring other programs' files in and take Hustings' out."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from ..errors import UnknownFormat
from .common import JSON, PROJECT, main, opened, say, show

FILE = click.argument("file", type=click.Path(path_type=Path))


@main.command()
@JSON
def formats(as_json: bool) -> None:
    """Every format Hustings reads or writes."""
    from .. import read
    from ..exchange import FORMATS

    texts = [
        {"name": f.name, "suffixes": list(f.suffixes), "reads": True, "writes": False, "kind": "transcript"}
        for f in read.FORMATS.values()
    ]
    rows = [*texts, *({k: f[k] for k in ("name", "suffixes", "reads", "writes", "kind")} for f in FORMATS)]
    if as_json:
        show([{**r, "suffixes": list(r["suffixes"])} for r in rows])
        return
    for r in rows:
        verbs = " and ".join(v for v, on in (("reads", r["reads"]), ("writes", r["writes"])) if on)
        say(f"{r['name']:<18} {r['kind']:<12} {verbs:<16} {' '.join(r['suffixes'])}")


@main.command("import")
@PROJECT
@FILE
@JSON
def import_(project: Path, file: Path, as_json: bool) -> None:
    """Take over another program's project, codebook or statements (made where there is no project yet)."""
    from ..exchange import read_bundle
    from ..project import Project, bundles

    bundle = read_bundle(file)
    with Project.open(project) if project.exists() else Project.create(project) as target:
        told(bundles.put(target, bundle), as_json)


@main.command()
@PROJECT
@FILE
@JSON
def export(project: Path, file: Path, as_json: bool) -> None:
    """Write a project, its codebook or its statements; the file's ending says in which format."""
    with opened(project) as source:
        if file.suffix.lower() in (".csv", ".xlsx", ".parquet", ".json", ".tsv"):
            from ..exchange import table

            told(table.write_statements(source.columns(), file).as_dict(), as_json)
        elif not file.suffix:
            raise UnknownFormat(f"{file} has no ending; name it .qdpx, .dna, .csv …: 'hustings formats' lists them.")
        else:
            told(source.export_file(file), as_json)


def told(report: dict[str, Any], as_json: bool) -> None:
    """Print what came, what was approximated and what was left."""
    if as_json:
        show(report)
        return
    say(f"{report['dialect']}: " + ", ".join(f"{n} {what}" for what, n in report["imported"].items()))
    for kind in ("approximated", "left", "warnings"):
        for line in report[kind]:
            say(f"  {kind}: {line}")
