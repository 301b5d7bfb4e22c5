"""Any question by its name: its answer as plain data, and the sentences behind a place in it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence, Set
from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any

import numpy as np

from ..errors import OptionError
from ..model import Statements, Study
from ..project import Project
from ..studies import builders, run, study_of
from ..times import Lazily
from .answers.asking import Behind, Builds, StudyAnswered
from .rows import statement_rows, study_answer

MOST = 1500
"""Parts of an answer that are worked out when looked at (windows), told at once."""

Shapes = Mapping[type, Callable[[Any], Any]]


def builds() -> list[Builds]:
    """Every question that can be asked by name."""
    return [Builds(name, made.label, list(made.settings())) for name, made in builders().items()]


def ask(source: Project | Statements, build: str, options: Mapping[str, Any]) -> StudyAnswered:
    """The answer to a question, as plain data. Raises UnknownName, OptionError."""
    study, made = _answer(source, build, options)
    view = builders()[build].view
    answer = plain(made if view is None else view(made))
    return StudyAnswered(build=build, study=study_answer(study), answer=answer)


def ask_view(project: Project, options: Mapping[str, Any]) -> StudyAnswered:
    """As :func:`ask`, the question's name (``build``) and its ``options`` in one mapping."""
    return ask(project, str(options["build"]), options["options"])


def behind(
    project: Project, build: str, options: Mapping[str, Any], at: Mapping[str, Any]
) -> Behind:
    """The sentences behind a place ``at`` in the answer, such as a row and a column. Raises
    OptionError where the question says of no place what is behind it.
    """
    evidence = builders()[build].evidence if build in builders() else None
    _study, made = _answer(project, build, options)
    if evidence is None:
        raise OptionError(f"{build} does not say which sentences are behind a part of its answer.")
    ids = list(dict.fromkeys(evidence(made, at)))
    told = project.statements(ids=ids) if ids else []
    return Behind(statements=statement_rows(project, told))


def _answer(
    source: Project | Statements, build: str, options: Mapping[str, Any]
) -> tuple[Study, Any]:
    study = study_of(build, options)
    return study, run(source, study)


def plain(value: Any, shapes: Shapes | None = None) -> Any:
    """A result as JSON-able data: fields of dataclasses, arrays as lists, no functions.

    ``shapes`` says for a type how else it is told.
    """
    told = None if shapes is None else shapes.get(type(value))
    if told is not None:
        return told(value)
    if is_dataclass(value) and not isinstance(value, type):
        found = {f.name: getattr(value, f.name) for f in fields(value)}
        return {k: plain(v, shapes) for k, v in found.items() if not callable(v)}
    if isinstance(value, np.ndarray):
        return plain(value.tolist(), shapes)
    if isinstance(value, np.generic):
        return plain(value.item(), shapes)
    if hasattr(value, "items") and callable(value.items):
        return {str(k): plain(v, shapes) for k, v in value.items()}
    if isinstance(value, Sequence | Set) and not isinstance(value, str | bytes):
        if len(value) > MOST and not isinstance(value, list | tuple | Set | Lazily):
            raise OptionError(
                f"That makes {len(value):,} parts; at most {MOST:,} are told at once. Make the "
                f"step larger, or ask for a shorter time."
            )
        return [plain(v, shapes) for v in value]
    if isinstance(value, date):
        return value.isoformat()
    return None if isinstance(value, float) and not np.isfinite(value) else value
