"""The words the rules know, one folder a language: plain tables a person can read and mend."""

from __future__ import annotations

import csv
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

ENGLISH = "en"


@cache
def settings(language: str) -> dict[str, Any]:
    """``language.toml`` of a language that is read by its tables."""
    return tomllib.loads(_text("language.toml", language))


@cache
def languages() -> tuple[str, ...]:
    """The codes of the languages that have ``language.toml``: a folder is all one needs."""
    folders = (f for f in files(__package__).iterdir() if f.is_dir())
    return tuple(sorted(f.name for f in folders if f.joinpath("language.toml").is_file()))


@cache
def rows(name: str, language: str = ENGLISH) -> tuple[dict[str, str], ...]:
    """The rows of a table with a head line, tabs between; lines that begin with ``#`` are notes."""
    lines = [line for line in _text(f"{name}.tsv", language).splitlines() if line[:1] != "#"]
    return tuple(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def _text(name: str, language: str) -> str:
    return files(__package__).joinpath(language, name).read_text(encoding="utf-8")


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
