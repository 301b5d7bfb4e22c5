"""The ground floor: the few central types every room passes on.

Plain values, no behaviour that needs a file, a database or a screen. Standard library, and NumPy
where statements are columns. Offsets are Unicode code points everywhere, end exclusive.
"""

from .causal import CausalMap, Claim, Link, Run
from .coding import COMMITMENTS, Actor, Concept, Field, Form, Statement
from .network import Network
from .records import Change, Evidence, Selection, Study, Suggestion
from .statements import Column, Statements
from .text import TURN_KINDS, Flag, Section, Source, Transcript, Turn

__all__ = [
    "COMMITMENTS",
    "TURN_KINDS",
    "Actor",
    "CausalMap",
    "Change",
    "Claim",
    "Column",
    "Concept",
    "Evidence",
    "Field",
    "Flag",
    "Form",
    "Link",
    "Network",
    "Run",
    "Section",
    "Selection",
    "Source",
    "Statement",
    "Statements",
    "Study",
    "Suggestion",
    "Transcript",
    "Turn",
]
