"""What other packages add to Hustings, by entry points: one function, and the guard at the door.

A package adds a thing by naming it in its ``pyproject.toml``::

    [project.entry-points."hustings.readers"]
    tide = "tide_tables:FORMAT"

The groups are those of :data:`GROUPS`; docs/how-to/add-your-own.md shows one of each.
"""

from __future__ import annotations

import logging
from collections.abc import Collection, Mapping
from functools import cache
from importlib.metadata import EntryPoint, entry_points
from types import MappingProxyType
from typing import Any, TypeVar

GROUPS = {
    "hustings.readers": "a kind of transcript file: a hustings.read.formats.Format",
    "hustings.exchanges": "another program's project: a hustings.exchange.ExchangeFormat",
    "hustings.suggesters": "a kind of suggestion: a function of a Transcript",
    "hustings.languages": "a language of the rules: a hustings.suggest.Language",
    "hustings.centralities": "a centrality: a hustings.networks.Centrality",
    "hustings.exporters": "a kind of file a result is saved as: a hustings.exporters.Exporter",
    "hustings.builders": "a question about statements: a hustings.studies.Builder",
}
"""Group of entry points -> what stands behind each of its names."""

_LOG = logging.getLogger("hustings")
_Thing = TypeVar("_Thing")


def installed(group: str, kind: type[_Thing], own: Collection[str] = ()) -> Mapping[str, _Thing]:
    """Name -> thing, of all that installed packages add to a group, in the order of their names.

    ``kind`` is what each must be an instance of, ``own`` the names Hustings has itself, which
    nobody takes over. What cannot be loaded, is of another kind, or bears a name that is taken is
    named in the log (``hustings``) once and left out; it stops nobody. Entry points are looked for
    once in a process (``installed_now.cache_clear()`` forgets them).
    """
    return installed_now(group, kind, frozenset(own))  # type: ignore[arg-type]


@cache
def installed_now(group: str, kind: type[object], own: frozenset[str]) -> Mapping[str, Any]:
    """What :func:`installed` found when it was first asked."""
    things: dict[str, Any] = {}
    for entry in sorted(entry_points(group=group), key=lambda e: (e.name, e.value)):
        if entry.name in own:
            _leave_out(entry, "it bears the name of one of Hustings' own")
        elif entry.name in things:
            _leave_out(entry, "another package has that name already")
        else:
            try:
                thing = entry.load()
            except Exception as error:  # whatever a stranger's module does when it is loaded
                _leave_out(entry, f"it cannot be loaded ({type(error).__name__}: {error})")
                continue
            if isinstance(thing, kind):
                things[entry.name] = thing
            else:
                _leave_out(entry, f"it is no {kind.__name__} ({type(thing).__name__})")
    return MappingProxyType(things)


def _leave_out(entry: EntryPoint, why: str) -> None:
    _LOG.warning("%r (%s, %s) is left out: %s.", entry.name, entry.group, entry.value, why)
