"""A picture in a notebook whose marks open their sentences (extra ``notebook``: anywidget).

The sentences go along with the picture, so a saved notebook answers without a kernel; with one,
what a reader chose is there in Python.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import unescape
from pathlib import Path

import anywidget
import numpy as np
import traitlets

from ..model import Statements
from ..shown import Shown

HERE = Path(__file__).parent
BEHIND = re.compile(r'data-ids="([^"]*)"')
"""What a mark of a drawing rests on: ids with blanks between."""
SAID = ("speaker", "holder", "commitment", "date", "document", "quote")
"""What is shown of a sentence, where its column is there."""


class Explorer(anywidget.AnyWidget):
    """A picture and, under it, the sentences of the mark that was chosen last.

    ``chosen`` are their ids, in order; ``statements`` the same as
    :class:`~hustings.model.Statements`.
    """

    _esm = HERE / "widget.js"
    _css = HERE / "widget.css"
    picture = traitlets.Unicode().tag(sync=True)
    sentences = traitlets.Dict().tag(sync=True)
    chosen = traitlets.List(traitlets.Unicode()).tag(sync=True)

    def __init__(self, value: Shown, told: Statements, titles: Mapping[str, str]) -> None:
        self.told = told
        picture = value.plot()
        sentences = _sentences(told, picture)
        for sentence in sentences.values():
            of = sentence.get("document", "")
            sentence["document"] = titles.get(of, of)
        super().__init__(picture=picture, sentences=sentences, chosen=[])

    @property
    def statements(self) -> Statements:
        """The statements chosen, in the order of the mark."""
        place = {key: i for i, key in enumerate(self.told.ids)}
        rows = [place[key] for key in self.chosen if key in place]
        return self.told.take(np.array(rows, dtype=np.intp))


def _sentences(told: Statements, picture: str) -> dict[str, dict[str, str]]:
    """Id -> what is shown of its sentence, of those the picture rests on."""
    wanted = {key for ids in BEHIND.findall(picture) for key in unescape(ids).split(" ")}
    at = [i for i, key in enumerate(told.ids) if key in wanted]
    few = told.take(np.array(at, dtype=np.intp))
    columns = {name: few[name].as_names().plain() for name in SAID if name in few}
    return {
        key: {name: str(column[i]) for name, column in columns.items() if column[i]}
        for i, key in enumerate(few.ids)
    }
