"""Counts -> matrices: two-mode and one-mode products, and their normalizations.

Notation (docs/concepts/networks.md): X[a, c, q] is the number of statements in which actor a says
concept c with level q. Formulas: DNA manual 2.0, "Methods for network construction".
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from functools import cache, partial
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt

from ..errors import OptionError
from ..model import Network, Statements, Study
from ..model.arithmetic import product
from .behind import evidence, resting
from .options import NetworkOptions
from .products import fold, gram, lonely, thinned
from .similarities import sign_of_levels, similarity
from .tally import DENSE_CELLS, Floats, Levels, Tally, counts, tally

BLOCK = 100_000
"""Cells worked on at once where a whole matrix would be touched for nothing."""


class Counted(Protocol):
    """Counts that multiply themselves, as :func:`hustings.tally` makes them."""

    def network(self, **settings: Any) -> Network:
        """The network of these counts."""
        ...


def network(
    statements: Statements | Counted, options: NetworkOptions | None = None, **settings: Any
) -> Network:
    """Who holds what (two-mode), or who stands with whom (one-mode).

    What is asked is a :class:`~hustings.networks.NetworkOptions`, or its fields by name (or both:
    a name given goes before); of counts (:func:`hustings.tally`) only ``mode``, ``aggregation`` and
    ``normalization`` are left to ask. ``variable1`` gives the rows (not given: holder, else person, else
    speaker, whichever the statements have), ``variable2`` what they have in common; any name column or
    document-level column (``document`` = ``id``, ``author``, ``source``, ``section``, ``type``,
    ``title``) can be either.
    ``aggregation``: ignore, combine, subtract (two-mode); ignore, congruence, conflict, subtract
    (one-mode).
    ``normalization``: none, activity, prominence (two-mode); none, average, jaccard, cosine (the
    manual's), and profile-cosine (a true cosine) (one-mode). ``duplicates``: include, document,
    week, month, year, acrossrange:
    a repeated statement counts once per unit. ``exclude`` maps columns to values left out, or with
    the column in ``invert`` to the only values kept. ``since``/``until`` are ISO dates, inclusive.
    ``forms``, ``commitments``, ``holders`` keep only such statements. ``compat="dna3"`` gives
    Discourse Network Analyzer 3's numbers, faults included. ``voice``: own (the holder speaks),
    ascribed (another tells the view) or any. ``time="told"``: ``since``/``until`` (then EDTF) cut
    by the time spoken of, and dates are its middle.

    Matrix shape (rows, columns), float64, diagonal 0 in one-mode. An empty selection gives an empty
    network whose ``why_empty`` says why. Raises UnknownName for a column or option that is not
    there, OptionError for options that cannot go together or a numeric qualifier with a single
    value and no declared scale.

    >>> from hustings.model import Statements
    >>> s = Statements.from_columns({"speaker": ["Calder", "Renn"], "concept": ["night ferry", "night ferry"]})
    >>> network(s).matrix.tolist()
    [[0.0, 1.0], [1.0, 0.0]]
    """
    if not isinstance(statements, Statements):
        return statements.network(**settings)
    return whole_network(tally(statements, asked_of(statements, options, settings)))


def asked_of(
    statements: Statements, options: NetworkOptions | None, settings: Mapping[str, Any]
) -> NetworkOptions:
    """Options with some settings changed; without options, settings over the defaults that fit."""
    if options is None:
        return NetworkOptions.of(settings, statements)
    given = {f.name: getattr(options, f.name) for f in fields(options)}
    return NetworkOptions.of({**given, **settings})


def whole_network(
    table: Tally, build: str = "network", extra: Mapping[str, Any] | None = None
) -> Network:
    """The network of everything in a tally, over its whole period."""
    made = finish(table, counted(table), study=study_of(table.options, build, extra))
    return replace(made, dealt=partial(dealt, table))


def dealt(table: Tally, dice: np.random.Generator) -> Network:
    """The network of the same statements, each made by somebody chance chose: every name makes as
    many as it did, and as many are made of every concept at every level."""
    if table.times is not None:
        each = np.repeat(np.arange(len(table)), table.times)
        table = replace(table.part(each), times=None)
    shuffled = replace(table, a=dice.permutation(table.a))
    return finish(shuffled, counted(shuffled), extent=Extent(None, None))


def study_of(
    options: NetworkOptions,
    build: str,
    extra: Mapping[str, Any] | None = None,
    seed: int | None = None,
) -> Study:
    """The question as a Study."""
    from .. import __version__

    return Study(build, {**options.plain(), **(extra or {})}, seed=seed, version=__version__)


def shown(table: Tally) -> tuple[npt.NDArray[np.intp], npt.NDArray[np.intp]]:
    """Codes of variable 1 and variable 2 that have a row, a column."""
    out = []
    for codes, everything, size in (
        (table.a, table.all1, table.shape[0]),
        (table.c, table.all2, table.shape[1]),
    ):
        if everything is not None:
            out.append(everything)
        else:
            out.append(np.flatnonzero(np.bincount(codes, minlength=size)))
    return out[0], out[1]


@dataclass(frozen=True, slots=True)
class Cells:
    """The codes of a tally that have a row and a column, and what stands where they meet.

    ``counts`` are of shape (rows, columns * levels), full or sparse; ``matrix`` is the one-mode
    network where it is made already.
    """

    rows: npt.NDArray[np.intp]
    columns: npt.NDArray[np.intp]
    counts: Any = None
    matrix: Floats | None = None


@dataclass(frozen=True, slots=True)
class Extent:
    """The time a network is of; without a ``middle`` of its own it lies half-way."""

    start: np.datetime64 | None
    stop: np.datetime64 | None
    middle: np.datetime64 | None = None


def counted(table: Tally) -> Cells:
    """A tally's counts: full where they are few, else sparse."""
    rows, columns = shown(table)
    n1, n2, k = len(rows), len(columns), table.shape[2]
    if n1 * n2 * k <= DENSE_CELLS:
        x = counts(table)
        if (n1, n2) != x.shape[:2]:
            x = x[np.ix_(rows, columns)] if n2 != x.shape[1] else x[rows]
        full = x.reshape(n1, n2 * k)
        return Cells(rows, columns, full if table.options.mode == "two-mode" else thinned(full))
    from scipy.sparse import csr_array

    place1 = np.zeros(table.shape[0], dtype=np.int64)
    place1[rows] = np.arange(n1)
    place2 = np.zeros(table.shape[1], dtype=np.int64)
    place2[columns] = np.arange(n2)
    where = (place1[table.a], place2[table.c] * k + table.q)
    times = np.ones(len(table)) if table.times is None else table.times.astype(float)
    return Cells(rows, columns, csr_array((times, where), shape=(n1, n2 * k)))


def finish(
    table: Tally,
    cells: Cells,
    *,
    extent: Extent | None = None,
    study: Study | None = None,
    part: slice | None = None,
) -> Network:
    """The Network of some cells, of the tally's whole period unless another ``extent`` is given.

    ``part`` are the positions of the tally it counts.
    """
    options, levels = table.options, table.levels
    rows, columns, x, matrix = cells.rows, cells.columns, cells.counts, cells.matrix
    names = tuple([table.names1[i] for i in rows.tolist()])
    others = tuple([table.names2[i] for i in columns.tolist()])
    n = len(table) if part is None else part.stop - part.start
    why = None
    if n == 0:
        why = table.why_empty or "No statement lies in this window."
    if options.mode == "two-mode":
        matrix = two_mode(x, len(columns), levels, options)
    elif matrix is None:
        # going through windows keeps the columns nobody uses: they add nothing
        matrix = one_mode(x, x.shape[1] // len(levels) if len(levels) else 0, levels, options)
    if options.mode == "one-mode" and why is None and len(names) == 1:
        why = f"Only one {options.variable1} is left ({names[0]}), so there is nobody to be linked with."
    time = extent or Extent(table.first, table.last)
    start, stop, middle = time.start, time.stop, time.middle
    if middle is None and start is not None and stop is not None:
        middle = start + (stop - start) // 2
    return Network(
        rows=names,
        columns=names if options.mode == "one-mode" else others,
        matrix=matrix,
        mode=options.mode,
        study=study,
        n=n,
        start=iso(start),
        middle=iso(middle),
        stop=iso(stop),
        why_empty=why,
        behind=evidence(table, part or slice(None), rows, columns),
        resting=cache(lambda: resting(table, part or slice(None), rows, columns)),
    )


def iso(date: np.datetime64 | None) -> str | None:
    """ISO text, without a midnight's clock."""
    return None if date is None else str(date.astype("datetime64[s]")).removesuffix("T00:00:00")


# two-mode
# --------------------------------------------------------------------------------------------------


def finite(matrix: Floats) -> Floats:
    """The matrix, or OptionError where compat="dna3" left cells without a number."""
    if np.isnan(matrix).any():
        raise OptionError(
            "Discourse Network Analyzer gives no numbers here (the qualifier has a single value); "
            "leave out compat='dna3', or declare the qualifier's scale.",
            compat="dna3",
        )
    return matrix


def two_mode(x: Any, width: int, levels: Levels, options: NetworkOptions) -> Floats:
    """M[a, c], shape (a, c).

    ignore: sum_q X. subtract: yes minus no (boolean), sum_q q X (numeric), as ignore (names).
    combine: sum over the levels k that occur of 2^(K-1-k). activity divides row a (prominence:
    column c) by its number of statements, under combine by its number of cells that are not 0; an
    empty divisor gives 0.
    """
    k = len(levels)
    full = np.asarray(x.toarray() if hasattr(x, "toarray") else x).reshape(x.shape[0], width, k)
    if options.aggregation == "combine":
        if k > 53:
            raise OptionError(
                f"aggregation='combine' codes each set of levels as one number, which is exact up "
                f"to 53 levels; "
                f"{levels.name!r} has {k}.",
                levels=k,
            )
        made = (full > 0) @ 2.0 ** np.arange(k - 1, -1, -1)
        mass = (made > 0).astype(float)
    else:
        made = product(full, sign_of_levels(levels, options.aggregation))
        mass = full.sum(axis=2)
    if options.normalization == "activity":
        made = over(made, mass.sum(axis=1, keepdims=True))
    elif options.normalization == "prominence":
        if options.dna and options.aggregation == "combine":
            raise OptionError(
                "Discourse Network Analyzer fails for combine with prominence (it swaps rows and "
                "columns); "
                "leave out compat='dna3'.",
                normalization="prominence",
            )
        made = over(made, mass.sum(axis=0, keepdims=True))
    return np.ascontiguousarray(made)


def over(made: Floats, divisor: Floats) -> Floats:
    """made / divisor, 0 where the divisor is 0."""
    divisor = np.broadcast_to(divisor, made.shape)
    np.divide(made, divisor, out=made, where=divisor != 0)
    made[divisor == 0] = 0.0
    return made


# one-mode
# --------------------------------------------------------------------------------------------------


def one_mode(x: Any, width: int, levels: Levels, options: NetworkOptions) -> Floats:
    """M[a, b], shape (a, a), symmetric, diagonal 0.

    sum_c sum_qr X[a,c,q] S[q,r] X[b,c,r]; for a name qualifier conflict is sum_cq (X[a,c,q] +
    X[b,c,q]) where exactly one of the two is above 0, and subtract is congruence minus that.
    Normalizations divide by (A_a + A_b) / 2 (average), A_a A_b (cosine, as the manual prints it),
    the weighted jaccard union, or |X_a| |X_b| (profile-cosine), A being the number of statements;
    an empty divisor gives 0.
    """
    k, aggregation = len(levels), options.aggregation
    n = x.shape[0]
    if n == 0 or width == 0:
        return np.zeros((n, n))
    s = similarity(levels, aggregation, dna=options.dna)
    if np.isnan(s).any():
        made = np.full((n, n), np.nan)
        np.fill_diagonal(made, 0.0)
        return made
    folded = fold(x, width, k, np.ones((k, 1)))
    if aggregation in ("ignore", "combine"):
        made = gram(folded)
    elif levels.kind == "text":
        if options.normalization == "profile-cosine" and aggregation != "congruence":
            raise OptionError(
                f"profile-cosine has no meaning for {aggregation} with the name qualifier "
                f"{levels.name!r}, whose "
                "conflict is no product; use 'average' or aggregation='congruence'.",
                normalization="profile-cosine",
            )
        made = lonely(x) if aggregation == "conflict" else gram(x)
        if aggregation == "subtract":
            made -= lonely(x)
    elif levels.kind == "boolean" and aggregation == "congruence":
        made = gram(x)
    elif levels.kind == "boolean" and aggregation == "subtract":
        made = gram(fold(x, width, k, np.array([[-1.0], [1.0]])))
    else:
        made = gram(x, fold(x, width, k, s))
    made = normalized(made, x, folded, levels, options)
    np.fill_diagonal(made, 0.0)
    return made


def normalized(
    made: Floats, x: Any, folded: Any, levels: Levels, options: NetworkOptions
) -> Floats:
    """A one-mode product divided as ``options.normalization`` says."""
    if options.normalization == "none":
        return made
    if options.normalization in ("average", "cosine"):
        return by_activity(
            made, np.asarray(folded.sum(axis=1), dtype=float).ravel(), options.normalization
        )
    if options.normalization == "jaccard":
        divisor = gram(x) + lonely(x)
    else:
        length = np.sqrt(norms(x, folded, levels, options))
        divisor = np.multiply.outer(length, length)
    return over(made, divisor)


def by_activity(
    made: Floats, total: Floats, normalization: str, room: Floats | None = None
) -> Floats:
    """made divided by (A_a + A_b) / 2 (average) or A_a A_b (cosine), A = ``total``; 0 where that is
    0.

    Goes block by block of rows, so that no second matrix is needed; ``room`` is a flat array to
    work in.
    """
    n = len(total)
    step = max(1, min(n, BLOCK // max(1, n)))
    room = np.empty(step * n) if room is None else room
    average = normalization == "average"
    parts = total / 2 if average else total
    full = bool(n) and total.min() > 0
    for first in range(0, n, step):
        part = made[first : first + step]
        divisor = room[: part.size].reshape(part.shape)
        (np.add if average else np.multiply).outer(parts[first : first + step], parts, out=divisor)
        if full:
            part /= divisor
        else:
            over(part, divisor)
    return made


def norms(x: Any, folded: Any, levels: Levels, options: NetworkOptions) -> Floats:
    """sum_c sum_qr X[a,c,q] S[q,r] X[a,c,r], S as for congruence (or ignore): a profile's squared
    length.
    """
    if options.aggregation == "ignore":
        return np.asarray((folded * folded).sum(axis=1), dtype=float).ravel()
    k, s = len(levels), similarity(levels, "congruence")
    return np.asarray((x * fold(x, x.shape[1] // k, k, s)).sum(axis=1), dtype=float).ravel()
