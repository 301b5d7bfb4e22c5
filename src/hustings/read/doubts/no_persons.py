"""What stands where a name stands and names no person: a party, a place, a part of the sitting."""

from __future__ import annotations

import re
from collections.abc import Container
from pathlib import Path

from ..words.lines import date_in
from ..words.speaker_names import ends_a_sentence, is_asked

_LABELS = Path(__file__).with_name("no_persons.txt").read_text(encoding="utf-8").splitlines()
_NO_PERSON = re.compile(
    "|".join(label for label in _LABELS if label and not label.startswith("# ")), re.IGNORECASE
)


def is_no_person(speaker: str, parties: Container[str]) -> bool:
    """Whether a speaker is a party, a place, a part of the sitting or a sentence; ``parties`` are
    known from other labels, case folded.

    >>> is_no_person("Recess", ()), is_no_person("HL", {"hl"}), is_no_person("Edda Voss", ())
    (True, True, False)
    """
    if speaker.casefold() in parties and speaker.isupper():
        return True
    if _NO_PERSON.fullmatch(speaker) or date_in(speaker) is not None:
        return True
    return ends_a_sentence(speaker) and not is_asked(speaker.rstrip("."))
