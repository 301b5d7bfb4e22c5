"""Suggesters of other packages, and the rules their suggestions keep."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Mapping
from typing import Protocol, runtime_checkable

from ..model import Suggestion, Transcript
from ..plugins import installed
from .suggested import KINDS

PLUGINS = "hustings.suggesters"
LOG = logging.getLogger("hustings")

_FORBIDDEN = ("stance", "agreement", "sign", "holder", "commitment")


@runtime_checkable
class Suggester(Protocol):
    """What another package's suggester is: it is asked about one transcript after another."""

    def __call__(self, transcript: Transcript, /) -> Iterable[Suggestion]:
        """What may be coded in a transcript, each with its cue and its reason."""
        ...


def suggesters() -> Mapping[str, Suggester]:
    """Suggesters of other packages."""
    return installed(PLUGINS, Suggester, KINDS)  # type: ignore[type-abstract]


def asked(plugin: Suggester, transcript: Transcript, name: str) -> list[Suggestion]:
    """What a plug-in finds; one that fails finds nothing, is named in the log and stops nobody
    else.
    """
    try:
        return _checked(list(plugin(transcript)), transcript)
    except Exception as e:
        LOG.warning(
            "The suggester %r failed on %r and is left out: %s: %s",
            name,
            transcript.id,
            type(e).__name__,
            e,
        )
        return []


def _checked(made: Iterable[Suggestion], transcript: Transcript) -> list[Suggestion]:
    """A plug-in's suggestions that keep the rules: a cue inside the text, a reason, nothing a
    person must decide.
    """
    n = len(transcript.text)
    return [
        s
        for s in made
        if s.transcript == transcript.id
        and 0 <= s.start < s.end <= n
        and s.cue is not None
        and 0 <= s.cue[0] < s.cue[1] <= n
        and s.why
        and 0 <= s.score <= 1
        and s.method
        and not s.method.startswith("rules/")
        and s.state == "open"
        and not any(key in s.values for key in _FORBIDDEN)
    ]
