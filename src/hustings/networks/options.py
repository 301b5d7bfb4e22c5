"""What can be asked of a network, checked in one place."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any

import numpy as np

from ..errors import OptionError, UnknownName
from ..model.network import (
    AGGREGATIONS,
    DUPLICATES,
    MODES,
    NORMALIZATIONS,
    Aggregation,
    Duplicates,
    Mode,
    Normalization,
)

COMPATS = ("dna3",)


@dataclass(frozen=True, slots=True)
class Options:
    """The options every question about a network shares; see :func:`hustings.networks.network`."""

    variable1: str = "speaker"
    variable2: str = "concept"
    mode: Mode = "one-mode"
    qualifier: str | None = None
    aggregation: Aggregation = "ignore"
    normalization: Normalization = "none"
    duplicates: Duplicates = "include"
    isolates: bool = False
    since: str | None = None
    until: str | None = None
    exclude: Mapping[str, Sequence[str]] | None = None
    invert: Sequence[str] = ()
    forms: Sequence[str] = ()
    commitments: Sequence[str] = ()
    holders: Sequence[str] = ()
    compat: str | None = None

    @staticmethod
    def of(options: Mapping[str, Any], **preset: Any) -> Options:
        """Checked options; ``preset`` fills what is not given. An unknown name raises
        UnknownName."""
        known = [f.name for f in fields(Options)]
        for name in options:
            if name not in known:
                raise UnknownName("option", name, known)
        made = Options(**{**preset, **options})
        made.check()
        return made

    def check(self) -> None:
        """Raises OptionError or UnknownName for a value that cannot be used."""
        _one_of("mode", self.mode, MODES)
        dna = self.compat == "dna3"
        if self.compat is not None:
            _one_of("compat", self.compat, COMPATS)
        if not (self.mode == "one-mode" and self.aggregation == "combine" and dna):
            _fits("aggregation", self.aggregation, AGGREGATIONS, self.mode)
        _fits("normalization", self.normalization, NORMALIZATIONS, self.mode)
        _one_of("duplicates", self.duplicates, DUPLICATES)
        if self.aggregation != "ignore" and self.qualifier is None:
            raise OptionError(
                f"aggregation={self.aggregation!r} compares levels of a qualifier, but none is "
                f"named; "
                "give qualifier='agreement' (or another column), or use aggregation='ignore'.",
                aggregation=self.aggregation,
            )
        if self.variable1 == self.variable2:
            raise OptionError(
                f"variable1 and variable2 are both {self.variable1!r}; name two different columns.",
                variable1=self.variable1,
            )
        for role in ("variable1", "variable2"):
            if self.qualifier is not None and self.qualifier == getattr(self, role):
                raise OptionError(
                    f"The qualifier {self.qualifier!r} is also {role}; name a different column.",
                    qualifier=self.qualifier,
                )
        if not isinstance(self.isolates, bool | np.bool_):
            raise OptionError(
                f"isolates must be true or false, not {self.isolates!r}.", isolates=self.isolates
            )
        for name in ("forms", "commitments", "holders", "invert"):
            if isinstance(getattr(self, name), str):
                raise OptionError(
                    f"{name} must be a list, not the text {getattr(self, name)!r}; write "
                    f"[{getattr(self, name)!r}].",
                    option=name,
                )
        for variable, values in (self.exclude or {}).items():
            if isinstance(values, str):
                raise OptionError(
                    f"exclude[{variable!r}] must be a list, not the text {values!r}; write "
                    f"[{values!r}].",
                    option="exclude",
                )
        first, last = moment("since", self.since), moment("until", self.until, end=True)
        if first is not None and last is not None and first > last:
            raise OptionError(
                f"since ({self.since}) is after until ({self.until}).", since=self.since
            )

    @property
    def dna(self) -> bool:
        """Whether Discourse Network Analyzer's own numbers are asked for."""
        return self.compat == "dna3"

    def plain(self) -> dict[str, Any]:
        """The options as plain values for a Study: those that name the question, and others that
        are not the default.

        The first kind always, because some questions (a backbone, say) have defaults of their own
        for them.
        """
        always = ("variable1", "variable2", "mode", "aggregation", "normalization", "duplicates")
        out: dict[str, Any] = {}
        for f in fields(self):
            value = getattr(self, f.name)
            if f.name in always or value != f.default:
                if isinstance(value, Mapping):
                    value = {k: list(v) for k, v in value.items()}
                elif isinstance(value, tuple):
                    value = list(value)
                if value not in (None, [], {}):
                    out[f.name] = value
        return out


def moment(name: str, value: object, *, end: bool = False) -> np.datetime64 | None:
    """An ISO date or time as datetime64[s]; a date alone means its first (``end``: last) second."""
    if value is None or value == "":
        return None
    text = (
        value.isoformat() if isinstance(value, dt.date) else str(value).strip().replace(" ", "T", 1)
    )
    text = text.removesuffix("Z")
    try:
        made = np.datetime64(text, "s")
    except ValueError:
        raise OptionError(
            f"{name}={text!r} is not a date; write it as 2024-05-31 or 2024-05-31T18:00.",
            option=name,
            value=text,
        ) from None
    if np.isnat(made):
        raise OptionError(
            f"{name}={text!r} is not a date; write it as 2024-05-31.", option=name, value=text
        )
    if end and "T" not in text:
        unit = {4: "Y", 7: "M"}.get(len(text), "D")
        after = np.datetime64(text).astype(f"datetime64[{unit}]") + np.timedelta64(1)
        made = after.astype("datetime64[s]") - np.timedelta64(1, "s")
    return made


def whole(name: str, value: Any, at_least: int = 1) -> int:
    """A whole number not below ``at_least``, or OptionError."""
    if isinstance(value, bool) or not isinstance(value, int | np.integer) or value < at_least:
        raise OptionError(
            f"{name} must be a whole number of at least {at_least}, not {value!r}.", option=name
        )
    return int(value)


def _one_of(option: str, value: Any, known: Sequence[str]) -> None:
    if value not in known:
        raise UnknownName(option, value, known)


def _fits(option: str, value: Any, known: Mapping[str, Sequence[str]], mode: str) -> None:
    if value in known[mode]:
        return
    other = next(m for m in MODES if m != mode)
    if value in known[other]:
        raise OptionError(
            f"{option}={value!r} is for {other} networks; a {mode} network takes "
            f"{', '.join(known[mode])}.",
            option=option,
            value=value,
        )
    raise UnknownName(option, value, known[mode])
