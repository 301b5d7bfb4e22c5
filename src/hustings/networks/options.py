"""What can be asked of a network, checked in one place."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields
from typing import Any

import numpy as np

from ..errors import OptionError, UnknownName
from ..model import Statements
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
from ..model.selecting import TIMES, VOICES, listed, names_listed, period

COMPATS = ("dna3",)


WHO = ("holder", "person", "speaker")
"""Who the rows are where nobody says: the first of these columns that is there. A project names
holders, a .dna file persons, a plain table speakers."""


def _asked(label: str, help: str, default: Any, *, choices: Sequence[str] = ()) -> Any:
    """A setting: its default, what it is called, what it does and what it may be."""
    return field(
        default=default, metadata={"label": label, "help": help, "choices": tuple(choices)}
    )


@dataclass(frozen=True, slots=True)
class NetworkOptions:
    """What can be asked of a network: the one place of its settings, their defaults and words.

    The command line's options are made from these fields, so a new setting is a new field.
    See :func:`hustings.networks.network` for what each does to the numbers.
    """

    variable1: str = _asked("who", "Rows: any variable that holds names.", WHO[0])
    variable2: str = _asked("by", "What they meet over.", "concept")
    mode: Mode = _asked(
        "mode", "Who stands with whom, or who holds what.", "one-mode", choices=MODES
    )
    qualifier: str | None = _asked(
        "qualifier", "A variable that tells for from against, or how strongly.", None
    )
    aggregation: Aggregation = _asked(
        "aggregation",
        "What the levels of the qualifier do to a tie.",
        "ignore",
        choices=("ignore", "congruence", "conflict", "subtract", "combine"),
    )
    normalization: Normalization = _asked(
        "normalization",
        "What a tie is divided by.",
        "none",
        choices=(*NORMALIZATIONS["one-mode"], *NORMALIZATIONS["two-mode"][1:]),
    )
    duplicates: Duplicates = _asked(
        "the same said again", "What counts once.", "include", choices=DUPLICATES
    )
    isolates: bool = _asked("keep those without a tie", "Keep nodes without ties.", False)
    since: str | None = _asked("from", "First date, ISO.", None)
    until: str | None = _asked("to", "Last date, ISO.", None)
    exclude: Mapping[str, Sequence[str]] | None = _asked("leave out", "Leave a value out.", None)
    invert: Sequence[str] = _asked("keep only these", "Keep only the values of --exclude.", ())
    forms: Sequence[str] = _asked("statements", "Only statements of this form.", ())
    commitments: Sequence[str] = _asked("commitments", "Only these commitments.", ())
    holders: Sequence[str] = _asked("holders", "Only these holders.", ())
    compat: str | None = _asked(
        "as another program", "Discourse Network Analyzer's own numbers.", None, choices=COMPATS
    )
    voice: str = _asked(
        "voice",
        "own (the holder speaks), ascribed (another tells the view).",
        "any",
        choices=VOICES,
    )
    time: str = _asked(
        "time",
        "What since and until mean: the text's date, or the time spoken of.",
        "spoken",
        choices=TIMES,
    )

    @staticmethod
    def of(
        options: Mapping[str, Any], statements: Statements | None = None, **preset: Any
    ) -> NetworkOptions:
        """Checked options; ``preset`` fills what is not given. An unknown name raises
        UnknownName.

        With ``statements`` a variable 1 that is not given is the first of WHO they have.
        """
        known = [f.name for f in fields(NetworkOptions)]
        for name in options:
            if name not in known:
                raise UnknownName("option", name, known)
        if statements is not None:
            preset.setdefault("variable1", who_of(statements))
        made = NetworkOptions(**{**preset, **options})
        made.check()
        return made

    def check(self) -> None:
        """Raises OptionError or UnknownName for a value that cannot be used."""
        self._check_choices()
        self._check_variables()
        self._check_lists()
        self._check_time()

    def _check_choices(self) -> None:
        _one_of("mode", self.mode, MODES)
        if self.compat is not None:
            _one_of("compat", self.compat, COMPATS)
        if not (
            self.mode == "one-mode" and self.aggregation == "combine" and self.compat == "dna3"
        ):
            _fits("aggregation", self.aggregation, AGGREGATIONS, self.mode)
        _fits("normalization", self.normalization, NORMALIZATIONS, self.mode)
        _one_of("duplicates", self.duplicates, DUPLICATES)
        _one_of("voice", self.voice, VOICES)
        _one_of("time", self.time, TIMES)
        if not isinstance(self.isolates, bool | np.bool_):
            raise OptionError(
                f"isolates must be true or false, not {self.isolates!r}.", isolates=self.isolates
            )

    def _check_variables(self) -> None:
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

    def _check_lists(self) -> None:
        for name in ("forms", "commitments", "holders", "invert"):
            names_listed(name, getattr(self, name))
        for variable, values in (self.exclude or {}).items():
            listed(f"exclude[{variable!r}]", values)

    def _check_time(self) -> None:
        if self.time == "told":
            period(self.since, self.until)
            return
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


Options = NetworkOptions
"""The name of before, for programs written then."""


def who_of(statements: Statements) -> str:
    """The first of WHO that names somebody in the statements; else the first that is a column."""
    there = [name for name in WHO if name in statements]
    named = (name for name in there if (statements[name].as_names().values >= 0).any())
    return next(named, there[0] if there else WHO[0])


def no_value(variable: str) -> str:
    """Why nothing is left where no statement has a value for a variable."""
    if variable in WHO:
        return (
            f"No statement in the selection says who its {variable} is. Name who speaks, and every "
            f"statement of that speaker follows."
        )
    return f"No statement in the selection has a value for {variable!r}."


SIDED = ("conflict", "subtract")
"""Aggregations that set one level of a qualifier against another."""


def refuse_names(statements: Statements, options: Mapping[str, Any], what: str = "") -> None:
    """OptionError where names would be set against each other as if they were for and against.

    ``what`` names a question that always does so (camps, balance). Discourse Network Analyzer
    counts such a network all the same, and so do the functions here; its conclusions are refused
    wherever a person asks.
    """
    qualifier, aggregation = options.get("qualifier"), options.get("aggregation")
    if options.get("compat") or qualifier is None or qualifier not in statements:
        return
    if statements[qualifier].kind != "name" or not (what or aggregation in SIDED):
        return
    raise OptionError(
        f"The qualifier {qualifier!r} holds names, and a name has no opposite: nobody agrees or "
        f"disagrees by it, so there is no {what or aggregation} to count. Take "
        f"aggregation='ignore', or look at the page Relations, where each name is a tie of its "
        f"own.",
        qualifier=qualifier,
    )


def limits(options: Options) -> tuple[np.datetime64 | None, np.datetime64 | None]:
    """First and last second of the period asked for, in the time asked in; None where open."""
    if options.time != "told":
        return moment("since", options.since), moment("until", options.until, end=True)
    reach = period(options.since, options.until)
    first = None if reach.earliest is None else reach.earliest.astype("datetime64[s]")
    last = None
    if reach.latest is not None:
        last = (reach.latest + np.timedelta64(1, "D")).astype("datetime64[s]")
        last = last - np.timedelta64(1, "s")
    return first, last


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
