"""The words the rules know, one folder a language: plain tables a person can read and mend.

Other packages add languages by entry points of ``hustings.languages``: see :class:`Language`.
"""

from __future__ import annotations

import csv
import logging
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from ...plugins import installed

ENGLISH = "en"
LANGUAGES = "hustings.languages"
NEEDED = ("name", "codes", "ordinals", "small_words", "abbreviations", "marks", "grammar")
"""What ``language.toml`` says of every language."""
_LOG = logging.getLogger("hustings")


@dataclass(frozen=True, slots=True)
class Language:
    """A language another package adds: ``Language(files("my_package") / "pt")``. To add one:

    1. Make a folder with a ``language.toml`` such as those beside this file.
    2. Put into it the tables of what is to be found: ``causes.tsv``, ``reporting.tsv`` with
       ``according.txt``, ``behind.txt``, ``incises.txt`` and ``telling_nouns.txt``,
       ``dates.tsv`` (and ``[time]`` in
       ``language.toml``), ``forecasts.tsv``. Where a table is missing,
       nothing of its kind is found.
    3. Name it by an entry point of ``hustings.languages``, called by its ISO 639 code.
    """

    folder: Traversable


@cache
def settings(language: str) -> dict[str, Any]:
    """``language.toml`` of a language that is read by its tables."""
    return tomllib.loads(_text("language.toml", language))


def languages() -> tuple[str, ...]:
    """The codes of the languages that have ``language.toml``, Hustings' own and added ones: a
    folder is all one needs."""
    return tuple(sorted((*_own(), *(code for code in added() if _whole(code)))))


@cache
def _own() -> tuple[str, ...]:
    folders = (f for f in files(__package__).iterdir() if f.is_dir())
    return tuple(f.name for f in folders if f.joinpath("language.toml").is_file())


def added() -> Mapping[str, Language]:
    """Languages of other packages, by code."""
    return installed(LANGUAGES, Language, (ENGLISH, *_own()))


@cache
def _whole(code: str) -> bool:
    """Whether a language of another package says what is needed; what does not is named in the
    log and left out."""
    try:
        missing = [name for name in NEEDED if name not in settings(code)]
    except (OSError, ValueError) as error:
        missing = [f"{type(error).__name__}: {error}"]
    if missing:
        _LOG.warning(
            "The language %r of another package is left out: its language.toml lacks %s.",
            code,
            ", ".join(missing),
        )
    return not missing


@cache
def rows(name: str, language: str = ENGLISH) -> tuple[dict[str, str], ...]:
    """The rows of a table with a head line, tabs between; lines that begin with ``#`` are notes."""
    lines = [line for line in _text(f"{name}.tsv", language).splitlines() if line[:1] != "#"]
    return tuple(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def _text(name: str, language: str) -> str:
    """A file of a language; "" where another package's has none."""
    made = added().get(language)
    if made is None:
        return files(__package__).joinpath(language, name).read_text(encoding="utf-8")
    place = made.folder.joinpath(name)
    return place.read_text(encoding="utf-8") if place.is_file() else ""


@cache
def word_list(name: str, language: str = ENGLISH) -> frozenset[str]:
    """The words of a list, blanks or lines between; lines that begin with ``#`` are notes."""
    lines = [line for line in _text(f"{name}.txt", language).splitlines() if line[:1] != "#"]
    return frozenset(word for line in lines for word in line.split())


@cache
def phrases(name: str, language: str = ENGLISH) -> tuple[str, ...]:
    """The lines of a list of phrases or patterns; lines that begin with ``#`` are notes."""
    lines = _text(f"{name}.txt", language).splitlines()
    return tuple(line for line in lines if line and line[:1] != "#")
