"""What makes a claim of cause doubtful in speech: talk about the talk, requests, questions, and a
cause that is denied.
"""

from __future__ import annotations

import re

DENIED = "It is denied that this is the cause."
TALK = "It is a condition or reason of the talk itself, not of what is told."
REQUEST = "It gives the reason for asking."
QUESTION = "It is asked, not said."
INFERRED = "It tells what the speaker concludes, not what follows."

NO_ACT = "Its subject is somebody who speaks of a deed, or it stands where no clause is."

_CONDITIONS = frozenset({"if", "unless", "as long as"})
_REASONS = frozenset({"because", "because of", "due to", "thanks to", "on account of"})
_NOT_BEFORE = re.compile(
    r"(?:\b(?:not|never|isn['\u2019]t|wasn['\u2019]t|aren['\u2019]t|weren['\u2019]t)"
    r"(?:,[^,.;]{1,60},)?|\bneither|\bnor)\s+(?:because|due|on account|thanks|so much)?\s*$",
    re.IGNORECASE,
)
_TALK_VERB = (
    r"(?:look|looked|know|knew|remember|recall|think (?:of|about|back)|want(?:ed)? (?:to|me "
    r"to)|ask|"
    r"asked|consider|read|see|saw|notice|listen|compare|count|check|will\b(?! \w)|like|would "
    r"like|care|"
    r"need (?:proof|evidence|an example)|mean|say|said|put it|call (?:it|that|this)|go back|"
    r"turn to|"
    r"take (?:a look|the example|for)|may|don['\u2019]t mind|permit|allow me|follow me|get my|"
    r"imagine|"
    r"have (?:a|any) (?:question|doubt)s?)"
)
_TALKS = re.compile(
    rf"\s+(?:you (?:\w+ly |just |then )?{_TALK_VERB}\b"
    r"|(?:we|one) (?:\w+ly |just |then )?(?:looks?|thinks?|talks?|speaks?|compares?|considers?|"
    r"takes?|goe?s? back|says?|counts?|asks?|reads?|remembers?|imagines?)\b"
    r"|I (?:may|might|could|can|must|am|was|were (?:to say|asked)|have to|had to say|recall|"
    r"remember|"
    r"understand|understood|say|said|look|think|look back|put it)\b"
    r"|I['\u2019]m\b|that['\u2019]s (?:all right|okay|ok|fine|what you)|it (?:please|pleases|"
    r"is all right)"
    r"|there (?:is|are) (?:no|any) (?:objections?|questions?))",
    re.IGNORECASE,
)
_ASKS = re.compile(
    r"(?:^|\b(?:but|and|so|now|then|well|also|or),?\s+)(?:please|tell|let (?:me|us)|let['\u2019]s|"
    r"(?:could|would|can|will) you|I (?:would|['\u2019]d) (?:like|love) (?:to|you)|"
    r"I['\u2019]d (?:like|"
    r"love)|I(?:['\u2019]m| am) (?:asking|wondering|curious|glad|sorry|happy|grateful|pleased|"
    r"afraid you)|"
    r"I ask|I want to (?:ask|thank|ask you)|we (?:ask|urge)|correct me|stop me|forgive me|"
    r"excuse me)\b",
    re.IGNORECASE,
)
_CONCLUDES = re.compile(
    r"^\W*(?:I|we) (?:do not |don['\u2019]t |would |do )?(?:\w+ly )?(?:think|believe|suppose|"
    r"guess|say|"
    r"argue|suggest|submit|wonder)\b",
    re.IGNORECASE,
)
_ARGUES = re.compile(r"\b(?:argue|say|suggest|submit|conclude|claim|think|believe),?\s+$", re.I)


def doubtful(
    text: str,
    sentence: tuple[int, int],
    name: str,
    cue: tuple[int, int],
    effect: tuple[int, int],
) -> str:
    """One sentence that says why a claim is doubtful, "" where nothing makes it so.

    ``name`` is the cue's, ``cue`` and ``effect`` are spans inside ``text``, ``sentence`` is the one
    that holds the cue.
    """
    start, end = sentence
    at, stop = cue
    if text[start:end].rstrip("\"\u201d\u2019') ").endswith("?"):
        return QUESTION
    if name in _REASONS and (
        text[at : at + 4].lower() == "not " or _NOT_BEFORE.search(text, max(start, at - 80), at)
    ):
        return DENIED
    if name in _CONDITIONS and _TALKS.match(text, stop, end):
        return TALK
    told = text[effect[0] : effect[1]]
    if _ASKS.search(told[:60]):
        return REQUEST
    if name == "so that" and _CONCLUDES.match(text[stop:end]):
        return INFERRED
    if name in ("therefore", "thus", "hence") and _ARGUES.search(text, max(start, at - 24), at):
        return INFERRED
    return ""
