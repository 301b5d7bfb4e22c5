"""Why a network is empty, and the one change that fills it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from ..errors import HustingsError
from ..model import Network, Statements
from .options import WHO, NetworkOptions
from .projection import network


@dataclass(frozen=True, slots=True)
class Remedy:
    """Which choice emptied a network, and the options to change (None: back to rest) to fill it."""

    choice: str
    sentence: str
    button: str
    change: Mapping[str, Any]


def remedy(statements: Statements, settings: Mapping[str, Any]) -> Remedy | None:
    """The first single change after which there is a tie; None where there is none, or no need."""
    for found in _changes(statements, settings):
        asked = {k: v for k, v in {**settings, **found.change}.items() if v is not None}
        try:
            net: Network = network(statements, **asked)
        except HustingsError:
            continue
        if net.matrix.any():
            return found
    return None


def _changes(statements: Statements, settings: Mapping[str, Any]) -> Iterator[Remedy]:
    """Single changes, those that only widen what is counted before those that ask another
    question."""
    for name, words, button in (
        ("forms", "the chosen kinds of statement", "Count every kind of statement"),
        ("commitments", "the chosen commitments", "Count every commitment"),
        ("holders", "the chosen holders", "Count every holder"),
        ("exclude", "what is left out", "Leave nothing out"),
    ):
        if settings.get(name):
            change: dict[str, Any] = {name: None}
            if name == "exclude":
                change["invert"] = None
            yield _remedy(name, words, button, change)
    if settings.get("since") or settings.get("until"):
        yield _remedy("dates", "the dates", "Take all dates", {"since": None, "until": None})
    if settings.get("qualifier"):
        change = {"qualifier": None, "aggregation": "ignore"}
        words = f"the qualifier {settings['qualifier']!r}"
        yield _remedy("qualifier", words, "Take no qualifier", change)
    asked = NetworkOptions.of({}, statements)
    one, two = (str(settings.get(k, getattr(asked, k))) for k in ("variable1", "variable2"))
    fields = [f for form in statements.forms for f in form.fields]
    actors = [f.name for f in fields if f.kind == "actor"]
    for other in dict.fromkeys((*WHO, *actors)):
        if other in statements and other not in (one, two):
            yield _remedy(
                "variable1", f"who is asked for ({one!r})", f"Ask by {other}", {"variable1": other}
            )
    for other in dict.fromkeys(f.name for f in fields if f.kind == "concept"):
        if other in statements and other not in (one, two):
            yield _remedy(
                "variable2", f"what they meet over ({two!r})", f"By {other}", {"variable2": other}
            )


def _remedy(choice: str, words: str, button: str, change: Mapping[str, Any]) -> Remedy:
    return Remedy(choice, f"What empties it: {words}.", button, change)
