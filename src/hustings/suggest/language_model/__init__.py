"""A language model of one's own, at any address that speaks the OpenAI chat protocol. Off unless
called.

Numbered sentences of one turn go out; sentence numbers, a quote and choices come back. A quote that
is not found word for word in the sentences it names is dropped and counted. What is kept is the
text's own words, never the model's. The transcript is data: the model is given no tools, and what
it answers can only ever be a suggestion.

``consent`` says what may be sent where, ``asking`` asks turn by turn over the ``wire``, and
``grounding`` looks every answer up in the text.
"""

from .asking import ASKS, ModelAnswers, ask_model, payload
from .consent import Consent, check, is_loopback
from .grounding import find_quote
from .wire import KEY_VARIABLE, as_sent

__all__ = [
    "ASKS",
    "KEY_VARIABLE",
    "Consent",
    "ModelAnswers",
    "as_sent",
    "ask_model",
    "check",
    "find_quote",
    "is_loopback",
    "payload",
]
