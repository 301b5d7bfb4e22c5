"""What every format gives: a Document; and the guards all of them share."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from ...errors import NotReadable
from ...model import Turn
from ..lines import BLANKS, looks_like_name
from ..text import LARGEST
from ..turns import Structure, structure_of

MOST_ENTRIES = 10_000
MOST_UNPACKED = 500_000_000
MOST_RATIO = 200


@dataclass(frozen=True, slots=True)
class Document:
    """What a file says. ``text`` need not be canonical yet where ``structure`` is None (it is then
    searched for turns).

    ``structure`` is given by formats that say themselves who speaks. ``times`` are (offset, begins,
    ends) in seconds and ``pages`` (offset, page) in canonical text, ascending.
    """

    text: str
    structure: Structure | None = None
    title: str = ""
    date: str | None = None
    language: str | None = None
    known: tuple[str, ...] = ()
    times: tuple[tuple[int, float, float | None], ...] = ()
    pages: tuple[tuple[int, int], ...] = ()
    encoding: str = ""
    dialect: str = ""
    attributes: dict[str, str] = field(default_factory=dict)
    proposals: tuple[dict[str, Any], ...] = ()


@dataclass(slots=True)
class Part:
    """A stretch of a file that says who speaks: one turn, or a heading, note, direction."""

    words: str
    speaker: str | None = None
    kind: str = "speech"
    begins_at: float | None = None
    ends_at: float | None = None
    level: int = 1


def compose(parts: Iterable[Part], *, evidence: str, joined: bool = True) -> tuple[str, Structure]:
    """Text and structure of parts. Labels are written into the text, as ``Name: words``, one
    paragraph a turn.

    ``joined``: parts in a row by one speaker (the segments of a machine transcript) become one
    turn.
    """
    merged: list[Part] = []
    for part in parts:
        words = part.words.strip(BLANKS)
        if not words:
            continue
        last = merged[-1] if merged else None
        if (
            joined
            and last is not None
            and part.kind == last.kind == "speech"
            and part.speaker == last.speaker
            and part.speaker is not None
        ):
            last.words += " " + words
            last.ends_at = part.ends_at
            continue
        merged.append(
            Part(words, part.speaker, part.kind, part.begins_at, part.ends_at, part.level)
        )
    text, turns = "", []
    for part in merged:
        if text:
            text += "\n\n"
        begin = len(text)
        label = None
        if part.kind == "speech" and part.speaker:
            label = " ".join(part.speaker.split())
            text += f"{label}: "
        elif part.kind in ("heading", "title"):
            text += "#" * (part.level if part.kind == "heading" else 1) + " "
        start = len(text)
        text += part.words
        turns.append(
            Turn(
                start,
                len(text),
                part.kind if label or part.kind != "speech" else "unassigned",
                speaker=label,
                label=label,
                label_start=begin if label else None,
                begins_at=part.begins_at,
                ends_at=part.ends_at,
            )
        )
    return text + "\n" if text else "", structure_of(text + "\n", turns, evidence)


def refuse_nothing(text: str, name: str, what: str) -> None:
    """Refuse a file in which no words were found. Raises NotReadable."""
    if not text.strip(BLANKS):
        raise NotReadable(f"{name} holds no {what}; there is nothing to read in it.", name=name)


def marked(runs: Sequence[tuple[str, bool]]) -> str:
    """A paragraph of (words, bold) runs as text: bold names before the words and whole bold
    paragraphs keep stars.
    """
    words = "".join(run for run, _ in runs)
    lead = ""
    for run, bold in runs:
        if run.strip(BLANKS) and not bold:
            break
        lead += run
    name = lead.strip(BLANKS)
    if not name:
        return words
    rest = words[len(lead) :]
    if rest.strip(BLANKS):
        if (
            name[-1] not in ":："
            and not rest.lstrip(BLANKS).startswith((":", "："))
            and looks_like_name(name)
            and "\n" not in name
        ):
            return f"**{name}** {rest.lstrip(BLANKS)}"
        return words
    return f"**{name}**" if "\n" not in name and "**" not in name else words


class Archive:
    """A zip opened with its guards: number of entries, unpacked size, ratio, no paths that leave
    it. All in memory.
    """

    def __init__(self, data: bytes, name: str) -> None:
        self.name = name
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            entries = self._zip.infolist()
        except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError, RuntimeError):
            raise NotReadable(
                f"{name} is damaged: it is not a whole zip archive.", name=name
            ) from None
        if len(entries) > MOST_ENTRIES:
            raise NotReadable(
                f"{name} holds {len(entries):,} files, more than {MOST_ENTRIES:,}; split it.",
                name=name,
            )
        total = sum(e.file_size for e in entries)
        packed = max(len(data), 1)
        if total > MOST_UNPACKED or (total > 20_000_000 and total > MOST_RATIO * packed):
            raise NotReadable(
                f"{name} would unpack to {total / 1e6:,.0f} MB, far more than it should; it was "
                f"not opened.",
                name=name,
            )
        for entry in entries:
            path = entry.filename.replace("\\", "/")
            if path.startswith("/") or ".." in path.split("/") or re.match(r"^[A-Za-z]:", path):
                raise NotReadable(
                    f"{name} holds a file that would be written outside of it ({path[:60]!r}); it "
                    f"was not opened.",
                    name=name,
                )
            if entry.flag_bits & 1:
                raise NotReadable(
                    f"{name} is protected by a password; remove it and try again.", name=name
                )
        self.names = [e.filename for e in entries if e.filename and not e.is_dir()]

    def __contains__(self, path: str) -> bool:
        return path in self.names

    def read(self, path: str) -> bytes:
        """The bytes of one file in it. Raises NotReadable where it is missing, damaged or larger
        than it says.
        """
        try:
            with self._zip.open(path) as handle:
                data = handle.read(LARGEST + 1)
        except (
            KeyError,
            zipfile.BadZipFile,
            RuntimeError,
            NotImplementedError,
            OSError,
            EOFError,
            ValueError,
        ):
            raise NotReadable(
                f"{self.name} is damaged: {path!r} in it is missing or broken.", name=self.name
            ) from None
        except Exception as error:  # zlib, lzma and bz2 each have their own
            if type(error).__name__ in ("error", "LZMAError"):
                raise NotReadable(
                    f"{self.name} is damaged: {path!r} in it is broken.", name=self.name
                ) from None
            raise
        if len(data) > LARGEST:
            raise NotReadable(
                f"{self.name} holds {path!r}, which is too large; it was not opened.",
                name=self.name,
            )
        return data


def xml(data: bytes, name: str) -> Any:
    """The root of an XML file, without entities, network or DTD. Raises NotReadable."""
    from lxml import etree

    if re.search(rb"<!ENTITY", data[:100_000]) or b"<\x00!\x00E\x00N\x00T" in data[:100_000]:
        raise NotReadable(
            f"{name} declares XML entities, which can hide harm; they are not read.", name=name
        )
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=False
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        where = getattr(error, "lineno", None)
        raise NotReadable(
            f"{name} is not well-formed XML{f' (line {where})' if where else ''}; it is damaged "
            f"or something else.",
            name=name,
        ) from None
    if root is None:
        raise NotReadable(f"{name} holds no XML; it is damaged or something else.", name=name)
    return root


def local(node: Any) -> str:
    """An element's name without its namespace; "" for comments and the like."""
    tag = node.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""
