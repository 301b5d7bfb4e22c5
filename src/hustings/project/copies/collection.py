"""Copies of one project: handed over, worked on apart, and merged again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from ... import store
from ..coders.agreeing import Agreeing
from . import clashes
from .handing import For, hand_over
from .merged import Conflict, Merged
from .merging import merge_file


class Copies(Agreeing):
    """Files between people who have no server."""

    def hand_over(
        self,
        path: str | Path,
        *,
        to: str,
        transcripts: Sequence[str] = (),
        blind: bool = False,
    ) -> dict[str, int]:
        """Write texts with their codebook as a new project for somebody, built from empty; returns
        its records by table.

        ``transcripts``: ids (none: all). ``blind``: without anything anybody else coded, noted or
        decided on them, and without names only used there; nothing of the log goes along in either
        case. Texts that are coded blind by now are handed over so, whatever is said. Raises
        OptionError, UnknownName, ProjectError where something is at ``path`` already.
        """
        named = [self._with_successors([self.transcript_record(t)["id"]])[-1] for t in transcripts]
        keys = list(dict.fromkeys(named)) or [t["id"] for t in self.transcripts()]
        notes = self.work()
        shut = {n.transcript for n in notes if n.closed}
        looks = frozenset(
            n.transcript for n in notes if n.looking and n.coder == " ".join(to.split())
        )
        shut |= looks
        whom = For(to, self.coder, blind or not shut.isdisjoint(keys), looks)
        return hand_over(self.database.whole, Path(path), keys, whom)

    def merge_file(self, path: str | Path, preview: bool = False) -> Merged:
        """Take over what was done in a copy of this project, as one undoable change.

        Three ways, record by record, from what both began with. Where both changed the same field,
        ours stands and the conflict is kept (:meth:`conflicts`). ``preview`` writes nothing. The
        file itself is not touched; the same file again brings nothing new. Raises NotACopy,
        NotAProject, OptionError where a field of a form has two kinds.
        """
        return merge_file(self.database, self.coder, Path(path), preview=preview)

    def conflicts(self) -> list[Conflict]:
        """What merged files left to settle, by kind of record."""
        return clashes.conflicts(self.database)

    def open_conflicts(self) -> int:
        """How many conflicts wait."""
        return self.database.kept(
            "conflicts", ("conflicts",), lambda: store.count(self.database, "conflicts")
        )

    def settle_conflicts(self, decisions: Iterable[Mapping[str, str]]) -> int:
        """Settle conflicts as one undoable change; returns how many.

        Each is ``{"conflict": key, "choice": "ours" or "theirs"}``. Raises OptionError,
        UnknownName, CodingError; nothing is written then.
        """
        chosen = clashes.chosen(self.database, decisions)
        n = len(chosen)
        told = f"Settled {n} conflict{'s' * (n > 1)} of a merged file"
        with self.changing("settle", told) as change:
            clashes.settle(self, self.database, change, chosen)
        return n
