"""Causal maps of other tools: Causal Map workbooks, Mental Modeler, JFCM, adjacency tables, brat;
and back.

Workbooks and brat hold texts and become a :class:`Bundle`; matrices and drawn maps have no texts
behind them and become a :class:`CausalMap`. Nothing is dropped in silence: see the report.
"""

from __future__ import annotations

from pathlib import Path

from ...errors import UnknownFormat
from ...guards.door import reading
from ..bundle import Bundle
from .adjacency import read_adjacency, write_adjacency
from .brat import read_brat
from .cells import exists
from .drawn import read_jfcm, read_mental_modeler, write_graphml
from .mapfile import CAUSE_FORM, MapFile
from .workbook import is_workbook, read_workbook
from .workbook_writer import write_workbook

__all__ = [
    "CAUSE_FORM",
    "MapFile",
    "brat_bundle",
    "is_workbook",
    "no_texts",
    "read_adjacency",
    "read_brat",
    "read_jfcm",
    "read_map",
    "read_mental_modeler",
    "read_workbook",
    "workbook_bundle",
    "write_adjacency",
    "write_graphml",
    "write_workbook",
]


def read_map(path: str | Path) -> MapFile:
    """A causal map in any format known here, told by its content: a workbook with sheets *links*
    and *factors*, an adjacency table or a list of arrows (.csv, .tsv, .xlsx), Mental Modeler
    (.mmp, XML or JSON), JFCM (.xml), brat (.ann).

    Raises NotReadable, UnknownFormat, or InputError naming the cell or element that cannot be read.
    """
    path = Path(path)
    exists(path)
    with reading(path.name):
        return _map(path)


def _map(path: Path) -> MapFile:
    suffix = path.suffix.lower()
    if suffix in (".xlsx", ".xlsm"):
        return read_workbook(path) if is_workbook(path) else read_adjacency(path)
    if suffix in (".csv", ".tsv", ".txt"):
        return read_adjacency(path)
    if suffix == ".ann":
        return read_brat(path)
    if suffix in (".mmp", ".xml", ".json"):
        start = path.read_bytes()[:4096].lstrip(b"\xef\xbb\xbf \r\n\t")
        if start.startswith(b"{") or b"<mentalmodeler" in start.lower():
            return read_mental_modeler(path)
        if b"JFCM" in start or b"<maps" in start or b"<map " in start:
            return read_jfcm(path)
    raise UnknownFormat(
        f"{path.name} is no causal map known here: .xlsx, .csv, .tsv, .mmp, JFCM .xml or brat "
        f".ann.",
        path=str(path),
    )


def workbook_bundle(path: Path) -> Bundle:
    """What a Causal Map workbook holds. Raises UnknownFormat where it has no texts."""
    return _with_texts(read_workbook(path), path)


def brat_bundle(path: Path) -> Bundle:
    """What a brat file holds with its text. Raises UnknownFormat where it has none."""
    return _with_texts(read_brat(path), path)


def _with_texts(found: MapFile, path: Path) -> Bundle:
    if found.bundle is None:
        raise no_texts(path)
    return found.bundle


def no_texts(path: Path) -> UnknownFormat:
    """What is said of a map nothing stands behind: where to look at it."""
    return UnknownFormat(
        f"{path.name} holds a causal map without texts; there is nothing to import. Look at it "
        f"with 'hustings map {path.name}', or as a workbook with 'hustings map {path.name} -o "
        f"map.xlsx'."
    )
