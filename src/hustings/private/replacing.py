"""Pseudonyms in the place of names: whole words, longest first, in one pass.

A name is found however it is written: in capitals, composed or decomposed, with soft hyphens in it,
parted at the end of a line, with one space, several or one that does not break. What was put in is
never looked at again.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from .names import Name

_JOINT = "\u00ad*(?:-\\n)?"
"""What may stand between two letters of a name: soft hyphens, a hyphen at the end of a line."""

_SPACE = "[\\s\u00a0\u00ad\u200b]+"
_LETTER = "[^\\W_]"
_UNSPACED = re.compile(r"[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
"""Scripts that put no space between words."""

_ENDS = f"(?!{_LETTER}|[\u0300-\u036f])|(?=s(?!{_LETTER}))"
"""Where a name ends: no letter follows, or the s of a plural or genitive."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One name replaced: its span in the old text, and in the new one."""

    old: tuple[int, int]
    new: tuple[int, int]
    name: str
    form: str = ""
    """How the table writes it."""


@dataclass(frozen=True)
class Replaced:
    """A text without names, and where each stood (code points)."""

    text: str
    pieces: tuple[Piece, ...] = ()

    @cached_property
    def _olds(self) -> list[int]:
        return [p.old[0] for p in self.pieces]

    @cached_property
    def _news(self) -> list[int]:
        return [p.new[0] for p in self.pieces]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where a span of the old text is in the new one; inside a name it widens to the whole."""
        return _moved(start, self._olds, self.pieces, end=False), _moved(
            end, self._olds, self.pieces, end=True
        )

    def back(self, start: int, end: int) -> tuple[int, int]:
        """Where a span of the new text is in the old one."""
        turned = [Piece(p.new, p.old, p.name) for p in self.pieces]
        return _moved(start, self._news, turned, end=False), _moved(
            end, self._news, turned, end=True
        )


def _moved(offset: int, starts: Sequence[int], pieces: Sequence[Piece], *, end: bool) -> int:
    i = bisect_right(starts, offset - 1 if end else offset) - 1
    if i < 0:
        return offset
    piece = pieces[i]
    if offset < piece.old[1] or (end and offset == piece.old[1]):
        return piece.new[1] if end else piece.new[0]
    return offset - piece.old[1] + piece.new[1]


@dataclass
class Replacer:
    """Replaces the names of a table in texts and in whatever holds texts; counts what it did."""

    names: Sequence[Name]
    counts: Counter[str] = field(default_factory=Counter)

    @cached_property
    def _pattern(self) -> tuple[re.Pattern[str], list[tuple[str, Name]]]:
        forms = sorted(
            ((f, n) for n in self.names for f in n.all_forms), key=lambda x: (-len(x[0]), x[0])
        )
        parts = [f"({form_pattern(form, exact=form in name.exact)})" for form, name in forms]
        return re.compile("|".join(parts), re.IGNORECASE), forms

    def replace(self, text: str) -> Replaced:
        """The text with every name replaced, and where."""
        pattern, owners = self._pattern
        out: list[str] = []
        pieces = []
        last = length = 0
        for m in pattern.finditer(text):
            form, name = owners[(m.lastindex or 1) - 1]
            put = as_found(m.group(), form, name.pseudonym)
            out += [text[last : m.start()], put]
            length += m.start() - last
            span = (length, length + len(put))
            pieces.append(Piece(m.span(), span, name.original, form))
            length += len(put)
            last = m.end()
            self.counts[name.original] += 1
        out.append(text[last:])
        return Replaced("".join(out), tuple(pieces))

    def words(self, text: str) -> str:
        """The text alone."""
        return self.replace(text).text

    def everywhere(self, value: Any, ids: Mapping[str, str] | None = None) -> Any:
        """A value as JSON has it, with the names in all of its texts and keys replaced; a text that
        is one of ``ids`` becomes the id it stands for.
        """
        ids = ids or {}
        if isinstance(value, str):
            return ids[value] if value in ids else self.words(value)
        if isinstance(value, Mapping):
            return {self.everywhere(k, ids): self.everywhere(v, ids) for k, v in value.items()}
        if isinstance(value, list | tuple):
            return [self.everywhere(v, ids) for v in value]
        return value


def form_pattern(form: str, *, exact: bool = False) -> str:
    """A form as a pattern that finds it however it is written, as whole words; ``exact``: in its
    own capitals and in capitals throughout alone, whatever the flags.
    """
    composed = unicodedata.normalize("NFC", form)
    body = _body(composed)
    if exact:
        body = f"(?:{body}|{_body(composed.upper())})"
    first, last = composed[:1], composed[-1:]
    begins = "" if _UNSPACED.match(first) or not _is_letter(first) else f"(?<!{_LETTER})"
    ends = "" if _UNSPACED.match(last) or not _is_letter(last) else f"(?:{_ENDS})"
    return f"(?-i:{begins}{body}{ends})" if exact else f"{begins}{body}{ends}"


def _body(form: str) -> str:
    return _SPACE.join(_JOINT.join(map(_either, word)) for word in form.split())


def _either(letter: str) -> str:
    """A letter as it is composed and decomposed; ß also as SS."""
    ways = {letter, unicodedata.normalize("NFD", letter)}
    if len(letter.upper()) > 1:
        ways.add(letter.upper())
    every = sorted(map(re.escape, ways), key=lambda w: (-len(w), w))
    return every[0] if len(every) == 1 else f"(?:{'|'.join(every)})"


def _is_letter(char: str) -> bool:
    return bool(re.match(_LETTER, char))


def as_found(found: str, form: str, pseudonym: str) -> str:
    """The pseudonym in the case the name was written in, where that is not the form's own.

    >>> [as_found(x, "Kovalenko", "Person 1") for x in ("KOVALENKO", "kovalenko", "Kovalenko")]
    ['PERSON 1', 'person 1', 'Person 1']
    """
    letters = "".join(filter(str.isalpha, found))
    if letters == "".join(filter(str.isalpha, form)):
        return pseudonym
    if len(letters) > 1 and letters.isupper():
        return pseudonym.upper()
    return pseudonym.lower() if letters.islower() else pseudonym


def originals_back(text: str, names: Iterable[Name]) -> str:
    """Pseudonyms turned into originals again, for what was written on the copy."""
    turned = [Name(n.pseudonym, n.original, n.kind) for n in names]
    return Replacer(turned).words(text)
