"""Why a network is empty, and the one change that fills it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from ..errors import HustingsError
from ..model import Network, Statements
from ..wording import quoted, say, worded
from .options import WHO, NetworkOptions
from .projection import network

TWO_MODE: Final = "two-mode"


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
        ("forms", say("the chosen kinds of statement"), say("Count every kind of statement")),
        ("commitments", say("the chosen commitments"), say("Count every commitment")),
        ("holders", say("the chosen holders"), say("Count every holder")),
        ("exclude", say("what is left out"), say("Leave nothing out")),
    ):
        if settings.get(name):
            change: dict[str, Any] = {name: None}
            if name == "exclude":
                change["invert"] = None
            yield _remedy(name, words, button, change)
    if settings.get("since") or settings.get("until"):
        change = {"since": None, "until": None}
        yield _remedy("dates", say("the dates"), say("Take all dates"), change)
    if settings.get("qualifier"):
        change = {"qualifier": None, "aggregation": "ignore"}
        words = say("the qualifier {name}", name=quoted(worded(str(settings["qualifier"]))))
        yield _remedy("qualifier", words, say("Take no qualifier"), change)
    asked = NetworkOptions.of({}, statements)
    one, two = (str(settings.get(k, getattr(asked, k))) for k in ("variable1", "variable2"))
    fields = [f for form in statements.forms for f in form.fields]
    actors = [f.name for f in fields if f.kind == "actor"]
    for other in dict.fromkeys((*WHO, *actors)):
        if other in statements and other not in (one, two):
            words = say("who is asked for ({name})", name=worded(one))
            button = say("Ask by {name}", name=worded(other))
            yield _remedy("variable1", words, button, {"variable1": other})
    for other in dict.fromkeys(f.name for f in fields if f.kind == "concept"):
        if other in statements and other not in (one, two):
            words = say("what they meet over ({name})", name=worded(two))
            button = say("By {name}", name=worded(other))
            yield _remedy("variable2", words, button, {"variable2": other})
    if settings.get("mode", asked.mode) != TWO_MODE:
        words = say("that ties are asked for between them ({name})", name=worded(one))
        button = say("Show with what each is linked")
        yield _remedy("mode", words, button, {"mode": TWO_MODE, "normalization": "none"})


def _remedy(choice: str, words: str, button: str, change: Mapping[str, Any]) -> Remedy:
    return Remedy(choice, say("What empties it: {words}.", words=words), button, change)
