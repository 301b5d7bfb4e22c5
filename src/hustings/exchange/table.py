"""Statements as tables: csv, tsv, xlsx, parquet and JSON in and out, W3C Web Annotations out, any
data frame in.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from ..errors import NotReadable, OptionError, UnknownFormat, UnknownName
from ..guards.archive import bytes_of, write_bytes
from ..guards.cells import as_it_was, harmless, table_text
from ..guards.door import reading
from ..guards.sheets import MOST_CELLS, open_book
from ..model import Column, Statement, Statements
from ..model.chains import chain_of, chain_text
from .bundle import ANNOTATION_FORM, CODE_FORM, Bundle, Report, count
from .cellvalues import Cells, joined_names, kind_of, plain_cells
from .columns import FIXED

SUFFIXES = (".csv", ".tsv", ".xlsx", ".parquet", ".json")
WRITES = (*SUFFIXES, ".jsonld")

NO_TEXTS = "The texts: they are not in the file; statements come to texts the project has."
"""What the report of such a file says."""

_NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d{1,3})?$")
_TEXTS = ("id", "quote", "memo")


def read_table(
    path: str | Path,
    *,
    types: Mapping[str, str] | None = None,
    sheet: str | None = None,
    dates: str = "",
) -> Statements:
    """Statements from a table with one row per statement.

    Columns with a fixed meaning are ``id, document, date`` (ISO)``, start, stop, coder, author,
    source, section, type, title``; every other column is a variable. ``types`` says what a variable
    is (boolean, integer, number, name, text, date); otherwise a csv column of true/false/yes/no (in
    English, German, French, Spanish or Russian) is boolean, of whole numbers integer, of numbers
    number, and all else names; NA, n/a and their like are no value. ``dates`` (dmy or mdy) says
    what 3/5/2031 means, ``sheet`` chooses one of an xlsx file. ``Statements.notes`` of the answer
    tells what was read otherwise than it stands.
    Raises NotReadable, UnknownFormat, UnknownName or OptionError, each naming the line or column.
    """
    path = Path(path)
    cells = Cells(dates)
    if not path.is_file():
        raise NotReadable(f"There is no file {path.name}.", path=str(path))
    suffix = path.suffix.casefold()
    if suffix not in SUFFIXES:
        raise UnknownFormat(
            f"{path.name} is no table of statements; known are {', '.join(SUFFIXES)}.",
            path=str(path),
        )
    if suffix != ".parquet" and path.stat().st_size == 0:
        raise NotReadable(f"{path.name} is empty; there is nothing to read in it.", path=str(path))
    with reading(path.name):
        return _read(path, suffix, (types, sheet), cells)


def _read(
    path: Path, suffix: str, told: tuple[Mapping[str, str] | None, str | None], cells: Cells
) -> Statements:
    types, sheet = told
    if suffix == ".parquet":
        return _parquet(path, types, cells)
    if suffix == ".json":
        return _json(path, types, cells)
    heads, rows = xlsx_rows(path, sheet) if suffix == ".xlsx" else csv_rows(path, suffix)
    if not any(heads):
        raise NotReadable(f"{path.name} has no line of column names.", path=str(path))
    for head in heads:
        if not head or heads.count(head) > 1:
            raise NotReadable(
                f"{path.name} has {'a column without a name' if not head else f'two columns called {head!r}'}.",
                path=str(path),
            )
    columns = dict(
        zip(heads, map(list, zip(*rows, strict=True)) if rows else ([] for _ in heads), strict=True)
    )
    return _from_columns(columns, types, path.name, cells=cells)


def from_frame(
    frame: Any,
    types: Mapping[str, str] | None = None,
    *,
    name: str = "",
    cells: Cells | None = None,
) -> Statements:
    """Statements from any data frame narwhals knows (pandas, polars, Arrow …); columns as in
    :func:`read_table`.

    Raises OptionError for what is no data frame, UnknownName for a type of a column that is not
    there.
    """
    import narwhals as nw

    try:
        table: Any = nw.from_native(frame)
    except TypeError as wrong:
        raise OptionError(
            f"{type(frame).__name__} is not a data frame; give pandas, polars or Arrow."
        ) from wrong
    if isinstance(table, nw.LazyFrame):
        table = table.collect()
    if not isinstance(table, nw.DataFrame):
        raise OptionError("A data frame is needed, not a single column.")
    columns: dict[str, Any] = {}
    guessed: dict[str, str] = {}
    for head in table.columns:
        series = table[head]
        kind = series.dtype
        key = str(head)
        whole = not series.is_null().any()
        if kind.is_numeric():
            columns[key] = series.to_numpy() if whole else series.to_list()
            guessed[key] = "integer" if kind.is_integer() else "number"
        elif kind == nw.Boolean:
            columns[key] = series.to_numpy() if whole else series.to_list()
            guessed[key] = "boolean"
        elif kind in (nw.String, nw.Categorical) and find_spec("pyarrow") is not None:
            columns[key] = _coded(key, series.to_arrow())
        else:
            columns[key] = series.to_list()
            if kind == nw.Date or kind == nw.Datetime:
                guessed[key] = "date"
    return _from_columns(columns, types, name, guessed, cells=cells)


def _coded(head: str, array: Any) -> Column | list[Any]:
    """An Arrow array of texts as a name column; no Python object is made per row."""
    import pyarrow

    if not pyarrow.types.is_dictionary(array.type):
        array = array.dictionary_encode()
    if isinstance(array, pyarrow.ChunkedArray):
        array = array.unify_dictionaries().combine_chunks()
    if isinstance(array, pyarrow.ChunkedArray):
        array = array.chunk(0)
    labels = array.dictionary.to_pylist()
    codes = np.asarray(
        array.indices.cast("int64").fill_null(-1).to_numpy(zero_copy_only=False)
    ).astype(np.int32)
    order = sorted((label for label in set(labels) if label), key=str)
    place = {label: i for i, label in enumerate(order)}
    target = np.array([place.get(label, -1) for label in labels] + [-1], dtype=np.int32)
    used = np.unique(target[codes])
    used = used[used >= 0]
    shrink = np.full(len(order) + 1, -1, dtype=np.int32)
    shrink[used] = np.arange(len(used), dtype=np.int32)
    return Column(head, "name", shrink[target[codes]], tuple(str(order[i]) for i in used))


_KINDS = {
    "short text": "name",
    "long text": "text",
    "string": "name",
    "bool": "boolean",
    "int": "integer",
}


def _from_columns(
    columns: Mapping[str, Any],
    types: Mapping[str, str] | None,
    name: str,
    guessed: Mapping[str, str] | None = None,
    *,
    cells: Cells | None = None,
) -> Statements:
    """Statements of columns that are lists, arrays or (names) ready; what is fixed and missing is
    made.
    """
    cells = cells or Cells()
    for column in types or {}:
        if column not in columns:
            raise UnknownName("column", column, columns)
    made: dict[str, Column] = {}
    for head, values in columns.items():
        told = (types or {}).get(head) or FIXED.get(head) or (guessed or {}).get(head)
        kind = told or kind_of(
            head, list(values.labels) if isinstance(values, Column) else list(values), cells
        )
        made[head] = _column(head, values, _KINDS.get(kind, kind), cells)
    n = len(next(iter(made.values()))) if made else 0
    if "id" not in made:
        made["id"] = Column.of("id", [str(i + 1) for i in range(n)], "text")
    made.setdefault(
        "document", Column("document", "name", np.zeros(n, dtype=np.int32), ("1",) if n else ())
    )
    made.setdefault("date", Column("date", "date", np.full(n, "NaT", dtype="datetime64[s]")))
    for head in ("start", "stop"):
        made.setdefault(head, Column(head, "integer", np.zeros(n, dtype=np.int64)))
    first = ("id", "document", "date", "start", "stop")
    return Statements(
        {h: made[h] for h in (*first, *(h for h in made if h not in first))},
        name,
        notes=tuple(cells.notes),
    )


def _column(head: str, values: Any, kind: str, cells: Cells) -> Column:
    """One column; arrays that fit already are taken as they are, names are coded by a dictionary.

    (Sorting millions of Python texts, as :meth:`Column.of` must, takes minutes.)
    """
    if isinstance(values, Column):
        if kind == "name":
            return values if head == "document" else joined_names(values, cells)
        values = values.plain()
    elif kind == "name":
        names = _names(head, values)
        return names if head == "document" else joined_names(names, cells)
    if isinstance(values, np.ndarray):
        fits = {"integer": "iu", "number": "iuf", "boolean": "b"}.get(kind, "")
        if values.dtype.kind in fits:
            return Column(
                head,
                kind,
                values.astype({"integer": np.int64, "number": np.float64}.get(kind, np.int8)),
            )
    try:
        if not isinstance(values, np.ndarray):
            values = plain_cells(head, values, kind, cells)
        return Column.of(head, values, kind)
    except OverflowError as wrong:
        raise OptionError(
            f"Column {head!r} has a number too large for {kind}.", column=head, kind=kind
        ) from wrong


def _names(head: str, values: Sequence[Any] | npt.NDArray[Any]) -> Column:
    known: dict[str, int] = {}
    codes = np.empty(len(values), dtype=np.int32)
    for i, value in enumerate(values):
        if value is None or value == "" or value != value:
            codes[i] = -1
        else:
            codes[i] = known.setdefault(value if isinstance(value, str) else str(value), len(known))
    labels = sorted(known)
    place = np.empty(len(labels) + 1, dtype=np.int32)
    place[-1] = -1
    for i, label in enumerate(labels):
        place[known[label]] = i
    return Column(head, "name", place[codes], tuple(labels))


def separator_line(first: str) -> str:
    """The separator a first line ``sep=;`` names, as Excel writes it; "" for any other line."""
    found = re.fullmatch(r'\s*"?sep=(.)"?[\s,;]*', first, re.IGNORECASE)
    return found[1] if found else ""


def csv_rows(path: Path, suffix: str) -> tuple[list[str], list[list[str | None]]]:
    """Column names and rows of a csv or tsv file; the separator of a .csv is the one a first line
    ``sep=;`` names, or the one the first line has most of.
    """
    data = path.read_bytes()
    text = _decode(data, path.name)
    first = re.split(r"[\r\n]", text, maxsplit=1)[0]
    csv.field_size_limit(50_000_000)
    told = separator_line(first)
    if told:
        text = text[len(first) :].lstrip("\r\n")
        parting = told
    elif suffix == ".tsv":
        parting = "\t"
    else:
        parting = max(",;\t", key=lambda c: len(next(csv.reader([first], delimiter=c), [])))
    rows: list[list[str | None]] = []
    heads: list[str] = []
    try:
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=parting, strict=True)
        for row in reader:
            if not row:
                continue
            if not heads:
                heads = [h.strip() for h in row]
                continue
            if len(row) != len(heads):
                raise NotReadable(
                    f"Line {reader.line_num} of {path.name} has {count(len(row), 'field')}, "
                    f"but there are {count(len(heads), 'column')}.",
                    path=str(path),
                    line=reader.line_num,
                )
            rows.append([_refused(v) for v in row])
    except csv.Error as wrong:
        raise NotReadable(
            f"{path.name} is not a well-formed table: {wrong}.", path=str(path)
        ) from wrong
    return heads, rows


def _decode(data: bytes, name: str) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings = ["utf-16"]
    elif b"\0" in data:
        raise NotReadable(f"{name} is not a text file.", name=name)
    else:
        encodings = ["utf-8-sig", "cp1252", "latin-1"]
    for encoding in encodings:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise NotReadable(f"{name} is not a text file.", name=name)


def _refused(value: str) -> str | None:
    """A cell as it was before it was made harmless."""
    return as_it_was(value) or None


def xlsx_rows(path: Path, sheet: str | None) -> tuple[list[str], list[list[Any]]]:
    """Column names and rows of a sheet (the first one where None), empty rows left out."""
    with open_book(bytes_of(path), path.name) as book:
        lines = book.rows(sheet)
    if not lines:
        return [], []
    heads = ["" if v is None else str(v).strip() for v in lines[0]]
    while heads and not heads[-1]:
        heads.pop()
    rows = []
    for row in lines[1:]:
        if any(v not in (None, "") for v in row[len(heads) :]):
            raise NotReadable(
                f"{path.name} has cells to the right of its named columns.", path=str(path)
            )
        cells = (row + [None] * len(heads))[: len(heads)]
        rows.append([_refused(v) if isinstance(v, str) else v for v in cells])
    return heads, rows


def sheet_names(path: Path) -> list[str]:
    """The sheets of a workbook. Raises NotReadable."""
    with open_book(bytes_of(path), path.name) as book:
        return book.sheets


def _arrow() -> None:
    if find_spec("pyarrow") is None:
        raise UnknownFormat("Parquet needs pyarrow: install hustings[parquet], or use csv.")


def _parquet(path: Path, types: Mapping[str, str] | None, cells: Cells) -> Statements:
    _arrow()
    import pyarrow
    import pyarrow.parquet

    try:
        with pyarrow.parquet.ParquetFile(path) as file:
            told = file.metadata
            if told.num_rows * max(told.num_columns, 1) > MOST_CELLS:
                raise NotReadable(
                    f"{path.name} says it holds {told.num_rows:,} rows of {told.num_columns:,} "
                    f"columns, more than {MOST_CELLS:,} cells; keep what is needed, or split it.",
                    path=str(path),
                )
            table = file.read()
        table.validate(full=True)
    except (pyarrow.ArrowException, OSError, ValueError) as wrong:
        raise NotReadable(
            f"{path.name} is not a parquet file, or it is damaged.", path=str(path)
        ) from wrong
    kinds: dict[str, str] = {}
    try:
        kinds = {
            str(k): str(v)
            for k, v in json.loads((table.schema.metadata or {}).get(b"hustings", b"{}")).items()
        }
    except (ValueError, AttributeError):
        kinds = {}
    known = {k: v for k, v in kinds.items() if k in table.column_names}
    try:
        return from_frame(table, {**known, **(types or {})}, name=path.name, cells=cells)
    except (pyarrow.ArrowException, UnicodeError, OverflowError) as wrong:
        raise NotReadable(f"{path.name} is a damaged parquet file.", path=str(path)) from wrong


def _json(path: Path, types: Mapping[str, str] | None, cells: Cells) -> Statements:
    try:
        data = json.loads(path.read_bytes())
    except (ValueError, RecursionError) as wrong:
        raise NotReadable(f"{path.name} is not JSON: {wrong}.", path=str(path)) from wrong
    kinds = data.get("columns") if isinstance(data, dict) else None
    rows = data.get("statements") if isinstance(data, dict) else data
    if not isinstance(rows, list) or not all(isinstance(r, dict) for r in rows):
        raise NotReadable(f"{path.name} has no list of statements.", path=str(path))
    heads = dict.fromkeys(str(k) for r in rows for k in r)
    columns = {
        h: [r.get(h) for r in rows]
        for h in (kinds if isinstance(kinds, dict) and not rows else heads)
    }
    for head, values in columns.items():
        if any(isinstance(v, list | dict) for v in values):
            raise NotReadable(
                f"{head!r} in {path.name} holds lists; a statement has one value per field."
            )
    known = {k: str(v) for k, v in kinds.items() if k in columns} if isinstance(kinds, dict) else {}
    return _from_columns(columns, {**known, **(types or {})}, path.name, cells=cells)


# ------------------------------------------------------------------ writing


def write_statements(
    rows: Statements | Iterable[Statement], path: str | Path, *, keep: Sequence[str] = ()
) -> Report:
    """Statements as csv, tsv, xlsx, parquet or JSON (``.json``), or as W3C Web Annotations
    (``.jsonld``).

    A cell that a spreadsheet would take for a formula gets an apostrophe before it, which
    :func:`read_table` takes away again. Offsets are code points, end exclusive, as the Web
    Annotation model wants them. Columns in which nothing is coded are left out, but for those in
    ``keep``.
    """
    path = Path(path)
    suffix = path.suffix.casefold()
    if suffix not in WRITES:
        raise UnknownFormat(
            f"Statements cannot be written as {path.name}; known are {', '.join(WRITES)}."
        )
    table = rows if isinstance(rows, Statements) else Statements.from_statements(rows)
    report = Report(dialect=f"statements as {suffix[1:]}", imported={"statements": len(table)})
    if suffix == ".jsonld":
        write_bytes(path, _dump(web_annotations(table)))
        return report
    used = {
        h: c
        for h, c in table.columns.items()
        if h in _TEXTS or h in ("document", "start", "stop", *keep) or c.coded().any()
    }
    if suffix == ".parquet":
        _write_parquet(used, path)
        return report
    columns = {h: c.plain() for h, c in used.items()}
    if suffix == ".json":
        lines = [dict(zip(columns, r, strict=True)) for r in zip(*columns.values(), strict=True)]
        lines = [{k: v for k, v in line.items() if v is not None} for line in lines]
        write_bytes(
            path, _dump({"columns": {h: c.kind for h, c in used.items()}, "statements": lines})
        )
    elif suffix == ".xlsx":
        _write_xlsx(columns, path, report)
    else:
        cells = [list(columns), *zip(*columns.values(), strict=True)]
        separator = "\t" if suffix == ".tsv" else ","
        text = table_text(cells, separator=separator, line_end="\r\n")
        write_bytes(path, text.encode("utf-8-sig", "replace"))
    return report


def _dump(data: Any) -> bytes:
    return json.dumps(data, ensure_ascii=False, indent=1).encode("utf-8", "replace")


def _write_xlsx(columns: Mapping[str, list[Any]], path: Path, report: Report) -> None:
    import openpyxl
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, WriteOnlyCell

    book = openpyxl.Workbook(write_only=True)
    page = book.create_sheet("statements")
    page.freeze_panes = "A2"
    cut = 0

    def cell(value: Any) -> Any:
        nonlocal cut
        if not isinstance(value, str):
            return value
        text = harmless(ILLEGAL_CHARACTERS_RE.sub("\ufffd", value))
        if len(text) > 32_000:
            text, cut = text[:32_000] + "…", cut + 1
        made = WriteOnlyCell(page, text)
        made.data_type = "s"
        return made

    page.append([cell(h) for h in columns])
    for row in zip(*columns.values(), strict=True):
        page.append([cell(v) for v in row])
    if cut:
        report.approximated.append(
            f"{count(cut, 'cell')} cut to the 32,000 characters a spreadsheet holds."
        )
    out = io.BytesIO()
    book.save(out)
    write_bytes(path, out.getvalue())


def _write_parquet(columns: Mapping[str, Column], path: Path) -> None:
    _arrow()
    import pyarrow
    import pyarrow.parquet

    kinds = {
        "boolean": pyarrow.bool_(),
        "integer": pyarrow.int64(),
        "number": pyarrow.float64(),
        "text": pyarrow.string(),
    }
    arrays: dict[str, Any] = {}
    for head, column in columns.items():
        missing = ~column.coded()
        if column.kind == "name":
            codes = pyarrow.array(column.values, mask=missing)
            arrays[head] = pyarrow.DictionaryArray.from_arrays(
                codes, pyarrow.array(column.labels, pyarrow.string())
            )
        elif column.kind == "date":
            arrays[head] = pyarrow.array(column.values.astype("datetime64[s]"), mask=missing)
        else:
            arrays[head] = pyarrow.array(column.values, kinds[column.kind], mask=missing)
    table = pyarrow.table(arrays)
    note = {b"hustings": json.dumps({h: c.kind for h, c in columns.items()}).encode()}
    out = io.BytesIO()
    pyarrow.parquet.write_table(table.replace_schema_metadata(note), out)
    write_bytes(path, out.getvalue())


def read_web_annotations(path: str | Path) -> Bundle:
    """Statements from W3C Web Annotations: a page, a collection, one annotation or a list of them.

    Ours come back as they were, except ``origin``. In others' a tag is a plain code, a comment its
    memo, and a comment without a tag an annotation. Raises NotReadable.
    """
    path = Path(path)
    try:
        data = json.loads(path.read_bytes())
    except OSError as wrong:
        raise NotReadable(
            f"{path.name} cannot be read: {wrong.strerror}.", path=str(path)
        ) from wrong
    except (ValueError, RecursionError) as wrong:
        raise NotReadable(f"{path.name} is not JSON: {_line(wrong)}.", path=str(path)) from wrong
    if isinstance(data, dict):
        first = data.get("first")
        page = first if isinstance(first, dict) else data
        items = page.get("items", [data] if data.get("type") == "Annotation" else None)
    else:
        items = data
    if not isinstance(items, list):
        raise NotReadable(f"{path.name} has no list of annotations.", path=str(path))
    report = Report(dialect="W3C Web Annotations", left=[NO_TEXTS])
    rows: list[Statement] = []
    odd = 0
    for n, item in enumerate(items):
        made = _annotated(item, n + 1) if isinstance(item, dict) else []
        odd += not made
        rows += made
    if odd:
        report.left.append(f"{count(odd, 'annotation')} without a place or words in a text.")
    used = {s.form for s in rows}
    forms = tuple(f for f in (CODE_FORM, ANNOTATION_FORM) if f.name in used)
    report.imported = {"statements": len(rows)}
    return Bundle(statements=tuple(rows), forms=forms, report=report, name=path.stem)


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _annotated(item: dict[str, Any], number: int) -> list[Statement]:
    """The statements one annotation makes: one of ours, or one per tag of another's."""
    target = next((t for t in _list(item.get("target")) if isinstance(t, dict)), {})
    place: dict[str, Any] = {}
    for selector in _list(target.get("selector")):
        if isinstance(selector, dict):
            place.update({k: selector[k] for k in ("start", "end", "exact") if k in selector})
    start, end, quote = place.get("start", 0), place.get("end", 0), place.get("exact", "")
    whole = all(
        isinstance(v, int) and not isinstance(v, bool) and 0 <= v < 2**40 for v in (start, end)
    )
    if not whole or not isinstance(quote, str) or not (quote or start < end):
        return []
    tags: list[str] = []
    comments: list[str] = []
    for body in _list(item.get("body")) + _list(item.get("bodyValue")):
        value = body.get("value") if isinstance(body, dict) else body
        if isinstance(value, str) and value:
            (
                tags if isinstance(body, dict) and body.get("purpose") == "tagging" else comments
            ).append(value)
    creator = item.get("creator")
    coder = creator.get("name") if isinstance(creator, dict) else creator
    key = str(item.get("id") or f"annotation {number}")
    common: dict[str, Any] = {
        "transcript": str(target.get("source") or "").removeprefix("urn:hustings:transcript:"),
        "start": start,
        "end": end,
        "quote": quote,
        "coder": coder if isinstance(coder, str) else "",
        "made_at": str(item.get("created") or ""),
        "origin": "import",
        "memo": "\n".join(comments),
    }
    told = dict(t.partition(": ")[::2] for t in tags)
    if key.startswith("urn:hustings:statement:") and told.get("form"):
        values = {
            k: v
            for k, v in told.items()
            if k not in ("form", "speaker", "holder", "via", "commitment", "about", "status")
        }
        return [
            Statement(
                key.removeprefix("urn:hustings:statement:"),
                form=told["form"],
                values=values,
                speaker=told.get("speaker"),
                holder=told.get("holder"),
                via=chain_of(told.get("via")),
                commitment=told.get("commitment", "asserts"),
                about=told.get("about"),
                status=told.get("status", ""),
                **common,
            )
        ]
    if not tags:
        return [
            Statement(
                key, form="annotation", values={"text": common["memo"]}, **{**common, "memo": ""}
            )
        ]
    one = len(tags) == 1
    return [
        Statement(key if one else f"{key} {n}", form="code", values={"code": tag}, **common)
        for n, tag in enumerate(dict.fromkeys(tags), 1)
    ]


def _line(wrong: Exception) -> str:
    return " ".join(str(wrong).split())


def web_annotations(rows: Iterable[Statement]) -> dict[str, Any]:
    """The statements as a W3C Web Annotation page: one annotation each, its words and place as
    selectors.
    """
    items = []
    for s in rows:
        tags = {
            "form": s.form,
            "speaker": s.speaker,
            "holder": s.holder,
            "via": chain_text(s.via),
            "commitment": s.commitment,
            "about": s.about,
            "status": s.status,
        }
        body = [
            {
                "type": "TextualBody",
                "purpose": "tagging",
                "format": "text/plain",
                "value": f"{key}: {_shown(value)}",
            }
            for key, value in {**tags, **s.values}.items()
            if value is not None and value != ""
        ]
        if s.memo:
            body.append(
                {
                    "type": "TextualBody",
                    "purpose": "commenting",
                    "format": "text/plain",
                    "value": s.memo,
                }
            )
        selectors: list[dict[str, Any]] = [
            {"type": "TextPositionSelector", "start": s.start, "end": s.end}
        ]
        if s.quote:
            selectors.append({"type": "TextQuoteSelector", "exact": s.quote})
        item: dict[str, Any] = {
            "id": f"urn:hustings:statement:{s.id}",
            "type": "Annotation",
            "body": body,
            "target": {"source": f"urn:hustings:transcript:{s.transcript}", "selector": selectors},
        }
        if s.coder:
            item["creator"] = {"type": "Person", "name": s.coder}
        if re.match(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d", s.made_at):
            item["created"] = s.made_at
        items.append(item)
    return {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": "urn:hustings:statements",
        "type": "AnnotationPage",
        "items": items,
    }


def _shown(value: Any) -> str:
    return {True: "yes", False: "no"}[value] if isinstance(value, bool) else str(value)
