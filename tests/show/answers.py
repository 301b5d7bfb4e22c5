"""Everything a person may print of a debate, each as a hash: what must be the same everywhere.

Run as a program it writes one JSON object, name of the answer -> hash of its bytes, for the
processes of ``test_same_bytes.py`` to compare.
"""

from __future__ import annotations

import hashlib
import json
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np

from hustings import maps, networks
from hustings.demo import make_demo
from hustings.model import CausalMap, Network, Statements
from hustings.networks.groups.clustering import METHODS
from hustings.show.maps.drawing import map_svg
from hustings.show.networks.drawing import network_svg
from hustings.suggest import rank_concepts, suggest

CAMPS, ACTORS, CONCEPTS, ROWS = 3, 60, 40, 1500
ARROWS = [(f"factor {i}", f"factor {i * 7 % 30}", (1, -1, 1, 0)[i % 4]) for i in range(30)]
ARROWS += [(f"factor {i}", f"factor {(i * 5 + 3) % 30}", (-1, 1, 1)[i % 3]) for i in range(30)]


def harbour(actors: int = ACTORS, rows: int = ROWS, seed: int = 3) -> Statements:
    """A made-up debate: three camps, each for a third of the concepts, one word in ten astray."""
    rng = np.random.default_rng(seed)
    who, what = rng.integers(actors, size=rows), rng.integers(CONCEPTS, size=rows)
    agree = (who % CAMPS == what % CAMPS) ^ (rng.random(rows) < 0.1)
    days = np.datetime64("2024-01-01") + rng.integers(700, size=rows)
    return Statements.from_columns(
        {
            "id": [str(i) for i in range(rows)],
            "document": [f"d{i // 40}" for i in range(rows)],
            "date": [str(day) for day in days],
            "speaker": [f"Speaker {i:02d}" for i in who],
            "concept": [f"measure {i:02d}" for i in what],
            "agreement": agree.tolist(),
            "salience": rng.integers(-3, 4, size=rows).tolist(),
        },
        {"agreement": "boolean", "salience": "integer"},
    )


def plain(value: Any) -> Any:
    """A value as JSON can hold it, every digit of a number kept."""
    if isinstance(value, np.ndarray):
        return value.tolist() if value.dtype.kind in "biufU" else value.astype(str).tolist()
    if isinstance(value, Network):
        return [value.rows, value.columns, plain(value.matrix)]
    if is_dataclass(value):
        return [plain(getattr(value, f.name)) for f in fields(value)]
    if isinstance(value, dict):
        return {str(k): plain(v) for k, v in value.items()}
    if isinstance(value, list | tuple | range):
        return [plain(v) for v in value]
    if callable(value):
        return None
    return value.item() if isinstance(value, np.generic) else value


Answer = tuple[str, Callable[[], Any]]
"""Name of an answer, and what makes it."""


def of_debate(name: str, statements: Statements) -> Iterator[Answer]:
    """Networks drawn and counted, and what is concluded from them."""
    signed = {"qualifier": "agreement", "aggregation": "subtract", "normalization": "average"}
    both = {"variable2": "concept", "qualifier": "agreement"}
    one = networks.network(statements, **signed)
    two = networks.network(statements, mode="two-mode", **both, aggregation="subtract")
    yield f"{name} drawn", lambda: network_svg(one)
    yield f"{name} drawn two-mode", lambda: network_svg(two)
    for kind in ("jaccard", "cosine", "profile-cosine"):
        yield (
            f"{name} {kind}",
            lambda kind=kind: networks.network(
                statements, **both, aggregation="congruence", normalization=kind
            ),
        )
    yield f"{name} centralities", lambda: networks.centralities(one)
    yield f"{name} coalitions", lambda: networks.coalitions(one)
    yield f"{name} balance", lambda: networks.balance(one, restarts=5)
    yield f"{name} camps", lambda: networks.polarization(statements, clusters=3, restarts=5, **both)
    # edge betweenness is minutes of pure Python on a dense network, and adds in one order as it is
    methods = [m for m in METHODS if m != "edge betweenness"]
    yield (
        f"{name} clusters",
        lambda: networks.clusters(statements, k_max=4, methods=methods, **both),
    )
    yield f"{name} backbone", lambda: networks.backbone(statements, **both)
    yield (
        f"{name} backbone annealed",
        lambda: networks.backbone(statements, method="penalty", iterations=60, **both),
    )
    yield (
        f"{name} windows",
        lambda: list(islice(networks.windows(statements, width=200, step=60, **signed), 8)),
    )
    yield (
        f"{name} kernel",
        lambda: list(networks.windows(statements, width=200, step=60, kernel="gaussian", **signed)),
    )
    yield (
        f"{name} phases",
        lambda: networks.phases(
            statements, width=200, step=45, k_max=3, distance="spectral", **both
        ),
    )
    yield f"{name} bootstrap", lambda: networks.bootstrap(statements, draws=20, **signed)


def of_map(name: str, m: CausalMap) -> Iterator[Answer]:
    """A map drawn, run and doubted."""
    held = {m.concepts[0]: 1.0}
    yield f"{name} drawn", lambda: map_svg(m)
    yield f"{name} measures", lambda: maps.map_measures(m)
    for transfer in ("sigmoid", "tanh"):
        for rule in maps.RULES:
            yield (
                f"{name} what-if {transfer} {rule}",
                lambda t=transfer, r=rule: maps.what_if(m, set=held, transfer=t, rule=r),
            )
        yield (
            f"{name} draws {transfer}",
            lambda t=transfer: maps.sensitivity(m, set=held, transfer=t, draws=300),
        )
        yield f"{name} contraction {transfer}", lambda t=transfer: maps.contraction(m, transfer=t)


def answers(folder: Path) -> Iterator[Answer]:
    """Every answer about two debates, the demo and a made-up one of sixty people."""
    with make_demo(folder / "demo.hustings", coder="coder") as project:
        ferry = project.columns()
        texts = [project.transcript(t["id"]) for t in project.transcripts()]
    yield from of_debate("ferry", ferry)
    yield from of_map("ferry map", maps.causal_map(ferry))
    for text in texts:
        yield f"suggestions {text.title}", lambda text=text: suggest(text)
    yield from of_debate("harbour", harbour())
    links = [(a, b, sign, str(i), f"s{i % 9}") for i, (a, b, sign) in enumerate(ARROWS) if a != b]
    yield from of_map("random map", CausalMap.from_links(links))
    words = [f"the {a} of {b} and a night {i % 7}" for i, (a, b, _) in enumerate(ARROWS)]
    labels = [None if i % 5 == 0 else f"c{i % 4}" for i in range(40)]
    yield "ranking", lambda: rank_concepts(words[:40], labels, words[40:], definitions={"c0": "it"})


def hashes(folder: Path) -> dict[str, str]:
    """Name of each answer -> SHA-256 of its JSON."""
    return {
        name: hashlib.sha256(json.dumps(plain(make())).encode()).hexdigest()
        for name, make in answers(folder)
    }


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        json.dump(hashes(Path(folder)), sys.stdout)
