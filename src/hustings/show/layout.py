"""Places for the nodes of a network: seeded, so that the same network is drawn the same way each
time.
"""

from __future__ import annotations

import numpy as np

from ..model import Network

Places = dict[tuple[str, str], tuple[float, float]]


def layout(net: Network, *, seed: int = 7) -> Places:
    """``(name, side) -> (x, y)``, both from 0 to 1; side is ``row`` or ``column``.

    A two-mode network's rows and columns are placed together. Ties pull by their size whatever
    their sign, but negative ties pull less (a fifth), so that camps come apart. Nodes without a tie
    stand in a row below.
    Stress is reduced by Kamada and Kawai's method (networkx) up to 150 nodes, by forces above.
    """
    import networkx as nx

    graph = nx.Graph()
    two = net.mode == "two-mode"
    rows = [(name, "row") for name in net.rows]
    columns = [(name, "column") for name in net.columns] if two else rows
    graph.add_nodes_from(rows)
    graph.add_nodes_from(columns)
    top = float(np.abs(net.matrix).max(initial=0.0)) or 1.0
    for i, j in np.argwhere(net.matrix if two else np.triu(net.matrix, 1)):
        weight = float(net.matrix[i, j]) / top
        pull = weight if weight > 0 else -weight / 5
        graph.add_edge(
            rows[i], columns[j], weight=pull, length=1.0 / (0.25 + pull) if weight > 0 else 4.0
        )
    lonely = [n for n in graph if graph.degree(n) == 0]
    tied = graph.subgraph([n for n in graph if graph.degree(n)])
    places: Places = {}
    if len(tied) > 1:
        start = nx.circular_layout(tied)
        if len(tied) <= 150:
            found = nx.kamada_kawai_layout(tied, weight="length", pos=start)
        else:
            found = nx.spring_layout(
                tied, weight="weight", seed=seed, iterations=60 if len(tied) <= 400 else 15
            )
        xy = np.asarray([found[n] for n in tied], dtype=float)
        xy = _apart(_turned(xy)) if len(tied) <= 400 else _turned(xy)
        low, high = xy.min(axis=0), xy.max(axis=0)
        xy = (xy - low) / np.where(high > low, high - low, 1.0)
        bottom = 0.9 if lonely else 1.0
        for node, (x, y) in zip(tied, xy, strict=True):
            places[node] = (round(float(x), 4), round(float(y) * bottom, 4))
    for k, node in enumerate(lonely):
        places[node] = (round((k + 0.5) / len(lonely), 4), 1.0 if len(lonely) < len(graph) else 0.5)
    return places


def _turned(xy: np.ndarray) -> np.ndarray:
    """Turned so that the longest stretch lies flat: pages are wider than high."""
    centred = xy - xy.mean(axis=0)
    _, _, axes = np.linalg.svd(centred, full_matrices=False)
    # a singular vector's direction is free: fix it, so that the picture is the same everywhere
    axes = (
        axes * np.where(axes[np.arange(len(axes)), np.abs(axes).argmax(axis=1)] < 0, -1, 1)[:, None]
    )
    return np.asarray(centred @ axes.T)


def _apart(xy: np.ndarray, rounds: int = 60) -> np.ndarray:
    """Nodes closer than a twentieth of the picture are pushed apart, so that labels can be read."""
    xy = xy / (np.ptp(xy, axis=0).max() or 1.0)
    least = min(0.16, 0.9 / np.sqrt(len(xy)))
    for _ in range(rounds):
        gap = xy[:, None, :] - xy[None, :, :]
        gap[..., 1] *= 1.6
        far = np.sqrt((gap**2).sum(axis=-1)) + np.eye(len(xy))
        push = np.clip(least - far, 0, None)[..., None] * gap / np.maximum(far, 1e-9)[..., None]
        if not push.any():
            break
        xy = xy + push.sum(axis=1) * 0.25
    return np.asarray(xy)
