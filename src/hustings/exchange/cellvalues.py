"""What the cells of a column mean, whoever filled them in: missing values, yes and no in several
languages, decimal commas, a spreadsheet's day numbers, spellings of one name.

Whatever is read otherwise than it stands is told in ``notes``, one sentence each.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import numpy as np

from ..errors import OptionError
from .bundle import count

MISSING = frozenset(
    "na n/a n.a. #n/a #na nan <na> null none nil missing - – — . .. ? k.a. k.a s/d н/д".split()
)
"""What other programs write for a value that is not there, without regard to case."""

TRUTH = {
    **dict.fromkeys("true yes wahr ja vrai oui verdadero sí si да истина".split(), True),
    **dict.fromkeys("false no falsch nein faux non falso нет ложь".split(), False),
}
"""Yes and no as spreadsheets and people write them."""

ORDERS = ("dmy", "mdy")
"""Orders of day and month before a year."""

FIRST_ROW = 2
"""The number of the first row of values: the names of the columns stand in row 1."""

_WHOLE = re.compile(r"[+-]?(0|[1-9]\d{0,17})$")
_NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d{1,3})?$")
_PADDED = re.compile(r"[+-]?0\d")
_COMMA = re.compile(r"[+-]?\d*,\d+$")
_THOUSANDS = re.compile(r"[+-]?[1-9]\d{0,2},\d{3}$")
_DAY_FIRST = re.compile(r"(\d{1,2})([./-])(\d{1,2})\2(\d{4})(?:[ T,]+(\d{1,2}:\d\d(?::\d\d)?))?$")
_YEAR_FIRST = re.compile(r"(\d{4})([./])(\d{1,2})\2(\d{1,2})$")
_ZONE = re.compile(r"(?<=:\d\d)(?:\.\d+)?\s*(?:Z|[+-]\d\d(?::?\d\d)?)$|Z$")
"""A time zone behind a time: a text is of the day its own clock showed."""


@dataclass(slots=True)
class Cells:
    """How the cells of a table are read: ``dates`` is the order of day and month where it is
    unclear; ``notes`` grows with what was read otherwise than it stands.
    """

    dates: str = ""
    notes: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        if self.dates and self.dates not in ORDERS:
            raise OptionError(
                f"--dates {self.dates}: write dmy (3.5. is May) or mdy (3/5 is March)."
            )

    def note(self, sentence: str) -> None:
        """Tell something once."""
        if sentence not in self.notes:
            self.notes.append(sentence)


def is_nothing(value: Any) -> bool:
    """An empty cell, or one of white space."""
    return value is None or value != value or (isinstance(value, str) and not value.strip())


def is_missing(value: Any) -> bool:
    """A cell that says that there is no value (``NA``, ``n/a``, ``–``)."""
    return isinstance(value, str) and value.strip().casefold() in MISSING


@dataclass(slots=True)
class Seen:
    """One value of a column: in which row it stands first, and in how many."""

    value: Any
    first: int
    rows: int = 0


def _distinct(values: Iterable[Any]) -> dict[tuple[type, Any], Seen]:
    """The values of a column, each once (True and 1 apart), in the order they come."""
    out: dict[tuple[type, Any], Seen] = {}
    for i, value in enumerate(values):
        out.setdefault((type(value), value), Seen(value, i + FIRST_ROW)).rows += 1
    return out


def kind_of(head: str, values: Iterable[Any], cells: Cells | None) -> str:
    """What a column holds: boolean, integer, number, date or name, by all values that are there.

    A column of names most of whose values are of another kind is told to ``cells``, with the first
    that is not.
    """
    seen = [
        s for s in _distinct(values).values() if not is_nothing(s.value) and not is_missing(s.value)
    ]
    if not seen:
        return "name"
    if all(hasattr(s.value, "isoformat") for s in seen):
        return "date"
    for kind, fits in _FITS:
        if all(fits(s.value) for s in seen) and (
            kind != "boolean" or any(truth(s.value) is not None for s in seen)
        ):
            return kind
    if cells is not None:
        _tell_misfit(head, seen, cells)
    return "name"


def _tell_misfit(head: str, seen: Sequence[Seen], cells: Cells) -> None:
    """Tell what made a column of yes and no, or of numbers, one of names."""
    rows = sum(s.rows for s in seen)
    for kind, why in (("boolean", "neither yes nor no"), ("number", "no number")):
        fits = dict(_FITS)[kind]
        odd = [s for s in seen if not fits(s.value)]
        if 2 * sum(s.rows for s in odd) < rows:
            cells.note(
                f"Column {head!r} is read as names, because {str(odd[0].value)[:40]!r} in row "
                f"{odd[0].first} is {why}; '--type {head}={kind}' asks for the other reading."
            )
            return


def truth(value: Any) -> bool | None:
    """A cell as yes or no, None where it is neither (0 and 1 are numbers)."""
    if isinstance(value, bool | np.bool_):
        return bool(value)
    return TRUTH.get(value.strip().casefold()) if isinstance(value, str) else None


def number(value: Any) -> float | int | None:
    """A cell as a number, None where it is none; "0,5" is one half, "1,234" is doubtful: none."""
    if isinstance(value, bool | np.bool_):
        return None
    if isinstance(value, int | float | np.number):
        return value if isinstance(value, int | float) else value.item()
    text = str(value).strip()
    if _COMMA.match(text) and not _THOUSANDS.match(text):
        text = text.replace(",", ".")
    if _WHOLE.match(text):
        return int(text)
    return float(text) if _NUMBER.match(text) and not _PADDED.match(text) else None


def _is_truth(value: Any) -> bool:
    return truth(value) is not None or number(value) in (0, 1)


def _is_whole(value: Any) -> bool:
    found = number(value)
    if isinstance(value, str):
        return isinstance(found, int)
    return found is not None and float(found).is_integer()


_FITS: tuple[tuple[str, Callable[[Any], bool]], ...] = (
    ("boolean", _is_truth),
    ("integer", _is_whole),
    ("number", lambda value: number(value) is not None),
)


def plain_cells(head: str, values: Sequence[Any], kind: str, cells: Cells) -> list[Any]:
    """The cells of a column as values of its kind, None where nothing is there.

    Raises OptionError naming the column, the row and the value that does not fit.
    """
    if kind not in ("boolean", "integer", "number", "date"):
        return list(values)
    distinct = _distinct(values)
    there = [s for s in distinct.values() if not is_nothing(s.value)]
    reader = _Dates(head, there, cells) if kind == "date" else None
    plain: dict[tuple[type, Any], Any] = {}
    for seen in there:
        found = reader.read(seen) if reader else _of_kind(seen.value, kind)
        if found is None and is_missing(seen.value):
            cells.note(
                f"{seen.value.strip()!r} in column {head!r} was read as no value "
                f"({count(seen.rows, 'row')})."
            )
        elif found is None:
            raise _unfit(head, seen, kind)
        plain[type(seen.value), seen.value] = found
    if reader:
        reader.tell()
    return [plain.get((type(value), value)) for value in values]


def _of_kind(value: Any, kind: str) -> bool | int | float | None:
    found = number(value)
    if kind == "boolean":
        said = truth(value)
        return said if said is not None else {0: False, 1: True}.get(found)  # type: ignore[arg-type]
    if kind == "integer" and found is not None and not float(found).is_integer():
        return None
    return found


def _unfit(head: str, seen: Seen, kind: str, why: str = "") -> OptionError:
    wanted = {"boolean": "neither yes nor no", "date": "no date", "integer": "no whole number"}
    return OptionError(
        f"Column {head!r} cannot be read as {kind}: {str(seen.value)[:60]!r} in row {seen.first} "
        f"is {why or wanted.get(kind, 'no number')}.",
        column=head,
        row=seen.first,
        kind=kind,
    )


# -- dates -----------------------------------------------------------------------------------------


class _Dates:
    """The dates of one column as ISO text: ISO, d.m.yyyy or m/d/yyyy, yyyymmdd, years, and a
    spreadsheet's day numbers (which are told).

    Raises OptionError naming column and row of what is no date, and asking for the order of day and
    month where no date of the column shows it.
    """

    def __init__(self, head: str, seen: Sequence[Seen], cells: Cells) -> None:
        self.head, self.cells = head, cells
        self.serials: list[tuple[Seen, str]] = []
        texts = [s.value.strip() for s in seen if isinstance(s.value, str)]
        found = [m for m in map(_DAY_FIRST.match, texts) if m]
        self.order = _order(head, found, cells) if found else ""

    def read(self, seen: Seen) -> str | None:
        """One date, None for a word that says there is none."""
        value = seen.value
        if is_missing(value):
            return None
        if hasattr(value, "isoformat"):
            return str(value.isoformat())
        text = str(value).strip()
        if isinstance(value, float) and value.is_integer():
            text = str(int(value))
        day_first = _DAY_FIRST.match(text)
        if day_first:
            return self._ordered(seen, day_first)
        if _NUMBER.match(text):
            return self._from_number(seen, text)
        return self._iso(seen, text)

    def tell(self) -> None:
        """Tell what was a number and is a date."""
        if not self.serials:
            return
        rows = sum(seen.rows for seen, _ in self.serials)
        first, date = self.serials[0]
        self.cells.note(
            f"{count(rows, 'day number')} of a spreadsheet in column {self.head!r} read as dates: "
            f"{first.value} is {date}."
        )

    def _ordered(self, seen: Seen, found: re.Match[str]) -> str:
        day, month = (found[1], found[3]) if self.order == "dmy" else (found[3], found[1])
        try:
            date = datetime(int(found[4]), int(month), int(day))
            if found[5]:
                date = datetime.fromisoformat(f"{date:%Y-%m-%d}T{found[5].zfill(5)}")
        except ValueError:
            raise _unfit(self.head, seen, "date", f"no date with the order {self.order}") from None
        return _written(date)

    def _from_number(self, seen: Seen, text: str) -> str:
        """A number: a year of four digits, yyyymmdd, or a day number."""
        if re.fullmatch(r"\d{4}", text):
            return text
        if re.fullmatch(r"\d{8}", text):
            return self._iso(seen, f"{text[:4]}-{text[4:6]}-{text[6:]}")
        if not re.fullmatch(r"\d{5}(\.\d+)?", text):
            raise _unfit(self.head, seen, "date", "neither a year nor a day number")
        from openpyxl.utils.datetime import from_excel  # heavy

        date = _written(from_excel(float(text)).replace(microsecond=0))
        self.serials.append((seen, date))
        return date

    def _iso(self, seen: Seen, text: str) -> str:
        parted = _YEAR_FIRST.match(text)
        if parted:
            text = f"{parted[1]}-{parted[3].zfill(2)}-{parted[4].zfill(2)}"
        text = _ZONE.sub("", text).replace(" ", "T", 1)
        try:
            np.datetime64(text, "s")
        except ValueError:
            raise _unfit(self.head, seen, "date") from None
        return text


def _order(head: str, found: Sequence[re.Match[str]], cells: Cells) -> str:
    """Whether the day or the month stands first: as asked, as a number above 12 shows, or (with
    points) as points are used everywhere.
    """
    if cells.dates:
        return cells.dates
    first = next((m[0] for m in found if int(m[1]) > 12), "")
    second = next((m[0] for m in found if int(m[3]) > 12), "")
    if first and second:
        raise OptionError(
            f"Column {head!r} has days before months ({first}) and months before days ({second}); "
            f"write its dates as 2031-05-03.",
            column=head,
        )
    if first or second:
        return "dmy" if first else "mdy"
    if all(m[2] == "." for m in found):
        cells.note(f"Dates of column {head!r} are read with the day first: {found[0][0]}.")
        return "dmy"
    raise OptionError(
        f"Column {head!r} has dates like {found[0][0]!r}, which may be read in two ways; say "
        f"--dates dmy (the day first) or --dates mdy (the month first).",
        column=head,
        asks="dates",
        example=found[0][0],
    )


def _written(date: datetime) -> str:
    return date.isoformat().removesuffix("T00:00:00")
