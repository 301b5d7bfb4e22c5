"""The ground floor: the few central types every room passes on.

Plain values, no behaviour that needs a file, a database or a screen. Standard library, and NumPy
where statements are columns. Offsets are Unicode code points everywhere, end exclusive.
"""

from .causal import CausalMap, Run
from .coding import (
    COMMITMENTS,
    FIELD_KINDS,
    OUTCOMES,
    Actor,
    Choice,
    Commitment,
    Concept,
    Field,
    FieldKind,
    Form,
    Outcome,
    Statement,
    Verdict,
    field_of,
)
from .columns import Column
from .links import Claim, Link
from .network import Aggregation, Duplicates, Mode, Network, Normalization, Resting
from .records import (
    DECIDED,
    PUT_ASIDE,
    SUGGESTION_STATES,
    TIERS,
    UNDECIDED,
    Change,
    PutAside,
    Selection,
    Study,
    Suggestion,
    SuggestionState,
    Tier,
)
from .statements import Statements
from .text import (
    SPOKEN_KINDS,
    TURN_KINDS,
    Flag,
    Section,
    Source,
    SpokenKind,
    Transcript,
    Turn,
    TurnKind,
)

__all__ = [
    "COMMITMENTS",
    "DECIDED",
    "FIELD_KINDS",
    "OUTCOMES",
    "PUT_ASIDE",
    "SPOKEN_KINDS",
    "SUGGESTION_STATES",
    "TIERS",
    "TURN_KINDS",
    "UNDECIDED",
    "Actor",
    "Aggregation",
    "CausalMap",
    "Change",
    "Choice",
    "Claim",
    "Column",
    "Commitment",
    "Concept",
    "Duplicates",
    "Field",
    "FieldKind",
    "Flag",
    "Form",
    "Link",
    "Mode",
    "Network",
    "Normalization",
    "Outcome",
    "PutAside",
    "Resting",
    "Run",
    "Section",
    "Selection",
    "Source",
    "SpokenKind",
    "Statement",
    "Statements",
    "Study",
    "Suggestion",
    "SuggestionState",
    "Tier",
    "Transcript",
    "Turn",
    "TurnKind",
    "Verdict",
    "field_of",
]
