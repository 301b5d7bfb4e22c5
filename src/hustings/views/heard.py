"""Who is heard himself, and who only as told by others: for every picture of people and arrows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from functools import lru_cache
from typing import Any

import numpy as np

from ..model import CausalMap, Network, Selection
from ..model.selecting import voice_mask
from ..project import Project, layers
from ..show.voices import Voices
from ..studies import columns

FEW_TEXTS = 60
"""In so many texts every turn is asked who speaks; in more those who made a statement."""
MANY_TIES = 3000
"""Of more ties none is looked at for whose views it rests on: so many are drawn at most."""


def tellers(project: Project) -> Mapping[str, str]:
    """The teller of every statement that tells another's view; kept until something changes."""
    return _tellers(project, project.revision)


@lru_cache(maxsize=4)
def _tellers(project: Project, revision: int) -> Mapping[str, str]:
    said = columns(project, Selection())
    if "speaker" not in said or "holder" not in said:
        return {}
    told = said.take(voice_mask(said, "ascribed"))
    speakers = told["speaker"].as_names().plain()
    return {i: who for i, who in zip(told.ids, speakers, strict=True) if who is not None}


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
    told = tellers(project)
    sides = {"row": str(options.get("variable1", "speaker"))}
    if net.mode == "two-mode":
        sides["column"] = str(options.get("variable2", "concept"))
    if not speaking(project):  # nobody is said to speak: so nobody is told of by others either
        return Voices(tellers=told, rests=rests_on(project, lambda: _behind_all(net)))
    people = {a.name: a.kind for a in project.actors()}
    rests = {side: _all_told(net, side, told) for side, v in sides.items() if v == "holder"}
    seen: set[str] = set()
    only: set[str] = set()
    for side, variable in sides.items():
        for at, name in enumerate(net.rows if side == "row" else net.columns):
            if name not in people:
                continue
            seen.add(name)
            if variable == "holder":
                all_told = rests[side][at]
                silent = name not in heard_self(project) if all_told is None else all_told
            else:
                silent = variable != "speaker" and name not in speaking(project)
            if silent:
                only.add(name)
    caption = ""
    if only:
        several = len(seen) != 1
        persons = all(people[name] == "person" for name in seen)
        word = (
            ("people" if several else "person") if persons else ("actors" if several else "actor")
        )
        caption = f"{len(seen)} {word}, {len(only)} of them only as told by others (dashed)."
    return Voices(frozenset(only), told, caption, rests_on(project, lambda: _behind_all(net)))


def rests_on(project: Project, ids: Callable[[], Iterable[str]]) -> str:
    """On whose coding some statements rest, in a sentence; "" where all there is is one coder's, or
    there are none.
    """
    if not layers.told(project.coded_by(), project.layers):
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
    at = found.row if side == "row" else found.column
    theirs = np.fromiter((i in told for i in found.ids()), dtype=bool, count=len(at))
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
    where = np.argwhere(np.triu(net.matrix) if net.mode == "one-mode" else net.matrix).tolist()
    if net.behind is None or not voices.tellers or len(where) > MANY_TIES:
        return {}
    found = {(i, j): voices.told(net.behind(i, j)) for i, j in where}
    return {at: words for at, words in found.items() if words}


def of_map(project: Project, m: CausalMap) -> Voices:
    """The voices of a map: which arrows rest on views told of others alone."""
    behind = {c.id for link in m.links for c in link.claims}
    found = Voices(tellers=tellers(project), rests=rests_on(project, lambda: behind))
    told = sum(bool(found.told([c.id for c in link.claims])) for link in m.links)
    if not told:
        return found
    arrows = f"{len(m.links)} {'arrow rests' if len(m.links) == 1 else 'arrows rest'}"
    caption = f"{told} of {arrows} on views told of others alone (thin)."
    return replace(found, caption=caption)
