"""Every error Hustings raises on purpose, as one tree.

::

    HustingsError               one sentence for a person: what happened, where, what to do
    ├── InputError              something about a file or text that was given
    │   ├── NotReadable         a file that cannot be read at all (missing, empty, scanned)
    │   ├── UnknownFormat       no reader or writer for this kind of file
    │   └── UnclearStructure    two answers fit, or none: a person chooses (``choices``)
    ├── OptionError             an option's value that cannot be used (also a ValueError)
    │   ├── UnknownName         a variable, factor, actor … that is not there (``known``)
    │   └── BuiltUpon           later changes stand on a change (carries ``dependents``)
    ├── CodingError             a statement that would not be right: form, field, span, value
    ├── ProjectError            a project file that cannot be opened or written
    │   ├── NotAProject         the file is something else, or damaged
    │   ├── NewerProject        written by a newer version of Hustings
    │   ├── NotACopy            another project, no copy of this one: it cannot be merged
    │   ├── ProjectLocked       another program holds it
    │   ├── FileMoved           the open file was moved, deleted or replaced
    │   ├── NotWritable         disk full, read-only, no permission
    │   ├── NamesLeft           a copy without names still had some (carries ``hits``)
    │   ├── Changed             somebody else changed it meanwhile (carries both values)
    │   └── Gone                somebody else deleted it meanwhile
    ├── NothingToUndo           the log has nothing (more) to take back or to do again
    └── TeamError               something a project that several people share does not allow
        ├── NotSignedIn         nobody is signed in, or name and password do not fit
        ├── NotAllowed          a right is missing in this project (``needed``: the role)
        ├── NotThere            no such project, or none of which one is a member
        ├── LastOwner           a project must keep an owner
        ├── UsedUp              a link that was used already, or is too old
        ├── WeakPassword        a password that is too easily guessed
        ├── RevisionNeeded      a change that does not say what it is based on
        ├── TooManyTries        too many wrong tries (``wait``: whole seconds)
        └── Busy                more sign in at once than can be served (``wait``)

Each carries its data in ``details`` so that a front door can show it as it likes.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from typing import Any


class HustingsError(Exception):
    """One sentence for a person; ``details`` holds the data behind it."""

    def __init__(self, message: str, **details: Any) -> None:
        # words of a file may break lines; a sentence does not
        message = " ".join(message.split()) if "\n" in message or "\r" in message else message
        super().__init__(message)
        self.message = message
        self.details = details

    def __str__(self) -> str:
        return self.message


class InputError(HustingsError):
    """Something about a file or a text that was given."""


class NotReadable(InputError):
    """A file that cannot be read: missing, empty, binary, scanned, vanished."""


class UnknownFormat(InputError):
    """No reader or writer knows this kind of file."""


class UnclearStructure(InputError):
    """Two answers fit, or none; ``details['choices']`` are what a person can choose from."""


class OptionError(HustingsError, ValueError):
    """An option whose value cannot be used. Never replaced in silence."""


SHORT = 4
"""Letters of a name up to which all there are are told beside what it is near to."""


class UnknownName(OptionError):
    """A name that is not there. The message offers the nearest of ``known``; where those are too
    many to be given, it only says that the name is not there.

    >>> str(UnknownName("variable", "persn", ["person", "concept"]))
    "There is no variable 'persn'. Did you mean 'person'?"
    """

    def __init__(
        self, kind: str, name: object, known: Iterable[object] | None = None, **details: Any
    ) -> None:
        names = [str(k) for k in known or ()]
        near = difflib.get_close_matches(str(name), names, n=3, cutoff=0.6)
        hint = " Did you mean " + " or ".join(repr(n) for n in near) + "?" if near else ""
        # of three letters two are soon alike: who asked for csv is told more than svg
        if known is not None and (not near or len(str(name)) <= SHORT):
            more = f" and {len(names) - 12} more" if len(names) > 12 else ""
            hint += (
                f" There are: {', '.join(names[:12])}{more}." if names else " There are none yet."
            )
        super().__init__(
            f"There is no {kind} {str(name)!r}.{hint}",
            kind=kind,
            name=str(name),
            known=names,
            **details,
        )


class BuiltUpon(OptionError):
    """A change that cannot be taken back alone; ``details["dependents"]`` are the later changes
    that stand on it, newest first, each ``{"id", "at", "by", "verb", "summary"}``.
    """


class CodingError(HustingsError, ValueError):
    """A statement that would not be right: its form, a field, its span or a value. Nothing was
    written.
    """


class ProjectError(HustingsError):
    """A project file that cannot be opened or written."""


class NotAProject(ProjectError):
    """The file is something else than a Hustings project, or it is damaged."""


class NewerProject(ProjectError):
    """The project was written by a newer version of Hustings."""


class NotACopy(ProjectError):
    """The file is a project, but no copy of this one: there is nothing both began with."""


class ProjectLocked(ProjectError):
    """Another program holds the project."""


class FileMoved(ProjectError):
    """The file of an open project is no longer where it was. Nothing was written; a copy of the
    project can be saved elsewhere.
    """


class NotWritable(ProjectError):
    """The project cannot be written: disk full, read-only, no permission."""


class NamesLeft(ProjectError):
    """A copy without names still had some, and was not made; ``details["hits"]`` says where."""


class Changed(ProjectError):
    """Somebody else changed the same meanwhile; nothing was written. ``details`` holds ``base``
    (as it was read), ``theirs`` and ``mine``, each by field.
    """


class Gone(ProjectError):
    """Somebody else deleted it meanwhile; nothing was written."""


class NothingToUndo(HustingsError):
    """The log has nothing (more) to take back, or to do again."""


class TeamError(HustingsError):
    """Something that a project several people share, or its server, does not allow."""


class NotSignedIn(TeamError):
    """Nobody is signed in, or the name and the password do not fit."""


class NotAllowed(TeamError):
    """A right is missing in this project; the sentence names the role that has it."""


class NotThere(TeamError):
    """There is no such project, or none of which this person is a member: both in one sentence."""


class LastOwner(TeamError):
    """The last owner of a project can neither leave nor be lowered."""


class UsedUp(TeamError):
    """An invitation or a reset that was used already, is too old, or was never made."""


class WeakPassword(TeamError):
    """A password that is too easily guessed; the sentence says why."""


class RevisionNeeded(TeamError):
    """A change of what several people write that does not say what it is based on."""


class TooManyTries(TeamError):
    """Too many wrong tries; ``details["wait"]`` is how many whole seconds to wait."""


class Busy(TeamError):
    """More people sign in at once than can be served; ``details["wait"]`` as above."""
