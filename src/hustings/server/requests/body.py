"""What every request is made from: strict types, no field more, and the options of a builder."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import MISSING, fields, is_dataclass
from inspect import Parameter, signature
from typing import Annotated, Any, TypeVar, get_args, get_type_hints

from pydantic import BaseModel, ConfigDict, SkipValidation, create_model


class Body(BaseModel):
    """Wrong types and unknown fields are refused, not bent into shape."""

    model_config = ConfigDict(strict=True, extra="forbid")


def given(body: Body) -> dict[str, Any]:
    """Only what the client sent, defaults left out; what is unjudged stays as it came."""
    return dict(body.model_dump(exclude_unset=True, by_alias=True, warnings=False))


class Asked(Body):
    """Options as they are called in Python. What they hold is judged by the builder, in its words:
    here it is only described.
    """

    model_config = ConfigDict(extra="allow", json_schema_extra={"additionalProperties": False})


Request = TypeVar("Request", bound=Asked)


def with_options(*sources: Any) -> Callable[[type[Request]], type[Request]]:
    """Give a request the options of its builders: fields of a dataclass, named parameters of a
    function.
    """

    def filled(body: type[Request]) -> type[Request]:
        found: dict[str, Any] = {}
        for source in sources:
            found |= options_of(source)
        own = {k: v for k, v in found.items() if k not in body.model_fields}
        return create_model(body.__name__, __base__=body, __doc__=body.__doc__, **own)

    return filled


def options_of(source: Any) -> dict[str, tuple[Any, Any]]:
    """Name -> (type, default) of everything a builder takes by name."""
    if is_dataclass(source):
        defaults = {f.name: f.default for f in fields(source)}
    else:
        named = signature(source).parameters.values()
        defaults = {p.name: p.default for p in named if p.kind is Parameter.KEYWORD_ONLY}
    types = get_type_hints(source)
    return {
        name: (Annotated[types[name], UNJUDGED], None if given in NOTHING else given)
        for name, given in defaults.items()
    }


NOTHING = (MISSING, Parameter.empty)


UNJUDGED = get_args(SkipValidation[Any])[-1]  # type: ignore[misc]
"""What a field is marked with whose value nobody but its builder judges."""


def listed(text: str) -> tuple[str, ...]:
    """The parts of a list in an address, which commas divide."""
    return tuple(part for part in text.split(",") if part)
