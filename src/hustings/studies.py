"""The one path from a saved question to its answer, used by every front door.

A study names what is computed (``build``), its options and a selection; :func:`run` fetches the
statements as columns and hands them to the room that computes. The same study over the same
statements gives the same answer.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import asdict, dataclass, fields, replace
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from . import __version__
from .agreement import AgreementOptions
from .errors import OptionError, UnknownName
from .exchange import scanning
from .guards.door import reading
from .model import CausalMap, Column, Selection, Statements, Study
from .model.selecting import cut, names_listed
from .networks.options import NetworkOptions, refuse_names
from .plugins import installed
from .project import Project

if TYPE_CHECKING:
    from .networks.counting import Tally

BUILDS = {
    "network": "networks",
    "windows": "networks",
    "event_list": "networks",
    "barplot": "networks",
    "stances": "networks",
    "over_time": "networks",
    "crosstab": "networks",
    "co_occurrence": "networks",
    "backbone": "networks",
    "polarization": "networks",
    "clusters": "networks",
    "phases": "networks",
    "balance": "networks",
    "centralities": "networks",
    "bootstrap": "networks",
    "relation_network": "networks",
    "lineage": "networks",
    "ascription": "networks",
    "compare_positions": "networks",
    "timeline": "times",
    "causal_map": "maps",
    "agreement": "agreement",
    "changed": "changes",
}
"""What can be built of statements, and the room that builds it (a function of the same name)."""

BUILDERS = "hustings.builders"


@dataclass(frozen=True, slots=True, kw_only=True)
class Builder:
    """A question about statements. To add one:

    1. Write ``build(statements, *, option=default, ...)``: it takes a
       :class:`~hustings.model.Statements` and gives its answer, any value. Its options are what may
       be asked for; a ``seed`` makes chance repeatable.
    2. Where the answer is no plain data, ``view(answer)`` gives it as such.
    3. Where a part of the answer rests on statements, ``evidence(answer, at)`` gives their ids;
       ``at`` names the part, such as ``{"row": "Senate", "column": "Quiet nights"}``.
    4. Name it: a row of :data:`BUILDS`, in another package an entry point of ``hustings.builders``.
    """

    build: Callable[..., Any]
    label: str = ""
    view: Callable[[Any], Any] | None = None
    evidence: Callable[[Any, Mapping[str, Any]], Iterable[str]] | None = None

    def settings(self) -> tuple[str, ...]:
        """The names of its options."""
        return tuple(_named(self.build)[0])


def added() -> Mapping[str, Builder]:
    """Questions of other packages, by name."""
    return installed(BUILDERS, Builder, BUILDS)


def builders() -> Mapping[str, Builder]:
    """Every question by name: Hustings' own, then those of other packages."""
    return {**{name: _own(name) for name in BUILDS}, **added()}


def _own(name: str) -> Builder:
    function = builder(name)
    label = (inspect.getdoc(function) or name).partition("\n\n")[0].replace("\n", " ")
    return Builder(build=function, label=label, evidence=_behind if name == "network" else None)


def _behind(made: Any, at: Mapping[str, Any]) -> Iterable[str]:
    column = at.get("column")
    ids: list[str] = made.statements(
        str(at.get("row", "")), None if column is None else str(column)
    )
    return ids


SIGNED = {"polarization": "camps", "balance": "balance"}
"""Questions that always set agreement against disagreement, and what they are of."""

SELECTING = tuple(f.name for f in fields(Selection))

CUTTING = ("since", "until", "voice", "time")
"""Selected by the builder itself where it can."""


def study_of(
    build: str, options: Mapping[str, Any], *, seed: int | None = None, name: str = ""
) -> Study:
    """A study from one flat set of options: those that select statements, and those that build.

    ``since`` and ``until`` are the builder's where it has them (networks filter by date in their
    own order).
    """
    if build not in BUILDS and build not in added():
        raise UnknownName("study", build, (*BUILDS, *added()))
    takes, open_ended = _settings(build)
    own = {
        k: v
        for k, v in options.items()
        if k in takes or (open_ended and k not in SELECTING) or k in CUTTING
    }
    chosen = {k: v for k, v in options.items() if k not in own}
    for key in chosen:
        if key not in SELECTING:
            raise UnknownName("option", key, [*takes, *SELECTING])
    if not open_ended:
        # what the builder does not cut by itself is cut by the selection
        chosen |= {k: own.pop(k) for k in CUTTING if k in own and k not in takes}
    selecting: dict[str, Any] = {
        k: v if k in (*CUTTING, "versions") else names_listed(k, v) for k, v in chosen.items() if v
    }
    selection = Selection(**selecting)
    return Study(build, own, selection, seed, name, __version__)


def _settings(build: str) -> tuple[Collection[str], bool]:
    """The names of a builder's settings, and whether it takes those of a network as well."""
    if build == "network":
        return [f.name for f in fields(NetworkOptions)], False
    if build == "agreement":
        return [f.name for f in fields(AgreementOptions)], False
    return _named(builder(build))


def _named(build: Callable[..., Any]) -> tuple[Collection[str], bool]:
    takes = list(inspect.signature(build).parameters.values())[1:]
    named = [p.name for p in takes if p.kind is not p.VAR_KEYWORD]
    return named, len(named) < len(takes)


def builder(build: str) -> Callable[..., Any]:
    """The function that answers a kind of study."""
    if build not in BUILDS:
        return added()[build].build
    made: Callable[..., Any] = getattr(import_module(f"hustings.{BUILDS[build]}"), build)
    return made


def run(source: Project | Statements, study: Study) -> Any:
    """The answer of a study: a Network, a CausalMap, windows … from a project or from statements
    alone.
    """
    if study.build == "agreement" and isinstance(source, Project):
        seed: dict[str, Any] = {} if study.seed is None else {"seed": study.seed}
        return source.agreement(**study.options, **seed)
    statements = (
        columns(source, study.selection)
        if isinstance(source, Project)
        else cut(source, study.selection)
    )
    options = {k: v for k, v in study.options.items() if v is not None or k == "qualifier"}
    if study.build == "co_occurrence" and isinstance(source, Project):
        statements = numbered(source, statements, str(options.get("within", "")))
    if BUILDS.get(study.build) == "networks":
        refuse_names(statements, options, SIGNED.get(study.build, ""))
    if study.seed is not None:
        options["seed"] = study.seed
    return builder(study.build)(statements, **options)


def columns(project: Project, selection: Selection) -> Statements:
    """A project's statements as columns; it keeps them."""
    return project.columns(selection)


NUMBERED = {"turn": "turn", "sentences": "sentence"}
"""Place -> the column that numbers it."""


def numbered(project: Project, statements: Statements, within: str) -> Statements:
    """A project's statements with a column that numbers the turn or the sentence each begins in,
    from 0 in its text; without it where ``within`` is neither."""
    if within not in NUMBERED:
        return statements
    sentences = import_module("hustings.suggest.sentences").sentences  # rules of languages: heavy
    texts = statements["document"].as_names()
    starts = statements["start"].values
    at = np.zeros(len(statements), dtype=np.int64)
    for code in np.unique(texts.values).tolist():
        text, mine = texts.labels[code], texts.values == code
        begins = (
            project.turn_begins(text)
            if within == "turn"
            else [start for start, _ in sentences(project.text(text))]
        )
        at[mine] = np.searchsorted(np.asarray(begins, dtype=np.int64), starts[mine], "right") - 1
    name = NUMBERED[within]
    column = Column(name, "integer", at)
    return replace(statements, columns={**statements.columns, name: column})


def statements(data: Any, *, types: Mapping[str, str] | None = None) -> Statements:
    """Statements from any data frame (pandas, polars, Arrow) or mapping of columns.

    ``types`` gives the kind of columns, e.g. ``{"agreement": "boolean", "salience": "integer"}``.
    Column names with a fixed meaning: id, document, date, start, stop, coder, author, source,
    section, type, title; every other column is a variable.
    """
    if isinstance(data, Statements):
        return data
    if isinstance(data, Project):
        return data.columns()
    if isinstance(data, Mapping):
        return Statements.from_columns(dict(data), types)
    from .exchange import tables

    return tables.from_frame(data, types=types)


def read_statements(
    path: str | Path, *, types: Mapping[str, str] | None = None, **options: Any
) -> Statements:
    """Statements from a file: .csv, .tsv, .xlsx, .parquet, .dna (options: statement_type) or
    .hustings (options: versions, layers).

    Of a .hustings, one interview in two versions counts once, unless ``versions="all"``, and each
    thing as it was settled, else as it was coded, unless ``layers`` names coders or gold.
    An .xlsx that is a Causal Map workbook gives its links as statements of form cause.
    """
    path = Path(path)
    if path.suffix == ".hustings":
        with Project.open(path) as project:
            how = {"versions": options.get("versions", "once"), "layers": options.get("layers", ())}
            return project.columns(Selection(**how))
    if path.suffix == ".dna":
        from .exchange import dna

        return dna.statements_from_dna(path, **options)
    if path.suffix == ".xlsx" and path.is_file() and not types and not options:
        from .exchange import causalmap

        if causalmap.is_workbook(path):
            return causalmap.read_workbook(path).statements()
    from .exchange import tables

    return tables.read_table(path, types=types, **options)


def tally(source: Any, *, engine: str = "auto", **settings: Any) -> Tally:
    """How many statements hold each (variable 1, variable 2, level), counted where they are.

    ``source``: Statements, a project, a file, Parquet files by a pattern (``statements/*.parquet``)
    or a folder of them, or a table of polars, pandas, Arrow, DuckDB, PySpark or Ibis, lazy or not.
    ``settings``: variable1, variable2, qualifier, duplicates, since, until, exclude, invert, forms,
    commitments, holders as in :func:`hustings.network`, and ``scale`` (the lowest and highest
    level) for a numeric qualifier of a table. ``engine`` counts Parquet files: "polars", "duckdb",
    "memory" (all is read), or "auto", the first of them that is installed; a table is counted by
    the engine it belongs to. ``hustings.network(tally)`` multiplies the counts,
    ``tally.evidence(name)`` asks the source. The same statements give the same counts on every
    engine.
    """
    count = import_module("hustings.networks.counting").tally
    if isinstance(source, Project):
        source = source.columns()
    elif isinstance(source, str | Path):
        if Path(source).suffix.lower() in (".hustings", ".dna", ".csv", ".tsv", ".xlsx", ".json"):
            source = read_statements(source)
        else:
            with reading(str(source)):
                made: Tally = count(scanning.parquet(source, engine), **settings)
            return made
    elif engine != "auto":
        raise OptionError("engine is for files; a table is counted by the engine it belongs to.")
    made = count(source, **settings)
    return made


def map_of(source: Project | Statements, options: Mapping[str, Any]) -> CausalMap:
    """A causal map from flat options (holders, speakers, commitments, zoom … and what selects
    statements).
    """
    made: CausalMap = run(source, study_of("causal_map", options))
    return made


def study_data(study: Study) -> dict[str, Any]:
    """A study as plain data, for saving and for every file that is written."""
    data = asdict(study)
    usual = asdict(Selection())
    data["selection"] = {k: v for k, v in data["selection"].items() if v and v != usual[k]}
    return data
