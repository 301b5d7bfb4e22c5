"""Structure-aware damage to a file: numbers, words, values, elements, JSON trees, database cells,
files inside a zip; bytes alone where none of these fits.
"""

from __future__ import annotations

import io
import json
import random
import re
import sqlite3
import sys
import zipfile
from collections.abc import Callable
from contextlib import closing
from functools import lru_cache
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent.parent))

from mutations import damaged

ODD: tuple[Any, ...] = (
    "", "=1+1", "\ud800", "\x00", "/" * 300, "a/" * 60, "9" * 400, "-1", "1e999", "nan", "inf",
    "99999999999:59:59,999", "0", "2031-13-45", "0000-00-00", "[" * 3000, "../../x", "<p>" * 500,
    "9223372036854775808", "-9223372036854775809", "18446744073709551616", "_xD800_", "T1", "\r",
    "XFD1048576", "true", "null", "é" * 50, "&#0;", "]]>", ",", ";", "\t", "'", '"',
)  # fmt: skip
TREES: tuple[Any, ...] = (
    None, True, 0, -1, 2**63, -(2**70), 1e308, float("nan"), "", [], {}, [[]], [None], {"a": []},
    "x" * 5000, ["a", 1, None, {}], {"name": {}}, "2031-05-03", 5, "5",
)  # fmt: skip
TOKEN = re.compile(rb'"[^"\n]{0,200}"|>[^<>\n]{1,200}<|[-+]?\d+(?:[.,:]\d+)*|\b\w{1,40}\b')
ELEMENT = re.compile(rb"<(\w[\w:]*)\b[^<>]*>.{0,400}?</\1>", re.DOTALL)


@lru_cache(maxsize=64)
def places(pattern: re.Pattern[bytes], data: bytes) -> list[tuple[int, int]]:
    """Where a pattern stands in some bytes; kept, because a sample is damaged many times."""
    return [found.span() for found in pattern.finditer(data)]


def odd(chance: random.Random) -> bytes:
    return str(chance.choice(ODD)).encode("utf-8", "surrogatepass")


def tokens(data: bytes, chance: random.Random) -> bytes:
    """A few numbers, words or values replaced by odd ones; their quotes or brackets stay."""
    for _ in range(chance.choice((1, 1, 2, 5))):
        found = places(TOKEN, data)
        if not found:
            return damaged(data, chance)
        start, end = chance.choice(found)
        if data[start : start + 1] in (b'"', b">"):
            start, end = start + 1, end - 1
        data = data[:start] + odd(chance) + data[end:]
    return data


def elements(data: bytes, chance: random.Random) -> bytes:
    """An element or a line lost, doubled, moved, or put into itself many times."""
    found = places(ELEMENT, data)
    if not found or chance.random() < 0.2:
        lines = data.split(b"\n")
        at = chance.randrange(len(lines))
        lines[at : at + 1] = chance.choice(
            ([], [lines[at]] * 3, [lines[at], b""], [b"\r".join([lines[at]] * 2)])
        )
        return b"\n".join(lines)
    start, end = chance.choice(found)
    whole = data[start:end]
    name = re.match(rb"<(\w[\w:]*)", whole)[1]  # type: ignore[index]
    deep = chance.choice((3, 60, 2000))
    new = chance.choice(
        (
            b"",
            whole * 3,
            (b"<" + name + b">") * deep + whole + (b"</" + name + b">") * deep,
            b"<" + name + b"/>",
            data[slice(*chance.choice(found))],
        )
    )
    return data[:start] + new + data[end:]


def tree(data: bytes, chance: random.Random) -> bytes:
    """A JSON value in the tree replaced, lost or put into lists."""
    value = json.loads(data)
    places: list[tuple[Any, Any]] = []

    def walk(node: Any) -> None:
        for key in (
            node if isinstance(node, dict) else range(len(node)) if isinstance(node, list) else ()
        ):
            places.append((node, key))
            walk(node[key])

    walk(value)
    for _ in range(chance.choice((1, 2, 4))):
        node, key = chance.choice(places)
        try:
            if chance.random() < 0.15:
                del node[key]
            else:
                node[key] = chance.choice(TREES)
        except (IndexError, KeyError):  # its list is shorter by now
            continue
    return json.dumps(value).encode()


def database(data: bytes, chance: random.Random) -> bytes:
    """Cells of a SQLite file changed, rows doubled or lost."""
    with closing(sqlite3.connect(":memory:")) as db:
        db.deserialize(data[:18] + b"\x01\x01" + data[20:])
        tables = [
            n
            for (n,) in db.execute(
                "SELECT name FROM sqlite_master WHERE type='table' AND name NOT LIKE 'sqlite_%'"
            )
        ]
        for _ in range(chance.choice((1, 2, 6))):
            table = chance.choice(tables)
            columns = [r[1] for r in db.execute(f'PRAGMA table_info("{table}")')]
            rows = [i for (i,) in db.execute(f'SELECT rowid FROM "{table}" LIMIT 200')]
            if not rows or not columns:
                continue
            row, column = chance.choice(rows), chance.choice(columns)
            value = chance.choice(
                (
                    None,
                    -1,
                    2**62,
                    1e300,
                    b"\xff\x00",
                    "",
                    "x" * 1000,
                    "\x00",
                    chance.choice(rows),
                    1,
                    2,
                    3,
                )
            )
            try:
                if chance.random() < 0.1:
                    db.execute(f'DELETE FROM "{table}" WHERE rowid=?', (row,))
                else:
                    db.execute(f'UPDATE "{table}" SET "{column}"=? WHERE rowid=?', (value, row))
            except sqlite3.Error:
                continue
        db.commit()
        return db.serialize()


def inside(data: bytes, chance: random.Random) -> bytes:
    """A whole zip with one of its files damaged."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        files = {n: archive.read(n) for n in archive.namelist()}
    main = [
        n
        for n in files
        if re.search(r"document\.xml|content\.xml|sheet\d|sharedStr|\.xhtml|\.qde|workbook\.xml", n)
    ]
    hit = chance.choice(main if main and chance.random() < 0.8 else sorted(files))
    files[hit] = chance.choice((tokens, tokens, elements, damaged))(files[hit], chance)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


def wounded(data: bytes, chance: random.Random) -> bytes:
    """One mutation of the kind that fits the file; bytes alone where none fits."""
    try:
        return fitting(data, chance)
    except (ValueError, IndexError, KeyError, sqlite3.Error, zipfile.BadZipFile):
        return damaged(data, chance)


def fitting(data: bytes, chance: random.Random) -> bytes:
    if chance.random() < 0.1:
        return damaged(data, chance)
    if data.startswith(b"PK"):
        return inside(data, chance)
    if data.startswith(b"SQLite"):
        return database(data, chance)
    kinds: list[Callable[[bytes, random.Random], bytes]] = [tokens, elements]
    if re.match(rb'\s*(?:\{\s*"|\[\s*\{)', data):
        kinds = [tree, tree, tokens]
    return chance.choice(kinds)(data, chance)
