"""Named periods: what people call a time, when it was, and by whose dating."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ..errors import CodingError
from . import edtf


@dataclass(frozen=True, slots=True)
class Period:
    """A period with a name, as somebody dates it. Raises CodingError without a name or for a time
    that is none."""

    name: str
    edtf: str
    aliases: tuple[str, ...] = ()
    dating: str = ""
    """Whose dating it is: a person's name, or where it is written."""

    def __post_init__(self) -> None:
        if not self.name.strip():
            raise CodingError("A period needs a name.")
        if edtf.is_edtf(self.name):
            raise CodingError(f"{self.name!r} is a time already; a period is named in words.")
        edtf.bounds(self.edtf)

    def called(self, text: str) -> bool:
        """Whether a text is one of its names, without regard to case and blanks."""
        return _plain(text) in {_plain(n) for n in (self.name, *self.aliases)}


def named(periods: Iterable[Period], text: str) -> Period | None:
    """The period a text names, None where none is called so."""
    return next((p for p in periods if p.called(text)), None)


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()
