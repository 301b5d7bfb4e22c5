"""The forms Hustings comes with, as data on the ground floor: what rooms fall back on where
statements bring no codebook of their own."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from .coding import Choice, Field, Form, field_of


@lru_cache(maxsize=1)
def shipped() -> tuple[Mapping[str, Any], ...]:
    """The forms of ``codebooks/forms.toml``, as written there."""
    packed = files("hustings") / "codebooks" / "forms.toml"
    text = (
        packed.read_text(encoding="utf-8")
        if packed.is_file()
        else (Path(__file__).parents[3] / "codebooks" / "forms.toml").read_text(encoding="utf-8")
    )
    return tuple(tomllib.loads(text)["form"])


@lru_cache(maxsize=1)
def shipped_forms() -> tuple[Form, ...]:
    """The same as forms."""
    return tuple(
        Form(
            **{k: v for k, v in form.items() if k != "field"},
            fields=tuple(field_of(f) for f in form["field"]),
        )
        for form in shipped()
    )


def fields_of_kind(forms: tuple[Form, ...], kind: str) -> tuple[str, ...]:
    """Names of the fields of a kind (actor, concept), each once; of the shipped forms where none
    are given."""
    found = (f.name for form in forms or shipped_forms() for f in form.fields if f.kind == kind)
    return tuple(dict.fromkeys(found))


def choices_of(forms: tuple[Form, ...], form: str, field: str) -> Mapping[str, Choice]:
    """What is known of the choices of a field, by name; the shipped form's where the codebook says
    nothing."""
    for source in (forms, shipped_forms()):
        known: Field | None = next((f.field(field) for f in source if f.name == form), None)
        if known is not None and known.choice_data:
            return {c.name: c for c in known.choice_data}
    return {}
