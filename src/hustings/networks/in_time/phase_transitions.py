"""Phases: stretches of time in which a debate looks alike, and the breaks between them.

After rDNA's dna_phaseTransitions: kernel slices, their distances, clusters of slices, the number of
phases with the best modularity. No formula is published; where rDNA's code departs from its own
words (clipped ties, degrees called spectrum, the wrong end of the spectrum) the words are followed,
and ``compat="dna3"`` gives DNA's distances.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt

from ...errors import OptionError, UnknownName
from ...model import Statements, Study
from ...model.arithmetic import eigen, product, spectrum
from ...progress import steps
from ...shown import Shown, Tabular
from ..groups.cluster_methods import hierarchical, k_means, medoids
from ..groups.coalitions import modularity
from ..one_mode import Floats
from ..options import NetworkOptions, whole
from ..projection import finite, study_of
from .windows import windows

DISTANCES = ("absdiff", "spectral")
METHODS = ("average", "single", "complete", "ward", "pam", "k-means", "spectral")


@dataclass(frozen=True, repr=False)
class Phases(Shown, Tabular):
    """Which phase each slice of time belongs to.

    ``members`` number phases from 0 in order of appearance; ``transitions`` are the dates at which
    the phase changes.
    ``distance`` has shape (slices, slices), not scaled; ``places`` (slices, 2) are principal
    coordinates for a picture; ``modularity`` is that of the similarities 1 - distance / maximum.
    """

    dates: tuple[str, ...]
    members: tuple[int, ...]
    transitions: tuple[str, ...]
    k: int
    method: str
    modularity: float
    distance: Floats
    places: Floats
    study: Study
    why_empty: str | None = None

    def to_columns(self) -> dict[str, list[Any]]:
        """A row a slice of time, with the number of its phase."""
        return {"date": list(self.dates), "phase": list(self.members)}


def phases(
    statements: Statements,
    *,
    unit: str = "days",
    width: int = 200,
    step: int = 1,
    kernel: str = "uniform",
    indent: bool = True,
    distance: str = "absdiff",
    methods: tuple[str, ...] = METHODS,
    k_min: int = 2,
    k_max: int = 6,
    seed: int = 1,
    **options: Any,
) -> Phases:
    """Phases of a debate, from networks of every slice of time, each divided by the sum of its
    ties.

    absdiff: sum of |x - y| over all cells. spectral: Euclidean distance of the eigenvalues of the
    Laplacians, sorted and divided by their sum (ties below 0 as 0). The method and number of phases
    (``k_min`` to ``k_max``) with the best modularity win. ``options`` are those of
    :func:`~hustings.networks.network`; isolates are kept.
    """
    if distance not in DISTANCES:
        raise UnknownName("distance", distance, DISTANCES)
    for method in methods:
        if method not in METHODS:
            raise UnknownName("method", method, METHODS)
    whole("k_min", k_min, 2)
    whole("k_max", k_max, 2)
    if k_min > k_max:
        raise OptionError(f"k_min ({k_min}) is above k_max ({k_max}).", option="k_min")
    made = NetworkOptions.of({**options, "isolates": True}, statements)
    series = windows(
        statements,
        unit=unit,
        width=width,
        step=step,
        kernel=kernel,
        indent=indent,
        normalize_to_one=True,
        **{**made.plain(), "exclude": made.exclude, "isolates": True},
    )
    time = {"unit": unit, "width": width, "step": step, "kernel": kernel, "indent": indent}
    extra = {**time, "distance": distance, "methods": list(methods), "k_min": k_min, "k_max": k_max}
    study = study_of(made, "phases", extra, seed)
    slices = [finite(net.matrix) for net in steps(series, len(series))]
    dates = tuple(str(d).removesuffix("T00:00:00") for d in series.dates)
    d = slice_distances(slices, distance, dna=made.dna)
    why = series.why_empty
    if why is None and len(slices) <= k_min:
        why = f"There are {len(slices)} slices, too few for {k_min} phases."
    if why is None and d.max() == 0:
        why = "All slices are alike, so there is one phase."
    if why is not None:
        return Phases(
            dates,
            (0,) * len(dates),
            (),
            min(1, len(dates)),
            "",
            0.0,
            d,
            np.zeros((len(d), 2)),
            study,
            why,
        )
    apart = _Apart(d / d.max())
    best: tuple[float, int, str, npt.NDArray[np.int64]] | None = None
    for method in methods:
        for k in range(k_min, min(k_max, len(slices) - 1) + 1):
            members = _members(method, apart, k, seed)
            value = modularity(apart.alike, members)
            if best is None or value > best[0] + 1e-12:
                best = (value, len(np.unique(members)), method, members)
    assert best is not None
    value, k, method, members = best
    first = {int(m): place for place, m in enumerate(dict.fromkeys(members.tolist()))}
    placed = tuple(first[int(m)] for m in members)
    return Phases(
        dates=dates,
        members=placed,
        transitions=tuple(dates[i] for i in range(1, len(dates)) if placed[i] != placed[i - 1]),
        k=k,
        method=method,
        modularity=value,
        distance=d,
        places=apart.coordinates[:, :2],
        study=study,
    )


def slice_distances(slices: list[Floats], distance: str, *, dna: bool = False) -> Floats:
    """Distances between matrices, shape (slices, slices). ``dna``: spectra are of the degrees,
    differences summed.
    """
    n = len(slices)
    if not n:
        return np.zeros((0, 0))
    if distance == "absdiff":
        flat = np.array([m.ravel() for m in slices])
        made = np.zeros((n, n))
        for i, row in enumerate(flat):
            made[i, i:] = made[i:, i] = np.abs(flat[i:] - row).sum(axis=1)
        return made
    spectra = np.array([_spectrum(m, dna) for m in slices])
    difference = spectra[:, None, :] - spectra[None, :, :]
    if dna:
        return np.asarray(np.abs(difference).sum(axis=2))
    return np.asarray(np.sqrt((difference**2).sum(axis=2)))


def _spectrum(matrix: Floats, dna: bool) -> Floats:
    y = np.maximum(matrix, 0.0)
    if not dna:
        y = y * (1 - np.eye(len(y)))
    degrees = y.sum(axis=1)
    total = degrees.sum()
    values = np.sort(degrees) if dna else spectrum(np.diag(degrees) - y)
    return np.asarray(values / total) if total > 0 else np.zeros(len(y))


class _Apart:
    """How far slices are apart (0 to 1), and what several methods ask of that, worked out once."""

    def __init__(self, distance: Floats) -> None:
        self.distance = distance
        self.alike = 1 - distance
        np.fill_diagonal(self.alike, 0.0)

    @cached_property
    def coordinates(self) -> Floats:
        """Principal coordinates (classical scaling), the longest first, signs fixed; 2 at least."""
        d, n = self.distance, len(self.distance)
        centre = np.eye(n) - 1 / n
        values, vectors = eigen(-0.5 * product(product(centre, d**2), centre))
        keep = np.argsort(values)[::-1]
        made = vectors[:, keep] * np.sqrt(np.maximum(values[keep], 0.0))
        sign = np.sign(made[np.abs(made).argmax(axis=0), np.arange(n)])
        made = made * np.where(sign == 0, 1, sign)
        return np.pad(made, ((0, 0), (0, max(0, 2 - n))))

    @cached_property
    def vectors(self) -> Floats:
        """Eigenvectors of the Laplacian of what is alike, the smallest eigenvalues first: they part
        a graph; rDNA takes the largest."""
        degree = np.maximum(self.alike.sum(axis=1), 1e-12)
        return eigen(np.eye(len(degree)) - self.alike / np.sqrt(np.outer(degree, degree)))[1]


def _members(method: str, apart: _Apart, k: int, seed: int) -> npt.NDArray[np.int64]:
    if method == "pam":
        return medoids(apart.distance, k)
    if method == "k-means":
        return k_means(apart.coordinates, k, seed)
    if method == "spectral":
        vectors = apart.vectors[:, :k]
        length = np.linalg.norm(vectors, axis=1, keepdims=True)
        return k_means(np.round(vectors / np.maximum(length, 1e-12), 12), k, seed)
    return hierarchical(apart.distance, method, k)
