"""How a value shows itself in a notebook or at a prompt.

A value knows nothing of pictures. Whoever can draw (``hustings.notebook``) enters here how each
class is shown, and a value that inherits :class:`Shown` then answers what IPython, Jupyter,
marimo and Quarto ask of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any, TypeVar

from .errors import OptionError


@dataclass(frozen=True, slots=True)
class Showing:
    """How the values of one class are shown; each function takes the value.

    ``line`` one line for the prompt; ``table`` HTML, every name escaped; ``picture`` SVG, or None
    where the class has none.
    """

    line: Callable[[Any], str]
    table: Callable[[Any], str]
    picture: Callable[[Any], str] | None = None


SHOWINGS: dict[str, Showing] = {}
"""Name of a class -> how its values are shown."""

LATER: list[Callable[[], Mapping[str, Showing]]] = []
"""What is entered in :data:`SHOWINGS` when the first value is looked at."""

_Item = TypeVar("_Item")


def _showing(value: object) -> Showing | None:
    while LATER:
        SHOWINGS.update(LATER.pop()())
    return next((SHOWINGS[c.__name__] for c in type(value).__mro__ if c.__name__ in SHOWINGS), None)


class Shown:
    """A value with a short ``repr``, an HTML table and, where there is one, a picture."""

    __slots__ = ()

    def __repr__(self) -> str:
        showing = _showing(self)
        return showing.line(self) if showing else f"<{type(self).__name__}>"

    def _repr_html_(self) -> str | None:
        showing = _showing(self)
        return showing.table(self) if showing else None

    def _repr_svg_(self) -> str | None:
        showing = _showing(self)
        return showing.picture(self) if showing and showing.picture else None

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, str]:
        """The picture where there is one, else the table; always the line."""
        showing = _showing(self)
        answers = {"text/plain": showing.line(self) if showing else repr(self)}
        if picture := self._repr_svg_():
            answers["image/svg+xml"] = picture
        elif table := self._repr_html_():
            answers["text/html"] = table
        return answers

    def plot(self, path: str | Path | None = None) -> str:
        """The picture as SVG text; with ``path`` it is written there too.

        Raises OptionError where values of this class have no picture.
        """
        picture = self._repr_svg_()
        if picture is None:
            raise OptionError(
                f"A {type(self).__name__} has no picture of its own; print it, or save its table."
            )
        if path is not None:
            Path(path).write_text(picture, encoding="utf-8")
        return picture


class Tabular:
    """A value that is a table too: a subclass gives its columns, in order, of equal length."""

    __slots__ = ()

    def to_columns(self) -> Mapping[str, Sequence[Any]]:
        """The table as plain columns by name; None where nothing stands."""
        raise NotImplementedError

    def to_pandas(self) -> Any:
        """A pandas.DataFrame; None where nothing stands."""
        import pandas as pd

        return pd.DataFrame(dict(self.to_columns()))

    def to_polars(self) -> Any:
        """A polars.DataFrame; null where nothing stands."""
        import polars as pl

        return pl.DataFrame([pl.Series(n, v, strict=False) for n, v in self.to_columns().items()])


def columns_of(items: Sequence[Any], names: Iterable[str]) -> dict[str, list[Any]]:
    """A column for each name: what the items have under it."""
    return {name: [getattr(item, name) for item in items] for name in names}


class Listed(Shown, Tabular, list[_Item]):
    """A list of dataclasses that shows itself as a table, a row an item."""

    __slots__ = ()

    def to_columns(self) -> Mapping[str, Sequence[Any]]:
        """The fields of the items that hold words or numbers, a column each."""
        first: Any = self[0] if self else None
        names = [f.name for f in fields(first)] if self else []
        columns = columns_of(self, names)
        return {name: column for name, column in columns.items() if all(map(_plain, column))}


def _plain(value: object) -> bool:
    if isinstance(value, tuple):
        return all(isinstance(part, str) for part in value)
    return value is None or isinstance(value, str | int | float)
