"""Records of statements from what a person gives, each part of it checked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from .. import store
from ..errors import CodingError, UnknownName
from ..model import COMMITMENTS, Field, Form
from ..model.edtf import bounds, is_edtf
from ..model.periods import named
from . import codec
from .base import ChangeSet
from .codebook import checked, checked_values
from .counts import Counts
from .periods import periods

OWN: Final = "\0own"
"""Holder: the speaker's own view. The default; None means unstated."""


class Drafting(Counts):
    """What a statement is to be, before it is written."""

    def _layer(self, transcript: str, coder: str) -> str | None:
        """The layer in which somebody marks a text; None: his own coding."""
        return None

    def _coded(self, change: ChangeSet, row: Mapping[str, Any]) -> dict[str, Any]:
        """The record of a statement from the arguments of :meth:`code`, each of them checked."""
        form = self._form(row["form"])
        coder = row.get("coder") or self.coder
        return {
            "id": row.get("id") or codec.new_id("s"),
            **self.checked_span(row["transcript"], row["start"], row["end"]),
            "form": row["form"],
            "values": _new_values(change, form, row.get("values", {})),
            **self._attribution(change, speaker=row.get("speaker"), holder=row.get("holder", OWN)),
            "via": self._via(change, row.get("via")),
            "commitment": _commitment(row.get("commitment", "asserts")),
            "about": self._about(row.get("about")),
            "coder": coder,
            "origin": row.get("origin", "person"),
            "status": row.get("status", ""),
            "made_at": row.get("made_at") or store.now(),
            "memo": row.get("memo", ""),
            "layer": row.get("layer") or self._layer(row["transcript"], coder),
            "of": row.get("of"),
            "reading": row.get("reading"),
        }

    def checked_span(self, transcript: str, start: int, end: int) -> dict[str, Any]:
        """The columns of a span of a text. Raises CodingError where it is none."""
        record = self.transcript_record(transcript)
        n = record["characters"]
        if (
            not (isinstance(start, int) and isinstance(end, int))
            or isinstance(start, bool)
            or isinstance(end, bool)
        ):
            raise CodingError("A span is two whole numbers, counted in characters.")
        if not 0 <= start < end <= n:
            raise CodingError(
                f"The span {start}–{end} does not lie in the text, which has {n} characters "
                f"(start < end)."
            )
        quote = self._text(record["text"])[start:end]
        if not quote.strip():
            raise CodingError(f"The span {start}–{end} holds nothing but blanks.")
        return {"transcript": record["id"], "begin": start, "stop": end, "quote": quote}

    def _attribution(
        self, change: ChangeSet, *, speaker: str | None, holder: str | None
    ) -> dict[str, Any]:
        own = holder in (OWN, "", "own")
        return {
            "speaker": change.made("actors", speaker) if speaker else None,
            "holding": "own" if own else "unstated" if holder is None else "other",
            "holder": change.made("actors", holder) if holder and not own else None,
        }

    def _via(self, change: ChangeSet, given: Sequence[str] | None) -> list[str]:
        """The ids of those between speaker and holder, made where they are new.

        Raises CodingError where it is no list of names, or one tells it to himself.
        """
        names = [given] if isinstance(given, str) else list(given or ())
        if not all(isinstance(name, str) and name.strip() for name in names):
            raise CodingError("via is a list of names: who stands between speaker and holder.")
        keys = [change.made("actors", name) for name in names]
        for name, one, next_ in zip(names, keys, keys[1:], strict=False):
            if one == next_:
                raise CodingError(f"via names {name!r} twice in a row; name each step once.")
        return keys

    def _about(self, given: str | None) -> str | None:
        """A time told: EDTF, or the name of a period of the project."""
        if not given:
            return None
        if is_edtf(given):
            return given
        period = named(periods(self), given)
        if period is None:
            bounds(given)
        return period.name if period else given

    def _edited(
        self, change: ChangeSet, before: Mapping[str, Any], given: Mapping[str, Any]
    ) -> dict[str, Any]:
        """The columns of a statement that what is given changes, each part of it checked."""
        after: dict[str, Any] = {}
        if "start" in given or "end" in given:
            start, end = given.get("start", before["begin"]), given.get("end", before["stop"])
            after |= self.checked_span(before["transcript"], start, end)
        if "form" in given or "values" in given:
            form = self._form(given.get("form", before["form"]))
            known = before["values"] if form.name == before["form"] else {}
            laid = given.get("values") or {}
            after |= {"form": form.name, "values": _laid_over(change, form, known, laid)}
            if {"actor", "target"} & set(laid) or form.name != before["form"]:
                two_ends(form.name, after["values"])
        if "speaker" in given:
            after["speaker"] = change.made("actors", given["speaker"]) if given["speaker"] else None
        if "holder" in given:
            stated = self._attribution(change, speaker=None, holder=given["holder"])
            after |= {"holding": stated["holding"], "holder": stated["holder"]}
        if "via" in given:
            after["via"] = self._via(change, given["via"])
        if "commitment" in given:
            after["commitment"] = _commitment(given["commitment"])
        if "about" in given:
            after["about"] = self._about(given["about"])
        return after | {p: str(given[p] or "") for p in ("memo", "status") if p in given}


def _new_values(change: ChangeSet, form: Form, given: Mapping[str, Any]) -> dict[str, Any]:
    """Values of a new statement. Raises CodingError where they do not fit the form."""
    return {
        name: value if (field := form.field(name)) is None else _stored(change, field, value)
        for name, value in checked_values(form, given).items()
    }


def _laid_over(
    change: ChangeSet, form: Form, known: Mapping[str, Any], laid: Mapping[str, Any]
) -> dict[str, Any]:
    """Values with those given laid over them; an empty one takes its field out. Raises CodingError
    for a field the form has not, and where one it needs is left without a value.
    """
    values = dict(known)
    for name, value in laid.items():
        field = form.field(name)
        if field is None:
            fields = ", ".join(f.name for f in form.fields)
            raise CodingError(f"Form {form.name!r} has no field {name!r}; it has {fields}.")
        if value is None or value == "":
            values.pop(name, None)
        else:
            values[name] = _stored(change, field, checked(form, field, value))
    for field in form.fields:
        if field.required and values.get(field.name) is None:
            raise CodingError(f"A {form.name} needs {field.label!r}.")
    return values


def _stored(change: ChangeSet, field: Field, value: Any) -> Any:
    """A value as it is kept: an actor or a concept by its id, made where it is new."""
    if field.kind in ("actor", "concept"):
        return change.made(f"{field.kind}s", value)
    return value


def two_ends(form: str, values: Mapping[str, Any]) -> None:
    """Raises CodingError where both ends of a relation are one actor, under whatever name."""
    ends = (values.get("actor"), values.get("target"))
    if form == "relation" and ends[0] is not None and ends[0] == ends[1]:
        raise CodingError(
            "Both ends of the relation are one actor; name the other it stands to. "
            "Nothing was written."
        )


def _commitment(given: str) -> str:
    if given not in COMMITMENTS:
        raise UnknownName("commitment", given, COMMITMENTS)
    return given
