"""The night ferry of Lindholm Bay: a small coded project every test of this room may use."""

import pytest

from hustings.exchange.bundle import CODE_FORM, Bundle
from hustings.model import Actor, Concept, Field, Form, Statement, Transcript, Turn

TEXT = (
    "The night ferry 🚢\n"
    "MARA OSTROW: Should it sail?\n"
    "INES CALDER: It should 👍. A night ferry brings visitors — and the Traders’ Guild says noise.\n"
    "TOBIAS RENN: Less sleep, fewer shops."
)

POSITION = Form(
    "position",
    (Field("concept", "concept", required=True), Field("agreement", "yes/no", required=True)),
)
CAUSE = Form(
    "cause",
    (
        Field("cause", "concept", required=True),
        Field("effect", "concept", required=True),
        Field("sign", "choice", required=True, choices=("+", "-", "?")),
    ),
)


def span(words: str) -> tuple[int, int]:
    return TEXT.index(words), TEXT.index(words) + len(words)


def said(
    number: str, words: str, form: str, values: dict[str, object], **more: object
) -> Statement:
    start, end = span(words)
    return Statement(number, "t1", start, end, words, form, values, coder="Edda Voss", **more)


@pytest.fixture
def ferry() -> Bundle:
    starts = [TEXT.index(label) for label in ("MARA", "INES", "TOBIAS")]
    ends = [*(s - 1 for s in starts[1:]), len(TEXT)]
    labels = ["MARA OSTROW", "INES CALDER", "TOBIAS RENN"]
    names = ["Mara Ostrow", "Ines Calder", "Tobias Renn"]
    turns = tuple(
        Turn(s + len(label) + 2, e, "speech", name, label, label_start=s)
        for s, e, label, name in zip(starts, ends, labels, names, strict=True)
    )
    return Bundle(
        name="Lindholm Bay",
        transcripts=(Transcript(TEXT, turns, "t1", "The night ferry", "2031-05-12", attributes={"source": "Bay Radio"}),),
        statements=(
            said("s1", "It should 👍.", "position", {"concept": "night ferry", "agreement": True}, speaker="Ines Calder", holder="Ines Calder"),
            said("s2", "A night ferry brings visitors", "cause", {"cause": "night ferry", "effect": "visitors", "sign": "+"}, speaker="Ines Calder", holder="Ines Calder"),
            said("s3", "the Traders’ Guild says noise", "cause", {"cause": "night ferry", "effect": "noise", "sign": "+"}, speaker="Ines Calder", holder="Traders' Guild", commitment="rejects", memo="her tone!"),
            said("s4", "Less sleep", "code", {"code": "health/sleep"}, speaker="Tobias Renn"),
        ),
        actors=(Actor("a1", "Ines Calder", kind="councillor", color="#1f5f9e"), Actor("a2", "Tobias Renn"), Actor("a3", "Traders' Guild", aliases=("the guild",)), Actor("a4", "Mara Ostrow")),
        concepts=(
            Concept("c1", "night ferry", description="A crossing after midnight.", color="#a6400b"),
            Concept("c2", "visitors"),
            Concept("c3", "noise"),
            Concept("c4", "health"),
            Concept("c5", "sleep", parent="c4"),
        ),
        forms=(POSITION, CAUSE, CODE_FORM),
        coders=({"name": "Edda Voss", "color": "#0d6b67"},),
    )  # fmt: skip
