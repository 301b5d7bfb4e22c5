"""How a map is drawn and run: the one place of the settings, their defaults and words.

Python, the command line, the pages and the report all ask with these where nothing else is said.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

RULES = ("kosko", "modified-kosko", "rescaled")
TRANSFERS = ("sigmoid", "tanh", "bivalent", "trivalent")


def _asked(label: str, help: str, default: Any, *, choices: Sequence[str] = ()) -> Any:
    """A setting: its default, what it is called, what it does and what it may be."""
    return field(
        default=default, metadata={"label": label, "help": help, "choices": tuple(choices)}
    )


@dataclass(frozen=True, slots=True)
class MapOptions:
    """What a map draws; see :func:`hustings.maps.causal_map`."""

    holders: Sequence[str] = _asked("holder", "Whose account; everybody's where none is given.", ())
    speakers: Sequence[str] = _asked("speaker", "Who says it.", ())
    commitments: Sequence[str] = _asked(
        "commitments", "How far the speaker goes along.", ("asserts",)
    )
    zoom: int | None = _asked("zoom level", "Keep so many levels of a factor's path.", None)
    opposites: bool = _asked("opposites", "Turn ~X into X with the other sign.", False)
    minimum_citations: int = _asked("told at least", "Fold arrows told less often.", 1)
    minimum_sources: int = _asked("by at least", "Fold arrows told by fewer sources.", 1)


@dataclass(frozen=True, slots=True)
class RunOptions:
    """How a what-if runs; see :func:`hustings.maps.what_if` and :func:`hustings.maps.sensitivity`.

    tanh, because a change can then go both ways from a neutral 0 and a factor nobody moves stays
    where it is; under sigmoid everything begins at 0.5 and what lowers is squeezed into the same
    half.
    """

    rule: str = _asked("rule", "How a factor takes up what acts on it.", "kosko", choices=RULES)
    transfer: str = _asked(
        "transfer", "How a sum becomes a value again.", "tanh", choices=TRANSFERS
    )
    slope: float = _asked("slope", "Of the transfer function.", 1.0)
    hold_sources: bool = _asked(
        "hold sources", "Keep factors nothing acts on where they are.", True
    )
    draws: int = _asked("draws", "Draws over the range of the strength words; 0: none.", 10_000)
    seed: int = _asked("seed", "The same seed gives the same answer.", 1)


MAP, RUN = MapOptions(), RunOptions()
