"""The door to pictures one clicks in; what draws them is an extra, loaded when it is asked for."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from ..errors import OptionError
from ..model import Statements
from ..project import Project
from ..shown import Shown


def explore(value: Shown, source: Project | Statements) -> Any:
    """A network, causal map, relation network or timeline to click in: each mark opens its
    sentences, by mouse or by Tab and Enter.

    ``source`` is what it was made of, for the words. The widget's ``chosen`` are the ids of the
    mark chosen last, its ``statements`` the same as Statements. Raises OptionError where the value
    has no picture, or anywidget (extra ``notebook``) is not installed.
    """
    told = source.columns() if isinstance(source, Project) else source
    titles = source.titles() if isinstance(source, Project) else {}
    try:
        widget = import_module("hustings.notebook.widget")
    except ModuleNotFoundError as error:
        raise OptionError(
            "explore() needs anywidget: install it with pip install 'hustings[notebook]'. "
            "A value shows its picture without it.",
            missing=error.name,
        ) from error
    return widget.Explorer(value, told, titles)
