"""Words before the first label that may be somebody's all the same."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence

from ..model import Flag, Turn
from .lines import TALK, ends_sentence
from .speaker_names import is_role, looks_like_name, name_of

HEAD = re.compile(
    r"^[>*_#@\s]{0,4}(?P<name>[^\s:：>*_#@\d][^:：\n]{0,80}?)[*_]{0,2}\s*[:：](?!//)(?!\d)"
)
"""What begins like a label: words before a colon."""
FRONT_TALK = 3
"""So many paragraphs of talk before the first label are a speech nobody was given."""


def talk_before(text: str, turns: Sequence[Turn]) -> int | None:
    """Index of the first of the notes among some turns, if people talk in them."""
    notes = [i for i, t in enumerate(turns) if t.kind == "note"]
    said = [text[turns[i].start : turns[i].end] for i in notes]
    talk = sum(bool(TALK.search(words)) and ends_sentence(words) for words in said)
    return notes[0] if talk >= max(FRONT_TALK, 0.5 * len(notes)) else None


def unheard(words: str, speakers: Container[str]) -> list[Flag]:
    """A doubt about words before the first turn that begin like a label and end like a sentence;
    ``speakers`` are those of the text, case folded."""
    found = HEAD.match(words)
    if found is None or not ends_sentence(words):
        return []
    name = name_of(found["name"])
    known = name.casefold() in speakers or is_role(name)
    whole = len(name.split()) > 1 and looks_like_name(found["name"])
    if not (known or whole):
        return []
    return [
        Flag(
            "new-label",
            f"{name!r} looks like a label; taken as words of nobody.",
            (("set_speaker", f"Words of {name}"), ("keep", "It is no label")),
        )
    ]
