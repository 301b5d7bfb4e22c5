"""Forms of statement as data: read from TOML, checked, and used to check what is coded."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import asdict, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from ..errors import CodingError, InputError
from ..guards.archive import bytes_of
from ..guards.door import reading
from ..guards.toml import toml_of
from ..model import Choice, Field, Form
from ..model.coding import COURSES, FIELD_KINDS, RELATION_KINDS, RELATION_SIGNS
from ..model.edtf import bounds
from ..model.standard import shipped

RESERVED = frozenset(
    "id transcript document date start end stop quote form speaker holder commitment about coder "
    "origin status made_at via "
    "memo author section type title values".split()
)
"""Names every statement has already; no field may take them."""

LINES = ("solid", "arrows", "double", "dots", "ticks", "dashes", "wave", "hairline")


@lru_cache(maxsize=1)
def standard_forms() -> tuple[Form, ...]:
    """The forms Hustings comes with (``codebooks/forms.toml``)."""
    return tuple(form_of(data) for data in shipped())


def form_of(data: Mapping[str, Any], *, strict: bool = True) -> Form:
    """A form from plain data (TOML, JSON). Raises CodingError where it makes no sense.

    Not ``strict``: names are taken as they are, for forms that came from another program.

    >>> form_of({"name": "myth", "field": [{"name": "teller", "kind": "actor"}]}).fields[0].kind
    'actor'
    """
    name = str(data.get("name", "")).strip()
    if strict and not re.fullmatch(r"[^\W\d][\w \-]{0,59}", name):
        raise CodingError(
            f"A form needs a name of letters, digits, blanks and hyphens; {name!r} is none."
        )
    raw = data.get("fields", data.get("field")) or []
    fields = tuple(_field_of(name, item, strict) for item in raw)
    names = [f.name for f in fields]
    for twice in {n for n in names if names.count(n) > 1}:
        raise CodingError(f"Form {name!r} has two fields called {twice!r}.")
    if strict and not fields:
        raise CodingError(f"Form {name!r} has no field.")
    line = data.get("line") or "solid"
    if strict and line not in LINES:
        raise CodingError(
            f"Form {name!r}: there is no line {line!r}; there are {', '.join(LINES)}."
        )
    return Form(
        name=name,
        fields=fields,
        label=data.get("label") or name.capitalize(),
        key=str(data.get("key") or "")[:1],
        line=line,
        description=data.get("description") or "",
        reading=data.get("reading") or "",
        color=data.get("color") or "",
    )


def _field_of(form: str, data: Mapping[str, Any], strict: bool) -> Field:
    name, kind = str(data.get("name", "")), data.get("kind")
    if strict and not re.fullmatch(r"[^\W\d][\w \-]{0,59}", name):
        raise CodingError(
            f"Form {form!r}: a field needs a name of letters, digits, blanks and hyphens; "
            f"{name!r} is none."
        )
    if strict and name.casefold() in RESERVED:
        raise CodingError(
            f"Form {form!r}: every statement has a {name!r} already; call the field something else."
        )
    if kind not in FIELD_KINDS:
        raise CodingError(
            f"Form {form!r}, field {name!r}: kind must be one of {', '.join(FIELD_KINDS)}, not "
            f"{kind!r}."
        )
    told = tuple(
        _choice_of(f"Form {form!r}, field {name!r}", c)
        for c in data.get("choice") or data.get("choice_data") or ()
    )
    choices = tuple(str(c) for c in data.get("choices") or (c.name for c in told))
    if strict and kind == "choice" and not choices:
        raise CodingError(f"Form {form!r}, field {name!r}: a choice needs choices.")
    low, high = data.get("minimum"), data.get("maximum")
    if low is not None and high is not None and low >= high:
        raise CodingError(
            f"Form {form!r}, field {name!r}: its scale must rise from {low} to something above it."
        )
    return Field(
        name=name,
        kind=str(kind),
        required=bool(data.get("required", False)),
        label=data.get("label") or name,
        description=data.get("description") or "",
        choices=choices,
        minimum=low,
        maximum=high,
        integer=bool(data.get("integer", False)),
        choice_data=tuple(c for c in told if c.name in choices),
        ordered=bool(data.get("ordered", False)),
    )


def _choice_of(where: str, data: Mapping[str, Any]) -> Choice:
    """What a codebook says of one choice, checked against what signs, kinds and courses there
    are."""
    known = {"sign": RELATION_SIGNS, "kind": RELATION_KINDS, "course": COURSES}
    for key, allowed in known.items():
        value = data.get(key) or ""
        if value not in allowed:
            raise CodingError(
                f"{where}, choice {data.get('name')!r}: {key} must be one of "
                f"{', '.join(repr(a) for a in allowed)}, not {value!r}."
            )
    texts = {k: str(data.get(k) or "") for k in ("name", "sign", "kind", "inverse", "course")}
    return Choice(**texts, event=bool(data.get("event", False)))


def completed(form: Form) -> Form:
    """A form with what the shipped one of its name knows of the same choices, where it knows
    nothing itself.

    So projects from before choices carried a sign and a class keep their statements and are
    understood.
    """
    shipped = next((f for f in standard_forms() if f.name == form.name), None)
    if shipped is None:
        return form
    fields = []
    for field in form.fields:
        known = shipped.field(field.name)
        if known is not None and known.choice_data and not field.choice_data:
            told = tuple(c for c in known.choice_data if c.name in field.choices)
            field = replace(field, choice_data=told)
        fields.append(field)
    return replace(form, fields=tuple(fields))


def knowing(form: Form, data: Mapping[str, Any], before: Form) -> Form:
    """A changed form with what was known of its choices where the change says nothing of them."""
    silent = {
        str(f.get("name"))
        for f in data.get("fields", data.get("field")) or ()
        if "choice" not in f and "choice_data" not in f
    }
    fields = []
    for field in form.fields:
        old = before.field(field.name)
        if field.name in silent and old is not None:
            kept = tuple(c for c in old.choice_data if c.name in field.choices)
            field = replace(field, choice_data=kept)
        fields.append(field)
    return replace(form, fields=tuple(fields))


def widened(form: Form, by: Form) -> Form:
    """A form with the choices and the fields another of its name has beyond it; new fields are not
    required."""
    fields = [_widened(f, by.field(f.name)) for f in form.fields]
    new = [replace(f, required=False) for f in by.fields if form.field(f.name) is None]
    return replace(form, fields=(*fields, *new))


def _widened(field: Field, by: Field | None) -> Field:
    if by is None or by.kind != "choice" or field.kind != "choice":
        return field
    choices = (*field.choices, *(c for c in by.choices if c not in field.choices))
    told = (*field.choice_data, *(c for c in by.choice_data if field.choice(c.name) is None))
    return replace(field, choices=choices, choice_data=told)


def form_data(form: Form) -> dict[str, Any]:
    """A form as plain data, the inverse of :func:`form_of`."""
    own = {
        k: getattr(form, k)
        for k in ("name", "label", "key", "line", "description", "reading", "color")
    }
    keys = (
        "name",
        "kind",
        "required",
        "label",
        "description",
        "minimum",
        "maximum",
        "integer",
        "ordered",
    )
    fields = [
        {
            **{k: getattr(f, k) for k in keys},
            "choices": list(f.choices),
            "choice_data": [asdict(c) for c in f.choice_data],
        }
        for f in form.fields
    ]
    return {**own, "fields": fields}


def checked_values(form: Form, values: Mapping[str, Any]) -> dict[str, Any]:
    """Values that fit the form, in its field order; empty ones left out.

    Raises CodingError that names the form, the field and what would fit.
    """
    for name in values:
        if form.field(name) is None:
            known = ", ".join(f.name for f in form.fields)
            raise CodingError(
                f"Form {form.name!r} has no field {name!r}; it has {known}.",
                form=form.name,
                field=name,
            )
    out = {}
    for field in form.fields:
        value = values.get(field.name)
        if value is None or (isinstance(value, str) and not value.strip()):
            if field.required:
                raise CodingError(
                    f"A {form.name} needs {field.label!r}.", form=form.name, field=field.name
                )
            continue
        out[field.name] = checked(form, field, value)
    return out


_YES = frozenset({"yes", "true", "for", "1"})
_NO = frozenset({"no", "false", "against", "0"})


def checked(form: Form, field: Field, value: Any) -> Any:
    """One value in the field's own type, or CodingError."""
    if field.kind == "yes/no":
        return _yes_or_no(form, field, value)
    if field.kind == "number":
        return _number(form, field, value)
    if not isinstance(value, str):
        raise _unfit(form, field, value, "text")
    text = value.strip()
    if field.kind == "choice" and text not in field.choices:
        raise _unfit(form, field, value, ", ".join(field.choices))
    if field.kind in ("actor", "concept") and "\n" in text:
        raise _unfit(form, field, value, "a name on one line")
    if field.kind == "date":
        _check_date(form, field, text)
    return text


def _unfit(form: Form, field: Field, value: Any, needs: str) -> CodingError:
    return CodingError(
        f"{form.name}, field {field.label!r}: {value!r} does not fit; it takes {needs}.",
        form=form.name,
        field=field.name,
    )


def _yes_or_no(form: Form, field: Field, value: Any) -> bool:
    if isinstance(value, bool):
        return value
    word = str(value).strip().casefold() if isinstance(value, str | int) else ""
    if word not in _YES | _NO:
        raise _unfit(form, field, value, "yes or no")
    return word in _YES


def _number(form: Form, field: Field, value: Any) -> int | float:
    try:
        number = float(value)
    except (TypeError, ValueError):
        raise _unfit(form, field, value, "a number") from None
    if isinstance(value, bool) or not math.isfinite(number):
        raise _unfit(form, field, value, "a number")
    if field.integer and number != int(number):
        raise _unfit(form, field, value, "a whole number")
    is_low = field.minimum is not None and number < field.minimum
    is_high = field.maximum is not None and number > field.maximum
    if is_low or is_high:
        needs = f"a number from {_plain(field.minimum)} to {_plain(field.maximum)}"
        raise _unfit(form, field, value, needs)
    return int(number) if field.integer else number


def _check_date(form: Form, field: Field, text: str) -> None:
    try:
        bounds(text)
    except CodingError as wrong:
        raise CodingError(
            f"{form.name}, field {field.label!r}: {wrong}",
            form=form.name,
            field=field.name,
            **wrong.details,
        ) from None


def _plain(number: float | None) -> str:
    return "…" if number is None else f"{number:g}"


def read_forms(path: Path) -> tuple[Form, ...]:
    """Forms from a TOML file with ``[[form]]`` and ``[[form.field]]`` tables."""
    if not path.is_file():
        raise InputError(f"There is no file {path}.")
    items = toml_of(bytes_of(path), path.name).get("form", [])
    if not isinstance(items, list) or not all(isinstance(item, dict) for item in items):
        raise InputError(f"{path.name} is not a codebook in TOML: its forms stand under [[form]].")
    with reading(path.name):
        return tuple(form_of(item) for item in items)
