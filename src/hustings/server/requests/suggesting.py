"""What is sent about suggestions, and to a model of one's own."""

from __future__ import annotations

from pydantic import Field

from ...model import PutAside
from ...suggest.language_model.consent import Consent
from ...views.reviewing.models import Wanted
from .body import Body
from .coding import NewStatement, Properties


class Decision(Body):
    """What became of a suggestion; with the statement that was made of it, or the actor that was
    confirmed.
    """

    state: str
    statement: NewStatement | None = None
    actor: Properties | None = None


class LookDecision(Body):
    """What becomes of a mark of a first look: kept to be made a statement of, put off, rejected."""

    state: PutAside


class Look(Body):
    """Where to look for suggestions: a text or all, some kinds or all, how wide."""

    transcript: str | None = None
    kinds: list[str] = Field(default_factory=list)
    tier: str = "strong"


class Share(Body):
    """How much is to be coded without help."""

    share: float
    seed: int = 1


class BlindPassage(Body):
    """A passage that was coded without help, by its beginning."""

    transcript: str
    start: int


class Method(Body):
    """A method to be shown whatever its rate, or not."""

    method: str
    shown: bool = True


class Several(Body):
    """Suggestions that are one to a person, such as a name in many texts, and what becomes of
    them."""

    ids: list[str]
    state: str


class Consenting(Body):
    """Leave to send turns to a host for a model."""

    host: str
    model: str
    turns: list[int]

    def given(self) -> Consent:
        """As the room that asks takes it."""
        return Consent(self.host, self.model, tuple(self.turns))


class Asking(Body):
    """What a model is to be asked."""

    url: str
    model: str
    transcript: str
    kinds: list[str] = Field(default_factory=lambda: ["causes"])
    turns: list[int] | None = None
    timeout: float = Field(default=60.0, gt=0, le=600)
    consent: Consenting | None = None

    def wanted(self) -> Wanted:
        """Without the consent."""
        turns = None if self.turns is None else tuple(self.turns)
        return Wanted(self.url, self.model, self.transcript, tuple(self.kinds), turns, self.timeout)
