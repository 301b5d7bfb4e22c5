"""What commands that draw share: the settings of a look, and studies that were kept with theirs."""

from __future__ import annotations

from dataclasses import Field, fields
from pathlib import Path
from typing import Any

from ..errors import OptionError, UnknownName
from ..show.looks import NetworkLook, look_of, without_look
from .common import is_project, opened


def look_settings() -> list[Field[Any]]:
    """The settings of a picture's look that can be said in a word."""
    return [f for f in fields(NetworkLook) if f.metadata]


def saved(source: Path, name: str) -> dict[str, Any]:
    """The options and the look of a saved study of a network. Raises UnknownName, OptionError."""
    if not (is_project(source) and source.suffix == ".hustings"):
        raise OptionError(f"{source.name} keeps no studies: --study is for a project.")
    with opened(source) as project:
        studies = project.studies()
    if name not in studies:
        raise UnknownName("study", name, studies)
    found = studies[name]
    if found.get("build") != "network":
        raise OptionError(f"The study {name!r} is of {found.get('build')}, not of a network.")
    return {**(found.get("options") or {}), **(found.get("look") or {})}


def drawn_as(source: Path, options: dict[str, Any]) -> tuple[NetworkLook, dict[str, Any], str]:
    """The look, the options of the network itself, and the study's name: what stands on the command
    line over what was kept with the study. Raises UnknownName, OptionError."""
    name = str(options.pop("study", None) or "")
    given = {**(saved(source, name) if name else {}), **options}
    return look_of(given), without_look(given), name
