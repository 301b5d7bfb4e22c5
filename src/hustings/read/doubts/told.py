"""What a doubt says to a person, and what they can do by one key."""

from __future__ import annotations

from collections.abc import Sequence

from ...model import Flag

_NO_PERSON_FIXES = (
    ("set_kind", "Not a speech"),
    ("rename_speaker", "Another name"),
    ("keep", "It is right"),
)


def opening(words: str) -> str:
    """The first five words, by which a person knows a paragraph again."""
    return " ".join(words.split()[:5])


def start(code: str, what: str, words: str) -> Flag:
    """A paragraph that begins like somebody else's words."""
    return Flag(
        code,
        f"The paragraph that begins {opening(words)!r} starts like {what}; taken as words of "
        f"this turn.",
        (("split", "Begin a turn there"), ("keep", "It is right")),
    )


def time(words: str) -> Flag:
    """A time among words."""
    return Flag(
        "time",
        f"A time stands among the words: {opening(words)!r}. Does another turn begin there?",
        (("split", "Begin a turn there"), ("keep", "It is right")),
    )


def page(words: str) -> Flag:
    """The number of a page or a column among words."""
    return Flag(
        "page",
        f"{opening(words)!r} looks like the number of a page or a column, not like words said.",
        (("split", "Part the turn there"), ("keep", "It is right")),
    )


def unlike(words: str, reasons: Sequence[str], *, begins: bool) -> Flag:
    """A paragraph unlike what is said in its text; ``begins`` where it is the first of a turn."""
    why = f": {' and '.join(reasons)}" if reasons else ""
    fixes = (
        (("set_kind", "Not a speech"), ("set_speaker", "Choose the speaker"))
        if begins
        else (("split", "Part the turn there"),)
    )
    return Flag(
        "narration",
        f"{opening(words)!r} is unlike what is said in this text{why}. It may be a heading, what "
        "happened, or another's words.",
        (*fixes, ("keep", "It was said")),
    )


def no_person(speaker: str) -> Flag:
    """A speaker who is a party, a place or a sentence."""
    return Flag("no-person", f"{speaker!r} does not look like a person.", _NO_PERSON_FIXES)


def stranger(speaker: str, reasons: Sequence[str]) -> Flag:
    """A label behind which nothing stands that looks said."""
    why = f": {' and '.join(reasons)}" if reasons else ""
    return Flag(
        "no-person",
        f"What stands behind {speaker!r} is unlike what the others say{why}. It may be no speaker.",
        _NO_PERSON_FIXES,
    )


NO_WORDS = Flag(
    "no-words",
    "There is nothing here but numbers; is it speech?",
    (("set_kind", "Not a speech"), ("keep", "It is right")),
)
TABLE = Flag(
    "table",
    "These lines look like a table, a list of contents or a roll call; is it speech?",
    (("set_kind", "Not a speech"), ("keep", "It is right")),
)
BRACKET = Flag(
    "bracket",
    "A bracket closes here that was opened before; the label may stand within an aside.",
    (("merge", "Words of the turn before"), ("set_kind", "Not a speech"), ("keep", "It is right")),
)
UNHEARD = Flag(
    "unlabelled",
    "These words stand before the first label and read like speech; taken as nobody's.",
    (("set_speaker", "Choose the speaker"), ("keep", "Nobody's words")),
)
LONG = Flag(
    "long",
    "This turn is far longer than the others; a label may have been missed.",
    (("split", "Begin another turn inside"), ("keep", "It is right")),
)
