"""Words every project file has, whatever it tells: names of tables, columns and keys, and the words
of the program itself. A name that is spelled like one is told apart by its capitals.
"""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, is_dataclass
from functools import cache
from pathlib import Path
from typing import Any, get_args

from ... import model, store

_WORD = re.compile(rb"[a-z]{3,}")


@dataclass(frozen=True, slots=True)
class Blank:
    """What a project file holds of which nothing is told yet: its words in small letters, and the
    definitions of its tables to the letter.
    """

    words: frozenset[str]
    definitions: tuple[bytes, ...]


@cache
def blank() -> Blank:
    """Read out of a project made for it."""
    with tempfile.TemporaryDirectory(prefix="hustings-blank-") as folder:
        path = Path(folder) / "blank.hustings"
        store.create(path).close()
        data, known = path.read_bytes(), store.definitions(path)
    words = {m.decode() for m in _WORD.findall(data)} | set(_of_the_model())
    return Blank(frozenset(words), tuple(sql.encode() for sql in known))


def option_words(studies: Iterable[Any]) -> frozenset[str]:
    """The words of studies that are no person's: what their options are called."""
    return frozenset(
        word for study in studies for key in _options(study) for word in key.split("_")
    )


def _options(study: Any) -> Iterator[str]:
    """Names of a study's parts and of its options; what stands below them may be anybody's."""
    for key, value in study.items():
        yield key
        if isinstance(value, dict):
            yield from value


def _of_the_model() -> Iterator[str]:
    """What fields are called in the types that are stored, and the words closed lists offer."""
    for name in model.__all__:
        thing = getattr(model, name)
        if is_dataclass(thing):
            yield from (word for f in fields(thing) for word in f.name.split("_"))
        for value in get_args(thing):
            if isinstance(value, str):
                yield from value.split()
