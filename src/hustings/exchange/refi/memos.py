"""Notes of a REFI-QDA project that codes, sources or the project itself point at: memos."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from ...model.memos import Memo, MemoOn
from .elements import child, children, guid_of, made_guid
from .sources import ProjectFile


@dataclass(frozen=True, slots=True)
class Pointing:
    """What points at notes: its kind, its id in the bundle, the GUIDs of the notes."""

    on: MemoOn
    of: str
    notes: Iterable[str]


def read_memos(
    file: ProjectFile, own: Mapping[str, Any], pointing: Iterable[Pointing]
) -> tuple[tuple[Memo, ...], frozenset[str]]:
    """The memos of a project, and the GUIDs of the notes they are.

    Those Hustings wrote are as its own note has them, with the words as they stand now; of other
    programs' notes, those that a code, a text or the project points at.
    """
    memos = own_memos(own, file.notes)
    found = list(memos.values())
    elements = {guid_of(n.get("guid")): n for n in children(child(file.root, "Notes"), "Note")}
    taken = set(memos)
    for one in pointing:
        for guid in one.notes:
            words = _words(file.notes.get(guid, ""))
            if guid in memos or not words:
                continue
            key = guid if guid not in taken else made_guid("memo", guid, one.of)
            taken |= {guid, key}
            by = file.coder_of(elements[guid])
            at = elements[guid].get("creationDateTime") or ""
            found.append(Memo(key, one.on, one.of, words, by, at))
    return tuple(found), frozenset(taken)


def own_memos(own: Mapping[str, Any], notes: Mapping[str, str]) -> dict[str, Memo]:
    """The memos of Hustings' own note by the GUIDs of their notes, with the words of ``notes``."""
    memos: dict[str, Memo] = {}
    for told in own.get("memos") or ():
        data = {k: v for k, v in told.items() if k != "guid"}
        words = _words(notes.get(told["guid"], "")) or data["text"]
        memos[told["guid"]] = Memo(**{**data, "text": words})
    return memos


def _words(text: str) -> str:
    return text.replace("\r\n", "\n").strip()
