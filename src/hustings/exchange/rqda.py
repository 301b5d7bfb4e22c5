"""RQDA: a project is one SQLite file (``.rqda``), whose rows are those of QualCoder by other names.

What was deleted in RQDA stays in its file with the status 0, and is left.
"""

from __future__ import annotations

import re
import sqlite3
from collections import Counter
from contextlib import closing
from pathlib import Path
from typing import Any

from ..errors import NotReadable
from .bundle import Bundle, count
from .qualcoder import bundle_of
from .sqlite_file import open_database, rows_of

Row = dict[str, Any]

_TABLES = (
    "source freecode coding codecat treecode cases caselinkage caseAttr fileAttr annotation "
    "journal imageCoding"
).split()
DELETED = 0
"""The status of what was deleted in RQDA."""
_WORD = re.compile(r"\S+")
_WHEN = re.compile(r"\w{3} (\w{3}) +(\d{1,2}) (\d\d:\d\d:\d\d) (\d{4})$")
_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()


def read_rqda(path: str | Path) -> Bundle:
    """An RQDA project: texts, codes with categories, codings, annotations, cases, attributes.

    Offsets are counted as the codings' own words agree. Raises NotReadable.
    """
    path = Path(path)
    try:
        with closing(open_database(path)) as db:
            rows = {t: [r for r in rows_of(db, t) if _is_there(r)] for t in _TABLES}
        bundle = bundle_of(_as_qualcoder(rows), path, "RQDA")
    except (sqlite3.Error, UnicodeError, OverflowError, KeyError, TypeError, ValueError) as wrong:
        raise NotReadable(
            f"{path.name} cannot be read as an RQDA project: it is damaged ({wrong})."
        ) from wrong
    often = Counter(row["cid"] for row in rows["treecode"])
    several = sum(many > 1 for many in often.values())
    if several:
        bundle.report.approximated.append(
            f"{count(several, 'code')} in several categories: each stands in the first."
        )
    return bundle


def _is_there(row: Row) -> bool:
    return row.get("status") is None or int(row["status"]) != DELETED


def _as_qualcoder(rows: dict[str, list[Row]]) -> dict[str, list[Row]]:
    """The rows of RQDA under QualCoder's names."""
    category: dict[Any, Any] = {}
    for row in rows["treecode"]:
        category.setdefault(row["cid"], row["catid"])
    texts = {row["id"]: str(row.get("file") or "") for row in rows["source"]}
    return {
        "source": [{**row, "fulltext": texts[row["id"]]} for row in rows["source"]],
        "code_cat": rows["codecat"],
        "code_name": [
            {**row, "cid": row["id"], "catid": category.get(row["id"])} for row in rows["freecode"]
        ],
        "code_text": [
            {
                **row,
                "ctid": i,
                "pos0": row["selfirst"],
                "pos1": row["selend"],
                "date": _when(row.get("date")),
            }
            for i, row in enumerate(rows["coding"], 1)
        ],
        "annotation": [
            {
                **row,
                **_word_at(texts.get(row["fid"], ""), int(row["position"] or 0)),
                "anid": i,
                "memo": row["annotation"],
                "date": _when(row.get("date")),
            }
            for i, row in enumerate(rows["annotation"], 1)
        ],
        "cases": [{**row, "caseid": row["id"]} for row in rows["cases"]],
        "case_text": rows["caselinkage"],
        "attribute": _attributes(rows["caseAttr"], "case", "caseid")
        + _attributes(rows["fileAttr"], "file", "fileid"),
        "journal": rows["journal"],
        "code_image": rows["imageCoding"],
        "code_av": [],
    }


def _attributes(rows: list[Row], kind: str, of: str) -> list[Row]:
    return [
        {"name": row["variable"], "value": row["value"], "attr_type": kind, "id": row[of]}
        for row in rows
    ]


def _word_at(text: str, position: int) -> Row:
    """An annotation stands at a point in RQDA: the word there, or the last before it."""
    found = _WORD.search(text, max(position, 0))
    if found is None:
        found = next(reversed(list(_WORD.finditer(text))), None)
    start, end = found.span() if found else (0, 0)
    return {"pos0": start, "pos1": end}


def _when(date: Any) -> str:
    """R's ``Thu May 01 10:00:00 2031`` as QualCoder writes a time."""
    found = _WHEN.match(str(date or ""))
    if found is None or found[1] not in _MONTHS:
        return str(date or "")
    month = _MONTHS.index(found[1]) + 1
    return f"{found[4]}-{month:02d}-{int(found[2]):02d} {found[3]}"
