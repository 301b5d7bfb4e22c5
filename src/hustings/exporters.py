"""Kinds of file other packages save a network or a causal map as, beside Hustings' own
(:mod:`hustings.files`).
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from .errors import NotWritable, UnknownName
from .guards.door import writing
from .plugins import installed

EXPORTERS = "hustings.exporters"

Taken = Literal["network", "map"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Exporter:
    """A kind of file a result is saved as. To add one: write ``write(value) -> bytes``, say what it
    ``takes`` (a :class:`~hustings.model.Network`, a :class:`~hustings.model.CausalMap`) and how its
    files end, and name it by an entry point of ``hustings.exporters``.
    """

    label: str
    suffix: str
    """The ending of its files, with the dot."""
    takes: Taken
    write: Callable[[Any], bytes]
    media: str = "application/octet-stream"


def exporters(takes: Taken) -> Mapping[str, Exporter]:
    """Name -> exporter, of those that take this kind of result."""
    every = installed(EXPORTERS, Exporter)
    return {name: made for name, made in every.items() if made.takes == takes}


def written(takes: Taken, value: Any, format: str, own: Collection[str]) -> tuple[bytes, str, str]:
    """A result in the format of another package, by its name or its files' ending: the bytes, a
    file name, the media type. Raises UnknownName (``own`` are Hustings' formats), NotWritable.
    """
    made = exporters(takes)
    by_ending = {e.suffix.lstrip(".").lower(): e for e in made.values()}
    exporter = made.get(format) or by_ending.get(format)
    if exporter is None:
        raise UnknownName("format", format, (*own, *made))
    name = f"{takes}{exporter.suffix}"
    with writing(name):
        data: object = exporter.write(value)
        if not isinstance(data, bytes):
            raise NotWritable(
                f"{name} could not be written: the exporter of another package gave no bytes. "
                f"Tell its makers, or choose another format."
            )
        return data, name, exporter.media
