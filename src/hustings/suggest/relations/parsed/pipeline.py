"""The parser of one's own: an English pipeline of spaCy, where one is installed.

Nothing is fetched, and nothing is needed: without one, relations are found by the rules alone.
``HUSTINGS_PARSER`` names the pipeline (a package or a folder) where there are several, ``none``
keeps it out.
"""

from __future__ import annotations

import logging
import os
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache, partial
from importlib import import_module
from importlib.metadata import entry_points
from importlib.util import find_spec
from typing import Any

from .words import Parse, Word

VARIABLE = "HUSTINGS_PARSER"
NONE = "none"
_INSTALLED = "spacy_models"
_LOG = logging.getLogger("hustings")
_LABEL = re.compile(r"(?:[A-Z][^\n:]{0,40}:)?\s*(?:[\[(]\d[\d:.,]*[\])]\s*)?")
"""Before what somebody says in a paragraph: who says it, and when."""


@dataclass(frozen=True, slots=True)
class Parser:
    """A pipeline: its name and version, and what makes parsed words of a text."""

    name: str
    parse: Callable[[str], Parse]


def own_parser() -> Parser | None:
    """The pipeline that is installed, loaded once; None where there is none or it is not wanted.
    One that cannot be loaded is named in the log and left out."""
    return _loaded(os.environ.get(VARIABLE, ""))


@cache
def _loaded(wanted: str) -> Parser | None:
    if wanted == NONE or find_spec("spacy") is None:
        return None
    for name in [wanted] if wanted else _installed():
        try:
            pipeline = import_module("spacy").load(name)
        except Exception as error:  # whatever is wrong with what somebody installed
            _LOG.warning("The parser %r is left out: %s: %s", name, type(error).__name__, error)
            continue
        if pipeline.lang == "en" and "parser" in pipeline.pipe_names:
            called = f"{pipeline.meta['lang']}_{pipeline.meta['name']} {pipeline.meta['version']}"
            return Parser(called, partial(_parsed, pipeline))
    return None


def _installed() -> list[str]:
    return sorted(e.name for e in entry_points(group=_INSTALLED) if e.name.startswith("en_"))


def _parsed(pipeline: Any, text: str) -> Parse:
    return Parse(_words(pipeline, text))


def _words(pipeline: Any, text: str) -> Iterator[Word]:
    """The words of all paragraphs, each parsed by itself, without who says it."""
    number = 0
    for (start, _), doc in _docs(pipeline, text):
        for t in doc:
            at = start + t.idx
            yield Word(
                number + t.i,
                at,
                at + len(t.text),
                t.text,
                t.lemma_.lower(),
                t.tag_,
                t.dep_,
                number + t.head.i,
                t.ent_type_,
            )
        number += len(doc)


def _docs(pipeline: Any, text: str) -> Iterable[tuple[tuple[int, int], Any]]:
    pairs = ((text[slice(*p)], p) for p in paragraphs(text))
    return ((p, doc) for doc, p in pipeline.pipe(pairs, as_tuples=True))


def paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Where each line with words stands, past who says it (``KENNEDY: [00:01] …``); a bar parts two
    as a line end does."""
    for line in re.finditer(r"[^\n|]+", text):
        label = _LABEL.match(text, *line.span())
        low = label.end() if label else line.start()
        if text[low : line.end()].strip():
            yield low, line.end()
