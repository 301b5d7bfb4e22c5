"""Which statements a network looks at: forms, holders, dates, lists; and why none is left.

Masks are None where nothing was taken away, so that of millions nothing is copied.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

from ..errors import OptionError, UnknownName
from ..model import Statements
from ..model.selecting import told_mask, voice_mask
from ..model.statements import DOCUMENT_VARIABLES
from .options import NetworkOptions, limits

DOCUMENT_LEVEL = (*DOCUMENT_VARIABLES, "id", "date")


def real(name: str) -> str:
    """The column a variable is read from: an id means the document's."""
    return "document" if name == "id" else name


Mask = npt.NDArray[np.bool_] | None


def where_some(mask: npt.NDArray[Any]) -> Mask:
    """None for a mask that takes nothing away."""
    return None if bool(mask.all()) else mask


def both(left: Mask, right: Mask) -> Mask:
    """What two masks leave."""
    if left is None or right is None:
        return right if left is None else left
    return left & right


def reason(why: str | None, keep: Mask, words: str) -> str | None:
    """The first reason that left nothing."""
    if why is None and keep is not None and not keep.any():
        return words
    return why


def text_filters(
    statements: Statements, options: NetworkOptions, why: str | None
) -> tuple[Mask, str | None]:
    """Form, commitment, holder, dates and document-level lists."""
    n = len(statements)
    keep: Mask = None
    for name, wanted in (
        ("form", options.forms),
        ("commitment", options.commitments),
        ("holder", options.holders),
    ):
        if len(wanted):
            keep = both(keep, where_some(_listed(statements, name, list(wanted))))
            why = reason(
                why, keep, f"No statement has a {name} among {', '.join(map(str, wanted))}."
            )
    if options.voice != "any":
        keep = both(keep, where_some(voice_mask(statements, options.voice)))
        why = reason(why, keep, f"No statement tells a view that is {options.voice}.")
    first, last = limits(options)
    if options.time == "told" and (first is not None or last is not None):
        keep = both(keep, where_some(told_mask(statements, options.since, options.until)))
        between = f"{options.since or 'the start'} and {options.until or 'the end'}"
        why = reason(why, keep, f"No statement tells of a time between {between}.")
    elif first is not None or last is not None:
        date = statements["date"].values
        if n and np.isnat(date).all():
            raise OptionError(
                "since and until need dates, but no statement has a date.", since=options.since
            )
        inside = ~np.isnat(date)
        if first is not None:
            inside &= date >= first
        if last is not None:
            inside &= date <= last
        keep = both(keep, where_some(inside))
        why = reason(
            why,
            keep,
            f"No statement lies between {options.since or 'the start'} and "
            f"{options.until or 'the end'}.",
        )
    return _lists(statements, options, keep, why, document_level=True)


def statement_lists(
    statements: Statements, options: NetworkOptions, keep: Mask, why: str | None
) -> tuple[Mask, str | None]:
    """Lists of what single statements say."""
    return _lists(statements, options, keep, why, document_level=False)


def _lists(
    statements: Statements,
    options: NetworkOptions,
    keep: Mask,
    why: str | None,
    *,
    document_level: bool,
) -> tuple[Mask, str | None]:
    exclude = options.exclude or {}
    for name in options.invert:
        if name not in exclude:
            raise OptionError(
                f"invert names {name!r}, for which exclude has no list; give exclude={{{name!r}: "
                f"[...]}}.",
                invert=name,
            )
    for name, values in exclude.items():
        column = real(name)
        if column not in statements.columns:
            raise UnknownName("variable", name, statements.columns)
        if (column in DOCUMENT_LEVEL) != document_level or not len(values):
            continue
        listed = _listed(statements, column, [str(v) for v in values])
        keep = both(keep, where_some(listed if name in options.invert else ~listed))
        why = reason(why, keep, f"The list for {name!r} leaves no statement.")
    return keep, why


def _listed(statements: Statements, name: str, values: list[str]) -> npt.NDArray[np.bool_]:
    """Mask of the statements whose value is in the list; numbers and yes/no compare as text, "" is
    "not coded".
    """
    column = statements[name]
    if column.kind == "boolean":
        named = {"1": 1, "true": 1, "yes": 1, "0": 0, "false": 0, "no": 0, "": -1}
        codes = []
        for value in values:
            if value.lower() not in named:
                raise OptionError(
                    f"{name!r} is yes or no; {value!r} is neither.", column=name, value=value
                )
            codes.append(named[value.lower()])
        return np.isin(column.values, codes)
    if column.kind == "name":
        place = {label: i for i, label in enumerate(column.labels)} | {"": -1}
        return np.isin(column.values, [place[v] for v in values if v in place])
    if column.kind == "number":
        numbers = []
        for value in values:
            try:
                numbers.append(float(value) if value else np.nan)
            except ValueError:
                raise OptionError(
                    f"{name!r} is a number; {value!r} is none.", column=name, value=value
                ) from None
        return np.asarray(
            np.isin(column.values, numbers) | (np.isnan(column.values) & ("" in values))
        )
    plain = np.asarray(["" if v is None else str(v) for v in column.plain()], dtype=object)
    return np.isin(plain, np.asarray(values, dtype=object))
