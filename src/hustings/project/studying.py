"""Kept studies and reports; and one between two people: how it was read, how it stands, who wrote
between."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from .. import store
from ..errors import Changed, OptionError, UnknownName
from ..model.documents import REPORT, renamed_study
from .base import Base, tidy


@dataclass(frozen=True, slots=True)
class StudySince:
    """A kept study ``now`` and as it was ``read`` (None: there was none, or there is none any
    more), and the newest entry of the log that touched it since: who wrote it, when, its number.
    """

    now: Mapping[str, Any] | None
    read: Mapping[str, Any] | None
    by: str = ""
    at: str = ""
    change: int = 0


def since(database: store.Database, name: str, revision: int) -> StudySince:
    """How the study of that name stands since entry ``revision`` of the log."""
    base, now, entries = store.as_of(database, "studies", name, revision)
    stands, read = (None if r is None else r["study"] for r in (now, base))
    if not entries:
        return StudySince(stands, read, change=revision)
    return StudySince(stands, read, entries[0].by, entries[0].at, entries[0].id)


class Studying(Base):
    """The studies and reports a project keeps, by name."""

    def studies(self) -> dict[str, dict[str, Any]]:
        """Saved studies by name."""
        return {r["id"]: r["study"] for r in store.fetch(self.database, "studies")}

    def save_study(
        self,
        name: str,
        study: Mapping[str, Any] | None,
        *,
        over: Mapping[str, Any] | None = None,
    ) -> None:
        """Keep a study under a name; None forgets it. Raises Changed where it is no longer what was
        read, if that is given as ``over``, and nothing is written then.
        """
        before = store.get(self.database, "studies", name)
        if over is not None and (before is None or before["study"] != over):
            raise Changed(f"Somebody wrote {name!r} at the same moment. Nothing was written.")
        what = _sort(study if study is not None or before is None else before["study"])
        told = f"Forgot the {what} {name!r}" if study is None else f"Saved the {what} {name!r}"
        with self.changing("study", told) as change:
            if study is None:
                if before is None:
                    raise UnknownName("study", name, self.studies())
                change.delete("studies", before)
            elif before:
                change.update("studies", before, {"study": dict(study)})
            else:
                change.insert("studies", {"id": tidy(name), "study": dict(study)})

    def study_since(self, name: str, revision: int) -> StudySince:
        """A kept study as it is and as it was at ``revision``, and who changed it between."""
        return since(self.database, name, revision)

    def study_revisions(self, names: Iterable[str]) -> dict[str, int]:
        """The revision of kept studies: the newest entry of the log that touched each."""
        return store.revisions_of(self.database, list(names))

    def rename_study(self, name: str, to: str) -> None:
        """Give a saved study another name, in the reports that show it too; one undoable change.
        Raises UnknownName, OptionError for a name taken.
        """
        to, before = tidy(to), store.get(self.database, "studies", name)
        if before is None:
            raise UnknownName("study", name, self.studies())
        what = _sort(before["study"])
        if to != name and to in self.studies():
            raise OptionError(f"There is a {what} {to!r} already; choose another name.")
        if to == name:
            return
        with self.changing("study", f"Renamed the {what} {name!r} to {to!r}") as change:
            change.delete("studies", before)
            change.insert("studies", {**before, "id": to})
            for record in store.fetch(self.database, "studies"):
                if _sort(record["study"]) == REPORT and what != REPORT:
                    told = renamed_study(record["study"], name, to)
                    change.update("studies", record, {"study": told})


def _sort(study: Mapping[str, Any] | None) -> str:
    """What history calls a kept study: a study, or a report."""
    return REPORT if study is not None and study.get("build") == REPORT else "study"
