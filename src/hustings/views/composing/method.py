"""How what a report of a whole project shows was made, in sentences."""

from __future__ import annotations

from collections import Counter
from typing import Any

from ... import __version__
from ...project import Project
from ...project.columns import layers
from ...wording import number, say, say_many
from ..answers.statements import StatementRow
from ..network import networks as network_views
from ..reviewing import blind

STUDY: dict[str, Any] = {
    "variable1": "holder",
    "variable2": "concept",
    "mode": "one-mode",
    "qualifier": "agreement",
    "aggregation": "subtract",
    "normalization": "average",
    "forms": ["position"],
}
"""The network every report shows: who agrees and disagrees with whom, per position stated."""


def method(project: Project, rows: list[StatementRow]) -> list[str]:
    """How what is shown was made, in sentences."""
    coders = Counter(s.coder for s in rows)
    hints = Counter(s.hint for s in rows if s.hint)
    hinted = sum(1 for s in rows if s.origin == "suggestion" or s.hint)
    by_method = (
        f" ({', '.join(f'{name}: {n}' for name, n in sorted(hints.items()))})" if hints else ""
    )
    unaided = blind.report(project)
    nobody = say("nobody named")
    by = ", ".join(f"{name or nobody} ({number(n)})" for name, n in coders.most_common())
    return [
        say(
            "Each statement names the passage it rests on, who speaks, whose view it is (the "
            "holder) and how far the speaker commits to it. Nothing here says that a claim is "
            "true: it says in whose account it is."
        ),
        say("Coded by: {names}.", names=by or say("nobody yet")),
        say_many(
            hinted,
            "{n} statement began as a suggestion that a person took up{by_method}.",
            "{n} statements began as suggestions that a person took up{by_method}.",
            by_method=by_method,
        ),
        *layers.told(project.coded_by(), project.layers),
        *([unaided.says] if unaided.done else []),
        say(
            "The network joins holders by the positions they state, whatever the commitment. "
            "{formula} It follows the definitions of Discourse Network Analyzer’s manual.",
            formula=network_views.formula(STUDY),
        ),
        say(
            "A map draws only causes its holder asserts. A disputed sign is drawn as two arrows. "
            "Width counts sources; it is not strength."
        ),
        say("Made with Hustings {version}.", version=__version__)
        + " "
        + say("Study: {options}; layout seed 7.", options=_study_told()),
    ]


def _study_told() -> str:
    """The settings of the network, by the names they have in every door."""
    told = {k: ", ".join(v) if isinstance(v, list) else v for k, v in STUDY.items()}
    return "; ".join(f"{k} {v}" for k, v in told.items())
