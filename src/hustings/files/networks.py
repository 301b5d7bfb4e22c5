"""Files of a network, a map or the statements: (bytes, name, media type), for the command line and
the server.
"""

from __future__ import annotations

import io
import json
import tempfile
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from .agreement import AgreementReport
from .agreement.report import agreement_csv
from .errors import OptionError, UnknownName
from .exchange import Report, causalmap, scanning, tables
from .exporters import written
from .guards.archive import write_bytes
from .guards.cells import table_text
from .model import CausalMap, Network, Statements
from .model.documents import DocumentPart, ReportPlan
from .networks import RelationNetwork
from .project import Project
from .show import graphs, network_marks, relation_graphs, svg
from .show import timelines as timeline_files
from .show.document import document_html
from .show.document_docx import document_docx
from .show.document_markdown import document_markdown
from .show.excerpts import ExcerptGroup, excerpts_docx, excerpts_pieces
from .show.figures import DPI, Figure, figure_svg
from .show.looks import (
    PLAIN,
    PLAIN_MAP,
    WIDTHS,
    MapLook,
    NetworkLook,
    map_look_of,
    without_look,
)
from .show.network_facts import sizes
from .show.network_svg import Drawing
from .show.voices import ALL_HEARD, Voices
from .studies import map_of, study_data
from .views import charts, described, documents, figures, heard, telling, told_figures, words
from .views import excerpts as passages
from .views import maps as map_views
from .views.figures import PLAINLY, Shown
from .views.known import known

File = tuple[bytes, str, str]

NETWORK_FORMATS = {
    "csv": ("network.csv", "text/csv"),
    "edges": ("network-edges.csv", "text/csv"),
    "graphml": ("network.graphml", "application/xml"),
    "gexf": ("network.gexf", "application/xml"),
    "dl": ("network.dl", "text/plain"),
    "svg": ("network.svg", "image/svg+xml"),
    "png": ("network.png", "image/png"),
    "pdf": ("network.pdf", "application/pdf"),
    "json": ("network.json", "application/json"),
}

PICTURES = ("svg", "png", "pdf")
"""Formats of a picture."""

MAP_FORMATS = {
    "workbook": ("map.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    "adjacency": ("map.csv", "text/csv"),
    "graphml": ("map.graphml", "application/xml"),
    "svg": ("map.svg", "image/svg+xml"),
    "png": ("map.png", "image/png"),
    "pdf": ("map.pdf", "application/pdf"),
    "json": ("map.json", "application/json"),
}

RELATION_FORMATS = {
    "svg": ("relations.svg", "image/svg+xml"),
    "png": ("relations.png", "image/png"),
    "pdf": ("relations.pdf", "application/pdf"),
    "csv": ("relations.csv", "text/csv"),
    "graphml": ("relations.graphml", "application/xml"),
    "gexf": ("relations.gexf", "application/xml"),
    "json": ("relations.json", "application/json"),
}

TIMELINE_FORMATS = {
    "svg": ("timeline.svg", "image/svg+xml"),
    "png": ("timeline.png", "image/png"),
    "pdf": ("timeline.pdf", "application/pdf"),
    "csv": ("timeline.csv", "text/csv"),
    "timelinejs": ("timelinejs.json", "application/json"),
    "json": ("timeline.json", "application/json"),
}

STATEMENT_FORMATS = {
    "csv": "text/csv",
    "json": "application/json",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "parquet": "application/vnd.apache.parquet",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "html": "text/html; charset=utf-8",
}
"""Tables of statements, and (docx, html) their passages with sources."""

PASSAGES = ("docx", "html")
"""Formats of passages with their sources."""


def network_file(project: Project, options: Mapping[str, Any], format: str) -> File:
    """A network of a project in one of ``NETWORK_FORMATS``; the look (see
    :class:`hustings.show.looks.NetworkLook`) is for pictures.

    With ``index`` (and the options of windows) it is the network of that window.
    """
    made, asked, look = figures.asked_for(project, options)
    shown = Shown(heard.of_network(project, made, asked), name=str(options.get("name") or ""))
    return network_bytes(made, format, asked, look, shown)


def attributed(project: Project, net: Network) -> Network:
    """A network with what its project knows of each node at its end: kind, colour, attributes."""
    return network_marks.attributed(net, known(project, net.stop))


def network_voices(project: Project | None, net: Network, options: Mapping[str, Any]) -> Voices:
    """Who is only told of by others in a network; nobody is known to be without a project."""
    return heard.of_network(project, net, options) if project else ALL_HEARD


def map_voices(project: Project | None, m: CausalMap) -> Voices:
    """Which arrows rest on views told of others alone; none is known to without a project."""
    return heard.of_map(project, m) if project else ALL_HEARD


def network_bytes(
    net: Network,
    format: str,
    options: Mapping[str, Any],
    look: NetworkLook = PLAIN,
    shown: Shown = PLAINLY,
) -> File:
    """A network in one of ``NETWORK_FORMATS``; a picture as a whole figure (title, legend, caption,
    study, version). ``options`` are those it was made with.
    """
    if format not in NETWORK_FORMATS:
        return written("network", net, format, NETWORK_FORMATS)
    file, kind = NETWORK_FORMATS[format]
    if format in PICTURES:
        figure, _ = figures.network_figure(net, options, look, shown)
        return picture(figure, format), file, kind
    if format == "json":
        figure, drawing = figures.network_figure(net, options, look, shown)
        data = network_data(net) | {"figure": figure_data(net, figure, drawing)}
        return json.dumps(data, ensure_ascii=False, indent=1).encode(), file, kind
    return graphs.write(net, format).encode(), file, kind


def shown_as(voices: Voices, name: str) -> Shown:
    """How a picture is shown outside a page: whose voices, and the name of its study."""
    return Shown(voices, name=name)


def picture(figure: Figure, format: str) -> bytes:
    """A figure as SVG, as PNG with 300 dots an inch, or as PDF, as wide as its columns."""
    drawn = figure_svg(figure)
    column = figure.column or "two"
    if format == "pdf":
        return svg.pdf(drawn, width=WIDTHS[column])
    if format == "png":
        made = svg.png(drawn, dpi=DPI)
        return svg.described(made, figure.study)
    return drawn.encode()


def figure_data(net: Network, figure: Figure, drawing: Drawing) -> dict[str, Any]:
    """What a picture of a network shows, for whoever draws it elsewhere: ``nodes`` at their places
    (0 to 1, y downwards) with their number of statements and their camp (from 1), and the ``ties``
    drawn of all there are.
    """
    counts = sizes(net, "statements")
    number = drawing.camps.number
    return {
        "title": figure.title,
        "caption": figure.caption,
        "nodes": [
            {
                "name": name,
                "side": side,
                "x": x,
                "y": y,
                "statements": int(counts[name, side]),
                "camp": None if (camp := number(name)) is None else camp + 1,
            }
            for (name, side), (x, y) in drawing.places.items()
        ],
        "ties": [
            {"row": net.rows[i], "column": net.columns[j], "weight": float(net.matrix[i, j])}
            for i, j in drawing.fold.drawn
        ],
        "ties in all": drawing.fold.every,
    }


def network_data(net: Network) -> dict[str, Any]:
    """Rows, columns, matrix and the study: the JSON scripts read."""
    study = json.loads(graphs.study_text(net) or "null")
    data = {
        "rows": list(net.rows),
        "columns": list(net.columns),
        "matrix": net.matrix.tolist(),
        "study": study,
    }
    data |= {"n": net.n, "start": net.start, "middle": net.middle, "stop": net.stop}
    return data | ({"why_empty": net.why_empty} if net.why_empty else {})


def map_file(project: Project, options: Mapping[str, Any], format: str) -> File:
    """A causal map of a project in one of ``MAP_FORMATS``; a picture has the look that stands among
    the options. Raises UnknownName, OptionError."""
    look, asked = map_look_of(options), without_look(options)
    m = map_of(project, asked)
    if format == "json":
        view = map_views.map_view(project, asked, m)
        return json.dumps(asdict(view), ensure_ascii=False, indent=1).encode(), *MAP_FORMATS["json"]
    title = map_views.account_title(project, m)
    return map_bytes(m, format, title=title, voices=heard.of_map(project, m), look=look)


def map_bytes(
    m: CausalMap,
    format: str,
    *,
    title: str = "",
    voices: Voices = ALL_HEARD,
    look: MapLook = PLAIN_MAP,
) -> File:
    """A causal map in one of ``MAP_FORMATS`` but json; a picture as a whole figure."""
    if format not in MAP_FORMATS:
        return written("map", m, format, MAP_FORMATS)
    name, kind = MAP_FORMATS[format]
    if format in PICTURES:
        figure = figures.map_figure(m, title or "Causal map", voices, look=look)
        return picture(figure, format), name, kind
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        if format == "workbook":
            causalmap.write_workbook(m, path)
        elif format == "adjacency":
            causalmap.write_adjacency(m, path)
        else:
            causalmap.write_graphml(m, path)
        return path.read_bytes(), name, kind


def relations_file(project: Project, options: Mapping[str, Any], format: str) -> File:
    """Relations of a project in one of ``RELATION_FORMATS``; pictures as the page draws them."""
    if format not in RELATION_FORMATS:
        raise UnknownName("format", format, RELATION_FORMATS)
    if format not in PICTURES:
        asked = {k: v for k, v in options.items() if k not in ("compare", "column")}
        return relations_bytes(described.relations(project, asked), format)
    figure = told_figures.relations_figure(project, options)
    return picture(figure, format), *RELATION_FORMATS[format]


def relations_bytes(net: RelationNetwork, format: str) -> File:
    """A relation network in one of ``RELATION_FORMATS`` but pictures, which need a project."""
    if format not in RELATION_FORMATS or format in PICTURES:
        raise UnknownName("format", format, RELATION_FORMATS)
    data = described.relations_data(net)
    nodes = [(n.name, n.kind) for n in net.nodes]
    study = json.dumps(data["study"], ensure_ascii=False, sort_keys=True, default=str)
    text = {
        "graphml": lambda: relation_graphs.relation_graphml(nodes, net.rows(), study),
        "gexf": lambda: relation_graphs.relation_gexf(nodes, net.rows(), study),
        "csv": lambda: "\ufeff" + relation_graphs.relation_csv(net.rows()),
        "json": lambda: json.dumps(data, ensure_ascii=False, indent=1, default=str),
    }[format]()
    return text.encode(), *RELATION_FORMATS[format]


def timeline_file(project: Project, options: Mapping[str, Any], format: str) -> File:
    """The history told in one of ``TIMELINE_FORMATS``; pictures as the page draws them."""
    if format not in TIMELINE_FORMATS:
        raise UnknownName("format", format, TIMELINE_FORMATS)
    if format in ("csv", "json"):
        asked = {k: v for k, v in options.items() if k != "column"}
        data = described.history_data(described.history(project, asked))
        return timeline_bytes(data, format)
    if format in PICTURES:
        figure = told_figures.timeline_figure(project, options)
        return picture(figure, format), *TIMELINE_FORMATS[format]
    history, made, title = telling.history_of(project, options)
    text = timeline_files.timelinejs(title, history, telling.quotes(project, made))
    return text.encode(), *TIMELINE_FORMATS[format]


LINEAGE_FORMATS = {
    "svg": ("lineage.svg", "image/svg+xml"),
    "png": ("lineage.png", "image/png"),
    "pdf": ("lineage.pdf", "application/pdf"),
}


def lineage_file(project: Project, options: Mapping[str, Any], format: str) -> File:
    """Which organisation came out of which as a picture, in one of ``LINEAGE_FORMATS``."""
    if format not in LINEAGE_FORMATS:
        raise UnknownName("format", format, LINEAGE_FORMATS)
    figure = told_figures.lineage_figure(project, options)
    return picture(figure, format), *LINEAGE_FORMATS[format]


CHART_FORMATS = {
    "svg": ("chart.svg", "image/svg+xml"),
    "png": ("chart.png", "image/png"),
    "pdf": ("chart.pdf", "application/pdf"),
    "csv": ("chart.csv", "text/csv"),
    "xlsx": ("chart.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    "json": ("chart.json", "application/json"),
    "html": ("chart.html", "text/html"),
}


def chart_file(source: Project | Statements, options: Mapping[str, Any], format: str) -> File:
    """A chart in one of ``CHART_FORMATS``: a picture as a whole figure; html (of a project) a page
    whose marks open their sentences; the rest its table. Raises UnknownName, OptionError."""
    if format not in CHART_FORMATS:
        raise UnknownName("format", format, CHART_FORMATS)
    name, kind = CHART_FORMATS[format]
    if format in PICTURES:
        return picture(charts.chart_figure(source, options), format), name, kind
    if format == "html":
        return _chart_page(source, options), name, kind
    made = charts.chart_made(source, options)
    heads, rows = charts.chart_table(made, str(options.get("cells") or "counts"))
    if format == "json":
        data = {"study": study_data(made.study), "n": made.n, "heads": heads, "rows": rows}
        return json.dumps(data, ensure_ascii=False, indent=1, default=str).encode(), name, kind
    return table_bytes(heads, rows, format), name, kind


def _chart_page(source: Project | Statements, options: Mapping[str, Any]) -> bytes:
    if not isinstance(source, Project):
        raise OptionError("Only of a project a chart becomes a page that opens its sentences.")
    part = DocumentPart(
        kind="figure",
        of=str(options.get("chart") or "stances"),
        options={k: v for k, v in options.items() if k != "chart"},
    )
    plan = ReportPlan(title=source.name, parts=(part,), method=True)
    return document_html(documents.document(source, plan)).encode("utf-8", "replace")


TABLE_FORMATS = {
    "csv": "text/csv",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "json": "application/json",
}
"""Formats of words, and of words in their context."""


def words_file(project: Project, options: Mapping[str, Any], format: str) -> File:
    """The words of a project's texts in one of ``TABLE_FORMATS``. Raises UnknownName,
    OptionError."""
    return _columns_file(words.word_list(project, **options).to_columns(), "words", format)


def kwic_file(project: Project, asked: str, options: Mapping[str, Any], format: str) -> File:
    """Words in their context in one of ``TABLE_FORMATS``. Raises UnknownName, OptionError."""
    return _columns_file(words.kwic(project, asked, **options).to_columns(), "kwic", format)


def _columns_file(columns: Mapping[str, Sequence[Any]], name: str, format: str) -> File:
    if format not in TABLE_FORMATS:
        raise UnknownName("format", format, TABLE_FORMATS)
    heads, rows = list(columns), list(zip(*columns.values(), strict=True))
    if format == "json":
        told = [dict(zip(heads, row, strict=True)) for row in rows]
        data = json.dumps(told, ensure_ascii=False, indent=1).encode("utf-8", "replace")
    else:
        data = table_bytes(heads, rows, format)
    return data, f"{name}.{format}", TABLE_FORMATS[format]


def table_bytes(heads: Sequence[str], rows: Sequence[Sequence[Any]], format: str) -> bytes:
    """A table as csv, or as xlsx with one sheet; every cell harmless to a spreadsheet."""
    if format == "csv":
        return ("\ufeff" + table_text([heads, *rows])).encode()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "table.xlsx"
        tables.write_rows(heads, rows, path)
        return path.read_bytes()


def timeline_bytes(data: Mapping[str, Any], format: str) -> File:
    """A timeline's data as csv or json."""
    if format == "csv":
        text = "\ufeff" + timeline_files.items_csv(data["items"])
    else:
        text = json.dumps(data, ensure_ascii=False, indent=1, default=str)
    return text.encode(), *TIMELINE_FORMATS[format]


DOCUMENT_FORMATS = {
    "html": ("report.html", "text/html"),
    "docx": (
        "report.docx",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ),
    "md": ("report.zip", "application/zip"),
}


def document_file(project: Project, plan: ReportPlan, format: str) -> File:
    """A composed report in one of ``DOCUMENT_FORMATS``: Markdown with its figures in one zip. The
    same project and plan give the same bytes. Raises UnknownName."""
    if format not in DOCUMENT_FORMATS:
        raise UnknownName("format", format, DOCUMENT_FORMATS)
    made = documents.document(project, plan)
    if format == "html":
        return document_html(made).encode("utf-8", "replace"), *DOCUMENT_FORMATS[format]
    if format == "docx":
        return document_docx(made), *DOCUMENT_FORMATS[format]
    words, pictures = document_markdown(made)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as out:
        for name, data in {"report.md": words.encode("utf-8", "replace"), **pictures}.items():
            out.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), data)
    return packed.getvalue(), *DOCUMENT_FORMATS[format]


def statements_file(
    project: Project, format: str, *, ids: Sequence[str] | None = None, by: str = "code"
) -> File:
    """Every statement, or those with ``ids``, in one of ``STATEMENT_FORMATS``: a table in reading
    order, or passages with their sources under headings (``by``: "code", "speaker" or "text").
    """
    if format not in STATEMENT_FORMATS:
        raise UnknownName("format", format, STATEMENT_FORMATS)
    if format in PASSAGES:
        quoted = passages_bytes(project, format, passages.excerpts(project, by, ids), by)
        return quoted, f"statements.{format}", STATEMENT_FORMATS[format]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"statements.{format}"
        found = project.columns()
        if ids is not None:
            import numpy as np

            wanted = set(ids)
            found = found.take(np.array([key in wanted for key in found.ids], dtype=bool))
        tables.write_statements(found, path)
        return path.read_bytes(), path.name, STATEMENT_FORMATS[format]


def _quoting(groups: Sequence[ExcerptGroup]) -> int:
    """How many statements stand under headings; one may stand under several."""
    return len({e.statement for g in groups for e in g.excerpts})


def passages_bytes(project: Project, format: str, groups: Sequence[ExcerptGroup], by: str) -> bytes:
    """Passages with their sources, as a Word document or a page."""
    return b"".join(_passages(project, format, groups, by))


def _passages(
    project: Project, format: str, groups: Sequence[ExcerptGroup], by: str
) -> Iterable[bytes]:
    number = _quoting(groups)
    title = f"{project.name}: quotations by {by}"
    about = f"{number:,} statement{'' if number == 1 else 's'}, each in its speaker's account."
    if format == "docx":
        return (excerpts_docx(title, about, groups),)
    return (piece.encode() for piece in excerpts_pieces(title, about, groups))


def write_statements(
    project: Project, path: Path, *, by: str = "code", parts: bool = False
) -> Report:
    """The statements of a project as the file's ending says: a table, passages with their sources
    under headings (``by``), or with ``parts`` Parquet in a new folder, one part a year.
    """
    if parts:
        return scanning.write_by_year(project.columns(), path)
    format = path.suffix.lower()[1:]
    if format not in PASSAGES:
        return tables.write_statements(project.columns(), path)
    groups = passages.excerpts(project, by)
    write_bytes(path, _passages(project, format, groups, by))
    return Report(dialect=f"quotations by {by}", imported={"statements": _quoting(groups)})


AGREEMENT_FORMATS = {
    "csv": ("agreement.csv", "text/csv"),
    "json": ("agreement.json", "application/json"),
    "txt": ("agreement-methods.txt", "text/plain; charset=utf-8"),
}


def agreement_bytes(project: Project, made: AgreementReport, format: str) -> File:
    """Agreement of coders: units by coders (csv), all numbers (json), a methods paragraph (txt)."""
    if format not in AGREEMENT_FORMATS:
        raise UnknownName("format", format, AGREEMENT_FORMATS)
    if format == "csv":
        again = made.coders[0] if made.settings.again else ""
        text = agreement_csv(project.material(again), made)
    elif format == "json":
        text = json.dumps(made.as_data(), ensure_ascii=False, indent=1)
    else:
        text = made.methods + "\n"
    return text.encode(), *AGREEMENT_FORMATS[format]
