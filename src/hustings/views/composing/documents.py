"""Composed reports: which a project keeps, and each with all it shows gathered from the project."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

from ... import __version__
from ...agreement.table import PAIR
from ...errors import Changed, Gone, HustingsError, OptionError, UnknownName
from ...model.document_edits import LaidOver, laid_over
from ...model.documents import CHARTS, REPORT, DocumentPart, ReportPlan, plan_of
from ...project import Project, tried_again
from ...show.documents.page import Block, Document, document_body
from ...show.documents.parts import Plate, Told
from ...show.figures import Figure
from ...show.html import style
from ...show.looks import NetworkLook, map_look_of, without_look
from ...studies import map_of
from ...wording import counted, say, worded
from ..answers.documents import EditedReport, KeptReport, PartShown, ReportPreview
from ..answers.statements import StatementRow
from ..causal import maps as map_views
from ..charts.pages import chart_figure
from ..rows import statement_rows, transcript_view
from ..telling import heard
from . import document_tables, figures, told_figures
from .document_tables import Numbering

NARROW = (358, 470)
"""Pixels of a network for a telephone."""
LONGEST_NAME = 200
Options = Mapping[str, Any]


def plans(project: Project) -> dict[str, ReportPlan]:
    """The reports a project keeps, by name."""
    kept = project.studies().items()
    return {name: plan_of(data) for name, data in kept if data.get("build") == REPORT}


def plan(project: Project, name: str = "") -> ReportPlan:
    """A kept report; without a name the only one. Raises UnknownName."""
    found = plans(project)
    if not name and len(found) == 1:
        return next(iter(found.values()))
    if name not in found:
        raise UnknownName("report", name, found)
    return found[name]


def keep_plan(
    project: Project,
    name: str,
    made: ReportPlan | None,
    *,
    over: Mapping[str, Any] | None = None,
) -> None:
    """Keep a report under a name; None forgets it. One undoable change. Raises UnknownName, and
    Changed where it is no longer what was read (``over``)."""
    other = project.studies().get(name)
    if made is not None and other is None:
        _refuse_name(name)
    if other is not None and other.get("build") != REPORT:
        raise UnknownName("report", name, plans(project))
    project.save_study(name, None if made is None else made.as_data(), over=over)


def kept_reports(project: Project) -> list[KeptReport]:
    """The reports a project keeps, each with its revision: what is told was read after it, so that
    whoever edits at a revision has seen what was written up to it."""
    revisions = project.study_revisions(plans(project))
    found = plans(project)
    return [KeptReport(name, plan, revisions.get(name, 0)) for name, plan in found.items()]


def keep_edited(project: Project, name: str, mine: ReportPlan, revision: int) -> EditedReport:
    """Keep a report as it was made out of what was read at ``revision``; what somebody else changed
    since stands where it is another field, and is told. Raises Changed with both values where it is
    the same, Gone where the report was removed."""
    return tried_again(lambda: _keep_edited(project, name, mine, revision))


def _keep_edited(project: Project, name: str, mine: ReportPlan, revision: int) -> EditedReport:
    stands = project.study_since(name, revision)
    who, clock = stands.by or "Somebody", stands.at[11:16]
    if stands.now is None:
        raise Gone(
            f"{who} removed the report {name!r} meanwhile ({clock}). Nothing was written; keep "
            f"yours under another name, or take their change back.",
            by=stands.by,
            at=stands.at,
            change=stands.change,
        )
    now = plan_of(stands.now)
    laid = laid_over(plan_of(stands.read or stands.now), now, mine)
    if laid.clash:
        raise Changed(
            f"{who} changed {', '.join(sorted(laid.clash))} of this report meanwhile ({clock}). "
            f"Nothing was written; choose which is to stand.",
            by=stands.by,
            at=stands.at,
            revision=stands.change,
            fields=sorted(laid.clash),
            base=laid.shown(laid.base),
            theirs=laid.shown(laid.now),
            mine=laid.shown(laid.mine),
            plan=laid.plan,
        )
    if laid.plan != now:
        keep_plan(project, name, laid.plan, over=stands.now)
    return _as_it_stands(project, name, laid, stands.by)


def _as_it_stands(project: Project, name: str, laid: LaidOver, by: str) -> EditedReport:
    """The answer to a report that was written: its revision, and what was read after that; somebody
    may have written since, and whoever edits at a revision must have seen what is in it."""
    number = project.study_revisions([name]).get(name, 0)
    now = plans(project).get(name, laid.plan)
    later = laid_over(laid.plan, now, laid.plan).theirs
    told = sorted({*laid.theirs, *later})
    return EditedReport(name, now, number, told, by if told else "")


def rename_plan(project: Project, name: str, to: str) -> None:
    """Call a kept report something else; one undoable change. Raises UnknownName, OptionError."""
    plan(project, name)
    _refuse_name(to)
    project.rename_study(name, to)


def _refuse_name(name: str) -> None:
    if not name.strip() or "/" in name or len(name) > LONGEST_NAME:
        raise OptionError(
            f"A report is called by 1 to {LONGEST_NAME} letters without a slash, not {name!r}."
        )


def document(project: Project, made: ReportPlan) -> Document:
    """A report with its figures drawn, its notes' sentences, its method and its appendix; the same
    project and plan give the same."""
    rows = {row.id: row for row in statement_rows(project, project.statements())}
    blocks = _blocks(project, made)
    texts = project.transcripts() if made.texts else []
    return Document(
        title=made.title,
        authors=made.authors,
        date=made.date,
        place=made.place,
        lead=made.lead,
        blocks=blocks,
        statements={key: asdict(row) for key, row in rows.items()},
        method=method(project, list(rows.values())) if made.method else (),
        listed=list(rows) if made.statements else (),
        transcripts=[asdict(transcript_view(project.transcript(t["id"]))) for t in texts],
        made_with=say(
            "Made with Hustings {version}, of the project {project}.",
            version=__version__,
            project=project.name,
        ),
    )


def _blocks(project: Project, made: ReportPlan) -> list[Block]:
    """The parts of a report, made one after another."""
    n = Numbering()
    make: Mapping[str, Callable[[DocumentPart], Block]] = {
        "text": lambda part: part.text,
        "figure": lambda part: _plate(project, part, n.figure()),
        "table": lambda part: document_tables.sheet(project, part, n),
        "account": lambda part: document_tables.told(project, part, n),
    }
    return [make[part.kind](part) for part in made.parts]


def preview(project: Project, made: ReportPlan) -> ReportPreview:
    """A report as it will stand, for the page that composes it."""
    told = document(project, made)
    return ReportPreview(
        body=document_body(told),
        style=style("document.css"),
        parts=[_shown(block) for block in told.blocks],
    )


def _shown(block: Block) -> PartShown:
    """A part as the list of parts has it."""
    if isinstance(block, str):
        return PartShown("", "", 0, 0)
    if isinstance(block, Told):
        return PartShown(block.title, block.why, block.figures, block.tables)
    drawn = isinstance(block, Plate)
    return PartShown(block.title, block.why, int(drawn), int(not drawn))


def _plate(project: Project, part: DocumentPart, number: int) -> Plate:
    try:
        options = _options(project, part)
        drawn = FIGURES[part.of](project, options)
    except HustingsError as trouble:
        return Plate(number, None, why=str(trouble))
    if not drawn.wide.parts:
        return Plate(number, None, why=drawn.wide.caption)
    narrow = _named(drawn.narrow, part) if drawn.narrow else None
    return Plate(number, _named(drawn.wide, part), narrow, sheets=drawn.sheets)


def _options(project: Project, part: DocumentPart) -> dict[str, Any]:
    """What a figure is of: its own options over those of its study. Raises UnknownName."""
    if not part.study:
        return dict(part.options)
    kept = {k: v for k, v in project.studies().items() if v.get("build") == part.of}
    if part.study not in kept:
        raise UnknownName("study", part.study, kept)
    study = kept[part.study]
    own = {**(study.get("options") or {}), **(study.get("look") or {})}
    return {**own, **part.options, "name": part.study}


def _named(figure: Figure, part: DocumentPart) -> Figure:
    """A figure under the title and the caption of the report; what it says of itself stays."""
    own = part.caption.strip()
    own += "" if not own or own[-1] in ".!?…" else "."
    title, said = part.title.strip() or figure.title, figure.caption
    if title == figure.title and said.startswith(f"{title}, "):  # said once, in the title
        said = said.removeprefix(f"{title}, ")
    return replace(figure, title=title, name=title, caption=f"{own} {said}".strip())


def _seen(aggregation: str) -> str:
    """What a network shows, as its title."""
    if aggregation == "subtract":
        return say("Who says the same, and who the opposite")
    if aggregation == "congruence":
        return say("Who says the same")
    if aggregation == "conflict":
        return say("Who says the opposite")
    return say("Who speaks of the same")


@dataclass(frozen=True, slots=True)
class Drawn:
    """A figure for print and wide windows, for narrow ones (None: the same), and over sheets of
    paper where it is taller than one."""

    wide: Figure
    narrow: Figure | None = None
    sheets: Sequence[Figure] = ()


def _network(project: Project, options: Options) -> Drawn:
    net, asked, look = figures.asked_for(project, options)
    voices = heard.of_network(project, net, asked)
    name = str(options.get("name") or "")
    if net.why_empty or not net.matrix.any():
        return Drawn(_nothing(net.why_empty or say("no two of them have a tie.")))
    wide, _ = figures.network_figure(net, asked, look, figures.Shown(voices, name=name))
    small: NetworkLook = replace(look, column="one")
    narrow, _ = figures.network_figure(net, asked, small, figures.Shown(voices, NARROW, name))
    if look.title or net.mode == "two-mode":
        return Drawn(wide, narrow)
    # in a report a title says what is seen; how many there are belongs to the caption
    title = _seen(str(asked.get("aggregation") or ""))
    told = f"{wide.title}. {wide.caption}"
    return Drawn(replace(wide, title=title, caption=told), replace(narrow, title=title))


def _map(project: Project, options: Options) -> Drawn:
    look = map_look_of(options)
    m = map_of(project, {k: v for k, v in without_look(options).items() if k != "name"})
    if not m.links:
        return Drawn(_nothing(say("nobody asserts a cause.")))
    whose = map_views.account_title(project, m).removeprefix(project.name)
    title = say("What leads to what") + whose
    voices = heard.of_map(project, m)
    look = replace(look, column="two")
    return Drawn(figures.map_figure(m, title, voices, look=look, alone=False))


def _chart(kind: str) -> Callable[[Project, Options], Drawn]:
    return _told(lambda project, options: chart_figure(project, {**options, "chart": kind}))


def _told(
    draw: Callable[[Project, Options], Figure],
    paper: Callable[[Project, Options], Sequence[Figure]] | None = None,
) -> Callable[[Project, Options], Drawn]:
    def drawn(project: Project, options: Options) -> Drawn:
        wide = draw(project, {**options, "column": options.get("column") or "two"})
        narrow = draw(project, {**options, "column": "one"})
        return Drawn(wide, narrow, paper(project, options) if paper else ())

    return drawn


FIGURES: Mapping[str, Callable[[Project, Options], Drawn]] = {
    "network": _network,
    "map": _map,
    "relations": _told(told_figures.relations_figure),
    "lineage": _told(told_figures.lineage_figure),
    "timeline": _told(told_figures.timeline_figure, told_figures.timeline_on_paper),
    **{kind: _chart(kind) for kind in CHARTS},
}
"""What a figure of a report shows -> how it is drawn, wide and narrow."""


def _nothing(why: str) -> Figure:
    return Figure(name="", parts=(), size=(1.0, 1.0), caption=why)


def method(project: Project, rows: list[StatementRow]) -> list[tuple[str, list[str]]]:
    """How what is shown was made: texts, rules of coding, coders, agreement, limits."""
    forms = Counter(row.form for row in rows)
    coders = Counter(row.coder or say("nobody named") for row in rows)
    rules = [
        f"{worded(f.label or f.name)} ({counted(forms[f.name], 'statement')})"
        f"{f': {worded(f.description)}' if f.description else ''}"
        for f in project.forms()
        if forms[f.name]
    ]
    by = ", ".join(f"{name} ({counted(n, 'statement')})" for name, n in coders.most_common())
    return [
        (say("Texts"), _texts(project)),
        (say("What was coded"), rules or [say("Nothing yet.")]),
        (say("Who coded"), [f"{by}."] if by else [say("Nobody yet.")]),
        *_agreement(project),
        (
            say("How to read it"),
            [
                say(
                    "Each statement names the passage it rests on, who speaks, whose view it is "
                    "and how far the speaker commits to it. What is shown is what was said, not "
                    "what is so; every mark opens its sentences."
                )
            ],
        ),
    ]


def _texts(project: Project) -> list[str]:
    found = []
    for record in project.transcripts():
        text = project.transcript(record["id"])
        where = text.attributes.get("source") or text.source.name
        told = [text.title or text.id, _day(text.date), where or ""]
        found.append(", ".join(x for x in told if x) + ".")
    return found or [say("None yet.")]


def _day(date: str | None) -> str:
    return re.sub(r"T.*", "", date or "")


def _agreement(project: Project) -> list[tuple[str, list[str]]]:
    if len(project.coders()) < PAIR:
        return []
    made = project.agreement()
    if not made.universe.transcripts:
        return []
    return [(say("Agreement of coders"), [made.methods])]
