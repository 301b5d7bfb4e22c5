"""Who is heard himself, and who only as told by others: for every picture of people and arrows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cached_property, lru_cache
from typing import Any

import numpy as np

from ...model import CausalMap, Network, Selection
from ...model.selecting import told_of_others, voice_mask
from ...project import Project
from ...project.columns import layers
from ...show.voices import Voices
from ...studies import columns
from ...wording import counted, say, say_many
from ..network.strongest import tie_count

FEW_TEXTS = 60
"""In so many texts every turn is asked who speaks; in more those who made a statement."""
MANY_TIES = 3000
"""Of more ties none is looked at for whose views it rests on: so many are drawn at most."""


def tellers(project: Project) -> Mapping[str, str]:
    """The teller of every statement that tells another's view; kept until something changes, and
    looked for only when somebody asks.
    """
    return _Tellers(project)


class _Tellers(Mapping[str, str]):
    """See :func:`tellers`."""

    def __init__(self, project: Project) -> None:
        self._project = project

    @cached_property
    def _found(self) -> Mapping[str, str]:
        return _tellers(self._project, self._project.revision)

    def __getitem__(self, key: str) -> str:
        return self._found[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._found)

    def __len__(self) -> int:
        return len(self._found)


@lru_cache(maxsize=4)
def _tellers(project: Project, revision: int) -> Mapping[str, str]:
    said = columns(project, Selection())
    rows = np.flatnonzero(told_of_others(said))
    if not len(rows):
        return {}
    speakers = said["speaker"].as_names().take(rows).plain()
    return dict(zip(map(str, said["id"].values[rows].tolist()), speakers, strict=True))


def heard_self(project: Project) -> frozenset[str]:
    """Everybody who tells a view of his own."""
    return _heard_self(project, project.revision)


@lru_cache(maxsize=4)
def _heard_self(project: Project, revision: int) -> frozenset[str]:
    said = columns(project, Selection())
    if "speaker" not in said or "holder" not in said:
        return frozenset()
    holder = said["holder"].as_names()
    held = holder.values[voice_mask(said, "own")]
    return frozenset(holder.labels[k] for k in np.unique(held[held >= 0]).tolist())


def speaking(project: Project) -> frozenset[str]:
    """Everybody who speaks in these texts."""
    return _speaking(project, project.revision)


@lru_cache(maxsize=4)
def _speaking(project: Project, revision: int) -> frozenset[str]:
    said = columns(project, Selection())
    found = set(said["speaker"].as_names().labels) if "speaker" in said else set()
    texts = project.text_ids()
    if len(texts) <= FEW_TEXTS:
        turns = (t for key in texts for t in project.transcript(key).turns)
        found |= {t.speaker for t in turns if t.speaker}
    return frozenset(found)


def of_network(project: Project, net: Network, options: Mapping[str, Any]) -> Voices:
    """The voices of a network: of holders, whose views only others tell; of other people, who never
    speaks. Nothing is said of anybody where no text says who speaks."""
    options = {**options, **net.settings}
    told = tellers(project)
    sides = {"row": str(options.get("variable1", "speaker"))}
    if net.mode == "two-mode":
        sides["column"] = str(options.get("variable2", "concept"))
    speakers = speaking(project)
    if not speakers:  # nobody is said to speak: so nobody is told of by others either
        return Voices(tellers=told, rests=rests_on(project, lambda: _behind_all(net)))
    people = {a.name: a.kind for a in project.actors()}
    alone = {side: _all_told(net, side, told) for side, v in sides.items() if v == "holder"}
    seen: set[str] = set()
    only: set[str] = set()
    selves = heard_self(project)
    for side, variable in sides.items():
        for at, name in enumerate(net.rows if side == "row" else net.columns):
            if name not in people:
                continue
            seen.add(name)
            if variable == "holder":
                all_told = alone[side][at]
                silent = name not in selves if all_told is None else all_told
            else:
                silent = variable != "speaker" and name not in speakers
            if silent:
                only.add(name)
    caption = ""
    if only:
        persons = all(people[name] == "person" for name in seen)
        many = counted(len(seen), "person", "people") if persons else counted(len(seen), "actor")
        caption = say(
            "{people}, {n} of them only as told by others (dashed).", people=many, n=len(only)
        )
    return Voices(frozenset(only), told, caption, rests_on(project, lambda: _behind_all(net)))


def rests_on(project: Project, ids: Callable[[], Iterable[str]]) -> str:
    """On whose coding some statements rest, in a sentence; "" where all there is is one coder's, or
    there are none.
    """
    if not project.several_layers():
        return ""
    counts = project.coded_by(ids=ids())
    return " ".join(layers.told(counts, project.layers)) if counts else ""


def _behind_all(net: Network) -> Iterable[str]:
    if net.resting is not None:
        return net.resting().ids()
    if net.behind is None:
        return ()
    return {key for row in range(len(net.rows)) for key in net.behind(row, None)}


def _all_told(net: Network, side: str, told: Mapping[str, str]) -> list[bool | None]:
    """Whether every statement behind each row (or column) tells another's view; None where there
    is no statement.
    """
    number = len(net.rows if side == "row" else net.columns)
    if net.resting is None:
        ids = [_behind(net, side, at) for at in range(number)]
        return [all(i in told for i in some) if some else None for some in ids]
    found = net.resting()
    at, theirs = found.row if side == "row" else found.column, found.told()
    shown = at >= 0
    many = np.bincount(at[shown], minlength=number)
    own = np.bincount(at[shown & ~theirs], minlength=number)
    return [not mine if n else None for n, mine in zip(many.tolist(), own.tolist(), strict=True)]


def _behind(net: Network, side: str, at: int) -> list[str]:
    if net.behind is None:
        return []
    if side == "row":
        return list(net.behind(at, None))
    return [i for row in range(len(net.rows)) for i in net.behind(row, at)]


def ties_told(net: Network, voices: Voices) -> dict[tuple[int, int], str]:
    """The ties (row, column) that rest on views told of others alone, with how many tell them."""
    if net.behind is None or not voices.tellers or tie_count(net) > MANY_TIES:
        return {}
    tied = np.triu(net.matrix) if net.mode == "one-mode" else net.matrix
    found = {(i, j): voices.told(net.behind(i, j)) for i, j in np.argwhere(tied).tolist()}
    return {at: words for at, words in found.items() if words}


def of_map(project: Project, m: CausalMap) -> Voices:
    """The voices of a map: which arrows rest on views told of others alone."""
    found = Voices(tellers=tellers(project), rests=rests_on(project, lambda: set(m.arrows.ids)))
    of_others, arrows = frozenset(found.tellers), m.arrows
    own = np.array([key not in of_others for key in arrows.ids], dtype=bool)
    said = np.bincount(arrows.of_claims[own], minlength=len(arrows))
    told = int(((said == 0) & (arrows.citations > 0)).sum())
    if not told:
        return found
    caption = say_many(
        len(m.links),
        "{told} of {n} arrow rests on views told of others alone (thin).",
        "{told} of {n} arrows rest on views told of others alone (thin).",
        told=told,
    )
    return replace(found, caption=caption)
